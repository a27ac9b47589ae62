/**
 * The engine of an SDK, loaded when it is first needed: a program that logs nobody in when it starts does not wait for it.
 */
import { missing } from "../../internal/failure/platform.ts"
import { lazily } from "./lazy.ts"
import type { ManagementApiClientConfig, ManagementApiUsersConfig } from "./types.ts"

/** Rejects as soon as the signal aborts, with its reason. */
const orAborted = <A>(promise: Promise<A>, signal: AbortSignal | undefined): Promise<A> =>
  signal === undefined ? promise : new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener("abort", abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort))
  })

interface Disposable {
  readonly dispose: () => Promise<void>
}

/** Nothing is loaded before the first call. */
const makeLazy = <Engine extends Disposable>(hasFetch: boolean, make: () => Promise<Engine>) => {
  let loading: Promise<Engine> | undefined
  let loaded: Engine | undefined
  let isDisposed = false

  const load = async (): Promise<Engine> => {
    try {
      loaded = await make()
    } catch (error) {
      loading = undefined
      throw error
    }
    if (isDisposed) await loaded.dispose()
    return loaded
  }

  return {
    use: async <A>(signal: AbortSignal | undefined, call: (engine: Engine) => Promise<A>): Promise<A> => {
      signal?.throwIfAborted()
      const lacking = missing("ReadableStream", !hasFetch && "fetch")
      if (lacking !== undefined) throw lacking
      return await call(loaded ?? await orAborted(loading ??= load(), signal))
    },
    dispose: async (): Promise<void> => {
      isDisposed = true
      await (await loading?.catch(() => undefined))?.dispose()
    }
  }
}

export const makeLazyEngine = (config: ManagementApiClientConfig) =>
  makeLazy(
    config.fetch !== undefined,
    async () => (await lazily("engine", () => import("./engine.ts"))).makeEngine(config)
  )

export const makeLazyUsers = (config: ManagementApiUsersConfig) =>
  makeLazy(
    config.fetch !== undefined,
    async () => (await lazily("users", () => import("./users.ts"))).makeUsers(config)
  )
