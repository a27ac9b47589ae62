/**
 * Keeps the tokens of many logins in a SQL database, for programs that run on many machines.
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
 * Which table, and how its tokens are sealed.
 *
 * - `table`: default `prisma_management_tokens`. {@link migrate} makes it, and `<table>_migrations` beside it.
 * - `sealing`: encrypts the tokens: see `TokenSealing`. Default: they are stored in plain.
 * - `maxAge`: how long a session keeps what it read, before it asks again. Default: 5 seconds. A logout on another machine is noticed that much
 *   later at most, and calls with good tokens go on while the database is away.
 * - `changes`: whether to hear at once what other machines change, by `LISTEN` and `NOTIFY` of PostgreSQL over one connection a process. Default
 *   `false`. All machines have to have it. It needs a connection of its own, not one of a pooler that gives connections to transactions.
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
    : invalidConfiguration("table", "The name of the table has letters, digits and _, and at most 50 of them.")
}

/**
 * Makes the storages of a table.
 *
 * **Details**
 *
 * PostgreSQL and SQLite are run by the tests of this package; the statements for MySQL are written and untested. Each statement is one round
 * trip, outside of whatever transaction the program is in: what was exchanged is not rolled back. No connection is held between
 * statements. The refresh lock is a lease of three seconds by the clock of the database, renewed every second.
 *
 * Fails with `ConfigurationInvalid` for another dialect or a table that cannot be named; the storages fail with `StorageFailed` when the
 * database does not answer within five seconds, the table is missing (run {@link migrate}), a newer release made it, or what stands there
 * cannot be read. That is never overwritten.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeKeyed = Effect.fnUntraced(function*(
  options: Options = {}
): Effect.fn.Return<TokenStorages["Service"], AuthError, SqlClient.SqlClient | Scope.Scope> {
  const sql = yield* SqlClient.SqlClient
  if (!isSupported(sql)) {
    return yield* invalidConfiguration("SqlClient", "Tokens can be kept in PostgreSQL, SQLite and MySQL.")
  }
  const sealing = options.sealing === undefined ? undefined : yield* options.sealing
  const listener = options.changes === true ? sql : undefined
  if (listener !== undefined && !canListen(listener)) {
    return yield* invalidConfiguration(
      "changes",
      "Only a client of PostgreSQL can listen (PgClient of @effect/sql-pg): omit `changes`, or set it to false."
    )
  }
  const medium = yield* makeSqlMedium(sql, yield* tableOf(options), listener)
  return makePlaces(medium, { sealing, maxAge: options.maxAge })
})

/**
 * Keeps the tokens of many logins, a row a key: see {@link makeKeyed}.
 *
 * **Example** (Sessions of many users, on many machines)
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
 * Keeps the tokens of one login, under the key `login`: a program with one account on many machines.
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
 * Makes the table, or brings that of an older release up to date, by Effect's `Migrator`.
 *
 * **When to use**
 *
 * When the program is deployed, or when it starts: several that start at once wait for one of them.
 *
 * **Example** (When the program starts)
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
    Effect.mapError((cause) => storageFailed("write", cause))
  )
})
