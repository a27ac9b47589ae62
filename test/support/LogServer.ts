/**
 * An HTTP server that answers with records in lines, and breaks connections when it is told to.
 *
 * `answerWith` makes the records of each query; `cutNext` breaks the next answers, each at a byte that its seed chooses.
 */
import * as Effect from "effect/Effect"
import { once } from "node:events"
import type * as http from "node:http"
import type { Socket } from "node:net"
import * as LoopbackServer from "./LoopbackServer.ts"
import { random } from "./random.ts"

export interface Answer {
  readonly records: Iterable<unknown>
  /** Whether the connection stays open after the records. */
  readonly isOpen?: boolean
}

// A process that dies, a proxy that gives up, a side that says it is done in the middle of a chunked body.
const breaks: ReadonlyArray<(socket: Socket) => void> = [
  (socket) => socket.destroy(),
  (socket) => socket.resetAndDestroy(),
  (socket) => socket.end()
]

const lines = function*(records: Iterable<unknown>) {
  for (const record of records) yield Buffer.from(JSON.stringify(record) + "\n")
}

interface Cuts {
  readonly times: number
  readonly within: number
  readonly seed: number
}

/** Writes the first bytes of some bodies, and ends their connections in one of three ways. */
const makeCuts = () => {
  let left = 0
  let within = 0
  let next = random(0)
  const cut = (body: Buffer, response: http.ServerResponse): void => {
    left--
    const first = body.subarray(0, next(within))
    const end = breaks[next(breaks.length)]!
    const { socket } = response
    if (first.length === 0) return end(socket!)
    response.writeHead(200, { "content-type": "application/x-ndjson" })
    response.write(first, () => end(socket!))
    return undefined
  }
  const cutNext = (options: Cuts): void => {
    left = options.times
    within = options.within
    next = random(options.seed)
  }
  return { cut, cutNext, cutsLeft: () => left }
}

/** A server of its own for the scope. */
export const make = Effect.gen(function*() {
  let answer: (query: URLSearchParams) => Answer = () => ({ records: [] })
  let written = 0
  let whenClosed = () => {}
  const asked: Array<URLSearchParams> = []
  const { cut, cutNext, cutsLeft } = makeCuts()

  const { url } = yield* LoopbackServer.make(async ({ url }, response) => {
    asked.push(url.searchParams)
    const closed = once(response, "close")
    void closed.then(() => whenClosed())
    const { isOpen = false, records } = answer(url.searchParams)
    if (cutsLeft() > 0) return cut(Buffer.concat(Array.from(lines(records))), response)
    response.writeHead(200, { "content-type": "application/x-ndjson" })
    for (const line of lines(records)) {
      if (response.destroyed) return
      written += line.length
      if (!response.write(line)) await Promise.race([once(response, "drain"), closed])
    }
    if (!isOpen) response.end()
  })

  return {
    url,
    /** The query of each request. */
    asked,
    answerWith: (next: (query: URLSearchParams) => Answer) => {
      answer = next
    },
    /** Breaks the next answers, each at a random one of the first bytes of its body. */
    cutNext,
    cutsLeft,
    written: () => written,
    /** Is done when an answer is closed, by whichever side. */
    closed: () =>
      new Promise<void>((resolve) => {
        whenClosed = resolve
      })
  }
})
