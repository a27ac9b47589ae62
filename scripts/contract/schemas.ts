import type { Json, JsonSchema, OpenApiDocument, Operation } from "./document.ts"
import { canonical, escapePointer, isMethod } from "./document.ts"

type Visit = (schema: JsonSchema, pointer: string) => JsonSchema

/** The schema with each schema directly inside it replaced by what `visit` makes of it. */
export const mapInner = (schema: JsonSchema, pointer: string, visit: Visit): JsonSchema => {
  // JSON Schema allows `true` and `false` in the place of a schema.
  if (typeof schema === "boolean") return schema
  const { properties, items, additionalProperties, anyOf, oneOf, allOf } = schema
  const each = (keyword: string, list: ReadonlyArray<JsonSchema>) =>
    list.map((inner, index) => visit(inner, `${pointer}/${keyword}/${index}`))
  const changed = {
    ...(properties && {
      properties: mapValues(properties, (inner, name) => visit(inner, `${pointer}/properties/${escapePointer(name)}`))
    }),
    ...(items && { items: visit(items, `${pointer}/items`) }),
    ...(typeof additionalProperties === "object" && {
      additionalProperties: visit(additionalProperties, `${pointer}/additionalProperties`)
    }),
    ...(anyOf && { anyOf: each("anyOf", anyOf) }),
    ...(oneOf && { oneOf: each("oneOf", oneOf) }),
    ...(allOf && { allOf: each("allOf", allOf) })
  }
  return { ...schema, ...changed }
}

/** The operation with each of its outermost schemas replaced by what `visit` makes of it. */
export const mapOperation = (operation: Operation, pointer: string, visit: Visit): Operation => {
  const content = <Part extends { readonly content?: Operation["responses"][string]["content"] }>(
    part: Part,
    at: string
  ) =>
    part.content === undefined ? part : {
      ...part,
      content: mapValues(part.content, (media, type) =>
        media.schema === undefined
          ? media
          : { ...media, schema: visit(media.schema, `${at}/content/${escapePointer(type)}/schema`) })
    }
  const { parameters, requestBody, responses } = operation
  return {
    ...operation,
    ...(parameters && {
      parameters: parameters.map((parameter, index) =>
        withSchema(parameter, visit(parameter.schema, `${pointer}/parameters/${index}/schema`))
      )
    }),
    ...(requestBody && { requestBody: content(requestBody, `${pointer}/requestBody`) }),
    responses: mapValues(responses, (response, status) => {
      const at = `${pointer}/responses/${status}`
      const mapped = content(response, at)
      return mapped.headers === undefined ? mapped : {
        ...mapped,
        headers: mapValues(
          mapped.headers,
          (header, name) => withSchema(header, visit(header.schema, `${at}/headers/${escapePointer(name)}/schema`))
        )
      }
    })
  }
}

const withSchema = <Part extends object>(part: Part, schema: JsonSchema) => ({ ...part, schema })

/** The document with each operation replaced by what `change` makes of it. */
export const mapOperations = (
  document: OpenApiDocument,
  change: (operation: Operation, pointer: string, key: string) => Operation
): OpenApiDocument => ({
  ...document,
  paths: mapValues(
    document.paths,
    (item, path) =>
      mapValues(item as Record<string, Operation>, (operation, method) =>
        isMethod(method)
          ? change(operation, `/paths/${escapePointer(path)}/${method}`, `${method.toUpperCase()} ${path}`)
          : operation)
  )
})

const shapes = new WeakMap<object, string>()

/** A shape is known by its canonical text: wherever the same text stands, it is the same shape. */
export const shapeOf = (schema: JsonSchema): string => {
  if (typeof schema !== "object") return canonical(schema)
  const known = shapes.get(schema) ?? canonical(schema)
  shapes.set(schema, known)
  return known
}

export type Places = ReadonlyMap<string, { readonly schema: JsonSchema; readonly pointers: Array<string> }>

/** Where each shape stands, from the outside in: its canonical text to its pointers. */
export const placesOf = (document: OpenApiDocument): Places => {
  const places = new Map<string, { readonly schema: JsonSchema; readonly pointers: Array<string> }>()
  const visit: Visit = (schema, pointer) => {
    const shape = shapeOf(schema)
    const place = places.get(shape)
    if (place === undefined) places.set(shape, { schema, pointers: [pointer] })
    else place.pointers.push(pointer)
    return mapInner(schema, pointer, visit)
  }
  mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, visit))
  return places
}

/** Whether a schema says enough to deserve a name: an object, a union, an enumeration. */
export const isNameable = (schema: JsonSchema): boolean =>
  Object.keys(schema.properties ?? {}).length > 0
  || (schema.oneOf ?? schema.anyOf ?? schema.allOf) !== undefined
  || (schema.enum ?? []).length > 1

export const mapValues = <A, B>(
  record: { readonly [key: string]: A },
  change: (value: A, key: string) => B
): { [key: string]: B } => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))

export const isSame = (a: Json | object | undefined, b: Json | object | undefined): boolean =>
  canonical(a ?? null) === canonical(b ?? null)
