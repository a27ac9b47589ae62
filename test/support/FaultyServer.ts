/** A real server that misbehaves on purpose, and counts what it is sent. */
import * as Effect from "effect/Effect"
import * as http from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { gzipSync } from "node:zlib"

export type Fault = (response: http.ServerResponse) => void

const json = (body: string): http.OutgoingHttpHeaders => ({
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body)
})

export const answer = (status: number, headers: http.OutgoingHttpHeaders = {}, body = ""): Fault => (response) => {
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers })
  response.end(body)
}

export const reset: Fault = (response) => void response.socket!.resetAndDestroy()

export const resetInBody: Fault = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": 1000 })
  response.write("{\"data\":", () => response.socket!.resetAndDestroy())
}

export const stall: Fault = () => {}

export const stallInBody: Fault = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": 1000 })
  response.write("{\"data\":")
}

export const truncated: Fault = (response) => {
  const body = "{\"data\":{\"id\":\"pr"
  response.writeHead(200, json(body))
  response.end(body)
}

/** A body that goes on for as long as it is read; it ends at `enough` bytes. `onBytes` is told how many were written. */
export const flood = (status: number, enough = Infinity, onBytes: (bytes: number) => void = () => {}): Fault => {
  const chunk = "x".repeat(16_384)
  return (response) => {
    let left = enough
    const write = () => {
      while (!response.destroyed && left > 0) {
        left -= chunk.length
        onBytes(chunk.length)
        if (!response.write(chunk)) return
      }
      if (!response.destroyed) response.end()
    }
    response.writeHead(status)
    response.on("drain", write)
    write()
  }
}

/** Some kilobytes on the wire, 128 MiB when they are read. */
export const gzipBomb: Fault = (response) => {
  const bomb = gzipSync(Buffer.alloc(128 * 1024 * 1024))
  response.writeHead(200, {
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": bomb.length
  })
  response.end(bomb)
}

const listen = async (fault: Fault) => {
  const sockets = new Set<Socket>()
  let requests = 0
  const server = http.createServer((request, response) => {
    request.resume()
    request.on("end", () => {
      requests++
      fault(response)
    })
  })
  server.on("connection", (socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    /** How many connections are open. */
    connections: () => sockets.size,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

export const make = (fault: Fault) =>
  Effect.acquireRelease(Effect.promise(() => listen(fault)), (server) => Effect.promise(() => server.close()))
