/**
 * What a program says about retries.
 */
import type { FailedAttempt as Failed } from "../../internal/call/retrying.ts"

/**
 * Options of the retries of a client. All times are in milliseconds.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryOptions {
  /** The number of attempts at most, the first included. Default: 4. */
  readonly tries?: number | undefined
  /** The pause before the second attempt. Default: 250. */
  readonly base?: number | undefined
  /** The factor by which each pause grows. Default: 2. */
  readonly factor?: number | undefined
  /** The longest pause, unless the server asks for more. Default: 5,000. */
  readonly cap?: number | undefined
  /** The longest `Retry-After` to wait for; a longer one fails at once. Default: 60,000. */
  readonly retryAfterCap?: number | undefined
  /**
   * The time limit of one attempt; `Infinity` for none. Default: 30,000 for GET and HEAD, 120,000 for others. For a stream (`parseAs: "stream"`) it covers the
   * time until the first byte.
   */
  readonly attemptTimeout?: number | undefined
}

/**
 * A failed attempt, as a retry policy sees it.
 *
 * @since 0.1.0
 * @category models
 */
export interface FailedAttempt extends Omit<Failed, "operation" | "retryAfter"> {
  /** The method and path, such as `POST /v1/projects`. */
  readonly operation: string
  /** The pause that the server asks for, in milliseconds. */
  readonly retryAfter: number | undefined
}

/**
 * Decides whether to retry: returns the pause in milliseconds, or `undefined` to give up.
 *
 * **Details**
 *
 * It is called for every error of the API, and for every failure that another attempt can change.
 *
 * **Gotchas**
 *
 * It also gets failures of calls that may have been carried out. Check `isIdempotent` and `sent`, so that nothing is done twice.
 *
 * @since 0.1.0
 * @category models
 */
export type RetryPolicy = (failed: FailedAttempt) => number | undefined | Promise<number | undefined>

/** Retries as a client has them. */
export type Retries = true | RetryOptions | RetryPolicy
