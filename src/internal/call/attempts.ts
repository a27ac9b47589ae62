/**
 * Makes a call again while its policy allows, within its time limits.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import { isApiError } from "../../ApiError.ts"
import type { FetchError } from "../../FetchError.ts"
import type { CallOptions } from "../../CallOptions.ts"
import type { RetryPolicy } from "../../RetryPolicy.ts"
import { positive } from "../config/duration.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { madeAt } from "../failure/authErrors.ts"
import { printed } from "../failure/printed.ts"
import { type FailedAttempt, refused, unanswered, usualAttemptTimeout } from "./retrying.ts"
import type { Call, Failure } from "./vocabulary.ts"
import { withLimit } from "./withLimit.ts"

const unusable = (call: Call, path: string): Effect.Effect<never, FetchError> =>
  Effect.fail(named(
    FetchErrors.invalidRequest(call, [{
      path,
      message: "Expected a duration of more than 0, for example \"30 seconds\""
    }]),
    call
  ))

const statusOf = (failure: Failure): number | undefined => isApiError(failure) ? failure.status : undefined

/** What a policy may decide about; `undefined` where no other attempt could end differently. */
const failedAttempt = (
  { isIdempotent, method, operation }: Call,
  failure: Failure,
  attempts: number
): FailedAttempt | undefined => {
  const made = { operation, method, isIdempotent, attempts }
  if (isApiError(failure)) return refused(made, failure)
  return failure._tag === "AuthError" ? undefined : unanswered(made, failure)
}

interface Earlier {
  readonly attempts: number
  readonly previousStatus: number | undefined
}

/** The failure with the call that it is of, told where it is printed too. */
export const named = <F extends Failure>(
  failure: F,
  { isIdempotent, operation, site }: Pick<Call, "operation" | "isIdempotent" | "site">,
  earlier?: Earlier
): F => {
  // Calls that waited for one refresh share its failure: each gets one of its own.
  if (failure._tag === "AuthError") return site === undefined ? failure : madeAt(site, failure) as F
  if (failure.operation !== undefined) return failure
  const isUncertain = !isIdempotent && isApiError(failure) && failure.outcome === "unknown"
  Object.assign(
    failure,
    { operation, isIdempotent },
    isUncertain ? { message: FetchErrors.withUnknownOutcome(failure.message) } : undefined,
    earlier !== undefined && earlier.attempts > 1 ? earlier : undefined
  )
  return printed(failure, site)
}

/** What of a failed attempt may stand in a log: nothing that the API wrote. */
const reasonOf = (failure: Failure): string => isApiError(failure) ? String(failure.status) : failure.reason._tag

/** What the attempts of a call have in common. */
interface Run<A> {
  readonly call: Call
  readonly policy: RetryPolicy
  readonly attempt: (attempts: number) => Effect.Effect<A, Failure>
  /** The answer that the attempt reads, once it began. */
  readonly answered: () => HttpClientResponse.HttpClientResponse | undefined
  readonly attemptTimeout: Duration.Duration
  /** When the time of the call is over, in milliseconds since the epoch. */
  readonly deadline: number
}

const attemptOnce = <A>(run: Run<A>, earlier: Earlier): Effect.Effect<A, Failure> => {
  const { answered, attempt, attemptTimeout, call } = run
  return Effect.catch(
    withLimit(
      attempt(earlier.attempts),
      attemptTimeout,
      () => Effect.fail(FetchErrors.timeout(call, attemptTimeout, true, answered()))
    ),
    (failure) => attemptAgain(run, failure, earlier)
  )
}

const attemptAgain = <A>(
  run: Run<A>,
  failure: Failure,
  earlier: Earlier
): Effect.Effect<A, Failure> =>
  Effect.gen(function*() {
    const { call, deadline, policy } = run
    const failed = failedAttempt(call, failure, earlier.attempts)
    const pause = failed === undefined ? undefined : yield* policy(failed)
    if (failed === undefined || pause === undefined) return yield* Effect.fail(named(failure, call, earlier))
    // What would come after the pause would come too late: this failure says more than a time-out.
    const now = yield* Clock.currentTimeMillis
    if (now + Duration.toMillis(pause) >= deadline) return yield* Effect.fail(named(failure, call, earlier))
    yield* Effect.annotateLogs(Effect.logDebug("Retrying the call"), {
      operation: call.operation,
      attempt: earlier.attempts,
      reason: reasonOf(failure),
      pause: Duration.toMillis(pause)
    })
    if (call.observer !== undefined) yield* call.observer.retry(failed, failure)
    yield* Effect.sleep(pause)
    return yield* attemptOnce(run, { attempts: earlier.attempts + 1, previousStatus: statusOf(failure) })
  })

const first: Earlier = { attempts: 1, previousStatus: undefined }

/** Runs attempts until one succeeds, the policy ends them or the time is over. */
export const withAttempts = <A>(
  call: Call,
  policy: RetryPolicy,
  options: CallOptions,
  attempt: Run<A>["attempt"],
  answered: Run<A>["answered"]
): Effect.Effect<A, Failure> => {
  const attemptTimeout = options.attemptTimeout === undefined
    ? Duration.millis(usualAttemptTimeout(call.method))
    : positive(options.attemptTimeout)
  if (attemptTimeout === undefined) return unusable(call, "attemptTimeout")
  const timeout = options.timeout === undefined ? Duration.infinity : positive(options.timeout)
  if (timeout === undefined) return unusable(call, "timeout")
  const run = { call, policy, attempt, answered, attemptTimeout, deadline: Infinity }
  if (!Duration.isFinite(timeout)) return attemptOnce(run, first)
  return Effect.flatMap(
    Clock.currentTimeMillis,
    (now) =>
      withLimit(
        attemptOnce({ ...run, deadline: now + Duration.toMillis(timeout) }, first),
        timeout,
        () => Effect.fail(named(FetchErrors.timeout(call, timeout, true, answered()), call))
      )
  )
}
