/**
 * The second half of decoding an answer: turns what a schema's encoded side let through into dates and secrets, in place.
 *
 * A schema that transforms leaf by leaf takes several times as long as one that only checks. So an answer is checked as the JSON that
 * it is, by Effect, and what is left to do is looked up once, here.
 */
import type * as SchemaAST from "effect/SchemaAST"

type Convert = (value: any) => unknown

/** The annotations that say how a value of a schema's encoded side becomes one of its type side. */
export interface Converted {
  /** Throws where it cannot. */
  readonly "~effect-prisma-management/convert"?: Convert
  /** The value is what is in the `data` of the encoded side. */
  readonly "~effect-prisma-management/data"?: true
}

const nothing: unique symbol = Symbol("nothing to convert")

/** The schema transforms in a way that is not known here: only the schema itself can decode it. */
class Unknown extends Error {}

const convertObject = (ast: SchemaAST.Objects): Convert | typeof nothing => {
  const fields = ast.propertySignatures.flatMap(({ name, type }) => {
    const convert = convertOf(type)
    return convert === nothing ? [] : [{ name, convert }]
  })
  const [record, ...others] = ast.indexSignatures.map(({ type }) => convertOf(type))
  if (others.length > 0) throw new Unknown()
  const every = record ?? nothing
  if (fields.length === 0 && every === nothing) return nothing
  return (value: { [name: PropertyKey]: unknown }) => {
    for (const { convert, name } of fields) {
      if (value[name] !== undefined) value[name] = convert(value[name])
    }
    if (every !== nothing) {
      for (const name in value) value[name] = every(value[name])
    }
    return value
  }
}

const convertArray = (ast: SchemaAST.Arrays): Convert | typeof nothing => {
  const [item, ...others] = [...ast.elements, ...ast.rest].map(convertOf)
  if (others.some((other) => other !== nothing)) throw new Unknown()
  if (item === undefined || item === nothing) return nothing
  return (value: Array<unknown>) => {
    for (let i = 0; i < value.length; i++) value[i] = item(value[i])
    return value
  }
}

const convertUnion = (ast: SchemaAST.Union): Convert | typeof nothing => {
  const converts = ast.types.filter((type) => type._tag !== "Null").map(convertOf)
  const [convert] = converts
  if (converts.every((other) => other === nothing)) return nothing
  // Which member of a union a value is only the schema can tell.
  if (convert === undefined || convert === nothing || converts.length > 1) throw new Unknown()
  return (value) => value === null ? null : convert(value)
}

const convertOf = (ast: SchemaAST.AST): Convert | typeof nothing => {
  const converted = ast.annotations as Converted | undefined
  const known = converted?.["~effect-prisma-management/convert"]
  if (known !== undefined) return known
  if (ast.encoding !== undefined) {
    const envelope = ast.encoding.at(-1)?.to
    if (converted?.["~effect-prisma-management/data"] !== true || envelope === undefined) throw new Unknown()
    const convert = convertOf(envelope)
    return convert === nothing ? (value) => value.data : (value) => (convert(value) as { readonly data: unknown }).data
  }
  switch (ast._tag) {
    case "Objects":
      return convertObject(ast)
    case "Arrays":
      return convertArray(ast)
    case "Union":
      return convertUnion(ast)
    case "Suspend":
    case "Declaration":
      throw new Unknown()
    default:
      return nothing
  }
}

/** From the encoded side of a schema, freshly decoded, to its type side; `undefined` where only the schema itself can do that. */
export const makeConvert = (ast: SchemaAST.AST): Convert | undefined => {
  try {
    const convert = convertOf(ast)
    return convert === nothing ? (value) => value : convert
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}
