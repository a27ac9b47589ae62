/**
 * Reading the body of an error, whatever it turns out to be: the API's own, the GitHub exchange's, what a gateway in between says, nothing.
 */
import * as Predicate from "effect/Predicate"
import type { ApiErrorFields } from "../../ApiError.ts"

type BodyFields = Pick<ApiErrorFields, "code" | "message" | "hint" | "details">

type Fields = { readonly [name: string]: unknown }

const stringOr = <A>(u: unknown, otherwise: A): string | A => Predicate.isString(u) ? u : otherwise

/** `{ error: { code, message, hint?, ...details } }`, or the exchange's `{ error: "code", errorDescription }`. */
export const fieldsOf = (body: unknown, otherwise = ""): BodyFields => {
  if (!Predicate.isObject(body)) return { code: "", message: otherwise, hint: undefined, details: {} }
  const { error, ...rest } = body as Fields
  if (isCode(error)) {
    const { errorDescription, ...details } = rest
    return { code: error, message: stringOr(errorDescription, otherwise), hint: undefined, details }
  }
  if (!Predicate.isObject(error)) return { code: "", message: otherwise, hint: undefined, details: {} }
  const { code, hint, message, ...details } = error as Fields
  return { code: stringOr(code, ""), message: stringOr(message, otherwise), hint: stringOr(hint, undefined), details }
}

// A gateway has sentences there.
const isCode = (u: unknown): u is string => Predicate.isString(u) && /^\S+$/.test(u)

/** The members in which frameworks and gateways say what is wrong: RFC 9457 section 3.1.4 has `detail`, RFC 6749 section 5.2 its description. */
const saying = [
  "detail",
  "message",
  "Message",
  "error_description",
  "errorDescription",
  "errorMessage",
  "description",
  "msg",
  "reason",
  "error",
  "fault",
  "errors"
]

/** How many errors of a list are told. */
const most = 3

/** How deep a text is looked for: `{ errors: { name: ["is taken"] } }`. */
const depth = 4

const sayings = (u: unknown, left = depth): ReadonlyArray<string> => {
  if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
  if (left === 0 || !Predicate.isObjectOrArray(u)) return []
  if (Array.isArray(u)) return u.slice(0, most).flatMap((each) => sayings(each, left - 1))
  const { title, ...fields } = u as Fields
  for (const name of saying) {
    const said = name === "errors" ? ofFields(fields[name], left - 1) : sayings(fields[name], left - 1)
    if (said.length > 0) return said.map((text) => entitled(title, text))
  }
  return sayings(title)
}

/** What is wrong with the fields of a form, each by its name; or with a list of things. */
const ofFields = (u: unknown, left: number): ReadonlyArray<string> =>
  Predicate.isObject(u)
    ? Object.entries(u).slice(0, most).flatMap(([name, inner]) =>
      sayings(inner, left).map((text) => `${name}: ${text}`)
    )
    : sayings(u, left)

const entitled = (title: unknown, text: string): string =>
  Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text}` : text

/** The beginning of a page in which its words are looked for, in characters. */
const page = 4096

const isPage = (text: string): boolean => /^\s*<[!?a-z]/i.test(text)

/** What a page shows, without its markup: RFC 9110 has no other place for what an HTML error says. */
const shownBy = (text: string): string =>
  text.slice(0, page)
    .replace(/<(script|style)\b.*?(<\/\1\s*>|$)/gis, " ")
    .replace(/<!--.*?(-->|$)|<[^>]*(>|$)/gs, " ")
    .replace(/&(nbsp|amp|lt|gt|quot|#39|middot|raquo|bull);/g, " ")

/** What somebody other than the API says in an error's body, in words; empty where it says nothing. */
export const wordsOf = (text: string, json: unknown): string => {
  if (json !== undefined) return Array.from(new Set(sayings(json))).slice(0, most).join("; ")
  return (isPage(text) ? shownBy(text) : text).replace(/\s+/g, " ").trim()
}

/** Of a redirect (RFC 9110 section 15.4). A browser hides its status. */
const redirects: ReadonlySet<number> = new Set([0, 301, 302, 303, 307, 308])

/** The message of an error that the API did not write one for. */
export const unsaid = (status: number, words: string): string => {
  if (redirects.has(status)) {
    return `The API answered with a redirect${status === 0 ? "" : ` (${status})`}, which is not followed`
  }
  return words === "" ? `The API answered ${status} without saying why` : `The API answered ${status}: ${words}`
}
