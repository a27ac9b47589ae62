/** A real authorization server's endpoints on loopback, which answer what the test tells them to. */
import * as Effect from "effect/Effect"
import * as http from "node:http"
import type { AddressInfo } from "node:net"

export interface TokenRequest {
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly form: URLSearchParams
}

export interface Answer {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string
  /** `never`: the body does not end. `flood`: it does not end and is not small either. */
  readonly end?: "never" | "flood"
}

export const json = (status: number, body: unknown, headers?: Answer["headers"]): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body)
})

export const tokens = (n: number | string, more?: object): Answer =>
  json(200, {
    access_token: `access-${n}`,
    refresh_token: `refresh-${n}`,
    token_type: "Bearer",
    expires_in: 3600,
    ...more
  })

const flood = (response: http.ServerResponse) => {
  const write = () => {
    while (!response.destroyed && response.write("x".repeat(16_384)));
  }
  response.on("drain", write)
  write()
}

const listen = async () => {
  const requests: Array<TokenRequest> = []
  const waiting: Array<() => void> = []
  let answer: (request: TokenRequest) => Answer | Promise<Answer> = () => tokens(1)
  const server = http.createServer(async (request, response) => {
    const chunks: Array<Buffer> = []
    for await (const chunk of request) chunks.push(chunk)
    const recorded = {
      path: request.url!,
      headers: request.headers,
      form: new URLSearchParams(Buffer.concat(chunks).toString("utf8"))
    }
    requests.push(recorded)
    for (const resume of waiting.splice(0)) resume()
    const { body, end, headers, status } = await answer(recorded)
    response.writeHead(status, headers)
    if (end === undefined) return response.end(body)
    response.write(body ?? " ")
    if (end === "flood") flood(response)
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** Until the next request is there. */
    nextRequest: Effect.callback<void>((resume) => {
      waiting.push(() => resume(Effect.void))
    }),
    answerWith: (next: Answer | ((request: TokenRequest) => Answer | Promise<Answer>)) => {
      answer = typeof next === "function" ? next : () => next
    },
    connections: Effect.callback<number>((resume) => {
      server.getConnections((_, count) => resume(Effect.succeed(count)))
    }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

export type TokenServer = Awaited<ReturnType<typeof listen>>

export const make = Effect.acquireRelease(Effect.promise(listen), (server) => Effect.promise(() => server.close()))
