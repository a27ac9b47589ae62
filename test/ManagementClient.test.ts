import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as net from "node:net"
import { inspect } from "node:util"
import * as ApiError from "../src/ApiError.ts"
import { ProjectsGroup } from "../src/api/projects.ts"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import { FetchError } from "../src/FetchError.ts"
import * as GroupClient from "../src/GroupClient.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Client from "./support/client.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const project = {
  id: "proj_abc123",
  type: "project",
  url: "https://api.prisma.io/v1/projects/proj_abc123",
  name: "blog",
  logicalId: null,
  createdAt: "2026-11-23T10:00:00.000Z",
  defaultRegion: "us-east-1",
  workspace: { id: "wksp_1", url: "https://api.prisma.io/v1/workspaces/wksp_1", name: "Acme" }
}

const database = {
  id: "db_1",
  type: "database",
  url: "https://api.prisma.io/v1/databases/db_1",
  name: "main",
  status: "hibernating",
  createdAt: "2026-11-23T10:00:00.000Z",
  isDefault: true,
  defaultConnectionId: null,
  connections: [],
  project: { id: "proj_1", url: "https://api.prisma.io/v1/projects/proj_1", name: "blog" },
  region: { id: "us-east-1", name: "US East" },
  logicalId: null,
  branchId: null,
  source: { type: "time-machine", at: "yesterday" }
}

/** A server whose chunk has no length: its bytes are what a parser stumbles over. */
const brokenChunks = (body: string) =>
  Effect.map(
    LoopbackServer.listen(net.createServer((socket) => {
      socket.on("error", () => {})
      socket.once("data", () =>
        socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${body}`))
    })),
    ({ url }) =>
      url
  )

const getProject = (server: RecordingServer.RecordingServer) =>
  Effect.flatMap(Client.make(server.url), (client) => client.projects.get({ params: { id: "proj_abc123" } }))

const failsWith = (answer: RecordingServer.Answer) =>
  Effect.gen(function*() {
    const server = yield* RecordingServer.make
    server.answerWith(answer)
    return yield* Effect.flip(getProject(server))
  })

describe("an answer", () => {
  it.effect("an answer may have fields that the contract does not know: they are dropped", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: { ...project, mascot: "owl" }, meta: {} }))
      const decoded = yield* getProject(server)
      assert.deepStrictEqual(Object.keys(decoded), Object.keys(project))
      assert.strictEqual(DateTime.formatIso(decoded.createdAt), project.createdAt)
    }))

  it.effect("an answer may have enum members and union members that the contract does not know: they reach the user", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: database }))
      const client = yield* Client.make(server.url)
      const decoded = yield* client.databases.get({ params: { databaseId: "db_1" } })
      assert.strictEqual(decoded.status, "hibernating")
      assert(decoded.source?.type === "unrecognized")
      assert.deepStrictEqual(Redacted.value(decoded.source.value), database.source)
    }))

  it.effect("an answer of a kind that the contract knows has to be what it says", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(
        RecordingServer.json(200, { data: { ...database, source: { type: "backup", databaseId: "db_2" } } })
      )
      const client = yield* Client.make(server.url)
      const error = yield* Effect.flip(client.databases.get({ params: { databaseId: "db_1" } }))
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag, "InvalidResponse")
      assert.include(error.message, "body.data.source")
    }))

  it.effect("an answer that is no JSON is a FetchError (InvalidResponse)", () =>
    Effect.gen(function*() {
      const error = yield* failsWith({
        status: 200,
        headers: { "content-type": "application/json" },
        body: "{\"data\":"
      })
      assert.instanceOf(error, FetchError)
      assert.deepInclude(error.reason, { _tag: "InvalidResponse", status: 200 })
    }))

  it.effect("an answer with a date that is none names the field", () =>
    Effect.gen(function*() {
      const error = yield* failsWith(RecordingServer.json(200, { data: { ...project, createdAt: "soon" } }))
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag === "InvalidResponse" && error.reason.issues[0]?.path, "body.data.createdAt")
    }))

  it.effect("an answer with an undeclared status is an UnexpectedStatus with what its body says", () =>
    Effect.gen(function*() {
      const error = yield* failsWith(
        RecordingServer.json(422, { error: { code: "validation-error", message: "Bad.", hint: "Do." } }, {
          "cf-ray": "r1"
        })
      )
      assert.instanceOf(error, ApiError.UnexpectedStatus)
      assert.deepInclude(error, {
        status: 422,
        code: "validation-error",
        message: "Bad.",
        hint: "Do.",
        requestId: "r1"
      })
      assert.isTrue(ApiError.hasCode("validation-error")(error))
      assert.isFalse(ApiError.hasCode("planLimitReached")(error))
      assert.isTrue(ApiError.hasStatus(409, 422)(error))
      assert.isFalse(ApiError.hasStatus(409)(error))
    }))

  it.effect("an answer with an undeclared status keeps 2 KiB of an error's body, nothing of a success's", () =>
    Effect.gen(function*() {
      const refused = yield* failsWith({ status: 418, body: "é".repeat(5000) })
      assert.instanceOf(refused, ApiError.UnexpectedStatus)
      assert.strictEqual(refused.body, "é".repeat(1024))
      const accepted = yield* failsWith(RecordingServer.json(202, { connectionString: "postgres://secret" }))
      assert.instanceOf(accepted, ApiError.UnexpectedStatus)
      assert.strictEqual(accepted.body, "")
    }))

  it.effect("an answer with an undeclared status below 400 repeats nothing of its body", () =>
    Effect.gen(function*() {
      const error = yield* failsWith(RecordingServer.json(207, { error: { code: "x", connectionString: "marker" } }))
      assert.instanceOf(error, ApiError.UnexpectedStatus)
      assert.notInclude(inspect(error, { depth: Infinity }), "marker")
    }))

  it.effect("an answer that breaks HTTP leaves nothing of its bytes in the error", () =>
    Effect.gen(function*() {
      const url = yield* brokenChunks("{\"data\":{\"connectionString\":\"marker\"}}")
      for (const transport of [NodeHttpClient.layerUndici, NodeHttpClient.layerNodeHttp, FetchHttpClient.layer]) {
        const error = yield* Effect.flip(
          Effect.flatMap(ManagementClient.ManagementClient, (client) => client.me.get()).pipe(
            Effect.provide(
              ManagementClient.layer({ baseUrl: url }).pipe(
                Layer.provide(Authorization.layerToken(Client.token)),
                Layer.provide(transport),
                Layer.provide(Client.layerNoRetry)
              )
            )
          )
        )
        assert.instanceOf(error, FetchError)
        assert.strictEqual(error.reason._tag, "Transport")
        assert.notInclude(inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error), "marker")
      }
    }))

  it.effect("an answer that a program's own client takes for a failure is an answer all the same", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(404, { error: { code: "resource-not-found", message: "No." } }))
      const strict = Layer.effect(HttpClient.HttpClient, Effect.map(HttpClient.HttpClient, HttpClient.filterStatusOk))
      const error = yield* Effect.flip(
        Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.get({ params: { id: "proj_1" } }))
          .pipe(
            Effect.provide(
              ManagementClient.layer({ baseUrl: server.url }).pipe(
                Layer.provide(Authorization.layerToken(Client.token)),
                Layer.provide(strict),
                Layer.provide(NodeHttpClient.layerUndici)
              )
            )
          )
      )
      assert.instanceOf(error, ApiError.NotFound)
    }))

  it.effect("an answer that is an HTML 502 is an UnexpectedStatus", () =>
    Effect.gen(function*() {
      const error = yield* failsWith({
        status: 502,
        headers: { "content-type": "text/html" },
        body: "<h1>Bad gateway</h1>"
      })
      assert.instanceOf(error, ApiError.UnexpectedStatus)
      assert.deepInclude(error, { status: 502, code: "", body: "<h1>Bad gateway</h1>" })
    }))

  it.effect("an answer that is an empty 401 is still Unauthorized", () =>
    Effect.gen(function*() {
      const error = yield* failsWith({ status: 401 })
      assert.instanceOf(error, ApiError.Unauthorized)
      assert.deepInclude(error, { status: 401, code: "" })
      assert.notStrictEqual(error.message, "")
    }))

  it.effect("an answer that is a redirect is not followed: the token goes nowhere else", () =>
    Effect.gen(function*() {
      const elsewhere = yield* RecordingServer.make
      for (const transport of [NodeHttpClient.layerUndici, FetchHttpClient.layer]) {
        const server = yield* RecordingServer.make
        server.answerWith({ status: 301, headers: { location: elsewhere.url } })
        const error = yield* Effect.flip(
          Effect.flatMap(ManagementClient.ManagementClient, (client) => client.me.get()).pipe(
            Effect.provide(
              ManagementClient.layer({ baseUrl: server.url }).pipe(
                Layer.provide(Authorization.layerToken(Client.token)),
                Layer.provide(transport),
                Layer.provide(Client.layerNoRetry)
              )
            )
          )
        )
        assert.instanceOf(error, ApiError.UnexpectedStatus)
        assert.strictEqual(error.status, 301)
      }
      assert.deepStrictEqual(elsewhere.requests, [])
    }))

  it.effect("an answer has its Retry-After read, as seconds and as a date; anything else is left out", () =>
    Effect.gen(function*() {
      const after = (value: string) =>
        Effect.map(
          failsWith({ status: 401, headers: { "retry-after": value } }),
          (error) =>
            error instanceof ApiError.Unauthorized && error.retryAfter !== undefined
              ? Duration.toMillis(error.retryAfter)
              : undefined
        )
      assert.strictEqual(yield* after("7"), 7000)
      // The clock of a test stands at 1970-01-01T00:00:00Z.
      assert.strictEqual(yield* after("Thu, 01 Jan 1970 00:01:00 GMT"), 60_000)
      assert.strictEqual(yield* after("-5"), undefined)
      assert.strictEqual(yield* after("soon"), undefined)
    }))
})

describe("an unreachable API", () => {
  it.effect("an unreachable API is a FetchError (Transport) that names the host", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      yield* Effect.promise(() => server.close())
      for (const transport of [NodeHttpClient.layerUndici, FetchHttpClient.layer]) {
        const error = yield* Effect.flip(
          Effect.flatMap(ManagementClient.ManagementClient, (client) => client.me.get()).pipe(
            Effect.provide(
              ManagementClient.layer({ baseUrl: server.url }).pipe(
                Layer.provide(Authorization.layerToken(Client.token)),
                Layer.provide(transport),
                Layer.provide(Client.layerNoRetry)
              )
            )
          )
        )
        assert.instanceOf(error, FetchError)
        assert.strictEqual(error.reason._tag, "Transport")
        assert.include(error.message, new URL(server.url).host)
        assert.include(error.message, "ECONNREFUSED")
        assert.deepStrictEqual(error.request, { method: "GET", url: `${server.url}/v1/me` })
      }
    }))
})

describe("an input that breaks the contract", () => {
  const refuses = (
    call: (client: ManagementClient.ManagementClient["Service"]) => Effect.Effect<unknown, unknown>,
    path: string
  ) =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const error = yield* Effect.flip(Effect.flatMap(Client.make(server.url), call))
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.deepStrictEqual(
        error.reason._tag === "InvalidRequest" && error.reason.issues.map((issue) => issue.path),
        [path]
      )
      assert.include(error.message, path)
      assert.deepStrictEqual(server.requests, [])
    })

  it.effect("an input that breaks the contract is told by field before anything is sent: a pattern", () =>
    refuses((client) => client.projects.get({ params: { id: "db:1" } }), "params.id"))

  it.effect("an input that breaks the contract is told by field before anything is sent: a closed enum", () =>
    refuses((client) => client.projects.create({ payload: { region: "mars" as never } }), "payload.region"))

  it.effect("an input that breaks the contract is told by field before anything is sent: a length", () =>
    refuses((client) => client.projects.create({ payload: { name: "" } }), "payload.name"))

  it.effect("an input that breaks the contract is told by field before anything is sent: a number out of range", () =>
    refuses(
      (client) => Stream.runDrain(client.deployments.logs({ params: { deploymentId: "cpv_a1" }, query: { tail: 0 } })),
      "query.tail"
    ))

  it.effect("an input that breaks the contract is told by field before anything is sent: a missing field", () =>
    refuses(
      (client) => client.databases.restore({ params: { targetDatabaseId: "db_1" }, payload: {} as never }),
      "payload.source"
    ))

  it.effect("an input that breaks the contract is told by field before anything is sent: a body that must not be omitted", () =>
    refuses(
      (client) =>
        client.alchemyState.putOutput({
          params: { projectId: "proj_1", branchId: "br_1", stack: "s", stage: "t" },
          headers: { "alchemy-state-lease-id": "aslease_1" }
        } as never),
      "payload"
    ))

  it.effect.each(["circular", "bigint", "not finite", "redacted", "a date"])(
    "an input that breaks the contract is told by field before anything is sent: a value that JSON cannot say: %s",
    (kind) => {
      const circular: { [name: string]: unknown } = {}
      circular["self"] = circular
      const values: { readonly [kind: string]: unknown } = {
        circular,
        bigint: 1n,
        "not finite": NaN,
        redacted: Redacted.make("secret"),
        "a date": new Date(0)
      }
      return refuses(
        (client) =>
          client.alchemyState.putOutput({
            params: { projectId: "proj_1", branchId: "br_1", stack: "s", stage: "t" },
            headers: { "alchemy-state-lease-id": "aslease_1" },
            payload: { nested: [values[kind]] }
          }),
        "payload"
      )
    }
  )

  it.effect("an input that breaks the contract is told by field before anything is sent: a secret that was wiped", () =>
    refuses((client) => {
      const value = Redacted.make("secret")
      Redacted.wipeUnsafe(value)
      return client.environmentVariables.update({ params: { envVarId: "envvar_1" }, payload: { value } })
    }, "payload"))

  it.effect("an input that breaks the contract is told by field before anything is sent: a part of the request that does not exist", () =>
    refuses((client) => client.projects.list({ qeury: { limit: 3 } } as never), "qeury"))

  it.effect("an input that breaks the contract is told by field before anything is sent: a field that does not exist", () =>
    refuses((client) => client.projects.create({ payload: { nmae: "blog" } as never }), "payload.nmae"))

  it.effect("an input that breaks the contract is told by field before anything is sent: a nested field", () =>
    refuses(
      (client) => client.databases.create({ payload: { projectId: "proj_1", source: { type: "database" } } as never }),
      "payload.source.databaseId"
    ))

  it.effect("an input that breaks the contract is told without its value, which may be a secret", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      const error = yield* Effect.flip(client.environmentVariables.create({
        payload: { projectId: "!!marker", class: "production", key: "marker", value: Redacted.make("") }
      }))
      assert.notInclude(Cause.pretty(Cause.fail(error)), "marker")
    }))
})

describe("a path parameter", () => {
  const odd = ["../x", "a/b", "%2e%2e", "", ".", "..", "a\u0000b", "a\nb", "a?b", "a#b", "\ud800", "ä ö", "a\\b"]

  it.effect("a path parameter never reaches another path: it is refused or encoded", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(404, {}))
      const client = yield* Client.make(server.url)
      for (const value of odd) {
        const calls = [
          client.projects.get({ params: { id: value } }),
          client.agentApprovals.get({ params: { approvalId: value } }),
          client.alchemyState.deleteStack({
            params: { projectId: "proj_1", branchId: "br_1", stack: value },
            headers: { "alchemy-state-lease-id": "aslease_1" }
          })
        ]
        for (const call of calls) {
          const exit = yield* Effect.exit(call)
          assert.isTrue(Exit.isFailure(exit))
          for (const { url } of server.requests.splice(0)) {
            const segments = url.pathname.split("/")
            assert.oneOf(segments.length, [4, 10])
            assert.strictEqual(decodeURIComponent(segments.at(-1)!), value)
          }
        }
      }
    }))
})

describe("a header value", () => {
  it.effect("a header value with control characters is refused", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      const error = yield* Effect.flip(client.alchemyState.releaseLease({
        params: { projectId: "proj_1", branchId: "br_1" },
        headers: { "alchemy-state-lease-id": "aslease_1\r\nx-evil: 1" }
      }))
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag, "InvalidRequest")
      assert.deepStrictEqual(server.requests, [])
    }))
})

describe("the base URL", () => {
  const build = (baseUrl: string) => Effect.exit(Effect.scoped(Client.make(baseUrl)))

  it.effect.each([
    "http://api.prisma.io",
    "https://user:pass@api.prisma.io",
    "https://api.prisma.io?x=1",
    "https://api.prisma.io/?",
    "https://api.prisma.io/base#",
    "ftp://api.prisma.io",
    "api.prisma.io",
    ""
  ])("the base URL %s is refused, and its secrets are not repeated", (baseUrl) =>
    Effect.gen(function*() {
      const exit = yield* build(baseUrl)
      assert.isTrue(Exit.isFailure(exit))
      const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
      assert.instanceOf(error, FetchError)
      assert.deepInclude(error.reason, { _tag: "InvalidRequest" })
      assert.notInclude(Cause.pretty(Cause.fail(error)), "pass@")
    }))

  it.effect.each([
    "http://127.0.0.1:1",
    "http://localhost:1",
    "http://[::1]:1",
    "https://api.prisma.io/",
    "https://proxy.example/prisma/"
  ])(
    "the base URL %s is fine",
    (baseUrl) => Effect.map(build(baseUrl), (exit) => assert.isTrue(Exit.isSuccess(exit)))
  )

  it.effect("the base URL may end in a slash and have a path", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: project }))
      const client = yield* Client.make(`${server.url}/prisma/`)
      yield* client.projects.get({ params: { id: "proj_abc123" } })
      assert.strictEqual(server.take().url.pathname, "/prisma/v1/projects/proj_abc123")
    }))
})

describe("a client", () => {
  it.effect("a client builds a group when it is first used, and keeps it", () =>
    Effect.gen(function*() {
      const client = yield* Client.make("http://127.0.0.1:1")
      assert.strictEqual(client.projects, client.projects)
      assert.strictEqual(client.projects.list, client.projects.list)
    }))

  it.effect("a client of one group builds it when it is first used, and keeps it", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: project }))
      const program = Effect.flatMap(
        GroupClient.make(ProjectsGroup, { baseUrl: server.url }),
        (projects) => projects.get({ params: { id: "abc123" } })
      )
      const decoded = yield* program.pipe(
        Effect.provide(Layer.mergeAll(Authorization.layerToken(Client.token), NodeHttpClient.layerUndici))
      )
      assert.strictEqual(decoded.id, "proj_abc123")
    }))

  it.effect("a client sends the headers of the innermost region, whatever the case of their names", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith({ status: 401 })
      const client = yield* Client.make(server.url)
      yield* Effect.flip(client.me.get()).pipe(
        CallOptions.provide({ headers: { "x-own": "3" } }),
        CallOptions.provide({ headers: { "X-Own": "2", "X-Other": "2" } }),
        CallOptions.provide({ headers: { "x-own": "1", "x-other": "1", "x-third": "1" } })
      )
      const { headers } = server.take()
      assert.deepInclude(headers, { "x-own": "3", "x-other": "2", "x-third": "1" })
    }))

  it.effect("a client omits what is undefined, and a cursor that is null", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } }))
      const client = yield* Client.make(server.url)
      yield* client.projects.list({ query: { cursor: null, limit: undefined } })
      assert.strictEqual(server.take().url.search, "")
      server.answerWith(RecordingServer.json(200, { data: project }))
      yield* client.projects.update({ params: { id: "proj_1" }, payload: { name: "blog", settings: undefined } })
      assert.deepStrictEqual(JSON.parse(server.take().body), { name: "blog" })
    }))
})

describe("records in lines", () => {
  it.effect("records in lines arrive one by one, and one that is none fails the stream with its place", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const log = { type: "log", text: "hello", level: "info", source: "stdout", cursor: "1" }
      const client = yield* Client.make(server.url)
      const logs = client.builds.logs({ params: { buildId: "bld_1" } })
      const body = (...records: ReadonlyArray<unknown>) =>
        records.map((record) => JSON.stringify(record) + "\n").join("")
      const answer = (text: string) => ({
        status: 200,
        headers: { "content-type": "application/x-ndjson" },
        body: text
      })

      server.answerWith(answer(body(log, { type: "heartbeat" }, log)))
      const records = yield* Stream.runCollect(logs)
      assert.deepStrictEqual(records.map((record) => record.type), ["log", "unrecognized", "log"])

      server.answerWith(answer(body(log) + "not json\n"))
      const seen: Array<unknown> = []
      const error = yield* Effect.flip(Stream.runForEach(logs, (record) => Effect.sync(() => seen.push(record))))
      assert.lengthOf(seen, 1)
      assert.instanceOf(error, FetchError)
      assert.strictEqual(error.reason._tag, "InvalidResponse")

      server.answerWith(answer(body(log) + "{\"type\":\"lo"))
      const cut = yield* Effect.flip(Stream.runDrain(logs))
      assert.instanceOf(cut, FetchError)
      assert.strictEqual(cut.reason._tag, "Transport")
    }))
})
