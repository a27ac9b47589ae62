/**
 * An HTTP server that remembers what it was sent and answers what the test tells it to.
 *
 * `answerWith` takes an answer, or a function that makes one of each request; until then the answer is an empty 204. `requests` are
 * all requests so far; `take` removes the one request that a test expects, and fails when there is another.
 */
import * as Effect from "effect/Effect"
import { type Answer, answering, write } from "./Answer.ts"
import * as LoopbackServer from "./LoopbackServer.ts"

export { type Answer, json } from "./Answer.ts"

export type Recorded = LoopbackServer.Request

const takeFrom = (requests: Array<Recorded>) => (): Recorded => {
  const [request, ...others] = requests.splice(0)
  if (request === undefined || others.length > 0) {
    throw new Error(`expected one request, got ${others.length + (request ? 1 : 0)}`)
  }
  return request
}

/** A server of its own for the scope. */
export const make = Effect.gen(function*() {
  const { answer, answerWith } = answering<Recorded, Answer>({ status: 204 })
  const server = yield* LoopbackServer.make(async (request, response) => write(response, await answer(request)))
  return { ...server, answerWith, take: takeFrom(server.requests) }
})

export type RecordingServer = Effect.Success<typeof make>
