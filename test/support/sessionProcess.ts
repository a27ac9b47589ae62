/**
 * One of several processes on a directory of logins: for each line on its input it makes calls as its users, and says how they went.
 *
 * A line may name a step of the refresh and a signal: whichever user comes to that step first, the process sends itself the signal
 * there, and says so before.
 */
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Semaphore from "effect/Semaphore"
import { createInterface } from "node:readline"
import * as TokenStorageFile from "../../src/node/TokenStorageFile.ts"
import * as Session from "../../src/Session.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import { TokenStorage } from "../../src/TokenStorage.ts"
import { arm, type Armed, say, type Step, withSending, withSteps } from "./steps.ts"

export interface Round extends Armed {
  readonly users: number
  /** Of each user, at once. */
  readonly calls: number
  /** Ends the process directly after the answers. */
  readonly exit?: boolean | undefined
}

export interface Said {
  /** The step at which the process sends itself a signal now. */
  readonly step?: Step
  /** How often each answer came: a status, or the message of a failure. */
  readonly answers?: { readonly [answer: string]: number }
}

const program = Effect.gen(function*() {
  const [directory, url, name] = process.argv.slice(2) as [string, string, string]
  // A listening socket takes 511 connections at a time: eight processes, each with hundreds of calls at once, would be refused.
  const connections = yield* Semaphore.make(32)
  const client = HttpClient.transform(yield* HttpClient.HttpClient, connections.withPermits(1))
  const storages = yield* TokenStorageFile.makeKeyed({ directory })
  const endpoint = TokenEndpoint.layer({ clientId: name, authBaseUrl: url }).pipe(
    Layer.provide(Layer.succeed(HttpClient.HttpClient, withSending(client)))
  )
  const sessions = new Map<string, Session.Session["Service"]>()
  const sessionOf = (key: string) =>
    Effect.gen(function*() {
      const session = sessions.get(key) ?? (yield* Session.make)
      sessions.set(key, session)
      return session
    }).pipe(Effect.provideService(TokenStorage, withSteps(storages.of(key))), Effect.provide(endpoint))

  const call = (key: string) =>
    Effect.gen(function*() {
      const session = yield* sessionOf(key)
      const response = yield* Session.authorize(session)(HttpClientRequest.get(`${url}/v1/me`), client.execute)
      yield* response.text
      return String(response.status)
    }).pipe(Effect.catch((error) => Effect.succeed(error.message)))

  const play = Effect.fnUntraced(function*(round: Round) {
    const callers = Array.from({ length: round.users * round.calls }, (_, index) => `user-${index % round.users}`)
    for (const user of new Set(callers)) yield* sessionOf(user)
    const answers: { [answer: string]: number } = {}
    for (const answer of yield* Effect.forEach(callers, call, { concurrency: "unbounded" })) {
      answers[answer] = (answers[answer] ?? 0) + 1
    }
    return answers
  })

  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  say({})
  while (true) {
    const line = yield* Effect.promise(() => lines.next())
    if (line.done === true) return
    const round = JSON.parse(line.value) as Round
    arm(round)
    const answers = yield* play(round)
    say({ answers })
    if (round.exit === true) process.exit()
  }
})

await Effect.runPromise(Effect.scoped(program).pipe(Effect.provide(FetchHttpClient.layer)))
