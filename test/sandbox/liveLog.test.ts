/** Where the live log of a deployment begins. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { gzipSync } from "node:zlib"
import { WebSocket } from "undici"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Wire from "./support/wire.ts"

/** A deployment that runs, and its log as a page. */
const running = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve()
  const { ok } = Wire.make(sandbox)
  const { data: project } = yield* ok("projects.create", { body: { name: "shop" } })
  const { data: service } = yield* ok("services.create", { body: { projectId: project.id, displayName: "web" } })
  const { data } = yield* ok("services.createDeployment", { params: { serviceId: service.id }, body: {} })
  yield* Effect.promise(() => fetch(data.uploadUrl, { method: "PUT", body: gzipSync("app") }))
  const params = { deploymentId: data.id as string }
  yield* ok("deployments.start", { params })
  yield* TestClock.adjust(Duration.seconds(10))
  const page = (query: { readonly [name: string]: string }) => ok("deployments.logs", { params, query })
  return { sandbox, id: data.id as string, page }
})

const firstOf = (sandbox: Sandbox.Running, id: string, query: string) =>
  Effect.scoped(Effect.gen(function*() {
    const records = yield* Queue.unbounded<{ readonly text: string; readonly byteStart: number }>()
    const url = `${sandbox.url.replace("http", "ws")}/v1/deployments/${id}/logs?${query}`
    yield* Effect.acquireRelease(
      Effect.sync(() => {
        const socket = new WebSocket(url, { headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}` } })
        socket.addEventListener("message", ({ data }) => Queue.offerUnsafe(records, JSON.parse(data as string)))
        return socket
      }),
      (socket) => Effect.sync(() => socket.close())
    )
    return yield* Queue.take(records)
  }))

describe("the live log of a deployment", () => {
  it.effect("the live log of a deployment begins where its page does: the last lines, all of them, after a cursor", () =>
    Effect.gen(function*() {
      const { id, page, sandbox } = yield* running
      for (const query of [{ tail: "1" }, { tail: "2" }, { tail: "100" }, { tail: "1", from_start: "true" }, {}]) {
        const [expected] = yield* page(query)
        const first = yield* firstOf(sandbox, id, String(new URLSearchParams({ ...query })))
        assert.deepStrictEqual(first, expected, JSON.stringify(query))
      }
      const [, second] = yield* page({})
      const cursor = String(second.byteStart)
      assert.deepStrictEqual(yield* firstOf(sandbox, id, `cursor=${cursor}&tail=1`), second)
    }))

  it.effect("a live log is in the request log with the status that its client got", () =>
    Effect.gen(function*() {
      const { id, sandbox } = yield* running
      yield* firstOf(sandbox, id, "")
      // Its server notices a little later that the other side has closed.
      const [request] = yield* Effect.repeat(
        Effect.andThen(
          Effect.yieldNow,
          Effect.map(sandbox.requests, (requests) =>
            requests.filter(({ operation, status }) =>
              operation === "deployments.logs" && status !== undefined
            ))
        ),
        { until: (found) => found.length > 0 }
      )
      assert.strictEqual(request!.status, 101)
    }))
})
