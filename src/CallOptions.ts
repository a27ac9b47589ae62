/**
 * What a program sets for the calls of a region of code, or of a client: time limits and headers.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { dual } from "effect/Function"
import * as Stream from "effect/Stream"
import { mergeOptions } from "./internal/call/mergeOptions.ts"
import * as RetryPolicy from "./RetryPolicy.ts"

/**
 * Options of calls.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallOptions {
  /** How long a call may take, all its attempts and the pauses between them included. More than 0. Default: no limit. */
  readonly timeout?: Duration.Input | undefined
  /**
   * How long one attempt may take. More than 0. Default: 30 seconds, 120 seconds for what is not a GET or HEAD. A stream has it for its first byte.
   *
   * Node's `fetch` has limits of its own, which nobody can turn off from here: it gives up after five minutes without the beginning of an answer, or without
   * the next piece of one (`UND_ERR_HEADERS_TIMEOUT`, `UND_ERR_BODY_TIMEOUT`). Longer attempts need another `HttpClient`, as undici's.
   */
  readonly attemptTimeout?: Duration.Input | undefined
  /**
   * Sent with each request. Not for what the client sets itself: `accept`, `authorization`, `content-type`, `content-length`, `host`,
   * `connection`, `transfer-encoding`, `upgrade`.
   */
  readonly headers?: { readonly [name: string]: string } | undefined
  /** Whether the trace context is sent as B3 (`b3`), too, beside `traceparent`. Default: no. */
  readonly b3?: boolean | undefined
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
 * What `provide` takes: options of calls, and a retry policy.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends CallOptions {
  /** The retry policy of the calls. That of the client if omitted. */
  readonly retry?: RetryPolicy.RetryPolicy | undefined
}

/**
 * Sets options for all calls of an effect or a stream, over those that are set around it.
 *
 * **Gotchas**
 *
 * A stream makes its calls when it runs: set its options on the stream itself.
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
  (options: Options): <Self extends Effect.Effect<any, any, any> | Stream.Stream<any, any, any>>(self: Self) => Self
  <Self extends Effect.Effect<any, any, any> | Stream.Stream<any, any, any>>(self: Self, options: Options): Self
} = dual(
  2,
  (self: Effect.Effect<unknown> | Stream.Stream<unknown>, { retry, ...options }: Options) => {
    const set = (context: Context.Context<never>): Context.Context<never> => {
      const around = Context.getOrUndefined(context, CallOptions)
      const merged = Context.add(context, CallOptions, mergeOptions(around, options))
      return retry === undefined ? merged : Context.add(merged, RetryPolicy.RetryPolicy, retry)
    }
    return Stream.isStream(self) ? Stream.updateContext(self, set) : Effect.updateContext(self, set)
  }
)
