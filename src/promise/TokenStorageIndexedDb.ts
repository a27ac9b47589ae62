/**
 * Stores tokens in a browser's IndexedDB, for programs without Effect. All tabs and workers of an origin share a login.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as IndexedDb from "../internal/session/indexedDb/storage.ts"
import { type PromiseStorage, promiseStorageOf } from "./internal/storage.ts"

export type {
  /**
   * A token storage with all its methods, the optional ones included.
   *
   * @since 0.1.0
   * @category models
   */
  PromiseStorage
} from "./internal/storage.ts"

/**
 * The options of an IndexedDB storage.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  /** The name of the database. Default: `effect-prisma-management`. */
  readonly database?: string
  /** Names the login, if one page has several users or workspaces. Default: the one login without a key. */
  readonly key?: string
}

/**
 * A token storage that tabs share, with a listener for changes.
 *
 * @since 0.1.0
 * @category models
 */
export interface SharedTokenStorage extends PromiseStorage {
  /**
   * Calls the listener after this tab or another one changed the tokens: a login, a refresh, a logout. Call `getTokens` for the current ones. Returns a function
   * that removes the listener.
   */
  onChange(listener: () => void): () => void
}

const open = ({ database = "effect-prisma-management" }: Options) => IndexedDb.open(database)

/**
 * Makes an IndexedDB storage for `createManagementApiSdk`. Tabs refresh one at a time.
 *
 * **When to use**
 *
 * Use in an application that runs in the browser. With a server of your own, keep the tokens there instead.
 *
 * **Details**
 *
 * Nothing is opened before the first call, so a server that renders the page can make it too. There, its methods reject.
 *
 * Its methods reject with an `AuthError`: `ConfigurationInvalid` if the platform has no `indexedDB`, `BroadcastChannel` or `navigator.locks` (as on a page
 * without https that is not on localhost), and `StorageFailed` if the browser refuses the database, is out of space, or does not answer within four
 * seconds.
 *
 * **Gotchas**
 *
 * The tokens are stored unencrypted: every script of the origin can read them, also an injected one. There is no `sealing`, since those scripts could read
 * its key too.
 *
 * **Example** (Share a login between tabs)
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
 * Lists the keys of all stored logins.
 *
 * @since 0.1.0
 * @category getters
 */
export const keys = (options: Pick<Options, "database"> = {}): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(open(options).keys)
