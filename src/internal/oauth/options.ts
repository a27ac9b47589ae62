/**
 * Checks what the program says about itself and its authorization server, before anything is sent.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import type { AuthError } from "../../AuthError.ts"
import { checkServerUrl, isUnusual, unusualUrl, withoutTrailingSlash } from "../config/serverUrl.ts"
import { ofAnotherCopy, reveal } from "../contract/reveal.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"
import { parseUrl } from "../failure/urls.ts"

/** Where the authorization server is. */
export const defaultAuthBaseUrl = "https://auth.prisma.io"

/** What is wrong with an option, as a failure. */
export const invalidOption = (field: string, problem: string, cause?: unknown): AuthError =>
  invalidConfiguration(field, `${field}: ${problem}`, cause)

/** The URL of a server that tokens are got from, without trailing slashes. */
export const checkServer = (
  field: string,
  value: string | URL,
  check = checkServerUrl
): Effect.Effect<string, AuthError> =>
  Effect.fromResult(Result.mapError(check(value), (problem) => invalidOption(field, problem)))

/**
 * The name of an authorization server, without trailing slashes (RFC 8414 section 2: a URL without query and fragment). It is compared, and
 * nothing is sent there: within a cluster it may be http.
 */
export const checkIssuer = (field: string, value: string | URL): Effect.Effect<string, AuthError> => {
  if (isUnusual(String(value))) return Effect.fail(invalidOption(field, unusualUrl))
  const url = parseUrl(String(value))
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return Effect.fail(invalidOption(field, "Expected an absolute URL, for example https://auth.prisma.io"))
  }
  return /[?#]/.test(url.href)
    ? Effect.fail(invalidOption(field, "Expected a URL without query and fragment"))
    : Effect.succeed(withoutTrailingSlash(url))
}

/** What the authorization server at `authBaseUrl` calls itself: what the program says, else that URL. */
export const issuerOf = (issuer: string | URL | undefined, authBaseUrl: string): Effect.Effect<string, AuthError> =>
  issuer === undefined ? Effect.succeed(authBaseUrl) : checkIssuer("issuer", issuer)

/** For messages of a mismatch. */
export const issuerHint = "If yours is behind a proxy, set `issuer` to its issuer identifier."

/** RFC 6749 section 3.1.2: absolute, without fragment. A scheme of one's own is for native programs (RFC 8252 section 7.1). */
export const checkRedirectUri = (value: string | URL, field = "redirectUri"): Effect.Effect<string, AuthError> => {
  if (isUnusual(String(value))) return Effect.fail(invalidOption(field, unusualUrl))
  const url = parseUrl(String(value))
  if (url === null) return Effect.fail(invalidOption(field, "Expected an absolute URL"))
  if (url.hash !== "") return Effect.fail(invalidOption(field, "Expected a URL without fragment"))
  // As it was given: the authorization server compares it character by character (RFC 6749 section 3.1.2.3).
  return Effect.succeed(String(value))
}

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f]/

/** A string that the program must have: `sessionStorage` and cookies answer nothing for what they have lost. */
export const checkPresent = (
  field: string,
  value: string | Redacted.Redacted<string>
): Effect.Effect<string, AuthError> => {
  const text: unknown = reveal(value)
  if (text === undefined && Redacted.isRedacted(value)) return Effect.fail(invalidOption(field, `It ${ofAnotherCopy}`))
  if (typeof text !== "string" || text.trim() === "") {
    return Effect.fail(invalidOption(field, "Expected a string that is not blank"))
  }
  return control.test(text)
    ? Effect.fail(invalidOption(field, "Expected a string without line breaks and control characters"))
    : Effect.succeed(text)
}

/** What a call is given: a program without types may forget it. */
export const checkGiven = <A>(given: A, expected: string): Effect.Effect<A, AuthError> =>
  typeof given === "object" && given !== null
    ? Effect.succeed(given)
    : Effect.fail(invalidOption("options", `Expected an object with ${expected}`))

/** The URL of an endpoint, which may be a path below the server. */
export const checkEndpoint = Effect.fnUntraced(function*(
  field: string,
  value: string | URL,
  server: string
): Effect.fn.Return<string, AuthError> {
  const text = yield* checkPresent(field, String(value))
  if (isUnusual(text)) return yield* invalidOption(field, unusualUrl)
  return yield* checkServer(field, parseUrl(text, `${server}/`)?.href ?? "")
})
