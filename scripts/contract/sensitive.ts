import { looksSecret } from "../../src/internal/contract/secret.ts"
import type { JsonSchema, OpenApiDocument } from "./document.ts"
import { markPlaces, textsThat } from "./marks.ts"

const asSecret = (schema: JsonSchema): JsonSchema => ({ ...schema, "x-sensitive": true })

/** The document with `x-sensitive` on what the overlay calls a secret. */
export const markSensitive = (
  document: OpenApiDocument,
  sensitive: ReadonlyArray<string>,
  gone: ReadonlySet<string>,
  warn: (warning: string) => void
): OpenApiDocument => {
  const marked = markPlaces(document, { file: "sensitive.json", places: sensitive, mark: asSecret }, gone, warn)
  // The vendor adds fields every week: one that is called like a secret is worth a look.
  const unmarked = textsThat(marked, (name, schema) => looksSecret(name) && schema["x-sensitive"] !== true)
  for (const place of unmarked) warn(`${place} looks like a secret: list it in sensitive.json if it is`)
  return marked
}
