/**
 * The Management API for programs without Effect, with the calls, options, results and types of `@prisma/management-api-sdk`.
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
   * A login, a refresh, or reading or writing tokens failed. `reason` tells why.
   *
   * @since 0.1.0
   * @category errors
   */
  AuthError,
  /**
   * Checks whether only a new login ends a failure: an `AuthError` with the reason `NotLoggedIn`, `RefreshTokenMissing`
   * or `RefreshTokenInvalid`.
   *
   * @since 0.2.0
   * @category guards
   */
  needsLogin
} from "../AuthError.ts"
export {
  /**
   * A call got no usable answer: the connection failed, a limit passed, or the answer is not what the contract says.
   *
   * @since 0.1.0
   * @category errors
   */
  FetchError
} from "../FetchError.ts"
export {
  /**
   * An answer has no connection string. `reason` tells why.
   *
   * - `NoDatabase`: the project was created without a database.
   * - `NoConnection`: the database has no connection.
   * - `NotShown`: only an answer that creates a project, a database or a connection, or rotates one, has connection strings.
   *   `POST /v1/connections/{id}/rotate` creates new ones and revokes the old ones.
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
   * A log ended with an error, after all its lines.
   *
   * @since 0.1.0
   * @category errors
   */
  LogsFailed
} from "../internal/answer/logReading.ts"
export {
  /**
   * A list would never end: the API repeated a cursor (`CursorRepeated`), or announced a page without one (`CursorMissing`).
   *
   * @since 0.1.0
   * @category errors
   */
  PaginationError
} from "../internal/answer/pages.ts"
export {
  /**
   * A resource that was waited for has failed, and will not become ready.
   *
   * @since 0.1.0
   * @category errors
   */
  WaitFailure,
  /**
   * A resource did not become ready in time. Carries its last state.
   *
   * @since 0.1.0
   * @category errors
   */
  WaitTimeout
} from "../internal/answer/waits.ts"
export {
  /**
   * Picks a connection string from an answer that creates a project, a database or a connection, or rotates a connection.
   *
   * **Details**
   *
   * Takes the whole answer, or its `data`. Picks the first of `pooled`, `direct` and `accelerate` that the answer has; `prefer` puts one first. Of the
   * connections of a database, it takes the default one first. Throws a `ConnectionStringError` if there is none, as in every answer that only reads.
   *
   * **Gotchas**
   *
   * If the preferred kind is missing, another one is picked: check `kind` if it matters, as it does for migrations. `value` is a secret as a plain string.
   *
   * **Example** (Create a database for an application and its migrations)
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
   * Tells whether an error is an answer of the API, with `status`, `code`, `message`, `hint`, `retryAfter`, `requestId` and `body`.
   *
   * **When to use**
   *
   * Use in a `catch` around `paginate`, `waitFor` and `logs`, which reject with such errors. `client.GET` and the other methods return them as `error`.
   *
   * **Example** (Treat a missing database as none)
   *
   * ```ts
   * import { createManagementApiClient, isApiError, waitFor } from "effect-prisma-management/promise"
   *
   * const client = createManagementApiClient({ token: "your-access-token" })
   *
   * export const readyOrNone = async (databaseId: string) => {
   *   try {
   *     return await waitFor.database(client, databaseId)
   *   } catch (error) {
   *     if (isApiError(error) && error.status === 404) return undefined
   *     throw error
   *   }
   * }
   * ```
   *
   * @since 0.1.0
   * @category errors
   */
  isApiError
} from "./internal/isApiError.ts"
export {
  /**
   * Reads the log of a build (`logs.build`) or a deployment (`logs.deployment`), line by line.
   *
   * **Details**
   *
   * - `logs.build` ends when the build does. `logs.deployment` ends with the last line so far, unless `follow` is set.
   * - A broken connection is resumed after the last line, so each line comes once and in order. So is one that is silent for a minute (`silence`).
   * - A line longer than 1 MiB is shortened in its middle, and says so.
   * - It reads only as fast as your loop. `break` and `signal` close the connection.
   *
   * Rejects with `LogsFailed` after the last line if the log ends with an error, as that of a failed build does. Rejects with a `FetchError` if the
   * connection broke ten times without a line in between, and with an API error as `paginate` does.
   *
   * **Example** (Show a build, and follow a deployment)
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
   * Reads a whole list, item by item. `paginate.pages` reads it page by page.
   *
   * **Details**
   *
   * - It takes the options of `client.GET` for the path, without the cursor. A path without pages does not compile.
   * - It requests a page when your loop needs an item of it. `break` and `signal` stop it.
   * - `query.limit` is the size of a page. `from` continues an earlier run, from the `pagination.nextCursor` of its last page.
   *
   * Rejects with a `PaginationError` if the pages would never end, with an API error (`isApiError`) if a page is refused, and with a `FetchError` or
   * `AuthError` as any call does. Your loop gets the items before that. Create the client with `retries` to retry transient failures.
   *
   * **Example** (List the names of all databases of a project)
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
   * Waits until a resource is ready, and returns it.
   *
   * **Details**
   *
   * - `waitFor.database` waits for `ready`, `waitFor.deployment` for `running`, `waitFor.domain` for `active`, `waitFor.build` for `succeeded`, and
   *   `waitFor.approval` for `approved` or `approved_window`.
   * - It looks at once, after 500 ms, and then after pauses that grow by half, up to 10 s.
   * - `timeout` is in milliseconds; ten minutes by default. `onChange` gets each new state.
   *
   * Rejects with a `WaitFailure` as soon as the resource cannot become ready, and with a `WaitTimeout` when the time is up. Both carry the `resource`.
   * Rejects with an API error as `paginate` does, and with the reason of `signal`.
   *
   * **Example** (Wait for a database)
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
 * Makes a client with a service token or an access token.
 *
 * **When to use**
 *
 * Use for scripts, CI and servers that have a token. For users who log in, use `createManagementApiSdk`.
 *
 * **Details**
 *
 * A call returns `{ data, response }` for a 2xx status, and `{ error, response }` for any other. It rejects with a `FetchError` if there is no usable
 * answer: the connection failed, the request cannot be built, or the body is not JSON. Requests with a token go to https, or to http on a loopback
 * address.
 *
 * **Gotchas**
 *
 * By default every call is made once. `retries: true` retries transient failures, but never something that could be done twice.
 *
 * **Example** (List workspaces)
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

/** Merges the headers of the program over our own. A call rejects for an invalid one, without quoting it. */
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
 * Makes the SDK of a user who logs in: the login, the session, and a client that refreshes its tokens.
 *
 * **When to use**
 *
 * Use with `tokenStorage` for a program with one user, and with `tokenStorages` for a server with many. For a service token, use
 * `createManagementApiClient`.
 *
 * **Details**
 *
 * Calls reject with an `AuthError` if logging in, refreshing or the storage fails. If its `refreshTokenInvalid` is true, the tokens were cleared and the
 * user must log in again. Calls reject with a `FetchError` if there is no usable answer.
 *
 * With `tokenStorages`, `forUser(key)` returns the SDK of one user. A user's calls never carry the tokens of another. Each user has one refresh at a time,
 * and refreshes of different users do not wait for each other. Sessions that are idle for five minutes (`idleTimeToLive`) are closed.
 *
 * **Gotchas**
 *
 * Nothing happens before the first call, so an invalid `clientId` or URL makes that call reject.
 *
 * **Example** (Log in)
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
 * **Example** (Serve many users)
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
