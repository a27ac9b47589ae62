/** What a thousand sessions and their storages take, in a process of its own: memory can only be told where nothing else runs. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as Sessions from "../../src/Sessions.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorages from "../../src/TokenStorages.ts"

const count = 1000

const keys = Array.from({ length: count }, (_, index) => `user-${index}`)

const heap = Effect.promise(async () => {
  // What is only weakly held goes after the turn in which it was used.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc!()
  }
  return process.memoryUsage().heapUsed
})

const kibibytes = (bytes: number): number => bytes / count / 1024

const measure = Effect.gen(function*() {
  const planted = Object.fromEntries(
    keys.map((key) => [key, Tokens.make({ workspaceId: key, accessToken: `a-${key}`, refreshToken: `r-${key}` })])
  )
  const scope = yield* Scope.make()
  const sessions = yield* Sessions.make({ clientId: "client", idleTimeToLive: "1 minute" }).pipe(
    Scope.provide(scope),
    Effect.provide([Layer.mock(TokenEndpoint.TokenEndpoint)({}), TokenStorages.layerMemoryWith(planted)])
  )
  const use = Effect.forEach(keys, (key) => Effect.flatMap(sessions.get(key), ({ accessToken }) => accessToken), {
    discard: true
  })
  // What is made once, for all of them.
  yield* use
  yield* TestClock.adjust("3 minutes")
  const before = yield* heap
  yield* use
  const open = yield* heap
  yield* TestClock.adjust("3 minutes")
  const idle = yield* heap
  yield* use
  yield* Scope.close(scope, Exit.void)
  const closed = yield* heap
  return { open: kibibytes(open - before), idle: kibibytes(idle - before), closed: kibibytes(closed - before) }
})

// By its name: on a busy machine, the clock of the test may print a warning.
console.log(`cost ${JSON.stringify(await Effect.runPromise(Effect.provide(measure, TestClock.layer())))}`)
