/**
 * What the headers of an answer say beside its body.
 */
import * as Duration from "effect/Duration"
import { printable } from "./text.ts"

interface Headers {
  readonly [name: string]: string | undefined
}

/** What support asks for: the API's own id, else the CDN's. */
export const requestId = (headers: Headers): string | undefined => {
  const id = headers["x-request-id"] ?? headers["cf-ray"]
  return id && printable(id)
}

/** RFC 9110 section 10.2.3: seconds or an HTTP date; anything else is as if it were not there. */
export const retryAfter = (headers: Headers, now: number): Duration.Duration | undefined => {
  const value = headers["retry-after"]?.trim()
  if (value === undefined || value === "") return undefined
  if (/^\d+$/.test(value)) return Duration.seconds(Number(value))
  // Every form of an HTTP date starts with the name of a day; `Date.parse` alone would take "-5" for a year.
  const date = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(date) ? undefined : Duration.millis(Math.max(0, date - now))
}
