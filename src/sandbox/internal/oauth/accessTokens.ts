/** Access tokens: JWTs (RFC 9068) that the API of this sandbox takes until they end by its clock. */
import * as Effect from "effect/Effect"
import { exportJWK } from "jose/key/export"
import { generateKeyPair } from "jose/key/generate/keypair"
import { SignJWT } from "jose/jwt/sign"
import { makeRoomForToken } from "../state/ended.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import type { Issued } from "./grants.ts"

type State = Store["Service"]

const algorithm = "ES256"

/** A key of this sandbox alone. */
export const addKey = Effect.fnUntraced(function*(state: State) {
  const { privateKey } = yield* Effect.promise(() => generateKeyPair(algorithm, { extractable: true }))
  const jwk = yield* Effect.promise(() => exportJWK(privateKey))
  return state.signingKeys.put({ ...state.row("key_"), jwk: { ...jwk } })
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

const sign = (key: rows.SigningKey, claims: Record<string, unknown>) =>
  Effect.promise(() =>
    new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: key.id, typ: "at+jwt" }).sign(key.jwk)
  )

/** `ttl` in seconds. */
export const issue = Effect.fnUntraced(function*(
  state: State,
  { grant, scopes }: Issued,
  { issuer, ttl }: { readonly issuer: string; readonly ttl: number }
) {
  const now = state.now()
  // NumericDate is in seconds: rounded down, so that a token is never from the future.
  const issuedAt = Math.floor(now / 1000)
  const value = yield* sign(state.signingKeys.all().at(-1)!, {
    iss: issuer,
    aud: issuer,
    sub: grant.userId,
    client_id: grant.clientId,
    workspace_id: grant.workspaceId,
    scope: scopes.join(" "),
    iat: issuedAt,
    exp: issuedAt + ttl,
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
