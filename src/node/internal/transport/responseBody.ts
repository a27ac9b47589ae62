/**
 * The body of an answer: what has come of it, and who waits for the rest. Nobody has to hold more than `highWater` of a body that is not asked for,
 * or that is asked for chunk by chunk.
 */
import { Buffer } from "node:buffer"

/** What gives the body, and can be told to wait or to stop. */
export interface Source {
  readonly pause: () => void
  readonly resume: () => void
  readonly abort: (reason: Error) => void
}

/** What takes a body as it comes. */
export interface Sink {
  readonly push: (chunk: Uint8Array) => void
  readonly end: () => void
  readonly fail: (cause: unknown) => void
}

/** As much as undici reads of a socket at once: half of it is on its way when the source is told to wait. */
const highWater = 128 * 1024

export class ResponseBody implements Sink {
  private readonly source: Source
  private chunks: Array<Uint8Array> = []
  private buffered = 0
  private isPaused = false
  private waiting: Array<() => void> | undefined
  /** Whether somebody reads it: as one, or chunk by chunk, after which it cannot be read again. */
  private taken: "no" | "whole" | "chunks" = "no"
  private state: "open" | "ended" | "failed" = "open"
  failure: unknown

  constructor(source: Source) {
    this.source = source
  }

  get isEnded(): boolean {
    return this.state === "ended"
  }

  get isOpen(): boolean {
    return this.state === "open"
  }

  /** Whether it was read chunk by chunk, so that its beginning is gone. */
  get isConsumed(): boolean {
    return this.taken === "chunks"
  }

  push(chunk: Uint8Array): void {
    if (this.state !== "open") return
    this.chunks.push(chunk)
    this.buffered += chunk.length
    if (this.taken === "chunks") this.wake()
    if (this.buffered >= highWater && this.taken !== "whole" && !this.isPaused) {
      this.isPaused = true
      this.source.pause()
    }
  }

  end(): void {
    if (this.state !== "open") return
    this.state = "ended"
    this.wake()
  }

  fail(cause: unknown): void {
    if (this.state !== "open") return
    this.state = "failed"
    this.failure = cause
    this.chunks = []
    this.wake()
  }

  /** Stops what nobody reads to its end. */
  abort(reason: Error): void {
    if (this.state !== "open") return
    this.fail(reason)
    this.source.abort(reason)
  }

  /** Whether all of it is being read as one. */
  get isTakenWhole(): boolean {
    return this.taken === "whole"
  }

  /** From now on all of it is kept. */
  takeWhole(): void {
    this.taken = "whole"
    this.flow()
  }

  /** From now on each chunk is given once. */
  takeChunks(): void {
    this.taken = "chunks"
  }

  /** Calls when there is news: the end, a failure, and for who reads chunk by chunk a chunk. */
  wait(listener: () => void): void {
    if (this.waiting === undefined) this.waiting = [listener]
    else this.waiting.push(listener)
  }

  /** Leaves, and says whether others still wait. */
  leave(listener: () => void): boolean {
    this.waiting = this.waiting?.filter((other) => other !== listener)
    return this.waiting !== undefined && this.waiting.length > 0
  }

  /** What has come since the last time. */
  shift(): ReadonlyArray<Uint8Array> {
    const { chunks } = this
    this.chunks = []
    this.buffered = 0
    this.flow()
    return chunks
  }

  /** All that has come, as it is kept. */
  bytes(): Buffer {
    if (this.chunks.length !== 1) this.chunks = [Buffer.concat(this.chunks)]
    const [bytes] = this.chunks as [Uint8Array]
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  private flow(): void {
    if (!this.isPaused || this.state !== "open") return
    this.isPaused = false
    this.source.resume()
  }

  private wake(): void {
    const { waiting } = this
    if (waiting === undefined) return
    this.waiting = undefined
    for (const listener of waiting) listener()
  }
}
