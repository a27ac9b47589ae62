/**
 * Makes a call of a client again while its policy allows. Loaded with the first call of a client that retries.
 */
import * as Duration from "effect/Duration"
import { FetchError } from "../../FetchError.ts"
import { fieldsOf } from "../../internal/answer/errorBody.ts"
import { isIdempotent } from "../../internal/call/repeatable.ts"
import {
  type FailedAttempt,
  makePause,
  refused,
  unanswered,
  usualAttemptTimeout
} from "../../internal/call/retrying.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { printed } from "../../internal/failure/printed.ts"
import { retryAfter } from "../../internal/failure/retryAfter.ts"
import { headOf, type Progress } from "./failures.ts"
import { idempotentOperations } from "./idempotentOperations.ts"
import type { Result } from "./results.ts"
import type { Retries, RetryOptions } from "./retryTypes.ts"
import { after, checkMillis, linked, pause } from "./timing.ts"

/** A call that may be made more than once. */
export interface Repeatable {
  readonly method: string
  readonly path: string
  readonly url: string
  readonly body: unknown
  readonly parseAs: string | undefined
  /** What the program aborts it with, if anything. */
  readonly signal: AbortSignal | null | undefined
  /** How long it may take in all, in milliseconds. */
  readonly timeout: number | undefined
  /** Makes one attempt, and tells how far it is. */
  readonly attempt: (signal: AbortSignal, tell: (progress: Progress) => void) => Promise<Result>
}

const isAtLeast = (least: number) => (value: number): boolean => value >= least

const checks: { readonly [Name in keyof RetryOptions]-?: readonly [(value: number) => boolean, string] } = {
  tries: [(tries) => Number.isInteger(tries) && tries > 0, "a whole number, 1 or more"],
  base: [isAtLeast(0), "milliseconds, 0 or more"],
  factor: [isAtLeast(1), "a number, 1 or more"],
  cap: [isAtLeast(0), "milliseconds, 0 or more"],
  retryAfterCap: [isAtLeast(0), "milliseconds, 0 or more"],
  attemptTimeout: [(millis) => millis > 0, "milliseconds, more than 0"]
}

const optionsOf = (retries: Retries, call: Repeatable): RetryOptions => {
  if (retries === true || typeof retries === "function") return {}
  const wrong = (path: string, expected: string) => {
    throw FetchErrors.invalidRequest(call, [{ path, message: `Expected ${expected}` }])
  }
  if (typeof retries !== "object" || retries === null) wrong("retries", "`true`, options or a policy")
  for (const [name, [isGood, expected]] of Object.entries(checks)) {
    const value: unknown = Reflect.get(retries as object, name)
    if (value !== undefined && !(typeof value === "number" && isGood(value))) wrong(`retries.${name}`, expected)
  }
  return retries as RetryOptions
}

type Policy = (failed: FailedAttempt) => number | undefined | Promise<number | undefined>

const policyOf = (retries: Retries, options: RetryOptions): Policy => {
  if (typeof retries !== "function") {
    const pauseBefore = makePause(options)
    return (failed) => pauseBefore(failed, Math.random())
  }
  return async (failed) => {
    const millis = await retries({
      ...failed,
      retryAfter: failed.retryAfter && Duration.toMillis(failed.retryAfter)
    })
    return typeof millis === "number" && millis >= 0 ? millis : undefined
  }
}

/** Whether a body can be read a second time. */
const canBeSentAgain = (body: unknown): boolean =>
  !(body instanceof ReadableStream) && !(typeof body === "object" && body !== null && Symbol.asyncIterator in body)

/** One attempt, within its time and that of the call. */
const attemptOnce = async (call: Repeatable, attemptTimeout: number, left: number): Promise<Result> => {
  const { signal, ...link } = linked(call.signal)
  const { attempt, parseAs, timeout = Infinity, url, method } = call
  let progress: Progress | undefined
  const stop = after(Math.min(attemptTimeout, left), () => {
    const said = Duration.millis(left < attemptTimeout ? timeout : attemptTimeout)
    const begun = progress?.response && headOf(progress.response)
    link.abort(FetchErrors.timeout(progress?.request ?? { method, url }, said, true, begun))
  })
  try {
    return await attempt(signal, (made) => (progress = made))
  } finally {
    stop()
    // The program reads on in a stream.
    if (parseAs !== "stream") link.letGo()
  }
}

/** The failure with what is known of the attempts. */
const told = (
  error: FetchError,
  attempts: number,
  previousStatus: number | undefined,
  isIdempotent: boolean
): FetchError =>
  printed(Object.assign(error, { isIdempotent }, attempts > 1 ? { attempts, previousStatus } : undefined))

/** What a policy decides about, of an attempt that did not succeed. */
const failedAttempt = (
  made: Parameters<typeof refused>[0],
  failure: Result | FetchError
): FailedAttempt | undefined => {
  if (failure instanceof FetchError) return unanswered(made, failure)
  const { error, response: { headers, status } } = failure
  const { code } = fieldsOf(error)
  return refused(made, { status, code, retryAfter: retryAfter(Object.fromEntries(headers), Date.now()) })
}

/** Makes a call, and makes it again while the policy allows. */
export const withRetries = async (retries: Retries, call: Repeatable): Promise<Result> => {
  const { body, method, path, signal, timeout } = call
  if (timeout !== undefined) checkMillis(call, "timeout", timeout)
  const options = optionsOf(retries, call)
  const policy = policyOf(retries, options)
  const attemptTimeout = options.attemptTimeout ?? Duration.toMillis(usualAttemptTimeout(method))
  const operation = `${method} ${path}`
  const isRepeatable = isIdempotent(method) || idempotentOperations.has(operation)
  const deadline = performance.now() + (timeout ?? Infinity)
  let previousStatus: number | undefined

  for (let attempts = 1;; attempts++) {
    signal?.throwIfAborted()
    const ended: Result | FetchError = await attemptOnce(call, attemptTimeout, deadline - performance.now())
      .catch((error: unknown) => {
        if (signal?.aborted === true || !(error instanceof FetchError)) throw error
        return error
      })
    if (!(ended instanceof FetchError) && ended.response.ok) return ended
    const failed = failedAttempt({ operation, method, isIdempotent: isRepeatable, attempts }, ended)
    const millis = failed && canBeSentAgain(body) ? await policy(failed) : undefined
    // What would come after the pause would come too late: this failure says more than a time-out.
    if (millis === undefined || performance.now() + millis >= deadline) {
      if (ended instanceof FetchError) throw told(ended, attempts, previousStatus, isRepeatable)
      return ended
    }
    await pause(millis, signal)
    previousStatus = ended instanceof FetchError ? undefined : ended.response.status
  }
}
