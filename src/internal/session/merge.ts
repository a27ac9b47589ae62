/**
 * The tokens of a session from what the token endpoint answered.
 */
import * as Duration from "effect/Duration"
import type * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import { instant } from "../failure/instant.ts"

/** RFC 6749 section 5.1, what a session needs of it. */
export interface TokenResponse {
  readonly accessToken: Redacted.Redacted<string>
  readonly refreshToken: Redacted.Redacted<string> | undefined
  /** The lifetime the server gives the access token. */
  readonly expiresIn: Duration.Duration | undefined
}

/** The workspace of tokens that do not say theirs, at a login. Not empty: storages take an empty one for "no tokens". */
export const unknownWorkspace = "unknown"

const idOf = (workspaceId: string): string => workspaceId.replace(/^wksp_/, "")

const isKnown = (workspaceId: string | undefined): workspaceId is string =>
  workspaceId !== undefined && workspaceId !== "" && workspaceId !== unknownWorkspace

const end = (response: TokenResponse, claims: ReturnType<typeof Tokens.claims>, now: number): number | undefined => {
  const told = response.expiresIn && Duration.toMillis(response.expiresIn)
  const end = told === undefined || told < 0 ? undefined : instant(now + told)
  if (end !== undefined) return end
  // A lifetime in the server's own time: our clock may be hours off.
  const claimed = claims.expiresAt === undefined || claims.issuedAt === undefined
    ? undefined
    : claims.expiresAt - claims.issuedAt
  return claimed !== undefined && claimed > 0 ? now + claimed : undefined
}

/** `stored`: the tokens that were refreshed, undefined at a login. Fails with `WorkspaceMismatch` only. */
export const merge = (
  stored: Tokens.Tokens | undefined,
  response: TokenResponse,
  now: number
): Result.Result<Tokens.Tokens, AuthError.AuthError> => {
  const claims = Tokens.claims(response.accessToken)
  const expected = stored?.workspaceId
  const actual = claims.workspaceId
  if (isKnown(expected) && isKnown(actual) && idOf(expected) !== idOf(actual)) {
    return Result.fail(AuthError.make(
      { _tag: "WorkspaceMismatch", expected, actual },
      "The authorization server answered with the tokens of another workspace"
    ))
  }
  return Result.succeed(Tokens.make({
    workspaceId: isKnown(expected) ? expected : actual ?? unknownWorkspace,
    accessToken: response.accessToken,
    refreshToken: response.refreshToken ?? stored?.refreshToken,
    expiresAt: end(response, claims, now)
  }))
}
