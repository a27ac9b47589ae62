/** Workspaces, and what is there from the start. */
import { makeRoomForToken } from "../state/ended.ts"
import type * as rows from "../state/rows.ts"
import * as scm from "./scm.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

/** A new workspace, with one application that has access to it and the GitHub App of one account. */
export const add = (state: State, name: string, ownerId: string): rows.Workspace => {
  const workspace = state.workspaces.put({ ...state.row("wksp_"), name, ownerId })
  state.integrations.put({
    ...state.row("itgr_"),
    workspaceId: workspace.id,
    clientId: state.id("client_"),
    clientName: "Sandbox application",
    scopes: ["workspace:admin", "offline_access"]
  })
  scm.install(state, workspace.id)
  return workspace
}

export const integrationsOf = (state: State, workspaceId: string): Array<rows.Integration> =>
  state.integrations.filter((row) => row.workspaceId === workspaceId)

interface NewToken {
  readonly name: string
  readonly type: rows.Credential["type"]
  readonly userId: string | null
  readonly value?: string | undefined
  readonly expiresAt?: number
}

export const addToken = (state: State, workspaceId: string, token: NewToken): rows.Credential => {
  if (token.expiresAt !== undefined) makeRoomForToken(state, null)
  return state.credentials.put({
    ...state.row("itgr_"),
    workspaceId,
    name: token.name,
    type: token.type,
    userId: token.userId,
    value: token.value ?? `sandbox_${state.secret()}`,
    grantId: null,
    scopes: null,
    expiresAt: token.expiresAt ?? null
  })
}
