/** Which components become exported shapes, under which name, in which file, and in an order in which each is known before it is used. */
import type { JsonSchema } from "../contract/document.ts"
import { componentName, type Contract, type Direction, envelopeContent, isUsualErrorBody, schemasOf } from "./model.ts"
import { escapeComment, isPlainString, isUnionMember, type Writer, writeSchema, writeType } from "./schema.ts"

export interface Definition {
  readonly name: string
  readonly direction: Direction
  readonly text: string
  /** The names of the definitions that this one refers to. */
  readonly uses: ReadonlySet<string>
}

export interface Definitions {
  /** What the expression of an operation's schema refers to, recorded in `uses`. */
  readonly writer: (direction: Direction, uses: Set<string>) => Writer
  readonly byName: ReadonlyMap<string, Definition>
  /** The group that alone uses a definition, or `undefined` where several do. */
  readonly owner: (name: string) => string | undefined
}

const refsIn = (value: unknown): ReadonlyArray<string> =>
  typeof value !== "object" || value === null ?
    [] :
    Object.entries(value).flatMap(([key, inner]) =>
      key === "$ref" && typeof inner === "string" ? [componentName(inner)] : refsIn(inner)
    )

/** The components that a schema needs, itself included, without the envelopes and error bodies that are written in place. */
const reach = (contract: Contract, schema: JsonSchema): ReadonlySet<string> => {
  const reached = new Set<string>()
  const visit = (names: ReadonlyArray<string>): void => {
    for (const name of names) {
      if (reached.has(name)) continue
      reached.add(name)
      visit(refsIn(contract.component(name)))
    }
  }
  visit(refsIn(envelopeContent(contract, schema) ?? schema))
  return reached
}

const jsdoc = (schema: JsonSchema): string =>
  schema.description === undefined ? "" : `/** ${escapeComment(schema.description)} */\n`

export const makeDefinitions = (contract: Contract): Definitions => {
  const directions = new Map<string, Set<Direction>>()
  const groups = new Map<string, Set<string>>()
  for (const group of contract.groups) {
    for (const { direction, schema } of group.endpoints.flatMap(schemasOf)) {
      if (direction === "response" && isUsualErrorBody(contract, schema)) continue
      for (const name of reach(contract, schema)) {
        directions.set(name, (directions.get(name) ?? new Set()).add(direction))
        groups.set(name, (groups.get(name) ?? new Set()).add(group.name))
      }
    }
  }

  const plainWriter = (direction: Direction): Writer => ({ contract, direction, reference: (name) => name })
  const differs = (name: string): boolean => {
    const [request, response] = (["request", "response"] as const).map((direction) =>
      Array.from(
        reach(contract, { $ref: `#/components/schemas/${name}` }),
        (reached) => writeSchema(plainWriter(direction), contract.component(reached))
      ).join()
    )
    return request !== response
  }
  const nameOf = (component: string, direction: Direction): string =>
    direction === "request" && directions.get(component)?.size === 2 && differs(component)
      ? `${component}Input`
      : component

  const writer = (direction: Direction, uses: Set<string>): Writer => ({
    contract,
    direction,
    reference: (component, direction) => {
      const name = nameOf(component, direction)
      uses.add(name)
      return name
    }
  })

  const define = (component: string, direction: Direction): Definition => {
    const schema = contract.component(component)
    const name = nameOf(component, direction)
    const uses = new Set<string>()
    const write = writer(direction, uses)
    const tag = isUnionMember(contract, component) ? "type" : undefined
    const type = writeType(write, schema, false, tag)
    const isObject = type.startsWith("{") && type.endsWith("}") && schema.properties !== undefined
    const declaration = isPlainString(contract, schema)
      ? ""
      : isObject
      ? `export interface ${name} ${type}\n\n`
      : `export type ${name} = ${type}\n\n`
    const text = `${jsdoc(schema)}${declaration}export const ${name} = ${writeSchema(write, schema, false, tag)}\n`
    uses.delete(name)
    return { name, direction, text, uses }
  }

  const byName = new Map<string, Definition>()
  for (const [component, used] of directions) {
    for (const direction of used) {
      const definition = define(component, direction)
      byName.set(definition.name, byName.get(definition.name) ?? definition)
    }
  }

  const owners = new Map<string, ReadonlySet<string>>()
  for (const [component, users] of groups) {
    for (const name of [component, `${component}Input`]) {
      if (byName.has(name)) owners.set(name, new Set([...owners.get(name) ?? [], ...users]))
    }
  }
  return {
    writer,
    byName,
    owner: (name) => {
      const users = Array.from(owners.get(name) ?? [])
      return users.length === 1 ? users[0] : undefined
    }
  }
}

/** The definitions that `names` need, each after those that it needs itself. */
export const inOrder = (definitions: Definitions, names: Iterable<string>): ReadonlyArray<Definition> => {
  const ordered = new Map<string, Definition>()
  const visit = (name: string): void => {
    const definition = definitions.byName.get(name)
    if (definition === undefined || ordered.has(name)) return
    for (const used of definition.uses) visit(used)
    ordered.set(name, definition)
  }
  for (const name of names) visit(name)
  return Array.from(ordered.values())
}
