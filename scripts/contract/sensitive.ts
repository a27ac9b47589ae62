import type { JsonSchema, OpenApiDocument } from "./document.ts"
import { ContractError } from "./document.ts"
import { mapInner, mapOperation, mapOperations, mapValues } from "./schemas.ts"

/** The document with `x-sensitive` on what the overlay calls a secret. */
export const markSensitive = (
  document: OpenApiDocument,
  sensitive: ReadonlyArray<string>,
  gone: ReadonlySet<string>,
  warn: (warning: string) => void
): OpenApiDocument => {
  const schemas = { ...document.components?.schemas }
  for (const path of sensitive) {
    const [name = "", ...properties] = path.split(".")
    const schema = schemas[name]
    if (schema === undefined && gone.has(name)) {
      warn(`${path} is gone: delete it from sensitive.json`)
      continue
    }
    if (schema === undefined) {
      throw new ContractError(`/components/schemas/${name}`, `sensitive.json has ${path}, which is nowhere`)
    }
    schemas[name] = mark(schema, properties, `/components/schemas/${name}`, path)
  }
  const marked = { ...document, components: { ...document.components, schemas } }
  for (const place of unmarkedSecrets(marked)) warn(`${place} looks like a secret: list it in sensitive.json if it is`)
  return marked
}

const mark = (schema: JsonSchema, properties: ReadonlyArray<string>, pointer: string, path: string): JsonSchema => {
  const [property, ...rest] = properties
  if (property === undefined) return { ...schema, "x-sensitive": true }
  if (property === "*" && typeof schema.additionalProperties === "object") {
    return {
      ...schema,
      additionalProperties: mark(schema.additionalProperties, rest, `${pointer}/additionalProperties`, path)
    }
  }
  const inner = schema.properties?.[property]
  const at = `${pointer}/properties/${property}`
  if (inner === undefined) throw new ContractError(at, `sensitive.json has ${path}, which is nowhere`)
  return { ...schema, properties: { ...schema.properties, [property]: mark(inner, rest, at, path) } }
}

const secretName = /^(pass|.*password|.*secret|secret.*|.*token|.*connectionString|.*privateKey|.*uploadUrl)$/i

/** The vendor adds fields every week: one that is called like a secret is worth a look. */
const unmarkedSecrets = (document: OpenApiDocument): ReadonlyArray<string> => {
  const found: Array<string> = []
  const look = (schema: JsonSchema, pointer: string): JsonSchema => {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      const isText = inner.type === "string" || (Array.isArray(inner.type) && inner.type.includes("string"))
      if (isText && secretName.test(name) && inner["x-sensitive"] !== true) found.push(`${pointer}/properties/${name}`)
    }
    return mapInner(schema, pointer, look)
  }
  mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, look))
  mapValues(document.components?.schemas ?? {}, (schema, name) => look(schema, `/components/schemas/${name}`))
  return found
}
