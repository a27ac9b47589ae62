/**
 * Create or adopt, for programs without Effect: a project, a database, a service or a bucket that is there afterwards, once, however often a program
 * runs.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import { type Connected as ConnectedTo, withConnection } from "../internal/provision/connect.ts"
import * as kinds from "../internal/provision/kinds.ts"
import type { PaginationError } from "../Pagination.ts"
import { all, call, type Failure, run } from "./internal/provision/calls.ts"
import type { AsyncCallOptions, ManagementApiClient } from "./internal/types.ts"
import type { components } from "./paths.ts"

export {
  /**
   * What is wanted is not there, although the API can be reached: it is there with other properties, several times, or cannot be looked for.
   *
   * **Details**
   *
   * `reason` says which: `Different` with the differences (field, wanted, found) and the resource that was found, `Ambiguous` with the resources,
   * `BranchMissing`, or `NoKey`.
   *
   * @since 0.1.0
   * @category errors
   */
  EnsureError
} from "../internal/provision/EnsureError.ts"

export type {
  /**
   * A property that is not as it was wanted.
   *
   * @since 0.1.0
   * @category models
   */
  Difference,
  /**
   * Why what is wanted is not there.
   *
   * @since 0.1.0
   * @category models
   */
  EnsureErrorReason
} from "../internal/provision/EnsureError.ts"

type Schemas = components["schemas"]

/**
 * A thing that is there, and whether this call created it. One whose create was carried out, and whose answer was lost, is `Adopted`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Ensured<A> {
  readonly _tag: "Created" | "Adopted"
  readonly resource: A
}

/**
 * A connection that shows its connection strings, or none: `Created` with its database or for this answer, `Rotated` (the old connection strings are
 * over), or `None` where none was asked for or the project has no database.
 *
 * @since 0.1.0
 * @category models
 */
export type Connected = ConnectedTo<Schemas["InitialConnection"]>

/**
 * A thing with a database that is there, and a connection to that.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnsuredWithConnection<A> extends Ensured<A> {
  readonly connection: Connected
}

/**
 * What becomes of the connection strings of a database that was there already. The API shows them once, so such a database has none to show.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnsureOptions extends AsyncCallOptions {
  /**
   * `"create"` makes a new connection, called `ensure-` and a random id: nobody else is disturbed. `"rotate"` gives the default connection new
   * connection strings: whoever uses the old ones is cut off. When omitted there is none.
   */
  readonly connection?: "create" | "rotate" | undefined
}

/** Either of them is needed to find it. */
type Keyed<Input> = Input & ({ readonly logicalId: string } | { readonly name: string })

type Failed = Failure | PaginationError

const operations = (client: ManagementApiClient) => ({
  branches: (projectId: string, gitName: string | undefined) =>
    all((query) =>
      call("projects.listBranches", true, (signal) =>
        client.GET("/v1/projects/{projectId}/branches", {
          params: { path: { projectId }, query: gitName === undefined ? query : { ...query, gitName } },
          signal
        }))
    ),
  databases: (filter: Partial<kinds.Query>) =>
    all((query) =>
      call(
        "databases.list",
        true,
        (signal) => client.GET("/v1/databases", { params: { query: { ...filter, ...query } }, signal })
      )
    ),
  connections: {
    create: (databaseId: string, name: string) =>
      Effect.map(
        call("databases.createConnection", false, (signal) =>
          client.POST("/v1/databases/{databaseId}/connections", {
            params: { path: { databaseId } },
            body: { name },
            signal
          })),
        ({ data }): Schemas["InitialConnection"] => data
      ),
    rotate: (id: string) =>
      Effect.map(
        call("connections.rotate", false, (signal) =>
          client.POST("/v1/connections/{id}/rotate", { params: { path: { id } }, signal })),
        ({ data }): Schemas["InitialConnection"] =>
          data
      ),
    list: (databaseId: string) =>
      all((query) =>
        call(
          "databases.listConnections",
          true,
          (signal) =>
            client.GET("/v1/databases/{databaseId}/connections", { params: { path: { databaseId }, query }, signal })
        )
      )
  }
})

/**
 * Ensures a project, with its default database.
 *
 * **Details**
 *
 * By `logicalId`, or by `name` in its workspace. The API keeps a second project of a `logicalId` away, and not one of a name: there the oldest one counts, and of two
 * programs that create at the same time the later one deletes its own project again. So prefer a `logicalId`. `name` and `region` are compared where
 * they are given.
 *
 * Rejects with an `EnsureError`, with the error class of a status that the API refuses with (`Conflict`, `UnexpectedStatus`: see `ApiError`), with an
 * `AuthError`, a `FetchError` or a `PaginationError`, and with the reason of `signal`.
 *
 * **Example** (One project and its connection string, however often this runs)
 *
 * ```ts
 * import { createManagementApiClient } from "effect-prisma-management/promise"
 * import { ensureProject } from "effect-prisma-management/promise/ensure"
 *
 * const client = createManagementApiClient({ token: "your-access-token" })
 *
 * export const blog = async () => {
 *   const { connection, resource } = await ensureProject(client, { logicalId: "blog", name: "Blog" }, { connection: "create" })
 *   if (connection._tag === "None") return { projectId: resource.id }
 *   return { projectId: resource.id, databaseUrl: connection.value.endpoints.pooled?.connectionString }
 * }
 * ```
 *
 * @since 0.1.0
 * @category ensuring
 */
export const ensureProject = (
  client: ManagementApiClient,
  wanted: Keyed<Schemas["CreateProjectInput"]>,
  options: EnsureOptions = {}
): Promise<EnsuredWithConnection<Schemas["Project"]>> => {
  const { connections, databases } = operations(client)
  const ensured = kinds.project<typeof wanted, Schemas["CreatedProject"], Schemas["Project"], Failed>(wanted, {
    create: (body) =>
      Effect.map(
        call("projects.create", false, (signal) => client.POST("/v1/projects", { body, signal })),
        ({ data }) => data
      ),
    remove: (id) =>
      call(
        "projects.delete",
        true,
        (signal) => client.DELETE("/v1/projects/{id}", { params: { path: { id } }, signal })
      ),
    list: (filter) =>
      all((query) =>
        call(
          "projects.list",
          true,
          (signal) => client.GET("/v1/projects", { params: { query: { ...filter, ...query } }, signal })
        )
      ),
    workspace: Effect.map(
      call("me.get", true, (signal) => client.GET("/v1/me", { signal })),
      ({ data }) => data.workspace?.id
    )
  })
  return run(
    withConnection(options.connection, "/v1/projects", ensured, {
      operations: connections,
      ofCreated: ({ database }) => database?.connections,
      ofFound: ({ id }) =>
        Effect.map(databases({ projectId: id }), (databases) => databases.find(({ isDefault }) => isDefault))
    }),
    options.signal
  )
}

/**
 * Ensures a database, by `logicalId` or by `name` on a branch (`branchId`, `branchGitName`, else the default one).
 *
 * **Details**
 *
 * `name`, `region`, `isDefault`, `source` and the branch are compared where they are given. Rejects as `ensureProject` does. The database may still be
 * `provisioning`.
 *
 * **Example** (A database for a branch)
 *
 * ```ts
 * import type { ManagementApiClient } from "effect-prisma-management/promise"
 * import { ensureDatabase } from "effect-prisma-management/promise/ensure"
 *
 * export const previewDatabase = (client: ManagementApiClient, projectId: string, branchGitName: string) =>
 *   ensureDatabase(client, { projectId, name: "preview", branchGitName }, { connection: "rotate" })
 * ```
 *
 * @since 0.1.0
 * @category ensuring
 */
export const ensureDatabase = (
  client: ManagementApiClient,
  wanted: Keyed<Schemas["CreateDatabaseInput"]>,
  options: EnsureOptions = {}
): Promise<EnsuredWithConnection<Schemas["Database"]>> => {
  const { branches, connections, databases } = operations(client)
  const ensured = kinds.database<typeof wanted, Schemas["CreatedDatabase"], Schemas["Database"], Failed>(wanted, {
    create: (body) =>
      Effect.map(
        call("databases.create", false, (signal) => client.POST("/v1/databases", { body, signal })),
        ({ data }) => data
      ),
    remove: (databaseId) =>
      call(
        "databases.delete",
        true,
        (signal) => client.DELETE("/v1/databases/{databaseId}", { params: { path: { databaseId } }, signal })
      ),
    list: databases,
    branches
  })
  return run(
    withConnection(options.connection, "/v1/databases", ensured, {
      operations: connections,
      ofCreated: ({ connections }) => connections,
      ofFound: Effect.succeed
    }),
    options.signal
  )
}

/**
 * Ensures a service, by `logicalId` or by `displayName` on a branch (`branchId`, `branchGitName`, else the default one).
 *
 * **Details**
 *
 * `displayName`, `regionId` and the branch are compared where they are given. Rejects as `ensureProject` does.
 *
 * @since 0.1.0
 * @category ensuring
 */
export const ensureService = (
  client: ManagementApiClient,
  wanted: Schemas["CreateServiceInput"],
  options: AsyncCallOptions = {}
): Promise<Ensured<Schemas["Service"]>> =>
  run(
    kinds.service<typeof wanted, Schemas["Service"], Failed>(wanted, {
      create: (body) =>
        Effect.map(
          call("services.create", false, (signal) => client.POST("/v1/services", { body, signal })),
          ({ data }) => data
        ),
      get: (serviceId) =>
        Effect.map(
          call(
            "services.get",
            true,
            (signal) => client.GET("/v1/services/{serviceId}", { params: { path: { serviceId } }, signal })
          ),
          ({ data }) => data
        ),
      remove: (serviceId) =>
        call(
          "services.delete",
          true,
          (signal) => client.DELETE("/v1/services/{serviceId}", { params: { path: { serviceId } }, signal })
        ),
      list: (filter) =>
        all((query) =>
          call(
            "services.list",
            true,
            (signal) => client.GET("/v1/services", { params: { query: { ...filter, ...query } }, signal })
          )
        ),
      branches: operations(client).branches
    }),
    options.signal
  )

/**
 * Ensures a bucket, by `logicalId` or by `name` on a branch (`branchId`, `branchGitName`, else the default one).
 *
 * **Details**
 *
 * `name` and the branch are compared where they are given. Rejects as `ensureProject` does.
 *
 * @since 0.1.0
 * @category ensuring
 */
export const ensureBucket = (
  client: ManagementApiClient,
  wanted: Keyed<Schemas["CreateBucketInput"]>,
  options: AsyncCallOptions = {}
): Promise<Ensured<Schemas["Bucket"]>> =>
  run(
    kinds.bucket<typeof wanted, Schemas["Bucket"], Failed>(wanted, {
      create: (body) =>
        Effect.map(
          call("buckets.create", false, (signal) => client.POST("/v1/buckets", { body, signal })),
          ({ data }) => data
        ),
      remove: (bucketId) =>
        call("buckets.delete", true, (signal) =>
          client.DELETE("/v1/buckets/{bucketId}", { params: { path: { bucketId } }, signal })),
      list: (filter) =>
        all((query) =>
          call("buckets.list", true, (signal) =>
            client.GET("/v1/buckets", { params: { query: { ...filter, ...query } }, signal }))
        ),
      branches: operations(client).branches
    }),
    options.signal
  )
