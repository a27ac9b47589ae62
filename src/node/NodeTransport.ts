/**
 * The HTTP client for programs on Node: Effect's `HttpClient` on the dispatchers of undici. Needs the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { makeClient } from "./internal/transport/client.ts"
import { makeChoose } from "./internal/transport/dispatchers.ts"

/**
 * Options of the transport.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * How long the body of an answer may be silent, to the second. Then its connection is closed, and reading fails with undici's
   * `UND_ERR_BODY_TIMEOUT`. Default: five minutes. `Duration.infinity` waits for ever.
   */
  readonly silence?: Duration.Input | undefined
}

const silenceOf = (options: Options | undefined): Effect.Effect<number> =>
  Effect.suspend(() => {
    const silence = Duration.toMillis(Duration.fromInputUnsafe(options?.silence ?? Duration.minutes(5)))
    return silence > 0 ? Effect.succeed(silence) : Effect.die(new RangeError("silence: expected a time above zero"))
  })

/**
 * Makes the client for a scope: connections of its own are closed with it.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options?: Options): Effect.Effect<HttpClient.HttpClient, never, Scope.Scope> =>
  Effect.gen(function*() {
    const silence = yield* silenceOf(options)
    const overFetch = Context.get(yield* Layer.build(FetchHttpClient.layer), HttpClient.HttpClient)
    return makeClient(yield* makeChoose, silence, overFetch)
  })

/**
 * Provides the client with options of its own.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWith = (options: Options): Layer.Layer<HttpClient.HttpClient> =>
  Layer.fresh(Layer.effect(HttpClient.HttpClient, make(options)))

/**
 * Provides Effect's `HttpClient` for Node.
 *
 * **Details**
 *
 * A request goes over `NodeHttpClient.Dispatcher` of `@effect/platform-node` where that is provided, to the layer or to the effect. Else
 * it goes over the dispatcher that the program has set for all of undici (`setGlobalDispatcher`), which is asked at each request: a `MockAgent`
 * can be set at any time. Else it goes over connections of the layer's own. Those use the proxies of `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`
 * (small letters come first), read from the program's `Config` when the layer is built, and are closed with the layer.
 *
 * Bodies that are compressed (gzip, deflate, br, zstd) come decoded, and without `content-encoding` and `content-length`. The client does not ask for compression: set
 * `accept-encoding` where the network is slower than a core. Redirects are not followed. `NodeHttpClient.UndiciOptions` holds for each
 * request.
 *
 * Interruption closes the connection at once. The body of an answer may be silent for five minutes. Until its headers arrive there is no limit but yours:
 * `CallOptions`, `Effect.timeout`.
 *
 * A small body is kept while it comes. A large one that nobody reads holds its connection until the answer is collected: read it, or use
 * `HttpClient.withScope`.
 *
 * Bun has a stand-in for undici, which sends nothing. There, requests go over its `fetch` and what that makes of proxies, silence and compression; a
 * dispatcher that is provided is an error that says so.
 *
 * **Example** (Reading a page)
 *
 * ```ts
 * import { NodeTransport } from "effect-prisma-management/node"
 * import * as Effect from "effect/Effect"
 * import * as HttpClient from "effect/http/HttpClient"
 *
 * export const main = HttpClient.get("https://www.prisma.io/").pipe(
 *   Effect.flatMap((response) => response.text),
 *   Effect.provide(NodeTransport.layer)
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<HttpClient.HttpClient> = layerWith({})
