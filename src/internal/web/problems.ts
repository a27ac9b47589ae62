/**
 * What a person is told where a login, a logout or a page of the application cannot go on. Fixed texts: nothing of a request comes back in them.
 */
import * as Duration from "effect/Duration"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { AuthError } from "../../AuthError.ts"
import { mayEnd } from "../failure/authErrors.ts"

/** Why a person sees a page instead of what they asked for. */
export type Reason =
  | "NotBegun"
  | "Denied"
  | "Invalid"
  | "CrossSite"
  | "Unauthenticated"
  | "Unavailable"
  | "Failed"

export interface Problem {
  readonly _tag: Reason
  readonly status: number
  /** For people, in plain words. */
  readonly title: string
  readonly message: string
  /** Where a login begins anew: a URL of the application. */
  readonly loginUrl: string
  readonly cause: AuthError | undefined
}

const texts: { readonly [tag in Reason]: readonly [status: number, title: string, message: string] } = {
  NotBegun: [
    400,
    "This login has ended",
    "It was not started in this browser, has already ended, or took too long. Please log in again."
  ],
  Denied: [
    403,
    "You are not logged in",
    "The login was cancelled, or access was denied. You can log in again at any time."
  ],
  Invalid: [400, "The login failed", "The answer of the login page was invalid. Please log in again."],
  CrossSite: [
    403,
    "Nothing was changed",
    "This request came from another website. To log out, use the button of this application."
  ],
  Unauthenticated: [401, "Please log in", "This page is for people who are logged in."],
  Unavailable: [
    503,
    "Please try again",
    "The login service does not answer at the moment. Reload this page, or log in again later."
  ],
  Failed: [
    500,
    "The login failed",
    "Logins are not configured correctly. Please contact the operator of this application."
  ]
}

export const problem = (tag: Reason, loginUrl: string, cause?: AuthError): Problem => {
  const [status, title, message] = texts[tag]
  return { _tag: tag, status, title, message, loginUrl, cause }
}

/** What went wrong with a callback, as far as the person has to know it. */
export const reasonOf = (error: AuthError): Reason => {
  const { reason } = error
  switch (reason._tag) {
    case "CallbackDenied":
      return "Denied"
    case "CallbackInvalid":
    case "IssuerMismatch":
      return "Invalid"
    case "StateMismatch":
      return "NotBegun"
    case "TokenRejected":
      // The code was used before, or is too old (RFC 6749 section 5.2).
      return reason.error === "invalid_grant" ? "NotBegun" : "Failed"
    default:
      return mayEnd(error) ? "Unavailable" : "Failed"
  }
}

const entities: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)

/** Of answers that are of one person and one moment. */
export const ofTheMoment = { "cache-control": "no-store", "referrer-policy": "no-referrer" }

/** When a browser may ask again, where the authorization server said it. */
export const retryAfterOf = (cause: AuthError | undefined): { readonly [name: string]: string } =>
  cause?.reason._tag === "AuthServerUnavailable" && cause.reason.retryAfter !== undefined
    ? { "retry-after": String(Math.ceil(Duration.toSeconds(cause.reason.retryAfter))) }
    : {}

const secured = {
  ...ofTheMoment,
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff"
}

const style =
  "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}"

/** The page for a problem, where the application has none of its own. */
export const page = (
  { _tag, cause, loginUrl, message, status, title }: Problem
): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`
      + `<title>${escaped(title)}</title><style>${style}</style></head><body><h1>${escaped(title)}</h1><p>${
        escaped(message)
      }</p>`
      + (_tag === "CrossSite" ? "" : `<p><a href="${escaped(loginUrl)}">Log in</a></p>`)
      + "</body></html>\n",
    { status, contentType: "text/html; charset=utf-8", headers: { ...secured, ...retryAfterOf(cause) } }
  )
