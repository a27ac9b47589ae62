/**
 * A WebSocket of the package `ws`, which is loaded when the first one is opened: a program that follows no log does not pay for it, and
 * on Deno is not asked for what it looks at.
 */
import type * as NodeWS from "@effect/platform-node/NodeWS"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Socket from "effect/socket/Socket"
import { isBun } from "../../internal/config/platform.ts"
import { longestLine } from "../../internal/answer/limits.ts"
import { closeCode } from "../../internal/failure/closeCodes.ts"

type Open = (url: string, headers: { readonly [name: string]: string }) => NodeWS.WebSocket

const ofNode = async (): Promise<Open> => {
  const [{ WebSocket }, https] = await Promise.all([import("@effect/platform-node/NodeWS"), import("node:https")])
  return (url, headers) =>
    new WebSocket(url, {
      headers,
      maxPayload: longestLine,
      // Without TLS only this machine is called.
      ...(url.startsWith("wss:") ? { agent: new https.Agent({ proxyEnv: process.env }) } : undefined)
    })
}

/** Bun's own takes headers, and can be ended at once. */
const ofBun = async (): Promise<Open> => {
  const { WebSocket } = globalThis as unknown as {
    readonly WebSocket: new(url: string, options: { readonly headers: object }) => NodeWS.WebSocket
  }
  return (url, headers) => new WebSocket(url, { headers })
}

const load = Effect.promise(isBun ? ofBun : ofNode)

/** Opens a socket that is gone with its scope, through the proxy of the environment where Node knows how to (22.21, 24.5). */
export const openSocket = (url: string, headers: { readonly [name: string]: string }) =>
  Socket.fromWebSocket(Effect.acquireRelease(
    Effect.map(load, (open) => open(url, headers)),
    (socket) =>
      Effect.sync(() => {
        socket.close(1000)
        // An other side that does not answer the close would hold the process for half a minute.
        socket.terminate()
      })
  ))

/** A close that says no more than that all was sent. */
export const isEnd = ({ reason }: Socket.SocketError): boolean =>
  reason._tag === "SocketCloseError" && (reason.code === 1000 || reason.code === 1005)

const closed = (code: number): Error => Object.assign(new Error("The connection was closed"), { code: closeCode(code) })

/** Why a socket failed, as the cause of a failed transport. */
export const causeOf = ({ reason }: Socket.SocketError): unknown => {
  if (reason._tag === "SocketCloseError") return closed(reason.code)
  const event = "cause" in reason ? reason.cause : undefined
  const error = Predicate.hasProperty(event, "error") ? event.error : event
  return Predicate.hasProperty(error, "code") && error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH"
    ? closed(1009)
    : error
}
