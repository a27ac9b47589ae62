/** Which components become exported shapes, under which name, in which file, and in an order in which each is known before it is used. */
import type { JsonSchema } from "../contract/document.ts"
import { type Code, code, Schema } from "./code.ts"
import { componentName, type Contract, type Direction, envelopeContent, isUsualErrorBody, schemasOf } from "./model.ts"
import { escapeComment } from "./comments.ts"
import { isPlainString, isUnionMember, literals, typesOf, type Writer, writeSchema } from "./schema.ts"
import { makeUses } from "./uses.ts"

export interface Definition {
  readonly name: string
  readonly declaration: Code
}

export interface Definitions {
  readonly writer: (direction: Direction) => Writer
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

const jsdoc = (said: string): string => `/** ${escapeComment(said)} */\n`

/** What the codec of a shape has on its other side, as far as a user can need it: a parameter has to be a string there. */
const encodedOf = (schema: JsonSchema): string => {
  const isText = literals(schema, "request")?.every((literal) => literal.startsWith("\"")) === true
  return !isText ? "unknown" : typesOf(schema).nullable ? "string | null" : "string"
}

/** The type of a shape and its codec, under one name. The codec says what it is, so that neither editors nor `.d.ts` files infer it. */
const declare = (writer: Writer, component: string, name: string, use: (component: string) => string): Code => {
  const schema = writer.contract.component(component)
  const tag = isUnionMember(writer.contract, component) ? "type" : undefined
  const { codec, type } = writeSchema(writer, schema, { tag })
  const comment = jsdoc(schema.description ?? use(component))
  if (isPlainString(writer.contract, schema)) return code`${comment}export const ${name} = ${codec}\n`
  const isObject = type.text.startsWith("{") && type.text.endsWith("}") && schema.properties !== undefined
  const typeDeclaration = isObject ? code`export interface ${name} ${type}` : code`export type ${name} = ${type}`
  return code`${comment}${typeDeclaration}

export const ${name}: ${Schema}.Codec<${name}, ${encodedOf(schema)}> = ${codec}
`
}

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

  const differs = (name: string): boolean => {
    const [request, response] = (["request", "response"] as const).map((direction) =>
      Array.from(
        reach(contract, { $ref: `#/components/schemas/${name}` }),
        (reached) =>
          writeSchema({ contract, direction, nameOf: (name) => name }, contract.component(reached)).codec.text
      ).join()
    )
    return request !== response
  }
  const nameOf = (component: string, direction: Direction): string =>
    direction === "request" && directions.get(component)?.size === 2 && differs(component)
      ? `${component}Input`
      : component
  const writer = (direction: Direction): Writer => ({ contract, direction, nameOf })

  const use = makeUses(contract)
  const byName = new Map<string, Definition>()
  for (const [component, used] of directions) {
    for (const direction of used) {
      const name = nameOf(component, direction)
      if (!byName.has(name)) byName.set(name, { name, declaration: declare(writer(direction), component, name, use) })
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
    for (const used of definition.declaration.references.keys()) visit(used)
    ordered.set(name, definition)
  }
  for (const name of names) visit(name)
  return Array.from(ordered.values())
}
