/** Deployment logs over real WebSockets: the sandbox on a socket, behind a proxy that cuts connections. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as NodeWS from "@effect/platform-node/NodeWS"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Schedule from "effect/Schedule"
import * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { createHash } from "node:crypto"
import * as http from "node:http"
import type { Duplex } from "node:stream"
import { inspect } from "node:util"
import type { DeploymentLogLine } from "../../src/api/deployments.ts"
import * as Authorization from "../../src/Authorization.ts"
import type { FetchError } from "../../src/FetchError.ts"
import { closeCode } from "../../src/internal/failure/closeCodes.ts"
import * as Logs from "../../src/Logs.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as LiveSocket from "../../src/node/internal/liveSocket.ts"
import * as LiveLogs from "../../src/node/LiveLogs.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as CuttingProxy from "../support/CuttingProxy.ts"
import { until } from "../support/inTime.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import { refreshingSession } from "../support/refreshingSession.ts"
import { upload } from "../support/uploads.ts"

const seed = Number(process.env["LOGS_SEED"] ?? 4)

const token = "test-token"

const atOnce = { schedule: Schedule.recurs(1000), poll: Schedule.forever }

const start = (authorization: Layer.Layer<Authorization.ForClient, unknown> = Authorization.layerToken(token)) =>
  Effect.gen(function*() {
    const sandbox = yield* Sandbox.serve({ token })
    const proxy = yield* CuttingProxy.make(sandbox.url)
    const build = (url: string, authorization: Layer.Layer<Authorization.ForClient, unknown>) =>
      Layer.build(
        Layer.mergeAll(ManagementClient.layer({ baseUrl: url }), LiveLogs.layer).pipe(
          Layer.provide([authorization, NodeHttpClient.layerUndici])
        )
      )
    const direct = yield* Effect.provide(
      ManagementClient.ManagementClient,
      yield* build(sandbox.url, Authorization.layerToken(token))
    )
    const context = yield* build(proxy.url, authorization)
    const client = yield* Effect.provide(ManagementClient.ManagementClient, context)
    const { id: projectId } = yield* direct.projects.create({ payload: { name: "blog", createDatabase: false } })
    const service = yield* direct.services.create({ payload: { projectId, displayName: "web" } })
    const created = yield* direct.services.createDeployment({ params: { serviceId: service.id }, payload: {} })
    const { id } = created
    yield* upload(created)
    const params = { deploymentId: id }
    const follow = (options: Logs.DeploymentOptions = {}) =>
      Stream.provideContext(Logs.deployment(client, id, { ...atOnce, follow: true, ...options }), context)
    return { direct, follow, id, params, proxy, sandbox }
  })

/** Starts and stops a deployment: each time is four lines. */
const run = Effect.fnUntraced(
  function*(client: ManagementClient.ManagementClient["Service"], id: string, times: number) {
    const params = { deploymentId: id }
    for (let time = 0; time < times; time++) {
      yield* client.deployments.start({ params })
      yield* TestClock.adjust("5 seconds")
      yield* client.deployments.stop({ params })
      yield* TestClock.adjust("3 seconds")
    }
  }
)

const linesOf = (client: ManagementClient.ManagementClient["Service"], id: string) =>
  Stream.runCollect(Logs.deployment(client, id, { fromStart: true }))

/** The lines of a stream as they come. */
const taken = <E>(stream: Stream.Stream<DeploymentLogLine, E>) =>
  Effect.gen(function*() {
    const lines = yield* Queue.unbounded<DeploymentLogLine>()
    const fiber = yield* Effect.forkChild(Stream.runForEach(stream, (line) => Queue.offer(lines, line)))
    const next = Effect.map(Queue.take(lines), ({ text }) => text.split(" ").at(-1)!)
    return { fiber, next, lines }
  })

describe("the log of a deployment that is followed live", () => {
  it.effect(
    `the log of a deployment that is followed live comes once and in order over connections that are cut at a random byte, 200 times (LOGS_SEED=${seed})`,
    () =>
      Effect.gen(function*() {
        const { direct, follow, id, proxy } = yield* start()
        // The sandbox keeps a thousand lines.
        yield* run(direct, id, 240)
        const all = yield* linesOf(direct, id)
        assert.lengthOf(all, 961)
        // Not in the handshake: a page would bring all the rest.
        proxy.cutNext({ times: 200, from: 130, within: 600, seed })
        const seen = yield* Stream.runCollect(Stream.take(follow({ from: 0 }), all.length))
        assert.deepStrictEqual(seen, all)
        assert.strictEqual(proxy.cutsLeft(), 0)
        assert.strictEqual(proxy.upgrades(), 201)
        assert.deepStrictEqual(proxy.cursors, Array.from(proxy.cursors).sort((a, b) => a - b))
        assert.isAbove(proxy.cursors.at(-1)!, all.at(-1)!.byteEnd / 4)
      }),
    60_000
  )

  it.effect("the log of a deployment that is followed live goes on with a page, and then live again, where the handshake is cut", () =>
    Effect.gen(function*() {
      const { direct, follow, id, params, proxy } = yield* start()
      yield* run(direct, id, 3)
      // The log of a stopped one has ended.
      yield* direct.deployments.start({ params })
      yield* TestClock.adjust("5 seconds")
      proxy.cutNext({ times: 20, from: 1, within: 120, seed })
      const { fiber, lines, next } = yield* taken(follow({ from: 0 }))
      yield* until(() => proxy.upgrades() === 21)
      const before = yield* Queue.takeAll(lines)
      assert.deepStrictEqual(before, yield* linesOf(direct, id))
      yield* direct.deployments.stop({ params })
      assert.strictEqual(yield* next, "stopping")
      assert.strictEqual(proxy.upgrades(), 21)
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("the log of a deployment that is followed live comes as it is logged, and over another connection after ten minutes", () =>
    Effect.gen(function*() {
      const { direct, follow, params, proxy } = yield* start()
      const { fiber, lines, next } = yield* taken(follow())
      assert.strictEqual(yield* next, "new")
      yield* until(() => proxy.upgrades() === 1)
      yield* direct.deployments.start({ params })
      assert.strictEqual(yield* next, "provisioning")
      yield* TestClock.adjust("5 seconds")
      assert.strictEqual(yield* next, "running")
      assert.strictEqual(proxy.upgrades(), 1)
      yield* TestClock.adjust("10 minutes")
      yield* until(() => proxy.upgrades() === 2)
      yield* direct.deployments.stop({ params })
      assert.strictEqual(yield* next, "stopping")
      assert.strictEqual(yield* Queue.size(lines), 0)
      const connections = proxy.connections()
      assert.isAbove(connections, 0)
      yield* Fiber.interrupt(fiber)
      yield* until(() => proxy.connections() < connections)
    }))

  it.effect("the log of a deployment that is followed live ends with its deployment, and one that is gone is NotFound", () =>
    Effect.gen(function*() {
      const { direct, follow, params, proxy } = yield* start()
      const { fiber, next } = yield* taken(follow())
      assert.strictEqual(yield* next, "new")
      yield* until(() => proxy.upgrades() === 1)
      yield* direct.deployments.delete({ params })
      yield* Fiber.join(fiber)
      const gone = yield* Effect.flip(Stream.runDrain(follow()))
      assert.deepInclude(gone, { _tag: "NotFound", operation: "deployments.logs" })
    }))

  it.effect("the log of a deployment that is followed live refreshes the session once where its access token has ended", () =>
    Effect.gen(function*() {
      const { layer, refreshes } = refreshingSession(() => Effect.succeed(token))
      const { direct, follow, params, proxy } = yield* start(Authorization.layerSession.pipe(Layer.provide(layer)))
      const { fiber, next } = yield* taken(follow({ from: 0 }))
      assert.strictEqual(yield* next, "new")
      yield* until(() => proxy.upgrades() === 2)
      yield* direct.deployments.start({ params })
      assert.strictEqual(yield* next, "provisioning")
      assert.strictEqual(refreshes(), 1)
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("the log of a deployment that is followed live is read over pages where it is not followed", () =>
    Effect.gen(function*() {
      const { follow, proxy } = yield* start()
      assert.lengthOf(yield* Stream.runCollect(follow({ follow: false })), 1)
      assert.strictEqual(proxy.upgrades(), 0)
    }))
})

/** A server of WebSockets that sends frames and closes with a code, or leaves the connection open; it has no pages. */
const served = (frames: ReadonlyArray<string>, closing?: number | "without a code") =>
  Effect.gen(function*() {
    const server = http.createServer((_, response) => {
      response.writeHead(404)
      response.end()
    })
    new NodeWS.WebSocketServer({ server }).on("connection", (socket) => {
      frames.forEach((frame) => socket.send(frame))
      if (closing !== undefined) socket.close(closing === "without a code" ? undefined : closing)
    })
    const { url } = yield* LoopbackServer.listen(server)
    const context = yield* Layer.build(
      Layer.mergeAll(ManagementClient.layer({ baseUrl: url }), LiveLogs.layer).pipe(
        Layer.provide([Authorization.layerToken(token), NodeHttpClient.layerUndici])
      )
    )
    const client = yield* Effect.provide(ManagementClient.ManagementClient, context)
    const seen: Array<string> = []
    const failure = yield* Logs.deployment(client, "cpv_a1", { schedule: Schedule.recurs(0), from: 0, follow: true })
      .pipe(
        Stream.provideContext(context),
        Stream.runForEach(({ text }) => Effect.sync(() => seen.push(text))),
        Effect.flip
      )
    return { failure, seen }
  })

const line = JSON.stringify({ type: "log", text: "first", byteStart: 0, byteEnd: 6 })
const other = JSON.stringify({ type: "heartbeat" })
const error = JSON.stringify({
  type: "terminal",
  kind: "error",
  code: "vm_gone",
  message: "gone\u001b[31m",
  retryable: false,
  cursor: null
})

/** A server that opens WebSockets, sends a record on each, and never looks at what it is sent. */
const deaf = Effect.suspend(() => {
  const server = http.createServer()
  server.on("upgrade", (request, socket: Duplex) => {
    socket.on("error", () => {})
    socket.on("end", () => socket.destroy())
    socket.resume()
    // RFC 6455 section 4.2.2
    const accept = createHash("sha1").update(
      `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    ).digest("base64")
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
    )
    socket.write(Buffer.concat([Buffer.from([0x81, line.length]), Buffer.from(line)]))
  })
  return LoopbackServer.listen(server)
})

describe("a live segment", () => {
  it.effect("a live segment that is no longer wanted is closed at once, also where the other side does not say goodbye", () =>
    Effect.gen(function*() {
      const { connections, url } = yield* deaf
      const context = yield* Layer.build(
        Layer.mergeAll(ManagementClient.layer({ baseUrl: url }), LiveLogs.layer).pipe(
          Layer.provide([Authorization.layerToken(token), NodeHttpClient.layerUndici])
        )
      )
      const client = yield* Effect.provide(ManagementClient.ManagementClient, context)
      const follow = Stream.provideContext(Logs.deployment(client, "cpv_a1", { from: 0, follow: true }), context)
      assert.lengthOf(yield* Stream.runCollect(Stream.take(follow, 1)), 1)
      yield* until(() => connections() === 0)
      const { fiber, next } = yield* taken(follow)
      assert.strictEqual(yield* next, "first")
      assert.strictEqual(connections(), 1)
      yield* Fiber.interrupt(fiber)
      yield* until(() => connections() === 0)
    }))

  it.effect("a live segment fails with its error record, after its lines, which may share a frame", () =>
    Effect.gen(function*() {
      const { failure, seen } = yield* served([`${line}\n${other}\n`, error])
      assert.deepStrictEqual(seen, ["first"])
      assert.deepInclude(failure, { _tag: "LogsFailed", code: "vm_gone", message: "gone\ufffd[31m", cursor: "6" })
    }))

  it.effect("a live segment that brings something else is a FetchError that does not repeat it", () =>
    Effect.gen(function*() {
      for (const broken of ["marker{", `{"type":"log","text":["marker"]}`]) {
        const { failure, seen } = yield* served([line, broken])
        assert.deepStrictEqual(seen, ["first"])
        assert.deepInclude(failure, { _tag: "FetchError", operation: "deployments.logs" })
        assert.notInclude(inspect(failure, { depth: Infinity, showHidden: true }), "marker")
      }
    }))

  it.effect("a live segment that ends without saying how has not said all: it broke, or was closed as if it had", () =>
    Effect.gen(function*() {
      const broken = yield* served([line], 1011)
      assert.deepInclude(broken.failure, { _tag: "FetchError", operation: "deployments.logs" })
      assert.deepInclude((broken.failure as FetchError).reason, { _tag: "Transport" })
      const closed = yield* served([line], 1000)
      assert.deepInclude(closed.failure, { _tag: "LogsFailed", code: "unterminated", cursor: "6" })
      const silently = yield* served([line], "without a code")
      assert.deepInclude(silently.failure, { _tag: "LogsFailed", code: "unterminated", cursor: "6" })
    }))

  it("a live segment that fails with a code of its own keeps that, and a frame that is too long the one of its closing", () => {
    const causeOf = (cause: unknown) =>
      LiveSocket.causeOf(new Socket.SocketError({ reason: new Socket.SocketReadError({ cause }) }))
    const error = (code: string) => Object.assign(new Error("no"), { code })
    const own = error("WS_ERR_INVALID_UTF8")
    assert.strictEqual(causeOf({ error: own }), own)
    assert.strictEqual(causeOf(own), own)
    const plain = new Error("no")
    assert.strictEqual(causeOf({ error: plain }), plain)
    assert.deepInclude(causeOf({ error: error("WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") }), { code: closeCode(1009) })
  })
})
