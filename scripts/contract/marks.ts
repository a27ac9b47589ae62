import type { JsonSchema, OpenApiDocument } from "./document.ts"
import { ContractError } from "./document.ts"
import { mapInner, mapOperation, mapOperations, mapValues } from "./schemas.ts"

/** A file of the overlay that says something of places: `Component`, `Component.property`, `Component.property.*` for the values of a record. */
export interface Marks {
  readonly file: string
  readonly places: ReadonlyArray<string>
  readonly mark: (schema: JsonSchema) => JsonSchema
}

/** The document with the schema at each place marked. A place that went with its operation is a warning. */
export const markPlaces = (
  document: OpenApiDocument,
  { file, mark, places }: Marks,
  gone: ReadonlySet<string>,
  warn: (warning: string) => void
): OpenApiDocument => {
  const schemas = { ...document.components?.schemas }
  for (const place of places) {
    const [name = "", ...properties] = place.split(".")
    const nowhere = (pointer: string) => new ContractError(pointer, `${file} has ${place}, which is nowhere`)
    const schema = schemas[name]
    if (schema === undefined && gone.has(name)) {
      warn(`${place} is gone: delete it from ${file}`)
      continue
    }
    if (schema === undefined) throw nowhere(`/components/schemas/${name}`)
    schemas[name] = change(schema, properties, `/components/schemas/${name}`, mark, nowhere)
  }
  return { ...document, components: { ...document.components, schemas } }
}

const change = (
  schema: JsonSchema,
  [property, ...rest]: ReadonlyArray<string>,
  pointer: string,
  mark: Marks["mark"],
  nowhere: (pointer: string) => ContractError
): JsonSchema => {
  if (property === undefined) return mark(schema)
  const { additionalProperties, properties } = schema
  if (property === "*" && typeof additionalProperties === "object") {
    const values = change(additionalProperties, rest, `${pointer}/additionalProperties`, mark, nowhere)
    return { ...schema, additionalProperties: values }
  }
  const at = `${pointer}/properties/${property}`
  const inner = properties?.[property]
  if (inner === undefined) throw nowhere(at)
  return { ...schema, properties: { ...properties, [property]: change(inner, rest, at, mark, nowhere) } }
}

/** Where a text stands, as the property of an object, that `looksSo` by its name and has not been marked. */
export const textsThat = (
  document: OpenApiDocument,
  looksSo: (name: string, schema: JsonSchema) => boolean
): ReadonlyArray<string> => {
  const found: Array<string> = []
  const look = (schema: JsonSchema, pointer: string): JsonSchema => {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      const isText = [inner.type].flat().includes("string")
      if (isText && looksSo(name, inner)) found.push(`${pointer}/properties/${name}`)
    }
    return mapInner(schema, pointer, look)
  }
  mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, look))
  mapValues(document.components?.schemas ?? {}, (schema, name) => look(schema, `/components/schemas/${name}`))
  return found
}
