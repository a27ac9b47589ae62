/**
 * One process of a fleet: sessions of many users on a database that others use too, and one client.
 *
 * Each line on its input is a request, with a number that its answer has too; it takes several at a time.
 */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Semaphore from "effect/Semaphore"
import { createInterface } from "node:readline"
import * as Authorization from "../../../src/Authorization.ts"
import * as ManagementClient from "../../../src/ManagementClient.ts"
import * as Sessions from "../../../src/Sessions.ts"
import * as TokenEndpoint from "../../../src/TokenEndpoint.ts"
import { TokenStorages } from "../../../src/TokenStorages.ts"
import * as Place from "./Place.ts"
import { arm, type Armed, say, withSending, withSteps } from "../steps.ts"

export interface Settings {
  readonly name: string
  readonly place: Place.Place
  readonly server: string
  /** How many connections its pool may have. */
  readonly connections: number
  /** How much its clock is ahead of that of the machine, in milliseconds. */
  readonly ahead: number
}

export type Request =
  /** Makes so many calls of each user, at once or, with `within`, spread over so many milliseconds. */
  | (
    & { readonly do: "call"; readonly users: ReadonlyArray<string>; readonly calls: number; readonly within?: number }
    & Armed
  )
  | { readonly do: "logout"; readonly user: string }
  /** Calls as a user that is logged in, until it is not. */
  | { readonly do: "callUntilLoggedOut"; readonly user: string }

export interface Said {
  /** The step at which the process sends itself a signal now. */
  readonly step?: string
  readonly id?: number
  /** How often each answer came: a status, or the message of a failure. */
  readonly answers?: { readonly [answer: string]: number }
  /** The longest that a call took, or a question for a token and a read of the storage, in milliseconds. */
  readonly slowest?: number
  /** When it was done, by the clock of the machine. */
  readonly at?: number
}

const { ahead, connections, name, place, server } = JSON.parse(process.argv[2]!) as Settings

const now = Date.now
/** A clock that is wrong, for everything in this process. */
if (ahead !== 0) {
  const Exact = Date
  globalThis.Date = class extends Exact {
    constructor(...args: []) {
      if (args.length === 0) super(now() + ahead)
      else super(...args)
    }
    static override now = () => now() + ahead
  } as DateConstructor
}

/** A call that has no answer in this time is counted as one that failed. */
const patience = Duration.minutes(2)

const counted = (answers: ReadonlyArray<string>): { readonly [answer: string]: number } => {
  const counts: { [answer: string]: number } = {}
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1
  return counts
}

const program = Effect.gen(function*() {
  // A listening socket takes 511 connections at a time: eight processes, each with hundreds of calls at once, would be refused. Exchanges do
  // not stand in line behind them.
  const permits = yield* Semaphore.make(32)
  const unlimited = yield* HttpClient.HttpClient
  const http = HttpClient.transform(unlimited, permits.withPermits(1))
  let slowest = 0
  /** Remembers how long the longest took. */
  const watched = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const start = performance.now()
      return Effect.ensuring(
        effect,
        Effect.sync(() => {
          slowest = Math.max(slowest, Math.ceil(performance.now() - start))
        })
      )
    })
  const storages = yield* Effect.map(TokenStorages, ({ keys, of }) => ({
    keys,
    of: (key: string) => {
      const storage = withSteps(of(key))
      return { ...storage, get: watched(storage.get) }
    }
  }))
  const options = { clientId: name, authBaseUrl: server, redirectUri: "http://127.0.0.1/callback" }
  const sessions = yield* Sessions.make(options).pipe(
    Effect.provideService(TokenStorages, storages),
    Effect.provide(
      TokenEndpoint.layer(options).pipe(Layer.provide(Layer.succeed(HttpClient.HttpClient, withSending(unlimited))))
    )
  )
  const client = yield* ManagementClient.make({ baseUrl: server }).pipe(
    Effect.provide(Authorization.layerSessions),
    Effect.provideService(Sessions.Sessions, sessions),
    Effect.provideService(HttpClient.HttpClient, http)
  )

  const call = (user: string) =>
    Sessions.as(client.projects.list(), user).pipe(
      Effect.as("200"),
      Effect.catch((error) => Effect.succeed(error.message)),
      Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.succeed("no answer") }),
      Effect.timed
    )

  const play = Effect.fnUntraced(function*(request: Request): Effect.fn.Return<Said> {
    switch (request.do) {
      case "call": {
        const { calls, users, within } = request
        arm(request)
        const callers = Array.from({ length: users.length * calls }, (_, index) => ({
          user: users[index % users.length]!,
          after: within === undefined ? 0 : within * index / (users.length * calls)
        }))
        const results = yield* Effect.forEach(
          callers,
          ({ after, user }) => Effect.andThen(after === 0 ? Effect.void : Effect.sleep(after), call(user)),
          { concurrency: "unbounded" }
        )
        return {
          answers: counted(results.map(([, answer]) => answer)),
          slowest: Math.round(Math.max(...results.map(([took]) => Duration.toMillis(took)))),
          at: now()
        }
      }
      case "logout":
        yield* Effect.orDie(sessions.logout(request.user))
        return { at: now() }
      case "callUntilLoggedOut": {
        const { accessToken } = yield* Effect.orDie(sessions.get(request.user))
        yield* Effect.orDie(accessToken)
        say({ step: "loggedIn" })
        slowest = 0
        yield* watched(Effect.andThen(accessToken, Effect.sleep("5 millis"))).pipe(Effect.forever, Effect.ignore)
        return { at: now(), slowest }
      }
    }
  })

  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  say({})
  while (true) {
    const line = yield* Effect.promise(() => lines.next())
    if (line.done === true) return
    const request = JSON.parse(line.value) as Request & { readonly id: number }
    yield* Effect.forkScoped(Effect.map(play(request), (said) => say({ id: request.id, ...said })))
  }
})

await Effect.runPromise(
  Effect.scoped(program).pipe(
    Effect.provide(Layer.merge(NodeHttpClient.layerUndici, Place.storages(place, connections, name))),
    // Its output has lines of its own.
    Effect.provide(Logger.layer([]))
  )
)
