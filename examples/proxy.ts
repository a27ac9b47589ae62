/** The HTTP client of a program behind a proxy: for its calls and for its login. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { EnvHttpProxyAgent } from "@effect/platform-node/Undici"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

const ProxyLive = Layer.effect(
  NodeHttpClient.Dispatcher,
  Effect.acquireRelease(
    Effect.sync(() => new EnvHttpProxyAgent()),
    (agent) => Effect.promise(() => agent.destroy())
  )
)

export const HttpClientLive = NodeHttpClient.layerUndiciNoDispatcher.pipe(Layer.provide(ProxyLive))
