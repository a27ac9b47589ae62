/** Logs that are followed: of builds as a stream, of deployments over a WebSocket. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Queue from "effect/Queue"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as net from "node:net"
import { WebSocket } from "undici"
import * as Logs from "../../src/Logs.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Client from "../support/client.ts"
import { isValid, operations, responsesOf } from "../support/contract.ts"
import { upload } from "../support/uploads.ts"
import * as Wire from "./support/wire.ts"

const start = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve({ token: Client.token })
  return { sandbox, client: yield* Client.make(sandbox.url), ...Wire.make(sandbox) }
})

const report = { source: "cli", commitSha: "abc", branchName: "main" } as const

describe("the log of a build", () => {
  it.effect("the log of a build that is followed goes on until the build has ended", () =>
    Effect.gen(function*() {
      const { client } = yield* start
      const { id: buildId } = yield* client.builds.create({ payload: report })
      const seen = yield* Queue.unbounded<string>()
      const following = yield* client.builds.logs({ params: { buildId }, query: { follow: "true" } }).pipe(
        Stream.runForEach((record) =>
          Queue.offer(seen, record.type === "log" ? (record as { text: string }).text : record.type)
        ),
        Effect.forkChild
      )
      assert.include(yield* Queue.take(seen), "queued")
      yield* client.builds.update({ params: { buildId }, payload: { state: "running" } })
      assert.strictEqual(yield* Queue.take(seen), "Build running")
      assert.isUndefined(following.pollUnsafe())
      yield* client.builds.update({ params: { buildId }, payload: { state: "succeeded" } })
      yield* Fiber.join(following)
      assert.deepStrictEqual([yield* Queue.take(seen), yield* Queue.take(seen)], ["Build succeeded", "terminal"])
    }))

  it.effect("the log of a build that is followed does not keep a sandbox from closing", () =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const { client } = yield* Scope.provide(start, scope)
      const { id: buildId } = yield* client.builds.create({ payload: report })
      const opened = yield* Queue.unbounded<unknown>()
      const following = yield* client.builds.logs({ params: { buildId }, query: { follow: "true" } }).pipe(
        Stream.runForEach((record) => Queue.offer(opened, record)),
        Effect.forkChild
      )
      yield* Queue.take(opened)
      yield* Scope.close(scope, Exit.void)
      const failure = yield* Effect.flip(Fiber.join(following))
      assert.strictEqual(failure._tag, "FetchError")
    }))
})

const record = responsesOf(operations.find(({ id }) => id === "deployments.logs")!).find(({ status }) =>
  status === 200
)!.schema!

/** A deployment, and connections that follow its log. */
const follow = Effect.gen(function*() {
  const started = yield* start
  const { ok, sandbox } = started
  const { data: project } = yield* ok("projects.create", { body: {} })
  const { data: service } = yield* ok("services.create", { body: { projectId: project.id, displayName: "web" } })
  const { data: created } = yield* ok("services.createDeployment", { params: { serviceId: service.id }, body: {} })
  yield* upload(created)
  const { id } = created
  const params = { deploymentId: id as string }
  const connect = Effect.gen(function*() {
    const records = yield* Queue.unbounded<any>()
    const closed = yield* Queue.unbounded<number>()
    const url = `${sandbox.url.replace("http", "ws")}/v1/deployments/${id}/logs`
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}` } })
    socket.addEventListener("message", ({ data }) => Queue.offerUnsafe(records, JSON.parse(data as string)))
    socket.addEventListener("close", ({ code }) => Queue.offerUnsafe(closed, code))
    // A server that ends waits for those who follow, by the clock of the test.
    yield* Effect.addFinalizer(() => Effect.sync(() => socket.close()))
    const next = Effect.tap(Queue.take(records), (body) => Effect.sync(() => assert.isTrue(isValid(record, body))))
    assert.include((yield* next).text, "new")
    return { closed: Queue.take(closed), next, socket }
  })
  const page = Effect.map(ok("deployments.logs", { params }), (body) => body.at(-1))
  return { ...started, connect, page, params, project, service }
})

const upTo = Effect.fnUntraced(function*(next: Effect.Effect<any>, status: string) {
  while (!(yield* next).text.includes(`deployment ${status}`));
})

describe("the live log of a deployment", () => {
  it.effect("the live log of a deployment brings its records as they come, and closes after ten minutes with a cursor", () =>
    Effect.gen(function*() {
      const { connect, ok, params } = yield* follow
      const { closed, next } = yield* connect
      yield* ok("deployments.start", { params })
      const provisioning = yield* next
      assert.include(provisioning.text, "provisioning")
      yield* TestClock.adjust(Duration.seconds(5))
      const running = yield* next
      assert.include(running.text, "running")
      assert.strictEqual(running.byteStart, provisioning.byteEnd)
      yield* TestClock.adjust(Duration.minutes(10))
      const end = yield* next
      assert.strictEqual(end.type, "terminal")
      assert.strictEqual(end.cursor, String(running.byteEnd))
      assert.strictEqual(yield* closed, 1000)
    }))

  it.effect("the live log of a deployment ends when the deployment has stopped, for all who follow it, and a page says so too", () =>
    Effect.gen(function*() {
      const { client, connect, ok, page, params } = yield* follow
      const connections = [yield* connect, yield* connect]
      yield* ok("deployments.start", { params })
      yield* TestClock.adjust("4 seconds")
      assert.deepInclude(yield* page, { code: "page_end", retryable: true })
      yield* ok("deployments.stop", { params })
      yield* TestClock.adjust("2 seconds")
      for (const { closed, next } of connections) {
        yield* upTo(next, "stopped")
        assert.deepInclude(yield* next, {
          type: "terminal",
          kind: "end",
          code: "deployment_stopped",
          message: "The deployment is stopped: its log has ended.",
          retryable: false,
          cursor: null
        })
        assert.strictEqual(yield* closed, 1000)
      }
      assert.deepInclude(yield* page, { code: "deployment_stopped", retryable: false, cursor: null })
      // Our client, which asks for page after page, ends with it.
      const lines = yield* Stream.runCollect(Logs.deployment(client, params.deploymentId, { follow: true }))
      assert.include(lines.at(-1)!.text, "stopped")
      yield* ok("deployments.start", { params })
      assert.deepInclude(yield* page, { code: "page_end", retryable: true })
    }))

  it.effect("the live log of a deployment ends when the deployment fails", () =>
    Effect.gen(function*() {
      const { ok, sandbox, service } = yield* follow
      const { data } = yield* ok("services.createDeployment", { params: { serviceId: service.id }, body: {} })
      yield* Effect.promise(() => fetch(data.uploadUrl, { method: "PUT", body: "no archive" }))
      const params = { deploymentId: data.id }
      yield* ok("deployments.start", { params })
      yield* sandbox.advance("5 seconds")
      assert.deepInclude((yield* ok("deployments.logs", { params })).at(-1), {
        code: "deployment_failed",
        cursor: null
      })
    }))

  for (const gone of ["deployments", "services", "projects"] as const) {
    it.effect(`the live log of a deployment ends when it is gone with ${gone}.delete`, () =>
      Effect.gen(function*() {
        const { connect, ok, params, project, service } = yield* follow
        const { closed, next } = yield* connect
        if (gone !== "projects") {
          yield* ok(`${gone}.delete`, { params: { ...params, serviceId: service.id } })
        } else {
          yield* ok("services.delete", { params: { serviceId: service.id } })
          yield* ok("projects.delete", { params: { id: project.id } })
        }
        assert.deepInclude(yield* next, {
          type: "terminal",
          code: "deployment_deleted",
          retryable: false,
          cursor: null
        })
        assert.strictEqual(yield* closed, 1000)
      }))
  }

  it.effect("the live log of a deployment takes no large message and no hundred messages, and another connection goes on", () =>
    Effect.gen(function*() {
      const { connect, ok, params } = yield* follow
      const [large, many, other] = [yield* connect, yield* connect, yield* connect]
      large.socket.send("x".repeat(2_000))
      // RFC 6455 section 7.4.1
      assert.strictEqual(yield* large.closed, 1009)
      for (let n = 0; n < 100; n++) many.socket.send("hello")
      assert.strictEqual(yield* many.closed, 1008)
      other.socket.send("hello")
      yield* ok("deployments.start", { params })
      assert.include((yield* other.next).text, "provisioning")
    }))

  it.effect(
    "a thousand live logs are served at once, the next one is refused, and one more when one has ended",
    () =>
      Effect.gen(function*() {
        const { connect, params, sandbox } = yield* follow
        const { hostname, port } = new URL(sandbox.url)
        const ask = Effect.promise(() =>
          new Promise<readonly [status: string, text: string, socket: net.Socket]>((resolve) => {
            const socket = net.connect(Number(port), hostname)
            socket.once("data", (data) => resolve([data.toString().split(" ")[1]!, data.toString(), socket]))
            socket.write(
              `GET /v1/deployments/${params.deploymentId}/logs HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${Client.token}\r\n` +
                "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            )
          })
        )
        const last = yield* connect
        const open = yield* Effect.forEach(Array.from({ length: 999 }), () => ask, { concurrency: 50 })
        yield* Effect.addFinalizer(() => Effect.sync(() => open.forEach(([, , socket]) => socket.destroy())))
        assert.deepStrictEqual([...new Set(open.map(([status]) => status))], ["101"])
        const [status, text, refused] = yield* ask
        refused.destroy()
        assert.strictEqual(status, "429")
        assert.include(text, "read pages")
        last.socket.close()
        yield* last.closed
        yield* connect
      })
  )

  it.effect("the live log of a deployment is refused without a token", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* start
      const failed = yield* Queue.unbounded<unknown>()
      const socket = new WebSocket(`${sandbox.url.replace("http", "ws")}/v1/deployments/cpv_a/logs`)
      socket.addEventListener("error", () => Queue.offerUnsafe(failed, undefined))
      yield* Queue.take(failed)
    }))
})
