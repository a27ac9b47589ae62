import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import type { AgentApproval } from "../src/api/agentApprovals.ts"
import * as ApiError from "../src/ApiError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Waiting from "../src/Waiting.ts"
import { uploadInProcess } from "./support/uploads.ts"

interface Kettle {
  readonly state: string
  readonly look: number
}

const kettle: Waiting.Target<Kettle> = {
  name: "kettle 1",
  state: ({ state }) => state,
  isDone: ({ state }) => state === "boiling",
  isFailed: ({ state }) => state === "broken",
  explain: ({ state }) => state === "broken" ? "no water" : null
}

/** Something that is in one state after the other, the last one for good, and when it was looked at: milliseconds. */
const scripted = (...states: ReadonlyArray<string>) => {
  const times: Array<number> = []
  const look = Effect.map(Clock.currentTimeMillis, (now): Kettle => {
    times.push(now)
    return { state: states[times.length - 1] ?? states.at(-1)!, look: times.length }
  })
  return { look, times }
}

/** Lets an hour pass for an effect. */
const inAnHour = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    yield* TestClock.adjust("1 hour")
    return yield* Fiber.join(fiber)
  })

/** Second by second, so that the requests of each second are answered before the next one. */
const aMinute = Effect.repeat(TestClock.adjust("1 second"), { times: 60 })

const inAMinute = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    yield* aMinute
    return yield* Fiber.join(fiber)
  })

const cold = (count: number) => Array.from({ length: count }, () => "cold")

const SandboxClient = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
)

const withSandbox = <A, E>(
  use: (client: ManagementClient.ManagementClient["Service"]) => Effect.Effect<A, E, HttpClient.HttpClient>
) => Effect.flatMap(ManagementClient.ManagementClient, use).pipe(Effect.provide(SandboxClient))

const makeService = Effect.fnUntraced(function*(client: ManagementClient.ManagementClient["Service"]) {
  const { id: projectId } = yield* client.projects.create({ payload: { name: "blog", createDatabase: false } })
  return yield* client.services.create({ payload: { projectId, displayName: "web" } })
})

describe("until", () => {
  it.effect("Waiting.until looks at once, and waits for nothing that is done", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("boiling")
      assert.deepStrictEqual(yield* Waiting.until(look, kettle), { state: "boiling", look: 1 })
      assert.deepStrictEqual(times, [0])
    }))

  it.effect("Waiting.until looks again after 500 ms, then later and later, every 10 s in the end", () =>
    Effect.gen(function*() {
      const { look, times } = scripted(...cold(13), "boiling")
      yield* inAnHour(Waiting.until(look, kettle))
      const pauses = times.slice(1).map((time, index) => Math.round(time - times[index]!))
      assert.deepStrictEqual(pauses, [
        500,
        750,
        1125,
        1688,
        2531,
        3797,
        5695,
        8543,
        10_000,
        10_000,
        10_000,
        10_000,
        10_000
      ])
    }))

  it.effect("Waiting.until looks when another schedule says so, which is given what was seen", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("cold", "cold", "warm", "warm", "boiling")
      const schedule = Schedule.spaced("1 minute").pipe(
        Schedule.setInputType<Kettle>(),
        Schedule.modifyDelay(({ duration, input }) =>
          Effect.succeed(input.state === "warm" ? Duration.seconds(1) : duration)
        )
      )
      yield* inAnHour(Waiting.until(look, kettle, { schedule }))
      assert.deepStrictEqual(times, [0, 60_000, 120_000, 121_000, 122_000])
    }))

  it.effect("Waiting.until gives up after 10 minutes, with what was seen last", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("cold")
      const fiber = yield* Effect.forkChild(Effect.flip(Waiting.until(look, kettle)))
      yield* TestClock.adjust(Duration.millis(10 * 60_000 - 1))
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust(1)
      const error = yield* Fiber.join(fiber)
      assert.instanceOf(error, Waiting.WaitTimeout)
      assert.deepStrictEqual(error.reason, { _tag: "DeadlinePassed", timeout: Duration.minutes(10) })
      assert.deepStrictEqual(error.resource, { state: "cold", look: times.length })
      assert.strictEqual(error.message, "Gave up waiting for kettle 1 after 10m: its status is cold.")
    }))

  it.effect("Waiting.until gives up after another time, in the middle of a look too", () =>
    Effect.gen(function*() {
      const aborted = yield* Deferred.make<void>()
      const look = Effect.never.pipe(Effect.onInterrupt(() => Deferred.succeed(aborted, undefined)))
      const fiber = yield* Effect.forkChild(Effect.flip(Waiting.until(look, kettle, { timeout: "3 seconds" })))
      yield* TestClock.adjust("3 seconds")
      const error = yield* Fiber.join(fiber)
      assert.strictEqual(error._tag, "WaitTimeout")
      assert.isUndefined(error.resource)
      assert.strictEqual(error.message, "Gave up waiting for kettle 1 after 3s: there was no answer.")
      assert.isTrue(yield* Deferred.isDone(aborted))
    }))

  it.effect("Waiting.until never gives up when it is told so", () =>
    Effect.gen(function*() {
      const { look } = scripted(...cold(5000), "boiling")
      const fiber = yield* Effect.forkChild(Waiting.until(look, kettle, { timeout: "Infinity" }))
      yield* TestClock.adjust("1 day")
      assert.strictEqual((yield* Fiber.join(fiber)).look, 5001)
    }))

  it.effect("Waiting.until gives up when its schedule ends", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("cold")
      const error = yield* inAnHour(
        Effect.flip(Waiting.until(look, kettle, { schedule: Schedule.upTo(Schedule.spaced("1 second"), { times: 2 }) }))
      )
      assert.instanceOf(error, Waiting.WaitTimeout)
      assert.deepStrictEqual(error.reason, { _tag: "ScheduleEnded" })
      assert.deepStrictEqual(error.resource, { state: "cold", look: 3 })
      assert.deepStrictEqual(times, [0, 1000, 2000])
    }))

  it.effect("Waiting.until fails at once with what failed, and why", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("cold", "broken")
      const error = yield* inAnHour(Effect.flip(Waiting.until(look, kettle)))
      assert.instanceOf(error, Waiting.WaitFailure)
      assert.deepInclude(error, { state: "broken", resource: { state: "broken", look: 2 } })
      assert.strictEqual(error.message, "Kettle 1 will not become ready: its status is broken (no water).")
      assert.deepStrictEqual(times, [0, 500])
    }))

  it.effect("Waiting.until fails as the look does", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(Waiting.until(Effect.fail("no kitchen"), kettle))
      assert.strictEqual(error, "no kitchen")
    }))

  it.effect("Waiting.until may be interrupted while it waits", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("cold")
      const fiber = yield* Effect.forkChild(Waiting.until(look, kettle))
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(times, [0, 500])
    }))
})

describe("what is done, or failed,", () => {
  it.effect("what is done, or failed, may be seen in more than the state", () =>
    Effect.gen(function*() {
      const third = ({ look }: Kettle) => look === 3
      const done = { ...kettle, isDone: third }
      assert.strictEqual((yield* inAnHour(Waiting.until(scripted("cold").look, done))).look, 3)
      const failed = { ...kettle, isFailed: third }
      const error = yield* inAnHour(Effect.flip(Waiting.until(scripted("cold").look, failed)))
      assert.deepInclude(error, { _tag: "WaitFailure", state: "cold", resource: { state: "cold", look: 3 } })
    }))
})

describe("changes", () => {
  it.effect("Waiting.changes come when the state is another one, and end with what is done", () =>
    Effect.gen(function*() {
      const { look } = scripted("cold", "cold", "warm", "warm", "warm", "cold", "boiling")
      const seen = yield* inAnHour(Stream.runCollect(Waiting.changes(look, kettle)))
      assert.deepStrictEqual(seen.map(({ look, state }) => [state, look]), [
        ["cold", 1],
        ["warm", 3],
        ["cold", 6],
        ["boiling", 7]
      ])
    }))

  it.effect("Waiting.changes show what failed before they fail", () =>
    Effect.gen(function*() {
      const { look } = scripted("cold", "broken")
      const seen: Array<string> = []
      const exit = yield* inAnHour(Effect.exit(
        Stream.runForEach(Waiting.changes(look, kettle), ({ state }) => Effect.sync(() => seen.push(state)))
      ))
      assert.deepStrictEqual(seen, ["cold", "broken"])
      assert(Exit.isFailure(exit))
      assert.strictEqual((yield* Effect.flip(exit))._tag, "WaitFailure")
    }))

  it.effect("Waiting.changes are looked for only as long as someone wants them", () =>
    Effect.gen(function*() {
      const { look, times } = scripted("cold", "warm", "boiling")
      const stream = Waiting.changes(look, kettle)
      assert.deepStrictEqual(times, [])
      const seen = yield* inAnHour(Stream.runCollect(Stream.take(stream, 2)))
      assert.deepStrictEqual(seen.map(({ state }) => state), ["cold", "warm"])
      assert.strictEqual(times.length, 2)
    }))

  it.effect("Waiting.changes have the same deadline, however many there were", () =>
    Effect.gen(function*() {
      const { look } = scripted("cold", "warm")
      const seen: Array<string> = []
      const note = (text: string) => Effect.map(Clock.currentTimeMillis, (now) => seen.push(`${text} ${now}`))
      yield* inAnHour(
        Stream.runForEach(Waiting.changes(look, kettle, { timeout: "1 minute" }), ({ state }) => note(state)).pipe(
          Effect.catchTag("WaitTimeout", ({ _tag }) => note(_tag))
        )
      )
      assert.deepStrictEqual(seen, ["cold 0", "warm 500", "WaitTimeout 60000"])
    }))
})

describe("a resource of the API", () => {
  it.effect("a database is waited for until it is ready", () =>
    withSandbox((client) =>
      Effect.gen(function*() {
        const { id: projectId } = yield* client.projects.create({ payload: { name: "blog", createDatabase: false } })
        const { id } = yield* client.databases.create({ payload: { projectId } })
        const statuses = yield* inAMinute(Stream.runCollect(Waiting.database.changes(client, id)))
        assert.deepStrictEqual(statuses.map(({ status }) => status), ["provisioning", "ready"])
        const ready = yield* Waiting.database(client, id)
        assert.deepInclude(ready, { id, status: "ready" })
      })
    ))

  it.effect("waiting for a database is NotFound when it is deleted meanwhile", () =>
    withSandbox((client) =>
      Effect.gen(function*() {
        const { id: projectId } = yield* client.projects.create({ payload: { name: "blog", createDatabase: false } })
        const { id } = yield* client.databases.create({ payload: { projectId } })
        const fiber = yield* Effect.forkChild(Effect.flip(Waiting.database(client, id)))
        yield* TestClock.adjust("100 millis")
        yield* client.databases.delete({ params: { databaseId: id } })
        yield* aMinute
        const error = yield* Fiber.join(fiber)
        assert.instanceOf(error, ApiError.NotFound)
      })
    ))

  it.effect("a deployment is waited for until it is running", () =>
    withSandbox((client) =>
      Effect.gen(function*() {
        const { id: serviceId } = yield* makeService(client)
        const created = yield* client.services.createDeployment({ params: { serviceId }, payload: {} })
        const { id } = created
        yield* uploadInProcess(created)
        const fiber = yield* Effect.forkChild(Stream.runCollect(Waiting.deployment.changes(client, id)))
        yield* TestClock.adjust("5 seconds")
        yield* client.deployments.start({ params: { deploymentId: id } })
        yield* aMinute
        const statuses = (yield* Fiber.join(fiber)).map(({ status }) => status)
        assert.deepStrictEqual(statuses, ["new", "provisioning", "running"])
        assert.strictEqual((yield* Waiting.deployment(client, id)).status, "running")
      })
    ))

  it.effect("a domain is waited for until it is active, or failed with the reason", () =>
    withSandbox((client) =>
      Effect.gen(function*() {
        const { id: serviceId } = yield* makeService(client)
        const domain = (hostname: string) =>
          client.services.createDomain({ params: { serviceId }, payload: { hostname } })
        const good = yield* domain("www.example.com")
        const bad = yield* domain("www.example.invalid")
        const active = yield* Effect.forkChild(Stream.runCollect(Waiting.domain.changes(client, good.id)))
        const failed = yield* Effect.forkChild(Effect.flip(Waiting.domain(client, bad.id)))
        yield* aMinute
        const statuses = (yield* Fiber.join(active)).map(({ status }) => status)
        assert.deepStrictEqual(statuses, ["pending_dns", "verifying", "provisioning_tls", "active"])
        const error = yield* Fiber.join(failed)
        assert.instanceOf(error, Waiting.WaitFailure)
        assert.deepInclude(error, { state: "failed" })
        assert.include(
          error.message,
          `Domain ${bad.id} will not become ready: its status is failed (www.example.invalid does not`
        )
      })
    ))

  it.effect("a build is waited for until it has succeeded, or failed with the reason", () =>
    withSandbox((client) =>
      Effect.gen(function*() {
        const report = client.builds.create({
          payload: { source: "cli", commitSha: "a".repeat(40), branchName: "main" }
        })
        const good = yield* report
        const bad = yield* report
        const update = (buildId: string, payload: Parameters<typeof client.builds.update>[0]["payload"]) =>
          client.builds.update({ params: { buildId }, payload })
        const succeeded = yield* Effect.forkChild(Stream.runCollect(Waiting.build.changes(client, good.id)))
        const failed = yield* Effect.forkChild(Effect.flip(Waiting.build(client, bad.id)))
        yield* TestClock.adjust("1 second")
        yield* update(good.id, { state: "running" })
        yield* TestClock.adjust("5 seconds")
        yield* update(good.id, { state: "succeeded" })
        yield* update(bad.id, { state: "failed", errorMessage: "tests are red" })
        yield* aMinute
        assert.deepStrictEqual((yield* Fiber.join(succeeded)).map(({ state }) => state), [
          "pending",
          "running",
          "succeeded"
        ])
        const error = yield* Fiber.join(failed)
        assert.strictEqual(error._tag, "WaitFailure")
        assert.include(error.message, "its status is failed (tests are red)")
      })
    ))

  it.effect("an approval is waited for until a person has approved, or not", () =>
    withSandbox((client) =>
      Effect.gen(function*() {
        const approved = yield* Effect.forkChild(Waiting.approval(client, "approval_approved"))
        const denied = yield* Effect.forkChild(Effect.flip(Waiting.approval(client, "approval_denied")))
        yield* aMinute
        assert.strictEqual((yield* Fiber.join(approved)).status, "approved")
        assert.deepInclude(yield* Fiber.join(denied), { _tag: "WaitFailure", state: "denied" })
      })
    ))

  const hopeless = [
    [Waiting.database, { status: "failure" }, "Database r1 will not become ready: its status is failure."],
    [Waiting.deployment, { status: "failed" }, "Deployment r1 will not become ready: its status is failed."],
    [
      Waiting.domain,
      { status: "failed", failureReason: "no DNS record" },
      "Domain r1 will not become ready: its status is failed (no DNS record)."
    ],
    [
      Waiting.domain,
      { status: "removing", failureReason: null },
      "Domain r1 will not become ready: its status is removing."
    ],
    [
      Waiting.build,
      { state: "failed", errorMessage: "tests are red" },
      "Build r1 will not become ready: its status is failed (tests are red)."
    ],
    [
      Waiting.build,
      { state: "cancelled", errorMessage: null },
      "Build r1 will not become ready: its status is cancelled."
    ],
    [
      Waiting.approval,
      { status: "denied", hint: "Ask again." },
      "Approval r1 will not become ready: its status is denied (Ask again.)."
    ]
  ] as const

  for (const [wait, resource, message] of hopeless) {
    it.effect(`a resource is not waited for, and says why, when it will not get there: ${message}`, () =>
      Effect.gen(function*() {
        const group = { get: () => Effect.succeed(resource) }
        const client = {
          databases: group,
          deployments: group,
          domains: group,
          builds: group,
          agentApprovals: group
        } as never
        const waiting: Effect.Effect<unknown, unknown> = wait(client, "r1")
        const error = yield* inAnHour(Effect.flip(waiting))
        assert.instanceOf(error, Waiting.WaitFailure)
        assert.deepInclude(error, { message, resource })
      }))
  }

  it.effect("an approval is not taken for given where the API says something new", () =>
    Effect.gen(function*() {
      const expiresAt = yield* DateTime.now
      const outcome = (status: AgentApproval["status"]) =>
        Waiting.approval({
          agentApprovals: {
            get: () => Effect.succeed({ id: "a1", status, expiresAt, windowExpiresAt: null, decidedAt: null })
          }
        }, "a1")
      for (const status of ["approved", "approved_window"]) assert.strictEqual((yield* outcome(status)).status, status)
      for (const status of ["denied", "expired", "consumed", "withdrawn"]) {
        assert.deepInclude(yield* Effect.flip(outcome(status)), { _tag: "WaitFailure", state: status })
      }
    }))
})
