/**
 * Reads the redirect that ends a login. The order of the checks matters (issuer, state, error, code): nothing of a callback is
 * believed before it is known to be the one of this login.
 */
import * as Mac from "effect/crypto/Mac"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { withoutTrailingSlash } from "../config/serverUrl.ts"
import { quoted } from "../failure/text.ts"
import { isLoginUrl, parseCallback } from "./callbackUrl.ts"

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

const isIssuer = (issuer: string, expected: string): boolean => {
  const url = URL.parse(issuer)
  return url !== null && withoutTrailingSlash(url) === expected
}

/** Whether the callback is the one of the login with this state, and of no other. */
export const hasState = ({ searchParams }: URL, state: string): boolean => {
  const states = searchParams.getAll("state")
  return states.length === 1 && sameInConstantTime(states[0]!, state)
}

/** The authorization code of a callback. */
export const readCallback = (options: {
  readonly callbackUrl: string | URL
  readonly redirectUri: string
  readonly expectedState: string
  /** Without trailing slash. `undefined`: it is checked later. */
  readonly issuer: string | undefined
}): Result.Result<string, AuthError.AuthError> => {
  const url = parseCallback(options.callbackUrl, options.redirectUri)
  if (url === null) return Result.fail(invalid("Invalid callback URL"))
  if (isLoginUrl(url)) {
    return Result.fail(invalid(
      "This is the URL of the login page, not the callback URL: log in there first, and use the URL that the browser ends at",
      "code"
    ))
  }
  const parameters = url.searchParams
  // RFC 6749 section 3.1: a parameter must not be there more than once.
  const doubled = parametersOfTheProtocol.find((name) => parameters.getAll(name).length > 1)
  if (doubled !== undefined) {
    return Result.fail(invalid(`Invalid callback URL: more than one ${doubled}`, doubled))
  }
  const issuer = parameters.get("iss")
  if (issuer !== null && options.issuer !== undefined && !isIssuer(issuer, options.issuer)) {
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
