/**
 * A TCP proxy that cuts what the server says at random bytes, when it is told to.
 *
 * Only upgraded connections (WebSockets) are cut; `cutNext` says how many, where, and with which seed.
 */
import * as Effect from "effect/Effect"
import * as net from "node:net"
import * as LoopbackServer from "./LoopbackServer.ts"
import { random } from "./random.ts"

interface Cuts {
  readonly times: number
  readonly from: number
  readonly within: number
  readonly seed: number
}

/** Both sides of a connection end together. */
const pair = (client: net.Socket, upstream: net.Socket): void => {
  for (const socket of [client, upstream]) {
    socket.on("error", () => {})
    socket.on("close", () => {
      client.destroy()
      upstream.destroy()
    })
  }
}

/** A proxy of its own for the scope, before the server at `target`. */
export const make = Effect.fnUntraced(function*(target: string) {
  const { hostname, port } = new URL(target)
  const cursors: Array<number> = []
  let cuts = { left: 0, from: 0, within: 0, next: random(0) }
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname)
    pair(client, upstream)
    let passed = 0
    let cutAt = Infinity
    client.on("data", (bytes) => {
      const head = bytes.toString("latin1")
      const isUpgrade = /^upgrade: websocket/im.test(head)
      if (isUpgrade) cursors.push(Number(/cursor=(\d+)/.exec(head)?.[1]))
      if (isUpgrade && cuts.left > 0) {
        cuts.left--
        cutAt = cuts.from + cuts.next(cuts.within)
        passed = 0
      }
      upstream.write(bytes)
    })
    upstream.on("data", (bytes) => {
      const rest = cutAt - passed
      passed += bytes.length
      if (bytes.length < rest) return client.write(bytes)
      client.write(bytes.subarray(0, rest), () => cuts.next(2) === 0 ? client.resetAndDestroy() : client.destroy())
      return undefined
    })
  })
  const { connections, url } = yield* LoopbackServer.listen(server)
  return {
    url,
    connections,
    /** Cuts the next upgraded connections, each at one of `within` bytes after the first `from`. */
    cutNext: ({ from, seed, times, within }: Cuts) => {
      cuts = { left: times, from, within, next: random(seed) }
    },
    cutsLeft: () => cuts.left,
    /** How often a client asked for an upgrade. */
    upgrades: () => cursors.length,
    /** With which cursors. */
    cursors
  }
})
