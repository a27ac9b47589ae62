/** What whoever prints an error of a call sees. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Stream from "effect/Stream"
import { execFile } from "node:child_process"
import { inspect } from "node:util"
import * as AuthError from "../src/AuthError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as ApiError from "../src/ApiError.ts"
import { FetchError } from "../src/FetchError.ts"
import * as Lease from "../src/Lease.ts"
import * as Logs from "../src/Logs.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Pagination from "../src/Pagination.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import * as Waiting from "../src/Waiting.ts"
import * as Processes from "./node/fixtures/processes.ts"
import * as Client from "./support/client.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

type Service = ManagementClient.ManagementClient["Service"]

const failure = Effect.fnUntraced(function*(
  answer: RecordingServer.Answer,
  call: (client: Service) => Effect.Effect<unknown, unknown> = (client) =>
    client.projects.get({ params: { id: "proj_1" } })
) {
  const server = yield* RecordingServer.make
  server.answerWith(answer)
  return yield* Effect.flip(Effect.flatMap(Client.make(server.url), call))
})

const refusal = RecordingServer.json(404, {
  error: { code: "resource-not-found", message: "There is no such project.", hint: "Look at the id again." }
}, { "x-request-id": "req_7" })

/** What `Effect.logError` writes, with each of the loggers. */
const logged = Effect.fnUntraced(function*(...message: ReadonlyArray<unknown>) {
  const lines: Array<string> = []
  const write = (...values: ReadonlyArray<unknown>) =>
    void lines.push(values.map((value) => typeof value === "string" ? value : inspect(value, { depth: 5 })).join(" "))
  const console = new Proxy({} as Console.Console, { get: () => write })
  for (
    const logger of [Logger.consolePretty(), Logger.consoleLogFmt, Logger.consoleJson, Logger.consoleStructured]
  ) {
    yield* Effect.logError(...message).pipe(
      Effect.provide(Logger.layer([logger])),
      Effect.provideService(Console.Console, console)
    )
  }
  return lines
})

const everyWay = Effect.fnUntraced(function*(error: unknown) {
  const fields = yield* logged(error)
  const causes = yield* logged("failed", Cause.fail(error))
  return {
    string: String(error),
    template: `${error}`,
    inspect: inspect(error),
    uncaught: inspect(error, { customInspect: false }),
    pretty: Cause.pretty(Cause.fail(error)),
    logged: fields.join("\n"),
    causes: causes.join("\n")
  }
})

describe("an ApiError that is printed", () => {
  it.effect("an ApiError that is printed says the call, the status, the code, the message, the hint and the request id, in every way", () =>
    Effect.gen(function*() {
      const error = yield* failure(refusal)
      assert.instanceOf(error, ApiError.NotFound)
      assert.strictEqual(error.message, "There is no such project.")
      assert.strictEqual(error.operation, "projects.get")
      for (const [way, text] of Object.entries(yield* everyWay(error))) {
        for (
          const part of [
            "projects.get",
            "404",
            "resource-not-found",
            "There is no such project.",
            "Look at the id again.",
            "req_7"
          ]
        ) assert.include(text, part, way)
        assert.notInclude(text, Client.token, way)
      }
      assert.strictEqual(
        String(error),
        "NotFound: There is no such project. (projects.get: 404 resource-not-found, request id req_7) Hint: Look at the id again."
      )
      assert.match(
        Cause.pretty(Cause.fail(error)),
        /^NotFound: There is no such project\.\n    projects\.get: 404 resource-not-found, request id req_7\n    hint: Look at the id again\.\n    at /
      )
    }))

  it.effect("an ApiError that is printed says each thing once more only where there was more than one attempt", () =>
    Effect.gen(function*() {
      const error = yield* failure(
        { status: 429, headers: { "retry-after": "0" } },
        (client) => client.me.get().pipe(Effect.provideService(RetryPolicy.RetryPolicy, RetryPolicy.make({ tries: 2 })))
      )
      assert.include(String(error), "(me.get: 429, 2 attempts)")
    }))

  it.effect("an ApiError that is printed has lines of its own making only: what the API says cannot forge one, nor speak to a terminal", () =>
    Effect.gen(function*() {
      const evil = "x\r\n[00:00:00] FATAL (#1): forged\u2028\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u0085"
      const error = yield* failure(
        RecordingServer.json(
          400,
          { error: { code: `code${evil}`, message: `message${evil}`, hint: `hint${evil}` } },
          { "x-request-id": "req_1\u009b2J\u0085forged" }
        )
      )
      for (const [way, text] of Object.entries(yield* everyWay(error))) {
        // eslint-disable-next-line no-control-regex
        assert.notMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/, way)
        assert.notMatch(text, /^\s*\[00:00:00\]/m, way)
      }
      assert.strictEqual(String(error).split("\n").length, 1)
    }))

  it("an ApiError made by hand that is printed says what it has", () => {
    const error = new ApiError.Conflict({
      message: "Taken.",
      code: "c",
      hint: undefined,
      retryAfter: undefined,
      requestId: undefined,
      details: {},
      body: ""
    })
    assert.strictEqual(String(error), "Conflict: Taken. (409 c)")
  })
})

describe("a FetchError that is printed", () => {
  it.effect("a FetchError that is printed says the call, the method, the URL and what is wrong", () =>
    Effect.gen(function*() {
      const broken = yield* failure(RecordingServer.json(200, { data: { id: 1 } }, { "x-request-id": "req_8" }))
      assert.instanceOf(broken, FetchError)
      for (const [way, text] of Object.entries(yield* everyWay(broken))) {
        for (const part of ["projects.get", "GET", "/v1/projects/proj_1", "body.data.name", "req_8"]) {
          assert.include(text, part, way)
        }
        assert.notInclude(text, Client.token, way)
      }
      const refused = yield* failure(refusal, (client) => client.projects.create({ payload: { name: "" } }))
      for (const [way, text] of Object.entries(yield* everyWay(refused))) {
        for (const part of ["projects.create", "POST", "/v1/projects", "payload.name"]) assert.include(text, part, way)
      }
    }))

  it.effect("a FetchError of records in lines that is printed says the call, too", () =>
    Effect.gen(function*() {
      const error = yield* failure(
        { status: 200, headers: { "content-type": "application/x-ndjson" }, body: "{}\n" },
        (client) => Stream.runDrain(client.builds.logs({ params: { buildId: "bld_1" } }))
      )
      assert.deepInclude(error, { _tag: "FetchError", operation: "builds.logs" })
      assert.include(Cause.pretty(Cause.fail(error)), "builds.logs: GET http://127.0.0.1")
    }))
})

describe("a refused connection", () => {
  const refused = (host: string, transport: Layer.Layer<HttpClient.HttpClient>) =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      yield* Effect.promise(() => server.close())
      const client = yield* Effect.provide(
        ManagementClient.make({ baseUrl: `http://${host}:${new URL(server.url).port}` }),
        [Authorization.layerToken(Client.token), transport, Client.layerNoRetry]
      )
      return yield* Effect.flip(client.projects.get({ params: { id: "proj_1" } }))
    })

  for (const host of ["127.0.0.1", "localhost"]) {
    it.live(`a refused connection to ${host} prints six lines at most, one of them the program's own, in every way`, () =>
      Effect.gen(function*() {
        const error = yield* refused(host, FetchHttpClient.layer)
        const { inspect, pretty, uncaught } = yield* everyWay(error)
        for (const text of [inspect, pretty, uncaught]) {
          assert.isAtMost(text.split("\n").length, 6, text)
          assert.include(text, "printed.test.ts:")
          assert.include(text, "ECONNREFUSED")
          assert.notInclude(text, "transportCause")
        }
        const shown = JSON.parse(JSON.stringify(error))
        assert.deepInclude(shown, { _tag: "FetchError", operation: "projects.get", outcome: "notProcessed" })
      }))
  }

  it.live("a failure of what makes calls for a program leads to the line that asked for it, of two each to its own", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(refusal)
      const client = yield* Effect.provide(
        ManagementClient.make({ baseUrl: server.url }),
        [Authorization.layerToken(Client.token), FetchHttpClient.layer, Client.layerNoRetry]
      )
      const lease = { client, projectId: "proj_1", branchId: "br_1", stack: "shop", stage: "prod" }
      const asked: ReadonlyArray<Effect.Effect<unknown, unknown>> = [
        Stream.runDrain(Pagination.items(client.projects.list)),
        Stream.runDrain(Pagination.pages(client.projects.list)),
        Waiting.database(client, "db_1"),
        Stream.runDrain(Waiting.database.changes(client, "db_1")),
        Stream.runDrain(Logs.build(client, "bld_1")),
        Stream.runDrain(Logs.deployment(client, "cpv_1")),
        Lease.use(lease, () => Effect.void),
        Effect.scoped(Lease.make(lease))
      ]
      const errors = yield* Effect.forEach(asked, Effect.flip, { concurrency: "unbounded" })
      const lines = errors.map((error) => /printed\.test\.ts:(\d+)/.exec((error as Error).stack!)?.[1])
      assert.notInclude(lines, undefined)
      assert.lengthOf(new Set(lines), asked.length)
    }))

  it.live("a failed authorization leads to the line of each call that waited for it", () =>
    Effect.gen(function*() {
      const shared = AuthError.make({ _tag: "NotLoggedIn" }, "nobody")
      const client = yield* Effect.provide(
        ManagementClient.make({ baseUrl: "http://127.0.0.1:1" }),
        [Layer.succeed(Authorization.ForClient, () => Effect.fail(shared)), FetchHttpClient.layer]
      )
      const errors = [yield* Effect.flip(client.me.get()), yield* Effect.flip(client.projects.list())]
      assert.lengthOf(new Set(errors.map(({ stack }) => stack)), 2)
      for (const { message, stack } of errors) {
        assert.strictEqual(message, "nobody")
        assert.match(stack!, /^AuthError: nobody\n    at .*printed\.test\.ts:\d+:\d+\)?$/)
      }
    }))
})

describe("a process that dies of an error", () => {
  it.live("a process that dies of an error shows it on its standard error", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(refusal)
      const program = Processes.script("../../support/dyingProgram")
      const shown = yield* Effect.promise(() =>
        new Promise<string>((resolve) =>
          execFile(Processes.node, ["--no-warnings", program, server.url, Client.token], (_, __, stderr) =>
            resolve(stderr))
        )
      )
      for (
        const part of [
          "NotFound: There is no such project.",
          "projects.get: 404 resource-not-found, request id req_7",
          "hint: Look at the id again."
        ]
      ) {
        assert.include(shown, part)
      }
      assert.notInclude(shown, Client.token)
    }))
})
