/**
 * Stores the tokens of many logins: one token storage per key.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AuthError } from "./AuthError.ts"
import type * as Tokens from "./Tokens.ts"
import * as TokenStorage from "./TokenStorage.ts"

/**
 * Stores the tokens of many logins, each under a key that names one account forever: a user, a tenant, a workspace.
 *
 * **Details**
 *
 * - `of`: returns the storage of a key. Different keys share nothing; the same key is the same storage.
 * - `keys`: the keys that have tokens now. Fails with `StorageFailed`.
 * - `check`, optional: fails if no key could be written. Logins call it before they send the user to the browser, since
 *   the key may be known only afterwards.
 *
 * **Example** (Keeping two users in memory)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokenStorages from "effect-prisma-management/TokenStorages"
 *
 * export const test = Effect.gen(function*() {
 *   const storages = yield* TokenStorages.TokenStorages
 *   yield* storages.of("alice").set(Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" }))
 *   return yield* storages.keys // => ["alice"]
 * }).pipe(Effect.provide(TokenStorages.layerMemory()))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class TokenStorages extends Context.Service<TokenStorages, {
  readonly of: (key: string) => TokenStorage.TokenStorage["Service"]
  readonly keys: Effect.Effect<ReadonlyArray<string>, AuthError>
  readonly check?: Effect.Effect<void, AuthError> | undefined
}>()("effect-prisma-management/TokenStorages") {}

const makeMemory = (initial: { readonly [key: string]: Tokens.Tokens }): TokenStorages["Service"] => {
  const kept = new Map(Object.entries(initial))
  // One while somebody has it: its changes and refreshes are one after the other.
  const storages = new Map<string, WeakRef<TokenStorage.TokenStorage["Service"]>>()
  const gone = new FinalizationRegistry<string>((key) => {
    if (storages.get(key)?.deref() === undefined) storages.delete(key)
  })
  const open = (key: string): TokenStorage.TokenStorage["Service"] =>
    TokenStorage.make({
      get: Effect.sync(() => kept.get(key)),
      set: (tokens) => Effect.sync(() => void kept.set(key, tokens)),
      clear: Effect.sync(() => void kept.delete(key))
    })
  return {
    of: (key) => {
      const opened = storages.get(key)?.deref()
      if (opened !== undefined) return opened
      const storage = open(key)
      storages.set(key, new WeakRef(storage))
      gone.register(storage, key)
      return storage
    },
    keys: Effect.sync(() => Array.from(kept.keys()))
  }
}

/**
 * Keeps tokens in memory, until the layer is closed. Each call makes its own storages.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerMemory = (): Layer.Layer<TokenStorages> => layerMemoryWith({})

/**
 * Keeps tokens in memory and starts with these, by key, as if their users were logged in.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerMemoryWith = (tokens: { readonly [key: string]: Tokens.Tokens }): Layer.Layer<TokenStorages> =>
  Layer.sync(TokenStorages, () => makeMemory(tokens))

/**
 * Makes storages from a function that opens the storage of a key, for your own database.
 *
 * **Example** (Using the storages of an application)
 *
 * ```ts
 * import * as Layer from "effect/Layer"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 * import * as TokenStorages from "effect-prisma-management/TokenStorages"
 *
 * const secrets = new Map<string, TokenStorage.PromiseTokens>()
 *
 * export const TokenStoragesLive = Layer.sync(TokenStorages.TokenStorages, () =>
 *   TokenStorages.fromPromise({
 *     storage: (key) => ({
 *       getTokens: async () => secrets.get(key) ?? null,
 *       setTokens: async (tokens) => void secrets.set(key, tokens),
 *       clearTokens: async () => void secrets.delete(key)
 *     }),
 *     keys: async () => Array.from(secrets.keys())
 *   }))
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const fromPromise = (options: {
  readonly storage: (key: string) => TokenStorage.PromiseTokenStorage
  readonly keys: () => Promise<ReadonlyArray<string>>
}): TokenStorages["Service"] => ({
  of: (key) => TokenStorage.fromPromise(options.storage(key)),
  keys: Effect.tryPromise({
    try: async () => options.keys(),
    catch: (cause) => TokenStorage.failed("read", cause)
  })
})
