/** Pieces of generated code that know what they name, so that a file imports exactly what its pieces need. */

/** A name that stands in a piece of code. */
export interface Reference {
  readonly name: string
  /** `shape` is one of the contract: which file has it is known only when all files are. */
  readonly kind: "namespace" | "member" | "shape"
  /** The module, of a namespace or a member of one. */
  readonly from: string
  readonly isType: boolean
}

export interface Code {
  readonly text: string
  readonly references: ReadonlyMap<string, Reference>
}

/** What is named as a value somewhere is imported as one. */
const merge = (pieces: ReadonlyArray<Code>): ReadonlyMap<string, Reference> => {
  const merged = new Map<string, Reference>()
  for (const reference of pieces.flatMap(({ references }) => Array.from(references.values()))) {
    if (merged.get(reference.name)?.isType !== false) merged.set(reference.name, reference)
  }
  return merged
}

/** Code with other pieces in it. A string is text that names nothing. */
export const code = (strings: TemplateStringsArray, ...parts: ReadonlyArray<Code | string | number>): Code => ({
  text: String.raw({ raw: strings }, ...parts.map((part) => typeof part === "object" ? part.text : part)),
  references: merge(parts.filter((part) => typeof part === "object"))
})

export const join = (pieces: ReadonlyArray<Code>, separator: string): Code => ({
  text: pieces.map(({ text }) => text).join(separator),
  references: merge(pieces)
})

/** Each text once. */
export const distinct = (pieces: ReadonlyArray<Code>): ReadonlyArray<Code> =>
  Array.from(new Map(pieces.map((piece) => [piece.text, piece])).values())

const referenceTo = (reference: Reference): Code => ({
  text: reference.name,
  references: new Map([[reference.name, reference]])
})

const namespace = (name: string, from: string): Code => referenceTo({ name, kind: "namespace", from, isType: false })

const namespaceOfTypes = (name: string, from: string): Code =>
  referenceTo({ name, kind: "namespace", from, isType: true })

/** A shape of the contract, by the name of its interface and its codec. */
export const shape = (name: string): Code => referenceTo({ name, kind: "shape", from: "", isType: false })

export const member = (name: string, from: string, { isType = false } = {}): Code =>
  referenceTo({ name, kind: "member", from, isType })

// What generated files are written with.
export const ApiError = namespaceOfTypes("ApiError", "../ApiError.ts")
export const Authorization = member("Authorization", "../internal/contract/bearer.ts")
export const codecs = namespace("codecs", "../internal/contract/codecs.ts")
export const DateTime = namespaceOfTypes("DateTime", "effect/DateTime")
export const Effect = namespaceOfTypes("Effect", "effect/Effect")
export const errors = namespace("errors", "../internal/contract/errorCodecs.ts")
export const HttpApiEndpoint = namespace("HttpApiEndpoint", "effect/http-api/HttpApiEndpoint")
export const HttpApiGroup = namespace("HttpApiGroup", "effect/http-api/HttpApiGroup")
export const HttpApiSchema = namespace("HttpApiSchema", "effect/http-api/HttpApiSchema")
export const Redacted = namespaceOfTypes("Redacted", "effect/Redacted")
export const Schema = namespace("Schema", "effect/Schema")
export const Stream = namespaceOfTypes("Stream", "effect/Stream")
