/** Which schemas the client can express. A keyword that it left out would be a check that is not made, a field that is not there, or a secret that is not one. */
import type { Json, JsonSchema, Refuse } from "./document.ts"
import { escapePointer, isObject } from "./document.ts"
import { problemOfPattern } from "./patterns.ts"
import { isHarmlessKey } from "./reserved.ts"

export type Direction = "request" | "response"

type Check = (value: Json) => string | undefined

const oneOf = (what: string, is: (value: Json) => boolean): Check => (value) =>
  is(value) ? undefined : `must be ${what}`

const text = oneOf("a text", (value) => typeof value === "string")
const number = oneOf("a number", (value) => typeof value === "number")
const flag = oneOf("true or false", (value) => typeof value === "boolean")
const anything: Check = () => undefined
const isScalar = (value: Json) => typeof value !== "object" || value === null

const types = ["array", "boolean", "integer", "null", "number", "object", "string"]
const isType = (value: Json) => typeof value === "string" && types.includes(value)

const list = oneOf("a list that is not empty", (value) => Array.isArray(value) && value.length > 0)

/** What is written into schemas and types, and what says nothing about values: each keyword with what it may be. */
const understood: { readonly [keyword: string]: Check } = {
  $ref: text,
  additionalProperties: oneOf("a schema, true or false", (value) => isObject(value) || typeof value === "boolean"),
  anyOf: list,
  const: oneOf("a text, a number, true, false or null", isScalar),
  contentEncoding: text,
  contentMediaType: text,
  default: anything,
  deprecated: flag,
  description: text,
  discriminator: anything,
  enum: oneOf(
    "a list of texts, numbers, true, false or null that is not empty",
    (value) => Array.isArray(value) && value.length > 0 && value.every(isScalar)
  ),
  example: anything,
  examples: anything,
  exclusiveMaximum: number,
  exclusiveMinimum: number,
  format: text,
  items: oneOf("a schema", isObject),
  maximum: number,
  maxItems: number,
  maxLength: number,
  maxProperties: number,
  minimum: number,
  minItems: number,
  minLength: number,
  minProperties: number,
  multipleOf: oneOf("a number above 0", (value) => typeof value === "number" && value > 0),
  oneOf: list,
  pattern: (value) => typeof value === "string" ? problemOfPattern(value) : "must be a text",
  properties: oneOf("an object", isObject),
  readOnly: flag,
  required: oneOf(
    "a list of names",
    (value) => Array.isArray(value) && value.every((name) => typeof name === "string")
  ),
  title: text,
  type: oneOf(
    `one or several of ${types.join(", ")}`,
    (value) => isType(value) || Array.isArray(value) && value.length > 0 && value.every(isType)
  ),
  uniqueItems: flag,
  writeOnly: flag
}

const advice: { readonly [keyword: string]: string } = {
  nullable: "is a keyword of OpenAPI 3.0: in 3.1 it is `\"type\": [..., \"null\"]`"
}

const asSchema = (value: unknown): JsonSchema | undefined => isObject(value) ? value as JsonSchema : undefined

export const checkSchema = (schema: JsonSchema, pointer: string, direction: Direction, refuse: Refuse): void => {
  if (!isObject(schema)) {
    refuse(pointer, "must be a schema: nothing fulfils `false`, and no type says that")
    return
  }
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword.startsWith("x-")) continue
    const at = `${pointer}/${escapePointer(keyword)}`
    const check = understood[keyword]
    const problem = check === undefined ? unknown(keyword) : check(value as Json)
    if (problem !== undefined) refuse(at, problem)
  }
  checkTogether(schema, pointer, direction, refuse)
  const inner = (value: unknown, at: string) => {
    const found = asSchema(value)
    if (found !== undefined || value === false) {
      checkSchema(found ?? (value as JsonSchema), `${pointer}/${at}`, direction, refuse)
    }
  }
  for (const [name, value] of Object.entries(asSchema(schema.properties) ?? {})) {
    if (!isHarmlessKey(name)) refuse(`${pointer}/properties/${name}`, "no property can be called so")
    inner(value, `properties/${escapePointer(name)}`)
  }
  if (schema.items !== undefined) inner(schema.items, "items")
  if (schema.additionalProperties !== false) inner(schema.additionalProperties, "additionalProperties")
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const members: unknown = schema[keyword]
    if (Array.isArray(members)) members.forEach((member, index) => inner(member, `${keyword}/${index}`))
  }
}

const unknown = (keyword: string): string => advice[keyword] ?? `the generator does not know the keyword "${keyword}"`

/** What two keywords mean together, where each alone is understood. */
const checkTogether = (schema: JsonSchema, pointer: string, direction: Direction, refuse: Refuse) => {
  const { additionalProperties, anyOf, oneOf, properties, required } = schema
  if (properties !== undefined && isObject(additionalProperties) && Object.keys(additionalProperties).length > 0) {
    refuse(pointer, "the generator does not know properties beside additional ones")
  }
  if (anyOf !== undefined && oneOf !== undefined) refuse(pointer, "the generator does not know `anyOf` beside `oneOf`")
  if ((anyOf ?? oneOf) !== undefined && (properties ?? schema.items) !== undefined) {
    refuse(pointer, "the generator does not know a union with properties or items of its own")
  }
  if (direction === "request") {
    const missing = Array.isArray(required) ? required.filter((name) => !Object.hasOwn(properties ?? {}, name)) : []
    for (const name of missing) {
      refuse(`${pointer}/required`, `"${name}" is required and no property, so that nobody could give it`)
    }
  }
  for (const [name, property] of Object.entries(asSchema(properties) ?? {})) {
    const at = `${pointer}/properties/${escapePointer(name)}`
    const { readOnly, writeOnly }: { readonly readOnly?: Json; readonly writeOnly?: Json } = isObject(property)
      ? property
      : {}
    if (direction === "request" && readOnly === true) {
      refuse(at, "is read-only in what is sent: patch it out of the body")
    }
    if (direction === "response" && writeOnly === true) {
      refuse(at, "is write-only in an answer: patch it out of the answer")
    }
  }
}
