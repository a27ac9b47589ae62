/**
 * Logging in and out: the authorization code flow with PKCE (RFC 6749, RFC 7636, RFC 9700).
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { AuthError } from "./AuthError.ts"
import { given } from "./internal/oauth/configuration.ts"
import * as Configured from "./internal/oauth/configured.ts"
import type { CallbackOptions, Login, LoginUrlOptions } from "./internal/oauth/codeFlow.ts"
import { makeLogins } from "./internal/oauth/logins.ts"
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
  /**
   * A redirect URI that is registered for the client. Not needed where every login names its own. A loopback login waits at it where it is
   * an address of this machine, and finds a place of its own where it is not.
   */
  readonly redirectUri?: string | URL | undefined
  /** How the session refreshes. */
  readonly session?: Session.Options | undefined
}

export type { CallbackOptions, Login, LoginUrlOptions } from "./internal/oauth/codeFlow.ts"

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
   * `additionalParams` names a parameter of the protocol, or there is no redirect URI, and with `StorageFailed` when the storage says that it
   * cannot take the tokens: a disk that is full or read-only, a file that a newer version wrote.
   */
  readonly loginUrl: (options: LoginUrlOptions) => Effect.Effect<Login, AuthError>
  /**
   * Ends a login: checks the callback, exchanges its code, stores the tokens in the session and answers with them. Where the
   * tokens do not say their workspace, it is `unknown`.
   *
   * Fails with `CallbackInvalid`, `IssuerMismatch`, `StateMismatch`, `CallbackDenied`, `ConfigurationInvalid` (`verifier` or
   * `expectedState` is blank), and as the token endpoint and the storage do. An exchange that began goes on when its caller is
   * interrupted or has waited ten seconds: the code is good for one use. The same callback again (a page that is loaded twice) is not
   * exchanged again: for 30 seconds it has the tokens of the first time, and stores them where the storage did not take them.
   */
  readonly handleCallback: (options: CallbackOptions) => Effect.Effect<Tokens, AuthError>
  /** The redirect URI of the layer, as it was given. */
  readonly redirectUri: string | undefined
  /** The session's `logout`. */
  readonly logout: Effect.Effect<void, AuthError>
}>()("effect-prisma-management/OAuth") {}

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
export const make = (
  options: Options
): Effect.Effect<
  OAuth["Service"],
  AuthError,
  Session.Session | TokenEndpoint.TokenEndpoint | Scope.Scope
> =>
  Effect.flatMap(
    Effect.all([Session.Session, TokenEndpoint.TokenEndpoint]),
    ([session, endpoint]) => makeLogins(options, session, endpoint)
  )

/**
 * OAuth and the session that it starts, on a token storage; with them the token endpoint, for `DeviceLogin`.
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
): Layer.Layer<
  OAuth | Session.Session | TokenEndpoint.TokenEndpoint,
  AuthError,
  TokenStorage | HttpClient.HttpClient
> =>
  Layer.effect(OAuth, make(options)).pipe(
    Layer.provideMerge(Session.layerWith(options.session ?? {})),
    Layer.provideMerge(TokenEndpoint.layer(options)),
    Layer.fresh
  )

/**
 * Options of `layerConfig`: each as it is, or as a `Config`.
 *
 * @since 0.1.0
 * @category models
 */
export type ConfigOptions = Configured.ConfigOptions<Options>

/**
 * `layer`, with what `options` omits from the environment: `PRISMA_CLIENT_ID`, `PRISMA_CLIENT_SECRET`, `PRISMA_REDIRECT_URI`,
 * `PRISMA_AUTH_URL`, `PRISMA_AUTH_ISSUER`. Only the first is required.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the variable which is missing, blank, in quotation marks, ends with a
 * line break or is no URL that can be used.
 *
 * **Example** (Another variable for the client ID)
 *
 * ```ts
 * import * as Config from "effect/Config"
 * import * as OAuth from "effect-prisma-management/OAuth"
 *
 * const OAuthLive = OAuth.layerConfig({ clientId: Config.String("MY_CLIENT_ID"), redirectUri: "https://your-app.com/callback" })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerConfig = (
  options: ConfigOptions = {}
): Layer.Layer<
  OAuth | Session.Session | TokenEndpoint.TokenEndpoint,
  AuthError | Config.ConfigError,
  TokenStorage | HttpClient.HttpClient
> =>
  Layer.fresh(Layer.unwrap(Effect.gen(function*() {
    return layer({ ...yield* Configured.configured(options), session: yield* given(options.session) })
  })))
