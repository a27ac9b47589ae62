/** Whether a create was sent, when its connection failed: over each transport, and in the Promise entry. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as http from "node:http"
import * as net from "node:net"
import * as Undici from "undici"
import * as Authorization from "../src/Authorization.ts"
import * as CallOptions from "../src/CallOptions.ts"
import { FetchError } from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { createManagementApiClient } from "../src/promise/index.ts"
import * as RetryPolicy from "../src/RetryPolicy.ts"
import * as LoopbackServer from "./support/LoopbackServer.ts"
import * as TlsServer from "./support/TlsServer.ts"

const over = (transport: Layer.Layer<HttpClient.HttpClient>) => (baseUrl: string) =>
  Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.create({ payload: { name: "blog" } }))
    .pipe(
      Effect.provide(
        ManagementClient.layer({ baseUrl }).pipe(
          Layer.provide(Authorization.layerToken("token")),
          Layer.provide(Layer.succeed(RetryPolicy.RetryPolicy, RetryPolicy.make({ tries: 2, base: 0 }))),
          Layer.provide(transport)
        )
      ),
      Effect.flip
    )

const withPromises = (fetch?: typeof globalThis.fetch) => (baseUrl: string) => {
  const client = createManagementApiClient({ baseUrl, token: "token", ...(fetch && { fetch }) })
  return Effect.flip(Effect.tryPromise({
    try: () => client.POST("/v1/projects", { body: { name: "blog" } }),
    catch: (error) => error
  }))
}

/** Over undici with an agent of the program, by what takes one. */
const overAgent = (dispatcher: Undici.Dispatcher) => [
  over(NodeHttpClient.layerUndiciNoDispatcher.pipe(
    Layer.provide(Layer.succeed(NodeHttpClient.Dispatcher, dispatcher as never))
  )),
  withPromises(async (input) => {
    const { body, headers, method, url } = new Request(input)
    const init = { method, headers: Array.from(headers), body: body as never, duplex: "half", dispatcher } as const
    return await Undici.fetch(url, init) as unknown as Response
  })
]

const clients = [over(NodeHttpClient.layerUndici), over(FetchHttpClient.layer), withPromises()]

const creates = Effect.fnUntraced(function*(
  url: string,
  { calls = clients, sent, words }: {
    readonly calls?: ReadonlyArray<(url: string) => Effect.Effect<unknown, unknown>>
    readonly sent: boolean
    readonly words: RegExp
  }
) {
  for (const call of calls) {
    const error = yield* call(url)
    assert.instanceOf(error, FetchError)
    assert.deepInclude(error.reason, { _tag: "Transport", sent })
    assert.match(error.message, words)
    assert.strictEqual(error.message.includes("may have been processed"), sent)
    assert.strictEqual(error.outcome, sent ? "unknown" : "notProcessed")
  }
})

/** A server that speaks TCP, as if it spoke TLS. */
const tcp = Effect.fnUntraced(function*(onData: (socket: net.Socket) => void) {
  let connections = 0
  const { url } = yield* LoopbackServer.listen(net.createServer((socket) => {
    connections++
    socket.on("error", () => {})
    socket.on("data", () => onData(socket))
  }))
  return { url, tlsUrl: url.replace("http:", "https:"), connections: () => connections }
})

describe("a create", () => {
  it.live("a create was not sent where nobody took the connection", () =>
    Effect.gen(function*() {
      yield* creates(yield* LoopbackServer.closedUrl, { sent: false, words: /: ECONNREFUSED$/ })
    }))

  it.live("a create was not sent where the server speaks no TLS, and is sent again", () =>
    Effect.gen(function*() {
      const server = yield* tcp((socket) => socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))
      yield* creates(server.tlsUrl, { sent: false, words: /: ERR_SSL_WRONG_VERSION_NUMBER$/ })
      assert.strictEqual(server.connections(), 5)
    }))

  it.live("a create was not sent where the connection was reset in the TLS handshake", () =>
    Effect.gen(function*() {
      const server = yield* tcp((socket) => socket.resetAndDestroy())
      yield* creates(server.tlsUrl, { sent: false, words: /: ECONNRESET$/ })
    }))

  it.live("a create was not sent where the connection was closed in the TLS handshake", () =>
    Effect.gen(function*() {
      const server = yield* tcp((socket) => socket.end())
      yield* creates(server.tlsUrl, { sent: false, words: /: the connection ended before TLS was established$/ })
    }))

  it.live("a create was not sent where the certificate of the server is refused, and is not sent again", () =>
    Effect.gen(function*() {
      const server = yield* TlsServer.make(() => {})
      yield* creates(server.url, { sent: false, words: /: DEPTH_ZERO_SELF_SIGNED_CERT$/ })
    }))

  it.live("a create may have been sent where a TLS connection was reset after its handshake", () =>
    Effect.gen(function*() {
      const server = yield* TlsServer.make((socket) => socket.resetAndDestroy())
      const agent = new Undici.Agent({ connect: { ca: TlsServer.certificate } })
      yield* creates(server.url, { calls: overAgent(agent), sent: true, words: /: ECONNRESET\. The request may/ })
    }))

  it.live("a create may have been sent where a connection was reset, or closed without an answer", () =>
    Effect.gen(function*() {
      for (const end of ["resetAndDestroy", "destroy"] as const) {
        const server = yield* tcp((socket) => void socket[end]())
        yield* creates(server.url, { sent: true, words: /: (ECONNRESET|UND_ERR_SOCKET)\. The request may/ })
      }
    }))

  it.live("a create was not sent where a proxy refused the tunnel, and the proxy's status is told", () =>
    Effect.gen(function*() {
      const server = http.createServer()
      server.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))
      const proxy = yield* LoopbackServer.listen(server)
      const calls = overAgent(new Undici.ProxyAgent(proxy.url))
      yield* creates("https://localhost:7443", { calls, sent: false, words: /: the proxy answered 407 and refused/ })
    }))

  it.live("a create was not sent where a proxy is down, or closes the tunnel before it stands", () =>
    Effect.gen(function*() {
      const down = overAgent(new Undici.ProxyAgent(yield* LoopbackServer.closedUrl))
      yield* creates("https://localhost:7443", { calls: down, sent: false, words: /: ECONNREFUSED$/ })
      const { url } = yield* tcp((socket) => socket.destroy())
      const closing = overAgent(new Undici.ProxyAgent(url))
      yield* creates("https://localhost:7443", { calls: closing, sent: false, words: /: UND_ERR_SOCKET$/ })
    }))
})

describe("an answer that does not end", () => {
  const fields = { status: 201, requestId: "req_1" }
  const begin = (socket: net.Socket, then: () => void) =>
    socket.write(
      "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\nx-request-id: req_1\r\ncontent-length: 100\r\n\r\n{\"data\":",
      then
    )

  it.live("an answer that breaks off after a 201 is told with its status and request id", () =>
    Effect.gen(function*() {
      for (const end of ["resetAndDestroy", "end"] as const) {
        const server = yield* tcp((socket) => begin(socket, () => void socket[end]()))
        for (const call of clients) {
          const error = yield* call(server.url)
          assert.instanceOf(error, FetchError)
          assert.deepInclude(error.reason, { _tag: "Transport", sent: true, ...fields })
          assert.match(error.message, /^The answer from 127\.0\.0\.1:\d+ \(201, request id req_1\) did not end: /)
          assert.include(error.message, "The request may have been processed")
        }
        assert.strictEqual(server.connections(), clients.length)
      }
    }))

  it.live("an answer that stays silent after a 201 is told with its status and request id", () =>
    Effect.gen(function*() {
      const server = yield* tcp((socket) => begin(socket, () => {}))
      for (const options of [{ attemptTimeout: 250 }, { timeout: 250 }]) {
        for (const call of clients.slice(0, 2)) {
          const error = yield* CallOptions.provide(call(server.url), options)
          assert.instanceOf(error, FetchError)
          assert.deepInclude(error.reason, { _tag: "Timeout", sent: true, ...fields })
          assert.include(error.message, "(201, request id req_1) did not end within 0.25 s")
        }
      }
    }))
})

it.live("a limit that is the HTTP client's own is told as such: where an answer does not begin, and where it does not go on", () =>
  Effect.gen(function*() {
    const agent = new Undici.Agent({ headersTimeout: 100, bodyTimeout: 100 })
    const silent = yield* tcp(() => {})
    const begun = yield* tcp((socket) => void socket.write("HTTP/1.1 201 Created\r\ncontent-length: 9\r\n\r\n{"))
    const [, fetching] = overAgent(agent)
    for (
      const [url, words] of [
        [
          silent.url,
          /own time limit has passed: the answer did not begin \(UND_ERR_HEADERS_TIMEOUT\)\. The request may/
        ],
        [begun.url, /own time limit has passed: no more of the answer came \(UND_ERR_BODY_TIMEOUT\)\. The request may/]
      ] as const
    ) yield* creates(url, { calls: [fetching!], sent: true, words })
  }))
