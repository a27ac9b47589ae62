/**
 * The tokens of a login, and the claims of an access token.
 *
 * @since 0.1.0
 */
import * as Base64Url from "effect/encoding/Base64Url"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { instant } from "./internal/failure/instant.ts"

/**
 * The result of a login or a refresh: the tokens, their workspace, and when the access token expires.
 *
 * **Details**
 *
 * `refreshToken` is `undefined` for a login without `offline_access`. `expiresAt` is in milliseconds since the epoch,
 * and `undefined` if the authorization server did not send a valid lifetime. The tokens are `Redacted`: printing this
 * value does not show them.
 *
 * @since 0.1.0
 * @category models
 */
export interface Tokens {
  readonly workspaceId: string
  readonly accessToken: Redacted.Redacted<string>
  readonly refreshToken: Redacted.Redacted<string> | undefined
  readonly expiresAt: number | undefined
}

/**
 * The claims of an access token, those that can be read. Times are in milliseconds since the epoch.
 *
 * @since 0.1.0
 * @category models
 */
export interface Claims {
  /** The workspace of the token. */
  readonly workspaceId?: string
  /** When the token expires. */
  readonly expiresAt?: number
  /** When the token was issued. */
  readonly issuedAt?: number
}

type Secret = string | Redacted.Redacted<string>

const redacted = (secret: Secret): Redacted.Redacted<string> =>
  Redacted.isRedacted(secret) ? secret : Redacted.make(secret)

const revealed = (secret: Secret): string => Redacted.isRedacted(secret) ? Redacted.value(secret) : secret

/**
 * Makes tokens from their parts. An `expiresAt` that is not a valid date, such as `NaN`, becomes `undefined`.
 *
 * **Example** (Making tokens for a test)
 *
 * ```ts
 * import * as Tokens from "effect-prisma-management/Tokens"
 *
 * const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "an-access-token" })
 * String(tokens.accessToken) // => "<redacted>"
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (fields: {
  readonly workspaceId: string
  readonly accessToken: string | Redacted.Redacted<string>
  readonly refreshToken?: string | Redacted.Redacted<string> | undefined
  readonly expiresAt?: number | undefined
}): Tokens => ({
  workspaceId: fields.workspaceId,
  accessToken: redacted(fields.accessToken),
  refreshToken: fields.refreshToken === undefined ? undefined : redacted(fields.refreshToken),
  expiresAt: instant(fields.expiresAt)
})

const payloadOf = (accessToken: string): { readonly [claim: string]: unknown } => {
  const [, payload, signature] = accessToken.split(".")
  if (payload === undefined || signature === undefined) return {}
  const json = Base64Url.decodeString(payload)
  if (Result.isFailure(json)) return {}
  try {
    const claims: unknown = JSON.parse(json.success)
    return typeof claims === "object" && claims !== null ? { ...claims } : {}
  } catch {
    return {}
  }
}

// What every storage can keep and every terminal show: no control and format characters, no half of a character.
const isName = (u: unknown): u is string => typeof u === "string" && /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u.test(u)

const workspaceOf = (claims: { readonly [claim: string]: unknown }): string | undefined => {
  if (isName(claims["workspace_id"])) return claims["workspace_id"]
  return isName(claims["sub"]) ? /^workspace:(.+)$/.exec(claims["sub"])?.[1] : undefined
}

// RFC 7519 section 2: NumericDate, seconds that may have a fraction.
const millisOf = (numericDate: unknown): number | undefined =>
  typeof numericDate === "number" ? instant(numericDate * 1000) : undefined

/**
 * Reads the claims of a JWT access token (RFC 7519) without verifying it: only the API can verify it.
 *
 * **Details**
 *
 * The workspace is the claim `workspace_id`, or what follows `workspace:` in `sub`. Never throws: the claims of an
 * opaque token are empty.
 *
 * @since 0.1.0
 * @category getters
 */
export const claims = (accessToken: Redacted.Redacted<string> | string): Claims => {
  const payload = payloadOf(revealed(accessToken))
  const workspaceId = workspaceOf(payload)
  const expiresAt = millisOf(payload["exp"])
  const issuedAt = millisOf(payload["iat"])
  return {
    ...(workspaceId === undefined ? undefined : { workspaceId }),
    ...(expiresAt === undefined ? undefined : { expiresAt }),
    ...(issuedAt === undefined ? undefined : { issuedAt })
  }
}

/**
 * When the access token expires, in milliseconds since the epoch: `expiresAt`, its `exp` claim, or `undefined` if
 * unknown.
 *
 * @since 0.1.0
 * @category getters
 */
export const expiresAt = (tokens: Tokens): number | undefined =>
  tokens.expiresAt ?? claims(tokens.accessToken).expiresAt

/**
 * Checks whether both have the same access token and refresh token.
 *
 * @since 0.1.0
 * @category equivalence
 */
export const same = (a: Tokens, b: Tokens): boolean =>
  revealed(a.accessToken) === revealed(b.accessToken) &&
  (a.refreshToken === undefined ? undefined : revealed(a.refreshToken)) ===
    (b.refreshToken === undefined ? undefined : revealed(b.refreshToken))
