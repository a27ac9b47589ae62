/**
 * Stores the tokens of many logins in a SQL database, for programs that run on many machines.
 *
 * @since 0.1.0
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"
import type { AuthError } from "./AuthError.ts"
import { invalidConfiguration, storageFailed } from "./internal/failure/authErrors.ts"
import { makePlaces } from "./internal/storage/place.ts"
import type { TokenSealing } from "./internal/storage/sealed.ts"
import { canListen, isSupported, makeSqlMedium, migrationsOf } from "./internal/storage/sql.ts"
import { TokenStorage } from "./TokenStorage.ts"
import { TokenStorages } from "./TokenStorages.ts"

/**
 * Which table the tokens are in, and how to read them.
 *
 * - `table`: default `prisma_management_tokens`. {@link migrate} creates it, and `<table>_migrations`.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: plain text.
 * - `maxAge`: how long a session uses the tokens that it last read. Default: 5 seconds. A logout on another machine is
 *   noticed at most that much later, and calls with valid tokens continue while the database is unavailable.
 * - `changes`: whether to listen for the changes of other machines, with PostgreSQL's `LISTEN` and `NOTIFY` over one
 *   connection per process. Default: `false`. Turn it on for all machines or none. It needs its own connection, not one
 *   of a pooler in transaction mode.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly table?: string | undefined
  readonly sealing?: Effect.Effect<TokenSealing, AuthError> | undefined
  readonly maxAge?: Duration.Input | undefined
  readonly changes?: boolean | undefined
}

const tableOf = (options: { readonly table?: string | undefined }): Effect.Effect<string, AuthError> => {
  const table = options.table ?? "prisma_management_tokens"
  return /^\w+(\.\w+)?$/.test(table) && table.length <= 50
    ? Effect.succeed(table)
    : invalidConfiguration("table", "The name of the table may contain only letters, digits and _, at most 50.")
}

/**
 * Makes the token storages of a table.
 *
 * **Details**
 *
 * Tested on PostgreSQL and SQLite. MySQL statements exist but are untested. Each statement is one round trip, outside
 * the program's transactions: a token that was exchanged is never rolled back. No connection is held between
 * statements. The refresh lock is a lease of three seconds by the clock of the database, renewed every second.
 *
 * Fails with `ConfigurationInvalid` for another dialect or an invalid table name. The storages fail with
 * `StorageFailed` if the database does not answer within five seconds, the table is missing (run {@link migrate}) or
 * was made by a newer release, or a row cannot be read. Such a row is never overwritten.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = Effect.fnUntraced(function*(
  options: Options = {}
): Effect.fn.Return<TokenStorages["Service"], AuthError, SqlClient.SqlClient | Scope.Scope> {
  const sql = yield* SqlClient.SqlClient
  if (!isSupported(sql)) {
    return yield* invalidConfiguration("SqlClient", "Tokens can be stored in PostgreSQL, SQLite and MySQL only.")
  }
  const sealing = options.sealing === undefined ? undefined : yield* options.sealing
  const listener = options.changes === true ? sql : undefined
  if (listener !== undefined && !canListen(listener)) {
    return yield* invalidConfiguration(
      "changes",
      "Only a PostgreSQL client can listen for changes (PgClient of @effect/sql-pg): omit `changes`, or set it to false."
    )
  }
  const medium = yield* makeSqlMedium(sql, yield* tableOf(options), listener)
  return makePlaces(medium, { sealing, maxAge: options.maxAge })
})

/**
 * Stores the tokens of many logins, one row per key: see {@link makeKeyed}.
 *
 * **When to use**
 *
 * Use if the program runs on several machines and has a SQL database.
 *
 * **Example** (Sharing the sessions of many users between machines)
 *
 * ```ts
 * import { PgClient } from "@effect/sql-pg"
 * import * as Config from "effect/Config"
 * import * as Layer from "effect/Layer"
 * import * as Sessions from "effect-prisma-management/Sessions"
 * import * as TokenStorageSql from "effect-prisma-management/TokenStorageSql"
 *
 * export const SessionsLive = Sessions.layer({ clientId: "your-oauth-client-id" }).pipe(
 *   Layer.provide(TokenStorageSql.layerKeyed()),
 *   Layer.provide(PgClient.layerConfig({ url: Config.Redacted("DATABASE_URL") }))
 * )
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerKeyed = (options?: Options): Layer.Layer<TokenStorages, AuthError, SqlClient.SqlClient> =>
  Layer.fresh(Layer.effect(TokenStorages, makeKeyed(options)))

/**
 * Stores the tokens of one login, under the key `login`: one account on many machines.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (
  options: Options & { readonly key?: string | undefined } = {}
): Layer.Layer<TokenStorage, AuthError, SqlClient.SqlClient> =>
  Layer.fresh(Layer.effect(TokenStorage, Effect.map(makeKeyed(options), ({ of }) => of(options.key ?? "login"))))

const createTable = (table: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) => {
    const name = sql(table)
    return sql.onDialectOrElse({
      // Keys are compared byte by byte, as the other dialects do.
      mysql: () =>
        sql`CREATE TABLE ${name} (
          login VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
          version CHAR(36) NOT NULL,
          tokens TEXT,
          lease_owner CHAR(36),
          lease_until BIGINT NOT NULL
        )`,
      orElse: () =>
        sql`CREATE TABLE ${name} (
          login TEXT NOT NULL PRIMARY KEY,
          version TEXT NOT NULL,
          tokens TEXT,
          lease_owner TEXT,
          lease_until BIGINT NOT NULL
        )`
    })
  })

/**
 * Creates the table, or upgrades the table of an older release, with Effect's `Migrator`.
 *
 * **When to use**
 *
 * Use when the program is deployed, or when it starts. If several start at once, one migrates and the others wait.
 *
 * **Example** (Migrating at the start)
 *
 * ```ts
 * import * as Layer from "effect/Layer"
 * import * as TokenStorageSql from "effect-prisma-management/TokenStorageSql"
 *
 * export const TokenStoragesLive = TokenStorageSql.layerKeyed().pipe(
 *   Layer.provide(Layer.effectDiscard(TokenStorageSql.migrate()))
 * )
 * ```
 *
 * @since 0.1.0
 * @category migrations
 */
export const migrate = Effect.fnUntraced(function*(
  options: Pick<Options, "table"> = {}
): Effect.fn.Return<void, AuthError, SqlClient.SqlClient> {
  const table = yield* tableOf(options)
  yield* Migrator.make({})({
    loader: Migrator.fromRecord({ "1_tokens": Effect.asVoid(createTable(table)) }),
    table: migrationsOf(table)
  }).pipe(
    // Of several that start at once, one makes the table: the others find it made, or their statement in its way.
    Effect.retry({ schedule: Schedule.spaced("200 millis"), times: 5 }),
    Effect.mapError((cause) => storageFailed("write", cause, `The table ${table} could not be migrated`))
  )
})
