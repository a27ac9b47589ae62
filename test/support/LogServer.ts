/** A real HTTP server on loopback that answers with records in lines, and breaks connections when it is told to. */
import * as Effect from "effect/Effect"
import { once } from "node:events"
import * as http from "node:http"
import type { AddressInfo, Socket } from "node:net"

export interface Answer {
  readonly records: Iterable<unknown>
  /** Whether the connection stays open after the records. */
  readonly isOpen?: boolean
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

// A process that dies, a proxy that gives up, a side that says it is done in the middle of a chunked body.
const breaks: ReadonlyArray<(socket: Socket) => void> = [
  (socket) => socket.destroy(),
  (socket) => socket.resetAndDestroy(),
  (socket) => socket.end()
]

const listen = async () => {
  const asked: Array<URLSearchParams> = []
  let answer: (query: URLSearchParams) => Answer = () => ({ records: [] })
  let cuts = { left: 0, within: 0, random: randomOf(0) }
  let written = 0
  let whenClosed = () => {}

  /** Writes the first bytes of a body, and ends the connection in one of three ways. */
  const cut = (body: Buffer, response: http.ServerResponse) => {
    const { random, within } = cuts
    const first = body.subarray(0, Math.floor(random() * within))
    const end = breaks[Math.floor(random() * breaks.length)]!
    const { socket } = response
    if (first.length === 0) return end(socket!)
    response.writeHead(200, { "content-type": "application/x-ndjson" })
    response.write(first, () => end(socket!))
  }

  const lines = function*(records: Iterable<unknown>) {
    for (const record of records) yield Buffer.from(JSON.stringify(record) + "\n")
  }

  const server = http.createServer(async (request, response) => {
    const query = new URL(request.url!, "http://loopback").searchParams
    asked.push(query)
    const closed = once(response, "close")
    void closed.then(() => whenClosed())
    const { isOpen = false, records } = answer(query)
    if (cuts.left > 0) {
      cuts.left--
      return cut(Buffer.concat(Array.from(lines(records))), response)
    }
    response.writeHead(200, { "content-type": "application/x-ndjson" })
    for (const line of lines(records)) {
      if (response.destroyed) return
      written += line.length
      if (!response.write(line)) {
        await Promise.race([once(response, "drain"), closed])
      }
    }
    if (!isOpen) response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The query of each request. */
    asked,
    answerWith: (next: (query: URLSearchParams) => Answer) => {
      answer = next
    },
    /** Breaks the next answers, each at a random one of the first bytes of its body. */
    cutNext: (options: { readonly times: number; readonly within: number; readonly seed: number }) => {
      cuts = { left: options.times, within: options.within, random: randomOf(options.seed) }
    },
    cutsLeft: () => cuts.left,
    written: () => written,
    /** Is done when an answer is closed, by whichever side. */
    closed: () =>
      new Promise<void>((resolve) => {
        whenClosed = resolve
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

/** A server of its own for the scope. */
export const make = Effect.acquireRelease(Effect.promise(listen), (server) => Effect.promise(() => server.close()))
