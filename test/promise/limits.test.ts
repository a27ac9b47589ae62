/** How much of an answer the Promise entry reads. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { it } from "@effect/vitest"
import { createManagementApiClient } from "../../src/promise/index.ts"
import * as FaultyServer from "../support/FaultyServer.ts"
import { fetchError } from "./support/ours.ts"

const mebibyte = 1024 * 1024

it.live.each(["json", "text", "blob", "arrayBuffer"] as const)(
  "a success is read up to 64 MiB, unpacked, as %s",
  (parseAs) =>
    Effect.gen(function*() {
      const bomb = yield* FaultyServer.make(FaultyServer.gzipBomb)
      let written = 0
      const flood = yield* FaultyServer.make(FaultyServer.flood(200, 200 * mebibyte, (bytes) => (written += bytes)))
      for (const { url } of [bomb, flood]) {
        const client = createManagementApiClient({ baseUrl: url })
        const error = yield* Effect.promise(() => fetchError(client.GET("/v1/projects", { parseAs })))
        assert.deepInclude(error.reason, {
          _tag: "InvalidResponse",
          issues: [{ path: "body", message: `Expected at most ${64 * mebibyte} bytes` }]
        })
      }
      assert.isBelow(written, 150 * mebibyte)
    }),
  30_000
)

it.live("a success that is read as a stream has no limit: nobody has to hold it", () =>
  Effect.gen(function*() {
    const server = yield* FaultyServer.make(FaultyServer.flood(200, 100 * mebibyte))
    const client = createManagementApiClient({ baseUrl: server.url })
    const { data } = yield* Effect.promise(() => client.GET("/v1/projects", { parseAs: "stream" }))
    let read = 0
    yield* Effect.promise(async () => {
      for await (const chunk of data as unknown as ReadableStream<Uint8Array>) read += chunk.length
    })
    assert.isAtLeast(read, 100 * mebibyte)
  }), 30_000)

it.live.each(["json", "text", "blob", "arrayBuffer"] as const)(
  "a success without a length is what it is, as %s",
  (parseAs) =>
    Effect.gen(function*() {
      const body = JSON.stringify({ data: "größe 🚀".repeat(20_000) })
      const server = yield* FaultyServer.make((response) => {
        response.writeHead(200, { "content-type": "application/json" })
        response.write(body.slice(0, 7))
        response.end(body.slice(7))
      })
      const { data } = yield* Effect.promise(() =>
        createManagementApiClient({ baseUrl: server.url }).GET("/v1/projects", { parseAs })
      )
      const read = parseAs === "json"
        ? JSON.stringify(data)
        : yield* Effect.promise(() => new Response(data as BodyInit).text())
      assert.strictEqual(read, body)
      if (parseAs === "blob") assert.strictEqual((data as unknown as Blob).type, "application/json")
    })
)
