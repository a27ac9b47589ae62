/**
 * Stores tokens in a browser's IndexedDB. All tabs and workers of an origin share the login, refresh one at a time, and
 * see each other's logins and logouts.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AuthError } from "./AuthError.ts"
import { supported } from "./internal/session/indexedDb/database.ts"
import * as Storage from "./internal/session/indexedDb/storage.ts"
import { TokenStorage } from "./TokenStorage.ts"
import { TokenStorages } from "./TokenStorages.ts"

/**
 * Which database to use. Storages with different names share nothing.
 *
 * - `database`: its name. Default: `effect-prisma-management`.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly database?: string | undefined
}

const open = (options: Options) => Effect.as(supported, Storage.open(options.database ?? "effect-prisma-management"))

/**
 * Opens the storage of one login.
 *
 * **Details**
 *
 * Every operation is one transaction, and writes are on disk before they return. The refresh lock is a lease: a tab
 * that closes or crashes releases it immediately. A frozen tab loses it after three seconds, and sends nothing when it
 * wakes up.
 *
 * The database is opened on first use, and again if it was closed or deleted. Tabs notify each other through a
 * `BroadcastChannel`. A page that returns from the back/forward cache reads again.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid` if the platform has no `indexedDB`, `BroadcastChannel` or
 * `navigator.locks` (a page that is not served from https or localhost). The storage's methods fail with
 * `StorageFailed`, and say what to do, if the browser denies access to the database (some private windows), has no
 * space left, or does not answer within four seconds.
 *
 * **Gotchas**
 *
 * Tokens are stored as plain text: every script of the origin can read them, even an injected one. `sealing` would not
 * help, since its key would be available to the same scripts. If this is not acceptable, store the tokens on a server.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): Effect.Effect<TokenStorage["Service"], AuthError> =>
  Effect.map(open(options), ({ of }) => of(undefined))

/**
 * Stores the tokens of one login in IndexedDB: see {@link make}.
 *
 * **When to use**
 *
 * Use in a page without a server that logs its user in. If there is a server, keep the tokens there: see `WebLogin`.
 *
 * **Example** (Sharing the login of a page between all its tabs)
 *
 * ```ts
 * import * as Layer from "effect/Layer"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as OAuth from "effect-prisma-management/OAuth"
 * import * as TokenStorageIndexedDb from "effect-prisma-management/TokenStorageIndexedDb"
 *
 * const OAuthLive = OAuth.layer({
 *   clientId: "your-oauth-client-id",
 *   redirectUri: "https://your-app.com/auth/callback"
 * }).pipe(Layer.provide([TokenStorageIndexedDb.layer(), FetchHttpClient.layer]))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options?: Options): Layer.Layer<TokenStorage, AuthError> =>
  Layer.effect(TokenStorage, make(options))

/**
 * Opens the storages of many logins, one per key: several users or workspaces in one page.
 *
 * **Details**
 *
 * Each works like the one of {@link make}. `keys` are the keys with a logged-in user; the login of {@link make} is not
 * among them.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = (options: Options = {}): Effect.Effect<TokenStorages["Service"], AuthError> => open(options)

/**
 * Stores the tokens of many logins in IndexedDB: see {@link makeKeyed}.
 *
 * **Example** (Supporting several users in one page)
 *
 * ```ts
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as TokenStorageIndexedDb from "effect-prisma-management/TokenStorageIndexedDb"
 * import * as Layer from "effect/Layer"
 *
 * const SessionsLive = Sessions.layer({ clientId: "your-oauth-client-id" }).pipe(
 *   Layer.provide(TokenStorageIndexedDb.layerKeyed())
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerKeyed = (options?: Options): Layer.Layer<TokenStorages, AuthError> =>
  Layer.effect(TokenStorages, makeKeyed(options))
