/**
 * Makes a call of a client again while its policy allows. Loaded with the first call of a client that retries.
 */
import * as Duration from "effect/Duration"
import { FetchError } from "../../FetchError.ts"
import { fieldsOf } from "../../internal/answer/errorBody.ts"
import { isIdempotent } from "../../internal/call/repeatable.ts"
import {
  type FailedAttempt,
  pauseBefore,
  refused,
  unanswered,
  usualAttemptTimeout,
  usualPatience
} from "../../internal/call/retrying.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import { retryAfter } from "../../internal/failure/retryAfter.ts"
import { headOf, type Progress, sayAll } from "./failures.ts"
import { idempotentOperations } from "./idempotentOperations.ts"
import type { Result } from "./results.ts"
import type { Retries, RetryOptions } from "./retryTypes.ts"
import { checkMillis } from "./millis.ts"
import { after, linked, pause } from "./timing.ts"

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

/** The least that each option may be. */
const least = { tries: 1, base: 0, factor: 1, cap: 0, retryAfterCap: 0, attemptTimeout: 1 } satisfies {
  readonly [Name in keyof RetryOptions]-?: number
}

const optionsOf = (retries: Retries, call: Repeatable): RetryOptions => {
  if (retries === true || typeof retries === "function") return {}
  const check = (isGood: boolean, path: string, expected: string) => {
    if (!isGood) throw FetchErrors.invalidConfiguration({ path, message: `Expected ${expected}` }, call)
  }
  check(Object(retries) === retries, "retries", "`true`, options or a policy")
  for (const [name, from] of Object.entries(least)) {
    const value: unknown = Reflect.get(retries, name)
    check(
      value === undefined || typeof value === "number" && value >= from,
      `retries.${name}`,
      `a number, ${from} or more`
    )
  }
  return retries
}

type Policy = (failed: FailedAttempt) => unknown

const policyOf = (retries: Retries, options: RetryOptions): Policy => {
  if (typeof retries === "function") {
    return ({ retryAfter, ...failed }) =>
      retries({ ...failed, retryAfter: retryAfter && Duration.toMillis(retryAfter) })
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const patience = { ...usualPatience, ...Object.fromEntries(given) }
  return (failed) => pauseBefore(patience, failed, Math.random())
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
  const attemptTimeout = options.attemptTimeout ?? usualAttemptTimeout(method)
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
    if (typeof millis !== "number" || !(millis >= 0) || performance.now() + millis >= deadline) {
      if (!(ended instanceof FetchError)) return ended
      throw sayAll(
        Object.assign(ended, { isIdempotent: isRepeatable }, attempts > 1 ? { attempts, previousStatus } : undefined)
      )
    }
    await pause(millis, signal)
    previousStatus = ended instanceof FetchError ? undefined : ended.response.status
  }
}
