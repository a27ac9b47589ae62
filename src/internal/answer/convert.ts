/**
 * The second half of decoding an answer: JSON that was checked becomes what the user gets, in place. Dates and secrets are made, and
 * what the contract does not know is left out.
 *
 * A schema that transforms leaf by leaf takes several times as long as one that only checks. So an answer is checked as the JSON that it
 * is, and what is left to do is looked up once, here.
 */
import * as SchemaAST from "effect/SchemaAST"

type Convert = (value: any) => unknown

/** The annotations that say how a value of a schema's encoded side becomes one of its type side. */
export interface Converted {
  /** Throws where it cannot. */
  readonly "~effect-prisma-management/convert"?: Convert
  /** Whether it can, told without the price of an error. Always, if omitted. */
  readonly "~effect-prisma-management/isConvertible"?: (value: any) => boolean
  /** The value is what is in the `data` of the encoded side. */
  readonly "~effect-prisma-management/data"?: true
  /** The value is of the kind that its `type` names, or of the last one. */
  readonly "~effect-prisma-management/tagged"?: true
}

/** The schema transforms in a way that is not known here: only the schema itself can decode it. */
class Unknown extends Error {}

type Fields = { [name: PropertyKey]: unknown }

const only = (value: Fields, names: ReadonlyArray<PropertyKey>): Fields => {
  const kept: Fields = {}
  for (const name of names) {
    if (value[name] !== undefined) kept[name] = value[name]
  }
  return kept
}

const count = (value: Fields): number => {
  let fields = 0
  // oxlint-disable-next-line no-unused-vars
  for (const _ in value) fields++
  return fields
}

const convertStruct = (ast: SchemaAST.Objects): Convert => {
  const names = ast.propertySignatures.map(({ name }) => name)
  const known = new Set<PropertyKey>(names)
  const allRequired = !ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))
  const fields = ast.propertySignatures.flatMap(({ name, type }) => {
    const convert = convertOf(type)
    return convert === undefined ? [] : [{ name, convert }]
  })
  const hasOthers = (value: Fields): boolean => {
    for (const name in value) {
      if (!known.has(name)) return true
    }
    return false
  }
  return (value: Fields) => {
    for (let i = 0; i < fields.length; i++) {
      const { convert, name } = fields[i]!
      if (value[name] !== undefined) value[name] = convert(value[name])
    }
    const isExact = allRequired ? count(value) === names.length : !hasOthers(value)
    return isExact ? value : only(value, names)
  }
}

const convertRecord = (ast: SchemaAST.Objects): Convert | undefined => {
  const [convert, ...others] = ast.indexSignatures.map(({ type }) => convertOf(type))
  if (others.length > 0 || ast.propertySignatures.length > 0) throw new Unknown()
  // Names are the API's users': one may be `__proto__`, which must not be assigned to.
  return convert &&
    ((value: Fields) => Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(inner)])))
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
  // Which member of a union a value is only the schema can tell.
  if (converts.length > 1 && converts.some((convert) => convert !== undefined)) throw new Unknown()
  const [convert] = converts
  return convert && ((value) => value === null ? null : convert(value))
}

const convertOf = (ast: SchemaAST.AST): Convert | undefined => {
  const converted = ast.annotations as Converted | undefined
  const known = converted?.["~effect-prisma-management/convert"]
  if (known !== undefined) return known
  if (ast.encoding !== undefined) {
    if (converted?.["~effect-prisma-management/data"] !== true) throw new Unknown()
    const convert = convertOf(ast.encoding.at(-1)!.to)
    return convert === undefined
      ? (value) => value.data
      : (value) => (convert(value) as { readonly data: unknown }).data
  }
  switch (ast._tag) {
    case "Objects":
      return ast.indexSignatures.length === 0 ? convertStruct(ast) : convertRecord(ast)
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

/** From JSON that is what the encoded side of a schema says to its type side; `undefined` where only the schema itself can do that. */
export const makeConvert = (ast: SchemaAST.AST): Convert | undefined => {
  try {
    const convert = convertOf(ast)
    return convert === undefined ? (value) => value : convert
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}
