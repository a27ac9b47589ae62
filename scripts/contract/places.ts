/** Places of the contract: what a caller would call them, whatever the shapes around them look like from one version to the next. */
import type { JsonSchema, LocatedOperation, OpenApiDocument } from "./document.ts"
import { escapePointer, operationsOf } from "./document.ts"
import { mapOperation, mapOperations, mapValues } from "./schemas.ts"

export interface Place {
  /**
   * Operation, part and the names of the properties: `POST /v1/x response data.token`. Neither lists nor unions nor statuses are in it, since a field
   * that becomes a list, or a member of a union, is the same field.
   */
  readonly key: string
  /** Where the schema stands in the document. */
  readonly pointer: string
  /** The last name of the place; that of its record for the values of one. */
  readonly name: string
  /** The place of the object that it is a property of. */
  readonly around: string
  readonly operation: string
}

type Visit = (schema: JsonSchema, place: Place) => JsonSchema

const partOf = (pointer: string): string => {
  const status = /^\/responses\/([^/]+)\//.exec(pointer)?.[1]
  if (status === undefined) return "body"
  const part = /^[123]/.test(status) ? "response" : "error"
  const header = /^\/responses\/[^/]+\/headers\/(.+)\/schema$/.exec(pointer)?.[1]
  return header === undefined ? part : `${part} header ${header.toLowerCase()}`
}

/** The outermost place of a schema of an operation: a parameter or a header by its name, a body as a whole. */
const rootOf = ({ key, operation, pointer }: LocatedOperation, at: string): Place => {
  const within = at.slice(pointer.length)
  const parameter = operation.parameters?.[Number(/^\/parameters\/(\d+)\//.exec(within)?.[1] ?? -1)]
  const name = parameter?.name ?? /\/headers\/([^/]+)\/schema$/.exec(within)?.[1] ?? ""
  const part = parameter === undefined ? partOf(within) : `${parameter.in} ${parameter.name}`
  return { key: `${key} ${part}`, pointer: at, name, around: "", operation: key }
}

const inside = (schema: JsonSchema, place: Place, visit: Visit): JsonSchema => {
  if (typeof schema === "boolean") return schema
  const same = (keyword: string) => (inner: JsonSchema, index: number) =>
    mapPlace(inner, { ...place, pointer: `${place.pointer}/${keyword}/${index}` }, visit)
  const { additionalProperties, allOf, anyOf, items, oneOf, properties } = schema
  const under = (name: string) =>
    `${place.key}${place.key.endsWith(" body") || /(response|error)$/.test(place.key) ? " " : "."}${name}`
  return {
    ...schema,
    ...(properties && {
      properties: mapValues(properties, (inner, name) =>
        mapPlace(inner, {
          key: under(name),
          pointer: `${place.pointer}/properties/${escapePointer(name)}`,
          name,
          around: place.key,
          operation: place.operation
        }, visit))
    }),
    ...(items && { items: mapPlace(items, { ...place, pointer: `${place.pointer}/items` }, visit) }),
    ...(typeof additionalProperties === "object" && {
      additionalProperties: mapPlace(additionalProperties, {
        ...place,
        key: under("*"),
        pointer: `${place.pointer}/additionalProperties`,
        around: place.key
      }, visit)
    }),
    ...(anyOf && { anyOf: anyOf.map(same("anyOf")) }),
    ...(oneOf && { oneOf: oneOf.map(same("oneOf")) }),
    ...(allOf && { allOf: allOf.map(same("allOf")) })
  }
}

const mapPlace = (schema: JsonSchema, place: Place, visit: Visit): JsonSchema =>
  visit(inside(schema, place, visit), place)

/** The document with the schema of each place replaced by what `visit` makes of it, from the inside out. */
export const mapPlaces = (document: OpenApiDocument, visit: Visit): OpenApiDocument => {
  const located = new Map(operationsOf(document).map((operation) => [operation.pointer, operation]))
  return mapOperations(
    document,
    (operation, pointer) =>
      mapOperation(operation, pointer, (schema, at) => mapPlace(schema, rootOf(located.get(pointer)!, at), visit))
  )
}

/** What is known of the places of an earlier document: all of them, and those where a schema `is` something. */
export const placesWhere = (
  document: OpenApiDocument | undefined,
  is: (schema: JsonSchema) => boolean
) => {
  const all = new Map<string, Place>()
  const those = new Map<string, Place>()
  if (document !== undefined) {
    mapPlaces(document, (schema, place) => {
      all.set(place.key, place)
      if (is(schema)) those.set(place.key, place)
      return schema
    })
  }
  return { all, those }
}
