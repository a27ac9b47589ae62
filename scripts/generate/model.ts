/** The contract as the generated files see it: groups of operations, and the named shapes each of them needs. */
import type { JsonSchema, LocatedOperation, OpenApiDocument, Operation, Refuse } from "../contract/document.ts"
import { ContractError, escapePointer, makeRefusals, operationsOf } from "../contract/document.ts"
import { checkExpressible } from "../contract/expressible.ts"
import { capitalize, isGoodGroup, isGoodMember, isGoodType } from "../contract/reserved.ts"

/** Which way a shape travels: what a user gives is checked, what the API answers is tolerated. */
export type Direction = "request" | "response"

export interface Endpoint extends LocatedOperation {
  readonly name: string
}

export interface Group {
  readonly name: string
  readonly description: string
  /** What to use instead of it, where all of it is deprecated: `` `services` ``. */
  readonly replacement?: string | undefined
  readonly endpoints: ReadonlyArray<Endpoint>
}

export interface Contract {
  readonly document: OpenApiDocument
  readonly groups: ReadonlyArray<Group>
  readonly component: (name: string) => JsonSchema
  /** The shape that a schema stands for, through any number of references. */
  readonly resolve: (schema: JsonSchema) => JsonSchema
  /** What most operations that declare a status say of it, if most say the same. */
  readonly usualSentence: (status: string) => string | undefined
  /** The name of a status's class in `ApiError`. */
  readonly errorClass: (status: string) => string | undefined
}

/** The names of the classes in `ApiError`, by status. */
export interface ErrorClasses {
  readonly [status: string]: string
}

export const componentName = (ref: string): string => ref.slice("#/components/schemas/".length)

const usualSentences = (document: OpenApiDocument): ReadonlyMap<string, string> => {
  const responses = operationsOf(document).flatMap(({ operation }) => Object.entries(operation.responses))
  const byStatus = Map.groupBy(responses, ([status]) => status)
  return new Map(
    Array.from(byStatus).flatMap(([status, all]) => {
      const bySentence = Map.groupBy(all, ([, { description }]) => description)
      return Array.from(bySentence).flatMap(([sentence, { length }]): Array<[string, string]> =>
        length * 2 > all.length ? [[status, sentence]] : []
      )
    })
  )
}

/** The group that has all the operations now, where every one is deprecated. */
const replacementOf = (endpoints: ReadonlyArray<Endpoint>): string | undefined => {
  if (endpoints.some(({ operation }) => operation.deprecated !== true)) return undefined
  const groups = new Set(endpoints.map(({ operation }) => operation["x-replaced-by"]?.split(".")[0]))
  return groups.size === 1 ? Array.from(groups)[0] : undefined
}

export const makeContract = (document: OpenApiDocument, errorClasses: ErrorClasses): Contract => {
  const component = (name: string): JsonSchema => {
    const schema = document.components?.schemas?.[name]
    if (schema === undefined) throw new ContractError(`/components/schemas/${name}`, "there is no such component")
    return schema
  }
  const resolve = (schema: JsonSchema): JsonSchema =>
    schema.$ref === undefined ? schema : resolve({ ...component(componentName(schema.$ref)), ...without$ref(schema) })

  checkGenerated(document)
  const groups = new Map((document.tags ?? []).map((tag) => [tag.name, { ...tag, endpoints: [] as Array<Endpoint> }]))
  for (const located of operationsOf(document)) {
    const [group, name] = located.operation.operationId.split(".") as [string, string]
    groups.get(group)!.endpoints.push({ ...located, name })
  }
  const usual = usualSentences(document)
  return {
    document,
    groups: Array.from(groups.values()).filter((group) => group.endpoints.length > 0)
      .map((group) => ({ ...group, replacement: replacementOf(group.endpoints) })),
    component,
    resolve,
    usualSentence: (status) => usual.get(status),
    errorClass: (status) => errorClasses[status]
  }
}

/** Statuses that no class tells apart: whoever handles the error of such an operation gets the status as a number only. */
export const statusesWithoutClass = ({ errorClass, groups }: Contract): ReadonlyArray<string> => {
  const lacksClass = (status: string): boolean => /^[3-5]\d\d$/.test(status) && errorClass(status) === undefined
  return groups.flatMap(({ endpoints }) => endpoints).flatMap(({ operation }) =>
    Object.keys(operation.responses).filter(lacksClass).map((status) =>
      `${status} of ${operation.operationId} has no error class: it reaches users as UnexpectedStatus. `
      + "Add a class to src/ApiError.ts, and to byStatus there."
    )
  )
}

/** Refuses what could not be generated, all reasons at once. */
export const checkGenerated = (document: OpenApiDocument): void => {
  const { end, refuse } = makeRefusals()
  checkExpressible(document, refuse)
  checkGroups(document, refuse)
  end()
}

/** Names that would be one in a generated file merge in silence, or do not compile. */
const checkGroups = (document: OpenApiDocument, refuse: Refuse): void => {
  const tags = new Set((document.tags ?? []).map(({ name }) => name))
  const types = new Map(Array.from(tags, (name) => [capitalize(name), `the group ${name}`]))
  for (const name of tags) {
    if (!isGoodGroup(name)) refuse("/tags", `no group can be called ${name}: name it otherwise in operations.json`)
    const other = types.get(`${capitalize(name)}Group`)
    if (other !== undefined) {
      refuse("/tags", `${other} has the name of a class of the group ${name}: name it otherwise in operations.json`)
    }
    types.set(`${capitalize(name)}Group`, `a class of the group ${name}`)
  }
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    const at = `/components/schemas/${escapePointer(name)}`
    const other = types.get(name)
    if (other !== undefined) refuse(at, `${other} has this name: give the shape another in the overlay`)
    else if (!isGoodType(name)) refuse(at, "no shape can be called so: give it another name in the overlay")
  }
  const owners = new Map<string, string>()
  for (const { key, operation: { operationId, tags: [tag = ""] = [] }, pointer } of operationsOf(document)) {
    const [group = "", method = ""] = operationId.split(".")
    if (group !== tag || !tags.has(group)) {
      refuse(`${pointer}/operationId`, `its group "${group}" is not among the tags`)
    }
    if (!isGoodMember(method)) {
      refuse(`${pointer}/operationId`, `no method can be called "${method}": name it otherwise in operations.json`)
    }
    const owner = owners.get(operationId)
    if (owner !== undefined) refuse(`${pointer}/operationId`, `${owner} is called ${operationId} too`)
    owners.set(operationId, key)
  }
}

const without$ref = (schema: JsonSchema): JsonSchema => {
  const { $ref, ...siblings } = schema
  return $ref === undefined ? schema : siblings
}

/** `application/json` or `application/x-ndjson`: what the only content of a body is. */
export const contentOf = (
  body: { readonly content?: Operation["responses"][string]["content"] } | undefined,
  pointer: string
): { readonly mediaType: string; readonly schema: JsonSchema } | undefined => {
  const contents = Object.entries(body?.content ?? {})
  if (contents.length === 0) return undefined
  if (contents.length > 1) throw new ContractError(pointer, "more than one content type")
  const [mediaType, { schema }] = contents[0]!
  return { mediaType, schema: schema ?? {} }
}

/** Every schema of an operation with the way it travels. */
export const schemasOf = (
  endpoint: Endpoint
): ReadonlyArray<{ readonly schema: JsonSchema; readonly direction: Direction }> => {
  const { operation, pointer } = endpoint
  const body = contentOf(operation.requestBody, `${pointer}/requestBody`)
  return [
    ...(operation.parameters ?? []).map(({ schema }) => ({ schema, direction: "request" as const })),
    ...(body === undefined ? [] : [{ schema: body.schema, direction: "request" as const }]),
    ...Object.entries(operation.responses).flatMap(([status, response]) => {
      const content = contentOf(response, `${pointer}/responses/${status}`)
      return content === undefined ? [] : [{ schema: content.schema, direction: "response" as const }]
    })
  ]
}

/** What is in a `{ data }` envelope, where the schema is one. */
export const envelopeContent = (contract: Contract, schema: JsonSchema): JsonSchema | undefined => {
  const { properties, required, type } = contract.resolve(schema)
  const names = Object.keys(properties ?? {})
  return type === "object" && names.length === 1 && names[0] === "data" && required?.includes("data")
    ? properties!["data"]
    : undefined
}

/** The error body of nearly all errors: `{ error: { code, message, hint? } }`. */
export const isUsualErrorBody = (contract: Contract, schema: JsonSchema): boolean => {
  const { error } = contract.resolve(schema).properties ?? {}
  const members = error === undefined ? {} : contract.resolve(error).properties ?? {}
  return Object.keys(members).sort().join() === "code,hint,message"
}
