/** Writes what a request's values must fulfil. What the API answers is taken as it is. */
import type { JsonSchema } from "../contract/document.ts"
import { regularExpression } from "../contract/patterns.ts"
import { type Code, code, codecs, join, Schema } from "./code.ts"
import type { Direction } from "./model.ts"

export const withChecks = (codec: Code, checks: ReadonlyArray<Code>): Code =>
  checks.length === 0 ? codec : code`${codec}.check(${join(checks, ", ")})`

export const stringChecks = ({ format, maxLength, minLength, pattern }: JsonSchema): ReadonlyArray<Code> => [
  ...(minLength === undefined ? [] : [code`${Schema}.isMinLength(${minLength})`]),
  ...(maxLength === undefined ? [] : [code`${Schema}.isMaxLength(${maxLength})`]),
  ...(pattern === undefined ? [] : [code`${Schema}.isPattern(${String(regularExpression(pattern))})`]),
  ...(format === "uri" ? [code`${codecs}.isUrl`] : [])
]

const numberChecks = (
  { exclusiveMaximum, exclusiveMinimum, maximum, minimum, multipleOf }: JsonSchema
): ReadonlyArray<Code> => [
  ...(minimum === undefined ? [] : [code`${Schema}.isGreaterThanOrEqualTo(${minimum})`]),
  ...(exclusiveMinimum === undefined ? [] : [code`${Schema}.isGreaterThan(${exclusiveMinimum})`]),
  ...(maximum === undefined ? [] : [code`${Schema}.isLessThanOrEqualTo(${maximum})`]),
  ...(exclusiveMaximum === undefined ? [] : [code`${Schema}.isLessThan(${exclusiveMaximum})`]),
  ...(multipleOf === undefined ? [] : [code`${Schema}.isMultipleOf(${multipleOf})`])
]

export const arrayChecks = ({ maxItems, minItems, uniqueItems }: JsonSchema): ReadonlyArray<Code> => [
  ...(minItems === undefined ? [] : [code`${Schema}.isMinLength(${minItems})`]),
  ...(maxItems === undefined ? [] : [code`${Schema}.isMaxLength(${maxItems})`]),
  ...(uniqueItems === true ? [code`${Schema}.isUnique()`] : [])
]

export const recordChecks = ({ maxProperties, minProperties }: JsonSchema): ReadonlyArray<Code> => [
  ...(minProperties === undefined ? [] : [code`${Schema}.isMinProperties(${minProperties})`]),
  ...(maxProperties === undefined ? [] : [code`${Schema}.isMaxProperties(${maxProperties})`])
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
