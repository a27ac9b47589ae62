/** How a test decides logins: the types of `Sandbox.Running`. */
import type * as Effect from "effect/Effect"
import type { LoginError } from "../oauth/decisions.ts"

/**
 * Decides the next login in a browser or on a device, instead of the consent page.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginDecision {
  /** If omitted, `deny` with an `error`, and `approve` without. */
  readonly decision?: "approve" | "deny" | undefined
  /** The user: an id or an email address. If omitted, the owner of `workspace`, else the user that the login asks for, else the first one. */
  readonly user?: string | undefined
  /** The id of a workspace of that user; if omitted, the one that the login asks for, else their first. */
  readonly workspace?: string | undefined
  /**
   * The OAuth error of a denied login; `access_denied` if omitted (RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6, RFC 8628 section
   * 3.5). `expired_token` and `invalid_grant` are for logins on a device only. `login_required`, `consent_required`, `interaction_required`,
   * `account_selection_required` and `unsupported_response_type` are for logins in a browser only.
   */
  readonly error?: LoginError | undefined
  /** The `error_description` of a denied login: 1 to 500 ASCII characters. */
  readonly errorDescription?: string | undefined
  /** Applies to logins of this application only; of any if omitted. */
  readonly clientId?: string | undefined
}

/**
 * Asks for the tokens of a login, without the login.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginTokensRequest {
  /** The user: an id or an email address. If omitted, the owner of `workspace`, or else the first user. */
  readonly user?: string | undefined
  /** The id of a workspace of that user; their first if omitted. */
  readonly workspace?: string | undefined
  /** The application; the `clientId` of the sandbox if omitted. */
  readonly clientId?: string | undefined
  /** `workspace:admin` and `offline_access` if omitted. Without `offline_access` there is no refresh token. */
  readonly scopes?: ReadonlyArray<string> | undefined
  /** The lifetime of the access token, in seconds; `tokenTtl` of the sandbox if omitted. */
  readonly expiresIn?: number | undefined
}

/**
 * The answer of the token endpoint, with the workspace and the user. The tokens are plain strings: they work at this sandbox only.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginTokens {
  readonly access_token: string
  /** Only with the scope `offline_access`. */
  readonly refresh_token?: string
  readonly token_type: "Bearer"
  /** Seconds. */
  readonly expires_in: number
  /** The scopes, separated by spaces. */
  readonly scope: string
  readonly workspace_id: string
  readonly user_id: string
}

/**
 * Decides logins without a consent page, or returns tokens without a login.
 *
 * @since 0.1.0
 * @category models
 */
export interface Logins {
  /**
   * Decides the next login, or a device login that is waiting. Each decision is used once; the first one that fits a login decides it. Dies with a
   * `SandboxError` if it is invalid, such as an unknown user.
   */
  readonly next: (decision: LoginDecision) => Effect.Effect<void>
  /** Returns the tokens of a login, without the login. They can be refreshed and revoked. Dies with a `SandboxError` if the request is invalid. */
  readonly tokens: (request?: LoginTokensRequest) => Effect.Effect<LoginTokens>
  /** The decisions that are still unused, the next one first. */
  readonly pending: Effect.Effect<ReadonlyArray<LoginDecision>>
  /** Removes the unused decisions. */
  readonly clear: Effect.Effect<void>
}
