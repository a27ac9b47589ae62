/**
 * Picks the right connection string of a new project, database or connection.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import * as Strings from "./internal/answer/connectionStrings.ts"

/**
 * The kinds of connection strings.
 *
 * - `pooled`: Postgres through a connection pooler. For applications.
 * - `direct`: Postgres without a pooler. For migrations, administration and everything that needs a database session.
 * - `accelerate`: Prisma Accelerate (`prisma+postgres:`). Only Prisma Client understands it.
 *
 * @since 0.1.0
 * @category models
 */
export type Kind = Strings.Kind

/**
 * A connection string and its kind.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionString {
  readonly kind: Kind
  readonly value: Redacted.Redacted<string>
}

/**
 * One endpoint of a connection, with its connection string if the API shows it.
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
 * The part of a connection that has connection strings.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionAnswer {
  readonly id: string
  readonly endpoints: { readonly [_ in Kind]?: Endpoint }
}

/**
 * The part of a database that has connection strings.
 *
 * @since 0.1.0
 * @category models
 */
export interface DatabaseAnswer {
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<ConnectionAnswer>
}

/**
 * The part of a new project that has connection strings.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProjectAnswer {
  readonly database: DatabaseAnswer | null
}

/**
 * The answers that `pick` accepts: a connection, a database or a new project.
 *
 * @since 0.1.0
 * @category models
 */
export type Source = ConnectionAnswer | DatabaseAnswer | ProjectAnswer

export {
  /**
   * The answer has no connection string.
   *
   * - `NoDatabase`: the project was created without a database.
   * - `NoConnection`: the database has no connection.
   * - `NotShown`: the answer has endpoints of `kinds`, without connection strings. The API shows them only when it
   *   creates a project, a database or a connection, or rotates a connection. `client.connections.rotate` makes new
   *   ones and revokes the old ones.
   *
   * @since 0.1.0
   * @category errors
   */
  ConnectionStringError
} from "./internal/answer/connectionStrings.ts"

/**
 * Picks a connection string from the answer that creates a project, database or connection, or that rotates a
 * connection.
 *
 * **When to use**
 *
 * Use right after the create: the API shows connection strings only once.
 *
 * **Details**
 *
 * Picks the first one available of `pooled`, `direct` and `accelerate`. `prefer` puts one kind first. If that kind is
 * missing, another one is picked: check `kind` where it matters, as for migrations. If a database has several
 * connections, the default one comes first.
 *
 * Fails with a `ConnectionStringError` if there is none, as in every answer of a read.
 *
 * **Example** (Picking one for the application and one for migrations)
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
