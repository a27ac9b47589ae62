/** What an error keeps of the other members of an answer can be printed, copied and compared, however deep it is nested. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { inspect, isDeepStrictEqual } from "node:util"
import * as ApiError from "../src/ApiError.ts"
import { tooDeep } from "../src/internal/answer/details.ts"
import * as Logs from "../src/Logs.ts"
import * as Client from "./support/client.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const levels = 30_000

const nested: { readonly [kind: string]: string } = {
  lists: "[".repeat(levels) + "]".repeat(levels),
  objects: "{\"a\":".repeat(levels / 3) + "1" + "}".repeat(levels / 3)
}

/** What is done with an error that somebody has to look at. */
const isUsable = (error: object): void => {
  assert.isString(JSON.stringify(error))
  assert.isString(inspect(error, { depth: Infinity }))
  assert.isString(String(error))
  assert.isTrue(isDeepStrictEqual(structuredClone({ ...error }), { ...error }))
}

describe("an error whose details are nested without end", () => {
  for (const kind of Object.keys(nested)) {
    for (const status of [409, 418]) {
      it.effect(`keeps the first levels of ${kind}, and can be used: ${status}`, () =>
        Effect.gen(function*() {
          const server = yield* RecordingServer.make
          const client = yield* Client.make(server.url)
          server.answerWith({
            status,
            headers: { "content-type": "application/json" },
            body: `{"error":{"code":"c","message":"m","at":{"id":["test-token"]},"deep":${nested[kind]}}}`
          })
          const error = yield* Effect.flip(client.projects.delete({ params: { id: "proj_1" } }))
          if (!ApiError.isApiError(error)) return assert.fail(error._tag)
          assert.deepInclude(error, { status, code: "c", message: "m" })
          assert.deepStrictEqual(error.details["at"], { id: ["<redacted>"] })
          assert.include(JSON.stringify(error), JSON.stringify(tooDeep))
          isUsable(error)
        }))
    }
  }

  it.effect("keeps the first levels of what a log ends with, and can be used", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      const end = `{"type":"terminal","kind":"error","code":"c","message":"m","retryable":false,"cursor":null`
      server.answerWith({
        status: 200,
        headers: { "content-type": "application/x-ndjson" },
        body: `${end},"details":{"a":1,"deep":${nested["lists"]}}}\n`
      })
      const error = yield* Effect.flip(Stream.runDrain(Logs.deployment(client, "cpv_a1")))
      if (error._tag !== "LogsFailed") return assert.fail(error._tag)
      assert.strictEqual(error.details["a"], 1)
      isUsable(error)
    }))

  it.effect("keeps twenty levels, and says where there were more", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      const nest = (inner: unknown, levels: number): unknown => levels === 0 ? inner : { a: nest(inner, levels - 1) }
      for (const [inner, shown] of [[1, 1], ["x", "x"], [null, null], [{}, tooDeep], [[], tooDeep]] as const) {
        const error = { code: "c", message: "m", ...nest(inner, 20) as object }
        server.answerWith({ status: 409, body: JSON.stringify({ error }) })
        const failure = yield* Effect.flip(client.projects.delete({ params: { id: "proj_1" } }))
        assert.deepStrictEqual(ApiError.isApiError(failure) && failure.details, nest(shown, 20))
      }
    }))

  it.effect("keeps what is nested as people nest", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const client = yield* Client.make(server.url)
      const details = { a: [{ b: [{ c: [{ d: [{ e: [{ f: null, g: true, h: 1 }] }] }] }] }] }
      server.answerWith({ status: 409, body: JSON.stringify({ error: { code: "c", message: "m", ...details } }) })
      const error = yield* Effect.flip(client.projects.delete({ params: { id: "proj_1" } }))
      assert.deepStrictEqual(ApiError.isApiError(error) && error.details, details)
    }))
})
