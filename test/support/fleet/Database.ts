/**
 * A database for a fleet: one of its own, which it may kill and start again and whose every operation it may count.
 *
 * Where PostgreSQL or Redis is not installed, it is the one that `DATABASE_URL` or `REDIS_URL` names, and what needs one of its own is
 * skipped by name.
 */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { PgClient } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import { execFileSync } from "node:child_process"
import { globSync, readFileSync } from "node:fs"
import * as net from "node:net"
import { join } from "node:path"
import { freePort } from "../../../scripts/freePort.ts"
import * as Postgres from "../Postgres.ts"
import * as RedisServer from "../RedisServer.ts"
import * as programs from "./programs.ts"

export type Kind = "PostgreSQL" | "Redis"

/** What only a database of one's own gives. */
export interface Own {
  /** Kills it, as a machine that goes down does, and starts it again. */
  readonly restart: Effect.Effect<void>
  /** Every operation that it is asked for meanwhile, by whomever. */
  readonly counting: <A, E, R>(
    effect: Effect.Effect<A, E, R>
  ) => Effect.Effect<readonly [A, ReadonlyArray<string>], E, R>
  /** How many of the connections of a program are in a statement or a transaction that began half a second ago. */
  readonly held: (name: string) => Effect.Effect<number>
  /** Everything that its backups hold, by name. */
  readonly dumps: Effect.Effect<{ readonly [name: string]: Buffer }>
}

export interface Database {
  readonly kind: Kind
  readonly port: number
  /** Its URL, as seen through another port. */
  readonly urlAt: (port: number) => string
  readonly own: Own | undefined
}

const installed = {
  PostgreSQL: programs.postgresProgram("postgres") !== undefined,
  Redis: programs.redisProgram() !== undefined
}

const servers = { PostgreSQL: Postgres, Redis: RedisServer }

export const kinds: ReadonlyArray<Kind> = ["PostgreSQL", "Redis"]

export const isThere = (kind: Kind): boolean => installed[kind] || servers[kind].isThere

export const isOwn = (kind: Kind): boolean => installed[kind]

// Until it takes connections. A start takes some tenths of a second.
const untilThere = <A, E>(ask: Effect.Effect<A, E>): Effect.Effect<A> =>
  Effect.orDie(Effect.retry(ask, { schedule: Schedule.spaced("50 millis"), times: 600 }))

/** Runs a program until the scope ends. */
const running = Effect.fnUntraced(function*(start: () => programs.Guarded, ready: Effect.Effect<unknown>) {
  let current = start()
  yield* Effect.addFinalizer(() => Effect.promise(() => current.end()))
  yield* ready
  return Effect.gen(function*() {
    yield* Effect.promise(() => current.kill())
    current = start()
    yield* ready
  })
})

const urlOf = (kind: Kind) => (port: number): string =>
  kind === "PostgreSQL" ? `postgres://postgres@127.0.0.1:${port}/postgres` : `redis://127.0.0.1:${port}`

const postgres = Effect.gen(function*(): Effect.fn.Return<Database, never, Scope.Scope> {
  const user = programs.postgresUser()
  const directory = programs.directoryOf(user)
  const data = join(directory, "data")
  const port = yield* Effect.promise(freePort)
  const url = urlOf("PostgreSQL")(port)
  const client = PgClient.layer({ url: Redacted.make(url), maxConnections: 2 })
  const asked = (query: string) =>
    Effect.scoped(
      Effect.flatMap(Layer.build(client), (context) =>
        Effect.provide(
          Effect.flatMap(
            PgClient.PgClient,
            (sql) => sql.unsafe<{ readonly query: string; readonly calls: string }>(query)
          ),
          context
        ))
    )
  execFileSync(programs.postgresProgram("initdb")!, [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-sync"
  ], {
    ...user,
    cwd: directory,
    stdio: "ignore"
  })
  const settings = [
    "port=" + port,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "fsync=off",
    "shared_preload_libraries=pg_stat_statements"
  ]
  const command = [programs.postgresProgram("postgres")!, "-D", data, ...settings.flatMap((setting) => ["-c", setting])]
  const ready = untilThere(asked("SELECT 1"))
  const restart = yield* running(() => programs.startGuarded(directory, "QUIT", command, user), ready)
  yield* Effect.orDie(asked("CREATE EXTENSION pg_stat_statements"))
  return {
    kind: "PostgreSQL",
    port,
    urlAt: urlOf("PostgreSQL"),
    own: {
      restart,
      counting: (effect) =>
        Effect.gen(function*() {
          yield* Effect.orDie(asked("SELECT pg_stat_statements_reset()"))
          const result = yield* effect
          const rows = yield* Effect.orDie(
            asked("SELECT query, calls FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%'")
          )
          return [
            result,
            rows.flatMap(({ calls, query }) => Array.from({ length: Number(calls) }, () => query))
          ] as const
        }),
      held: (name) =>
        Effect.map(
          Effect.orDie(asked(
            `SELECT pid FROM pg_stat_activity WHERE application_name = '${name}' AND clock_timestamp() - xact_start > interval '500 ms'`
          )),
          (rows) => rows.length
        ),
      dumps: Effect.sync(() => ({
        "pg_dump --data-only": execFileSync(programs.postgresProgram("pg_dump")!, ["--data-only", "--dbname", url])
      }))
    }
  }
})

/** What Redis is asked for, but not what its scripts ask for. */
const monitored = (port: number): Effect.Effect<ReadonlyArray<string>, never, Scope.Scope> =>
  Effect.gen(function*() {
    const lines: Array<string> = []
    let rest = ""
    const socket = yield* Effect.acquireRelease(
      Effect.callback<net.Socket>((resume) => {
        const socket = net.connect(port, "127.0.0.1", () => socket.write("MONITOR\r\n"))
        socket.once("data", () => resume(Effect.succeed(socket)))
      }),
      (socket) => Effect.sync(() => socket.destroy())
    )
    socket.on("data", (bytes) => {
      const said = (rest + bytes).split("\r\n")
      rest = said.pop()!
      lines.push(...said.filter((line) => !/^\+[\d.]+ \[\d+ lua\]/.test(line)))
    })
    return lines
  })

const redis = Effect.gen(function*(): Effect.fn.Return<Database, never, Scope.Scope> {
  const directory = programs.directoryOf({})
  const port = yield* Effect.promise(freePort)
  const url = urlOf("Redis")(port)
  const asked = <A>(use: (client: NodeRedis.NodeRedis["Service"]["client"]) => Promise<A>) =>
    Effect.scoped(
      Effect.flatMap(Layer.build(NodeRedis.layer({ url })), (context) =>
        Effect.provide(Effect.flatMap(NodeRedis.NodeRedis, (redis) => redis.use(use)), context))
    )
  const command = [
    programs.redisProgram()!,
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--dir",
    directory,
    "--appendonly",
    "yes",
    // What is dumped is searched.
    "--rdbcompression",
    "no",
    "--save",
    ""
  ]
  const restart = yield* running(
    () => programs.startGuarded(directory, "KILL", command),
    untilThere(asked((client) => client.ping()))
  )
  return {
    kind: "Redis",
    port,
    urlAt: urlOf("Redis"),
    own: {
      restart,
      counting: (effect) =>
        Effect.scoped(Effect.gen(function*() {
          const lines = yield* monitored(port)
          const result = yield* effect
          // Whatever was asked before this is in the lines when it is.
          yield* untilThere(Effect.suspend(() =>
            Effect.flatMap(
              Effect.orDie(asked((client) => client.echo("the end"))),
              () => lines.some((line) => line.includes("the end")) ? Effect.void : Effect.fail("not yet")
            )
          ))
          const end = lines.findIndex((line) => /"CLIENT"|"HELLO"|the end/i.test(line))
          return [result, lines.slice(0, end)] as const
        })),
      held: () => Effect.succeed(0),
      dumps: Effect.orDie(asked(async (client) => {
        await client.sendCommand(["SAVE"])
        const dumps: { [name: string]: Buffer } = {}
        for (const file of globSync(["dump.rdb", "appendonlydir/*"], { cwd: directory })) {
          dumps[file] = readFileSync(join(directory, file))
        }
        const kept = []
        for (const key of await client.keys("*")) {
          if (await client.type(key) === "hash") kept.push([key, await client.sendCommand(["HGETALL", key])])
        }
        dumps["HGETALL"] = Buffer.from(JSON.stringify(kept))
        return dumps
      }))
    }
  }
})

const named = (kind: Kind): Effect.Effect<Database> =>
  Effect.sync(() => {
    const url = new URL(servers[kind].url!)
    return {
      kind,
      port: Number(url.port),
      urlAt: (port) => Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(port) }).href,
      own: undefined
    }
  })

/** A database until the scope ends. */
export const make = (kind: Kind): Effect.Effect<Database, never, Scope.Scope> =>
  !isOwn(kind) ? named(kind) : kind === "PostgreSQL" ? postgres : redis
