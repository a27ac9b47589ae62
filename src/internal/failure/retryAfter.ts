/**
 * What `Retry-After` says. Effect has a parser of it too, which brings its `DateTime` and the runtime behind that into programs that have no other
 * use for either.
 */
import * as Duration from "effect/Duration"

const decimal = /^\d+(\.\d+)?$/

// The three forms of RFC 9110 section 5.6.7, all of them in UTC.
const dates = [
  /^[a-z]{3}, (?<day>\d\d) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) gmt$/i,
  /^[a-z]+day, (?<day>\d\d)-(?<month>[a-z]{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) gmt$/i,
  /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/i
]

/** The point in time of an HTTP date, in milliseconds since the epoch. */
const instantOf = (date: string): number | undefined => {
  for (const form of dates) {
    const { day = "", month, time, year = "" } = form.exec(date)?.groups ?? {}
    if (month === undefined) continue
    const century = year.length === 4 ? "" : year < "70" ? "20" : "19"
    const instant = Date.parse(`${day} ${month} ${century}${year} ${time} GMT`)
    // An impossible day, as 31 February, is another one to `Date`; what is no date at all has none.
    return new Date(instant).getUTCDate() === Number(day) ? instant : undefined
  }
  return undefined
}

/**
 * How long to wait, from `Retry-After` (RFC 9110 section 10.2.3): seconds or an HTTP date. The contract says "number", so seconds may
 * have a fraction. Anything else is as if it were not there. `retry-after-ms`, which some gateways send, is finer.
 */
export const retryAfter = (
  headers: { readonly [name: string]: string | undefined },
  now: number
): Duration.Duration | undefined => {
  const millis = headers["retry-after-ms"]?.trim()
  if (millis !== undefined && decimal.test(millis)) return Duration.millis(Number(millis))
  const value = headers["retry-after"]?.trim()
  if (value === undefined) return undefined
  if (decimal.test(value)) return Duration.seconds(Number(value))
  const instant = instantOf(value)
  return instant === undefined ? undefined : Duration.millis(Math.max(0, instant - now))
}
