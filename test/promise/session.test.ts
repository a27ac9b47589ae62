/** When the SDK refreshes, who waits for it, and what that means for tokens that a browser brings in a cookie. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import type * as ours from "../../src/promise/index.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as RecordingServer from "../support/RecordingServer.ts"
import { authError, sdkOf, test } from "./support/ours.ts"
import { gate, granted, later, serve, tokens, type World } from "./support/world.ts"

const endsIn = (millis: number): ours.Tokens => ({ ...tokens(1), expiresAt: Date.now() + millis })

/** The token endpoint answers when the gate is open, and takes a refresh token once. */
const rotating = (open: Promise<void>) => {
  const asked = gate()
  let isSpent = false
  const answer = async () => {
    if (isSpent) return RecordingServer.json(400, { error: "invalid_grant" })
    isSpent = true
    asked.resolve()
    await open
    return granted(2)
  }
  return { answer, asked: asked.promise }
}

const opened = Promise.resolve()

const status = async ({ client }: ours.ManagementApiSdk): Promise<number> =>
  (await client.GET("/v1/projects")).response.status

describe("an SDK for each request, with the tokens in a cookie", () => {
  /** A browser, and a server that makes an SDK for each of its requests. A cookie cannot be set once the answer has begun. */
  const makeBrowser = (world: World, first: ours.Tokens) => {
    let jar: ours.Tokens | null = first
    const visit = async (cookie = jar): Promise<number> => {
      let current = cookie
      let set: ours.Tokens | null | undefined
      let hasAnswered = false
      const write = async (tokens: ours.Tokens | null) => {
        if (hasAnswered) throw new Error("Cannot set headers after they are sent to the client")
        current = set = tokens
      }
      const answer = await status(sdkOf(world, {
        tokenStorage: { getTokens: async () => current, setTokens: write, clearTokens: () => write(null) }
      }))
      hasAnswered = true
      if (set !== undefined) jar = set
      return answer
    }
    return { visit, jar: () => jar }
  }

  for (
    const [when, first, good] of [
      ["ended", endsIn(-1000), [2]],
      ["end in a minute", endsIn(60_000), [1, 2]],
      ["are refused by the API", tokens(1), [2]]
    ] as const
  ) {
    test(`five requests with one cookie, whose tokens ${when}, are one exchange, and the browser has the newer refresh token`, async (world) => {
      serve(world, good, rotating(opened).answer, when === "are refused by the API" ? 5 : 1)
      const { jar, visit } = makeBrowser(world, first)
      assert.deepStrictEqual(await Promise.all(Array.from({ length: 5 }, () => visit())), [200, 200, 200, 200, 200])
      assert.strictEqual(world.exchanges(), 1)
      assert.strictEqual(jar()?.refreshToken, "refresh-2")
    })
  }

  test("a request that comes with the cookie of before is answered, and the browser keeps the newer refresh token", async (world) => {
    serve(world, [2], rotating(opened).answer)
    const cookie = endsIn(-1000)
    const { jar, visit } = makeBrowser(world, cookie)
    assert.deepStrictEqual([await visit(), await visit(cookie)], [200, 200])
    assert.strictEqual(world.exchanges(), 1)
    assert.strictEqual(jar()?.refreshToken, "refresh-2")
  })
})

describe("refreshAhead", () => {
  test("a call whose token ends in a minute waits for the refresh: its program may be over a moment later", async (world) => {
    const open = gate()
    const { answer, asked } = rotating(open.promise)
    serve(world, [1, 2], answer)
    world.storage.plant(endsIn(60_000))
    const call = status(sdkOf(world))
    await asked
    assert.strictEqual(await Promise.race([call, later()]), "later")
    open.resolve()
    assert.strictEqual(await call, 200)
    assert.strictEqual(world.storage.current()?.refreshToken, "refresh-2")
  })

  test("with refreshAhead the call does not wait, and waitUntil is given what ends with the refresh", async (world) => {
    const open = gate()
    serve(world, [1, 2], rotating(open.promise).answer)
    world.storage.plant(endsIn(60_000))
    const kept: Array<Promise<unknown>> = []
    const waitUntil = (promise: Promise<unknown>) => void kept.push(promise)
    assert.strictEqual(await status(sdkOf(world, { refreshAhead: true, waitUntil })), 200)
    assert.strictEqual(world.storage.current()?.refreshToken, "refresh-1")
    open.resolve()
    await Promise.all(kept)
    assert.lengthOf(kept, 1)
    assert.strictEqual(world.storage.current()?.refreshToken, "refresh-2")
  })

  test("a waitUntil that throws, as outside of a request, costs no call", async (world) => {
    serve(world, [2], rotating(opened).answer)
    const waitUntil = () => {
      throw new Error("outside of a request")
    }
    assert.strictEqual(await status(sdkOf(world, { waitUntil })), 200)
  })
})

describe("refreshTimeout", () => {
  test("a call waits for a refresh as long as refreshTimeout says, and the login is kept", async (world) => {
    const open = gate()
    serve(world, [2], rotating(open.promise).answer)
    const api = sdkOf(world, { refreshTimeout: 50 })
    const { message, reason } = await authError(status(api))
    assert.strictEqual(reason._tag, "AuthServerUnavailable")
    assert.include(message, "within 0.05 s")
    open.resolve()
    await api.dispose()
    assert.strictEqual(world.storage.current()?.refreshToken, "refresh-2")
  })

  for (const refreshTimeout of [0, -1, NaN]) {
    test(`a refreshTimeout of ${refreshTimeout} is refused by its name`, async (world) => {
      const { reason } = await authError(status(sdkOf(world, { refreshTimeout })))
      assert(reason._tag === "ConfigurationInvalid")
      assert.strictEqual(reason.field, "refreshTimeout")
      assert.isEmpty(world.server.requests)
    })
  }
})

it("a lock of a program is given back where what runs under it interrupts its caller at once", async () => {
  const released = gate()
  const storage = TokenStorage.fromPromise({
    getTokens: async () => null,
    setTokens: async () => {},
    clearTokens: async () => {},
    async withRefreshLock(run) {
      // The caller waits by then.
      await opened
      try {
        return await run()
      } finally {
        released.resolve()
      }
    }
  })
  const caller: Fiber.Fiber<never, unknown> = Effect.runFork(storage.withRefreshLock(Effect.suspend(() => {
    caller.interruptUnsafe()
    return Effect.never
  })))
  assert.strictEqual(await Promise.race([released.promise.then(() => "released"), later()]), "released")
})
