/**
 * Keeps tokens where the storages of this package do (PostgreSQL, SQLite, Redis, a key-value store), for programs without Effect.
 *
 * @since 0.2.0
 */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { type AuthError, isAuthError } from "../AuthError.ts"
import { storageFailed } from "../internal/failure/authErrors.ts"
import type { TokenStorage } from "../TokenStorage.ts"
import { TokenStorages } from "../TokenStorages.ts"
import { asyncDisposable } from "./internal/asyncDisposable.ts"
import { type PromiseStorage, promiseStorageOf } from "./internal/storage.ts"

export type {
  /**
   * A storage with all the methods that one may have.
   *
   * @since 0.1.0
   * @category models
   */
  PromiseStorage
} from "./internal/storage.ts"

/**
 * The storages of many logins.
 *
 * @since 0.2.0
 * @category models
 */
export interface PromiseTokenStorages {
  /** The storage of a login, by its key. It is what `tokenStorages` of `createManagementApiSdk` asks for. */
  readonly of: (key: string) => PromiseStorage
  /** The keys under which somebody is logged in. */
  readonly keys: () => Promise<ReadonlyArray<string>>
  /** Closes the connections. Later calls reject. */
  readonly dispose: () => Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Storages = TokenStorages["Service"]

const failureOf = (cause: Cause.Cause<unknown>): AuthError => {
  const error = Cause.squash(cause)
  return isAuthError(error) ? error : storageFailed("read", error)
}

/** Builds the layer when it is first needed, and again after it failed: a database may come later than the program. */
const makeOpening = (layer: Layer.Layer<TokenStorages, unknown>) => {
  let scope: Scope.Closeable | undefined
  let opening: Promise<Exit.Exit<Storages, AuthError>> | undefined
  let isClosed = false

  const open = async (): Promise<Exit.Exit<Storages, AuthError>> => {
    const own = Scope.makeUnsafe()
    const built = await Effect.runPromiseExit(Layer.buildWithScope(layer, own))
    if (Exit.isSuccess(built)) {
      scope = own
      return Exit.succeed(Context.get(built.value, TokenStorages))
    }
    opening = undefined
    await Effect.runPromise(Scope.close(own, Exit.void))
    return Exit.fail(failureOf(built.cause))
  }

  return {
    storages: Effect.flatten(Effect.suspend(() =>
      isClosed
        ? Effect.fail(storageFailed("read", new Error("The storages were disposed of")))
        : Effect.promise(() => opening ??= open())
    )),
    close: async (): Promise<void> => {
      isClosed = true
      await opening
      const own = scope
      scope = undefined
      if (own !== undefined) await Effect.runPromise(Scope.close(own, Exit.void))
    }
  }
}

/**
 * Opens the storages of a layer for `createManagementApiSdk`.
 *
 * **When to use**
 *
 * Where several processes or machines share their users' logins: the storages of this package lock refreshes for all of them, compare before they write,
 * and can seal what they write.
 *
 * **Details**
 *
 * Takes a layer of `TokenStorages`: `TokenStorageSql.layerKeyed`, `TokenStorageRedis.layerKeyed`, `TokenStorageKeyValue.layerKeyed`, with what each needs
 * provided. The layer is built when the first method is called. If that fails, the method rejects, and the next one tries again.
 *
 * The methods reject with an `AuthError`: `StorageFailed` where the medium fails, `ConfigurationInvalid` where the layer cannot be built as it is.
 *
 * **Gotchas**
 *
 * An SDK reads the storage before each call: `maxAge` and `changes` are for Effect's sessions.
 *
 * **Example** (The users of a server, in PostgreSQL)
 *
 * ```ts
 * import { PgClient } from "@effect/sql-pg"
 * import { createManagementApiSdk } from "effect-prisma-management/promise"
 * import { openTokenStorages } from "effect-prisma-management/promise/tokenStorages"
 * import * as TokenStorageSql from "effect-prisma-management/TokenStorageSql"
 * import * as Config from "effect/Config"
 * import * as Layer from "effect/Layer"
 *
 * const storages = openTokenStorages(
 *   TokenStorageSql.layerKeyed().pipe(
 *     Layer.provide(Layer.effectDiscard(TokenStorageSql.migrate())),
 *     Layer.provide(PgClient.layerConfig({ url: Config.Redacted("DATABASE_URL") }))
 *   )
 * )
 *
 * export const api = createManagementApiSdk({
 *   clientId: "your-oauth-client-id",
 *   redirectUri: "https://your-app.com/auth/callback",
 *   tokenStorages: storages.of
 * })
 * ```
 *
 * @since 0.2.0
 * @category constructors
 */
export const openTokenStorages = (layer: Layer.Layer<TokenStorages, unknown>): PromiseTokenStorages => {
  const { close, storages } = makeOpening(layer)

  const storageOf = (key: string): TokenStorage["Service"] => {
    let opened: TokenStorage["Service"] | undefined
    const storage = Effect.map(storages, ({ of }) => opened ??= of(key))
    return {
      get: Effect.flatMap(storage, ({ get }) => get),
      set: (tokens) => Effect.flatMap(storage, ({ set }) => set(tokens)),
      setIfCurrent: (current, next) => Effect.flatMap(storage, ({ setIfCurrent }) => setIfCurrent(current, next)),
      clear: Effect.flatMap(storage, ({ clear }) => clear),
      clearIfCurrent: (tokens) => Effect.flatMap(storage, ({ clearIfCurrent }) => clearIfCurrent(tokens)),
      withRefreshLock: (effect) => Effect.flatMap(storage, ({ withRefreshLock }) => withRefreshLock(effect)),
      check: Effect.flatMap(storage, ({ check }) => check ?? Effect.void),
      refreshAhead: false
    }
  }

  return {
    of: (key) => promiseStorageOf(storageOf(key), {}),
    keys: () => Effect.runPromise(Effect.flatMap(storages, ({ keys }) => keys)),
    dispose: close,
    ...asyncDisposable(close)
  }
}
