import type { JsonSchema, LocatedOperation, OpenApiDocument } from "./document.ts"
import { canonical, ContractError, dereference, operationsOf, valueAt } from "./document.ts"
import { deriveComponentName } from "./naming.ts"
import type { Overlay } from "./overlay.ts"
import { schemaWithoutProse } from "./prose.ts"
import { isNameable, mapInner, mapOperation, mapOperations, mapValues, placesOf } from "./schemas.ts"

/** A shape is known by its canonical text: wherever the same text stands, it is the same component. */
type Shape = string

export interface NamedDocument {
  readonly document: OpenApiDocument
  /** Components that went with the operations that had them. */
  readonly gone: ReadonlySet<string>
}

/** The document with every named or repeated shape once, in `components.schemas`, and a `$ref` wherever it stood. */
export const nameComponents = (
  document: OpenApiDocument,
  overlay: Overlay,
  previous: OpenApiDocument | undefined,
  warn: (warning: string) => void
): NamedDocument => {
  const places = placesOf(document)
  const names = new Map<Shape, string>()
  const gone = new Set<string>()
  const locate = locator(document, overlay, places, previous, warn)

  for (const name of Object.keys(overlay.components)) {
    const shape = locate(name)
    if (shape === undefined) {
      gone.add(name)
      continue
    }
    const other = names.get(shape)
    if (other !== undefined) {
      throw new ContractError(pointerOf(overlay, name), `components.json names this shape ${other}, and ${name} too`)
    }
    names.set(shape, name)
  }
  nameRepeated(document, places, names, warn)
  return { document: replace(document, overlay, places, names), gone }
}

const pointerOf = (overlay: Overlay, name: string): string => {
  const entry = overlay.components[name]!
  return typeof entry === "string" ? entry : entry.at
}

/**
 * Finds the shape of a named component. The pointer of the overlay says where it stands; when the vendor changes only
 * that place, the name stays with the other places where the previous document had it.
 */
const locator = (
  document: OpenApiDocument,
  overlay: Overlay,
  places: ReturnType<typeof placesOf>,
  previous: OpenApiDocument | undefined,
  warn: (warning: string) => void
) => {
  const shapeAt = (pointer: string): Shape | undefined => {
    const value = valueAt(document, pointer)
    return value === undefined ? undefined : canonical(value)
  }
  const pointed = new Set(Object.keys(overlay.components).map((name) => shapeAt(pointerOf(overlay, name))))
  const before = mapValues(
    previous === undefined ? {} : dereference(previous).components?.schemas ?? {},
    (schema) => canonical(schemaWithoutProse(schema))
  )

  return (name: string): Shape | undefined => {
    const at = pointerOf(overlay, name)
    const shape = shapeAt(at)
    const remembered = before[name]
    const kept = remembered === undefined || pointed.has(remembered) ? undefined : places.get(remembered)
    if (remembered !== undefined && kept !== undefined) {
      warn(`${name} is no longer at ${at}: point components.json to ${kept.pointers[0]}`)
      return remembered
    }
    if (shape === undefined) {
      if (operationsOf(document).some(({ pointer }) => at.startsWith(`${pointer}/`))) {
        throw new ContractError(at, `components.json has ${name} here, where nothing is`)
      }
      warn(`${name} went with its operation: delete it from components.json`)
      return undefined
    }
    const schema = places.get(shape)?.schema
    if (schema === undefined) throw new ContractError(at, `components.json has ${name} here, where no schema is`)
    if (!isNameable(schema) && schema.pattern === undefined) {
      throw new ContractError(at, `components.json has ${name} here, where only ${shape} is`)
    }
    return shape
  }
}

/** Gives a derived name to each shape that stands in two places and has none, the largest first. */
const nameRepeated = (
  document: OpenApiDocument,
  places: ReturnType<typeof placesOf>,
  names: Map<Shape, string>,
  warn: (warning: string) => void
) => {
  const operations = operationsOf(document)
  for (;;) {
    const [shape] = unnamedRepeated(document, places, names).sort((a, b) => b.length - a.length)
    if (shape === undefined) return
    const { schema, pointers: [pointer = ""] } = places.get(shape)!
    const taken = new Set(names.values())
    const name = deriveComponentName(schema, pointer, operationAt(operations, pointer), (name) => taken.has(name))
    names.set(shape, name)
    warn(`the shape at ${pointer} is repeated and named ${name}: give it a name in components.json`)
  }
}

const operationAt = (operations: ReadonlyArray<LocatedOperation>, pointer: string) =>
  operations.find((operation) => pointer.startsWith(`${operation.pointer}/`))!

const unnamedRepeated = (
  document: OpenApiDocument,
  places: ReturnType<typeof placesOf>,
  names: ReadonlyMap<Shape, string>
): Array<Shape> => {
  const counts = new Map<Shape, number>()
  const visit = (schema: JsonSchema, pointer: string): JsonSchema => {
    const shape = canonical(schema)
    if (names.has(shape)) return schema
    if (isNameable(schema)) counts.set(shape, (counts.get(shape) ?? 0) + 1)
    return mapInner(schema, pointer, visit)
  }
  mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, visit))
  for (const shape of names.keys()) mapInner(places.get(shape)!.schema, "", visit)
  return [...counts].filter(([, count]) => count > 1).map(([shape]) => shape)
}

const replace = (
  document: OpenApiDocument,
  overlay: Overlay,
  places: ReturnType<typeof placesOf>,
  names: ReadonlyMap<Shape, string>
): OpenApiDocument => {
  const refer = (schema: JsonSchema, pointer: string): JsonSchema => {
    const name = names.get(canonical(schema))
    return name === undefined ? mapInner(schema, pointer, refer) : { $ref: `#/components/schemas/${name}` }
  }
  const component = (shape: Shape, name: string): JsonSchema => {
    const entry = overlay.components[name]
    const description = typeof entry === "object" ? entry.description : undefined
    return { ...(description !== undefined && { description }), ...mapInner(places.get(shape)!.schema, "", refer) }
  }
  const schemas = Object.fromEntries([...names].map(([shape, name]) => [name, component(shape, name)]))
  return {
    ...mapOperations(document, (operation, pointer) => mapOperation(operation, pointer, refer)),
    components: { schemas, ...document.components }
  }
}
