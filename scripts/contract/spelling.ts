/** One way to say what OpenAPI allows to be said in several, so that a new spelling of the same is no change and no riddle. */
import type { Content, JsonSchema, OpenApiDocument, Operation, Parameter } from "./document.ts"
import { isObject } from "./document.ts"
import { isSame, mapInner, mapOperation, mapOperations, mapValues } from "./schemas.ts"
import type { Warn } from "./warnings.ts"

export const inOneSpelling = (document: OpenApiDocument, warn: Warn): OpenApiDocument =>
  mapOperations(
    document,
    (operation, pointer) =>
      mapOperation(withKnownContent(operation, pointer, warn), pointer, inOurs) as Operation & {
        readonly parameters?: ReadonlyArray<Parameter>
      }
  )

const inOurs = (given: JsonSchema | boolean, pointer: string): JsonSchema => {
  if (given === true) return {}
  if (!isObject(given)) return given as unknown as JsonSchema
  const schema = withoutNullMember(merged(mapInner(withoutUnused(given as JsonSchema), pointer, inOurs)))
  if (schema.type !== undefined || (schema.anyOf ?? schema.oneOf) !== undefined) return schema
  // A property says nothing about what is no object, and nobody means that.
  if (schema.properties !== undefined) return { type: "object", ...schema }
  return schema.items === undefined ? schema : { type: "array", ...schema }
}

// Where a reference led is in the place of the reference.
const unused = new Set(["$schema", "$defs", "definitions", "externalDocs", "xml"])

const withoutUnused = (schema: JsonSchema): JsonSchema =>
  Object.keys(schema).some((keyword) => unused.has(keyword))
    ? Object.fromEntries(Object.entries(schema).filter(([keyword]) => !unused.has(keyword)))
    : schema

/** `allOf` of objects as the one object that it is. What contradicts itself stays, and is refused. */
const merged = (schema: JsonSchema): JsonSchema => {
  const { allOf, ...own } = schema
  if (!Array.isArray(allOf) || allOf.length === 0) return schema
  const parts: ReadonlyArray<JsonSchema> = Object.keys(own).length === 0 ? allOf : [...allOf, own]
  let whole: JsonSchema = {}
  for (const part of parts) {
    const next = isObject(part) ? together(whole, part) : undefined
    if (next === undefined) return schema
    whole = next
  }
  return whole
}

const together = (a: JsonSchema, b: JsonSchema): JsonSchema | undefined => {
  const { properties = {}, required = [], ...rest } = a
  const { properties: others = {}, required: alsoRequired = [], ...more } = b
  const contradicts = (these: object, those: object) =>
    Object.entries(those).some(([name, value]) =>
      Object.hasOwn(these, name) && !isSame(Reflect.get(these, name), value)
    )
  if (contradicts(rest, more) || contradicts(properties, others)) return undefined
  const names = [...new Set([...required, ...alsoRequired])]
  const all = { ...properties, ...others }
  return {
    ...rest,
    ...more,
    ...(Object.keys(all).length > 0 && { properties: all }),
    ...(names.length > 0 && { required: names })
  }
}

/** A text or null has one spelling, a list of types: what is said of texts, as that they are points in time, is said of this one too. */
const withoutNullMember = (schema: JsonSchema): JsonSchema => {
  const keyword = schema.anyOf === undefined ? "oneOf" : "anyOf"
  const members = schema[keyword]
  if (!Array.isArray(members) || members.length !== 2) return schema
  const value = members.find((member) => isObject(member) && member["type"] !== "null") as JsonSchema | undefined
  const hasNull = members.some((member) => isObject(member) && member["type"] === "null")
  if (value?.type !== "string" || !hasNull || value.enum !== undefined || value.const !== undefined) return schema
  const { [keyword]: _members, ...own } = schema
  const { type, ...rest } = value
  return { ...own, type: [type, "null"], ...rest }
}

const isJson = (type: string) => /^application\/json\s*(;|$)/i.test(type)
const isLines = (type: string) => /^application\/(x-)?nd-?json\s*(;|$)/i.test(type)

/** What is said in JSON and otherwise too is said in JSON. */
const withKnownContent = (operation: Operation, pointer: string, warn: Warn): Operation => {
  const known = (content: Content | undefined, at: string, isError = false): Content | undefined => {
    if (!isObject(content)) return content
    const named: Content = Object.fromEntries(
      Object.entries(content as Content).map((
        [type, media]
      ) => [isJson(type) ? "application/json" : isLines(type) ? "application/x-ndjson" : type, media])
    )
    const best = ["application/json", "application/x-ndjson"].find((type) => Object.hasOwn(named, type))
    if (best === undefined && !isError) return named
    for (const type of Object.keys(named).filter((type) => type !== best)) {
      warn("dropped", `${at}: ${type} is not in the contract: the client speaks ${best ?? "JSON"} here`)
    }
    return best === undefined ? {} : { [best]: named[best]! }
  }
  const { requestBody, responses } = operation
  return {
    ...operation,
    ...(requestBody &&
      { requestBody: { ...requestBody, content: known(requestBody.content, `${pointer}/requestBody`) ?? {} } }),
    responses: mapValues(responses, (response, status) => {
      const content = known(response.content, `${pointer}/responses/${status}`, !/^[123]/.test(status))
      if (content !== undefined && Object.keys(content).length > 0) return { ...response, content }
      const { content: _content, ...rest } = response
      return rest
    })
  }
}
