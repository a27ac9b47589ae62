/**
 * Whether a call that failed is made once more, after which pause, and how long an attempt may take.
 */
import * as Duration from "effect/Duration"
import type * as HttpMethod from "effect/http/HttpMethod"
import type { FetchError } from "../../FetchError.ts"
import { type Backoff, pauseAfter } from "../failure/backoff.ts"
import { mayPass, outcomeOfStatus } from "../failure/transient.ts"
import { isPermanent } from "../failure/transportCause.ts"

export interface FailedAttempt {
  /** Group and method: `projects.create`. */
  readonly operation: string
  readonly method: HttpMethod.HttpMethod | (string & {})
  /** Whether doing it twice is as good as doing it once: by its method (RFC 9110 section 9.2.2), or because the contract says so. */
  readonly isIdempotent: boolean
  /** How many attempts there were, this one included. */
  readonly attempts: number
  /** `undefined` where no answer came. */
  readonly status: number | undefined
  /** The API's error code, or empty. */
  readonly code: string
  readonly retryAfter: Duration.Duration | undefined
  /** `false`: the API cannot have seen the request, for example because the connection was refused. */
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
export const refused = (made: Made, answer: Pick<FailedAttempt, "status" | "code" | "retryAfter">): FailedAttempt => ({
  ...made,
  status: answer.status,
  code: answer.code,
  retryAfter: answer.retryAfter,
  sent: true
})

export const isRetryable = ({ code, isIdempotent, retryAfter, sent, status }: FailedAttempt): boolean => {
  if (status === undefined) return isIdempotent || !sent
  return mayPass(status, code) && (isIdempotent || outcomeOfStatus(status, retryAfter) === "notProcessed")
}

export interface Options {
  /** How many attempts there are at the most, the first included. Default: 4. */
  readonly tries?: number | undefined
  /** The pause before the second attempt. Default: 250 milliseconds. */
  readonly base?: Duration.Input | undefined
  /** By how much each pause is longer than the one before. Default: 2. */
  readonly factor?: number | undefined
  /** The longest pause of our own. Default: 5 seconds. */
  readonly cap?: Duration.Input | undefined
  /** The longest `Retry-After` that is waited for; a longer one fails at once. Default: 60 seconds. */
  readonly retryAfterCap?: Duration.Input | undefined
}

/** The pause of a policy before the next attempt, in milliseconds, given a random number below 1; `undefined` for no further attempt. */
export const makePause = (options: Options) => {
  const tries = options.tries ?? 4
  const backoff: Backoff = {
    base: options.base ?? "250 millis",
    factor: options.factor ?? 2,
    cap: options.cap ?? "5 seconds"
  }
  const retryAfterCap = Duration.toMillis(options.retryAfterCap ?? "60 seconds")
  return (failed: FailedAttempt, random: number): number | undefined => {
    if (failed.attempts >= tries || !isRetryable(failed)) return undefined
    if (failed.retryAfter !== undefined) {
      const asked = Duration.toMillis(failed.retryAfter)
      // Many who are told the same time do not come back at the same moment, and nobody before it.
      return asked > retryAfterCap ? undefined : asked + random * Math.min(asked / 4, Duration.toMillis(backoff.cap))
    }
    const pause = pauseAfter(failed.attempts, backoff)
    return pause / 2 + random * pause / 2
  }
}

const readTimeout = Duration.seconds(30)
const writeTimeout = Duration.seconds(120)

/** How long an attempt may take, where the program says nothing. */
export const usualAttemptTimeout = (method: string): Duration.Duration =>
  method === "GET" || method === "HEAD" ? readTimeout : writeTimeout
