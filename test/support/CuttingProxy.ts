/** A real TCP proxy on loopback that cuts what the server says at random bytes, when it is told to. */
import * as Effect from "effect/Effect"
import * as net from "node:net"
import { randomOf } from "./LogServer.ts"

const listen = async (target: string) => {
  const { hostname, port } = new URL(target)
  const sockets = new Set<net.Socket>()
  let cuts = { left: 0, from: 0, within: 0, random: randomOf(0) }
  const cursors: Array<number> = []
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on("error", () => {})
      socket.on("close", () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    let passed = 0
    let cutAt = Infinity
    client.on("data", (bytes) => {
      const head = bytes.toString("latin1")
      const isUpgrade = /^upgrade: websocket/im.test(head)
      if (isUpgrade) cursors.push(Number(/cursor=(\d+)/.exec(head)?.[1]))
      if (isUpgrade && cuts.left > 0) {
        cuts.left--
        cutAt = cuts.from + Math.floor(cuts.random() * cuts.within)
        passed = 0
      }
      upstream.write(bytes)
    })
    upstream.on("data", (bytes) => {
      const rest = cutAt - passed
      passed += bytes.length
      if (bytes.length < rest) return client.write(bytes)
      client.write(bytes.subarray(0, rest), () => cuts.random() < 0.5 ? client.resetAndDestroy() : client.destroy())
      return undefined
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    /** Cuts the next upgraded connections, each at one of `within` bytes after the first `from`. */
    cutNext: (
      options: { readonly times: number; readonly from: number; readonly within: number; readonly seed: number }
    ) => {
      cuts = { left: options.times, from: options.from, within: options.within, random: randomOf(options.seed) }
    },
    cutsLeft: () => cuts.left,
    /** How often a client asked for an upgrade. */
    upgrades: () => cursors.length,
    /** With which cursors. */
    cursors,
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

export const make = (target: string) =>
  Effect.acquireRelease(Effect.promise(() => listen(target)), (proxy) => Effect.promise(() => proxy.close()))
