/** What a session makes of a refresh lock that is not what it should be. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { turn } from "./support/inTime.ts"
import { accessOf, answer, endpointOf, memory, planted, sessionOn } from "./support/scriptedEndpoint.ts"

type Lock = TokenStorage.TokenStorage["Service"]["withRefreshLock"]

/** A session whose storage has this lock, and what it sends. */
const lockedBy = Effect.fnUntraced(function*(withRefreshLock: Lock) {
  const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)), Effect.succeed(answer(3)))
  const storage = { ...yield* memory(), withRefreshLock }
  return { session: yield* sessionOn(storage, endpoint, { refreshTimeout: "2 minutes" }), sent, storage }
})

const full = TokenStorage.failed("lock", new Error("no space left"))

const broken: ReadonlyArray<readonly [string, Lock, string]> = [
  ["fails", () => Effect.fail(full), "no space left"],
  ["dies", () => Effect.die(new Error("a bug")), "a bug"],
  [
    "throws",
    () => {
      throw new Error("another bug")
    },
    "another bug"
  ],
  ["ends without running what it is given", () => Effect.succeed(undefined as never), "did not run its effect"]
]

describe("a refresh lock", () => {
  for (const [what, lock, words] of broken) {
    it.effect(`that ${what} is a failure of the storage, in a refresh and in a logout: nothing is sent, and nothing cleared`, () =>
      Effect.gen(function*() {
        const { sent, session, storage } = yield* lockedBy(lock)
        for (const asked of [session.refresh(planted), session.logout]) {
          const error = yield* Effect.flip(asked)
          assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "lock" })
          assert.include(String(Redacted.isRedacted(error.cause) && Redacted.value(error.cause)), words)
        }
        assert.lengthOf(sent, 0)
        assert.strictEqual(accessOf(yield* storage.get), "access-1")
      }))
  }

  it.effect("that fails is not asked for again within a second for tokens that are still good", () =>
    Effect.gen(function*() {
      let asked = 0
      const { session, storage } = yield* lockedBy(() =>
        Effect.suspend(() => {
          asked++
          return Effect.fail(full)
        })
      )
      yield* storage.set(Tokens.make({ ...planted, expiresAt: 60_000 }))
      const calls = Effect.forEach(Array.from({ length: 3 }), () => Effect.andThen(session.tokens, turn))
      yield* calls
      assert.strictEqual(asked, 1)
      yield* TestClock.adjust("1 second")
      yield* calls
      assert.strictEqual(asked, 2)
    }))

  it.effect("that runs what it is given twice has a refresh token exchanged once", () =>
    Effect.gen(function*() {
      const { sent, session } = yield* lockedBy((effect) => Effect.andThen(Effect.exit(effect), effect))
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-2")
      assert.deepStrictEqual(sent, ["refresh-1"])
    }))

  it.effect("that cannot be given back takes nothing back: the caller has its tokens after five seconds", () =>
    Effect.gen(function*() {
      const { sent, session } = yield* lockedBy((effect) => Effect.andThen(Effect.exit(effect), Effect.never))
      const caller = yield* Effect.forkChild(session.refresh(planted), { startImmediately: true })
      yield* TestClock.adjust("4999 millis")
      assert.isUndefined(caller.pollUnsafe())
      yield* TestClock.adjust("1 milli")
      assert.strictEqual(accessOf(yield* Fiber.join(caller)), "access-2")
      assert.lengthOf(sent, 1)
    }))

  it.effect("that fails when it is given back takes nothing back", () =>
    Effect.gen(function*() {
      const { session } = yield* lockedBy((effect) => Effect.andThen(Effect.exit(effect), Effect.fail(full)))
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-2")
    }))

  it.effect("that comes after half a minute runs nothing any more", () =>
    Effect.gen(function*() {
      const { sent, session } = yield* lockedBy((effect) =>
        Effect.andThen(Effect.uninterruptible(Effect.sleep("40 seconds")), effect)
      )
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("30 seconds")
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(
        (yield* Fiber.join(caller)).message,
        "A refresh is running elsewhere: its lock was not free within 30 s. Try again."
      )
      yield* TestClock.adjust("1 minute")
      assert.lengthOf(sent, 0)
    }))
})

describe("a caller whose time is over", () => {
  it.effect("is told that the authorization server gave no answer, where the refresh token was sent", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.delay(Effect.succeed(answer(2)), "1 minute"))
      const session = yield* sessionOn(yield* memory(), endpoint)
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("10 seconds")
      const { message, reason } = yield* Fiber.join(caller)
      assert.deepStrictEqual(reason, { _tag: "AuthServerUnavailable" })
      assert.strictEqual(message, "The authorization server gave no answer within 10 s")
      // The refresh goes on, for a minute.
      yield* TestClock.adjust("1 minute")
    }))

  it.effect("is told that the storage did not take the new tokens, where the server has answered", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      const plain = yield* memory()
      let isSilent = true
      const storage: TokenStorage.TokenStorage["Service"] = {
        ...plain,
        setIfCurrent: (current, next) =>
          Effect.suspend(() => isSilent ? Effect.never : plain.setIfCurrent(current, next))
      }
      const session = yield* sessionOn(storage, endpoint, { refreshTimeout: "1500 millis" })
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("1500 millis")
      const { message, reason } = yield* Fiber.join(caller)
      assert.deepStrictEqual(reason, { _tag: "StorageFailed", operation: "write" })
      assert.strictEqual(
        message,
        "The token storage could not be written: it did not answer within 1.5 s. The refreshed tokens are kept when it answers. Try again."
      )
      isSilent = false
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(accessOf(yield* plain.get), "access-2")
    }))

  it.effect("is told that the refresh did not begin, where the storage does not answer before the refresh token is sent", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const plain = yield* memory()
      let reads = 0
      // Under the lock it is read twice: for the refresh token, and directly before that is sent.
      const get = Effect.suspend(() => ++reads === 2 ? Effect.never : plain.get)
      const session = yield* sessionOn({ ...plain, get }, endpoint, { refreshTimeout: "1500 millis" })
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("1500 millis")
      assert.match((yield* Fiber.join(caller)).message, /^A refresh did not start within 1\.5 s/)
      assert.lengthOf(sent, 0)
      yield* TestClock.adjust("1 minute")
    }))

  it.effect("is told that the refresh did not begin, where the lock is not free", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      const session = yield* sessionOn({ ...yield* memory(), withRefreshLock: () => Effect.never }, endpoint, {
        refreshTimeout: "1500 millis"
      })
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("1500 millis")
      assert.strictEqual(
        (yield* Fiber.join(caller)).message,
        "A refresh did not start within 1.5 s: another one is running, or the token storage or its lock does not answer. Try again."
      )
    }))
})

describe("waitUntil", () => {
  it.effect("that throws, as it does outside of a request, costs no refresh", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      const session = yield* sessionOn(yield* memory(), endpoint, {
        waitUntil: () => {
          throw new Error("no request")
        }
      })
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-2")
    }))
})
