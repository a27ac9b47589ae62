/**
 * The network between a fleet and its database: a TCP proxy that can be cut.
 *
 * While it is cut, nothing gets through and nothing ends: connections are silent, and new ones are not answered, as when packets are
 * dropped. What was on its way arrives when it is mended, even if its sender has given up meanwhile.
 */
import * as Effect from "effect/Effect"
import * as net from "node:net"
import * as LoopbackServer from "../LoopbackServer.ts"

/** Both sides of a connection end together, after what was said. */
const pair = (one: net.Socket, other: net.Socket): void => {
  one.on("error", () => other.destroy())
  one.on("close", () => other.end())
  one.pipe(other)
}

export const make = Effect.fnUntraced(function*(port: number) {
  let isCut = false
  const open = new Set<net.Socket>()
  const server = net.createServer({ pauseOnConnect: true, allowHalfOpen: true }, (client) => {
    const upstream = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true })
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on("close", () => open.delete(socket))
    }
    pair(client, upstream)
    pair(upstream, client)
    if (isCut) { for (const socket of [client, upstream]) socket.pause() }
  })
  const { url } = yield* LoopbackServer.listen(server)
  return {
    port: Number(new URL(url).port),
    cut: Effect.sync(() => {
      isCut = true
      for (const socket of open) socket.pause()
    }),
    mend: Effect.sync(() => {
      isCut = false
      for (const socket of open) socket.resume()
    })
  }
})

export type Network = Effect.Success<ReturnType<typeof make>>
