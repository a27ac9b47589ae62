/**
 * The steps of a deployment that can be lost on their way: each is repeated where that is safe, after a look at what it has done.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { pauseAfter } from "../failure/backoff.ts"
import { isUnknown, mayEndOtherwise, statusOf } from "../failure/transient.ts"

/** How often the answer of a step may be lost. */
const tries = 4

const pause = (tried: number) => Effect.sleep(pauseAfter(tried, { base: "500 millis", factor: 2, cap: "5 seconds" }))

/**
 * Does something, and where nobody knows whether it was done, or the API says that it is done already, looks. `done` gives `undefined` where it was
 * not.
 */
export const doneOnce = Effect.fnUntraced(function*<A, E>(
  once: Effect.Effect<A, E>,
  done: Effect.Effect<A | undefined, E>
): Effect.fn.Return<A, E> {
  for (let tried = 1;; tried++) {
    const result = yield* Effect.result(once)
    if (Result.isSuccess(result)) return result.success
    const { failure } = result
    if (!isUnknown(failure) && statusOf(failure) !== 409) return yield* Effect.fail(failure)
    const seen = yield* Effect.mapError(done, () => failure)
    if (seen !== undefined) return seen
    if (tried === tries || !mayEndOtherwise(failure)) return yield* Effect.fail(failure)
    yield* pause(tried)
  }
})
