/** Answers that are compressed, though nobody asked: read over every transport, and refused where they are no such. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import * as zlib from "node:zlib"
import * as Authorization from "../src/Authorization.ts"
import { FetchError } from "../src/FetchError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import { createManagementApiClient } from "../src/promise/index.ts"
import * as Client from "./support/client.ts"
import * as FaultyServer from "./support/FaultyServer.ts"

const region = { data: [{ id: "eu-west-3", type: "region", name: "Paris, é, 🚀", product: "postgres" }] }

const codings: { readonly [coding: string]: readonly [header: string, encode: (text: string) => Buffer] } = {
  identity: ["identity", Buffer.from],
  gzip: ["gzip", zlib.gzipSync],
  "gzip by its old name, in capitals": ["X-GZIP", zlib.gzipSync],
  deflate: ["deflate", zlib.deflateSync],
  "deflate without its header": ["deflate", zlib.deflateRawSync],
  brotli: ["br", zlib.brotliCompressSync],
  zstd: ["zstd", zlib.zstdCompressSync],
  "gzip within brotli": ["gzip, br", (text) => zlib.brotliCompressSync(zlib.gzipSync(text))],
  "a name without its coding": ["gzip", Buffer.from]
}

const answer =
  (status: number, header: string, body: Uint8Array, type = "application/json"): FaultyServer.Fault => (response) => {
    response.writeHead(status, { "content-type": type, "content-encoding": header, "content-length": body.length })
    response.end(body)
  }

const transports: ReadonlyArray<readonly [name: string, layer: Layer.Layer<HttpClient.HttpClient>]> = [
  ["undici", NodeHttpClient.layerUndici],
  ["node:http", NodeHttpClient.layerNodeHttp],
  ["fetch", FetchHttpClient.layer]
]

type Service = ManagementClient.ManagementClient["Service"]

const listRegions = (client: Service) => client.regions.list()

const readLog = (client: Service) => client.builds.logs({ params: { buildId: "bld_1" } })

const line = (text: string) =>
  `${JSON.stringify({ type: "log", text, level: "info", source: "stdout", cursor: "1" })}\n`

const lines = "application/x-ndjson"

describe.each(transports)("over %s", (transport, layer) => {
  const context = Layer.build(Layer.mergeAll(Authorization.layerToken("token"), Client.layerNoRetry, layer))

  const calling = Effect.fnUntraced(function*<A, E>(
    fault: FaultyServer.Fault,
    call: (client: Service) => Effect.Effect<A, E>
  ) {
    const { url } = yield* FaultyServer.make(fault)
    const client = yield* Effect.provideContext(ManagementClient.make({ baseUrl: url }), yield* context)
    return yield* call(client)
  })

  const getting = Effect.fnUntraced(function*(fault: FaultyServer.Fault) {
    const { url } = yield* FaultyServer.make(fault)
    const client = yield* Effect.provideContext(ManagementClient.httpClient({ baseUrl: url }), yield* context)
    return yield* client.get("/v1/new")
  })

  // fetch takes the name for the coding.
  const read = Object.entries(codings).filter(([what]) => transport !== "fetch" || !what.startsWith("a name"))

  for (const [what, [header, encode]] of read) {
    it.live(`over ${transport}, an answer in ${what} is read`, () =>
      Effect.gen(function*() {
        const regions = yield* calling(answer(200, header, encode(JSON.stringify(region))), listRegions)
        assert.deepStrictEqual(regions.map(({ name }) => name), ["Paris, é, 🚀"])
      }))

    it.live(`over ${transport}, an error in ${what} is read`, () =>
      Effect.gen(function*() {
        const body = JSON.stringify({ error: { code: "unauthorized", message: "No." } })
        for (const status of [401, 418]) {
          const error = yield* Effect.flip(calling(answer(status, header, encode(body)), listRegions))
          assert.deepInclude(error, { status, code: "unauthorized", message: "No." })
        }
      }))

    it.live(`over ${transport}, a log in ${what} is read`, () =>
      Effect.gen(function*() {
        const fault = answer(200, header, encode(line("é") + line("🚀")), lines)
        const records = yield* calling(fault, (client) => Stream.runCollect(readLog(client)))
        assert.deepStrictEqual(records.map((record) => record.type === "log" ? record.text : ""), ["é", "🚀"])
      }))

    it.live(`over ${transport}, an answer in ${what} is read by the user of an HTTP client, whole and as a stream`, () =>
      Effect.gen(function*() {
        const fault = answer(200, header, encode(JSON.stringify(region)))
        const streamed = yield* getting(fault)
        assert.strictEqual(yield* Stream.mkString(Stream.decodeText(streamed.stream)), JSON.stringify(region))
        const response = yield* getting(fault)
        assert.deepStrictEqual(yield* response.json, region)
        assert.strictEqual(yield* response.text, JSON.stringify(region))
        assert.strictEqual(yield* Stream.mkString(Stream.decodeText(response.stream)), JSON.stringify(region))
      }))
  }

  const broken: { readonly [what: string]: readonly [header: string, body: Uint8Array] } = {
    "gzip that is cut": ["gzip", zlib.gzipSync(JSON.stringify(region)).subarray(0, 40)],
    "gzip that is empty": ["gzip", Buffer.alloc(0)],
    "brotli that is cut": ["br", zlib.brotliCompressSync(JSON.stringify(region)).subarray(0, 20)],
    "brotli that is gzip": ["br", zlib.gzipSync(JSON.stringify(region))],
    "a coding that nobody knows": ["x-own", Buffer.from([0x80, 1, 2, 3])],
    "a hundred codings": [Array(100).fill("gzip").join(), zlib.gzipSync(JSON.stringify(region))]
  }
  for (const [what, [header, body]] of Object.entries(broken)) {
    it.live(`over ${transport}, an answer in ${what} is a typed failure`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(calling(answer(200, header, body), listRegions))
        assert.instanceOf(error, FetchError)
        assert.include(["InvalidResponse", "Transport"], error.reason._tag)
        if (transport !== "fetch") assert.strictEqual(error.reason._tag, "InvalidResponse")
        const log = yield* Effect.result(
          calling(answer(200, header, body, lines), (client) => Stream.runDrain(readLog(client)))
        )
        // Nothing is no log, and no failure. Node's fetch takes some of what is cut for nothing.
        if (transport !== "fetch") assert.strictEqual(log._tag, body.length === 0 ? "Success" : "Failure")
        if (log._tag === "Failure") assert.instanceOf(log.failure, FetchError)
      }))
  }

  it.live(`over ${transport}, a log that is compressed comes line by line, and its connection ends with it`, () =>
    Effect.gen(function*() {
      let write: (text: string) => void = () => {}
      const { url, connections } = yield* FaultyServer.make((response) => {
        const gzip = zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH })
        response.writeHead(200, { "content-type": lines, "content-encoding": "gzip" })
        gzip.pipe(response)
        write = (text) => void gzip.write(text)
        write(line("first"))
      })
      const client = yield* Effect.provideContext(ManagementClient.make({ baseUrl: url }), yield* context)
      const texts = yield* Queue.unbounded<string>()
      const reading = yield* Effect.forkChild(
        Stream.runForEach(readLog(client), (record) => Queue.offer(texts, record.type === "log" ? record.text : ""))
      )
      assert.strictEqual(yield* Queue.take(texts), "first")
      write(line("second"))
      assert.strictEqual(yield* Queue.take(texts), "second")
      yield* Fiber.interrupt(reading)
      while (connections() > 0) yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
    }))

  it.live(`over ${transport}, some kilobytes that would be many megabytes are not unpacked`, () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(calling(FaultyServer.gzipBomb, listRegions))
      assert.instanceOf(error, FetchError)
      assert.include(error.message, "at most")
      const response = yield* getting(FaultyServer.gzipBomb)
      assert.include(String(yield* Effect.flip(response.text)), "at most")
    }))
})

it.live("a create of the Promise entry whose answer is compressed is read", () =>
  Effect.gen(function*() {
    for (const [what, [header, encode]] of Object.entries(codings)) {
      if (what.startsWith("a name")) continue
      const { url } = yield* FaultyServer.make(answer(200, header, encode(JSON.stringify(region))))
      const { data } = yield* Effect.promise(() =>
        createManagementApiClient({ baseUrl: url }).GET("/v1/regions/postgres")
      )
      assert.deepStrictEqual(data as unknown, region)
    }
  }))
