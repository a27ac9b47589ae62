/**
 * A forward proxy for plain HTTP, as one of a company stands between its users and the internet.
 *
 * It takes both forms that clients use: a tunnel (CONNECT, RFC 9110 section 9.3.6), and the whole URL in the request line (RFC 9112
 * section 3.2.2). `passed` are the requests that went through, in order, in either form, as far as they can be read: what TLS hides
 * is seen in `tunnels` only, the hosts that were connected to.
 */
import * as Effect from "effect/Effect"
import * as http from "node:http"
import * as net from "node:net"
import { pipeline } from "node:stream"
import * as LoopbackServer from "./LoopbackServer.ts"

export interface Passed {
  readonly form: "tunnel" | "absolute"
  /** Method and path. */
  readonly request: string
}

const leave = () => {}

/** A proxy of its own for the scope. */
export const make = Effect.gen(function*() {
  const passed: Array<Passed> = []
  const tunnels: Array<string> = []
  const server = http.createServer((request, response) => {
    const { method, url } = request
    passed.push({ form: "absolute", request: `${method} ${new URL(url!).pathname}` })
    const onward = http.request(url!, { method: method!, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers)
      pipeline(answer, response, leave)
    })
    onward.on("error", () => response.destroy())
    pipeline(request, onward, leave)
  })
  server.on("connect", ({ url }: http.IncomingMessage, client: net.Socket, head: Buffer) => {
    tunnels.push(url!)
    const { hostname, port } = new URL(`http://${url}`)
    const upstream = net.connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n")
      upstream.write(head)
    })
    client.on("data", (bytes: Buffer) => {
      const line = /^([A-Z]+ [^ ?]+)\S* HTTP\/1\.1\r\n/.exec(bytes.toString("latin1"))
      if (line !== null) passed.push({ form: "tunnel", request: line[1]! })
    })
    pipeline(client, upstream, leave)
    pipeline(upstream, client, leave)
  })
  return { ...yield* LoopbackServer.listen(server), passed, tunnels }
})
