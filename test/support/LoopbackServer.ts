/**
 * Servers on loopback. Nothing else in the tests listens by hand.
 *
 * - `listen` lets any server of Node (HTTP, WebSockets, raw TCP) listen on a free port of 127.0.0.1 until the scope closes. No two servers
 *   of a process have the same port, one after the other either: sessions of a process share exchanges by the URL of the token endpoint. Closing ends every connection, also one that was upgraded or is stalled: no test waits for a client that keeps a socket.
 * - `make` is an HTTP server: it reads each request to its end, keeps it in `requests`, and hands it to the test with the response.
 *
 * `RecordingServer`, `TokenServer`, `FaultyServer` and `LogServer` are behaviours on `make`; `CuttingProxy`, `ForwardProxy` and `OidcProvider` are on
 * `listen`.
 */
import * as Effect from "effect/Effect"
import * as http from "node:http"
import type { AddressInfo, Server, Socket } from "node:net"

export interface Listening {
  readonly url: string
  /** How many connections are open. */
  readonly connections: () => number
  /** Ends every connection and stops listening, before the scope does. */
  readonly close: () => Promise<void>
}

const usedPorts = new Set<number>()

const listenOnNewPort = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", resolve)
  })
  const { port } = server.address() as AddressInfo
  if (!usedPorts.has(port)) {
    usedPorts.add(port)
    return port
  }
  await new Promise((resolve) => server.close(resolve))
  return listenOnNewPort(server)
}

const start = async (server: Server): Promise<Listening> => {
  const sockets = new Set<Socket>()
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
  })
  const port = await listenOnNewPort(server)
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
  }
}

/** Lets a server listen for as long as the scope lives. */
export const listen = (server: Server) =>
  Effect.acquireRelease(Effect.promise(() => start(server)), ({ close }) => Effect.promise(close))

export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** Called when a request has been read to its end. */
export type Handler = (request: Request, response: http.ServerResponse) => unknown

const read = async (request: http.IncomingMessage): Promise<Request> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  return {
    method: request.method!,
    url: new URL(request.url!, "http://loopback"),
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8")
  }
}

/** An HTTP server that remembers what it was sent. */
export const make = Effect.fnUntraced(function*(handle: Handler) {
  const requests: Array<Request> = []
  const listening = yield* listen(http.createServer(async (incoming, response) => {
    const request = await read(incoming).catch(() => undefined)
    // The client left before it had said everything.
    if (request === undefined) return
    requests.push(request)
    await handle(request, response)
  }))
  return { ...listening, requests }
})

/** An address where nothing listens: it did, and was closed. */
export const closedUrl = Effect.scoped(Effect.map(listen(http.createServer()), ({ url }) => url))
