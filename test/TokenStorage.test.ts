import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import * as esbuild from "esbuild"
import { fileURLToPath } from "node:url"
import { inspect } from "node:util"
import { runInNewContext } from "node:vm"
import * as AuthError from "../src/AuthError.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokensSchema from "../src/TokensSchema.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { turn } from "./support/inTime.ts"
import { jwt } from "./support/jwt.ts"
import { obeysLaws, obeysLawsOfFailure } from "./support/obeysLaws.ts"

const secret = "never-shown"
const first = Tokens.make({
  workspaceId: "wksp_1",
  accessToken: `${secret}-a1`,
  refreshToken: `${secret}-r1`,
  expiresAt: 5
})
const second = Tokens.make({ workspaceId: "wksp_1", accessToken: `${secret}-a2`, refreshToken: `${secret}-r2` })

const assertSame = (actual: Tokens.Tokens | undefined, expected: Tokens.Tokens) =>
  assert.isTrue(actual !== undefined && Tokens.same(actual, expected))

const assertFailed = (error: AuthError.AuthError, operation: "read" | "write" | "clear" | "lock") => {
  assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation })
  assert.notInclude(inspect(error, { depth: 9, showHidden: true }), secret)
  assert.notInclude(JSON.stringify(error), secret)
  assert.notInclude(String(error), secret)
}

describe("tokens in memory", () => {
  obeysLaws("a storage in memory", Effect.provide(TokenStorage.TokenStorage, TokenStorage.layerMemory()))

  it.effect("tokens in memory are kept until they are cleared", () =>
    Effect.gen(function*() {
      const storage = yield* TokenStorage.TokenStorage
      assert.isUndefined(yield* storage.get)
      yield* storage.set(first)
      assertSame(yield* storage.get, first)
      assert.isFalse(yield* storage.clearIfCurrent(second))
      assertSame(yield* storage.get, first)
      assert.isTrue(yield* storage.clearIfCurrent(first))
      assert.isUndefined(yield* storage.get)
      yield* storage.set(second)
      yield* storage.clear
      assert.isUndefined(yield* storage.get)
      assert.notInclude(inspect(storage, { depth: 9 }), secret)
    }).pipe(Effect.provide(TokenStorage.layerMemory())))

  it.effect("tokens in memory can be planted, and are each layer's own", () =>
    Effect.gen(function*() {
      const layer = TokenStorage.layerMemoryWith(first)
      const storageOf = Effect.provide(TokenStorage.TokenStorage, layer, { local: true })
      yield* (yield* storageOf).clear
      assertSame(yield* (yield* storageOf).get, first)
    }))
})

/** A storage that writes the access token and, in a later turn, the rest. */
const inTurns = Effect.sync(() => {
  let stored: Tokens.Tokens | undefined
  const store = (tokens: Tokens.Tokens | undefined) =>
    Effect.sync(() => {
      stored = tokens
    })
  return TokenStorage.make({
    get: Effect.andThen(Effect.yieldNow, Effect.sync(() => stored)),
    set: (tokens) =>
      Effect.suspend(() =>
        Effect.andThen(
          store({ ...tokens, refreshToken: stored?.refreshToken }),
          Effect.andThen(Effect.yieldNow, store(tokens))
        )
      ),
    clear: Effect.andThen(Effect.yieldNow, store(undefined))
  })
})

/** A storage that writes access and refresh token in two steps, a second each. */
const slow = () => {
  const stored = new Map<string, string>()
  const step = (run: () => void) => Effect.andThen(Effect.sleep("1 second"), Effect.sync(run))
  return TokenStorage.make({
    get: Effect.gen(function*() {
      const accessToken = stored.get("access")
      yield* Effect.sleep("100 millis")
      const refreshToken = stored.get("refresh")
      return accessToken === undefined ? undefined : Tokens.make({ workspaceId: "w", accessToken, refreshToken })
    }),
    set: ({ accessToken, refreshToken }) =>
      Effect.andThen(
        step(() => stored.set("access", Redacted.value(accessToken))),
        step(() => stored.set("refresh", Redacted.value(refreshToken!)))
      ),
    clear: Effect.andThen(step(() => stored.delete("access")), step(() => stored.delete("refresh")))
  })
}

describe("a storage that takes several steps", () => {
  obeysLaws("a storage that takes several steps", inTurns)

  it.effect("a storage that takes several steps never shows a reader the old refresh token beside the new access token", () =>
    Effect.gen(function*() {
      const storage = slow()
      const setting = yield* Effect.forkChild(Effect.andThen(storage.set(first), storage.set(second)))
      const seen: Array<string> = []
      const reader = Effect.tap(storage.get, (tokens) =>
        Effect.sync(() => {
          assert.isTrue(tokens === undefined || Tokens.same(tokens, first) || Tokens.same(tokens, second), "torn")
          seen.push(tokens === undefined ? "none" : Redacted.value(tokens.accessToken))
        }))
      const readers = yield* Effect.forkChild(Effect.forEach(
        Array.from({ length: 40 }, (_, index) => index * 150),
        (delay) => Effect.delay(reader, delay),
        { concurrency: "unbounded" }
      ))
      yield* TestClock.adjust("2 minutes")
      yield* Fiber.join(setting)
      yield* Fiber.join(readers)
      assert.include(seen, Redacted.value(second.accessToken))
    }))

  it.effect("a storage that takes several steps answers a thousand readers at once, those who met a change too", () =>
    Effect.gen(function*() {
      const storage = slow()
      yield* Effect.forkChild(storage.set(first))
      yield* TestClock.adjust("1 second")
      const readers = yield* Effect.forkChild(
        Effect.all(Array.from({ length: 1000 }, () => storage.get), { concurrency: "unbounded" })
      )
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual((yield* Fiber.join(readers)).length, 1000)
    }))

  it.effect("a storage that takes several steps finishes a write whose caller is interrupted", () =>
    Effect.gen(function*() {
      const storage = slow()
      const setting = yield* Effect.forkChild(storage.set(first))
      yield* TestClock.adjust("1 second")
      const interrupting = yield* Effect.forkChild(Fiber.interrupt(setting))
      yield* TestClock.adjust("5 seconds")
      yield* Fiber.join(interrupting)
      const reading = yield* Effect.forkChild(storage.get)
      yield* TestClock.adjust("1 second")
      assertSame(yield* Fiber.join(reading), first)
    }))

  it.effect("a storage that takes several steps clears the tokens that failed, never newer ones", () =>
    Effect.gen(function*() {
      const storage = slow()
      const outcome = yield* Effect.forkChild(Effect.gen(function*() {
        yield* storage.set(first)
        const [cleared] = yield* Effect.all([storage.clearIfCurrent(first), storage.set(second)], { concurrency: 2 })
        const [clearedToo] = yield* Effect.all([storage.clearIfCurrent(first), storage.get], { concurrency: 2 })
        return [cleared, clearedToo, yield* storage.get] as const
      }))
      yield* TestClock.adjust("1 minute")
      const [cleared, clearedToo, tokens] = yield* Fiber.join(outcome)
      assert.isTrue(cleared)
      assert.isFalse(clearedToo)
      assertSame(tokens, second)
    }))

  it.effect("a storage that takes several steps lets one refresh in at a time, and is free after a failure", () =>
    Effect.gen(function*() {
      const storage = slow()
      let inside = 0
      const refresh = Effect.acquireUseRelease(
        Effect.sync(() => assert.strictEqual(++inside, 1)),
        () => Effect.andThen(Effect.sleep("1 second"), Effect.fail("refused")),
        () => Effect.sync(() => inside--)
      )
      const all = yield* Effect.forkChild(Effect.all(
        Array.from({ length: 5 }, () => Effect.flip(storage.withRefreshLock(refresh))),
        { concurrency: "unbounded" }
      ))
      yield* TestClock.adjust("5 seconds")
      assert.deepStrictEqual(yield* Fiber.join(all), Array.from({ length: 5 }, () => "refused"))
    }))
})

/** The guide's storage, with what the test replaces. */
const promiseStorage = (replaced: Partial<TokenStorage.PromiseTokenStorage> = {}) => {
  let stored: TokenStorage.PromiseTokens | null = null
  const calls: Array<unknown> = []
  const storage: TokenStorage.PromiseTokenStorage = {
    getTokens: async () => stored,
    async setTokens(tokens) {
      calls.push(tokens)
      stored = tokens
    },
    async clearTokens() {
      stored = null
    },
    ...replaced
  }
  return { calls, storage, tokenStorage: TokenStorage.fromPromise(storage) }
}

/** The methods of the Promise SDK's storage that it may omit. */
const whole = (): Partial<TokenStorage.PromiseTokenStorage> => {
  let stored: TokenStorage.PromiseTokens | null = null
  let turn: Promise<unknown> = Promise.resolve()
  return {
    getTokens: async () => stored,
    async setTokens(tokens) {
      stored = tokens
    },
    async clearTokens() {
      stored = null
    },
    withRefreshLock<T>(run: () => Promise<T>) {
      const result = turn.then(run)
      turn = result.catch(() => {})
      return result
    },
    async clearTokensIfCurrent(tokens) {
      const isCurrent = stored?.accessToken === tokens.accessToken && stored.refreshToken === tokens.refreshToken
      if (isCurrent) stored = null
      return isCurrent
    }
  }
}

const rejects = () => Promise.reject(new Error(secret))

describe("a storage of the Promise SDK", () => {
  obeysLaws("a Promise storage", Effect.sync(() => promiseStorage().tokenStorage))
  obeysLaws(
    "a Promise storage with a lock and a comparison of its own",
    Effect.sync(() => promiseStorage(whole()).tokenStorage)
  )
  obeysLawsOfFailure(
    "a Promise storage",
    Effect.sync(() => promiseStorage({ getTokens: rejects, setTokens: rejects, clearTokens: rejects }).tokenStorage)
  )

  it.effect("a storage of the Promise SDK keeps tokens as plain strings, and the expiry too", () =>
    Effect.gen(function*() {
      const { calls, tokenStorage } = promiseStorage()
      assert.isUndefined(yield* tokenStorage.get)
      yield* tokenStorage.set(first)
      yield* tokenStorage.set(Tokens.make({ workspaceId: "wksp_1", accessToken: "a" }))
      assert.deepStrictEqual(calls, [
        { workspaceId: "wksp_1", accessToken: `${secret}-a1`, refreshToken: `${secret}-r1`, expiresAt: 5 },
        { workspaceId: "wksp_1", accessToken: "a" }
      ])
      yield* tokenStorage.set(first)
      const read = (yield* tokenStorage.get)!
      assertSame(read, first)
      assert.strictEqual(read.expiresAt, 5)
      assert.isTrue(yield* tokenStorage.clearIfCurrent(first))
      assert.isUndefined(yield* tokenStorage.get)
    }))

  it.effect("a storage of the Promise SDK may answer without a promise, with undefined, null or empty for what is not there, and drop the expiry", () =>
    Effect.gen(function*() {
      const answers: Array<any> = [
        undefined,
        { workspaceId: "w", accessToken: "a" },
        { workspaceId: "w", accessToken: "a", refreshToken: null, expiresAt: "soon" },
        { workspaceId: "w", accessToken: "a", refreshToken: "" }
      ]
      const { tokenStorage } = promiseStorage({
        getTokens: () => answers.shift(),
        setTokens: () => undefined as any,
        clearTokens: () => undefined as any
      })
      yield* tokenStorage.set(first)
      yield* tokenStorage.clear
      assert.isUndefined(yield* tokenStorage.get)
      for (let count = 0; count < 3; count++) {
        assert.deepStrictEqual(yield* tokenStorage.get, Tokens.make({ workspaceId: "w", accessToken: "a" }))
      }
    }))

  it("a storage of the Promise SDK has its tokens refreshed ahead where it says so only", () => {
    const refreshAhead = [undefined, false, true].map((given) =>
      promiseStorage(given === undefined ? {} : { refreshAhead: given }).tokenStorage.refreshAhead
    )
    assert.deepStrictEqual(refreshAhead, [false, false, true])
  })

  it.effect("a storage of the Promise SDK is believed anew each time, also where it writes into what it gave before", () =>
    Effect.gen(function*() {
      const held: { workspaceId: string; accessToken: string; refreshToken?: string; expiresAt?: number } = {
        workspaceId: "w",
        accessToken: "a"
      }
      const { tokenStorage } = promiseStorage({ getTokens: async () => held })
      const changes: ReadonlyArray<Partial<typeof held>> = [
        {},
        { refreshToken: "r" },
        { refreshToken: "r2" },
        { workspaceId: "w2" },
        { expiresAt: 1_800_000_000_000 },
        { expiresAt: 1_900_000_000_000 },
        { accessToken: "a2" }
      ]
      for (const change of changes) {
        Object.assign(held, change)
        assert.deepStrictEqual(yield* tokenStorage.get, Tokens.make(held))
      }
    }))

  it.effect("a storage of the Promise SDK may be one of this package: what it says of its own failure is kept", () =>
    Effect.gen(function*() {
      const failures = [
        TokenStorage.failed("read", new Error("locked away")),
        AuthError.make({ _tag: "ConfigurationInvalid", field: "directory" }, "directory: not there")
      ]
      for (const failure of failures) {
        const { tokenStorage } = promiseStorage({ getTokens: () => Promise.reject(failure) })
        assert.strictEqual(yield* Effect.flip(tokenStorage.get), failure)
      }
      const foreign = AuthError.make({ _tag: "CallbackDenied", error: secret }, secret)
      const { tokenStorage } = promiseStorage({ getTokens: () => Promise.reject(foreign) })
      assertFailed(yield* Effect.flip(tokenStorage.get), "read")
    }))

  const end = 1_800_000_000_000
  const opaque = { workspaceId: "w", accessToken: "a", refreshToken: "r" }

  for (
    const [what, expiresAt, expected] of [
      ["a number", end, end],
      ["a bigint", BigInt(end), end],
      ["numeric text", `${end}`, end],
      ["numeric text in spaces", ` ${end}\n`, end],
      ["the first second that is none of milliseconds", 1e9, 1e12],
      ["the first millisecond that is none of seconds", 1e11, 1e11],
      ["a decimal with a fraction", `${end}.000`, end],
      ["a fraction of a millisecond", end + 0.3, end],
      ["seconds", end / 1000, end],
      ["seconds as a bigint", BigInt(end / 1000), end],
      ["seconds as text, with a fraction", `${end / 1000}.5`, end + 500],
      ["a Date", new Date(end), end],
      ["a Date of another realm", runInNewContext(`new Date(${end})`), end],
      ["ISO 8601 text", new Date(end).toISOString(), end],
      ["ISO 8601 text with an offset", "2027-01-15T10:00:00+02:00", end],
      ["what PostgreSQL writes", "2027-01-15 08:00:00.25+00", end + 250],
      ["what PostgreSQL writes in India", "2027-01-15 13:30:00+05:30", end],
      ["zero, which is over", 0, 0],
      ["null", null, undefined],
      ["NaN", Number.NaN, undefined],
      ["Infinity", Infinity, undefined],
      ["more than a date can be", 8.64e15 + 1, undefined],
      ["a bigint beyond all dates", 10n ** 30n, undefined],
      ["a Date that is none", new Date(Number.NaN), undefined],
      ["text without a time zone", "2027-01-15 08:00:00", undefined],
      ["empty text", "", undefined],
      ["other text", "soon", undefined],
      ["a day that is none", "2027-13-45T08:00:00Z", undefined],
      ["an object", { seconds: 5 }, undefined],
      ["a boolean", true, undefined]
    ] as ReadonlyArray<readonly [string, unknown, number | undefined]>
  ) {
    it.effect(`the expiry that a storage gives back as ${what} is ${expected ?? "unknown"}, and the tokens are read`, () =>
      Effect.gen(function*() {
        const { tokenStorage } = promiseStorage({ getTokens: async () => ({ ...opaque, expiresAt }) as any })
        const expectedTokens = Tokens.make({ ...opaque, expiresAt: expected })
        assert.deepStrictEqual(yield* tokenStorage.get, expectedTokens)
        const decoded = yield* Schema.decodeUnknownEffect(TokensSchema.Tokens)({ ...opaque, expiresAt })
        assert.deepStrictEqual(decoded, expectedTokens)
      }))
  }

  it.effect("a storage of the Promise SDK may give null for a workspace that it does not know, and for tokens that were cleared", () =>
    Effect.gen(function*() {
      const accessToken = jwt({ workspace_id: "wksp_2" })
      const answers: Array<any> = [
        { workspaceId: null, accessToken, refreshToken: null, expiresAt: null },
        { workspaceId: null, accessToken: "opaque", refreshToken: null },
        { workspaceId: "w", accessToken: null, refreshToken: null, expiresAt: null }
      ]
      const { tokenStorage } = promiseStorage({ getTokens: () => answers.shift() })
      assert.strictEqual((yield* tokenStorage.get)?.workspaceId, "wksp_2")
      assert.strictEqual((yield* tokenStorage.get)?.workspaceId, "unknown")
      assert.isUndefined(yield* tokenStorage.get)
    }))

  it.effect("a storage of the Promise SDK in which another has written one of the fields gives the new one", () =>
    Effect.gen(function*() {
      const changes = [{}, { accessToken: "a2" }, { refreshToken: "r2" }, { workspaceId: "w2" }, { expiresAt: end }]
      const stored: TokenStorage.PromiseTokens = { ...opaque }
      const { tokenStorage } = promiseStorage({ getTokens: async () => stored })
      for (const change of changes) {
        Object.assign(stored, change)
        const read = (yield* tokenStorage.get)!
        assertSame(read, Tokens.make(stored))
        assert.deepInclude(read, { workspaceId: stored.workspaceId, expiresAt: stored.expiresAt })
      }
    }))

  it.effect("a storage of this package that is given as one of promises is asked whether it would take a login, any other is not", () =>
    Effect.gen(function*() {
      const full = TokenStorage.failed("write", new Error("disk full"))
      const checkOf = (check: () => Promise<void>) =>
        promiseStorage({ [Symbol.for("effect-prisma-management/TokenStorage/check")]: check }).tokenStorage.check!
      yield* checkOf(async () => {})
      assert.strictEqual(yield* Effect.flip(checkOf(() => Promise.reject(full))), full)
      assertFailed(yield* Effect.flip(checkOf(() => Promise.reject(new Error(secret)))), "write")
      assert.isUndefined(promiseStorage().tokenStorage.check)
    }))

  it.effect("a storage of the Promise SDK is called on itself, as a class needs it", () =>
    Effect.gen(function*() {
      class InClass implements TokenStorage.PromiseTokenStorage {
        private tokens: TokenStorage.PromiseTokens | null = null
        async getTokens() {
          return this.tokens
        }
        async setTokens(tokens: TokenStorage.PromiseTokens) {
          this.tokens = tokens
        }
        async clearTokens() {
          this.tokens = null
        }
        async withRefreshLock<T>(fn: () => Promise<T>) {
          await this.getTokens()
          return fn()
        }
        async clearTokensIfCurrent(tokens: TokenStorage.PromiseTokens) {
          if (this.tokens?.refreshToken === tokens.refreshToken) this.tokens = null
        }
      }
      const storage = TokenStorage.fromPromise(new InClass())
      yield* storage.withRefreshLock(storage.set(first))
      assertSame(yield* storage.get, first)
      assert.isFalse(yield* storage.clearIfCurrent(second))
      assert.isTrue(yield* storage.clearIfCurrent(first))
      assert.isUndefined(yield* storage.get)
    }))

  it.effect("a storage of the Promise SDK that throws or rejects is a typed failure, and nothing it quotes is shown", () =>
    Effect.gen(function*() {
      const error = Object.assign(new Error(`insert '${secret}'`), { code: "SQLITE_BUSY", sql: secret })
      for (
        const fail of [() => Promise.reject(error), () => {
          throw error
        }, () => Promise.reject(`${secret} as text`)]
      ) {
        const { tokenStorage } = promiseStorage({
          getTokens: fail,
          setTokens: fail,
          clearTokens: fail,
          withRefreshLock: fail,
          clearTokensIfCurrent: fail,
          setTokensIfCurrent: fail
        })
        assertFailed(yield* Effect.flip(tokenStorage.get), "read")
        assertFailed(yield* Effect.flip(tokenStorage.set(first)), "write")
        assertFailed(yield* Effect.flip(tokenStorage.clear), "clear")
        assertFailed(yield* Effect.flip(tokenStorage.clearIfCurrent(first)), "clear")
        assertFailed(yield* Effect.flip(tokenStorage.setIfCurrent(first, first)), "write")
        assertFailed(yield* Effect.flip(tokenStorage.withRefreshLock(Effect.void)), "lock")
      }
      const reject = () => Promise.reject(error)
      const { tokenStorage } = promiseStorage({ getTokens: reject, withRefreshLock: reject })
      const failures = {
        read: yield* Effect.flip(tokenStorage.get),
        locked: yield* Effect.flip(tokenStorage.withRefreshLock(Effect.void))
      }
      for (const [done, failure] of Object.entries(failures)) {
        assert.strictEqual(failure.message, `The token storage could not be ${done}: SQLITE_BUSY.`)
        assert.strictEqual(Redacted.value(failure.cause as Redacted.Redacted<unknown>), error)
      }
    }))

  it.effect("a storage of the Promise SDK that gives something else than tokens is a failure, never nobody logged in", () =>
    Effect.gen(function*() {
      for (
        const found of ["", 0, false, {}, [], { accessToken: secret }, { workspaceId: "w", accessToken: "" }, {
          workspaceId: "w",
          accessToken: null,
          refreshToken: "r"
        }, secret]
      ) {
        // Whatever it gave before.
        const answers: Array<any> = [opaque, found]
        const { tokenStorage } = promiseStorage({ getTokens: async () => answers.shift() })
        yield* tokenStorage.get
        const failure = yield* Effect.flip(tokenStorage.get)
        assertFailed(failure, "read")
        assert.include(
          String(Redacted.value(failure.cause as Redacted.Redacted<unknown>)),
          "getTokens() returned neither tokens nor null"
        )
      }
    }))
})

describe("the refresh lock of a storage of the Promise SDK", () => {
  it.effect("the refresh lock of a storage of the Promise SDK is held while the refresh runs, which gives its own result and failure", () =>
    Effect.gen(function*() {
      const events: Array<string> = []
      const { tokenStorage } = promiseStorage({
        async withRefreshLock(fn) {
          events.push("locked")
          try {
            return await fn()
          } finally {
            events.push("unlocked")
          }
        }
      })
      const refresh = Effect.andThen(Effect.sleep("1 second"), Effect.sync(() => events.push("refreshed")))
      const fiber = yield* Effect.forkChild(tokenStorage.withRefreshLock(Effect.as(refresh, "result")))
      yield* Effect.promise(async () => {})
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* Fiber.join(fiber), "result")
      assert.deepStrictEqual(events, ["locked", "refreshed", "unlocked"])
      assert.strictEqual(yield* Effect.flip(tokenStorage.withRefreshLock(Effect.fail("refused"))), "refused")
      assert.strictEqual(events.at(-1), "unlocked")
    }))

  it.effect("the refresh lock of a storage of the Promise SDK that does not run the refresh, or fails after it, is a typed failure", () =>
    Effect.gen(function*() {
      let runs = 0
      const refresh = Effect.sync(() => ++runs)
      const never = promiseStorage({ withRefreshLock: async () => undefined as any })
      const unlocked = yield* Effect.flip(never.tokenStorage.withRefreshLock(refresh))
      assertFailed(unlocked, "lock")
      assert.include(
        String(Redacted.value(unlocked.cause as Redacted.Redacted<unknown>)),
        "withRefreshLock did not run its function"
      )
      assert.strictEqual(runs, 0)
      const after = promiseStorage({
        async withRefreshLock(fn) {
          await fn()
          throw new Error(secret)
        }
      })
      assertFailed(yield* Effect.flip(after.tokenStorage.withRefreshLock(refresh)), "lock")
      assert.strictEqual(runs, 1)
    }))

  it.effect("the refresh lock of a storage of the Promise SDK runs the refresh once, however often it asks for it", () =>
    Effect.gen(function*() {
      let runs = 0
      const { tokenStorage } = promiseStorage({
        async withRefreshLock(fn) {
          await fn()
          return fn()
        }
      })
      assert.strictEqual(yield* tokenStorage.withRefreshLock(Effect.sync(() => ++runs)), 1)
      assert.strictEqual(runs, 1)
    }))

  it.effect("the refresh lock of a storage of the Promise SDK is left when its caller is interrupted: the refresh that waits never runs, the one that runs ends", () =>
    Effect.gen(function*() {
      const free = yield* Deferred.make<void>()
      let runs = 0
      const ran: Array<string> = []
      const late = promiseStorage({
        async withRefreshLock(fn) {
          await Effect.runPromise(Deferred.await(free))
          ran.push(await fn().then(() => "nothing", () => "failed"))
          return undefined as never
        }
      })
      const waiting = yield* Effect.forkChild(late.tokenStorage.withRefreshLock(Effect.sync(() => ++runs)))
      yield* Effect.yieldNow
      yield* Fiber.interrupt(waiting)
      const left = yield* Fiber.await(waiting)
      assert.isTrue(Exit.isFailure(left) && Cause.hasInterruptsOnly(left.cause))
      yield* Deferred.succeed(free, undefined)
      yield* turn
      assert.strictEqual(runs, 0)
      assert.deepStrictEqual(ran, ["nothing"])

      let unlocked = false
      const prompt = promiseStorage({
        withRefreshLock: (fn) =>
          fn().finally(() => {
            unlocked = true
          })
      })
      const running = yield* Deferred.make<void>()
      let ended = false
      const refresh = Effect.ensuring(
        Effect.andThen(Deferred.succeed(running, undefined), Effect.never),
        Effect.sync(() => {
          ended = true
        })
      )
      const fiber = yield* Effect.forkChild(prompt.tokenStorage.withRefreshLock(refresh))
      yield* Deferred.await(running)
      yield* Fiber.interrupt(fiber)
      assert.isTrue(ended)
      yield* turn
      assert.isTrue(unlocked)
    }))

  it.effect("the refresh lock of a storage of the Promise SDK is given back by a refresh that interrupts its own caller at its very start", () =>
    Effect.gen(function*() {
      let unlocked = false
      const { tokenStorage } = promiseStorage({
        async withRefreshLock(fn) {
          await Promise.resolve()
          return fn().finally(() => {
            unlocked = true
          })
        }
      })
      const interruptCaller = Effect.sync(() => caller.interruptUnsafe())
      const caller: Fiber.Fiber<void> = yield* Effect.forkChild(
        Effect.orDie(tokenStorage.withRefreshLock(Effect.andThen(interruptCaller, Effect.never)))
      )
      yield* Fiber.await(caller)
      yield* turn
      assert.isTrue(unlocked)
    }))
})

describe("what a session needs of this module", () => {
  it.effect("TokenStorage brings no Schema into a bundle", () =>
    Effect.gen(function*() {
      const { metafile } = yield* Effect.promise(() =>
        esbuild.build({
          entryPoints: [fileURLToPath(new URL("../src/TokenStorage.ts", import.meta.url))],
          bundle: true,
          format: "esm",
          metafile: true,
          write: false,
          logLevel: "silent"
        })
      )
      const inputs = Object.keys(metafile.inputs)
      assert.isTrue(inputs.some((path) => path.endsWith("internal/session/turn.ts")), "the bundle holds something else")
      assert.deepStrictEqual(inputs.filter((path) => /effect\/dist\/Schema/.test(path)), [])
    }))
})
