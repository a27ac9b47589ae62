/**
 * The URL at which a user logs in (RFC 6749 section 4.1.1, RFC 7636 section 4.3).
 */
import * as Result from "effect/Result"
import type { AuthError } from "../../AuthError.ts"
import { invalidOption } from "./options.ts"

/** `request` and `request_uri` (RFC 9101) replace all others; `response_mode` sends the code where we do not look for it. */
const ofTheProtocol = new Set([
  "client_id",
  "code_challenge",
  "code_challenge_method",
  "redirect_uri",
  "request",
  "request_uri",
  "response_mode",
  "response_type",
  "scope",
  "state"
])

export const makeLoginUrl = (options: {
  readonly authBaseUrl: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly state: string
  readonly challenge: string
  readonly additionalParams: { readonly [name: string]: string | undefined } | undefined
}): Result.Result<string, AuthError> => {
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: options.clientId,
    redirect_uri: options.redirectUri,
    scope: options.scope,
    state: options.state,
    code_challenge: options.challenge,
    code_challenge_method: "S256"
  })
  for (const [name, value] of Object.entries(options.additionalParams ?? {})) {
    if (ofTheProtocol.has(name)) {
      return Result.fail(
        invalidOption(`additionalParams.${name}`, "Is a parameter of the protocol and cannot be replaced")
      )
    }
    if (value !== undefined) parameters.append(name, value)
  }
  return Result.succeed(`${options.authBaseUrl}/authorize?${parameters}`)
}
