/** Which places are points in time that the vendor's document calls strings and no more. */
import type { JsonSchema, OpenApiDocument } from "./document.ts"
import type { PointersOf } from "./listed.ts"
import { pointersOf, pointersOfAll } from "./listed.ts"
import type { Overlay } from "./overlay.ts"
import { mapPlaces, placesWhere } from "./places.ts"
import type { Warn } from "./warnings.ts"

const instantName = /[a-z]At$/

const isInstant = ({ format }: JsonSchema): boolean => format === "date-time"

const isPlainText = (schema: JsonSchema): boolean =>
  typeof schema === "object" && [schema.type].flat().includes("string") && schema.format === undefined
  && schema.enum === undefined && schema.const === undefined && schema["x-sensitive"] !== true

/** The document, inline, with `format: date-time` on its points in time: what was one stays one. */
export const markDates = (
  document: OpenApiDocument,
  { instants, texts }: Overlay["dates"],
  previous: OpenApiDocument | undefined,
  components: PointersOf,
  warn: Warn
): OpenApiDocument => {
  const find = pointersOfAll(document, components, "dates.json", warn)
  const listed = find(instants)
  const excused = find(Object.keys(texts))
  const remembered = placesWhere(previous, isInstant).those

  return mapPlaces(document, (schema, { key, name, pointer }) => {
    if (!isPlainText(schema) || excused.has(pointer)) return schema
    if (listed.has(pointer)) return { ...schema, format: "date-time" }
    if (remembered.has(key)) {
      warn("looks", `${key} was a point in time and stays one: list it in dates.json`)
      return { ...schema, format: "date-time" }
    }
    if (instantName.test(name)) warn("looks", `${key} looks like a point in time: list it in dates.json`)
    return schema
  })
}

/** The document, inline, as the vendor says it: without what the overlay adds. */
export const withoutDates = (
  document: OpenApiDocument,
  { instants }: Overlay["dates"],
  components: PointersOf
): OpenApiDocument => {
  const find = pointersOf(document, components)
  const listed = new Set(instants.flatMap(find))
  return mapPlaces(document, (schema, { pointer }) => {
    const { format: _format, ...text } = schema
    return listed.has(pointer) ? text : schema
  })
}
