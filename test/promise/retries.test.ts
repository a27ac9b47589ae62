/** Clients of the Promise entry that make calls again. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { idempotentOperations } from "../../src/promise/internal/idempotentOperations.ts"
import type { FailedAttempt, ManagementApiClientOptions } from "../../src/promise/index.ts"
import * as RetryPolicy from "../../src/RetryPolicy.ts"
import { operations } from "../support/contract.ts"
import * as FaultyServer from "../support/FaultyServer.ts"
import * as RecordingServer from "../support/RecordingServer.ts"
import { authError, caught, clientOf, fetchError, sdkOf, test } from "./support/ours.ts"
import { type Answer, inOrder, json, lost, onClock, passing, refusal, scripted, silent } from "./support/scripted.ts"
import { denied, found, granted, tokens } from "./support/world.ts"

const ok: Answer = () => json({ data: [] })

const status = (status: number, headers?: { readonly [name: string]: string }, code?: string): Answer => () =>
  refusal(status, headers, code)

const retrying = (answer: Answer, retries: ManagementApiClientOptions["retries"] = true) =>
  scripted(answer, { retries })

const create = { body: { name: "blog" } }

describe("which calls are made again", () => {
  for (const transient of [408, 429, 500, 502, 503, 504]) {
    onClock(`a read that is answered with ${transient} is made again, four times in all`, async () => {
      const { asked, client } = retrying(status(transient, undefined, transient === 429 ? "rate-limit-exceeded" : "x"))
      const { error, response } = await passing(client.GET("/v1/projects"))
      assert.deepStrictEqual([response.status, error?.error.message, asked.length], [transient, "No.", 4])
    })
  }

  for (const final of [400, 401, 403, 404, 409, 413, 422, 501]) {
    onClock(`a read that is answered with ${final} is not`, async () => {
      const { asked, client } = retrying(status(final))
      assert.strictEqual((await passing(client.GET("/v1/projects"))).response.status, final)
      assert.lengthOf(asked, 1)
    })
  }

  onClock("a read that is answered in the end is that answer", async () => {
    const { asked, client } = retrying(inOrder(status(503), () => lost(), ok))
    assert.deepStrictEqual((await passing(client.GET("/v1/projects"))).data, { data: [] } as never)
    assert.lengthOf(asked, 3)
  })

  onClock("a quota or a plan's limit is not asked again", async () => {
    for (const code of ["planLimitReached", "spendLimitReached"]) {
      const { asked, client } = retrying(status(429, { "retry-after": "1" }, code))
      await passing(client.GET("/v1/projects"))
      assert.lengthOf(asked, 1)
    }
  })

  onClock("a create is made again only where it certainly was not processed", async () => {
    const cases: ReadonlyArray<readonly [Answer, number]> = [
      [status(503), 1],
      [status(500, { "retry-after": "1" }), 1],
      [status(503, { "retry-after": "1" }), 4],
      [status(429, { "retry-after": "1" }, "rate-limit-exceeded"), 4],
      [() => lost(), 1],
      [() => lost("ECONNREFUSED"), 4],
      [() => lost("ENOTFOUND"), 4],
      [() => lost("CERT_HAS_EXPIRED"), 1]
    ]
    for (const [answer, attempts] of cases) {
      const { asked, client } = retrying(answer)
      await passing(client.POST("/v1/projects", create).catch(() => {}))
      assert.lengthOf(asked, attempts)
    }
  })

  onClock("a PATCH is made again only where the contract says that it may be", async () => {
    const renewal = retrying(status(503))
    await passing(renewal.client.PATCH("/v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease", {
      params: { path: { projectId: "p", branchId: "b" }, header: { "Alchemy-State-Lease-Id": "lease" } }
    } as never))
    assert.lengthOf(renewal.asked, 4)
    const update = retrying(status(503))
    await passing(update.client.PATCH("/v1/projects/{id}", { params: { path: { id: "p" } }, body: { name: "x" } }))
    assert.lengthOf(update.asked, 1)
  })

  it("the writes that may be made twice are those of the contract", () => {
    const expected = operations.filter(({ operation }) => operation["x-idempotent"] === true).map(({ key }) => key)
    assert.isNotEmpty(expected)
    assert.deepStrictEqual(Array.from(idempotentOperations), expected)
  })

  onClock("DELETE, PUT and `client.request` are made again as by their methods", async () => {
    const { asked, client } = retrying(inOrder(status(503), ok))
    await passing(client.DELETE("/v1/databases/{databaseId}", { params: { path: { databaseId: "db_1" } } }))
    assert.deepStrictEqual(asked.map(({ method }) => method), ["DELETE", "DELETE"])
    const request = retrying(inOrder(status(503), ok))
    await passing(request.client.request("get", "/v1/projects"))
    assert.lengthOf(request.asked, 2)
    const post = retrying(status(503))
    await passing(post.client.request("post", "/v1/projects", create))
    assert.lengthOf(post.asked, 1)
  })

  onClock("a client that was not told to makes each call once", async () => {
    for (const retries of [undefined, false] as const) {
      const { asked, client } = scripted(status(503), retries === undefined ? {} : { retries })
      await passing(client.GET("/v1/projects"))
      assert.lengthOf(asked, 1)
    }
  })

  onClock("a body that is read once is sent once", async () => {
    for (const body of [new ReadableStream(), (async function*() {})()]) {
      const { asked, client } = retrying(() => lost("ECONNREFUSED"))
      await passing(
        client.PUT("/v1/nothing" as never, { body, duplex: "half", bodySerializer: (body: unknown) => body } as never)
          .catch(() => {})
      )
      assert.isAtMost(asked.length, 1)
    }
  })

  onClock("the same body is sent each time, and the program's middleware sees each attempt", async () => {
    const bodies: Array<string> = []
    const { client } = retrying(async (request) => {
      bodies.push(await request.text())
      return bodies.length < 3 ? refusal(503, { "retry-after": "0" }) : json({ data: {} })
    })
    let seen = 0
    client.use({ onRequest: () => void seen++ })
    await passing(client.POST("/v1/projects", create))
    assert.deepStrictEqual(bodies, Array.from({ length: 3 }, () => JSON.stringify(create.body)))
    assert.strictEqual(seen, 3)
  })

  onClock("what middleware throws is the program's own, and is not asked again", async () => {
    const { asked, client } = retrying(ok)
    client.use({
      onRequest: () => {
        throw new Error("mine")
      }
    })
    assert.deepInclude(await passing(caught(client.GET("/v1/projects"))), { message: "mine" })
    assert.lengthOf(asked, 0)
  })

  onClock("an input that cannot be sent is told at once", async () => {
    const { asked, client } = retrying(ok)
    const error = await passing(fetchError(client.GET("/v1/projects/{id}", { params: { path: { id: "" } } })))
    assert.strictEqual(error.reason._tag, "InvalidRequest")
    assert.lengthOf(asked, 0)
  })
})

describe("the pauses between attempts", () => {
  const isWithin = (pause: number, from: number, to: number) => {
    assert.isAtLeast(pause, from - 1)
    assert.isAtMost(pause, to + 1)
  }

  onClock("the pauses between attempts double from 250 ms, up to 5 s, each at least half as long", async () => {
    const { client, pauses } = retrying(status(503), { tries: 8 })
    await passing(client.GET("/v1/projects"))
    const longest = [250, 500, 1000, 2000, 4000, 5000, 5000]
    assert.lengthOf(pauses(), longest.length)
    pauses().forEach((pause, index) => isWithin(pause, longest[index]! / 2, longest[index]!))
  })

  onClock("the pauses between attempts are what the client is told", async () => {
    const { client, pauses } = retrying(status(503), { tries: 4, base: 1000, factor: 3, cap: 6000 })
    await passing(client.GET("/v1/projects"))
    pauses().forEach((pause, index) => isWithin(pause, [500, 1500, 3000][index]!, [1000, 3000, 6000][index]!))
  })

  onClock(
    "Retry-After is waited for, and up to a quarter more, as seconds, as a date and in milliseconds",
    async () => {
      const inSeconds = retrying(inOrder(status(503, { "retry-after": "8" }), ok))
      await passing(inSeconds.client.GET("/v1/projects"))
      isWithin(inSeconds.pauses()[0]!, 8000, 10_000)
      const inMillis = retrying(inOrder(status(503, { "retry-after": "8", "retry-after-ms": "400" }), ok))
      await passing(inMillis.client.GET("/v1/projects"))
      isWithin(inMillis.pauses()[0]!, 400, 500)
      const date = new Date(Date.now() + 20_000).toUTCString()
      const asDate = retrying(inOrder(status(503, { "retry-after": date }), ok))
      await passing(asDate.client.GET("/v1/projects"))
      isWithin(asDate.pauses()[0]!, 15_000, 25_000)
    }
  )

  onClock("a Retry-After that is too long is not waited for", async () => {
    for (const [retries, seconds] of [[true, 61], [{ retryAfterCap: 5000 }, 6]] as const) {
      const { asked, client } = retrying(status(503, { "retry-after": String(seconds) }), retries)
      await passing(client.GET("/v1/projects"))
      assert.lengthOf(asked, 1)
    }
  })

  onClock("the signal of a call ends a pause with its reason", async () => {
    const controller = new AbortController()
    const { asked, client } = retrying(() => {
      setTimeout(() => controller.abort("enough"), 50)
      return refusal(503)
    })
    assert.strictEqual(await passing(caught(client.GET("/v1/projects", { signal: controller.signal }))), "enough")
    assert.lengthOf(asked, 1)
  })

  onClock("the signal of a client ends a pause too, but not of a call that has its own", async () => {
    const controller = new AbortController()
    const { asked, client } = scripted((_, index) => {
      if (index === 4) setTimeout(() => controller.abort("enough"), 50)
      return refusal(503)
    }, { retries: true, signal: controller.signal })
    const own = client.GET("/v1/projects", { signal: new AbortController().signal })
    assert.strictEqual((await passing(own)).response.status, 503)
    assert.strictEqual(await passing(caught(client.GET("/v1/projects"))), "enough")
    assert.lengthOf(asked, 5)
  })
})

describe("how long attempts take", () => {
  onClock("an attempt of a read ends after 30 seconds, one of a write after 120, and the request with it", async () => {
    const read = retrying(inOrder(silent, ok))
    await passing(read.client.GET("/v1/projects"))
    isAbout(read.times()[1]!, 30_000)
    assert.isTrue(read.asked[0]!.signal.aborted)
    const write = retrying(silent)
    const error = await passing(fetchError(write.client.POST("/v1/projects", create)))
    assert.lengthOf(write.asked, 1)
    assert.deepInclude(error.reason, { _tag: "Timeout", sent: true, duration: Duration.seconds(120) })
    assert.include(error.message, "its outcome is unknown")
  })

  const isAbout = (millis: number, expected: number) => {
    assert.isAtLeast(millis, expected)
    assert.isAtMost(millis, expected + 300)
  }

  onClock("an attempt ends when the client says", async () => {
    const { asked, client, times } = retrying(silent, { attemptTimeout: 1000, tries: 2 })
    const error = await passing(fetchError(client.GET("/v1/projects")))
    assert.deepInclude(error.reason, { _tag: "Timeout", duration: Duration.seconds(1) })
    assert.deepInclude(error, { attempts: 2, isIdempotent: true })
    isAbout(times()[1]!, 1000)
    assert.isTrue(asked.every(({ signal }) => signal.aborted))
  })

  onClock("an attempt without an end waits for its answer", async () => {
    const { client } = retrying(
      (request) => new Promise((resolve) => setTimeout(() => resolve(json({ data: [request.url] })), 3_600_000)),
      {
        attemptTimeout: Infinity
      }
    )
    assert.strictEqual((await passing(client.GET("/v1/projects"))).response.status, 200)
  })

  onClock("a stream has the time of an attempt for its first byte, and the signal until its last", async () => {
    const body = () => {
      let controller: ReadableStreamDefaultController<Uint8Array>
      const stream = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })
      return { stream, controller: controller! }
    }
    const { controller, stream } = body()
    const aborting = new AbortController()
    const { asked, client } = retrying(() => new Response(stream))
    const { data } = await passing(client.GET("/v1/projects", { parseAs: "stream", signal: aborting.signal }))
    await passing(new Promise((resolve) => setTimeout(resolve, 60_000)))
    controller.enqueue(new Uint8Array([1]))
    assert.deepStrictEqual((await data!.getReader().read()).value, new Uint8Array([1]))
    assert.isFalse(asked[0]!.signal.aborted)
    aborting.abort("enough")
    assert.strictEqual(asked[0]!.signal.reason, "enough")
  })
})

describe("a policy of the program's own", () => {
  onClock("a policy is told what is known of the attempt, and says how long to wait", async () => {
    const seen: Array<FailedAttempt> = []
    const { client, pauses } = retrying(
      inOrder(status(503, { "retry-after": "2" }), () => lost(), () => lost("ECONNREFUSED"), ok),
      (failed) => {
        seen.push(failed)
        return failed.attempts * 100
      }
    )
    await passing(client.POST("/v1/projects", create))
    assert.deepStrictEqual(pauses(), [100, 200, 300])
    const made = { operation: "POST /v1/projects", method: "POST", isIdempotent: false, status: undefined, code: "" }
    assert.deepStrictEqual(seen, [
      { ...made, attempts: 1, status: 503, code: "some-code", retryAfter: 2000, sent: true },
      { ...made, attempts: 2, retryAfter: undefined, sent: true },
      { ...made, attempts: 3, retryAfter: undefined, sent: false }
    ])
  })

  onClock("a policy may be asynchronous, and ends the attempts with what is no time", async () => {
    for (const answer of [undefined, null, Number.NaN, -1, "1"]) {
      const { asked, client } = retrying(status(503), async () => answer as undefined)
      await passing(client.GET("/v1/projects"))
      assert.lengthOf(asked, 1)
    }
  })

  onClock("what a policy throws is what the call rejects with", async () => {
    const { client } = retrying(status(503), () => {
      throw new Error("mine")
    })
    assert.deepInclude(await passing(caught(client.GET("/v1/projects"))), { message: "mine" })
  })

  onClock("two clients have each their own", async () => {
    const one = retrying(status(503), { tries: 2 })
    const two = retrying(status(503), { tries: 3 })
    await passing(Promise.all([one.client.GET("/v1/projects"), two.client.GET("/v1/projects")]))
    assert.deepStrictEqual([one.asked.length, two.asked.length], [2, 3])
  })
})

describe("retries that make no sense", () => {
  const cases: ReadonlyArray<readonly [unknown, string]> = [
    [{ tries: 0 }, "retries.tries: Expected a number, 1 or more"],
    [{ tries: Number.NaN }, "retries.tries: Expected a number, 1 or more"],
    [{ tries: "3" }, "retries.tries: Expected a number, 1 or more"],
    [{ base: -1 }, "retries.base: Expected a number, 0 or more"],
    [{ base: "1 second" }, "retries.base: Expected a number, 0 or more"],
    [{ factor: 0.5 }, "retries.factor: Expected a number, 1 or more"],
    [{ cap: Number.NaN }, "retries.cap: Expected a number, 0 or more"],
    [{ retryAfterCap: -1 }, "retries.retryAfterCap: Expected a number, 0 or more"],
    [{ attemptTimeout: 0 }, "retries.attemptTimeout: Expected a number, 1 or more"],
    [3, "retries: Expected `true`, options or a policy"],
    [null, "retries: Expected `true`, options or a policy"],
    ["yes", "retries: Expected `true`, options or a policy"]
  ]
  for (const [retries, expected] of cases) {
    onClock(`retries that make no sense are what the first call rejects with: ${JSON.stringify(retries)}`, async () => {
      const { asked, client } = retrying(ok, retries as never)
      const error = await passing(fetchError(client.GET("/v1/projects")))
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.include(error.message, expected)
      assert.lengthOf(asked, 0)
    })
  }
})

it("the retries of both entries are decided by one rule", async () => {
  const failed = { operation: "x", method: "POST", isIdempotent: false, attempts: 1, code: "", sent: true }
  for (const status of [undefined, 200, 400, 408, 429, 500, 503]) {
    for (const retryAfter of [undefined, Duration.zero]) {
      for (const isIdempotent of [true, false]) {
        const attempt = { ...failed, status, retryAfter, isIdempotent }
        const pause = await Effect.runPromise(RetryPolicy.make({ base: 0 })(attempt))
        assert.strictEqual(pause !== undefined, RetryPolicy.isRetryable(attempt))
      }
    }
  }
})

describe("the last failure", () => {
  onClock("the last failure says how many attempts there were, and what the one before was answered with", async () => {
    const { client } = retrying(inOrder(status(503), status(502), () => lost()), { tries: 3 })
    const ofTheProgram = async () => {
      await client.GET("/v1/projects")
    }
    const error = await passing(fetchError(ofTheProgram()))
    assert.deepInclude(error, { attempts: 3, previousStatus: 502, isIdempotent: true })
    assert.include(error.stack!, "3 attempts")
    assert.match(error.stack!, /at (async )?.*ofTheProgram .*retries\.test\.ts:\d+/)
  })

  test("a connection that breaks in every answer is a FetchError after the last attempt", async (world) => {
    for (const baseUrl of [world.dead, world.cut]) {
      const client = clientOf(world, { baseUrl, retries: { tries: 3, base: 1 } })
      const error = await fetchError(client.GET("/v1/projects"))
      assert.deepInclude(error, { attempts: 3, isIdempotent: true })
      assert.strictEqual(error.reason._tag, "Transport")
    }
  })
})

describe("the SDK", () => {
  test("an SDK that retries refreshes in between, and each attempt has the token of then", async (world) => {
    let refusals = 0
    world.server.answerWith(({ headers, url }) => {
      if (url.pathname === "/token") return granted(2)
      if (headers.authorization !== `Bearer ${tokens(2).accessToken}`) return denied
      return ++refusals < 3 ? RecordingServer.json(503, { error: { code: "x", message: "Later." } }) : found
    })
    const { client } = sdkOf(world, { retries: { base: 1 } })
    const { response } = await client.GET("/v1/projects")
    assert.strictEqual(response.status, 200)
    assert.deepStrictEqual(world.requests(), [
      "GET /v1/projects 1",
      "POST /token",
      "GET /v1/projects 2",
      "GET /v1/projects 2",
      "GET /v1/projects 2"
    ])
  })

  test("an SDK does not make a call again whose session has failed", async (world) => {
    world.storage.plant(null)
    const error = await authError(sdkOf(world, { retries: true }).client.GET("/v1/projects"))
    assert.strictEqual(error.reason._tag, "NotLoggedIn")
  })

  test("the time limit of an SDK is of all attempts together", async (world) => {
    let asked = 0
    world.server.answerWith(() => {
      asked++
      return RecordingServer.json(503, { error: { code: "x", message: "Later." } }, { "retry-after": "30" })
    })
    const { response } = await sdkOf(world, { retries: true, timeout: 20_000 }).client.GET("/v1/projects")
    // What would come after the pause would come too late: this answer says more.
    assert.deepStrictEqual([response.status, asked], [503, 1])
  })

  test("a time limit of an SDK that is none is told, and nothing is sent", async (world) => {
    for (const timeout of [0, -1, Number.NaN, "1 second"]) {
      const error = await fetchError(
        sdkOf(world, { retries: true, timeout: timeout as number }).client.GET("/v1/projects")
      )
      assert.include(error.message, "timeout: Expected milliseconds, more than 0")
    }
    assert.lengthOf(world.server.requests, 0)
  })

  test("the time limit of an SDK ends an attempt, and no other begins", async (world) => {
    const { client } = sdkOf(world, { retries: true, timeout: 500 })
    // The files that a first call loads are loaded: the time is for the request.
    await client.GET("/v1/projects")
    let asked = 0
    world.server.answerWith(() => {
      asked++
      return new Promise<never>(() => {})
    })
    const error = await fetchError(client.GET("/v1/projects"))
    assert.deepInclude(error.reason, { _tag: "Timeout", duration: Duration.millis(500) })
    assert.strictEqual(asked, 1)
  })

  test("an answer that breaks off is asked for again", async (world) => {
    const { client } = sdkOf(world, { retries: { base: 1 } })
    let asked = 0
    await Effect.runPromise(Effect.scoped(Effect.gen(function*() {
      const server = yield* FaultyServer.make((response) =>
        ++asked < 3
          ? FaultyServer.resetInBody(response)
          : FaultyServer.answer(200, { "content-type": "application/json" }, "{\"data\":[]}")(response)
      )
      const { data } = yield* Effect.promise(() => client.GET("/v1/projects", { baseUrl: server.url }))
      assert.deepStrictEqual(data, { data: [] } as never)
    })))
  })
})
