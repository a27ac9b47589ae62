/** What a wrong answer, or a wrong input, costs and says: however much of it is wrong. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpApi from "effect/http-api/HttpApi"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"
import { BuildLogRecord } from "../src/api/builds.ts"
import { Deployment } from "../src/api/deployments.ts"
import { FetchError } from "../src/FetchError.ts"
import { data, Instant, taggedUnion } from "../src/internal/contract/codecs.ts"
import { makeDecode } from "../src/internal/answer/decode.ts"
import * as FetchErrors from "../src/internal/failure/fetchErrors.ts"
import { fromSchemaError } from "../src/internal/failure/schemaIssues.ts"
import { ManagementApi } from "../src/ManagementApi.ts"
import * as TokensSchema from "../src/TokensSchema.ts"
import { json } from "./support/Answer.ts"
import * as Client from "./support/client.ts"
import { operations } from "./support/contract.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { makeValue, random } from "./support/values.ts"

type Codec = Schema.Codec<unknown, unknown>

const codec = (schema: Schema.Top): Codec => schema as Codec

const wrong = (schema: Schema.Top, text: string) => {
  const decoded = makeDecode(codec(schema))(text)
  return Result.isFailure(decoded) ? decoded.failure : assert.fail("it is right")
}

const head = { request: { method: "GET", url: "https://api.prisma.io/v1/projects" }, status: 200, headers: {} }

const messageOf = ({ issues, more }: ReturnType<typeof wrong>): string =>
  FetchErrors.invalidResponse(head, issues, more).message

const millisecondsOf = (run: () => void): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}

const Item = Schema.Struct({
  id: Schema.String,
  isOpen: Schema.Boolean,
  size: Schema.NullOr(Schema.Finite),
  createdAt: Instant,
  endedAt: Schema.NullOr(Instant),
  kind: Schema.Union([Schema.Literal("a"), Schema.Literal("b"), Schema.Null]),
  owner: Schema.NullOr(Schema.Struct({ name: Schema.String })),
  tags: Schema.Array(Schema.Array(Schema.String)),
  variables: Schema.Record(Schema.String, Schema.String)
})

const Page = data(Schema.Array(Item))

const right = {
  id: "1",
  isOpen: true,
  size: 1,
  createdAt: "2026-01-01T00:00:00Z",
  endedAt: null,
  kind: "a",
  owner: { name: "n" },
  tags: [["t"]],
  variables: { A: "a" }
}

const page = (item: object | number | string | null, times: number): string =>
  `{"data":[${Array.from({ length: times }, () => JSON.stringify(item)).join(",")}]}`

const megabytes = 1

/** As many of an item as fill the megabytes. */
const full = (item: object | number | string | null): string =>
  page(item, Math.ceil(megabytes * 1e6 / (JSON.stringify(item).length + 1)))

describe("a wrong answer", () => {
  const kinds: { readonly [kind: string]: string } = {
    "numbers where objects are expected": full(1),
    "empty objects": full({}),
    "null": full(null),
    "a wrong type in each field": full(Object.fromEntries(Object.keys(right).map((name) => [name, 7]))),
    "dates that are none": full({ ...right, createdAt: "yesterday", endedAt: "-" }),
    "dates that are none, and nothing else": full({ createdAt: "x" }),
    "members of no union": full({ ...right, kind: "c", size: "1" }),
    "nested lists": full({ ...right, tags: [[1, 2, 3], 4] }),
    "records": full({ ...right, variables: { A: 1, B: 2, C: 3 } }),
    "one record of very many names": `{"data":[${
      JSON.stringify({
        ...right,
        variables: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`name-${index}`, index]))
      })
    }]}`,
    "a string": JSON.stringify("x".repeat(megabytes * 1e6)),
    "a string in a field": page({ ...right, createdAt: "1".repeat(megabytes * 1e6) }, 1),
    "a name": page({ ...right, variables: { ["n".repeat(megabytes * 1e6)]: 1 } }, 1),
    "levels": `${"[".repeat(megabytes * 5e5)}${"]".repeat(megabytes * 5e5)}`
  }

  it.each(Object.keys(kinds))("costs little more than reading it, and says it in a line: %s", (kind) => {
    const text = kinds[kind]!
    const decode = makeDecode(codec(Page))
    const read = Math.min(...[1, 2, 3].map(() => millisecondsOf(() => JSON.parse(text))))
    const decoded = Math.min(...[1, 2, 3].map(() => millisecondsOf(() => decode(text))))
    // Twice on a quiet machine; Effect's parser takes a hundred times as long.
    assert.isBelow(decoded, 10 * read + 100)
    const found = wrong(Page, text)
    assert.isNotEmpty(found.issues)
    assert.isAtMost(found.issues.length, 10)
    assert.isBelow(messageOf(found).length, 2000)
    assert.isBelow(JSON.stringify(found.issues).length, 5000)
  })

  it("counts each place: a kind is told where it is first, and once", () => {
    const found = wrong(Page, page({}, 100))
    assert.deepStrictEqual(
      found.issues,
      Object.keys(right).map((name) => ({ path: `body.data.0.${name}`, message: "Missing key", count: 100 }))
    )
    assert.strictEqual(found.more, 0)
    assert.include(messageOf(found), "body.data.0.createdAt: Missing key, and 99 more like it; ")
    const numbers = wrong(Page, page(1, 2000))
    assert.include(messageOf(numbers), "body.data.0: Expected object, and 1,999 more like it")
  })

  it("counts what it does not name", () => {
    const Wide = data(
      Schema.Array(Schema.Struct(Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`f${i}`, Schema.String]))))
    )
    const found = wrong(Wide, page({}, 200))
    assert.lengthOf(found.issues, 10)
    assert.strictEqual(found.more, 1000)
    assert.match(messageOf(found), /; and 1,000 more$/)
  })

  const slow: { readonly [kind: string]: readonly [Schema.Top, unknown] } = {
    "fractions where integers are expected": [Schema.Int, 1.5],
    "texts where numbers are expected": [Schema.Int, "x"],
    "texts where dates are expected": [Instant, "x"],
    "members of no union": [Schema.NullOr(Schema.Union([Schema.Literal("a"), Schema.Int])), "x"]
  }

  it.each(Object.keys(slow))("is not looked at to its end where each look takes long, and says so: %s", (kind) => {
    const [schema, value] = slow[kind]!
    const schemaOfAll = data(Schema.Array(schema))
    const text = `{"data":[${Array.from({ length: 300_000 }, () => JSON.stringify(value)).join(",")}]}`
    const found = wrong(schemaOfAll, text)
    assert.lengthOf(found.issues, 1)
    assert.strictEqual(found.issues[0]!.path, "body.data.0")
    assert.strictEqual(found.issues[0]!.count, 50_000)
    assert.match(messageOf(found), /, and 49,999 more like it; and more that was not counted$/)
    // One less than that is counted.
    const less = wrong(
      schemaOfAll,
      `{"data":[${Array.from({ length: 49_999 }, () => JSON.stringify(value)).join(",")}]}`
    )
    assert.match(messageOf(less), /, and 49,998 more like it$/)
  })

  it("is not looked at to its end in a record of dates either", () => {
    const variables = Object.fromEntries(Array.from({ length: 50_001 }, (_, index) => [`n${index}`, "x"]))
    const found = wrong(Schema.Record(Schema.String, Instant), JSON.stringify(variables))
    assert.deepStrictEqual(found, {
      issues: [{ path: "body.n0", message: "Expected a valid UTC DateTime string", count: 50_000 }],
      more: Infinity
    })
  })

  it("is counted to its end where a look takes no time, and each name of a record is counted", () => {
    const names = { a: 1, b: "b", c: 1 }
    const values = Array.from({ length: 50_001 }, () => names)
    const found = wrong(Schema.Array(Schema.Record(Schema.String, Schema.String)), JSON.stringify(values))
    assert.deepStrictEqual(found, {
      issues: [{ path: "body.0.a", message: "Expected string", count: 100_002 }],
      more: 0
    })
  })

  it("names a kind whole or not at all: of ten kinds, those for which there is room", () => {
    const fields = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, Schema.String]))
    const Several = Schema.Union([Schema.Struct({ a: Schema.String }), Schema.Struct({ b: Schema.String })])
    const Wide = Schema.Struct({ ...fields, several: Several, last: Schema.String, beyond: Schema.String })
    const found = wrong(Wide, JSON.stringify({ several: {} }))
    assert.deepStrictEqual(found, {
      issues: Object.keys(fields).map((name) => ({ path: `body.${name}`, message: "Missing key" })),
      more: 3
    })
  })

  it("is told at the place where it is, behind elements that are right", () => {
    const items = [
      right,
      { ...right, owner: { name: 1 }, tags: [["t"], ["t", 2]] },
      { ...right, variables: { A: "a", "B.\u001b[31m": 2 }, endedAt: "never" }
    ]
    const { issues } = wrong(Page, JSON.stringify({ data: items }))
    assert.deepStrictEqual(issues.map(({ message, path }) => `${path}: ${message}`), [
      "body.data.1.owner.name: Expected string",
      "body.data.1.tags.1.1: Expected string",
      "body.data.2.endedAt: Expected a valid UTC DateTime string",
      "body.data.2.variables.B.\ufffd[31m: Expected string"
    ])
    const dates = wrong(Page, JSON.stringify({ data: [right, { ...right, createdAt: "never" }, right] }))
    assert.deepStrictEqual(dates.issues, [
      { path: "body.data.1.createdAt", message: "Expected a valid UTC DateTime string" }
    ])
  })

  it("says nothing of its values", () => {
    const text = JSON.stringify({ data: [{ ...right, id: ["marker"], createdAt: "marker", kind: "marker" }, "marker"] })
    assert.notInclude(JSON.stringify(wrong(Page, text)), "marker")
  })

  it("of a kind that the contract knows is told inside of it, of one to come is right, without a kind is none", () => {
    const Kinds = taggedUnion([
      Schema.Struct({ type: Schema.Literal("a"), at: Instant }),
      Schema.Struct({ type: Schema.Literal("b"), text: Schema.String })
    ])
    const items = [{ type: "a", at: "never" }, { type: "b", text: 1 }, { type: "b" }, { type: "c" }, { text: "" }]
    const { issues } = wrong(Schema.Array(Kinds), JSON.stringify(items))
    assert.deepStrictEqual(issues.slice(0, 3).map(({ path }) => path), ["body.0.at", "body.1.text", "body.2.text"])
    assert.isNotEmpty(issues.slice(3))
    assert.isTrue(issues.slice(3).every(({ path }) => path.startsWith("body.4")))
    for (const none of [{ type: 1 }, null, "a", []]) {
      const found = wrong(Schema.Array(Kinds), JSON.stringify([{ type: "c" }, none, none]))
      assert.isTrue(
        found.issues.every(({ count, path }) => path.startsWith("body.1") && count === 2),
        JSON.stringify(none)
      )
    }
  })

  const schemas = new Map<string, Schema.Top>()
  HttpApi.reflect(ManagementApi, {
    onGroup: () => {},
    onEndpoint: ({ endpoint, group, successes }) => {
      const schema = Array.from(successes.values()).at(-1)?.[0]
      if (schema !== undefined) schemas.set(`${group.identifier}.${endpoint.identifier}`, schema)
    }
  })
  const answers = operations.flatMap(({ id, operation }) => {
    const success = Object.entries(operation.responses).findLast(([status]) => Number(status) < 300)
    const schema = success?.[1].content?.["application/json"]?.schema
    return schema === undefined ? [] : [{ id, schema }]
  })

  it.each(answers)("is what Effect's parser says of it, for each place of $id", ({ id, schema }) => {
    const successes = codec(schemas.get(id)!)
    const decode = makeDecode(successes)
    const everything = Schema.decodeUnknownResult(successes, { errors: "all" })
    for (const value of broken(makeValue(schema, random(1)))) {
      const text = JSON.stringify(value)
      const expected = everything(JSON.parse(text))
      const found = decode(text)
      assert.strictEqual(Result.isFailure(found), Result.isFailure(expected), text)
      if (Result.isFailure(found) && Result.isFailure(expected)) {
        assert.deepStrictEqual(found.failure.issues, FetchErrors.under("body", issuesOf(expected.failure)), text)
      }
    }
  })
})

const issuesOf = (error: Schema.SchemaError) => fromSchemaError(error).issues

/** The value with one place after the other left out, made null, made a number, or text. */
function broken(value: unknown): ReadonlyArray<unknown> {
  if (typeof value !== "object" || value === null) return [null, 7, "x", {}, []]
  const at = (key: string, inner: unknown): unknown =>
    Array.isArray(value) ? value.map((item, index) => String(index) === key ? inner : item) : { ...value, [key]: inner }
  return Object.entries(value).flatMap((
    [key, inner]
  ) => [at(key, undefined), ...broken(inner).map((part) => at(key, part))])
    .concat([7, "x", null])
}

describe("a wrong answer of a server", () => {
  it.effect("is one error that is quickly printed, whatever is asked of it", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      server.answerWith(json(200, { data: Array.from({ length: 100_000 }, () => ({})) }))
      const error = yield* Effect.flip(client.databases.list())
      assert.instanceOf(error, FetchError)
      assert.isBelow(error.message.length, 2000)
      assert.isBelow(inspect(error, { depth: Infinity, maxArrayLength: null }).length, 6000)
      if (error.reason._tag !== "InvalidResponse") return assert.fail(error.reason._tag)
      assert.lengthOf(error.reason.issues, 10)
      assert.strictEqual(error.reason.issues[0]!.count, 100_000)
      assert.match(error.message, /more$/)
    }))
})

describe("a wrong record of a log", () => {
  it("is told in the same words", () => {
    const { issues } = wrong(BuildLogRecord, JSON.stringify({ type: "log", text: 1 }))
    assert.isTrue(issues.some(({ path }) => path === "body.text"))
  })
})

describe("tokens that are stored wrongly", () => {
  it.effect("cost no more than reading them, and are told in fixed words", () =>
    Effect.gen(function*() {
      for (
        const wrongly of [
          { data: Array.from({ length: 500_000 }, () => 1) },
          Array.from({ length: 500_000 }, () => 1)
        ]
      ) {
        const text = JSON.stringify({ version: 1, tokens: wrongly })
        const read = millisecondsOf(() => JSON.parse(text))
        const start = performance.now()
        const error = yield* Effect.flip(TokensSchema.decode(text, "the file"))
        assert.isBelow(performance.now() - start, 10 * read + 100)
        assert.isBelow(error.message.length, 300)
      }
    }))
})

describe("a wrong input", () => {
  it.effect("is told in a line, however long it is: elements that are wrong in the same way are one place with a count", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      const call = client.databases.create as unknown as (input: unknown) => Effect.Effect<unknown, FetchError>
      const excess = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`unknown-${index}`, index]))
      const error = yield* Effect.flip(call({ payload: excess }))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.isBelow(error.message.length, 2000)
      assert.match(error.message, /; and 19,\d{3} more$/)
      assert.isAtMost(error.reason._tag === "InvalidRequest" ? error.reason.issues.length : 0, 10)
      assert.deepStrictEqual(server.requests, [])
    }))

  it("is told in the words of the schema", () => {
    const encode = Schema.encodeUnknownResult(codec(Deployment), { errors: "all" })
    const encoded = encode({})
    assert.isTrue(Result.isFailure(encoded) && issuesOf(encoded.failure).length > 0)
    const Lists = codec(Schema.Struct({ items: Schema.Array(Schema.Struct({ name: Schema.String })) }))
    const lists = Schema.encodeUnknownResult(Lists, { errors: "all" })({
      items: Array.from({ length: 1000 }, (_, index) => index === 7 ? 1 : { name: index })
    })
    if (Result.isSuccess(lists)) return assert.fail("it is right")
    assert.deepStrictEqual(fromSchemaError(lists.failure), {
      issues: [
        { path: "items.0.name", message: "Expected string", count: 999 },
        { path: "items.7", message: "Expected object" }
      ],
      more: 0
    })
  })
})
