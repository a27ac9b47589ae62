/** What goes when a project or a branch goes: all that is in it. Builds stay, as a history does, and forget where they were. */
import { branchesOf } from "./branches.ts"
import * as databases from "./databases.ts"
import type * as rows from "../state/rows.ts"
import * as services from "./services.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

export const removeBucket = (state: State, bucket: rows.Bucket): void => {
  state.bucketKeys.filter(({ bucketId }) => bucketId === bucket.id).forEach(state.bucketKeys.remove)
  state.buckets.remove(bucket)
}

interface Placed {
  readonly projectId: string
  readonly branchId: string | null
}

const removePlaced = (state: State, isGone: (row: Placed) => boolean): void => {
  state.databases.filter(isGone).forEach((row) => databases.remove(state, row))
  state.services.filter(isGone).forEach((row) => services.removeRow(state, row))
  state.buckets.filter(isGone).forEach((row) => removeBucket(state, row))
  state.environmentVariables.filter(isGone).forEach(state.environmentVariables.remove)
}

export const removeBranch = (state: State, branch: rows.Branch): void => {
  const isOn = ({ branchId }: { readonly branchId: string | null }): boolean => branchId === branch.id
  removePlaced(state, isOn)
  state.leases.filter(isOn).forEach(state.leases.remove)
  state.stackStates.filter(isOn).forEach(state.stackStates.remove)
  state.topologies.filter(isOn).forEach(state.topologies.remove)
  state.builds.filter(isOn).forEach((row) => state.builds.change(row, { branchId: null }))
  state.branches.remove(branch)
}

export const removeProject = (state: State, project: rows.Project): void => {
  const isIn = ({ projectId }: { readonly projectId: string | null }): boolean => projectId === project.id
  removePlaced(state, isIn)
  branchesOf(state, project.id).forEach((row) => removeBranch(state, row))
  state.sourceRepositories.filter(isIn).forEach(state.sourceRepositories.remove)
  state.builds.filter(isIn).forEach((row) => state.builds.change(row, { projectId: null }))
  state.projects.remove(project)
}
