/**
 * The engine of an SDK, loaded when it is first needed: a program that logs nobody in when it starts does not wait for it.
 */
import { missing } from "../../internal/failure/platform.ts"
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"
import type { Engine } from "./engine.ts"
import type { ManagementApiClientConfig } from "./types.ts"

// A page of yesterday asks for files that today's server no longer has. The call itself was not sent.
const notLoaded = (error: unknown) => {
  const failure = FetchErrors.transport(
    { method: "GET", url: "effect-prisma-management/promise/internal/engine.js" },
    error
  )
  return Object.assign(failure, { reason: { ...failure.reason, sent: false } })
}

/** Rejects as soon as the signal aborts, with its reason. */
const orAborted = <A>(promise: Promise<A>, signal: AbortSignal | undefined): Promise<A> =>
  signal === undefined ? promise : new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener("abort", abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort))
  })

/** Nothing is loaded before the first call. */
export const makeLazyEngine = (config: ManagementApiClientConfig) => {
  let loading: Promise<Engine> | undefined
  let loaded: Engine | undefined
  let isDisposed = false

  const load = async (): Promise<Engine> => {
    try {
      const { makeEngine } = await import("./engine.ts")
      loaded = makeEngine(config)
    } catch (error) {
      loading = undefined
      throw notLoaded(error)
    }
    if (isDisposed) await loaded.dispose()
    return loaded
  }

  return {
    use: async <A>(signal: AbortSignal | undefined, call: (engine: Engine) => Promise<A>): Promise<A> => {
      signal?.throwIfAborted()
      const lacking = missing("ReadableStream", config.fetch === undefined && "fetch")
      if (lacking !== undefined) throw lacking
      return await call(loaded ?? await orAborted(loading ??= load(), signal))
    },
    dispose: async (): Promise<void> => {
      isDisposed = true
      await (await loading?.catch(() => undefined))?.dispose()
    }
  }
}
