/**
 * The session of a user: an access token for every request, refreshed in time, once, and never lost.
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
 * The session of a user.
 *
 * **Details**
 *
 * The token storage is the truth: other processes may log in, refresh and log out on the same storage. At most one refresh is
 * under way, in this process and, by the storage's lock, in all of them. It belongs to the session: interrupting a caller ends
 * its wait and nothing else.
 *
 * The failures are `AuthError`s: `NotLoggedIn`, `RefreshTokenMissing`, `RefreshTokenInvalid` (the only one after which the tokens
 * are gone), `StorageFailed`, `WorkspaceMismatch`, and those of the `TokenEndpoint`.
 *
 * @since 0.1.0
 * @category services
 */
export class Session extends Context.Service<Session, {
  /**
   * The tokens for a request. Within two minutes of the access token's end (or a fifth of its life, if that is less) they are
   * refreshed in the background; within ten seconds of it, this waits for the refresh.
   */
  readonly tokens: Effect.Effect<Tokens, AuthError>
  /** The access token of `tokens`. */
  readonly accessToken: Effect.Effect<Redacted.Redacted<string>, AuthError>
  /**
   * Newer tokens than `failed`, which the API refused: those that the storage holds meanwhile, else those of a refresh.
   */
  readonly refresh: (failed: Tokens) => Effect.Effect<Tokens, AuthError>
  /** Starts a session with the tokens of a login. Fails with `ConfigurationInvalid` when no call could send the access token. */
  readonly store: (tokens: Tokens) => Effect.Effect<void, AuthError>
  /**
   * Fails where `store` would, as far as the storage can tell: what a login asks before it sends the user to the browser, and before it spends
   * the code.
   */
  readonly check?: Effect.Effect<void, AuthError>
  /**
   * Ends the session: clears the tokens, then revokes them where a revocation endpoint is configured. When only revoking failed,
   * the tokens are cleared all the same.
   */
  readonly logout: Effect.Effect<void, AuthError>
  /** What happens to the session from now on: in this process, and in others where the storage tells of its changes. */
  readonly changes: Stream.Stream<Change>
}>()("effect-prisma-management/Session") {}

/**
 * Makes a session that refreshes as the options say, with the storage and the token endpoint of the context.
 *
 * **Details**
 *
 * Its refreshes live as long as the scope. Closing that waits for an exchange that is under way: its tokens would be lost otherwise.
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
 * `makeWith` without options.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Session["Service"], never, TokenStorage | TokenEndpoint | Scope.Scope> = makeWith({})

/**
 * The session as a layer. `OAuth.layer` includes it.
 *
 * **Details**
 *
 * Each place in a program that this layer is written at has a session of its own, on the storage that is provided there: it is
 * never shared by reference.
 *
 * **Example** (A session with planted tokens)
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
 * The session as a layer that refreshes as the options say.
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWith = (options: Options): Layer.Layer<Session, never, TokenStorage | TokenEndpoint> =>
  Layer.fresh(Layer.effect(Session, makeWith(options)))

/**
 * Sends a request with the access token of a session and, after a 401, once more with newer tokens.
 *
 * **When to use**
 *
 * For requests with an `HttpClient` of one's own. `Authorization.layerSession` does this for every call of a client.
 *
 * **Details**
 *
 * A 401 that says `insufficient_scope` is the answer at once: newer tokens would lack the same scope. A second 401 is the answer.
 * A streamed body cannot be sent twice: its 401 is the answer too, after the refresh.
 *
 * **Example** (A request to the API)
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
