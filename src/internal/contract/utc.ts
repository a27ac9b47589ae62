/**
 * Reads a point in time as APIs write it, without what `Date` does for every other text: a list of a hundred has two hundred of them.
 */

const zero = 48

/** The number of so many digits; `NaN` where one is none. */
const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - zero
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return value
}

/**
 * Milliseconds since the epoch of `2026-01-31T12:00:00Z`, or with milliseconds; `undefined` for any other text, and for the days that not
 * every month has.
 */
export const utcOf = (text: string): number | undefined => {
  const { length } = text
  const isWhole = length === 20
  if (!isWhole && length !== 24) return undefined
  if (
    text[4] !== "-" || text[7] !== "-" || text[10] !== "T" || text[13] !== ":" || text[16] !== ":" ||
    text[length - 1] !== "Z" || (!isWhole && text[19] !== ".")
  ) return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  const hour = digits(text, 11, 13)
  const minute = digits(text, 14, 16)
  const second = digits(text, 17, 19)
  const millis = isWhole ? 0 : digits(text, 20, 23)
  // `Date.UTC` takes the years of the first century for those of another.
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 && minute <= 59 &&
      second <= 59 && millis >= 0
    ? Date.UTC(year, month - 1, day, hour, minute, second, millis)
    : undefined
}
