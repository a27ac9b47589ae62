/**
 * Logins of a web application: `GET login`, `GET callback` and `POST logout` on its router, and whose request it is on every other route.
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
import { needsLogin } from "./internal/failure/authErrors.ts"
import type { TokenSealing } from "./internal/storage/sealed.ts"
import { makeNaming } from "./internal/web/carrier.ts"
import { makeCarrying } from "./internal/web/carrying.ts"
import { check } from "./internal/web/options.ts"
import type { Paths } from "./internal/web/place.ts"
import { ofTheMoment, type Problem } from "./internal/web/problems.ts"
import { serve } from "./internal/web/serve.ts"
import { Unauthenticated } from "./internal/web/unauthenticated.ts"
import type { Session } from "./Session.ts"
import * as Sessions from "./Sessions.ts"
import * as TokenEndpoint from "./TokenEndpoint.ts"
import { TokenStorages } from "./TokenStorages.ts"

export type {
  /**
   * The paths at which a login is served.
   *
   * @since 0.1.0
   * @category models
   */
  Paths
} from "./internal/web/place.ts"
export type {
  /**
   * What a person is told instead of what they asked for, in plain words: nothing of the request is in it.
   *
   * - `NotBegun` (400): the callback of a login that this browser has not begun, that has ended, or that took too long.
   * - `Denied` (403): the person or the authorization server said no (`error=access_denied`).
   * - `Invalid` (400): a callback that cannot be used.
   * - `CrossSite` (403): a logout that another site asked for.
   * - `Unauthenticated` (401): a page for people who are logged in.
   * - `Unavailable` (503): the authorization server or the storage does not answer now.
   * - `Failed` (500): what only the operator can mend. It is logged.
   *
   * `loginUrl` is where a login begins anew. `cause` is for the operator, and not for the page.
   *
   * @since 0.1.0
   * @category models
   */
  Problem
} from "./internal/web/problems.ts"
export {
  /**
   * Nobody is logged in, in the browser that made the request.
   *
   * @since 0.1.0
   * @category errors
   */
  Unauthenticated
} from "./internal/web/unauthenticated.ts"

/**
 * How the logins of an application are served.
 *
 * - `redirectUri`: the redirect URI that is registered for the client: where the callback is, as browsers see it. Its origin is that of the
 *   application; https, or http on this machine (`localhost`, 127.0.0.1, `[::1]`).
 * - `sealing`: the key ring of the cookies, for example `TokenSealing.config`. A key that was rotated and is still in the ring logs nobody out.
 * - `paths`: where login, callback and logout are served. Default: beside the callback, `/auth/login` and `/auth/logout` for `/auth/callback`.
 * - `scope`: default `workspace:admin offline_access`.
 * - `additionalParams`: more parameters for the login page.
 * - `afterLogin`, `afterLogout`: paths of the application; default `/`. A login that began at `loginUrl(path)` ends at that path.
 * - `loginTime`: how long a person may take to log in. Default: 10 minutes.
 * - `sessionTime`: how long a browser stays logged in that does not come back. Default: 30 days.
 * - `cookieName`: what the names of the cookies begin with. Default `prisma`. Two logins of one origin need two names.
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
 * Who made a request: the key of a session of `Sessions`, a random one for each login, and that session.
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
  /** Who made the request; fails with `Unauthenticated` where nobody is logged in. Its answer brings the cookies that the browser needs. */
  readonly current: Effect.Effect<CurrentLogin["Service"], Unauthenticated, HttpServerRequest.HttpServerRequest>
  /** The failure of a request that nobody who is logged in has made, or whose session has ended with this error. */
  readonly unauthenticated: (
    cause?: AuthError.AuthError
  ) => Effect.Effect<Unauthenticated, never, HttpServerRequest.HttpServerRequest>
  /** Where a login begins. A path of the application is where it ends; another URL is ignored. */
  readonly loginUrl: (returnTo?: string) => string
  readonly paths: Paths
}>()("effect-prisma-management/WebLogin") {}

/**
 * Serves the logins of an application, whose tokens `Sessions` keeps in its storage; the cookie of a browser names a session.
 *
 * **Details**
 *
 * - `GET login` sends the person to the authorization server. What the callback needs lies sealed in a cookie of this browser, for `loginTime`; each
 *   tab has its own.
 * - `GET callback` ends the login under a fresh random key, ends the session that the browser had before, and sends the person to where they wanted to go: a
 *   path of the application, and nowhere else. Whoever has not begun this login in this browser gets a page: see `Problem`.
 * - `POST logout` ends the session, in the storage too. Another site cannot make it: `SameSite=Lax`, and `Sec-Fetch-Site` or `Origin` is looked at.
 *
 * Cookies are `__Host-`, `Secure`, `HttpOnly`, `SameSite=Lax`, `Path=/`. On http, which is for this machine only, they have neither the prefix nor `Secure`,
 * which Safari would refuse there.
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the option which cannot be used.
 *
 * **Gotchas**
 *
 * Provide it once, around all routes that need it: each layer value that this makes adds its routes where it is provided.
 *
 * **Example** (A page with the projects of whoever looks at it)
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
 * Serves the logins of an application that keeps no tokens: browsers carry them, in sealed cookies. The `Sessions` that it gives read them there.
 *
 * **Details**
 *
 * As `layer`, and:
 *
 * - A refresh sets the new cookies on the answer of the request that needed it. Requests at the same time are one refresh. A browser that still
 *   brings older cookies is served with the newer tokens, and gets them again, for an hour after its last request.
 * - A logout is known here for an hour. Afterwards only its `revocationEndpoint` stops cookies that somebody copied before.
 * - Tokens that take more than 7,600 characters of cookies fail the login with `ConfigurationInvalid`: browsers and proxies refuse more.
 *
 * **Gotchas**
 *
 * It is for one process: what another one has refreshed a moment ago, it cannot know, and a refresh token that is sent twice ends the login. Several
 * replicas need the lock and the tokens that they share in Redis or SQL: that is `layer`, with `TokenStorageRedis` or `TokenStorageSql`.
 *
 * **Example** (The same without a storage)
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

/** A handler as the person who makes the request. What only a new login ends is `Unauthenticated`, also in the middle of it. */
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
        AuthError.isAuthError(error) && needsLogin(error)
          ? Effect.flatMap(login.unauthenticated(error), Effect.fail)
          : Effect.fail(error as Types.unhandled)
      )
    ))

/** Whether a browser shows the answer as a page, which may be another one. What a script asked for cannot be a login page. */
const isNavigation = ({ headers, method }: HttpServerRequest.HttpServerRequest): boolean =>
  (method === "GET" || method === "HEAD") && (headers["sec-fetch-mode"] ?? "navigate") === "navigate"

/**
 * Routes for people who are logged in; others fail with `Unauthenticated`.
 *
 * **Details**
 *
 * A handler has `CurrentLogin`, and its calls are those of the person: `Sessions.as` is around it. An `AuthError` that only a new login ends, such as
 * `RefreshTokenInvalid`, fails with `Unauthenticated` too. Where nobody handles that, the answer is the page of status 401.
 *
 * **Example** (An answer for scripts)
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
 * Routes for people who are logged in; others are sent to log in, and come back to the page that they wanted.
 *
 * **Details**
 *
 * As `required`. A request that cannot be sent anywhere, a `POST` or one of a script (`Sec-Fetch-Mode`), is answered with the page of status 401.
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
              : Effect.fail(error))
      )
    ).layer
  )
