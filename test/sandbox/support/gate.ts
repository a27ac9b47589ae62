/** A way to a server that can be shut: then connections end, and new ones are reset. */
import * as Effect from "effect/Effect"
import * as net from "node:net"
import * as LoopbackServer from "../../support/LoopbackServer.ts"

export const make = Effect.fnUntraced(function*(port: number) {
  let isShut = false
  const open = new Set<net.Socket>()
  const server = net.createServer((client) => {
    if (isShut) return client.resetAndDestroy()
    const upstream = net.connect({ port, host: "127.0.0.1" })
    for (const [one, other] of [[client, upstream], [upstream, client]] as const) {
      open.add(one)
      one.on("error", () => other.destroy())
      one.on("close", () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  const { url } = yield* LoopbackServer.listen(server)
  return {
    port: Number(new URL(url).port),
    shut: Effect.sync(() => {
      isShut = true
      for (const socket of open) socket.destroy()
    }),
    reopen: Effect.sync(() => {
      isShut = false
    })
  }
})
