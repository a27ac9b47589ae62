/** A database server with the databases of a sandbox in it: what the strings say of it, and what it is asked to do. */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"

/** With what a connection logs in. */
export interface Login {
  readonly user: string
  readonly password: string
}

/** Where the databases are, for the strings that lead to them. */
export interface DatabasePlace {
  readonly host: string
  readonly port: number
  /** The login of a new connection, of random letters and digits. */
  readonly login: (name: string, password: string) => Login
  readonly urlOf: (databaseId: string, login: Login) => string
}

/**
 * What the server did not do.
 *
 * - `Away`: it cannot be reached.
 * - `InUse`: others are connected to what is copied.
 * - `Refused`: it said no.
 */
export class DatabaseProblem extends Data.TaggedError("DatabaseProblem")<{
  readonly kind: "Away" | "InUse" | "Refused"
  readonly message: string
  readonly hint: string
}> {}

export interface DatabaseServer {
  readonly place: DatabasePlace
  /** What was there of this sandbox when it started. */
  readonly found: { readonly databases: ReadonlyArray<string>; readonly users: ReadonlyArray<string> }
  /** Makes a database, empty or as a copy of another one. */
  readonly create: (databaseId: string, source: string | undefined) => Effect.Effect<void, DatabaseProblem>
  /** Makes a database that is there a copy of another one. Who may log in has to be said again. */
  readonly replace: (databaseId: string, source: string) => Effect.Effect<void, DatabaseProblem>
  /** Drops a database if it is there, whoever is connected. */
  readonly drop: (databaseId: string) => Effect.Effect<void, DatabaseProblem>
  /** Lets a login, which is made where it is missing, into a database. */
  readonly allow: (databaseId: string, login: Login) => Effect.Effect<void, DatabaseProblem>
  /** Nobody logs in with it any more; who is connected stays so. */
  readonly retire: (user: string) => Effect.Effect<void, DatabaseProblem>
  /** Drops a login if it is there, and ends its sessions. */
  readonly forget: (databaseId: string | undefined, user: string) => Effect.Effect<void, DatabaseProblem>
}
