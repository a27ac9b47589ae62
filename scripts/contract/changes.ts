import type { Content, LocatedOperation, OpenApiDocument, Operation, Parameter, Response } from "./document.ts"
import { dereference, operationsOf } from "./document.ts"
import { describeSchemaChange } from "./schemaChanges.ts"
import { isSame, mapValues } from "./schemas.ts"

/** What changed between two contracts, each operation as `projects.list (GET /v1/projects)`. */
export interface Changes {
  readonly added: ReadonlyArray<string>
  readonly removed: ReadonlyArray<string>
  readonly changed: ReadonlyArray<{ readonly operation: string; readonly phrases: ReadonlyArray<string> }>
  /** What concerns no operation in particular. */
  readonly api: ReadonlyArray<string>
}

export const describeChanges = (
  before: OpenApiDocument | undefined,
  after: OpenApiDocument,
  _moves: unknown = []
): Changes => {
  const old = new Map(
    before === undefined ? [] : operationsOf(dereference(before)).map((operation) => [operation.key, operation])
  )
  const now = new Map(operationsOf(dereference(after)).map((operation) => [operation.key, operation]))
  const added = [...now.values()].filter(({ key }) => !old.has(key)).map(nameOf)
  const removed = [...old.values()].filter(({ key }) => !now.has(key)).map(nameOf)
  const changed = [...now.values()].flatMap((operation) => {
    const phrases = describeOperationChange(
      old.get(operation.key)?.operation ?? operation.operation,
      operation.operation
    )
    return phrases.length === 0 ? [] : [{ operation: nameOf(operation), phrases }]
  })
  const api = before === undefined ? [] : describeApiChange(before, after)
  const isSilent = added.length + removed.length + changed.length + api.length === 0
  const onlyNames = isSilent && before !== undefined && !isSame(before, after)
  return { added, removed, changed, api: onlyNames ? ["names or descriptions of schemas"] : api }
}

export const formatChanges = ({ added, removed, changed, api }: Changes): string => {
  const indent = (line: string) => `  ${line}`
  const section = (title: string, lines: ReadonlyArray<string>) =>
    lines.length === 0 ? [] : [title, ...lines.map(indent)]
  const alike = togetherByPhrases(changed).flatMap(({ operations, phrases }) => operations.concat(phrases.map(indent)))
  const lines = [...section("Added", added), ...section("Removed", removed), ...section("Changed", api.concat(alike))]
  return lines.length === 0 ? "Nothing changed." : lines.join("\n")
}

/** A schema that many operations share changes all of them alike: that is said once, below all their names. */
const togetherByPhrases = (changed: Changes["changed"]) => {
  const together = new Map<string, { readonly operations: Array<string>; readonly phrases: ReadonlyArray<string> }>()
  for (const { operation, phrases } of changed) {
    const known = together.get(phrases.join("\n"))
    if (known === undefined) together.set(phrases.join("\n"), { operations: [operation], phrases })
    else known.operations.push(operation)
  }
  return [...together.values()]
}

const nameOf = ({ key, operation }: LocatedOperation) => `${operation.operationId} (${key})`

const describeApiChange = (before: OpenApiDocument, after: OpenApiDocument): ReadonlyArray<string> => [
  ...(before.info.version === after.info.version ? [] : [`version ${after.info.version} (was ${before.info.version})`]),
  ...(isSame(before.servers, after.servers) ? [] : ["servers"]),
  ...(isSame(before.components?.securitySchemes, after.components?.securitySchemes) &&
      isSame(before.security, after.security)
    ? []
    : ["security"]),
  ...(isSame(before["x-id-prefixes"], after["x-id-prefixes"]) ? [] : ["prefixes of ids"]),
  ...(after.tags ?? []).flatMap(({ name, description }) => {
    const known = before.tags?.find((tag) => tag.name === name)
    return known === undefined || known.description === description ? [] : [`the group ${name} is reworded`]
  })
]

const describeOperationChange = (before: Operation, after: Operation): ReadonlyArray<string> => [
  ...(before.operationId === after.operationId ? [] : [`was called ${before.operationId}`]),
  ...flag(before.deprecated, after.deprecated, "deprecated", "no longer deprecated"),
  ...describeStability(before["x-prisma-stability"], after["x-prisma-stability"]),
  ...flag(before["x-idempotent"], after["x-idempotent"], "now safe to repeat", "no longer safe to repeat"),
  ...(isSame(before.security, after.security)
    ? []
    : [`now needs ${after.security?.length === 0 ? "no token" : "a token"}`]),
  ...describeParameters(before.parameters ?? [], after.parameters ?? []),
  ...describeBody(before.requestBody, after.requestBody),
  ...describeResponses(before.responses, after.responses),
  ...(before.summary === after.summary && before.description === after.description ? [] : ["reworded"])
]

const flag = (
  before: boolean | undefined,
  after: boolean | undefined,
  on: string,
  off: string
): ReadonlyArray<string> => (before === true) === (after === true) ? [] : [after === true ? on : off]

const describeStability = (before: string | undefined, after: string | undefined): ReadonlyArray<string> =>
  before === after ? [] : [after === undefined ? `no longer ${before}` : `now ${after}`]

const describeParameters = (
  before: ReadonlyArray<Parameter>,
  after: ReadonlyArray<Parameter>
): ReadonlyArray<string> => {
  const title = (parameter: Parameter) => `${parameter.in} parameter \`${parameter.name}\``
  const old = new Map(before.map((parameter) => [title(parameter), parameter]))
  const now = new Map(after.map((parameter) => [title(parameter), parameter]))
  return [
    ...[...old.keys()].filter((name) => !now.has(name)).map((name) => `${name} is gone`),
    ...[...now].flatMap(([name, parameter]) => describeParameter(name, old.get(name), parameter))
  ]
}

const describeParameter = (name: string, before: Parameter | undefined, after: Parameter): ReadonlyArray<string> =>
  before === undefined ? [`new ${after.required === true ? "required" : "optional"} ${name}`] : [
    ...flag(before.required, after.required, `${name} is now required`, `${name} is now optional`),
    ...flag(before.deprecated, after.deprecated, `${name} is deprecated`, `${name} is no longer deprecated`),
    ...describeSchemaChange(before.schema, after.schema, { subject: name, isRequest: true })
  ]

const describeBody = (before: Operation["requestBody"], after: Operation["requestBody"]): ReadonlyArray<string> => {
  if (before === undefined && after === undefined) return []
  if (before === undefined) return ["now takes a body"]
  if (after === undefined) return ["no longer takes a body"]
  return [
    ...flag(before.required, after.required, "the body is now required", "the body is now optional"),
    ...describeContent(before.content, after.content, { subject: "the body", isRequest: true })
  ]
}

const describeResponses = (before: Operation["responses"], after: Operation["responses"]): ReadonlyArray<string> => {
  const statusesOf = new Map<string, Array<string>>()
  for (const [status, response] of Object.entries(after)) {
    for (const phrase of describeResponse(before[status], response)) {
      statusesOf.set(phrase, [...(statusesOf.get(phrase) ?? []), status])
    }
  }
  return [
    ...missing(after, before).map((status) => `now answers ${status}`),
    ...missing(before, after).map((status) => `no longer answers ${status}`),
    // The subject is the first "response" of each phrase.
    ...[...statusesOf].map(([phrase, statuses]) => phrase.replace("response", `response ${statuses.join(", ")}`))
  ]
}

const describeResponse = (before: Response | undefined, after: Response): ReadonlyArray<string> =>
  before === undefined ? [] : [
    ...(isSame(wireHeaders(before), wireHeaders(after)) ? [] : ["response: headers changed"]),
    ...describeContent(before.content ?? {}, after.content ?? {}, { subject: "response", isRequest: false })
  ]

const wireHeaders = ({ headers = {} }: Response) => mapValues(headers, ({ description: _words, ...header }) => header)

/** The keys of the one that the other has not. */
const missing = (of: object, from: object) => Object.keys(of).filter((key) => !Object.hasOwn(from, key))

type Place = Parameters<typeof describeSchemaChange>[2]

const describeContent = (before: Content, after: Content, place: Place): ReadonlyArray<string> => [
  ...missing(after, before).map((type) => `${place.subject} may be ${type}`),
  ...missing(before, after).map((type) => `${place.subject} is no longer ${type}`),
  ...Object.entries(after).filter(([type]) => Object.hasOwn(before, type)).flatMap(([type, { schema }]) =>
    describeSchemaChange(before[type]?.schema ?? {}, schema ?? {}, place)
  )
]
