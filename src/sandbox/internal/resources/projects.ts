/** Projects: made, moved, removed. */
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../ApiError.ts"
import type { CreatedProject } from "../../../api/schemas.ts"
import * as answer from "../protocol/answer.ts"
import * as branches from "./branches.ts"
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

const logicalIdTaken = (state: State, workspaceId: string, logicalId: string | null | undefined): boolean =>
  logicalId !== undefined && logicalId !== null
  && state.projects.where("logicalId", logicalId).some((row) => row.workspaceId === workspaceId)

const clash = (logicalId: string) =>
  answer.conflict({
    message: `A project with the logicalId ${logicalId} already exists.`,
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
    const branch = branches.add(state, project.id, "main", true)
    const database = input.createDatabase === false
      ? null
      : databases.withApiKeys(
        databases.add(state, { project, branchId: branch.id, region: "inherit", isDefault: true })
      )
    return Effect.succeed({ ...views.project(state)(state.projects.get(project.id)!), database })
  })

export const transfer = (
  state: State,
  project: rows.Project,
  workspaceId: string
): Effect.Effect<void, ApiError.Conflict> =>
  Effect.suspend(() => {
    if (project.workspaceId === workspaceId) {
      return Effect.fail(answer.conflict({
        message: "The project is already in the recipient's workspace.",
        hint: "The recipientAccessToken must be a token of another workspace."
      }))
    }
    if (logicalIdTaken(state, workspaceId, project.logicalId)) return Effect.fail(clash(project.logicalId!))
    state.projects.change(project, { workspaceId })
    state.builds.where("projectId", project.id)
      .forEach((row) => state.builds.change(row, { workspaceId }))
    return Effect.void
  })
