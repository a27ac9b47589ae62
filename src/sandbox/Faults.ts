/**
 * What goes wrong in a sandbox, so that a program can be tested against it.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import type { OperationId } from "./internal/operations.ts"

export type {
  /**
   * An operation of the contract by its id, for example `projects.list`, or an endpoint of the authorization server:
   * `oauth.authorize`, `oauth.token`, `oauth.revoke`.
   *
   * @since 0.1.0
   * @category models
   */
  OperationId
}

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
 * **Example** (A 503, once)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * const ManagementTest = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
 *   Layer.provide(Authorization.layerToken("test-token")),
 *   Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
 * )
 *
 * export const test = Effect.gen(function*() {
 *   const sandbox = yield* Sandbox.Sandbox
 *   yield* sandbox.faults.add({ operation: "projects.create", count: 1, status: 503 })
 *   const client = yield* ManagementClient.ManagementClient
 *   const error = yield* Effect.flip(client.projects.create())
 *   return error._tag // => "UnexpectedStatus"
 * }).pipe(Effect.provide(ManagementTest))
 * ```
 *
 * **Example** (The answer to a create is lost: is there one project after it, or two?)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import { Sandbox } from "effect-prisma-management/sandbox"
 *
 * export const loseAnswer = Effect.flatMap(Sandbox.Sandbox, ({ faults }) =>
 *   faults.add({ operation: "projects.create", count: 1, carriedOut: true, cut: true }))
 * ```
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
