/** Writes an operation: the method that users call, and the endpoint that it is called with. */
import type { JsonSchema, Parameter } from "../contract/document.ts"
import {
  ApiError,
  type Code,
  code,
  codecs,
  distinct,
  Effect,
  errors,
  HttpApiEndpoint,
  HttpApiSchema,
  join,
  Stream
} from "./code.ts"
import { writeNumberText } from "./checks.ts"
import { methodComment } from "./comments.ts"
import type { Definitions } from "./definitions.ts"
import { contentOf, type Contract, type Endpoint, envelopeContent, isUsualErrorBody } from "./model.ts"
import {
  key,
  type Member,
  typesOf,
  writeMemberCodecs,
  writeMemberTypes,
  type Writer,
  writeSchema,
  type Written
} from "./schema.ts"

/** What a method is given: its path, query and header parameters, and its body. */
interface Slot extends Written {
  readonly name: string
  readonly isRequired: boolean
}

const parameterSlots = [
  { name: "params", location: "path" },
  { name: "query", location: "query" },
  { name: "headers", location: "header" }
] as const

/** On the wire, a parameter is a string, whatever it is for the user. */
const writeParameter = (writer: Writer, parameter: Parameter): Member => {
  const { deprecated, description, name, required: isRequired = false } = parameter
  const schema = {
    ...parameter.schema,
    ...(description !== undefined && { description }),
    ...(deprecated === true && { deprecated })
  }
  const resolved = writer.contract.resolve(schema)
  const { nullable, types: [type] } = typesOf(resolved)
  const written = writeSchema(writer, schema)
  const text = (value: Written): Code =>
    type === "number" || type === "integer"
      ? writeNumberText(resolved, type)
      : type === "boolean"
      ? code`${codecs}.booleanText`
      : value.codec
  const common = { name, schema, isRequired, type: written.type }
  if (nullable) {
    return {
      ...common,
      codec: code`${codecs}.nullableQuery(${text(writeSchema(writer, { ...resolved, type: type! }))})`
    }
  }
  return { ...common, codec: isRequired ? text(written) : code`${codecs}.optional(${text(written)})` }
}

/** A body may be omitted only where all of it may be. */
const isBodyRequired = ({ required, type }: JsonSchema): boolean => type !== "object" || (required?.length ?? 0) > 0

const slotsOf = (writer: Writer, { operation, pointer }: Endpoint): ReadonlyArray<Slot> => {
  const parameters = parameterSlots.flatMap(({ location, name }) => {
    const members = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === location)
      .map((parameter) => writeParameter(writer, parameter))
    return members.length === 0 ? [] : [{
      name,
      isRequired: members.some(({ isRequired }) => isRequired),
      type: writeMemberTypes(writer, members),
      codec: writeMemberCodecs(members)
    }]
  })
  const body = contentOf(operation.requestBody, `${pointer}/requestBody`)
  return body === undefined ? parameters : [...parameters, {
    name: "payload",
    isRequired: isBodyRequired(writer.contract.resolve(body.schema)),
    ...writeSchema(writer, body.schema)
  }]
}

const responsesOf = (endpoint: Endpoint) =>
  Object.entries(endpoint.operation.responses).map(([status, response]) => ({
    status,
    content: contentOf(response, `${endpoint.pointer}/responses/${status}`)
  }))

type Response = ReturnType<typeof responsesOf>[number]

interface Success {
  /** `undefined` for what a call never gets. */
  readonly type: Code | undefined
  readonly codec: Code
  readonly isStream?: true
}

const writeSuccess = (writer: Writer, { content, status }: Response): Success => {
  if (content === undefined) {
    return {
      // An upgrade is what a WebSocket client asks for.
      type: status === "101" ? undefined : code`void`,
      codec: status === "204" ? code`${HttpApiSchema}.NoContent` : code`${HttpApiSchema}.Empty(${status})`
    }
  }
  const inner = envelopeContent(writer.contract, content.schema)
  const { codec, type } = writeSchema(writer, inner ?? content.schema)
  if (content.mediaType === "application/x-ndjson") {
    return { type, codec: code`${codecs}.lines(${codec})`, isStream: true }
  }
  const body = inner === undefined ? codec : code`${codecs}.data(${codec})`
  return { type, codec: status === "200" ? body : code`${body}.pipe(${HttpApiSchema}.status(${status}))` }
}

const writeError = (writer: Writer, { content, status }: Response): Code => {
  if (content === undefined || isUsualErrorBody(writer.contract, content.schema)) {
    return code`${errors}.usual(${status})`
  }
  const { error } = writer.contract.resolve(content.schema).properties ?? {}
  const isFlat = error !== undefined && writer.contract.resolve(error).type === "string"
  return code`${errors}.${isFlat ? "flat" : "nested"}(${status}, ${writeSchema(writer, content.schema).codec})`
}

const list = (items: ReadonlyArray<Code>): Code => items.length === 1 ? items[0]! : code`[${join(items, ", ")}]`

/** What a method of the group's interface takes and gives. */
const writeMethod = (
  contract: Contract,
  endpoint: Endpoint,
  inputs: ReadonlyArray<Slot>,
  successes: ReadonlyArray<Success>,
  classes: ReadonlyArray<string>
): Code => {
  const slots = inputs.map(({ isRequired, name, type }) =>
    isRequired ? code`readonly ${name}: ${type}` : code`readonly ${name}?: ${type} | undefined`
  )
  const mark = inputs.some(({ isRequired }) => isRequired) ? "" : "?"
  const request = inputs.length === 0 ? "" : code`request${mark}: { ${join(slots, "; ")} }`
  const declared = join(classes.map((name) => code`${ApiError}.${name}`), " | ")
  const result = successes.some(({ isStream }) => isStream) ? code`${Stream}.Stream` : code`${Effect}.Effect`
  const types = distinct(successes.flatMap(({ type }) => type ?? []))
  const value = types.length === 0 ? "never" : join(types, " | ")
  const failure = code`${ApiError}.Failure${classes.length === 0 ? "" : code`<${declared}>`}`
  return code`${methodComment(contract, endpoint)}readonly ${
    key(endpoint.name)
  }: (${request}) => ${result}<${value}, ${failure}>`
}

/** The operation as a member of the group's interface, and as an endpoint of its `HttpApiGroup`. */
export const writeEndpoint = (
  contract: Contract,
  definitions: Definitions,
  endpoint: Endpoint
): { readonly method: Code; readonly endpoint: Code } => {
  const writer = definitions.writer("response")
  const responses = responsesOf(endpoint)
  const inputs = slotsOf(definitions.writer("request"), endpoint)
  const successes = responses.filter(({ status }) => /^[12]\d\d$/.test(status))
    .map((response) => writeSuccess(writer, response))
  // What is declared without a class of its own reaches the user as `UnexpectedStatus`.
  const failures = responses.filter(({ status }) => contract.errorClass(status) !== undefined)

  const options = [
    code`disableCodecs: true`,
    ...inputs.map(({ codec, name }) => code`${name}: ${codec}`),
    code`success: ${list(successes.map(({ codec }) => codec))}`,
    ...(failures.length === 0
      ? []
      : [code`error: ${list(failures.map((response) => writeError(writer, response)))}`])
  ]
  const path = endpoint.path.replace(/\{([^}]+)\}/g, ":$1")
  const made = code`${HttpApiEndpoint}.${endpoint.method}(${JSON.stringify(endpoint.name)}, ${
    JSON.stringify(path)
  }, { ${join(options, ", ")} })`
  return {
    method: writeMethod(
      contract,
      endpoint,
      inputs,
      successes,
      failures.map(({ status }) => contract.errorClass(status)!)
    ),
    endpoint: endpoint.operation["x-idempotent"] === true
      ? code`${made}.annotate(${codecs}.Idempotent, true)`
      : made
  }
}
