/** The logins of a sandbox: whose they are, and when their tokens end. The tokens themselves are for nobody to see. */
import type * as rows from "../state/rows.ts"
import { instantText, type Store } from "../state/Store.ts"

type State = Store["Service"]

/** The end of what ends last; undefined where there is nothing. */
const lastOf = (ends: ReadonlyArray<number>): number | undefined => ends.length === 0 ? undefined : Math.max(...ends)

const textOf = (end: number | undefined): string | null => end === undefined ? null : instantText(end)

/** By the address that people know each other by. */
export const userOf = (state: State, id: string) => ({ id, email: state.users.get(id)?.email ?? id })

export const loginOf = (state: State) => (row: rows.Grant) => {
  const accessTokens = state.credentials.where("grantId", row.id).flatMap(({ expiresAt }) => expiresAt ?? [])
  const refreshTokens = state.refreshTokens.where("grantId", row.id).flatMap(({ expiresAt, usedAt }) =>
    usedAt === null ? [expiresAt] : []
  )
  const accessTokenEnd = lastOf(accessTokens)
  const refreshTokenEnd = lastOf(refreshTokens)
  const ends = [accessTokenEnd, refreshTokenEnd].flatMap((end) => end ?? [])
  const workspace = state.workspaces.get(row.workspaceId)!
  return {
    /** Milliseconds since the epoch. */
    ends,
    login: {
      id: row.id,
      createdAt: instantText(row.createdAt),
      clientId: row.clientId,
      user: userOf(state, row.userId),
      workspace: { id: workspace.id, name: workspace.name },
      scopes: row.scopes,
      /** Null where it has none yet, or none any more. */
      accessTokenEndsAt: textOf(accessTokenEnd),
      refreshTokenEndsAt: textOf(refreshTokenEnd),
      status: ends.length === 0 ? "no tokens yet" : ends.some((end) => end > state.now()) ? "active" : "over"
    }
  }
}
