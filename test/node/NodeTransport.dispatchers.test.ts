/** Over which connections a request goes: those that are provided, those that the program has set for all of undici, those of the layer. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import {
  Agent,
  type Dispatcher,
  getGlobalDispatcher,
  MockAgent,
  Pool,
  setGlobalDispatcher
} from "@effect/platform-node/Undici"
import { afterEach, assert, describe, it } from "@effect/vitest"
import * as CallOptions from "effect-prisma-management/CallOptions"
import { NodeTransport } from "effect-prisma-management/node"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as net from "node:net"
import { makeClient } from "../../src/node/internal/transport/client.ts"
import * as ForwardProxy from "../support/ForwardProxy.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import * as TlsServer from "../support/TlsServer.ts"
import { makeTracer } from "../support/tracer.ts"
import { shortWay, until } from "../support/transport.ts"

const older = Symbol.for("undici.globalDispatcher.1")

const saying = (text: string) => LoopbackServer.make((_, response) => void response.end(text))

const textOf = (url: string) => Effect.flatMap(HttpClient.get(url), ({ text }) => text)

/** A mock that answers every request to a host with a text, and connects to none. */
const mock = (text: string, origin = "http://mocked.example") =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const agent = new MockAgent()
      agent.disableNetConnect()
      agent.get(origin).intercept({ path: "/", method: "GET" }).reply(200, text, { headers: { "X-Mock": "yes" } })
        .persist()
      return agent
    }),
    (agent) => Effect.promise(() => agent.close())
  )

/** Sends as an agent does, and keeps the options. */
const recording = Effect.map(NodeHttpClient.makeDispatcher, (agent) => {
  const options: Array<Dispatcher.DispatchOptions> = []
  const dispatcher = agent.compose((dispatch) => (given, handler) => {
    options.push(given)
    return dispatch(given, handler)
  })
  return { dispatcher: dispatcher as Dispatcher, options }
})

const provide = (dispatcher: Dispatcher) => Layer.succeed(NodeHttpClient.Dispatcher, dispatcher)

const withGlobal = <A, E, R>(dispatcher: Dispatcher, effect: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const before = getGlobalDispatcher()
      setGlobalDispatcher(dispatcher)
      return before
    }),
    () => effect,
    (before) => Effect.sync(() => setGlobalDispatcher(before))
  )

describe("the dispatcher of a request", () => {
  it.effect("a dispatcher that is provided to the layer sends the requests", () =>
    Effect.gen(function*() {
      const agent = yield* mock("provided")
      const response = yield* HttpClient.get("http://mocked.example/").pipe(
        shortWay(NodeTransport.layer.pipe(Layer.provide(provide(agent))))
      )
      assert.strictEqual(yield* response.text, "provided")
      assert.strictEqual(response.headers["x-mock"], "yes")
    }))

  it.effect("a dispatcher that is provided to a request goes before that of the layer", () =>
    Effect.gen(function*() {
      const [ofLayer, ofRequest] = [yield* mock("of the layer"), yield* mock("of the request")]
      const texts = yield* Effect.all([
        textOf("http://mocked.example/"),
        Effect.provideService(textOf("http://mocked.example/"), NodeHttpClient.Dispatcher, ofRequest)
      ]).pipe(Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(ofLayer)))))
      assert.deepStrictEqual(texts, ["of the layer", "of the request"])
    }))

  it.effect("two layers in one program have a dispatcher each", () =>
    Effect.gen(function*() {
      const over = (agent: Dispatcher) =>
        Effect.provide(textOf("http://mocked.example/"), NodeTransport.layer.pipe(Layer.provide(provide(agent))))
      const texts = yield* Effect.all([over(yield* mock("one")), over(yield* mock("two"))], { concurrency: 2 })
      assert.deepStrictEqual(texts, ["one", "two"])
    }))

  it.effect("a mock that is set for all of undici answers, whenever it was set, and no longer once it is taken back", () =>
    Effect.gen(function*() {
      const server = yield* saying("real")
      const texts = yield* Effect.gen(function*() {
        const before = yield* textOf(`${server.url}/`)
        const during = yield* withGlobal(yield* mock("mocked", server.url), textOf(`${server.url}/`))
        return [before, during, yield* textOf(`${server.url}/`)]
      }).pipe(Effect.provide(NodeTransport.layer))
      assert.deepStrictEqual(texts, ["real", "mocked", "real"])
    }))

  it.effect("a dispatcher that is set for all of undici is used where it is an agent with options, or composed", () =>
    Effect.gen(function*() {
      const server = yield* saying("real")
      const { dispatcher, options } = yield* recording
      yield* withGlobal(dispatcher, textOf(server.url)).pipe(Effect.provide(NodeTransport.layer))
      assert.lengthOf(options, 1)
      const limited = new Agent({ maxOrigins: 1 })
      const other = yield* saying("other")
      const error = yield* withGlobal(limited, Effect.andThen(textOf(server.url), Effect.flip(textOf(other.url)))).pipe(
        Effect.provide(NodeTransport.layer)
      )
      assert.strictEqual((error.cause as { readonly code?: string }).code, "UND_ERR_MAX_ORIGINS_REACHED")
      yield* Effect.promise(() => limited.close())
    }))

  it.effect("an agent that is set for all of undici and has no option is none of the program's: its proxies are used", () =>
    Effect.gen(function*() {
      const server = yield* saying("ok")
      const proxy = yield* ForwardProxy.make
      const behindProxy = Layer.provide(
        NodeTransport.layer,
        ConfigProvider.layer(ConfigProvider.fromEnv({ env: { HTTP_PROXY: proxy.url } }))
      )
      const calls = (dispatcher: Dispatcher) =>
        Effect.gen(function*() {
          const before = proxy.passed.length
          yield* withGlobal(dispatcher, textOf(server.url)).pipe(Effect.provide(behindProxy))
          yield* Effect.promise(() => dispatcher.destroy())
          return proxy.passed.length - before
        })
      assert.strictEqual(yield* calls(new Agent()), 1)
      let made = 0
      class OwnAgent extends Agent {}
      const factory = (origin: string | URL, options: object) => {
        made++
        return new Pool(origin, options)
      }
      assert.strictEqual(yield* calls(new Agent({ factory })), 0)
      assert.strictEqual(made, 1)
      assert.strictEqual(yield* calls(new Agent({ connect: { timeout: 5000 } })), 0)
      assert.strictEqual(yield* calls(new OwnAgent()), 0)
      assert.strictEqual(yield* calls(new Agent().compose((dispatch) => dispatch)), 0)
    }))

  it.effect("a provided dispatcher goes before one that is set for all of undici", () =>
    Effect.gen(function*() {
      const text = yield* withGlobal(
        yield* mock("of all"),
        Effect.provide(
          textOf("http://mocked.example/"),
          NodeTransport.layer.pipe(Layer.provide(provide(yield* mock("provided"))))
        )
      )
      assert.strictEqual(text, "provided")
    }))

  describe("of an older undici", () => {
    const before = (globalThis as { [name: symbol]: unknown })[older]
    const set = (value: unknown) =>
      Object.defineProperty(globalThis, older, { value, writable: true, enumerable: false, configurable: false })

    afterEach(() => {
      set(before)
    })

    it.effect("what stands under the name of an older undici and is no dispatcher is not used", () =>
      Effect.gen(function*() {
        const server = yield* saying("real")
        for (const nothing of [undefined, null, "agent", 7]) {
          set(nothing)
          assert.strictEqual(yield* Effect.provide(textOf(server.url), NodeTransport.layer), "real")
        }
      }))

    it.effect("a dispatcher of an older undici that the program has set is used, with the handlers that it knows", () =>
      Effect.gen(function*() {
        const events: Array<string> = []
        /** As undici 6 calls its handlers. */
        class OlderAgent {
          dispatch(options: { readonly path: string }, handler: any) {
            events.push(options.path)
            handler.onConnect(() => events.push("aborted"), null)
            handler.onHeaders(103, [], () => {}, "Early Hints")
            const headers = [
              Buffer.from("Set-Cookie"),
              Buffer.from("a=1"),
              Buffer.from("set-cookie"),
              Buffer.from("b=2")
            ]
            handler.onHeaders(200, headers, () => events.push("resumed"), "OK")
            let goesOn = true
            // What was read of the socket before it was told to wait still comes.
            for (let count = 0; count < 10; count++) goesOn = handler.onData(Buffer.alloc(20_000, "x"))
            events.push(`paused: ${!goesOn}`)
            setImmediate(() => handler.onComplete([]))
            return true
          }
        }
        set(new OlderAgent())
        const length = yield* Effect.gen(function*() {
          const response = yield* HttpClient.get("http://old.example/path")
          assert.deepStrictEqual(Object.keys(response.cookies.cookies), ["a", "b"])
          return yield* Stream.runFold(response.stream, () => 0, (sum, bytes) => sum + bytes.length)
        }).pipe(Effect.provide(NodeTransport.layer))
        assert.strictEqual(length, 200_000)
        assert.deepStrictEqual(events, ["/path", "paused: true", "resumed"])
      }))
  })

  it.effect("a body is compared by a mock as the text that it is", () =>
    Effect.gen(function*() {
      const agent = new MockAgent()
      agent.disableNetConnect()
      agent.get("http://mocked.example").intercept({ path: "/", method: "POST", body: "{\"a\":1}" }).reply(201)
      const response = yield* HttpClient.post("http://mocked.example/", { body: HttpBody.jsonUnsafe({ a: 1 }) }).pipe(
        Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(agent))))
      )
      assert.strictEqual(response.status, 201)
    }))

  it.effect("a dispatcher of another copy of undici, which does not know our FormData, sends forms too", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(({ body, headers }, response) => {
        response.writeHead(200, { "content-type": headers["content-type"]! })
        response.end(body)
      })
      const agent = yield* NodeHttpClient.makeDispatcher
      const other: Pick<Dispatcher, "dispatch"> = {
        dispatch: (options, handler) => {
          assert.instanceOf(options.body, ReadableStream)
          return agent.dispatch(options, handler)
        }
      }
      const data = new FormData()
      data.append("name", "blog")
      data.append("file", new File(["hello"], "a.txt"))
      const request = HttpClientRequest.post(server.url, { body: HttpBody.formData(data), headers: { "x-own": "yes" } })
      const response = yield* HttpClient.execute(request).pipe(
        Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(other as Dispatcher))))
      )
      const received = yield* response.formData
      assert.deepStrictEqual(Array.from(received.keys()), ["name", "file"])
      assert.strictEqual((received.get("file") as File).name, "a.txt")
      assert.strictEqual(server.requests[0]!.headers["x-own"], "yes")
    }))

  it.effect("a request that no mock expects fails as the transport", () =>
    Effect.gen(function*() {
      const error = yield* textOf("http://mocked.example/other").pipe(
        Effect.flip,
        Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(yield* mock("x")))))
      )
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.include(String(error.cause), "/other")
    }))

  it.effect.each(["close", "destroy"] as const)("a dispatcher after its %s is named", (end) =>
    Effect.gen(function*() {
      const server = yield* saying("ok")
      const agent = new Agent()
      yield* Effect.promise(() => agent[end]())
      const error = yield* textOf(server.url).pipe(
        Effect.flip,
        Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(agent))))
      )
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.include(error.message, "The dispatcher is closed")
      const cause = error.cause as Error & { readonly code?: string }
      assert.strictEqual(cause.code, "UND_ERR_CLOSED")
      if (end === "destroy") {
        assert.strictEqual(cause.message, "The dispatcher is closed")
        assert.deepInclude(cause.cause, { code: "UND_ERR_DESTROYED" })
      }
      assert.lengthOf(server.requests, 0)
    }))

  it.effect("a dispatcher that is destroyed under a request is named", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(() => {})
      const agent = new Agent({ connections: 1 })
      const layer = NodeTransport.layer.pipe(Layer.provide(provide(agent)))
      const fibers = yield* Effect.forEach([1, 2], () =>
        Effect.forkChild(Effect.flip(Effect.provide(textOf(server.url), layer))))
      yield* until(() =>
        server.requests.length === 1
      )
      yield* Effect.promise(() => agent.destroy())
      // The one that was sent may have been carried out, the one that waited was not.
      for (const [fiber, code] of [[fibers[0]!, "UND_ERR_DESTROYED"], [fibers[1]!, "UND_ERR_CLOSED"]] as const) {
        const error = yield* Fiber.join(fiber)
        assert.strictEqual((error.cause as { readonly code?: string }).code, code)
        assert.strictEqual(error.reason._tag, "TransportError")
        assert.include(
          error.message,
          "The dispatcher is closed: the layer that it belongs to was released, or the program closed it"
        )
      }
    }))

  it.effect("a header that undici does not send is a mistake of the request, and not told as the transport's", () =>
    Effect.gen(function*() {
      const server = yield* saying("ok")
      const error = yield* HttpClient.get(server.url, { headers: { expect: "100-continue" } }).pipe(
        Effect.flip,
        Effect.provide(NodeTransport.layer)
      )
      assert.strictEqual(error.reason._tag, "EncodeError")
      assert.strictEqual((error.cause as { readonly code?: string }).code, "UND_ERR_NOT_SUPPORTED")
      assert.lengthOf(server.requests, 0)
    }))

  it.effect("an agent without dispatch, as Bun's undici has it, is told with the layer to use instead", () =>
    Effect.gen(function*() {
      class StandIn {}
      const error = yield* textOf("http://127.0.0.1").pipe(
        Effect.flip,
        Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(new StandIn() as Dispatcher))))
      )
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.include(error.message, "FetchHttpClient.layer")
      assert.strictEqual((error.cause as { readonly code?: string }).code, "ERR_METHOD_NOT_IMPLEMENTED")
    }))
})

describe("a runtime without undici", () => {
  it.effect("a runtime without undici sends requests and upgrades by fetch, a request with one span", () =>
    Effect.gen(function*() {
      const { spans, tracer } = makeTracer()
      const byFetch = HttpClient.make((request) =>
        Effect.succeed(HttpClientResponse.fromWeb(request, new Response(`fetched ${request.url}`)))
      )
      const client = makeClient(() => Effect.undefined, 0, byFetch)
      const upgrade = HttpClientRequest.upgrade(HttpClientRequest.get("http://bun.example/upgrade"), "echo")
      const texts = yield* Effect.forEach(
        [HttpClientRequest.get("http://bun.example/"), upgrade],
        (request) => Effect.flatMap(client.execute(request), ({ text }) => text)
      ).pipe(Effect.withTracer(tracer))
      assert.deepStrictEqual(texts, ["fetched http://bun.example/", "fetched http://bun.example/upgrade"])
      assert.deepStrictEqual(spans.map(({ name }) => name), ["GET"])
    }))
})

describe("the options of a dispatch", () => {
  const optionsOf = (configure: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>) =>
    Effect.gen(function*() {
      const server = yield* saying("ok")
      const { dispatcher, options } = yield* recording
      yield* configure(textOf(server.url)).pipe(
        Effect.provide(NodeTransport.layer.pipe(Layer.provide(provide(dispatcher))))
      )
      return options[0]!
    })

  it.effect("an answer may be silent for five minutes, and its headers have no other limit than the call's", () =>
    Effect.gen(function*() {
      assert.deepInclude(yield* optionsOf((effect) => effect), { headersTimeout: 0, bodyTimeout: 300_000 })
    }))

  it.effect("a call that may take longer than an answer may be silent is not cut", () =>
    Effect.gen(function*() {
      const short = yield* optionsOf(CallOptions.provide({ attemptTimeout: "1 minute", timeout: "10 minutes" }))
      assert.strictEqual(short.bodyTimeout, 300_000)
      assert.strictEqual((yield* optionsOf(CallOptions.provide({ headers: {} }))).bodyTimeout, 300_000)
      assert.strictEqual((yield* optionsOf(CallOptions.provide({ timeout: "10 minutes" }))).bodyTimeout, 600_000)
      const { bodyTimeout } = yield* optionsOf(CallOptions.provide({ attemptTimeout: "10 minutes" }))
      assert.strictEqual(bodyTimeout, 600_000)
      const forever = yield* optionsOf(CallOptions.provide({ timeout: Infinity }))
      assert.strictEqual(forever.bodyTimeout, 0)
    }))

  it.effect("the program's own options of undici hold for its requests", () =>
    Effect.gen(function*() {
      const options = yield* optionsOf(Effect.provideService(NodeHttpClient.UndiciOptions, { reset: true }))
      assert.strictEqual(options.reset, true)
    }))
})

describe("a proxy that the configuration names", () => {
  const configured = (variables: { readonly [name: string]: string }) =>
    Layer.provide(NodeTransport.layer, ConfigProvider.layer(ConfigProvider.fromEnv({ env: variables })))

  it.effect.each(["HTTP_PROXY", "http_proxy"])(
    "a proxy in %s takes the requests, but not those to the hosts of NO_PROXY",
    (name) =>
      Effect.gen(function*() {
        const server = yield* saying("ok")
        const proxy = yield* ForwardProxy.make
        const over = (variables: { readonly [name: string]: string }) =>
          Effect.provide(textOf(server.url), configured(variables))
        assert.strictEqual(yield* over({ [name]: proxy.url }), "ok")
        assert.lengthOf(proxy.passed, 1)
        // A host and a port, as many programs write it.
        assert.strictEqual(yield* over({ [name]: new URL(proxy.url).host }), "ok")
        assert.lengthOf(proxy.passed, 2)
        for (const noProxy of ["NO_PROXY", "no_proxy"]) {
          assert.strictEqual(yield* over({ [name]: proxy.url, [noProxy]: "auth.example, 127.0.0.1" }), "ok")
        }
        for (const none of ["", " "]) assert.strictEqual(yield* over({ [name]: none }), "ok")
        assert.lengthOf(proxy.passed, 2)
      })
  )

  it.effect("a proxy in https_proxy is that of https alone", () =>
    Effect.gen(function*() {
      const plain = yield* saying("ok")
      const secure = yield* TlsServer.make((socket) => socket.destroy())
      const proxy = yield* ForwardProxy.make
      const over = configured({ HTTPS_PROXY: proxy.url })
      assert.strictEqual(yield* Effect.provide(textOf(plain.url), over), "ok")
      assert.deepStrictEqual([proxy.passed, proxy.tunnels], [[], []])
      // Nobody trusts the certificate at the end of the tunnel.
      const error = yield* Effect.flip(Effect.provide(textOf(secure.url), over))
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.deepStrictEqual(proxy.tunnels, [new URL(secure.url).host])
    }))

  it.effect.each(["socks", "socks5"])(
    "a proxy whose URL begins with %s:// takes the requests, in SOCKS 5",
    (scheme) =>
      Effect.gen(function*() {
        // RFC 1928: no password is wanted, the connection to the host stands, and what comes then is the host's.
        const proxy = yield* LoopbackServer.listen(net.createServer((socket) => {
          const said = [
            [5, 0],
            [5, 0, 0, 1, 127, 0, 0, 1, 0, 80],
            Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
          ]
          socket.on("data", () => void socket.write(Uint8Array.from(said.shift() ?? [])))
        }))
        const over = configured({ HTTP_PROXY: `${scheme}://${new URL(proxy.url).host}` })
        assert.strictEqual(yield* Effect.provide(textOf("http://behind.example"), over), "ok")
      })
  )

  it.effect("two layers have the proxies of their configuration each", () =>
    Effect.gen(function*() {
      const server = yield* saying("ok")
      const [one, two] = [yield* ForwardProxy.make, yield* ForwardProxy.make]
      for (const proxy of [one, two, two]) {
        yield* Effect.provide(textOf(server.url), configured({ HTTP_PROXY: proxy.url }))
      }
      assert.deepStrictEqual([one.passed.length, two.passed.length], [1, 2])
    }))

  it.effect.each(
    [
      ["is none", "nowhere:port:3", "is not the URL of a proxy: set it to one, for example http://proxy.example:3128"],
      ["is of another kind", "ftp://proxy.internal", "is not the URL of a proxy"],
      ["is of a kind that ends the same", "xhttp://proxy.internal", "is not the URL of a proxy"],
      ["is of a kind that begins the same", "https-x://proxy.internal", "is not the URL of a proxy"],
      ["is a file", "file:///proxy", "is not the URL of a proxy"],
      ["has no host", "socks5:///proxy", "is not the URL of a proxy"],
      ["is in quotation marks", "\"http://user:secret@proxy.internal\"", "is in quotation marks: set it without them"]
    ] as const
  )(
    "a proxy that %s is told by the name of its variable, and not by its value",
    ([, value, said]) =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(Effect.provide(textOf("http://127.0.0.1"), configured({ https_proxy: value })))
        assert.strictEqual(error.reason._tag, "TransportError")
        assert.include(error.message, `https_proxy ${said}`)
        assert.propertyVal(error.cause, "_tag", "ProxyInvalid")
        assert.notInclude(JSON.stringify(error) + String(error) + error.message, value.slice(4))
      })
  )
})
