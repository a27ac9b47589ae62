/** Values that a JSON schema describes, made from a seed: the same seed gives the same value. */
import type { JsonSchema } from "../../scripts/contract/document.ts"
import { regularExpression } from "../../scripts/contract/patterns.ts"
import { matching } from "./matching.ts"
import type { Random } from "./random.ts"

export { random } from "./random.ts"

const word = (next: Random, length: number): string =>
  Array.from({ length }, () => "abcdefghijklmnopqrstuvwxyz0123456789"[next(36)]).join("")

const instant = (next: Random): string =>
  new Date(Date.UTC(2026, next(12), 1 + next(28), next(24), 0, 0, next(1000))).toISOString()

const stringCandidates = (schema: JsonSchema, next: Random): ReadonlyArray<string> => {
  const prefix = /^\^\(([a-z]+_)\)\?/.exec(schema.pattern ?? "")?.[1] ?? ""
  const long = word(next, Math.max(8, schema.minLength ?? 0))
  return [prefix + long, long, long.toUpperCase().replace(/\d/g, "X"), `${long}.example.com`, String(next(100000)), "a"]
}

const makeString = (schema: JsonSchema, next: Random): string => {
  if (schema.format === "date-time") return instant(next)
  if (schema.format === "uri") return `https://api.example.com/v1/${word(next, 8)}`
  if (schema.format === "email") return `${word(next, 6)}@example.com`
  if (schema.format === "date") return instant(next).slice(0, 10)
  if (schema.format === "uuid") return `00000000-0000-4000-8000-${word(next, 12).replaceAll(/[g-z]/g, "a")}`
  const pattern = regularExpression(schema.pattern ?? "")
  const fits = (text: string): boolean =>
    pattern.test(text) && text.length >= (schema.minLength ?? 0) && text.length <= (schema.maxLength ?? Infinity)
  const found = stringCandidates(schema, next).find(fits) ?? matching(schema.pattern ?? "", next, fits)
  if (found === undefined) throw new Error(`no value for ${JSON.stringify(schema)}`)
  return found
}

const makeNumber = (schema: JsonSchema, next: Random): number => {
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
  const most = schema.exclusiveMaximum === undefined ? schema.maximum ?? Infinity : schema.exclusiveMaximum - 1
  const step = schema.multipleOf ?? 1
  const first = Math.ceil(least / step)
  return step * (first + next(Math.min(1000, Math.floor(most / step) - first + 1)))
}

const makeArray = (schema: JsonSchema, next: Random): ReadonlyArray<unknown> => {
  const least = Math.max(schema.minItems ?? 0, Math.min(1, schema.maxItems ?? 1))
  const length = Math.min(schema.maxItems ?? Infinity, least + next(2))
  const items = Array.from({ length }, () => makeValue(schema.items ?? {}, next))
  return schema.uniqueItems === true ? [...new Map(items.map((item) => [JSON.stringify(item), item])).values()] : items
}

const makeObject = (schema: JsonSchema, next: Random): unknown => {
  const fields = Object.entries(schema.properties ?? {})
    .filter(([name]) => schema.required?.includes(name) || next(2) === 1)
    .map(([name, property]) => [name, makeValue(property, next)] as const)
  const { additionalProperties } = schema
  const extra = typeof additionalProperties === "object" && schema.properties === undefined
    ? [
      [
        word(next, 5),
        makeValue(Object.keys(additionalProperties).length === 0 ? { type: "string" } : additionalProperties, next)
      ] as const
    ]
    : []
  return Object.fromEntries([...fields, ...extra])
}

export const makeValue = (schema: JsonSchema, next: Random): unknown => {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[next(schema.enum.length)]
  const union = schema.oneOf ?? schema.anyOf
  if (union !== undefined) return makeValue(union[next(union.length)]!, next)
  const types = schema.type === undefined ? ["object"] : [schema.type].flat()
  switch (types[next(types.length)]) {
    case "null":
      return null
    case "string":
      return makeString(schema, next)
    case "integer":
    case "number":
      return makeNumber(schema, next)
    case "boolean":
      return next(2) === 1
    case "array":
      return makeArray(schema, next)
    default:
      return makeObject(schema, next)
  }
}
