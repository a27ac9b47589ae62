/** What a compressed body is (RFC 9110 section 8.4), byte by byte and on platforms that know less; and the encoding of what comes out. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import * as zlib from "node:zlib"
import { afterEach, vi } from "vitest"
import { chunksWithin } from "../src/internal/answer/bytes.ts"
import { codingsOf, isRawDeflate, isText } from "../src/internal/answer/codings.ts"
import { decodeBytes, decodedStream, expectation, textOf, Undecodable } from "../src/internal/answer/contentCoding.ts"
import { turn, until } from "./support/inTime.ts"

const text = "Paris, é, 🚀; ".repeat(50)

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

type Encode = (bytes: Uint8Array) => Uint8Array

const codings: ReadonlyArray<readonly [header: string, encode: Encode]> = [
  ["gzip", zlib.gzipSync],
  ["x-gzip", zlib.gzipSync],
  ["deflate", zlib.deflateSync],
  ["deflate", zlib.deflateRawSync],
  ["br", zlib.brotliCompressSync],
  ["zstd", zlib.zstdCompressSync],
  ["gzip, br, deflate", (bytes) => zlib.deflateSync(zlib.brotliCompressSync(zlib.gzipSync(bytes)))],
  ["gzip, gzip,gzip , gzip, gzip", (bytes) => [1, 2, 3, 4, 5].reduce((inner) => zlib.gzipSync(inner), bytes)],
  [" GZip , identity,", zlib.gzipSync]
]

/** An answer whose body comes in these chunks, and how it is used. */
const answering = (
  header: string | undefined,
  chunks: ReadonlyArray<Uint8Array>,
  then: "end" | "silence" | "break" = "end"
) => {
  const rest = Array.from(chunks)
  const used = { pulls: 0, isLeft: false }
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      used.pulls++
      const next = rest.shift()
      if (next !== undefined) return controller.enqueue(next)
      if (then === "break") return controller.error(new Error("it broke"))
      return then === "silence" ? new Promise(() => {}) : controller.close()
    },
    cancel: () => {
      used.isLeft = true
    }
  }, { highWaterMark: 0 })
  const headers: Record<string, string> = header === undefined ? {} : { "content-encoding": header }
  const response = HttpClientResponse.fromWeb(
    HttpClientRequest.get("https://api.example/"),
    new Response(body, { headers })
  )
  return { response, used }
}

const bytewise = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte))

const readAll = (response: HttpClientResponse.HttpClientResponse) =>
  Stream.mkString(Stream.decodeText(decodedStream(response)))

describe("a compressed body", () => {
  it.effect.each(codings)(
    "is decoded as one and as a stream, in one chunk or byte by byte: %s",
    ([header, encode]) =>
      Effect.gen(function*() {
        const body = copyOf(encode(bytesOf(text)))
        assert.strictEqual(new TextDecoder().decode(yield* decodeBytes(body, header, 10_000)), text)
        for (const chunks of [[body], bytewise(body)]) {
          assert.strictEqual(yield* readAll(answering(header, chunks).response), text)
        }
      })
  )

  it.effect.each(["gzip", "br", "deflate", "x-own", "gzip, br"])(
    "that is text already is taken as it is, whatever it is called: %s",
    (header) =>
      Effect.gen(function*() {
        for (const body of ["", "a", text]) {
          assert.strictEqual(new TextDecoder().decode(yield* decodeBytes(bytesOf(body), header, 10_000)), body)
          assert.strictEqual(yield* readAll(answering(header, bytewise(bytesOf(body))).response), body)
        }
      })
  )

  const wrong: ReadonlyArray<readonly [header: string, body: Uint8Array, said: string]> = [
    ["gzip", zlib.gzipSync(text).subarray(0, 40), "Expected a whole body in gzip"],
    ["gzip, br", zlib.brotliCompressSync(zlib.gzipSync(text).subarray(0, 40)), "Expected a whole body in br, gzip"],
    ["br", zlib.gzipSync(text), "Expected a whole body in br"],
    ["x-own", Uint8Array.of(0x80, 1, 2), "Expected a coding that this platform knows, not x-own"],
    ["gzip,".repeat(6), zlib.gzipSync(text), "Expected a coding that this platform knows, not 6 codings"]
  ]
  it.effect.each(wrong)("that cannot be decoded says why: %s", ([header, body, said]) =>
    Effect.gen(function*() {
      for (const read of [decodeBytes(copyOf(body), header, 10_000), readAll(answering(header, [body]).response)]) {
        const error = yield* Effect.flip(read as Effect.Effect<unknown, unknown>)
        assert.instanceOf(error, Undecodable)
        assert.strictEqual(expectation(error), said)
      }
    }))

  it.effect("that breaks off fails as the connection that it came over", () =>
    Effect.gen(function*() {
      const packed = zlib.gzipSync(text)
      for (const length of [5, 40]) {
        const { response } = answering("gzip", [packed.subarray(0, length)], "break")
        assert.isTrue(HttpClientError.isHttpClientError(yield* Effect.flip(readAll(response))))
      }
    }))

  it.effect("is not read before somebody asks, and left with who asked", () =>
    Effect.gen(function*() {
      const long = zlib.gzipSync(Uint8Array.from({ length: 100_000 }, (_, index) => index * index * 7919 >> 8))
      const parts = [long.subarray(0, 30_000), long.subarray(30_000, 60_000), long.subarray(60_000)]
      for (const chunks of [[], parts, [bytesOf("as it is, in no coding"), bytesOf("more")]]) {
        const { response, used } = answering("gzip", chunks, "silence")
        const stream = decodedStream(response)
        yield* turn
        assert.strictEqual(used.pulls, 0)
        const reading = yield* Effect.forkChild(Stream.runHead(stream))
        if (chunks.length === 0) {
          yield* until(() => used.pulls > 0)
          yield* Fiber.interrupt(reading)
        } else {
          assert.strictEqual((yield* Fiber.join(reading))._tag, "Some")
        }
        yield* until(() => used.isLeft)
      }
    }))

  it.effect("of many megabytes is unpacked as far as its limit", () =>
    Effect.gen(function*() {
      const bomb = copyOf(zlib.gzipSync(new Uint8Array(4_000_000)))
      const bytes = yield* decodeBytes(bomb, "gzip", 1000)
      assert.isAbove(bytes.length, 1000)
      assert.isBelow(bytes.length, 1_000_000)
      assert.lengthOf(yield* decodeBytes(bomb, "gzip", 4_000_000), 4_000_000)
    }))

  it.effect("that says nothing of codings, or none that changes it, is given as it comes", () =>
    Effect.gen(function*() {
      for (const header of [undefined, "identity", ""]) {
        const binary = Uint8Array.of(0, 1, 2, 0xff)
        const { response } = answering(header, [binary])
        assert.deepStrictEqual(Array.from(yield* Stream.runCollect(decodedStream(response))), [binary])
        assert.deepStrictEqual(yield* decodeBytes(copyOf(binary), header, 10), binary)
      }
    }))
})

describe("a platform that knows few codings", () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  const withoutStreams = () =>
    vi.stubGlobal(
      "DecompressionStream",
      class {
        constructor(format: string) {
          throw new TypeError(`${format} is not a valid enum value`)
        }
      }
    )

  it.effect("has those of Node where that is there", () =>
    Effect.gen(function*() {
      withoutStreams()
      for (const [header, encode] of [["br", zlib.brotliCompressSync], ["zstd", zlib.zstdCompressSync]] as const) {
        const bytes = yield* decodeBytes(copyOf(encode(text)), header, 10_000)
        assert.strictEqual(new TextDecoder().decode(bytes), text)
      }
    }))

  it.effect("says that it does not know the others", () =>
    Effect.gen(function*() {
      withoutStreams()
      vi.spyOn(process, "getBuiltinModule").mockReturnValue({})
      const decoding = () => decodeBytes(copyOf(zlib.brotliCompressSync(text)), "br", 10_000)
      assert.deepInclude(yield* Effect.flip(decoding()), { coding: "br", isKnown: false })
      vi.stubGlobal("process", {})
      assert.deepInclude(yield* Effect.flip(decoding()), { coding: "br", isKnown: false })
      vi.stubGlobal("process", undefined)
      const undecoded = yield* Effect.result(decoding())
      vi.unstubAllGlobals()
      assert.deepInclude(Result.getOrThrow(Result.flip(undecoded)), { coding: "br", isKnown: false })
    }))
})

describe("the name of a coding", () => {
  it("is undone in turn, from the last on, in any letters; identity is none", () => {
    assert.deepStrictEqual(codingsOf("gzip, BR ,identity,, Deflate"), ["deflate", "br", "gzip"])
    assert.deepStrictEqual(codingsOf(""), [])
    assert.deepStrictEqual(codingsOf("gz\u001b[31mip"), ["gz\ufffd[31mip"])
  })

  it("deflate means with zlib's header, or without: its first two bytes tell", () => {
    for (const level of [0, 1, 6, 9]) {
      assert.isFalse(isRawDeflate(zlib.deflateSync(text, { level })), String(level))
      assert.isTrue(isRawDeflate(zlib.deflateRawSync(text, { level })), String(level))
    }
    // 0x78 is the first byte of both: the second is right for one of them only.
    assert.isFalse(isRawDeflate(Uint8Array.of(0x78, 0x9c)))
    assert.isTrue(isRawDeflate(Uint8Array.of(0x78, 0x9d)))
    assert.isTrue(isRawDeflate(Uint8Array.of(0x77, 0x9c)))
    // A multiple of 31 with another method in it.
    assert.isTrue(isRawDeflate(Uint8Array.of(0x1f, 0x00)))
    assert.isTrue(isRawDeflate(Uint8Array.of(0x78)))
    assert.isTrue(isRawDeflate(Uint8Array.of()))
  })

  it("is none of a body that is text: UTF-8 without control characters, as far as its beginning tells", () => {
    for (const body of ["", "a", "tab\tline\r\nfeed\f", "é🚀", `${"a".repeat(511)}é`, `${"a".repeat(512)}\u0000`]) {
      assert.isTrue(isText(bytesOf(body)), JSON.stringify(body))
    }
    for (const body of ["\u0000", "a\u0008", "a\u000e", "a\u001f", `${"a".repeat(511)}\u0000`]) {
      assert.isFalse(isText(bytesOf(body)), JSON.stringify(body))
    }
    assert.isFalse(isText(Uint8Array.of(0x61, 0xff, 0x61)))
    assert.isFalse(isText(zlib.gzipSync(text)))
  })
})

describe("a web stream that is read up to a limit", () => {
  const streamOf = (chunks: ReadonlyArray<Uint8Array<ArrayBuffer>>) => {
    const used = { isLeft: false }
    const rest = Array.from(chunks)
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        const next = rest.shift()
        return next === undefined ? controller.close() : controller.enqueue(next)
      },
      cancel: () => {
        used.isLeft = true
        throw new Error("nobody waits for this")
      }
    }, { highWaterMark: 0 })
    return { stream, used }
  }
  const chunks = [bytesOf("123"), bytesOf("45"), bytesOf("6")]

  it("is whole where it is as long as that, and left behind the first chunk that is beyond", async () => {
    const exact = streamOf(chunks)
    assert.deepStrictEqual(await chunksWithin(exact.stream, 6), { chunks, isWhole: true })
    assert.isFalse(exact.used.isLeft)
    const short = streamOf(chunks)
    assert.deepStrictEqual(await chunksWithin(short.stream, 4), { chunks: chunks.slice(0, 2), isWhole: false })
    assert.isTrue(short.used.isLeft)
    assert.deepStrictEqual(await chunksWithin(streamOf([]).stream, 0), { chunks: [], isWhole: true })
  })
})

describe("bytes as text", () => {
  it("are UTF-8, or UTF-16 where their first two bytes say so, with a byte order mark or without", () => {
    const json = "{\"a\":\"é🚀\"}"
    const little = copyOf(Buffer.from(json, "utf16le"))
    const big = copyOf(Buffer.from(little).swap16())
    const marked = (bytes: Uint8Array, ...mark: ReadonlyArray<number>) => Uint8Array.from([...mark, ...bytes])
    for (
      const bytes of [
        bytesOf(json),
        marked(bytesOf(json), 0xef, 0xbb, 0xbf),
        little,
        big,
        marked(little, 0xff, 0xfe),
        marked(big, 0xfe, 0xff)
      ]
    ) assert.strictEqual(textOf(bytes), json)
    assert.strictEqual(textOf(Uint8Array.of()), "")
    // Half a byte order mark is none.
    assert.strictEqual(textOf(Uint8Array.of(0xfe, 0x61)), "\ufffda")
    assert.strictEqual(textOf(Uint8Array.of(0xff, 0x61)), "\ufffda")
    assert.strictEqual(textOf(Uint8Array.of(0x61, 0xff)), "a\ufffd")
    assert.strictEqual(textOf(Uint8Array.of(0x61, 0xfe)), "a\ufffd")
  })
})
