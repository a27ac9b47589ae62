/**
 * What a program sets for the calls of a region of code, or of a client: time limits and headers.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as RetryPolicy from "./RetryPolicy.ts"

/**
 * Options of calls.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallOptions {
  /** How long a call may take, all its attempts and the pauses between them included. Default: no limit. */
  readonly timeout?: Duration.Input | undefined
  /** How long one attempt may take. Default: 30 seconds, 120 seconds for what is not a GET or HEAD. A stream has it for its first byte. */
  readonly attemptTimeout?: Duration.Input | undefined
  /** Sent with each request. `authorization` is not set here: it is the authorization's. */
  readonly headers?: { readonly [name: string]: string } | undefined
}

/**
 * The options in force: those of a client, where they are provided to its layer, and over them those of a region of code.
 *
 * @since 0.1.0
 * @category services
 */
export const CallOptions = Context.Reference<CallOptions>("effect-prisma-management/CallOptions", {
  defaultValue: () => ({})
})

/**
 * Sets options for all calls of an effect, over those that are set around it.
 *
 * **Example** (One impatient call)
 *
 * ```ts
 * import * as CallOptions from "effect-prisma-management/CallOptions"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as RetryPolicy from "effect-prisma-management/RetryPolicy"
 * import * as Effect from "effect/Effect"
 *
 * export const projects = Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.list()).pipe(
 *   CallOptions.provide({ timeout: "2 seconds", retry: RetryPolicy.none, headers: { "x-request-id": "job-7" } })
 * )
 * ```
 *
 * @since 0.1.0
 * @category combinators
 */
export const provide: {
  (
    options: CallOptions & { readonly retry?: RetryPolicy.RetryPolicy | undefined }
  ): <A, E, R>(self: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  <A, E, R>(
    self: Effect.Effect<A, E, R>,
    options: CallOptions & { readonly retry?: RetryPolicy.RetryPolicy | undefined }
  ): Effect.Effect<A, E, R>
} = dual(
  2,
  <A, E, R>(
    self: Effect.Effect<A, E, R>,
    { retry, ...options }: CallOptions & { readonly retry?: RetryPolicy.RetryPolicy | undefined }
  ): Effect.Effect<A, E, R> =>
    Effect.updateContext(self, (context: Context.Context<R>) => {
      const around = Context.getOrUndefined(context, CallOptions as never) as CallOptions | undefined
      const merged = Context.add(context, CallOptions, {
        ...around,
        ...options,
        headers: { ...around?.headers, ...options.headers }
      })
      return retry === undefined ? merged : Context.add(merged, RetryPolicy.RetryPolicy, retry)
    }) as Effect.Effect<A, E, R>
)
