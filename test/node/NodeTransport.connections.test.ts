/** What becomes of connections: whoever leaves closes theirs at once, a slow reader holds up the server, a silent server is left. */
import { assert, describe, it } from "@effect/vitest"
import { NodeTransport } from "effect-prisma-management/node"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as Tracer from "effect/Tracer"
import * as http from "node:http"
import * as net from "node:net"
import { flood } from "../support/flood.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import { makeTracer } from "../support/tracer.ts"
import { shortWay, until, ways } from "../support/transport.ts"

/** A server that takes a connection, and does with it what it is told. */
const rawServer = (onConnection: (socket: net.Socket) => void) =>
  LoopbackServer.listen(net.createServer((socket) => {
    socket.on("error", () => {})
    onConnection(socket)
  }))

const writing = (text: string) =>
  rawServer((socket) => {
    socket.once("data", () => socket.write(text))
  })

const stalled = LoopbackServer.make((_, response) => {
  response.writeHead(200, { "content-length": 1000 })
  response.write("the beginning")
})

const enough = 200_000_000

/** A server that writes for as long as it is read, and how much it has written. */
const flooding = Effect.gen(function*() {
  let written = 0
  const server = yield* LoopbackServer.make((_, response) => {
    response.writeHead(200)
    flood(response, enough, (bytes) => {
      written += bytes
    })
  })
  return { ...server, written: () => written }
})

/** How much the server has written when it is held up: what it wrote last stays where it is for some turns. */
const heldUp = Effect.fnUntraced(function*({ written }: { readonly written: () => number }) {
  let last = -1
  let turns = 0
  yield* until(() => {
    if (written() !== last) turns = 0
    last = written()
    return ++turns > 200
  })
  return last
})

describe.each(ways)("interruption over the Node transport, %s", (_, over) => {
  /** Interrupts a program when the server is where it should be, and waits for the connection to be gone. */
  const leaves = <E>(
    program: Effect.Effect<unknown, E, HttpClient.HttpClient>,
    isThere: () => boolean,
    connections: () => number
  ) =>
    Effect.gen(function*() {
      const fiber = yield* Effect.forkChild(program)
      yield* until(isThere)
      yield* Fiber.interrupt(fiber)
      yield* until(() => connections() === 0)
    }).pipe(over)

  it.effect("an interrupted request closes its connection while TLS is not there yet", () =>
    Effect.gen(function*() {
      const server = yield* rawServer((socket) => void socket.resume())
      const { port } = new URL(server.url)
      yield* leaves(HttpClient.get(`https://localhost:${port}`), () => server.connections() > 0, server.connections)
    }))

  it.effect("a request that waits for the same connection as an interrupted one has another", () =>
    Effect.gen(function*() {
      let connections = 0
      const server = yield* rawServer((socket) => {
        connections++
        socket.resume()
      })
      const { port } = new URL(server.url)
      yield* Effect.gen(function*() {
        const get = Effect.forkChild(HttpClient.get(`https://localhost:${port}`), { startImmediately: true })
        const first = yield* get
        yield* until(() => connections === 1)
        const second = yield* get
        yield* Fiber.interrupt(first)
        yield* until(() => connections === 2)
        assert.isUndefined(second.pollUnsafe())
        yield* Fiber.interrupt(second)
      }).pipe(over)
      yield* until(() => server.connections() === 0)
    }))

  it.effect("an interrupted request closes its connection while its body is sent", () =>
    Effect.gen(function*() {
      let received = 0
      const server = yield* LoopbackServer.listen(http.createServer((request) => {
        request.on("data", (bytes: Buffer) => {
          received += bytes.length
        }).on("error", () => {})
      }))
      let released = 0
      const body = Stream.succeed(Buffer.from("the beginning")).pipe(
        Stream.concat(Stream.never),
        Stream.ensuring(Effect.sync(() => released++))
      )
      const request = HttpClient.post(server.url, { body: HttpBody.stream(body) })
      yield* leaves(request, () => received > 0, server.connections)
      yield* until(() => released === 1)
    }))

  it.effect("an interrupted request closes its connection while it waits for an answer", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(() => {})
      yield* leaves(HttpClient.get(server.url), () => server.requests.length > 0, server.connections)
    }))

  it.effect.each(["text", "json", "arrayBuffer", "stream"] as const)(
    "an interrupted request closes its connection while its body is read as %s",
    (form) =>
      Effect.gen(function*() {
        const server = yield* stalled
        let isReading = false
        const program = Effect.flatMap(HttpClient.get(server.url), (response) => {
          isReading = true
          return form === "stream"
            ? Stream.runDrain(response.stream)
            : response[form] as Effect.Effect<unknown, unknown>
        })
        yield* leaves(program, () => isReading, server.connections)
      })
  )

  it.effect("a request that waits for a connection is never sent once it is interrupted", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => void response.end("ok"))
      yield* Effect.gen(function*() {
        const fiber = yield* Effect.forkChild(HttpClient.get(server.url), { startImmediately: true })
        yield* Fiber.interrupt(fiber)
        assert.strictEqual(yield* Effect.flatMap(HttpClient.get(server.url), ({ text }) => text), "ok")
      }).pipe(over)
      assert.lengthOf(server.requests, 1)
    }))

  it.effect("of two readers of one body, one that leaves does not take it from the other", () =>
    Effect.gen(function*() {
      const rest = yield* Deferred.make<void>()
      const server = yield* LoopbackServer.make(async (_, response) => {
        response.writeHead(200)
        response.write("begun, ")
        await Effect.runPromise(Deferred.await(rest))
        response.end("ended")
      })
      const text = yield* Effect.gen(function*() {
        const response = yield* HttpClient.get(server.url)
        const stays = yield* Effect.forkChild(response.text, { startImmediately: true })
        const leaves = yield* Effect.forkChild(response.arrayBuffer, { startImmediately: true })
        yield* Fiber.interrupt(leaves)
        yield* Deferred.succeed(rest, undefined)
        return yield* Effect.exit(Fiber.join(stays))
      }).pipe(shortWay(NodeTransport.layer))
      assert.strictEqual(text._tag === "Success" ? text.value : text._tag, "begun, ended")
    }))
})

describe.each(ways)("a body over the Node transport, %s", (_, over) => {
  it.effect("a body that is read in part closes its connection", () =>
    Effect.gen(function*() {
      const server = yield* flooding
      const first = yield* HttpClient.get(server.url).pipe(
        Effect.flatMap(({ stream }) => Stream.runHead(stream)),
        over
      )
      assert.strictEqual(first._tag, "Some")
      yield* until(() => server.connections() === 0)
      assert.isBelow(server.written(), enough / 2)
    }))

  it.effect("a reader that is slow holds up the server, and loses nothing", () =>
    Effect.gen(function*() {
      const server = yield* flooding
      yield* Effect.gen(function*() {
        const { stream } = yield* HttpClient.get(server.url)
        let read = 0
        yield* Stream.runForEach(Stream.take(stream, 5), (bytes) =>
          Effect.gen(function*() {
            read += bytes.length
            assert.isBelow((yield* heldUp(server)) - read, 16_000_000)
          }))
      }).pipe(over)
    }))

  it.effect("a body that nobody reads is not kept: it holds up the server", () =>
    Effect.gen(function*() {
      const server = yield* flooding
      yield* Effect.gen(function*() {
        const response = yield* HttpClient.get(server.url)
        assert.isBelow(yield* heldUp(server), 16_000_000)
        assert.strictEqual(response.status, 200)
      }).pipe(over)
    }))

  it.effect("a small body that nobody reads leaves its connection to the next request", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => void response.end("small"))
      yield* Effect.gen(function*() {
        for (let count = 0; count < 5; count++) {
          yield* HttpClient.get(server.url)
          // undici takes a connection again two turns of the event loop later.
          let turns = 0
          yield* until(() => ++turns > 3)
        }
        assert.strictEqual(server.connections(), 1)
      }).pipe(over)
    }))

  it.effect("a connection that breaks off in a body fails the reading, with the platform's code", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => {
        response.writeHead(200, { "content-length": 1000 })
        response.write("the beginning", () => response.socket!.resetAndDestroy())
      })
      for (const read of ["text", "stream"] as const) {
        const error = yield* HttpClient.get(server.url).pipe(
          Effect.flatMap((response) => read === "text" ? response.text : Stream.runDrain(response.stream)),
          Effect.flip,
          over
        )
        assert.strictEqual(error.reason._tag, "DecodeError")
        assert.match(String((error.cause as { readonly code?: string }).code), /ECONNRESET|UND_ERR_SOCKET/)
      }
    }))

  it.effect("a body that is shorter than it said fails the reading", () =>
    Effect.gen(function*() {
      const server = yield* rawServer((socket) => {
        socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"))
      })
      const error = yield* HttpClient.get(server.url).pipe(Effect.flatMap(({ text }) => text), Effect.flip, over)
      assert.strictEqual(error.reason._tag, "DecodeError")
    }))

  it.effect("a server that is not there, and one that resets, fail as the transport, with the platform's code", () =>
    Effect.gen(function*() {
      const closed = yield* LoopbackServer.closedUrl
      const resetting = yield* rawServer((socket) => socket.once("data", () => socket.resetAndDestroy()))
      for (const [url, code] of [[closed, /ECONNREFUSED/], [resetting.url, /ECONNRESET|UND_ERR_SOCKET/]] as const) {
        const error = yield* HttpClient.get(url).pipe(Effect.flip, over)
        assert.strictEqual(error.reason._tag, "TransportError")
        assert.match(String((error.cause as { readonly code?: string }).code), code)
      }
    }))

  it.effect("an answer that is no HTTP fails as the transport, and leaves no connection", () =>
    Effect.gen(function*() {
      const server = yield* writing("SSH-2.0-OpenSSH_9.6\r\n")
      const error = yield* HttpClient.get(server.url).pipe(Effect.flip, over)
      assert.strictEqual(error.reason._tag, "TransportError")
      yield* until(() => server.connections() === 0)
    }))

  it.effect("a server that switches protocols and was not asked to is told as that, and leaves no connection", () =>
    Effect.gen(function*() {
      const server = yield* writing(
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"
      )
      const error = yield* HttpClient.get(server.url).pipe(Effect.flip, over)
      assert.strictEqual(error.reason._tag, "TransportError")
      assert.include(error.message, "101")
      yield* until(() => server.connections() === 0)
    }))
})

describe("a scope over the Node transport", () => {
  it.effect("a request with a scope of its own ends with it", () =>
    Effect.gen(function*() {
      const server = yield* stalled
      const client = HttpClient.withScope(yield* HttpClient.HttpClient)
      for (const hasSpan of [true, false]) {
        const scope = yield* Scope.make()
        const response = yield* client.get(server.url).pipe(
          Scope.provide(scope),
          Effect.provideService(HttpClient.TracerDisabledWhen, () => !hasSpan)
        )
        assert.strictEqual(response.status, 200)
        assert.strictEqual(server.connections(), 1)
        yield* Scope.close(scope, yield* Effect.exit(Effect.void))
        yield* until(() => server.connections() === 0)
      }
    }).pipe(Effect.provide(NodeTransport.layer)))

  it.effect("a request in a scope that has ended already is not waited for", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make(() => {})
      const scope = yield* Scope.make()
      yield* Scope.close(scope, yield* Effect.exit(Effect.void))
      const client = HttpClient.withScope(yield* HttpClient.HttpClient)
      const exit = yield* Effect.exit(Scope.provide(client.get(server.url), scope))
      assert.strictEqual(exit._tag, "Failure")
      yield* until(() => server.connections() === 0)
    }).pipe(Effect.provide(NodeTransport.layer)))

  it.effect("the layer closes its connections, those that are in use too", () =>
    Effect.gen(function*() {
      const idle = yield* LoopbackServer.make((_, response) => void response.end("ok"))
      const busy = yield* stalled
      const error = yield* Effect.gen(function*() {
        yield* Effect.flatMap(HttpClient.get(idle.url), ({ text }) => text)
        return yield* HttpClient.get(busy.url)
      }).pipe(
        shortWay(NodeTransport.layer),
        Effect.flatMap(({ text }) => Effect.flip(text))
      )
      assert.strictEqual(error.reason._tag, "DecodeError")
      yield* until(() => idle.connections() + busy.connections() === 0)
    }))

  it.effect("the layer ends connections that do not stand yet, and says so to whoever waits for them", () =>
    Effect.gen(function*() {
      const server = yield* rawServer((socket) => void socket.resume())
      const { port } = new URL(server.url)
      const scope = yield* Scope.make()
      const client = Context.get(yield* Layer.buildWithScope(NodeTransport.layer, scope), HttpClient.HttpClient)
      const waiting = yield* Effect.forkChild(Effect.flip(client.get(`https://localhost:${port}`)))
      yield* until(() => server.connections() > 0)
      yield* Scope.close(scope, yield* Effect.exit(Effect.void))
      assert.strictEqual((yield* Fiber.join(waiting)).reason._tag, "TransportError")
      yield* until(() => server.connections() === 0)
    }))

  it.effect("the first requests of a layer share its connections, and end with it", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => void response.end("ok"))
      const texts = yield* Effect.all(
        Array.from({ length: 4 }, () => Effect.flatMap(HttpClient.get(server.url), ({ text }) => text)),
        { concurrency: "unbounded" }
      ).pipe(shortWay(NodeTransport.layer))
      assert.deepStrictEqual(texts, ["ok", "ok", "ok", "ok"])
      yield* until(() => server.connections() === 0)
    }))

  it.effect("a client whose layer was released says so", () =>
    Effect.gen(function*() {
      const { url } = yield* LoopbackServer.make((_, response) => void response.end("ok"))
      for (const used of [true, false]) {
        const client = yield* Effect.gen(function*() {
          const client = yield* HttpClient.HttpClient
          if (used) yield* client.get(url)
          return client
        }).pipe(Effect.provide(NodeTransport.layer))
        const error = yield* Effect.flip(client.get(url))
        assert.strictEqual(error.reason._tag, "TransportError")
        assert.include(error.message, "released")
      }
    }))
})

describe("a span over the Node transport", () => {
  /** With its requests in no scope, as those of a program's main fiber are. */
  const withoutScope = (client: HttpClient.HttpClient): HttpClient.HttpClient =>
    HttpClient.transformResponse(
      client,
      (response) =>
        Effect.updateContext(response, (context: Context.Context<never>) =>
          Context.omit(Scope.Scope)(context) as Context.Context<never>)
    )

  it.effect("a request has Effect's own span, and none where the program wants none", () =>
    Effect.gen(function*() {
      const server = yield* LoopbackServer.make((_, response) => void response.end("ok"))
      const { spans, tracer } = makeTracer()
      yield* Effect.gen(function*() {
        const client = yield* HttpClient.HttpClient
        for (const way of [client, withoutScope(client)]) {
          yield* way.get(server.url)
          yield* way.get(server.url).pipe(Effect.provideService(HttpClient.TracerDisabledWhen, () => true))
          yield* way.get(server.url).pipe(Effect.provideService(Tracer.DisablePropagation, true))
        }
      }).pipe(Effect.provide(NodeTransport.layer), Effect.withTracer(tracer))
      assert.deepStrictEqual(spans.map(({ name }) => name), ["GET", "GET"])
      const sent = server.requests.map(({ headers }) => headers["traceparent"] !== undefined)
      assert.deepStrictEqual(sent, [true, false, false, true, false, false])
    }))
})

describe("silence over the Node transport", () => {
  // The time of undici's own clock, which counts seconds.
  it.live("a body that is silent for too long is broken, with a code, and closes its connection", () =>
    Effect.gen(function*() {
      const server = yield* stalled
      const error = yield* HttpClient.get(server.url).pipe(
        Effect.flatMap(({ text }) => text),
        Effect.flip,
        shortWay(NodeTransport.layerWith({ silence: "500 millis" }))
      )
      assert.strictEqual((error.cause as { readonly code?: string }).code, "UND_ERR_BODY_TIMEOUT")
      yield* until(() => server.connections() === 0)
    }))

  it.effect("a silence that is no time is a mistake of the program", () =>
    Effect.gen(function*() {
      for (const silence of [0, -1, NaN]) {
        const exit = yield* Effect.exit(
          HttpClient.get("http://127.0.0.1").pipe(Effect.provide(NodeTransport.layerWith({ silence })))
        )
        assert.include(String(exit), "silence")
      }
    }))
})

describe("an upgrade over the Node transport", () => {
  it.effect("a request to upgrade hands over its connection, and a refusal can be read", () =>
    Effect.gen(function*() {
      const server = http.createServer((_, response) => void response.writeHead(426).end("no"))
      server.on("upgrade", (request, socket) => {
        if (request.url === "/refused") return void socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno")
        socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\nhello")
        socket.end()
      })
      const { url } = yield* LoopbackServer.listen(server)
      const upgraded = yield* HttpClient.execute(HttpClientRequest.upgrade(HttpClientRequest.get(url), "echo"))
      assert.strictEqual(upgraded.status, 101)
      const refused = yield* HttpClient.execute(
        HttpClientRequest.upgrade(HttpClientRequest.get(`${url}/refused`), "echo")
      )
      assert.deepStrictEqual([refused.status, yield* refused.text], [403, "no"])
      const plain = yield* HttpClient.get(url)
      assert.strictEqual((yield* Effect.flip(plain.upgrade)).reason._tag, "StatusCodeError")
    }).pipe(Effect.provide(NodeTransport.layer)))
})
