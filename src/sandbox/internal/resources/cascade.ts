/** What goes when a project or a branch goes: all that is in it. Builds stay, as a history does, and forget where they were. */
import { branchesOf } from "./branches.ts"
import * as databases from "./databases.ts"
import type * as rows from "../state/rows.ts"
import * as services from "./services.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

export const removeBucket = (state: State, bucket: rows.Bucket): void => {
  state.bucketKeys.where("bucketId", bucket.id).forEach(state.bucketKeys.remove)
  state.buckets.remove(bucket)
}

const removePlaced = (state: State, field: "projectId" | "branchId", id: string): void => {
  state.databases.where(field, id).forEach((row) => databases.remove(state, row))
  state.services.where(field, id).forEach((row) => services.removeRow(state, row))
  state.buckets.where(field, id).forEach((row) => removeBucket(state, row))
  state.environmentVariables.where(field, id).forEach(state.environmentVariables.remove)
}

export const removeBranch = (state: State, branch: rows.Branch): void => {
  removePlaced(state, "branchId", branch.id)
  state.leases.where("branchId", branch.id).forEach(state.leases.remove)
  state.stackStates.where("branchId", branch.id).forEach(state.stackStates.remove)
  state.topologies.where("branchId", branch.id).forEach(state.topologies.remove)
  state.builds.where("branchId", branch.id).forEach((row) => state.builds.change(row, { branchId: null }))
  state.branches.remove(branch)
}

export const removeProject = (state: State, project: rows.Project): void => {
  removePlaced(state, "projectId", project.id)
  branchesOf(state, project.id).forEach((row) => removeBranch(state, row))
  state.sourceRepositories.where("projectId", project.id).forEach(state.sourceRepositories.remove)
  state.builds.where("projectId", project.id).forEach((row) => state.builds.change(row, { projectId: null }))
  state.projects.remove(project)
}
