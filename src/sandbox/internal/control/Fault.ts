/** What goes wrong in a sandbox on request: the types of `Sandbox.Running`. */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type { OperationId } from "../protocol/operations.ts"

/**
 * What happens to a request. With a `latency` alone it is answered as usual, later.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fault {
  /** The operation whose requests it happens to; every operation of the API when omitted. */
  readonly operation?: OperationId | undefined
  /** The number of requests it happens to; all until `clear` when omitted. */
  readonly count?: number | undefined
  /** How long the request waits, before the operation or, with `carriedOut`, after it; a number is milliseconds. */
  readonly latency?: Duration.Input | undefined
  /** The status of the answer, from 200 to 599. */
  readonly status?: number | undefined
  /** The body of that answer: a string is sent as text, anything else as JSON. When omitted, an error as the API writes it. */
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string } | undefined
  /** The `Retry-After` header of that answer, in seconds. The status is 503 when omitted. */
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
   *
   * A client tries again after a status that may pass (408, 429, 500, 502, 503, 504) and after a cut connection, with pauses. Under a `TestClock` these
   * end only when the test moves it (`TestClock.adjust`); with `retryAfter: 0` there is no pause. A fault without `count` happens to every attempt.
   */
  readonly add: (fault: Fault) => Effect.Effect<void>
  /** From now on nothing goes wrong. */
  readonly clear: Effect.Effect<void>
  /** The access tokens of all logins are over; their refresh tokens are not. */
  readonly expireTokens: Effect.Effect<void>
  /** All logins are over: their access tokens and their refresh tokens. */
  readonly revokeTokens: Effect.Effect<void>
}
