/**
 * Keeps tokens in a browser's IndexedDB, for programs without Effect: all tabs and workers of an origin share a login, and refresh one at a time.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as IndexedDb from "../internal/session/indexedDb/storage.ts"
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
 * Which database, and which login in it.
 *
 * - `database`: its name. Default `effect-prisma-management`.
 * - `key`: names the account, where several users, or workspaces, are in one page. Default: the one login without a key.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly database?: string
  readonly key?: string
}

/**
 * A token storage that tabs share.
 *
 * @since 0.1.0
 * @category models
 */
export interface SharedTokenStorage extends PromiseStorage {
  /**
   * Calls the listener whenever the tokens were changed, by this tab or another one: a login, a refresh, a logout. Ask `getTokens` what there
   * is now. Gives the function that ends it.
   */
  onChange(listener: () => void): () => void
}

const open = ({ database = "effect-prisma-management" }: Options) => IndexedDb.open(database)

/**
 * Makes the storage of a login, for `createManagementApiSdk`.
 *
 * **Details**
 *
 * It is the storage of `effect-prisma-management/TokenStorageIndexedDb`, which says what it guarantees. Nothing is opened before the first
 * call, so it can be made on a server that renders the page; there, its methods reject.
 *
 * Its methods reject with an `AuthError`: `ConfigurationInvalid` where the platform has no `indexedDB`, `BroadcastChannel` or
 * `navigator.locks` (a page that is not served from https or localhost), `StorageFailed` where the browser refuses the database, has no space
 * left, or does not answer within four seconds.
 *
 * **Gotchas**
 *
 * The tokens are stored in plain: every script of the origin can read them, one that was injected too. There is no `sealing`, for its key
 * would be where those scripts are. Where that is too much, keep them on a server.
 *
 * **Example** (An application in a browser)
 *
 * ```ts
 * import { createManagementApiSdk } from "effect-prisma-management/promise"
 * import * as TokenStorageIndexedDb from "effect-prisma-management/promise/TokenStorageIndexedDb"
 *
 * const tokenStorage = TokenStorageIndexedDb.make()
 *
 * export const api = createManagementApiSdk({
 *   clientId: "your-oauth-client-id",
 *   redirectUri: "https://your-app.com/auth/callback",
 *   tokenStorage
 * })
 *
 * export const whenLoggedOut = (showLogin: () => void) =>
 *   tokenStorage.onChange(async () => {
 *     if ((await tokenStorage.getTokens()) === null) showLogin()
 *   })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): SharedTokenStorage => {
  const { listen, of } = open(options)
  return promiseStorageOf(of(options.key), {
    // What a listener throws is its page's, and not that of whoever stored tokens.
    onChange: (listener: () => void) => listen(options.key, () => queueMicrotask(listener))
  })
}

/**
 * The keys under which somebody is logged in.
 *
 * @since 0.1.0
 * @category getters
 */
export const keys = (options: Pick<Options, "database"> = {}): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(open(options).keys)
