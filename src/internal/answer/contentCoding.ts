/**
 * Reads bodies that are compressed (RFC 9110 section 8.4.1), for transports that leave them so: undici and `node:http` do, `fetch` does not,
 * but leaves the header.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"

/** A content coding that the platform cannot undo. */
export class UnknownCoding extends Data.TaggedError("UnknownCoding")<{ readonly coding: string }> {}

const isRaw = (bytes: Uint8Array): boolean =>
  // RFC 1950 section 2.2. Servers also take "deflate" for RFC 1951.
  bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0

const formatOf = (coding: string, bytes: Uint8Array): string | undefined => {
  if (coding === "gzip" || coding === "x-gzip") return "gzip"
  if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
  return coding === "br" ? "brotli" : undefined
}

const decompressorOf = (coding: string, bytes: Uint8Array) => {
  const format = formatOf(coding, bytes)
  try {
    // Not every platform knows every format, nor do its types.
    return format === undefined ? undefined : new DecompressionStream(format as CompressionFormat)
  } catch {
    return undefined
  }
}

/** What is in the bytes: up to the first chunk that exceeds the limit, for some kilobytes may be gigabytes. `undefined` where they are no such. */
const decompress = async (
  bytes: Uint8Array<ArrayBuffer>,
  decompressor: DecompressionStream,
  limit: number
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const reader = new Blob([bytes]).stream().pipeThrough(decompressor).getReader()
  const chunks: Array<Uint8Array<ArrayBuffer>> = []
  let length = 0
  try {
    while (length <= limit) {
      const { done, value } = await reader.read()
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer())
      chunks.push(value)
      length += value.length
    }
    await reader.cancel()
    return new Uint8Array(await new Blob(chunks).arrayBuffer())
  } catch {
    return undefined
  }
}

// eslint-disable-next-line no-control-regex
const binary = /[\u0000-\u0008\u000e-\u001f]/

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return binary.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** RFC 8259 section 8.1 says UTF-8; what is not can be told from its first two bytes (RFC 4627 section 3, and the byte order mark). */
export const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
  return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
}

/**
 * The text of a body, without a byte order mark; `undefined` where it is longer than the limit. Bytes that are text already are taken as they
 * are, whatever the header says.
 */
export const decodeText = Effect.fnUntraced(function*(
  bytes: Uint8Array<ArrayBuffer>,
  contentEncoding: string | undefined,
  limit: number
): Effect.fn.Return<string | undefined, UnknownCoding> {
  const codings = (contentEncoding ?? "").toLowerCase().split(",").map((coding) => coding.trim()).reverse()
  let current = bytes
  for (const coding of codings) {
    if (coding === "" || coding === "identity") continue
    if (textOf(current) !== undefined) break
    const decompressor = decompressorOf(coding, current)
    if (decompressor === undefined) return yield* new UnknownCoding({ coding })
    const compressed = current
    const decompressed = yield* Effect.promise(() => decompress(compressed, decompressor, limit))
    if (decompressed === undefined) break
    if (decompressed.length > limit) return undefined
    current = decompressed
  }
  return new TextDecoder(encodingOf(current)).decode(current)
})
