import type { JsonObject, OpenApiDocument, Parameter } from "./document.ts"
import { ContractError, dereference, escapePointer, isMethod, isObject } from "./document.ts"
import { operationWithoutProse } from "./prose.ts"
import { mapOperations, mapValues } from "./schemas.ts"

/** Refuses what is not an OpenAPI 3.1 document. */
export const checkIsOpenApi = (document: unknown): JsonObject => {
  if (!isObject(document)) throw new ContractError("", "is not a JSON object, so it is no OpenAPI document")
  const version = document["openapi"]
  if (typeof version !== "string" || !/^3\.1\.\d+/.test(version)) {
    throw new ContractError("/openapi", `must be OpenAPI 3.1, and is ${JSON.stringify(version) ?? "missing"}`)
  }
  objectAt(document["info"], "/info")
  objectAt(document["paths"], "/paths")
  return document
}

/** The vendor's document in the one form that the overlay is applied to: inline, checked, without prose. */
export const readVendorDocument = (document: JsonObject): OpenApiDocument => {
  const inline = dereference(document)
  const paths = mapValues(
    objectAt(inline["paths"], "/paths"),
    (item, path) => readPathItem(item, `/paths/${escapePointer(path)}`)
  )
  checkOperationIds(paths)
  const { schemas: _named, ...components } = isObject(inline["components"]) ? inline["components"] : {}
  const checked = { ...inline, paths, components: { securitySchemes: components["securitySchemes"] ?? {} } }
  return mapOperations(checked as unknown as OpenApiDocument, operationWithoutProse)
}

const objectAt = (value: unknown, pointer: string): JsonObject => {
  if (!isObject(value)) throw new ContractError(pointer, value === undefined ? "is missing" : "must be an object")
  return value
}

const readPathItem = (value: unknown, pointer: string): JsonObject => {
  const { parameters: shared, ...item } = objectAt(value, pointer)
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => isMethod(name))
      .map(([method, operation]) => [
        method,
        readOperation(operation, readParameters(shared, `${pointer}/parameters`), `${pointer}/${method}`)
      ])
  )
}

const readOperation = (value: unknown, shared: ReadonlyArray<Parameter>, pointer: string): JsonObject => {
  const operation = objectAt(value, pointer)
  const responses = objectAt(operation["responses"], `${pointer}/responses`)
  const own = readParameters(operation["parameters"], `${pointer}/parameters`)
  const inherited = shared.filter(({ in: place, name }) =>
    !own.some((other) => other.in === place && other.name === name)
  )
  for (const [status, response] of Object.entries(responses)) objectAt(response, `${pointer}/responses/${status}`)
  const parameters = [...inherited, ...own]
  return {
    ...operation,
    ...(parameters.length > 0 && { parameters: parameters as unknown as ReadonlyArray<JsonObject> })
  }
}

const readParameters = (value: unknown, pointer: string): ReadonlyArray<Parameter> => {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new ContractError(pointer, "must be a list")
  return value.map((parameter: unknown, index) => {
    const { name, in: location, schema } = objectAt(parameter, `${pointer}/${index}`)
    if (typeof name !== "string" || typeof location !== "string") {
      throw new ContractError(`${pointer}/${index}`, "a parameter needs `name` and `in`")
    }
    objectAt(schema, `${pointer}/${index}/schema`)
    return parameter as Parameter
  })
}

const checkOperationIds = (paths: { readonly [path: string]: JsonObject }) => {
  const places = new Map<string, string>()
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const pointer = `/paths/${escapePointer(path)}/${method}/operationId`
      const id = (operation as JsonObject)["operationId"]
      if (typeof id !== "string") continue
      const other = places.get(id)
      if (other !== undefined) throw new ContractError(pointer, `"${id}" is already the operationId at ${other}`)
      places.set(id, pointer)
    }
  }
}
