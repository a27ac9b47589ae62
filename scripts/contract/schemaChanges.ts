import type { Json, JsonSchema } from "./document.ts"
import { isObject } from "./document.ts"
import { isSame } from "./schemas.ts"

export interface Place {
  /** ``query parameter `limit` ``, `the body`, `response` */
  readonly subject: string
  readonly isRequest: boolean
}

/** Whom a change concerns: `breaking` changes what programs have written or read so far, an `addition` gives them more, a `fix` neither. */
export type Impact = "breaking" | "addition" | "fix"

export interface Phrase {
  readonly text: string
  readonly impact: Impact
}

type Phrases = ReadonlyArray<Phrase>

/** How a schema changed, a phrase for each difference that a caller can see. Both have their references resolved. */
export const describeSchemaChange = (before: JsonSchema, after: JsonSchema, place: Place): Phrases =>
  compare(before, after, [], place)

const compare = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place): Phrases => {
  const [old, now] = [spelled(before), spelled(after)]
  if (isSame(old, now)) return []
  return [
    ...compareValues(old, now, path, place),
    ...compareKeywords(old, now, path, place),
    ...compareProperties(old, now, path, place),
    ...compareInner(old.items, now.items, path, place, "items"),
    ...compareInner(
      schemaOf(old.additionalProperties),
      schemaOf(now.additionalProperties),
      path,
      place,
      "other properties"
    ),
    ...compareVariants(old, now, path, place)
  ]
}

/** Null is said in a list of types, in a union or, with one more member, around one: it is the same null. */
const spelled = (schema: JsonSchema): JsonSchema => {
  const members = schema.oneOf ?? schema.anyOf
  const sorted = Array.isArray(schema.type) ? { ...schema, type: schema.type.toSorted() } : schema
  if (members === undefined) return sorted
  const { anyOf: _any, oneOf: _one, ...own } = sorted
  const values = members.filter((member) => member.type !== "null")
  const [only] = values
  if (values.length === 1 && only !== undefined) {
    const nullable = values.length < members.length
    const types = [only.type].flat().filter((type) => type !== undefined)
    const type = nullable && types.length > 0 ? [...new Set([...types, "null"])].toSorted() : only.type
    return spelled({ ...only, ...own, ...(type !== undefined && { type }) })
  }
  return { ...own, anyOf: members }
}

const about = (
  path: ReadonlyArray<string>,
  { isRequest, subject }: Place,
  impact: Impact,
  says: (name: string) => string
): Phrase => {
  const name = `\`${path.join(".")}\``
  const text = path.length === 0
    ? says(subject)
    : isRequest
    ? says(subject === "the body" ? name : `${name} of ${subject}`)
    : `${subject}: ${says(name)}`
  return { text, impact }
}

const aboutProperty = (
  path: ReadonlyArray<string>,
  place: Place,
  impact: Impact,
  before: string,
  after: string
): Phrase => {
  const name = `property \`${path.join(".")}\``
  const text = place.isRequest
    ? [before, name, `of ${place.subject}`, after].filter((word) => word !== "").join(" ")
    : `${place.subject}: ${[before, name, after].filter((word) => word !== "").join(" ")}`
  return { text, impact }
}

/** What a value may be less of breaks whoever gives it; what it may be more of, whoever reads it. */
const narrower = ({ isRequest }: Place): Impact => isRequest ? "breaking" : "fix"
const wider = ({ isRequest }: Place): Impact => isRequest ? "addition" : "breaking"

const compareValues = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place): Phrases => {
  const quote = (value: Json) => JSON.stringify(value)
  if (before.enum === undefined && after.enum === undefined) return []
  if (before.enum === undefined) {
    return [
      about(path, place, narrower(place), (name) => `${name} is now one of ${after.enum!.map(quote).join(", ")}`)
    ]
  }
  if (after.enum === undefined) {
    return [
      about(path, place, place.isRequest ? "addition" : "fix", (name) => `${name} is no longer a fixed set of values`)
    ]
  }
  const missing = (values: ReadonlyArray<Json>, others: ReadonlyArray<Json>) =>
    values.filter((value) => !others.includes(value))
  const [gains, loses] = place.isRequest
    ? ["accepts a new value", "no longer accepts"]
    : ["may have a new value", "no longer has the value"]
  return [
    // Whoever reads a value has to expect others.
    ...missing(after.enum, before.enum).map((value) =>
      about(path, place, "addition", (name) => `${name} ${gains} ${quote(value)}`)
    ),
    ...missing(before.enum, after.enum).map((value) =>
      about(path, place, narrower(place), (name) => `${name} ${loses} ${quote(value)}`)
    )
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

/** Where a limit is the tighter the greater it is, and where the smaller. */
const lower = new Set(["minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"])
const upper = new Set(["maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties"])

const impactOf = (keyword: string, before: Json | undefined, after: Json | undefined, place: Place): Impact => {
  if (keyword === "type") {
    const [old, now] = [before, after].map((value) => value === undefined ? undefined : [value].flat())
    const isWider = now === undefined || (old?.every((type) => now.includes(type)) ?? false)
    return isWider
      ? wider(place)
      : old === undefined || now.every((type) => old.includes(type))
      ? narrower(place)
      : "breaking"
  }
  if (keyword === "const") return "breaking"
  if (!place.isRequest) {
    return keyword === "format" && (before === "date-time" || after === "date-time")
      ? "breaking"
      : "fix"
  }
  if (keyword === "default") return "breaking"
  if (keyword.startsWith("x-") || keyword === "readOnly" || keyword === "writeOnly") return "fix"
  if (after === undefined) return "addition"
  if (before === undefined) return "breaking"
  if (lower.has(keyword)) return Number(after) < Number(before) ? "addition" : "breaking"
  return upper.has(keyword) && Number(after) > Number(before) ? "addition" : "breaking"
}

const compareKeywords = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place): Phrases => {
  const old = before as { readonly [keyword: string]: Json | undefined }
  const now = after as { readonly [keyword: string]: Json | undefined }
  const keywords = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((keyword) => !apart.has(keyword) && !isSame(old[keyword], now[keyword]))
  const text = (value: Json | undefined) =>
    Array.isArray(value)
      ? value.toSorted((a, b) => Number(a === "null") - Number(b === "null")).join(" or ")
      : typeof value === "string"
      ? value
      : JSON.stringify(value)
  const phrase = (keyword: string) => (name: string) => {
    if (keyword === "type") {
      return `${name} is now ${text(now["type"]) ?? "anything"} (was ${text(old["type"]) ?? "anything"})`
    }
    if (now[keyword] === undefined) return `${name} has no ${keyword} any more (was ${text(old[keyword])})`
    return `${keyword} of ${name} is now ${text(now[keyword])}${
      old[keyword] === undefined ? "" : ` (was ${text(old[keyword])})`
    }`
  }
  const toggled = (
    keyword: keyof JsonSchema,
    value: Json,
    impact: Impact,
    says: (name: string, is: boolean) => string
  ) =>
    (before[keyword] === value) === (after[keyword] === value)
      ? []
      : [about(path, place, impact, (name) => says(name, after[keyword] === value))]
  const opens = before.additionalProperties === false
  return [
    ...keywords.map((keyword) =>
      about(path, place, impactOf(keyword, old[keyword], now[keyword], place), phrase(keyword))
    ),
    ...toggled(
      "additionalProperties",
      false,
      opens ? (place.isRequest ? "addition" : "fix") : narrower(place),
      (name, is) => is ? `${name} no longer accepts unknown properties` : `${name} accepts unknown properties`
    ),
    ...toggled(
      "deprecated",
      true,
      "addition",
      (name, is) => `${name} is ${is ? "deprecated" : "no longer deprecated"}`
    ),
    // A secret has another type.
    ...toggled(
      "x-sensitive",
      true,
      place.isRequest && before["x-sensitive"] !== true ? "addition" : "breaking",
      (name, is) => `${name} is ${is ? "now a secret" : "no longer a secret"}`
    )
  ]
}

const compareProperties = (
  before: JsonSchema,
  after: JsonSchema,
  path: ReadonlyArray<string>,
  place: Place
): Phrases => {
  const names = (schema: JsonSchema) => Object.keys(schema.properties ?? {})
  return [
    ...names(before).filter((name) => property(after, name) === undefined).map((name) =>
      aboutProperty([...path, name], place, "breaking", "", "is gone")
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
): Phrases => {
  const at = [...path, name]
  const [old, now] = [property(before, name), property(after, name)!]
  const need = (schema: JsonSchema) => schema.required?.includes(name) === true ? "required" : "optional"
  if (old === undefined) {
    const impact = place.isRequest && need(after) === "required" ? "breaking" : "addition"
    return [aboutProperty(at, place, impact, place.isRequest ? `new ${need(after)}` : "new", "")]
  }
  const isNeeded = need(after) === "required"
  return [
    ...(need(before) === need(after)
      ? []
      : [
        aboutProperty(at, place, isNeeded === place.isRequest ? "breaking" : "addition", "", `is now ${need(after)}`)
      ]),
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
): Phrases => {
  if (before !== undefined && after !== undefined) return compare(before, after, path, place)
  if (before === undefined && after === undefined) return []
  return [about(path, place, "breaking", (name) => `${what} of ${name} changed`)]
}

const compareVariants = (before: JsonSchema, after: JsonSchema, path: ReadonlyArray<string>, place: Place): Phrases => {
  const old = before.anyOf ?? before.allOf ?? []
  const now = after.anyOf ?? after.allOf ?? []
  const kept = (variant: JsonSchema, others: ReadonlyArray<JsonSchema>) =>
    others.find((other) => kindOf(other) === kindOf(variant))
  return [
    ...now.filter((variant) => kept(variant, old) === undefined).map((variant) =>
      about(
        path,
        place,
        // A kind that is not known yet reaches whoever reads a union that has kinds.
        tagOf(variant) === undefined ? wider(place) : "addition",
        (name) => `${name} may be ${kindOf(variant)} too`
      )
    ),
    ...old.filter((variant) => kept(variant, now) === undefined).map((variant) =>
      about(path, place, narrower(place), (name) => `${name} is no longer ${kindOf(variant)}`)
    ),
    ...now.flatMap((variant) => {
      const known = kept(variant, old)
      return known === undefined ? [] : compare(known, variant, path, place)
    })
  ]
}

/** The constant by which a union tells a variant: that of `type`, or the first that it has. */
const tagOf = ({ properties = {} }: JsonSchema): Json | undefined =>
  properties["type"]?.const ?? Object.values(properties).find((property) => typeof property.const === "string")?.const

const kindOf = (schema: JsonSchema): string => {
  const constant = tagOf(schema) ?? schema.const
  return constant === undefined ? String(schema.type ?? "something else") : JSON.stringify(constant)
}
