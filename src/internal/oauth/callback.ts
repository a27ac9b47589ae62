/**
 * Reads the redirect that ends a login. The order of the checks matters (issuer, state, error, code): nothing of a callback is
 * believed before it is known to be the one of this login.
 */
import * as Mac from "effect/crypto/Mac"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { withoutTrailingSlash } from "../config/serverUrl.ts"
import { quoted } from "../failure/text.ts"

// RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 9207 section 2
const parametersOfTheProtocol = ["iss", "state", "error", "error_description", "error_uri", "code"]

const encoder = new TextEncoder()

/** Whether the strings are the same, in a time that does not tell where they differ. */
export const sameInConstantTime = (a: string, b: string): boolean =>
  Mac.timingSafeEqual(encoder.encode(a), encoder.encode(b))

const invalid = (message: string, parameter?: string): AuthError.AuthError =>
  AuthError.make(
    parameter === undefined ? { _tag: "CallbackInvalid" } : { _tag: "CallbackInvalid", parameter },
    message
  )

const denied = (error: string, description: string | null): AuthError.AuthError => {
  const reason = { _tag: "CallbackDenied", error: quoted(error) } as const
  if (description === null) return AuthError.make(reason, reason.error)
  const text = quoted(description)
  return AuthError.make({ ...reason, description: text }, `${reason.error}: ${text}`)
}

/** Whether this names the authorization server that is expected, whose name has no trailing slash. */
export const isIssuer = (issuer: string, expected: string): boolean => {
  const url = URL.parse(issuer)
  return url !== null && withoutTrailingSlash(url) === expected
}

/** The authorization code of a callback. */
export const readCallback = (options: {
  readonly callbackUrl: string | URL
  readonly redirectUri: string
  readonly expectedState: string
  /** Without trailing slash. */
  readonly issuer: string
}): Result.Result<string, AuthError.AuthError> => {
  // A server sees its own URLs without their origin.
  const url = URL.parse(String(options.callbackUrl), options.redirectUri)
  if (url === null) return Result.fail(invalid("Invalid callback URL"))
  const parameters = url.searchParams
  // RFC 6749 section 3.1: a parameter must not be there more than once.
  const doubled = parametersOfTheProtocol.find((name) => parameters.getAll(name).length > 1)
  if (doubled !== undefined) {
    return Result.fail(invalid(`Invalid callback URL: more than one ${doubled}`, doubled))
  }
  const issuer = parameters.get("iss")
  if (issuer !== null && !isIssuer(issuer, options.issuer)) {
    return Result.fail(AuthError.make(
      { _tag: "IssuerMismatch" },
      "The callback comes from another authorization server"
    ))
  }
  if (!sameInConstantTime(parameters.get("state") ?? "", options.expectedState)) {
    return Result.fail(AuthError.make({ _tag: "StateMismatch" }, "Invalid state parameter. Possible CSRF attack."))
  }
  const error = parameters.get("error")
  if (error !== null) return Result.fail(denied(error, parameters.get("error_description")))
  const code = parameters.get("code")
  if (code === null || code === "") {
    return Result.fail(invalid("No authorization code found in callback URL", "code"))
  }
  return Result.succeed(code)
}
