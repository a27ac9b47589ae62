/** What a session owes its storage and its user after something failed: tokens that were not taken, a logout that nobody was told of. */
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import type * as Session from "../src/Session.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { turn } from "./support/inTime.ts"
import { jwt } from "./support/jwt.ts"
import { accessOf, answer, endpointOf, memory, planted, sessionOn, unavailable } from "./support/scriptedEndpoint.ts"

const refused = AuthError.make(
  { _tag: "TokenRejected", error: "invalid_grant", description: "Used twice.", status: 400 },
  "invalid_grant: Used twice."
)

const login = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-9", refreshToken: "refresh-9" })

/** A storage on which changes that compare fail while it is broken. */
const breakable = Effect.gen(function*() {
  const storage = yield* memory()
  let isBroken = true
  const unlessBroken = <A>(change: Effect.Effect<A, AuthError.AuthError>, operation: "write" | "clear") =>
    Effect.suspend(() => isBroken ? Effect.fail(TokenStorage.failed(operation, new Error("full"))) : change)
  return {
    storage: {
      ...storage,
      setIfCurrent: (current: Tokens.Tokens, next: Tokens.Tokens) =>
        unlessBroken(storage.setIfCurrent(current, next), "write"),
      clearIfCurrent: (tokens: Tokens.Tokens) => unlessBroken(storage.clearIfCurrent(tokens), "clear")
    },
    repair: Effect.sync(() => {
      isBroken = false
    })
  }
})

/** Lets what is told arrive. */
const settle = Effect.forEach(Array.from({ length: 5 }), () => turn)

/** What a session tells from now on. */
const told = Effect.fnUntraced(function*(session: Session.Session["Service"]) {
  const changes: Array<Session.Change> = []
  yield* Effect.forkChild(
    Stream.runForEach(session.changes, (change) => Effect.sync(() => changes.push(change))),
    { startImmediately: true }
  )
  yield* settle
  return changes
})

/** Lets time pass until an effect has ended, and gives its failure. */
const failureOf = Effect.fnUntraced(function*<A>(effect: Effect.Effect<A, AuthError.AuthError>) {
  const fiber = yield* Effect.forkChild(Effect.flip(effect), { startImmediately: true })
  for (let second = 0; second < 5; second++) yield* TestClock.adjust("1 second")
  return yield* Fiber.join(fiber)
})

describe("a refused refresh token", () => {
  it.effect("ends the session, which tells it once and knows nothing of it afterwards", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.fail(refused))
      const storage = yield* memory()
      const session = yield* sessionOn(storage, endpoint)
      const changes = yield* told(session)
      const error = yield* Effect.flip(session.refresh(planted))
      assert.deepStrictEqual(error.reason, { _tag: "RefreshTokenInvalid", description: "Used twice." })
      assert.strictEqual((yield* Effect.flip(session.tokens)).reason._tag, "NotLoggedIn")
      assert.strictEqual((yield* Effect.flip(session.refresh(planted))).reason._tag, "NotLoggedIn")
      yield* settle
      assert.deepStrictEqual(changes, [{ _tag: "LoggedOut", reason: "RefreshTokenInvalid" }])
      assert.lengthOf(sent, 1)
    }))

  it.effect("whose tokens could not be cleared has them cleared by the next refresh, which tells it", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.fail(refused))
      const { repair, storage } = yield* breakable
      const session = yield* sessionOn(storage, endpoint)
      const changes = yield* told(session)
      assert.strictEqual((yield* failureOf(session.refresh(planted))).reason._tag, "RefreshTokenInvalid")
      yield* settle
      assert.deepStrictEqual(changes, [])
      yield* repair
      assert.strictEqual((yield* Effect.flip(session.refresh(planted))).reason._tag, "NotLoggedIn")
      assert.isUndefined(yield* storage.get)
      yield* settle
      assert.deepStrictEqual(changes, [{ _tag: "LoggedOut", reason: "RefreshTokenInvalid" }])
      assert.lengthOf(sent, 1)
    }))

  it.effect("whose tokens could not be cleared leaves a login of meanwhile alone", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.fail(refused))
      const { repair, storage } = yield* breakable
      const session = yield* sessionOn(storage, endpoint)
      yield* failureOf(session.refresh(planted))
      yield* repair
      yield* storage.set(login)
      const changes = yield* told(session)
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-9")
      assert.strictEqual(accessOf(yield* storage.get), "access-9")
      yield* settle
      assert.deepStrictEqual(changes, [])
      assert.lengthOf(sent, 1)
    }))
})

describe("newer tokens that the storage did not take", () => {
  it.effect("are written by the next call, which tells it, and the refresh token is not sent again", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const { repair, storage } = yield* breakable
      const session = yield* sessionOn(storage, endpoint)
      const changes = yield* told(session)
      assert.deepStrictEqual((yield* failureOf(session.refresh(planted))).reason, {
        _tag: "StorageFailed",
        operation: "write"
      })
      yield* settle
      assert.deepStrictEqual(changes, [])
      yield* repair
      assert.strictEqual(accessOf(yield* session.tokens), "access-2")
      assert.strictEqual(accessOf(yield* storage.get), "access-2")
      yield* settle
      assert.deepStrictEqual(changes, [{ _tag: "Refreshed", workspaceId: "wksp_1" }])
      assert.strictEqual(accessOf(yield* session.tokens), "access-2")
      yield* settle
      assert.lengthOf(changes, 1)
      assert.lengthOf(sent, 1)
    }))

  it.effect("are tried four times, each a longer pause after the one before", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      const { repair, storage } = yield* breakable
      const times: Array<number> = []
      const session = yield* sessionOn({
        ...storage,
        setIfCurrent: (current, next) =>
          Effect.flatMap(Clock.currentTimeMillis, (now) => {
            times.push(now)
            return storage.setIfCurrent(current, next)
          })
      }, endpoint)
      yield* failureOf(session.refresh(planted))
      // A session that ends tries once more.
      yield* repair
      assert.deepStrictEqual(times, [0, 50, 150, 350])
    }))

  it.effect("are as new when they are written as they were when they came: those of a minute are not refreshed at once", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed({ ...answer(2), expiresIn: Duration.minutes(1) }))
      const { repair, storage } = yield* breakable
      const session = yield* sessionOn(storage, endpoint)
      yield* failureOf(session.refresh(planted))
      yield* repair
      for (let call = 0; call < 2; call++) assert.strictEqual(accessOf(yield* session.tokens), "access-2")
      yield* settle
      assert.lengthOf(sent, 1)
    }))

  it.effect("are not written over a login of meanwhile", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const { repair, storage } = yield* breakable
      const session = yield* sessionOn(storage, endpoint)
      yield* failureOf(session.refresh(planted))
      yield* repair
      yield* storage.set(login)
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-9")
      assert.strictEqual(accessOf(yield* storage.get), "access-9")
      assert.lengthOf(sent, 1)
    }))

  it.effect("are not brought back after a logout of meanwhile", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const { repair, storage } = yield* breakable
      const session = yield* sessionOn(storage, endpoint)
      yield* failureOf(session.refresh(planted))
      yield* repair
      yield* storage.clear
      assert.strictEqual((yield* Effect.flip(session.refresh(planted))).reason._tag, "NotLoggedIn")
      assert.isUndefined(yield* storage.get)
      assert.lengthOf(sent, 1)
    }))

  it.effect("are what a logout revokes", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      const { storage } = yield* breakable
      const revoked: Array<string | undefined> = []
      const session = yield* sessionOn(storage, {
        ...endpoint,
        revoke: ({ refreshToken }) => Effect.sync(() => revoked.push(refreshToken && Redacted.value(refreshToken)))
      })
      yield* failureOf(session.refresh(planted))
      yield* session.logout
      assert.deepStrictEqual(revoked, ["refresh-2"])
    }))
})

describe("a logout of nobody", () => {
  it.effect("revokes nothing, and tells nothing", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      let revocations = 0
      const storage = yield* memory()
      yield* storage.clear
      const session = yield* sessionOn(storage, { ...endpoint, revoke: () => Effect.sync(() => void revocations++) })
      const changes = yield* told(session)
      yield* session.logout
      yield* settle
      assert.deepStrictEqual([revocations, changes], [0, []])
    }))
})

describe("tokens that cannot be used", () => {
  it.effect("are those of another workspace: the refresh token that was spent for them is not sent again", () =>
    Effect.gen(function*() {
      const other = { ...answer(2), accessToken: Redacted.make(jwt({ workspace_id: "wksp_2" })) }
      const { endpoint, sent } = endpointOf(Effect.succeed(other))
      const session = yield* sessionOn(yield* memory(), endpoint)
      for (let call = 0; call < 2; call++) {
        const error = yield* Effect.flip(session.refresh(planted))
        assert.deepStrictEqual(error.reason, { _tag: "WorkspaceMismatch", expected: "wksp_1", actual: "wksp_2" })
        assert.strictEqual(error.message, "The authorization server answered with the tokens of another workspace")
      }
      assert.lengthOf(sent, 1)
    }))
})

describe("an access token that no call could send", () => {
  it.effect("is refused at a login by its name, and not stored", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.fail(unavailable({})))
      const storage = yield* memory()
      const session = yield* sessionOn(storage, endpoint)
      const error = yield* Effect.flip(session.store(Tokens.make({ ...login, accessToken: "two words" })))
      assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "accessToken" })
      assert.match(error.message, /^accessToken \S/)
      assert.notInclude(error.message, "two words")
      assert.strictEqual(accessOf(yield* storage.get), "access-1")
    }))
})
