/**
 * What a token endpoint is sent (RFC 6749, RFC 7009), by whatever sends requests.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Base64 from "effect/encoding/Base64"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "../../AuthError.ts"
import { limits } from "../session/machine.ts"
import type { Endpoint as SessionEndpoint } from "../session/session.ts"
import type { CodeEndpoint } from "./codeFlow.ts"
import { checkEndpoint, checkPresent, checkServer, defaultAuthBaseUrl, invalidOption, issuerOf } from "./options.ts"
import { form, send, type Transport } from "./send.ts"
import { type Answer, failureOf, fromAnswer } from "./tokenResponse.ts"

/**
 * The client and its authorization server.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** The OAuth client ID. */
  readonly clientId: string
  /** The client secret. Only confidential clients have one. */
  readonly clientSecret?: string | Redacted.Redacted<string> | undefined
  /**
   * Where to send the secret: in the `Authorization` header (`basic`, the default) or in the form (RFC 6749 section
   * 2.3.1).
   */
  readonly clientAuthentication?: "basic" | "post" | undefined
  /**
   * The URL of the authorization server. Default: `https://auth.prisma.io`. It must be https, or http on a loopback
   * address.
   */
  readonly authBaseUrl?: string | URL | undefined
  /**
   * The issuer identifier of the authorization server (RFC 8414, RFC 9207), if it differs from `authBaseUrl`, for
   * example behind a proxy. Callbacks and metadata of another issuer are rejected.
   */
  readonly issuer?: string | URL | undefined
  /**
   * Where a logout revokes the tokens (RFC 7009): a URL, or a path relative to `authBaseUrl`. Default: tokens are not
   * revoked.
   */
  readonly revocationEndpoint?: string | URL | undefined
}

/** What a client can send to its authorization server beside the grants that every program needs. */
export interface Requests {
  readonly authBaseUrl: string
  /** What the server calls itself, without trailing slash. */
  readonly issuer: string
  readonly get: (url: string) => Effect.Effect<Answer, AuthError>
  /** Sends a form as the client that this is (RFC 6749 section 2.3). `secrets` are kept out of messages. */
  readonly post: (
    url: string,
    parameters: { readonly [name: string]: string },
    secrets: ReadonlyArray<string>,
    timeout?: Duration.Duration
  ) => Effect.Effect<Answer, AuthError>
}

/** See `TokenEndpoint`. */
export interface Endpoint extends CodeEndpoint, SessionEndpoint {
  readonly requests: Requests
}

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

/** Makes what sends grants, by whatever sends requests. */
export const makeTokenEndpoint = Effect.fnUntraced(function*(
  options: Options,
  transport: Transport
): Effect.fn.Return<Endpoint, AuthError> {
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
      transport,
      {
        method: "POST",
        url,
        headers: credentials.headers,
        body: form({ ...parameters, ...credentials.parameters })
      },
      [...secrets, ...credentials.secrets],
      timeout
    )
  const requestTokens = (parameters: { readonly [name: string]: string }, secrets: ReadonlyArray<string>) =>
    Effect.flatMap(
      post(`${authBaseUrl}/token`, parameters, secrets, Duration.millis(limits.answer)),
      (answer) => Effect.fromResult(fromAnswer(answer))
    )

  return {
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
    requests: {
      authBaseUrl,
      issuer,
      get: (url) => send(transport, { method: "GET", url, headers: {} }, []),
      post
    }
  }
})
