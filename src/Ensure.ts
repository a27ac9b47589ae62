/**
 * Create or adopt: a project, a database, a service or a bucket that is there afterwards, once, however often a program runs.
 *
 * Every function creates, and looks where the thing may be there already: after a `Conflict`, and where nobody knows whether a create was carried out
 * (a lost answer, a 5xx, a timeout). The answer says which happened.
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
} from "./internal/provision/EnsureError.ts"

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
   * - `Different`: it is there, with other properties.
   * - `Ambiguous`: there are several with this name.
   * - `BranchMissing`: the project has no branch of this Git name.
   * - `NoKey`: neither a `logicalId` nor a name was given.
   *
   * @since 0.1.0
   * @category models
   */
  EnsureErrorReason
} from "./internal/provision/EnsureError.ts"

/**
 * A thing that is there, and whether this call created it. One whose create was carried out, and whose answer was lost, is `Adopted`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Ensured<out A> {
  readonly _tag: "Created" | "Adopted"
  readonly resource: A
}

/**
 * A connection that shows its connection strings, or none.
 *
 * - `Created`: it was made for this answer, with its database or for a database that was there. `value` has the connection strings:
 *   `ConnectionString.pick(value)`.
 * - `Rotated`: the default connection has new connection strings, and the old ones are over.
 * - `None`: the database was there, and no connection was asked for; or the project has no database.
 *
 * @since 0.1.0
 * @category models
 */
export type Connected = ConnectedTo<ConnectionAnswer>

/**
 * A thing with a database that is there, and a connection to that.
 *
 * @since 0.1.0
 * @category models
 */
export interface EnsuredWithConnection<out A> extends Ensured<A> {
  readonly connection: Connected
}

/**
 * What becomes of the connection strings of a database that was there already. The API shows them once, so such a database has none to show.
 *
 * @since 0.1.0
 * @category models
 */
export interface ConnectionOptions {
  /**
   * `"create"` makes a new connection, called `ensure-` and a random id: nobody else is disturbed. `"rotate"` gives the default connection new
   * connection strings: whoever uses the old ones is cut off. When omitted there is none.
   */
  readonly connection?: "create" | "rotate" | undefined
}

/** Either of them is needed to find it. */
type Keyed<Input, Name extends keyof Input> =
  & Input
  & ({ readonly logicalId: string } | { readonly [_ in Name]: string })

/**
 * A project by its `logicalId`, or by its name in its workspace; otherwise what `projects.create` takes.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedProject = Keyed<CreateProjectInput, "name">

/**
 * A database by its `logicalId`, or by its name on its branch; otherwise what `databases.create` takes. Without a branch, it is on the default one.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedDatabase = Keyed<CreateDatabaseInput, "name">

/**
 * A service by its `logicalId`, or by its `displayName` on its branch; otherwise what `services.create` takes. Without a branch, it is on the default
 * one.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedService = CreateServiceInput

/**
 * A bucket by its `logicalId`, or by its name on its branch; otherwise what `buckets.create` takes. Without a branch, it is on the default one.
 *
 * @since 0.1.0
 * @category models
 */
export type WantedBucket = Keyed<CreateBucketInput, "name">

/** Of a client, these operations are enough. */
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

/** How any of the operations of a client fails. */
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
 * Ensures a project, with its default database.
 *
 * **Details**
 *
 * By `logicalId` the API itself keeps a second one away. By name it does not: there the oldest one counts, and of two programs that create at the same
 * time the later one deletes its own project again. So prefer a `logicalId`. Projects of other workspaces that the token can see do not count.
 *
 * `name` and `region` are compared where they are given. What is there with others is an `EnsureError` (`Different`), not a success.
 *
 * Of a project that was there, `connection` is for its default database.
 *
 * Fails as `projects.create`, `projects.list` and the operations on connections do, with a `PaginationError`, and with an `EnsureError`.
 *
 * **Example** (One project and its connection string, however often this runs)
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
 * Ensures a database.
 *
 * **Details**
 *
 * By `logicalId` or by `name` on a branch (`branchId`, `branchGitName`, else the default one). A `logicalId` is taken once on a branch, names are not unique:
 * of two programs that create at the same time the later one deletes its own database again. The API refuses a `logicalId` together with a
 * `branchGitName`; here they go together, and the branch is looked up.
 *
 * `name`, `region`, `isDefault`, `source` and the branch are compared where they are given; the region `inherit` is not.
 *
 * The database may still be `provisioning`: `Waiting.database` waits.
 *
 * Fails as the operations do, with a `PaginationError`, and with an `EnsureError`.
 *
 * **Example** (A database for a branch)
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
 * Ensures a service.
 *
 * **Details**
 *
 * By `logicalId` or by `displayName`, each of which is taken once on a branch (`branchId`, `branchGitName`, else the default one). With a `logicalId`, a service of the same name without it is a difference. The API refuses a `logicalId` together with a `branchGitName`; here
 * they go together, and the branch is looked up.
 *
 * `displayName`, `regionId` and the branch are compared where they are given.
 *
 * Fails as the operations do, with a `PaginationError`, and with an `EnsureError`.
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
 * Ensures a bucket.
 *
 * **Details**
 *
 * By `logicalId` or by `name` on a branch (`branchId`, `branchGitName`, else the default one). A `logicalId` is taken once on a branch, names are not unique:
 * of two programs that create at the same time the later one deletes its own, empty bucket again.
 *
 * `name` and the branch are compared where they are given.
 *
 * Fails as the operations do, with a `PaginationError`, and with an `EnsureError`.
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
