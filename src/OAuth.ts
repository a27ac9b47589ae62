/**
 * Logging in and out: the authorization code flow with PKCE (RFC 6749, RFC 7636, RFC 9700).
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Config from "effect/Config"
import * as Context from "effect/Context"
import { WebCrypto } from "effect/crypto/WebCrypto"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Fiber from "effect/Fiber"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type { AuthError } from "./AuthError.ts"
import { readCallback } from "./internal/oauth/callback.ts"
import { makeLoginUrl } from "./internal/oauth/loginUrl.ts"
import { checkPresent, checkRedirectUri, checkServer, invalidOption } from "./internal/oauth/options.ts"
import { merge } from "./internal/session/merge.ts"
import * as Session from "./Session.ts"
import * as TokenEndpoint from "./TokenEndpoint.ts"
import type { Tokens } from "./Tokens.ts"
import type { TokenStorage } from "./TokenStorage.ts"

/**
 * Who the program is, who its authorization server, and where users come back to.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends TokenEndpoint.Options {
  /** A redirect URI that is registered for the client. Not needed where every login names its own, as a loopback login does. */
  readonly redirectUri?: string | URL | undefined
  /** How the session refreshes. */
  readonly session?: Session.Options | undefined
}

/**
 * What a login is asked for.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginUrlOptions {
  /** Space-separated scopes, for example `workspace:admin offline_access`. Without `offline_access` there is no refresh token. */
  readonly scope: string
  /** More parameters for the login page. Those of the protocol cannot be replaced. */
  readonly additionalParams?: { readonly [name: string]: string | undefined } | undefined
  /** Another redirect URI than the layer's, for this login; its callback needs the same. */
  readonly redirectUri?: string | URL | undefined
}

/**
 * A login that was begun. Keep `state` and `verifier` until the callback, where only this user finds them.
 *
 * @since 0.1.0
 * @category models
 */
export interface Login {
  /** Where to send the user. */
  readonly url: string
  readonly state: string
  readonly verifier: Redacted.Redacted<string>
}

/**
 * The redirect that ended a login, and what was kept of its beginning.
 *
 * @since 0.1.0
 * @category models
 */
export interface CallbackOptions {
  /** The URL the user came back to: absolute, or relative to the redirect URI as a server's own `req.url` is. */
  readonly callbackUrl: string | URL
  readonly verifier: string | Redacted.Redacted<string>
  readonly expectedState: string
  /** The `redirectUri` given to `loginUrl`, if any. */
  readonly redirectUri?: string | URL | undefined
}

/**
 * Logging in and out.
 *
 * **Example** (A login)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as OAuth from "effect-prisma-management/OAuth"
 *
 * const begin = Effect.gen(function*() {
 *   const oauth = yield* OAuth.OAuth
 *   return yield* oauth.loginUrl({ scope: "workspace:admin offline_access" })
 * })
 *
 * const end = Effect.fn("end")(function*(login: OAuth.Login, callbackUrl: string) {
 *   const oauth = yield* OAuth.OAuth
 *   const tokens = yield* oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
 *   return tokens.workspaceId
 * })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class OAuth extends Context.Service<OAuth, {
  /**
   * Begins a login: 32 random bytes each for state and verifier, S256. Nothing is kept. Fails with `ConfigurationInvalid` when
   * `additionalParams` names a parameter of the protocol, or there is no redirect URI.
   */
  readonly loginUrl: (options: LoginUrlOptions) => Effect.Effect<Login, AuthError>
  /**
   * Ends a login: checks the callback, exchanges its code, stores the tokens in the session and answers with them. Where the
   * tokens do not say their workspace, it is `unknown`.
   *
   * Fails with `CallbackInvalid`, `IssuerMismatch`, `StateMismatch`, `CallbackDenied`, `ConfigurationInvalid` (`verifier` or
   * `expectedState` is blank), and as the token endpoint and the storage do. An exchange that began goes on when its caller is
   * interrupted: the code is good for one use.
   */
  readonly handleCallback: (options: CallbackOptions) => Effect.Effect<Tokens, AuthError>
  /** The session's `logout`. */
  readonly logout: Effect.Effect<void, AuthError>
}>()("effect-prisma-management/OAuth") {}

const randomBytes = 32
const encoder = new TextEncoder()

/**
 * Makes the service on a session and a token endpoint. `layer` brings both.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) naming the option that cannot be used.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = Effect.fnUntraced(function*(
  options: Options
): Effect.fn.Return<
  OAuth["Service"],
  AuthError,
  Session.Session | TokenEndpoint.TokenEndpoint | Scope.Scope
> {
  const session = yield* Session.Session
  const endpoint = yield* TokenEndpoint.TokenEndpoint
  // The services of `effect/crypto` on it would bring UUIDs and more hashes into every bundle.
  const crypto = yield* WebCrypto
  const scope = yield* Effect.scope
  const context = yield* Effect.context<never>()
  const clientId = yield* checkPresent("clientId", options.clientId)
  const authBaseUrl = yield* checkServer("authBaseUrl", options.authBaseUrl ?? TokenEndpoint.defaultAuthBaseUrl)
  const registered = options.redirectUri === undefined ? undefined : yield* checkRedirectUri(options.redirectUri)

  const redirectUriOf = (given: string | URL | undefined): Effect.Effect<string, AuthError> => {
    if (given !== undefined) return checkRedirectUri(given)
    return registered === undefined
      ? Effect.fail(invalidOption("redirectUri", "Is neither given to the layer nor for this login"))
      : Effect.succeed(registered)
  }

  const secret = Effect.sync(() => Base64Url.encode(crypto.getRandomValues(new Uint8Array(randomBytes))))

  // RFC 7636 section 4.2
  const challengeOf = (verifier: string): Effect.Effect<string, AuthError> =>
    Effect.tryPromise({
      try: async () =>
        Base64Url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(verifier)))),
      catch: (cause) => invalidOption("crypto", "Web Crypto cannot hash here; in browsers it needs https", cause)
    })

  const exchange = Effect.fnUntraced(function*(grant: {
    readonly code: string
    readonly verifier: string
    readonly redirectUri: string
  }): Effect.fn.Return<Tokens, AuthError> {
    const response = yield* endpoint.exchange(grant)
    const tokens = yield* Effect.fromResult(merge(undefined, response, yield* Clock.currentTimeMillis))
    yield* session.store(tokens)
    return tokens
  })

  return OAuth.of({
    loginUrl: Effect.fn("OAuth.loginUrl")(function*({ additionalParams, redirectUri, scope }) {
      const state = yield* secret
      const verifier = yield* secret
      const url = yield* Effect.fromResult(makeLoginUrl({
        authBaseUrl,
        clientId,
        redirectUri: yield* redirectUriOf(redirectUri),
        scope,
        state,
        challenge: yield* challengeOf(verifier),
        additionalParams
      }))
      return { url, state, verifier: Redacted.make(verifier) }
    }),
    handleCallback: Effect.fn("OAuth.handleCallback")(function*(options) {
      const verifier = yield* checkPresent("verifier", options.verifier)
      const expectedState = yield* checkPresent("expectedState", options.expectedState)
      const redirectUri = yield* redirectUriOf(options.redirectUri)
      const code = yield* Effect.fromResult(
        readCallback({ callbackUrl: options.callbackUrl, redirectUri, expectedState, issuer: authBaseUrl })
      )
      const fiber = yield* Effect.uninterruptible(exchange({ code, verifier, redirectUri })).pipe(
        Effect.setContext(context),
        Effect.forkIn(scope, { startImmediately: true })
      )
      return yield* Fiber.join(fiber)
    }),
    logout: session.logout
  })
})

/**
 * OAuth and the session that it starts, on a token storage.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) naming the option that cannot be used.
 *
 * **Example** (An application)
 *
 * ```ts
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as Layer from "effect/Layer"
 * import * as OAuth from "effect-prisma-management/OAuth"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const OAuthLive = OAuth.layer({
 *   clientId: "your-oauth-client-id",
 *   redirectUri: "https://your-app.com/auth/callback"
 * }).pipe(Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer]))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options
): Layer.Layer<OAuth | Session.Session, AuthError, TokenStorage | HttpClient.HttpClient> =>
  Layer.effect(OAuth, make(options)).pipe(
    Layer.provideMerge(Session.layerWith(options.session ?? {})),
    Layer.provide(TokenEndpoint.layer(options)),
    Layer.fresh
  )

/**
 * `layer`, with what `options` leaves away from the environment: `PRISMA_CLIENT_ID`, `PRISMA_CLIENT_SECRET`,
 * `PRISMA_REDIRECT_URI`, `PRISMA_AUTH_URL`. Only the first is required.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig = (
  options: Partial<Options> = {}
): Layer.Layer<OAuth | Session.Session, AuthError | Config.ConfigError, TokenStorage | HttpClient.HttpClient> =>
  Layer.fresh(Layer.unwrap(Effect.gen(function*() {
    const optional = <A>(config: Config.Config<A>) => Effect.map(Config.option(config), Option.getOrUndefined)
    return layer({
      ...options,
      clientId: options.clientId ?? (yield* Config.String("PRISMA_CLIENT_ID")),
      clientSecret: options.clientSecret ?? (yield* optional(Config.Redacted("PRISMA_CLIENT_SECRET"))),
      redirectUri: options.redirectUri ?? (yield* optional(Config.String("PRISMA_REDIRECT_URI"))),
      authBaseUrl: options.authBaseUrl ?? (yield* optional(Config.String("PRISMA_AUTH_URL")))
    })
  })))
