/**
 * Writes `docs/operations.md`: for each operation of the API its method and path, the call of either entry, how it fails, and what it does. At the top is an
 * index from path to call.
 */
import type { JsonSchema } from "../contract/document.ts"
import { capitalize, isIdentifier, isVariable } from "../contract/reserved.ts"
import { anchorOf } from "../docs/links.ts"
import { tableOf } from "../docs/table.ts"
import { contentOf, type Contract, type Endpoint, type Group } from "./model.ts"

/** The code that the API usually gives with a status, of the classes of `ApiError`. */
export interface UsualCodes {
  readonly [status: string]: string
}

const code = (text: string): string => `\`${text}\``

const linkTo = (operationId: string): string => `[${code(operationId)}](#${anchorOf(operationId)})`

/** Words of the contract, with a link at each operation that they name. */
const withLinks = ({ groups }: Contract, words: string): string => {
  const ids = new Set(groups.flatMap(({ endpoints }) => endpoints.map(({ operation }) => operation.operationId)))
  return words.replaceAll(/`(\w+\.\w+)`/g, (word, id: string) => ids.has(id) ? linkTo(id) : word)
}

/** What a program may call the variable for a field: `className` for `class`. */
const variableOf = (name: string): string => {
  const variable = name.replaceAll(/[^A-Za-z0-9_$]+(.)?/g, (_, next: string = "") => next.toUpperCase())
  return isVariable(variable) ? variable : `${variable}Name`
}

/** The members of an object as a program writes them where it has a variable of each name. */
const objectOf = (members: ReadonlyArray<string>): string => members.length === 0 ? "{}" : `{ ${members.join(", ")} }`

const fieldOf = (name: string): string => {
  const variable = variableOf(name)
  return name === variable ? name : `${isIdentifier(name) ? name : JSON.stringify(name)}: ${variable}`
}

interface Given {
  readonly path: ReadonlyArray<string>
  readonly query: ReadonlyArray<string>
  readonly header: ReadonlyArray<string>
  /** The text of the body, where the operation cannot be called without one. */
  readonly body: { readonly name: string | undefined; readonly text: string } | undefined
}

const bodyOf = (contract: Contract, { operation, pointer }: Endpoint): Given["body"] => {
  const content = contentOf(operation.requestBody, `${pointer}/requestBody`)
  if (content === undefined) return undefined
  const { required = [], type }: JsonSchema = contract.resolve(content.schema)
  if (type !== "object") return { name: "body", text: "body" }
  if (required.length === 0 && operation.requestBody?.required !== true) return undefined
  return { name: undefined, text: objectOf(required.map(fieldOf)) }
}

/** What an operation cannot be called without. */
const givenOf = (contract: Contract, endpoint: Endpoint): Given => {
  const required = (location: string): ReadonlyArray<string> =>
    (endpoint.operation.parameters ?? [])
      .filter((parameter) => parameter.in === location && parameter.required === true)
      .map(({ name }) => fieldOf(name))
  return {
    path: required("path"),
    query: required("query"),
    header: required("header"),
    body: bodyOf(contract, endpoint)
  }
}

const slot = (name: string, text: string): string => name === text ? name : `${name}: ${text}`

const slots = (given: ReadonlyArray<readonly [name: string, fields: ReadonlyArray<string>]>): ReadonlyArray<string> =>
  given.flatMap(([name, fields]) => fields.length === 0 ? [] : [`${name}: ${objectOf(fields)}`])

const argumentsOf = (members: ReadonlyArray<string>): ReadonlyArray<string> =>
  members.length === 0 ? [] : [objectOf(members)]

const effectArguments = ({ body, header, path, query }: Given): ReadonlyArray<string> =>
  argumentsOf([
    ...slots([["params", path], ["query", query], ["headers", header]]),
    ...(body === undefined || body.text === "{}" ? [] : [slot("payload", body.text)])
  ])

const promiseArguments = ({ body, header, path, query }: Given): ReadonlyArray<string> => {
  const params = slots([["path", path], ["query", query], ["header", header]])
  return argumentsOf([
    ...(params.length === 0 ? [] : [`params: ${objectOf(params)}`]),
    ...(body === undefined ? [] : [slot("body", body.text)])
  ])
}

export interface Calls {
  readonly effect: string
  readonly promise: string
  /** The same for a whole list, where the operation gives a page of one. */
  readonly list: { readonly effect: string; readonly promise: string } | undefined
}

/** A log takes a cursor too, but what it answers are lines and no page. */
const isPaged = ({ method, operation, pointer }: Endpoint): boolean =>
  method === "get"
  && (operation.parameters ?? []).some(({ in: location, name }) => location === "query" && name === "cursor")
  && contentOf(operation.responses["200"], `${pointer}/responses/200`)?.mediaType === "application/json"

/** How either entry calls an operation, with no more than it needs. */
export const callsOf = (contract: Contract, endpoint: Endpoint): Calls => {
  const { method, operation: { operationId }, path } = endpoint
  const given = givenOf(contract, endpoint)
  const call = (of: string, given: ReadonlyArray<string>): string => `${of}(${given.join(", ")})`
  const inEffect = effectArguments(given)
  const inPromise = [JSON.stringify(path), ...promiseArguments(given)]
  return {
    effect: call(`client.${operationId}`, inEffect),
    promise: call(`client.${method.toUpperCase()}`, inPromise),
    list: isPaged(endpoint)
      ? {
        effect: call("Pagination.items", [`client.${operationId}`, ...inEffect]),
        promise: call("paginate", ["client", ...inPromise])
      }
      : undefined
  }
}

const failuresOf = (contract: Contract, { operation }: Endpoint): ReadonlyArray<string> => {
  const declared = Object.entries(operation.responses).flatMap(([status, { description }]) => {
    const name = contract.errorClass(status)
    const isUsual = contract.usualSentence(status) === description
    return name === undefined ? [] : [{ name, status, sentence: isUsual ? undefined : description }]
  })
  if (declared.length === 0) return []
  return [
    `- Errors: ${declared.map(({ name, status }) => `${code(name)} ${status}`).join(", ")}`,
    ...declared.flatMap(({ name, sentence }) =>
      sentence === undefined ? [] : [`  - ${code(name)}: ${withLinks(contract, sentence)}`]
    )
  ]
}

/** The line of the generated file on which the method is declared: the site leads from there to the reference. */
const lineOf = (file: string, { name }: Endpoint, group: Group): number => {
  const lines = file.split("\n")
  const start = lines.indexOf(`export interface ${capitalize(group.name)} {`)
  const line = lines.findIndex((text, index) => index > start && text.startsWith(`  readonly ${name}: (`))
  if (start < 0 || line < 0) throw new Error(`src/api/${group.name}.ts does not declare ${name}`)
  return line + 1
}

/** Most summaries of what is deprecated say themselves what to use. */
const withReplacement = (words: string, replacement: string | undefined): string =>
  /\bdeprecated\b/i.test(words)
    ? words
    : `${words} Deprecated${replacement === undefined ? "" : `: use ${code(replacement)}`}.`

const operationText = (contract: Contract, group: Group, endpoint: Endpoint, file: string): string => {
  const { deprecated, operationId, summary, "x-prisma-stability": stability, "x-replaced-by": replacement } = endpoint
    .operation
  const { effect, list, promise } = callsOf(contract, endpoint)
  const source = `../src/api/${group.name}.ts#L${lineOf(file, endpoint, group)}`
  return [
    `### ${operationId}`,
    "",
    `${code(endpoint.key)}${stability === "experimental" ? ", experimental" : ""}`,
    "",
    withLinks(contract, deprecated === true ? withReplacement(summary, replacement) : summary),
    "",
    `- Effect: [${code(effect)}](${source})`,
    `- Promise: ${code(promise)}`,
    ...(list === undefined ? [] : [`- The whole list: ${code(list.effect)}, ${code(list.promise)}`]),
    ...failuresOf(contract, endpoint)
  ].join("\n")
}

const groupText = (contract: Contract, group: Group, file: string): string => {
  const { description, name, replacement } = group
  return [
    `## ${name}`,
    replacement === undefined ? description : withReplacement(description, replacement),
    ...group.endpoints.map((endpoint) => operationText(contract, group, endpoint, file))
  ].join("\n\n")
}

const indexOf = ({ groups }: Contract): string => {
  const endpoints = groups.flatMap(({ endpoints }) => endpoints)
  const rows = endpoints.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0).map((
    { key, operation }
  ) => [
    code(key),
    `${linkTo(operation.operationId)}${operation.deprecated === true ? " (deprecated)" : ""}`
  ])
  return tableOf(["request", "call"], rows)
}

const statusesOf = (contract: Contract, usualCodes: UsualCodes): string => {
  const declared = contract.groups.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ operation }) => Object.keys(operation.responses))
  )
  const rows = Array.from(new Set(declared)).sort().flatMap((status) => {
    const name = contract.errorClass(status)
    const usual = usualCodes[status]
    return name === undefined
      ? []
      : [[status, code(name), usual === undefined ? "" : code(usual), contract.usualSentence(status) ?? ""]]
  })
  return tableOf(["status", "class", "usual code", "what it means, where an operation says no more"], rows)
}

const introduction =
  `<!-- \`npm run generate\` writes this file from openapi.json. Change the contract, not this file. -->

# Operations

Every operation of the Management API, and how to call it. Find the request in the [index](#index), or the error in the [list of errors](#errors).

Each call is shown with what it requires. The declarations that the Effect calls link to list what is optional.
For whole lists, waiting and logs, see [Calls](calls.md); without Effect, see [the Promise guide](promise.md).

- In Effect calls, \`client\` is a \`ManagementClient\` (\`effect-prisma-management/ManagementClient\`).
- In Promise calls, \`client\` is what \`createManagementApiClient\` of \`effect-prisma-management/promise\` returns, or the \`client\` of an SDK.
- The types and schemas of inputs and answers are in \`effect-prisma-management/api/GROUP\`, such as \`api/projects\`, or in
  \`effect-prisma-management/api/schemas\` where several operations share them.`

const errors =
  `An Effect call fails with these classes; a Promise call answers with \`error\`, and the status is \`response.status\`. An operation lists the
errors that it declares. Each can also fail with an \`UnexpectedStatus\` (any other status), an \`AuthError\` (no usable token) and a \`FetchError\` (no usable
answer). [Failures](errors.md) says what to do about each.`

/** `files` are the generated files of the groups, by their path. */
export const writeOperations = (
  contract: Contract,
  usualCodes: UsualCodes,
  files: ReadonlyMap<string, string>
): string =>
  [
    introduction,
    "## Index",
    indexOf(contract),
    "## Errors",
    errors,
    statusesOf(contract, usualCodes),
    ...contract.groups.map((group) => groupText(contract, group, files.get(`src/api/${group.name}.ts`) ?? ""))
  ].join("\n\n") + "\n"
