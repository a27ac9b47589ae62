import type { OpenApiDocument, Operation, Response } from "./document.ts"
import { ContractError, operationsOf } from "./document.ts"
import type { OperationName } from "./naming.ts"
import { deriveOperationName } from "./naming.ts"
import type { OperationEntry, Overlay } from "./overlay.ts"
import { capitalize } from "./reserved.ts"
import { mapOperations, mapValues } from "./schemas.ts"
import type { Warn } from "./warnings.ts"

/** The document with a group, a name and our words for every operation. What was named before keeps its name. */
export const nameOperations = (
  document: OpenApiDocument,
  overlay: Overlay,
  previous: OpenApiDocument | undefined,
  warn: Warn
): OpenApiDocument => {
  const entries = entriesFor(document, overlay, previous, warn)
  checkNames(document, entries)
  const groups = [...new Set([...entries.values()].map(({ group }) => group))]
  for (const group of groups.filter((group) => !Object.hasOwn(overlay.api.groups, group))) {
    warn("unnamed", `the group ${group} has no description: add it to api.json`)
  }
  return {
    ...mapOperations(document, (operation, _pointer, key) => describe(operation, entries.get(key)!)),
    tags: groups.map((name) => ({ name, description: overlay.api.groups[name] ?? `Operations on ${name}.` }))
  }
}

const entriesFor = (
  document: OpenApiDocument,
  overlay: Overlay,
  previous: OpenApiDocument | undefined,
  warn: Warn
) => {
  const located = operationsOf(document)
  const present = new Set(located.map(({ key }) => key))
  for (const key of Object.keys(overlay.operations).filter((key) => !present.has(key))) {
    warn("stale", `${key} is gone: delete it from operations.json`, { file: "operations.json", entry: key })
  }
  const named = namedBefore(previous)
  const derived = located.filter(({ key }) => !Object.hasOwn(overlay.operations, key))
  const taken = new Set(Object.values(overlay.operations).map(nameOf))
  for (const { key } of derived) if (named.has(key)) taken.add(nameOf(named.get(key)!))
  // The interface of a group and a shape of that name would be one.
  const shapes = new Set([...Object.keys(overlay.components), ...Object.keys(previous?.components?.schemas ?? {})])
  const isTakenGroup = (group: string) => shapes.has(capitalize(group)) || shapes.has(`${capitalize(group)}Group`)

  return new Map(located.map((operation): readonly [string, OperationEntry] => {
    const known = overlay.operations[operation.key]
    if (known !== undefined) return [operation.key, known]
    const name = named.get(operation.key)
      ?? deriveOperationName(operation, (name) => taken.has(nameOf(name)), isTakenGroup)
    taken.add(nameOf(name))
    warn(
      "unnamed",
      `${operation.key} is new and named ${nameOf(name)}: give it a name and a summary in operations.json`
    )
    return [operation.key, { ...name, summary: `Calls ${operation.key}.` }]
  }))
}

const namedBefore = (previous: OpenApiDocument | undefined): ReadonlyMap<string, OperationName> =>
  new Map(
    (previous === undefined ? [] : operationsOf(previous)).map(({ key, operation }) => {
      const [group = "", method = ""] = operation.operationId.split(".")
      return [key, { group, method }] as const
    })
  )

const nameOf = ({ group, method }: OperationName) => `${group}.${method}`

const checkNames = (document: OpenApiDocument, entries: ReadonlyMap<string, OperationEntry>) => {
  const owners = new Map<string, string>()
  for (const { key, pointer } of operationsOf(document)) {
    const name = nameOf(entries.get(key)!)
    const other = owners.get(name)
    if (other !== undefined) throw new ContractError(pointer, `operations.json names it ${name}, and ${other} too`)
    owners.set(name, key)
  }
}

const describe = (operation: Operation, entry: OperationEntry): Operation => {
  const {
    operationId: _id,
    tags: _tags,
    summary: _summary,
    description: _description,
    deprecated,
    security: declared,
    parameters,
    requestBody,
    responses,
    // Where the vendor's document comes from is nothing for readers of ours.
    "x-origin": _origin,
    "x-reconstruction-note": _note,
    ...extensions
  } = operation as Operation & { readonly [origin in "x-origin" | "x-reconstruction-note"]?: string }
  const security = entry.public === true ? [] : declared
  return {
    operationId: nameOf(entry),
    tags: [entry.group],
    summary: entry.replacedBy === undefined
      ? entry.summary
      : `${entry.summary} Deprecated: use \`${entry.replacedBy}\`.`,
    ...(entry.description !== undefined && { description: entry.description }),
    ...(deprecated !== undefined && { deprecated }),
    ...extensions,
    ...(entry.replacedBy !== undefined && { "x-replaced-by": entry.replacedBy }),
    ...(entry.idempotent === true && { "x-idempotent": true }),
    ...(security !== undefined && { security }),
    ...(parameters !== undefined && { parameters }),
    ...(requestBody !== undefined && { requestBody }),
    responses: mapValues(responses, (response, status): Response => ({ ...response, description: phraseOf(status) }))
  }
}

// OpenAPI requires a description. RFC 9110 section 15 has the phrases.
const phraseOf = (status: string): string => phrases[status] ?? `Status ${status}`

const phrases: { readonly [status: string]: string } = {
  101: "Switching Protocols",
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout"
}
