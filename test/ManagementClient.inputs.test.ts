/** What a call says of an input that cannot be sent, and what it sends twice. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import { FetchError } from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Client from "./support/client.ts"
import { inTime } from "./support/inTime.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const issuesOf = (error: unknown) =>
  error instanceof FetchError && error.reason._tag === "InvalidRequest"
    ? error.reason.issues.map(({ message, path }) => `${path}: ${message}`)
    : assert.fail(`no InvalidRequest: ${error}`)

const unreadable = {
  get query(): never {
    throw new Error("a getter")
  }
}

const wiped = Redacted.make("secret")
Redacted.wipeUnsafe(wiped)

const inputs: ReadonlyArray<readonly [group: string, name: string, input: unknown, issues: ReadonlyArray<string>]> = [
  ["projects", "get", undefined, ["params.id: Missing key"]],
  ["environmentVariables", "create", undefined, [
    "payload.projectId: Missing key",
    "payload.class: Missing key",
    "payload.key: Missing key",
    "payload.value: Missing key"
  ]],
  [
    "builds",
    "create",
    { payload: { source: "ci", commitSha: "c0ffee", branchName: "main", externalLogUrl: "/logs" } },
    [
      "payload.externalLogUrl: Expected an absolute URL"
    ]
  ],
  [
    "builds",
    "update",
    { params: { buildId: "build1" }, payload: { externalLogUrl: "ci.example/1", deployedUrl: "" } },
    [
      "payload.externalLogUrl: Expected an absolute URL",
      "payload.deployedUrl: Expected an absolute URL"
    ]
  ],
  ["projects", "get", { params: { id: "p" }, body: {} }, ["body: Expected no such part of a request"]],
  ["projects", "get", { params: { id: "p" }, payload: {} }, ["payload: Expected no such part of a request"]],
  [
    "alchemyState",
    "getResource",
    {
      params: { projectId: "project1", branchId: "branch1", stack: "s", stage: "..", fqn: "f" },
      headers: { "alchemy-state-lease-id": "lease1" }
    },
    ["params.stage: Expected a name, got a relative path segment"]
  ],
  [
    "alchemyState",
    "putOutput",
    {
      params: { projectId: "project1", branchId: "branch1", stack: "s", stage: "t" },
      headers: { "alchemy-state-lease-id": "lease1" }
    },
    ["payload: Missing"]
  ],
  ["environmentVariables", "update", { params: { envVarId: "e" }, payload: { value: wiped } }, [
    "payload: Expected values that can be read"
  ]]
]

describe("an input that cannot be sent", () => {
  for (const [group, name, input, issues] of inputs) {
    it.effect(`is told, and nothing is sent: ${issues.join("; ")}`, () =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        const call = Client.operation(yield* Client.make(server.url), group, name)
        const error = yield* Effect.flip(call(input) as Effect.Effect<unknown, unknown>)
        assert.deepStrictEqual(issuesOf(error), issues)
        assert.lengthOf(server.requests, 0)
      }))
  }

  it.effect("may have a part that is undefined", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const call = Client.operation(yield* Client.make(server.url), "projects", "get")
      yield* Effect.exit(
        call({ params: { id: "p" }, body: undefined, query: undefined }) as Effect.Effect<unknown, unknown>
      )
      assert.lengthOf(server.requests, 1)
    }))

  it.effect("may throw when it is read, and is told all the same", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const call = Client.operation(yield* Client.make(server.url), "projects", "list")
      const exit = yield* Effect.exit(call(unreadable) as Effect.Effect<unknown, unknown>)
      assert.strictEqual(exit._tag, "Failure")
      assert.lengthOf(server.requests, 0)
    }))
})

describe("a secret of an input", () => {
  it.effect("is in no error, though the API repeats it", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const secret = "marker-of-a-value"
      server.answerWith(({ body }) =>
        RecordingServer.json(422, { error: { code: "validation-error", message: `Not good: ${body}` } })
      )
      const client = yield* Client.make(server.url)
      const error = yield* Effect.flip(client.environmentVariables.create({
        payload: { projectId: "proj_1", key: "KEY", value: secret, class: "production" }
      }))
      assert.include(server.take().body, secret)
      assert.notInclude(error.message, secret)
      assert.include(error.message, "<redacted>")
      assert.include(error.message, "KEY")
    }))
})

describe("a request that the contract does not know", () => {
  const make = (baseUrl: string) =>
    Layer.build(Layer.mergeAll(Authorization.layerToken("token"), NodeHttpClient.layerUndici)).pipe(
      Effect.flatMap((context) => Effect.provideContext(ManagementClient.httpClient({ baseUrl }), context))
    )

  for (
    const [method, requests] of [
      ["GET", 4],
      ["HEAD", 4],
      ["PUT", 4],
      ["DELETE", 4],
      ["OPTIONS", 4],
      ["POST", 1],
      ["PATCH", 1]
    ] as const
  ) {
    it.effect(`is sent ${requests === 1 ? "once" : "four times"} by ${method} where the API may have failed in the middle of it`, () =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        server.answerWith({ status: 503 })
        const client = yield* make(server.url)
        const response = yield* inTime(client.execute(HttpClientRequest.make(method)("/v1/new-thing")))
        assert.strictEqual(response.status, 503)
        assert.lengthOf(server.requests, requests)
      }))
  }

  const bodies: ReadonlyArray<readonly [what: string, body: () => HttpBody.HttpBody, requests: number]> = [
    ["text", () => HttpBody.text("x"), 4],
    ["bytes", () => HttpBody.uint8Array(new Uint8Array([1])), 4],
    ["a form", () => HttpBody.urlParams({ input: [] } as never), 4],
    ["text of the platform", () => HttpBody.raw("x"), 4],
    ["nothing of the platform", () => HttpBody.raw(null), 4],
    ["bytes of the platform", () => HttpBody.raw(new Uint8Array([1])), 4],
    ["a stream", () => HttpBody.stream(Stream.make(new Uint8Array([1]))), 1],
    ["a stream of the platform", () => HttpBody.raw(new Blob(["x"]).stream()), 1],
    [
      "an iterable",
      () =>
        HttpBody.raw((async function*() {
          yield new Uint8Array([1])
        })()),
      1
    ]
  ]
  for (const [what, body, requests] of bodies.filter(([what]) => what !== "a form")) {
    it.effect(`is sent ${requests === 1 ? "once" : "again"} where its body is ${what}`, () =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        server.answerWith({ status: 503 })
        const client = yield* make(server.url)
        yield* inTime(Effect.exit(client.put("/v1/new-thing", { body: body() })))
        assert.lengthOf(server.requests, requests)
      }))
  }

  it.effect("goes to the API only, and says so", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      const { host } = new URL(server.url)
      for (
        const url of [
          "https://elsewhere.example/",
          `http://:password@${host}/`,
          `http://user@${host}/`,
          "//elsewhere.example"
        ]
      ) {
        const error = yield* Effect.flip(client.get(url))
        assert.deepStrictEqual(issuesOf(error), [`url: Expected a path, or a URL of the same origin as ${server.url}`])
      }
      assert.lengthOf(server.requests, 0)
    }))

  for (const header of ["authorization", "connection", "host", "transfer-encoding", "upgrade"]) {
    it.effect(`has no header ${header} of its own`, () =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        const client = yield* make(server.url)
        const error = yield* Effect.flip(client.get("/v1/new-thing", { headers: { [header]: "x" } }))
        assert.lengthOf(issuesOf(error), 1)
        assert.lengthOf(server.requests, 0)
      }))
  }

  it.effect("has the headers of its options", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      yield* client.get("/v1/new-thing").pipe(CallOptions.provide({ headers: { "x-request-id": "job" } }))
      assert.strictEqual(server.take().headers["x-request-id"], "job")
    }))
})
