/** Requests that the contract does not know, over real servers on loopback. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as ByteSize from "effect/ByteSize"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { inspect } from "node:util"
import type { AuthError } from "../src/AuthError.ts"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import { FetchError } from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as NodeTransport from "../src/node/NodeTransport.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import * as FaultyServer from "./support/FaultyServer.ts"
import { inTime, until } from "./support/inTime.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { refreshingSession } from "./support/refreshingSession.ts"
import { makeTracer } from "./support/tracer.ts"

const token = "marker7token"

type Client = HttpClient.HttpClient.With<AuthError | FetchError>

const transports = {
  node: NodeTransport.layer,
  undici: NodeHttpClient.layerUndici,
  fetch: FetchHttpClient.layer
} as const

/** A client for as long as the scope of the test lives. */
const make = (baseUrl: string, transport: keyof typeof transports = "undici") =>
  Layer.build(Layer.mergeAll(Authorization.layerToken(token), transports[transport])).pipe(
    Effect.flatMap((context) => Effect.provideContext(ManagementClient.httpClient({ baseUrl }), context))
  )

describe.each(Object.keys(transports) as Array<keyof typeof transports>)("over %s", (transport) => {
  it.effect(`over ${transport}, a path is one of the API, and is sent as every call is`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(200, { data: { id: "thing_1" } }))
      const client = yield* make(`${server.url}/prisma`, transport)
      const response = yield* client.post("/v1/new-thing?a=1", {
        urlParams: { limit: 10 },
        body: HttpBody.jsonUnsafe({ name: "x" })
      }).pipe(CallOptions.provide({ headers: { "x-request-id": "job-7" } }), Effect.withTracer(makeTracer().tracer))
      assert.deepStrictEqual(yield* response.json, { data: { id: "thing_1" } })
      const { body, headers, method, url } = server.take()
      assert.deepStrictEqual([method, url.pathname, url.search], ["POST", "/prisma/v1/new-thing", "?a=1&limit=10"])
      assert.deepStrictEqual(JSON.parse(body), { name: "x" })
      assert.deepInclude(headers, {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "x-request-id": "job-7"
      })
      assert.match(headers["user-agent"]!, /^effect-prisma-management\//)
      assert.match(headers["traceparent"] as string, /^00-/)
    }))

  it.effect(`over ${transport}, a redirect is an answer: the token goes nowhere else`, () =>
    Effect.gen(function*() {
      const elsewhere = yield* RecordingServer.make
      const server = yield* RecordingServer.make
      server.answerWith({ status: 302, headers: { location: elsewhere.url } })
      const response = yield* (yield* make(server.url, transport)).get("/v1/new-thing")
      assert.strictEqual(response.status, 302)
      assert.lengthOf(elsewhere.requests, 0)
    }))

  it.effect(`over ${transport}, a status that may pass is answered by another attempt, and is the answer of the last one`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(() =>
        server.requests.length < 3 ? RecordingServer.json(503, {}) : RecordingServer.json(200, { n: 3 })
      )
      const client = yield* make(server.url, transport)
      assert.deepStrictEqual(yield* (yield* inTime(client.get("/v1/new-thing"))).json, { n: 3 })
      server.requests.splice(0)
      server.answerWith(RecordingServer.json(502, { error: { code: "gone-wrong" } }))
      const last = yield* inTime(client.put("/v1/new-thing"))
      assert.lengthOf(server.requests, 4)
      assert.strictEqual(last.status, 502)
      assert.deepStrictEqual(yield* last.json, { error: { code: "gone-wrong" } })
      assert.strictEqual(yield* last.text, yield* Stream.mkString(Stream.decodeText(last.stream)))
    }))

  it.effect(`over ${transport}, a body without a length is read all the same`, () =>
    Effect.gen(function*() {
      const server = yield* FaultyServer.make((response) => {
        response.writeHead(200)
        response.write("{\"a\":")
        response.end("1}")
      })
      const response = yield* (yield* make(server.url, transport)).get("/v1/new-thing")
      assert.deepStrictEqual(yield* response.json, { a: 1 })
      assert.deepStrictEqual(yield* response.text, "{\"a\":1}")
    }))

  it.effect(`over ${transport}, an answer without a body has an empty one`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const response = yield* (yield* make(server.url, transport)).del("/v1/new-thing")
      assert.deepStrictEqual([response.status, yield* response.text], [204, ""])
    }))

  it.effect(`over ${transport}, a body that is too long fails, and its stream does not`, () =>
    Effect.gen(function*() {
      const server = yield* FaultyServer.make((response) => void response.writeHead(200).end("x".repeat(5000)))
      const client = yield* make(server.url, transport)
      const limited = <A, E>(effect: Effect.Effect<A, E>) =>
        Effect.provideService(effect, HttpIncomingMessage.MaxBodySize, ByteSize.bytes(4999))
      const error = yield* client.get("/v1/new-thing").pipe(
        Effect.flatMap((response) => response.text),
        limited,
        Effect.flip
      )
      assert.strictEqual(error._tag === "HttpClientError" && error.reason._tag, "DecodeError")
      assert.include(error.message, "4999")
      const response = yield* client.get("/v1/new-thing")
      assert.lengthOf(yield* limited(Stream.mkString(Stream.decodeText(response.stream))), 5000)
    }))

  it.effect(`over ${transport}, a body that does not end is not read on`, () =>
    Effect.gen(function*() {
      const server = yield* FaultyServer.make(FaultyServer.flood(200))
      const response = yield* (yield* make(server.url, transport)).get("/v1/new-thing")
      const error = yield* Effect.flip(
        Effect.provideService(response.text, HttpIncomingMessage.MaxBodySize, ByteSize.bytes(100_000))
      )
      assert.include(error.message, "100000")
      yield* until(() => server.connections() === 0)
    }))

  it.effect(`over ${transport}, a 205 with a body is read, though it should have none`, () =>
    Effect.gen(function*() {
      const server = yield* FaultyServer.make(FaultyServer.answer(205, {}, "{}"))
      const response = yield* (yield* make(server.url, transport)).get("/v1/new-thing")
      assert.strictEqual(response.status, 205)
      // Fetch drops it.
      assert.strictEqual(yield* response.text, transport === "fetch" ? "" : "{}")
    }))

  it.effect(`over ${transport}, a body that is not of the form that is asked for fails without being quoted`, () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith({ status: 200, body: "marker8body" })
      const response = yield* (yield* make(server.url, transport)).get("/v1/new-thing")
      const error = yield* Effect.flip(response.json)
      assert.deepInclude(error.reason, { _tag: "DecodeError", response })
      assert.include(error.message, "json")
      assert.notInclude(inspect(error, { depth: Infinity, showHidden: true, customInspect: false }), "marker8body")
      assert.strictEqual(yield* response.text, "marker8body")
    }))

  it.effect(`over ${transport}, a redirect is followed by a client that is told to, at the API only`, () =>
    Effect.gen(function*() {
      const elsewhere = yield* RecordingServer.make
      const server = yield* RecordingServer.make
      const client = HttpClient.followRedirects(yield* make(server.url, transport))
      server.answerWith(({ url }) =>
        url.pathname === "/v1/old" ? { status: 307, headers: { location: "/v1/new?a=1" } } : { status: 200 }
      )
      assert.strictEqual((yield* client.get("/v1/old", { urlParams: { limit: 1 } })).status, 200)
      assert.strictEqual(server.requests.at(-1)!.url.search, "?a=1")
      server.answerWith({ status: 307, headers: { location: `${elsewhere.url}/v1/new` } })
      const error = yield* Effect.flip(client.get("/v1/old"))
      assert.deepInclude(error, { _tag: "FetchError", operation: "httpClient" })
      assert.lengthOf(elsewhere.requests, 0)
    }))

  it.effect(`over ${transport}, nothing of the answer shows the token`, () =>
    Effect.gen(function*() {
      const server = yield* FaultyServer.make(FaultyServer.resetInBody)
      const response = yield* (yield* make(server.url, transport)).get("/v1/new-thing")
      const error = yield* Effect.flip(response.text)
      for (const value of [response, error, response.request]) {
        assert.notInclude(inspect(value, { depth: Infinity, customInspect: false }) + JSON.stringify(value), token)
      }
    }))
})

describe("a URL", () => {
  const elsewhere = [
    "https://evil.example/v1/me",
    "//evil.example/v1/me",
    "/\\evil.example/v1/me",
    "\\\\evil.example",
    "/\t/evil.example",
    " //evil.example",
    "ftp://127.0.0.1/",
    "data:text/plain,x",
    "blob:https://api.prisma.io/1",
    "javascript:1"
  ]
  const ofTheServer = (url: URL) => [
    `https://${url.host}/v1/me`,
    `http://user:secret@${url.host}/v1/me`,
    `http://secret@${url.host}/v1/me`,
    `http://${url.host}@evil.example/v1/me`,
    `http://127.0.0.1:${Number(url.port) + 1}/v1/me`,
    `http://localhost:${url.port}/v1/me`,
    `http://${url.host}.evil.example/`
  ]

  it.effect("a URL given to httpClient of another origin is refused before anything is sent", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      for (const url of [...elsewhere, ...ofTheServer(new URL(server.url))]) {
        const error = yield* Effect.flip(client.execute(HttpClientRequest.get(url)))
        assert.instanceOf(error, FetchError)
        assert.strictEqual(error.reason._tag, "InvalidRequest", url)
        assert.notInclude(inspect(error, { depth: Infinity, showHidden: true }), "secret")
      }
      assert.lengthOf(server.requests, 0)
    }))

  it.effect("a URL given to httpClient of the API's own origin is fine, absolute or relative", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* make(server.url)
      for (const url of [`${server.url}/v1/me`, "/v1/me", "v1/me", "./v1/me", new URL(`${server.url}/v1/me`)]) {
        yield* client.get(url)
        assert.strictEqual(server.take().url.pathname, "/v1/me")
      }
      yield* client.get("/v1/@evil.example/:80")
      assert.strictEqual(server.take().url.pathname, "/v1/@evil.example/:80")
    }))
})

describe("a header", () => {
  it.effect.each([["authorization", "Bearer other"], ["Host", "evil.example"], ["x-a", "b\r\nx-c: d"]] as const)(
    "a header given to httpClient that is the client's own, or none, is refused: %s",
    ([name, value]) =>
      Effect.gen(function*() {
        const server = yield* RecordingServer.make
        const client = yield* make(server.url)
        const error = yield* Effect.flip(client.get("/v1/new-thing", { headers: { [name]: value } }))
        assert.instanceOf(error, FetchError)
        assert.strictEqual(error.reason._tag, "InvalidRequest")
        assert.include(error.message, `headers.${name.toLowerCase()}`)
        assert.lengthOf(server.requests, 0)
      })
  )
})

describe("another attempt", () => {
  it.effect("another attempt of httpClient is not made of a POST, nor of a 429 that is a quota", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(503, {}))
      const client = yield* make(server.url)
      assert.strictEqual((yield* inTime(client.post("/v1/new-thing"))).status, 503)
      assert.lengthOf(server.requests, 1)
      server.answerWith(RecordingServer.json(429, { error: { code: "planLimitReached" } }))
      const quota = yield* inTime(client.get("/v1/new-thing"))
      assert.strictEqual(quota.status, 429)
      assert.include(yield* quota.text, "planLimitReached")
      assert.lengthOf(server.requests, 2)
    }))

  it.effect("another attempt of httpClient is not made of a body that can be read only once", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      server.answerWith({ status: 503, headers: { "retry-after": "1" } })
      const client = yield* make(server.url)
      const body = HttpBody.stream(Stream.succeed(new TextEncoder().encode("once")))
      const response = yield* inTime(client.put("/v1/new-thing", { body }))
      assert.strictEqual(response.status, 503)
      assert.strictEqual(server.take().body, "once")
    }))

  it.effect("another attempt of httpClient follows the policy of its region, and has what of its failure it needs to know", () =>
    Effect.gen(function*() {
      const seen: Array<RetryPolicy.FailedAttempt> = []
      const server = yield* RecordingServer.make
      server.answerWith(RecordingServer.json(429, { error: { code: "rateLimitReached" } }, { "retry-after": "7" }))
      const client = yield* make(server.url)
      yield* client.get("/v1/new-thing").pipe(CallOptions.provide({
        retry: (failed) =>
          Effect.sync(() => {
            seen.push(failed)
            return undefined
          })
      }))
      assert.deepInclude(seen[0], {
        operation: "httpClient",
        method: "GET",
        isIdempotent: true,
        status: 429,
        code: "rateLimitReached",
        retryAfter: Duration.seconds(7)
      })
    }))
})

it.effect("an answer that does not begin in time, and a server that is not there, are FetchErrors", () =>
  Effect.gen(function*() {
    const server = yield* FaultyServer.make(FaultyServer.stall)
    const client: Client = yield* make(server.url)
    const late = yield* Effect.flip(inTime(
      client.post("/v1/new-thing").pipe(
        CallOptions.provide({ attemptTimeout: "3 seconds" })
      )
    ))
    assert.deepInclude(late, { _tag: "FetchError", operation: "httpClient" })
    assert.deepInclude((late as FetchError).reason, { _tag: "Timeout", duration: Duration.seconds(3) })
    yield* Effect.promise(() => server.close())
    const gone = yield* Effect.flip(inTime(client.get("/v1/new-thing")))
    assert.deepInclude(gone, { _tag: "FetchError", attempts: 4 })
  }))

it.effect("an attempt of a HEAD has 30 seconds to be answered, as a GET has", () =>
  Effect.gen(function*() {
    const server = yield* FaultyServer.make(FaultyServer.stall)
    const client: Client = yield* make(server.url)
    const late = yield* Effect.flip(inTime(
      client.head("/v1/new-thing").pipe(Effect.provideService(RetryPolicy.RetryPolicy, RetryPolicy.none))
    ))
    assert.deepInclude((late as FetchError).reason, { _tag: "Timeout", duration: Duration.seconds(30) })
  }))

it.effect("a 401 refreshes the session and the request is sent once more; a second 401 is the answer", () =>
  Effect.gen(function*() {
    const server = yield* RecordingServer.make
    const { layer, refreshes } = refreshingSession((n) => Effect.succeed(`access-${n}`))
    const Live = Authorization.layerSession.pipe(Layer.provide(layer), Layer.merge(NodeHttpClient.layerUndici))
    yield* Effect.gen(function*() {
      const client = yield* ManagementClient.httpClient({ baseUrl: server.url })
      server.answerWith(({ headers }) => ({ status: headers.authorization === "Bearer access-1" ? 200 : 401 }))
      assert.strictEqual((yield* client.get("/v1/new-thing")).status, 200)
      assert.strictEqual(refreshes(), 1)
      server.answerWith({ status: 401, body: "no" })
      const refused = yield* client.get("/v1/new-thing")
      assert.deepStrictEqual([refused.status, yield* refused.text, refreshes()], [401, "no", 2])
    }).pipe(Effect.provide(Live))
  }))

it.effect.each(["undici", "fetch"] as const)(
  "a 401 that the authorization has looked into is told in full, also by a generated call: %s",
  (transport) =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const text = JSON.stringify({ error: { code: "insufficient_scope", message: "More rights." } })
      server.answerWith({ status: 401, body: text })
      const { layer } = refreshingSession(() => Effect.die("a refresh"))
      const Live = Authorization.layerSession.pipe(Layer.provide(layer), Layer.merge(transports[transport]))
      yield* Effect.gen(function*() {
        const client = yield* ManagementClient.httpClient({ baseUrl: server.url })
        assert.strictEqual(yield* (yield* client.get("/v1/me")).text, text)
        const generated = yield* ManagementClient.make({ baseUrl: server.url })
        assert.deepInclude(yield* Effect.flip(generated.me.get()), { _tag: "Unauthorized", message: "More rights." })
      }).pipe(Effect.provide(Live))
    })
)

it.effect("the span says how it went, and not with what", () =>
  Effect.gen(function*() {
    const { spans, tracer } = makeTracer()
    const server = yield* RecordingServer.make
    server.answerWith(() => ({ status: server.requests.length === 1 ? 500 : 418 }))
    const client = yield* make(server.url)
    yield* inTime(client.get("/v1/marker8path?q=marker8query", { headers: { "x-a": "marker8header" } })).pipe(
      Effect.withTracer(tracer)
    )
    assert.deepStrictEqual(spans.map(({ kind, name }) => [name, kind]), [["ManagementClient.httpClient", "client"]])
    assert.deepStrictEqual(Object.fromEntries(spans[0]!.attributes), {
      "prisma.operation": "httpClient",
      "http.request.method": "GET",
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(server.url).port),
      "http.request.resend_count": 1,
      "http.response.status_code": 418
    })
    assert.strictEqual(spans[0]!.status._tag, "Ended")
    assert.lengthOf(spans[0]!.events, 0)
  }))

it.effect("a base URL that cannot be used is refused", () =>
  Effect.gen(function*() {
    const error = yield* Effect.flip(make("http://api.prisma.io"))
    assert.strictEqual(error.reason._tag, "InvalidRequest")
  }).pipe(Effect.orDie))
