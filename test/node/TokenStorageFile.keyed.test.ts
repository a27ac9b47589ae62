import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Tokens from "../../src/Tokens.ts"

const opened = Effect.gen(function*() {
  const parent = yield* Effect.acquireRelease(
    Effect.sync(() => Fs.mkdtempSync(join(tmpdir(), "keyed-"))),
    (directory) => Effect.sync(() => Fs.rmSync(directory, { recursive: true, force: true }))
  )
  const directory = join(parent, "sessions")
  return { directory, storages: yield* TokenStorageFile.makeKeyed({ directory }) }
})

const tokensOf = (key: string) => Tokens.make({ workspaceId: "wksp_1", accessToken: `access of ${key}` })

it.effect("a directory of logins keeps a file a key, whatever the key, and lists the keys that are logged in", () =>
  Effect.gen(function*() {
    const { directory, storages } = yield* opened
    assert.deepStrictEqual(yield* storages.keys, [])
    assert.isFalse(Fs.existsSync(directory))
    const keys = [
      "a",
      "A",
      "con",
      "tokens",
      "../x",
      "a/b",
      "a\\b",
      "a%41",
      "\u00e9",
      "e\u0301",
      "\u0000",
      " ",
      "😀",
      "a.json"
    ]
    for (const key of keys) yield* storages.of(key).set(tokensOf(key))
    for (const key of keys) assert.isTrue(Tokens.same((yield* storages.of(key).get)!, tokensOf(key)), key)
    assert.deepStrictEqual([...yield* storages.keys].sort(), keys.sort())
    const names = Fs.readdirSync(directory)
    assert.strictEqual(new Set(names.map((name) => name.toLowerCase())).size, keys.length)
    yield* storages.of("a").clear
    assert.notInclude(yield* storages.keys, "a")
    assert.include(yield* storages.keys, "A")
  }))

it.effect("a directory of logins leaves the files of others alone", () =>
  Effect.gen(function*() {
    const { directory, storages } = yield* opened
    yield* storages.of("mine").set(tokensOf("mine"))
    const foreign = ["tokens.json", "login-Upper.json", "login-%6d.json", "login-%.json", "login-a%2f", "login-.json"]
    for (const name of foreign) Fs.writeFileSync(join(directory, name), "")
    Fs.mkdirSync(join(directory, "login-directory.json"))
    assert.deepStrictEqual(yield* storages.keys, ["mine"])
  }))

it.effect("a directory of logins refuses a key that no file can be named after", () =>
  Effect.gen(function*() {
    const { directory, storages } = yield* opened
    for (const key of ["", "\ud800", "x".repeat(191), "x".repeat(10_000)]) {
      const storage = storages.of(key)
      for (const operation of [storage.get, storage.set(tokensOf("x")), storage.withRefreshLock(Effect.void)]) {
        const error = yield* Effect.flip(operation as Effect.Effect<unknown, Effect.Error<typeof operation>>)
        assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "key" })
      }
    }
    const longest = "x".repeat(190)
    yield* storages.of(longest).withRefreshLock(storages.of(longest).set(tokensOf("x")))
    assert.deepStrictEqual(yield* storages.keys, [longest])
    assert.lengthOf(Fs.readdirSync(directory), 1)
  }))
