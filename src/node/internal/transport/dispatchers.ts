/**
 * Which dispatcher sends a request: the one that is provided, else the one that the program has set for all of undici, else one of the layer's own,
 * which is made when it is first used and closed with the layer.
 */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Duplex } from "node:stream"
import { isBun } from "../../../internal/config/platform.ts"
import { dialed } from "./exchange.ts"
import { globalDispatcher } from "./globalDispatcher.ts"
import { type Proxies, proxiesOfEnvironment } from "./proxies.ts"
import { loadUndici } from "./undici.ts"

/**
 * The dispatcher for the requests of a context; an effect where it is not there yet. `undefined`: the undici of the runtime (Bun) is a stand-in, which
 * dispatches nothing.
 */
export type Choose = (
  context: Context.Context<never>
) => Undici.Dispatcher | Effect.Effect<Undici.Dispatcher | undefined, Error>

interface Connections {
  readonly connect: Undici.buildConnector.connector
  /** Ends those that do not stand yet: undici would wait for them, and then close them. */
  readonly abandon: (reason: Error) => void
}

/** undici's connections, with news of each for the exchange that has it opened. */
const makeConnections = (undici: typeof Undici): Connections => {
  const connect = undici.buildConnector({})
  const opening = new Set<Duplex>()
  return {
    connect: (options, callback) => {
      // undici returns the socket, and its types do not say so.
      const socket = connect(options, (...result) => {
        opening.delete(socket)
        callback(...result)
      }) as unknown as Duplex
      opening.add(socket)
      dialed(socket)
    },
    abandon: (reason) => {
      for (const socket of opening) socket.destroy(reason)
    }
  }
}

interface OwnDispatcher {
  readonly dispatcher: Undici.Dispatcher
  readonly release: () => Promise<void>
}

const makeOwnDispatcher = (undici: typeof Undici, proxies: Proxies): OwnDispatcher => {
  const { abandon, connect } = makeConnections(undici)
  // What looks at the environment parses the URL of every request.
  const dispatcher = proxies.httpProxy === "" && proxies.httpsProxy === ""
    ? new undici.Agent({ connect })
    : new undici.EnvHttpProxyAgent({ connect, ...proxies })
  return {
    dispatcher,
    release: () => {
      const released = dispatcher.destroy()
      abandon(layerReleased())
      return released
    }
  }
}

const layerReleased = (): Error => new Error("The layer of this client was released")

/** The dispatchers of a layer. What the environment says is read once, when the layer is built. */
export const makeChoose: Effect.Effect<Choose, never, Scope.Scope> = Effect.gen(function*() {
  const provided = Context.getOrUndefined(yield* Effect.context<never>(), NodeHttpClient.Dispatcher)
  const proxies = yield* Effect.result(proxiesOfEnvironment)
  let own: OwnDispatcher | undefined
  let isReleased = false

  const makeOwn = isBun ? Effect.undefined : Effect.flatMap(loadUndici, (undici) =>
    Effect.suspend(() => {
      if (isReleased) return Effect.fail(layerReleased())
      if (own !== undefined) return Effect.succeed(own.dispatcher)
      return Effect.map(Effect.fromResult(proxies), (proxies) => {
        own = makeOwnDispatcher(undici, proxies)
        return own.dispatcher
      })
    }))

  yield* Effect.addFinalizer(() =>
    Effect.suspend(() => {
      isReleased = true
      const released = own
      return released === undefined ? Effect.void : Effect.promise(released.release)
    })
  )

  return (context) =>
    Context.getOrUndefined(context, NodeHttpClient.Dispatcher) ?? provided ?? globalDispatcher() ?? own?.dispatcher ??
      makeOwn
})
