import type { Content, LocatedOperation, OpenApiDocument, Operation, Parameter, Response } from "./document.ts"
import { dereference, operationsOf } from "./document.ts"
import type { Move } from "./moves.ts"
import { describeSchemaChange, type Impact, type Phrase } from "./schemaChanges.ts"
import { isSame, mapValues } from "./schemas.ts"

/** What changed between two contracts, each operation as `projects.list (GET /v1/projects)`. */
export interface Changes {
  readonly added: ReadonlyArray<string>
  readonly removed: ReadonlyArray<string>
  /** Operations that are at another path: the name says where they are, and `from` where they were. */
  readonly moved: ReadonlyArray<{ readonly operation: string; readonly from: string }>
  readonly changed: ReadonlyArray<{ readonly operation: string; readonly phrases: ReadonlyArray<Phrase> }>
  /** What concerns no operation in particular. */
  readonly api: ReadonlyArray<Phrase>
}

/** The changes from `before`, whose operations are where they are now: `moves` says from where. */
export const describeChanges = (
  before: OpenApiDocument | undefined,
  after: OpenApiDocument,
  moves: ReadonlyArray<Move> = []
): Changes => {
  const old = new Map(
    before === undefined ? [] : operationsOf(dereference(before)).map((operation) => [operation.key, operation])
  )
  const now = new Map(operationsOf(dereference(after)).map((operation) => [operation.key, operation]))
  const added = [...now.values()].filter(({ key }) => !old.has(key)).map(nameOf)
  const removed = [...old.values()].filter(({ key }) => !now.has(key)).map(nameOf)
  const moved = moves.flatMap(({ from, to }) => now.has(to) ? [{ operation: nameOf(now.get(to)!), from }] : [])
  const changed = [...now.values()].flatMap((operation) => {
    const phrases = describeOperationChange(
      old.get(operation.key)?.operation ?? operation.operation,
      operation.operation
    )
    return phrases.length === 0 ? [] : [{ operation: nameOf(operation), phrases }]
  })
  const api = before === undefined ? [] : describeApiChange(before, after)
  const isSilent = added.length + removed.length + moved.length + changed.length + api.length === 0
  const onlyNames = isSilent && before !== undefined && !isSame(before, after)
  return { added, removed, moved, changed, api: onlyNames ? [fix("names or descriptions of schemas")] : api }
}

/** What the changes are for programs: the worst of them, and nothing where there are none. */
export const classOf = ({ added, api, changed, moved, removed }: Changes): Impact | undefined => {
  const impacts = new Set([...api, ...changed.flatMap(({ phrases }) => phrases)].map(({ impact }) => impact))
  if (removed.length + moved.length > 0 || impacts.has("breaking")) return "breaking"
  if (added.length > 0 || impacts.has("addition")) return "addition"
  return impacts.has("fix") ? "fix" : undefined
}

/** The version of the package that has such changes (semver.org, where a minor version below 1.0 breaks). */
export const nextVersion = (version: string, impact: Impact): string => {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number)
  if (impact === "breaking") return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
  return impact === "addition" && major > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

const marks: { readonly [impact in Impact]: string } = { breaking: " (breaking)", addition: "", fix: "" }

const said = ({ impact, text }: Phrase) => text + marks[impact]

export const formatChanges = ({ added, api, changed, moved, removed }: Changes): string => {
  const indent = (line: string) => `  ${line}`
  const section = (title: string, lines: ReadonlyArray<string>) =>
    lines.length === 0 ? [] : [title, ...lines.map(indent)]
  const alike = togetherByPhrases(changed).flatMap(({ operations, phrases }) => operations.concat(phrases.map(indent)))
  const lines = [
    ...section("Added", added),
    ...section("Removed", removed),
    ...section("Moved", moved.map(({ from, operation }) => `${operation}, from ${from}`)),
    ...section("Changed", api.map(said).concat(alike))
  ]
  return lines.length === 0 ? "Nothing changed." : lines.join("\n")
}

/** A schema that many operations share changes all of them alike: that is said once, below all their names. */
const togetherByPhrases = (changed: Changes["changed"]) => {
  const together = new Map<string, { readonly operations: Array<string>; readonly phrases: ReadonlyArray<string> }>()
  for (const { operation, phrases: told } of changed) {
    const phrases = told.map(said)
    const known = together.get(phrases.join("\n"))
    if (known === undefined) together.set(phrases.join("\n"), { operations: [operation], phrases })
    else known.operations.push(operation)
  }
  return [...together.values()]
}

const nameOf = ({ key, operation }: LocatedOperation) => `${operation.operationId} (${key})`

const breaking = (text: string): Phrase => ({ text, impact: "breaking" })
const addition = (text: string): Phrase => ({ text, impact: "addition" })
const fix = (text: string): Phrase => ({ text, impact: "fix" })

type Phrases = ReadonlyArray<Phrase>

const describeApiChange = (before: OpenApiDocument, after: OpenApiDocument): Phrases => [
  ...(before.info.version === after.info.version
    ? []
    : [fix(`version ${after.info.version} (was ${before.info.version})`)]),
  ...describeServers(before.servers ?? [], after.servers ?? []),
  ...describeSchemes(before, after),
  ...(isSame(before.security, after.security) ? [] : [breaking(describeSecurity(before.security, after.security))]),
  ...(isSame(before["x-id-prefixes"], after["x-id-prefixes"]) ? [] : [fix("prefixes of ids")]),
  ...(after.tags ?? []).flatMap(({ name, description }) => {
    const known = before.tags?.find((tag) => tag.name === name)
    return known === undefined || known.description === description ? [] : [fix(`the group ${name} is reworded`)]
  })
]

const describeServers = (before: OpenApiDocument["servers"] = [], after: OpenApiDocument["servers"] = []): Phrases => {
  const [old, now] = [before, after].map((servers) => servers.map(({ url }) => url))
  return [
    ...missing(old!, now!).map((url) => breaking(`the server ${url} is gone`)),
    ...missing(now!, old!).map((url) => addition(`new server ${url}`))
  ]
}

const describeSchemes = (before: OpenApiDocument, after: OpenApiDocument): Phrases => {
  const [old, now] = [before, after].map(({ components }) => components?.securitySchemes ?? {})
  return [
    ...lacking(old!, now!).map((name) => breaking(`the security scheme ${name} is gone`)),
    ...lacking(now!, old!).map((name) => addition(`new security scheme ${name}`)),
    ...Object.keys(now!).filter((name) => Object.hasOwn(old!, name) && !isSame(old![name], now![name])).map((name) =>
      breaking(`the security scheme ${name} is another`)
    )
  ]
}

type Security = Operation["security"]

/** Tokens and scopes, as alternatives: `OAuth2 (workspace:admin) or Bearer`. */
const credentials = (security: Security): string =>
  security === undefined || security.length === 0
    ? "no token"
    : security.map((alternative) =>
      Object.entries(alternative).map(([name, scopes]) => scopes.length === 0 ? name : `${name} (${scopes.join(", ")})`)
        .join(" and ")
    ).join(" or ")

const describeSecurity = (before: Security, after: Security): string =>
  `now needs ${credentials(after)} (was ${credentials(before)})`

const describeOperationChange = (before: Operation, after: Operation): Phrases => [
  ...(before.operationId === after.operationId ? [] : [breaking(`was called ${before.operationId}`)]),
  ...flag(before.deprecated, after.deprecated, addition("deprecated"), fix("no longer deprecated")),
  ...describeStability(before["x-prisma-stability"], after["x-prisma-stability"]),
  ...flag(before["x-idempotent"], after["x-idempotent"], fix("now safe to repeat"), fix("no longer safe to repeat")),
  ...describeNeed(before.security, after.security),
  ...describeParameters(before.parameters ?? [], after.parameters ?? []),
  ...describeBody(before.requestBody, after.requestBody),
  ...describeResponses(before.responses, after.responses),
  ...(before.summary === after.summary && before.description === after.description ? [] : [fix("reworded")])
]

const describeNeed = (before: Security, after: Security): Phrases => {
  if (isSame(before, after)) return []
  if (after?.length === 0) return [addition("now needs no token")]
  return [breaking(before?.length === 0 && after === undefined ? "now needs a token" : describeSecurity(before, after))]
}

const flag = (before: boolean | undefined, after: boolean | undefined, on: Phrase, off: Phrase): Phrases =>
  (before === true) === (after === true) ? [] : [after === true ? on : off]

const describeStability = (before: string | undefined, after: string | undefined): Phrases =>
  before === after ? [] : [fix(after === undefined ? `no longer ${before}` : `now ${after}`)]

const titleOf = (parameter: Parameter) => `${parameter.in} parameter \`${parameter.name}\``

const describeParameters = (before: ReadonlyArray<Parameter>, after: ReadonlyArray<Parameter>): Phrases => {
  const old = new Map(before.map((parameter) => [titleOf(parameter), parameter]))
  const now = new Map(after.map((parameter) => [titleOf(parameter), parameter]))
  return [
    ...missing([...old.keys()], [...now.keys()]).map((name) => breaking(`${name} is gone`)),
    ...[...now].flatMap(([name, parameter]) => describeParameter(name, old.get(name), parameter))
  ]
}

const styleOf = (parameter: Parameter) => {
  const { allowReserved, explode, style } = parameter as Parameter & { readonly [keyword: string]: unknown }
  return { allowReserved, explode, style }
}

const describeParameter = (name: string, before: Parameter | undefined, after: Parameter): Phrases => {
  if (before === undefined) {
    return [after.required === true ? breaking(`new required ${name}`) : addition(`new optional ${name}`)]
  }
  return [
    ...flag(before.required, after.required, breaking(`${name} is now required`), addition(`${name} is now optional`)),
    ...flag(
      before.deprecated,
      after.deprecated,
      addition(`${name} is deprecated`),
      fix(`${name} is no longer deprecated`)
    ),
    ...(isSame(styleOf(before), styleOf(after)) ? [] : [breaking(`${name} is written in another style`)]),
    ...describeSchemaChange(before.schema, after.schema, { subject: name, isRequest: true })
  ]
}

const describeBody = (before: Operation["requestBody"], after: Operation["requestBody"]): Phrases => {
  if (before === undefined && after === undefined) return []
  if (before === undefined) return [(after?.required === true ? breaking : addition)("now takes a body")]
  if (after === undefined) return [breaking("no longer takes a body")]
  return [
    ...flag(
      before.required,
      after.required,
      breaking("the body is now required"),
      addition("the body is now optional")
    ),
    ...describeContent(before.content, after.content, { subject: "the body", isRequest: true })
  ]
}

const isSuccess = (status: string) => status.startsWith("2")

const describeResponses = (before: Operation["responses"], after: Operation["responses"]): Phrases => {
  const statusesOf = new Map<string, { readonly phrase: Phrase; readonly statuses: Array<string> }>()
  for (const [status, response] of Object.entries(after)) {
    for (const phrase of describeResponse(before[status], response)) {
      const known = statusesOf.get(phrase.text)
      if (known === undefined) statusesOf.set(phrase.text, { phrase, statuses: [status] })
      else known.statuses.push(status)
    }
  }
  return [
    ...lacking(after, before).map((status) => (isSuccess(status) ? breaking : addition)(`now answers ${status}`)),
    ...lacking(before, after).map((status) => (isSuccess(status) ? breaking : fix)(`no longer answers ${status}`)),
    // The subject is the first "response" of each phrase.
    ...[...statusesOf.values()].map(({ phrase: { impact, text }, statuses }) => ({
      text: text.replace("response", `response ${statuses.join(", ")}`),
      impact
    }))
  ]
}

const describeResponse = (before: Response | undefined, after: Response): Phrases =>
  before === undefined ? [] : [
    ...(isSame(wireHeaders(before), wireHeaders(after)) ? [] : [fix("response: headers changed")]),
    ...describeContent(before.content ?? {}, after.content ?? {}, { subject: "response", isRequest: false })
  ]

const wireHeaders = ({ headers = {} }: Response) => mapValues(headers, ({ description: _words, ...header }) => header)

const missing = (names: ReadonlyArray<string>, from: ReadonlyArray<string>) =>
  names.filter((name) => !from.includes(name))

/** The keys of the one that the other has not. */
const lacking = (of: object, from: object) => missing(Object.keys(of), Object.keys(from))

type Place = Parameters<typeof describeSchemaChange>[2]

const describeContent = (before: Content, after: Content, place: Place): Phrases => [
  ...lacking(after, before).map((type) => (place.isRequest ? addition : breaking)(`${place.subject} may be ${type}`)),
  ...lacking(before, after).map((type) => breaking(`${place.subject} is no longer ${type}`)),
  ...Object.entries(after).filter(([type]) => Object.hasOwn(before, type)).flatMap(([type, { schema }]) =>
    describeSchemaChange(before[type]?.schema ?? {}, schema ?? {}, place)
  )
]
