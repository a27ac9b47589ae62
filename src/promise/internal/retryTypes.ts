/**
 * What a program says about retries.
 */
import type { FailedAttempt as Failed } from "../../internal/call/retrying.ts"

/**
 * What to change of the retries of a client. All times are in milliseconds.
 *
 * @since 0.1.0
 * @category models
 */
export interface RetryOptions {
  /** How many attempts there are at the most, the first included. Default: 4. */
  readonly tries?: number | undefined
  /** The pause before the second attempt. Default: 250. */
  readonly base?: number | undefined
  /** By how much each pause is longer than the one before. Default: 2. */
  readonly factor?: number | undefined
  /** The longest pause of our own. Default: 5,000. */
  readonly cap?: number | undefined
  /** The longest `Retry-After` that is waited for; a longer one fails at once. Default: 60,000. */
  readonly retryAfterCap?: number | undefined
  /**
   * How long one attempt may take; `Infinity` for no limit. Default: 30,000 for GET and HEAD, 120,000 for others. A stream (`parseAs: "stream"`)
   * has it for its first byte.
   */
  readonly attemptTimeout?: number | undefined
}

/**
 * What a policy knows of an attempt that failed.
 *
 * @since 0.1.0
 * @category models
 */
export interface FailedAttempt extends Omit<Failed, "operation" | "retryAfter"> {
  /** Method and path: `POST /v1/projects`. */
  readonly operation: string
  /** What the server asks for, in milliseconds. */
  readonly retryAfter: number | undefined
}

/**
 * Tells how many milliseconds to wait before the next attempt; `undefined` for no further attempt. It is asked about every failure that another
 * attempt can change, and about every error of the API: look at `isIdempotent` and `sent`.
 *
 * @since 0.1.0
 * @category models
 */
export type RetryPolicy = (failed: FailedAttempt) => number | undefined | Promise<number | undefined>

/** Retries as a client has them. */
export type Retries = true | RetryOptions | RetryPolicy
