/** What goes wrong in a sandbox on request: the types of `Sandbox.Running`. */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type { OperationId } from "../protocol/operations.ts"

/**
 * What happens to a request. With a `latency` alone it is answered as always, later.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fault {
  /** Which requests it happens to: all operations of the API when left away. */
  readonly operation?: OperationId | undefined
  /** To how many of them: to all until `clear` when left away. */
  readonly count?: number | undefined
  /** How long the request waits first, or after the operation was carried out; a number is milliseconds. */
  readonly latency?: Duration.Input | undefined
  /** The status of the answer, from 200 to 599. */
  readonly status?: number | undefined
  /** The body of that answer, JSON or the text that it is; an error as the API writes it when left away. */
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string } | undefined
  /** The header `Retry-After` of that answer, in seconds. The status is 503 when left away. */
  readonly retryAfter?: number | undefined
  /** Whether the connection is cut instead of an answer. */
  readonly cut?: boolean | undefined
  /**
   * Whether the operation is carried out before this happens, so that only its answer is lost or late. Without it, what is cut or
   * answered with a status is not carried out.
   */
  readonly carriedOut?: boolean | undefined
}

/**
 * Makes requests go wrong.
 *
 * @since 0.1.0
 * @category models
 */
export interface Faults {
  /**
   * Adds a fault. A request takes the first of those that fit it. Dies when the fault makes no sense, such as a status of 42.
   */
  readonly add: (fault: Fault) => Effect.Effect<void>
  /** From now on nothing goes wrong. */
  readonly clear: Effect.Effect<void>
  /** The access tokens of all logins are over; their refresh tokens are not. */
  readonly expireTokens: Effect.Effect<void>
  /** All logins are over: their access tokens and their refresh tokens. */
  readonly revokeTokens: Effect.Effect<void>
}
