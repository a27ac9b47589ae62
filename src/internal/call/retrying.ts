/**
 * Whether a call that failed is made once more, after which pause, and how long an attempt may take.
 */
import * as Duration from "effect/Duration"
import type * as HttpMethod from "effect/http/HttpMethod"
import type { FetchError } from "../../FetchError.ts"
import { pauseOf, type Pauses } from "../failure/pauses.ts"
import { mayPass, outcomeOfStatus } from "../failure/transient.ts"
import { isPermanent } from "../failure/transportCause.ts"

export interface FailedAttempt {
  /** The operation, for example `projects.create`. */
  readonly operation: string
  readonly method: HttpMethod.HttpMethod | (string & {})
  /**
   * Whether making the call twice has the same effect as making it once: by its method (RFC 9110 section 9.2.2), or by
   * the contract.
   */
  readonly isIdempotent: boolean
  /** The number of attempts so far, including this one. */
  readonly attempts: number
  /** The status of the answer. `undefined` if there was none. */
  readonly status: number | undefined
  /** The API's error code, or empty. */
  readonly code: string
  readonly retryAfter: Duration.Duration | undefined
  /** `false`: the API certainly did not receive the request, for example because the connection was refused. */
  readonly sent: boolean
}

/** Of a call, whatever becomes of its attempts. */
export type Made = Pick<FailedAttempt, "operation" | "method" | "isIdempotent" | "attempts">

/** An attempt that got no usable answer; `undefined` where no other attempt could end differently. */
export const unanswered = (made: Made, { reason }: FetchError): FailedAttempt | undefined => {
  if (reason._tag !== "Transport" && reason._tag !== "Timeout") return undefined
  if (reason._tag === "Transport" && isPermanent(reason.code)) return undefined
  return { ...made, status: undefined, code: "", retryAfter: undefined, sent: reason.sent }
}

/** An attempt that the API refused. */
export const refused = (
  made: Made,
  { code, retryAfter, status }: Pick<FailedAttempt, "status" | "code" | "retryAfter">
): FailedAttempt => ({ ...made, status, code, retryAfter, sent: true })

export const isRetryable = ({ code, isIdempotent, retryAfter, sent, status }: FailedAttempt): boolean => {
  if (status === undefined) return isIdempotent || !sent
  return mayPass(status, code) && (isIdempotent || outcomeOfStatus(status, retryAfter) === "notProcessed")
}

/** What a policy waits for: at most so many attempts, pauses of its own, and the longest `Retry-After`. In milliseconds. */
export interface Patience extends Pauses {
  readonly tries: number
  readonly retryAfterCap: number
}

/** Where the program says nothing. */
export const usualPatience: Patience = { tries: 4, base: 250, factor: 2, cap: 5000, retryAfterCap: 60_000 }

/** The pause of a policy before the next attempt, in milliseconds, given a random number below 1; `undefined` for no further attempt. */
export const pauseBefore = (patience: Patience, failed: FailedAttempt, random: number): number | undefined => {
  const { cap, retryAfterCap, tries } = patience
  if (failed.attempts >= tries || !isRetryable(failed)) return undefined
  if (failed.retryAfter !== undefined) {
    const asked = Duration.toMillis(failed.retryAfter)
    // Many who are told the same time do not come back at the same moment, and nobody before it.
    return asked > retryAfterCap ? undefined : asked + random * Math.min(asked / 4, cap)
  }
  const pause = pauseOf(failed.attempts, patience)
  return pause / 2 + random * pause / 2
}

/** How long an attempt may take, in milliseconds, where the program says nothing. */
export const usualAttemptTimeout = (method: string): number => method === "GET" || method === "HEAD" ? 30_000 : 120_000
