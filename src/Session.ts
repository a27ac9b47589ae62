/**
 * The session of a user: an access token for every request, refreshed once, before it expires, and never lost.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type * as Stream from "effect/Stream"
import type { AuthError } from "./AuthError.ts"
import { authorize as authorizeWith } from "./internal/session/authorize.ts"
import type { Change } from "./internal/session/changes.ts"
import type { Options } from "./internal/session/session.ts"
import { makeStreamed } from "./internal/session/streamed.ts"
import { TokenEndpoint } from "./TokenEndpoint.ts"
import type { Tokens } from "./Tokens.ts"
import { TokenStorage } from "./TokenStorage.ts"

export type { Change } from "./internal/session/changes.ts"
export type { Options } from "./internal/session/session.ts"

/**
 * The session of a user: gets, refreshes and revokes their tokens.
 *
 * **When to use**
 *
 * Use for the login of one user. For many users in one program, use `Sessions`. `Authorization.layerSession` makes the
 * calls of a client with it.
 *
 * **Details**
 *
 * The token storage is the source of truth: other processes can log in, refresh and log out on the same storage. At
 * most one refresh runs at a time, in this process and, through the storage's lock, in all processes. The refresh
 * belongs to the session: interrupting a caller ends only its wait.
 *
 * All failures are `AuthError`s: `NotLoggedIn`, `RefreshTokenMissing`, `RefreshTokenInvalid` (the only one that clears
 * the tokens), `StorageFailed`, `WorkspaceMismatch`, and those of the `TokenEndpoint`.
 *
 * @since 0.1.0
 * @category services
 */
export class Session extends Context.Service<Session, {
  /**
   * The tokens for a request. They are refreshed in the background in the last two minutes of the access token (or in
   * the last fifth of its lifetime, if that is shorter). In the last ten seconds, this waits for the refresh.
   */
  readonly tokens: Effect.Effect<Tokens, AuthError>
  /** The access token for a request, as `tokens` returns it. */
  readonly accessToken: Effect.Effect<Redacted.Redacted<string>, AuthError>
  /**
   * Tokens newer than `failed`, which the API rejected: from the storage if it has them, otherwise from a refresh.
   */
  readonly refresh: (failed: Tokens) => Effect.Effect<Tokens, AuthError>
  /**
   * Starts a session with the tokens of a login. Fails with `ConfigurationInvalid` if the access token is not a valid
   * header value.
   */
  readonly store: (tokens: Tokens) => Effect.Effect<void, AuthError>
  /**
   * Fails if the storage already knows that `store` would fail. Logins call it before they send the user to the
   * browser, and before they exchange the code.
   */
  readonly check?: Effect.Effect<void, AuthError>
  /**
   * Logs the user out: clears the tokens, then revokes them if a revocation endpoint is configured. If only the
   * revocation fails, the tokens are cleared anyway.
   */
  readonly logout: Effect.Effect<void, AuthError>
  /** The changes of the session from now on, in this process, and in others if the storage reports changes. */
  readonly changes: Stream.Stream<Change>
}>()("effect-prisma-management/Session") {}

/**
 * Makes a session that refreshes as the options say, from the storage and the token endpoint of the context.
 *
 * **Details**
 *
 * Refreshes live as long as the scope. Closing the scope waits for a running exchange, whose tokens would otherwise be
 * lost.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeWith = (
  options: Options
): Effect.Effect<Session["Service"], never, TokenStorage | TokenEndpoint | Scope.Scope> =>
  Effect.flatMap(
    Effect.all([TokenStorage, TokenEndpoint]),
    ([storage, endpoint]) => makeStreamed(storage, endpoint, options)
  )

/**
 * Makes a session with the default options.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Session["Service"], never, TokenStorage | TokenEndpoint | Scope.Scope> = makeWith({})

/**
 * Provides a session. `OAuth.layer` includes it.
 *
 * **Details**
 *
 * Each use of this layer in a program makes its own session on the storage provided there. It is never shared by
 * reference.
 *
 * **Example** (Testing with fixed tokens)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Session from "effect-prisma-management/Session"
 * import * as TokenEndpoint from "effect-prisma-management/TokenEndpoint"
 * import * as Tokens from "effect-prisma-management/Tokens"
 * import * as TokenStorage from "effect-prisma-management/TokenStorage"
 *
 * const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" })
 *
 * const SessionTest = Session.layer.pipe(
 *   Layer.provide(TokenStorage.layerMemoryWith(planted)),
 *   Layer.provide(Layer.mock(TokenEndpoint.TokenEndpoint)({}))
 * )
 *
 * const program = Effect.gen(function*() {
 *   const session = yield* Session.Session
 *   return yield* session.accessToken
 * }).pipe(Effect.provide(SessionTest))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Session, never, TokenStorage | TokenEndpoint> = Layer.fresh(Layer.effect(Session, make))

/**
 * Provides a session that refreshes as the options say.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWith = (options: Options): Layer.Layer<Session, never, TokenStorage | TokenEndpoint> =>
  Layer.fresh(Layer.effect(Session, makeWith(options)))

/**
 * Sends a request with the access token of a session. After a 401, refreshes the token and sends the request again.
 *
 * **When to use**
 *
 * Use to authorize requests of your own `HttpClient`. `Authorization.layerSession` does this for every call of a
 * client.
 *
 * **Details**
 *
 * A 401 with `insufficient_scope` is returned immediately: a new token would lack the same scope. A second 401 is
 * returned too. A streamed body cannot be sent twice: its 401 is returned after the refresh.
 *
 * **Example** (Sending a request to the API)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as HttpClient from "effect/http/HttpClient"
 * import * as HttpClientRequest from "effect/http/HttpClientRequest"
 * import * as Session from "effect-prisma-management/Session"
 *
 * const program = Effect.gen(function*() {
 *   const client = yield* HttpClient.HttpClient
 *   const send = Session.authorize(yield* Session.Session)
 *   return yield* send(HttpClientRequest.get("https://api.prisma.io/v1/me"), client.execute)
 * })
 * ```
 *
 * @since 0.1.0
 * @category requests
 */
export const authorize: (
  session: Pick<Session["Service"], "tokens" | "refresh">
) => <E, R>(
  request: HttpClientRequest.HttpClientRequest,
  next: (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<HttpClientResponse.HttpClientResponse, E, R>
) => Effect.Effect<HttpClientResponse.HttpClientResponse, E | AuthError, R> = authorizeWith
