/**
 * The HTTP client for Node: Effect's `HttpClient` on the dispatchers of undici. Needs the package
 * `@effect/platform-node`.
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
 * The options of the transport.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * How long the body of an answer may stay silent, in whole seconds. After that, its connection is closed, and reading
   * fails with undici's `UND_ERR_BODY_TIMEOUT`. Default: five minutes. `Duration.infinity` waits forever.
   */
  readonly silence?: Duration.Input | undefined
}

const silenceOf = (options: Options | undefined): Effect.Effect<number> =>
  Effect.suspend(() => {
    const silence = Duration.toMillis(Duration.fromInputUnsafe(options?.silence ?? Duration.minutes(5)))
    return silence > 0 ? Effect.succeed(silence) : Effect.die(new RangeError("silence: expected a time above zero"))
  })

/**
 * Makes the client for a scope, which closes its connections.
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
 * Provides the client with your own options.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWith = (options: Options): Layer.Layer<HttpClient.HttpClient> =>
  Layer.fresh(Layer.effect(HttpClient.HttpClient, make(options)))

/**
 * Provides Effect's `HttpClient` for Node.
 *
 * **When to use**
 *
 * Use for all programs on Node: it costs less per request than `fetch`, and uses the proxies of the environment.
 *
 * **Details**
 *
 * A request uses the first dispatcher available:
 *
 * - `NodeHttpClient.Dispatcher` of `@effect/platform-node`, provided to the layer or to the effect.
 * - The dispatcher that the program has set for all of undici (`setGlobalDispatcher`). It is read at each request, so a
 *   `MockAgent` can be set at any time.
 * - The layer's own connections. They use the proxies of `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` (lowercase names
 *   come first), read from the program's `Config` when the layer is built, and are closed with the layer.
 *
 * Compressed bodies (gzip, deflate, br, zstd) are decompressed, and lose `content-encoding` and `content-length`. The
 * client does not ask for compression: set `accept-encoding` if your network is slower than a core. Redirects are not
 * followed. `NodeHttpClient.UndiciOptions` applies to each request.
 *
 * Interruption closes the connection immediately. The body of an answer may stay silent for five minutes. The time
 * until headers arrive has no limit: set one with `CallOptions` or `Effect.timeout`.
 *
 * A small body is buffered as it arrives. A large body that is never read holds its connection until the answer is
 * garbage collected: read it, or use `HttpClient.withScope`.
 *
 * Bun replaces undici with a module that sends nothing. On Bun, requests use its `fetch`, with its own rules for
 * proxies, timeouts and compression. Providing a dispatcher there fails, and the error says so.
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
