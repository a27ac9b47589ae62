/** Whose login it is, and for which workspace: where nobody chooses at a page, what was asked for has to be there. */
import * as Result from "effect/Result"
import { listed } from "../protocol/unknownField.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import { findUser, workspacesOfUser } from "../state/users.ts"

type State = Store["Service"]

/** How a user (by id or email address) and a workspace (by id) were named. */
export interface Wanted {
  readonly user?: string | undefined
  readonly workspace?: string | undefined
}

/** What is not there, or not that user's, and which there are. The names of others are left to who tells it. */
export interface NoChoice {
  readonly field: "user" | "workspace"
  readonly why: string
}

const noUser = (state: State): NoChoice => ({
  field: "user",
  why: `Unknown user. Known users: ${listed(state.users.all().map(({ email }) => email))}.`
})

const noWorkspace = (state: State): NoChoice => ({
  field: "workspace",
  why: `Unknown workspace. Known workspaces: ${
    listed(state.workspaces.all().map(({ id, ownerId }) => `${id} (${state.users.get(ownerId)?.email})`))
  }.`
})

const notTheirs = (state: State, user: rows.User): NoChoice => ({
  field: "workspace",
  why: `${user.email} has no such workspace. Their workspaces: ${
    listed(workspacesOfUser(state, user).map(({ id }) => id))
  }.`
})

/** The user who is named, or else who owns the workspace that is named. */
export const userOf = (state: State, { user, workspace }: Wanted): rows.User | undefined =>
  user === undefined
    ? state.users.get(state.workspaces.get(workspace ?? "")?.ownerId ?? "")
    : findUser(state, user)

/** The workspace to log in to: the first of the first user, where nothing is wanted. */
export const choose = (state: State, wanted: Wanted): Result.Result<rows.Workspace, NoChoice> => {
  const isOpen = wanted.user === undefined && wanted.workspace === undefined
  const user = isOpen ? state.users.first()! : userOf(state, wanted)
  if (user === undefined) {
    return Result.fail(wanted.user === undefined ? noWorkspace(state) : noUser(state))
  }
  const own = workspacesOfUser(state, user)
  const workspace = wanted.workspace === undefined
    ? own[0]
    : own.find(({ id }) => id === state.workspaces.get(wanted.workspace ?? "")?.id)
  return workspace === undefined ? Result.fail(notTheirs(state, user)) : Result.succeed(workspace)
}
