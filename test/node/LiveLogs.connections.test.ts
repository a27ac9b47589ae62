/** What the connections of live logs do: they cut lines, fall silent, are closed with a code, bring too much at once, go through a proxy. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeWS from "@effect/platform-node/NodeWS"
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { execFile } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import * as http from "node:http"
import * as https from "node:https"
import * as path from "node:path"
import { promisify } from "node:util"
import * as Authorization from "../../src/Authorization.ts"
import type { FetchError } from "../../src/FetchError.ts"
import { longestLine } from "../../src/internal/answer/limits.ts"
import * as Logs from "../../src/Logs.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as LiveLogs from "../../src/node/LiveLogs.ts"
import { root } from "../support/contract.ts"
import { turn, until } from "../support/inTime.ts"
import * as ForwardProxy from "../support/ForwardProxy.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import { node } from "./fixtures/processes.ts"

const line = (byteStart: number, text: string) =>
  JSON.stringify({ type: "log", text, byteStart, byteEnd: byteStart + Buffer.byteLength(text) })

const end = JSON.stringify({
  type: "terminal",
  kind: "end",
  code: "",
  message: "",
  retryable: false,
  cursor: null
})

type Connection = (socket: NodeWS.WebSocket) => void

/** A server of WebSockets that does one thing a connection, and the last one for good; pages are as `page` says, none if omitted. */
const serve = (connections: ReadonlyArray<Connection>, page?: string) =>
  Effect.gen(function*() {
    const cursors: Array<string | null> = []
    const pages: Array<string | null> = []
    const cursorOf = (request: http.IncomingMessage) =>
      new URL(request.url!, "http://localhost").searchParams.get("cursor")
    const server = http.createServer((request, response) => {
      pages.push(cursorOf(request))
      response.writeHead(page === undefined ? 404 : 200, { "content-type": "application/x-ndjson" })
      response.end(page)
    })
    new NodeWS.WebSocketServer({ server }).on("connection", (socket, request) => {
      cursors.push(cursorOf(request))
      connections[Math.min(cursors.length, connections.length) - 1]!(socket)
    })
    const { url } = yield* LoopbackServer.listen(server)
    const context = yield* Layer.build(
      Layer.mergeAll(ManagementClient.layer({ baseUrl: url }), LiveLogs.layer).pipe(
        Layer.provide([Authorization.layerToken("test-token"), NodeHttpClient.layerUndici])
      )
    )
    const client = yield* Effect.provide(ManagementClient.ManagementClient, context)
    const follow = (options: Logs.DeploymentOptions = {}) =>
      Stream.provideContext(
        Logs.deployment(client, "cpv_a1", {
          schedule: Schedule.recurs(5),
          poll: Schedule.forever,
          from: 0,
          follow: true,
          ...options
        }),
        context
      )
    return { cursors, follow, pages }
  })

const send = (...frames: ReadonlyArray<string | Uint8Array>): Connection => (socket) =>
  frames.forEach((frame) => socket.send(frame))

const sendAndClose = (code: number, ...frames: ReadonlyArray<string | Uint8Array>): Connection => (socket) => {
  send(...frames)(socket)
  socket.close(code)
}

const textsOf = <E>(stream: Stream.Stream<{ readonly text: string }, E>) =>
  Effect.map(Stream.runCollect(stream), (lines) => lines.map(({ text }) => text))

describe("the frames of a live log", () => {
  const all = Buffer.from(`${line(0, "€😀")}\r\n \n${line(7, "b")}\n${end}\n`)

  it.effect(
    "the frames of a live log may cut a line anywhere, in a character too, and hold white space only",
    () =>
      Effect.gen(function*() {
        for (let at = 0; at <= all.length; at++) {
          const { follow } = yield* serve([send("  ", "\n", all.subarray(0, at), all.subarray(at))])
          assert.deepStrictEqual(yield* textsOf(follow()), ["€😀", "b"], String(at))
        }
      }),
    60_000
  )

  it.effect("the frames of a live log may be a record each, without a newline, also after a line that was cut", () =>
    Effect.gen(function*() {
      const cut = line(0, "a{}")
      const { cursors, follow } = yield* serve([send(cut.slice(0, 20), cut.slice(20), line(3, "b"), end)])
      assert.deepStrictEqual(yield* textsOf(follow()), ["a{}", "b"])
      assert.lengthOf(cursors, 1)
    }))

  it.effect("the frames of a live log that end within a line leave it to the next connection", () =>
    Effect.gen(function*() {
      const { cursors, follow } = yield* serve([
        sendAndClose(1000, `${line(0, "a")}\n${line(1, "b").slice(0, 30)}`),
        send(line(1, "b"), end)
      ])
      assert.deepStrictEqual(yield* textsOf(follow()), ["a", "b"])
      assert.deepStrictEqual(cursors, ["0", "1"])
    }))

  it.effect("the frames of a live log that are longer than 1 MiB are not read: a page brings their line, and the log goes on live", () =>
    Effect.gen(function*() {
      const long = line(1, "x".repeat(2 * longestLine))
      const after = 1 + 2 * longestLine
      const page = `${long}\n${JSON.stringify({ ...JSON.parse(end), retryable: true, cursor: String(after) })}\n`
      const { cursors, follow, pages } = yield* serve([send(line(0, "a"), long), send(line(after, "c"), end)], page)
      const texts = yield* textsOf(follow())
      assert.deepStrictEqual([texts[0], texts[2]], ["a", "c"])
      assert.include(texts[1], "bytes of this line were omitted")
      assert.deepStrictEqual(cursors, ["0", String(after)])
      assert.deepStrictEqual(pages, ["1"])
    }))
})

describe("a live connection that is closed", () => {
  const codes = [
    [1001, "going away"],
    [1011, "internal error"],
    [1012, "service restart"],
    [1013, "try again later"],
    [1014, "bad gateway"],
    [4000, undefined]
  ] as const

  it.effect.each(codes)(
    "a live connection that is closed is opened again after the last line: %s",
    ([code]) =>
      Effect.gen(function*() {
        const { cursors, follow } = yield* serve([sendAndClose(code, line(0, "a")), send(line(1, "b"), end)])
        assert.deepStrictEqual(yield* textsOf(follow()), ["a", "b"])
        assert.deepStrictEqual(cursors, ["0", "1"])
      })
  )

  it.effect.each(codes)(
    "a live connection that is closed for good fails with the name of its code: %s",
    ([code, name]) =>
      Effect.gen(function*() {
        const { follow } = yield* serve([sendAndClose(code, line(0, "a"))])
        const failure = (yield* Effect.flip(textsOf(follow({ schedule: Schedule.recurs(0) })))) as FetchError
        const said = name === undefined ? `WebSocket ${code}` : `WebSocket ${code} (${name})`
        assert.deepStrictEqual(failure.reason, { _tag: "Transport", sent: true, code: said })
        assert.include(failure.message, said)
      })
  )

  it.effect("a live connection that is closed without a word is an abnormal closure", () =>
    Effect.gen(function*() {
      const { follow } = yield* serve([(socket) => socket.terminate()])
      const failure = (yield* Effect.flip(textsOf(follow({ schedule: Schedule.recurs(0) })))) as FetchError
      assert.include(failure.message, "WebSocket 1006 (abnormal closure)")
    }))
})

describe("a live connection that falls silent", () => {
  it.effect.each([[undefined, Duration.minutes(11)], [Duration.seconds(20), Duration.seconds(20)]] as const)(
    "a live connection that falls silent is opened again after the last line, white space is no silence, with the limit %s",
    ([silence, limit]) =>
      Effect.gen(function*() {
        const open: Array<NodeWS.WebSocket> = []
        const { cursors, follow } = yield* serve([(socket) => {
          open.push(socket)
          socket.send(line(0, "a"))
        }, send(line(1, "b"), end)])
        const seen: Array<string> = []
        const fiber = yield* Stream.runForEach(follow({ silence, schedule: Schedule.recurs(0) }), ({ text }) =>
          Effect.sync(() => seen.push(text))).pipe(Effect.forkChild)
        yield* until(() =>
          seen.length === 1
        )
        for (const heartbeat of [" ", "\n"]) {
          yield* TestClock.adjust(Duration.subtract(limit, Duration.seconds(1)))
          // What answers a ping has received what was sent before it.
          const pong = once(open[0]!, "pong")
          open[0]!.send(heartbeat)
          open[0]!.ping()
          yield* Effect.promise(() => pong)
          yield* turn
        }
        yield* TestClock.adjust(Duration.subtract(limit, Duration.seconds(1)))
        assert.lengthOf(cursors, 1)
        yield* TestClock.adjust("1 second")
        yield* Fiber.join(fiber)
        assert.deepStrictEqual(seen, ["a", "b"])
        assert.deepStrictEqual(cursors, ["0", "1"])
      })
  )
})

describe("the package ws", () => {
  it("the package ws is loaded when the first connection is opened, not with the entry", async () => {
    const program = `
      import { createRequire } from "node:module"
      const { cache } = createRequire(import.meta.url)
      const isLoaded = () => Object.keys(cache).some((file) => /[/\\\\]ws[/\\\\]/.test(file))
      await import("effect-prisma-management/node")
      const before = isLoaded()
      await import("@effect/platform-node/NodeWS")
      console.log(JSON.stringify([before, isLoaded()]))`
    const { stdout } = await promisify(execFile)(
      node,
      ["--no-warnings", "--conditions=effect-prisma-management:source", "--input-type=module", "-e", program],
      { cwd: path.join(root) }
    )
    assert.strictEqual(stdout.trim(), "[false,true]")
  }, 60_000)
})

describe("a program that follows a log behind a proxy", () => {
  const tls = (file: string) => path.join(root, "test/support/tls", file)

  it.live.each([["through it", undefined, 1], ["past it to the hosts of NO_PROXY", "localhost", 0]] as const)(
    "a program that follows a log behind a proxy goes %s",
    ([, noProxy, tunnels]) =>
      Effect.gen(function*() {
        const server = https.createServer({
          key: readFileSync(tls("key.pem")),
          cert: readFileSync(tls("certificate.pem"))
        })
        new NodeWS.WebSocketServer({ server }).on("connection", send(line(0, "a"), end))
        const { port } = new URL((yield* LoopbackServer.listen(server)).url)
        const proxy = yield* ForwardProxy.make
        const program = path.join(root, "test/support/liveLogsProgram.ts")
        const { stdout } = yield* Effect.promise(() =>
          promisify(execFile)(
            node,
            ["--no-warnings", "--conditions=effect-prisma-management:source", program, `https://localhost:${port}`],
            {
              env: {
                PATH: process.env["PATH"],
                NODE_EXTRA_CA_CERTS: tls("certificate.pem"),
                HTTPS_PROXY: proxy.url,
                ...(noProxy && { NO_PROXY: noProxy })
              }
            }
          )
        )
        assert.strictEqual(stdout, "a\n")
        assert.lengthOf(proxy.tunnels, tunnels)
      }),
    60_000
  )
})
