/**
 * The one error of everything that has to do with tokens: logging in, refreshing, reading and storing them.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import { TaggedFailure } from "./internal/failure/printedError.ts"

/**
 * Why there is no usable access token. Every member is tagged, so `Effect.catchReason` and `switch` tell them apart.
 *
 * - `NotLoggedIn`: the storage holds no tokens.
 * - `RefreshTokenMissing`: the access token ended and the login was made without `offline_access`.
 * - `RefreshTokenInvalid`: the authorization server refused the refresh token (`invalid_grant`, RFC 6749 section 5.2).
 * - `TokenRejected`: the authorization server refused the request for another reason; `error` is its OAuth error code.
 * - `AuthServerUnavailable`: 5xx, 429 or no answer; the tokens are kept, try later. `retryAfter` where the server said it.
 * - `CallbackInvalid`: the callback URL lacks or doubles a parameter.
 * - `CallbackDenied`: the authorization server answered with an OAuth `error`, for example `access_denied`.
 * - `StateMismatch`, `IssuerMismatch`: the callback does not belong to this login (RFC 6749 section 10.12, RFC 9207).
 * - `LoginTimeout`: the user did not come back from the login page in time.
 * - `DeviceLoginUnsupported`: the authorization server does not announce device logins (RFC 8628). Log in by another way.
 * - `TokenResponseInvalid`: an answer that is neither a token response nor an OAuth error (RFC 6749 sections 5.1 and 5.2).
 * - `WorkspaceMismatch`: a refresh answered with the tokens of another workspace.
 * - `StorageFailed`: the token storage could not be read or written.
 * - `ConfigurationInvalid`: a token, a URL or a parameter that the program itself gave cannot be used, or its platform lacks what the call needs
 *   (`fetch`, web streams, Web Crypto); `field` names it.
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
    /** `false`: the request certainly did not arrive. */
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
 * Logging in, refreshing, or reading and writing tokens went wrong.
 *
 * **Gotchas**
 *
 * `refreshTokenInvalid` is `true` only when the authorization server refused the refresh token: that is the one case in
 * which the stored tokens were cleared.
 *
 * - `AuthServerUnavailable`, `StorageFailed` and `TokenResponseInvalid` can be transient: the tokens are kept, try later.
 * - `NotLoggedIn`, `RefreshTokenMissing` and `RefreshTokenInvalid` never are: the user has to log in.
 * - `CallbackInvalid`, `CallbackDenied`, `StateMismatch`, `IssuerMismatch` and `LoginTimeout` never are: this login is over, begin another.
 * - `TokenRejected`, `WorkspaceMismatch`, `DeviceLoginUnsupported` and `ConfigurationInvalid` never are: first change the program, its
 *   configuration or its registration at the authorization server.
 *
 * **Example** (Telling "log in again" from "try later")
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
 * Makes an {@link AuthError} from its reason; `refreshTokenInvalid` follows from it.
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
 * Whether a value is an `AuthError`, of this copy of the package or of another one in the same program.
 *
 * @since 0.1.0
 * @category guards
 */
export const isAuthError = (u: unknown): u is AuthError => Predicate.isTagged(u, "AuthError")
