import type { Changes } from "./changes.ts"
import { describeChanges } from "./changes.ts"
import { nameComponents } from "./components.ts"
import { markDates, withoutDates } from "./dates.ts"
import type { OpenApiDocument } from "./document.ts"
import { ContractError, dereference, makeRefusals } from "./document.ts"
import type { PointersOf } from "./listed.ts"
import { knownAt, knownIn, locateComponents } from "./locate.ts"
import { findMoves, overlayAfter, previousAfter } from "./moves.ts"
import { nameOperations } from "./operations.ts"
import type { Overlay } from "./overlay.ts"
import { applyPatches } from "./patches.ts"
import { mapPlaces } from "./places.ts"
import { placesOf } from "./schemas.ts"
import { markSensitive } from "./sensitive.ts"
import { byTemplate, knownPaths } from "./templates.ts"
import { checkIsOpenApi, readVendorDocument } from "./vendor.ts"
import { makeWarnings, silent, type Warning } from "./warnings.ts"
import { describePlaces } from "./words.ts"

export { ContractError, ContractErrors } from "./document.ts"

export interface Synced {
  readonly document: OpenApiDocument
  readonly changes: Changes
  readonly warnings: ReadonlyArray<Warning>
}

export interface SyncOptions {
  /** Accepts a document without more than a fifth of the operations that there were. */
  readonly allowRemovals?: boolean
}

/**
 * Makes our contract from the vendor's document. What was made before, if there is any, keeps the names of operations and components and what was secret, and is
 * what the changes are told against. Throws a `ContractError`, or `ContractErrors` where there are several reasons.
 */
export const sync = (
  vendorDocument: unknown,
  written: Overlay,
  before?: OpenApiDocument,
  { allowRemovals = false }: SyncOptions = {}
): Synced => {
  const { warn, warnings } = makeWarnings()
  const refusals = makeRefusals()
  const patched = applyPatches(checkIsOpenApi(vendorDocument), written.patches, warn)
  const resolved = dereference(patched, refusals.refuse)
  // What a reference should have led to would be missed everywhere.
  refusals.end()
  const vendor = readVendorDocument(resolved, knownPaths(written, before), { refuse: refusals.refuse, warn })
  refusals.end()
  const moves = findMoves(before, vendor)
  if (!allowRemovals) checkRemovals(before, vendor, moves.length)
  const overlay = overlayAfter(written, moves, warn)
  const previous = previousAfter(before, moves)
  const operations = nameOperations(vendor, overlay, previous, warn)
  const inline = previous && dereference(previous)
  const components = componentsOf(operations, overlay, previous, inline)
  const dated = markDates(operations, overlay.dates, inline, components, warn)
  const marked = markSensitive(dated, overlay.sensitive, inline, components, warn)
  const named = nameComponents(marked, overlay, { previous, inline }, warn)
  const worded = describePlaces(
    named,
    overlay.words,
    (text, stale) => warn("stale", text, stale)
  )
  const document: OpenApiDocument = {
    openapi: named.openapi,
    info: { title: overlay.api.title, description: overlay.api.description, version: named.info.version },
    servers: named.servers ?? overlay.api.servers,
    security: named.security ?? [],
    tags: named.tags ?? [],
    "x-id-prefixes": named["x-id-prefixes"] ?? overlay.api.idPrefixes,
    paths: worded.paths,
    components: worded.components ?? {}
  }
  return { document, changes: describeChanges(previous, document, moves), warnings }
}

/** Where the shapes of components stand in a document that nothing is marked in yet: what the overlay says of them is said of these places. */
const componentsOf = (
  document: OpenApiDocument,
  overlay: Overlay,
  previous: OpenApiDocument | undefined,
  inline: OpenApiDocument | undefined
): PointersOf => {
  const bare = withoutMarks(document)
  const places = placesOf(bare)
  const before = previous === undefined ? undefined : knownAt(previous)
  // What the vendor called a listed date is what is looked for.
  const vendors = inline && withoutMarks(withoutDates(inline, overlay.dates, (name) => before?.get(name) ?? []))
  const located = locateComponents(bare, overlay, knownIn(previous, vendors), places, silent)
  const pointers = new Map(located.map(({ at, name, shape }) => [name, [at, ...places.get(shape)!.pointers]]))
  return (name) => pointers.get(name) ?? []
}

const withoutMarks = (document: OpenApiDocument): OpenApiDocument =>
  mapPlaces(document, (schema) => {
    if (typeof schema === "boolean") return schema
    const { "x-sensitive": _mark, ...rest } = schema
    return rest
  })

/** A document of so few operations is more likely a mistake, or half of one, than what became of the API. */
const mostRemoved = 1 / 5

const checkRemovals = (before: OpenApiDocument | undefined, vendor: OpenApiDocument, moved: number) => {
  const now = byTemplate(vendor)
  if (now.size === 0) throw new ContractError("/paths", "has no operation")
  const known = before === undefined ? [] : [...byTemplate(before).keys()]
  const gone = known.filter((key) => !now.has(key)).length - moved
  if (gone > known.length * mostRemoved) {
    throw new ContractError(
      "/paths",
      `has ${gone} of ${known.length} operations no more, which is more than a fifth: `
        + "is it the whole document? If it is, say --allow-removals"
    )
  }
}
