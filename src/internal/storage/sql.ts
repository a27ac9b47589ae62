/**
 * Tokens in a table of a SQL database. Each change that has a condition is one atomic step, which says whether it was made.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import type * as SqlClient from "effect/sql/SqlClient"
import type * as Statement from "effect/sql/Statement"
import * as Stream from "effect/Stream"
import * as AuthError from "../../AuthError.ts"
import { storageFailed } from "../failure/authErrors.ts"
import { printable } from "../failure/text.ts"
import { makeHeard } from "./heard.ts"
import type { Medium } from "./place.ts"

/** The version of the table that this release reads and writes: the id of its last migration. */
export const tableVersion = 1

export const migrationsOf = (table: string): string => `${table}_migrations`

interface Row {
  readonly version: string
  readonly tokens: string | null
}

/** Milliseconds by the clock of the database, at this moment: not when a transaction began. */
const clockOf = (sql: SqlClient.SqlClient): Statement.Fragment =>
  sql.onDialectOrElse({
    pg: () => sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    sqlite: () => sql`CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)`,
    mysql: () => sql`CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)`,
    orElse: () => sql`NULL`
  })

/** The dialects that this is written for; the others have no way to insert or update in one statement that is written here. */
export const isSupported = (sql: SqlClient.SqlClient): boolean =>
  sql.onDialectOrElse({ pg: () => true, sqlite: () => true, mysql: () => true, orElse: () => false })

const missing = /no such table|42P01|ER_NO_SUCH_TABLE/i

/** What a driver says of a failure, for whoever asks what kind it is; a message may quote a token, so it is not shown. */
const said = (cause: unknown): string => {
  const parts: Array<string> = []
  for (let error = cause, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    parts.push(error.message, "code" in error ? String(error.code) : "")
  }
  return parts.join(" ")
}

/** A release of tomorrow made this table. */
class TableIsNewer extends Error {
  readonly version: number
  constructor(version: number) {
    super(`version ${version}`)
    this.version = version
  }
}

/** What a client of PostgreSQL has beside a `SqlClient`: `PgClient` of `@effect/sql-pg`. */
interface Listening {
  readonly listen: (
    channel: string
  ) => Effect.Effect<Queue.Dequeue<{ readonly payload: string }, unknown>, unknown, Scope.Scope>
}

export const canListen = (client: SqlClient.SqlClient): client is SqlClient.SqlClient & Listening =>
  "listen" in client && typeof client.listen === "function"

/** The table as a medium of tokens; with `listener`, its changes are told to everybody who listens, and heard until the scope ends. */
export const makeSqlMedium = Effect.fnUntraced(function*(
  client: SqlClient.SqlClient,
  table: string,
  listener: Listening | undefined
): Effect.fn.Return<Medium, never, Scope.Scope> {
  const sql = client.withoutTransforms()
  const name = sql(table)
  const clock = clockOf(sql)
  const channel = `${table.replace(".", "_")}_changes`
  const changesOf = listener === undefined
    ? undefined
    : yield* makeHeard(
      Effect.map(
        listener.listen(channel),
        (notifications) => Stream.map(Stream.fromQueue(notifications), ({ payload }) => payload)
      )
    )

  /** A change of tokens, which everybody is told of in the same statement. The rows that it changed. */
  const told = (change: Statement.Fragment): Effect.Effect<ReadonlyArray<unknown>, unknown> =>
    listener === undefined
      ? sql`${change} RETURNING login`
      : sql`WITH changed AS (${change} RETURNING login) SELECT pg_notify(${channel}, login) FROM changed`

  // What a program does in a transaction may be rolled back; tokens that were exchanged may not.
  const outside = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.updateContext(
      effect,
      (context: Context.Context<never>) => Context.omit(client.transactionService)(context) as Context.Context<never>
    )

  const failed: Medium["failed"] = (operation, cause) => {
    if (cause instanceof TableIsNewer) {
      return AuthError.make(
        { _tag: "StorageFailed", operation },
        `The table ${table} has version ${cause.version}, but this release supports version ${tableVersion}: update effect-prisma-management.`
      )
    }
    return missing.test(said(cause))
      ? AuthError.make(
        { _tag: "StorageFailed", operation },
        `The table ${table} is missing: run TokenStorageSql.migrate to create it.`
      )
      : storageFailed(operation, cause)
  }

  let isChecked = false
  /** Once a process, before anything else: a release of tomorrow may mean something else by what stands there. */
  const check = Effect.suspend(() =>
    isChecked
      ? Effect.void
      : Effect.flatMap(
        sql<{ readonly id: number | string | bigint | null }>`SELECT MAX(migration_id) AS id FROM ${
          sql(migrationsOf(table))
        }`,
        ([row]) => {
          const version = Number(row?.id ?? 0)
          if (version > tableVersion) return Effect.fail(new TableIsNewer(version))
          isChecked = true
          return Effect.void
        }
      )
  )

  const run = <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, unknown> => outside(Effect.andThen(check, effect))

  const row = (key: string) =>
    Effect.map(sql<Row>`SELECT version, tokens FROM ${name} WHERE login = ${key}`, ([found]) => found)

  /**
   * Makes a change that has a condition, and says whether it was made. MySQL cannot say it of a statement: there the row stays locked until it
   * was read whether the change is in it.
   */
  const changed = (
    key: string,
    change: Statement.Fragment & Effect.Effect<unknown, unknown>,
    column: "version" | "lease_owner",
    value: string
  ) =>
    sql.onDialectOrElse({
      mysql: () =>
        sql.withTransaction(Effect.andThen(
          change,
          Effect.map(
            sql<{ readonly value: string | null }>`SELECT ${sql(column)} AS value FROM ${name} WHERE login = ${key}`,
            ([found]) => found?.value === value
          )
        )),
      orElse: () =>
        Effect.map(column === "version" ? told(change) : sql`${change} RETURNING login`, (rows) => rows.length > 0)
    })

  const put = (key: string, version: string, tokens: string) => {
    const inserted =
      sql`INSERT INTO ${name} (login, version, tokens, lease_until) VALUES (${key}, ${version}, ${tokens}, 0)`
    return sql.onDialectOrElse({
      mysql: () => sql`${inserted} ON DUPLICATE KEY UPDATE version = ${version}, tokens = ${tokens}`,
      orElse: () => told(sql`${inserted} ON CONFLICT (login) DO UPDATE SET version = ${version}, tokens = ${tokens}`)
    })
  }

  const acquire = (key: string, owner: string, millis: number) => {
    const until = sql`${clock} + ${sql.literal(String(millis))}`
    const inserted =
      sql`INSERT INTO ${name} (login, version, lease_owner, lease_until) VALUES (${key}, ${owner}, ${owner}, ${until})`
    return sql.onDialectOrElse({
      // Assignments are made from left to right: the second sees the first.
      mysql: () =>
        sql`${inserted} ON DUPLICATE KEY UPDATE lease_owner = IF(lease_until <= ${clock}, ${owner}, lease_owner),
          lease_until = IF(lease_owner = ${owner}, ${until}, lease_until)`,
      orElse: () =>
        sql`${inserted} ON CONFLICT (login) DO UPDATE SET lease_owner = ${owner}, lease_until = ${until}
          WHERE ${name}.lease_until <= ${clock} OR ${name}.lease_owner = ${owner}`
    })
  }

  return {
    read: (key) =>
      run(
        Effect.map(row(key), (found) =>
          found === undefined || found.tokens === null ? undefined : { text: found.tokens, version: found.version })
      ),
    put: (key, { text, version }) => run(put(key, version, text)),
    putIf: (key, expected, { text, version }) =>
      run(changed(
        key,
        sql`UPDATE ${name} SET version = ${version}, tokens = ${text} WHERE login = ${key} AND version = ${expected}`,
        "version",
        version
      )),
    remove: (key, version) => {
      const emptied = sql`UPDATE ${name} SET version = ${version}, tokens = NULL WHERE login = ${key}`
      return run(sql.onDialectOrElse({ mysql: () => emptied, orElse: () => told(emptied) }))
    },
    removeIf: (key, expected, version) =>
      run(changed(
        key,
        sql`UPDATE ${name} SET version = ${version}, tokens = NULL WHERE login = ${key} AND version = ${expected}`,
        "version",
        version
      )),
    acquire: (key, owner, millis) => run(changed(key, acquire(key, owner, millis), "lease_owner", owner)),
    renew: (key, owner, millis) =>
      run(changed(
        key,
        sql`UPDATE ${name} SET lease_until = ${clock} + ${sql.literal(String(millis))}
          WHERE login = ${key} AND lease_owner = ${owner}`,
        "lease_owner",
        owner
      )),
    release: (key, owner, isEmpty) =>
      run(Effect.andThen(
        sql`UPDATE ${name} SET lease_owner = NULL, lease_until = 0 WHERE login = ${key} AND lease_owner = ${owner}`,
        isEmpty
          ? Effect.asVoid(sql`DELETE FROM ${name} WHERE login = ${key} AND tokens IS NULL AND lease_owner IS NULL`)
          : Effect.void
      )),
    keys: run(
      Effect.map(
        sql<{ readonly login: string }>`SELECT login FROM ${name} WHERE tokens IS NOT NULL ORDER BY login`,
        (rows) => rows.map(({ login }) => login)
      )
    ),
    placeOf: (key) => `What the table ${table} holds for "${printable(key)}"`,
    failed,
    changesOf
  }
})
