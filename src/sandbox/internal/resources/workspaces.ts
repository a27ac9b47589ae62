/** Workspaces, and what is there from the start. */
import * as Effect from "effect/Effect"
import * as accessTokens from "../oauth/accessTokens.ts"
import { makeRoomForToken } from "../state/ended.ts"
import type * as rows from "../state/rows.ts"
import * as scm from "./scm.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

/** A new workspace, with one application that has access to it and the GitHub App of one account. */
export const add = (state: State, name: string, ownerId: string, id?: string): rows.Workspace => {
  const workspace = state.workspaces.put({
    ...state.row("wksp_"),
    ...id === undefined ? undefined : { id },
    name,
    ownerId
  })
  state.integrations.put({
    ...state.row("itgr_"),
    workspaceId: workspace.id,
    clientId: state.id("client_"),
    clientName: "Sandbox application",
    scopes: ["workspace:admin", "offline_access"]
  })
  scm.install(state, workspace.id, scm.usualAccount, scm.usualRepositories)
  return workspace
}

export const integrationsOf = (state: State, workspaceId: string): Array<rows.Integration> =>
  state.integrations.filter((row) => row.workspaceId === workspaceId)

interface NewToken {
  readonly name: string
  readonly type: rows.Credential["type"]
  readonly userId: string | null
  /** When it ends, in milliseconds at a whole second; never when omitted. */
  readonly expiresAt?: number
  /** The token itself, where somebody else has issued it. */
  readonly value?: string | undefined
  /** By how many seconds its claims are ahead of the clock of the API. */
  readonly skew?: number
}

/** A token for a workspace. */
export const addToken = Effect.fnUntraced(function*(
  state: State,
  workspaceId: string,
  { name, skew = 0, type, userId, value, ...token }: NewToken
) {
  const expiresAt = token.expiresAt ?? null
  const signed = value ?? (yield* accessTokens.forWorkspace(state, workspaceId, expiresAt, { skew }))
  if (expiresAt !== null) makeRoomForToken(state, null)
  return state.credentials.put({
    ...state.row("itgr_"),
    workspaceId,
    name,
    type,
    userId,
    value: signed,
    grantId: null,
    scopes: null,
    expiresAt
  })
})
