/** Bodies that come compressed (RFC 9110 section 8.4.1). */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchError from "effect-prisma-management/FetchError"
import * as Authorization from "effect-prisma-management/Authorization"
import * as ManagementClient from "effect-prisma-management/ManagementClient"
import { NodeTransport } from "effect-prisma-management/node"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as ByteSize from "effect/ByteSize"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as zlib from "node:zlib"
import * as LoopbackServer from "../support/LoopbackServer.ts"
import { until, ways } from "../support/transport.ts"

type Code = (body: Buffer) => Buffer

const codings: ReadonlyArray<readonly [name: string, coding: string, code: Code]> = [
  ["gzip", "gzip", zlib.gzipSync],
  ["x-gzip", "x-gzip", zlib.gzipSync],
  ["GZip in other letters", "GZip", zlib.gzipSync],
  ["deflate", "deflate", zlib.deflateSync],
  ["deflate without its header", "deflate", zlib.deflateRawSync],
  ["br", "br", zlib.brotliCompressSync],
  ["zstd", "zstd", zlib.zstdCompressSync],
  ["gzip in br", "gzip, br", (body) => zlib.brotliCompressSync(zlib.gzipSync(body))],
  ["raw deflate in gzip", "deflate,gzip", (body) => zlib.gzipSync(zlib.deflateRawSync(body))],
  [
    "zstd in deflate in gzip",
    "zstd, deflate, gzip",
    (body) => zlib.gzipSync(zlib.deflateSync(zlib.zstdCompressSync(body)))
  ],
  [
    "gzip in two members",
    "gzip",
    (body) => Buffer.concat([zlib.gzipSync(body.subarray(0, 3)), zlib.gzipSync(body.subarray(3))])
  ],
  ["identity", "identity", (body) => body],
  ["identity around gzip", "gzip, identity", zlib.gzipSync],
  ["a coding that is empty", "", (body) => body]
]

const compressed = (coding: string, bytes: Buffer, chunkSize = Infinity) =>
  LoopbackServer.make((_, response) => {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-encoding": coding,
      "content-length": bytes.length
    })
    for (let at = 0; at < bytes.length; at += chunkSize) response.write(bytes.subarray(at, at + chunkSize))
    response.end()
  })

const project = {
  id: "proj_1",
  type: "project",
  url: "https://api.prisma.io/v1/projects/proj_1",
  name: "blog",
  logicalId: null,
  createdAt: "2026-11-23T10:00:00.000Z",
  defaultRegion: "us-east-1",
  workspace: { id: "wksp_1", url: "https://api.prisma.io/v1/workspaces/wksp_1", name: "Acme" }
}

const get = (url: string) =>
  Effect.flatMap(ManagementClient.ManagementClient, (client) => client.projects.get({ params: { id: "proj_1" } })).pipe(
    Effect.provide(
      ManagementClient.layer({ baseUrl: url }).pipe(
        Layer.provide([Authorization.layerToken("token"), NodeTransport.layer])
      )
    )
  )

describe.each(ways)("a body that is compressed, %s", (_, over) => {
  it.effect.each(codings)("a body that is compressed comes decoded: %s", ([, coding, code]) =>
    Effect.gen(function*() {
      const text = JSON.stringify({ text: "grüße ".repeat(1000) })
      const bytes = code(Buffer.from(text))
      for (const chunkSize of [Infinity, 7]) {
        const { url } = yield* compressed(coding, bytes, chunkSize)
        yield* Effect.gen(function*() {
          const response = yield* HttpClient.get(url)
          assert.strictEqual(yield* response.text, text)
          assert.deepStrictEqual(yield* response.json, JSON.parse(text))
          assert.notProperty(response.headers, "content-encoding")
          assert.notProperty(response.headers, "content-length")
          const streamed = yield* HttpClient.get(url)
          const chunks = yield* Stream.runCollect(streamed.stream)
          assert.strictEqual(Buffer.concat(Array.from(chunks)).toString(), text)
        }).pipe(over)
      }
    }))

  it.effect("an empty body that says it is compressed is empty", () =>
    Effect.gen(function*() {
      const { url } = yield* compressed("gzip", Buffer.alloc(0))
      assert.strictEqual(yield* HttpClient.get(url).pipe(Effect.flatMap(({ text }) => text), over), "")
    }))

  it.effect.each(
    [
      ["is cut", zlib.gzipSync("a body that is longer than what is sent of it").subarray(0, 30)],
      ["is broken", Buffer.concat([zlib.gzipSync("a body").subarray(0, 10), Buffer.alloc(30, 0xff)])]
    ] as const
  )("a compressed body that %s fails the reading, with the platform's code", ([, bytes]) =>
    Effect.gen(function*() {
      const { url } = yield* compressed("gzip", bytes)
      const error = yield* HttpClient.get(url).pipe(Effect.flatMap(({ text }) => text), Effect.flip, over)
      assert.strictEqual(error.reason._tag, "DecodeError")
      assert.match(String((error.cause as { readonly code?: string }).code), /^Z_/)
    }))

  it.effect.each(["gzip", "br", "deflate", "zstd"])(
    "a body that says %s and is none is taken as it is",
    (coding) =>
      Effect.gen(function*() {
        const text = JSON.stringify({ text: "grüße ".repeat(1000) })
        const { url } = yield* compressed(coding, Buffer.from(text))
        assert.strictEqual(yield* HttpClient.get(url).pipe(Effect.flatMap((response) => response.text), over), text)
      })
  )

  it.effect("a short body is taken as it is where it says gzip; where it says another coding, only from 64 bytes on", () =>
    Effect.gen(function*() {
      const read = (coding: string, body: string) =>
        Effect.gen(function*() {
          const { url } = yield* compressed(coding, Buffer.from(body))
          return yield* HttpClient.get(url).pipe(Effect.flatMap((response) => response.text), over)
        })
      for (const coding of ["gzip", "x-gzip", "gzip, x-gzip"]) assert.strictEqual(yield* read(coding, "no"), "no")
      for (const coding of ["br", "deflate", "zstd"]) {
        assert.strictEqual(yield* read(coding, "x".repeat(64)), "x".repeat(64))
        assert.strictEqual((yield* Effect.flip(read(coding, "x".repeat(63)))).reason._tag, "DecodeError")
      }
    }))

  it.effect("five codings are undone", () =>
    Effect.gen(function*() {
      const body = [1, 2, 3, 4, 5].reduce((inner) => zlib.gzipSync(inner), Buffer.from("deep"))
      const { url } = yield* compressed(Array(5).fill("gzip").join(), body)
      assert.strictEqual(yield* HttpClient.get(url).pipe(Effect.flatMap(({ text }) => text), over), "deep")
    }))

  it.effect("a body in zstd that wants more than 8 MB of memory is refused (RFC 9659 section 3)", () =>
    Effect.gen(function*() {
      for (const [windowLog, isRefused] of [[23, false], [24, true]] as const) {
        const zstd = zlib.createZstdCompress({ params: { [zlib.constants.ZSTD_c_windowLog]: windowLog } })
        const chunks: Array<Buffer> = []
        zstd.on("data", (chunk: Buffer) => chunks.push(chunk))
        zstd.write("x".repeat(1000))
        zstd.end("y")
        yield* until(() => zstd.readableEnded)
        const { url } = yield* compressed("zstd", Buffer.concat(chunks))
        const read = yield* HttpClient.get(url).pipe(Effect.flatMap(({ text }) => text), Effect.result, over)
        assert.strictEqual(read._tag, isRefused ? "Failure" : "Success", String(windowLog))
      }
    }))

  it.effect("a coding that is not known is named, and the bytes can be had as they are", () =>
    Effect.gen(function*() {
      const bytes = Buffer.from([1, 2, 3])
      for (const coding of ["compress", "gzip, dcb", "gzip,".repeat(6), "constructor"]) {
        const { url } = yield* compressed(coding, bytes)
        yield* Effect.gen(function*() {
          const response = yield* HttpClient.get(url)
          assert.propertyVal(response.headers, "content-encoding", coding)
          const error = yield* Effect.flip(response.text)
          assert.strictEqual(error.reason._tag, "DecodeError")
          assert.match(
            error.message,
            /encoded as (compress|dcb|6 codings, one over the other|constructor), which this client cannot decode/
          )
          assert.deepStrictEqual(Buffer.from(yield* response.arrayBuffer), bytes)
        }).pipe(over)
      }
    }))

  it.effect("a body that grows beyond measure is held up, and let go with its reader", () =>
    Effect.gen(function*() {
      const bomb = zlib.gzipSync(Buffer.alloc(256 * 1024 * 1024))
      const server = yield* compressed("gzip", bomb)
      const before = process.memoryUsage().arrayBuffers
      yield* Effect.gen(function*() {
        const { stream } = yield* HttpClient.get(server.url)
        yield* Stream.runForEach(Stream.take(stream, 3), () =>
          Effect.sync(() => assert.isBelow(process.memoryUsage().arrayBuffers - before, 64 * 1024 * 1024)))
      }).pipe(over)
      yield* until(() =>
        server.connections() === 0
      )
    }))
})

describe("a compressed answer of the API", () => {
  it.effect.each(codings)(
    "a compressed answer of the API is decoded: %s",
    ([, coding, code]) =>
      Effect.gen(function*() {
        const { url } = yield* compressed(coding, code(Buffer.from(JSON.stringify({ data: project }))))
        assert.strictEqual((yield* get(url)).name, "blog")
      })
  )

  it.effect("a compressed answer of the API counts against the limit as it is when decoded", () =>
    Effect.gen(function*() {
      const body = JSON.stringify({ data: { ...project, name: "x".repeat(100_000) } })
      const { url } = yield* compressed("gzip", zlib.gzipSync(body))
      const error = yield* get(url).pipe(
        Effect.provideService(HttpIncomingMessage.MaxBodySize, ByteSize.fromInputUnsafe(10_000)),
        Effect.flip
      )
      assert.isTrue(FetchError.isFetchError(error))
      assert.include(error.message, "10000 bytes")
    }))
})
