import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import { FetchError } from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"

const failed = (fields: Partial<RetryPolicy.FailedAttempt>): RetryPolicy.FailedAttempt => ({
  operation: "projects.get",
  method: "GET",
  isIdempotent: true,
  attempts: 1,
  status: undefined,
  code: "",
  retryAfter: undefined,
  sent: true,
  ...fields
})

describe("another attempt", () => {
  const statuses = [400, 401, 403, 404, 408, 409, 413, 418, 422, 425, 429, 500, 501, 502, 503, 504]

  it("another attempt is made of what may pass", () => {
    assert.deepStrictEqual(
      statuses.filter((status) => RetryPolicy.isRetryable(failed({ status }))),
      [408, 429, 500, 502, 503, 504]
    )
    assert.isTrue(RetryPolicy.isRetryable(failed({})))
  })

  it("another attempt of a create is made only when the first was certainly not processed", () => {
    const create = { operation: "projects.create", method: "POST", isIdempotent: false } as const
    assert.deepStrictEqual(statuses.filter((status) => RetryPolicy.isRetryable(failed({ ...create, status }))), [])
    assert.deepStrictEqual(
      statuses.filter((status) => RetryPolicy.isRetryable(failed({ ...create, status, retryAfter: Duration.zero }))),
      [429, 503]
    )
    assert.isFalse(RetryPolicy.isRetryable(failed(create)))
    assert.isTrue(RetryPolicy.isRetryable(failed({ ...create, sent: false })))
  })

  it("another attempt is not made where a 429 is a quota", () => {
    for (const code of ["planLimitReached", "spendLimitReached", "compute-limit"]) {
      assert.isFalse(RetryPolicy.isRetryable(failed({ status: 429, code })))
    }
    assert.isTrue(RetryPolicy.isRetryable(failed({ status: 429, code: "rate-limit-exceeded" })))
  })

  it.effect("another attempt comes after a pause that doubles, with jitter, up to a cap, and three times at the most", () =>
    Effect.gen(function*() {
      const policy = RetryPolicy.make()
      for (const [attempts, most] of [[1, 250], [2, 500], [3, 1000]] as const) {
        const pauses: Array<number> = []
        for (let round = 0; round < 50; round++) {
          pauses.push(Duration.toMillis((yield* policy(failed({ attempts })))!))
        }
        assert.isAtLeast(Math.min(...pauses), most / 2)
        assert.isAtMost(Math.max(...pauses), most)
        // Many that failed together do not come back together.
        assert.isAbove(Math.max(...pauses) - Math.min(...pauses), most / 4)
      }
      assert.isUndefined(yield* policy(failed({ attempts: 4 })))
      const capped = yield* RetryPolicy.make({ tries: 20, cap: "5 seconds" })(failed({ attempts: 15 }))
      assert.isAtMost(Duration.toMillis(capped!), 5000)
    }))

  it.effect("another attempt waits for Retry-After instead, up to a minute; a longer one fails at once", () =>
    Effect.gen(function*() {
      const policy = RetryPolicy.make()
      const pauseOf = (seconds: number) => policy(failed({ status: 429, retryAfter: Duration.seconds(seconds) }))
      assert.strictEqual(Duration.toMillis((yield* pauseOf(0))!), 0)
      assert.isDefined(yield* pauseOf(60))
      assert.isUndefined(yield* pauseOf(60.001))
      assert.isUndefined(yield* pauseOf(3600))
    }))

  it.effect("another attempt after Retry-After is not made by everybody at once, and by nobody before it", () =>
    Effect.gen(function*() {
      const policy = RetryPolicy.make()
      for (const [asked, most] of [[1000, 1250], [8000, 10_000], [60_000, 65_000]] as const) {
        const attempt = failed({ status: 429, retryAfter: Duration.millis(asked) })
        const pauses = yield* Effect.forEach(
          Array(200),
          () => Effect.map(policy(attempt), (pause) => Duration.toMillis(pause!))
        )
        assert.isAtLeast(Math.min(...pauses), asked)
        assert.isAtMost(Math.max(...pauses), most)
        // As many in the first half of the time as in the second, roughly.
        const early = pauses.filter((pause) => pause < (asked + most) / 2).length
        assert.isAbove(early, 50)
        assert.isBelow(early, 150)
      }
    }))

  it.effect("another attempt is never made by the policy none", () =>
    Effect.map(RetryPolicy.none(failed({ status: 503 })), (pause) => assert.isUndefined(pause)))
})

const project = {
  id: "proj_1",
  type: "project",
  url: "https://api.prisma.io/v1/projects/proj_1",
  name: "blog",
  logicalId: null,
  createdAt: "2026-11-23T10:00:00.000Z",
  defaultRegion: null,
  workspace: { id: "wksp_1", url: "https://api.prisma.io/v1/workspaces/wksp_1", name: "Acme" }
}

type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | "never"
  | "refused"
  | "reset"

/** A client whose answers are scripted, so that time is the test's alone. */
const scripted = (answers: ReadonlyArray<Answer>) => {
  const requests: Array<
    { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly at: number }
  > = []
  const http = HttpClient.make((request) =>
    Effect.gen(function*() {
      const answer = answers[Math.min(requests.length, answers.length - 1)]!
      requests.push({
        method: request.method,
        headers: request.headers,
        at: yield* Effect.clockWith((clock) => clock.currentTimeMillis)
      })
      if (answer === "never") return yield* Effect.never
      if (typeof answer === "string") {
        const cause = Object.assign(new Error(answer), { code: answer === "refused" ? "ECONNREFUSED" : "ECONNRESET" })
        return yield* Effect.fail(
          new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
        )
      }
      return HttpClientResponse.fromWeb(
        request,
        new Response(answer.body === undefined ? null : JSON.stringify(answer.body), answer)
      )
    })
  )
  const layer = (options: Layer.Layer<never> = Layer.empty) =>
    ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
      Layer.provide(Authorization.layerToken("token")),
      Layer.provide(Layer.succeed(HttpClient.HttpClient, http)),
      Layer.provide(options)
    )
  return { requests, layer }
}

const get = Effect.flatMap(
  ManagementClient.ManagementClient,
  (client) => client.projects.get({ params: { id: "proj_1" } })
)
const create = Effect.flatMap(
  ManagementClient.ManagementClient,
  (client) => client.projects.create({ payload: { name: "blog" } })
)

describe("a call", () => {
  it.effect("a call is made again until it succeeds, after the pauses of its policy", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([
        { status: 503, headers: { "retry-after": "7" } },
        "reset",
        { status: 200, body: { data: project } }
      ])
      const fiber = yield* Effect.forkChild(Effect.provide(get, layer()))
      yield* TestClock.adjust("6999 millis")
      assert.lengthOf(requests, 1)
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).name, "blog")
      assert.isAtLeast(requests[1]!.at, 7000)
      assert.lengthOf(requests, 3)
    }))

  it.effect("a call tells in its last failure how many attempts there were, and what came before", () =>
    Effect.gen(function*() {
      const { layer } = scripted([{ status: 500 }, { status: 503 }, "refused"])
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.provide(get, layer())))
      yield* TestClock.adjust("1 minute")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, FetchError)
      assert.deepInclude(error, { attempts: 4, previousStatus: undefined })
      const { layer: other } = scripted([{ status: 500 }, { status: 401 }])
      const second = yield* Effect.forkChild(Effect.flip(Effect.provide(get, other())))
      yield* TestClock.adjust("1 minute")
      assert.deepInclude(yield* Fiber.join(second), { _tag: "Unauthorized", attempts: 2, previousStatus: 500 })
    }))

  it.effect("a call that creates is not sent twice after it may have been processed, and says so", () =>
    Effect.gen(function*() {
      for (const answer of ["reset", { status: 500 }, { status: 502 }, { status: 503 }, { status: 504 }] as const) {
        const { layer, requests } = scripted([answer])
        yield* Effect.flip(Effect.provide(create, layer()))
        assert.lengthOf(requests, 1)
      }
      const { layer } = scripted(["reset"])
      const error = yield* Effect.flip(Effect.provide(create, layer()))
      assert.instanceOf(error, FetchError)
      assert.deepInclude(error.reason, { _tag: "Transport", sent: true })
      assert.include(error.message, "its outcome is unknown")
    }))

  it.effect("a call that creates is sent again when the connection was refused", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted(["refused", "refused", { status: 401 }])
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.provide(create, layer())))
      yield* TestClock.adjust("10 seconds")
      assert.instanceOf(yield* Fiber.join(fiber), ApiError.Unauthorized)
      assert.lengthOf(requests, 3)
    }))

  it.effect("a call that the contract says is safe to repeat is repeated, though it is a PATCH", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 500 }, { status: 404 }])
      const renew = Effect.flatMap(ManagementClient.ManagementClient, (client) =>
        client.alchemyState.renewLease({
          params: { projectId: "proj_1", branchId: "br_1" },
          headers: { "alchemy-state-lease-id": "aslease_1" }
        }))
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.provide(renew, layer())))
      yield* TestClock.adjust("1 second")
      assert.instanceOf(yield* Fiber.join(fiber), ApiError.NotFound)
      assert.deepStrictEqual(requests.map(({ method }) => method), ["PATCH", "PATCH"])
    }))
})

describe("a time limit", () => {
  const none: ReadonlyArray<readonly [what: string, limit: unknown]> = [
    ["zero", 0],
    ["negative", -1],
    ["no number", Number.NaN],
    ["negative without end", "-Infinity"],
    ["zero as text", "0 seconds"],
    ["a text that is no duration", "soon"],
    ["a number as text", "30"],
    ["an object", {}],
    ["null", null]
  ]
  for (const [what, limit] of none) {
    it.effect(`a time limit that is ${what} is refused before anything is sent, of a call and of an attempt, by client and region`, () =>
      Effect.gen(function*() {
        for (const name of ["timeout", "attemptTimeout"] as const) {
          const options = { [name]: limit as Duration.Input }
          const { layer, requests } = scripted([{ status: 200, body: { data: project } }])
          const ofClient = layer().pipe(Layer.provide(Layer.succeed(CallOptions.CallOptions, options)))
          for (
            const call of [
              Effect.provide(get, ofClient),
              Effect.provide(get, layer()).pipe(CallOptions.provide(options))
            ]
          ) {
            const error = yield* Effect.flip(call)
            assert.instanceOf(error, FetchError)
            assert.deepStrictEqual(error.reason, {
              _tag: "InvalidRequest",
              issues: [{ path: name, message: "Expected a duration of more than 0, for example \"30 seconds\"" }]
            })
            assert.strictEqual(error.operation, "projects.get")
          }
          assert.isEmpty(requests)
        }
      }))
  }

  it.effect("a time limit may be without end", () =>
    Effect.gen(function*() {
      const { layer } = scripted([{ status: 200, body: { data: project } }])
      const options = { timeout: Duration.infinity, attemptTimeout: "Infinity" } as const
      assert.strictEqual((yield* Effect.provide(get, layer()).pipe(CallOptions.provide(options))).name, "blog")
    }))

  it.effect("a time limit of an attempt is 30 seconds for reads, which are tried again", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted(["never", { status: 200, body: { data: project } }])
      const fiber = yield* Effect.forkChild(Effect.provide(get, layer()))
      yield* TestClock.adjust("29 seconds")
      assert.lengthOf(requests, 1)
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).name, "blog")
    }))

  it.effect("a time limit of an attempt is 120 seconds for writes, whose outcome is unknown after it", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted(["never"])
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.provide(create, layer())))
      yield* TestClock.adjust("120 seconds")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, FetchError)
      assert.deepInclude(error.reason, { _tag: "Timeout", sent: true })
      assert.include(error.message, "its outcome is unknown")
      assert.lengthOf(requests, 1)
    }))

  it.effect("a time limit of a call ends with the last failure when the next attempt would come too late", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 503, headers: { "retry-after": "50" } }])
      const fiber = yield* Effect.forkChild(
        Effect.flip(Effect.provide(get, layer()).pipe(CallOptions.provide({ timeout: "1 minute" })))
      )
      yield* TestClock.adjust("55 seconds")
      assert.deepInclude(yield* Fiber.join(fiber), {
        _tag: "UnexpectedStatus",
        status: 503,
        attempts: 2,
        previousStatus: 503
      })
      assert.lengthOf(requests, 2)
    }))

  it.effect("a time limit of a call ends with the failure at once when the next attempt would begin just as it is over", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 503 }])
      const call = Effect.provide(get, layer()).pipe(
        CallOptions.provide({ timeout: "50 seconds" }),
        Effect.provideService(RetryPolicy.RetryPolicy, () => Effect.succeed(Duration.seconds(50)))
      )
      const fiber = yield* Effect.forkChild(Effect.flip(call))
      yield* TestClock.adjust("49 seconds")
      assert.isDefined(fiber.pollUnsafe())
      assert.propertyVal(yield* Fiber.join(fiber), "_tag", "UnexpectedStatus")
      assert.lengthOf(requests, 1)
    }))

  it.effect("a time limit of a call cuts the attempt that is under way", () =>
    Effect.gen(function*() {
      const { layer } = scripted(["never"])
      const fiber = yield* Effect.forkChild(
        Effect.flip(Effect.provide(get, layer()).pipe(CallOptions.provide({ timeout: "2 seconds" })))
      )
      yield* TestClock.adjust("2 seconds")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag, "Timeout")
    }))
})

describe("options", () => {
  it.effect("the options of a client hold for its calls, those of a region over them", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 500 }])
      const ofClient = Layer.mergeAll(
        Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.none),
        Layer.succeed(CallOptions.CallOptions, { headers: { "x-team": "blue", "x-client": "1" } })
      )
      yield* Effect.flip(get.pipe(
        CallOptions.provide({ headers: { "x-team": "red" } }),
        Effect.provide(layer(ofClient))
      ))
      assert.lengthOf(requests, 1)
      assert.deepInclude(requests[0]!.headers, { "x-team": "red", "x-client": "1", authorization: "Bearer token" })
    }))

  it.effect("the options of a call cannot set what is the client's, nor what is no header: that is told, and nothing is sent", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 401 }])
      const odd: ReadonlyArray<Record<string, string>> = [
        { authorization: "Bearer evil" },
        { "Content-Length": "0" },
        { "x-team": "a\r\nb: c" },
        { "bad name": "v" },
        { "x-number": 7 as never }
      ]
      for (const headers of odd) {
        const error = yield* Effect.flip(create.pipe(CallOptions.provide({ headers }), Effect.provide(layer())))
        assert.instanceOf(error, FetchError)
        if (error.reason._tag !== "InvalidRequest") return assert.fail(error.message)
        assert.deepStrictEqual(error.reason.issues.map(({ path }) => path), [
          `headers.${Object.keys(headers)[0]!.toLowerCase()}`
        ])
      }
      assert.lengthOf(requests, 0)
    }))

  it.effect("the options of a call may name the program to the API", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 401 }])
      yield* Effect.flip(
        get.pipe(CallOptions.provide({ headers: { "user-agent": "my-cli/1.2" } }), Effect.provide(layer()))
      )
      assert.strictEqual(requests[0]!.headers["user-agent"], "my-cli/1.2")
    }))

  it.effect("the options of a call hold for a stream, which makes its calls when it runs", () =>
    Effect.gen(function*() {
      const { layer, requests } = scripted([{ status: 500 }])
      const logs = Stream.unwrap(
        Effect.map(ManagementClient.ManagementClient, (client) => client.builds.logs({ params: { buildId: "bld_1" } }))
      )
      yield* Effect.flip(
        Stream.runDrain(
          logs.pipe(CallOptions.provide({ retry: RetryPolicy.none, headers: { "x-team": "red" } }))
        ).pipe(Effect.provide(layer()))
      )
      assert.deepStrictEqual(requests.map(({ headers }) => headers["x-team"]), ["red"])
    }))
})

describe("an attempt that failed below HTTP", () => {
  const failing = (cause: Error) => {
    let requests = 0
    const http = HttpClient.make((request) => {
      requests++
      return Effect.fail(
        new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
      )
    })
    return {
      requests: () => requests,
      layer: ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
        Layer.provide(Authorization.layerToken("token")),
        Layer.provide(Layer.succeed(HttpClient.HttpClient, http))
      )
    }
  }
  const outcome = (call: Effect.Effect<unknown, unknown, ManagementClient.ManagementClient>, cause: Error) =>
    Effect.gen(function*() {
      const { layer, requests } = failing(cause)
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.provide(call, layer)))
      yield* TestClock.adjust("1 minute")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, FetchError)
      return { requests: requests(), sent: error.reason._tag === "Transport" && error.reason.sent }
    })
  const broken = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall })

  it.effect("an attempt that failed below HTTP while reading may have been processed, whatever its code: a create is not sent again", () =>
    Effect.gen(function*() {
      for (const code of ["EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED", "ECONNRESET"]) {
        assert.deepStrictEqual(yield* outcome(create, broken(code, "read")), { requests: 1, sent: true })
      }
      assert.deepStrictEqual(yield* outcome(create, broken("EHOSTUNREACH", "connect")), { requests: 4, sent: false })
    }))

  it.effect("an attempt that failed below HTTP because of a certificate is not made again", () =>
    Effect.gen(function*() {
      for (const code of ["CERT_HAS_EXPIRED", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
        assert.deepStrictEqual(yield* outcome(get, Object.assign(new Error(code), { code })), {
          requests: 1,
          sent: false
        })
      }
    }))
})
