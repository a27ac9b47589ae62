import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { jwt } from "./support/jwt.ts"

const hour = 3_600_000

const pair = (n: number, expiresAt?: number) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresAt })

const response = (n: number, more?: Partial<TokenEndpoint.TokenResponse>): TokenEndpoint.TokenResponse => ({
  accessToken: Redacted.make(`access-${n}`),
  refreshToken: Redacted.make(`refresh-${n}`),
  expiresIn: undefined,
  ...more
})

const invalidGrant = AuthError.make(
  { _tag: "TokenRejected", error: "invalid_grant", description: "gone", status: 400 },
  "invalid_grant: gone"
)

const unavailable = AuthError.make(
  { _tag: "AuthServerUnavailable", status: 503 },
  "Token request failed with status 503"
)

/** A session on planted tokens, with a token endpoint that the test writes. */
const withSession = <A, E>(
  options: {
    readonly planted?: Tokens.Tokens | undefined
    readonly refresh?: TokenEndpoint.TokenEndpoint["Service"]["refresh"]
    readonly revoke?: TokenEndpoint.TokenEndpoint["Service"]["revoke"]
    readonly storage?: (memory: TokenStorage.TokenStorage["Service"]) => TokenStorage.TokenStorage["Service"]
  },
  test: (context: {
    readonly session: Session.Session["Service"]
    readonly storage: TokenStorage.TokenStorage["Service"]
    readonly refreshed: Array<string>
  }) => Effect.Effect<A, E, Scope.Scope>
) => {
  const refreshed: Array<string> = []
  const endpoint = Layer.mock(TokenEndpoint.TokenEndpoint)({
    refresh: (refreshToken) => {
      refreshed.push(Redacted.value(refreshToken))
      return options.refresh?.(refreshToken) ?? Effect.succeed(response(refreshed.length + 1))
    },
    revoke: options.revoke ?? (() => Effect.void)
  })
  const memory = options.planted === undefined
    ? TokenStorage.layerMemory()
    : TokenStorage.layerMemoryWith(options.planted)
  const storage = Layer.effect(
    TokenStorage.TokenStorage,
    Effect.map(TokenStorage.TokenStorage, options.storage ?? ((storage) => storage))
  ).pipe(Layer.provide(memory))
  return Effect.gen(function*() {
    return yield* test({
      session: yield* Session.Session,
      storage: yield* TokenStorage.TokenStorage,
      refreshed
    })
  }).pipe(Effect.provide(Session.layer.pipe(Layer.provideMerge(storage), Layer.provide(endpoint))))
}

const accessTokenOf = (tokens: Tokens.Tokens | undefined) =>
  tokens === undefined ? undefined : Redacted.value(tokens.accessToken)

describe("the messages of the guide", () => {
  it.effect("says that nobody is logged in", () =>
    withSession({}, ({ session }) =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(session.tokens)
        assert.strictEqual(error.message, "No tokens available. Please log in first.")
        assert.strictEqual(error.reason._tag, "NotLoggedIn")
        assert.isFalse(error.refreshTokenInvalid)
      })))

  it.effect("says that there is no refresh token", () =>
    withSession(
      { planted: Tokens.make({ workspaceId: "w", accessToken: "a", expiresAt: 1 }) },
      ({ session }) =>
        Effect.gen(function*() {
          // Without a refresh token the API decides whether the access token is over: clocks may differ.
          const tokens = yield* session.tokens
          const error = yield* Effect.flip(session.refresh(tokens))
          assert.strictEqual(error.message, "No refresh token available. Please log in again.")
          assert.strictEqual(error.reason._tag, "RefreshTokenMissing")
          assert.isFalse(error.refreshTokenInvalid)
        })
    ))

  it.effect("says refreshTokenInvalid, and clears the tokens, only for a refused refresh token", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.fail(invalidGrant) },
      ({ session, storage }) =>
        Effect.gen(function*() {
          const error = yield* Effect.flip(session.refresh(pair(1)))
          assert.strictEqual(error.message, "invalid_grant: gone")
          assert.strictEqual(error.reason._tag, "RefreshTokenInvalid")
          assert.isTrue(error.refreshTokenInvalid)
          assert.isUndefined(yield* storage.get)
        })
    ))

  it.effect("keeps the tokens after every other failure", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.fail(unavailable) },
      ({ session, storage }) =>
        Effect.gen(function*() {
          const error = yield* Effect.flip(session.refresh(pair(1)))
          assert.isFalse(error.refreshTokenInvalid)
          assert.strictEqual(accessTokenOf(yield* storage.get), "access-1")
        })
    ))
})

describe("when the access token is refreshed", () => {
  const cases = [
    { name: "fresh", left: 121_000, sent: "access-1", exchanges: 0 },
    { name: "in the soft window: used, and refreshed meanwhile", left: 107_000, sent: "access-1", exchanges: 1 },
    { name: "in the hard window: waits", left: 10_000, sent: "access-2", exchanges: 1 },
    { name: "over", left: -1, sent: "access-2", exchanges: 1 },
    { name: "without known end", left: undefined, sent: "access-1", exchanges: 0 }
  ]
  for (const { exchanges, left, name, sent } of cases) {
    it.effect(name, () =>
      withSession(
        {
          planted: pair(1, left === undefined ? undefined : hour + left),
          refresh: () => Effect.delay(Effect.succeed(response(2)), "1 second")
        },
        ({ refreshed, session }) =>
          Effect.gen(function*() {
            yield* TestClock.adjust(hour)
            const fiber = yield* Effect.forkChild(session.accessToken)
            yield* TestClock.adjust("2 seconds")
            assert.strictEqual(Redacted.value(yield* Fiber.join(fiber)), sent)
            assert.lengthOf(refreshed, exchanges)
          })
      ))
  }

  it.effect("at a fifth of a short life, known from the answer", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.succeed(response(2, { expiresIn: Duration.seconds(50) })) },
      ({ refreshed, session }) =>
        Effect.gen(function*() {
          yield* session.refresh(pair(1))
          yield* TestClock.adjust("39 seconds")
          yield* session.tokens
          assert.lengthOf(refreshed, 1)
          yield* TestClock.adjust("2 seconds")
          yield* session.tokens
          assert.lengthOf(refreshed, 2)
        })
    ))

  it.effect("starts no background refresh right after one failed", () =>
    withSession(
      { planted: pair(1, 100_000), refresh: () => Effect.fail(unavailable) },
      ({ refreshed, session }) =>
        Effect.gen(function*() {
          for (let i = 0; i < 5; i++) yield* session.tokens
          assert.lengthOf(refreshed, 1)
          yield* TestClock.adjust("11 seconds")
          yield* session.tokens
          assert.lengthOf(refreshed, 2)
        })
    ))
})

describe("one refresh", () => {
  it.effect("for 1,000 requests that fail at once", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.delay(Effect.succeed(response(2)), "1 second") },
      ({ refreshed, session }) =>
        Effect.gen(function*() {
          const all = yield* Effect.forkChild(
            Effect.all(Array.from({ length: 1000 }, () => session.refresh(pair(1))), { concurrency: "unbounded" })
          )
          yield* TestClock.adjust("1 second")
          const tokens = yield* Fiber.join(all)
          assert.lengthOf(tokens, 1000)
          assert.isTrue(tokens.every((tokens) => accessTokenOf(tokens) === "access-2"))
          assert.deepStrictEqual(refreshed, ["refresh-1"])
        })
    ))

  it.effect("goes on when its callers are interrupted", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.delay(Effect.succeed(response(2)), "1 second") },
      ({ session, storage }) =>
        Effect.gen(function*() {
          const caller = yield* Effect.forkChild(session.refresh(pair(1)))
          yield* TestClock.adjust("1 millis")
          yield* Fiber.interrupt(caller)
          assert.strictEqual(accessTokenOf(yield* storage.get), "access-1")
          yield* TestClock.adjust("1 second")
          assert.strictEqual(accessTokenOf(yield* storage.get), "access-2")
        })
    ))

  it.effect("is waited for when the session is closed", () =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const storage = yield* Effect.provide(TokenStorage.TokenStorage, TokenStorage.layerMemoryWith(pair(1)))
      const session = yield* Session.make.pipe(
        Effect.provide(
          Layer.mock(TokenEndpoint.TokenEndpoint)({
            refresh: () => Effect.delay(Effect.succeed(response(2)), "1 second")
          })
        ),
        Effect.provideService(TokenStorage.TokenStorage, storage),
        Scope.provide(scope)
      )
      yield* Effect.forkChild(Effect.exit(session.refresh(pair(1))), { startImmediately: true })
      const closing = yield* Effect.forkChild(Scope.close(scope, Exit.void))
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(closing)
      assert.strictEqual(accessTokenOf(yield* storage.get), "access-2")
    }))

  it.effect("exchanges nothing when another process was faster", () =>
    withSession({ planted: pair(7) }, ({ refreshed, session }) =>
      Effect.gen(function*() {
        assert.strictEqual(accessTokenOf(yield* session.refresh(pair(1))), "access-7")
        assert.lengthOf(refreshed, 0)
      })))
})

describe("what a refresh answers", () => {
  it.effect("keeps the old refresh token when none came", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.succeed(response(2, { refreshToken: undefined })) },
      ({ session, storage }) =>
        Effect.gen(function*() {
          yield* session.refresh(pair(1))
          assert.isTrue(
            Tokens.same(
              (yield* storage.get)!,
              Tokens.make({ workspaceId: "", accessToken: "access-2", refreshToken: "refresh-1" })
            )
          )
        })
    ))

  it.effect("keeps the stored workspace for an opaque token", () =>
    withSession({ planted: pair(1) }, ({ session }) =>
      Effect.gen(function*() {
        assert.strictEqual((yield* session.refresh(pair(1))).workspaceId, "wksp_1")
      })))

  it.effect("refuses the tokens of another workspace, once", () =>
    withSession({
      planted: pair(1),
      refresh: () => Effect.succeed(response(2, { accessToken: Redacted.make(jwt({ workspace_id: "wksp_2" })) }))
    }, ({ refreshed, session, storage }) =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(session.refresh(pair(1)))
        assert.deepStrictEqual(error.reason, { _tag: "WorkspaceMismatch", expected: "wksp_1", actual: "wksp_2" })
        assert.strictEqual(accessTokenOf(yield* storage.get), "access-1")
        // The refresh token is spent: sending it again would end the login.
        yield* Effect.flip(session.refresh(pair(1)))
        assert.lengthOf(refreshed, 1)
      })))

  it.effect("reads the workspace with and without its prefix as the same", () =>
    withSession({
      planted: pair(1),
      refresh: () => Effect.succeed(response(2, { accessToken: Redacted.make(jwt({ sub: "workspace:1" })) }))
    }, ({ session }) =>
      Effect.gen(function*() {
        assert.strictEqual((yield* session.refresh(pair(1))).workspaceId, "wksp_1")
      })))

  it.effect("counts the life of a token in the server's own time", () =>
    withSession({
      planted: pair(1),
      // The server's clock is a year ahead of ours.
      refresh: () =>
        Effect.succeed(response(2, { accessToken: Redacted.make(jwt({ iat: 31_536_000, exp: 31_539_600 })) }))
    }, ({ session }) =>
      Effect.gen(function*() {
        assert.strictEqual((yield* session.refresh(pair(1))).expiresAt, hour)
      })))
})

describe("invalid_grant", () => {
  it.effect("uses the tokens that another process stored meanwhile", () =>
    Effect.gen(function*() {
      const foreign = yield* Deferred.make<void>()
      yield* withSession(
        { planted: pair(1), refresh: () => Effect.andThen(Deferred.await(foreign), Effect.fail(invalidGrant)) },
        ({ session, storage }) =>
          Effect.gen(function*() {
            const caller = yield* Effect.forkChild(session.refresh(pair(1)), { startImmediately: true })
            // A program that takes no lock.
            yield* storage.set(pair(9))
            yield* Deferred.succeed(foreign, undefined)
            assert.strictEqual(accessTokenOf(yield* Fiber.join(caller)), "access-9")
            assert.strictEqual(accessTokenOf(yield* storage.get), "access-9")
          })
      )
    }))

  it.effect("does not send a refused token again when the storage could not be cleared", () =>
    Effect.gen(function*() {
      let broken = true
      yield* withSession({
        planted: pair(1),
        refresh: () => Effect.fail(invalidGrant),
        storage: (memory) => ({
          ...memory,
          clearIfCurrent: (tokens) =>
            broken ? Effect.fail(TokenStorage.failed("clear", new Error("disk"))) : memory.clearIfCurrent(tokens)
        })
      }, ({ refreshed, session, storage }) =>
        Effect.gen(function*() {
          assert.isTrue((yield* Effect.flip(session.refresh(pair(1)))).refreshTokenInvalid)
          broken = false
          assert.strictEqual((yield* Effect.flip(session.tokens)).reason._tag, "NotLoggedIn")
          assert.isUndefined(yield* storage.get)
          assert.lengthOf(refreshed, 1)
        }))
    }))
})

describe("a storage that fails", () => {
  it.effect("loses no pair: the next good call writes it", () =>
    Effect.gen(function*() {
      let broken = true
      yield* withSession({
        planted: pair(1, hour),
        storage: (memory) => ({
          ...memory,
          setIfCurrent: (current, next) =>
            broken
              ? Effect.fail(TokenStorage.failed("write", new Error("ENOSPC")))
              : memory.setIfCurrent(current, next)
        })
      }, ({ refreshed, session, storage }) =>
        Effect.gen(function*() {
          yield* TestClock.adjust(hour)
          const caller = yield* Effect.forkChild(Effect.flip(session.tokens))
          yield* TestClock.adjust("1 second")
          assert.deepStrictEqual((yield* Fiber.join(caller)).reason, { _tag: "StorageFailed", operation: "write" })
          assert.strictEqual((yield* Effect.flip(session.tokens)).reason._tag, "StorageFailed")
          broken = false
          assert.strictEqual(accessTokenOf(yield* session.tokens), "access-2")
          assert.strictEqual(accessTokenOf(yield* storage.get), "access-2")
          assert.lengthOf(refreshed, 1)
        }))
    }))

  it.effect("takes nothing back when only its lock cannot be released", () =>
    withSession({
      planted: pair(1),
      storage: (memory) => ({
        ...memory,
        withRefreshLock: (effect) => Effect.andThen(effect, Effect.fail(TokenStorage.failed("lock", new Error("gone"))))
      })
    }, ({ session, storage }) =>
      Effect.gen(function*() {
        assert.strictEqual(accessTokenOf(yield* session.refresh(pair(1))), "access-2")
        assert.strictEqual(accessTokenOf(yield* storage.get), "access-2")
      })))

  it.effect("is a typed failure even when it throws", () =>
    withSession({
      storage: (memory) => ({ ...memory, get: Effect.die(new Error("thrown")) })
    }, ({ session }) =>
      Effect.gen(function*() {
        assert.deepStrictEqual((yield* Effect.flip(session.tokens)).reason, {
          _tag: "StorageFailed",
          operation: "read"
        })
      })))
})

describe("logout", () => {
  it.effect("waits for a refresh, which cannot bring the session back", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.delay(Effect.succeed(response(2)), "1 second") },
      ({ session, storage }) =>
        Effect.gen(function*() {
          const caller = yield* Effect.forkChild(session.refresh(pair(1)), { startImmediately: true })
          const logout = yield* Effect.forkChild(session.logout, { startImmediately: true })
          yield* TestClock.adjust("1 second")
          yield* Fiber.join(caller)
          yield* Fiber.join(logout)
          assert.isUndefined(yield* storage.get)
        })
    ))

  it.effect("goes on when its caller is interrupted", () =>
    withSession(
      { planted: pair(1), refresh: () => Effect.delay(Effect.succeed(response(2)), "1 second") },
      ({ session, storage }) =>
        Effect.gen(function*() {
          yield* Effect.forkChild(session.refresh(pair(1)), { startImmediately: true })
          const logout = yield* Effect.forkChild(session.logout, { startImmediately: true })
          yield* Fiber.interrupt(logout)
          yield* TestClock.adjust("1 second")
          assert.isUndefined(yield* storage.get)
        })
    ))

  it.effect("clears first and then says that revoking failed", () =>
    withSession(
      { planted: pair(1), revoke: () => Effect.fail(unavailable) },
      ({ session, storage }) =>
        Effect.gen(function*() {
          assert.strictEqual((yield* Effect.flip(session.logout)).reason._tag, "AuthServerUnavailable")
          assert.isUndefined(yield* storage.get)
        })
    ))
})

describe("a login with tokens of the program's own", () => {
  for (const accessToken of ["", "a b", "marker\r\nx: y", "märker"]) {
    it.effect(`a login with the access token ${JSON.stringify(accessToken)} is refused, for no call could send it`, () =>
      withSession({ planted: pair(1) }, ({ session, storage }) =>
        Effect.gen(function*() {
          const error = yield* Effect.flip(session.store(Tokens.make({ workspaceId: "wksp_1", accessToken })))
          assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "accessToken" })
          assert.notInclude(error.message, "rker")
          assert.isTrue(Tokens.same((yield* storage.get)!, pair(1)))
        })))
  }

  it.effect("a login with tokens of the program's own has an end in whole milliseconds, or one that is unknown", () =>
    withSession({}, ({ session, storage }) =>
      Effect.gen(function*() {
        for (const [expiresAt, kept] of [[1.5, 2], [Number.NaN, undefined], [1e306, undefined], [-1e16, undefined]]) {
          yield* session.store({ ...pair(1), expiresAt })
          assert.strictEqual((yield* storage.get)!.expiresAt, kept)
        }
      })))
})

it.effect("tells what happens to the session", () =>
  withSession({ planted: pair(1) }, ({ session }) =>
    Effect.gen(function*() {
      const changes = yield* Effect.forkChild(Stream.runCollect(Stream.take(session.changes, 3)), {
        startImmediately: true
      })
      yield* session.refresh(pair(1))
      yield* session.logout
      yield* session.logout
      yield* session.store(pair(3))
      assert.deepStrictEqual(Array.from(yield* Fiber.join(changes)), [
        { _tag: "Refreshed", workspaceId: "wksp_1" },
        { _tag: "LoggedOut", reason: "Logout" },
        { _tag: "LoggedIn", workspaceId: "wksp_1" }
      ])
    })))
