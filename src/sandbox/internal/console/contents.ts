/** What is in a sandbox, for who looks at it: how much of everything, and the newest of what people ask for. No secrets. */
import { isProduction } from "../resources/branches.ts"
import { isSettled } from "../resources/databases.ts"
import { statusOf } from "../resources/deployments.ts"
import { liveDeployment } from "../resources/services.ts"
import type * as rows from "../state/rows.ts"
import { instantText, type Store } from "../state/Store.ts"
import type { Row, Table } from "../state/Table.ts"
import { loginOf, userOf } from "./logins.ts"

type State = Store["Service"]

/** How many of each are shown, the newest first. */
const most = 20

const newestOf = <A extends Row, B>(table: Table<A>, show: (row: A) => B): ReadonlyArray<B> =>
  table.all().slice(-most).reverse().map(show)

const common = ({ createdAt, id }: Row) => ({ id, createdAt: instantText(createdAt) })

const named = (row: { readonly id: string; readonly name: string }) => ({ id: row.id, name: row.name })

const projectOf = (state: State, id: string) => named(state.projects.get(id)!)

const branchOf = (state: State, id: string | null) => {
  const branch = id === null ? undefined : state.branches.get(id)
  return branch === undefined ? null : { id: branch.id, name: branch.gitName }
}

const workspace = (state: State) => (row: rows.Workspace) => ({
  ...common(row),
  name: row.name,
  owner: userOf(state, row.ownerId)
})

const project = (state: State) => (row: rows.Project) => ({
  ...common(row),
  name: row.name,
  workspace: named(state.workspaces.get(row.workspaceId)!),
  defaultRegion: row.defaultRegion
})

const branch = (state: State) => (row: rows.Branch) => ({
  ...common(row),
  name: row.gitName,
  project: projectOf(state, row.projectId),
  role: isProduction(state, row) ? "production" : "preview"
})

const database = (state: State) => (row: rows.Database) => ({
  ...common(row),
  name: row.name,
  project: projectOf(state, row.projectId),
  branch: branchOf(state, row.branchId),
  region: row.regionId,
  status: isSettled(state, row) ? "ready" : row.until
})

const service = (state: State) => (row: rows.Service) => {
  const live = liveDeployment(state, row)
  return {
    ...common(row),
    name: row.name,
    project: projectOf(state, row.projectId),
    branch: branchOf(state, row.branchId),
    region: row.regionId,
    status: live === undefined ? "nothing is live" : statusOf(state, live)
  }
}

const deployment = (state: State) => (row: rows.Deployment) => ({
  ...common(row),
  service: named(state.services.get(row.serviceId)!),
  status: statusOf(state, row)
})

/** When something that is shown next changes by itself: milliseconds since the epoch. */
const nextOf = (state: State): number | undefined => {
  const times = [
    ...newestOf(state.databases, ({ readyAt }) => readyAt),
    ...newestOf(state.deployments, ({ timeline }) => timeline.map(({ at }) => at)).flat(),
    ...newestOf(state.grants, (row) => loginOf(state)(row).ends).flat()
  ].filter((at) => at > state.now())
  return times.length === 0 ? undefined : Math.min(...times)
}

export const contentsOf = (state: State) => {
  const next = nextOf(state)
  return {
    /** When to look again, where nothing happens until then. */
    nextChangeAt: next === undefined ? null : instantText(next),
    counts: {
      users: state.users.size(),
      workspaces: state.workspaces.size(),
      projects: state.projects.size(),
      branches: state.branches.size(),
      databases: state.databases.size(),
      connections: state.connections.size(),
      services: state.services.size(),
      deployments: state.deployments.size(),
      domains: state.domains.size(),
      buckets: state.buckets.size(),
      environmentVariables: state.environmentVariables.size(),
      builds: state.builds.size(),
      logins: state.grants.size()
    },
    newest: {
      workspaces: newestOf(state.workspaces, workspace(state)),
      projects: newestOf(state.projects, project(state)),
      branches: newestOf(state.branches, branch(state)),
      databases: newestOf(state.databases, database(state)),
      services: newestOf(state.services, service(state)),
      deployments: newestOf(state.deployments, deployment(state)),
      logins: newestOf(state.grants, (row) => loginOf(state)(row).login)
    }
  }
}
