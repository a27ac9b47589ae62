/**
 * Checks what the program says about itself and its authorization server, before anything is sent.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as AuthError from "../../AuthError.ts"
import { problemOf, withoutTrailingSlash } from "../config/serverUrl.ts"

export const invalidConfiguration = (field: string, problem: string, cause?: unknown): AuthError.AuthError =>
  AuthError.make({ _tag: "ConfigurationInvalid", field }, `${field}: ${problem}`, cause)

/** The URL of a server, without trailing slashes. */
export const checkServerUrl = (field: string, value: string | URL): Effect.Effect<string, AuthError.AuthError> => {
  const url = URL.parse(String(value).trim())
  const problem = problemOf(url)
  return problem === undefined
    ? Effect.succeed(withoutTrailingSlash(url!))
    : Effect.fail(invalidConfiguration(field, problem))
}

/** RFC 6749 section 3.1.2: absolute, without fragment. A scheme of one's own is for native programs (RFC 8252 section 7.1). */
export const checkRedirectUri = (value: string | URL): Effect.Effect<string, AuthError.AuthError> => {
  const url = URL.parse(String(value))
  if (url === null) return Effect.fail(invalidConfiguration("redirectUri", "Expected an absolute URL"))
  if (url.hash !== "") return Effect.fail(invalidConfiguration("redirectUri", "Expected a URL without fragment"))
  // As it was given: the authorization server compares it character by character (RFC 6749 section 3.1.2.3).
  return Effect.succeed(String(value))
}

/** A string that the program must have: `sessionStorage` and cookies answer nothing for what they have lost. */
export const checkPresent = (
  field: string,
  value: string | Redacted.Redacted<string>
): Effect.Effect<string, AuthError.AuthError> => {
  const text: unknown = Redacted.isRedacted(value) ? Redacted.value(value) : value
  return typeof text === "string" && text.trim() !== ""
    ? Effect.succeed(text)
    : Effect.fail(invalidConfiguration(field, "Expected a string that is not blank"))
}
