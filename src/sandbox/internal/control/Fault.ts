/** What goes wrong in a sandbox on request: the types of `Sandbox.Running`. */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type { OperationGroup, OperationId } from "../protocol/operations.ts"

/**
 * Which requests a fault happens to, beside its `operation`: those that fit every field.
 *
 * @since 0.1.0
 * @category models
 */
export interface FaultWhere {
  /**
   * The path, without its query: `{id}` stands for a part of it, as in the contract, and `*` for any text, as in `/v1/projects/*`. Without an `operation` it
   * may be any path of the sandbox.
   */
  readonly path?: string | undefined
  /** The method of the request. Any if omitted. */
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined
  /** The workspace of the caller, with `wksp_` or without: that of the bearer token, or of the code or token that a request of OAuth brings. */
  readonly workspaceId?: string | undefined
  /** The application of the login that the bearer token came from, or that makes the request of OAuth. */
  readonly clientId?: string | undefined
  /** The bearer token, all of it: the tokens of a sandbox begin the same. */
  readonly token?: string | Redacted.Redacted<string> | undefined
}

/**
 * What happens to a request. With a `latency` alone it is answered as usual, later.
 *
 * **Details**
 *
 * `operation` and `where` say which requests fit. Of these `after` lets the first pass, `every` takes each n-th of the others, `probability` takes some of
 * those, and `count` ends the fault.
 *
 * Durations are milliseconds, or a text such as `2 seconds`. Latencies and pauses pass by the `Clock` that the sandbox was started with, so `TestClock` moves
 * them; what is counted in time (`rateLimit`, `stale`) is counted by the sandbox's clock, which `advance` moves as well.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fault {
  /** The operation whose requests it happens to, or a group (`projects.*`, `oauth.*`); every operation of the API when omitted. */
  readonly operation?: OperationId | OperationGroup | undefined
  /** Which requests of it: of a caller, of a path, of a method. */
  readonly where?: FaultWhere | undefined
  /** How many of the requests that fit it pass first. */
  readonly after?: number | undefined
  /** Of how many requests that fit it happens to the last: with `2` to the second, the fourth, the sixth. */
  readonly every?: number | undefined
  /** How likely it happens to a request, above 0 and up to 1. */
  readonly probability?: number | undefined
  /** What the `probability` is drawn from: with the same seed the same requests are hit. Without it, the order in which faults were added decides. */
  readonly seed?: number | string | undefined
  /** The number of requests it happens to; all until it is removed when omitted. */
  readonly count?: number | undefined
  /** How long the request waits, before the operation or, with `carriedOut`, after it. */
  readonly latency?: Duration.Input | undefined
  /** The status of the answer, from 200 to 599. */
  readonly status?: number | undefined
  /**
   * The body of that answer: a string is sent as text, anything else as JSON. When omitted, an error as the API writes it, as OAuth does (RFC 6749 section
   * 5.2), or as an object store, whoever is asked.
   */
  readonly body?: unknown
  /** Headers of that answer. */
  readonly headers?: { readonly [name: string]: string } | undefined
  /** The `Retry-After` header of that answer, in seconds. The status is 503 when omitted. */
  readonly retryAfter?: number | undefined
  /**
   * Whether the connection is cut instead of an answer. `"body"` cuts it within: the head and half of the body go out, with the length of all of it. What has no
   * body is cut before its head.
   */
  readonly cut?: boolean | "body" | undefined
  /** Sends the body in pieces of so many bytes, with a pause between two. */
  readonly dribble?: { readonly bytes: number; readonly interval: Duration.Input } | undefined
  /**
   * Lets `limit` requests pass in a `window`, which begins with the first of them, and answers the others with 429 and the time that is left of it in
   * `Retry-After`, unless `status` and `retryAfter` say otherwise. It counts all requests that fit it together: `where` makes it that of one caller.
   */
  readonly rateLimit?: { readonly limit: number; readonly window: Duration.Input } | undefined
  /**
   * Answers a read from the state as it was so long ago, to a hundredth of that time and never older than the fault: what was written since is not seen yet. Logs are
   * always of now, and so is who may read.
   */
  readonly stale?: Duration.Input | undefined
  /**
   * Whether the operation is carried out before this happens, so that only its answer is lost or late. Without it, what is cut or
   * answered with a status is not carried out.
   */
  readonly carriedOut?: boolean | undefined
}

/**
 * A fault that is still there.
 *
 * @since 0.1.0
 * @category models
 */
export interface PendingFault {
  readonly id: string
  /** What was added. A token in it is redacted. */
  readonly fault: Fault
  /** To how many requests it has happened. */
  readonly hits: number
  /** To how many it is still to happen; `undefined` for one without `count`. */
  readonly left: number | undefined
}

/**
 * Makes requests go wrong.
 *
 * @since 0.1.0
 * @category models
 */
export interface Faults {
  /**
   * Adds a fault, and gives its id: `requests` has it as the `faultId` of each request that it happened to, and the answer as its header `x-sandbox-fault`. A
   * request takes the first of the faults that fit it; those behind do not count it. Dies when the fault makes no sense, such as a status of 42 or a field that
   * there is none of.
   *
   * A client tries again after a status that may pass (408, 429, 500, 502, 503, 504) and after a cut connection, with pauses. Under a `TestClock` these
   * end only when the test moves it (`TestClock.adjust`); with `retryAfter: 0` there is no pause. A fault without `count` happens to every attempt.
   */
  readonly add: (fault: Fault) => Effect.Effect<string>
  /** Takes a fault away by its id; one that is over already is no error. Dies when there was none of that id. */
  readonly remove: (id: string) => Effect.Effect<void>
  /** The faults that are left: empty once each of them has happened as often as its `count` says. */
  readonly pending: Effect.Effect<ReadonlyArray<PendingFault>>
  /** From now on nothing goes wrong. */
  readonly clear: Effect.Effect<void>
  /** The access tokens of all logins are over; their refresh tokens are not. */
  readonly expireTokens: Effect.Effect<void>
  /** All logins are over: their access tokens and their refresh tokens. */
  readonly revokeTokens: Effect.Effect<void>
}
