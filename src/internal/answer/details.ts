/**
 * What an error keeps of the other members that the API said: nested as deep as whatever prints, copies or compares errors can go.
 */
import * as Predicate from "effect/Predicate"

/** JSON.stringify and others go down by recursion, and a body of 64 KiB can be nested 30,000 levels deep. */
const deepest = 20

/** Stands for what is nested deeper. */
export const tooDeep = "<nested too deep>"

type Details = { readonly [name: string]: unknown }

const bounded = (value: unknown, level: number, text: (text: string) => string): unknown => {
  if (Predicate.isString(value)) return text(value)
  if (typeof value !== "object" || value === null) return value
  if (level === deepest) return tooDeep
  if (Array.isArray(value)) return value.map((item) => bounded(item, level + 1, text))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [text(name), bounded(inner, level + 1, text)])
  )
}

/** The members, with each text in them, names too, as `text` gives it. */
export const details = (members: Details, text: (text: string) => string = (text) => text): Details =>
  bounded(members, 0, text) as Details
