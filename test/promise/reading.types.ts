/** What `paginate`, `waitFor`, `logs` and `connectionString` take, what they give, and what does not compile. */
import {
  type BuildLogLine,
  type components,
  connectionString,
  type DeploymentLogLine,
  logs,
  type ManagementApiClient,
  type ManagementApiClientConfig,
  type ManagementApiSdk,
  type PagedPath,
  paginate,
  waitFor
} from "../../src/promise/index.ts"

declare const client: ManagementApiClient
declare const sdk: ManagementApiSdk

type Schemas = components["schemas"]

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false

const is = <Expected>() => <Actual>(_actual: Actual, _same: Same<Expected, Actual>): void => {}

export const typed = async () => {
  for await (const project of paginate(client, "/v1/projects")) is<Schemas["Project"]>()(project, true)
  for await (
    const page of paginate.pages(sdk.client, "/v1/projects", {
      params: { query: { limit: 10, logicalId: "blog" } },
      from: "c1",
      signal: AbortSignal.timeout(1),
      headers: { "x-team": "platform" }
    })
  ) is<Schemas["ProjectPage"]>()(page, true)
  for await (
    const database of paginate(sdk.client, "/v1/projects/{projectId}/databases", {
      params: { path: { projectId: "p" } }
    })
  ) is<Schemas["Database"]>()(database, true)

  const database = waitFor.database(client, "db_1", { onChange: ({ status }) => is<string>()(status, false) })
  is<Schemas["Database"]>()(await database, true)
  is<Schemas["Deployment"]>()(await waitFor.deployment(client, "d"), true)
  is<Schemas["Domain"]>()(await waitFor.domain(client, "d", { timeout: Infinity }), true)
  is<Schemas["BuildWithResources"]>()(await waitFor.build(sdk.client, "b"), true)
  is<Schemas["AgentApproval"]>()(await waitFor.approval(client, "a"), true)

  for await (const line of logs.build(client, "b", { from: "c1", silence: 30_000 })) is<BuildLogLine>()(line, true)
  for await (const line of logs.deployment(client, "d", { from: 7, follow: true, tail: 100 })) {
    is<DeploymentLogLine>()(line, true)
  }

  const { data } = await client.POST("/v1/projects", { body: { name: "blog" } })
  if (data !== undefined) {
    is<string>()(connectionString(data).value, true)
    is<"pooled" | "direct" | "accelerate">()(connectionString(data.data, { prefer: "direct" }).kind, true)
  }
  const created = await client.POST("/v1/connections", { body: { databaseId: "db_1", name: "worker" } })
  if (created.data !== undefined) connectionString(created.data)
}

/** Lists with pages. One that is here and is none does not compile. */
export const paged: { readonly [Path in PagedPath]?: "pages" | "one page" } = {
  "/v1/apps": "pages",
  "/v1/apps/{appId}/domains": "one page",
  "/v1/apps/{appId}/deployments": "pages",
  "/v1/services": "pages",
  "/v1/services/{serviceId}/domains": "one page",
  "/v1/services/{serviceId}/deployments": "pages",
  "/v1/projects/{projectId}/branches": "pages",
  "/v1/buckets": "pages",
  "/v1/buckets/{bucketId}/keys": "pages",
  "/v1/builds": "pages",
  "/v1/connections": "pages",
  "/v1/databases": "pages",
  "/v1/databases/{databaseId}/connections": "pages",
  "/v1/projects": "pages",
  "/v1/projects/{projectId}/databases": "pages",
  "/v1/environment-variables": "pages",
  "/v1/integrations": "pages",
  "/v1/workspaces/{workspaceId}/integrations": "pages",
  "/v1/workspaces/{workspaceId}/service-tokens": "pages",
  "/v1/scm-installations": "pages",
  "/v1/scm-installations/{installationId}/repositories": "pages",
  "/v1/source-repositories": "pages",
  "/v1/workspaces": "pages"
}

export const refused = () => {
  // @ts-expect-error: its pagination has no `nextCursor`.
  void paginate(client, "/v1/databases/{databaseId}/backups", { params: { path: { databaseId: "db" } } })
  // @ts-expect-error: it has no pages.
  void paginate(client, "/v1/regions")
  // @ts-expect-error: it is no list.
  void paginate.pages(client, "/v1/projects/{id}", { params: { path: { id: "p" } } })
  // @ts-expect-error: the cursor is the iterator's own business.
  void paginate(client, "/v1/projects", { params: { query: { cursor: "c1" } } })
  // @ts-expect-error: a project is needed.
  void paginate(client, "/v1/projects/{projectId}/databases")
  // @ts-expect-error: so is a workspace, also beside a limit.
  void paginate(client, "/v1/integrations", { params: { query: { limit: 10 } } })
  // @ts-expect-error: there is no such parameter.
  void paginate(client, "/v1/projects", { params: { query: { size: 10 } } })
  // @ts-expect-error: a page is read as JSON.
  void paginate(client, "/v1/projects", { parseAs: "text" })
  // @ts-expect-error: one page has no place to start from.
  void paginate(client, "/v1/services/{serviceId}/domains", { params: { path: { serviceId: "s" } }, from: "c1" })
  // @ts-expect-error: there is no such path.
  void paginate(client, "/v1/nothing")
  // @ts-expect-error: milliseconds.
  void waitFor.database(client, "db_1", { timeout: "2 minutes" })
  // @ts-expect-error: a deployment has no cursor but bytes.
  void logs.deployment(client, "d", { from: "c1" })
  // @ts-expect-error: a build is always followed.
  void logs.build(client, "b", { follow: true })
}

declare const project: { readonly data: Schemas["Project"] }
declare const connection: Schemas["Connection"]

export const strings = () => {
  // What only reads compiles where it could carry one by its shape, and throws.
  connectionString(connection)
  // @ts-expect-error: a project that was only read has no database in its answer.
  connectionString(project)
}

export const retries: ReadonlyArray<ManagementApiClientConfig["retries"]> = [
  true,
  false,
  { tries: 10, cap: 30_000 },
  ({ attempts, isIdempotent, retryAfter }) => isIdempotent && attempts < 3 ? retryAfter ?? 100 : undefined,
  async ({ status }) => status === 503 ? 1000 : undefined,
  // @ts-expect-error: milliseconds.
  { base: "1 second" }
]
