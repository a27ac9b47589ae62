/** A session with PostgreSQL that is opened again when it was lost, and what its errors mean to somebody who uses a sandbox. */
import type * as PgConnection from "@effect/sql-pg/PgConnection"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Predicate from "effect/Predicate"
import type * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { ConnectionError, SqlError } from "effect/sql/SqlError"
import { printable } from "../../../../internal/failure/text.ts"
import { DatabaseProblem } from "../../state/databaseServer.ts"
import type { DatabaseUrl } from "./databaseUrl.ts"

export type Row = { readonly [column: string]: unknown }

/** Runs a statement. */
export type Query = (
  sql: string,
  ...parameters: ReadonlyArray<string>
) => Effect.Effect<ReadonlyArray<Row>, DatabaseProblem>

/** An error of PostgreSQL has five characters, one of the system a word. */
const codeOf = ({ reason }: SqlError): string | undefined =>
  Predicate.hasProperty(reason.cause, "code") && typeof reason.cause.code === "string" ? reason.cause.code : undefined

const said = (error: SqlError): string =>
  printable(error.reason.cause instanceof Error ? error.reason.cause.message : error.message)

/** `57P`: PostgreSQL ends, or begins only now. */
const isLost = (error: SqlError): boolean =>
  error.reason._tag === "ConnectionError" || codeOf(error)?.startsWith("57P") === true

const problem = (error: SqlError, { host, port, user }: DatabaseUrl): DatabaseProblem => {
  const code = codeOf(error)
  const at = `PostgreSQL at ${host}:${port}`
  if (error.reason._tag === "AuthenticationError") {
    return new DatabaseProblem({
      kind: "Refused",
      message: `${at} refused to log in the user ${printable(user)} (${said(error)}).`,
      hint: "Check the user and password in --database-url."
    })
  }
  if (isLost(error)) {
    return new DatabaseProblem({
      kind: "Away",
      message: `${at} does not answer (${said(error)}).`,
      hint: "Start it, or give another --database-url. Nothing was changed."
    })
  }
  if (code === "55006") {
    return new DatabaseProblem({
      kind: "InUse",
      message: "The database to copy has open connections.",
      hint:
        "Unlike the real API, PostgreSQL copies a database only while nobody is connected: close its connections and retry."
    })
  }
  return new DatabaseProblem({
    kind: "Refused",
    message: `${at} refused: ${said(error)}.`,
    hint: code === "42501"
      ? "Use a user in --database-url who may create databases and roles."
      : "This comes from your PostgreSQL. The real API has servers of its own."
  })
}

const longest = "1 minute"

// PostgreSQL itself ends a statement before nobody waits for it any more: what is not answered is not done later.
const limitStatements = "SET statement_timeout = '55s'"

const silent = () =>
  Effect.fail(
    new SqlError({ reason: new ConnectionError({ cause: new Error(`nothing within ${longest}`), operation: "query" }) })
  )

export interface Session {
  readonly query: Query
  /** Runs statements in one transaction. */
  readonly all: (statements: ReadonlyArray<string>) => Effect.Effect<void, DatabaseProblem>
  /** Runs statements in another database, in a session of its own. */
  readonly inDatabase: (database: string, statements: ReadonlyArray<string>) => Effect.Effect<void, DatabaseProblem>
  /** Opens it again where it was lost. */
  readonly ready: Effect.Effect<void, DatabaseProblem>
}

// The clock of a sandbox may be one of a test, which does not move while somebody waits for a server.
const inRealTime = Effect.provideService(Clock.Clock, Context.get(Context.empty(), Clock.Clock))

/** `begin` is done each time that it was opened. */
export const make = Effect.fnUntraced(function*(
  pg: typeof PgConnection,
  url: DatabaseUrl,
  begin: (query: Query) => Effect.Effect<void, DatabaseProblem>
): Effect.fn.Return<Session, never, Scope.Scope> {
  let current: { readonly connection: PgConnection.PgConnection; readonly scope: Scope.Closeable } | undefined

  const config = (address: Redacted.Redacted<string>) => ({
    url: address,
    applicationName: "prisma-management-sandbox"
  })

  const close = Effect.suspend(() => {
    const closed = current
    current = undefined
    return closed === undefined ? Effect.void : Scope.close(closed.scope, Exit.void)
  })
  yield* Effect.addFinalizer(() => close)

  const queryOf = (connection: PgConnection.PgConnection): Query => (sql, ...parameters) =>
    connection.query(sql, parameters, false).pipe(
      Effect.timeoutOrElse({ duration: longest, orElse: silent }),
      Effect.map(({ rows }) => rows),
      Effect.tapError((error) => isLost(error) ? close : Effect.void),
      Effect.mapError((error) => problem(error, url)),
      inRealTime
    )

  const open = Effect.gen(function*() {
    const scope = yield* Scope.make()
    const connection = yield* pg.make(config(url.maintenance)).pipe(
      Scope.provide(scope),
      inRealTime,
      Effect.mapError((error) => problem(error, url)),
      Effect.onError(() => Scope.close(scope, Exit.void))
    )
    current = { connection, scope }
    const run = queryOf(connection)
    yield* Effect.onError(Effect.andThen(run(limitStatements), begin(run)), () => close)
  })

  const query: Query = (sql, ...parameters) =>
    Effect.suspend(() =>
      current === undefined
        ? Effect.flatMap(open, () => query(sql, ...parameters))
        : queryOf(current.connection)(sql, ...parameters)
    )

  const together = (run: Query, statements: ReadonlyArray<string>) =>
    Effect.forEach(["BEGIN", ...statements, "COMMIT"], (statement) => run(statement), { discard: true }).pipe(
      Effect.tapError(() => Effect.ignore(run("ROLLBACK")))
    )

  return {
    query,
    // On one connection: what is opened again meanwhile is in no transaction.
    all: (statements) =>
      Effect.andThen(
        query("SELECT 1"),
        Effect.suspend(() => together(current === undefined ? query : queryOf(current.connection), statements))
      ),
    inDatabase: (database, statements) =>
      Effect.scoped(Effect.gen(function*() {
        const connection = yield* Effect.mapError(
          pg.make({ ...config(url.maintenance), database }),
          (error) => problem(error, url)
        )
        yield* together(
          (sql) =>
            connection.query(sql, [], false).pipe(
              Effect.map(({ rows }) => rows),
              Effect.mapError((error) => problem(error, url))
            ),
          statements
        )
      })).pipe(inRealTime),
    // What was lost in silence is known once it is used.
    ready: Effect.catchIf(
      Effect.asVoid(query("SELECT 1")),
      ({ kind }) => kind === "Away",
      () => Effect.asVoid(query("SELECT 1"))
    )
  }
})
