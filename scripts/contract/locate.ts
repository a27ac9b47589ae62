/** Where the shapes of known names stand in a document: those of the overlay, and those that were derived before. */
import type { JsonSchema, LocatedOperation, OpenApiDocument } from "./document.ts"
import { operationsOf, valueAt } from "./document.ts"
import type { Overlay } from "./overlay.ts"
import { schemaWithoutProse } from "./prose.ts"
import { isNameable, mapInner, mapOperation, mapOperations, type Places, shapeOf } from "./schemas.ts"
import type { Warn } from "./warnings.ts"

export interface Located {
  readonly name: string
  readonly shape: string
  /** One of its places. */
  readonly at: string
}

export const operationAt = (operations: ReadonlyArray<LocatedOperation>, pointer: string) =>
  operations.find((operation) => pointer.startsWith(`${operation.pointer}/`))

/** The places of each component in a document of ours, as if it were inline. */
export const knownAt = (document: OpenApiDocument): ReadonlyMap<string, ReadonlyArray<string>> => {
  const pointers = new Map<string, Array<string>>()
  const visit = (schema: JsonSchema, pointer: string): JsonSchema => {
    const name = schema.$ref?.slice("#/components/schemas/".length)
    const named = name === undefined ? undefined : document.components?.schemas?.[name]
    if (name === undefined || named === undefined) return mapInner(schema, pointer, visit)
    pointers.set(name, [...(pointers.get(name) ?? []), pointer])
    return mapInner(named, pointer, visit)
  }
  mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, visit))
  return pointers
}

/** What was named before: by name, in the order of the components, its shape and its places. */
export type Known = ReadonlyMap<string, { readonly shape: string; readonly pointers: ReadonlyArray<string> }>

/** The named shapes of a document of ours, as `inline` has them: with or without what we marked in them. */
export const knownIn = (document: OpenApiDocument | undefined, inline: OpenApiDocument | undefined): Known => {
  const pointers: ReadonlyMap<string, ReadonlyArray<string>> = document === undefined ? new Map() : knownAt(document)
  return new Map(
    Object.keys(document?.components?.schemas ?? {}).flatMap((name) => {
      const places = pointers.get(name)
      const schema = places === undefined ? undefined : valueAt(inline, places[0]!) as JsonSchema | undefined
      if (places === undefined || schema === undefined) return []
      return [[name, { shape: shapeOf(schemaWithoutProse(schema)), pointers: places }] as const]
    })
  )
}

/**
 * Finds the shape of each known name. The pointer of the overlay says where it stands. When the vendor changes only that place, the name stays with the other
 * places where the previous document had it; when nothing is there any more, it goes where the previous document had it too.
 */
export const locateComponents = (
  document: OpenApiDocument,
  overlay: Overlay,
  known: Known,
  places: Places,
  warn: Warn
): ReadonlyArray<Located> => {
  const locate = locator(document, overlay, known, places, warn)
  const owners = new Map<string, string>()
  const found: Array<Located> = []
  const derived = Array.from(known.keys()).filter((name) => !Object.hasOwn(overlay.components, name))
  for (const name of [...Object.keys(overlay.components), ...derived]) {
    const located = locate(name)
    if (located === undefined) continue
    const owner = owners.get(located.shape)
    if (owner === undefined) {
      owners.set(located.shape, name)
      found.push({ name, ...located })
    } else if (Object.hasOwn(overlay.components, name)) {
      warn("stale", `${name} has the shape of ${owner} and is called so: delete ${name} from components.json`, {
        file: "components.json",
        entry: name
      })
    }
  }
  for (const { at, name } of found.filter(({ name }) => derived.includes(name))) {
    warn("unnamed", `the shape at ${at} is repeated and named ${name}: give it a name in components.json`)
  }
  return found
}

export const pointerOf = (overlay: Overlay, name: string): string | undefined => {
  const entry = overlay.components[name]
  return typeof entry === "object" ? entry.at : entry
}

const locator = (
  document: OpenApiDocument,
  overlay: Overlay,
  known: Known,
  places: Places,
  warn: Warn
) => {
  const shapeAt = (pointer: string): string | undefined => {
    const value = valueAt(document, pointer)
    const shape = value === undefined ? undefined : shapeOf(value as JsonSchema)
    const schema = shape === undefined ? undefined : places.get(shape)?.schema
    return schema !== undefined && (isNameable(schema) || schema.pattern !== undefined) ? shape : undefined
  }
  // A pointer that another shape has come to stand at is followed only where the named shape is nowhere else.
  const pointed = new Set(
    Object.keys(overlay.components).flatMap((name) => {
      const shape = shapeAt(pointerOf(overlay, name)!)
      const remembered = known.get(name)?.shape
      return remembered === undefined || remembered === shape || !places.has(remembered) ? [shape] : []
    })
  )
  return (name: string): Omit<Located, "name"> | undefined => {
    const at = pointerOf(overlay, name)
    const found = (shape: string, pointer: string) => {
      if (at !== undefined && pointer !== at) {
        warn("moved", `${name} is no longer at ${at}: point components.json to ${pointer}`, {
          file: "components.json",
          entry: name,
          pointsTo: pointer
        })
      }
      return { shape, at: pointer }
    }
    const shape = at === undefined ? undefined : shapeAt(at)
    const before = known.get(name)
    const remembered = before?.shape
    const kept = remembered === undefined || pointed.has(remembered) && shape !== remembered
      ? undefined
      : places.get(remembered)?.pointers
    if (kept !== undefined) return found(remembered!, at !== undefined && kept.includes(at) ? at : kept[0]!)
    if (shape !== undefined) return { shape, at: at! }
    const elsewhere = before?.pointers.find((pointer) => {
      const there = shapeAt(pointer)
      return there !== undefined && !pointed.has(there)
    })
    if (elsewhere !== undefined) return found(shapeAt(elsewhere)!, elsewhere)
    if (at !== undefined) {
      const went = operationsOf(document).some(({ pointer }) => at.startsWith(`${pointer}/`))
        ? `${name} has nothing to name at ${at} any more`
        : `${name} went with its operation`
      warn("stale", `${went}: delete it from components.json`, { file: "components.json", entry: name })
    }
    return undefined
  }
}
