/** Writes what a request's values must fulfil. What the API answers is taken as it is. */
import type { JsonSchema } from "../contract/document.ts"
import { type Code, code, codecs, join, Schema } from "./code.ts"
import type { Direction } from "./model.ts"

export const withChecks = (codec: Code, checks: ReadonlyArray<Code>): Code =>
  checks.length === 0 ? codec : code`${codec}.check(${join(checks, ", ")})`

export const stringChecks = ({ format, maxLength, minLength, pattern }: JsonSchema): ReadonlyArray<Code> => [
  ...(minLength === undefined ? [] : [code`${Schema}.isMinLength(${minLength})`]),
  ...(maxLength === undefined ? [] : [code`${Schema}.isMaxLength(${maxLength})`]),
  ...(pattern === undefined ? [] : [code`${Schema}.isPattern(${String(new RegExp(pattern))})`]),
  ...(format === "uri" ? [code`${codecs}.isUrl`] : [])
]

const numberChecks = ({ exclusiveMinimum, maximum, minimum }: JsonSchema): ReadonlyArray<Code> => [
  ...(minimum === undefined ? [] : [code`${Schema}.isGreaterThanOrEqualTo(${minimum})`]),
  ...(exclusiveMinimum === undefined ? [] : [code`${Schema}.isGreaterThan(${exclusiveMinimum})`]),
  ...(maximum === undefined ? [] : [code`${Schema}.isLessThanOrEqualTo(${maximum})`])
]

type NumberType = "integer" | "number"

export const writeNumber = (schema: JsonSchema, type: NumberType, direction: Direction): Code =>
  withChecks(
    type === "integer" ? code`${Schema}.Int` : code`${Schema}.Finite`,
    direction === "request" ? numberChecks(schema) : []
  )

/** A number as a query or header says it. */
export const writeNumberText = (schema: JsonSchema, type: NumberType): Code =>
  withChecks(
    code`${Schema}.FiniteFromString`,
    [...(type === "integer" ? [code`${Schema}.isInt()`] : []), ...numberChecks(schema)]
  )
