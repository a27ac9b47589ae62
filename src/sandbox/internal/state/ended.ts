/**
 * What a sandbox forgets, so that its memory has a bound however long it runs: what is over, after a while; and of what can be made without end by who
 * has no token, the oldest.
 */
import type * as rows from "./rows.ts"
import type { Store } from "./Store.ts"
import type { Row, Table } from "./Table.ts"

type State = Store["Service"]

/** How long what is over is still known, so that its coming back is noticed: milliseconds. */
const memory = 86_400_000

/** When what is over is looked for again: after so many milliseconds, or so many tokens and logins. */
const pause = 60_000
const growth = 5_000

/** How many there are at most. */
const most = {
  /** Requests that wait for a person, in a browser or with the code of a device. */
  pending: 1_000,
  logins: 10_000,
  /** Access tokens, and refresh tokens, of one login and of all. */
  tokensOfLogin: 50,
  tokens: 50_000
}

/** A login with all that came of it. */
export const removeGrant = (state: State, grant: rows.Grant): void => {
  state.authorizationCodes.where("grantId", grant.id).forEach(state.authorizationCodes.remove)
  state.refreshTokens.where("grantId", grant.id).forEach(state.refreshTokens.remove)
  state.credentials.where("grantId", grant.id).forEach(state.credentials.remove)
  state.grants.remove(grant)
}

const isUnused = (state: State, { id }: rows.Grant): boolean =>
  state.authorizationCodes.where("grantId", id).length === 0
  && state.deviceAuthorizations.where("grantId", id).length === 0
  && state.refreshTokens.where("grantId", id).length === 0
  && state.credentials.where("grantId", id).length === 0

const sweepAll = (state: State, now: number): void => {
  const remove = <A extends Row>(table: Table<A>, isOver: (row: A) => boolean): void =>
    table.filter(isOver).forEach(table.remove)
  remove(state.authorizationRequests, ({ expiresAt }) => expiresAt <= now)
  // Nobody can do anything with a code that was not used in time.
  remove(state.authorizationCodes, ({ expiresAt, used }) => expiresAt + (used ? memory : 0) < now)
  remove(state.deviceAuthorizations, ({ expiresAt }) => expiresAt + memory < now)
  remove(state.refreshTokens, ({ expiresAt }) => expiresAt + memory < now)
  remove(state.credentials, ({ expiresAt }) => expiresAt !== null && expiresAt <= now)
  remove(state.leases, ({ expiresAt }) => expiresAt + memory < now)
  remove(state.grants, (grant) => isUnused(state, grant))
}

/** Tokens that end by themselves, the oldest first. What does not end is a person's to delete. */
const ending = (rows: ReadonlyArray<rows.Credential>): ReadonlyArray<rows.Credential> =>
  rows.filter(({ expiresAt }) => expiresAt !== null)

const sizeOf = (state: State): number => state.grants.size() + state.refreshTokens.size() + state.credentials.size()

const swept = new WeakMap<State, { readonly at: number; readonly size: number }>()

/** Forgets what is over, unless that was done a moment ago and little came since. */
const sweep = (state: State): void => {
  const now = state.now()
  const last = swept.get(state)
  // A reset takes the clock back.
  const isRecent = last !== undefined && last.at <= now && now < last.at + pause
  if (isRecent && sizeOf(state) < last.size + growth) return
  sweepAll(state, now)
  ending(state.credentials.all()).slice(0, -most.tokens).forEach(state.credentials.remove)
  swept.set(state, { at: now, size: sizeOf(state) })
}

/** Makes room for one more. */
const trim = <A extends Row>(table: Table<A>, most: number, remove: (row: A) => void = table.remove): void => {
  while (table.size() >= most) remove(table.first()!)
}

/** Before another request that waits for a person. */
export const makeRoomForPending = (state: State): void => {
  sweep(state)
  trim(state.authorizationRequests, most.pending)
  trim(state.deviceAuthorizations, most.pending)
}

/** Before another login. */
export const makeRoomForLogin = (state: State): void => {
  sweep(state)
  trim(state.grants, most.logins, (grant) => removeGrant(state, grant))
}

/** Before another refresh token of a login. */
export const makeRoomForRefreshToken = (state: State, { id }: rows.Grant): void => {
  sweep(state)
  const table = state.refreshTokens
  table.where("grantId", id).slice(0, 1 - most.tokensOfLogin).forEach(table.remove)
  trim(table, most.tokens)
}

/** Before another token that ends by itself: of a login, or of none. */
export const makeRoomForToken = (state: State, grantId: string | null): void => {
  sweep(state)
  const table = state.credentials
  if (grantId !== null) table.where("grantId", grantId).slice(0, 1 - most.tokensOfLogin).forEach(table.remove)
}
