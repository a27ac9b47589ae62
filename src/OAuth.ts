/**
 * Logs users in and out: the authorization code flow with PKCE (RFC 6749, RFC 7636, RFC 9700).
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
 * The client, its authorization server and its redirect URI.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends TokenEndpoint.Options {
  /**
   * The redirect URI that is registered for the client. Optional if every login passes its own. `LoopbackLogin` listens
   * on it if it is an address of this machine, and otherwise picks its own address.
   */
  readonly redirectUri?: string | URL | undefined
  /** How sessions refresh their tokens. */
  readonly session?: Session.Options | undefined
}

export type { CallbackOptions, Login, LoginUrlOptions } from "./internal/oauth/codeFlow.ts"

/**
 * Logs users in and out.
 *
 * **When to use**
 *
 * Use in an application whose users log in with their own accounts. `WebLogin` adds the routes to a web application,
 * `LoopbackLogin` and `DeviceLogin` log in the user of a command-line program.
 *
 * **Example** (Starting and finishing a login)
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
   * Starts a login: makes a random state and verifier, 32 bytes each, and the URL of the login page (S256). Nothing is
   * stored. Fails with `ConfigurationInvalid` if `additionalParams` has a parameter of the protocol or there is no
   * redirect URI, and with `StorageFailed` if the storage already knows that it cannot store the tokens (a full or
   * read-only disk, a file of a newer version).
   */
  readonly loginUrl: (options: LoginUrlOptions) => Effect.Effect<Login, AuthError>
  /**
   * Finishes a login: checks the callback, exchanges its code, stores the tokens in the session and returns them. If
   * the tokens do not name their workspace, it is `unknown`.
   *
   * Fails with `CallbackInvalid`, `IssuerMismatch`, `StateMismatch`, `CallbackDenied`, `ConfigurationInvalid`
   * (`verifier` or `expectedState` is blank), or a failure of the token endpoint or the storage.
   *
   * An exchange that has started continues even if its caller is interrupted or has waited ten seconds: the code can be
   * used only once. If the same callback is handled again within 30 seconds (a page that is loaded twice), the code is
   * not exchanged again: it returns the same tokens, and stores them if the storage failed the first time.
   */
  readonly handleCallback: (options: CallbackOptions) => Effect.Effect<Tokens, AuthError>
  /** The redirect URI of the layer, unchanged. */
  readonly redirectUri: string | undefined
  /** Logs the user out: `Session.logout`. */
  readonly logout: Effect.Effect<void, AuthError>
}>()("effect-prisma-management/OAuth") {}

/**
 * Makes the service from a session and a token endpoint. `layer` provides both.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the invalid option.
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
 * Provides logins, the session that they start, and the token endpoint, on a token storage.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the invalid option.
 *
 * **Example** (Setting up an application)
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
 * The options of `layerConfig`: each is a value or a `Config`.
 *
 * @since 0.1.0
 * @category models
 */
export type ConfigOptions = Configured.ConfigOptions<Options>

/**
 * Provides what `layer` does, and reads omitted options from the environment: `PRISMA_CLIENT_ID`,
 * `PRISMA_CLIENT_SECRET`, `PRISMA_REDIRECT_URI`, `PRISMA_AUTH_URL`, `PRISMA_AUTH_ISSUER`. Only the first is required.
 *
 * **Details**
 *
 * Fails with an `AuthError` (`ConfigurationInvalid`) that names the variable if it is missing, blank, in quotation
 * marks, ends with a line break, or is not a valid URL.
 *
 * **Example** (Reading the client ID from another variable)
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
