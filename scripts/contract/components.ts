import type { JsonSchema, LocatedOperation, OpenApiDocument } from "./document.ts"
import { operationsOf, valueAt } from "./document.ts"
import type { Located } from "./locate.ts"
import { knownAt, knownIn, locateComponents, operationAt } from "./locate.ts"
import { deriveComponentName } from "./naming.ts"
import type { Overlay } from "./overlay.ts"
import { schemaWithoutProse } from "./prose.ts"
import { capitalize } from "./reserved.ts"
import { isNameable, mapInner, mapOperation, mapOperations, type Places, placesOf, shapeOf } from "./schemas.ts"
import type { Warn } from "./warnings.ts"

/** A name, and where its shape has it. */
interface Name extends Located {
  readonly holds: (pointer: string) => boolean
}

/** The names of a document, in the order of their components, and by shape: one shape may have several, each in places of its own. */
interface Names {
  readonly all: Array<Name>
  readonly byShape: Map<string, Array<Name>>
}

/** What was made before, and the same with its references resolved. */
export interface Before {
  readonly previous: OpenApiDocument | undefined
  readonly inline: OpenApiDocument | undefined
}

/** The document with every named or repeated shape once, in `components.schemas`, and a `$ref` wherever it stood. */
export const nameComponents = (
  document: OpenApiDocument,
  overlay: Overlay,
  { inline, previous }: Before,
  warn: Warn
): OpenApiDocument => {
  const places = placesOf(document)
  const operations = operationsOf(document)
  const groupAt = (pointer: string) => operationAt(operations, pointer)?.operation.tags[0] ?? ""
  const users = groupsOf(previous)
  const names: Names = { all: [], byShape: new Map() }
  for (const located of locateComponents(document, overlay, knownIn(previous, inline), places, warn)) {
    const groups = users.get(located.name)
    const isAnywhere = groups === undefined || groups.size > 1 || isDistinct(places.get(located.shape)!.schema)
    add(names, { ...located, holds: (pointer) => isAnywhere || groups.has(groupAt(pointer)) })
  }
  const wasUnnamed = (shape: string, pointer: string): boolean => {
    const schema = valueAt(inline, pointer) as JsonSchema | undefined
    return schema !== undefined && shapeOf(schemaWithoutProse(schema)) === shape
  }
  nameRepeated(document, {
    groupAt,
    names,
    operations,
    places,
    taken: takenNames(document, overlay, previous),
    wasUnnamed
  }, warn)
  return replace(document, overlay, places, names)
}

const add = ({ all, byShape }: Names, name: Name) => {
  all.push(name)
  byShape.set(name.shape, [...(byShape.get(name.shape) ?? []), name])
}

const nameAt = (names: Names, shape: string, pointer: string): Name | undefined =>
  names.byShape.get(shape)?.find(({ holds }) => holds(pointer))

/** The groups of operations that have a component, in the document that it is from. */
const groupsOf = (document: OpenApiDocument | undefined): ReadonlyMap<string, ReadonlySet<string>> => {
  const users = new Map<string, Set<string>>()
  if (document === undefined) return users
  const operations = operationsOf(document)
  for (const [name, pointers] of knownAt(document)) {
    users.set(name, new Set(pointers.map((pointer) => operationAt(operations, pointer)!.operation.tags[0]!)))
  }
  return users
}

/**
 * Whether a shape says itself what it is, by a constant or a pattern. `{ id, name, createdAt }` does not: where another resource has it too, that is chance,
 * and no reason to call both the same.
 */
export const isDistinct = (schema: JsonSchema): boolean => {
  if (typeof schema !== "object") return false
  if (typeof schema.const === "string" || schema.pattern !== undefined) return true
  const { anyOf = [], items, oneOf = [], properties = {} } = schema
  return Object.entries(properties).some(([name, inner]) =>
    typeof inner === "object" && (inner.const !== undefined || name === "data" && isDistinct(inner))
  ) || [...anyOf, ...oneOf, ...(items ? [items] : [])].some(isDistinct)
}

/** What a shape may not be called: a type of that name is there, or may come to be. */
const takenNames = (document: OpenApiDocument, overlay: Overlay, previous: OpenApiDocument | undefined) => {
  const groups = (document.tags ?? []).map(({ name }) => capitalize(name))
  return new Set([
    ...Object.keys(overlay.components),
    ...Object.keys(previous?.components?.schemas ?? {}),
    ...groups,
    ...groups.map((name) => `${name}Group`)
  ])
}

const isTaken = (taken: ReadonlySet<string>) => (name: string): boolean =>
  // Of a shape that goes both ways, the way in is a type called `...Input`.
  taken.has(name) || taken.has(`${name}Input`) || (name.endsWith("Input") && taken.has(name.slice(0, -"Input".length)))

interface Naming {
  readonly groupAt: (pointer: string) => string
  readonly names: Names
  readonly operations: ReadonlyArray<LocatedOperation>
  readonly places: Places
  readonly taken: Set<string>
  /** Whether a shape stood in a place before, without a name: what is new elsewhere is no reason to give it one. */
  readonly wasUnnamed: (shape: string, pointer: string) => boolean
}

/** Gives a derived name to each shape that stands in two places and has none, the largest first. */
const nameRepeated = (document: OpenApiDocument, naming: Naming, warn: Warn) => {
  const { groupAt, names, operations, places, taken, wasUnnamed } = naming
  for (;;) {
    const [repeated] = unnamedRepeated(document, naming).sort((a, b) => b.shape.length - a.shape.length)
    if (repeated === undefined) return
    const { group, pointer, shape } = repeated
    const name = deriveComponentName(
      places.get(shape)!.schema,
      pointer,
      operationAt(operations, pointer)!,
      isTaken(taken)
    )
    taken.add(name)
    add(names, {
      name,
      shape,
      at: pointer,
      holds: (at) => (group === undefined || groupAt(at) === group) && !wasUnnamed(shape, at)
    })
    warn("unnamed", `the shape at ${pointer} is repeated and named ${name}: give it a name in components.json`)
  }
}

interface Repeated {
  readonly shape: string
  readonly pointer: string
  /** The group whose it is; `undefined` for a shape that is the same thing everywhere. */
  readonly group: string | undefined
}

const unnamedRepeated = (
  document: OpenApiDocument,
  { groupAt, names, places, wasUnnamed }: Naming
): Array<Repeated> => {
  const found = new Map<string, Array<string>>()
  const visit = (schema: JsonSchema, pointer: string): JsonSchema => {
    const shape = shapeOf(schema)
    if (nameAt(names, shape, pointer) !== undefined) return schema
    if (isNameable(schema) && !wasUnnamed(shape, pointer)) found.set(shape, [...(found.get(shape) ?? []), pointer])
    return mapInner(schema, pointer, visit)
  }
  mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, visit))
  for (const { at, shape } of names.all) mapInner(places.get(shape)!.schema, at, visit)
  return [...found].flatMap(([shape, pointers]) => {
    const byGroup = Map.groupBy(pointers, groupAt)
    // A body of errors is one for the whole API.
    const isOne = isDistinct(places.get(shape)!.schema) || pointers.every((at) => /\/responses\/[45]/.test(at))
    const candidates: ReadonlyArray<readonly [string | undefined, ReadonlyArray<string>]> = isOne
      ? [[undefined, pointers]]
      : [...byGroup]
    return candidates.flatMap(([group, at]) => at.length > 1 ? [{ shape, group, pointer: at[0]! }] : [])
  })
}

const replace = (document: OpenApiDocument, overlay: Overlay, places: Places, names: Names): OpenApiDocument => {
  const refer = (schema: JsonSchema, pointer: string): JsonSchema => {
    const known = nameAt(names, shapeOf(schema), pointer)
    return known === undefined ? mapInner(schema, pointer, refer) : { $ref: `#/components/schemas/${known.name}` }
  }
  const component = ({ at, name, shape }: Name): JsonSchema => {
    const entry = overlay.components[name]
    const description = typeof entry === "object" ? entry.description : undefined
    return { ...(description !== undefined && { description }), ...mapInner(places.get(shape)!.schema, at, refer) }
  }
  const schemas = Object.fromEntries(names.all.map((name) => [name.name, component(name)]))
  return {
    ...mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, refer)),
    components: { schemas, ...document.components }
  }
}
