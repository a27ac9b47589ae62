/**
 * Logins for a web application: adds `GET login`, `GET callback` and `POST logout` to its router, and identifies the
 * user of each request.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import type * as Types from "effect/Types"
import * as AuthError from "./AuthError.ts"
import { mayEnd } from "./internal/failure/authErrors.ts"
import type { TokenSealing } from "./internal/storage/sealed.ts"
import { makeNaming } from "./internal/web/carrier.ts"
import { makeCarrying } from "./internal/web/carrying.ts"
import { check } from "./internal/web/options.ts"
import type { Paths } from "./internal/web/place.ts"
import { ofTheMoment, type Problem } from "./internal/web/problems.ts"
import { isShown, serve } from "./internal/web/serve.ts"
import { Unauthenticated } from "./internal/web/unauthenticated.ts"
import type { Session } from "./Session.ts"
import * as Sessions from "./Sessions.ts"
import * as TokenEndpoint from "./TokenEndpoint.ts"
import { TokenStorages } from "./TokenStorages.ts"

export type {
  /**
   * The paths that serve a login.
   *
   * @since 0.1.0
   * @category models
   */
  Paths
} from "./internal/web/place.ts"
export type {
  /**
   * A problem that a person sees instead of the page they asked for. It contains nothing from the request.
   *
   * - `NotBegun` (400): this browser did not start the login, or it has ended or took too long.
   * - `Denied` (403): the person or the authorization server refused (`error=access_denied`).
   * - `Invalid` (400): the callback is invalid.
   * - `CrossSite` (403): another site asked for a logout.
   * - `Unauthenticated` (401): the page is for logged-in users.
   * - `Unavailable` (503): the authorization server or the storage is unavailable.
   * - `Failed` (500): a failure that only the operator can fix. It is logged.
   *
   * `loginUrl` starts a new login. `cause` is for the operator: do not show it on the page.
   *
   * @since 0.1.0
   * @category models
   */
  Problem
} from "./internal/web/problems.ts"
export {
  /**
   * No one is logged in, in the browser that made the request.
   *
   * @since 0.1.0
   * @category errors
   */
  Unauthenticated
} from "./internal/web/unauthenticated.ts"

/**
 * The options of the logins of an application.
 *
 * - `redirectUri`: the redirect URI that is registered for the client, as browsers see it. The application has the same
 *   origin. It must be https, or http on this machine (`localhost`, 127.0.0.1, `[::1]`).
 * - `sealing`: the key ring that encrypts the cookies, for example `TokenSealing.config`. Rotating keys logs no one out
 *   while the old key stays in the ring.
 * - `paths`: the paths of login, callback and logout. Default: next to the callback, `/auth/login` and `/auth/logout`
 *   for `/auth/callback`.
 * - `scope`: default `workspace:admin offline_access`.
 * - `additionalParams`: more parameters for the login page.
 * - `afterLogin`, `afterLogout`: paths of the application. Default: `/`. A login that started at `loginUrl(path)` ends
 *   at that path.
 * - `loginTime`: how long a person may take to log in. Default: 10 minutes.
 * - `sessionTime`: how long a browser stays logged in after its last request. Default: 30 days.
 * - `cookieName`: the prefix of the names of the cookies. Default: `prisma`. Two logins on one origin need different
 *   names.
 * - `page`: the application's own page for a problem. Default: a plain page with a link to log in.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly redirectUri: string | URL
  readonly sealing: Effect.Effect<TokenSealing, AuthError.AuthError>
  readonly paths?: Partial<Paths> | undefined
  readonly scope?: string | undefined
  readonly additionalParams?: { readonly [name: string]: string | undefined } | undefined
  readonly afterLogin?: string | undefined
  readonly afterLogout?: string | undefined
  readonly loginTime?: Duration.Input | undefined
  readonly sessionTime?: Duration.Input | undefined
  readonly cookieName?: string | undefined
  readonly page?:
    | ((
      problem: Problem
    ) => HttpServerResponse.HttpServerResponse | Effect.Effect<HttpServerResponse.HttpServerResponse>)
    | undefined
}

/**
 * The user who made the request: a key of `Sessions`, random for each login, and its session.
 *
 * @since 0.1.0
 * @category services
 */
export class CurrentLogin extends Context.Service<CurrentLogin, {
  readonly key: string
  readonly session: Session["Service"]
}>()("effect-prisma-management/WebLogin/CurrentLogin") {}

/**
 * The logins of an application.
 *
 * @since 0.1.0
 * @category services
 */
export class WebLogin extends Context.Service<WebLogin, {
  /**
   * Identifies the user of the request. Fails with `Unauthenticated` if no one is logged in. The answer to the request
   * sets the cookies that the browser needs.
   */
  readonly current: Effect.Effect<CurrentLogin["Service"], Unauthenticated, HttpServerRequest.HttpServerRequest>
  /** Makes the failure of a request without a logged-in user, or whose session has ended with this error. */
  readonly unauthenticated: (
    cause?: AuthError.AuthError
  ) => Effect.Effect<Unauthenticated, never, HttpServerRequest.HttpServerRequest>
  /**
   * Answers a request that failed with an error that may end by itself, such as `AuthServerUnavailable`: status 503,
   * with the page of the application unless a script asked. Logs the error.
   */
  readonly unavailable: (
    error: AuthError.AuthError
  ) => Effect.Effect<HttpServerResponse.HttpServerResponse, never, HttpServerRequest.HttpServerRequest>
  /**
   * The URL that starts a login. The login ends at `path`, if that is a path of the application; other URLs are
   * ignored.
   */
  readonly loginUrl: (returnTo?: string) => string
  readonly paths: Paths
}>()("effect-prisma-management/WebLogin") {}

/**
 * Adds the logins to an application. `Sessions` stores the tokens, and a cookie of the browser names the session.
 *
 * **Details**
 *
 * - `GET login` sends the browser to the authorization server. What the callback needs is encrypted in a cookie of this
 *   browser, for `loginTime`; each tab has its own.
 * - `GET callback` finishes the login under a new random key, ends the previous session of the browser, and redirects
 *   to the page that the user asked for, which is always a path of the application. A browser that did not start this
 *   login gets a page: see `Problem`.
 * - `POST logout` ends the session, in the storage too. Other sites cannot trigger it: cookies are `SameSite=Lax`, and
 *   `Sec-Fetch-Site` or `Origin` is checked.
 *
 * Cookies are `__Host-`, `Secure`, `HttpOnly`, `SameSite=Lax`, `Path=/`. On http, which is for this machine only, they
 * have neither the prefix nor `Secure`, because Safari would reject them.
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the invalid option.
 *
 * **Gotchas**
 *
 * Provide it once, around all routes that need it: each layer value adds its own routes.
 *
 * **Example** (Showing the projects of the logged-in user)
 *
 * ```ts
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as TokenSealing from "effect-prisma-management/TokenSealing"
 * import * as TokenStorages from "effect-prisma-management/TokenStorages"
 * import * as WebLogin from "effect-prisma-management/WebLogin"
 * import * as Effect from "effect/Effect"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as HttpRouter from "effect/http/HttpRouter"
 * import * as HttpServerResponse from "effect/http/HttpServerResponse"
 * import * as Layer from "effect/Layer"
 *
 * const Projects = HttpRouter.add("GET", "/", Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   const { data } = yield* client.projects.list()
 *   return HttpServerResponse.jsonUnsafe(data.map(({ name }) => name))
 * })).pipe(Layer.provide(WebLogin.requiredOrLogin()))
 *
 * export const ServerLive = HttpRouter.serve(Projects.pipe(
 *   HttpRouter.provideRequest(ManagementClient.layer().pipe(Layer.provide(Authorization.layerSessions))),
 *   Layer.provide(WebLogin.layer({ redirectUri: "https://your-app.com/auth/callback", sealing: TokenSealing.config })),
 *   Layer.provide(Sessions.layer({ clientId: "your-oauth-client-id" })),
 *   Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer])
 * ))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options
): Layer.Layer<WebLogin, AuthError.AuthError, HttpRouter.HttpRouter | Sessions.Sessions> =>
  Layer.fresh(Layer.effect(
    WebLogin,
    Effect.gen(function*() {
      const checked = yield* check(options)
      const carrier = makeNaming(checked.jar, checked.sessionTime)
      return yield* serve(options, checked, carrier, yield* Sessions.Sessions)
    })
  ))

/**
 * Adds the logins to an application that stores no tokens: browsers carry them in encrypted cookies. Also provides the
 * `Sessions` that read them.
 *
 * **Details**
 *
 * Works like `layer`, with these differences:
 *
 * - A refresh sets new cookies on the answer to the request that needed it. Concurrent requests share one refresh. A
 *   browser that still sends older cookies is served with the newer tokens, and receives them again, for an hour after
 *   its last request.
 * - A logout is remembered for an hour. After that, only the `revocationEndpoint` stops cookies that someone copied
 *   before.
 * - Tokens that need more than 7,600 characters of cookies fail the login with `ConfigurationInvalid`: browsers and
 *   proxies reject more.
 *
 * **Gotchas**
 *
 * Use it in one process only: another process cannot know about a refresh that just happened, and sending a refresh
 * token twice ends the login. For several replicas, share the lock and the tokens in Redis or SQL: use `layer` with
 * `TokenStorageRedis` or `TokenStorageSql`.
 *
 * **Example** (Logging in without a storage)
 *
 * ```ts
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as TokenSealing from "effect-prisma-management/TokenSealing"
 * import * as WebLogin from "effect-prisma-management/WebLogin"
 * import * as Effect from "effect/Effect"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as HttpRouter from "effect/http/HttpRouter"
 * import * as HttpServerResponse from "effect/http/HttpServerResponse"
 * import * as Layer from "effect/Layer"
 *
 * const Projects = HttpRouter.add("GET", "/", Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   const { data } = yield* client.projects.list()
 *   return HttpServerResponse.jsonUnsafe(data.map(({ name }) => name))
 * })).pipe(Layer.provide(WebLogin.requiredOrLogin()))
 *
 * export const ServerLive = HttpRouter.serve(Projects.pipe(
 *   HttpRouter.provideRequest(ManagementClient.layer().pipe(Layer.provide(Authorization.layerSessions))),
 *   Layer.provide(WebLogin.layerCookies({
 *     clientId: "your-oauth-client-id",
 *     redirectUri: "https://your-app.com/auth/callback",
 *     sealing: TokenSealing.config
 *   })),
 *   Layer.provide(FetchHttpClient.layer)
 * ))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerCookies = (
  options: Options & Sessions.Options
): Layer.Layer<
  WebLogin | Sessions.Sessions,
  AuthError.AuthError,
  HttpRouter.HttpRouter | HttpClient.HttpClient
> =>
  Layer.effectContext(Effect.gen(function*() {
    const checked = yield* check(options)
    const carrier = makeCarrying(checked.jar, checked.sessionTime)
    const sessions = yield* Effect.provideService(Sessions.make(options), TokenStorages, carrier.carried.storages)
    return Context.make(Sessions.Sessions, sessions).pipe(
      Context.add(WebLogin, yield* serve(options, checked, carrier, sessions))
    )
  })).pipe(Layer.provide(TokenEndpoint.layer(options)), Layer.fresh)

type Response = HttpServerResponse.HttpServerResponse

type Handler = Effect.Effect<Response, Types.unhandled, CurrentLogin>

/**
 * Runs a handler as the user who makes the request. A failure that only a new login fixes becomes `Unauthenticated`,
 * even in the middle of the handler.
 */
const asCurrent = (login: WebLogin["Service"], handler: Handler) =>
  Effect.flatMap(login.current, (current) =>
    handler.pipe(
      Effect.provideService(CurrentLogin, current),
      Sessions.as(current.key),
      Effect.catch((error: unknown): Effect.Effect<
        never,
        Types.unhandled | Unauthenticated,
        HttpServerRequest.HttpServerRequest
      > =>
        AuthError.needsLogin(error)
          ? Effect.flatMap(login.unauthenticated(error), Effect.fail)
          : Effect.fail(error as Types.unhandled)
      )
    ))

/**
 * Whether a browser shows the answer as a page, which can then be replaced by another. The answer to a script cannot
 * become a login page.
 */
const isNavigation = (request: HttpServerRequest.HttpServerRequest): boolean =>
  (request.method === "GET" || request.method === "HEAD") && isShown(request)

const isUnavailable = (error: unknown): error is AuthError.AuthError => AuthError.isAuthError(error) && mayEnd(error)

/**
 * Routes for logged-in users. Other requests fail with `Unauthenticated`.
 *
 * **Details**
 *
 * Handlers get `CurrentLogin`, and their calls are made as that user, through `Sessions.as`. An `AuthError` that only a
 * new login fixes, such as `RefreshTokenInvalid`, also becomes `Unauthenticated`. If the program does not handle it,
 * the answer is the page of status 401.
 *
 * **Example** (Answering scripts)
 *
 * ```ts
 * import * as WebLogin from "effect-prisma-management/WebLogin"
 * import * as Effect from "effect/Effect"
 * import * as HttpRouter from "effect/http/HttpRouter"
 * import * as HttpServerResponse from "effect/http/HttpServerResponse"
 * import * as Layer from "effect/Layer"
 *
 * const Workspace = HttpRouter.add("GET", "/api/workspace", Effect.gen(function*() {
 *   const { session } = yield* WebLogin.CurrentLogin
 *   const { workspaceId } = yield* session.tokens
 *   return HttpServerResponse.jsonUnsafe({ workspaceId })
 * })).pipe(Layer.provide(WebLogin.required()))
 * ```
 *
 * @since 0.1.0
 * @category middleware
 */
export const required = (): Layer.Layer<
  HttpRouter.Request.From<"Requires", CurrentLogin>,
  never,
  WebLogin | HttpRouter.Request.From<"Error", Unauthenticated>
> =>
  Layer.fresh(
    HttpRouter.middleware<{ provides: CurrentLogin }>()(
      Effect.map(WebLogin, (login) => (handler) => asCurrent(login, handler))
    ).layer
  )

/**
 * Routes for logged-in users. Other users are redirected to log in, and return to the page that they asked for.
 *
 * **Details**
 *
 * Works like `required`. Requests that cannot be redirected (a `POST`, or a script's request by `Sec-Fetch-Mode`) get
 * the page of status 401.
 *
 * An `AuthError` of the handler that may end by itself (`AuthServerUnavailable`, `StorageFailed`,
 * `TokenResponseInvalid`) becomes the page of status 503, with `Retry-After` if it is known. A script gets this status
 * without a page. Every other failure, such as an `ApiError`, stays the failure of the handler.
 *
 * @since 0.1.0
 * @category middleware
 */
export const requiredOrLogin = (): Layer.Layer<HttpRouter.Request.From<"Requires", CurrentLogin>, never, WebLogin> =>
  Layer.fresh(
    HttpRouter.middleware<{ provides: CurrentLogin }>()(
      Effect.map(
        WebLogin,
        (login) => (handler) =>
          Effect.catch(asCurrent(login, handler), (error) =>
            error instanceof Unauthenticated
              ? Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
                isNavigation(request)
                  ? Effect.succeed(HttpServerResponse.redirect(error.loginUrl, { headers: ofTheMoment }))
                  : error.response)
              : isUnavailable(error)
              ? login.unavailable(error)
              : Effect.fail(error))
      )
    ).layer
  )
