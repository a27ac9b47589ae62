/** The application as its user starts it, with two people in two browser profiles at once; their logins in a PostgreSQL, where there is one. */
import { PgClient } from "@effect/sql-pg"
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { randomUUID } from "node:crypto"
import * as Chromium from "../support/Chromium.ts"
import * as Postgres from "../support/Postgres.ts"
import { program, useAtOnce } from "../support/twoPeople.ts"

/** A schema that nobody else uses, and the URL that leads there. */
const freshSchema = Effect.gen(function*() {
  const sql = yield* PgClient.PgClient
  const schema = `example_${randomUUID().replaceAll("-", "")}`
  yield* Effect.acquireRelease(
    sql`CREATE SCHEMA ${sql(schema)}`,
    () => Effect.orDie(sql`DROP SCHEMA ${sql(schema)} CASCADE`)
  )
  const url = new URL(Postgres.url!)
  url.searchParams.set("options", `-c search_path=${schema}`)
  return {
    url: url.href,
    /** How many logins are there. */
    logins: Effect.map(sql`SELECT * FROM ${sql(schema)}.${sql("prisma_management_tokens")}`, ({ length }) => length)
  }
})

const sealing = { PRISMA_TOKEN_KEYS: "test:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=" }

const does = "serves two people at once, each their own projects, through a refresh, a second tab and a logout"

if (Postgres.isThere) {
  // By the clock of the machine, for a database has no other.
  it.live.skipIf(Chromium.isMissing)(
    Chromium.named(`the web application on Effect and PostgreSQL ${does}`),
    () =>
      Effect.gen(function*() {
        const { logins, url } = yield* freshSchema
        yield* useAtOnce(program("web", { ...sealing, DATABASE_URL: url }))
        assert.isAbove(yield* logins, 0)
      }).pipe(Effect.scoped, Effect.provide(Postgres.layer()))
  )
} else {
  Chromium.effect(
    `the web application on Effect ${does} (in memory: set DATABASE_URL to have it on PostgreSQL)`,
    () => useAtOnce(program("web", sealing))
  )
}
