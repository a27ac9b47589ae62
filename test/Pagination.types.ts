/** What goes through `Pagination`, as what, and what does not compile. */
import type * as Stream from "effect/Stream"
import type { Build } from "../src/api/builds.ts"
import type { Groups } from "../src/api/groups.ts"
import type { Integrations } from "../src/api/integrations.ts"
import type { Project, ProjectPage } from "../src/api/projects.ts"
import type { Connection, Database, Domain } from "../src/api/schemas.ts"
import type * as ApiError from "../src/ApiError.ts"
import * as Pagination from "../src/Pagination.ts"

declare const client: Groups

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false

const is = <Expected>() => <Actual>(_actual: Actual, _same: Same<Expected, Actual>): void => {}

export const typed = () => {
  const projects = Pagination.items(client.projects.list)
  is<Stream.Stream<Project, ApiError.Failure<ApiError.Unauthorized> | Pagination.PaginationError>>()(projects, true)
  const pages = Pagination.pages(client.projects.list, { query: { limit: 10, logicalId: "blog" }, from: "c1" })
  is<Stream.Stream<ProjectPage, ApiError.Failure<ApiError.Unauthorized> | Pagination.PaginationError>>()(pages, true)
  const builds = Pagination.items(client.builds.list, { query: { state: "running" }, prefetch: true })
  is<
    Stream.Stream<
      Build,
      | ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>
      | Pagination.PaginationError
    >
  >()(builds, true)
  const domains = Pagination.items(client.services.listDomains, { params: { serviceId: "cps_1" } })
  is<
    Stream.Stream<
      Domain,
      | ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
      | Pagination.PaginationError
    >
  >()(domains, true)
}

/** The lists with a cursor, required parameters and all. */
export const all = () => [
  Pagination.items(client.apps.list),
  Pagination.items(client.apps.listDeployments, { params: { appId: "cps_1" } }),
  Pagination.items(client.services.list, { query: { branchId: "unassigned" } }),
  Pagination.items(client.services.listDeployments, { params: { serviceId: "cps_1" } }),
  Pagination.items(client.projects.list),
  Pagination.items(client.projects.listBranches, { params: { projectId: "p1" }, query: { gitName: "main" } }),
  Pagination.items(client.projects.listDatabases, { params: { projectId: "p1" } }),
  Pagination.items(client.buckets.list),
  Pagination.items(client.buckets.listKeys, { params: { bucketId: "b1" } }),
  Pagination.items(client.builds.list),
  Pagination.items(client.connections.list),
  Pagination.items(client.databases.list),
  Pagination.items(client.databases.listConnections, { params: { databaseId: "db1" } }),
  Pagination.items(client.environmentVariables.list),
  Pagination.items(client.integrations.list, { query: { workspaceId: "w1" } }),
  Pagination.items(client.workspaces.listIntegrations, { params: { workspaceId: "w1" } }),
  Pagination.items(client.serviceTokens.list, { params: { workspaceId: "w1" } }),
  Pagination.items(client.scmInstallations.list, { query: { workspaceId: "w1" } }),
  Pagination.items(client.scmInstallations.listRepositories, { params: { installationId: "i1" } }),
  Pagination.items(client.sourceRepositories.list, { query: { projectId: "p1" } }),
  Pagination.items(client.workspaces.list)
]

type Methods = {
  readonly [Group in keyof Groups]: {
    readonly [Method in keyof Groups[Group]]: Groups[Group][Method] extends Pagination.List
      ? `${Group}.${Method & string}`
      : never
  }[keyof Groups[Group]]
}[keyof Groups]

/** What is a list with pages is told apart by its type alone: one that is here and is none does not compile. */
export const paged: { readonly [Name in Methods]?: "pages" | "one page" } = {
  "apps.list": "pages",
  "apps.listDeployments": "pages",
  "apps.listDomains": "one page",
  "services.list": "pages",
  "services.listDeployments": "pages",
  "services.listDomains": "one page",
  "projects.list": "pages",
  "projects.listBranches": "pages",
  "projects.listDatabases": "pages",
  "buckets.list": "pages",
  "buckets.listKeys": "pages",
  "builds.list": "pages",
  "connections.list": "pages",
  "databases.list": "pages",
  "databases.listConnections": "pages",
  "environmentVariables.list": "pages",
  "integrations.list": "pages",
  "workspaces.listIntegrations": "pages",
  "serviceTokens.list": "pages",
  "scmInstallations.list": "pages",
  "scmInstallations.listRepositories": "pages",
  "sourceRepositories.list": "pages",
  "workspaces.list": "pages"
}

export const refused = (cursorless: () => ReturnType<Integrations["list"]>) => {
  // @ts-expect-error: its pagination has no `nextCursor`.
  Pagination.items(client.databases.listBackups, { params: { databaseId: "db1" } })
  // @ts-expect-error: it has no pages.
  Pagination.items(client.regions.list)
  // @ts-expect-error: it is no list.
  Pagination.pages(client.projects.get, { params: { id: "p1" } })
  // @ts-expect-error: it answers with cursors that it does not take.
  Pagination.items(cursorless)
  // @ts-expect-error: the cursor is the stream's own business.
  Pagination.items(client.projects.list, { query: { cursor: "c1" } })
  // @ts-expect-error: a project is needed.
  Pagination.items(client.projects.listDatabases)
  // @ts-expect-error: so is a workspace, also beside a limit.
  Pagination.items(client.integrations.list, { query: { limit: 10 } })
  // @ts-expect-error: there is no such parameter.
  Pagination.items(client.projects.list, { query: { size: 10 } })
  // @ts-expect-error: one page has no place to start from.
  Pagination.items(client.services.listDomains, { params: { serviceId: "cps_1" }, from: "c1" })
}

export type Items = [
  Pagination.ItemOf<Groups["databases"]["list"]> extends Database ? true : never,
  Pagination.ItemOf<Groups["databases"]["listConnections"]> extends Connection ? true : never
]
