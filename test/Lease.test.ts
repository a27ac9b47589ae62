import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { inspect } from "node:util"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import { FetchError } from "../src/FetchError.ts"
import * as Lease from "../src/Lease.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Client from "./support/client.ts"
import { little } from "./support/failures.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

type AlchemyState = Lease.Options["client"]["alchemyState"]

type Step = "acquire" | "renew" | "release"

const place = { projectId: "proj_1", branchId: "br_1", stack: "web", stage: "production" }

const fields = { ...little, message: "No." }

const broken = new FetchError({
  message: "The connection broke.",
  reason: { _tag: "Transport", sent: true },
  request: { method: "PATCH", url: "https://api.prisma.io/" }
})

const notFound = new ApiError.NotFound(fields)

const conflict = new ApiError.Conflict(fields)

/** An API of which each step can be told what to do, the nth time; and when it was asked for what: seconds. */
const scripted = (does: { readonly [S in Step]?: (nth: number) => Effect.Effect<void, any> } = {}) => {
  const asked: Array<string> = []
  const seconds: Array<number | undefined> = []
  const counts = { acquire: 0, renew: 0, release: 0 }
  const step = (name: Step, ttlSeconds?: number) =>
    Effect.gen(function*() {
      asked.push(`${name} ${(yield* Clock.currentTimeMillis) / 1000}`)
      if (name !== "release") seconds.push(ttlSeconds)
      yield* does[name]?.(++counts[name]) ?? Effect.void
      return { leaseId: Redacted.make("aslease_secret1"), expiresAt: yield* DateTime.now }
    })
  const alchemyState: AlchemyState = {
    acquireLease: ({ payload }) => step("acquire", payload.ttlSeconds),
    renewLease: ({ payload }) => step("renew", payload?.ttlSeconds),
    releaseLease: () => Effect.asVoid(step("release"))
  }
  return { asked, counts, options: { client: { alchemyState }, ...place }, seconds }
}

const SandboxClient = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provide(Sandbox.layer({ token: "test-token" }))
)

const inSandbox = <A, E>(
  use: (options: Lease.Options & { readonly client: ManagementClient.ManagementClient["Service"] }) => Effect.Effect<
    A,
    E
  >
) =>
  Effect.gen(function*() {
    const client = yield* ManagementClient.ManagementClient
    const { id: projectId } = yield* client.projects.create({ payload: { name: "blog", createDatabase: false } })
    const { data } = yield* client.projects.listBranches({ params: { projectId } })
    const branchId = data[0]?.id
      ?? (yield* client.projects.createBranch({ params: { projectId }, payload: { gitName: "main" } })).id
    return yield* use({ client, projectId, branchId, stack: "web", stage: "production" })
  }).pipe(Effect.provide(SandboxClient))

describe("a lease", () => {
  it.effect("a lease is held by one at a time, for as long as it is used, however long that is", () =>
    inSandbox((options) =>
      Effect.gen(function*() {
        const held = yield* Deferred.make<void>()
        const takes = (seconds: number) =>
          Lease.use({ ...options, duration: "30 seconds" }, () =>
            Effect.andThen(Deferred.succeed(held, undefined), Effect.sleep(seconds * 1000)))
        const first = yield* Effect.forkChild(takes(3600))
        yield* Deferred.await(held)
        for (const _ of Array.from({ length: 11 })) {
          yield* TestClock.adjust("5 minutes")
          assert.instanceOf(yield* Effect.flip(takes(0)), ApiError.Conflict)
        }
        yield* TestClock.adjust("5 minutes")
        yield* Fiber.join(first)
        yield* takes(0)
      })
    ))

  it.effect("a lease opens the state of its stage", () =>
    inSandbox(({ client, ...options }) =>
      Effect.gen(function*() {
        const { projectId, branchId, stack, stage } = options
        const params = { projectId, branchId, stack, stage }
        const output = yield* Lease.use({ client, ...options }, ({ headers }) =>
          Effect.gen(function*() {
            yield* client.alchemyState.putOutput({ params, headers, payload: { url: "https://example.com" } })
            return yield* client.alchemyState.getOutput({ params, headers })
          }))
        assert.deepStrictEqual(output, { url: "https://example.com" })
      })
    ))

  it.effect("a lease is a secret that goes into a header and is not shown", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(({ method }) =>
        method === "POST"
          ? RecordingServer.json(201, { data: { leaseId: "aslease_secret1", expiresAt: "2026-11-23T10:01:00.000Z" } })
          : { status: 204 }
      )
      const client = yield* Client.make(server.url)
      const shown = yield* Lease.use(
        { client, ...place, holderDescription: "ci" },
        (lease) => Effect.sync(() => [JSON.stringify(lease), inspect(lease, { depth: 9 }), String(lease)].join("\n"))
      )
      assert.notInclude(shown, "secret1")
      assert.deepStrictEqual(
        server.requests.map(({ body, headers, method }) => [method, headers["alchemy-state-lease-id"], body]),
        [
          [
            "POST",
            undefined,
            JSON.stringify({ stack: "web", stage: "production", ttlSeconds: 60, holderDescription: "ci" })
          ],
          ["DELETE", "aslease_secret1", ""]
        ]
      )
    }))

  it.effect("a lease is renewed each third of its time, for its time", () =>
    Effect.gen(function*() {
      for (
        const [duration, seconds] of [[undefined, 60], ["2 minutes", 120], ["1 second", 30], ["1 day", 300]] as const
      ) {
        const { asked, options, seconds: sent } = scripted()
        const start = (yield* Clock.currentTimeMillis) / 1000
        const fiber = yield* Effect.forkChild(Lease.use({ ...options, duration }, () => Effect.sleep(seconds * 1000)))
        yield* TestClock.adjust(seconds * 1000)
        yield* Fiber.join(fiber)
        const at = (thirds: number) => start + seconds * thirds / 3
        assert.deepStrictEqual(asked.slice(0, 3), [`acquire ${at(0)}`, `renew ${at(1)}`, `renew ${at(2)}`])
        assert.strictEqual(asked.at(-1), `release ${at(3)}`)
        assert.deepStrictEqual(new Set(sent), new Set([seconds]))
      }
    }))
})

describe("a lease is given back", () => {
  it.effect("a lease is given back when the effect succeeds, fails, dies or is interrupted", () =>
    Effect.gen(function*() {
      const ends = [Effect.succeed(1), Effect.fail("no"), Effect.die("oh"), Effect.interrupt]
      for (const end of ends) {
        const { asked, options } = scripted()
        const exit = yield* Effect.exit(Lease.use(options, () => end))
        assert.strictEqual(exit._tag, end === ends[0] ? "Success" : "Failure")
        assert.deepStrictEqual(asked, ["acquire 0", "release 0"])
      }
    }))

  it.effect("a lease is given back when its user is interrupted from outside, after what the user has to close", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted()
      const opened = yield* Deferred.make<void>()
      const fiber = yield* Effect.forkChild(
        Lease.use(
          options,
          () =>
            Effect.acquireRelease(Deferred.succeed(opened, undefined), () => Effect.sync(() => asked.push("closed")))
              .pipe(
                Effect.andThen(Effect.never)
              )
        )
      )
      yield* Deferred.await(opened)
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(asked, ["acquire 0", "closed", "release 0"])
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(asked.length, 3)
    }))

  it.effect("a lease is given back when it was being taken while its user was interrupted", () =>
    Effect.gen(function*() {
      const asking = yield* Deferred.make<void>()
      const { asked, options } = scripted({
        acquire: () => Effect.andThen(Deferred.succeed(asking, undefined), Effect.sleep("2 seconds"))
      })
      const fiber = yield* Effect.forkChild(Lease.use(options, () => Effect.sync(() => asked.push("used"))))
      yield* Deferred.await(asking)
      fiber.interruptUnsafe()
      yield* TestClock.adjust("2 seconds")
      assert.isTrue(Exit.isFailure(yield* Fiber.await(fiber)))
      assert.deepStrictEqual(asked, ["acquire 0", "release 2"])
    }))

  it.effect("a lease that is given back in vain is logged, and the result is the same", () =>
    Effect.gen(function*() {
      const logged: Array<string> = []
      const logger = Logger.make(({ logLevel, message }) => logged.push(`${logLevel} ${String(message)}`))
      const { options } = scripted({ release: () => Effect.fail(broken) })
      const result = yield* Lease.use(options, () => Effect.succeed(1)).pipe(Effect.provide(Logger.layer([logger])))
      assert.strictEqual(result, 1)
      assert.deepStrictEqual(logged, ["Warn The lease of web/production could not be released."])
    }))

  it.effect("a lease is given back in a third of its time, or not at all", () =>
    Effect.gen(function*() {
      const { options } = scripted({ release: () => Effect.never })
      const fiber = yield* Effect.forkChild(Lease.use({ ...options, duration: "30 seconds" }, () => Effect.void))
      yield* TestClock.adjust("9 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
    }).pipe(Effect.provide(Logger.layer([]))))

  it.effect("a lease is given back when the scope closes that it was made in", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted()
      const scope = yield* Scope.make()
      yield* Scope.provide(Lease.make(options), scope)
      yield* TestClock.adjust("30 seconds")
      yield* Scope.close(scope, Exit.void)
      yield* TestClock.adjust("5 minutes")
      assert.deepStrictEqual(asked, ["acquire 0", "renew 20", "release 30"])
    }))
})

describe("a lease is lost", () => {
  const losing = (options: Lease.Options, interrupted: Deferred.Deferred<void>) =>
    Effect.forkChild(
      Effect.flip(
        Lease.use(options, () => Effect.onInterrupt(Effect.never, () => Deferred.succeed(interrupted, undefined)))
      )
    )

  it.effect("a lease is lost when the API says so: its user is interrupted at once, and nothing is given back", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ renew: (nth) => nth === 2 ? Effect.fail(notFound) : Effect.void })
      const interrupted = yield* Deferred.make<void>()
      const fiber = yield* losing(options, interrupted)
      yield* TestClock.adjust("40 seconds")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, Lease.LeaseLost)
      assert.deepStrictEqual(error.reason, { _tag: "NotHeld" })
      assert.strictEqual(error.cause, notFound)
      assert.isTrue(yield* Deferred.isDone(interrupted))
      assert.deepStrictEqual(asked, ["acquire 0", "renew 20", "renew 40"])
    }))

  it.effect("a lease is not lost by renewals that fail for a while", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ renew: (nth) => nth < 5 ? Effect.fail(broken) : Effect.void })
      const fiber = yield* Effect.forkChild(Lease.use(options, () => Effect.sleep("70 seconds")))
      yield* TestClock.adjust("70 seconds")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(asked, [
        "acquire 0",
        "renew 20",
        "renew 20.5",
        "renew 21.5",
        "renew 23.5",
        "renew 27.5",
        "renew 47.5",
        "renew 67.5",
        "release 70"
      ])
    }))

  it.effect("a lease is lost when its time is over before a renewal succeeds, counted from the request that succeeded last", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({
        renew: (nth) => nth === 1 ? Effect.sleep("5 seconds") : Effect.fail(broken)
      })
      const interrupted = yield* Deferred.make<void>()
      const fiber = yield* losing(options, interrupted)
      yield* TestClock.adjust("79999 millis")
      assert.isFalse(yield* Deferred.isDone(interrupted))
      yield* TestClock.adjust("1 millis")
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, Lease.LeaseLost)
      assert.deepStrictEqual(error.reason, { _tag: "RanOut" })
      assert.strictEqual(error.cause, broken)
      assert.strictEqual(asked[2], "renew 40")
      // The API may still know it.
      assert.strictEqual(asked.at(-1), "release 80")
    }))

  it.effect("a lease is not lost by one renewal without an answer", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ renew: (nth) => nth === 1 ? Effect.never : Effect.void })
      const fiber = yield* Effect.forkChild(Lease.use(options, () => Effect.sleep("65 seconds")))
      yield* TestClock.adjust("65 seconds")
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(asked, ["acquire 0", "renew 20", "renew 40.5", "renew 60.5", "release 65"])
    }))

  it.effect("a lease is lost when the machine slept for longer than it lasts: the API is not even asked", () =>
    Effect.gen(function*() {
      const clock = yield* Clock.Clock
      let slept = 0
      const { asked, options } = scripted()
      const wall = { ...clock, currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe() + slept }
      const interrupted = yield* Deferred.make<void>()
      const fiber = yield* Effect.provideService(losing(options, interrupted), Clock.Clock, wall)
      yield* TestClock.adjust("10 seconds")
      slept = 3_600_000
      yield* TestClock.adjust("10 seconds")
      const error = yield* Fiber.join(fiber)
      assert.deepInclude(error, { _tag: "LeaseLost", reason: { _tag: "RanOut" } })
      assert.deepStrictEqual(asked.map((entry) => entry.split(" ")[0]), ["acquire", "release"])
    }))

  it.effect("who made a lease is told by its `lost` that it is lost", () =>
    Effect.gen(function*() {
      const { options } = scripted({ renew: () => Effect.fail(notFound) })
      const lease = yield* Lease.make(options)
      yield* TestClock.adjust("20 seconds")
      assert.deepInclude(yield* Effect.flip(lease.lost), { _tag: "LeaseLost" })
    }))
})

describe("a lease that someone else holds", () => {
  it.effect("a lease that someone else holds is a Conflict at once", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ acquire: () => Effect.fail(conflict) })
      assert.strictEqual(yield* Effect.flip(Lease.use(options, () => Effect.void)), conflict)
      assert.deepStrictEqual(asked, ["acquire 0"])
    }))

  it.effect("a lease that someone else holds is waited for where a schedule is given, and had when it is free", () =>
    inSandbox((options) =>
      Effect.gen(function*() {
        const held = yield* Deferred.make<void>()
        const first = yield* Effect.forkChild(
          Lease.use(options, () => Effect.andThen(Deferred.succeed(held, undefined), Effect.sleep("12 seconds")))
        )
        yield* Deferred.await(held)
        const tries: Array<string> = []
        const whenHeld = Schedule.spaced("5 seconds").pipe(
          Schedule.setInputType<Lease.AcquireError>(),
          Schedule.tap(({ input }) => Effect.sync(() => tries.push(input._tag)))
        )
        const second = yield* Effect.forkChild(Lease.use({ ...options, whenHeld }, () => Clock.currentTimeMillis))
        for (const _ of Array.from({ length: 30 })) yield* TestClock.adjust("1 second")
        yield* Fiber.join(first)
        assert.strictEqual(yield* Fiber.join(second), 15_000)
        assert.deepStrictEqual(tries, ["Conflict", "Conflict", "Conflict"])
      })
    ))

  it.effect("a lease that someone else holds is a Conflict in the end, when the schedule ends", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ acquire: () => Effect.fail(conflict) })
      const whenHeld = Schedule.upTo(Schedule.spaced("5 seconds"), { times: 2 })
      const fiber = yield* Effect.forkChild(Effect.flip(Lease.use({ ...options, whenHeld }, () => Effect.void)))
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* Fiber.join(fiber), conflict)
      assert.deepStrictEqual(asked, ["acquire 0", "acquire 5", "acquire 10"])
    }))

  it.effect("a lease that someone else holds is not waited for any longer by who is interrupted", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ acquire: () => Effect.fail(conflict) })
      const whenHeld = Schedule.spaced("5 seconds")
      const fiber = yield* Effect.forkChild(Lease.use({ ...options, whenHeld }, () => Effect.void))
      yield* TestClock.adjust("7 seconds")
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(asked, ["acquire 0", "acquire 5"])
    }))

  it.effect("a lease that someone else holds is the only failure that is waited out", () =>
    Effect.gen(function*() {
      const { asked, options } = scripted({ acquire: () => Effect.fail(notFound) })
      const whenHeld = Schedule.spaced("5 seconds")
      assert.strictEqual(yield* Effect.flip(Lease.use({ ...options, whenHeld }, () => Effect.void)), notFound)
      assert.deepStrictEqual(asked, ["acquire 0"])
    }))
})
