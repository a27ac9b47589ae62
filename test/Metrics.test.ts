/** What is counted of real calls, and of the refreshes of a session. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Metric from "effect/Metric"
import * as References from "effect/References"
import * as Stream from "effect/Stream"
import * as AuthError from "../src/AuthError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Metrics from "../src/Metrics.ts"
import { inTime } from "./support/inTime.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { refreshingSession } from "./support/refreshingSession.ts"

const page = { data: [], pagination: { nextCursor: null, hasMore: false } }

/** Its first refresh succeeds, the others do not. */
const session = () =>
  refreshingSession((n) =>
    n === 1
      ? Effect.succeed("access-marker1")
      : Effect.fail(AuthError.make({ _tag: "AuthServerUnavailable", status: 500 }, "down"))
  )

const clientLive = (url: string, observed: Layer.Layer<never> = Metrics.layer) =>
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provide(session().layer),
    Layer.provide([NodeHttpClient.layerUndici, observed])
  )

/** The series of a metric: its value by its attributes. */
const series = (id: string) =>
  Effect.map(Metric.snapshot, (snapshot) =>
    Object.fromEntries(
      snapshot.filter((metric) => metric.id === id).map(({ attributes, state }) => [
        Object.values(attributes ?? {}).join(" "),
        "count" in state ? state.count : undefined
      ])
    ))

const own = Effect.provideServiceEffect(Metric.MetricRegistry, Effect.sync(() => new Map()))

describe("with the layer of metrics", () => {
  it.effect("with the layer of metrics calls count by operation and outcome, attempts and refreshes each for themselves", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      yield* Effect.gen(function*() {
        const client = yield* ManagementClient.ManagementClient
        server.answerWith(RecordingServer.json(200, page))
        yield* client.projects.list()
        yield* client.projects.list()
        server.answerWith(RecordingServer.json(404, { error: { code: "resource-not-found", message: "No." } }))
        yield* Effect.exit(client.projects.get({ params: { id: "proj_1" } }))
        yield* Effect.exit(client.projects.create({ payload: { name: "" } }))
        server.answerWith(() => RecordingServer.json(server.requests.length < 3 ? 503 : 200, page))
        server.requests.splice(0)
        yield* inTime(client.workspaces.list())
        server.answerWith({ status: 200, headers: { "content-type": "application/x-ndjson" }, body: "" })
        yield* Stream.runDrain(client.builds.logs({ params: { buildId: "bld_1" } }))
        server.answerWith({ status: 401 })
        yield* Effect.exit(client.me.get())
        yield* Effect.exit(client.me.get())
        assert.deepStrictEqual(yield* series("prisma.management.calls"), {
          "projects.list success": 2,
          "projects.get 404 NotFound": 1,
          "projects.create InvalidRequest FetchError InvalidRequest": 1,
          "workspaces.list success": 1,
          "builds.logs success": 1,
          "me.get 401 Unauthorized": 1,
          "me.get AuthServerUnavailable AuthError AuthServerUnavailable": 1
        })
        assert.deepStrictEqual(yield* series("prisma.management.retries"), { "workspaces.list 503": 2 })
        assert.deepStrictEqual(yield* series("prisma.management.refreshes"), {
          success: 1,
          "AuthServerUnavailable AuthError AuthServerUnavailable": 1
        })
        const host = `127.0.0.1 ${new URL(server.url).port}`
        assert.deepStrictEqual(yield* series("http.client.request.duration"), {
          [`s projects.list GET ${host} 200`]: 2,
          [`s projects.get GET ${host} 404`]: 1,
          [`s workspaces.list GET ${host} 503`]: 2,
          [`s workspaces.list GET ${host} 200`]: 1,
          [`s builds.logs GET ${host} 200`]: 1,
          [`s me.get GET ${host} 401`]: 1,
          [`s me.get GET ${host} AuthError AuthServerUnavailable`]: 1
        })
      }).pipe(Effect.provide(clientLive(server.url)))
    }).pipe(own))

  it.effect("with the layer of metrics a call that is interrupted, or out of time, counts as such", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      yield* Effect.gen(function*() {
        const client = yield* ManagementClient.ManagementClient
        yield* Effect.forkChild(client.me.get(), { startImmediately: true }).pipe(Effect.flatMap(Fiber.interrupt))
        const late = yield* Effect.forkChild(client.me.get().pipe(CallOptions.provide({ timeout: "1 second" })), {
          startImmediately: true
        })
        yield* TestClock.adjust("1 second")
        yield* Fiber.await(late)
        assert.deepStrictEqual(yield* series("prisma.management.calls"), {
          "me.get interrupted interrupted": 1,
          "me.get Timeout FetchError Timeout": 1
        })
      }).pipe(Effect.provide(clientLive(server.url)))
    }).pipe(own))

  it.effect("with the layer of metrics durations are seconds", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, page))
      yield* Effect.gen(function*() {
        const client = yield* ManagementClient.ManagementClient
        const metric = Metric.withAttributes(Metrics.requestDuration, {
          "prisma.operation": "projects.list",
          "http.request.method": "GET",
          "server.address": "127.0.0.1",
          "server.port": new URL(server.url).port,
          "http.response.status_code": "200"
        })
        yield* client.projects.list()
        const { count, max } = yield* Metric.value(metric)
        assert.strictEqual(count, 1)
        // The clock of a test stands still.
        assert.strictEqual(max, 0)
      }).pipe(Effect.provide(clientLive(server.url)))
    }).pipe(own))
})

describe("without it", () => {
  it.effect("without the layer of metrics nothing is counted", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, page))
      yield* Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.list()).pipe(
        Effect.provide(clientLive(server.url, Layer.empty))
      )
      assert.deepStrictEqual(yield* Metric.snapshot, [])
    }).pipe(own))
})

describe("the log", () => {
  const logging = (level: "Debug" | "Info") =>
    Effect.gen(function*() {
      const lines: Array<readonly [string, unknown, object]> = []
      const logger = Logger.make(({ fiber, logLevel, message }) => {
        lines.push([logLevel, message, fiber.getRef(References.CurrentLogAnnotations)])
      })
      const server = yield* RecordingServer.make
      server.answerWith(({ headers }) =>
        headers.authorization === "Bearer access-marker1"
          ? RecordingServer.json(server.requests.length < 3 ? 503 : 200, page)
          : { status: 401 }
      )
      yield* Effect.flatMap(ManagementClient.ManagementClient, (client) => inTime(client.projects.list())).pipe(
        Effect.provide(clientLive(server.url, Layer.empty)),
        Effect.provide(Logger.layer([logger])),
        Effect.provideService(References.MinimumLogLevel, level)
      )
      return lines
    })

  it.effect("the log of a call says at the level Debug that a call is made again, and why, without a token", () =>
    Effect.gen(function*() {
      const lines = yield* logging("Debug")
      assert.deepStrictEqual(lines.map(([level, message]) => [level, String(message)]), [
        ["Debug", "Retrying the call"]
      ])
      assert.deepInclude(lines[0]![2], { operation: "projects.list", attempt: 1, reason: "503" })
      assert.notInclude(JSON.stringify(lines), "marker")
    }))

  it.effect("the log of a call says nothing at the usual level", () =>
    Effect.map(logging("Info"), (lines) => assert.deepStrictEqual(lines, [])))
})
