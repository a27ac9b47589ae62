/**
 * Reads bodies that are compressed (RFC 9110 section 8.4.1), for transports that leave them so: undici and `node:http` do, `fetch` does not,
 * but leaves the header.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Stream from "effect/Stream"
import { builtin } from "../failure/builtin.ts"
import { chunksWithin, concat } from "./bytes.ts"
import { codingsOf, isRawDeflate, isText, mostCodings } from "./codings.ts"

type Bytes = Uint8Array<ArrayBuffer>

/** A content coding that the platform cannot undo, or bytes that are none of it. */
export class Undecodable extends Data.TaggedError("Undecodable")<{
  readonly coding: string
  readonly isKnown: boolean
}> {}

/** What was expected of a body that cannot be read. */
export const expectation = ({ coding, isKnown }: Undecodable): string =>
  isKnown ? `Expected a whole body in ${coding}` : `Expected a coding that this platform knows, not ${coding}`

/** Whether the bytes of a response may be compressed, by its header. */
export const isEncoded = ({ headers }: HttpClientResponse.HttpClientResponse): boolean =>
  headers["content-encoding"] !== undefined

const formatOf = (coding: string, bytes: Uint8Array): string | undefined => {
  if (coding === "gzip" || coding === "x-gzip") return "gzip"
  if (coding === "deflate") return isRawDeflate(bytes) ? "deflate-raw" : "deflate"
  return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
}

type Zlib = { readonly [create: string]: (() => unknown) | undefined }

interface Streams {
  readonly Duplex: { toWeb(duplex: unknown): DecompressionStream }
}

/** What Node has beside `DecompressionStream`. */
const decompressorOfNode = (format: string): DecompressionStream | undefined => {
  const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
  const duplex = (builtin("node:zlib") as Zlib | undefined)?.[name]?.()
  return duplex === undefined ? undefined : (builtin("node:stream") as Streams).Duplex.toWeb(duplex)
}

const decompressorOf = (coding: string, head: Uint8Array): DecompressionStream => {
  const format = formatOf(coding, head)
  if (format === undefined) throw new Undecodable({ coding, isKnown: false })
  try {
    // Not every platform knows every format, nor do its types.
    return new DecompressionStream(format as CompressionFormat)
  } catch {
    const decompressor = decompressorOfNode(format)
    if (decompressor === undefined) throw new Undecodable({ coding, isKnown: false })
    return decompressor
  }
}

/** What tells a coding from text, and zlib's form of deflate from the other. */
const enough = 16

/** A body without one of its codings. Bytes that are text already are taken as they are, whatever the header says. */
const without = (coding: string, body: ReadableStream<Bytes>): ReadableStream<Bytes> => {
  const source = body.getReader()
  let decoded: ReadableStreamDefaultReader<Bytes> | undefined

  const begin = async (): Promise<ReadableStreamDefaultReader<Bytes>> => {
    const chunks: Array<Bytes> = []
    for (let length = 0; length < enough;) {
      const { done, value } = await source.read()
      if (done) break
      chunks.push(value)
      length += value.length
    }
    const head = concat(chunks)
    const bytes = new ReadableStream<Bytes>({
      start: (controller) => controller.enqueue(head),
      pull: async (controller) => {
        const { done, value } = await source.read()
        return done ? controller.close() : controller.enqueue(value)
      },
      cancel: (reason) => source.cancel(reason)
    })
    return (isText(head) ? bytes : bytes.pipeThrough(decompressorOf(coding, head))).getReader()
  }

  return new ReadableStream<Bytes>({
    pull: async (controller) => {
      decoded ??= await begin()
      const { done, value } = await decoded.read()
      return done ? controller.close() : controller.enqueue(value)
    },
    cancel: (reason) => (decoded ?? source).cancel(reason)
  }, { highWaterMark: 0 })
}

const withoutAll = (codings: ReadonlyArray<string>, body: ReadableStream<Bytes>): ReadableStream<Bytes> =>
  codings.reduce((body, coding) => without(coding, body), body)

/** What came out wrong: for bytes that are none of a coding, a platform has an error of its own. */
const undecodable = (codings: ReadonlyArray<string>) => (error: unknown) =>
  error instanceof Undecodable || HttpClientError.isHttpClientError(error)
    ? error
    : new Undecodable({ coding: codings.join(", "), isKnown: true })

const checked = (contentEncoding: string | undefined): Effect.Effect<ReadonlyArray<string>, Undecodable> => {
  const codings = codingsOf(contentEncoding ?? "")
  return codings.length > mostCodings
    ? Effect.fail(new Undecodable({ coding: `${codings.length} codings`, isKnown: false }))
    : Effect.succeed(codings)
}

/** The bytes of a body as they were before its codings; more than the limit where it is longer than that. */
export const decodeBytes = Effect.fnUntraced(function*(
  bytes: Bytes,
  contentEncoding: string | undefined,
  limit: number
): Effect.fn.Return<Bytes, Undecodable> {
  const codings = yield* checked(contentEncoding)
  if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
  return yield* Effect.tryPromise({
    // Some kilobytes may be gigabytes.
    try: async () => concat((await chunksWithin(withoutAll(codings, new Blob([bytes]).stream()), limit)).chunks),
    catch: (error) => undecodable(codings)(error) as Undecodable
  })
})

/** The body of a response without its codings, chunk by chunk as it comes. */
export const decodedStream = (
  response: HttpClientResponse.HttpClientResponse
): Stream.Stream<Uint8Array, HttpClientError.HttpClientError | Undecodable> => {
  if (!isEncoded(response)) return response.stream
  return Stream.unwrap(Effect.gen(function*() {
    const codings = yield* checked(response.headers["content-encoding"])
    if (codings.length === 0) return response.stream
    const body = (yield* Stream.toReadableStreamEffect(response.stream)) as ReadableStream<Bytes>
    return Stream.fromReadableStream({
      evaluate: () => withoutAll(codings, body),
      onError: undecodable(codings)
    })
  }))
}

/** RFC 8259 section 8.1 says UTF-8; what is not can be told from its first two bytes (RFC 4627 section 3, and the byte order mark). */
const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
  return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
}

/** Bytes as text, without a byte order mark. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes)
