/**
 * The error of a call that got no usable answer from the Management API.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import { PrintedError } from "./internal/failure/printedError.ts"
import type { Outcome } from "./internal/failure/transient.ts"

export type {
  /**
   * `notProcessed`: the API certainly did not carry out the request. `unknown`: it may have.
   *
   * @since 0.1.0
   * @category models
   */
  Outcome
} from "./internal/failure/transient.ts"

/**
 * One problem of a request or an answer: where it is, and what was expected. Values are left out, since they may be
 * secrets.
 *
 * @since 0.1.0
 * @category models
 */
export interface Issue {
  /** The path, with the part of the request first: `params.id`, `query.limit`, `payload.source.backupId`. */
  readonly path: string
  readonly message: string
  /**
   * The number of places with this problem among those checked, if there is more than one. `path` is the first of them.
   */
  readonly count?: number | undefined
}

/**
 * Why there is no usable answer.
 *
 * - `Transport`: the connection failed, or broke before the answer was complete.
 * - `Timeout`: there was no answer within the time limit.
 * - `InvalidResponse`: the status is declared, but the body does not match the contract.
 * - `InvalidRequest`: the input does not match the contract. Nothing was sent.
 *
 * `code` is the platform's error code, for example `ECONNREFUSED` or `CERT_HAS_EXPIRED`.
 *
 * `issues` has at most ten entries. A problem that several elements of a list share is one entry with a `count`; the
 * message counts the rest.
 *
 * `status` and `requestId` are set if the answer started but did not finish: after a `status` of 201, the resource was
 * created.
 *
 * If `sent` is `true`, the API may have processed the request: the outcome of a write is unknown.
 *
 * @since 0.1.0
 * @category models
 */
export type FetchErrorReason =
  | {
    readonly _tag: "Transport"
    readonly sent: boolean
    readonly code?: string | undefined
    readonly status?: number
    readonly requestId?: string | undefined
  }
  | {
    readonly _tag: "Timeout"
    readonly sent: boolean
    readonly duration: Duration.Duration
    readonly status?: number
    readonly requestId?: string | undefined
  }
  | {
    readonly _tag: "InvalidResponse"
    readonly status: number
    readonly issues: ReadonlyArray<Issue>
    readonly requestId?: string | undefined
  }
  | { readonly _tag: "InvalidRequest"; readonly issues: ReadonlyArray<Issue> }

/**
 * A call got no usable answer: the connection failed, the time limit passed, or the request or the answer does not
 * match the contract.
 *
 * **Example** (Reading what is wrong with an input)
 *
 * ```ts
 * import { FetchError } from "effect-prisma-management/FetchError"
 *
 * const describe = (error: FetchError): string =>
 *   error.reason._tag === "InvalidRequest"
 *     ? error.reason.issues.map((issue) => `${issue.path}: ${issue.message}`).join("\n")
 *     : error.message
 * ```
 *
 * @since 0.1.0
 * @category errors
 */
export class FetchError extends PrintedError("FetchError")<{
  readonly message: string
  readonly reason: FetchErrorReason
  /** The operation that failed, for example `projects.get`. Absent for other requests. */
  readonly operation?: string | undefined
  /** Method and URL, without query and user info. */
  readonly request: { readonly method: string; readonly url: string }
  /** The number of attempts, if there was more than one. */
  readonly attempts?: number
  /** What the API answered to the attempt before the last, if it did. */
  readonly previousStatus?: number | undefined
  /**
   * Whether the operation is idempotent: making the call twice has the same effect as making it once. Absent if the
   * error does not come from a client.
   */
  readonly isIdempotent?: boolean | undefined
  readonly cause?: unknown
}> {
  /** `notProcessed`: the API certainly did not carry out the request. `unknown`: it may have. */
  get outcome(): Outcome {
    const { reason } = this
    if (reason._tag === "InvalidRequest") return "notProcessed"
    return reason._tag === "InvalidResponse" || reason.sent ? "unknown" : "notProcessed"
  }
}

/**
 * Checks whether a value is a `FetchError`, even one from another copy of this package.
 *
 * @since 0.1.0
 * @category guards
 */
export const isFetchError = (u: unknown): u is FetchError => Predicate.isTagged(u, "FetchError")
