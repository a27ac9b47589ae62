/**
 * The Management API for programs without Effect: the calls, options, results and types of the published Promise SDK, over the session
 * and the login flow of this package.
 *
 * @since 0.1.0
 */
import { type ClientOptions, mergeHeaders } from "openapi-fetch"
import type createClient from "openapi-fetch"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { OAuth } from "../OAuth.ts"
import { makeClient, sendOnce } from "./internal/client.ts"
import { authorized, makeEngine } from "./internal/engine.ts"
import { isBearerToken } from "../internal/contract/bearerToken.ts"
import * as AuthErrors from "../AuthError.ts"
import { defaultApiUrl } from "../internal/config/serverUrl.ts"
import { userAgent } from "../internal/call/userAgent.ts"
import type { paths } from "./paths.ts"

export {
  /**
   * Logging in, refreshing, or reading and writing tokens went wrong.
   *
   * @since 0.1.0
   * @category errors
   */
  AuthError
} from "../AuthError.ts"
export {
  /**
   * There is no usable answer.
   *
   * @since 0.1.0
   * @category errors
   */
  FetchError
} from "../FetchError.ts"
export type { $defs, components, operations, paths, webhooks } from "./paths.ts"

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
 * Keeps the tokens of a login: for the program to implement.
 *
 * @since 0.1.0
 * @category models
 */
export interface TokenStorage {
  /** The stored tokens, `null` when nobody is logged in. Asked before every request. */
  getTokens(): Promise<Tokens | null>
  setTokens(tokens: Tokens): Promise<void>
  clearTokens(): Promise<void>
  /**
   * Runs `fn` while no other process refreshes on this storage. Without it, refreshes are one at a time in this process only. Tabs of a browser may
   * read `localStorage` late, under a lock too: there, IndexedDB and `navigator.locks` go together.
   */
  withRefreshLock?<T>(fn: () => Promise<T>): Promise<T>
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
  /** A redirect URI that is registered for the client. */
  redirectUri: string
  tokenStorage: TokenStorage
  /** By default `https://api.prisma.io`. */
  apiBaseUrl?: string
  /** By default `https://auth.prisma.io`. */
  authBaseUrl?: string
  /** Only confidential clients have one. */
  clientSecret?: string
  /** Sends all requests, those to the authorization server too. By default the platform's. */
  fetch?: typeof globalThis.fetch
  /** How long a call of `client` may take, in milliseconds: with its refresh, until its body is read. By default there is no limit. */
  timeout?: number
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
  /** Clears the stored tokens. */
  logout(asyncOptions?: AsyncCallOptions): Promise<void>
  /** Ends what the SDK still does, a refresh under way excepted: for that it waits. Later calls reject. */
  dispose(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Makes a client that sends one token, or whatever `headers` say.
 *
 * **Details**
 *
 * Rejects with a `FetchError` when there is no usable answer: the connection failed, the request cannot be built, or what should be JSON is none.
 * An answer of another status than 2xx is `{ error, response }`. Requests with a token go to https, or to http on a loopback address.
 *
 * **Example** (Listing workspaces)
 *
 * ```ts
 * import { createManagementApiClient } from "effect-prisma-management/promise"
 *
 * const client = createManagementApiClient({ token: "your-access-token" })
 *
 * export const list = async () => {
 *   const { data, error } = await client.GET("/v1/workspaces")
 *   return error === undefined ? data.data : []
 * }
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createManagementApiClient = (options: ManagementApiClientOptions = {}): ManagementApiClient => {
  const { token, ...rest } = options
  const baseUrl = options.baseUrl ?? defaultApiUrl
  const given = token?.trim() ?? ""
  const isUsable = given === "" || isBearerToken(given)
  const own = given !== "" && isUsable ? { ...userAgent, Authorization: `Bearer ${given}` } : userAgent
  return makeClient({ ...rest, baseUrl, headers: withOwn(own, rest.headers) }, isUsable ? sendOnce : refuseToken)
}

type GivenHeaders = NonNullable<ClientOptions["headers"]>

/** The headers of the program over our own. What cannot be a header is told by the calls, and not quoted. */
const withOwn = (own: Record<string, string>, headers: GivenHeaders = {}): GivenHeaders => {
  try {
    // `fetch` takes pairs, `mergeHeaders` does not.
    const merged = mergeHeaders(own, Array.isArray(headers) ? new Headers(headers as Array<[string, string]>) : headers)
    return Object.fromEntries(merged)
  } catch {
    return headers
  }
}

// A header with it would be refused by the platform, which quotes it.
const refuseToken = async (): Promise<never> => {
  throw AuthErrors.make(
    { _tag: "ConfigurationInvalid", field: "token" },
    "token is not a bearer token: it has characters that RFC 6750 does not allow."
  )
}

/**
 * Makes the SDK of a user who logs in: login, session and client on the token storage of the program.
 *
 * **Details**
 *
 * Nothing is done before the first call: a `clientId` or a URL that cannot be used is what that rejects with.
 *
 * Rejects with an `AuthError` when logging in, refreshing or the storage fails; `refreshTokenInvalid` says that the tokens are gone and the user
 * has to log in again. Rejects with a `FetchError` when there is no usable answer.
 *
 * **Example** (Logging in)
 *
 * ```ts
 * import { createManagementApiSdk, type Tokens } from "effect-prisma-management/promise"
 *
 * let stored: Tokens | null = null
 *
 * const api = createManagementApiSdk({
 *   clientId: "your-oauth-client-id",
 *   redirectUri: "https://your-app.com/auth/callback",
 *   tokenStorage: {
 *     getTokens: async () => stored,
 *     setTokens: async (tokens) => void (stored = tokens),
 *     clearTokens: async () => void (stored = null)
 *   }
 * })
 *
 * export const begin = () => api.getLoginUrl({ scope: "workspace:admin offline_access" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createManagementApiSdk = (config: ManagementApiClientConfig): ManagementApiSdk => {
  const engine = makeEngine(config)
  const { dispose, run } = engine
  const client = makeClient(
    { baseUrl: config.apiBaseUrl ?? defaultApiUrl, headers: userAgent, ...(config.fetch && { fetch: config.fetch }) },
    authorized(engine, config.timeout)
  )
  return {
    client,
    async getLoginUrl(options, asyncOptions) {
      const login = await run(Effect.flatMap(OAuth, ({ loginUrl }) => loginUrl(options)), asyncOptions?.signal)
      return { url: login.url, state: login.state, verifier: Redacted.value(login.verifier) }
    },
    async handleCallback({ callbackUrl, expectedState, verifier }, asyncOptions) {
      const callback = { callbackUrl, verifier: verifier ?? "", expectedState: expectedState ?? "" }
      await run(Effect.flatMap(OAuth, ({ handleCallback }) => handleCallback(callback)), asyncOptions?.signal)
    },
    async logout(asyncOptions) {
      await run(Effect.flatMap(OAuth, ({ logout }) => logout), asyncOptions?.signal)
    },
    dispose,
    [Symbol.asyncDispose]: dispose
  }
}
