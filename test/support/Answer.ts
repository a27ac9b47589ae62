/** An HTTP answer as a value, for servers that a test tells what to say. */
import type * as http from "node:http"

export interface Answer {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string | Uint8Array
}

export const json = (status: number, body: unknown, headers?: Answer["headers"]): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body)
})

/** An answer, or what makes one of each request. */
export type Answering<Request, A = Answer> = A | ((request: Request) => A | Promise<A>)

/** What a server says now, and how a test changes it. */
export const answering = <Request, A extends Answer>(initial: Answering<Request, A>) => {
  let current = initial
  return {
    answer: async (request: Request): Promise<A> => typeof current === "function" ? current(request) : current,
    answerWith: (next: Answering<Request, A>): void => {
      current = next
    }
  }
}

export const write = (response: http.ServerResponse, { body, headers, status }: Answer): void => {
  response.writeHead(status, headers)
  response.end(body)
}
