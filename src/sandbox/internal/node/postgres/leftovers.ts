/** Takes away what is of a sandbox: this one when it ends, and others that were killed. */
import * as Effect from "effect/Effect"
import type { DatabaseProblem } from "../../state/databaseServer.ts"
import { literal, type Marker, name, ofComment } from "./marker.ts"
import type { Query, Row } from "./session.ts"

export interface Marked {
  readonly name: string
  readonly marker: Marker
}

const markedOf = (rows: ReadonlyArray<Row>): ReadonlyArray<Marked> =>
  rows.flatMap((row) => {
    const marker = ofComment(row["comment"])
    return marker === undefined || typeof row["name"] !== "string" ? [] : [{ name: row["name"], marker }]
  })

const sql = {
  role: "SELECT rolname AS name, shobj_description(oid, 'pg_authid') AS comment FROM pg_roles",
  // What belongs to the role of a sandbox was made with one of its connection strings.
  database:
    `SELECT datname AS name, coalesce(shobj_description(oid, 'pg_database'), shobj_description(datdba, 'pg_authid'))
    AS comment FROM pg_database`
}

/** All that is marked on a server. */
export const list = (query: Query) =>
  Effect.all({ databases: Effect.map(query(sql.database), markedOf), roles: Effect.map(query(sql.role), markedOf) })

/** The mark of one thing; undefined where it has none, and where there is no such thing. */
export const marked = (query: Query, is: keyof typeof sql, called: string) =>
  Effect.map(
    query(`SELECT * FROM (${sql[is]}) AS all_of_them WHERE name = $1`, called),
    (rows) => markedOf(rows)[0]?.marker
  )

/** Whoever is connected. */
export const dropDatabase = (query: Query, database: string) =>
  Effect.asVoid(query(`DROP DATABASE IF EXISTS ${name(database)} WITH (FORCE)`))

/** Ends the sessions of a login and takes it away, where it owns nothing that is left. */
export const dropRole = Effect.fnUntraced(function*(query: Query, role: string) {
  yield* query(`ALTER ROLE ${name(role)} NOLOGIN`)
  yield* query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ${literal(role)}`)
  // Its rights on databases are in the way.
  yield* query(`DROP OWNED BY ${name(role)}`)
  yield* query(`DROP ROLE ${name(role)}`)
})

/** Drops all of one sandbox. */
export const sweep = Effect.fnUntraced(
  function*(query: Query, sandbox: string): Effect.fn.Return<void, DatabaseProblem> {
    const { databases, roles } = yield* list(query)
    const isOfIt = ({ marker }: Marked): boolean => marker.sandbox === sandbox
    for (const database of databases.filter(isOfIt)) {
      yield* dropDatabase(query, database.name)
    }
    // Logins are members of the owner.
    const [owners, logins] = [
      roles.filter((role) => isOfIt(role) && role.marker.is === "owner"),
      roles.filter((role) => isOfIt(role) && role.marker.is === "login")
    ]
    for (const role of [...logins, ...owners]) yield* dropRole(query, role.name)
  }
)

const key = "hashtextextended($1, 0)"

/** Each sandbox that runs holds this lock: a session that ends, also of a killed process, gives it back. */
export const lock = (query: Query, sandbox: string): Effect.Effect<boolean, DatabaseProblem> =>
  Effect.map(query(`SELECT pg_try_advisory_lock(${key}) AS locked`, sandbox), ([row]) => row?.["locked"] === true)

/** The same, where its holder has ended: PostgreSQL takes a moment to notice that. */
export const lockSoon = (query: Query, sandbox: string): Effect.Effect<boolean, DatabaseProblem> =>
  query("SET lock_timeout = '5s'").pipe(
    Effect.andThen(query(`SELECT pg_advisory_lock(${key})`, sandbox)),
    Effect.as(true),
    Effect.catchIf(({ kind }) => kind !== "Away", () => Effect.succeed(false)),
    Effect.ensuring(Effect.ignore(query("RESET lock_timeout")))
  )

const unlock = (query: Query, sandbox: string) => query(`SELECT pg_advisory_unlock(${key})`, sandbox)

/** Whether its process may still run: a server that was started again has given all locks back. */
const mayRun = ({ machine, process: id }: Marker, here: string): boolean => {
  if (machine !== here) return false
  try {
    return process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/** Drops what sandboxes left that were killed and keep no state. */
export const sweepOthers = Effect.fnUntraced(function*(query: Query, own: string, here: string) {
  const { databases, roles } = yield* list(query)
  const others = new Map([...databases, ...roles].map(({ marker }) => [marker.sandbox, marker]))
  for (const [sandbox, marker] of others) {
    if (sandbox === own || marker.isKept || mayRun(marker, here)) continue
    // On this machine its process is not there any more.
    const isFree = marker.machine === here ? lockSoon(query, sandbox) : lock(query, sandbox)
    if (!(yield* isFree)) continue
    yield* sweep(query, sandbox).pipe(
      Effect.catch(({ message }) =>
        Effect.logWarning(`The databases of an earlier sandbox (${sandbox}) could not be dropped. ${message}`)
      ),
      Effect.ensuring(Effect.ignore(unlock(query, sandbox)))
    )
  }
})
