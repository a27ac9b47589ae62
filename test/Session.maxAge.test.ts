/** How often a session reads a storage that says how long its tokens may be kept (`maxAge`), and what it goes on with meanwhile. */
import { assert, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as PubSub from "effect/PubSub"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { turn } from "./support/inTime.ts"
import { endpointOf, sessionOn } from "./support/scriptedEndpoint.ts"

const pair = (n: number, expiresAt?: number) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresAt })

/** A place on another machine: counts its reads, can be away, slow, or changed by others. */
const makePlace = (initial: Tokens.Tokens | undefined, changes?: Stream.Stream<void>) => {
  const place = { held: initial, reads: 0, read: Effect.void as Effect.Effect<void, never>, isAway: false }
  const storage = TokenStorage.make({
    get: Effect.suspend(() => {
      place.reads++
      return Effect.flatMap(
        place.read,
        () => place.isAway ? Effect.fail(TokenStorage.failed("read", new Error("away"))) : Effect.succeed(place.held)
      )
    }),
    set: (tokens) => Effect.sync(() => void (place.held = tokens)),
    clear: Effect.sync(() => void (place.held = undefined)),
    maxAge: "5 seconds",
    changes
  })
  return { place, storage }
}

let exchanged = 0
const endpoint = Layer.mock(TokenEndpoint.TokenEndpoint)({
  refresh: () =>
    Effect.sync(() => ({
      accessToken: Redacted.make(`access-new-${++exchanged}`),
      refreshToken: Redacted.make(`refresh-new-${exchanged}`),
      expiresIn: Duration.hours(1)
    })),
  revoke: () => Effect.void
})

const open = (storage: TokenStorage.TokenStorage["Service"]) =>
  Session.make.pipe(
    Effect.provideService(TokenStorage.TokenStorage, storage),
    Effect.provide(endpoint)
  )

const shown = (session: Session.Session["Service"]) => Effect.map(session.accessToken, (token) => Redacted.value(token))

it.effect("a thousand calls of one user in ten seconds read the storage at most three times", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open(storage)
    for (let call = 0; call < 1000; call++) {
      assert.strictEqual(yield* shown(session), "access-1")
      yield* TestClock.adjust("10 millis")
    }
    assert.isAtMost(place.reads, 3)
    assert.isAtLeast(place.reads, 2)
  }))

it.effect("calls at the same time share one read of the storage, and one that is given up takes it from nobody", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const gate = yield* Deferred.make<void>()
    place.read = Deferred.await(gate)
    const session = yield* open(storage)
    const calls = yield* Effect.forEach(Array.from({ length: 20 }), () => Effect.forkChild(shown(session)))
    yield* turn
    yield* Fiber.interrupt(calls[0]!)
    yield* Deferred.succeed(gate, undefined)
    for (const call of calls.slice(1)) assert.strictEqual(yield* Fiber.join(call), "access-1")
    assert.strictEqual(place.reads, 1)
  }))

it.effect("a logout elsewhere is noticed within maxAge", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open(storage)
    yield* shown(session)
    place.held = undefined
    yield* TestClock.adjust("4999 millis")
    assert.strictEqual(yield* shown(session), "access-1")
    yield* TestClock.adjust("1 millis")
    assert.strictEqual((yield* Effect.flip(session.accessToken)).reason._tag, "NotLoggedIn")
  }))

it.effect("a logout elsewhere that the storage tells of is noticed at once", () =>
  Effect.gen(function*() {
    const hints = yield* PubSub.unbounded<void>()
    const { place, storage } = makePlace(pair(1), Stream.fromPubSub(hints))
    const session = yield* open(storage)
    yield* Effect.forEach(Array.from({ length: 5 }), () => turn)
    yield* shown(session)
    place.held = undefined
    yield* PubSub.publish(hints, undefined)
    yield* Effect.forEach(Array.from({ length: 5 }), () => turn)
    assert.strictEqual((yield* Effect.flip(session.accessToken)).reason._tag, "NotLoggedIn")
  }))

it.effect("a login, a refresh and a logout of the session itself are seen by its next call, which need not read for them", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(undefined)
    const session = yield* open(storage)
    assert.strictEqual((yield* Effect.flip(session.accessToken)).reason._tag, "NotLoggedIn")
    yield* session.store(pair(2))
    const stored = place.reads
    assert.strictEqual(yield* shown(session), "access-2")
    assert.strictEqual(place.reads, stored)
    const next = Redacted.value((yield* session.refresh(pair(2))).accessToken)
    assert.match(next, /^access-new-/)
    const refreshed = place.reads
    assert.strictEqual(yield* shown(session), next)
    assert.strictEqual(place.reads, refreshed)
    yield* session.logout
    assert.strictEqual((yield* Effect.flip(session.accessToken)).reason._tag, "NotLoggedIn")
  }))

it.effect("a 401 after a refresh elsewhere finds the newer tokens, whatever was kept", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open(storage)
    yield* shown(session)
    place.held = pair(2)
    const before = exchanged
    assert.isTrue(Tokens.same(yield* session.refresh(pair(1)), pair(2)))
    assert.strictEqual(exchanged, before)
    assert.strictEqual(yield* shown(session), "access-2")
  }))

it.effect("calls with good tokens go on while the storage is away, and it is asked once in maxAge", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open(storage)
    yield* shown(session)
    place.isAway = true
    const before = place.reads
    for (let second = 0; second < 60; second++) {
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* shown(session), "access-1")
    }
    assert.strictEqual(place.reads - before, 12)
    place.isAway = false
    place.held = pair(2)
    yield* TestClock.adjust("5 seconds")
    assert.strictEqual(yield* shown(session), "access-2")
  }))

it.effect("calls with good tokens wait a second at most for a storage that does not answer", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open(storage)
    yield* shown(session)
    place.read = Effect.never
    yield* TestClock.adjust("5 seconds")
    const call = yield* Effect.forkChild(shown(session))
    yield* TestClock.adjust("1 second")
    assert.strictEqual(yield* Fiber.join(call), "access-1")
    assert.strictEqual(yield* shown(session), "access-1")
  }))

it.effect("tokens that end while the storage is away are not used: the call fails", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1, 3_600_000))
    const session = yield* open(storage)
    yield* shown(session)
    place.isAway = true
    yield* TestClock.adjust("3595 seconds")
    assert.strictEqual((yield* Effect.flip(session.accessToken)).reason._tag, "StorageFailed")
  }))

it.effect("a read that met a logout of the session itself does not bring the tokens back", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const gate = yield* Deferred.make<void>()
    const session = yield* open({
      ...storage,
      // What it answers with was true when it was asked.
      get: Effect.suspend(() => {
        const { held } = place
        return Effect.as(place.read, held)
      })
    })
    place.read = Deferred.await(gate)
    const call = yield* Effect.forkChild(shown(session))
    yield* turn
    place.read = Effect.void
    yield* session.logout
    yield* Deferred.succeed(gate, undefined)
    yield* Fiber.join(call)
    assert.strictEqual((yield* Effect.flip(session.accessToken)).reason._tag, "NotLoggedIn")
  }))

it.effect("what a read saw is as old as its beginning: a process may be stopped before it hears the answer", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open({
      ...storage,
      get: Effect.suspend(() => {
        const { held } = place
        return Effect.as(Effect.sleep("4 seconds"), held)
      })
    })
    const call = yield* Effect.forkChild(shown(session))
    yield* turn
    place.held = pair(2)
    yield* TestClock.adjust("4 seconds")
    assert.strictEqual(yield* Fiber.join(call), "access-1")
    yield* TestClock.adjust("1 second")
    const next = yield* Effect.forkChild(session.accessToken)
    // It reads again, and waits a second for the answer at most.
    yield* TestClock.adjust("1 second")
    assert.strictEqual(Redacted.value(yield* Fiber.join(next)), "access-1")
    yield* TestClock.adjust("3 seconds")
    assert.strictEqual(yield* shown(session), "access-2")
  }))

it.effect("a storage that fails after the session itself has changed it brings no older tokens back", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open(storage)
    yield* shown(session)
    yield* TestClock.adjust("5 seconds")
    const gate = yield* Deferred.make<void>()
    place.read = Deferred.await(gate)
    const call = yield* Effect.forkChild(shown(session))
    yield* turn
    place.read = Effect.void
    yield* session.store(pair(2))
    place.isAway = true
    yield* Deferred.succeed(gate, undefined)
    assert.strictEqual(yield* Fiber.join(call), "access-2")
    assert.strictEqual(yield* shown(session), "access-2")
  }))

it.effect("a refresh that waits for the lock of another machine leaves when the tokens are new, and sends nothing", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    let asked = 0
    const session = yield* open({
      ...storage,
      withRefreshLock: () =>
        Effect.suspend(() => {
          asked++
          return Effect.never
        })
    })
    const before = exchanged
    const call = yield* Effect.forkChild(session.refresh(pair(1)))
    yield* TestClock.adjust("1 second")
    assert.isUndefined(call.pollUnsafe())
    place.held = pair(2)
    yield* TestClock.adjust("300 millis")
    assert.isTrue(Tokens.same(yield* Fiber.join(call), pair(2)))
    assert.strictEqual(exchanged, before)
    // It did not give up its place among those who wait.
    assert.strictEqual(asked, 1)
  }))

it.effect("a refresh that waits for the lock of another machine goes on waiting while the storage is away", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open({ ...storage, withRefreshLock: () => Effect.never })
    const call = yield* Effect.forkChild(session.refresh(pair(1)))
    place.isAway = true
    yield* TestClock.adjust("2 seconds")
    assert.isUndefined(call.pollUnsafe())
    place.isAway = false
    place.held = pair(2)
    yield* TestClock.adjust("300 millis")
    assert.isTrue(Tokens.same(yield* Fiber.join(call), pair(2)))
  }))

it.effect("a refresh that is refused says so, although it sees its own end of the login on another machine before that answers", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const slow: typeof storage = {
      ...storage,
      clearIfCurrent: () =>
        Effect.as(Effect.andThen(Effect.sync(() => place.held = undefined), Effect.sleep("1 second")), true)
    }
    const refused = AuthError.make({ _tag: "TokenRejected", error: "invalid_grant" }, "It was used before")
    const session = yield* sessionOn(slow, endpointOf(Effect.fail(refused)).endpoint)
    const call = yield* Effect.forkChild(Effect.flip(session.refresh(pair(1))))
    yield* TestClock.adjust("2 seconds")
    assert.strictEqual((yield* Fiber.join(call)).reason._tag, "RefreshTokenInvalid")
  }))

it.effect("a refresh that waits for the lock of another machine is told of a logout there", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(pair(1))
    const session = yield* open({ ...storage, withRefreshLock: () => Effect.never })
    const call = yield* Effect.forkChild(session.refresh(pair(1)))
    yield* TestClock.adjust("1 second")
    place.held = undefined
    yield* TestClock.adjust("300 millis")
    assert.strictEqual((yield* Effect.flip(Fiber.join(call))).reason._tag, "NotLoggedIn")
  }))

it.effect("a login that comes to a place where nobody was logged in is seen at once", () =>
  Effect.gen(function*() {
    const { place, storage } = makePlace(undefined)
    const session = yield* open(storage)
    for (let call = 0; call < 2; call++) {
      assert.strictEqual((yield* Effect.flip(session.tokens)).reason._tag, "NotLoggedIn")
    }
    place.held = pair(1)
    assert.strictEqual(yield* shown(session), "access-1")
    yield* session.logout
    place.held = pair(2)
    assert.strictEqual(yield* shown(session), "access-2")
  }))
