/**
 * When a failed call is retried, and after which delay.
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
   * What a policy knows about a failed attempt.
   *
   * @since 0.1.0
   * @category models
   */
  FailedAttempt
} from "./internal/call/retrying.ts"

/**
 * Decides how long to wait before the next attempt. `undefined` stops retrying.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryPolicy {
  (failed: FailedAttempt): Effect.Effect<Duration.Duration | undefined>
}

export {
  /**
   * Checks whether another attempt could succeed, and cannot do harm.
   *
   * **Details**
   *
   * Transient failures are failures of the connection and the statuses 408, 429, 500, 502, 503 and 504, except a 429
   * whose code names a quota or a plan limit. A call that is not idempotent is retried only if it was certainly not
   * processed: the request was not sent, or the API rejected it with a 429 or 503 and a `Retry-After`. Otherwise a
   * retry could create, and bill, a second project.
   *
   * @since 0.1.0
   * @category predicates
   */
  isRetryable
} from "./internal/call/retrying.ts"

/**
 * What to change in the default policy.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The maximum number of attempts, including the first. Default: 4. */
  readonly tries?: number | undefined
  /** The delay before the second attempt. Default: 250 milliseconds. */
  readonly base?: Duration.Input | undefined
  /** The factor by which each delay grows. Default: 2. */
  readonly factor?: number | undefined
  /** The maximum delay without `Retry-After`. Default: 5 seconds. */
  readonly cap?: Duration.Input | undefined
  /** The maximum `Retry-After` to wait for. A longer one fails immediately. Default: 60 seconds. */
  readonly retryAfterCap?: Duration.Input | undefined
}

/**
 * Makes a policy with exponential backoff and jitter that honors `Retry-After`.
 *
 * **When to use**
 *
 * Use to change how often, and for how long, a client retries.
 *
 * **Details**
 *
 * Each delay is between half and all of the exponential delay. If the server sends `Retry-After`, the policy waits that
 * long and up to a quarter more (at most the maximum delay), so that not all clients return at the same time.
 *
 * **Example** (Retrying for longer)
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
 * Never retries.
 *
 * @since 0.1.0
 * @category constructors
 */
export const none: RetryPolicy = () => Effect.succeed(undefined)

/**
 * The policy in effect. Provide it to the layer of a client for a default, or to an effect with `CallOptions.provide`.
 *
 * **Example** (Making a client that does not retry)
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
