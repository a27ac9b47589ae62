/** How a test decides logins: the types of `Sandbox.Running`. */
import type * as Effect from "effect/Effect"
import type { LoginError } from "../oauth/decisions.ts"

/**
 * How the next login ends: by a browser or on a device, without a page that asks.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginDecision {
  /** When omitted, `deny` where there is an `error`, and otherwise `approve`. */
  readonly decision?: "approve" | "deny" | undefined
  /** Whose login it is: an id or an email address. When omitted, the owner of `workspace`, else who the login itself asks for, else the first user. */
  readonly user?: string | undefined
  /** The id of a workspace of that user; when omitted, the one that the login asks for, else their first. */
  readonly workspace?: string | undefined
  /**
   * What a login that is denied is told, `access_denied` when omitted: an error of RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6 or
   * RFC 8628 section 3.5. `expired_token` and `invalid_grant` decide a login on a device only; `login_required`, `consent_required`, `interaction_required`,
   * `account_selection_required` and `unsupported_response_type` one by a browser only.
   */
  readonly error?: LoginError | undefined
  /** What the application is told beside the error, as `error_description`. */
  readonly errorDescription?: string | undefined
  /** Which application it has to be; any when omitted. */
  readonly clientId?: string | undefined
}

/**
 * A login that is over at once.
 *
 * @since 0.1.0
 * @category models
 */
export interface LoginTokensRequest {
  /** Whose login it is: an id or an email address; the owner of `workspace`, or the first user, when omitted. */
  readonly user?: string | undefined
  /** The id of a workspace of that user; their first when omitted. */
  readonly workspace?: string | undefined
  /** The application; that of the sandbox (`clientId`) when omitted. */
  readonly clientId?: string | undefined
  /** `workspace:admin` and `offline_access` when omitted. Without `offline_access` there is no refresh token. */
  readonly scopes?: ReadonlyArray<string> | undefined
  /** The lifetime of the access token, in seconds; that of the sandbox when omitted. */
  readonly expiresIn?: number | undefined
}

/**
 * What the token endpoint answers, and for whom. In plain text: it is good at this sandbox only.
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
  /** The scopes, with spaces between them. */
  readonly scope: string
  readonly workspace_id: string
  readonly user_id: string
}

/**
 * Decides logins without a person.
 *
 * @since 0.1.0
 * @category models
 */
export interface Logins {
  /**
   * Decides the login that begins next, or one that waits on a device. Each decision is for one login; of several, the first that fits counts. Dies when
   * it makes no sense, such as a user who is not there.
   */
  readonly next: (decision: LoginDecision) => Effect.Effect<void>
  /** The tokens of a login, without the login. Dies when the request makes no sense. */
  readonly tokens: (request?: LoginTokensRequest) => Effect.Effect<LoginTokens>
  /** The decisions that no login has met yet, the next one first. */
  readonly pending: Effect.Effect<ReadonlyArray<LoginDecision>>
  /** Forgets these. */
  readonly clear: Effect.Effect<void>
}
