/**
 * What a program gives the Promise entry and gets from it, as types. `index.ts` gives them to programs.
 */
import type { ClientOptions } from "openapi-fetch"
import type createClient from "openapi-fetch"
import type { paths } from "../paths.ts"
import type { RetryOptions, RetryPolicy } from "./retryTypes.ts"

/**
 * The tokens of a login, as a storage keeps them.
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
  /** When the access token expires, in milliseconds since the epoch. A storage may drop it. */
  expiresAt?: number
}

/**
 * The lease of a refresh lock that expires by itself. A storage passes it to the function that runs under the lock.
 *
 * @since 0.1.0
 * @category models
 */
export interface RefreshLease {
  /** Renews the lock, and tells whether it is still held. Called directly before a refresh token is sent. */
  confirm(): Promise<boolean>
}

/**
 * Stores the tokens of a login. Your program implements it.
 *
 * **When to use**
 *
 * Implement the three required methods for one process. If several processes share the storage, implement the optional ones too, so that no refresh loses a
 * login.
 *
 * @since 0.1.0
 * @category models
 */
export interface TokenStorage {
  /** Returns the stored tokens, or `null` if nobody is logged in. Called before every request. */
  getTokens(): Promise<Tokens | null>
  /** Stores the tokens of a login. */
  setTokens(tokens: Tokens): Promise<void>
  /** Removes the tokens. */
  clearTokens(): Promise<void>
  /**
   * Runs `fn` while no other process refreshes on this storage. Without it, refreshes are one at a time in this process only.
   *
   * A lock that expires by itself passes `fn` a {@link RefreshLease}; any other value is ignored. Tabs of a browser may read `localStorage` late even under a
   * lock: use `effect-prisma-management/promise/TokenStorageIndexedDb` for them.
   */
  withRefreshLock?<T>(fn: (lease?: unknown) => Promise<T>): Promise<T>
  /**
   * Replaces `current` with `next` only if the storage holds `current`, in one atomic step, and tells whether it did. Without it, a login or logout in another
   * process during a refresh may be lost.
   */
  setTokensIfCurrent?(current: Tokens, next: Tokens): Promise<boolean>
  /** Removes the tokens only if the storage holds these. */
  clearTokensIfCurrent?(tokens: Tokens): Promise<void>
}

/**
 * A typed client of the API: `GET`, `POST`, `PUT`, `PATCH`, `DELETE` and `request`, each with `{ data, error, response }`.
 *
 * `use` and `eject` add and remove middleware, as in `openapi-fetch`.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiClient = ReturnType<typeof createClient<paths>>

/**
 * The options of `createManagementApiClient`: those of `openapi-fetch`, a token and retries.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiClientOptions = ClientOptions & {
  /** An access or service token, sent as `Authorization: Bearer …` unless `headers` has an `Authorization`. */
  token?: string
  /**
   * Retries transient failures, but never something that could be done twice: `true`, options, or your own policy. By default every call is made once.
   */
  retries?: boolean | RetryOptions | RetryPolicy
}

/**
 * The options of `createManagementApiSdk` for a program with one user.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiClientConfig = {
  /** The OAuth client ID. */
  clientId: string
  /** A registered redirect URI of the client. Only `getLoginUrl` needs it: loopback and device logins do not. */
  redirectUri?: string
  /** Where the tokens are stored. */
  tokenStorage: TokenStorage
  /** The URL of the API; `https://api.prisma.io` by default. */
  apiBaseUrl?: string
  /** The URL of the authorization server; `https://auth.prisma.io` by default. */
  authBaseUrl?: string
  /**
   * The issuer of the authorization server, if it is not `authBaseUrl`: the `iss` of callbacks (RFC 9207) and the `issuer` of its metadata (RFC 8414).
   */
  issuer?: string
  /** Where `logout` revokes tokens (RFC 7009): a URL, or a path below `authBaseUrl`. By default it does not. */
  revocationEndpoint?: string
  /** The client secret of a confidential client. */
  clientSecret?: string
  /** How the secret is sent: in the `Authorization` header (`basic`, the default) or in the form (`post`; RFC 6749 section 2.3.1). */
  clientAuthentication?: "basic" | "post"
  /** Sends all requests, also those to the authorization server. By default the platform's `fetch`. */
  fetch?: typeof globalThis.fetch
  /** The time limit of a call of `client`, in milliseconds, with its refresh and its body. By default there is none. */
  timeout?: number
  /**
   * Retries transient failures, but never something that could be done twice: `true`, options, or your own policy. By default every call is made once.
   * `timeout` covers all attempts and the pauses between them.
   */
  retries?: boolean | RetryOptions | RetryPolicy
  /**
   * Refreshes tokens that expire within two minutes in the background, after the call has its answer. By default the call waits for the refresh, since a
   * command, or a request with its tokens in a cookie, may end first. On Cloudflare Workers it needs `waitUntil`.
   */
  refreshAhead?: boolean
  /**
   * Keeps a request alive until its refresh has finished: `waitUntil` of `cloudflare:workers`, or of `@vercel/functions`. Cloudflare Workers end everything a
   * request started when the request ends, and an interrupted refresh may lose the login.
   */
  waitUntil?: (promise: Promise<unknown>) => void
  /**
   * How long a call waits for a refresh, in milliseconds; ten seconds by default. Then the call rejects with an `AuthError`, and the refresh continues.
   */
  refreshTimeout?: number
}

/**
 * The options of `getLoginUrl`.
 *
 * @since 0.1.0
 * @category models
 */
export type LoginUrlOptions = {
  /** Space-separated scopes, for example `workspace:admin offline_access`. Without `offline_access` there is no refresh token. */
  scope: string
  /** More query parameters for the login page. They cannot replace those of the protocol. */
  additionalParams?: Record<string, string>
}

/**
 * A login that has started. Store `state` and `verifier` until the callback, where only this user can read them.
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
 * The options of `handleCallback`: the callback URL, and the stored `state` and `verifier`.
 *
 * @since 0.1.0
 * @category models
 */
export type HandleCallbackOptions = {
  /** The URL of the callback: absolute, or relative to the redirect URI, such as `req.url` of a server. */
  callbackUrl: string | URL
  /** The `verifier` of `getLoginUrl`. `null`, which `sessionStorage.getItem` returns for a missing key, is refused. */
  verifier: string | null
  /** The `state` of `getLoginUrl`. `null` is refused. */
  expectedState: string | null
}

/**
 * The `AbortSignal` of an asynchronous method.
 *
 * @since 0.1.0
 * @category models
 */
export type AsyncCallOptions = {
  /** Rejects with the reason of the signal when it aborts. A request to the authorization server continues, since codes and refresh tokens are single-use. */
  signal?: AbortSignal
}

/**
 * The SDK of a program with one user: login, session and client.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiSdk = {
  /** The client. It sends the access token of the session, and refreshes it in time and after a 401. */
  client: ManagementApiClient
  /** Starts a login (RFC 6749 section 4.1, with PKCE, RFC 7636). */
  getLoginUrl(options: LoginUrlOptions, asyncOptions?: AsyncCallOptions): Promise<LoginResult>
  /** Completes a login: checks the callback, exchanges its code and stores the tokens. */
  handleCallback(options: HandleCallbackOptions, asyncOptions?: AsyncCallOptions): Promise<void>
  /** Removes the stored tokens, and revokes them if `revocationEndpoint` is set. */
  logout(asyncOptions?: AsyncCallOptions): Promise<void>
  /** Ends all calls, but waits for a running refresh. Later calls reject. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * The options of `createManagementApiSdk` for a program with many users.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiUsersConfig = Omit<ManagementApiClientConfig, "tokenStorage"> & {
  /**
   * Returns the storage of a user, by the key of `forUser`. Two keys must not share a place. Called when the session of a user opens, and again after it was
   * closed.
   */
  tokenStorages: (user: string) => TokenStorage
  /** How long an idle session stays in memory, in milliseconds; five minutes by default. Its tokens stay in the storage. */
  idleTimeToLive?: number
}

/**
 * The SDK of one user of many: login, session and client.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiUser = Pick<ManagementApiSdk, "client" | "getLoginUrl" | "handleCallback" | "logout">

/**
 * The SDK of a program with many users.
 *
 * @since 0.1.0
 * @category models
 */
export type ManagementApiUsersSdk = {
  /**
   * Returns the SDK of a user. Its calls carry the tokens of this user only. Cheap: call it for each request.
   *
   * `user` names one account, or one login, and never another one later. It has at most 512 characters, without control characters. Calls of a user who has
   * not logged in reject with `NotLoggedIn`.
   */
  forUser(user: string): ManagementApiUser
  /** Ends all calls, but waits for running refreshes. Later calls reject. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}
