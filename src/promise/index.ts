/**
 * The Management API for programs without Effect: the calls, options, results and types of the published Promise SDK, over the session
 * and the login flow of this package.
 *
 * @since 0.1.0
 */
import { type ClientOptions, mergeHeaders } from "openapi-fetch"
import { asyncDisposable } from "./internal/asyncDisposable.ts"
import { makeClient, type Send, sendOnce } from "./internal/client.ts"
import { makeUsersSdk } from "./internal/forUser.ts"
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
  ManagementApiSdk,
  ManagementApiUsersConfig,
  ManagementApiUsersSdk
} from "./internal/types.ts"

export type { ApiError, ApiErrorCode } from "../ApiError.ts"
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
export {
  /**
   * There is no connection string in an answer.
   *
   * - `NoDatabase`: the project was made without one.
   * - `NoConnection`: the database has no connection.
   * - `NotShown`: connection strings are only in the answer that creates a project, a database or a connection, or rotates one:
   *   `POST /v1/connections/{id}/rotate` makes new ones, and ends the old ones.
   *
   * @since 0.1.0
   * @category errors
   */
  ConnectionStringError
} from "../internal/answer/connectionStrings.ts"
export type {
  Options as ConnectionStringOptions,
  Source as ConnectionStringSource
} from "../internal/answer/connectionStrings.ts"
export {
  /**
   * The log ended with an error. All lines before it have come.
   *
   * @since 0.1.0
   * @category errors
   */
  LogsFailed
} from "../internal/answer/logReading.ts"
export {
  /**
   * The API announced another page in a way that would not end well: one that was read already (`CursorRepeated`), or one without a cursor
   * (`CursorMissing`).
   *
   * @since 0.1.0
   * @category errors
   */
  PaginationError
} from "../internal/answer/pages.ts"
export {
  /**
   * The resource is in a state from which it does not get there.
   *
   * @since 0.1.0
   * @category errors
   */
  WaitFailure,
  /**
   * The resource did not get there in time.
   *
   * @since 0.1.0
   * @category errors
   */
  WaitTimeout
} from "../internal/answer/waits.ts"
export {
  /**
   * Picks a connection string from the answer that creates a project, a database or a connection, or rotates a connection: from the whole answer,
   * or from the `data` in it.
   *
   * **Details**
   *
   * The first of `pooled`, `direct` and `accelerate` that is there: an application wants a pool, and a Postgres URL is understood
   * everywhere. `prefer` puts one before the others; where it is not there, another one is picked, so look at `kind` where that
   * matters, as it does for migrations. Of the connections of a database, the default one comes first.
   *
   * Throws a `ConnectionStringError` where there is none, as in every answer that only reads. `value` is a secret in plain text.
   *
   * **Example** (A new database for an application and its migrations)
   *
   * ```ts
   * import { connectionString, createManagementApiClient } from "effect-prisma-management/promise"
   *
   * const client = createManagementApiClient({ token: "your-access-token" })
   *
   * export const createDatabase = async (projectId: string) => {
   *   const { data, error } = await client.POST("/v1/databases", { body: { projectId } })
   *   if (error !== undefined) throw new Error(error.error.message)
   *   return {
   *     DATABASE_URL: connectionString(data).value,
   *     DIRECT_URL: connectionString(data, { prefer: "direct" }).value
   *   }
   * }
   * ```
   *
   * @since 0.1.0
   * @category combinators
   */
  connectionString
} from "./internal/connectionString.ts"
export type { ConnectionString } from "./internal/connectionString.ts"
export {
  /**
   * Whether an error is the API's own: of one of the classes that `effect-prisma-management/ApiError` has for statuses, each with `status`, `code`,
   * `message`, `hint`, `retryAfter`, `requestId` and `body`.
   *
   * @since 0.1.0
   * @category errors
   */
  isApiError
} from "./internal/isApiError.ts"
export {
  /**
   * Reads a log line by line: that of a build until it has ended (`logs.build`), that of a deployment as far as it goes or, with `follow`, also
   * what comes (`logs.deployment`).
   *
   * **Details**
   *
   * A broken connection is resumed after the last line, so each line comes once, and in order; so is one that is silent for a minute (`silence`).
   * Of a line longer than 1 MiB the middle is left out, and its text says so. It is read only as fast as the loop goes; `break` and `signal` close the
   * connection.
   *
   * Rejects with `LogsFailed` after the last line where the log ends with an error, as that of a failed build does; with a `FetchError` where the
   * connection broke ten times without a line in between; with an API error as `paginate` does.
   *
   * **Example** (Showing a build, and following a deployment)
   *
   * ```ts
   * import { createManagementApiClient, logs } from "effect-prisma-management/promise"
   *
   * const client = createManagementApiClient({ token: "your-access-token", retries: true })
   *
   * export const showBuild = async (buildId: string) => {
   *   for await (const { level, text } of logs.build(client, buildId)) console.log(level, text)
   * }
   *
   * export const follow = async (deploymentId: string, signal: AbortSignal) => {
   *   for await (const { text } of logs.deployment(client, deploymentId, { tail: 100, follow: true, signal })) {
   *     console.log(text)
   *   }
   * }
   * ```
   *
   * @since 0.1.0
   * @category reading
   */
  logs
} from "./internal/logs.ts"
export type { BuildLogLine, BuildLogOptions, DeploymentLogLine, DeploymentLogOptions } from "./internal/logs.ts"
export {
  /**
   * Reads a whole list, item by item; `paginate.pages` gives the pages.
   *
   * **Details**
   *
   * Takes what `client.GET` takes for the path, without its cursor: a list without one does not compile. A page is asked for when an item of it is
   * needed, so `break` ends the asking, and so does `signal`. `query.limit` is the size of a page. `from` begins after an earlier run: with the
   * `pagination.nextCursor` of the last page that was worked on.
   *
   * Rejects with a `PaginationError` where the pages would never end; with an API error (`isApiError`: `status`, `code`, `message` …) where a page is
   * refused; with a `FetchError` or an `AuthError` as any call does. The items before it have come. Make the client with `retries` for what may pass.
   *
   * **Example** (The names of all databases of a project)
   *
   * ```ts
   * import { createManagementApiClient, paginate } from "effect-prisma-management/promise"
   *
   * const client = createManagementApiClient({ token: "your-access-token", retries: true })
   *
   * export const databaseNames = async (projectId: string) => {
   *   const names: Array<string> = []
   *   const params = { path: { projectId }, query: { limit: 50 } }
   *   for await (const { name } of paginate(client, "/v1/projects/{projectId}/databases", { params })) names.push(name)
   *   return names
   * }
   * ```
   *
   * @since 0.1.0
   * @category reading
   */
  paginate
} from "./internal/paginate.ts"
export type { ItemOf, PagedPath, PageOf, PaginateOptions } from "./internal/paginate.ts"
export type { Client as ManagementApiReader } from "./internal/refused.ts"
export type { FailedAttempt, RetryOptions, RetryPolicy } from "./internal/retryTypes.ts"
export type {
  AsyncCallOptions,
  HandleCallbackOptions,
  LoginResult,
  LoginUrlOptions,
  ManagementApiClient,
  ManagementApiClientConfig,
  ManagementApiClientOptions,
  ManagementApiSdk,
  ManagementApiUser,
  ManagementApiUsersConfig,
  ManagementApiUsersSdk,
  RefreshLease,
  Tokens,
  TokenStorage
} from "./internal/types.ts"
export {
  /**
   * Waits for what takes time, and gives it as it is then: `waitFor.database` (`ready`), `waitFor.deployment` (`running`), `waitFor.domain` (`active`),
   * `waitFor.build` (`succeeded`) and `waitFor.approval` (`approved` or `approved_window`).
   *
   * **Details**
   *
   * Looks at once, then after 500 ms, then after half as long again each time, up to 10 s. `timeout` is in milliseconds, ten minutes by default.
   * `onChange` is told of each state.
   *
   * Rejects with a `WaitFailure` at once where the resource does not get there, with a `WaitTimeout` when the time is over: both carry the
   * `resource`; with an API error as `paginate` does. `signal` ends the wait with its reason.
   *
   * **Example** (A database that can be connected to)
   *
   * ```ts
   * import { createManagementApiClient, waitFor } from "effect-prisma-management/promise"
   *
   * const client = createManagementApiClient({ token: "your-access-token", retries: true })
   *
   * export const ready = (databaseId: string, signal: AbortSignal) =>
   *   waitFor.database(client, databaseId, {
   *     timeout: 120_000,
   *     onChange: ({ status }) => console.log(status),
   *     signal
   *   })
   * ```
   *
   * @since 0.1.0
   * @category reading
   */
  waitFor
} from "./internal/waitFor.ts"
export type { Wait, WaitOptions } from "./internal/waitFor.ts"
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
  const { retries, token, ...rest } = options
  const baseUrl = options.baseUrl ?? defaultApiUrl
  const given = token?.trim() ?? ""
  const isUsable = given === "" || isBearerToken(given)
  const own = given !== "" && isUsable ? { ...userAgent, Authorization: `Bearer ${given}` } : userAgent
  const send = isUsable ? sendOnce : refuseToken
  return makeClient({ ...rest, baseUrl, headers: withOwn(own, rest.headers) }, send, { retries })
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
 * With `tokenStorages`, a function of a user's key, it is the SDK of many users: `forUser(key)` gives that of one. A user's calls never go out with the
 * tokens of another. Each has one refresh at a time; refreshes of different users do not wait for each other. Sessions that nobody uses are closed
 * after five minutes (`idleTimeToLive`).
 *
 * **Example** (Many users)
 *
 * ```ts
 * import { createManagementApiSdk, type Tokens } from "effect-prisma-management/promise"
 *
 * const stored = new Map<string, Tokens>()
 *
 * const api = createManagementApiSdk({
 *   clientId: "your-oauth-client-id",
 *   redirectUri: "https://your-app.com/auth/callback",
 *   tokenStorages: (user) => ({
 *     getTokens: async () => stored.get(user) ?? null,
 *     setTokens: async (tokens) => void stored.set(user, tokens),
 *     clearTokens: async () => void stored.delete(user)
 *   })
 * })
 *
 * export const projectsOf = async (user: string) => {
 *   const { data } = await api.forUser(user).client.GET("/v1/projects")
 *   return data?.data ?? []
 * }
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createManagementApiSdk: {
  (config: ManagementApiUsersConfig): ManagementApiUsersSdk
  (config: ManagementApiClientConfig): ManagementApiSdk
} =
  // A program without types may forget it: calls say what is missing in it.
  ((config: ManagementApiClientConfig | ManagementApiUsersConfig = {} as never) =>
    isOfUsers(config) ? makeUsersSdk(config) : makeSdk(config)) as never

const isOfUsers = (config: ManagementApiClientConfig | ManagementApiUsersConfig): config is ManagementApiUsersConfig =>
  "tokenStorages" in config && config.tokenStorages !== undefined

const makeSdk = (config: ManagementApiClientConfig): ManagementApiSdk => {
  const { dispose, use } = makeLazyEngine(config)
  const send: Send = (request, transport, progress, signal = progress.signal) =>
    use(signal, (engine) => engine.send(request, transport, progress, signal))
  return {
    client: makeClient(
      { baseUrl: config.apiBaseUrl ?? defaultApiUrl, headers: userAgent, ...(config.fetch && { fetch: config.fetch }) },
      withTimeLimit(config.timeout, send),
      config
    ),
    getLoginUrl: (options, { signal } = {}) => use(signal, (engine) => engine.getLoginUrl(options, signal)),
    handleCallback: (options, { signal } = {}) => use(signal, (engine) => engine.handleCallback(options, signal)),
    logout: ({ signal } = {}) => use(signal, (engine) => engine.logout(signal)),
    dispose,
    ...asyncDisposable(dispose)
  }
}
