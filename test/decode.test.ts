/** An answer is decoded in two short steps, a check and a conversion in place: both agree with the schema itself. */
import { assert, describe, it } from "@effect/vitest"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { BuildLogRecord } from "../src/api/builds.ts"
import { Project } from "../src/api/projects.ts"
import { makeCheck } from "../src/internal/answer/check.ts"
import { makeConvert } from "../src/internal/answer/convert.ts"
import { makeDecode } from "../src/internal/answer/decode.ts"
import { under } from "../src/internal/failure/issues.ts"
import { fromSchemaError } from "../src/internal/failure/schemaIssues.ts"
import { data, Instant, Sensitive, taggedUnion } from "../src/internal/contract/codecs.ts"

type Codec = Schema.Codec<unknown, unknown>

const when = "2026-01-01T00:00:00Z"

const Inner = Schema.Struct({ at: Instant })

interface Tree {
  readonly name: string
  readonly children: ReadonlyArray<Tree>
}

const Tree: Schema.Codec<Tree> = Schema.Struct({
  name: Schema.String,
  children: Schema.Array(Schema.suspend(() => Tree))
})

const named = Schema.StructWithRest(Schema.Struct({ a: Schema.String }), [
  Schema.Record(Schema.String, Schema.String)
])

/** By what they are: a schema, and values of which some are right. */
const cases: { readonly [what: string]: readonly [schema: Schema.Top, ...values: ReadonlyArray<unknown>] } = {
  "a string": [Schema.String, "a", 1, true, null, [], {}],
  "a number": [Schema.Number, 0, "a", true, null],
  "a finite number": [Schema.Finite, 0, -1.5, "a", null],
  "a boolean": [Schema.Boolean, true, false, 0, "", null],
  "null": [Schema.Null, null, 0, "", false, {}],
  "a literal": [Schema.Literal("a"), "a", "b", null],
  "anything": [Schema.Unknown, "a", null, [1], { a: null }],
  "a text with checks": [
    Schema.String.check(Schema.isMinLength(2), Schema.isMaxLength(3)),
    "a",
    "ab",
    "abc",
    "abcd",
    7
  ],
  "a number with a group of checks": [Schema.Number.check(Schema.isInt32()), 1, 1.5, 2 ** 40, "1"],
  "an object": [
    Schema.Struct({ a: Schema.String, b: Schema.Number }),
    { a: "a", b: 1 },
    { a: "a", b: 1, c: 1 },
    { a: "a" },
    { a: "a", c: 1 },
    { a: 1, b: 1 },
    { a: null, b: 1 },
    {},
    [],
    ["a"],
    null,
    "a",
    1
  ],
  "an object with what may be missing": [
    Schema.Struct({ a: Schema.String, b: Schema.optionalKey(Schema.Number) }),
    { a: "a" },
    { a: "a", b: 1 },
    { a: "a", b: null },
    { a: "a", b: "1" },
    { a: "a", c: 1 },
    { a: "a", b: 1, c: 1 },
    { b: 1 }
  ],
  "an object that may be empty": [
    Schema.Struct({ b: Schema.optionalKey(Schema.Number) }),
    {},
    { b: 1 },
    { c: 1 },
    { b: 1, c: 1 }
  ],
  "dates and secrets": [
    Schema.Struct({ at: Instant, until: Schema.optionalKey(Schema.NullOr(Instant)), token: Sensitive }),
    { at: when, token: "t" },
    { at: when, until: null, token: "t" },
    { at: when, until: when, token: "t", other: 1 },
    { at: "yesterday", token: "t" },
    { at: when, until: "", token: "t" },
    { at: when, until: 1, token: "t" },
    { at: when, token: null }
  ],
  "a list": [Schema.Array(Schema.String), [], ["a", "b"], ["a", 1], [1, "a"], {}, { 0: "a" }, "a", null],
  "a list of objects": [
    Schema.Array(Inner),
    [],
    [{ at: when }, { at: when, other: 1 }],
    [{ at: when }, { at: "no" }],
    [{ at: when }, null]
  ],
  "a list of lists": [Schema.Array(Schema.Array(Instant)), [[when], []], [[when], [1]], [[], when]],
  "a list that is not empty": [Schema.NonEmptyArray(Schema.String), [], ["a"], ["a", "b"], ["a", 1], [1]],
  "a pair": [Schema.Tuple([Schema.String, Schema.Number]), ["a", 1], ["a"], ["a", 1, 2], ["a", "b"], [1, 1]],
  "a list whose end is of another kind": [
    Schema.TupleWithRest(Schema.Tuple([Schema.String]), [Schema.Number, Schema.Boolean]),
    ["a", true],
    ["a", 1, 2, true],
    ["a", "b", true],
    ["a", 1],
    ["a"]
  ],
  "a list whose first is of another kind": [
    Schema.TupleWithRest(Schema.Tuple([Schema.String]), [Schema.Number]),
    ["a"],
    ["a", 1, 2],
    ["a", "b"],
    [1, 1],
    []
  ],
  "a pair of dates": [Schema.Tuple([Instant, Instant]), [when, when], [when], [when, 1]],
  "names with texts": [
    Schema.Record(Schema.String, Schema.String),
    {},
    { a: "a", b: "b" },
    { a: "a", b: 1 },
    { b: null },
    [],
    ["a"],
    null,
    "a"
  ],
  "names with dates": [Schema.Record(Schema.String, Inner), {}, { a: { at: when, other: 1 } }, { a: { at: 1 } }],
  "a field beside any names": [named, { a: "a" }, { a: "a", b: "b" }, { a: "a", b: 1 }, { b: "b" }],
  "one of several": [
    Schema.Union([Schema.Literal("a"), Schema.Number, Schema.Array(Schema.String)]),
    "a",
    "b",
    1,
    ["a"],
    [1],
    null
  ],
  "an object or null": [Schema.NullOr(Inner), null, { at: when, other: 1 }, { at: "no" }, {}, 1],
  "one of two objects": [
    Schema.Union([Schema.Struct({ a: Schema.String }), Schema.Struct({ b: Schema.String })]),
    { a: "a" },
    { b: "b" },
    { a: "a", b: "b" },
    { a: 1, b: "b" },
    {}
  ],
  "one of two objects with dates": [
    Schema.Union([Schema.Struct({ a: Instant }), Schema.Struct({ b: Instant })]),
    { a: when },
    { b: when },
    { a: when, b: when },
    { a: 1, b: when },
    {}
  ],
  "what is in `data`": [data(Inner), { data: { at: when, other: 1 } }, { data: {} }, {}, { data: null }, { at: when }],
  "a text in `data`": [data(Schema.String), { data: "a" }, { data: 1 }, {}, "a"],
  "a list in `data`": [data(Schema.Array(Inner)), { data: [] }, { data: [{ at: when }] }, { data: [{}] }, []],
  "one of several kinds": [
    taggedUnion([
      Schema.Struct({ type: Schema.Literal("a"), at: Instant }),
      Schema.Struct({ type: Schema.Literal("b"), b: Schema.String })
    ]),
    { type: "a", at: when, other: 1 },
    { type: "a", at: 1 },
    { type: "b", b: "b" },
    { type: "b", b: 1 },
    { type: "c", anything: 1 },
    { type: 1 },
    {},
    [],
    null
  ],
  "a list of objects or nulls": [
    Schema.Array(Schema.NullOr(Inner)),
    [null, { at: when, other: 1 }],
    [{ at: 1 }, {}],
    [[], 1]
  ],
  "a list of lists or nulls": [
    Schema.Array(Schema.NullOr(Schema.Array(Inner))),
    [null, [], [{ at: when }]],
    [[{ at: 1 }], [{}]],
    [{}, 1]
  ],
  "a short list": [
    Schema.Array(Schema.String).check(Schema.isMaxLength(2)),
    [],
    ["a", "b"],
    ["a", "b", "c"],
    ["a", 1],
    [1, "b", "c"],
    {}
  ],
  "an object that has a name": [
    Schema.Struct({ a: Schema.optionalKey(Schema.String), b: Schema.optionalKey(Schema.Number) }).check(
      Schema.makeFilter(({ a, b }) => a !== undefined || b !== undefined, { expected: "a name" })
    ),
    { a: "a" },
    { b: 1 },
    {},
    { a: 1 },
    null
  ],
  "a short object or list": [
    Schema.Union([Inner, Schema.Array(Schema.String).check(Schema.isMaxLength(1))]),
    { at: when },
    ["a"],
    ["a", "b"],
    [1],
    1
  ],
  "an even number or a text": [
    Schema.Union([Schema.Number, Schema.String]).check(
      Schema.makeFilter((value) => typeof value === "string" || value % 2 === 0, { expected: "an even number" })
    ),
    2,
    "a",
    1,
    null
  ],
  "a date or null in a list": [Schema.Array(Schema.NullOr(Instant)), [null, when], ["never"], [1], [when, "never"], [
    when,
    1
  ]],
  "an empty list": [Schema.Tuple([]), [], [1], {}, null],
  "names of two forms": [
    Schema.StructWithRest(Schema.Struct({}), [
      Schema.Record(Schema.TemplateLiteral(["x-", Schema.String]), Schema.String),
      Schema.Record(Schema.TemplateLiteral(["y-", Schema.String]), Schema.Number)
    ]),
    {},
    { "x-a": "a", "y-b": 1 },
    { "x-a": 1 },
    { "y-b": "b" }
  ],
  "a tree": [
    Tree,
    { name: "a", children: [] },
    { name: "a", children: [{ name: "b", children: [], other: 1 }] },
    { name: "a", children: [{ name: 1, children: [] }] }
  ],
  "a number in a text": [Schema.NumberFromString, "1", "a", 1],
  "a record of the log of a build": [
    BuildLogRecord,
    { type: "log", text: "a", level: "info", source: "stdout", cursor: "1" },
    { type: "log", text: "a", level: "info", source: "stdout" },
    { type: "terminal", kind: "end", code: "ok", message: "m", retryable: false, cursor: null },
    { type: "of tomorrow", a: 1 }
  ],
  "a project": [
    Project,
    {
      id: "proj_1",
      type: "project",
      url: "https://api.prisma.io/v1/projects/proj_1",
      name: "blog",
      createdAt: when,
      defaultRegion: null,
      workspace: { id: "wksp_1", url: "https://api.prisma.io/v1/workspaces/wksp_1", name: "w" }
    },
    { id: "proj_1", type: "project", name: "blog", createdAt: "then" }
  ]
}

/** What only the schema itself can tell, or is no part of the contract. */
const long: ReadonlyArray<string> = [
  "a field beside any names",
  "one of two objects",
  "one of two objects with dates",
  "a short object or list",
  "names of two forms",
  "a tree",
  "a pair of dates",
  "a number in a text"
]

const tagged: ReadonlySet<string> = new Set(["one of several kinds", "a record of the log of a build"])

const short = Object.keys(cases).filter((what) => long.every((other) => other !== what))

describe("an answer", () => {
  for (const [what, [schema, ...values]] of Object.entries(cases)) {
    const codec = schema as Codec
    it(`that should be ${what} is decoded as the schema does it, or refused`, () => {
      const decode = makeDecode(codec)
      for (const value of values) {
        const text = JSON.stringify(value)
        const expected = Schema.decodeUnknownOption(codec)(JSON.parse(text))
        assert.deepStrictEqual(Result.getSuccess(decode(text)), expected, text)
      }
    })

    // Of a kind that is known, the schema says of the kinds to come too that it is none.
    if (!tagged.has(what)) {
      it(`that should be ${what} and is not is told in the words of the schema`, () => {
        const decode = makeDecode(codec)
        for (const value of values) {
          const expected = Schema.decodeUnknownResult(codec, { errors: "all" })(value)
          if (Result.isSuccess(expected)) continue
          const { issues } = fromSchemaError(expected.failure)
          const found = Result.getOrThrow(Result.flip(decode(JSON.stringify(value))))
          assert.deepStrictEqual(found, { issues: under("body", issues), more: 0 }, JSON.stringify(value))
        }
      })
    }

    it(`that should be ${what} is checked as Effect does it`, () => {
      const encoded = Schema.toEncoded(codec)
      const check = makeCheck(encoded)
      const is = Schema.is(encoded)
      for (const value of values) assert.strictEqual(check(value), is(value), JSON.stringify(value))
    })
  }

  it.each(short)("is converted in place, where what it should be allows that: %s", (what) => {
    const [schema, ...values] = cases[what]!
    const convert = makeConvert(schema.ast)
    assert.isDefined(convert)
    for (const value of values) {
      const expected = Schema.decodeUnknownOption(schema as Codec)(value)
      if (Option.isNone(expected)) continue
      assert.deepStrictEqual(convert(structuredClone(value)), expected.value, JSON.stringify(value))
    }
  })

  it.each(long)("is left to the schema where only that can tell: %s", (what) => {
    assert.isUndefined(makeConvert(cases[what]![0].ast))
  })

  it("may be of names of a form: they are checked as Effect does it, and told in its words", () => {
    const schema = Schema.Record(Schema.TemplateLiteral(["x-", Schema.String]), Schema.String)
    const check = makeCheck(schema)
    for (const value of [{}, { "x-a": "a" }, { "x-a": 1 }, { y: 1 }]) {
      assert.strictEqual(check(value), Schema.is(schema)(value), JSON.stringify(value))
    }
    assert.deepStrictEqual(
      makeDecode(schema as Codec)(JSON.stringify({ y: 1, "x-a": 1 })),
      Result.fail({ issues: [{ path: "body.x-a", message: "Expected string" }], more: 0 })
    )
  })

  it("may have names that objects are made with", () => {
    const decode = makeDecode(Schema.Record(Schema.String, Sensitive) as unknown as Codec)
    const decoded = Result.getOrThrow(decode("{\"__proto__\":\"secret\",\"constructor\":\"other\"}")) as {
      readonly [name: string]: Redacted.Redacted<string>
    }
    assert.deepStrictEqual(Object.keys(decoded), ["__proto__", "constructor"])
    assert.strictEqual(Object.getPrototypeOf(decoded), Object.prototype)
    assert.deepStrictEqual(Object.values(decoded).map(Redacted.value), ["secret", "other"])
  })

  it("that is no JSON says so, and nothing of what it is", () => {
    for (const text of ["", "<html>", "{\"a\":", "undefined"]) {
      const decoded = makeDecode(Schema.Struct({}) as Codec)(text)
      assert.deepStrictEqual(decoded, Result.fail({ issues: [{ path: "body", message: "Expected JSON" }], more: 0 }))
    }
  })
})
