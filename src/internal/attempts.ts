/**
 * Makes a call again while its policy allows, within its time limits.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpMethod from "effect/http/HttpMethod"
import { type ApiError, isApiError } from "../ApiError.ts"
import type { AuthError } from "../AuthError.ts"
import type { CallOptions } from "../CallOptions.ts"
import type { FetchError } from "../FetchError.ts"
import type { FailedAttempt, RetryPolicy } from "../RetryPolicy.ts"
import * as Issues from "./issues.ts"

type Failure = ApiError | AuthError | FetchError

/** What is known of a call before it is made. */
export interface Call {
  readonly operation: string
  readonly method: HttpMethod.HttpMethod
  readonly url: string
  readonly isIdempotent: boolean
}

const readTimeout = Duration.seconds(30)
const writeTimeout = Duration.seconds(120)

const isRead = (method: HttpMethod.HttpMethod): boolean => method === "GET" || method === "HEAD"

const statusOf = (failure: Failure): number | undefined => isApiError(failure) ? failure.status : undefined

/** What a policy may decide about; `undefined` where no other attempt could end differently. */
const failedAttempt = (call: Call, failure: Failure, attempts: number): FailedAttempt | undefined => {
  const { isIdempotent, method, operation } = call
  if (isApiError(failure)) {
    const { code, retryAfter, status } = failure
    return { operation, method, isIdempotent, attempts, status, code, retryAfter, sent: true }
  }
  if (failure._tag === "AuthError") return undefined
  const { reason } = failure
  return reason._tag === "Transport" || reason._tag === "Timeout"
    ? {
      operation,
      method,
      isIdempotent,
      attempts,
      status: undefined,
      code: "",
      retryAfter: undefined,
      sent: reason.sent
    }
    : undefined
}

const note = (failure: Failure, attempts: number, previousStatus: number | undefined): Failure =>
  attempts === 1 ? failure : Object.assign(failure, { attempts, previousStatus })

/** Runs attempts until one succeeds, the policy ends them or the time is over. */
export const withAttempts = <A>(
  call: Call,
  policy: RetryPolicy,
  options: CallOptions,
  attempt: (attempts: number) => Effect.Effect<A, Failure>
): Effect.Effect<A, Failure> => {
  const attemptTimeout = options.attemptTimeout === undefined
    ? isRead(call.method) ? readTimeout : writeTimeout
    : Duration.fromInputUnsafe(options.attemptTimeout)

  const loop = (attempts: number, previousStatus: number | undefined): Effect.Effect<A, Failure> =>
    Effect.catch(
      Effect.timeoutOrElse(attempt(attempts), {
        duration: attemptTimeout,
        orElse: () => Effect.fail(Issues.timeout(call, attemptTimeout, true))
      }),
      (failure) => {
        const failed = failedAttempt(call, failure, attempts)
        return Effect.flatMap(
          failed === undefined ? Effect.succeed(undefined) : policy(failed),
          (pause) =>
            pause === undefined
              ? Effect.fail(note(failure, attempts, previousStatus))
              : Effect.flatMap(Effect.sleep(pause), () => loop(attempts + 1, statusOf(failure)))
        )
      }
    )

  if (options.timeout === undefined) return loop(1, undefined)
  const timeout = Duration.fromInputUnsafe(options.timeout)
  return Effect.timeoutOrElse(loop(1, undefined), {
    duration: timeout,
    orElse: () => Effect.fail(Issues.timeout(call, timeout, true))
  })
}
