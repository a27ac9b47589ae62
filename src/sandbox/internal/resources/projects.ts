/** Projects with their branches: made, moved, removed. */
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../ApiError.ts"
import type { CreatedProject } from "../../../api/schemas.ts"
import * as answer from "../protocol/answer.ts"
import * as databases from "./databases.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import * as views from "./views.ts"

type State = Store["Service"]

interface NewProject {
  readonly createDatabase?: boolean | undefined
  readonly name?: string | undefined
  readonly region?: string | undefined
  readonly logicalId?: string | undefined
}

export const branchesOf = (state: State, projectId: string): Array<rows.Branch> =>
  state.branches.filter((row) => row.projectId === projectId)

export const defaultBranchOf = (state: State, projectId: string): rows.Branch =>
  branchesOf(state, projectId).find(({ isDefault }) => isDefault)!

export const makeDefault = (state: State, branch: rows.Branch): rows.Branch => {
  const updatedAt = state.now()
  state.branches.change(defaultBranchOf(state, branch.projectId), { isDefault: false, updatedAt })
  return state.branches.change(branch, { isDefault: true, updatedAt })
}

export const addBranch = (state: State, projectId: string, gitName: string, isDefault: boolean): rows.Branch => {
  const fields = state.row("br_")
  return state.branches.put({ ...fields, projectId, gitName, isDefault, updatedAt: fields.createdAt })
}

const logicalIdTaken = (state: State, workspaceId: string, logicalId: string | null | undefined): boolean =>
  logicalId !== undefined && logicalId !== null
  && state.projects.find((row) => row.workspaceId === workspaceId && row.logicalId === logicalId) !== undefined

const clash = (logicalId: string) =>
  answer.conflict({
    message: `A project with the logicalId ${logicalId} exists already.`,
    hint: "Find it with `GET /v1/projects?logicalId=...`, or choose another one."
  })

/** A new project with its default branch and, unless it is not wanted, its default database. */
export const create = (
  state: State,
  workspaceId: string,
  input: NewProject
): Effect.Effect<CreatedProject, ApiError.Conflict> =>
  Effect.suspend(() => {
    if (logicalIdTaken(state, workspaceId, input.logicalId)) return Effect.fail(clash(input.logicalId!))
    const project = state.projects.put({
      ...state.row("proj_"),
      workspaceId,
      name: input.name ?? "My Project",
      logicalId: input.logicalId ?? null,
      defaultRegion: input.region ?? null
    })
    const branch = addBranch(state, project.id, "main", true)
    const database = input.createDatabase === false
      ? null
      : databases.withApiKeys(databases.add(state, { project, branchId: branch.id, isDefault: true }))
    return Effect.succeed({ ...views.project(state)(project), database })
  })

export const transfer = (
  state: State,
  project: rows.Project,
  workspaceId: string
): Effect.Effect<void, ApiError.Conflict> =>
  Effect.suspend(() => {
    if (project.workspaceId === workspaceId) {
      return Effect.fail(answer.conflict({ message: "The project is in the workspace of the recipient already." }))
    }
    if (logicalIdTaken(state, workspaceId, project.logicalId)) return Effect.fail(clash(project.logicalId!))
    state.projects.change(project, { workspaceId })
    state.builds.filter(({ projectId }) => projectId === project.id)
      .forEach((row) => state.builds.change(row, { workspaceId }))
    return Effect.void
  })

/** The branch that an input names by id or by git name, for what is put on one; null where it names none. */
export const resolveBranch = (
  state: State,
  projectId: string,
  { branchGitName, branchId }: {
    readonly branchId?: string | null | undefined
    readonly branchGitName?: string | null | undefined
  }
): Effect.Effect<string | null, ApiError.NotFound> => {
  const named = branchId ?? branchGitName ?? null
  if (named === null) return Effect.succeed(null)
  const fits = typeof branchId === "string"
    ? (row: rows.Branch) => row.id === state.branches.get(branchId)?.id
    : (row: rows.Branch) => row.gitName === branchGitName
  const found = branchesOf(state, projectId).find(fits)
  return found === undefined
    ? Effect.fail(answer.notFound({ message: `Branch ${named} was not found in this project.` }))
    : Effect.succeed(found.id)
}

/** The filters that the lists of things on branches share. */
export interface PlaceQuery {
  readonly projectId?: string | undefined
  readonly logicalId?: string | undefined
  readonly branchId?: string | undefined
  readonly branchGitName?: string | undefined
}

/** Whether a row fits these filters. */
export const onBranch = (state: State, query: PlaceQuery) => {
  const projectId = query.projectId === undefined ? undefined : state.projects.get(query.projectId)?.id ?? null
  const branchId = query.branchId === undefined || query.branchId === "unassigned"
    ? undefined
    : state.branches.get(query.branchId)?.id ?? ""
  return (
    row: { readonly projectId: string; readonly branchId: string | null; readonly logicalId: string | null }
  ): boolean =>
    (projectId === undefined || row.projectId === projectId)
    && (query.logicalId === undefined || row.logicalId === query.logicalId)
    && (query.branchId !== "unassigned" || row.branchId === null)
    && (branchId === undefined || row.branchId === branchId)
    && (query.branchGitName === undefined
      || (row.branchId !== null && state.branches.get(row.branchId)?.gitName === query.branchGitName))
}
