/** What sessions of one process have in common: the exchange of a refresh token, how it ended, and that its session was ended. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import type * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { accessOf, answer, endpointOf, memory, planted, sessionOn, unavailable } from "./support/scriptedEndpoint.ts"

type Storage = TokenStorage.TokenStorage["Service"]

const another = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-9", refreshToken: "refresh-9" })

const refusal = (error: string, cause?: unknown) =>
  AuthError.make({ _tag: "TokenRejected", error, status: 400 }, `refused: ${error}`, cause)

/** Two sessions, each on a storage of its own, that refresh the same tokens at once; the first of them asks. */
const both = Effect.fnUntraced(function*(
  endpoint: TokenEndpoint.TokenEndpoint["Service"],
  change: (storage: Storage) => Storage = (storage) => storage
) {
  const storages = [change(yield* memory()), yield* memory()] as const
  const fibers = yield* Effect.forEach(storages, (storage) =>
    Effect.flatMap(
      sessionOn(storage, endpoint, { refreshTimeout: "2 minutes" }),
      (session) => Effect.forkChild(Effect.result(session.refresh(planted)), { startImmediately: true })
    ))
  return { storages, fibers }
})

const failureOf = Effect.fnUntraced(function*(
  fiber: Fiber.Fiber<{ readonly _tag: "Success" } | { readonly _tag: "Failure"; readonly failure: AuthError.AuthError }>
) {
  const result = yield* Fiber.join(fiber)
  return result._tag === "Failure" ? result.failure : assert.fail("it succeeded")
})

const refreshTokenOf = (storage: Storage) =>
  Effect.map(storage.get, (tokens) => tokens?.refreshToken && Redacted.value(tokens.refreshToken))

describe("an exchange that two sessions wait for", () => {
  it.effect("gives both the new refresh token", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.delay(Effect.succeed(answer(2)), "1 second"))
      const { fibers, storages } = yield* both(endpoint)
      yield* TestClock.adjust("1 second")
      for (const fiber of fibers) yield* Fiber.join(fiber)
      for (const storage of storages) assert.strictEqual(yield* refreshTokenOf(storage), "refresh-2")
      assert.lengthOf(sent, 1)
    }))

  it.effect("leaves both the old refresh token, and no end, where the answer has neither", () =>
    Effect.gen(function*() {
      const bare = { ...answer(2), refreshToken: undefined, expiresIn: undefined }
      const { endpoint, sent } = endpointOf(Effect.delay(Effect.succeed(bare), "1 second"))
      const { fibers, storages } = yield* both(endpoint)
      yield* TestClock.adjust("1 second")
      for (const fiber of fibers) yield* Fiber.join(fiber)
      for (const storage of storages) {
        const tokens = yield* storage.get
        assert.deepStrictEqual([accessOf(tokens), tokens?.expiresAt], ["access-2", undefined])
        assert.strictEqual(yield* refreshTokenOf(storage), "refresh-1")
      }
      assert.lengthOf(sent, 1)
    }))

  it.effect("that is refused ends both logins, and is asked once", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.delay(Effect.fail(refusal("invalid_grant")), "1 second"))
      const { fibers, storages } = yield* both(endpoint)
      yield* TestClock.adjust("1 second")
      for (const fiber of fibers) {
        const error = yield* failureOf(fiber)
        assert.deepStrictEqual([error.reason._tag, error.message], ["RefreshTokenInvalid", "refused: invalid_grant"])
      }
      for (const storage of storages) assert.isUndefined(yield* storage.get)
      assert.lengthOf(sent, 1)
    }))

  it.effect("that is not answered fails both alike, and is asked once", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.delay(Effect.fail(unavailable({ status: 503 })), "1 second"))
      const { fibers } = yield* both(endpoint)
      yield* TestClock.adjust("1 second")
      for (const fiber of fibers) {
        const error = yield* failureOf(fiber)
        assert.deepStrictEqual(error.reason, { _tag: "AuthServerUnavailable", status: 503 })
        assert.strictEqual(error.message, "unavailable")
      }
      assert.lengthOf(sent, 1)
    }))

  it.effect("that is not made, for the lock of its session was lost, is made by the other", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const { fibers: [first, second] } = yield* both(endpoint, (storage) => ({
        ...storage,
        withRefreshLock: (effect) =>
          Effect.provideService(effect, TokenStorage.RefreshLease, {
            confirm: Effect.delay(Effect.succeed(false), "1 second")
          })
      }))
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual((yield* Fiber.join(second!))._tag, "Success")
      assert.deepStrictEqual((yield* failureOf(first!)).reason, { _tag: "StorageFailed", operation: "lock" })
      assert.deepStrictEqual(sent, ["refresh-1"])
    }))

  it.effect("is not one for two endpoints that do not say who they are", () =>
    Effect.gen(function*() {
      const one = endpointOf(Effect.succeed(answer(2)))
      const two = endpointOf(Effect.succeed(answer(3)))
      const sessions = yield* Effect.forEach([one, two], ({ endpoint }) =>
        Effect.flatMap(memory(), (storage) => sessionOn(storage, { ...endpoint, identity: undefined })))
      assert.strictEqual(accessOf(yield* sessions[0]!.refresh(planted)), "access-2")
      assert.strictEqual(accessOf(yield* sessions[1]!.refresh(planted)), "access-3")
    }))
})

describe("a failure of the token endpoint that may have been processed", () => {
  const certain = [
    ["a refusal of another kind", refusal("invalid_client", new Error("cause"))],
    ["an answer that cannot be read", AuthError.make({ _tag: "TokenResponseInvalid" }, "html", new Error("cause"))],
    ["a status", unavailable({ status: 503 }, new Error("cause"))],
    ["a status, though nothing was sent", unavailable({ status: 503, sent: false }, new Error("cause"))]
  ] as const
  for (const [what, error] of certain) {
    it.effect(`is no broken connection where it is ${what}: the refresh token is not sent again`, () =>
      Effect.gen(function*() {
        const { endpoint, sent } = endpointOf(Effect.fail(error))
        const session = yield* sessionOn(yield* memory(), endpoint)
        const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
        yield* TestClock.adjust("5 seconds")
        assert.strictEqual((yield* Fiber.join(caller)).message, error.message)
        assert.lengthOf(sent, 1)
      }))
  }
})

describe("a logout", () => {
  /** How often the revocation is asked for in half a minute. */
  const asked = Effect.fnUntraced(function*(error: AuthError.AuthError) {
    const { endpoint } = endpointOf(Effect.succeed(answer(2)))
    let revocations = 0
    const revoke = () =>
      Effect.suspend(() => {
        revocations++
        return Effect.fail(error)
      })
    const session = yield* sessionOn(yield* memory(), { ...endpoint, revoke })
    const fiber = yield* Effect.forkChild(Effect.flip(session.logout), { startImmediately: true })
    yield* TestClock.adjust("30 seconds")
    assert.strictEqual((yield* Fiber.join(fiber)).message, error.message)
    return revocations
  })

  it.effect("whose revocation certainly did not arrive asks five times for it", () =>
    Effect.map(asked(unavailable({ sent: false }, new Error("refused"))), (times) => assert.strictEqual(times, 5)))

  const final = [
    ["may have arrived", unavailable({ sent: true }, new Error("reset"))],
    ["may have arrived, for all that is known", unavailable({})],
    ["was answered with a status", unavailable({ status: 503, sent: false })],
    ["was refused", refusal("invalid_client")]
  ] as const
  for (const [what, error] of final) {
    it.effect(`whose revocation ${what} asks once for it`, () =>
      Effect.map(asked(error), (times) => assert.strictEqual(times, 1)))
  }

  /** Sessions of one endpoint, each on a storage of its own with the tokens that it is given. */
  const sessionsAt = (endpoint: TokenEndpoint.TokenEndpoint["Service"]) =>
    Effect.fnUntraced(function*(tokens: Tokens.Tokens) {
      const storage = yield* memory()
      yield* storage.set(tokens)
      const session = yield* sessionOn(storage, endpoint, { refreshTimeout: "2 minutes" })
      return { storage, refresh: session.refresh(tokens), logout: session.logout }
    })

  it.effect("refuses the refresh that another session has under way, however late it is answered", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.delay(Effect.succeed(answer(2)), "50 seconds"),
        Effect.succeed(answer(3))
      )
      const on = sessionsAt(endpoint)
      const slow = yield* on(planted)
      const refreshing = yield* Effect.forkChild(Effect.result(slow.refresh), { startImmediately: true })
      yield* (yield* on(planted)).logout
      yield* TestClock.adjust("40 seconds")
      // Others refresh meanwhile, at which what is over is forgotten.
      yield* (yield* on(another)).refresh
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual((yield* failureOf(refreshing)).reason._tag, "RefreshTokenInvalid")
      assert.isUndefined(yield* slow.storage.get)
      // What the late answer brought is of nobody, and so is what it was brought for.
      const { accessToken, refreshToken } = answer(2)
      for (const tokens of [planted, { ...planted, accessToken, refreshToken }]) {
        const error = yield* Effect.flip((yield* on(tokens)).refresh)
        assert.strictEqual(error.reason._tag, "RefreshTokenInvalid")
      }
      assert.deepStrictEqual(sent, ["refresh-1", "refresh-9"])
      // Until half a minute after it: then the server decides.
      yield* TestClock.adjust("30 seconds")
      assert.strictEqual(accessOf(yield* (yield* on(planted)).refresh), "access-3")
    }))

  it.effect("that comes while the newer refresh token is under way is remembered of the older one for half a minute", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.succeed(answer(2)),
        Effect.delay(Effect.succeed(answer(3)), "50 seconds"),
        Effect.succeed(answer(4))
      )
      const on = sessionsAt(endpoint)
      const newer = yield* (yield* on(planted)).refresh
      yield* Effect.forkChild(Effect.exit((yield* on(newer)).refresh), { startImmediately: true })
      yield* (yield* on(newer)).logout
      const refusal = yield* Effect.flip((yield* on(planted)).refresh)
      assert.strictEqual(refusal.reason._tag, "RefreshTokenInvalid")
      yield* TestClock.adjust("30 seconds")
      const later = yield* Effect.result((yield* on(planted)).refresh)
      // The one that is under way ends with its answer.
      yield* TestClock.adjust("20 seconds")
      assert.strictEqual(accessOf(yield* Effect.fromResult(later)), "access-4")
      assert.deepStrictEqual(sent, ["refresh-1", "refresh-2", "refresh-1"])
    }))

  it.effect("is remembered for half a minute where the refresh token was exchanged before, and stayed the same", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.succeed({ ...answer(2), refreshToken: undefined }),
        Effect.succeed(answer(3))
      )
      const on = sessionsAt(endpoint)
      const newer = yield* (yield* on(planted)).refresh
      yield* (yield* on(newer)).logout
      assert.strictEqual((yield* Effect.flip((yield* on(newer)).refresh)).reason._tag, "RefreshTokenInvalid")
      yield* TestClock.adjust("30 seconds")
      assert.strictEqual(accessOf(yield* (yield* on(newer)).refresh), "access-3")
      assert.deepStrictEqual(sent, ["refresh-1", "refresh-1"])
    }))

  it.effect("is remembered for half a minute: then the server decides about the refresh token again", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      yield* Effect.flatMap(sessionOn(yield* memory(), endpoint), ({ logout }) => logout)
      const later = yield* sessionOn(yield* memory(), endpoint)
      yield* TestClock.adjust("29999 millis")
      const other = yield* sessionOn(yield* memory(), endpoint)
      assert.isTrue(Exit.isFailure(yield* Effect.exit(other.refresh(planted))))
      assert.lengthOf(sent, 0)
      yield* TestClock.adjust("1 milli")
      assert.strictEqual(accessOf(yield* later.refresh(planted)), "access-2")
    }))
})
