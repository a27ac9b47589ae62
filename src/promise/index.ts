/**
 * The Management API for programs without Effect: the calls, options, results and types of the published Promise SDK, over the session
 * and the login flow of this package.
 *
 * @since 0.1.0
 */
import { type ClientOptions, mergeHeaders } from "openapi-fetch"
import { makeClient, type Send, sendOnce } from "./internal/client.ts"
import { makeLazyEngine } from "./internal/lazyEngine.ts"
import { withTimeLimit } from "./internal/timeLimit.ts"
import { isBearerToken, notBearer } from "../internal/contract/bearerToken.ts"
import { invalidConfiguration } from "../internal/failure/authErrors.ts"
import { defaultApiUrl } from "../internal/config/serverUrl.ts"
import { userAgent } from "../internal/call/userAgent.ts"
import type {
  ManagementApiClient,
  ManagementApiClientConfig,
  ManagementApiClientOptions,
  ManagementApiSdk
} from "./internal/types.ts"

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
export type {
  AsyncCallOptions,
  HandleCallbackOptions,
  LoginResult,
  LoginUrlOptions,
  ManagementApiClient,
  ManagementApiClientConfig,
  ManagementApiClientOptions,
  ManagementApiSdk,
  RefreshLease,
  Tokens,
  TokenStorage
} from "./internal/types.ts"
export type { $defs, components, operations, paths, webhooks } from "./paths.ts"

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
  throw invalidConfiguration("token", `token ${notBearer}`)
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
  const { dispose, use } = makeLazyEngine(config)
  const send: Send = (request, transport, progress, signal = progress.signal) =>
    use(signal, (engine) => engine.send(request, transport, progress, signal))
  return {
    client: makeClient(
      { baseUrl: config.apiBaseUrl ?? defaultApiUrl, headers: userAgent, ...(config.fetch && { fetch: config.fetch }) },
      withTimeLimit(config.timeout, send)
    ),
    getLoginUrl: (options, { signal } = {}) => use(signal, (engine) => engine.getLoginUrl(options, signal)),
    handleCallback: (options, { signal } = {}) => use(signal, (engine) => engine.handleCallback(options, signal)),
    logout: ({ signal } = {}) => use(signal, (engine) => engine.logout(signal)),
    dispose,
    ...asyncDisposable(dispose)
  }
}

/** For `await using`, which a platform without the symbol (Safari) does not know either. */
const asyncDisposable = (dispose: () => Promise<void>) =>
  ("asyncDispose" in Symbol ? { [Symbol.asyncDispose]: dispose } : {}) as Pick<
    ManagementApiSdk,
    typeof Symbol.asyncDispose
  >
