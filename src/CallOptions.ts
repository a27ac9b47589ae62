/**
 * Time limits and headers for the calls of a client, or of a part of a program.
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
 * The options of a call.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallOptions {
  /** The time limit of a call, with all its attempts and the pauses between them. More than 0. Default: no limit. */
  readonly timeout?: Duration.Input | undefined
  /**
   * The time limit of one attempt. More than 0. Default: 30 seconds for GET and HEAD, 120 seconds for other methods.
   * For a stream, the limit covers the time until its first byte.
   *
   * Node's `fetch` has its own limits: it fails when headers, or the next part of a body, take more than five minutes
   * (`UND_ERR_HEADERS_TIMEOUT`, `UND_ERR_BODY_TIMEOUT`). For longer attempts, use another `HttpClient`, such as
   * `NodeTransport`.
   */
  readonly attemptTimeout?: Duration.Input | undefined
  /**
   * Headers for each request. The client sets `accept`, `authorization`, `content-type`, `content-length`, `host`,
   * `connection`, `transfer-encoding` and `upgrade` itself: these are rejected.
   */
  readonly headers?: { readonly [name: string]: string } | undefined
  /** Whether to also send the trace context as B3 (`b3`), in addition to `traceparent`. Default: `false`. */
  readonly b3?: boolean | undefined
}

/**
 * The options in effect. Provide it to the layer of a client for defaults; `provide` overrides them for an effect.
 *
 * @since 0.1.0
 * @category services
 */
export const CallOptions = Context.Reference<CallOptions>("effect-prisma-management/CallOptions", {
  defaultValue: () => ({})
})

/**
 * What `provide` accepts: call options and a retry policy.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends CallOptions {
  /** The retry policy of the calls. Default: the policy of the client. */
  readonly retry?: RetryPolicy.RetryPolicy | undefined
}

/**
 * Sets call options for all calls of an effect or a stream. They override the options around it.
 *
 * **When to use**
 *
 * Use for time limits, headers or retries of a part of a program.
 *
 * **Gotchas**
 *
 * A stream makes its calls when it runs: provide the options to the stream itself.
 *
 * **Example** (Limiting one call to two seconds)
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
