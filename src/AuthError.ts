/**
 * The error of everything that concerns tokens: logging in, refreshing, reading and storing them.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import { TaggedFailure } from "./internal/failure/printedError.ts"

/**
 * Why there is no usable access token. Each reason is tagged: match it with `Effect.catchReason` or `switch`.
 *
 * - `NotLoggedIn`: the storage holds no tokens.
 * - `RefreshTokenMissing`: the access token expired, and the login did not ask for `offline_access`.
 * - `RefreshTokenInvalid`: the authorization server rejected the refresh token (`invalid_grant`, RFC 6749 section 5.2).
 * - `TokenRejected`: the authorization server rejected the request for another reason. `error` is its OAuth error code.
 * - `AuthServerUnavailable`: 5xx, 429 or no answer. The tokens are kept: try again later, after `retryAfter` if the
 *   server sent it.
 * - `CallbackInvalid`: a parameter of the callback URL is missing or duplicated.
 * - `CallbackDenied`: the authorization server answered with an OAuth `error`, for example `access_denied`.
 * - `StateMismatch`, `IssuerMismatch`: the callback belongs to another login (RFC 6749 section 10.12, RFC 9207).
 * - `LoginTimeout`: the user did not finish the login in time.
 * - `DeviceLoginUnsupported`: the authorization server does not support device logins (RFC 8628). Use another login.
 * - `TokenResponseInvalid`: the answer is neither a token response nor an OAuth error (RFC 6749 sections 5.1 and 5.2).
 * - `WorkspaceMismatch`: a refresh returned tokens of another workspace.
 * - `StorageFailed`: the tokens could not be read or written.
 * - `ConfigurationInvalid`: a token, a URL or a parameter of the program is invalid (`field` names it), or the platform
 *   lacks a required feature (`fetch`, web streams, Web Crypto).
 *
 * @since 0.1.0
 * @category models
 */
export type AuthErrorReason =
  | { readonly _tag: "NotLoggedIn" }
  | { readonly _tag: "RefreshTokenMissing" }
  | { readonly _tag: "RefreshTokenInvalid"; readonly description?: string | undefined }
  | {
    readonly _tag: "TokenRejected"
    readonly error: string
    readonly description?: string | undefined
    readonly status?: number | undefined
  }
  | {
    readonly _tag: "AuthServerUnavailable"
    readonly status?: number | undefined
    /** `false`: the request was certainly not received. */
    readonly sent?: boolean | undefined
    readonly retryAfter?: Duration.Duration | undefined
  }
  | { readonly _tag: "CallbackInvalid"; readonly parameter?: string | undefined }
  | { readonly _tag: "CallbackDenied"; readonly error: string; readonly description?: string | undefined }
  | { readonly _tag: "StateMismatch" }
  | { readonly _tag: "IssuerMismatch" }
  | { readonly _tag: "LoginTimeout"; readonly duration: Duration.Duration }
  | { readonly _tag: "DeviceLoginUnsupported" }
  | { readonly _tag: "TokenResponseInvalid"; readonly field?: string | undefined }
  | { readonly _tag: "WorkspaceMismatch"; readonly expected: string; readonly actual: string }
  | { readonly _tag: "StorageFailed"; readonly operation: "read" | "write" | "clear" | "lock" }
  | { readonly _tag: "ConfigurationInvalid"; readonly field: string }

/**
 * A login, a refresh, or reading or storing tokens failed.
 *
 * **Gotchas**
 *
 * `refreshTokenInvalid` is `true` only if the authorization server rejected the refresh token. Only then are the stored
 * tokens cleared.
 *
 * - `AuthServerUnavailable`, `StorageFailed` and `TokenResponseInvalid` can be transient: the tokens are kept, so try
 *   again later.
 * - `NotLoggedIn`, `RefreshTokenMissing` and `RefreshTokenInvalid` are permanent: ask the user to log in.
 * - `CallbackInvalid`, `CallbackDenied`, `StateMismatch`, `IssuerMismatch` and `LoginTimeout` end this login: start
 *   another one.
 * - `TokenRejected`, `WorkspaceMismatch`, `DeviceLoginUnsupported` and `ConfigurationInvalid` are permanent: fix the
 *   program, its configuration or its registration at the authorization server.
 *
 * **Example** (Telling "log in again" from "try again later")
 *
 * ```ts
 * import * as AuthError from "effect-prisma-management/AuthError"
 *
 * const error = AuthError.make({ _tag: "NotLoggedIn" }, "No tokens available. Please log in first.")
 * error.refreshTokenInvalid // => false
 * ```
 *
 * @since 0.1.0
 * @category errors
 */
export class AuthError extends TaggedFailure("AuthError")<{
  readonly message: string
  readonly reason: AuthErrorReason
  readonly refreshTokenInvalid: boolean
  readonly cause?: unknown
}> {}

/**
 * Makes an {@link AuthError} from its reason, and derives `refreshTokenInvalid`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (reason: AuthErrorReason, message: string, cause?: unknown): AuthError =>
  new AuthError({
    message,
    reason,
    refreshTokenInvalid: reason._tag === "RefreshTokenInvalid",
    ...(cause === undefined ? undefined : { cause })
  })

/**
 * Checks whether a value is an `AuthError`, even one from another copy of this package.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthError = (u: unknown): u is AuthError => Predicate.isTagged(u, "AuthError")

/**
 * An {@link AuthError} that only a new login ends.
 *
 * @since 0.2.0
 * @category models
 */
export interface NeedsLogin extends AuthError {
  readonly reason: Extract<
    AuthErrorReason,
    { readonly _tag: "NotLoggedIn" | "RefreshTokenMissing" | "RefreshTokenInvalid" }
  >
}

const loggedOut: ReadonlySet<string> = new Set<NeedsLogin["reason"]["_tag"]>([
  "NotLoggedIn",
  "RefreshTokenMissing",
  "RefreshTokenInvalid"
])

/**
 * Checks whether only a new login ends a failure: an `AuthError` with the reason `NotLoggedIn`, `RefreshTokenMissing` or
 * `RefreshTokenInvalid`.
 *
 * **Details**
 *
 * The type is narrower than `AuthError`: after `Effect.catchIf`, the errors with other reasons are still in the type.
 *
 * **Example** (Logging in where it is needed)
 *
 * ```ts
 * import * as AuthError from "effect-prisma-management/AuthError"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as LoopbackLogin from "effect-prisma-management/node/LoopbackLogin"
 * import * as Effect from "effect/Effect"
 *
 * const listProjects = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   return yield* client.projects.list()
 * })
 *
 * const login = LoopbackLogin.login({ scope: "workspace:admin offline_access" })
 *
 * export const projects = listProjects.pipe(
 *   Effect.catchIf(AuthError.needsLogin, () => Effect.andThen(login, listProjects))
 * )
 * ```
 *
 * @since 0.2.0
 * @category guards
 */
export const needsLogin = (u: unknown): u is NeedsLogin => isAuthError(u) && loggedOut.has(u.reason._tag)
