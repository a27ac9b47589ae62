/**
 * Creates a project, a database, a service or a bucket, or adopts the existing one, for programs without Effect. Safe to run again.
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
   * The resource cannot be ensured: one exists with other properties, several match, or it cannot be looked up.
   *
   * **Details**
   *
   * `reason` tells which: `Different` with the differences (field, wanted, found) and the existing resource, `Ambiguous` with the resources,
   * `BranchMissing`, or `NoKey`.
   *
   * @since 0.1.0
   * @category errors
   */
  EnsureError
} from "../internal/provision/EnsureError.ts"

export type {
  /**
   * A property that differs from the wanted one.
   *
   * @since 0.1.0
   * @category models
   */
  Difference,
  /**
   * The reason of an `EnsureError`.
   *
   * @since 0.1.0
   * @category models
   */
  EnsureErrorReason
} from "../internal/provision/EnsureError.ts"

type Schemas = components["schemas"]

/**
 * An existing resource, and whether this call created or adopted it. If the answer to its create was lost, it is `Adopted`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Ensured<A> {
  readonly _tag: "Created" | "Adopted"
  readonly resource: A
}

/**
 * A connection with its connection strings: `Created`, `Rotated` (which revokes the old strings), or `None`.
 *
 * It is `None` if the database existed and no `connection` was requested, or if the project has no database.
 *
 * @since 0.1.0
 * @category models
 */
export type Connected = ConnectedTo<Schemas["InitialConnection"]>

/**
 * An existing resource with a database, and a connection to that database.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnsuredWithConnection<A> extends Ensured<A> {
  readonly connection: Connected
}

/**
 * The options of `ensureProject` and `ensureDatabase`. They say how to get connection strings of an existing database, which the API shows only once.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnsureOptions extends AsyncCallOptions {
  /**
   * `"create"` creates a new connection, named `ensure-` and a random id. `"rotate"` gives the default connection new connection strings, and revokes the old
   * ones. If omitted, an existing database has no connection strings in the result.
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
 * Creates a project with its default database, or adopts the existing one.
 *
 * **Details**
 *
 * It finds the project by `logicalId`, or by `name` in its workspace. It compares `name` and `region` if you give them.
 *
 * Rejects with an `EnsureError`, with an API error such as `Conflict` (`isApiError`), with an `AuthError`, a `FetchError` or a `PaginationError`, and with
 * the reason of `signal`.
 *
 * **Gotchas**
 *
 * Prefer a `logicalId`: the API refuses a second project with the same one. It accepts a second project with the same name. Then the oldest project counts,
 * and if two programs create one at the same time, the later one deletes its own again.
 *
 * **Example** (Ensure a project, and get a connection string)
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
 * Creates a database on a branch, or adopts the existing one, by `logicalId` or by `name`.
 *
 * **Details**
 *
 * The branch is `branchId` or `branchGitName`, or else the default branch. It compares `name`, `region`, `isDefault`, `source` and the branch if you give
 * them. Rejects as `ensureProject` does.
 *
 * **Gotchas**
 *
 * The database may still be `provisioning`: wait with `waitFor.database`.
 *
 * **Example** (Ensure a database for a branch)
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
 * Creates a service on a branch, or adopts the existing one, by `logicalId` or by `displayName`.
 *
 * **Details**
 *
 * The branch is `branchId` or `branchGitName`, or else the default branch. It compares `displayName`, `regionId` and the branch if you give them. Rejects
 * as `ensureProject` does.
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
 * Creates a bucket on a branch, or adopts the existing one, by `logicalId` or by `name`.
 *
 * **Details**
 *
 * The branch is `branchId` or `branchGitName`, or else the default branch. It compares `name` and the branch if you give them. Rejects as `ensureProject`
 * does.
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
