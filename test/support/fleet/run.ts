/** How the tests of a fleet run: in short by default, in full behind `npm run check:fleet`, and by name only where there is no database. */
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import type * as Scope from "effect/Scope"
import { appendFileSync } from "node:fs"
import * as Database from "./Database.ts"

export const isFull = process.env["FLEET"] === "full"

export const seed = Number(process.env["FLEET_SEED"] ?? 17)

/** Eight processes, 50 users, 20 expiries, and 16 calls of each user at once; in short, fewer of what is only more of the same. */
export const size = isFull
  ? { members: 8, users: 50, rounds: 20, calls: 16 }
  : { members: 8, users: 2, rounds: 2, calls: 16 }

const toGetIt = {
  PostgreSQL: "needs PostgreSQL: apt-get install postgresql, or set DATABASE_URL",
  Redis: "needs Redis: apt-get install redis-server, or set REDIS_URL"
}

const toGetItsPrograms = {
  PostgreSQL: "needs a PostgreSQL of its own: apt-get install postgresql",
  Redis: "needs a Redis of its own: apt-get install redis-server"
}

interface Conditions {
  /** Whether the test kills, counts or dumps the database, and so needs one of its own. */
  readonly own?: boolean
  /** Whether it does little but wait for time to pass: in short, such tests run at the same time. */
  readonly mostlyWaits?: boolean
  /** Why this does not run at all, if so. */
  readonly skipped?: string | undefined
}

/** A test on each of the databases, by the clock of the machine: a database has no other. */
export const onEach = <A, E>(
  title: (kind: Database.Kind) => string,
  self: (kind: Database.Kind) => Effect.Effect<A, E, Scope.Scope>,
  { mostlyWaits = false, own = false, skipped }: Conditions = {}
): void => {
  for (const kind of Database.kinds) {
    const missing = own
      ? Database.isOwn(kind) ? undefined : toGetItsPrograms[kind]
      : Database.isThere(kind)
      ? undefined
      : toGetIt[kind]
    const why = missing ?? skipped
    // Clients warn of every connection that is lost, and here they lose many.
    const run = () => Effect.provide(self(kind), Logger.layer([]))
    const concurrent = mostlyWaits && !isFull
    if (why === undefined) it.live(title(kind), run, { concurrent, timeout: isFull ? 1_800_000 : 240_000 })
    else it.live.skip(`${title(kind)} (${why})`, run)
  }
}

/** A figure for the table of `npm run check:fleet`. */
export const record = (kind: Database.Kind, figure: string, value: string | number): void => {
  const file = process.env["FLEET_FIGURES"]
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ kind, figure, value: String(value) })}\n`)
}
