/** Names that somebody who controls a sandbox has written, and that mean nothing. */
import { printable } from "../../../internal/failure/text.ts"

/** What somebody wrote, on one line and not endless. */
export const shown = (text: string): string => JSON.stringify(printable(text).slice(0, 80))

const quoted = (name: string): string => `\`${name}\``

/** Some names in a sentence: all, or the first of them and how many more. */
export const listed = (names: ReadonlyArray<string>): string => {
  const first = names.slice(0, 20)
  const more = names.length - first.length
  return more > 0 ? `${first.join(", ")} and ${more} more` : first.join(", ")
}

/** The field of a value that nobody knows, and which ones there are; undefined where all are known. `place` is the field that the value is of. */
export const unknownField = (value: object, known: ReadonlyArray<string>, place = ""): string | undefined => {
  const other = Object.keys(value).find((name) => !known.includes(name))
  return other === undefined
    ? undefined
    : `Unknown field ${quoted(place + (place === "" ? "" : ".") + printable(other).slice(0, 80))}. Known fields: ${
      listed(known.map(quoted))
    }.`
}
