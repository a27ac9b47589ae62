/**
 * Keeps tokens in a key-value store: a browser's storage, a SQL table, a directory.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import * as TokensSchema from "./TokensSchema.ts"
import * as TokenStorage from "./TokenStorage.ts"

/**
 * Keeps tokens as JSON text under one key (default `prisma-management-tokens`) of the key-value store.
 *
 * **Details**
 *
 * What is under the key and cannot be read (truncated, foreign, of a newer version) is a failure of `get`, is never overwritten,
 * and goes only with `clear`: the user logged out.
 *
 * **Gotchas**
 *
 * A key-value store has no lock: refreshes are one at a time in this process, not across processes that share the store. The
 * tokens are stored in plain.
 *
 * **Example** (The storage of a browser)
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
export const layer = (
  options?: { readonly key?: string | undefined }
): Layer.Layer<TokenStorage.TokenStorage, never, KeyValueStore.KeyValueStore> =>
  Layer.fresh(
    Layer.effect(
      TokenStorage.TokenStorage,
      Effect.map(KeyValueStore.KeyValueStore, (store) => make(store, options?.key))
    )
  )

const make = (
  store: KeyValueStore.KeyValueStore,
  key = "prisma-management-tokens"
): TokenStorage.TokenStorage["Service"] => {
  const get = store.get(key).pipe(
    Effect.mapError((cause) => TokenStorage.failed("read", cause)),
    Effect.flatMap((text) =>
      text === undefined ? Effect.undefined : TokensSchema.decode(text, `The value of the key "${key}"`)
    )
  )
  return TokenStorage.make({
    get,
    set: Effect.fnUntraced(function*(tokens) {
      const text = yield* TokensSchema.encode(tokens)
      yield* get
      yield* Effect.mapError(store.set(key, text), (cause) => TokenStorage.failed("write", cause))
    }),
    clear: Effect.mapError(store.remove(key), (cause) => TokenStorage.failed("clear", cause))
  })
}
