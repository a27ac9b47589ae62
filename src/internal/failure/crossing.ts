/**
 * Errors as JSON and back: with all that they say, of the same class on the other side of an RPC, a stored step, a worker.
 *
 * Only who asks for such a codec needs `Schema`: what makes one is marked pure, so that bundlers drop it.
 */
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { printed } from "./printed.ts"
import { transportCause } from "./transportCause.ts"

/** What is left of a cause: what it quotes may be a secret, and what it is made of may be anything. */
interface Reduced {
  readonly name: string
  readonly code?: string | number | undefined
  readonly syscall?: string | undefined
  readonly cause?: Reduced | undefined
  /** It was kept `Redacted`, and is again. */
  readonly isRedacted?: boolean | undefined
}

const Reduced: Schema.Codec<Reduced> = Schema.Struct({
  name: Schema.String,
  code: Schema.optional(Schema.Union([Schema.String, Schema.Finite])),
  syscall: Schema.optional(Schema.String),
  cause: Schema.optional(Schema.suspend(() => Reduced)),
  isRedacted: Schema.optional(Schema.Boolean)
})

/** A cause that is among its own causes has no end. */
const deepest = 10

const isCode = (u: unknown): u is string | number =>
  Predicate.isString(u) || (Predicate.isNumber(u) && Number.isFinite(u))

const reduce = (cause: unknown, level = 0): Reduced => {
  if (Redacted.isRedacted(cause)) return { ...reduce(Redacted.value(cause), level), isRedacted: true }
  if (!(cause instanceof Error)) return { name: cause === null ? "null" : typeof cause }
  const { code, syscall } = cause as { readonly code?: unknown; readonly syscall?: unknown }
  return {
    name: cause.name,
    ...(isCode(code) ? { code } : undefined),
    ...(Predicate.isString(syscall) ? { syscall } : undefined),
    ...(cause.cause instanceof Error && level < deepest ? { cause: reduce(cause.cause, level + 1) } : undefined)
  }
}

const restore = ({ cause, isRedacted, ...own }: Reduced): unknown => {
  const error = Object.assign(
    new Error(own.code === undefined ? own.name : `${own.name} (${own.code})`, cause && { cause: restore(cause) }),
    own
  )
  // Where it was thrown is not known here.
  error.stack = String(error)
  return isRedacted === true ? Redacted.make(error, { label: "cause" }) : error
}

const causeCodec = (restore: (reduced: Reduced) => unknown): Schema.Codec<unknown, unknown> => {
  const transformation = SchemaTransformation.transform<unknown, Reduced>({
    decode: restore,
    encode: (cause) => reduce(cause)
  })
  const Any = Schema.declare(Predicate.isUnknown, {
    toCodecArbitrary: () => Schema.link<unknown>()(Reduced, transformation)
  })
  return Reduced.pipe(Schema.decodeTo(Any, transformation))
}

/** The cause of an error as its names and codes. */
export const Cause = /*#__PURE__*/ causeCodec(restore)

/** The cause of a failed transport, with the messages that it has here. */
export const TransportCause = /*#__PURE__*/ causeCodec((reduced) => transportCause(restore(reduced)))

type Fields = Schema.Struct.Fields

const ownFields = (error: object, names: ReadonlyArray<string>) =>
  Object.fromEntries(
    names.filter((name) => Object.hasOwn(error, name)).map((name) => [name, (error as Record<string, unknown>)[name]])
  )

/**
 * The codec of a class of errors, with all of its fields and its `_tag`. `is` knows one, of this copy of the package or of another in the same
 * program.
 */
export const errorCodec = <Self extends Error & { readonly _tag: string }, const F extends Fields>(
  tag: Self["_tag"],
  is: (u: unknown) => boolean,
  Class: new(fields: Schema.Struct.Type<F>) => Self,
  // What an error can hold, its fields can say: the compiler tells what was forgotten. Details are JSON, which a program may break.
  fields: F & (Self extends Omit<Schema.Struct.Type<F>, "details"> ? unknown : never)
): Schema.Codec<Self, Schema.Json> => {
  const names = Object.keys(fields)
  const decode = (fields: Schema.Struct.Type<F>): Self => {
    const error = new Class(fields)
    // As the client that made the call left it.
    return names.includes("operation") ? printed(error) : error
  }
  const Encoded = Schema.Struct({ ...fields, _tag: Schema.Literal(tag) }) as unknown as Schema.Codec<
    Schema.Struct.Type<F>,
    unknown
  >
  return Schema.toCodecJson(Schema.declare((u): u is Self => Predicate.isTagged(u, tag) && is(u), {
    identifier: tag,
    expected: tag,
    // A union tells its members apart by this: what is wrong with an error is said of its class alone.
    "~sentinels": [{ key: "_tag", literal: tag }],
    toCodecJson: () =>
      Schema.link<Self>()(
        Encoded,
        SchemaTransformation.transform({
          decode,
          encode: (error: Self) => ({ ...ownFields(error, names), _tag: tag }) as unknown as Schema.Struct.Type<F>
        })
      )
  })) as Schema.Codec<Self, Schema.Json>
}
