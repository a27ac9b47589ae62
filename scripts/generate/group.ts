/** Writes the file of a group: its shapes, the interface that users call, the `HttpApiGroup`. */
import type { JsonSchema, Parameter } from "../contract/document.ts"
import { type Definitions, inOrder } from "./definitions.ts"
import {
  capitalize,
  contentOf,
  type Contract,
  type Endpoint,
  envelopeContent,
  type Group,
  isUsualErrorBody
} from "./model.ts"
import {
  escapeComment,
  key,
  writeMembers,
  writeParameterSchema,
  type Writer,
  writeSchema,
  writeType
} from "./schema.ts"

export const header =
  `// Generated from openapi.json by \`npm run generate\`. Do not edit: change the contract, not this file.\n`

const errorClasses: { readonly [status: string]: string } = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  413: "PayloadTooLarge",
  422: "UnprocessableEntity",
  429: "TooManyRequests",
  500: "InternalServerError",
  503: "ServiceUnavailable"
}

const slots = [
  { slot: "params", in: "path" },
  { slot: "query", in: "query" },
  { slot: "headers", in: "header" }
] as const

const parametersOf = (endpoint: Endpoint, location: string): ReadonlyArray<Parameter> =>
  (endpoint.operation.parameters ?? []).filter((parameter) => parameter.in === location)

interface Slot {
  readonly name: string
  readonly required: boolean
  readonly type: string
  readonly schema: string
}

const parameterSlot = (writer: Writer, name: string, parameters: ReadonlyArray<Parameter>): Slot => ({
  name,
  required: parameters.some((parameter) => parameter.required === true),
  type: `{\n${
    writeMembers(writer, {
      properties: Object.fromEntries(parameters.map(({ deprecated, name, schema }) => [
        name,
        deprecated === true ? { ...schema, deprecated } : schema
      ])),
      required: parameters.filter(({ required }) => required === true).map(({ name }) => name)
    })
  }\n}`,
  schema: `{ ${
    parameters.map(({ name, required, schema }) => {
      const value = writeParameterSchema(writer, schema)
      const optional = value.startsWith("wire.nullableQuery") ? value : `wire.optional(${value})`
      return `${key(name)}: ${required === true ? value : optional}`
    }).join(", ")
  } }`
})

/** A body may be left away only where all of it may be. */
const isRequired = ({ required, type }: JsonSchema): boolean => type !== "object" || (required?.length ?? 0) > 0

const slotsOf = (writer: Writer, endpoint: Endpoint): ReadonlyArray<Slot> => {
  const body = contentOf(endpoint.operation.requestBody, `${endpoint.pointer}/requestBody`)
  return [
    ...slots.flatMap(({ in: location, slot }) => {
      const parameters = parametersOf(endpoint, location)
      return parameters.length === 0 ? [] : [parameterSlot(writer, slot, parameters)]
    }),
    ...(body === undefined ? [] : [{
      name: "payload",
      required: isRequired(writer.contract.resolve(body.schema)),
      type: writeType(writer, body.schema),
      schema: writeSchema(writer, body.schema)
    }])
  ]
}

/** `default`, `4XX` and statuses without a class of their own reach the user as `UnexpectedStatus`. */
const isDeclared = (status: string): boolean => /^[12]\d\d$/.test(status) || status in errorClasses

const responsesOf = (endpoint: Endpoint) =>
  Object.entries(endpoint.operation.responses).filter(([status]) => isDeclared(status)).map(([status, response]) => ({
    status: Number(status),
    content: contentOf(response, `${endpoint.pointer}/responses/${status}`)
  }))

const withStatus = (schema: string, status: number): string =>
  status === 200 ? schema : `${schema}.pipe(HttpApiSchema.status(${status}))`

const writeSuccesses = (contract: Contract, writer: Writer, endpoint: Endpoint) => {
  const types = new Set<string>()
  const schemas: Array<string> = []
  let stream = false
  for (const { content, status } of responsesOf(endpoint)) {
    if (status >= 300) continue
    if (content === undefined) {
      // An upgrade is what a WebSocket client asks for; a call never gets it.
      if (status !== 101) types.add("void")
      schemas.push(status === 204 ? "HttpApiSchema.NoContent" : `HttpApiSchema.Empty(${status})`)
      continue
    }
    if (content.mediaType === "application/x-ndjson") {
      stream = true
      types.add(writeType(writer, content.schema))
      schemas.push(`wire.lines(${writeSchema(writer, content.schema)})`)
      continue
    }
    const inner = envelopeContent(contract, content.schema)
    types.add(writeType(writer, inner ?? content.schema))
    schemas.push(withStatus(
      inner === undefined ? writeSchema(writer, content.schema) : `wire.data(${writeSchema(writer, inner)})`,
      status
    ))
  }
  return { type: Array.from(types).join(" | "), schemas, stream }
}

const writeErrors = (contract: Contract, writer: Writer, endpoint: Endpoint) =>
  responsesOf(endpoint).filter(({ status }) => status >= 300).map(({ content, status }) => {
    const name = errorClasses[status]!
    if (content === undefined || isUsualErrorBody(contract, content.schema)) return { name, schema: `wire.${name}` }
    const { error } = contract.resolve(content.schema).properties ?? {}
    const form = error !== undefined && contract.resolve(error).type === "string" ? "flatErrorBody" : "errorBody"
    return { name, schema: `wire.${form}(ApiError.${name}, ${writeSchema(writer, content.schema)})` }
  })

const methodDoc = (endpoint: Endpoint): string => {
  const { deprecated, description, summary } = endpoint.operation
  const lines = [
    summary,
    ...(description === undefined ? [] : ["", description]),
    "",
    `\`${endpoint.key}\`${endpoint.operation["x-prisma-stability"] === "experimental" ? ", experimental" : ""}`,
    ...(deprecated === true ? ["", "@deprecated"] : [])
  ]
  return `/**\n${lines.map((line) => ` * ${escapeComment(line)}`.trimEnd()).join("\n")}\n */\n`
}

const writeMethod = (contract: Contract, definitions: Definitions, uses: Set<string>, endpoint: Endpoint): string => {
  const inputs = slotsOf(definitions.writer("request", uses), endpoint)
  const success = writeSuccesses(contract, definitions.writer("response", uses), endpoint)
  const errors = writeErrors(contract, definitions.writer("response", new Set()), endpoint)
  const members = inputs.map(({ name, required, type }) =>
    `readonly ${name}${required ? "" : "?"}: ${type}${required ? "" : " | undefined"}`
  )
  const request = inputs.length === 0
    ? ""
    : `request${inputs.some(({ required }) => required) ? "" : "?"}: { ${members.join("; ")} }`
  const failure = `ApiError.Failure<${errors.map(({ name }) => `ApiError.${name}`).join(" | ") || "never"}>`
  const result = `${success.stream ? "Stream.Stream" : "Effect.Effect"}<${success.type}, ${failure}>`
  return `${methodDoc(endpoint)}readonly ${key(endpoint.name)}: (${request}) => ${result}`
}

const list = (items: ReadonlyArray<string>): string => items.length === 1 ? items[0]! : `[${items.join(", ")}]`

const writeEndpoint = (contract: Contract, definitions: Definitions, uses: Set<string>, endpoint: Endpoint): string => {
  const inputs = slotsOf(definitions.writer("request", uses), endpoint)
  const successes = writeSuccesses(contract, definitions.writer("response", uses), endpoint)
  const errors = writeErrors(contract, definitions.writer("response", uses), endpoint)
  const options = [
    "disableCodecs: true",
    ...inputs.map(({ name, schema }) => `${name}: ${schema}`),
    `success: ${list(successes.schemas)}`,
    ...(errors.length === 0 ? [] : [`error: ${list(errors.map(({ schema }) => schema))}`])
  ]
  const path = endpoint.path.replace(/\{([^}]+)\}/g, ":$1")
  return `HttpApiEndpoint.${endpoint.method}(${JSON.stringify(endpoint.name)}, ${JSON.stringify(path)}, { ${
    options.join(", ")
  } })${endpoint.operation["x-idempotent"] === true ? ".annotate(wire.Idempotent, true)" : ""}`
}

const isPublic = (endpoint: Endpoint): boolean => endpoint.operation.security?.length === 0

const writeGroupClass = (contract: Contract, definitions: Definitions, uses: Set<string>, group: Group): string => {
  const add = (endpoints: ReadonlyArray<Endpoint>): string =>
    endpoints.length === 0
      ? ""
      : `.add(${endpoints.map((endpoint) => writeEndpoint(contract, definitions, uses, endpoint)).join(",\n")})`
  const guarded = group.endpoints.filter((endpoint) => !isPublic(endpoint))
  const name = capitalize(group.name)
  return `/** ${group.description} */\nexport class ${name}Group extends HttpApiGroup.make(${
    JSON.stringify(group.name)
  })${add(guarded)}${guarded.length === 0 ? "" : ".middleware(Authorization)"}${
    add(group.endpoints.filter(isPublic))
  } {\n`
    + `declare static readonly Client: ${name}\n}\n`
}

const imports = (text: string, group: string, foreign: ReadonlyArray<string>): string => {
  const needs = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)
  const modules = [
    { name: "DateTime", from: "effect/DateTime", type: true },
    { name: "Effect", from: "effect/Effect", type: true },
    { name: "HttpApiEndpoint", from: "effect/http-api/HttpApiEndpoint", type: false },
    { name: "HttpApiGroup", from: "effect/http-api/HttpApiGroup", type: false },
    { name: "HttpApiSchema", from: "effect/http-api/HttpApiSchema", type: false },
    { name: "Redacted", from: "effect/Redacted", type: true },
    { name: "Schema", from: "effect/Schema", type: false },
    { name: "Stream", from: "effect/Stream", type: true },
    { name: "ApiError", from: "../ApiError.ts", type: !/errorBody\(|flatErrorBody\(/i.test(text) }
  ]
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\.`).test(text)
  return [
    ...modules.filter(({ name }) => uses(name)).map(({ from, name, type }) =>
      `import ${type ? "type " : ""}* as ${name} from "${from}"`
    ),
    ...(needs("Authorization") && group !== ""
      ? [`import { Authorization } from "../internal/contract/bearer.ts"`]
      : []),
    ...(uses("wire") ? [`import * as wire from "../internal/contract/codecs.ts"`] : []),
    ...(foreign.length === 0 ? [] : [`import { ${Array.from(foreign).sort().join(", ")} } from "./schemas.ts"`])
  ].join("\n")
}

export const writeGroup = (contract: Contract, definitions: Definitions, group: Group): string => {
  const uses = new Set<string>()
  const methods = group.endpoints.map((endpoint) => writeMethod(contract, definitions, uses, endpoint))
  const groupClass = writeGroupClass(contract, definitions, uses, group)
  const local = inOrder(definitions, uses).filter(({ name }) => definitions.owner(name) === group.name)
  const body = [
    ...local.map(({ text }) => text),
    `/** ${group.description} */\nexport interface ${capitalize(group.name)} {\n${methods.join("\n\n")}\n}\n`,
    groupClass
  ].join("\n")
  const named = new Set([...uses, ...local.flatMap(({ uses }) => Array.from(uses))])
  const foreign = Array.from(named).filter((name) =>
    definitions.owner(name) !== group.name && new RegExp(`\\b${name}\\b`).test(body)
  )
  return `${header}${imports(body, group.name, foreign)}\n\n${body}`
}

/** The file of the shapes that more than one group uses. */
export const writeShared = (definitions: Definitions): string => {
  const shared = inOrder(definitions, definitions.byName.keys()).filter(({ name }) =>
    definitions.owner(name) === undefined
  )
  const body = shared.map(({ text }) => text).join("\n")
  return `${header}${imports(body, "", [])}\n\n${body}`
}

/** The file that knows all groups. */
export const writeGroups = (contract: Contract): string => {
  const names = contract.groups.map(({ name }) => name)
  return [
    header +
    names.map((name) => `import { type ${capitalize(name)}, ${capitalize(name)}Group } from "./${name}.ts"`).join("\n"),
    `/** What a client of the whole API offers: a member a group. */\nexport interface Groups {\n${
      contract.groups.map(({ description, name }) => `/** ${description} */\nreadonly ${name}: ${capitalize(name)}`)
        .join("\n")
    }\n}`,
    `/** The groups in the contract's order. */\nexport const groups = [${
      names.map((name) => `${capitalize(name)}Group`).join(", ")
    }] as const\n`
  ].join("\n\n")
}
