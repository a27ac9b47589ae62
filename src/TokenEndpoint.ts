/**
 * The token endpoint of the authorization server (RFC 6749 section 3.2): what turns authorization codes and refresh tokens into
 * tokens.
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
   * What the token endpoint answers.
   *
   * @since 0.1.0
   * @category models
   */
  TokenResponse
}

/**
 * The token endpoint, as a session sees it.
 *
 * **Details**
 *
 * An answer to a code or a refresh token is waited for up to a minute, is never the one of a redirect, and nothing is ever sent twice:
 * who calls decides how long to wait, and what to do when the answer was lost. What went wrong is an `AuthError`: `TokenRejected` (an OAuth error code), `AuthServerUnavailable` (5xx, 429, no answer) or `TokenResponseInvalid`.
 *
 * @since 0.1.0
 * @category services
 */
export class TokenEndpoint extends Context.Service<TokenEndpoint, {
  /** Which client of which authorization server this is. Sessions with the same share their exchanges; without one a session is alone. */
  readonly identity?: string | undefined
  /** RFC 6749 section 4.1.3 with the verifier of RFC 7636. */
  readonly exchange: (grant: {
    readonly code: string
    readonly verifier: string
    readonly redirectUri: string
  }) => Effect.Effect<TokenResponse, AuthError>
  /** RFC 6749 section 6. */
  readonly refresh: (refreshToken: Redacted.Redacted<string>) => Effect.Effect<TokenResponse, AuthError>
  /** RFC 7009; does nothing where no revocation endpoint is configured. */
  readonly revoke: (tokens: Tokens) => Effect.Effect<void, AuthError>
  /** What `DeviceLogin` sends as the same client. Needed for that only. */
  readonly requests?: Requests | undefined
}>()("effect-prisma-management/TokenEndpoint") {}

export type {
  /**
   * What a client can send to its authorization server beside the grants that every program needs.
   *
   * @since 0.1.0
   * @category models
   */
  Requests
} from "./internal/oauth/tokenEndpoint.ts"

export type {
  /**
   * An answer as it came, before it is known what it means.
   *
   * @since 0.1.0
   * @category models
   */
  Answer
} from "./internal/oauth/tokenResponse.ts"

export type { Options } from "./internal/oauth/tokenEndpoint.ts"

export {
  /**
   * Where the authorization server is.
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
 * Fails with an `AuthError` (`ConfigurationInvalid`) naming the option that cannot be used.
 *
 * **Gotchas**
 *
 * The `HttpClient` must not retry and not follow redirects on its own (`HttpClient.retryTransient`, `HttpClient.followRedirects`):
 * a refresh token is good for one use, and sending it twice ends the session.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options
): Effect.Effect<TokenEndpoint["Service"], AuthError, HttpClient.HttpClient> =>
  Effect.flatMap(HttpClient.HttpClient, (client) => makeTokenEndpoint(options, overHttpClient(client)))

/**
 * The token endpoint as a layer. `OAuth.layer` includes it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<TokenEndpoint, AuthError, HttpClient.HttpClient> =>
  Layer.fresh(Layer.effect(TokenEndpoint, make(options)))
