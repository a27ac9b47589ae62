/**
 * Cuts bytes into lines, each of bounded length: of one that is too long the middle is left out, where that is in a text of its JSON.
 */
import { concat } from "./bytes.ts"
import { longestLine } from "./limits.ts"

/** How many bytes of a line that is longer are kept, of its beginning and of its end. */
const kept = 16 * 1024

const newline = 0x0a
const carriageReturn = 0x0d

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09

const decoder = new TextDecoder()

/** Up to the last place at which a text of the JSON can be cut: in it, and not in an escape (RFC 8259 section 7). */
const untilText = (json: string): string | undefined => {
  let isInside = false
  let end = 0
  for (let at = 0; at < json.length; at++) {
    if (isInside) end = at
    if (json[at] === "\"") {
      isInside = !isInside
      end = at + 1
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
  }
  return isInside ? json.slice(0, end) : undefined
}

/** From the first place that is in no escape. What is left of a cut `\u00e9` reads as text. */
const fromText = (json: string): string => json.replace(/^\ufffd*\\*./su, "")

const shortened = (beginning: Uint8Array, end: Uint8Array, length: number): string => {
  const first = untilText(decoder.decode(beginning))
  // No JSON: what was cut cannot be told.
  if (first === undefined) return ""
  const omitted = (length - beginning.length - end.length).toLocaleString("en-US")
  return `${first.replace(/\ufffd+$/, "")} [${omitted} bytes of this line were omitted] ${
    fromText(decoder.decode(end))
  }`
}

/** The lines of a body, or of the frames of a connection, as their bytes come. */
export class Lines {
  private chunks: Array<Uint8Array> = []
  private held = 0
  private length = 0
  private beginning: Uint8Array | undefined

  /** Takes bytes; gives the lines that they end, without blank ones. */
  push(bytes: Uint8Array): ReadonlyArray<string> {
    const lines: Array<string> = []
    let start = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte !== newline && byte !== carriageReturn) continue
      this.hold(bytes, start, at)
      if (this.length > 0) lines.push(this.take())
      start = at + 1
    }
    this.hold(bytes, start, bytes.length)
    return lines
  }

  /** Whether nothing has come of a line that has not ended. */
  get isEmpty(): boolean {
    return this.length === 0
  }

  /** The first byte of it. */
  get first(): number | undefined {
    return (this.beginning ?? this.chunks[0])?.[0]
  }

  /** What has come of a line that has not ended; empty where it is too long. */
  rest(): string {
    return this.beginning === undefined ? decoder.decode(concat(this.chunks)) : ""
  }

  /** The line that has come; what comes now is another. */
  take(): string {
    const bytes = concat(this.chunks)
    const line = this.beginning === undefined ? decoder.decode(bytes) : shortened(this.beginning, bytes, this.length)
    this.chunks = []
    this.held = 0
    this.length = 0
    this.beginning = undefined
    return line
  }

  private hold(bytes: Uint8Array, from: number, to: number): void {
    let start = from
    // Blanks that come for hours, to show that somebody is there, are not the beginning of a long line.
    while (this.length === 0 && start < to && isBlank(bytes[start]!)) start++
    if (start === to) return
    // A copy: whose bytes they are may use them again.
    this.chunks.push(bytes.slice(start, to))
    this.held += to - start
    this.length += to - start
    if (this.length > longestLine && this.held > 2 * kept) this.shorten()
  }

  private shorten(): void {
    const bytes = concat(this.chunks)
    this.beginning ??= bytes.slice(0, kept)
    this.chunks = [bytes.slice(-kept)]
    this.held = kept
  }
}

/** Whether what came of a line that has not ended is all of it. */
export const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
