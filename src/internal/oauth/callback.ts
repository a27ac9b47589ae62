/**
 * Reads the redirect that ends a login. The order of the checks matters (issuer, state, error, code): nothing of a callback is
 * believed before it is known to be the one of this login.
 */
import * as Mac from "effect/crypto/Mac"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { withoutTrailingSlash } from "../config/serverUrl.ts"
import { quoted } from "../failure/quoted.ts"
import { issuerHint } from "./options.ts"
import { isLoginUrl, parseCallback } from "./callbackUrl.ts"
import { parseUrl } from "../failure/urls.ts"

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

const denied = (
  error: string,
  description: string | undefined,
  secrets: ReadonlyArray<string>
): AuthError.AuthError => {
  const reason = { _tag: "CallbackDenied", error: quoted(error, secrets) } as const
  if (description === undefined) return AuthError.make(reason, reason.error)
  const text = quoted(description, secrets)
  return AuthError.make({ ...reason, description: text }, `${reason.error}: ${text}`)
}

/** Whether this names the authorization server that is expected, whose name has no trailing slash (RFC 9207 section 2.4). Servers do not agree on it. */
export const isIssuer = (issuer: string, expected: string): boolean => {
  const url = parseUrl(issuer)
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
  // And one without a value is as if it were not there.
  const valueOf = (name: string): string | undefined => parameters.get(name) || undefined
  const issuer = valueOf("iss")
  if (issuer !== undefined && options.issuer !== undefined && !isIssuer(issuer, options.issuer)) {
    return Result.fail(AuthError.make(
      { _tag: "IssuerMismatch" },
      `The callback comes from another authorization server: ${quoted(issuer)} instead of ${options.issuer}. `
        + issuerHint
    ))
  }
  if (!sameInConstantTime(valueOf("state") ?? "", options.expectedState)) {
    return Result.fail(AuthError.make({ _tag: "StateMismatch" }, "Invalid state parameter. Possible CSRF attack."))
  }
  const error = valueOf("error")
  if (error !== undefined) return Result.fail(denied(error, valueOf("error_description"), [options.expectedState]))
  const code = valueOf("code")
  return code === undefined
    ? Result.fail(invalid("No authorization code found in callback URL", "code"))
    : Result.succeed(code)
}
