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
import { WebSocket } from "undici"
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

describe("the live log of a deployment", () => {
  it.effect("the live log of a deployment brings its records as they come, and closes after ten minutes with a cursor", () =>
    Effect.gen(function*() {
      const { ok, sandbox } = yield* start
      const { data: project } = yield* ok("projects.create", { body: {} })
      const { data: service } = yield* ok("services.create", { body: { projectId: project.id, displayName: "web" } })
      const { data: created } = yield* ok("services.createDeployment", { params: { serviceId: service.id }, body: {} })
      const { id } = created
      yield* upload(created)
      const records = yield* Queue.unbounded<any>()
      const closed = yield* Queue.unbounded<number>()
      const url = `${sandbox.url.replace("http", "ws")}/v1/deployments/${id}/logs`
      const socket = new WebSocket(url, { headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}` } })
      socket.addEventListener("message", ({ data }) => Queue.offerUnsafe(records, JSON.parse(data as string)))
      socket.addEventListener("close", ({ code }) => Queue.offerUnsafe(closed, code))
      const next = Effect.tap(Queue.take(records), (body) => Effect.sync(() => assert.isTrue(isValid(record, body))))
      assert.include((yield* next).text, "new")
      yield* ok("deployments.start", { params: { deploymentId: id } })
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
      assert.strictEqual(yield* Queue.take(closed), 1000)
    }))

  it.effect("the live log of a deployment is refused without a token", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* start
      const failed = yield* Queue.unbounded<unknown>()
      const socket = new WebSocket(`${sandbox.url.replace("http", "ws")}/v1/deployments/cpv_a/logs`)
      socket.addEventListener("error", () => Queue.offerUnsafe(failed, undefined))
      yield* Queue.take(failed)
    }))
})
