/**
 * The schemas between the contract's JSON and what a user sees: what the generated files are written with.
 */
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { utcOf } from "./utc.ts"
import type { Converted } from "../answer/convert.ts"
import { ndjson } from "../answer/ndjson.ts"
import { parseUrl } from "../failure/urls.ts"
import { secret } from "./secret.ts"

/** `{ data }` on the wire, what is in it for the user. */
export const data = <S extends Schema.Top>(
  schema: S
): Schema.Codec<S["Type"], unknown, S["DecodingServices"], S["EncodingServices"]> =>
  Schema.Struct({ data: schema }).pipe(
    Schema.decodeTo(
      Schema.toType(schema),
      SchemaTransformation.transform({
        decode: (body: { readonly data: S["Type"] }): S["Type"] => body.data,
        encode: (data) => ({ data })
      }) as never
    )
  ).annotate({ "~effect-prisma-management/data": true } satisfies Converted)

type Secret = string | Redacted.Redacted<string>

const isSecret = (u: unknown): u is Secret => Predicate.isString(u) || Redacted.isRedacted(u)

const secretTransformation = SchemaTransformation.transform<Secret, string>({
  decode: (value) => Redacted.make(value),
  encode: (secret) => Redacted.isRedacted(secret) ? Redacted.value(secret) : secret
})

/** A secret that the user gives, plain or redacted; whoever receives it has it redacted. */
export const secretInput = <S extends Schema.Codec<string, string>>(schema: S) => {
  const link = () => Schema.link<Secret>()(schema, secretTransformation)
  return schema.pipe(
    Schema.decodeTo(
      Schema.declare(isSecret, {
        expected: "a string or a Redacted string",
        toCodecJson: link,
        toCodecArbitrary: link
      }),
      secretTransformation
    )
  ).annotate(secret)
}

/** `format: uri` of an input. It refuses what is certainly none, and leaves the rest to the API. */
export const isUrl = Schema.makeFilter((text: string) => parseUrl(text) !== null, {
  expected: "an absolute URL",
  toJsonSchema: () => ({ format: "uri" })
})

/** A secret that the API answers with. */
export const Sensitive = Schema.RedactedFromValue(Schema.String).annotate(
  {
    "~effect-prisma-management/convert": (value: string) => Redacted.make(value),
    ...secret
  } satisfies Converted
)

/** No time is written in more, and to look for one in a text of megabytes takes long. */
const longestInstant = 100

// `DateTime` reads a text as it is, or as one in UTC.
const isInstant = (value: string): boolean =>
  value.length <= longestInstant && /\d/.test(value) &&
  (!Number.isNaN(Date.parse(value)) || !Number.isNaN(Date.parse(`${value}Z`))) &&
  Option.isSome(DateTime.make(value))

/** A point in time that the API answers with (RFC 3339). */
export const Instant = Schema.DateTimeUtcFromString.annotate(
  {
    "~effect-prisma-management/convert": (value: string) => DateTime.makeUnsafe(utcOf(value) ?? value),
    "~effect-prisma-management/isConvertible": isInstant
  } satisfies Converted
)

const isJson = (u: unknown, around: ReadonlyArray<unknown>): boolean => {
  if (u === null || typeof u === "string" || typeof u === "boolean") return true
  if (typeof u === "number") return Number.isFinite(u)
  if (typeof u !== "object" || around.includes(u)) return false
  if (Array.isArray(u)) return u.every((item) => isJson(item, [...around, u]))
  const prototype: unknown = Object.getPrototypeOf(u)
  return (prototype === Object.prototype || prototype === null)
    && Object.values(u).every((inner) => inner === undefined || isJson(inner, [...around, u]))
}

/** Any JSON that a user gives: what JSON cannot say would be sent as something else. */
export const AnyJson = Schema.Unknown.check(Schema.makeFilter((u) => isJson(u, []), { expected: "a JSON value" }))

/** A field that a user may omit, or give as `undefined`: either way it is not sent. */
export const optional = <S extends Schema.Top>(schema: S) =>
  Schema.optionalKey(schema).pipe(
    Schema.decodeTo(Schema.optional(Schema.toType(schema)), {
      decode: SchemaGetter.passthrough({ strict: false }),
      encode: SchemaGetter.transformOptional(Option.filter(Predicate.isNotUndefined)) as never
    })
  )

/** A query parameter that may be given as `null`, like the cursor of a last page: it is not sent then. */
export const nullableQuery = <S extends Schema.Codec<any, string>>(schema: S) =>
  Schema.optionalKey(schema).pipe(
    Schema.decodeTo(Schema.optional(Schema.NullOr(Schema.toType(schema))), {
      decode: SchemaGetter.passthrough({ strict: false }),
      encode: SchemaGetter.transformOptional(Option.filter(Predicate.isNotNullish)) as never
    })
  )

/** A boolean as a query or a header says it. */
export const booleanText = Schema.Literals(["true", "false"]).pipe(
  Schema.decodeTo(
    Schema.Boolean,
    SchemaTransformation.transform({
      decode: (text: "true" | "false") => text === "true",
      encode: (value: boolean) => value ? "true" as const : "false" as const
    })
  )
)

/** A string of which the contract names the known values; others reach the user as they are. */
export const openEnum = <Known extends string>(): Schema.Codec<Known | (string & {}), string> => Schema.String

/** A kind of a union that the contract does not know yet, with all that the API said. */
export interface Unrecognized {
  readonly type: "unrecognized"
  readonly value: Redacted.Redacted<{ readonly [name: string]: unknown }>
}

const isUnrecognized = (u: unknown): u is Unrecognized => Predicate.hasProperty(u, "type") && u.type === "unrecognized"

const toUnrecognized = (value: { readonly [name: string]: unknown }): Unrecognized => ({
  type: "unrecognized",
  value: Redacted.make(value)
})

type Kind = Schema.Struct<{ readonly type: Schema.Literal<string> }>

/** The kinds of a union that an answer may be, told apart by their `type`; and those to come. */
export const taggedUnion = <const Kinds extends ReadonlyArray<Schema.Top>>(kinds: Kinds) => {
  const known = new Set(kinds.map((kind) => (kind as unknown as Kind).fields.type.literal))
  const transformation = SchemaTransformation.transform({
    decode: toUnrecognized,
    encode: ({ value }: Unrecognized) => Redacted.value(value)
  })
  const linkTo = (schema: Schema.Constraint) => Schema.link<Unrecognized>()(schema, transformation as never)
  const Other = Schema.Record(Schema.String, Schema.Unknown).check(
    Schema.makeFilter(({ type }) => Predicate.isString(type) && !known.has(type), { expected: "an object with a type" })
  ).pipe(
    Schema.decodeTo(
      Schema.declare(isUnrecognized, {
        expected: "a kind that is not known yet",
        toCodecJson: () => linkTo(Schema.Record(Schema.String, Schema.Json)),
        toCodecArbitrary: () => linkTo(Schema.Struct({ type: Schema.Literal("of tomorrow") }))
      }),
      transformation
    )
  ).annotate({ "~effect-prisma-management/convert": toUnrecognized } satisfies Converted)
  return Schema.Union([...kinds, Other] as readonly [...Kinds, typeof Other]).annotate(
    { "~effect-prisma-management/tagged": true } satisfies Converted
  )
}

/** Records in lines, with what reads them: a program without such an operation does not bring it along. */
export type Lines<S extends Schema.Constraint> = HttpApiSchema.StreamNdjson<S> & { readonly read: typeof ndjson }

export const lines = <S extends Schema.Constraint>(schema: S): Lines<S> =>
  Object.assign(HttpApiSchema.StreamNdjson({ schema }), { read: ndjson })

/** Marks a POST or PATCH that is safe to repeat. */
export class Idempotent extends Context.Service<Idempotent, true>()("effect-prisma-management/internal/Idempotent") {}
