import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { makeTracer } from "./support/tracer.ts"

const exchangePath = "/v1/auth/github-actions/token"

/** The runner and the API in one server: it counts the tokens it gives, each good for half an hour. */
const makeServer = Effect.gen(function*() {
  const server = yield* RecordingServer.make
  let exchanges = 0
  let good = 0
  const answer = ({ headers, url }: RecordingServer.Recorded): RecordingServer.Answer => {
    if (url.pathname === "/oidc") return RecordingServer.json(200, { value: "an-oidc-token", count: 1 })
    if (url.pathname === exchangePath) {
      good = ++exchanges
      return RecordingServer.json(201, {
        data: {
          id: "itgr_1",
          type: "serviceToken",
          value: `token-${exchanges}`,
          expiresAt: DateTime.formatIso(DateTime.makeUnsafe(exchanges * 1_800_000)),
          workspaceId: "wksp_1"
        }
      })
    }
    return headers.authorization === `Bearer token-${good}`
      ? RecordingServer.json(200, { data: [], pagination: { hasMore: false, nextCursor: null } })
      : RecordingServer.json(401, { error: { code: "authentication-failed", message: "no" } })
  }
  server.answerWith(answer)
  return { server, answer, revoke: () => void (good = 0) }
})

const env = (server: RecordingServer.RecordingServer) => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/oidc?api-version=2.0`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "a-runner-token"
})

const client = (
  server: RecordingServer.RecordingServer,
  environment: object,
  options?: Parameters<typeof Authorization.layerGitHubActions>[0]
) =>
  ManagementClient.layer({ baseUrl: server.url }).pipe(
    Layer.provide(Authorization.layerGitHubActions({ baseUrl: server.url, ...options })),
    Layer.provide(NodeHttpClient.layerUndici),
    // Some programs keep what is empty.
    Layer.provide(ConfigProvider.layer(ConfigProvider.fromUnknown(environment, { preserveEmptyStrings: true })))
  )

const list = ManagementClient.ManagementClient.use((client) => client.projects.list())

const paths = ({ requests }: RecordingServer.RecordingServer) => requests.map(({ url }) => url.pathname)

describe("Authorization.layerGitHubActions", () => {
  it.effect("Authorization.layerGitHubActions exchanges the runner's token once, and again before it ends and after a 401", () =>
    Effect.gen(function*() {
      const { revoke, server } = yield* makeServer
      yield* Effect.gen(function*() {
        yield* Effect.all([list, list, list], { concurrency: "unbounded" })
        const [runner, exchange] = server.requests
        assert.strictEqual(runner!.url.search, "?api-version=2.0&audience=prisma-cloud")
        assert.strictEqual(runner!.headers.authorization, "Bearer a-runner-token")
        assert.deepStrictEqual(JSON.parse(exchange!.body), { token: "an-oidc-token", expiresInSeconds: 1800 })
        assert.deepStrictEqual(paths(server), ["/oidc", exchangePath, "/v1/projects", "/v1/projects", "/v1/projects"])
        server.requests.length = 0

        yield* TestClock.adjust("29 minutes")
        yield* list
        assert.deepStrictEqual(paths(server), ["/oidc", exchangePath, "/v1/projects"])
        server.requests.length = 0

        revoke()
        yield* list
        assert.deepStrictEqual(paths(server), ["/v1/projects", "/oidc", exchangePath, "/v1/projects"])
      }).pipe(Effect.provide(client(server, env(server))))
    }))

  it.effect("Authorization.layerGitHubActions says that the API refused", () =>
    Effect.gen(function*() {
      const { answer, server } = yield* makeServer
      server.answerWith((request) =>
        request.url.pathname === exchangePath
          ? RecordingServer.json(401, { error: "unauthorized", errorDescription: "No trust for this repository" })
          : answer(request)
      )
      const error = yield* Effect.flip(list).pipe(Effect.provide(client(server, env(server))))
      assert.strictEqual(error.message, "unauthorized: No trust for this repository")
      assert.notInclude(JSON.stringify(error), "an-oidc-token")
    }))

  it.effect("Authorization.layerGitHubActions says at the exchange that no call could send its token", () =>
    Effect.gen(function*() {
      const { answer, server } = yield* makeServer
      server.answerWith((request) =>
        request.url.pathname === exchangePath
          ? RecordingServer.json(201, { data: { value: "a token", expiresAt: "", workspaceId: "wksp_1" } })
          : answer(request)
      )
      const error = yield* Effect.flip(list).pipe(Effect.provide(client(server, env(server))))
      assert.deepStrictEqual<unknown>("reason" in error && error.reason, {
        _tag: "TokenResponseInvalid",
        field: "value"
      })
      assert.strictEqual(error.message, "Invalid token response format: value")
    }))

  it.effect("Authorization.layerGitHubActions tells a tracer of each token that it gets", () =>
    Effect.gen(function*() {
      const { server } = yield* makeServer
      const { spans, tracer } = makeTracer()
      yield* Effect.withTracer(Effect.provide(list, client(server, env(server))), tracer)
      assert.include(spans.map(({ name }) => name), "Authorization.gitHubActions")
    }))

  it.effect("Authorization.layerGitHubActions adds its audience to whatever the runner's URL asks", () =>
    Effect.gen(function*() {
      const { server } = yield* makeServer
      const asking = { ...env(server), ACTIONS_ID_TOKEN_REQUEST_URL: `\u00a0${server.url}/oidc?a=b?c=d\n` }
      yield* Effect.provide(list, client(server, asking))
      assert.deepStrictEqual(Array.from(server.requests[0]!.url.searchParams), [
        ["a", "b?c=d"],
        ["audience", "prisma-cloud"]
      ])
    }))

  for (const missing of ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"]) {
    it.effect(`Authorization.layerGitHubActions names ${missing} when the runner did not set it`, () =>
      Effect.gen(function*() {
        const { server } = yield* makeServer
        const error = yield* Effect.flip(
          Effect.provide(list, client(server, { ...env(server), [missing]: undefined }))
        )
        assert.deepInclude(error, { _tag: "AuthError" })
        assert.include(error.message, missing)
      }))
  }

  it.effect("Authorization.layerGitHubActions refuses a runner's URL that is http off loopback, and a life that is too long", () =>
    Effect.gen(function*() {
      const { server } = yield* makeServer
      const plain = { ...env(server), ACTIONS_ID_TOKEN_REQUEST_URL: "http://runner.example/oidc" }
      assert.include((yield* Effect.flip(Effect.provide(list, client(server, plain)))).message, "Expected https")
      const tooLong = client(server, env(server), { expiresIn: "2 hours" })
      assert.include((yield* Effect.flip(Effect.provide(list, tooLong))).message, "expiresIn")
    }))

  it.effect("Authorization.layerGitHubActions asks for a lifetime of a minute to an hour, in whole seconds", () =>
    Effect.gen(function*() {
      const { server } = yield* makeServer
      for (const seconds of [60, 3600]) {
        server.requests.length = 0
        yield* Effect.provide(list, client(server, env(server), { expiresIn: seconds * 1000 }))
        assert.propertyVal(JSON.parse(server.requests[1]!.body), "expiresInSeconds", seconds)
      }
      for (const seconds of [0, 59, 3601, 60.5]) {
        const layer = client(server, env(server), { expiresIn: seconds * 1000 })
        assert.include((yield* Effect.flip(Effect.provide(list, layer))).message, "expiresIn", String(seconds))
      }
    }))

  it.effect("Authorization.layerGitHubActions renews before the API says that its token ends, where that is sooner than it asked for", () =>
    Effect.gen(function*() {
      const { server } = yield* makeServer
      yield* Effect.gen(function*() {
        yield* list
        server.requests.length = 0
        yield* TestClock.adjust("29 minutes")
        yield* list
        assert.deepStrictEqual(paths(server), ["/oidc", exchangePath, "/v1/projects"])
      }).pipe(Effect.provide(client(server, env(server), { expiresIn: "1 hour" })))
    }))

  it.effect("Authorization.layerGitHubActions renews after the lifetime that it asked for where the API's clock is behind", () =>
    Effect.gen(function*() {
      const { answer, server } = yield* makeServer
      const behind = DateTime.formatIso(DateTime.makeUnsafe(-3_600_000))
      server.answerWith((request) => {
        const given = answer(request)
        if (request.url.pathname !== exchangePath) return given
        const body = JSON.parse(String(given.body))
        return RecordingServer.json(201, { data: { ...body.data, expiresAt: behind } })
      })
      yield* Effect.gen(function*() {
        yield* list
        server.requests.length = 0
        yield* TestClock.adjust("27 minutes")
        yield* list
        assert.deepStrictEqual(paths(server), ["/v1/projects"])
        server.requests.length = 0
        yield* TestClock.adjust("2 minutes")
        yield* list
        assert.deepStrictEqual(paths(server), ["/oidc", exchangePath, "/v1/projects"])
      }).pipe(Effect.provide(client(server, env(server))))
    }))

  /** The failure of a call whose runner or exchange answers so. */
  const failing = Effect.fnUntraced(function*(path: string, given: RecordingServer.Answer) {
    const { answer, server } = yield* makeServer
    server.answerWith((request) => request.url.pathname === path ? given : answer(request))
    const error = yield* Effect.flip(list).pipe(Effect.provide(client(server, env(server))))
    return { error, server }
  })

  const incomplete = [
    ["/oidc", { count: 1 }, "value"],
    ["/oidc", { value: 5 }, "value"],
    ["/oidc", [], "value"],
    [exchangePath, { value: "t", expiresAt: "", workspaceId: "w" }, "value"],
    [exchangePath, { data: { expiresAt: "", workspaceId: "w" } }, "value"],
    [exchangePath, { data: { value: "t", workspaceId: "w" } }, "expiresAt"],
    [exchangePath, { data: { value: "t", expiresAt: "" } }, "workspaceId"]
  ] as const
  for (const [path, body, field] of incomplete) {
    it.effect(`Authorization.layerGitHubActions says that ${path} answered ${JSON.stringify(body)} without its ${field}`, () =>
      Effect.gen(function*() {
        const { error } = yield* failing(path, RecordingServer.json(200, body))
        assert.strictEqual(error.message, `Invalid token response format: ${field}`)
        assert.deepStrictEqual<unknown>("reason" in error && error.reason, { _tag: "TokenResponseInvalid", field })
      }))
  }

  it.effect("Authorization.layerGitHubActions says so of an answer that is no JSON", () =>
    Effect.gen(function*() {
      const { error } = yield* failing("/oidc", { status: 200, body: "<html>" })
      assert.strictEqual(error.message, "Invalid token response format: value")
    }))

  it.effect("Authorization.layerGitHubActions shows no token that it sent, though the answers repeat it", () =>
    Effect.gen(function*() {
      for (const [path, token] of [["/oidc", "a-runner-token"], [exchangePath, "an-oidc-token"]] as const) {
        const { error } = yield* failing(
          path,
          RecordingServer.json(400, { error: "bad", error_description: `not ${token}` })
        )
        assert.strictEqual(error.message, "bad: not <redacted>")
      }
    }))

  it.effect("Authorization.layerGitHubActions sends JSON", () =>
    Effect.gen(function*() {
      const { server } = yield* makeServer
      yield* Effect.provide(list, client(server, env(server)))
      assert.strictEqual(server.requests[1]!.headers["content-type"], "application/json")
    }))

  const settings = [
    [
      "a blank variable",
      (environment: object) => ({ ...environment, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "" }),
      undefined,
      "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
      "ACTIONS_ID_TOKEN_REQUEST_TOKEN: Is not set. Give the job `permissions: id-token: write`, and run it on GitHub Actions"
    ],
    [
      "a runner's URL that is none",
      (environment: object) => ({ ...environment, ACTIONS_ID_TOKEN_REQUEST_URL: "runner" }),
      undefined,
      "ACTIONS_ID_TOKEN_REQUEST_URL",
      undefined
    ],
    [
      "a lifetime that is too long",
      undefined,
      { expiresIn: "2 hours" },
      "expiresIn",
      "expiresIn: Expected whole seconds, from one minute to one hour"
    ],
    ["a base URL that is none", undefined, { baseUrl: "api" }, "baseUrl", undefined],
    [
      "a base URL of the environment that is none",
      (environment: object) => ({ ...environment, PRISMA_API_URL: "api" }),
      { baseUrl: undefined },
      "PRISMA_API_URL",
      undefined
    ]
  ] as const
  for (const [what, change, options, field, message] of settings) {
    it.effect(`Authorization.layerGitHubActions names what is wrong of ${what}`, () =>
      Effect.gen(function*() {
        const { server } = yield* makeServer
        const error = yield* Effect.flip(
          Effect.provide(list, client(server, change?.(env(server)) ?? env(server), options))
        )
        assert.deepStrictEqual<unknown>("reason" in error && error.reason, { _tag: "ConfigurationInvalid", field })
        if (message !== undefined) assert.strictEqual(error.message, message)
        assert.lengthOf(server.requests, 0)
      }))
  }

  it.effect("Authorization.layerGitHubActions goes on with a token that is still good where it cannot be renewed, and fails when it is over", () =>
    Effect.gen(function*() {
      const { answer, server } = yield* makeServer
      yield* Effect.gen(function*() {
        yield* list
        server.answerWith((request) =>
          request.url.pathname === "/oidc" ? RecordingServer.json(503, {}) : answer(request)
        )
        yield* TestClock.adjust("29 minutes")
        yield* list
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Effect.flip(list)).message, "Token request failed with status 503")
        server.answerWith(answer)
        yield* list
      }).pipe(Effect.provide(client(server, env(server))))
    }))

  it.effect("Authorization.layerGitHubActions exchanges once for many calls that are refused at once", () =>
    Effect.gen(function*() {
      const { revoke, server } = yield* makeServer
      yield* Effect.gen(function*() {
        yield* list
        revoke()
        server.requests.length = 0
        yield* Effect.all([list, list, list], { concurrency: "unbounded" })
        assert.lengthOf(paths(server).filter((path) => path === exchangePath), 1)
      }).pipe(Effect.provide(client(server, env(server))))
    }))
})
