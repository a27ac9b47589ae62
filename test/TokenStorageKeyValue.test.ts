import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as KeyValueStore from "effect/persistence/KeyValueStore"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inspect } from "node:util"
import * as Tokens from "../src/Tokens.ts"
import { TokenStorage } from "../src/TokenStorage.ts"
import * as TokenStorageKeyValue from "../src/TokenStorageKeyValue.ts"
import { obeysLaws, obeysLawsOfFailure } from "./support/obeysLaws.ts"

const secret = "never-shown"
const first = Tokens.make({
  workspaceId: "wksp_1",
  accessToken: `${secret}-a1`,
  refreshToken: `${secret}-r1`,
  expiresAt: 5
})
const second = Tokens.make({ workspaceId: "wksp_1", accessToken: `${secret}-a2` })

const inDirectory = Layer.unwrap(Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "tokens-"))),
    (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
  ),
  (directory) => KeyValueStore.layerFileSystem(directory)
)).pipe(Layer.provide([NodeFileSystem.layer, NodePath.layer]))

/** The `Storage` of a browser (Web Storage). */
const webStorage = (): Storage => {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value)
  }
}

/** A browser's storage that lets nobody in, as it does where cookies are blocked. */
const blocked = (): Storage => {
  const refuse = () => {
    throw new Error(`blocked ${secret}`)
  }
  return { ...webStorage(), getItem: refuse, setItem: refuse, removeItem: refuse }
}

const stores = {
  memory: KeyValueStore.layerMemory,
  "a browser's storage": KeyValueStore.layerStorage(webStorage),
  "a directory": inDirectory
}

for (const [name, store] of Object.entries(stores)) {
  const live = TokenStorageKeyValue.layer().pipe(Layer.provideMerge(store))

  describe(`tokens in ${name} as a key-value store`, () => {
    obeysLaws(
      `${name} as a key-value store`,
      Effect.map(Layer.build(Layer.fresh(live)), (context) => Context.get(context, TokenStorage))
    )

    it.effect(`tokens in ${name} as a key-value store are read back as they were stored, until they are cleared`, () =>
      Effect.gen(function*() {
        const storage = yield* TokenStorage
        assert.isUndefined(yield* storage.get)
        yield* storage.set(second)
        yield* storage.set(first)
        const read = (yield* storage.get)!
        assert.isTrue(Tokens.same(read, first))
        assert.strictEqual(read.expiresAt, 5)
        assert.isFalse(yield* storage.clearIfCurrent(second))
        assert.isTrue(yield* storage.clearIfCurrent(first))
        assert.isUndefined(yield* storage.get)
        yield* storage.set(second)
        yield* storage.clear
        assert.isUndefined(yield* storage.get)
      }).pipe(Effect.provide(live)))

    it.effect(`tokens in ${name} as a key-value store that cannot be read are a failure, until the user logs out, or in where nobody can read them`, () =>
      Effect.gen(function*() {
        const storage = yield* TokenStorage
        const keyValueStore = yield* KeyValueStore.KeyValueStore
        const ofOthers = [`{"token":"${secret}"}`, `{"version":9,"tokens":{}}`]
        const ofNobody = ["", `{"version":1,"tok${secret}`, `{"version":1,"tokens":{}}`]
        for (const text of [...ofOthers, ...ofNobody]) {
          yield* keyValueStore.set("prisma-management-tokens", text)
          const refused = ofOthers.includes(text) ? [storage.check!, storage.set(first)] : []
          for (const effect of [storage.get, storage.clearIfCurrent(first), ...refused]) {
            const error = yield* Effect.flip(effect as Effect.Effect<unknown, Effect.Error<typeof effect>>)
            assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "read" })
            assert.match(error.message, /key "prisma-management-tokens" .*Log out/)
            assert.notInclude(inspect(error, { depth: 9 }), secret)
          }
          assert.strictEqual(yield* keyValueStore.get("prisma-management-tokens"), text)
          if (ofOthers.includes(text)) yield* storage.clear
          yield* storage.check!
          yield* storage.set(first)
          assert.isTrue(Tokens.same((yield* storage.get)!, first))
        }
      }).pipe(Effect.provide(live)))
  })
}

describe("tokens in a key-value store", () => {
  obeysLawsOfFailure(
    "a key-value store",
    Effect.provide(
      TokenStorage,
      Layer.fresh(TokenStorageKeyValue.layer().pipe(Layer.provide(KeyValueStore.layerStorage(blocked))))
    )
  )

  it.effect("tokens in a key-value store lie under the key that the application chose", () =>
    Effect.gen(function*() {
      const storage = yield* TokenStorage
      yield* storage.set(first)
      const keyValueStore = yield* KeyValueStore.KeyValueStore
      assert.deepStrictEqual(yield* keyValueStore.keys, ["work"])
    }).pipe(Effect.provide(
      TokenStorageKeyValue.layer({ key: "work" }).pipe(Layer.provideMerge(KeyValueStore.layerMemory))
    )))

  it.effect("a key-value store that fails, its quota used up, is a typed failure that shows no token", () =>
    Effect.gen(function*() {
      const full = () => {
        throw new Error(`no room for ${secret}`)
      }
      const storage = yield* TokenStorage.pipe(Effect.provide(
        TokenStorageKeyValue.layer().pipe(
          Layer.provide(KeyValueStore.layerStorage(() => ({ ...webStorage(), setItem: full, removeItem: full })))
        )
      ))
      const operations = [["write", storage.set(first)], ["clear", storage.clear]] as const
      for (const [operation, effect] of operations) {
        const error = yield* Effect.flip(effect)
        assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation })
        assert.notInclude(inspect(error, { depth: 9, showHidden: true }), secret)
      }
    }))

  it.effect("a key-value store that several processes share is refreshed under the lock that it is given", () =>
    Effect.gen(function*() {
      const locked: Array<string> = []
      const withRefreshLock: TokenStorage["Service"]["withRefreshLock"] = (effect) =>
        Effect.andThen(Effect.sync(() => locked.push("locked")), effect)
      const storage = yield* TokenStorage.pipe(
        Effect.provide(TokenStorageKeyValue.layer({ withRefreshLock }).pipe(Layer.provide(KeyValueStore.layerMemory)))
      )
      assert.strictEqual(yield* storage.withRefreshLock(Effect.succeed("mine")), "mine")
      assert.deepStrictEqual(locked, ["locked"])
    }))

  it.effect("a key-value store of many logins keeps each under its key, and lists those keys only", () =>
    Effect.gen(function*() {
      const store = yield* KeyValueStore.KeyValueStore
      yield* store.set("prisma-management-tokens", "somebody else's")
      const locked: Array<string> = []
      const storages = TokenStorageKeyValue.makeKeyed(store, {
        withRefreshLock: (key) => (effect) => Effect.andThen(Effect.sync(() => locked.push(key)), effect)
      })
      yield* storages.of("a").set(first)
      yield* storages.of("a:b").withRefreshLock(storages.of("a:b").set(second))
      assert.deepStrictEqual([...yield* storages.keys].sort(), ["a", "a:b"])
      assert.deepStrictEqual(locked, ["a:b"])
      yield* storages.of("a").clear
      assert.deepStrictEqual(yield* storages.keys, ["a:b"])
      assert.isTrue(Tokens.same((yield* storages.of("a:b").get)!, second))
    }).pipe(Effect.provide(KeyValueStore.layerMemory)))
})
