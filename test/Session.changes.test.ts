/** What a session tells of a storage that others change too. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as PubSub from "effect/PubSub"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { turn } from "./support/inTime.ts"

const pair = (n: number, workspaceId = "wksp_1") =>
  Tokens.make({ workspaceId, accessToken: `access-${n}`, refreshToken: `refresh-${n}` })

/** A place that others change too, and of which everybody is told each change, its own included. */
const place = Effect.gen(function*() {
  const hints = yield* PubSub.unbounded<void>()
  const hint = PubSub.publish(hints, undefined)
  let held: Tokens.Tokens | undefined
  let isBroken = false
  const put = (tokens: Tokens.Tokens | undefined) =>
    Effect.andThen(
      Effect.sync(() => {
        held = tokens
      }),
      hint
    )
  const storage = TokenStorage.make({
    get: Effect.suspend(() => isBroken ? Effect.fail(TokenStorage.failed("read", "broken")) : Effect.succeed(held)),
    set: put,
    clear: put(undefined),
    changes: Stream.fromPubSub(hints)
  })
  const breakDown = (now: boolean) =>
    Effect.sync(() => {
      isBroken = now
    })
  return { storage, put, hint, breakDown }
})

const endpoint = Layer.mock(TokenEndpoint.TokenEndpoint)({
  refresh: () =>
    Effect.succeed({
      accessToken: Redacted.make("access-9"),
      refreshToken: Redacted.make("refresh-9"),
      expiresIn: undefined
    }),
  revoke: () => Effect.void
})

const settle = Effect.forEach(Array.from({ length: 5 }), () => turn)

/** A session on the place, and what it has told since. */
const open = Effect.fnUntraced(function*(before: Effect.Effect<unknown> = settle) {
  const shared = yield* place
  const session = yield* Session.make.pipe(
    Effect.provideService(TokenStorage.TokenStorage, shared.storage),
    Effect.provide(endpoint)
  )
  const told: Array<Session.Change> = []
  yield* Effect.forkScoped(Stream.runForEach(session.changes, (change) => Effect.sync(() => told.push(change))), {
    startImmediately: true
  })
  yield* before
  return { ...shared, session, told }
})

it.effect("a session tells of the logins, refreshes and logouts of others, where its storage tells that it was changed", () =>
  Effect.gen(function*() {
    const { hint, put, told } = yield* open()
    for (const tokens of [pair(1), pair(2), pair(3, "wksp_2"), undefined]) {
      yield* put(tokens)
      // Told twice, there is nothing new.
      yield* hint
      yield* settle
    }
    assert.deepStrictEqual(told, [
      { _tag: "LoggedIn", workspaceId: "wksp_1" },
      { _tag: "Refreshed", workspaceId: "wksp_1" },
      { _tag: "LoggedIn", workspaceId: "wksp_2" },
      { _tag: "LoggedOut", reason: "Logout" }
    ])
  }))

it.effect("a session tells of a login that comes in the moment in which it was opened", () =>
  Effect.gen(function*() {
    const { put, told } = yield* open(Effect.void)
    yield* put(pair(1))
    yield* settle
    assert.deepStrictEqual(told, [{ _tag: "LoggedIn", workspaceId: "wksp_1" }])
  }))

it.effect("a session tells its own login, refresh and logout once, although its storage tells of them too", () =>
  Effect.gen(function*() {
    const { session, told } = yield* open()
    yield* session.store(pair(1))
    yield* settle
    yield* session.refresh(pair(1))
    yield* settle
    yield* session.logout
    yield* settle
    assert.deepStrictEqual(told.map(({ _tag }) => _tag), ["LoggedIn", "Refreshed", "LoggedOut"])
  }))

it.effect("a session tells with the next change what it could not read", () =>
  Effect.gen(function*() {
    const { breakDown, hint, put, told } = yield* open()
    yield* put(pair(1))
    yield* settle
    yield* breakDown(true)
    yield* put(undefined)
    yield* settle
    yield* breakDown(false)
    yield* hint
    yield* settle
    assert.deepStrictEqual(told.map(({ _tag }) => _tag), ["LoggedIn", "LoggedOut"])
  }))

it.effect("a session that is closed listens to its storage no longer", () =>
  Effect.gen(function*() {
    let listeners = 0
    const changes = Stream.callback<void>(() =>
      Effect.acquireRelease(Effect.sync(() => void listeners++), () => Effect.sync(() => void listeners--))
    )
    const storage = TokenStorage.make({ get: Effect.undefined, set: () => Effect.void, clear: Effect.void, changes })
    const open = yield* Effect.forkChild(
      Effect.scoped(Effect.andThen(
        Effect.provideService(Session.make, TokenStorage.TokenStorage, storage),
        Effect.never
      )).pipe(Effect.provide(endpoint))
    )
    yield* settle
    assert.strictEqual(listeners, 1)
    yield* Fiber.interrupt(open)
    assert.strictEqual(listeners, 0)
  }))
