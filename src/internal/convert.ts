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
  /** The value is of the kind that its `type` names, or of the last one. */
  readonly "~effect-prisma-management/tagged"?: true
}

/** The schema transforms in a way that is not known here: only the schema itself can decode it. */
class Unknown extends Error {}

const convertObject = (ast: SchemaAST.Objects): Convert | undefined => {
  const fields = ast.propertySignatures.flatMap(({ name, type }) => {
    const convert = convertOf(type)
    return convert === undefined ? [] : [{ name, convert }]
  })
  const [record, ...others] = ast.indexSignatures.map(({ type }) => convertOf(type))
  if (others.length > 0) throw new Unknown()
  if (fields.length === 0 && record === undefined) return undefined
  return (value: { [name: PropertyKey]: unknown }) => {
    for (const { convert, name } of fields) {
      if (value[name] !== undefined) value[name] = convert(value[name])
    }
    if (record !== undefined) {
      for (const name in value) value[name] = record(value[name])
    }
    return value
  }
}

const convertArray = (ast: SchemaAST.Arrays): Convert | undefined => {
  const [item, ...others] = [...ast.elements, ...ast.rest].map(convertOf)
  if (others.some((other) => other !== undefined)) throw new Unknown()
  if (item === undefined) return undefined
  return (value: Array<unknown>) => {
    for (let i = 0; i < value.length; i++) value[i] = item(value[i])
    return value
  }
}

const tagOf = (ast: SchemaAST.AST): unknown => {
  const tag = ast._tag === "Objects" ? ast.propertySignatures.find(({ name }) => name === "type")?.type : undefined
  return tag?._tag === "Literal" ? tag.literal : undefined
}

const convertTagged = (ast: SchemaAST.Union): Convert => {
  const converts = new Map(ast.types.map((type) => [tagOf(type), convertOf(type)]))
  return (value) => {
    const convert = converts.get(converts.has(value.type) ? value.type : undefined)
    return convert === undefined ? value : convert(value)
  }
}

const convertUnion = (ast: SchemaAST.Union): Convert | undefined => {
  const converts = ast.types.filter((type) => type._tag !== "Null").map(convertOf)
  const [convert] = converts
  if (converts.every((other) => other === undefined)) return undefined
  // Which member of a union a value is only the schema can tell.
  if (convert === undefined || converts.length > 1) throw new Unknown()
  return (value) => value === null ? null : convert(value)
}

const convertOf = (ast: SchemaAST.AST): Convert | undefined => {
  const converted = ast.annotations as Converted | undefined
  const known = converted?.["~effect-prisma-management/convert"]
  if (known !== undefined) return known
  if (ast.encoding !== undefined) {
    const envelope = ast.encoding.at(-1)?.to
    if (converted?.["~effect-prisma-management/data"] !== true || envelope === undefined) throw new Unknown()
    const convert = convertOf(envelope)
    return convert === undefined
      ? (value) => value.data
      : (value) => (convert(value) as { readonly data: unknown }).data
  }
  switch (ast._tag) {
    case "Objects":
      return convertObject(ast)
    case "Arrays":
      return convertArray(ast)
    case "Union":
      return converted?.["~effect-prisma-management/tagged"] === true ? convertTagged(ast) : convertUnion(ast)
    case "Suspend":
    case "Declaration":
      throw new Unknown()
    default:
      return undefined
  }
}

/** From the encoded side of a schema, freshly decoded, to its type side; `undefined` where only the schema itself can do that. */
export const makeConvert = (ast: SchemaAST.AST): Convert | undefined => {
  try {
    const convert = convertOf(ast)
    return convert === undefined ? (value) => value : convert
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}
