/** Writes the files of the groups: shapes, the interfaces that users call, the `HttpApiGroup`s. */
import { Authorization, type Code, code, HttpApiGroup, join, member } from "./code.ts"
import { type Definitions, inOrder } from "./definitions.ts"
import { writeEndpoint } from "./endpoint.ts"
import { writeFile } from "./file.ts"
import { capitalize } from "../contract/reserved.ts"
import type { Contract, Endpoint, Group } from "./model.ts"

const isPublic = (endpoint: Endpoint): boolean => endpoint.operation.security?.length === 0

const groupComment = ({ description, replacement }: Group): string =>
  replacement === undefined
    ? `/** ${description} */\n`
    : `/**\n * ${description}\n *\n * @deprecated Use \`${replacement}\`.\n */\n`

const add = (endpoints: ReadonlyArray<Code>): Code =>
  endpoints.length === 0 ? code`` : code`.add(${join(endpoints, ",\n")})`

/** The file of a group, with the shapes that no other group uses. */
export const writeGroup = (contract: Contract, definitions: Definitions, group: Group): string => {
  const name = capitalize(group.name)
  const written = group.endpoints.map((endpoint) => ({
    isPublic: isPublic(endpoint),
    ...writeEndpoint(contract, definitions, endpoint)
  }))
  const guarded = written.filter(({ isPublic }) => !isPublic)
  const authorized = guarded.length === 0 ? "" : code`.middleware(${Authorization})`

  const client = code`${groupComment(group)}export interface ${name} {\n${
    join(written.map(({ method }) => method), "\n\n")
  }\n}\n`
  const groupClass = code`${groupComment(group)}export class ${name}Group extends ${HttpApiGroup}.make(${
    JSON.stringify(group.name)
  })${add(guarded.map(({ endpoint }) => endpoint))}${authorized}${
    add(written.filter(({ isPublic }) => isPublic).map(({ endpoint }) => endpoint))
  } {
declare static readonly Client: ${name}
}
`
  const isLocal = (shape: string): boolean => definitions.owner(shape) === group.name
  const named = written.flatMap(({ endpoint, method }) => [...method.references.keys(), ...endpoint.references.keys()])
  const shapes = inOrder(definitions, named)
    .filter(({ name }) => isLocal(name))
    .map(({ declaration }) => declaration)
  return writeFile(join([...shapes, client, groupClass], "\n"), isLocal)
}

/** The file of the shapes that more than one group uses. */
export const writeShared = (definitions: Definitions): string => {
  const isShared = (shape: string): boolean => definitions.owner(shape) === undefined
  const shared = inOrder(definitions, definitions.byName.keys()).filter(({ name }) => isShared(name))
  return writeFile(join(shared.map(({ declaration }) => declaration), "\n"), isShared)
}

/** The file that knows all groups. */
export const writeGroups = (contract: Contract): string => {
  const groups = contract.groups.map((described) => {
    const { name } = described
    const type = member(capitalize(name), `./${name}.ts`, { isType: true })
    const group = member(`${capitalize(name)}Group`, `./${name}.ts`)
    return { member: code`${groupComment(described)}readonly ${name}: ${type}`, group }
  })
  const client = code`/** The client of the whole API: one member per group. */\nexport interface Groups {\n${
    join(groups.map(({ member }) => member), "\n")
  }\n}\n`
  const all = code`/** The groups in the contract's order. */\nexport const groups = [${
    join(groups.map(({ group }) => group), ", ")
  }] as const\n`
  return writeFile(join([client, all], "\n"), () => false)
}
