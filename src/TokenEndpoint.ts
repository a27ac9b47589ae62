/**
 * The token endpoint of the authorization server (RFC 6749 section 3.2), which exchanges authorization codes and
 * refresh tokens for tokens.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type { AuthError } from "./AuthError.ts"
import { overHttpClient } from "./internal/oauth/overHttpClient.ts"
import { makeTokenEndpoint, type Options, type Requests } from "./internal/oauth/tokenEndpoint.ts"
import type { TokenResponse } from "./internal/session/merge.ts"
import type { Tokens } from "./Tokens.ts"

export type {
  /**
   * The tokens of an answer of the token endpoint.
   *
   * @since 0.1.0
   * @category models
   */
  TokenResponse
}

/**
 * Exchanges codes and refresh tokens for tokens, and revokes them.
 *
 * **When to use**
 *
 * Use to replace the authorization server in a test, or to send its requests in your own way. Programs get it from
 * `OAuth.layer`.
 *
 * **Details**
 *
 * It waits up to a minute for the answer to a code or a refresh token, follows no redirects, and sends nothing twice:
 * the caller decides how long to wait, and what to do if the answer is lost. Fails with an `AuthError`: `TokenRejected`
 * (an OAuth error code), `AuthServerUnavailable` (5xx, 429, no answer) or `TokenResponseInvalid`.
 *
 * **Example** (Testing a refresh without a server)
 *
 * ```ts
 * import * as Duration from "effect/Duration"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Redacted from "effect/Redacted"
 * import * as Session from "effect-prisma-management/Session"
 * import * as TokenEndpoint from "effect-prisma-management/TokenEndpoint"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const expired = Tokens.make({ workspaceId: "wksp_1", accessToken: "old", refreshToken: "refresh-1", expiresAt: 0 })
 *
 * const TokenEndpointTest = Layer.mock(TokenEndpoint.TokenEndpoint)({
 *   refresh: () =>
 *     Effect.succeed({
 *       accessToken: Redacted.make("new"),
 *       refreshToken: Redacted.make("refresh-2"),
 *       expiresIn: Duration.hours(1)
 *     })
 * })
 *
 * const SessionTest = Session.layer.pipe(
 *   Layer.provide([TokenStorage.layerMemoryWith(expired), TokenEndpointTest])
 * )
 *
 * export const test = Effect.gen(function*() {
 *   const session = yield* Session.Session
 *   const accessToken = yield* session.accessToken
 *   return Redacted.value(accessToken) // => "new"
 * }).pipe(Effect.provide(SessionTest))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class TokenEndpoint extends Context.Service<TokenEndpoint, {
  /**
   * The authorization server and the client. Sessions with the same identity share their exchanges. Without it, a
   * session shares none.
   */
  readonly identity?: string | undefined
  /** Exchanges an authorization code, with the verifier of PKCE (RFC 6749 section 4.1.3, RFC 7636). */
  readonly exchange: (grant: {
    readonly code: string
    readonly verifier: string
    readonly redirectUri: string
  }) => Effect.Effect<TokenResponse, AuthError>
  /** Exchanges a refresh token (RFC 6749 section 6). */
  readonly refresh: (refreshToken: Redacted.Redacted<string>) => Effect.Effect<TokenResponse, AuthError>
  /** Revokes tokens (RFC 7009). Does nothing if no revocation endpoint is configured. */
  readonly revoke: (tokens: Tokens) => Effect.Effect<void, AuthError>
  /** Sends other requests as the same client. Only `DeviceLogin` needs it. */
  readonly requests?: Requests | undefined
}>()("effect-prisma-management/TokenEndpoint") {}

export type {
  /**
   * Other requests of a client to its authorization server.
   *
   * @since 0.1.0
   * @category models
   */
  Requests
} from "./internal/oauth/tokenEndpoint.ts"

export type {
  /**
   * An HTTP answer of the authorization server, before it is interpreted.
   *
   * @since 0.1.0
   * @category models
   */
  Answer
} from "./internal/oauth/tokenResponse.ts"

export type { Options } from "./internal/oauth/tokenEndpoint.ts"

export {
  /**
   * The URL of the authorization server: `https://auth.prisma.io`.
   *
   * @since 0.1.0
   * @category constants
   */
  defaultAuthBaseUrl
} from "./internal/oauth/options.ts"

/**
 * Makes the client of a token endpoint.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the invalid option.
 *
 * **Gotchas**
 *
 * The `HttpClient` must not retry or follow redirects by itself (`HttpClient.retryTransient`,
 * `HttpClient.followRedirects`): a refresh token works once, and sending it twice ends the session.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options
): Effect.Effect<TokenEndpoint["Service"], AuthError, HttpClient.HttpClient> =>
  Effect.flatMap(HttpClient.HttpClient, (client) => makeTokenEndpoint(options, overHttpClient(client)))

/**
 * Provides the token endpoint. `OAuth.layer` includes it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<TokenEndpoint, AuthError, HttpClient.HttpClient> =>
  Layer.fresh(Layer.effect(TokenEndpoint, make(options)))
