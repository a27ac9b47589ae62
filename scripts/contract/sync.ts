import type { Changes } from "./changes.ts"
import { describeChanges } from "./changes.ts"
import { nameComponents } from "./components.ts"
import { markDates, withoutDates } from "./dates.ts"
import type { OpenApiDocument } from "./document.ts"
import { nameOperations } from "./operations.ts"
import type { Overlay } from "./overlay.ts"
import { applyPatches } from "./patches.ts"
import { markSensitive } from "./sensitive.ts"
import { describePlaces } from "./words.ts"
import { checkIsOpenApi, readVendorDocument } from "./vendor.ts"

export { ContractError } from "./document.ts"

export interface Synced {
  readonly document: OpenApiDocument
  readonly changes: Changes
  readonly warnings: ReadonlyArray<string>
}

/**
 * Makes our contract from the vendor's document. What was made before, if there is any, keeps the names of components
 * where they were and is what the changes are told against. Throws a `ContractError`.
 */
export const sync = (vendorDocument: unknown, overlay: Overlay, previous?: OpenApiDocument): Synced => {
  const warnings: Array<string> = []
  const warn = (warning: string) => void warnings.push(warning)

  const vendor = readVendorDocument(applyPatches(checkIsOpenApi(vendorDocument), overlay.patches, warn))
  const operations = nameOperations(vendor, overlay, warn)
  // Shapes are known again by the vendor's words, so the previous ones are looked for without what we added.
  const asTheVendor = previous && withoutDates(previous, overlay.dates)
  const components = nameComponents(operations, overlay, asTheVendor, warn)
  const dated = markDates(components.document, overlay.dates, components.gone, warn)
  const marked = markSensitive(dated, overlay.sensitive, components.gone, warn)
  const worded = describePlaces(marked, overlay.words, warn)
  const document: OpenApiDocument = {
    openapi: marked.openapi,
    info: { title: overlay.api.title, description: overlay.api.description, version: marked.info.version },
    servers: marked.servers ?? overlay.api.servers,
    security: marked.security ?? [],
    tags: marked.tags ?? [],
    "x-id-prefixes": marked["x-id-prefixes"] ?? overlay.api.idPrefixes,
    paths: worded.paths,
    components: worded.components ?? {}
  }
  return { document, changes: describeChanges(previous, document), warnings }
}
