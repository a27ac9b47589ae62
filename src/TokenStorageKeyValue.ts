/**
 * Stores tokens in a key-value store: a browser's storage, a SQL table, a directory.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import { makeCodec, type TokenSealing } from "./internal/storage/sealed.ts"
import * as TokenStorage from "./TokenStorage.ts"
import { TokenStorages } from "./TokenStorages.ts"

/**
 * Where in the store the tokens are, and how to lock it.
 *
 * - `key`: default `prisma-management-tokens`.
 * - `withRefreshLock`: the lock of a store that several processes share: see `TokenStorage`. Default: a lock for this
 *   process.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: plain text.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options<E = never> {
  readonly key?: string | undefined
  readonly withRefreshLock?: TokenStorage.TokenStorage["Service"]["withRefreshLock"] | undefined
  readonly sealing?: Effect.Effect<TokenSealing, E> | undefined
}

/**
 * Where in the store the tokens of many logins are: see {@link makeKeyed}.
 *
 * @since 0.1.0
 * @category options
 */
export interface KeyedOptions {
  /** The prefix of the keys in the store. Default: `prisma-management-tokens:`. */
  readonly prefix?: string | undefined
  /** The refresh lock of a login, if several processes share the store. Default: a lock for this process. */
  readonly withRefreshLock?:
    | ((key: string) => TokenStorage.TokenStorage["Service"]["withRefreshLock"])
    | undefined
  /** Encrypts the tokens. Default: plain text. */
  readonly sealing?: TokenSealing | undefined
}

/**
 * Stores tokens as JSON text under one key of the key-value store.
 *
 * **When to use**
 *
 * Use if one process owns the store. In browsers, prefer `TokenStorageIndexedDb`, which all tabs share.
 *
 * **Gotchas**
 *
 * Without `withRefreshLock`, this is for one process. If two processes refresh the same tokens without a lock, one of
 * them sends a refresh token that the other has already used, and the server may end the login. A key-value store also
 * cannot compare and write in one step: even with the lock, a login or a logout during another process's write may be
 * lost. `node/TokenStorageFile` does not have this problem.
 *
 * **Details**
 *
 * A value that cannot be read (truncated, foreign, of a newer version) makes `get` fail. A login replaces it if no
 * program can read it. A value of a newer version or another program is removed only by `clear`, when the user logs
 * out; a login then fails before it starts.
 *
 * **Example** (Using a browser's storage)
 *
 * ```ts
 * import * as Layer from "effect/Layer"
 * import * as KeyValueStore from "effect/persistence/KeyValueStore"
 * import * as TokenStorageKeyValue from "effect-prisma-management/TokenStorageKeyValue"
 *
 * const TokenStorageLive = TokenStorageKeyValue.layer().pipe(
 *   Layer.provide(KeyValueStore.layerStorage(() => localStorage))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = <E = never>(
  options: Options<E> = {}
): Layer.Layer<TokenStorage.TokenStorage, E, KeyValueStore.KeyValueStore> =>
  Layer.fresh(
    Layer.effect(
      TokenStorage.TokenStorage,
      Effect.gen(function*() {
        const { key = "prisma-management-tokens", sealing, withRefreshLock } = options
        const store = yield* KeyValueStore.KeyValueStore
        return make(store, key, withRefreshLock, sealing === undefined ? undefined : yield* sealing)
      })
    )
  )

/**
 * Stores many logins in one key-value store, each under its own key after the prefix (default:
 * `prisma-management-tokens:`).
 *
 * **Details**
 *
 * `of` returns the storage of a key. `keys` are the keys that have a value in the store. Each storage is for one
 * process, unless `withRefreshLock` locks its key: see {@link layer}.
 *
 * **Example** (Storing two accounts)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as KeyValueStore from "effect/persistence/KeyValueStore"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokenStorageKeyValue from "effect-prisma-management/TokenStorageKeyValue"
 *
 * const program = Effect.gen(function*() {
 *   const storages = TokenStorageKeyValue.makeKeyed(yield* KeyValueStore.KeyValueStore)
 *   yield* storages.of("alice").set(Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" }))
 *   return yield* storages.keys
 * }).pipe(Effect.provide(KeyValueStore.layerMemory))
 *
 * await Effect.runPromise(program) // => ["alice"]
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = (
  store: KeyValueStore.KeyValueStore,
  options: KeyedOptions = {}
): TokenStorages["Service"] => {
  const { prefix = "prisma-management-tokens:", sealing, withRefreshLock } = options
  return {
    of: (key) => make(store, `${prefix}${key}`, withRefreshLock?.(key), sealing),
    keys: Effect.mapBoth(store.keys, {
      onFailure: (cause) => TokenStorage.failed("read", cause),
      onSuccess: (keys) => keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
    })
  }
}

/**
 * Stores the tokens of many logins in the key-value store: see {@link makeKeyed}.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerKeyed = <E = never>(
  options: Omit<KeyedOptions, "sealing"> & Pick<Options<E>, "sealing"> = {}
): Layer.Layer<TokenStorages, E, KeyValueStore.KeyValueStore> =>
  Layer.fresh(
    Layer.effect(
      TokenStorages,
      Effect.gen(function*() {
        const store = yield* KeyValueStore.KeyValueStore
        return makeKeyed(store, { ...options, sealing: options.sealing && (yield* options.sealing) })
      })
    )
  )

const make = (
  store: KeyValueStore.KeyValueStore,
  key: string,
  withRefreshLock: Options["withRefreshLock"],
  sealing: TokenSealing | undefined
): TokenStorage.TokenStorage["Service"] => {
  const codec = makeCodec(key, `The value of the key "${key}"`, sealing)
  const text = Effect.mapError(store.get(key), (cause) => TokenStorage.failed("read", cause))
  const check = Effect.flatMap(
    text,
    (text) => text === undefined ? Effect.void : codec.checkReplaceable(text)
  )
  return TokenStorage.make({
    get: Effect.flatMap(
      text,
      (text) => text === undefined ? Effect.undefined : codec.decode(text)
    ),
    check,
    set: Effect.fnUntraced(function*(tokens) {
      const text = yield* codec.encode(tokens)
      yield* check
      yield* Effect.mapError(store.set(key, text), (cause) => TokenStorage.failed("write", cause))
    }),
    clear: Effect.mapError(store.remove(key), (cause) => TokenStorage.failed("clear", cause)),
    withRefreshLock
  })
}
