/**
 * Codes and refresh tokens: single use, and the end of a whole login when one comes back (RFC 9700 section 4.14).
 *
 * What is here changes state in one step. What takes time (a hash, a signature) is done before or after it.
 */
import * as Effect from "effect/Effect"
import { sameInConstantTime } from "../../../internal/oauth/callback.ts"
import { makeRoomForLogin, makeRoomForPending, makeRoomForRefreshToken, removeGrant } from "../state/ended.ts"
import type * as rows from "../state/rows.ts"
import { type Client, usual } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import { type Refusal, refusal } from "./refusal.ts"

type State = Store["Service"]

/** Milliseconds. */
const codeLifetime = 60_000
const reuseGrace = 10_000
const requestLifetime = 10 * 60_000

export const addRequest = (
  state: State,
  request: Pick<rows.AuthorizationRequest, "clientId" | "redirectUri" | "scopes" | "state" | "challenge" | "workspace">
): rows.AuthorizationRequest => {
  makeRoomForPending(state)
  const expiresAt = state.now() + requestLifetime
  return state.authorizationRequests.put({
    ...state.row(""),
    ...request,
    id: `authreq_${state.secret()}`,
    expiresAt
  })
}

/** A request that still waits for a person. */
export const findRequest = (state: State, id: string): rows.AuthorizationRequest | undefined => {
  const request = state.authorizationRequests.get(id)
  return request === undefined || request.expiresAt <= state.now() ? undefined : request
}

/** Takes a request out: a person decides once. */
export const takeRequest = (state: State, id: string): rows.AuthorizationRequest | undefined => {
  const request = findRequest(state, id)
  if (request !== undefined) state.authorizationRequests.remove(request)
  return request
}

/** A person says yes. */
export const add = (
  state: State,
  { clientId, scopes }: Pick<rows.Grant, "clientId" | "scopes">,
  { id, ownerId }: rows.Workspace
): rows.Grant => {
  makeRoomForLogin(state)
  return state.grants.put({
    ...state.row("grant_"),
    clientId,
    workspaceId: id,
    userId: ownerId,
    scopes
  })
}

/** A person says yes: the code of a new grant. */
export const approve = (
  state: State,
  request: Pick<rows.AuthorizationRequest, "clientId" | "scopes" | "redirectUri" | "challenge">,
  workspace: rows.Workspace
): string => {
  const grant = add(state, request, workspace)
  return state.authorizationCodes.put({
    ...state.row(""),
    id: `code_${state.secret(43)}`,
    grantId: grant.id,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
    expiresAt: state.now() + codeLifetime,
    used: false
  }).id
}

/** Ends a login: nothing of it is good any more, so nothing of it is kept. */
export const revoke = removeGrant

/** `ttl` in seconds. */
export const addRefreshToken = (
  state: State,
  grant: rows.Grant,
  ttl: number = usual.refreshTokenTtl
): string | undefined => {
  if (!grant.scopes.includes("offline_access")) return undefined
  makeRoomForRefreshToken(state, grant)
  return state.refreshTokens.put({
    ...state.row(""),
    id: `refresh_${state.secret(43)}`,
    grantId: grant.id,
    expiresAt: state.now() + ttl * 1000,
    usedAt: null,
    forgiven: false
  }).id
}

/** What a grant gives now: the access token is still to be signed. */
export interface Issued {
  readonly grant: rows.Grant
  readonly scopes: ReadonlyArray<string>
  readonly refreshToken: string | undefined
}

const notGood = refusal("invalid_grant", "The code is unknown, expired, used, or belongs to another client.")

/** `challenge` is the one that the verifier answers; undefined where there was no verifier. RFC 6749 section 4.1.3. */
export const useCode = Effect.fnUntraced(function*(
  state: State,
  client: Client,
  presented: {
    readonly code: string
    readonly redirectUri: string | undefined
    readonly challenge: string | undefined
  },
  refreshTokenTtl?: number
): Effect.fn.Return<Issued, Refusal> {
  const code = state.authorizationCodes.get(presented.code)
  const grant = state.grants.get(code?.grantId ?? "")
  if (code === undefined || grant === undefined || grant.clientId !== client.id) return yield* notGood
  if (code.used) {
    // RFC 6749 section 4.1.2: somebody else has it too.
    revoke(state, grant)
    return yield* notGood
  }
  state.authorizationCodes.change(code, { used: true })
  if (code.expiresAt <= state.now()) return yield* notGood
  if (presented.redirectUri !== code.redirectUri) {
    return yield* refusal("invalid_grant", "The redirect_uri does not match the authorization request.")
  }
  // RFC 7636 section 4.6; a verifier for a request without challenge is a downgrade (RFC 9700 section 2.1.1).
  if (!sameInConstantTime(presented.challenge ?? "", code.challenge ?? "")) {
    return yield* refusal("invalid_grant", "The code_verifier does not match the code_challenge.")
  }
  return { grant, scopes: grant.scopes, refreshToken: addRefreshToken(state, grant, refreshTokenTtl) }
})

const notRefreshable = refusal(
  "invalid_grant",
  "The refresh token is unknown, expired, revoked, used, or belongs to another client."
)

/** RFC 6749 section 6, with rotation: a token that comes back is forgiven once, within ten seconds. */
export const useRefreshToken = Effect.fnUntraced(function*(
  state: State,
  client: Client,
  presented: { readonly token: string; readonly scopes: ReadonlyArray<string> | undefined },
  refreshTokenTtl?: number
): Effect.fn.Return<Issued, Refusal> {
  const token = state.refreshTokens.get(presented.token)
  const grant = state.grants.get(token?.grantId ?? "")
  if (token === undefined || grant === undefined || grant.clientId !== client.id) return yield* notRefreshable
  if (token.expiresAt <= state.now()) return yield* notRefreshable
  const scopes = presented.scopes ?? grant.scopes
  if (!scopes.every((scope) => grant.scopes.includes(scope))) {
    return yield* refusal("invalid_scope", "The scope exceeds what was granted.")
  }
  if (token.usedAt !== null && (token.forgiven || token.usedAt + reuseGrace < state.now())) {
    revoke(state, grant)
    return yield* notRefreshable
  }
  state.refreshTokens.change(token, token.usedAt === null ? { usedAt: state.now() } : { forgiven: true })
  return { grant, scopes, refreshToken: addRefreshToken(state, grant, refreshTokenTtl) }
})

/** RFC 7009 section 2.1: a refresh token ends its whole grant, an access token itself. What is unknown is over already. */
export const revokeToken = Effect.fnUntraced(function*(
  state: State,
  client: Client,
  value: string
): Effect.fn.Return<void, Refusal> {
  const token = state.refreshTokens.get(value)
  const [credential] = state.credentials.where("value", value)
  const grant = state.grants.get(token?.grantId ?? credential?.grantId ?? "")
  if (grant === undefined) return
  if (grant.clientId !== client.id) return yield* refusal("invalid_grant", "The token was issued to another client.")
  if (token !== undefined) return revoke(state, grant)
  if (credential !== undefined) state.credentials.remove(credential)
})
