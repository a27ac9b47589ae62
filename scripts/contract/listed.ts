/** What a file of the overlay says of places, found in a document. */
import type { JsonSchema, OpenApiDocument } from "./document.ts"
import { escapePointer, valueAt } from "./document.ts"
import { mapPlaces } from "./places.ts"
import type { Warn } from "./warnings.ts"

/** Where the shape of a component stands, before anything is marked in it. */
export type PointersOf = (component: string) => ReadonlyArray<string>

/**
 * The pointers of an entry: `Component`, `Component.property`, `Component.property.*` for the values of a record, or a place of an operation, as
 * warnings name it: `POST /v1/x response data.token`.
 */
export const pointersOf = (document: OpenApiDocument, components: PointersOf) => {
  const byPlace = new Map<string, Array<string>>()
  mapPlaces(document, (schema, { key, pointer }) => {
    byPlace.set(key, [...(byPlace.get(key) ?? []), pointer])
    return schema
  })
  return (entry: string): ReadonlyArray<string> => {
    if (entry.includes(" ")) return byPlace.get(entry) ?? []
    const [component = "", ...properties] = entry.split(".")
    return components(component).flatMap((pointer) => within(document, pointer, properties))
  }
}

/** Finds the pointers of all entries of a file of the overlay, and warns of those that are of nothing. */
export const pointersOfAll = (document: OpenApiDocument, components: PointersOf, file: string, warn: Warn) => {
  const find = pointersOf(document, components)
  return (entries: ReadonlyArray<string>): ReadonlySet<string> =>
    new Set(entries.flatMap((entry) => {
      const pointers = find(entry)
      if (pointers.length === 0) warn("stale", `${entry} is gone: delete it from ${file}`, { file, entry })
      return pointers
    }))
}

const within = (
  document: OpenApiDocument,
  pointer: string,
  properties: ReadonlyArray<string>
): ReadonlyArray<string> => {
  const schema = valueAt(document, pointer) as JsonSchema | undefined
  if (schema === undefined || typeof schema === "boolean") return []
  const [property, ...rest] = properties
  if (property === undefined) return [pointer]
  const through = (keyword: "anyOf" | "oneOf" | "allOf") =>
    (schema[keyword] ?? []).flatMap((_, index) => within(document, `${pointer}/${keyword}/${index}`, properties))
  return [
    ...(property === "*" && typeof schema.additionalProperties === "object"
      ? within(document, `${pointer}/additionalProperties`, rest)
      : within(document, `${pointer}/properties/${escapePointer(property)}`, rest)),
    ...(schema.items === undefined ? [] : within(document, `${pointer}/items`, properties)),
    ...through("anyOf"),
    ...through("oneOf"),
    ...through("allOf")
  ]
}
