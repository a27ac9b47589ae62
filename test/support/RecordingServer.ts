/** A real HTTP server on loopback that remembers what it was sent and answers what the test tells it to. */
import * as Effect from "effect/Effect"
import * as http from "node:http"
import type { AddressInfo } from "node:net"

export interface Recorded {
  readonly method: string
  readonly url: URL
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string
}

export const json = (status: number, body: unknown, headers?: Answer["headers"]): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body)
})

const readBody = async (request: http.IncomingMessage): Promise<string> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString("utf8")
}

const listen = async () => {
  const requests: Array<Recorded> = []
  let answer: (request: Recorded) => Answer | Promise<Answer> = () => ({ status: 204 })
  const server = http.createServer(async (request, response) => {
    const recorded = {
      method: request.method!,
      url: new URL(request.url!, "http://loopback"),
      headers: request.headers,
      body: await readBody(request)
    }
    requests.push(recorded)
    const { body, headers, status } = await answer(recorded)
    response.writeHead(status, headers)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** The last request, and none after it. */
    take: (): Recorded => {
      const [request, ...others] = requests.splice(0)
      if (request === undefined || others.length > 0) {
        throw new Error(`expected one request, got ${others.length + (request ? 1 : 0)}`)
      }
      return request
    },
    answerWith: (next: Answer | ((request: Recorded) => Answer | Promise<Answer>)) => {
      answer = typeof next === "function" ? next : () => next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

export type RecordingServer = Awaited<ReturnType<typeof listen>>

/** A server of its own for the scope. */
export const make = Effect.acquireRelease(Effect.promise(listen), (server) => Effect.promise(() => server.close()))
