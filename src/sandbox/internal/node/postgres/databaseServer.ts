/**
 * The databases of a sandbox in a PostgreSQL: one for each, and a role for each connection where the user of the URL may create roles. Needs Node.
 *
 * Roles of connections act as one role of the sandbox, which owns all: what one connection makes the others can use. Each may only connect to the database
 * that it is for.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as os from "node:os"
import { SandboxError } from "../../state/SandboxError.ts"
import { DatabaseProblem, type DatabaseServer, type Login } from "../../state/databaseServer.ts"
import type { Store } from "../../state/Store.ts"
import * as DatabaseUrl from "./databaseUrl.ts"
import { dropDatabase, dropRole, list, lock, lockSoon, marked, sweep, sweepOthers } from "./leftovers.ts"
import { literal, type Marker, name, toComment } from "./marker.ts"
import * as Session from "./session.ts"

type State = Store["Service"]

const cannotStart = (message: string, cause?: unknown): SandboxError =>
  new SandboxError({ message, reason: "DatabaseServerFailed", cause })

const loadPg = Effect.tryPromise({
  try: () => import("@effect/sql-pg/PgConnection"),
  catch: (cause) =>
    cannotStart("--database-url needs the package @effect/sql-pg: run `npm install @effect/sql-pg`.", cause)
})

/** `FORCE` of `DROP DATABASE` came with it. */
const oldest = 130_000

/** How the names of a copy end that is not finished, and of a database that one has replaced. */
const unfinished = "_next"
const replaced = "_old"

interface Rights {
  readonly isSuperuser: boolean
  readonly mayCreateRoles: boolean
}

const checkRights = Effect.fnUntraced(function*(query: Session.Query, url: DatabaseUrl.DatabaseUrl) {
  const [row] = yield* query(
    `SELECT rolsuper, rolcreaterole, rolcreatedb, current_setting('server_version_num')::int AS version
     FROM pg_roles WHERE rolname = current_user`
  )
  const refuse = (message: string, hint: string) => new DatabaseProblem({ kind: "Refused", message, hint })
  if (!(Number(row?.["version"]) >= oldest)) {
    return yield* refuse(`PostgreSQL at ${url.host}:${url.port} is too old.`, "It must be PostgreSQL 13 or newer.")
  }
  const isSuperuser = row?.["rolsuper"] === true
  if (!isSuperuser && row?.["rolcreatedb"] !== true) {
    return yield* refuse(
      `The user ${url.user} of PostgreSQL at ${url.host}:${url.port} may not create databases.`,
      `Allow it with ALTER ROLE ${name(url.user)} CREATEDB, or name another user in --database-url.`
    )
  }
  const rights: Rights = { isSuperuser, mayCreateRoles: isSuperuser || row?.["rolcreaterole"] === true }
  return rights
})

/** By what this sandbox is known: the same after each start from the same state. */
const identity = (state: State): string => {
  const [known] = state.databaseOwners.all()
  return (known ?? state.databaseOwners.put({ ...state.row(""), id: state.secret(12) })).id
}

const make = (
  { all, inDatabase, query, ready }: Session.Session,
  url: DatabaseUrl.DatabaseUrl,
  { isSuperuser, mayCreateRoles }: Rights,
  marker: Omit<Marker, "is">
) => {
  const prefix = `sandbox_${marker.sandbox}`
  const comment = (is: Marker["is"]): string => literal(toComment({ ...marker, is }))
  const databaseName = (id: string): string => `${prefix}_${id.replace(/^db_/, "")}`
  const idOf = (database: string): string => `db_${database.slice(prefix.length + 1)}`
  // Who makes a role that is not a superuser is not a member of it.
  const join = (role: string): ReadonlyArray<string> => isSuperuser ? [] : [`GRANT ${name(role)} TO CURRENT_USER`]

  const isOurs = (is: "role" | "database", called: string) =>
    Effect.map(marked(query, is, called), (found) => found?.sandbox === marker.sandbox)

  const make = (database: string, source: string | undefined) =>
    Effect.gen(function*() {
      const owner = mayCreateRoles ? ` OWNER ${name(prefix)}` : ""
      const template = source === undefined ? "" : ` TEMPLATE ${name(databaseName(source))}`
      yield* query(`CREATE DATABASE ${name(database)}${owner}${template}`)
      yield* query(`COMMENT ON DATABASE ${name(database)} IS ${comment("database")}`).pipe(
        Effect.andThen(mayCreateRoles ? query(`REVOKE ALL ON DATABASE ${name(database)} FROM PUBLIC`) : Effect.void),
        // Whatever had this name before, `CREATE` would have failed.
        Effect.onError(() => Effect.ignore(dropDatabase(query, database)))
      )
    })

  const drop = (database: string) =>
    Effect.flatMap(isOurs("database", database), (isOurs) => isOurs ? dropDatabase(query, database) : Effect.void)

  const forget = Effect.fnUntraced(function*(databaseId: string | undefined, user: string) {
    if (!(yield* isOurs("role", user))) return
    yield* Effect.catchIf(dropRole(query, user), () => databaseId !== undefined, () =>
      // It made something without acting as the owner.
      inDatabase(databaseName(databaseId!), [
        `REASSIGN OWNED BY ${name(user)} TO ${name(prefix)}`,
        `DROP OWNED BY ${name(user)}`
      ]).pipe(Effect.andThen(dropRole(query, user))))
  })

  const addLogin = ({ password, user }: Login) =>
    all([
      `CREATE ROLE ${name(user)} LOGIN NOINHERIT PASSWORD ${literal(password)}`,
      `COMMENT ON ROLE ${name(user)} IS ${comment("login")}`,
      `GRANT ${name(prefix)} TO ${name(user)}`,
      `ALTER ROLE ${name(user)} SET role TO ${literal(prefix)}`,
      ...join(user)
    ])

  const allow = Effect.fnUntraced(function*(databaseId: string, login: Login) {
    if (yield* isOurs("role", login.user)) {
      yield* query(`ALTER ROLE ${name(login.user)} LOGIN PASSWORD ${literal(login.password)}`)
    } else yield* addLogin(login)
    yield* query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name(databaseName(databaseId))} TO ${name(login.user)}`)
  })

  const rename = (from: string, to: string): string => `ALTER DATABASE ${name(from)} RENAME TO ${name(to)}`

  const reopen = (database: string) => query(`ALTER DATABASE ${name(database)} ALLOW_CONNECTIONS true`)

  /** Whoever is connected is so no longer, and nobody can be: PostgreSQL renames nothing that is in use. */
  const shut = (database: string) =>
    Effect.andThen(
      query(`ALTER DATABASE ${name(database)} ALLOW_CONNECTIONS false`),
      query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", database)
    )

  return {
    prefix,
    addOwner: Effect.gen(function*() {
      if (!mayCreateRoles || (yield* isOurs("role", prefix))) return
      yield* all([
        `CREATE ROLE ${name(prefix)} NOLOGIN CREATEDB`,
        `COMMENT ON ROLE ${name(prefix)} IS ${comment("owner")}`,
        ...join(prefix)
      ])
    }),
    /** What is there of this sandbox. A copy that was not finished is nothing, and so is a database that one has replaced. */
    find: Effect.gen(function*() {
      const { databases, roles } = yield* list(query)
      const isOfIt = (is: Marker["is"]) => (found: { readonly marker: Marker }): boolean =>
        found.marker.sandbox === marker.sandbox && found.marker.is === is
      const names = databases.filter(isOfIt("database")).map(({ name }) => name)
      const isNothing = (database: string): boolean => database.endsWith(unfinished) || database.endsWith(replaced)
      for (const database of names.filter(isNothing)) yield* drop(database)
      const shutOnes = yield* query("SELECT datname FROM pg_database WHERE NOT datallowconn")
      for (const { datname } of shutOnes) {
        if (names.some((database) => database === datname && !isNothing(database))) yield* reopen(String(datname))
      }
      return {
        databases: names.filter((database) => !isNothing(database)).map(idOf),
        users: mayCreateRoles ? roles.filter(isOfIt("login")).map(({ name }) => name) : []
      }
    }),
    place: {
      host: url.host,
      port: url.port,
      login: (random: string, password: string): Login =>
        mayCreateRoles ? { user: `${prefix}_${random}`, password } : { user: url.user, password: url.password },
      urlOf: (databaseId: string, login: Login): string => url.of(databaseName(databaseId), login)
    },
    does: {
      create: (databaseId, source) => Effect.andThen(ready, make(databaseName(databaseId), source)),
      replace: Effect.fnUntraced(function*(databaseId, source) {
        yield* ready
        const database = databaseName(databaseId)
        const next = database + unfinished
        const old = database + replaced
        yield* drop(next)
        yield* drop(old)
        // The copy may fail, and so may the change of names: until then the database stays.
        yield* make(next, source)
        yield* shut(database).pipe(
          Effect.andThen(all([rename(database, old), rename(next, database)])),
          Effect.onError(() => Effect.ignore(Effect.andThen(reopen(database), drop(next))))
        )
        // It is nothing any more: what is left of it goes with the sandbox, or at the next start.
        yield* Effect.ignore(drop(old))
      }),
      drop: (databaseId) => Effect.andThen(ready, drop(databaseName(databaseId))),
      allow: (databaseId, login) => mayCreateRoles ? Effect.andThen(ready, allow(databaseId, login)) : Effect.void,
      retire: (user) =>
        mayCreateRoles
          ? Effect.andThen(ready, Effect.asVoid(query(`ALTER ROLE ${name(user)} NOLOGIN PASSWORD NULL`)))
          : Effect.void,
      forget: (databaseId, user) => mayCreateRoles ? Effect.andThen(ready, forget(databaseId, user)) : Effect.void
    } satisfies Partial<DatabaseServer>
  }
}

/** For each session that is opened. Later ones may find it held by the one that was lost. */
const holdLock = (sandbox: string) => {
  let isFirst = true
  return Effect.fnUntraced(function*(query: Session.Query) {
    if (!isFirst) return yield* Effect.asVoid(lock(query, sandbox))
    if (!(yield* lockSoon(query, sandbox))) {
      return yield* new DatabaseProblem({
        kind: "Refused",
        message: "Another sandbox with the same state uses these databases.",
        hint: "Stop it, or choose another --data file."
      })
    }
    isFirst = false
  })
}

/**
 * Opens the PostgreSQL that a URL names, for as long as the scope is open. Its databases are dropped when it closes, unless the state that they belong to
 * was saved.
 */
export const open = (
  given: string | Redacted.Redacted<string>,
  { isKept, isSaved }: { readonly isKept: boolean; readonly isSaved: () => boolean }
) =>
  Effect.fnUntraced(function*(state: State): Effect.fn.Return<DatabaseServer, SandboxError, Scope.Scope> {
    const url = DatabaseUrl.parse(Redacted.isRedacted(given) ? Redacted.value(given) : given)
    if (typeof url === "string") return yield* cannotStart(`--database-url ${url}.`)
    const pg = yield* loadPg
    const sandbox = identity(state)
    const marker = { sandbox, isKept, machine: os.hostname(), process: process.pid }
    const session = yield* Session.make(pg, url, holdLock(sandbox))
    return yield* Effect.gen(function*() {
      const rights = yield* checkRights(session.query, url)
      const server = make(session, url, rights, marker)
      if (!rights.mayCreateRoles) {
        yield* Effect.logWarning(
          `The user ${url.user} of --database-url may not create roles: all connection strings use this user, and rotating a connection does not revoke access.`
        )
      }
      yield* sweepOthers(session.query, sandbox, marker.machine)
      const leave = Effect.andThen(session.ready, sweep(session.query, sandbox)).pipe(
        Effect.catch(({ message }) =>
          Effect.logWarning(`The databases of this sandbox were not dropped. The next sandbox drops them. ${message}`)
        )
      )
      yield* Effect.addFinalizer(() => Effect.suspend(() => isSaved() ? Effect.void : leave))
      yield* server.addOwner
      return { place: server.place, found: yield* server.find, ...server.does }
    }).pipe(Effect.mapError(({ hint, message }) => cannotStart(`${message} ${hint}`)))
  })
