/** What can be in a seed, by the operations that create it. */
import { settlingTime as bucketTime } from "../resources/buckets.ts"
import { settlingTime as databaseTime } from "../resources/databases.ts"
import type { Store } from "../state/Store.ts"
import type { Fields } from "./seedFields.ts"

type State = Store["Service"]

/** The ids of what a thing is in. */
export interface Above {
  readonly projectId?: string
  readonly branchId?: string
  readonly databaseId?: string
  readonly serviceId?: string
  readonly bucketId?: string
  readonly [id: `${string}Id`]: string
}

/** One that is made with what it is in, and that a seed can say more of. */
interface Companion {
  readonly part: string
  readonly field: string
  readonly value: string
  readonly find: (state: State, id: string) => string | undefined
}

export interface Kind {
  /** The operation that creates it. */
  readonly operation: string
  readonly path: (above: Above) => string
  readonly prefix: string
  /** Its own id, to what is in it. */
  readonly called?: keyof Above & string
  /** The fields of the body that its place says. */
  readonly implied?: ReadonlyArray<keyof Above & string>
  /** Operations on it afterwards that take the fields which its creation does not know. */
  readonly update?: { readonly operation: string; readonly path: (id: string) => string }
  /** The statuses that it can be given, and what puts it into one. */
  readonly settle?: {
    readonly statuses: ReadonlyArray<string>
    readonly apply: (state: State, id: string, status: string) => void
  }
  /** Fields beside those of the operations. */
  readonly beside?: ReadonlyArray<string>
  readonly parts?: { readonly [part: string]: Kind }
  readonly companion?: Companion
}

const lifeOf: { readonly [status: string]: ReadonlyArray<string> } = {
  new: ["new"],
  running: ["new", "provisioning", "running"],
  stopped: ["new", "provisioning", "running", "stopping", "stopped"],
  failed: ["new", "provisioning", "failed"]
}

const settleDeployment = (state: State, id: string, status: string): void => {
  const row = state.deployments.get(id)!
  const stored = { size: 1024, isArchive: status !== "failed" }
  state.deployments.change(row, {
    timeline: lifeOf[status]!.map((status) => ({ at: row.createdAt, status })),
    ...status === "new" || !row.upload ? undefined : { upload: { ...row.upload, stored } }
  })
}

const settleDatabase = (state: State, id: string, status: string): void => {
  const row = state.databases.get(id)!
  state.databases.change(row, { readyAt: status === "ready" ? row.createdAt : state.now() + databaseTime })
}

const settleBucket = (state: State, id: string, status: string): void => {
  const row = state.buckets.get(id)!
  state.buckets.change(row, { readyAt: status === "ready" ? row.createdAt : state.now() + bucketTime })
}

const settleDomain = (state: State, id: string, status: string): void => {
  const row = state.domains.get(id)!
  state.domains.change(row, { timeline: [{ at: row.createdAt, status }] })
}

const connections: Kind = {
  operation: "databases.createConnection",
  path: ({ databaseId }) => `databases/${databaseId}/connections`,
  prefix: "con_"
}

const databases: Kind = {
  operation: "databases.create",
  path: () => "databases",
  prefix: "db_",
  called: "databaseId",
  implied: ["projectId", "branchId"],
  settle: { statuses: ["provisioning", "ready"], apply: settleDatabase },
  parts: { connections },
  companion: {
    part: "connections",
    field: "name",
    value: "Default",
    find: (state, id) => state.connections.where("databaseId", id)[0]?.id
  }
}

const services: Kind = {
  operation: "services.create",
  path: () => "services",
  prefix: "cps_",
  called: "serviceId",
  implied: ["projectId", "branchId"],
  parts: {
    deployments: {
      operation: "services.createDeployment",
      path: ({ serviceId }) => `services/${serviceId}/deployments`,
      prefix: "cpv_",
      settle: { statuses: Object.keys(lifeOf), apply: settleDeployment },
      beside: ["promoted"]
    },
    domains: {
      operation: "services.createDomain",
      path: ({ serviceId }) => `services/${serviceId}/domains`,
      prefix: "dom_",
      settle: {
        statuses: ["pending_dns", "verifying", "provisioning_tls", "active", "failed"],
        apply: settleDomain
      }
    }
  }
}

const buckets: Kind = {
  operation: "buckets.create",
  path: () => "buckets",
  prefix: "bkt_",
  called: "bucketId",
  implied: ["projectId", "branchId"],
  settle: { statuses: ["provisioning", "ready"], apply: settleBucket },
  parts: {
    keys: {
      operation: "buckets.createKey",
      path: ({ bucketId }) => `buckets/${bucketId}/keys`,
      prefix: "bkey_"
    }
  }
}

const environmentVariables: Kind = {
  operation: "environmentVariables.create",
  path: () => "environment-variables",
  prefix: "envvar_",
  implied: ["projectId", "branchId"]
}

const branches: Kind = {
  operation: "projects.createBranch",
  path: ({ projectId }) => `projects/${projectId}/branches`,
  prefix: "br_",
  called: "branchId",
  beside: ["applicationTopology", "alchemyState"],
  parts: { databases, services, buckets, environmentVariables }
}

const builds: Kind = {
  operation: "builds.create",
  path: () => "builds",
  prefix: "bld_",
  implied: ["projectId"],
  update: { operation: "builds.update", path: (id) => `builds/${id}` }
}

const sourceRepositories: Kind = {
  operation: "sourceRepositories.create",
  path: () => "source-repositories",
  prefix: "srcrepo_",
  implied: ["projectId"],
  beside: ["repository"]
}

/** In the order in which they are created: what comes later may name what came before. */
export const projects: Kind = {
  operation: "projects.create",
  path: () => "projects",
  prefix: "proj_",
  called: "projectId",
  implied: ["workspaceId"],
  parts: { branches, databases, services, buckets, environmentVariables, sourceRepositories, builds },
  companion: {
    part: "branches",
    field: "gitName",
    value: "main",
    find: (state, id) => state.branches.where("projectId", id)[0]?.id
  }
}

/** Of a workspace, beside its projects. */
export const serviceTokens: Kind = {
  operation: "serviceTokens.create",
  path: ({ workspaceId }) => `workspaces/${workspaceId}/service-tokens`,
  prefix: "itgr_",
  beside: ["value"]
}

/** The items of a kind's companion, if a list has one. */
export const companionIn = (companion: Companion | undefined, fields: Fields): number => {
  const list = companion === undefined ? undefined : fields[companion.part]
  return Array.isArray(list)
    ? list.findIndex((item: unknown) => (item as Fields | null)?.[companion!.field] === companion!.value)
    : -1
}
