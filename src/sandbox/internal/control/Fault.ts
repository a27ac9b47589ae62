/** What goes wrong in a sandbox on request: the types of `Sandbox.Running`. */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type { OperationGroup, OperationId } from "../protocol/operations.ts"

/**
 * Selects the requests of a fault, besides its `operation`: those that match every field.
 *
 * @since 0.1.0
 * @category models
 */
export interface FaultWhere {
  /**
   * The path without its query. `{id}` is any segment, as in the contract, and `*` any text, as in `/v1/projects/*`. Without an `operation`, any path of the
   * sandbox. A path that no request can have is refused.
   */
  readonly path?: string | undefined
  /** The method of the request. Any if omitted. */
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined
  /** The workspace of the caller, with or without `wksp_`: that of its bearer token, or of the code or token in an OAuth request. */
  readonly workspaceId?: string | undefined
  /** The application whose login issued the bearer token, or that makes the OAuth request. */
  readonly clientId?: string | undefined
  /** The whole bearer token. */
  readonly token?: string | Redacted.Redacted<string> | undefined
}

/**
 * Selects requests, and says what happens to them: a delay, another answer, a cut connection.
 *
 * **Details**
 *
 * `operation` and `where` select requests. Of these, `after` skips the first ones, `every` takes each n-th of the rest, `probability` a random part of
 * those, and `count` ends the fault.
 *
 * Durations are milliseconds, or a string such as `2 seconds`. Latencies and pauses pass by the `Clock` that the sandbox was started with, so `TestClock`
 * moves them. `rateLimit` and `stale` go by the clock of the sandbox, which `advance` moves as well.
 *
 * **Gotchas**
 *
 * With only a `latency`, the request is answered as usual, later.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fault {
  /** An operation or a group (`projects.*`, `oauth.*`); every operation of the API if omitted. */
  readonly operation?: OperationId | OperationGroup | undefined
  /** Selects requests by path, method, workspace, application or token. */
  readonly where?: FaultWhere | undefined
  /** Skips this many matching requests first. */
  readonly after?: number | undefined
  /** Takes every n-th matching request: `2` takes the second, fourth, sixth. */
  readonly every?: number | undefined
  /** The probability for each matching request: above 0, and 1 at most. */
  readonly probability?: number | undefined
  /** The seed of the `probability`: the same seed takes the same requests. If omitted, the order in which faults were added decides. */
  readonly seed?: number | string | undefined
  /** Ends the fault after this many requests. If omitted, it lasts until it is removed. */
  readonly count?: number | undefined
  /** Delays the request: before the operation, or after it with `carriedOut`. */
  readonly latency?: Duration.Input | undefined
  /** The status of the answer, from 200 to 599. */
  readonly status?: number | undefined
  /**
   * The body of that answer: a string is sent as text, anything else as JSON. If omitted, an error as the API writes it, as OAuth does (RFC 6749 section 5.2),
   * or as an object store does, by the operation.
   */
  readonly body?: unknown
  /** The headers of that answer. */
  readonly headers?: { readonly [name: string]: string } | undefined
  /** The `Retry-After` header of that answer, in seconds. Without a `status`, the status is 503. */
  readonly retryAfter?: number | undefined
  /**
   * Closes the connection instead of answering. `"body"` closes it after the headers and half of the body. An answer without a body is cut before its
   * headers.
   */
  readonly cut?: boolean | "body" | undefined
  /** Sends the body in pieces of `bytes`, with a pause of `interval` between two. */
  readonly dribble?: { readonly bytes: number; readonly interval: Duration.Input } | undefined
  /**
   * Answers all but `limit` requests of a `window` with 429, and with the rest of the window in `Retry-After`. `status` and `retryAfter` replace these. A window
   * begins with its first request. All matching requests count together; select one caller with `where`.
   */
  readonly rateLimit?: { readonly limit: number; readonly window: Duration.Input } | undefined
  /**
   * Answers a read from the state of that long ago, to a hundredth of that time, but never from before the fault. Logs, and who may read, are always
   * current.
   */
  readonly stale?: Duration.Input | undefined
  /**
   * Carries out the operation first, so that only its answer is lost, late or replaced. Without it, a request that is cut or answered with a `status` is not
   * carried out.
   */
  readonly carriedOut?: boolean | undefined
}

/**
 * An active fault, with how often it has happened.
 *
 * @since 0.1.0
 * @category models
 */
export interface PendingFault {
  readonly id: string
  /** The fault as it was added. Its token is redacted. */
  readonly fault: Fault
  /** How many requests it has happened to. */
  readonly hits: number
  /** How many more requests it will happen to; `undefined` without a `count`. */
  readonly left: number | undefined
}

/**
 * Injects faults, and tells which have happened.
 *
 * @since 0.1.0
 * @category models
 */
export interface Faults {
  /**
   * Adds a fault, and returns its id. The answer has the id in its header `x-sandbox-fault`, and `requests` in `faultId`.
   *
   * A request takes the first fault that selects it; later faults do not count it. Dies with a `SandboxError` if the fault is invalid, such as a status of 42 or
   * an unknown field.
   *
   * A client retries transient failures (408, 429, 500, 502, 503, 504, a cut connection) with pauses. Under a `TestClock` a pause ends only when the test
   * moves the clock (`TestClock.adjust`); `retryAfter: 0` avoids it. A fault without a `count` happens to every attempt.
   */
  readonly add: (fault: Fault) => Effect.Effect<string>
  /** Removes a fault by its id. Removing one that has already ended succeeds. Dies with a `SandboxError` if the id is unknown. */
  readonly remove: (id: string) => Effect.Effect<void>
  /** The active faults. Empty once every fault has used up its `count`. */
  readonly pending: Effect.Effect<ReadonlyArray<PendingFault>>
  /** Removes all faults. */
  readonly clear: Effect.Effect<void>
  /** Expires the access tokens of all logins. Their refresh tokens stay valid. */
  readonly expireTokens: Effect.Effect<void>
  /** Ends all logins: revokes their access tokens and refresh tokens. */
  readonly revokeTokens: Effect.Effect<void>
}
