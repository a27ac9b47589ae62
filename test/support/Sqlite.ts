/** Node's own SQLite as a `SqlClient`, for there is no driver of it for this version of Effect yet. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Reactivity from "effect/reactivity/Reactivity"
import * as SqlClient from "effect/sql/SqlClient"
import type { Connection } from "effect/sql/SqlConnection"
import { classifySqliteError, SqlError } from "effect/sql/SqlError"
import * as Statement from "effect/sql/Statement"
import * as Stream from "effect/Stream"
import { DatabaseSync, type SQLInputValue } from "node:sqlite"

const connect = (database: DatabaseSync): Connection => {
  const all = (sql: string, params: ReadonlyArray<unknown>) =>
    Effect.try({
      try: () => database.prepare(sql).all(...(params as ReadonlyArray<SQLInputValue>)),
      catch: (cause) =>
        new SqlError({ reason: classifySqliteError(cause, { message: "failed", operation: "execute" }) })
    })
  const values = (sql: string, params: ReadonlyArray<unknown>) =>
    Effect.map(all(sql, params), (rows) => rows.map((row) => Object.values(row)))
  return {
    execute: all,
    executeRaw: all,
    executeStream: (sql, params) => Stream.fromIterableEffect(all(sql, params)),
    executeValues: values,
    executeValuesUnprepared: values,
    executeUnprepared: all
  }
}

/** A client of the database in a file. */
export const layer = (file: string): Layer.Layer<SqlClient.SqlClient> =>
  Layer.effect(
    SqlClient.SqlClient,
    Effect.gen(function*() {
      const database = yield* Effect.acquireRelease(
        Effect.sync(() => new DatabaseSync(file, { timeout: 5000 })),
        (database) => Effect.sync(() => database.close())
      )
      const connection = connect(database)
      return yield* SqlClient.make({
        acquirer: Effect.succeed(connection),
        transactionAcquirer: Effect.succeed(connection),
        compiler: Statement.makeCompilerSqlite(),
        driver: "node-sqlite",
        spanAttributes: []
      })
    })
  ).pipe(Layer.provide(Reactivity.layer))
