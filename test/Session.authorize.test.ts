import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as ByteSize from "effect/ByteSize"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { inspect } from "node:util"
import * as Authorization from "../src/Authorization.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as FaultyServer from "./support/FaultyServer.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: "old", refreshToken: "refresh" })

const sessionLayer = Session.layer.pipe(
  Layer.provide(TokenStorage.layerMemoryWith(planted)),
  Layer.provide(
    Layer.mock(TokenEndpoint.TokenEndpoint)({
      refresh: () =>
        Effect.succeed({ accessToken: Redacted.make("new"), refreshToken: undefined, expiresIn: undefined })
    })
  )
)

const refusal = { error: { code: "authentication-failed", message: "The token is over" } }

const newTokenOnly = ({ headers }: RecordingServer.Recorded) =>
  headers.authorization === "Bearer new"
    ? RecordingServer.json(200, { data: [] })
    : RecordingServer.json(401, refusal)

const tokensOf = (server: RecordingServer.RecordingServer) =>
  server.requests.map(({ headers }) => headers.authorization)

/** Sends a request by the session to a server that answers as told. */
const send = (
  answer: Parameters<RecordingServer.RecordingServer["answerWith"]>[0],
  change: (request: HttpClientRequest.HttpClientRequest) => HttpClientRequest.HttpClientRequest = (request) => request
) =>
  Effect.gen(function*() {
    const server = yield* RecordingServer.make
    server.answerWith(answer)
    const client = yield* HttpClient.HttpClient
    const request = change(HttpClientRequest.post(`${server.url}/v1/projects`))
    const response = yield* Session.authorize(yield* Session.Session)(request, client.execute)
    return { status: response.status, body: yield* response.text, server }
  }).pipe(Effect.scoped, Effect.provide([sessionLayer, NodeHttpClient.layerUndici]))

describe("authorize", () => {
  it.effect("sends the same body again with new tokens after a 401", () =>
    Effect.gen(function*() {
      const { server, status } = yield* send(
        newTokenOnly,
        HttpClientRequest.bodyText("{\"name\":\"x\"}", "application/json")
      )
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(tokensOf(server), ["Bearer old", "Bearer new"])
      assert.deepStrictEqual(server.requests.map(({ body }) => body), ["{\"name\":\"x\"}", "{\"name\":\"x\"}"])
    }))

  it.effect("does not read a 401 without end", () =>
    Effect.gen(function*() {
      let written = 0
      const enough = 100_000_000
      const server = yield* FaultyServer.make(FaultyServer.flood(401, enough, (bytes) => {
        written += bytes
      }))
      const client = yield* HttpClient.HttpClient
      const request = HttpClientRequest.get(`${server.url}/v1/me`)
      const response = yield* Session.authorize(yield* Session.Session)(request, client.execute).pipe(
        Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.bytes(100_000))
      )
      assert.deepStrictEqual([response.status, server.requests()], [401, 2])
      assert.isBelow(written, enough / 2)
    }).pipe(Effect.provide([sessionLayer, NodeHttpClient.layerUndici])))

  it.effect("takes the second 401 for the answer", () =>
    Effect.gen(function*() {
      const { body, server, status } = yield* send(RecordingServer.json(401, refusal))
      assert.strictEqual(status, 401)
      assert.deepStrictEqual(JSON.parse(body), refusal)
      assert.lengthOf(server.requests, 2)
    }))

  const lacking = [
    ["the header", RecordingServer.json(401, refusal, { "www-authenticate": "Bearer error=\"insufficient_scope\"" })],
    ["the API's body", RecordingServer.json(401, { error: { code: "insufficient_scope", message: "no" } })],
    ["an OAuth body", RecordingServer.json(401, { error: "insufficient_scope" })]
  ] as const
  for (const [where, answer] of lacking) {
    it.effect(`refreshes nothing for an insufficient_scope in ${where}`, () =>
      Effect.gen(function*() {
        const { body, server, status } = yield* send(answer)
        assert.strictEqual(status, 401)
        assert.strictEqual(body, answer.body)
        assert.deepStrictEqual(tokensOf(server), ["Bearer old"])
      }))
  }

  it.effect("does not send a stream again, and the next request has new tokens", () =>
    Effect.gen(function*() {
      const stream = Stream.make(new TextEncoder().encode("once"))
      const { server, status } = yield* send(newTokenOnly, HttpClientRequest.bodyStream(stream))
      assert.strictEqual(status, 401)
      assert.deepStrictEqual(tokensOf(server), ["Bearer old"])
    }))

  it.effect("leaves an answer that is no 401 as long as it is", () =>
    Effect.gen(function*() {
      const long = "x".repeat(1_000_000)
      const { body, status } = yield* send({ status: 500, body: long })
      assert.deepStrictEqual([status, body.length], [500, long.length])
    }))

  it.effect("understands a 401 without body", () =>
    Effect.gen(function*() {
      const { status } = yield* send(({ headers }) => ({ status: headers.authorization === "Bearer new" ? 204 : 401 }))
      assert.strictEqual(status, 204)
    }))
})

describe("Authorization.layerSession", () => {
  const client = (baseUrl: string, session: Layer.Layer<Session.Session>) =>
    ManagementClient.layer({ baseUrl }).pipe(
      Layer.provide(Authorization.layerSession),
      Layer.provide(session),
      Layer.provide(NodeHttpClient.layerUndici)
    )

  it.effect("authorizes the calls of a client", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith((request) =>
        newTokenOnly(request).status === 401
          ? newTokenOnly(request)
          : RecordingServer.json(200, { data: [], pagination: { hasMore: false, nextCursor: null } })
      )
      const page = yield* ManagementClient.ManagementClient.use((client) => client.projects.list()).pipe(
        Effect.provide(client(server.url, sessionLayer))
      )
      assert.deepStrictEqual(page.data, [])
      assert.deepStrictEqual(tokensOf(server), ["Bearer old", "Bearer new"])
    }))

  it.effect("fails calls with the AuthError of the session", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const nobody = Session.layer.pipe(
        Layer.provide([TokenStorage.layerMemory(), Layer.mock(TokenEndpoint.TokenEndpoint)({})])
      )
      const error = yield* ManagementClient.ManagementClient.use((client) => Effect.flip(client.projects.list())).pipe(
        Effect.provide(client(server.url, nobody))
      )
      assert.strictEqual(error._tag, "AuthError")
      assert.strictEqual(error.message, "No tokens available. Please log in first.")
      assert.lengthOf(server.requests, 0)
    }))
})

describe("the access token of a session", () => {
  it.effect("the access token of a session is in no error of a call, though the API repeats it", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(({ headers }) =>
        RecordingServer.json(401, {
          error: { code: "insufficient_scope", message: `lacks: ${headers.authorization}`, hint: headers.authorization }
        })
      )
      const accessToken = "marker|with$strange==--characters"
      const session = Session.layer.pipe(
        Layer.provide(TokenStorage.layerMemoryWith(Tokens.make({ workspaceId: "wksp_1", accessToken }))),
        Layer.provide(Layer.mock(TokenEndpoint.TokenEndpoint)({}))
      )
      const error = yield* ManagementClient.ManagementClient.use((client) => Effect.flip(client.me.get())).pipe(
        Effect.provide(
          ManagementClient.layer({ baseUrl: server.url }).pipe(
            Layer.provide(Authorization.layerSession),
            Layer.provide(session),
            Layer.provide(NodeHttpClient.layerUndici)
          )
        )
      )
      assert.strictEqual(server.take().headers.authorization, `Bearer ${accessToken}`)
      assert.include(error.message, "lacks: Bearer <redacted>")
      assert.notInclude(inspect(error, { depth: Infinity, showHidden: true }), "marker")
    }))
})

describe("a stored access token that is no bearer token", () => {
  it.effect("is an AuthError that does not repeat it, and nothing is sent", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const session = Session.layer.pipe(
        Layer.provide(TokenStorage.layerMemoryWith(Tokens.make({ workspaceId: "wksp_1", accessToken: "tok\nmarker" }))),
        Layer.provide(Layer.mock(TokenEndpoint.TokenEndpoint)({}))
      )
      for (const transport of [NodeHttpClient.layerUndici, NodeHttpClient.layerFetch]) {
        const error = yield* Effect.flip(
          Effect.flatMap(ManagementClient.ManagementClient, (client) => client.me.get()).pipe(
            Effect.provide(
              ManagementClient.layer({ baseUrl: server.url }).pipe(
                Layer.provide(Authorization.layerSession),
                Layer.provide(session),
                Layer.provide(transport)
              )
            )
          )
        )
        assert(error._tag === "AuthError")
        assert.deepStrictEqual(error.reason, { _tag: "StorageFailed", operation: "read" })
        assert.strictEqual(
          error.message,
          "The stored access token cannot be sent: it has spaces, line breaks or characters beyond ASCII. Please log in again."
        )
        assert.notInclude(inspect(error, { depth: Infinity }), "marker")
      }
      assert.deepStrictEqual(server.requests, [])
    }))
})
