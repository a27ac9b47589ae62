import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { inspect } from "node:util"
import * as Tokens from "../src/Tokens.ts"
import * as TokensSchema from "../src/TokensSchema.ts"

const jwt = (payload: string) => `${Base64Url.encode(`{"alg":"none"}`)}.${Base64Url.encode(payload)}.c2ln`

const pair = (accessToken: string, refreshToken?: string) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken, refreshToken })

describe("the claims of an access token", () => {
  it("the claims of an access token tell the workspace and the times, in milliseconds", () => {
    const token = jwt(`{"workspace_id":"wksp_1","exp":1800000000,"iat":1799996400.5,"sub":"user:1"}`)
    const expected = { workspaceId: "wksp_1", expiresAt: 1_800_000_000_000, issuedAt: 1_799_996_400_500 }
    assert.deepStrictEqual(Tokens.claims(token), expected)
    assert.deepStrictEqual(Tokens.claims(Redacted.make(token)), expected)
  })

  it("the claims of an access token tell the workspace of a service token by its subject, unless the claim is there", () => {
    assert.deepStrictEqual(Tokens.claims(jwt(`{"sub":"workspace:wksp_2"}`)), { workspaceId: "wksp_2" })
    assert.deepStrictEqual(Tokens.claims(jwt(`{"sub":"workspace:wksp_2","workspace_id":"wksp_1"}`)), {
      workspaceId: "wksp_1"
    })
    assert.deepStrictEqual(Tokens.claims(jwt(`{"sub":"workspace:wksp_2","workspace_id":""}`)), {
      workspaceId: "wksp_2"
    })
    assert.deepStrictEqual(Tokens.claims(jwt(`{"sub":"user:wksp_2"}`)), {})
    assert.deepStrictEqual(Tokens.claims(jwt(`{"sub":"workspace:"}`)), {})
  })

  it("the claims of an access token may be in any script", () => {
    assert.deepStrictEqual(Tokens.claims(jwt(`{"workspace_id":"ワークスペース-é-🦊?>"}`)), {
      workspaceId: "ワークスペース-é-🦊?>"
    })
  })

  it("the claims of an access token are none in what is no JWT, and reading them never throws", () => {
    const opaque = [
      "",
      "opaque",
      ".",
      "..",
      "a.b.c",
      "a.%%%.c",
      `a.${Base64Url.encode("null")}.c`,
      jwt("{"),
      jwt("[1]"),
      jwt("7")
    ]
    for (const token of opaque) assert.deepStrictEqual(Tokens.claims(token), {}, token)
    assert.deepStrictEqual(Tokens.claims(jwt(`{"workspace_id":7,"exp":"1800000000","iat":null,"sub":{}}`)), {})
    assert.deepStrictEqual(Tokens.claims(jwt(`{"exp":1e308}`)), {})
  })

  it.effect.prop(
    "the claims of an access token never throw, whatever the token is",
    [Schema.String, Schema.Json],
    ([token, claims]) =>
      Effect.sync(() => {
        Tokens.claims(token)
        Tokens.claims(`a.${token}.c`)
        Tokens.claims(jwt(JSON.stringify(claims)))
      })
  )
})

describe("tokens", () => {
  it("tokens end when it was stored that they do, else when their claim says, else nobody knows", () => {
    const accessToken = jwt(`{"exp":1800000000}`)
    assert.strictEqual(Tokens.expiresAt(Tokens.make({ workspaceId: "w", accessToken, expiresAt: 5 })), 5)
    assert.strictEqual(Tokens.expiresAt(Tokens.make({ workspaceId: "w", accessToken })), 1_800_000_000_000)
    assert.isUndefined(Tokens.expiresAt(pair("opaque")))
  })

  it("tokens end at a whole millisecond, and nobody knows when where no date is that", () => {
    const endOf = (expiresAt: number) => Tokens.make({ workspaceId: "w", accessToken: "a", expiresAt }).expiresAt
    assert.deepStrictEqual([1.5, Number.NaN, Infinity, -Infinity, 9e15].map(endOf), [
      2,
      undefined,
      undefined,
      undefined,
      undefined
    ])
  })

  it("tokens are the same when both tokens are", () => {
    assert.isTrue(Tokens.same(pair("a", "r"), pair("a", "r")))
    assert.isTrue(Tokens.same(pair("a"), pair("a")))
    assert.isFalse(Tokens.same(pair("a", "r"), pair("a", "other")))
    assert.isFalse(Tokens.same(pair("a", "r"), pair("other", "r")))
    assert.isFalse(Tokens.same(pair("a", "r"), pair("a")))
  })

  it("tokens are never shown", () => {
    const tokens = pair("secret-access", "secret-refresh")
    for (
      const shown of [
        inspect(tokens, { depth: 9, showHidden: true }),
        JSON.stringify(tokens),
        String(tokens.accessToken)
      ]
    ) {
      assert.notInclude(shown, "secret")
    }
  })
})

describe("the stored form", () => {
  it.effect("the stored form of tokens is JSON with a version, and gives back what was stored", () =>
    Effect.gen(function*() {
      const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "a", refreshToken: "r", expiresAt: 5 })
      const text = yield* TokensSchema.encode(tokens)
      assert.deepStrictEqual(JSON.parse(text), {
        version: 1,
        tokens: { workspaceId: "wksp_1", accessToken: "a", refreshToken: "r", expiresAt: 5 }
      })
      const read = yield* TokensSchema.decode(text, "the text")
      assert.isTrue(Tokens.same(read, tokens))
      assert.strictEqual(read.expiresAt, 5)
    }))

  it.effect("the stored form of tokens omits what a login without offline_access does not have", () =>
    Effect.gen(function*() {
      const text = yield* TokensSchema.encode(pair("a"))
      assert.deepStrictEqual(JSON.parse(text), { version: 1, tokens: { workspaceId: "wksp_1", accessToken: "a" } })
      assert.deepStrictEqual(yield* TokensSchema.decode(text, "the text"), pair("a"))
    }))

  it.effect("the stored form of tokens is written without an expiry that no date is: the tokens are worth more", () =>
    Effect.gen(function*() {
      const text = yield* TokensSchema.encode({ ...pair("a", "r"), expiresAt: Number.NaN })
      assert.deepStrictEqual(yield* TokensSchema.decode(text, "the text"), pair("a", "r"))
    }))

  it.effect("the stored form of tokens may have fields that this release does not know", () =>
    Effect.gen(function*() {
      const text = `{"version":1,"by":"x","tokens":{"workspaceId":"w","accessToken":"a","scope":"workspace:admin"}}`
      assert.isTrue(Tokens.same(yield* TokensSchema.decode(text, "the text"), pair("a")))
    }))

  it.effect("the stored form of tokens is refused with a message that says what to do, and shows nothing of it", () =>
    Effect.gen(function*() {
      const messages: Array<string> = []
      for (
        const text of [
          `{"secret`,
          `{"secret":1}`,
          `{"version":2,"secret":"secret"}`,
          `{"version":1,"tokens":{"secret":1}}`
        ]
      ) {
        const error = yield* Effect.flip(TokensSchema.decode(text, "The value"))
        assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "read" })
        assert.notInclude(inspect(error, { depth: 9 }), "secret")
        messages.push(error.message)
      }
      assert.deepStrictEqual(messages, [
        "The value is truncated or foreign: it is not JSON. Log out to remove it, then log in again.",
        "The value does not contain tokens in the format of this program. Log out to remove it, then log in again.",
        "The value has version 2, but this release reads version 1. Update effect-prisma-management. " +
        "Or: Log out to remove it, then log in again.",
        "The value does not contain tokens in the format of this program. Log out to remove it, then log in again."
      ])
      const error = yield* Effect.flip(TokensSchema.encode(pair("", "secret")))
      assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "write" })
      assert.notInclude(inspect(error, { depth: 9 }), "secret")
    }))
})
