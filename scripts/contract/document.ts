/** What of OpenAPI 3.1 the pipeline reads and writes, and how to find one's way in it. */

export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

export interface JsonSchema {
  readonly $ref?: string
  readonly description?: string
  readonly type?: string | ReadonlyArray<string>
  readonly const?: Json
  readonly enum?: ReadonlyArray<Json>
  readonly default?: Json
  readonly deprecated?: boolean
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly required?: ReadonlyArray<string>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly oneOf?: ReadonlyArray<JsonSchema>
  readonly allOf?: ReadonlyArray<JsonSchema>
  readonly "x-sensitive"?: boolean
}

export interface Parameter {
  readonly description?: string
  readonly in: "path" | "query" | "header" | "cookie"
  readonly name: string
  readonly required?: boolean
  readonly deprecated?: boolean
  readonly schema: JsonSchema
}

export interface Content {
  readonly [mediaType: string]: { readonly schema?: JsonSchema }
}

export interface RequestBody {
  readonly required?: boolean
  readonly content: Content
}

export interface Header {
  readonly description?: string
  readonly required?: boolean
  readonly schema: JsonSchema
}

export interface Response {
  readonly description: string
  readonly headers?: { readonly [name: string]: Header }
  readonly content?: Content
}

export interface Operation {
  readonly operationId: string
  readonly tags: ReadonlyArray<string>
  readonly summary: string
  readonly description?: string
  readonly deprecated?: boolean
  readonly security?: ReadonlyArray<{ readonly [scheme: string]: ReadonlyArray<string> }>
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: RequestBody
  readonly responses: { readonly [status: string]: Response }
  readonly "x-prisma-stability"?: string
  readonly "x-idempotent"?: boolean
  /** The operation that does the same now: `services.list`. */
  readonly "x-replaced-by"?: string
}

export type Method = (typeof methods)[number]

export type PathItem = { readonly [method in Method]?: Operation }

export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly servers?: ReadonlyArray<{ readonly url: string }>
  readonly tags?: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly security?: ReadonlyArray<{ readonly [scheme: string]: ReadonlyArray<string> }>
  readonly paths: { readonly [path: string]: PathItem }
  readonly components?: {
    readonly schemas?: { readonly [name: string]: JsonSchema }
    readonly securitySchemes?: JsonObject
  }
  readonly "x-id-prefixes"?: { readonly [resource: string]: string }
}

/** The one way in which the pipeline fails: where it is and what is wrong there. */
export class ContractError extends Error {
  override readonly name = "ContractError"
  readonly pointer: string

  constructor(pointer: string, problem: string) {
    super(`${pointer === "" ? "/" : pointer}: ${problem}`)
    this.pointer = pointer
  }
}

/** All reasons at once, for a person who would else learn of one a run. */
export class ContractErrors extends Error {
  override readonly name = "ContractErrors"
  readonly errors: ReadonlyArray<ContractError>

  constructor(errors: ReadonlyArray<ContractError>) {
    super(errors.map(({ message }) => message).join("\n"))
    this.errors = errors
  }
}

export type Refuse = (pointer: string, problem: string) => void

/** Collects what is wrong, and fails once all has been looked at. */
export const makeRefusals = () => {
  const errors = new Map<string, ContractError>()
  const refuse: Refuse = (pointer, problem) => {
    const error = new ContractError(pointer, problem)
    errors.set(error.message, error)
  }
  const found = () => Array.from(errors.values())
  return {
    refuse,
    found,
    end: () => {
      const [first, ...more] = found()
      if (first !== undefined) throw more.length === 0 ? first : new ContractErrors(found())
    }
  }
}

const refuseAtOnce: Refuse = (pointer, problem) => {
  throw new ContractError(pointer, problem)
}

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const

/** The operations in the document's order, with the key that the overlay knows them by. */
export const operationsOf = (document: OpenApiDocument) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).filter(isMethod).map((method) => ({
      key: `${method.toUpperCase()} ${path}`,
      pointer: `/paths/${escapePointer(path)}/${method}`,
      path,
      method,
      operation: item[method]!
    }))
  )

export type LocatedOperation = ReturnType<typeof operationsOf>[number]

export const isMethod = (name: string): name is Method => (methods as ReadonlyArray<string>).includes(name)

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

// RFC 6901 section 4
export const escapePointer = (segment: string): string => segment.replaceAll("~", "~0").replaceAll("/", "~1")

const unescapePointer = (segment: string): string => segment.replaceAll("~1", "/").replaceAll("~0", "~")

export const pointerSegments = (pointer: string): ReadonlyArray<string> =>
  pointer.split("/").slice(1).map(unescapePointer)

/** What stands at a JSON pointer (RFC 6901), or `undefined`. */
export const valueAt = (root: unknown, pointer: string): Json | undefined => {
  let value = root
  for (const segment of pointerSegments(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined
    value = (value as Record<string, unknown>)[segment]
  }
  return value as Json | undefined
}

/** Two values are the same to JSON exactly when their canonical texts are: the order of keys says nothing. */
export const canonical = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, inner: unknown) =>
      isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner
  )

// RFC 6901 section 6: a pointer in a URI is percent-encoded.
const fragment = (ref: string): string => {
  try {
    return decodeURIComponent(ref.slice(1))
  } catch {
    return ref.slice(1)
  }
}

/** The document with every `$ref` replaced by what it refers to. What refers to nothing is refused, and anything in its place. */
export const dereference = <Document>(document: Document, refuse: Refuse = refuseAtOnce): Document => {
  const resolved = new Map<string, Json>()

  const resolve = (ref: string, pointer: string, trail: ReadonlyArray<string>): Json => {
    const anything = (problem: string): Json => {
      refuse(pointer, `"${ref}" ${problem}`)
      return {}
    }
    if (!ref.startsWith("#/")) return anything("does not refer into this document")
    if (trail.includes(ref)) return anything("refers to itself")
    const known = resolved.get(ref)
    if (known !== undefined) return known
    const target = valueAt(document, fragment(ref))
    if (target === undefined) return anything("refers to nothing")
    const value = walk(target, ref.slice(1), [...trail, ref])
    resolved.set(ref, value)
    return value
  }

  const walk = (value: Json, pointer: string, trail: ReadonlyArray<string>): Json => {
    if (Array.isArray(value)) return value.map((item: Json, index) => walk(item, `${pointer}/${index}`, trail))
    if (!isObject(value)) return value
    const entries = Object.entries(value)
      .filter(([key, inner]) => key !== "$ref" || typeof inner !== "string")
      .map(([key, inner]) => [key, walk(inner, `${pointer}/${escapePointer(key)}`, trail)] as const)
    const siblings: JsonObject = Object.fromEntries(entries)
    if (typeof value["$ref"] !== "string") return siblings
    const target = resolve(value["$ref"], pointer, trail)
    return isObject(target) ? { ...target, ...siblings } : target
  }

  return walk(document as Json, "", []) as Document
}
