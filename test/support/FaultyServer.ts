/**
 * An HTTP server that misbehaves on purpose, and counts what it is sent.
 *
 * A `Fault` is all that it does with a response once the request was read: it may reset, stall, truncate or flood it.
 */
import * as Effect from "effect/Effect"
import type * as http from "node:http"
import { gzipSync } from "node:zlib"
import { flood as writeFlood } from "./flood.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

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
export const flood =
  (status: number, enough = Infinity, onBytes: (bytes: number) => void = () => {}): Fault => (response) => {
    response.writeHead(status)
    writeFlood(response, enough, onBytes)
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

/** A server of its own for the scope: `requests` counts what it was sent. */
export const make = (fault: Fault) =>
  Effect.map(
    LoopbackServer.make((_, response) => fault(response)),
    ({ requests, ...server }) => ({ ...server, requests: () => requests.length })
  )
