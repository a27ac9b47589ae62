/**
 * A `RotatingServer` in a process of its own, so that whoever asserts does not slow down who answers.
 *
 * Each line on its input is a method and its arguments, each line on its output what came of it. The first one says where it listens.
 */
import * as Effect from "effect/Effect"
import { createInterface } from "node:readline"
import * as RotatingServer from "../RotatingServer.ts"
import { say } from "../steps.ts"

const methods = [
  "login",
  "expire",
  "hold",
  "release",
  "grantFor",
  "takeExchanges",
  "exchanged",
  "lost",
  "isUnused"
] as const

export type Methods = Pick<RotatingServer.RotatingServer, typeof methods[number]>

const program = Effect.gen(function*() {
  const server = yield* RotatingServer.make
  const { url } = server
  say({ url })
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  while (true) {
    const line = yield* Effect.promise(() => lines.next())
    if (line.done === true) return
    const { args, method } = JSON.parse(line.value) as { method: keyof Methods; args: ReadonlyArray<never> }
    // Hundreds of thousands of requests are not kept.
    server.requests.length = 0
    const result = (server[method] as (...args: ReadonlyArray<never>) => unknown)(...args)
    say({ result })
  }
})

await Effect.runPromise(Effect.scoped(program))
