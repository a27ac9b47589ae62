/** Writes a JSON schema as the expression of an Effect `Schema` and as a TypeScript type. */
import type { JsonSchema } from "../contract/document.ts"
import { ContractError } from "../contract/document.ts"
import { componentName, type Contract, type Direction } from "./model.ts"

export interface Writer {
  readonly contract: Contract
  readonly direction: Direction
  /** The name under which a component is known in this direction. */
  readonly reference: (component: string, direction: Direction) => string
}

/** A property's name as it stands in an object. */
export const key = (name: string): string => /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)

/** The types of a schema without `null`, and whether `null` is one of them. */
const typesOf = (schema: JsonSchema): { readonly types: ReadonlyArray<string>; readonly nullable: boolean } => {
  const all = schema.type === undefined ? [] : [schema.type].flat()
  return { types: all.filter((type) => type !== "null"), nullable: all.includes("null") }
}

/** The values that a schema names. An answer may have others, so only names count there: a constant `false` is any boolean. */
const literals = (schema: JsonSchema, direction: Direction): ReadonlyArray<string> | undefined => {
  const values = schema.const !== undefined ? [schema.const] : schema.enum?.filter((value) => value !== null)
  if (direction === "response" && values?.every((value) => typeof value === "string") === false) return undefined
  return values?.map((value) => JSON.stringify(value))
}

const isObjectUnion = (contract: Contract, members: ReadonlyArray<JsonSchema>): boolean =>
  members.length > 1 &&
  members.every((member) => contract.resolve(contract.resolve(member).properties?.["type"] ?? {}).const !== undefined)

const unionOf = (contract: Contract, schema: JsonSchema) => {
  const members = schema.oneOf ?? schema.anyOf
  if (members === undefined) return undefined
  const present = members.filter((member) => contract.resolve(member).type !== "null")
  return { members: present, nullable: present.length < members.length, tagged: isObjectUnion(contract, present) }
}

const check = (checks: ReadonlyArray<string>): string => checks.length === 0 ? "" : `.check(${checks.join(", ")})`

const stringChecks = ({ maxLength, minLength, pattern }: JsonSchema): ReadonlyArray<string> => [
  ...(minLength === undefined ? [] : [`Schema.isMinLength(${minLength})`]),
  ...(maxLength === undefined ? [] : [`Schema.isMaxLength(${maxLength})`]),
  ...(pattern === undefined ? [] : [`Schema.isPattern(${new RegExp(pattern)})`])
]

const numberChecks = ({ exclusiveMinimum, maximum, minimum }: JsonSchema): ReadonlyArray<string> => [
  ...(minimum === undefined ? [] : [`Schema.isGreaterThanOrEqualTo(${minimum})`]),
  ...(exclusiveMinimum === undefined ? [] : [`Schema.isGreaterThan(${exclusiveMinimum})`]),
  ...(maximum === undefined ? [] : [`Schema.isLessThanOrEqualTo(${maximum})`])
]

const writeString = (writer: Writer, schema: JsonSchema, sensitive: boolean): string => {
  if (writer.direction === "response") {
    return sensitive ? "wire.Sensitive" : schema.format === "date-time" ? "wire.Instant" : "Schema.String"
  }
  const text = `Schema.String${check(stringChecks(schema))}`
  return sensitive ? `wire.secretInput(${text})` : text
}

const writeNumber = (writer: Writer, schema: JsonSchema, integer: boolean): string =>
  (integer ? "Schema.Int" : "Schema.Finite") + (writer.direction === "request" ? check(numberChecks(schema)) : "")

const writeAny = (writer: Writer): string => writer.direction === "request" ? "wire.AnyJson" : "Schema.Unknown"

const writeObject = (writer: Writer, schema: JsonSchema, sensitive: boolean, tag: string | undefined): string => {
  const { additionalProperties } = schema
  if (schema.properties === undefined) {
    const values = typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
      ? writeSchema(writer, additionalProperties, sensitive)
      : writeAny(writer)
    return `Schema.Record(Schema.String, ${values})`
  }
  const optional = writer.direction === "request" ? "wire.optional" : "Schema.optionalKey"
  const fields = Object.entries(schema.properties).map(([name, property]) => {
    const constant = writer.contract.resolve(property).const
    const value = name === tag && constant !== undefined
      ? `Schema.Literal(${JSON.stringify(constant)})`
      : writeSchema(writer, property, sensitive)
    return `${key(name)}: ${schema.required?.includes(name) ? value : `${optional}(${value})`}`
  })
  return `Schema.Struct({ ${fields.join(", ")} })`
}

const writeUnion = (writer: Writer, schema: JsonSchema, sensitive: boolean): string | undefined => {
  const union = unionOf(writer.contract, schema)
  if (union === undefined) return undefined
  const members = union.members.map((member) =>
    union.tagged && member.$ref === undefined
      ? writeObject(writer, member, sensitive, "type")
      : writeSchema(writer, member, sensitive)
  )
  const make = union.tagged && writer.direction === "response" ? "wire.taggedUnion" : "Schema.Union"
  const value = members.length === 1 ? members[0]! : `${make}([${members.join(", ")}])`
  return union.nullable ? `Schema.NullOr(${value})` : value
}

/** The members of tagged unions keep their tag closed, so that the union can be told apart. */
export const isUnionMember = (contract: Contract, name: string): boolean =>
  Object.values(contract.document.components?.schemas ?? {}).some((schema) => {
    const union = unionOf(contract, schema)
    return union?.tagged === true && union.members.some((member) => member.$ref === `#/components/schemas/${name}`)
  })

export const writeSchema = (writer: Writer, schema: JsonSchema, inherited = false, tag?: string): string => {
  const sensitive = inherited || schema["x-sensitive"] === true
  if (schema.$ref !== undefined) {
    return sensitive && schema["x-sensitive"] === true
      ? writeSchema(writer, writer.contract.resolve(schema), true)
      : writer.reference(componentName(schema.$ref), writer.direction)
  }
  const union = writeUnion(writer, schema, sensitive)
  if (union !== undefined) return union
  const { nullable, types } = typesOf(schema)
  const value = writeNonNull(writer, schema, types, sensitive, tag)
  return nullable ? `Schema.NullOr(${value})` : value
}

const writeNonNull = (
  writer: Writer,
  schema: JsonSchema,
  types: ReadonlyArray<string>,
  sensitive: boolean,
  tag: string | undefined
): string => {
  const known = literals(schema, writer.direction)
  if (known !== undefined) {
    if (writer.direction === "response") return `wire.openEnum<${known.join(" | ")}>()`
    return known.length === 1 ? `Schema.Literal(${known[0]})` : `Schema.Literals([${known.join(", ")}])`
  }
  if (types.length > 1) throw new ContractError("", `more than one type: ${types.join(", ")}`)
  switch (types[0]) {
    case "string":
      return writeString(writer, schema, sensitive)
    case "integer":
      return writeNumber(writer, schema, true)
    case "number":
      return writeNumber(writer, schema, false)
    case "boolean":
      return "Schema.Boolean"
    case "null":
      return "Schema.Null"
    case "array":
      return `Schema.Array(${writeSchema(writer, schema.items ?? {}, sensitive)})`
    case "object":
      return writeObject(writer, schema, sensitive, tag)
    default:
      return schema.type === "null" ? "Schema.Null" : writeAny(writer)
  }
}

/** What a query or header parameter is on the wire: a string, whatever it is for the user. */
export const writeParameterSchema = (writer: Writer, schema: JsonSchema): string => {
  const resolved = writer.contract.resolve(schema)
  const { nullable, types } = typesOf(resolved)
  if (types[0] === "number" || types[0] === "integer") {
    const checks = [...(types[0] === "integer" ? ["Schema.isInt()"] : []), ...numberChecks(resolved)]
    return `Schema.FiniteFromString${check(checks)}`
  }
  return nullable
    ? `wire.nullableQuery(${writeSchema(writer, { ...resolved, type: types[0]! })})`
    : writeSchema(writer, schema)
}

export const escapeComment = (text: string): string => text.replaceAll("*/", "*\\/")

const comment = (schema: JsonSchema): string => {
  const lines = [
    ...(schema.description === undefined ? [] : [schema.description]),
    ...(schema.default === undefined ? [] : [`Default: \`${JSON.stringify(schema.default)}\`.`]),
    ...(schema.deprecated === true ? ["@deprecated"] : [])
  ]
  return lines.length === 0 ? "" : `\n/** ${escapeComment(lines.join(" "))} */\n`
}

/** The members of an object type. */
export const writeMembers = (writer: Writer, schema: JsonSchema, sensitive = false, tag?: string): string =>
  Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const required = schema.required?.includes(name) === true
    const constant = writer.contract.resolve(property).const
    const type = name === tag && constant !== undefined
      ? JSON.stringify(constant)
      : writeType(writer, property, sensitive)
    const absent = !required && writer.direction === "request" ? " | undefined" : ""
    return `${comment(property)}readonly ${key(name)}${required ? "" : "?"}: ${type}${absent}`
  }).join("\n")

export const writeType = (writer: Writer, schema: JsonSchema, inherited = false, tag?: string): string => {
  const sensitive = inherited || schema["x-sensitive"] === true
  if (schema.$ref !== undefined) {
    const resolved = writer.contract.resolve(schema)
    return isPlainString(writer.contract, resolved)
      ? writeType(writer, resolved, sensitive)
      : writer.reference(componentName(schema.$ref), writer.direction)
  }
  const union = unionOf(writer.contract, schema)
  if (union !== undefined) {
    const members = new Set(
      union.members.map((member) => writeType(writer, member, sensitive, union.tagged ? "type" : undefined))
    )
    if (union.tagged && writer.direction === "response") members.add("wire.Unrecognized")
    // Beside any string, a literal says nothing.
    const distinct = Array.from(members).filter((member) => !(members.has("string") && member.startsWith("\"")))
    return [...distinct, ...(union.nullable ? ["null"] : [])].join(" | ")
  }
  const { nullable, types } = typesOf(schema)
  const type = writeNonNullType(writer, schema, types[0], sensitive, tag)
  return nullable ? `${type} | null` : type
}

/** A string that has no more to it than where it may stand, like an id. */
export const isPlainString = (contract: Contract, schema: JsonSchema): boolean => {
  const union = unionOf(contract, schema)
  return union === undefined
    ? typesOf(schema).types[0] === "string" && literals(schema, "request") === undefined
    : union.members.every((member) => typesOf(contract.resolve(member)).types[0] === "string")
}

const writeNonNullType = (
  writer: Writer,
  schema: JsonSchema,
  type: string | undefined,
  sensitive: boolean,
  tag: string | undefined
): string => {
  const known = literals(schema, writer.direction)
  if (known !== undefined) {
    return known.join(" | ") + (writer.direction === "response" ? " | (string & {})" : "")
  }
  switch (type) {
    case "string":
      return sensitive
        ? writer.direction === "response" ? "Redacted.Redacted<string>" : "string | Redacted.Redacted<string>"
        : writer.direction === "response" && schema.format === "date-time"
        ? "DateTime.Utc"
        : "string"
    case "integer":
    case "number":
      return "number"
    case "boolean":
      return "boolean"
    case "array": {
      const item = writeType(writer, schema.items ?? {}, sensitive)
      return `ReadonlyArray<${item}>`
    }
    case "object": {
      if (schema.properties !== undefined) return `{\n${writeMembers(writer, schema, sensitive, tag)}\n}`
      const { additionalProperties } = schema
      const values = typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
        ? writeType(writer, additionalProperties, sensitive)
        : "unknown"
      return `{ readonly [name: string]: ${values} }`
    }
    default:
      return schema.type === "null" ? "null" : "unknown"
  }
}
