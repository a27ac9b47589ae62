/**
 * The endpoints of an authorization server, which answer what the test tells them to.
 *
 * `requests` have the form that was sent; `nextRequest` waits for one; `tokens(n)` is the nth pair that a token endpoint grants, and
 * the answer until the test says otherwise. With `end`, the body of an answer never ends.
 */
import * as Effect from "effect/Effect"
import type * as http from "node:http"
import { type Answer as CompleteAnswer, answering, json, write } from "./Answer.ts"
import { flood } from "./flood.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

export { json } from "./Answer.ts"

export interface TokenRequest {
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly form: URLSearchParams
}

export interface Answer extends CompleteAnswer {
  /** `never`: the body does not end. `flood`: it does not end and is not small either. */
  readonly end?: "never" | "flood"
}

export const tokens = (n: number | string, more?: object): Answer =>
  json(200, {
    access_token: `access-${n}`,
    refresh_token: `refresh-${n}`,
    token_type: "Bearer",
    expires_in: 3600,
    ...more
  })

const writeWithoutEnd = (response: http.ServerResponse, { body, end, headers, status }: Answer): void => {
  response.writeHead(status, headers)
  response.write(body ?? " ")
  if (end === "flood") flood(response)
}

/** A server of its own for the scope. */
export const make = Effect.gen(function*() {
  const requests: Array<TokenRequest> = []
  const waiting: Array<() => void> = []
  const { answer, answerWith } = answering<TokenRequest, Answer>(tokens(1))
  const server = yield* LoopbackServer.make(async ({ body, headers, url }, response) => {
    const request = { path: `${url.pathname}${url.search}`, headers, form: new URLSearchParams(body) }
    requests.push(request)
    for (const resume of waiting.splice(0)) resume()
    const next = await answer(request)
    if (next.end === undefined) write(response, next)
    else writeWithoutEnd(response, next)
  })
  return {
    ...server,
    answerWith,
    requests,
    /** Until the next request is there. */
    nextRequest: Effect.callback<void>((resume) => {
      waiting.push(() => resume(Effect.void))
    })
  }
})

export type TokenServer = Effect.Success<typeof make>
