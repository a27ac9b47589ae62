/**
 * Picks the connection string to use from what the API answers when a project, a database or a connection is made.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import * as Strings from "./internal/answer/connectionStrings.ts"

/**
 * The ways into a database.
 *
 * - `pooled`: Postgres through a connection pooler, for applications.
 * - `direct`: Postgres itself, for migrations, administration and whatever needs a session of its own.
 * - `accelerate`: Prisma Accelerate (`prisma+postgres:`), which only Prisma's client understands.
 *
 * @since 0.1.0
 * @category models
 */
export type Kind = Strings.Kind

/**
 * A connection string, and which it is.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionString {
  readonly kind: Kind
  readonly value: Redacted.Redacted<string>
}

/**
 * Where a connection leads, with the connection string where the API shows it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint {
  readonly host: string
  /** The API shows it once: in the answer that creates or rotates the connection. */
  readonly connectionString?: Redacted.Redacted<string>
}

/**
 * A connection, as far as its connection strings go.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionAnswer {
  readonly id: string
  readonly endpoints: { readonly [_ in Kind]?: Endpoint }
}

/**
 * A database, as far as its connection strings go.
 *
 * @since 0.1.0
 * @category models
 */
export interface DatabaseAnswer {
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<ConnectionAnswer>
}

/**
 * A new project, as far as its connection strings go.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProjectAnswer {
  readonly database: DatabaseAnswer | null
}

/**
 * What the API answers about a connection, a database or a new project.
 *
 * @since 0.1.0
 * @category models
 */
export type Source = ConnectionAnswer | DatabaseAnswer | ProjectAnswer

export {
  /**
   * There is no connection string in an answer.
   *
   * - `NoDatabase`: the project was made without one.
   * - `NoConnection`: the database has no connection.
   * - `NotShown`: there are endpoints, of `kinds`, but connection strings are only in the answer that creates a project, a database
   *   or a connection, or rotates one. `client.connections.rotate` makes new ones, and ends the old ones.
   *
   * @since 0.1.0
   * @category errors
   */
  ConnectionStringError
} from "./internal/answer/connectionStrings.ts"

/**
 * Picks a connection string from the answer that creates a project, a database or a connection, or rotates a connection.
 *
 * **Details**
 *
 * The first of `pooled`, `direct` and `accelerate` that is there: an application wants a pool, and a Postgres URL is understood
 * everywhere. `prefer` puts one before the others; where it is not there, another one is picked, so look at `kind` where that
 * matters, as it does for migrations. Of the connections of a database, the default one comes first.
 *
 * Fails with a `ConnectionStringError` where there is none, as in every answer that only reads.
 *
 * **Example** (A new database for an application and its migrations)
 *
 * ```ts
 * import * as ConnectionString from "effect-prisma-management/ConnectionString"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 *
 * export const createDatabase = (projectId: string) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     const database = yield* client.databases.create({ payload: { projectId } })
 *     return {
 *       DATABASE_URL: (yield* ConnectionString.pick(database)).value,
 *       DIRECT_URL: (yield* ConnectionString.pick(database, { prefer: "direct" })).value
 *     }
 *   })
 * ```
 *
 * @since 0.1.0
 * @category combinators
 */
export const pick = (
  source: Source,
  options?: { readonly prefer?: Kind | undefined }
): Effect.Effect<ConnectionString, Strings.ConnectionStringError> =>
  Effect.suspend(() => {
    const picked = Strings.pickFrom(source, options)
    return picked instanceof Strings.ConnectionStringError ? Effect.fail(picked) : Effect.succeed(picked)
  })
