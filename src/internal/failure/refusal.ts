/**
 * Errors that the API answered with.
 */
import type * as Duration from "effect/Duration"
import { PrintedError, type Tagged } from "./printedError.ts"
import { type Outcome, outcomeOfStatus } from "./transient.ts"

const refusal = "~effect-prisma-management/ApiError"

/** A `PrintedError` that the API answered with: known by a brand, so that another copy of the package knows it too. */
export const RefusalError = <Tag extends string>(
  tag: Tag
): Tagged<Tag, { readonly outcome: Outcome }> => {
  class Base
    extends PrintedError(tag)<{ readonly status: number; readonly retryAfter: Duration.Duration | undefined }>
  {
    get [refusal](): true {
      return true
    }
    get outcome(): Outcome {
      return outcomeOfStatus(this.status, this.retryAfter)
    }
  }
  return Base as unknown as Tagged<Tag, { readonly outcome: Outcome }>
}

/** Whether a value is a `RefusalError`, of this copy of the package or of another. */
export const isRefusal = (u: unknown): boolean => typeof u === "object" && u !== null && refusal in u
