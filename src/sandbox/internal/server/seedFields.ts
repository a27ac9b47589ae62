/** What the fields of a seed are: what is wrong with one is told with its place, and with what is known there. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import type { Place } from "../protocol/places.ts"
import { instantText, type Store } from "../state/Store.ts"
import { names, tables } from "../state/tables.ts"
import { SandboxError } from "../state/SandboxError.ts"

type State = Store["Service"]

export interface Fields {
  readonly [name: string]: unknown
}

export const isFields = (value: unknown): value is Fields => Predicate.isObject(value)

export const wrong = (where: string, what: string): SandboxError =>
  new SandboxError({
    message: `The seed is wrong${where === "" ? "" : ` at ${where}`}: ${what}`,
    reason: "SeedInvalid",
    cause: undefined
  })

export const under = (where: string, name: string | number): string =>
  typeof name === "number" ? `${where}[${name}]` : where === "" ? name : `${where}.${name}`

export const fieldsAt = (value: unknown, where: string): Effect.Effect<Fields, SandboxError> =>
  isFields(value) ? Effect.succeed(value) : Effect.fail(wrong(where, "expected an object."))

/** The items of a list, each with its place; none where there is no list. */
export const itemsAt = (
  value: unknown,
  where: string
): Effect.Effect<ReadonlyArray<readonly [item: unknown, where: string]>, SandboxError> =>
  value === undefined
    ? Effect.succeed([])
    : Array.isArray(value)
    ? Effect.succeed(value.map((item: unknown, index) => [item, under(where, index)] as const))
    : Effect.fail(wrong(where, "expected a list."))

/** Fails where there is a field of another name than these. */
export const onlyKnown = (
  fields: Fields,
  known: ReadonlyArray<string>,
  where: string
): Effect.Effect<void, SandboxError> => {
  const other = Object.keys(fields).find((name) => !known.includes(name))
  return other === undefined
    ? Effect.void
    : Effect.fail(wrong(under(where, other), `unknown field. Known fields: ${known.join(", ")}.`))
}

/** The same for what is in the fields of a body, as far as the contract knows. */
export const onlyKnownWithin = (place: Place, value: unknown, where: string): Effect.Effect<void, SandboxError> =>
  Effect.suspend(() => {
    if (Array.isArray(value)) {
      const { items } = place
      return items === undefined
        ? Effect.void
        : Effect.forEach(value, (item: unknown, n) => onlyKnownWithin(items, item, under(where, n)), { discard: true })
    }
    if (!isFields(value) || place.isHidden || place.fields.size === 0 || place.others !== undefined) return Effect.void
    const names = Array.from(place.fields.keys())
    return Effect.andThen(
      onlyKnown(value, names, where),
      Effect.forEach(
        names,
        (name) => onlyKnownWithin(place.fields.get(name)!, value[name], under(where, name)),
        { discard: true }
      )
    )
  })

/** A text; undefined where it is omitted. */
export const textAt = (value: unknown, where: string): Effect.Effect<string | undefined, SandboxError> =>
  value === undefined || typeof value === "string"
    ? Effect.succeed(value)
    : Effect.fail(wrong(where, "expected a string."))

export const oneOf = <const A extends string>(
  value: unknown,
  known: ReadonlyArray<A>,
  where: string
): Effect.Effect<A | undefined, SandboxError> => {
  const found = known.find((name) => name === value)
  return value === undefined || found !== undefined
    ? Effect.succeed(found)
    : Effect.fail(wrong(where, `expected one of ${known.join(", ")}.`))
}

/** The id that something is to have; undefined where none is given. */
export const idAt = (
  state: State,
  prefix: string,
  value: unknown,
  where: string
): Effect.Effect<string | undefined, SandboxError> => {
  if (value === undefined) return Effect.succeed(undefined)
  const isShaped = typeof value === "string" && value.startsWith(prefix)
    && /^(?:[cC]\w{8,99}|[a-z0-9]{1,100})$/.test(value.slice(prefix.length))
  if (!isShaped) {
    return Effect.fail(wrong(where, `expected an id: ${prefix} and then lower-case letters and digits.`))
  }
  const isTaken = names.some((name) => tables[name].prefix === prefix && state[name].get(value) !== undefined)
  return isTaken ? Effect.fail(wrong(where, `${value} is already taken.`)) : Effect.succeed(value)
}

/** When something was created: milliseconds; undefined where that is not said. */
export const createdAtOf = (
  state: State,
  value: unknown,
  where: string
): Effect.Effect<number | undefined, SandboxError> => {
  if (value === undefined) return Effect.succeed(undefined)
  const millis = typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/i.test(value)
    ? Date.parse(value)
    : Number.NaN
  return millis >= 0 && millis <= state.now()
    ? Effect.succeed(millis)
    : Effect.fail(
      wrong(where, `expected a time such as 2026-01-02T03:04:05Z, not later than now: ${instantText(state.now())}.`)
    )
}
