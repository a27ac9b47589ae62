/** Writes a JSON schema as the expression of an Effect `Schema` and as a TypeScript type, in one walk. */
import type { JsonSchema } from "../contract/document.ts"
import { arrayChecks, recordChecks, stringChecks, withChecks, writeNumber } from "./checks.ts"
import { memberComment } from "./comments.ts"
import { type Code, code, codecs, DateTime, distinct, join, Redacted, Schema, shape } from "./code.ts"
import { componentName, type Contract, type Direction } from "./model.ts"

export interface Writer {
  readonly contract: Contract
  readonly direction: Direction
  /** The name under which a component is known in a direction. */
  readonly nameOf: (component: string, direction: Direction) => string
}

/** A schema as the type that a user sees, and as the codec between it and the wire. */
export interface Written {
  readonly type: Code
  readonly codec: Code
}

/** What holds for a schema because of where it stands. */
interface Place {
  /** It is in something secret. */
  readonly sensitive?: boolean
  /** The property by which a union tells its members apart. */
  readonly tag?: string | undefined
}

/** A property's name as it stands in an object. */
export const key = (name: string): string => /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)

/** The types of a schema without `null`, and whether `null` is one of them. */
export const typesOf = (schema: JsonSchema): { readonly types: ReadonlyArray<string>; readonly nullable: boolean } => {
  const all = schema.type === undefined ? [] : [schema.type].flat()
  return { types: all.filter((type) => type !== "null"), nullable: all.includes("null") }
}

/** The values that a schema names. An answer may have others, so only names count there: a constant `false` is any boolean. */
export const literals = (schema: JsonSchema, direction: Direction): ReadonlyArray<string> | undefined => {
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

type Union = NonNullable<ReturnType<typeof unionOf>>

/** The members of tagged unions keep their tag closed, so that the union can be told apart. */
export const isUnionMember = (contract: Contract, name: string): boolean =>
  Object.values(contract.document.components?.schemas ?? {}).some((schema) => {
    const union = unionOf(contract, schema)
    return union?.tagged === true && union.members.some((member) => member.$ref === `#/components/schemas/${name}`)
  })

/** A string that has no more to it than where it may stand, like an id. */
export const isPlainString = (contract: Contract, schema: JsonSchema): boolean => {
  const union = unionOf(contract, schema)
  return union === undefined
    ? typesOf(schema).types[0] === "string" && literals(schema, "request") === undefined
    : union.members.every((member) => typesOf(contract.resolve(member)).types[0] === "string")
}

const orNull = ({ codec, type }: Written, nullable: boolean): Written =>
  nullable ? { type: code`${type} | null`, codec: code`${Schema}.NullOr(${codec})` } : { type, codec }

const writeUnion = (writer: Writer, union: Union, sensitive: boolean): Written => {
  const written = union.members.map((member) =>
    writeSchema(writer, member, { sensitive, tag: union.tagged ? "type" : undefined })
  )
  const isOpen = union.tagged && writer.direction === "response"
  const types = distinct([...written.map(({ type }) => type), ...(isOpen ? [code`${codecs}.Unrecognized`] : [])])
  const hasString = types.some(({ text }) => text === "string")
  const members = join(written.map(({ codec }) => codec), ", ")
  return orNull({
    // Beside any string, a literal says nothing.
    type: join(types.filter(({ text }) => !(hasString && text.startsWith("\""))), " | "),
    codec: written.length === 1
      ? members
      : isOpen
      ? code`${codecs}.taggedUnion([${members}])`
      : code`${Schema}.Union([${members}])`
  }, union.nullable)
}

export const writeSchema = (writer: Writer, schema: JsonSchema, place: Place = {}): Written => {
  const sensitive = place.sensitive === true || schema["x-sensitive"] === true
  if (schema.$ref !== undefined) {
    const resolved = writer.contract.resolve(schema)
    // The component itself is no secret: it is one here.
    if (sensitive) return writeSchema(writer, resolved, { ...place, sensitive })
    const named = shape(writer.nameOf(componentName(schema.$ref), writer.direction))
    const isString = isPlainString(writer.contract, resolved)
    return { type: isString ? writeSchema(writer, resolved).type : named, codec: named }
  }
  const union = unionOf(writer.contract, schema)
  if (union !== undefined) return writeUnion(writer, union, sensitive)
  const { nullable, types } = typesOf(schema)
  if (types.length > 1 && literals(schema, writer.direction) === undefined) {
    return writeUnion(
      writer,
      { members: types.map((type) => ({ ...schema, type })), nullable, tagged: false },
      sensitive
    )
  }
  return orNull(writeNonNull(writer, schema, types[0], { ...place, sensitive }), nullable)
}

const writeLiterals = (writer: Writer, known: ReadonlyArray<string>): Written => {
  const type = known.join(" | ")
  if (writer.direction === "response") {
    return { type: code`${type} | (string & {})`, codec: code`${codecs}.openEnum<${type}>()` }
  }
  return {
    type: code`${type}`,
    codec: known.length === 1
      ? code`${Schema}.Literal(${known[0]!})`
      : code`${Schema}.Literals([${known.join(", ")}])`
  }
}

const writeNonNull = (writer: Writer, schema: JsonSchema, type: string | undefined, place: Place): Written => {
  const known = literals(schema, writer.direction)
  if (known !== undefined) return writeLiterals(writer, known)
  switch (type) {
    case "string":
      return writeString(writer, schema, place.sensitive === true)
    case "integer":
    case "number":
      return { type: code`number`, codec: writeNumber(schema, type, writer.direction) }
    case "boolean":
      return { type: code`boolean`, codec: code`${Schema}.Boolean` }
    case "array": {
      const item = writeSchema(writer, schema.items ?? {}, { sensitive: place.sensitive === true })
      const checks = writer.direction === "request" ? arrayChecks(schema) : []
      return {
        type: code`ReadonlyArray<${item.type}>`,
        codec: withChecks(code`${Schema}.Array(${item.codec})`, checks)
      }
    }
    case "object":
      return schema.properties === undefined
        ? writeRecord(writer, schema, place)
        : writeObject(writer, schema, schema.properties, place)
    default:
      return schema.type === "null" ? { type: code`null`, codec: code`${Schema}.Null` } : writeAny(writer)
  }
}

const writeAny = (writer: Writer): Written => ({
  type: code`unknown`,
  codec: writer.direction === "request" ? code`${codecs}.AnyJson` : code`${Schema}.Unknown`
})

const writeString = (writer: Writer, schema: JsonSchema, sensitive: boolean): Written => {
  if (writer.direction === "request") {
    const text = withChecks(code`${Schema}.String`, stringChecks(schema))
    return sensitive
      ? { type: code`string | ${Redacted}.Redacted<string>`, codec: code`${codecs}.secretInput(${text})` }
      : { type: code`string`, codec: text }
  }
  if (sensitive) return { type: code`${Redacted}.Redacted<string>`, codec: code`${codecs}.Sensitive` }
  return schema.format === "date-time"
    ? { type: code`${DateTime}.Utc`, codec: code`${codecs}.Instant` }
    : { type: code`string`, codec: code`${Schema}.String` }
}

const writeRecord = (writer: Writer, schema: JsonSchema, place: Place): Written => {
  const { additionalProperties } = schema
  const values = typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0
    ? writeSchema(writer, additionalProperties, { sensitive: place.sensitive === true })
    : writeAny(writer)
  return {
    type: code`{ readonly [name: string]: ${values.type} }`,
    codec: withChecks(
      code`${Schema}.Record(${Schema}.String, ${values.codec})`,
      writer.direction === "request" ? recordChecks(schema) : []
    )
  }
}

const writeObject = (
  writer: Writer,
  { required = [] }: JsonSchema,
  properties: NonNullable<JsonSchema["properties"]>,
  place: Place
): Written => {
  const optional = writer.direction === "request" ? code`${codecs}.optional` : code`${Schema}.optionalKey`
  const members = Object.entries(properties).map(([name, property]): Member => {
    const constant = writer.contract.resolve(property).const
    const { codec, type } = name === place.tag && constant !== undefined
      ? { type: code`${JSON.stringify(constant)}`, codec: code`${Schema}.Literal(${JSON.stringify(constant)})` }
      : writeSchema(writer, property, { sensitive: place.sensitive === true })
    const isRequired = required.includes(name)
    return { name, schema: property, isRequired, type, codec: isRequired ? codec : code`${optional}(${codec})` }
  })
  return {
    type: writeMemberTypes(writer, members),
    codec: code`${Schema}.Struct(${writeMemberCodecs(members)})`
  }
}

/** A property of an object, or a parameter. */
export interface Member extends Written {
  readonly name: string
  readonly schema: JsonSchema
  readonly isRequired: boolean
}

export const writeMemberTypes = (writer: Writer, members: ReadonlyArray<Member>): Code => {
  const written = members.map(({ isRequired, name, schema, type }) => {
    const absent = !isRequired && writer.direction === "request" ? " | undefined" : ""
    return code`${memberComment(writer.contract, schema, writer.direction)}readonly ${key(name)}${
      isRequired ? "" : "?"
    }: ${type}${absent}`
  })
  return code`{\n${join(written, "\n")}\n}`
}

export const writeMemberCodecs = (members: ReadonlyArray<Member>): Code =>
  code`{ ${join(members.map(({ codec, name }) => code`${key(name)}: ${codec}`), ", ")} }`
