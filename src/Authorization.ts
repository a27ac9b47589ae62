/**
 * How calls are authorized: one layer for each source of the token.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import type * as Duration from "effect/Duration"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "./AuthError.ts"
import { type Authorize, ForClient } from "./internal/call/authorize.ts"
import { ofAnotherCopy, reveal } from "./internal/contract/reveal.ts"
import { isBearerToken, notBearer } from "./internal/contract/bearerToken.ts"
import { Authorization } from "./internal/contract/bearer.ts"
import { invalidConfiguration, outsideOfAs } from "./internal/failure/authErrors.ts"
import { parseUrl } from "./internal/failure/urls.ts"
import { usableVariable } from "./internal/oauth/configuration.ts"
import { makeGitHubActions } from "./internal/oauth/gitHubActions.ts"
import { authorize, Session } from "./Session.ts"
import * as Sessions from "./Sessions.ts"

export type {
  /**
   * Sends a request with its authorization. `next` sends the request, and can be called more than once.
   *
   * @since 0.1.0
   * @category models
   */
  Authorize,
  /**
   * The missing layer, in words that a compiler error repeats.
   *
   * @since 0.1.0
   * @category models
   */
  ToBeProvided
} from "./internal/call/authorize.ts"

export {
  /**
   * The bearer token middleware (RFC 6750), which every operation except two public ones requires.
   *
   * @since 0.1.0
   * @category middleware
   */
  Authorization,
  /**
   * Who made a request: what a server of this API, such as the sandbox, reads from the token.
   *
   * @since 0.1.0
   * @category services
   */
  Caller
} from "./internal/contract/bearer.ts"

export {
  /**
   * Authorizes the requests of a client.
   *
   * **When to use**
   *
   * Provide it with one of the layers of this module, or with your own.
   *
   * **Example** (Looking up the token for each request)
   *
   * ```ts
   * import * as Authorization from "effect-prisma-management/Authorization"
   * import * as Effect from "effect/Effect"
   * import * as HttpClientRequest from "effect/http/HttpClientRequest"
   * import * as Layer from "effect/Layer"
   *
   * declare const currentToken: Effect.Effect<string>
   *
   * export const layer = Layer.succeed(Authorization.ForClient, (request, next) =>
   *   Effect.flatMap(currentToken, (token) => next(HttpClientRequest.bearerToken(request, token))))
   * ```
   *
   * @since 0.1.0
   * @category services
   */
  ForClient
} from "./internal/call/authorize.ts"

/**
 * What the layers of this module provide: the authorization for this package's clients, and for an `HttpApiClient` of
 * `ManagementApi`.
 *
 * @since 0.1.0
 * @category models
 */
export type Provided = ForClient | HttpApiMiddleware.ForClient<Authorization>

const checkToken = (
  name: string,
  token: string | Redacted.Redacted<string>
): Effect.Effect<Redacted.Redacted<string>, AuthError> => {
  const value = reveal(token)?.trim()
  if (value === undefined) return Effect.fail(invalidConfiguration(name, `${name} ${ofAnotherCopy}.`))
  if (value === "") {
    return Effect.fail(invalidConfiguration(name, `${name} is blank: set it to a token or unset it.`))
  }
  return isBearerToken(value)
    ? Effect.succeed(Redacted.make(value))
    : Effect.fail(invalidConfiguration(name, `${name} ${notBearer}`))
}

// Fresh: a program may have two sessions, two configurations, two clients. Shared by reference, one user's token would go out with
// the calls of the other.
const layerOf = <E, R>(authorize: Effect.Effect<Authorize, E, R>): Layer.Layer<Provided, E, R> =>
  HttpApiMiddleware.layerClient(
    Authorization,
    Effect.map(
      ForClient,
      (authorize): HttpApiMiddleware.HttpApiMiddlewareClient<never, AuthError, never> => ({ next, request }) =>
        authorize(request, next)
    )
  ).pipe(
    Layer.provideMerge(Layer.effect(ForClient, authorize)),
    Layer.fresh
  )

const layerBearer = <E, R>(
  token: Effect.Effect<Redacted.Redacted<string>, E, R>
): Layer.Layer<Provided, E, R> =>
  layerOf(Effect.map(token, (token) => (request, next) => next(HttpClientRequest.bearerToken(request, token))))

/**
 * Authorizes every call with one token, for example a service token.
 *
 * **When to use**
 *
 * Use for your own workspace, with a service token from its console.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) if the token is blank or is not a valid header value.
 *
 * **Example** (A service token)
 *
 * ```ts
 * import * as Authorization from "effect-prisma-management/Authorization"
 *
 * const AuthorizationLive = Authorization.layerToken("a-service-token")
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerToken = (
  token: string | Redacted.Redacted<string>
): Layer.Layer<Provided, AuthError> => layerBearer(checkToken("token", token))

const tokenFromConfig = Effect.gen(function*() {
  const found = yield* usableVariable("PRISMA_SERVICE_TOKEN", "PRISMA_API_TOKEN")
  if (found !== undefined) return yield* checkToken(found.name, found.value)
  return yield* Effect.fail(invalidConfiguration(
    "PRISMA_SERVICE_TOKEN",
    "PRISMA_SERVICE_TOKEN is not set. Set it (or PRISMA_API_TOKEN) to a service token from the console of your workspace."
  ))
})

/**
 * Authorizes every call with the token in `PRISMA_SERVICE_TOKEN`, or in `PRISMA_API_TOKEN`.
 *
 * **When to use**
 *
 * Use for scripts, servers and CI jobs that get their token from the environment.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the variable if neither is set, or if one of them is
 * blank.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig: Layer.Layer<Provided, AuthError | Config.ConfigError> = layerBearer(
  tokenFromConfig
)

/**
 * Authorizes every call with a token from a `Config` of your choice.
 *
 * **Example** (Reading your own variable)
 *
 * ```ts
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as Config from "effect/Config"
 *
 * const AuthorizationLive = Authorization.layerConfigWith({ token: Config.Redacted("MY_PRISMA_TOKEN") })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfigWith = (options: {
  readonly token: Config.Config<string | Redacted.Redacted<string>>
}): Layer.Layer<Provided, AuthError | Config.ConfigError> =>
  layerBearer(Effect.flatMap(options.token, (token) => checkToken("token", token)))

const layerSource = <E, R>(
  source: Effect.Effect<Pick<Session["Service"], "tokens" | "refresh">, E, R>
): Layer.Layer<Provided, E, R> => layerOf(Effect.map(source, authorize))

/**
 * Authorizes every call with the access token of the session. After a 401, refreshes the token and sends the call
 * again.
 *
 * **Details**
 *
 * Calls fail with the `AuthError`s of the session: `NotLoggedIn` before a login, `RefreshTokenInvalid` when the user
 * has to log in again. The API's `Unauthorized` is left for a 401 with `insufficient_scope`, for a second 401, and for
 * the 401 of a streamed body, which cannot be sent twice.
 *
 * **Example** (Making a client for the logged-in user)
 *
 * ```ts
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as Layer from "effect/Layer"
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as OAuth from "effect-prisma-management/OAuth"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const AuthorizationLive = Authorization.layerSession.pipe(
 *   Layer.provideMerge(OAuth.layer({ clientId: "your-oauth-client-id" })),
 *   Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer])
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerSession: Layer.Layer<Provided, never, Session> = layerSource(Session)

/**
 * Authorizes each call as the user that `Sessions.as` names. One client serves all users.
 *
 * **Details**
 *
 * The fiber that makes a call reads the key of `Sessions.as` at each call. A call outside any `as` fails with
 * `NotLoggedIn`, and the message says what to write. Otherwise this works like `layerSession`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerSessions: Layer.Layer<Provided, never, Sessions.Sessions> = layerOf(
  Effect.map(Effect.context<Sessions.Sessions>(), (context): Authorize => {
    const current = Effect.flatMap(
      Sessions.CurrentKey,
      (key) => key === undefined ? Effect.fail(outsideOfAs()) : Context.get(context, Sessions.Sessions).get(key)
    )
    return (request, next) => Effect.flatMap(current, (session) => authorize(session)(request, next))
  })
)

/**
 * Authorizes every call of a GitHub Actions job: exchanges the runner's OIDC token for an access token on first use,
 * and again before it expires.
 *
 * **Details**
 *
 * The job needs `permissions: id-token: write`, and the workspace has to trust the repository. `expiresIn` is the
 * lifetime of a token, from one minute to one hour. Default: 30 minutes.
 *
 * Tokens come from the API at `baseUrl`. Default: the URL that `ManagementClient.layerConfig` uses, which is
 * `PRISMA_API_URL`, `PRISMA_MANAGEMENT_API_URL` or `https://api.prisma.io`. A call to another API fails, without
 * sending a token.
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the option, or the variable that the runner did not
 * set. Calls fail with `TokenRejected` if the runner or the API rejects the exchange, and with `AuthServerUnavailable`
 * if one of them does not answer.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerGitHubActions = (options?: {
  readonly baseUrl?: string | URL | undefined
  readonly expiresIn?: Duration.Input | undefined
}): Layer.Layer<Provided, AuthError | Config.ConfigError, HttpClient.HttpClient> =>
  layerOf(
    Effect.map(
      makeGitHubActions({ baseUrl: options?.baseUrl, expiresIn: options?.expiresIn }),
      ({ baseUrl, source }) => {
        const send = authorize(source)
        return (request, next) =>
          parseUrl(request.url)?.origin === new URL(baseUrl).origin ?
            send(request, next) :
            Effect.fail(invalidConfiguration(
              "baseUrl",
              `baseUrl: The client calls ${
                parseUrl(request.url)?.origin
              }, but the token is for ${baseUrl}: give both the same URL`
            ))
      }
    )
  )
