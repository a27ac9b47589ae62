/**
 * The token endpoint of the authorization server (RFC 6749 section 3.2): what turns authorization codes and refresh tokens into
 * tokens.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "./AuthError.ts"
import { checkEndpoint, checkPresent, checkServer, invalidOption, issuerOf } from "./internal/oauth/options.ts"
import { send } from "./internal/oauth/send.ts"
import type { Requests } from "./internal/oauth/deviceGrant.ts"
import { failureOf, fromAnswer } from "./internal/oauth/tokenResponse.ts"
import { limits } from "./internal/session/machine.ts"
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

/**
 * Who the program is, and who its authorization server.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The OAuth client ID. */
  readonly clientId: string
  /** Only confidential clients have one. */
  readonly clientSecret?: string | Redacted.Redacted<string> | undefined
  /** Where the secret stands: in the `Authorization` header (`basic`, the default) or in the form (RFC 6749 section 2.3.1). */
  readonly clientAuthentication?: "basic" | "post" | undefined
  /** The URL of the authorization server, by default `https://auth.prisma.io`: https, or http on a loopback address. */
  readonly authBaseUrl?: string | URL | undefined
  /**
   * What the authorization server calls itself (RFC 8414, RFC 9207), where that is not `authBaseUrl`: behind a proxy. A callback of another
   * issuer is refused, and so is its metadata.
   */
  readonly issuer?: string | URL | undefined
  /** Where tokens are revoked at logout (RFC 7009): a URL, or a path below `authBaseUrl`. By default they are not. */
  readonly revocationEndpoint?: string | URL | undefined
}

/**
 * Where the authorization server is.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaultAuthBaseUrl = "https://auth.prisma.io"

interface Credentials {
  readonly headers: { readonly [name: string]: string }
  readonly parameters: { readonly [name: string]: string }
  readonly secrets: ReadonlyArray<string>
}

// RFC 6749 section 2.3.1 and appendix B
const formEncode = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1)

const credentialsOf = Effect.fnUntraced(function*(options: Options): Effect.fn.Return<Credentials, AuthError> {
  const clientId = yield* checkPresent("clientId", options.clientId)
  if (options.clientSecret === undefined) {
    return { headers: {}, parameters: { client_id: clientId }, secrets: [] }
  }
  const secret = yield* checkPresent("clientSecret", options.clientSecret)
  // A program without types may say it in the words of RFC 7591, and its secret would stand in the wrong place.
  if (!["basic", "post", undefined].includes(options.clientAuthentication)) {
    return yield* Effect.fail(invalidOption("clientAuthentication", "Expected \"basic\" or \"post\""))
  }
  if (options.clientAuthentication === "post") {
    return {
      headers: {},
      parameters: { client_id: clientId, client_secret: secret },
      secrets: [secret]
    }
  }
  const basic = Base64.encode(`${formEncode(clientId)}:${formEncode(secret)}`)
  return { headers: { authorization: `Basic ${basic}` }, parameters: {}, secrets: [secret, basic] }
})

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
export const make = Effect.fnUntraced(function*(
  options: Options
): Effect.fn.Return<TokenEndpoint["Service"], AuthError, HttpClient.HttpClient> {
  const client = yield* HttpClient.HttpClient
  const credentials = yield* credentialsOf(options)
  const authBaseUrl = yield* checkServer("authBaseUrl", options.authBaseUrl ?? defaultAuthBaseUrl)
  const issuer = yield* issuerOf(options.issuer, authBaseUrl)
  const revocationUrl = options.revocationEndpoint === undefined
    ? undefined
    : yield* checkEndpoint("revocationEndpoint", options.revocationEndpoint, authBaseUrl)

  const post = (
    url: string,
    parameters: { readonly [name: string]: string },
    secrets: ReadonlyArray<string>,
    timeout?: Duration.Duration
  ) =>
    send(
      client,
      HttpClientRequest.post(url).pipe(
        HttpClientRequest.setHeaders(credentials.headers),
        HttpClientRequest.bodyUrlParams({ ...parameters, ...credentials.parameters })
      ),
      [...secrets, ...credentials.secrets],
      timeout
    )
  const requestTokens = (parameters: { readonly [name: string]: string }, secrets: ReadonlyArray<string>) =>
    Effect.flatMap(
      post(`${authBaseUrl}/token`, parameters, secrets, Duration.millis(limits.answer)),
      (answer) => Effect.fromResult(fromAnswer(answer))
    )

  return TokenEndpoint.of({
    identity: JSON.stringify([authBaseUrl, options.clientId]),
    exchange: ({ code, redirectUri, verifier }) =>
      requestTokens(
        { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier },
        [code, verifier]
      ),
    refresh: (refreshToken) => {
      const refresh_token = Redacted.value(refreshToken)
      return requestTokens({ grant_type: "refresh_token", refresh_token }, [refresh_token])
    },
    revoke: (tokens) => {
      if (revocationUrl === undefined) return Effect.void
      // RFC 7009 section 2.1: revoking the refresh token ends the access tokens of the grant too.
      const hint = tokens.refreshToken === undefined ? "access_token" : "refresh_token"
      const token = Redacted.value(tokens.refreshToken ?? tokens.accessToken)
      return Effect.flatMap(
        post(revocationUrl, { token, token_type_hint: hint }, [token]),
        (answer) => {
          const failure = failureOf(answer)
          return failure === undefined ? Effect.void : Effect.fail(failure)
        }
      )
    },
    requests: { authBaseUrl, client, issuer, post }
  })
})

/**
 * The token endpoint as a layer. `OAuth.layer` includes it.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options: Options): Layer.Layer<TokenEndpoint, AuthError, HttpClient.HttpClient> =>
  Layer.fresh(Layer.effect(TokenEndpoint, make(options)))
