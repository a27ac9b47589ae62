/** Every schema that a program can build with: it makes samples of itself, and each sample can be written and read. */
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as fs from "node:fs"
import * as path from "node:path"
import { TransferProjectInput } from "../src/api/projects.ts"
import { DatabaseSource } from "../src/api/schemas.ts"
import { root } from "./support/contract.ts"

const modules = ["src", "src/api"].flatMap((folder) =>
  fs.readdirSync(path.join(root, folder)).filter((file) => file.endsWith(".ts") && file !== "index.ts")
    .map((file) => path.join(folder, file))
)

type AnySchema = Schema.Codec<unknown, unknown>

const isSchema = (entry: readonly [string, unknown]): entry is readonly [string, AnySchema] => Schema.isSchema(entry[1])

const schemas = (await Promise.all(modules.map(async (file) => {
  const module: object = await import(/* @vite-ignore */ path.join(root, file))
  const all = Object.entries(module).filter(isSchema).map(([name, schema]) => ({ name, schema }))
  const { byTag = {} } = module as { readonly byTag?: { readonly [tag: string]: AnySchema } }
  return [...all, ...Object.entries(byTag).map(([name, schema]) => ({ name, schema }))]
    .map(({ name, schema }) => ({ id: `${path.basename(file, ".ts")}.${name}`, schema }))
}))).flat()

const samplesOf = (schema: AnySchema, seed: number) =>
  Arbitrary.sampleEffect(Arbitrary.schema(Schema.toType(schema)), { count: 10, seed })

/** A field of an input that is given as `undefined` is not sent. */
const withoutUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (!Predicate.isObject(value) || (Object.getPrototypeOf(value) ?? Object.prototype) !== Object.prototype) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined).map((
      [name, inner]
    ) => [name, withoutUndefined(inner)])
  )
}

const throughJson = (value: unknown): unknown => value === undefined ? undefined : JSON.parse(JSON.stringify(value))

describe("schemas", () => {
  it("the schemas are found", () => {
    assert.isAbove(schemas.length, 180)
  })

  it.effect.each(schemas)(
    "samples of $id are written and read, as the API does it and as JSON",
    ({ id, schema }) =>
      Effect.gen(function*() {
        const samples = yield* samplesOf(schema, 1)
        for (const codec of [schema, Schema.toCodecJson(schema)]) {
          for (const made of samples) {
            // What stored tokens say can be said in several ways, and is read as one.
            const sample = id.startsWith("TokensSchema.")
              ? yield* Schema.decodeUnknownEffect(codec)(throughJson(yield* Schema.encodeUnknownEffect(codec)(made)))
              : made
            const written = throughJson(yield* Schema.encodeUnknownEffect(codec)(sample))
            const read = yield* Schema.decodeUnknownEffect(codec)(written)
            assert.isTrue(Schema.is(schema)(read))
            assert.deepStrictEqual(throughJson(yield* Schema.encodeUnknownEffect(codec)(read)), written)
            // Errors are compared, field by field, in test/crossing.
            if (!(read instanceof Error)) assert.deepStrictEqual(shown(read), shown(sample))
          }
        }
      })
  )

  it.effect("a secret that a user gives is Redacted for who reads it, plain or not", () =>
    Effect.gen(function*() {
      const codec = Schema.toCodecJson(Schema.toType(TransferProjectInput))
      for (const recipientAccessToken of ["token", Redacted.make("token")]) {
        const written = yield* Schema.encodeEffect(codec)({ recipientAccessToken })
        assert.deepStrictEqual(written, { recipientAccessToken: "token" })
        assert.deepStrictEqual(yield* Schema.decodeUnknownEffect(codec)(written), {
          recipientAccessToken: Redacted.make("token")
        })
      }
    }))

  it.effect("samples have kinds that the contract does not know yet", () =>
    Effect.gen(function*() {
      const samples = yield* Arbitrary.sampleEffect(Arbitrary.schema(DatabaseSource), { count: 100, seed: 1 })
      assert.isTrue(samples.some((source) => source?.type === "unrecognized"))
    }))
})

/** Comparable: two secrets of the same text are the same. */
function shown(value: unknown): unknown {
  const plain = withoutUndefined(value)
  if (Redacted.isRedacted(plain)) return { redacted: shown(Redacted.value(plain)) }
  if (Array.isArray(plain)) return plain.map(shown)
  // JSON has one zero.
  if (plain === 0) return 0
  if (!Predicate.isObject(plain) || Object.getPrototypeOf(plain) !== Object.prototype) return plain
  return Object.fromEntries(
    Object.entries(plain).map(([name, inner]) => [name, shown(inner)])
  )
}
