import type { JsonSchema, OpenApiDocument } from "./document.ts"
import { valueAt } from "./document.ts"
import { markPlaces, textsThat } from "./marks.ts"
import type { Overlay } from "./overlay.ts"

const instantName = /[a-z]At$/

const asInstant = (schema: JsonSchema): JsonSchema => ({ ...schema, format: "date-time" })

const asText = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "format"))

const pointerOf = (place: string): string => `/components/schemas/${place.split(".").join("/properties/")}`

/** The document with `format: date-time` on the points in time that the vendor's document calls strings and no more. */
export const markDates = (
  document: OpenApiDocument,
  { instants, texts }: Overlay["dates"],
  gone: ReadonlySet<string>,
  warn: (warning: string) => void
): OpenApiDocument => {
  const marked = markPlaces(document, { file: "dates.json", places: instants, mark: asInstant }, gone, warn)
  const known = new Set(Object.keys(texts).map(pointerOf))
  const unmarked = textsThat(marked, (name, { format }) => instantName.test(name) && format === undefined)
  for (const place of unmarked.filter((place) => !known.has(place))) {
    warn(`${place} looks like a point in time: list it in dates.json`)
  }
  return marked
}

/** The document as the vendor says it: without what the overlay adds. */
export const withoutDates = (document: OpenApiDocument, { instants }: Overlay["dates"]): OpenApiDocument => {
  // A document of before may lack what is listed now.
  const places = instants.filter((place) => valueAt(document, pointerOf(place)) !== undefined)
  return markPlaces(document, { file: "dates.json", places, mark: asText }, new Set(), () => {})
}
