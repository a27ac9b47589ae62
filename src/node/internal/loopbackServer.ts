/**
 * Listens on this machine for the end of a login, on one port of one or two addresses.
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import type { AuthError } from "../../AuthError.ts"
import { invalidOption } from "../../internal/oauth/options.ts"
import type { Place } from "./loopbackPlace.ts"

export interface LoopbackServer {
  readonly port: number
  /** Stays reachable for two seconds after the scope has closed: for a reload of the last page. */
  readonly linger: () => void
}

interface Open {
  readonly servers: ReadonlyArray<Server>
  readonly sockets: ReadonlySet<Socket>
}

const lingering = 2_000

/** Servers of logins that are over, by their ports: the next login may need the port. */
const over = new Map<number, () => Promise<void>>()

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code)

const bind = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    // A later one, when a connection cannot be accepted, changes nothing.
    server.on("error", reject)
    server.listen(port, host, resolve)
  })

const portOf = (server: Server | undefined): number => (server?.address() as AddressInfo | undefined)?.port ?? 0

const close = async ({ servers, sockets }: Open): Promise<void> => {
  const closed = servers.map((server) => new Promise<void>((resolve) => void server.close(() => resolve())))
  for (const socket of sockets) socket.destroy()
  await Promise.all(closed)
}

const openAll = async ({ addresses, port }: Place, listener: RequestListener): Promise<Open> => {
  const servers: Array<Server> = []
  const sockets = new Set<Socket>()
  let missing: unknown
  for (const address of addresses) {
    const server = createServer(listener)
    server.on("connection", (socket: Socket) => {
      sockets.add(socket)
      socket.on("close", () => sockets.delete(socket))
    })
    try {
      await bind(server, port === 0 ? portOf(servers[0]) : port, address)
      servers.push(server)
    } catch (error) {
      missing = error
      // A machine without IPv6, or without IPv4.
      if (addresses.length > 1 && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(codeOf(error))) continue
      await close({ servers, sockets })
      throw error
    }
  }
  if (servers.length === 0) throw missing
  return { servers, sockets }
}

/** Where any port will do, one that is free on both addresses. */
const openSomewhere = async (place: Place, listener: RequestListener): Promise<Open> => {
  await over.get(place.port)?.()
  for (let more = place.port === 0 ? 10 : 0;; more--) {
    try {
      return await openAll(place, listener)
    } catch (error) {
      if (more === 0 || codeOf(error) !== "EADDRINUSE") throw error
    }
  }
}

/** Neither the program nor its result waits for it. */
const closeLater = (open: Open): void => {
  const port = portOf(open.servers[0])
  const end = () => {
    clearTimeout(timer)
    if (over.get(port) === end) over.delete(port)
    return close(open)
  }
  const timer = setTimeout(end, lingering)
  timer.unref()
  over.set(port, end)
  for (const server of open.servers) {
    server.unref()
    server.on("connection", (socket: Socket) => socket.unref())
  }
  for (const socket of open.sockets) socket.unref()
}

const problemOf = ({ name }: Place, cause: unknown): string =>
  codeOf(cause) === "EADDRINUSE"
    ? `Cannot listen on ${name} for the end of the login: another program uses the port. End it, or use another redirect URI that is registered`
    : `Cannot listen on ${name} for the end of the login (${
      codeOf(cause)
    }). Use another redirect URI that is registered`

export const listen = (
  place: Place,
  listener: RequestListener
): Effect.Effect<LoopbackServer, AuthError, Scope.Scope> =>
  Effect.suspend(() => {
    let lingers = false
    return Effect.acquireRelease(
      Effect.tryPromise({
        try: () => openSomewhere(place, listener),
        catch: (cause) => invalidOption("redirectUri", problemOf(place, cause), cause)
      }),
      (open) => lingers ? Effect.sync(() => closeLater(open)) : Effect.promise(() => close(open))
    ).pipe(
      Effect.map((open) => ({
        port: portOf(open.servers[0]),
        linger: () => {
          lingers = true
        }
      }))
    )
  })
