/**
 * Undoes the content codings of an answer while it comes (RFC 9110 section 8.4.1). A reader that is slow holds up the decoders, and they the
 * connection: some kilobytes may be gigabytes.
 */
import type { Transform } from "node:stream"
import * as zlib from "node:zlib"
import { codingsOf, isRawDeflate, isText, mostCodings } from "../../../internal/answer/codings.ts"
import { ResponseBody, type Sink, type Source } from "./responseBody.ts"

type MakeDecoder = (first: Uint8Array) => Transform

const zstd: MakeDecoder = () =>
  // RFC 9659 section 3 limits the window to 8 MB.
  zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: 23 } })

const decoders: { readonly [coding: string]: MakeDecoder | undefined } = {
  __proto__: null as never,
  gzip: () => zlib.createGunzip(),
  "x-gzip": () => zlib.createGunzip(),
  deflate: (first) => isRawDeflate(first) ? zlib.createInflateRaw() : zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
  // Node has it since 22.15, other runtimes may not.
  zstd: "createZstdDecompress" in zlib ? zstd : undefined
}

// So many bytes are text by chance in no compressed body.
const certain = 64

/** Whether a body is not compressed as it says it is. gzip begins with 0x1f, which no text does. */
const isPlain = (coding: string, first: Uint8Array): boolean =>
  coding.endsWith("gzip") ? first[0] !== 0x1f : first.length >= certain && isText(first)

/** The codings of an answer in the order in which they are undone, or what is not known here. */
export const knownCodings = (
  contentEncoding: string
): { readonly codings: ReadonlyArray<string>; readonly unknown: string | undefined } => {
  const codings = codingsOf(contentEncoding)
  if (codings.length > mostCodings) return { codings: [], unknown: `${codings.length} codings, one over the other` }
  return { codings, unknown: codings.find((coding) => decoders[coding] === undefined) }
}

/** One coding: takes what is encoded and gives what it decodes to the sink, which may tell it to wait or to stop. */
class Stage implements Sink, Source {
  sink: Sink | undefined
  private readonly source: Source
  private readonly coding: string
  private decoder: Transform | undefined
  private isPlain: boolean | undefined

  constructor(source: Source, coding: string) {
    this.source = source
    this.coding = coding
  }

  push(chunk: Uint8Array): void {
    this.isPlain ??= isPlain(this.coding, chunk)
    if (this.isPlain) return this.sink!.push(chunk)
    this.decoder ??= this.open(chunk)
    if (!this.decoder.destroyed && !this.decoder.write(chunk)) this.source.pause()
  }

  end(): void {
    if (this.decoder === undefined) this.sink!.end()
    else this.decoder.end()
  }

  fail(cause: unknown): void {
    this.decoder?.destroy()
    this.sink!.fail(cause)
  }

  pause(): void {
    const from = this.isPlain ? this.source : this.decoder
    from?.pause()
  }

  resume(): void {
    const from = this.isPlain ? this.source : this.decoder
    from?.resume()
  }

  abort(reason: Error): void {
    this.decoder?.destroy()
    this.source.abort(reason)
  }

  private open(first: Uint8Array): Transform {
    return decoders[this.coding]!(first)
      .on("data", (bytes: Uint8Array) => this.sink!.push(bytes))
      .on("drain", () => this.source.resume())
      .on("end", () => this.sink!.end())
      .on("error", (error: Error) => {
        this.sink!.fail(error)
        this.source.abort(error)
      })
  }
}

/** The body that the codings hide, and what to give what is sent to. */
export const decodingBody = (
  source: Source,
  codings: ReadonlyArray<string>
): { readonly sink: Sink; readonly body: ResponseBody } => {
  let last = source
  const stages = codings.map((coding) => {
    const stage = new Stage(last, coding)
    last = stage
    return stage
  })
  const body = new ResponseBody(last)
  stages.forEach((stage, index) => stage.sink = stages[index + 1] ?? body)
  return { sink: stages[0] ?? body, body }
}
