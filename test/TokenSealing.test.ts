/** Tokens that are sealed where they are kept. */
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { AuthError } from "../src/AuthError.ts"
import * as TokenSealing from "../src/TokenSealing.ts"

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString("base64")

const ring = (current: string, ...kids: ReadonlyArray<string>) =>
  TokenSealing.make({
    keys: Object.fromEntries([current, ...kids].map((kid) => [kid, Redacted.make(keyOf(kid.charCodeAt(0)))])),
    current
  })

const text = JSON.stringify({ version: 1, tokens: { accessToken: "an-access-token", refreshToken: "a-refresh-token" } })

const messageOf = <A>(effect: Effect.Effect<A, AuthError>) =>
  Effect.map(Effect.flip(effect), ({ message, reason }) => `${reason._tag}: ${message}`)

describe("sealed tokens", () => {
  it.effect("what is sealed opens again, and shows no token in any encoding", () =>
    Effect.gen(function*() {
      const sealing = yield* ring("a")
      const sealed = yield* sealing.seal(text, "alice")
      assert.strictEqual(yield* sealing.open(sealed, "alice", "The row"), text)
      const bytes = sealed.split(".").slice(3).map((part) => Buffer.from(part, "base64url"))
      for (const encoding of ["utf8", "latin1", "base64", "hex"] as const) {
        const shown = [sealed, ...bytes.map((part) => part.toString(encoding))].join(" ")
        for (const token of ["an-access-token", "a-refresh-token"]) {
          assert.notInclude(shown, token)
          assert.notInclude(shown, Buffer.from(token).toString("base64").replace(/=+$/, "").slice(0, -1))
          assert.notInclude(shown, Buffer.from(token).toString("hex"))
        }
      }
    }))

  it.effect("the same tokens are sealed differently each time", () =>
    Effect.gen(function*() {
      const sealing = yield* ring("a")
      assert.notStrictEqual(yield* sealing.seal(text, "alice"), yield* sealing.seal(text, "alice"))
    }))

  it.effect("what was sealed with an older key opens after the keys were rotated, and new tokens take the new key", () =>
    Effect.gen(function*() {
      const before = yield* ring("a")
      const after = yield* ring("b", "a")
      const old = yield* before.seal(text, "alice")
      assert.strictEqual(yield* after.open(old, "alice", "The row"), text)
      assert.strictEqual((yield* after.seal(text, "alice")).split(".")[2], "b")
    }))

  it.effect("what was sealed for one key of the storage does not open under another", () =>
    Effect.gen(function*() {
      const sealing = yield* ring("a")
      const sealed = yield* sealing.seal(text, "alice")
      assert.match(
        yield* messageOf(sealing.open(sealed, "bob", "The row")),
        /^StorageFailed: The row cannot be decrypted with the key "a"/
      )
    }))

  it.effect("an unknown key is told by its id, with what to do", () =>
    Effect.gen(function*() {
      const sealed = yield* (yield* ring("a")).seal(text, "alice")
      assert.strictEqual(
        yield* messageOf((yield* ring("b")).open(sealed, "alice", "The row")),
        "StorageFailed: The row is sealed with the key \"a\", which is not in the key ring: add it to `keys`, or log in again."
      )
    }))

  it.effect("what was changed, cut short or sealed by a newer version fails, and is not taken for something else", () =>
    Effect.gen(function*() {
      const sealing = yield* ring("a")
      const sealed = yield* sealing.seal(text, "alice")
      const [, , , nonce, data] = sealed.split(".") as [string, string, string, string, string]
      const broken = [
        sealed.slice(0, -3),
        sealed.slice(0, sealed.length >> 1),
        `sealed.1.a.${nonce}`,
        `sealed.1.a.${nonce}.`,
        `sealed.1.a.${data}.${nonce}`,
        `sealed.1.a.${nonce}.${data[0] === "A" ? "B" : "A"}${data.slice(1)}`,
        `sealed.2.a.${nonce}.${data}`,
        "sealed.",
        "sealed.1.a.%%%.%%%"
      ]
      for (const text of broken) {
        assert.match(yield* messageOf(sealing.open(text, "alice", "The row")), /^StorageFailed: The row /, text)
      }
    }))

  it.effect("plain tokens are refused, and read where the program says so", () =>
    Effect.gen(function*() {
      const keys = { a: Redacted.make(keyOf(1)) }
      const strict = yield* TokenSealing.make({ keys, current: "a" })
      assert.match(yield* messageOf(strict.open(text, "alice", "The row")), /^StorageFailed: The row is not sealed\./)
      const lenient = yield* TokenSealing.make({ keys, current: "a", acceptPlain: true })
      assert.strictEqual(yield* lenient.open(text, "alice", "The row"), text)
    }))

  it.effect("a key ring that cannot be used says which key, and shows none", () =>
    Effect.gen(function*() {
      const short = Buffer.alloc(16, 7).toString("base64")
      const message = yield* messageOf(TokenSealing.make({ keys: { a: Redacted.make(short) }, current: "a" }))
      assert.match(message, /^ConfigurationInvalid: The sealing key "a" is not 32 bytes in base64/)
      assert.notInclude(message, short)
      assert.match(
        yield* messageOf(TokenSealing.make({ keys: { a: Redacted.make(keyOf(1)) }, current: "b" })),
        /no sealing key "b"/
      )
      assert.match(
        yield* messageOf(TokenSealing.make({ keys: { "a.b": Redacted.make(keyOf(1)) }, current: "a.b" })),
        /The id of a sealing key/
      )
    }))

  it.effect("a key may be base64url, with or without its padding", () =>
    Effect.gen(function*() {
      const bytes = Buffer.alloc(32, 0xfb)
      const sealed = yield* (yield* TokenSealing.make({
        keys: { a: Redacted.make(bytes.toString("base64url")) },
        current: "a"
      })).seal(text, "alice")
      for (const key of [bytes.toString("base64"), bytes.toString("base64").replace(/=+$/, "")]) {
        const sealing = yield* TokenSealing.make({ keys: { a: Redacted.make(key) }, current: "a" })
        assert.strictEqual(yield* sealing.open(sealed, "alice", "The row"), text)
      }
    }))

  it.effect("the key ring comes from PRISMA_TOKEN_KEYS, the first key being the current one", () =>
    Effect.gen(function*() {
      const configured = (value: string) =>
        Effect.provideService(
          TokenSealing.config,
          ConfigProvider.ConfigProvider,
          ConfigProvider.fromUnknown({ PRISMA_TOKEN_KEYS: value })
        )
      const old = yield* configured(`a:${keyOf(1)}`)
      const sealed = yield* old.seal(text, "alice")
      const rotated = yield* configured(`b:${keyOf(2)}, a:${keyOf(1)}`)
      assert.strictEqual(yield* rotated.open(sealed, "alice", "The row"), text)
      assert.strictEqual((yield* rotated.seal(text, "alice")).split(".")[2], "b")
      for (const value of ["nonsense", "a:", `:${keyOf(1)}`, "a:short"]) {
        const message = yield* messageOf(configured(value))
        assert.match(message, /^ConfigurationInvalid: /)
        assert.notInclude(message, keyOf(1))
      }
      assert.match(
        yield* messageOf(Effect.provideService(
          TokenSealing.config,
          ConfigProvider.ConfigProvider,
          ConfigProvider.fromUnknown({})
        )),
        /PRISMA_TOKEN_KEYS is not set\. Set it to id:key pairs, such as 2026-11:<key>, .*: openssl rand -base64 32$/
      )
    }))
})
