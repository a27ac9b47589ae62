/**
 * Keeps tokens in a browser's IndexedDB, for all tabs and workers of an origin: they share a login, refresh one at a time, and hear of each
 * other's logins and logouts.
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
 * Which database: one with another name is another place.
 *
 * - `database`: its name. Default `effect-prisma-management`.
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
 * Every operation is one transaction, and what is written is on the disk before the operation ends. The refresh lock is a lease: a tab that
 * is closed or crashes gives it up at once, one that is frozen loses it after three seconds, and sends nothing when it wakes. The database is opened when it is
 * first used, and again where it was closed or deleted under the page. Tabs hear of each other by a `BroadcastChannel`; a page that comes
 * back from the back/forward cache reads again.
 *
 * Fails with an `AuthError`: `ConfigurationInvalid` where the platform has no `indexedDB`, `BroadcastChannel` or `navigator.locks` (a page
 * that is not served from https or localhost). The storage's own methods fail with `StorageFailed`, and say what to do where the browser
 * refuses the database (some private windows), has no space left, or does not answer within four seconds.
 *
 * **Gotchas**
 *
 * The tokens are stored in plain: every script of the origin can read them, one that was injected too. There is no `sealing`, for its key
 * would be where those scripts are. Where that is too much, keep them on a server.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): Effect.Effect<TokenStorage["Service"], AuthError> =>
  Effect.map(open(options), ({ of }) => of(undefined))

/**
 * Keeps the tokens of one login in IndexedDB: see {@link make}.
 *
 * **Example** (The login of a page, in all its tabs)
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
 * Opens the storages of many logins, each under a key: several users, or workspaces, in one page.
 *
 * **Details**
 *
 * Each is what {@link make} says. `keys` are those under which somebody is logged in; the login of {@link make} is none of them.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = (options: Options = {}): Effect.Effect<TokenStorages["Service"], AuthError> => open(options)

/**
 * Keeps the tokens of many logins in IndexedDB: see {@link makeKeyed}.
 *
 * **Example** (Several users in one page)
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
