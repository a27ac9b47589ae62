/**
 * When a failed call is made once more, and after which pause.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import { type FailedAttempt, pauseBefore, usualPatience } from "./internal/call/retrying.ts"

export type {
  /**
   * What a policy knows of an attempt that failed.
   *
   * @since 0.1.0
   * @category models
   */
  FailedAttempt
} from "./internal/call/retrying.ts"

/**
 * Tells how long to wait before the next attempt; `undefined` for no further attempt.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryPolicy {
  (failed: FailedAttempt): Effect.Effect<Duration.Duration | undefined>
}

export {
  /**
   * Whether another attempt can help, and can do no harm.
   *
   * **Details**
   *
   * Transient are failures of the transport and the statuses 408, 429, 500, 502, 503 and 504, but not a 429 whose code names a quota or a plan's limit.
   * A call that is not idempotent is retried only if it was certainly not processed: the request was not sent, or the API refused it with a
   * 429 or 503 and a `Retry-After`. A second project would be a second one to pay for.
   *
   * @since 0.1.0
   * @category predicates
   */
  isRetryable
} from "./internal/call/retrying.ts"

/**
 * What to change of the default policy.
 *
 * @since 0.1.0
 * @category models
 */
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

/**
 * Makes a policy: exponential pauses with jitter (between half and all of each), and the server's `Retry-After` before them, with up to a quarter more
 * (at most the longest pause), so that not all who are told the same come back at once.
 *
 * **Example** (More patience)
 *
 * ```ts
 * import * as RetryPolicy from "effect-prisma-management/RetryPolicy"
 *
 * export const patient = RetryPolicy.make({ tries: 10, cap: "30 seconds" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): RetryPolicy => {
  const patience = {
    tries: options.tries ?? usualPatience.tries,
    base: Duration.toMillis(options.base ?? usualPatience.base),
    factor: options.factor ?? usualPatience.factor,
    cap: Duration.toMillis(options.cap ?? usualPatience.cap),
    retryAfterCap: Duration.toMillis(options.retryAfterCap ?? usualPatience.retryAfterCap)
  }
  return (failed) =>
    Effect.map(Random.next, (random) => {
      const pause = pauseBefore(patience, failed, random)
      return pause === undefined ? undefined : Duration.millis(pause)
    })
}

/**
 * Never makes a second attempt.
 *
 * @since 0.1.0
 * @category constructors
 */
export const none: RetryPolicy = () => Effect.succeed(undefined)

/**
 * The policy of a client, where it is provided to its layer; of a region of code, where it is provided there; else the default.
 *
 * **Example** (A client that does not retry)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as RetryPolicy from "effect-prisma-management/RetryPolicy"
 * import * as Layer from "effect/Layer"
 *
 * export const ManagementLive = ManagementClient.layerConfig.pipe(
 *   Layer.provide(Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.none))
 * )
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export const RetryPolicy = Context.Reference<RetryPolicy>("effect-prisma-management/RetryPolicy", {
  defaultValue: () => make()
})
