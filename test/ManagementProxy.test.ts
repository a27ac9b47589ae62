/** A server of one's own over the API: who calls, and what the caller is told of failures. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as http from "node:http"
import { BuildsGroup } from "../src/api/builds.ts"
import { ProjectsGroup } from "../src/api/projects.ts"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as ManagementProxy from "../src/ManagementProxy.ts"
import * as SandboxServer from "../src/sandbox/SandboxServer.ts"
import * as Sessions from "../src/Sessions.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import { layerNoRetry } from "./support/client.ts"
import { closedUrl } from "./support/LoopbackServer.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

type Options = Omit<ManagementProxy.Options, "authenticate">

/** A proxy before the API at a URL, for users who are logged in with these access tokens: its URL. */
const serve = Effect.fnUntraced(
  function*(apiUrl: string, users: { readonly [user: string]: string }, options?: Options) {
    const storages = TokenStorages.layerMemoryWith(
      Object.fromEntries(
        Object.entries(users).map(([user, accessToken]) => [user, Tokens.make({ workspaceId: user, accessToken })])
      )
    )
    const client = ManagementClient.layer({ baseUrl: apiUrl }).pipe(
      Layer.provide(Authorization.layerSessions),
      Layer.provide(Sessions.layer({ clientId: "client", authBaseUrl: apiUrl })),
      Layer.provide(storages),
      Layer.provide(NodeHttpClient.layerUndici),
      Layer.provide(layerNoRetry)
    )
    const proxy = ManagementProxy.layer({
      ...options,
      authenticate: (token) => Effect.succeed(/^page-of-(.+)$/.exec(Redacted.value(token))?.[1])
    })
    const server = yield* Layer.build(
      HttpRouter.serve(proxy, { disableListenLog: true, disableLogger: true }).pipe(
        Layer.provide(client),
        Layer.provideMerge(NodeHttpServer.layer(http.createServer, { port: 0, host: "127.0.0.1" }))
      )
    )
    const { address } = yield* Effect.provide(HttpServer.HttpServer, server)
    return `http://127.0.0.1:${(address as { readonly port: number }).port}`
  }
)

const send = Effect.fnUntraced(
  function*(request: HttpClientRequest.HttpClientRequest) {
    const response = yield* HttpClient.execute(request)
    const text = yield* response.text
    const body: unknown = text === "" ? undefined : JSON.parse(text)
    return { status: response.status, headers: response.headers, body, text }
  },
  Effect.provide(NodeHttpClient.layerUndici)
)

const get = (url: string, user = "alice") =>
  send(HttpClientRequest.get(url).pipe(HttpClientRequest.bearerToken(`page-of-${user}`)))

const refused = (status: number, headers: { readonly [name: string]: string } = {}) =>
  RecordingServer.json(status, {
    error: { code: "rate-limit-exceeded", message: "Too many", hint: "Wait", existingAppId: "cps_1" }
  }, { "x-request-id": "req_7", ...headers })

describe("ManagementProxy", () => {
  it.live("each call is its caller's, and the token of the caller goes no further", () =>
    Effect.gen(function*() {
      const api = yield* RecordingServer.make
      api.answerWith(() => RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } }))
      const url = yield* serve(api.url, { alice: "access-alice", bob: "access-bob" })
      const callers = Array.from({ length: 20 }, (_, index) => index % 2 === 0 ? "alice" : "bob")
      yield* Effect.forEach(callers, (user) => get(`${url}/v1/projects?cursor=${user}`, user), { concurrency: 20 })
      assert.lengthOf(api.requests, 20)
      for (const { headers, url } of api.requests) {
        assert.strictEqual(headers["authorization"], `Bearer access-${url.searchParams.get("cursor")}`)
      }
    }))

  it.live("a caller whom nobody knows gets a 401, and nothing is sent", () =>
    Effect.gen(function*() {
      const api = yield* RecordingServer.make
      const url = yield* serve(api.url, { alice: "a" })
      for (const token of ["page-of-", "other", ""]) {
        const { headers, status } = yield* send(
          HttpClientRequest.get(`${url}/v1/projects`).pipe(HttpClientRequest.bearerToken(token))
        )
        assert.strictEqual(status, 401)
        assert.strictEqual(headers["www-authenticate"], "Bearer")
      }
      assert.lengthOf(api.requests, 0)
    }))

  it.live("what the API refuses passes with its status, code, details, Retry-After and request id", () =>
    Effect.gen(function*() {
      const api = yield* RecordingServer.make
      const url = yield* serve(api.url, { alice: "a" })
      for (const status of [404, 418, 429, 500, 503]) {
        api.answerWith(() => refused(status, { "retry-after": "7" }))
        const answer = yield* get(`${url}/v1/projects/proj_abc`)
        assert.strictEqual(answer.status, status)
        assert.strictEqual(answer.headers["retry-after"], "7")
        assert.strictEqual(answer.headers["x-request-id"], "req_7")
        const { error } = answer.body as { readonly error: { readonly [name: string]: unknown } }
        assert.strictEqual(error["code"], "rate-limit-exceeded")
        assert.include(error["message"], "Too many")
        assert.strictEqual(error["hint"], "Wait")
        assert.strictEqual(error["existingAppId"], "cps_1")
      }
    }))

  it.live("what may not pass does not", () =>
    Effect.gen(function*() {
      const api = yield* RecordingServer.make
      const url = yield* serve(api.url, { alice: "a" }, { passes: [] })
      api.answerWith(() => refused(404, { "retry-after": "7" }))
      const { body, headers, status } = yield* get(`${url}/v1/projects/proj_abc`)
      assert.strictEqual(status, 404)
      assert.isUndefined(headers["retry-after"])
      assert.isUndefined(headers["x-request-id"])
      assert.deepStrictEqual(body, {
        error: { code: "rate-limit-exceeded", message: "The Management API answered 404" }
      })
    }))

  it.live("no usable answer is a 502, a user who is not logged in a 401: hosts and paths are not told", () =>
    Effect.gen(function*() {
      const closed = yield* closedUrl
      const unreachable = yield* get(`${yield* serve(closed, { alice: "a" })}/v1/projects`)
      assert.strictEqual(unreachable.status, 502)
      assert.notInclude(unreachable.text, new URL(closed).port)
      const api = yield* RecordingServer.make
      api.answerWith(() => RecordingServer.json(200, { wrong: true }))
      const url = yield* serve(api.url, { alice: "a" })
      assert.strictEqual((yield* get(`${url}/v1/projects`)).status, 502)
      assert.strictEqual((yield* get(`${url}/v1/projects`, "carol")).status, 401)
    }))

  it.live("a program answers a failure in its own way", () =>
    Effect.gen(function*() {
      const api = yield* RecordingServer.make
      api.answerWith(() => refused(404))
      const url = yield* serve(api.url, { alice: "a" }, {
        refuse: (failure, refusal) => ({ ...refusal, status: 410, message: failure._tag })
      })
      const { body, status } = yield* get(`${url}/v1/projects/proj_abc`)
      assert.strictEqual(status, 410)
      assert.include(JSON.stringify(body), "\"NotFound\"")
    }))

  it.live("only the groups that it was given are served", () =>
    Effect.gen(function*() {
      const api = yield* RecordingServer.make
      api.answerWith(() => refused(404))
      const url = yield* serve(api.url, { alice: "a" }, { groups: [ProjectsGroup, BuildsGroup] })
      assert.strictEqual((yield* get(`${url}/v1/databases`)).status, 404)
      assert.lengthOf(api.requests, 0)
      // A stream that fails before its first record has the status of its failure.
      assert.strictEqual((yield* get(`${url}/v1/builds/build_1/logs`)).status, 404)
      assert.lengthOf(api.requests, 1)
    }))

  it.live("a client of this package works through it, against the sandbox", () =>
    Effect.gen(function*() {
      const sandbox = yield* SandboxServer.serve()
      const url = yield* serve(sandbox.url, { alice: Redacted.value(sandbox.token) })
      const client = yield* Effect.provide(
        ManagementClient.ManagementClient,
        yield* Layer.build(
          ManagementClient.layer({ baseUrl: url }).pipe(
            Layer.provide(Authorization.layerToken("page-of-alice")),
            Layer.provide(NodeHttpClient.layerUndici),
            Layer.provide(layerNoRetry)
          )
        )
      )
      const made = yield* client.projects.create({ payload: { name: "through the proxy" } })
      const project = yield* client.projects.get({ params: { id: made.id } })
      assert.strictEqual(project.name, "through the proxy")
      yield* client.projects.delete({ params: { id: made.id } })
      const gone = yield* Effect.flip(client.projects.get({ params: { id: made.id } }))
      assert.strictEqual(gone._tag, "NotFound")
    }))
})
