/**
 * How a call is authorized: the bearer middleware of the API, and where its token comes from, a Layer each.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as AuthError from "./AuthError.ts"
import { isBearerToken } from "./internal/contract/bearerToken.ts"
import { firstVariable } from "./internal/config/environment.ts"
import { Authorization } from "./internal/contract/bearer.ts"
import { makeGitHubActions } from "./internal/oauth/gitHubActions.ts"
import { defaultApiUrl } from "./internal/config/serverUrl.ts"
import { authorize, Session } from "./Session.ts"

export {
  /**
   * The middleware that every operation but the two public ones declares: a bearer token (RFC 6750).
   *
   * @since 0.1.0
   * @category middleware
   */
  Authorization,
  /**
   * Who makes a request: what a server of this API (the sandbox) learns from the token.
   *
   * @since 0.1.0
   * @category services
   */
  Caller
} from "./internal/contract/bearer.ts"

/**
 * What a client needs to call the API: one of this module's layers provides it.
 *
 * @since 0.1.0
 * @category models
 */
export type ForClient = HttpApiMiddleware.ForClient<Authorization>

const unusable = (field: string, problem: string): AuthError.AuthError =>
  AuthError.make({ _tag: "ConfigurationInvalid", field }, `${field} ${problem}`)

const checkToken = (
  name: string,
  token: Redacted.Redacted<string>
): Effect.Effect<Redacted.Redacted<string>, AuthError.AuthError> => {
  const value = Redacted.value(token).trim()
  if (value === "") return Effect.fail(unusable(name, "is blank. Give it a token, or leave it away."))
  return isBearerToken(value)
    ? Effect.succeed(Redacted.make(value))
    : Effect.fail(unusable(name, "is not a bearer token: it has characters that RFC 6750 does not allow."))
}

// Fresh: a program may have two sessions, two configurations, two clients. Shared by reference, one user's token would go out with
// the calls of the other.
const layerOf = <E, R>(
  authorize: Effect.Effect<HttpApiMiddleware.HttpApiMiddlewareClient<never, AuthError.AuthError, never>, E, R>
): Layer.Layer<ForClient, E, R> =>
  Layer.fresh(HttpApiMiddleware.layerClient(Authorization, authorize) as Layer.Layer<ForClient, E, R>)

const layerBearer = <E, R>(
  token: Effect.Effect<Redacted.Redacted<string>, E, R>
): Layer.Layer<ForClient, E, R> =>
  layerOf(Effect.map(token, (token) => ({ request, next }) => next(HttpClientRequest.bearerToken(request, token))))

/**
 * Authorizes every call with one token, for example a service token.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) when the token is blank or cannot stand in a header.
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
): Layer.Layer<ForClient, AuthError.AuthError> =>
  layerBearer(checkToken("token", Redacted.isRedacted(token) ? token : Redacted.make(token)))

const tokenFromConfig = Effect.gen(function*() {
  const found = yield* firstVariable("PRISMA_SERVICE_TOKEN", "PRISMA_API_TOKEN")
  if (found !== undefined) return yield* checkToken(found.name, Redacted.make(found.value))
  return yield* Effect.fail(unusable(
    "PRISMA_SERVICE_TOKEN",
    "is not set. Set it (or PRISMA_API_TOKEN) to a service token from the console of your workspace."
  ))
})

/**
 * Authorizes every call with the token in `PRISMA_SERVICE_TOKEN`, else the one in `PRISMA_API_TOKEN`.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the variable when neither is set or one is blank: a blank token
 * is a mistake, not "no token".
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig: Layer.Layer<ForClient, AuthError.AuthError | Config.ConfigError> = layerBearer(
  tokenFromConfig
)

const layerSource = <E, R>(
  source: Effect.Effect<Pick<Session["Service"], "tokens" | "refresh">, E, R>
): Layer.Layer<ForClient, E, R> =>
  layerOf(Effect.map(source, (source) => {
    const send = authorize(source)
    return ({ request, next }) => send(request, next)
  }))

/**
 * Authorizes every call with the access token of the session, and sends it once more with newer tokens after a 401.
 *
 * **Details**
 *
 * Calls fail with the `AuthError`s of the session: `NotLoggedIn` before a login, `RefreshTokenInvalid` when the user has to log in
 * again. A 401 that says `insufficient_scope`, a second 401, and the 401 of a streamed body are the API's `Unauthorized`.
 *
 * **Example** (A client for the user who logged in)
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
export const layerSession: Layer.Layer<ForClient, never, Session> = layerSource(Session)

/**
 * Authorizes every call in a GitHub Actions job: the runner's OIDC token is exchanged at the API on first use, and again before
 * the token ends.
 *
 * **Details**
 *
 * The job needs `permissions: id-token: write`, and its repository a trust in the workspace. `expiresIn` is the life of a token,
 * from one minute to one hour, by default 30 minutes.
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) naming the option, or the variable that the runner did not set. Calls fail
 * with `TokenRejected` when the runner or the API refuses, `AuthServerUnavailable` when one of them gives no answer.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerGitHubActions = (options?: {
  readonly baseUrl?: string | URL | undefined
  readonly expiresIn?: Duration.Input | undefined
}): Layer.Layer<ForClient, AuthError.AuthError | Config.ConfigError, HttpClient.HttpClient> =>
  layerSource(makeGitHubActions({
    baseUrl: options?.baseUrl ?? defaultApiUrl,
    expiresIn: options?.expiresIn
  }))
