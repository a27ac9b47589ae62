import type { Json, JsonSchema } from "./document.ts"
import { isObject } from "./document.ts"
import { isSame } from "./schemas.ts"

export interface Place {
  /** ``query parameter `limit` ``, `the body`, `response` */
  readonly subject: string
  readonly isRequest: boolean
}

/** How a schema changed, a phrase for each difference that a caller can see. Both have their references resolved. */
export const describeSchemaChange = (before: JsonSchema, after: JsonSchema, place: Place): ReadonlyArray<string> =>
  compare(before, after, [], place)

const compare = (
  before: JsonSchema,
  after: JsonSchema,
  path: ReadonlyArray<string>,
  place: Place
): ReadonlyArray<string> => {
  if (isSame(before, after)) return []
  return [
    ...compareValues(before, after, path, place),
    ...compareKeywords(before, after, path, place),
    ...compareProperties(before, after, path, place),
    ...compareInner(before.items, after.items, path, place, "items"),
    ...compareInner(
      schemaOf(before.additionalProperties),
      schemaOf(after.additionalProperties),
      path,
      place,
      "other properties"
    ),
    ...compareVariants(before, after, path, place)
  ]
}

const about = (path: ReadonlyArray<string>, { subject, isRequest }: Place, says: (name: string) => string): string => {
  if (path.length === 0) return says(subject)
  const name = `\`${path.join(".")}\``
  return isRequest ? says(subject === "the body" ? name : `${name} of ${subject}`) : `${subject}: ${says(name)}`
}

const aboutProperty = (path: ReadonlyArray<string>, place: Place, before: string, after: string): string => {
  const name = `property \`${path.join(".")}\``
  return place.isRequest
    ? [before, name, `of ${place.subject}`, after].filter((word) => word !== "").join(" ")
    : `${place.subject}: ${[before, name, after].filter((word) => word !== "").join(" ")}`
}

const compareValues = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place) => {
  const quote = (value: Json) => JSON.stringify(value)
  if (before.enum === undefined && after.enum === undefined) return []
  if (before.enum === undefined) {
    return [about(path, place, (name) => `${name} is now one of ${after.enum!.map(quote).join(", ")}`)]
  }
  if (after.enum === undefined) return [about(path, place, (name) => `${name} is no longer a fixed set of values`)]
  const missing = (values: ReadonlyArray<Json>, others: ReadonlyArray<Json>) =>
    values.filter((value) => !others.includes(value))
  const [gains, loses] = place.isRequest
    ? ["accepts a new value", "no longer accepts"]
    : ["may have a new value", "no longer has the value"]
  return [
    ...missing(after.enum, before.enum).map((value) =>
      about(path, place, (name) => `${name} ${gains} ${quote(value)}`)
    ),
    ...missing(before.enum, after.enum).map((value) => about(path, place, (name) => `${name} ${loses} ${quote(value)}`))
  ]
}

// These have phrases of their own, or are only words.
const apart = new Set([
  "enum",
  "properties",
  "required",
  "items",
  "additionalProperties",
  "anyOf",
  "oneOf",
  "allOf",
  "title",
  "description",
  "example",
  "examples",
  "deprecated",
  "x-sensitive"
])

const compareKeywords = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place) => {
  const old = before as { readonly [keyword: string]: Json | undefined }
  const now = after as { readonly [keyword: string]: Json | undefined }
  const keywords = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((keyword) => !apart.has(keyword) && !isSame(old[keyword], now[keyword]))
  const text = (value: Json | undefined) =>
    Array.isArray(value) ? value.join(" or ") : typeof value === "string" ? value : JSON.stringify(value)
  const phrase = (keyword: string) => (name: string) => {
    if (keyword === "type") {
      return `${name} is now ${text(now["type"]) ?? "anything"} (was ${text(old["type"]) ?? "anything"})`
    }
    if (now[keyword] === undefined) return `${name} has no ${keyword} any more (was ${text(old[keyword])})`
    return `${keyword} of ${name} is now ${text(now[keyword])}${
      old[keyword] === undefined ? "" : ` (was ${text(old[keyword])})`
    }`
  }
  const closed = before.additionalProperties === false
  return [
    ...keywords.map((keyword) => about(path, place, phrase(keyword))),
    ...(closed === (after.additionalProperties === false)
      ? []
      : [
        about(
          path,
          place,
          (name) => closed ? `${name} accepts unknown properties` : `${name} no longer accepts unknown properties`
        )
      ]),
    ...((before.deprecated === true) === (after.deprecated === true)
      ? []
      : [
        about(path, place, (name) => `${name} is ${after.deprecated === true ? "deprecated" : "no longer deprecated"}`)
      ]),
    ...(before["x-sensitive"] === after["x-sensitive"]
      ? []
      : [
        about(
          path,
          place,
          (name) => `${name} is ${after["x-sensitive"] === true ? "now a secret" : "no longer a secret"}`
        )
      ])
  ]
}

const compareProperties = (
  before: JsonSchema,
  after: JsonSchema,
  path: ReadonlyArray<string>,
  place: Place
): ReadonlyArray<string> => {
  const names = (schema: JsonSchema) => Object.keys(schema.properties ?? {})
  return [
    ...names(before).filter((name) => property(after, name) === undefined).map((name) =>
      aboutProperty([...path, name], place, "", "is gone")
    ),
    ...names(after).flatMap((name) => compareProperty(before, after, name, path, place))
  ]
}

const compareProperty = (
  before: JsonSchema,
  after: JsonSchema,
  name: string,
  path: ReadonlyArray<string>,
  place: Place
): ReadonlyArray<string> => {
  const at = [...path, name]
  const [old, now] = [property(before, name), property(after, name)!]
  const need = (schema: JsonSchema) => schema.required?.includes(name) === true ? "required" : "optional"
  if (old === undefined) return [aboutProperty(at, place, place.isRequest ? `new ${need(after)}` : "new", "")]
  return [
    ...(need(before) === need(after) ? [] : [aboutProperty(at, place, "", `is now ${need(after)}`)]),
    ...compare(old, now, at, place)
  ]
}

const property = ({ properties = {} }: JsonSchema, name: string) =>
  Object.hasOwn(properties, name) ? properties[name] : undefined

const schemaOf = (value: boolean | JsonSchema | undefined) => (isObject(value) ? value as JsonSchema : undefined)

const compareInner = (
  before: JsonSchema | undefined,
  after: JsonSchema | undefined,
  path: ReadonlyArray<string>,
  place: Place,
  what: string
): ReadonlyArray<string> => {
  if (before !== undefined && after !== undefined) return compare(before, after, path, place)
  if (before === undefined && after === undefined) return []
  return [about(path, place, (name) => `${what} of ${name} changed`)]
}

const compareVariants = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place) => {
  const old = before.oneOf ?? before.anyOf ?? before.allOf ?? []
  const now = after.oneOf ?? after.anyOf ?? after.allOf ?? []
  const kept = (variant: JsonSchema, others: ReadonlyArray<JsonSchema>) =>
    others.find((other) => kindOf(other) === kindOf(variant))
  return [
    ...now.filter((variant) => kept(variant, old) === undefined).map((variant) =>
      about(path, place, (name) => `${name} may be ${kindOf(variant)} too`)
    ),
    ...old.filter((variant) => kept(variant, now) === undefined).map((variant) =>
      about(path, place, (name) => `${name} is no longer ${kindOf(variant)}`)
    ),
    ...now.flatMap((variant) => {
      const known = kept(variant, old)
      return known === undefined ? [] : compare(known, variant, path, place)
    })
  ]
}

// The variants of the contract's unions differ in the constant of `type`, in their one constant or in their type.
const kindOf = (schema: JsonSchema): string => {
  const constant = schema.properties?.["type"]?.const ?? schema.const
  return constant === undefined ? String(schema.type ?? "something else") : JSON.stringify(constant)
}
