/**
 * What a program gives the Promise entry and gets from it, as types. `index.ts` gives them to programs.
 */
import type { ClientOptions } from "openapi-fetch"
import type createClient from "openapi-fetch"
import type { paths } from "../paths.ts"
import type { RetryOptions, RetryPolicy } from "./retryTypes.ts"

/**
 * Tokens as a storage keeps them. `expiresAt` is in milliseconds since the epoch; a storage may drop it.
 *
 * @since 0.1.0
 * @category models
 */
export type Tokens = {
  /** The workspace that the tokens are for. */
  workspaceId: string
  accessToken: string
  /** Only with the scope `offline_access`. */
  refreshToken?: string
  expiresAt?: number
}

/**
 * What a storage may tell about its refresh lock, where that runs out by itself: given to the function that runs under the lock.
 *
 * @since 0.1.0
 * @category models
 */
export interface RefreshLease {
  /** Renews the lock, and says whether it is still held. Asked directly before a refresh token is sent. */
  confirm(): Promise<boolean>
}

/**
 * Keeps the tokens of a login: for the program to implement.
 *
 * @since 0.1.0
 * @category models
 */
export interface TokenStorage {
  /** The stored tokens, `null` when nobody is logged in. Asked before every request. */
  getTokens(): Promise<Tokens | null>
  /** Stores the tokens in place of those before. */
  setTokens(tokens: Tokens): Promise<void>
  /** Removes the stored tokens. */
  clearTokens(): Promise<void>
  /**
   * Runs `fn` while no other process refreshes on this storage. Without it, refreshes are one at a time in this process only. Tabs of a browser may
   * read `localStorage` late, under a lock too: `effect-prisma-management/promise/TokenStorageIndexedDb` is for them. A lock that runs out by itself
   * gives `fn` a {@link RefreshLease}; what is none is ignored.
   */
  withRefreshLock?<T>(fn: (lease?: unknown) => Promise<T>): Promise<T>
  /**
   * Replaces `current` by `next` only while the storage holds `current`, and says whether it did: in one step, for everybody. Without it, a login or a
   * logout of another process in the middle of a refresh may be lost.
   */
  setTokensIfCurrent?(current: Tokens, next: Tokens): Promise<boolean>
  /** Clears the tokens only while they are these. */
  clearTokensIfCurrent?(tokens: Tokens): Promise<void>
}

/**
 * The client: `GET`, `POST`, `PUT`, `PATCH`, `DELETE` and `request`, each answering `{ data, error, response }`; `use` and `eject` for
 * middleware.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiClient = ReturnType<typeof createClient<paths>>

/**
 * Options of `createManagementApiClient`: those of `openapi-fetch`, and a token.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiClientOptions = ClientOptions & {
  /** An access or service token, sent as `Authorization: Bearer …` unless `headers` has an `Authorization`. */
  token?: string
  /**
   * Makes calls again that failed in a way that may pass, as long as that cannot do something twice: `true`, what to change of that, or a policy of your
   * own. By default every call is made once.
   */
  retries?: boolean | RetryOptions | RetryPolicy
}

/**
 * Who the program is, and where its tokens are kept.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiClientConfig = {
  /** The OAuth client ID. */
  clientId: string
  /** A redirect URI that is registered for the client. Not needed where nobody calls `getLoginUrl`, as after a loopback or a device login. */
  redirectUri?: string
  tokenStorage: TokenStorage
  /** By default `https://api.prisma.io`. */
  apiBaseUrl?: string
  /** By default `https://auth.prisma.io`. */
  authBaseUrl?: string
  /**
   * How the authorization server calls itself, where that is not `authBaseUrl`: the `iss` of its callbacks (RFC 9207) and the `issuer` of its
   * metadata (RFC 8414).
   */
  issuer?: string
  /** Where tokens are revoked at logout (RFC 7009): a URL, or a path below `authBaseUrl`. By default they are not. */
  revocationEndpoint?: string
  /** Only confidential clients have one. */
  clientSecret?: string
  /** Where the secret stands: in the `Authorization` header (`basic`, the default) or in the form (RFC 6749 section 2.3.1). */
  clientAuthentication?: "basic" | "post"
  /** Sends all requests, those to the authorization server too. By default the platform's. */
  fetch?: typeof globalThis.fetch
  /** How long a call of `client` may take, in milliseconds: with its refresh, until its body is read. By default there is no limit. */
  timeout?: number
  /**
   * Makes calls again that failed in a way that may pass, as long as that cannot do something twice: `true`, what to change of that, or a policy of your
   * own. By default every call is made once. `timeout` is of all attempts, and of the pauses between them.
   */
  retries?: boolean | RetryOptions | RetryPolicy
  /**
   * Whether tokens that end within two minutes are refreshed in the background, after the call that found them has its answer. By default calls
   * wait for that refresh: a command, or a request that keeps its tokens in a cookie, may be over before it is. On Cloudflare Workers it
   * needs `waitUntil`.
   */
  refreshAhead?: boolean
  /**
   * Keeps a request alive until the refresh that it began is over: on Cloudflare Workers `waitUntil` of `cloudflare:workers`, on Vercel that of
   * `@vercel/functions`. On Cloudflare Workers everything that a request began ends with it, as when its client goes away; a refresh that ends
   * half-way may cost the login.
   */
  waitUntil?: (promise: Promise<unknown>) => void
  /**
   * How long a call waits for a refresh, in milliseconds; then it rejects with an `AuthError`, and the refresh goes on without it. By default ten
   * seconds.
   */
  refreshTimeout?: number
}

/**
 * What a login is asked for.
 *
 * @since 0.1.0
 * @category models
 */
export type LoginUrlOptions = {
  /** Space-separated scopes, for example `workspace:admin offline_access`. Without `offline_access` there is no refresh token. */
  scope: string
  /** More parameters for the login page. Those of the protocol cannot be replaced. */
  additionalParams?: Record<string, string>
}

/**
 * A login that was begun. Keep `state` and `verifier` until the callback, where only this user finds them.
 *
 * @since 0.1.0
 * @category models
 */
export type LoginResult = {
  /** Where to send the user. */
  url: string
  state: string
  verifier: string
}

/**
 * The redirect that ended a login, and what was kept of its beginning.
 *
 * @since 0.1.0
 * @category models
 */
export type HandleCallbackOptions = {
  /** The URL the user came back to: absolute, or relative to the redirect URI as a server's own `req.url` is. */
  callbackUrl: string | URL
  /** `null`, as `sessionStorage.getItem` has it where no login was begun, is refused: so it is for `expectedState`. */
  verifier: string | null
  expectedState: string | null
}

/**
 * Options of the asynchronous methods.
 *
 * @since 0.1.0
 * @category models
 */
export type AsyncCallOptions = {
  /** Rejects with the reason of the signal once it aborts. What was sent to the authorization server goes on: a code or a refresh token is good for one use. */
  signal?: AbortSignal
}

/**
 * The SDK of a user who logs in.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiSdk = {
  /** Sends every call with the access token of the session, refreshed in time and after a 401. */
  client: ManagementApiClient
  /** Begins a login (RFC 6749 section 4.1 with PKCE, RFC 7636). */
  getLoginUrl(options: LoginUrlOptions, asyncOptions?: AsyncCallOptions): Promise<LoginResult>
  /** Ends a login: checks the callback, exchanges its code and stores the tokens. */
  handleCallback(options: HandleCallbackOptions, asyncOptions?: AsyncCallOptions): Promise<void>
  /** Clears the stored tokens, and revokes them where `revocationEndpoint` is given. */
  logout(asyncOptions?: AsyncCallOptions): Promise<void>
  /** Ends what the SDK still does, a refresh under way excepted: for that it waits. Later calls reject. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Who the program is, and where the tokens of each of its users are kept.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiUsersConfig = Omit<ManagementApiClientConfig, "tokenStorage"> & {
  /**
   * The storage of a user, by the key that `forUser` was given: of two keys, two places. Called when the session of a user is opened, and again after it
   * was closed.
   */
  tokenStorages: (user: string) => TokenStorage
  /** How long the session of a user whom nobody asks for stays in memory, in milliseconds. Its tokens stay where they are kept. By default five minutes. */
  idleTimeToLive?: number
}

/**
 * The SDK of one of many users.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiUser = Pick<ManagementApiSdk, "client" | "getLoginUrl" | "handleCallback" | "logout">

/**
 * The SDK of many users.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiUsersSdk = {
  /**
   * The SDK of a user: its calls go out with the tokens of this user, and of nobody else. `user` names one account for ever, or one login: at most 512
   * characters, none of them a control character. Whoever has none has not logged in: calls reject with `NotLoggedIn`. Cheap: make it for each
   * request.
   */
  forUser(user: string): ManagementApiUser
  /** Ends what the SDK still does, refreshes under way excepted: for those it waits. Later calls reject. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
