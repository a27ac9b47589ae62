/** Processes that share the logins of many users in one database, the server that they refresh at, and the network between. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { createInterface } from "node:readline"
import * as Tokens from "../../../src/Tokens.ts"
import { TokenStorages } from "../../../src/TokenStorages.ts"
import { ended } from "../../node/fixtures/processes.ts"
import { freshTable } from "../Postgres.ts"
import { type Program, start } from "../program.ts"
import type { Methods } from "./authorizationServer.ts"
import * as Database from "./Database.ts"
import type { Request, Said, Settings } from "./member.ts"
import * as Network from "./Network.ts"
import * as Place from "./Place.ts"

const started = (name: string, args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.promise(() => start(name, args)),
    (child) =>
      Effect.promise(() => {
        child.kill("SIGKILL")
        return ended(child)
      })
  )

const linesOf = (child: Program) => createInterface({ input: child.stdout })[Symbol.asyncIterator]()

export type Server =
  & { readonly url: string }
  & {
    readonly [Method in keyof Methods]: (
      ...args: Parameters<Methods[Method]>
    ) => Effect.Effect<ReturnType<Methods[Method]>>
  }

const makeServer = Effect.gen(function*(): Effect.fn.Return<Server, never, Scope.Scope> {
  const child = yield* started("fleet/authorizationServer", [])
  const lines = linesOf(child)
  const next = async () => JSON.parse((await lines.next()).value ?? "{}")
  const { url } = yield* Effect.promise(next)
  const ask = (method: keyof Methods) => (...args: ReadonlyArray<unknown>) =>
    Effect.promise(async () => {
      child.stdin.write(`${JSON.stringify({ method, args })}\n`)
      return (await next()).result
    })
  return {
    url,
    login: ask("login"),
    expire: ask("expire"),
    hold: ask("hold"),
    release: ask("release"),
    grantFor: ask("grantFor"),
    takeExchanges: ask("takeExchanges"),
    exchanged: ask("exchanged"),
    lost: ask("lost"),
    isUnused: ask("isUnused")
  }
})

export interface Member {
  readonly name: string
  readonly child: Program
  /** What came of it; `undefined`: the process ended before. */
  readonly ask: (request: Request) => Effect.Effect<Said | undefined>
  /** The next step that it says it came to; `undefined`: it ended before. */
  readonly step: Effect.Effect<string | undefined>
}

let names = 0

const makeMember = Effect.fnUntraced(
  function*(settings: Omit<Settings, "name">): Effect.fn.Return<Member, never, Scope.Scope> {
    const name = `member-${++names}`
    const child = yield* started("fleet/member", [JSON.stringify({ ...settings, name } satisfies Settings)])
    const asked = new Map<number, (said: Said | undefined) => void>()
    const steps: Array<string | undefined> = []
    const waiting: Array<(step: string | undefined) => void> = []
    const reached = (step: string | undefined) => {
      const resume = waiting.shift()
      if (resume === undefined) steps.push(step)
      else resume(step)
    }
    let id = 0
    const ready = Promise.withResolvers<void>()
    createInterface({ input: child.stdout })
      .on("line", (line) => {
        const said = JSON.parse(line) as Said
        if (said.step !== undefined) return reached(said.step)
        if (said.id === undefined) return ready.resolve()
        asked.get(said.id)?.(said)
        asked.delete(said.id)
      })
      .on("close", () => {
        ready.reject(new Error(`${name} ended before it was ready`))
        reached(undefined)
        for (const resume of asked.values()) resume(undefined)
      })
    yield* Effect.promise(() => ready.promise)
    return {
      name,
      child,
      ask: (request) =>
        Effect.callback((resume) => {
          if (child.exitCode !== null || child.signalCode !== null) return resume(Effect.succeed(undefined))
          asked.set(++id, (said) => resume(Effect.succeed(said)))
          child.stdin.write(`${JSON.stringify({ id, ...request })}\n`)
        }),
      step: Effect.callback((resume) => {
        const take = (step: string | undefined) => resume(Effect.succeed(step))
        if (steps.length > 0) take(steps.shift())
        else waiting.push(take)
      })
    }
  }
)

export interface Options {
  readonly kind: Database.Kind
  readonly users: number
  readonly sealed?: boolean
  readonly listens?: boolean
}

/** Users that are logged in, and what starts members. */
export const make = Effect.fnUntraced(function*({ kind, listens = false, sealed = false, users: count }: Options) {
  const database = yield* Database.make(kind)
  const server = yield* makeServer
  // Half of the members behind each: a cut may be between a part of them and the database only.
  const networks = [yield* Network.make(database.port), yield* Network.make(database.port)] as const
  const place: Place.Place = { kind, url: database.urlAt(database.port), at: freshTable(), sealed, listens }
  yield* Place.prepare(place)
  const storages = yield* Effect.provide(
    TokenStorages,
    yield* Effect.orDie(Layer.build(Place.storages(place, 4, "the test")))
  )
  const users = Array.from({ length: count }, (_, user) => `user-${user}`)
  const login = Effect.fnUntraced(function*(user: string) {
    const tokens = Tokens.make({ workspaceId: "wksp_1", ...yield* server.login(user) })
    yield* Effect.orDie(storages.of(user).set(tokens))
    return tokens
  })
  yield* Effect.forEach(users, login, { concurrency: 4 })
  let made = 0
  const behind = new WeakMap<Member, Network.Network>()
  const newMember = ({ ahead = 0, connections = 6 }: { readonly ahead?: number; readonly connections?: number } = {}) =>
    Effect.suspend(() => {
      const network = networks[made++ % 2]!
      const settings = {
        place: { ...place, url: database.urlAt(network.port) },
        server: server.url,
        connections,
        ahead
      }
      return Effect.tap(makeMember(settings), (member) => Effect.sync(() => behind.set(member, network)))
    })
  return {
    database,
    networks,
    server,
    storages,
    users,
    /** Logs a user in, wherever it is logged in already. */
    login,
    newMember,
    /** What is between a member and the database. */
    networkOf: (member: Member) => behind.get(member),
    newMembers: (count: number) =>
      Effect.all(Array.from({ length: count }, () => newMember()), { concurrency: "unbounded" })
  }
})

export type Fleet = Effect.Success<ReturnType<typeof make>>
