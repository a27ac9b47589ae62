/** What one finds in a trace that the real OpenTelemetry collects, and in a log: of calls, the refreshes that they waited for, and writes that nobody waited for. */
import * as OtelTracer from "@effect/opentelemetry/OtelTracer"
import { assert, describe, it } from "@effect/vitest"
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor
} from "@opentelemetry/sdk-trace-base"
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as ErrorReporter from "effect/ErrorReporter"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as References from "effect/References"
import * as TestClock from "effect/testing/TestClock"
import { text } from "node:stream/consumers"
import { vi } from "vitest"
import * as Authorization from "../src/Authorization.ts"
import * as AuthError from "../src/AuthError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as OAuth from "../src/OAuth.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import * as Sandbox from "../src/sandbox/Sandbox.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as Tokens from "../src/Tokens.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import * as Program from "./support/program.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import * as RotatingServer from "./support/RotatingServer.ts"

const page = { data: [], pagination: { nextCursor: null, hasMore: false } }

type Client = ManagementClient.ManagementClient["Service"]

const atOnce = Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.make({ base: 0 }))

const byToken = (url: string, policy = atOnce) =>
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide([Authorization.layerToken("a-token"), FetchHttpClient.layer, policy])
  )

const bySession = (
  url: string,
  tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "old", refreshToken: "r1" })
) =>
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provide(OAuth.layer({ clientId: "client", authBaseUrl: url })),
    Layer.provide([TokenStorage.layerMemoryWith(tokens), FetchHttpClient.layer, atOnce])
  )

/** The spans that a program leaves at OpenTelemetry's exporter, and the lines of its log. */
const watch = Effect.fnUntraced(function*<A, E>(
  live: Layer.Layer<ManagementClient.ManagementClient, E>,
  program: (client: Client) => Effect.Effect<A, unknown>
) {
  const exporter = new InMemorySpanExporter()
  const lines: Array<{ readonly level: string; readonly message: string; readonly annotations: object }> = []
  const logger = Logger.make(({ fiber, logLevel, message }) =>
    void lines.push({
      level: logLevel,
      message: String(message),
      annotations: fiber.getRef(References.CurrentLogAnnotations)
    })
  )
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const otel = OtelTracer.layerWithoutOtelTracer.pipe(
    Layer.provide(Layer.succeed(OtelTracer.OtelTracer, provider.getTracer("test")))
  )
  let spans: ReadonlyArray<ReadableSpan> = []
  const exit = yield* Effect.flatMap(ManagementClient.ManagementClient, program).pipe(
    Effect.exit,
    Effect.tap(() => Effect.sync(() => spans = exporter.getFinishedSpans().slice())),
    Effect.provide([live, otel, Logger.layer([logger])])
  )
  return { exit, lines, named: (name: string) => spans.filter((span) => span.name === name) }
})

const only = <A>(items: ReadonlyArray<A>): A => {
  assert.lengthOf(items, 1)
  return items[0]!
}

describe("a trace", () => {
  it.live("a trace shows the server, the class of a failure and the request id, of what succeeded too", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(({ url }) =>
        url.pathname === "/v1/projects"
          ? RecordingServer.json(200, page, { "x-request-id": "req_1" })
          : RecordingServer.json(404, { error: { code: "resource-not-found", message: "No." } }, {
            "x-request-id": "req_2"
          })
      )
      const { named } = yield* watch(
        byToken(server.url),
        (client) => Effect.andThen(client.projects.list(), client.projects.get({ params: { id: "proj_1" } }))
      )
      const at = { "server.address": "127.0.0.1", "server.port": Number(new URL(server.url).port) }
      assert.deepInclude(only(named("ManagementClient.projects.list")).attributes, {
        ...at,
        "prisma.request_id": "req_1"
      })
      const refused = only(named("ManagementClient.projects.get"))
      assert.deepInclude(refused.attributes, { ...at, "prisma.request_id": "req_2", "error.type": "NotFound" })
      assert.strictEqual(refused.events[0]?.attributes?.["exception.type"], "NotFound")
    }))

  it.live("a trace shows of a failure without an answer its class and its reason", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      yield* Effect.promise(() => server.close())
      const { named } = yield* watch(byToken(server.url), (client) =>
        Effect.andThen(Effect.exit(client.me.get()), client.projects.create({ payload: { name: "" } })))
      const types = (span: ReadableSpan) => [span.attributes["error.type"], span.attributes["prisma.error.reason"]]
      assert.deepStrictEqual(types(only(named("ManagementClient.me.get"))), ["FetchError", "Transport"])
      assert.deepStrictEqual(types(only(named("ManagementClient.projects.create"))), ["FetchError", "InvalidRequest"])
    }))

  it.live("a trace links the calls of two users each to the refresh that it waited for, and to no other", () =>
    Effect.gen(function*() {
      const server = yield* RotatingServer.make
      const clientOf = (user: string) =>
        Layer.build(bySession(server.url, Tokens.make({ workspaceId: `wksp_${user}`, ...server.login(user) })))
      const contexts = yield* Effect.all([clientOf("1"), clientOf("2")])
      server.expire()
      const { named } = yield* watch(
        byToken(server.url),
        () =>
          Effect.forEach(contexts, (context, user) =>
            Effect.provide(
              Effect.flatMap(
                ManagementClient.ManagementClient,
                ({ projects }) => Effect.all([projects.list(), projects.list()], { concurrency: 2 })
              ),
              context
            ).pipe(Effect.withSpan(`user ${user + 1}`)), { concurrency: 2 })
      )
      const refreshes = named("Session.refresh")
      assert.deepStrictEqual(
        refreshes.map(({ attributes }) => [attributes["prisma.workspace_id"], attributes["prisma.refresh.sent"]])
          .toSorted(),
        [["wksp_1", 1], ["wksp_2", 1]]
      )
      for (const user of ["1", "2"]) {
        const { spanId } = only(named(`user ${user}`)).spanContext()
        const refresh = only(refreshes.filter(({ attributes }) => attributes["prisma.workspace_id"] === `wksp_${user}`))
        assert.include(refresh.attributes, { "server.address": "127.0.0.1" })
        const calls = named("ManagementClient.projects.list").filter((span) =>
          span.parentSpanContext?.spanId === spanId
        )
        assert.lengthOf(calls, 2)
        for (const { links } of calls) {
          assert.deepStrictEqual(
            links.map(({ attributes, context }) => [context.spanId, attributes]),
            [[refresh.spanContext().spanId, { "prisma.link": "waited for" }]]
          )
        }
      }
    }))

  it.live("a trace shows of a refresh that failed its reason, and the status of the answer", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(({ url }) =>
        url.pathname === "/token"
          ? RecordingServer.json(400, { error: "invalid_client" })
          : RecordingServer.json(401, {})
      )
      const { named } = yield* watch(bySession(server.url), (client) => client.projects.list())
      const refresh = only(named("Session.refresh"))
      assert.deepInclude(refresh.attributes, {
        "error.type": "AuthError",
        "prisma.error.reason": "TokenRejected",
        "http.response.status_code": 400,
        "prisma.refresh.sent": 1
      })
    }))

  it.live("a trace shows a call with a retry and a refresh in its middle, below the span of its user", () =>
    Effect.gen(function*() {
      const requests: Array<string> = []
      const server = yield* LoopbackServer.make(({ headers, url }, response) => {
        requests.push(`${url.pathname} ${headers.authorization ?? ""}`.trim())
        const answer = url.pathname === "/token"
          ? RecordingServer.json(200, { access_token: "new", refresh_token: "r2", token_type: "Bearer" })
          : requests.length === 1
          ? RecordingServer.json(503, {}, { "retry-after": "0" })
          : headers.authorization === "Bearer new"
          ? RecordingServer.json(200, page, { "x-request-id": "req_1" })
          : RecordingServer.json(401, {})
        response.writeHead(answer.status, answer.headers)
        response.end(answer.body)
      })
      const { exit, named } = yield* watch(
        bySession(server.url),
        (client) => Effect.withSpan(client.projects.list(), "user")
      )
      assert.strictEqual(exit._tag, "Success")
      assert.deepStrictEqual(requests, [
        "/v1/projects Bearer old",
        "/v1/projects Bearer old",
        "/token",
        "/v1/projects Bearer new"
      ])
      const call = only(named("ManagementClient.projects.list"))
      assert.strictEqual(call.parentSpanContext?.spanId, only(named("user")).spanContext().spanId)
      assert.deepInclude(call.attributes, {
        "http.request.resend_count": 1,
        "http.response.status_code": 200,
        "prisma.request_id": "req_1"
      })
      const refresh = only(named("Session.refresh"))
      assert.isUndefined(refresh.parentSpanContext)
      assert.deepStrictEqual(call.links.map(({ context }) => context.spanId), [refresh.spanContext().spanId])
      assert.deepInclude(refresh.attributes, { "prisma.workspace_id": "wksp_1", "prisma.refresh.sent": 1 })
    }))

  it.live("a trace has nothing that the sandbox without a socket wrote on the spans of the program", () =>
    Effect.gen(function*() {
      const live = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
        Layer.provide([Authorization.layerToken("a-token"), Sandbox.layer({ token: "a-token" })])
      )
      const { named } = yield* watch(live, (client) => Effect.withSpan(client.projects.list(), "mine"))
      assert.deepStrictEqual(only(named("mine")).attributes, {})
      assert.strictEqual(only(named("ManagementClient.projects.list")).attributes["http.response.status_code"], 200)
    }))
})

describe("a call that is interrupted", () => {
  const create = (client: Client) => client.projects.create({ payload: { name: "one" } })

  /** Stops waiting for a call as soon as the server has it. */
  const interrupted = (call: (client: Client) => Effect.Effect<unknown, unknown>) =>
    Effect.gen(function*() {
      const arrived = yield* Deferred.make<void>()
      const server = yield* LoopbackServer.make(() => Deferred.doneUnsafe(arrived, Effect.void))
      return yield* watch(
        byToken(server.url),
        (client) => Effect.raceFirst(Effect.asVoid(call(client)), Deferred.await(arrived))
      )
    })

  /** Stops waiting for a create in the pause after an attempt that ended so. */
  const interruptedLater = (url: string) =>
    Effect.gen(function*() {
      const failed = yield* Deferred.make<void>()
      const patient = Layer.succeed(
        RetryPolicy.RetryPolicy,
        () => Effect.as(Deferred.succeed(failed, undefined), Duration.hours(1))
      )
      return yield* watch(
        byToken(url, patient),
        (client) => Effect.raceFirst(Effect.asVoid(create(client)), Deferred.await(failed))
      )
    })

  it.live("a call that is interrupted after it was sent warns that its outcome is unknown, in the log and in its span", () =>
    Effect.gen(function*() {
      const { lines, named } = yield* interrupted(create)
      const line = only(lines)
      assert.strictEqual(line.level, "Warn")
      assert.include(line.message, "outcome is unknown")
      assert.deepStrictEqual(line.annotations, { operation: "projects.create", method: "POST" })
      const { events } = only(named("ManagementClient.projects.create"))
      assert.deepStrictEqual(
        events.map(({ attributes, name }) => [name, attributes]),
        [["prisma.outcome_unknown", { "prisma.operation": "projects.create" }]]
      )
    }))

  it.live("a call that is interrupted before another attempt warns where the one before may have been processed, and only there", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const dropping = yield* LoopbackServer.make((_, response) => void response.destroy())
      const closed = yield* RecordingServer.make
      yield* Effect.promise(() => closed.close())
      const after = { "retry-after": "60" }
      const cases = [
        [RecordingServer.json(503, {}, after), false],
        [RecordingServer.json(429, {}, after), false],
        [RecordingServer.json(400, {}), false],
        [RecordingServer.json(503, {}), true],
        [RecordingServer.json(500, {}, after), true],
        [dropping.url, true],
        [closed.url, false]
      ] as const
      for (const [answer, isWarned] of cases) {
        if (typeof answer !== "string") server.answerWith(answer)
        const { lines } = yield* interruptedLater(typeof answer === "string" ? answer : server.url)
        assert.deepStrictEqual(lines.map(({ level }) => level), isWarned ? ["Warn"] : [], JSON.stringify(answer))
      }
    }))

  it.effect("a call that is given up after a time of the program's own warns that its outcome is unknown", () =>
    Effect.gen(function*() {
      const arrived = yield* Deferred.make<void>()
      const server = yield* LoopbackServer.make(() => Deferred.doneUnsafe(arrived, Effect.void))
      const watched = yield* Effect.forkChild(watch(
        byToken(server.url),
        (client) => Effect.timeout(create(client), "1 second")
      ))
      yield* Deferred.await(arrived)
      yield* TestClock.adjust("1 second")
      const { exit, lines, named } = yield* Fiber.join(watched)
      assert.strictEqual(exit._tag, "Failure")
      assert.include(only(lines).message, "outcome is unknown")
      const { events } = only(named("ManagementClient.projects.create"))
      assert.deepStrictEqual(events.map(({ name }) => name), ["prisma.outcome_unknown"])
    }))

  it.live("a program that is ended by SIGTERM in the middle of a write warns that its outcome is unknown", () =>
    Effect.gen(function*() {
      const arrived = yield* Deferred.make<void>()
      const server = yield* LoopbackServer.make(() => Deferred.doneUnsafe(arrived, Effect.void))
      const program = yield* Effect.promise(() => Program.start("writingProgram", [server.url]))
      yield* Deferred.await(arrived)
      program.kill("SIGTERM")
      assert.include(yield* Effect.promise(() => text(program.stdout)), "outcome is unknown")
    }))

  it.live("a call that is interrupted and can be made again, or was certainly not processed, says nothing", () =>
    Effect.gen(function*() {
      const quiet = [
        yield* interrupted((client) => client.projects.list()),
        yield* interrupted((client) => client.projects.delete({ params: { id: "proj_1" } })),
        yield* watch(
          ManagementClient.layer({ baseUrl: "https://api.prisma.io" }).pipe(
            Layer.provide(Layer.succeed(Authorization.ForClient, () => Effect.never)),
            Layer.provide(FetchHttpClient.layer)
          ),
          (client) =>
            Effect.gen(function*() {
              const fiber = yield* Effect.forkChild(create(client), { startImmediately: true })
              yield* Fiber.interrupt(fiber)
            })
        )
      ]
      for (const { lines, named } of quiet) {
        assert.deepStrictEqual(lines, [])
        for (const name of ["list", "delete", "create"]) {
          assert.deepStrictEqual(named(`ManagementClient.projects.${name}`).flatMap(({ events }) => events), [])
        }
      }
    }))
})

describe("a client", () => {
  it.effect("a client that is provided for each of many requests is told once in the log, and one that is built once is not", () =>
    Effect.gen(function*() {
      // It is told once a process, which other tests may have done.
      vi.resetModules()
      const { layer } = yield* Effect.promise(() => import("../src/ManagementClient.ts"))
      const lines: Array<string> = []
      const logger = Logger.make(({ logLevel, message }) => void lines.push(`${logLevel} ${message}`))
      const client = layer().pipe(Layer.provide([Authorization.layerToken("a-token"), FetchHttpClient.layer]))
      const build = (times: number) =>
        Effect.forEach(Array.from({ length: times }), () => Effect.scoped(Layer.build(client))).pipe(
          Effect.provide(Logger.layer([logger]))
        )
      for (let second = 0; second < 3; second++) {
        yield* TestClock.adjust("2 seconds")
        yield* build(100)
      }
      // A clock that is set back begins anew.
      yield* TestClock.setTime(0)
      yield* build(100)
      assert.deepStrictEqual(lines, [])
      yield* build(300)
      assert.match(only(lines), /^Warn .* over 100 times .*Build it once .* connections and a session of its own\.$/)
    }))
})

describe("a reporter of errors", () => {
  it.live("a reporter of errors is told the operation, the status, the code and the request id", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(
        RecordingServer.json(404, { error: { code: "resource-not-found", message: "No." } }, {
          "x-request-id": "req_1"
        })
      )
      const told: Array<object> = []
      const reporter = ErrorReporter.make(({ attributes }) => void told.push(attributes))
      const failures = [
        yield* Effect.flip(Effect.provide(
          Effect.flatMap(
            ManagementClient.ManagementClient,
            ({ projects }) => projects.get({ params: { id: "proj_1" } })
          ),
          byToken(server.url)
        )),
        AuthError.make({ _tag: "AuthServerUnavailable", status: 503 }, "down")
      ]
      for (const failure of failures) {
        yield* ErrorReporter.report(Cause.fail(failure)).pipe(Effect.provide(ErrorReporter.layer([reporter])))
      }
      assert.deepStrictEqual(told, [
        { operation: "projects.get", status: 404, code: "resource-not-found", requestId: "req_1" },
        { status: 503, reason: "AuthServerUnavailable" }
      ])
    }))
})
