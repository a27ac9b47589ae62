/** A storage that does not answer: what is asked of a session ends all the same, and nothing is lost where the answer is only late. */
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { type AuthError, make as makeAuthError } from "../src/AuthError.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as Sessions from "../src/Sessions.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { TokenStorages } from "../src/TokenStorages.ts"
import { turn } from "./support/inTime.ts"
import * as scriptedEndpoint from "./support/scriptedEndpoint.ts"
import { answer } from "./support/scriptedEndpoint.ts"
import * as TokenServer from "./support/TokenServer.ts"

type Storage = TokenStorage.TokenStorage["Service"]

const pair = (n: number) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${n}`, refreshToken: `refresh-${n}` })

/** The storage of a Promise SDK with somebody logged in, whose promises a test may hold up. */
const makePromiseStorage = (replace: Partial<TokenStorage.PromiseTokenStorage> = {}) => {
  const held: { tokens: TokenStorage.PromiseTokens | null } = {
    tokens: { workspaceId: "wksp_1", accessToken: "access-1", refreshToken: "refresh-1" }
  }
  const good: TokenStorage.PromiseTokenStorage = {
    getTokens: async () => held.tokens,
    setTokens: async (tokens) => void (held.tokens = tokens),
    clearTokens: async () => void (held.tokens = null)
  }
  return { held, storage: TokenStorage.fromPromise({ ...good, ...replace }) }
}

const answered = Effect.succeed({ ...answer(2), expiresIn: undefined })

const refused = Effect.fail(makeAuthError({ _tag: "TokenRejected", error: "invalid_grant" }, "It was used before"))

const sessionOn = (
  storage: Storage,
  refresh: Effect.Effect<TokenEndpoint.TokenResponse, AuthError> = answered,
  options?: Session.Options
) => scriptedEndpoint.sessionOn(storage, scriptedEndpoint.endpointOf(refresh).endpoint, options)

/** Lets time pass until an effect has ended. */
const within = Effect.fnUntraced(function*<A, E>(seconds: number, effect: Effect.Effect<A, E>) {
  const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
  for (let second = 0; second < seconds && fiber.pollUnsafe() === undefined; second++) {
    yield* TestClock.adjust("1 second")
  }
  const exit = fiber.pollUnsafe()
  assert(exit !== undefined, `it had not ended after ${seconds} s`)
  return exit
})

const failureOf = <A>(exit: Exit.Exit<A, AuthError>): AuthError => {
  assert(Exit.isFailure(exit) && exit.cause.reasons[0]?._tag === "Fail", `no typed failure: ${exit}`)
  return exit.cause.reasons[0].error
}

const silent = () => new Promise<never>(() => {})

describe("a storage that never answers", () => {
  const methods = ["getTokens", "setTokens", "clearTokens", "clearTokensIfCurrent", "withRefreshLock"] as const
  const stuck = Effect.uninterruptible(Effect.never)
  const effects: { readonly [name: string]: (good: Storage) => Partial<Storage> } = {
    get: () => ({ get: stuck }),
    set: () => ({ set: () => stuck }),
    setIfCurrent: () => ({ setIfCurrent: () => stuck }),
    clear: () => ({ clear: stuck }),
    clearIfCurrent: () => ({ clearIfCurrent: () => stuck }),
    "withRefreshLock before it is held": () => ({ withRefreshLock: () => stuck }),
    "withRefreshLock when it is given back": (good) => ({
      withRefreshLock: (effect) => Effect.andThen(good.withRefreshLock(effect), stuck)
    }),
    check: () => ({ check: stuck }),
    "the renewal of its lock": (good) => ({
      withRefreshLock: (effect) =>
        good.withRefreshLock(Effect.provideService(effect, TokenStorage.RefreshLease, { confirm: stuck }))
    })
  }
  const storages: ReadonlyArray<readonly [name: string, make: () => Storage]> = [
    ...methods.map((method) => [method, () => makePromiseStorage({ [method]: silent }).storage] as const),
    ...Object.entries(effects).map(([name, replace]) =>
      [`${name}, which cannot be interrupted`, () => {
        const { storage } = makePromiseStorage()
        return { ...storage, ...replace(storage) }
      }] as const
    )
  ]
  for (const [name, make] of storages) {
    it.effect(`a storage that never answers hangs neither a call, nor a refresh, a login, a logout or the end of its session: ${name}`, () =>
      Effect.gen(function*() {
        const exits: ReadonlyArray<Exit.Exit<unknown, AuthError>> = yield* Effect.scoped(Effect.gen(function*() {
          const session = yield* sessionOn(make())
          return [
            yield* within(6, session.tokens),
            yield* within(11, session.refresh(pair(1))),
            yield* within(70, session.store(pair(3))),
            yield* within(70, session.check!),
            yield* within(70, session.logout)
          ]
        }))
        for (const exit of exits) if (Exit.isFailure(exit)) failureOf(exit)
      }))
  }

  it.effect("a storage that never answers is a failure after five seconds that says so, and the tokens are kept", () =>
    Effect.gen(function*() {
      const { storage } = makePromiseStorage({ getTokens: silent })
      const session = yield* sessionOn(storage)
      const error = failureOf(yield* within(5, session.tokens))
      assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "read" })
      assert.strictEqual(error.message, "The token storage could not be read: it did not answer within 5 s.")
    }))

  it.effect("a storage that never answers is asked no longer by who has given up, or was interrupted", () =>
    Effect.gen(function*() {
      let ended = 0
      const get = Effect.onInterrupt(Effect.never, () => Effect.sync(() => void ended++))
      const storage = TokenStorage.make({ get, set: () => Effect.void, clear: Effect.void })
      const session = yield* sessionOn(storage)
      const caller = yield* Effect.forkChild(session.tokens, { startImmediately: true })
      yield* Fiber.interrupt(caller)
      yield* turn
      assert.strictEqual(ended, 1)
      assert.strictEqual(
        failureOf(yield* within(5, session.tokens)).message,
        "The token storage could not be read: it did not answer within 5 s."
      )
      yield* turn
      assert.strictEqual(ended, 2)
    }))

  it.effect("a storage that never answers for one read answers the next call", () =>
    Effect.gen(function*() {
      let isSilent = true
      const { held, storage } = makePromiseStorage({
        getTokens: () => isSilent ? silent() : Promise.resolve(held.tokens)
      })
      const session = yield* sessionOn(storage)
      failureOf(yield* within(5, session.tokens))
      isSilent = false
      assert.isTrue(Exit.isSuccess(yield* within(1, session.tokens)))
    }))

  it.effect("a storage that never answers with its lock is waited for half a minute at a logout, and tells a caller of a refresh that none began", () =>
    Effect.gen(function*() {
      const { storage } = makePromiseStorage({ withRefreshLock: silent })
      const session = yield* sessionOn(storage)
      assert.match(failureOf(yield* within(11, session.refresh(pair(1)))).message, /did not start within 10 s/)
      const other = yield* sessionOn(storage)
      assert.match(failureOf(yield* within(31, other.logout)).message, /not free within 30 s/)
    }))

  it.effect("a storage that never answers to a change is a failure that says which, and that it may still come", () =>
    Effect.gen(function*() {
      const { storage } = makePromiseStorage()
      let isSilent = true
      const orSilent = <A>(change: Effect.Effect<A, AuthError>) =>
        Effect.suspend(() => isSilent ? Effect.never : change)
      const silentStorage: Storage = {
        ...storage,
        setIfCurrent: (current, next) => orSilent(storage.setIfCurrent(current, next)),
        clear: orSilent(storage.clear),
        clearIfCurrent: (tokens) => orSilent(storage.clearIfCurrent(tokens)),
        check: orSilent(Effect.void)
      }
      const writing = yield* sessionOn(silentStorage, answered, { refreshTimeout: "1 minute" })
      const clearing = yield* sessionOn(silentStorage, refused)
      const exits: ReadonlyArray<Exit.Exit<unknown, AuthError>> = [
        yield* within(5, writing.check!),
        yield* within(30, writing.refresh(pair(1))),
        yield* within(5, clearing.logout),
        yield* within(5, clearing.refresh(pair(1)))
      ]
      // What is owed is written when the sessions end.
      isSilent = false
      const [unchecked, unwritten, uncleared, ended] = exits.map((exit) => failureOf(exit))
      const write = { _tag: "StorageFailed", operation: "write" } as const
      const clear = { _tag: "StorageFailed", operation: "clear" } as const
      const mayStillBe = "it did not answer within 5 s. It may still be, if the storage answers."
      assert.deepStrictEqual(unchecked!.reason, write)
      assert.deepInclude(unwritten, { reason: write, message: `The token storage could not be written: ${mayStillBe}` })
      for (const error of [uncleared, ended!.cause]) {
        assert.deepInclude(error, { reason: clear, message: `The token storage could not be cleared: ${mayStillBe}` })
      }
      assert.strictEqual(ended!.reason._tag, "RefreshTokenInvalid")
    }))

  it.effect("a storage that answers, or is given up, leaves no timer behind that keeps a program from its end", () =>
    Effect.gen(function*() {
      const clock = yield* Clock.Clock
      let timers = 0
      const counting: Clock.Clock = {
        ...clock,
        sleep: (duration) =>
          Effect.acquireUseRelease(
            Effect.sync(() => void timers++),
            () => clock.sleep(duration),
            () => Effect.sync(() => void timers--)
          )
      }
      const { storage } = makePromiseStorage()
      let isStuck = false
      const get = Effect.suspend(() => isStuck ? stuck : storage.get)
      yield* Effect.gen(function*() {
        const session = yield* sessionOn({ ...storage, get })
        yield* session.tokens
        yield* turn
        assert.strictEqual(timers, 0)
        isStuck = true
        const caller = yield* Effect.forkChild(session.tokens, { startImmediately: true })
        yield* turn
        assert.strictEqual(timers, 1)
        yield* Fiber.interrupt(caller)
        yield* turn
        assert.strictEqual(timers, 0)
      }).pipe(Effect.provideService(Clock.Clock, counting))
    }))

  it.effect("a storage that never answers for its keys fails typed", () =>
    Effect.gen(function*() {
      const sessions = yield* Sessions.make({ clientId: "client" }).pipe(
        Effect.provideService(TokenStorages, { of: () => makePromiseStorage().storage, keys: stuck }),
        Effect.provide(Layer.mock(TokenEndpoint.TokenEndpoint)({}))
      )
      assert.deepStrictEqual(failureOf(yield* within(5, sessions.keys)).reason, {
        _tag: "StorageFailed",
        operation: "read"
      })
    }))
})

describe("a storage that answers late", () => {
  /** Whose changes wait until the test lets them go. */
  const makeLate = () => {
    const waiting: Array<() => void> = []
    const good = makePromiseStorage()
    const late = { is: true }
    const held = () => late.is ? new Promise<void>((resolve) => void waiting.push(resolve)) : Promise.resolve()
    const { storage } = makePromiseStorage({
      getTokens: async () => good.held.tokens,
      setTokens: async (tokens) => {
        await held()
        good.held.tokens = tokens
      },
      clearTokens: async () => {
        await held()
        good.held.tokens = null
      }
    })
    const letGo = Effect.andThen(
      Effect.sync(() => {
        for (const resume of waiting.splice(0)) resume()
      }),
      TestClock.adjust("1 second")
    )
    return { held: good.held, late, letGo, storage }
  }

  it.effect("a storage that answers late still logs the user in, and tells it", () =>
    Effect.gen(function*() {
      const { held, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage)
      const changes: Array<Session.Change> = []
      yield* Effect.forkChild(
        Stream.runForEach(session.changes, (change) => Effect.sync(() => changes.push(change))),
        { startImmediately: true }
      )
      yield* Effect.yieldNow
      const error = failureOf(yield* within(5, session.store(pair(2))))
      assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "write" })
      assert.match(error.message, /If it still answers, the user is logged in/)
      assert.deepStrictEqual(changes, [])
      yield* letGo
      assert.strictEqual(held.tokens?.accessToken, "access-2")
      assert.isTrue(Tokens.same(yield* session.tokens, pair(2)))
      assert.deepStrictEqual(changes, [{ _tag: "LoggedIn", workspaceId: "wksp_1" }])
    }))

  it.effect("a storage that answers late with a login does not bring back who has logged out meanwhile", () =>
    Effect.gen(function*() {
      const { held, late, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage)
      failureOf(yield* within(5, session.store(pair(2))))
      late.is = false
      assert.isTrue(Exit.isSuccess(yield* within(5, session.logout)))
      assert.isNull(held.tokens)
      yield* letGo
      assert.isNull(held.tokens)
    }))

  it.effect("a storage that answers late with a login keeps the one that came after it", () =>
    Effect.gen(function*() {
      const { held, late, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage)
      failureOf(yield* within(5, session.store(pair(2))))
      late.is = false
      assert.isTrue(Exit.isSuccess(yield* within(5, session.store(pair(3)))))
      yield* letGo
      assert.strictEqual(held.tokens?.accessToken, "access-3")
    }))

  it.effect("a storage that answers late with a login keeps what the one that came after it was refreshed to", () =>
    Effect.gen(function*() {
      const { held, late, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage)
      failureOf(yield* within(5, session.store(pair(8))))
      late.is = false
      assert.isTrue(Exit.isSuccess(yield* within(5, session.store(pair(9)))))
      yield* session.refresh(pair(9))
      yield* letGo
      assert.strictEqual(held.tokens?.accessToken, "access-2")
    }))

  it.effect("a storage that answers late still logs the user in, where the login of before has ended meanwhile", () =>
    Effect.gen(function*() {
      const { held, late, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage, refused)
      failureOf(yield* within(5, session.store(pair(9))))
      late.is = false
      const ended = failureOf(yield* within(5, session.refresh(pair(1))))
      assert.strictEqual(ended.reason._tag, "RefreshTokenInvalid")
      yield* letGo
      assert.strictEqual(held.tokens?.accessToken, "access-9")
    }))

  it.effect("a storage that answers late with a logout keeps the login that came after it", () =>
    Effect.gen(function*() {
      const { held, late, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage)
      failureOf(yield* within(5, session.logout))
      late.is = false
      assert.isTrue(Exit.isSuccess(yield* within(5, session.store(pair(3)))))
      yield* letGo
      assert.strictEqual(held.tokens?.accessToken, "access-3")
    }))

  it.effect("a storage that answers late with a refresh has its tokens, and nothing is exchanged twice", () =>
    Effect.gen(function*() {
      const { held, letGo, storage } = makeLate()
      const session = yield* sessionOn(storage)
      failureOf(yield* within(11, session.refresh(pair(1))))
      yield* letGo
      yield* TestClock.adjust("30 seconds")
      assert.strictEqual(held.tokens?.accessToken, "access-2")
      assert.strictEqual(Redacted.value((yield* session.tokens).accessToken), "access-2")
    }))

  it.effect("a storage that answers late with its lock runs nothing any more", () =>
    Effect.gen(function*() {
      let resume = () => {}
      const locked = new Promise<void>((resolve) => {
        resume = resolve
      })
      const { held, storage } = makePromiseStorage({ withRefreshLock: (run) => locked.then(run) })
      const session = yield* sessionOn(storage)
      failureOf(yield* within(31, session.store(pair(2))))
      resume()
      yield* TestClock.adjust("1 second")
      assert.strictEqual(held.tokens?.accessToken, "access-1")
    }))

  it.live(
    "a storage that does not take the tokens of a login fails so, and takes them when the same callback is handled again, without another exchange",
    () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        let isSilent = true
        const { held, storage } = makePromiseStorage({
          setTokens: (tokens) => isSilent ? silent() : Promise.resolve(void (held.tokens = tokens))
        })
        const context = yield* Layer.build(
          OAuth.layer({
            clientId: "client",
            authBaseUrl: server.url,
            redirectUri: "https://app.example/callback",
            session: { refreshTimeout: "2 seconds" }
          }).pipe(Layer.provide([Layer.succeed(TokenStorage.TokenStorage)(storage), FetchHttpClient.layer]))
        )
        const oauth = yield* Effect.provideContext(OAuth.OAuth, context)
        const { state, verifier } = yield* oauth.loginUrl({ scope: "workspace:admin" })
        const callback = { callbackUrl: `?code=the-code&state=${state}`, expectedState: state, verifier }
        const waited = yield* Effect.flip(oauth.handleCallback(callback))
        assert.deepStrictEqual(waited.reason, { _tag: "StorageFailed", operation: "write" })
        assert.match(waited.message, /same callback can be handled again/)
        isSilent = false
        yield* Effect.retry(oauth.handleCallback(callback), { times: 60 })
        assert.strictEqual(held.tokens?.accessToken, "access-1")
        assert.lengthOf(server.requests, 1)
      }),
    30_000
  )
})
