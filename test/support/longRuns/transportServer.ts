// A server of its own for a long run over the transport: each path is a way to answer. `/counts` says how many connections there are.
import * as Effect from "effect/Effect"
import * as http from "node:http"
import { gzipSync } from "node:zlib"
import { flood } from "../flood.ts"
import * as LoopbackServer from "../LoopbackServer.ts"

const small = JSON.stringify({ data: "small" })
const large = "x".repeat(300_000)
const gzipped = gzipSync(large)

let connections = 0

const answers: { readonly [path: string]: (response: http.ServerResponse) => void } = {
  "/small": (response) => void response.end(small),
  "/large": (response) => void response.end(large),
  "/gzip": (response) => void response.setHeader("content-encoding", "gzip").end(gzipped),
  "/flood": (response) => flood(response, 5_000_000),
  "/stall": (response) => {
    response.writeHead(200)
    response.write("the beginning")
  },
  "/silent": () => {},
  "/reset": (response) => void response.socket!.resetAndDestroy(),
  "/counts": (response) => void response.end(JSON.stringify({ connections }))
}

const server = http.createServer(async (request, response) => {
  request.on("error", () => {})
  for await (const _ of request) { /* to its end */ }
  answers[request.url!]!(response)
})
server.keepAliveTimeout = 60_000
server.on("connection", (socket) => {
  connections++
  socket.on("error", () => {}).on("close", () => connections--)
})
Effect.runFork(Effect.scoped(Effect.andThen(
  LoopbackServer.listen(server),
  ({ url }) => Effect.andThen(Effect.sync(() => console.log(url)), Effect.never)
)))
