import type { JsonObject, OpenApiDocument, Operation, Parameter, Refuse } from "./document.ts"
import { ContractError, escapePointer, isMethod, isObject } from "./document.ts"
import { checkExpressible } from "./expressible.ts"
import { operationWithoutProse } from "./prose.ts"
import { mapOperations, mapValues } from "./schemas.ts"
import { inOneSpelling } from "./spelling.ts"
import { parametersOf, renamed, templateOf } from "./templates.ts"
import type { Warn } from "./warnings.ts"

/** Refuses what is not an OpenAPI 3.1 document. */
export const checkIsOpenApi = (document: unknown): JsonObject => {
  if (!isObject(document)) throw new ContractError("", "is not a JSON object, so it is no OpenAPI document")
  const version = document["openapi"]
  if (typeof version !== "string" || !/^3\.1\.\d+/.test(version)) {
    throw new ContractError("/openapi", `must be OpenAPI 3.1, and is ${JSON.stringify(version) ?? "missing"}`)
  }
  for (const part of ["info", "paths"]) {
    if (!isObject(document[part])) {
      throw new ContractError(`/${part}`, document[part] === undefined ? "is missing" : "must be an object")
    }
  }
  return document
}

/** What becomes of what is found on the way. */
export interface Report {
  readonly refuse: Refuse
  readonly warn: Warn
}

/** The vendor's document, with its references resolved, in the one form that the overlay is applied to: checked, without prose, with our names of parameters in paths. */
export const readVendorDocument = (
  inline: JsonObject,
  known: ReadonlyMap<string, string>,
  { refuse, warn }: Report
): OpenApiDocument => {
  const read = Object.entries(objectAt(inline["paths"], "/paths", refuse)).map(([path, item]) =>
    [path, readPathItem(item, path, { refuse, warn })] as const
  )
  const paths = withOurNames(read, known, refuse)
  checkOperationIds(Object.fromEntries(read), refuse)
  if (inline["webhooks"] !== undefined) {
    warn("dropped", "/webhooks: the client takes no webhooks: they are not in the contract")
  }
  const { components: given, webhooks: _webhooks, ...rest } = inline
  const { securitySchemes = {} } = isObject(given) ? given : {}
  const spelled = inOneSpelling({ ...rest, paths, components: { securitySchemes } } as unknown as OpenApiDocument, warn)
  checkExpressible(spelled, refuse)
  return mapOperations(spelled, (operation, pointer) => operationWithoutProse(operation, pointer))
}

const objectAt = (value: unknown, pointer: string, refuse: Refuse): JsonObject => {
  if (isObject(value)) return value
  refuse(pointer, value === undefined ? "is missing" : "must be an object")
  return {}
}

/** What may stand beside the operations of a path. */
const beside = new Set(["parameters", "summary", "description", "$ref"])

const readPathItem = (value: unknown, path: string, report: Report): JsonObject => {
  const { refuse } = report
  const pointer = `/paths/${escapePointer(path)}`
  const { parameters: shared, ...item } = objectAt(value, pointer, refuse)
  for (const name of Object.keys(item)) {
    if (isMethod(name) || beside.has(name) || name.startsWith("x-")) continue
    refuse(
      `${pointer}/${name}`,
      name === "servers" ? "the client has one server for all paths" : "is no method that the client knows"
    )
  }
  const inherited = readParameters(shared, `${pointer}/parameters`, report)
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => isMethod(name))
      .map(([method, operation]) => [
        method,
        withPathParameters(readOperation(operation, inherited, `${pointer}/${method}`, report), path, method, report)
      ])
  )
}

/** A parameter that only the path names is a text: nothing else can stand there. */
const withPathParameters = (operation: JsonObject, path: string, method: string, { warn }: Report): JsonObject => {
  const given = (operation["parameters"] ?? []) as unknown as ReadonlyArray<Parameter>
  const missing = parametersOf(path).filter((name) => !given.some((one) => one.in === "path" && one.name === name))
  if (missing.length === 0) return operation
  warn(
    "looks",
    `${method.toUpperCase()} ${path} does not say what ${missing.join(" and ")} of its path is: it is any text`
  )
  const texts = missing.map((name): Parameter => ({ in: "path", name, required: true, schema: { type: "string" } }))
  return { ...operation, parameters: [...given, ...texts] as unknown as ReadonlyArray<JsonObject> }
}

const readOperation = (
  value: unknown,
  shared: ReadonlyArray<Parameter>,
  pointer: string,
  report: Report
): JsonObject => {
  const { refuse, warn } = report
  const { callbacks, ...operation } = objectAt(value, pointer, refuse)
  if (callbacks !== undefined) {
    warn("dropped", `${pointer}/callbacks: the client takes no callbacks: they are not in the contract`)
  }
  const responses = operation["responses"] === undefined
    ? {}
    : objectAt(operation["responses"], `${pointer}/responses`, refuse)
  const own = readParameters(operation["parameters"], `${pointer}/parameters`, report)
  const inherited = shared.filter(({ in: place, name }) =>
    !own.some((other) => other.in === place && other.name === name)
  )
  const parameters = [...inherited, ...own]
  return {
    ...operation,
    ...((parameters.length > 0 || operation["parameters"] !== undefined) &&
      { parameters: parameters as unknown as ReadonlyArray<JsonObject> }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        objectAt(response, `${pointer}/responses/${status}`, refuse)
      ])
    )
  }
}

// "If in is `header` and the name field is Accept, Content-Type or Authorization, the parameter definition SHALL be ignored" (OpenAPI 3.1, 4.8.12.2).
const isIgnored = ({ in: place, name }: Parameter) =>
  place === "header" && /^(accept|content-type|authorization)$/i.test(name)

const readParameters = (value: unknown, pointer: string, { refuse }: Report): ReadonlyArray<Parameter> => {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    refuse(pointer, "must be a list")
    return []
  }
  return value.flatMap((parameter: unknown, index) => {
    const at = `${pointer}/${index}`
    const given = objectAt(parameter, at, refuse)
    const { in: location, name, schema } = given
    if (typeof name !== "string" || typeof location !== "string") {
      refuse(at, "a parameter needs `name` and `in`")
      return []
    }
    if (schema === undefined && given["content"] !== undefined) {
      refuse(`${at}/content`, "the client sends a parameter as its schema says, not as a content type")
      return []
    }
    if (typeof schema !== "boolean") objectAt(schema, `${at}/schema`, refuse)
    const read = given as unknown as Parameter
    if (isIgnored(read)) return []
    // Names of headers are the same in any case (RFC 9110 section 5.1), and servers see small letters.
    return [location === "header" ? { ...read, name: name.toLowerCase() } : read]
  })
}

const withOurNames = (
  read: ReadonlyArray<readonly [string, JsonObject]>,
  known: ReadonlyMap<string, string>,
  refuse: Refuse
): { readonly [path: string]: JsonObject } => {
  const owners = new Map<string, string>()
  return Object.fromEntries(read.map(([path, item]) => {
    const template = templateOf(path)
    const owner = owners.get(template)
    if (owner !== undefined) refuse(`/paths/${escapePointer(path)}`, `is the same path as ${owner}`)
    owners.set(template, path)
    const ours = known.get(template) ?? path
    const names = renamed(path, ours)
    const rename = (parameter: Parameter): Parameter =>
      parameter.in === "path" ? { ...parameter, name: names.get(parameter.name) ?? parameter.name } : parameter
    const renamedItem = mapValues(item, (operation) => {
      const { parameters } = operation as unknown as Operation
      return parameters === undefined
        ? operation
        : { ...operation as JsonObject, parameters: parameters.map(rename) as never }
    })
    return [ours, ours === path ? item : renamedItem]
  }))
}

const checkOperationIds = (paths: { readonly [path: string]: JsonObject }, refuse: Refuse) => {
  const places = new Map<string, string>()
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const pointer = `/paths/${escapePointer(path)}/${method}/operationId`
      const id = (operation as JsonObject)["operationId"]
      if (typeof id !== "string") continue
      const other = places.get(id)
      if (other !== undefined) refuse(pointer, `"${id}" is already the operationId at ${other}`)
      places.set(id, pointer)
    }
  }
}
