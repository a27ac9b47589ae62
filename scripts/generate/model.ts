/** The contract as the generated files see it: groups of operations, and the named shapes each of them needs. */
import type { JsonSchema, LocatedOperation, OpenApiDocument, Operation } from "../contract/document.ts"
import { ContractError, escapePointer, operationsOf } from "../contract/document.ts"

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

/** The interface of a group: `projects` is `Projects`. */
export const capitalize = (name: string): string => name[0]!.toUpperCase() + name.slice(1)

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

  const groups = new Map((document.tags ?? []).map((tag) => [tag.name, { ...tag, endpoints: [] as Array<Endpoint> }]))
  for (const located of operationsOf(document)) {
    const [group, name] = located.operation.operationId.split(".") as [string, string]
    const known = groups.get(group)
    if (known === undefined) throw new ContractError(located.pointer, `its group "${group}" is not among the tags`)
    known.endpoints.push({ ...located, name })
  }
  for (const group of groups.keys()) {
    // The interface of a group and a shape of that name would merge into one in silence.
    const name = capitalize(group)
    if (document.components?.schemas?.[name] !== undefined) {
      throw new ContractError(
        `/components/schemas/${name}`,
        "a group has this name: give the shape another in the overlay"
      )
    }
  }
  checkUnderstood(document)
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

// Everything that is written into schemas and types, and what says nothing about values.
const understood = new Set([
  "$ref",
  "additionalProperties",
  "anyOf",
  "const",
  "default",
  "deprecated",
  "description",
  "enum",
  "exclusiveMinimum",
  "format",
  "items",
  "maxLength",
  "maximum",
  "minLength",
  "minimum",
  "oneOf",
  "pattern",
  "properties",
  "required",
  "title",
  "type",
  "examples",
  "example"
])

/** A keyword that is not written would be a check that is not made, or a secret that is not one. */
const checkSchema = (schema: JsonSchema, pointer: string): void => {
  for (const [keyword, value] of Object.entries(schema)) {
    if (!understood.has(keyword) && !keyword.startsWith("x-")) {
      throw new ContractError(`${pointer}/${keyword}`, `the generator does not know the keyword "${keyword}"`)
    }
    if (keyword === "properties") {
      for (const [name, inner] of Object.entries(value as Record<string, JsonSchema>)) {
        checkSchema(inner, `${pointer}/properties/${escapePointer(name)}`)
      }
    }
    if (keyword === "anyOf" || keyword === "oneOf") {
      ;(value as ReadonlyArray<JsonSchema>).forEach((inner, index) =>
        checkSchema(inner, `${pointer}/${keyword}/${index}`)
      )
    }
    if ((keyword === "items" || keyword === "additionalProperties") && typeof value === "object") {
      checkSchema(value as JsonSchema, `${pointer}/${keyword}`)
    }
  }
  if (schema.properties !== undefined && typeof schema.additionalProperties === "object") {
    throw new ContractError(pointer, "the generator does not know properties beside additional ones")
  }
}

const checkUnderstood = (document: OpenApiDocument): void => {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    checkSchema(schema, `/components/schemas/${name}`)
  }
  for (const located of operationsOf(document)) {
    const { operation, path, pointer } = located
    for (const { schema } of schemasOf({ ...located, name: operation.operationId })) checkSchema(schema, pointer)
    for (const { in: location, name } of operation.parameters ?? []) {
      if (location === "cookie") throw new ContractError(pointer, `the generator does not know cookies: "${name}"`)
    }
    const odd = path.split("/").find((segment) => !/^(\{\w+\}|[^{}]*)$/.test(segment))
    if (odd !== undefined) throw new ContractError(pointer, `a segment is a parameter or a word, not both: "${odd}"`)
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
