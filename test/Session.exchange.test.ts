/** What becomes of a refresh token: sent once a process, once more where its answer was lost, never without the lock. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import { accessOf, answer, endpointOf, memory, planted, sessionOn, unavailable } from "./support/scriptedEndpoint.ts"

type Storage = TokenStorage.TokenStorage["Service"]

describe("an answer", () => {
  for (const seconds of [12, 40]) {
    it.effect(`that comes after ${seconds} seconds is kept: its callers had their error after ten, each its own`, () =>
      Effect.gen(function*() {
        const { endpoint, sent } = endpointOf(Effect.delay(Effect.succeed(answer(2)), Duration.seconds(seconds)))
        const storage = yield* memory()
        const session = yield* sessionOn(storage, endpoint)
        const first = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
        yield* TestClock.adjust("8 seconds")
        const second = yield* Effect.forkChild(Effect.exit(session.refresh(planted)), { startImmediately: true })
        yield* TestClock.adjust("2 seconds")
        assert.strictEqual((yield* Fiber.join(first)).reason._tag, "AuthServerUnavailable")
        assert.isUndefined(second.pollUnsafe())
        yield* TestClock.adjust(Duration.seconds(seconds - 10))
        const exit = yield* Fiber.join(second)
        assert.strictEqual(exit._tag, seconds < 18 ? "Success" : "Failure")
        assert.strictEqual(accessOf(yield* storage.get), "access-2")
        assert.deepStrictEqual(sent, ["refresh-1"])
      }))
  }

  it.effect("that is lost after the server rotated is asked for once more, at once, and no third time", () =>
    Effect.gen(function*() {
      const cut = Effect.fail(unavailable({ sent: true }, new Error("reset")))
      const once = endpointOf(cut, Effect.succeed(answer(2)))
      const storage = yield* memory()
      const session = yield* sessionOn(storage, once.endpoint)
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-2")
      assert.deepStrictEqual(once.sent, ["refresh-1", "refresh-1"])

      const twice = endpointOf(cut)
      const other = yield* sessionOn(yield* memory(), twice.endpoint)
      assert.strictEqual((yield* Effect.flip(other.refresh(planted))).reason._tag, "AuthServerUnavailable")
      assert.lengthOf(twice.sent, 2)
    }))

  it.effect("that is lost later than five seconds after the sending is not asked for at once", () =>
    Effect.gen(function*() {
      const cut = Effect.delay(Effect.fail(unavailable({ sent: true }, new Error("reset"))), "6 seconds")
      const { endpoint, sent } = endpointOf(cut)
      const session = yield* sessionOn(yield* memory(), endpoint)
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("6 seconds")
      assert.strictEqual((yield* Fiber.join(caller)).reason._tag, "AuthServerUnavailable")
      assert.lengthOf(sent, 1)
    }))

  it.effect("that is lost on a real connection, after the server rotated, loses no login", () =>
    Effect.gen(function*() {
      let rotations = 0
      const server = yield* LoopbackServer.make((_, response) => {
        rotations++
        if (rotations === 1) return response.socket!.destroy()
        response.writeHead(200, { "content-type": "application/json" })
        return response.end(JSON.stringify({ access_token: "access-2", refresh_token: "refresh-2", expires_in: 60 }))
      })
      const endpoint = yield* TokenEndpoint.make({ clientId: "client", authBaseUrl: server.url }).pipe(
        Effect.provide(FetchHttpClient.layer)
      )
      const storage = yield* memory()
      const session = yield* sessionOn(storage, endpoint)
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-2")
      assert.strictEqual(rotations, 2)
    }))

  it.effect("with Retry-After holds for every session of the same endpoint until it is over", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.fail(unavailable({ status: 503, retryAfter: Duration.seconds(60) })),
        Effect.succeed(answer(2))
      )
      const sessions = [
        yield* sessionOn(yield* memory(), endpoint),
        yield* sessionOn(yield* memory(), endpoint)
      ]
      assert.strictEqual((yield* Effect.flip(sessions[0]!.refresh(planted))).message, "unavailable")
      yield* TestClock.adjust("500 millis")
      for (const session of sessions) {
        const { message, reason } = yield* Effect.flip(session.refresh(planted))
        assert.deepStrictEqual(reason, { _tag: "AuthServerUnavailable", retryAfter: Duration.millis(59_500) })
        assert.strictEqual(message, "The authorization server asked to wait: try again in 60 s")
      }
      assert.lengthOf(sent, 1)
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual(accessOf(yield* sessions[0]!.refresh(planted)), "access-2")
      assert.lengthOf(sent, 2)
    }))
})

describe("a refresh token", () => {
  it.effect("whose answer may still come, for the server is silent, is not sent again for a second", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.fail(unavailable({ sent: true })), Effect.succeed(answer(2)))
      const session = yield* sessionOn(yield* memory(), endpoint)
      yield* Effect.flip(session.refresh(planted))
      const next = yield* Effect.forkChild(session.refresh(planted), { startImmediately: true })
      yield* TestClock.adjust("999 millis")
      assert.lengthOf(sent, 1)
      yield* TestClock.adjust("1 milli")
      assert.strictEqual(accessOf(yield* Fiber.join(next)), "access-2")
    }))

  it.effect("that five sessions bring at once, each on a storage of its own, is exchanged once", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.delay(Effect.succeed(answer(2)), "1 second"))
      const storages = yield* Effect.all(Array.from({ length: 5 }, memory))
      const refreshed = yield* Effect.forkChild(
        Effect.forEach(
          storages,
          (storage) => Effect.flatMap(sessionOn(storage, endpoint), (session) => session.refresh(planted)),
          { concurrency: "unbounded" }
        ),
        { startImmediately: true }
      )
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual((yield* Fiber.join(refreshed)).map(accessOf), Array.from({ length: 5 }, () => "access-2"))
      for (const storage of storages) assert.strictEqual(accessOf(yield* storage.get), "access-2")
      assert.lengthOf(sent, 1)
      // A cookie that was on its way meanwhile.
      yield* TestClock.adjust("20 seconds")
      const late = yield* sessionOn(yield* memory(), endpoint)
      assert.strictEqual(accessOf(yield* late.refresh(planted)), "access-2")
      assert.lengthOf(sent, 1)
    }))

  it.effect("of a session that was ended here is not exchanged for half a minute, whoever still brings it", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const session = yield* sessionOn(yield* memory(), endpoint)
      yield* session.refresh(planted)
      yield* session.logout
      const storage = yield* memory()
      const late = yield* sessionOn(storage, endpoint)
      assert.isTrue((yield* Effect.flip(late.refresh(planted))).refreshTokenInvalid)
      assert.isUndefined(yield* storage.get)
      assert.lengthOf(sent, 1)
    }))

  it.effect("of a session that was ended here is refused however often it was rotated since", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)), Effect.succeed(answer(3)))
      const session = yield* sessionOn(yield* memory(), endpoint)
      yield* session.refresh(yield* session.refresh(planted))
      yield* session.logout
      const late = yield* sessionOn(yield* memory(), endpoint)
      assert.isTrue((yield* Effect.flip(late.refresh(planted))).refreshTokenInvalid)
      assert.deepStrictEqual(sent, ["refresh-1", "refresh-2"])
    }))

  it.effect("whose repetition is answered late is not sent a third time by those who wait", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.delay(Effect.fail(unavailable({ sent: true }, new Error("cut"))), "4 seconds"),
        Effect.delay(Effect.succeed(answer(2)), "58 seconds")
      )
      const storages = yield* Effect.all([memory(), memory()])
      for (const storage of storages) {
        const session = yield* sessionOn(storage, endpoint)
        yield* Effect.forkChild(Effect.exit(session.refresh(planted)), { startImmediately: true })
      }
      for (let second = 0; second < 70; second++) yield* TestClock.adjust("1 second")
      assert.lengthOf(sent, 2)
      for (const storage of storages) assert.strictEqual(accessOf(yield* storage.get), "access-2")
    }))

  it.effect("that the server does not rotate gives a newer access token each time", () =>
    Effect.gen(function*() {
      for (const refreshToken of [undefined, planted.refreshToken]) {
        const { endpoint, sent } = endpointOf(
          Effect.succeed({ ...answer(2), refreshToken }),
          Effect.succeed({ ...answer(3), refreshToken })
        )
        const session = yield* sessionOn(yield* memory(), endpoint)
        const second = yield* session.refresh(planted)
        assert.strictEqual(accessOf(yield* session.refresh(second)), "access-3")
        assert.lengthOf(sent, 2)
      }
    }))

  /** Fifty requests, one after the other: each has a storage of its own with the same tokens, and a session that ends with it. */
  const requests = (endpoint: TokenEndpoint.TokenEndpoint["Service"], tokens: Tokens.Tokens) =>
    Effect.forEach(
      Array.from({ length: 50 }),
      () =>
        Effect.scoped(Effect.gen(function*() {
          const storage = yield* Effect.provide(TokenStorage.TokenStorage, TokenStorage.layerMemoryWith(tokens))
          const session = yield* sessionOn(storage, endpoint)
          return yield* Effect.match(session.tokens, { onFailure: ({ message }) => message, onSuccess: accessOf })
        }))
    )

  const endedOf = (user: string) =>
    Tokens.make({
      workspaceId: `wksp_${user}`,
      accessToken: `access-${user}`,
      refreshToken: `refresh-${user}`,
      expiresAt: -1
    })

  for (
    const [what, rotated] of [
      ["that rotates", (refreshToken: string) => `${refreshToken}-next`],
      ["that gives it back", (refreshToken: string) => refreshToken],
      ["that does not mention it", () => undefined]
    ] as const
  ) {
    it.effect(`is exchanged once, where fifty requests in turn begin with the same ended tokens, of each of two users, at a server ${what}`, () =>
      Effect.gen(function*() {
        const sent: Array<string> = []
        const { endpoint } = endpointOf()
        const refresh = (refreshToken: Redacted.Redacted<string>) =>
          Effect.sync((): TokenEndpoint.TokenResponse => {
            const value = Redacted.value(refreshToken)
            const next = rotated(value)
            sent.push(value)
            return {
              accessToken: Redacted.make(`access-for-${value}-${sent.length}`),
              refreshToken: next === undefined ? undefined : Redacted.make(next),
              expiresIn: Duration.hours(1)
            }
          })
        const both = yield* Effect.all(
          [requests({ ...endpoint, refresh }, endedOf("1")), requests({ ...endpoint, refresh }, endedOf("2"))],
          { concurrency: "unbounded" }
        )
        assert.deepStrictEqual(sent.toSorted(), ["refresh-1", "refresh-2"])
        both.forEach((answers, user) => {
          assert.lengthOf(new Set(answers), 1)
          assert.include(answers[0]!, `access-for-refresh-${user + 1}`)
        })
      }))
  }

  it.effect("that was refused is not sent again by the requests that begin with the same tokens", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.fail(AuthError.make({ _tag: "TokenRejected", error: "invalid_grant" }, "It was used before"))
      )
      const answers = yield* requests(endpoint, endedOf("1"))
      assert.deepStrictEqual(new Set(answers), new Set(["It was used before"]))
      assert.deepStrictEqual(sent, ["refresh-1"])
      yield* TestClock.adjust("31 seconds")
      yield* requests(endpoint, endedOf("1"))
      assert.lengthOf(sent, 2)
    }))

  it.effect("that was refused is not sent again with another access token either", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.fail(AuthError.make({ _tag: "TokenRejected", error: "invalid_grant" }, "It was used before"))
      )
      for (const accessToken of ["access-1", "access-2"]) {
        const storage = yield* memory()
        const tokens = Tokens.make({ ...planted, accessToken })
        yield* storage.set(tokens)
        const session = yield* sessionOn(storage, endpoint)
        assert.isTrue((yield* Effect.flip(session.refresh(tokens))).refreshTokenInvalid)
      }
      assert.deepStrictEqual(sent, ["refresh-1"])
    }))

  it.effect("that is exchanged for others gives them the lifetime that they had at the answer", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.succeed(answer(2)))
      const first = yield* Effect.flatMap(sessionOn(yield* memory(), endpoint), ({ refresh }) => refresh(planted))
      yield* TestClock.adjust("20 seconds")
      const late = yield* Effect.flatMap(sessionOn(yield* memory(), endpoint), ({ refresh }) => refresh(planted))
      assert.strictEqual(late.expiresAt, first.expiresAt)
    }))

  it.effect("that was exchanged while its session was closed and could not be written has its tokens written at the end", () =>
    Effect.gen(function*() {
      const kept = yield* memory()
      let refusals = 5
      const storage: Storage = TokenStorage.make({
        get: kept.get,
        clear: kept.clear,
        set: (tokens) =>
          Effect.suspend(() =>
            refusals-- > 0 ? Effect.fail(TokenStorage.failed("write", new Error("disk full"))) : kept.set(tokens)
          )
      })
      const { endpoint } = endpointOf(Effect.delay(Effect.succeed(answer(2)), "1 second"))
      const scope = yield* Scope.make()
      const session = yield* Scope.provide(sessionOn(storage, endpoint), scope)
      yield* Effect.forkChild(Effect.exit(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("500 millis")
      const closing = yield* Effect.forkChild(Scope.close(scope, Exit.void), { startImmediately: true })
      yield* TestClock.adjust("10 seconds")
      yield* Fiber.join(closing)
      assert.strictEqual(accessOf(yield* kept.get), "access-2")
    }))

  it.effect("that certainly did not arrive is sent again, five times within five seconds", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.fail(unavailable({ sent: false }, new Error("refused"))))
      const session = yield* sessionOn(yield* memory(), endpoint)
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual((yield* Fiber.join(caller)).reason._tag, "AuthServerUnavailable")
      assert.lengthOf(sent, 5)
      const slow = endpointOf(
        Effect.delay(Effect.fail(unavailable({ sent: false }, new Error("refused"))), "3 seconds")
      )
      const other = yield* sessionOn(yield* memory(), slow.endpoint)
      const waiting = yield* Effect.forkChild(Effect.flip(other.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("9 seconds")
      assert.strictEqual((yield* Fiber.join(waiting)).reason._tag, "AuthServerUnavailable")
      assert.lengthOf(slow.sent, 2)
    }))

  it.effect("that certainly did not arrive is sent by the next caller at once", () =>
    Effect.gen(function*() {
      const refused = Effect.fail(unavailable({ sent: false }, new Error("refused")))
      const { endpoint, sent } = endpointOf(refused, refused, refused, refused, refused, Effect.succeed(answer(2)))
      const session = yield* sessionOn(yield* memory(), endpoint)
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("3750 millis")
      yield* Fiber.join(caller)
      assert.strictEqual(accessOf(yield* session.refresh(planted)), "access-2")
      assert.lengthOf(sent, 6)
    }))

  it.effect("is not sent again where the server's certificate was refused", () =>
    Effect.gen(function*() {
      const refused = Object.assign(new Error("no"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" })
      const { endpoint, sent } = endpointOf(Effect.fail(unavailable({ sent: false }, refused)))
      const session = yield* sessionOn(yield* memory(), endpoint)
      assert.strictEqual((yield* Effect.flip(session.refresh(planted))).reason._tag, "AuthServerUnavailable")
      assert.lengthOf(sent, 1)
    }))
})

describe("the lock of a storage", () => {
  const leased = (storage: Storage, confirm: TokenStorage.Lease["confirm"]): Storage => ({
    ...storage,
    withRefreshLock: (effect) => Effect.provideService(effect, TokenStorage.RefreshLease, { confirm })
  })

  it.effect("that is lost before the sending keeps the refresh token here", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const session = yield* sessionOn(leased(yield* memory(), Effect.succeed(false)), endpoint)
      const error = yield* Effect.flip(session.refresh(planted))
      assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "lock" })
      assert.strictEqual(
        error.message,
        "The refresh lock was lost each time before the refresh token was sent. Is the storage slower than two seconds?"
      )
      assert.lengthOf(sent, 0)
    }))

  it.effect("whose confirmation took longer than two seconds is taken anew, and the storage is read again", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(3)))
      const storage = yield* memory()
      let confirmations = 0
      const slowOnce = Effect.suspend(() =>
        ++confirmations === 1
          // As if the process had been stopped: somebody else refreshes meanwhile.
          ? Effect.andThen(
            Effect.sleep("3 seconds"),
            Effect.as(
              storage.set(Tokens.make({ ...planted, accessToken: "access-2", refreshToken: "refresh-2" })),
              true
            )
          )
          : Effect.succeed(true)
      )
      const session = yield* sessionOn(leased(storage, slowOnce), endpoint)
      const caller = yield* Effect.forkChild(session.refresh(planted), { startImmediately: true })
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual(accessOf(yield* Fiber.join(caller)), "access-2")
      assert.lengthOf(sent, 0)
    }))

  it.effect("that fails or does not answer is a failure of the storage: nobody refreshes without it", () =>
    Effect.gen(function*() {
      for (const confirm of [Effect.fail(TokenStorage.failed("lock", new Error("down"))), Effect.never]) {
        const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
        const session = yield* sessionOn(leased(yield* memory(), confirm), endpoint)
        const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
        yield* TestClock.adjust("5 seconds")
        assert.deepStrictEqual((yield* Fiber.join(caller)).reason, { _tag: "StorageFailed", operation: "lock" })
        assert.lengthOf(sent, 0)
      }
    }))

  it.effect("that somebody else holds is waited for half a minute", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const storage: Storage = { ...yield* memory(), withRefreshLock: () => Effect.never }
      const session = yield* sessionOn(storage, endpoint, { refreshTimeout: "1 minute" })
      const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
      yield* TestClock.adjust("29 seconds")
      assert.isUndefined(caller.pollUnsafe())
      yield* TestClock.adjust("1 second")
      const error = yield* Fiber.join(caller)
      assert.strictEqual(error.reason._tag, "AuthServerUnavailable")
      assert.include(error.message, "running elsewhere")
      assert.lengthOf(sent, 0)
    }))

  it.effect("lets a stale answer be written over nothing else than what was exchanged", () =>
    Effect.gen(function*() {
      const { endpoint } = endpointOf(Effect.delay(Effect.succeed(answer(2)), "1 second"))
      const storage = yield* memory()
      const session = yield* sessionOn(storage, endpoint)
      const caller = yield* Effect.forkChild(session.refresh(planted), { startImmediately: true })
      const login = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-9", refreshToken: "refresh-9" })
      yield* storage.set(login)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(accessOf(yield* Fiber.join(caller)), "access-9")
      assert.strictEqual(accessOf(yield* storage.get), "access-9")
    }))
})

describe("tokens that end soon", () => {
  const aging = Tokens.make({ ...planted, expiresAt: 60_000 })

  it.effect("are refreshed before the answer where the program may be gone a moment later, and used where that fails", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(
        Effect.fail(unavailable({ status: 503 })),
        Effect.succeed(answer(2))
      )
      const storage = { ...yield* memory(), refreshAhead: false }
      yield* storage.set(aging)
      const session = yield* sessionOn(storage, endpoint)
      assert.strictEqual(accessOf(yield* session.tokens), "access-1")
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual(accessOf(yield* session.tokens), "access-2")
      assert.lengthOf(sent, 2)
    }))

  it.effect("are refreshed in the background where a session says so, and the request is kept alive for it", () =>
    Effect.gen(function*() {
      const { endpoint, sent } = endpointOf(Effect.succeed(answer(2)))
      const storage = { ...yield* memory(), refreshAhead: false }
      yield* storage.set(aging)
      const kept: Array<Promise<unknown>> = []
      const session = yield* sessionOn(storage, endpoint, {
        refreshAhead: true,
        waitUntil: (promise) => void kept.push(promise)
      })
      assert.strictEqual(accessOf(yield* session.tokens), "access-1")
      assert.lengthOf(kept, 1)
      yield* Effect.promise(() => kept[0]!)
      assert.strictEqual(accessOf(yield* storage.get), "access-2")
      assert.lengthOf(sent, 1)
    }))
})
