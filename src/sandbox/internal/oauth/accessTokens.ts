/**
 * What the API of this sandbox takes as a bearer token: the access tokens of logins (RFC 9068), and the tokens of a workspace. Both are JWTs, and
 * good until they end by the clock of the sandbox.
 */
import * as Effect from "effect/Effect"
import { makeRoomForToken } from "../state/ended.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import type { Issued } from "./grants.ts"
import { exportJWK, generateKeyPair, SignJWT } from "./jose.ts"

type State = Store["Service"]

export const algorithm = "ES256"

/** A key of this sandbox alone. */
export const addKey = Effect.fnUntraced(function*(state: State) {
  const { privateKey } = yield* Effect.promise(() => generateKeyPair(algorithm, { extractable: true }))
  const jwk = yield* Effect.promise(() => exportJWK(privateKey))
  // Not by a seed: two keys never have one name.
  return state.signingKeys.put({ ...state.row(""), id: `key_${state.secret(24)}`, jwk: { ...jwk } })
})

/** RFC 7517: what others need to check a signature. */
export const publicKeys = (state: State) =>
  state.signingKeys.all().map(({ id, jwk: { crv, kty, x, y } }) => ({
    kty,
    crv,
    x,
    y,
    kid: id,
    alg: algorithm,
    use: "sig"
  }))

/** The keys of all sandboxes that are one issuer, each once. */
export const publicKeysOf = (states: ReadonlyArray<State>) =>
  Array.from(new Map(states.flatMap(publicKeys).map((key) => [key.kid, key])).values())

const sign = (state: State, typ: "at+jwt" | "JWT", claims: Record<string, unknown>) => {
  const key: rows.SigningKey = state.signingKeys.all().at(-1)!
  return Effect.promise(() =>
    new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: key.id, typ }).sign(key.jwk)
  )
}

// NumericDate is in seconds: rounded down, so that a token is never from the future.
const issuedNow = (state: State): number => Math.floor(state.now() / 1000)

/** A clock that is ahead of that of the API by so many seconds, or behind it: claims are written by it. */
interface Skewed {
  readonly skew?: number
}

/** When a token ends that is issued now, in milliseconds: at a whole second, as its claim says. `ttl` in seconds. */
export const endOf = (state: State, ttl: number): number => (issuedNow(state) + ttl) * 1000

/**
 * The token of a workspace: who has it acts for the workspace, until `expiresAt` (milliseconds) or for ever.
 *
 * Clients read the workspace from `sub`. There is no `iss`: the token outlives the address at which the sandbox is served.
 */
export const forWorkspace = (
  state: State,
  workspaceId: string,
  expiresAt: number | null,
  { skew = 0 }: Skewed = {}
): Effect.Effect<string> =>
  sign(state, "JWT", {
    sub: `workspace:${workspaceId}`,
    iat: issuedNow(state) + skew,
    ...expiresAt === null ? undefined : { exp: expiresAt / 1000 + skew },
    jti: state.id("")
  })

/** `ttl` in seconds: so long the API takes it, whatever a skewed clock writes. */
export const issue = Effect.fnUntraced(function*(
  state: State,
  { grant, scopes }: Issued,
  { issuer, skew = 0, ttl }: Skewed & { readonly issuer: string; readonly ttl: number }
) {
  const issuedAt = issuedNow(state)
  const value = yield* sign(state, "at+jwt", {
    iss: issuer,
    aud: issuer,
    sub: grant.userId,
    client_id: grant.clientId,
    workspace_id: grant.workspaceId,
    scope: scopes.join(" "),
    iat: issuedAt + skew,
    exp: issuedAt + skew + ttl,
    jti: state.id("")
  })
  // It may have been revoked while its token was signed: then nobody takes that.
  if (state.grants.get(grant.id) === undefined) return value
  makeRoomForToken(state, grant.id)
  state.credentials.put({
    ...state.row("itgr_"),
    type: "oauth",
    name: grant.clientId,
    value,
    grantId: grant.id,
    scopes,
    workspaceId: grant.workspaceId,
    userId: grant.userId,
    expiresAt: (issuedAt + ttl) * 1000
  })
  return value
})
