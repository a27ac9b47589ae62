/** A storage of promises that is as good as one of this package where processes share it. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"

const pair = (n: number) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${n}`, refreshToken: `refresh-${n}` })

const storageWith = (methods: Partial<TokenStorage.PromiseTokenStorage>) =>
  TokenStorage.fromPromise({
    getTokens: async () => null,
    setTokens: async () => {},
    clearTokens: async () => {},
    ...methods
  })

const confirmed = Effect.flatMap(TokenStorage.RefreshLease, ({ confirm }) => confirm)

it.effect("a storage of promises that gives its lock a lease is asked whether the lock is still held", () =>
  Effect.gen(function*() {
    let isHeld = true
    const storage = storageWith({ withRefreshLock: (fn) => fn({ confirm: async () => isHeld }) })
    const answers = yield* storage.withRefreshLock(Effect.gen(function*() {
      const before = yield* confirmed
      isHeld = false
      return [before, yield* confirmed]
    }))
    assert.deepStrictEqual(answers, [true, false])
  }))

it.effect("a storage of promises whose lease rejects fails as its lock does", () =>
  Effect.gen(function*() {
    const storage = storageWith({
      withRefreshLock: (fn) => fn({ confirm: () => Promise.reject(new Error("never-shown")) })
    })
    const error = yield* Effect.flip(storage.withRefreshLock(confirmed))
    assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "lock" })
    assert.notInclude(error.message, "never-shown")
  }))

it.effect("a storage of promises whose lock gives something else, as a browser's does, has no lease", () =>
  Effect.gen(function*() {
    for (const given of [{ name: "a lock", mode: "exclusive" }, null, { confirm: true }]) {
      const storage = storageWith({ withRefreshLock: (fn) => fn(given) })
      assert.isTrue(yield* storage.withRefreshLock(confirmed))
    }
  }))

it.effect("a storage of promises that replaces in one step is asked to, and its answer counts", () =>
  Effect.gen(function*() {
    const asked: Array<ReadonlyArray<string>> = []
    const storage = storageWith({
      setTokensIfCurrent: async (current, next) => {
        asked.push([current.accessToken, next.accessToken])
        return asked.length === 1
      }
    })
    assert.isTrue(yield* storage.setIfCurrent(pair(1), pair(2)))
    assert.isFalse(yield* storage.setIfCurrent(pair(1), pair(3)))
    assert.deepStrictEqual(asked, [["access-1", "access-2"], ["access-1", "access-3"]])
  }))

it.effect("a storage of promises that fails with an AuthError of a storage says what that says", () =>
  Effect.gen(function*() {
    const own = TokenStorage.failed("read", new Error("never-shown"))
    const storage = storageWith({ getTokens: () => Promise.reject(own) })
    assert.strictEqual(yield* Effect.flip(storage.get), own)
  }))
