/** What the rows look like to a caller. */
import type { Integration, ResourceReference } from "../../../api/schemas.ts"
import type { Branch } from "../../../api/schemas.ts"
import type { Project } from "../../../api/projects.ts"
import type { Workspace } from "../../../api/workspaces.ts"
import { isProduction } from "./branches.ts"
import { regionName } from "./regions.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"

type State = Store["Service"]

const reference = (
  state: State,
  path: string,
  row: { readonly id: string; readonly name: string }
): ResourceReference => ({
  id: row.id,
  url: state.url(`/v1/${path}/${row.id}`),
  name: row.name
})

export const region = (id: string) => ({ id, name: regionName(id) })

export const projectReference = (state: State, id: string): ResourceReference =>
  reference(state, "projects", state.projects.get(id)!)

export const databaseReference = (state: State, row: rows.Database): ResourceReference =>
  reference(state, "databases", row)

export const workspace = (state: State) => (row: rows.Workspace): Workspace => ({
  ...reference(state, "workspaces", row),
  type: "workspace",
  createdAt: instant(row.createdAt)
})

export const project = (state: State) => (row: rows.Project): Project => ({
  ...reference(state, "projects", row),
  type: "project",
  logicalId: row.logicalId,
  createdAt: instant(row.createdAt),
  defaultRegion: row.defaultRegion,
  workspace: reference(state, "workspaces", state.workspaces.get(row.workspaceId)!)
})

export const branch = (state: State) => (row: rows.Branch): Branch => ({
  id: row.id,
  type: "branch",
  url: state.url(`/v1/branches/${row.id}`),
  gitName: row.gitName,
  isDefault: row.isDefault,
  role: isProduction(state, row) ? "production" : "preview",
  createdAt: instant(row.createdAt),
  updatedAt: instant(row.updatedAt),
  project: projectReference(state, row.projectId)
})

/** The application was let in by whose workspace it is. */
const ownerOf = (state: State, workspaceId: string) => {
  const { email, id, name } = state.users.get(state.workspaces.get(workspaceId)!.ownerId)!
  return { id, email, displayName: name }
}

export const integration = (state: State) => (row: rows.Integration): Integration => ({
  id: row.id,
  url: state.url(`/v1/integrations/${row.id}`),
  createdAt: instant(row.createdAt),
  scopes: row.scopes,
  client: { id: row.clientId, name: row.clientName, createdAt: instant(row.createdAt) },
  createdByUser: ownerOf(state, row.workspaceId)
})
