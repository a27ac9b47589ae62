/**
 * Creates or adopts a project, a database, a service or a bucket: run it as often as you like, it exists once.
 *
 * Every function creates. It looks for an existing resource after a `Conflict`, and when the outcome of a create is
 * unknown (a lost answer, a 5xx, a timeout). The result says whether the resource was created or adopted.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Bucket, CreateBucketInput } from "./api/buckets.ts"
import type { CreateDatabaseInput } from "./api/databases.ts"
import type { Groups } from "./api/groups.ts"
import type { CreateProjectInput, Project } from "./api/projects.ts"
import type { CreateServiceInput, Database, Service } from "./api/schemas.ts"
import type { ConnectionAnswer } from "./ConnectionString.ts"
import { at, type CallSite, callSite } from "./internal/failure/callSite.ts"
import { type Connected as ConnectedTo, withConnection } from "./internal/provision/connect.ts"
import * as kinds from "./internal/provision/kinds.ts"
import type { EnsureError } from "./internal/provision/EnsureError.ts"
import * as Pagination from "./Pagination.ts"

export {
  /**
   * The resource could not be ensured: it exists with other properties or several times, or cannot be looked up.
   *
   * **Details**
   *
   * `reason` says why: `Different` with the differences (field, wanted, found) and the resource found, `Ambiguous` with
   * the resources, `BranchMissing`, or `NoKey`.
   *
   * @since 0.1.0
   * @category errors
   */
  EnsureError
} from "./internal/provision/EnsureError.ts"

export type {
  /**
   * A property that differs from what was wanted.
   *
   * @since 0.1.0
   * @category models
   */
  Difference,
  /**
   * Why a resource could not be ensured.
   *
   * - `Different`: it exists with other properties.
   * - `Ambiguous`: several resources have this name.
   * - `BranchMissing`: the project has no branch with this Git name.
   * - `NoKey`: neither a `logicalId` nor a name was given.
   *
   * @since 0.1.0
   * @category models
   */
  EnsureErrorReason
} from "./internal/provision/EnsureError.ts"

/**
 * A resource, and whether this call created it. It is `Adopted` if its create succeeded and the answer was lost.
 *
 * @since 0.1.0
 * @category models
 */
export interface Ensured<out A> {
  readonly _tag: "Created" | "Adopted"
  readonly resource: A
}

/**
 * A connection with its connection strings, or none.
 *
 * - `Created`: it is new. `value` has the connection strings: `ConnectionString.pick(value)`.
 * - `Rotated`: the default connection has new connection strings, and the old ones are revoked.
 * - `None`: the database already existed and no connection was asked for, or the project has no database.
 *
 * @since 0.1.0
 * @category models
 */
export type Connected = ConnectedTo<ConnectionAnswer>

/**
 * A resource with its database and a connection to it.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnsuredWithConnection<out A> extends Ensured<A> {
  readonly connection: Connected
}

/**
 * How to get connection strings for a database that already existed. The API shows connection strings only once, so an
 * existing database has none to show.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionOptions {
  /**
   * `"create"` makes a new connection, named `ensure-` and a random id; existing connections keep working. `"rotate"`
   * gives the default connection new connection strings and cuts off everyone who uses the old ones. Omitted: no
   * connection.
   */
  readonly connection?: "create" | "rotate" | undefined
}

/** At least one of the two is required to find the resource. */
type Keyed<Input, Name extends keyof Input> =
  & Input
  & ({ readonly logicalId: string } | { readonly [_ in Name]: string })

/**
 * A project, by its `logicalId` or by its name in its workspace, and the rest of what `projects.create` takes.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedProject = Keyed<CreateProjectInput, "name">

/**
 * A database, by its `logicalId` or by its name on its branch, and the rest of what `databases.create` takes. Without a
 * branch, it belongs to the default one.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedDatabase = Keyed<CreateDatabaseInput, "name">

/**
 * A service, by its `logicalId` or by its `displayName` on its branch, and the rest of what `services.create` takes.
 * Without a branch, it belongs to the default one.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedService = CreateServiceInput

/**
 * A bucket, by its `logicalId` or by its name on its branch, and the rest of what `buckets.create` takes. Without a
 * branch, it belongs to the default one.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedBucket = Keyed<CreateBucketInput, "name">

/** The operations of a client that this module needs. */
type Uses<Operations extends { readonly [Group in keyof Groups]?: keyof Groups[Group] }> = {
  readonly [Group in keyof Operations & keyof Groups]: Pick<Groups[Group], Operations[Group] & keyof Groups[Group]>
}

type ProjectClient = Uses<{
  projects: "create" | "delete" | "list"
  me: "get"
  databases: "createConnection" | "list" | "listConnections"
  connections: "rotate"
}>
type DatabaseClient = Uses<{
  databases: "create" | "createConnection" | "delete" | "list" | "listConnections"
  projects: "listBranches"
  connections: "rotate"
}>
type ServiceClient = Uses<{ services: "create" | "delete" | "get" | "list"; projects: "listBranches" }>
type BucketClient = Uses<{ buckets: "create" | "delete" | "list"; projects: "listBranches" }>

/** How the operations of this module fail. */
type FailureOf<Client> = {
  readonly [Group in keyof Client]: {
    readonly [Name in keyof Client[Group]]: Client[Group][Name] extends
      (...args: never) => Effect.Effect<infer _A, infer E> ? E : never
  }[keyof Client[Group]]
}[keyof Client]

// Looked up, so that an editor shows the errors and not this alias.
type Failure<Client, Found> = {
  readonly of: FailureOf<Client> | Pagination.PaginationError | EnsureError<Found>
}["of"]

const all = Stream.runCollect

/** Calls that lead to the line of the program that ensures. */
const makeOperations = (site: CallSite) => {
  const by = <A>(make: () => A) => at(site, make)
  return {
    by,
    branches: (client: Uses<{ projects: "listBranches" }>) => (projectId: string, gitName: string | undefined) =>
      all(
        by(() =>
          Pagination.items(client.projects.listBranches, {
            params: { projectId },
            query: gitName === undefined ? {} : { gitName }
          })
        )
      ),
    connections: (
      client: Uses<{ databases: "createConnection" | "listConnections"; connections: "rotate" }>
    ) => ({
      create: (databaseId: string, name: string) =>
        by(() => client.databases.createConnection({ params: { databaseId }, payload: { name } })),
      rotate: (id: string) => by(() => client.connections.rotate({ params: { id } })),
      list: (databaseId: string) =>
        all(by(() => Pagination.items(client.databases.listConnections, { params: { databaseId } })))
    })
  }
}

/**
 * Creates or adopts a project, with its default database.
 *
 * **When to use**
 *
 * Use in a setup script or a CI job that runs more than once.
 *
 * **Details**
 *
 * Prefer a `logicalId`: the API guarantees that it is unique. A name is not unique: the oldest project with the name
 * counts, and if two programs create one at the same time, the later one deletes its own project again. Projects of
 * other workspaces do not count.
 *
 * `name` and `region` are compared if you give them. An existing project with other values is an `EnsureError`
 * (`Different`).
 *
 * If the project already existed, `connection` applies to its default database.
 *
 * Fails like `projects.create`, `projects.list` and the operations on connections, with a `PaginationError`, or with an
 * `EnsureError`.
 *
 * **Example** (Getting one project and its connection string on every run)
 *
 * ```ts
 * import * as ConnectionString from "effect-prisma-management/ConnectionString"
 * import * as Ensure from "effect-prisma-management/Ensure"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 *
 * export const blog = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   const { connection, resource } = yield* Ensure.project(client, { logicalId: "blog", name: "Blog" }, { connection: "create" })
 *   if (connection._tag === "None") return { projectId: resource.id }
 *   const { value } = yield* ConnectionString.pick(connection.value)
 *   return { projectId: resource.id, databaseUrl: value }
 * })
 * ```
 *
 * @since 0.1.0
 * @category ensuring
 */
export const project = (
  client: ProjectClient,
  wanted: WantedProject,
  options?: ConnectionOptions
): Effect.Effect<EnsuredWithConnection<Project>, Failure<ProjectClient, Project>> => {
  const { by, connections } = makeOperations(callSite(project))
  type E = FailureOf<ProjectClient> | Pagination.PaginationError
  type Created = Effect.Success<ReturnType<ProjectClient["projects"]["create"]>>
  const ensured = kinds.project<WantedProject, Created, Project, E>(wanted, {
    create: (payload) => by(() => client.projects.create({ payload })),
    remove: (id) => by(() => client.projects.delete({ params: { id } })),
    list: (query) => all(by(() => Pagination.items(client.projects.list, { query }))),
    workspace: Effect.map(by(() => client.me.get()), ({ workspace }) => workspace?.id)
  })
  return withConnection<Created, Project, ConnectionAnswer, E>(options?.connection, "/v1/projects", ensured, {
    operations: connections(client),
    ofCreated: ({ database }) => database?.connections,
    ofFound: ({ id }) =>
      Effect.map(
        all(by(() => Pagination.items(client.databases.list, { query: { projectId: id } }))),
        (databases) => databases.find(({ isDefault }) => isDefault)
      )
  })
}

/**
 * Creates or adopts a database.
 *
 * **Details**
 *
 * The database is found by `logicalId`, or by `name`, on a branch (`branchId` or `branchGitName`; default: the default
 * branch). A `logicalId` is unique on its branch. Names are not: if two programs create one at the same time, the later
 * one deletes its own database again. The API rejects a `logicalId` together with a `branchGitName`; this function
 * looks the branch up, so both work together.
 *
 * `name`, `region`, `isDefault`, `source` and the branch are compared if you give them; the region `inherit` is not.
 *
 * The database may still be `provisioning`: wait for it with `Waiting.database`.
 *
 * Fails like the operations, with a `PaginationError`, or with an `EnsureError`.
 *
 * **Example** (Getting a database for a branch)
 *
 * ```ts
 * import * as Ensure from "effect-prisma-management/Ensure"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 *
 * export const previewDatabase = (projectId: string, branchGitName: string) =>
 *   Effect.flatMap(ManagementClient.ManagementClient, (client) =>
 *     Ensure.database(client, { projectId, name: "preview", branchGitName }, { connection: "rotate" }))
 * ```
 *
 * @since 0.1.0
 * @category ensuring
 */
export const database = (
  client: DatabaseClient,
  wanted: WantedDatabase,
  options?: ConnectionOptions
): Effect.Effect<EnsuredWithConnection<Database>, Failure<DatabaseClient, Database>> => {
  const { branches, by, connections } = makeOperations(callSite(database))
  type E = FailureOf<DatabaseClient> | Pagination.PaginationError
  type Created = Effect.Success<ReturnType<DatabaseClient["databases"]["create"]>>
  const ensured = kinds.database<WantedDatabase, Created, Database, E>(wanted, {
    create: (payload) => by(() => client.databases.create({ payload })),
    remove: (databaseId) => by(() => client.databases.delete({ params: { databaseId } })),
    list: (query) => all(by(() => Pagination.items(client.databases.list, { query }))),
    branches: branches(client)
  })
  return withConnection<Created, Database, ConnectionAnswer, E>(options?.connection, "/v1/databases", ensured, {
    operations: connections(client),
    ofCreated: ({ connections }) => connections,
    ofFound: Effect.succeed
  })
}

/**
 * Creates or adopts a service.
 *
 * **Details**
 *
 * The service is found by `logicalId`, or by `displayName`, on a branch (`branchId` or `branchGitName`; default: the
 * default branch). Both are unique on their branch. If you give a `logicalId`, a service with the same name but without
 * the `logicalId` is `Different`. The API rejects a `logicalId` together with a `branchGitName`; this function looks
 * the branch up, so both work together.
 *
 * `displayName`, `regionId` and the branch are compared if you give them.
 *
 * Fails like the operations, with a `PaginationError`, or with an `EnsureError`.
 *
 * @since 0.1.0
 * @category ensuring
 */
export const service = (
  client: ServiceClient,
  wanted: WantedService
): Effect.Effect<Ensured<Service>, Failure<ServiceClient, Service>> => {
  const { branches, by } = makeOperations(callSite(service))
  type E = FailureOf<ServiceClient> | Pagination.PaginationError
  return kinds.service<WantedService, Service, E>(wanted, {
    create: (payload) => by(() => client.services.create({ payload })),
    get: (serviceId) => by(() => client.services.get({ params: { serviceId } })),
    remove: (serviceId) => by(() => client.services.delete({ params: { serviceId } })),
    list: (query) => all(by(() => Pagination.items(client.services.list, { query }))),
    branches: branches(client)
  })
}

/**
 * Creates or adopts a bucket.
 *
 * **Details**
 *
 * The bucket is found by `logicalId`, or by `name`, on a branch (`branchId` or `branchGitName`; default: the default
 * branch). A `logicalId` is unique on its branch. Names are not: if two programs create one at the same time, the later
 * one deletes its own, empty bucket again.
 *
 * `name` and the branch are compared if you give them.
 *
 * Fails like the operations, with a `PaginationError`, or with an `EnsureError`.
 *
 * @since 0.1.0
 * @category ensuring
 */
export const bucket = (
  client: BucketClient,
  wanted: WantedBucket
): Effect.Effect<Ensured<Bucket>, Failure<BucketClient, Bucket>> => {
  const { branches, by } = makeOperations(callSite(bucket))
  type E = FailureOf<BucketClient> | Pagination.PaginationError
  return kinds.bucket<WantedBucket, Bucket, E>(wanted, {
    create: (payload) => by(() => client.buckets.create({ payload })),
    remove: (bucketId) => by(() => client.buckets.delete({ params: { bucketId } })),
    list: (query) => all(by(() => Pagination.items(client.buckets.list, { query }))),
    branches: branches(client)
  })
}
