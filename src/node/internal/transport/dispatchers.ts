/**
 * Which dispatcher sends a request: the one that is provided, else the one that the program has set for all of undici, else one of the layer's own,
 * which is made when it is first used and closed with the layer.
 */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { dialed } from "./exchange.ts"
import { globalDispatcher } from "./globalDispatcher.ts"
import { type Proxies, proxiesOfEnvironment } from "./proxies.ts"
import { loadUndici } from "./undici.ts"

/** The dispatcher for the requests of a context; an effect where it is not there yet. */
export type Choose = (
  context: Context.Context<never>
) => Undici.Dispatcher | Effect.Effect<Undici.Dispatcher, Error>

/** undici's connections, with news of them for the exchange that has them opened. */
const connector = (undici: typeof Undici): Undici.buildConnector.connector => {
  const connect = undici.buildConnector({})
  return (options, callback) => {
    // undici returns the socket, and its types do not say so.
    const socket: unknown = connect(options, callback)
    dialed(socket as Parameters<typeof dialed>[0])
  }
}

const makeAgent = (undici: typeof Undici, proxies: Proxies): Undici.Dispatcher => {
  const options = { connect: connector(undici) }
  // What looks at the environment parses the URL of every request.
  return proxies.httpProxy === "" && proxies.httpsProxy === ""
    ? new undici.Agent(options)
    : new undici.EnvHttpProxyAgent({ ...options, ...proxies })
}

/** The dispatchers of a layer. What the environment says is read once, when the layer is built. */
export const makeChoose: Effect.Effect<Choose, never, Scope.Scope> = Effect.gen(function*() {
  const provided = Context.getOrUndefined(yield* Effect.context<never>(), NodeHttpClient.Dispatcher)
  const proxies = yield* Effect.result(proxiesOfEnvironment)
  let own: Undici.Dispatcher | undefined
  let isReleased = false

  const makeOwn = Effect.flatMap(loadUndici, (undici) =>
    Effect.suspend(() => {
      if (isReleased) return Effect.fail(new Error("The layer of this client was released"))
      if (own !== undefined) return Effect.succeed(own)
      return Effect.map(Effect.fromResult(proxies), (proxies) => own = makeAgent(undici, proxies))
    }))

  yield* Effect.addFinalizer(() =>
    Effect.suspend(() => {
      isReleased = true
      const agent = own
      return agent === undefined ? Effect.void : Effect.promise(() => agent.destroy())
    })
  )

  return (context) =>
    Context.getOrUndefined(context, NodeHttpClient.Dispatcher) ?? provided ?? globalDispatcher() ?? own ?? makeOwn
})
