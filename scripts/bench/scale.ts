/**
 * What a login costs the storages that many machines share: bytes, statements, CPU time. The figures of `docs/scale.md`. Run by hand:
 *
 *   DATABASE_URL=... REDIS_URL=... node --expose-gc --conditions=effect-prisma-management:source scripts/bench/scale.ts
 *
 * CPU times need a database on this machine, of which nobody else asks anything. They mean nothing by themselves: the ratios do.
 */
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { PgClient } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redis from "effect/persistence/Redis"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
import { randomBytes, randomUUID } from "node:crypto"
import * as fs from "node:fs"
import { makePlaces, type Medium } from "../../src/internal/storage/place.ts"
import { makeRedisMedium } from "../../src/internal/storage/redis.ts"
import { makeSqlMedium } from "../../src/internal/storage/sql.ts"
import { makeCodec } from "../../src/internal/storage/sealed.ts"
import * as Sessions from "../../src/Sessions.ts"
import * as TokenEndpoint from "../../src/TokenEndpoint.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenSealing from "../../src/TokenSealing.ts"
import * as TokenStorages from "../../src/TokenStorages.ts"
import * as TokenStorageSql from "../../src/TokenStorageSql.ts"

const logins = Number(process.env["LOGINS"] ?? 100_000)
const rounds = Number(process.env["ROUNDS"] ?? 20_000)

/** An access token of 800 bytes and a refresh token of 64, which do not compress. */
const tokensOf = (name: string): Tokens.Tokens =>
  Tokens.make({
    workspaceId: `wksp_${name}`,
    accessToken: randomBytes(600).toString("base64url"),
    refreshToken: randomBytes(48).toString("base64url"),
    expiresAt: Date.now() + 3_600_000
  })

const sealing = TokenSealing.make({
  keys: { k1: Redacted.make(randomBytes(32).toString("base64")) },
  current: "k1"
})

const keys = Array.from({ length: logins }, (_, index) => `user-${String(index).padStart(8, "0")}`)

const report = (what: string, value: unknown) => Effect.sync(() => console.log(`${what}: ${JSON.stringify(value)}`))

/** The CPU time of a process of this machine, in microseconds. */
const cpuOf = (pid: number): number => {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

/** The microseconds that the server takes for each of these, one after the other. */
const costs = (medium: Medium, empty: Effect.Effect<unknown, unknown>, cpu: Effect.Effect<number, unknown>) =>
  Effect.gen(function*() {
    const text = "x".repeat(980)
    const key = (round: number) => keys[round % keys.length]!
    const operations: Record<string, (round: number) => Effect.Effect<unknown, unknown>> = {
      empty: () => empty,
      read: (round) => medium.read(key(round)),
      acquire: (round) => medium.acquire(key(round), "owner", 3_600_000),
      renew: (round) => medium.renew(key(round), "owner", 3_600_000),
      put: (round) => medium.put(key(round), { version: "version", text }),
      putIf: (round) => medium.putIf(key(round), "version", { version: "version", text }),
      release: (round) => medium.release(key(round), "owner", false)
    }
    const taken: Record<string, number> = {}
    for (const [name, operation] of Object.entries(operations)) {
      const before = yield* cpu
      for (let round = 0; round < rounds; round++) yield* operation(round)
      taken[name] = Number((((yield* cpu) - before) / rounds).toFixed(1))
    }
    return taken
  })

/** Counts what is asked of a medium. */
const counted = (medium: Medium) => {
  const counts: Record<string, number> = {}
  const count = <F extends (...args: ReadonlyArray<never>) => Effect.Effect<unknown, unknown>>(
    name: string,
    run: F
  ): F =>
    ((...args: ReadonlyArray<never>) => {
      const asked = run(...args)
      return Effect.suspend(() => {
        counts[name] = (counts[name] ?? 0) + 1
        return asked
      })
    }) as F
  const { acquire, put, putIf, read, release, remove, removeIf, renew } = medium
  const methods = { read, put, putIf, remove, removeIf, acquire, renew, release }
  return {
    counts,
    medium: {
      ...medium,
      ...Object.fromEntries(Object.entries(methods).map(([name, run]) => [name, count(name, run as never)]))
    } as Medium
  }
}

/** What one call in the hard window of its token asks of the storage. */
const refresh = (plain: Medium) =>
  Effect.scoped(Effect.gen(function*() {
    const { counts, medium } = counted(plain)
    const storages = makePlaces({ ...medium, changesOf: undefined }, { sealing: undefined, maxAge: undefined })
    yield* storages.of("refreshed").set({ ...tokensOf("1"), expiresAt: Date.now() + 5000 })
    for (const name of Object.keys(counts)) delete counts[name]
    const endpoint = Layer.mock(TokenEndpoint.TokenEndpoint)({
      refresh: () =>
        Effect.succeed({
          accessToken: Redacted.make(`next-${randomUUID()}`),
          refreshToken: Redacted.make(`next-${randomUUID()}`),
          expiresIn: undefined
        })
    })
    const sessions = yield* Sessions.make({ clientId: "client" }).pipe(
      Effect.provide([endpoint, Layer.succeed(TokenStorages.TokenStorages, storages)])
    )
    yield* Effect.flatMap(sessions.get("refreshed"), ({ tokens }) => tokens)
    return counts
  }))

const heap = Effect.promise(async () => {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc!()
  }
  return process.memoryUsage().heapUsed
})

const open = 2000

/** Bytes of the heap that an open session takes in a process, and what it takes there when `others` change another login. */
const memory = (medium: Medium, others?: (round: number) => Effect.Effect<unknown, unknown>) =>
  Effect.scoped(Effect.gen(function*() {
    const sessions = yield* Sessions.make({ clientId: "client", idleTimeToLive: "1 hour" }).pipe(
      Effect.provide([
        Layer.mock(TokenEndpoint.TokenEndpoint)({}),
        Layer.succeed(TokenStorages.TokenStorages, makePlaces(medium, { sealing: undefined, maxAge: undefined }))
      ])
    )
    const use = (some: ReadonlyArray<string>) =>
      Effect.forEach(some, (key) => Effect.flatMap(sessions.get(key), ({ tokens }) => tokens), { discard: true })
    yield* use(keys.slice(0, 50))
    const before = yield* heap
    yield* use(keys.slice(50, 50 + open))
    const bytes = Math.round(((yield* heap) - before) / open)
    if (others === undefined) return { bytes }
    const messages = 500
    const start = process.cpuUsage()
    for (let round = 0; round < messages; round++) yield* others(round)
    yield* Effect.sleep("2 seconds")
    const { system, user } = process.cpuUsage(start)
    return { bytes, microsecondsAMessage: Math.round((user + system) / messages) }
  }))

/** Writes all logins as the storage does, without the read before each. */
const fill = (medium: Medium, sealing: TokenSealing.TokenSealing | undefined) =>
  Effect.forEach(
    keys,
    (key) =>
      Effect.flatMap(
        makeCodec(key, key, sealing).encode(tokensOf(key)),
        (text) => medium.put(key, { version: randomUUID(), text })
      ),
    { discard: true, concurrency: 8 }
  )

const postgres = Effect.gen(function*() {
  const sql = yield* SqlClient.SqlClient
  yield* report("PostgreSQL", yield* sql`SELECT version() AS version`)
  for (const name of ["plain", "sealed"]) {
    const table = `scale_${name}`
    yield* Effect.acquireUseRelease(
      TokenStorageSql.migrate({ table }),
      () =>
        Effect.scoped(Effect.gen(function*() {
          const medium = yield* makeSqlMedium(sql, table, undefined)
          yield* fill(medium, name === "sealed" ? yield* sealing : undefined)
          yield* report(
            `table, ${name}, of ${logins}`,
            yield* sql`SELECT pg_total_relation_size(${table}::regclass)::float / ${logins}::float AS bytes,
              pg_indexes_size(${table}::regclass)::float / ${logins}::float AS index,
              (SELECT avg(length(tokens))::float FROM ${sql(table)}) AS text`
          )
          if (name === "sealed") return
          yield* report("a refresh asks", yield* refresh(medium))
          yield* report("an open session", yield* memory(medium))
          const [backend] = yield* sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`
          const cpu = Effect.sync(() => cpuOf(backend!.pid))
          const wal = Effect.map(
            sql<{ wal: string }>`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text AS wal`,
            ([row]) => Number(row!.wal)
          )
          yield* report("CPU, µs", yield* costs(medium, sql`SELECT 1`, cpu))
          const before = yield* wal
          for (const key of keys.slice(0, 2000)) {
            yield* medium.acquire(key, "owner", 3000)
            yield* medium.renew(key, "owner", 3000)
            yield* medium.put(key, { version: "version", text: randomBytes(735).toString("base64url") })
            yield* medium.release(key, "owner", false)
          }
          yield* report("bytes of WAL a refresh", ((yield* wal) - before) / 2000)
          yield* report(
            "updates in place",
            yield* sql`SELECT n_tup_upd::float AS all, n_tup_hot_upd::float AS hot FROM pg_stat_user_tables WHERE relname = ${table}`
          )
        })),
      () => Effect.orDie(sql`DROP TABLE IF EXISTS ${sql(table)}, ${sql(`${table}_migrations`)}`)
    )
  }
}).pipe(
  // One connection, so one backend, whose CPU time is read.
  Effect.provide(PgClient.layer({ url: Redacted.make(process.env["DATABASE_URL"]!), maxConnections: 1 }))
)

const redis = Effect.scoped(Effect.gen(function*() {
  const client = yield* Redis.Redis
  const info = (field: string) =>
    Effect.map(client.send<string>("INFO", "all"), (text) => new RegExp(`^${field}:(.*)$`, "m").exec(text)![1]!.trim())
  yield* report("Redis", yield* info("redis_version"))
  const used = Effect.map(info("used_memory"), Number)
  for (const name of ["plain", "sealed"]) {
    const prefix = `scale-${name}:`
    const medium = yield* makeRedisMedium(prefix, false)
    const before = yield* used
    yield* fill(medium, name === "sealed" ? yield* sealing : undefined)
    yield* report(`hash, ${name}, of ${logins}`, {
      info: ((yield* used) - before) / logins,
      usage: yield* client.send("MEMORY", "USAGE", `${prefix}{${keys[17]}}`)
    })
    if (name === "plain") {
      yield* report("a refresh asks", yield* refresh(medium))
      yield* report("an open session", yield* memory(medium))
      const heard = yield* makeRedisMedium(prefix, true)
      yield* report(
        "an open session that hears of changes",
        yield* memory(heard, () => client.send("PUBLISH", `${prefix}changes`, "somebody"))
      )
      const cpu = Effect.map(
        Effect.all([info("used_cpu_user"), info("used_cpu_sys")]),
        ([user, system]) => (Number(user) + Number(system)) * 1e6
      )
      yield* report("CPU, µs", yield* costs(medium, client.send("PING"), cpu))
    }
    for (let from = 0; from < keys.length; from += 1000) {
      yield* client.send("DEL", ...keys.slice(from, from + 1000).map((key) => `${prefix}{${key}}`))
    }
    yield* client.send("DEL", `${prefix}{refreshed}`)
  }
})).pipe(Effect.provide(NodeRedis.layer({ url: process.env["REDIS_URL"]! })))

console.log(new Date().toISOString().slice(0, 10), "Node", process.version)
if (process.env["DATABASE_URL"] !== undefined) await Effect.runPromise(postgres)
if (process.env["REDIS_URL"] !== undefined) await Effect.runPromise(redis)
