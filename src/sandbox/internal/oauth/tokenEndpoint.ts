/** The token endpoint (RFC 6749 section 3.2) and the revocation endpoint (RFC 7009). */
import { WebCrypto } from "effect/crypto/WebCrypto"
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { SettingsFields } from "../state/settings.ts"
import type { Store } from "../state/Store.ts"
import * as accessTokens from "./accessTokens.ts"
import * as clients from "./clients.ts"
import * as deviceGrant from "./deviceGrant.ts"
import * as grants from "./grants.ts"
import { issuerOf } from "./issuer.ts"
import * as parameters from "./parameters.ts"
import { noStore, type Refusal, refusal, respond } from "./refusal.ts"

type State = Store["Service"]

const encoder = new TextEncoder()

// RFC 7636 sections 4.1 and 4.2
const challengeOf = Effect.fnUntraced(function*(verifier: string): Effect.fn.Return<string, Refusal> {
  if (!/^[\w.~-]{43,128}$/.test(verifier)) {
    return yield* refusal("invalid_request", "The code_verifier must be 43 to 128 unreserved characters.")
  }
  const { subtle } = yield* WebCrypto
  const hash = yield* Effect.promise(async () => await subtle.digest("SHA-256", encoder.encode(verifier)))
  return Base64Url.encode(new Uint8Array(hash))
})

const required = (given: parameters.Parameters, name: string): Effect.Effect<string, Refusal> => {
  const value = given.get(name)
  return value === undefined
    ? Effect.fail(refusal("invalid_request", `The parameter ${name} is missing.`))
    : Effect.succeed(value)
}

const issuedFor = Effect.fnUntraced(function*(
  state: State,
  settings: SettingsFields,
  request: HttpServerRequest.HttpServerRequest
): Effect.fn.Return<grants.Issued, Refusal> {
  const given = yield* parameters.ofForm(request)
  const client = yield* clients.authenticate(state, settings, request, given)
  const grantType = yield* required(given, "grant_type")
  if (grantType === "authorization_code") {
    const code = yield* required(given, "code")
    const redirectUri = yield* required(given, "redirect_uri")
    const verifier = given.get("code_verifier")
    if (verifier === undefined && clients.isPublic(client)) {
      return yield* refusal("invalid_request", "The parameter code_verifier is missing.")
    }
    const challenge = verifier === undefined ? undefined : yield* challengeOf(verifier)
    return yield* grants.useCode(state, client, { code, redirectUri, challenge }, settings.refreshTokenTtl)
  }
  if (grantType === "refresh_token") {
    const token = yield* required(given, "refresh_token")
    const scopes = given.get("scope")?.split(" ")
    return yield* grants.useRefreshToken(state, client, { token, scopes }, settings.refreshTokenTtl)
  }
  if (grantType === deviceGrant.grantType) {
    const deviceCode = yield* required(given, "device_code")
    return yield* deviceGrant.useDeviceCode(state, client, deviceCode, settings.refreshTokenTtl)
  }
  return yield* refusal(
    "unsupported_grant_type",
    `There are authorization_code, refresh_token and ${deviceGrant.grantType}.`
  )
})

interface Issuing {
  readonly issuer: string
  /** The lifetime of the access token, in seconds. */
  readonly ttl: number
  readonly skew: number
}

/** RFC 6749 section 5.1: what an application is told, with its access token. */
export const answerOf = Effect.fnUntraced(function*(state: State, issued: grants.Issued, issuing: Issuing) {
  return {
    access_token: yield* accessTokens.issue(state, issued, issuing),
    token_type: "Bearer" as const,
    expires_in: issuing.ttl,
    scope: issued.scopes.join(" "),
    ...issued.refreshToken === undefined ? undefined : { refresh_token: issued.refreshToken }
  }
})

export const token = (state: State, settings: SettingsFields) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const issued = yield* issuedFor(state, settings, request)
    const answer = yield* answerOf(state, issued, {
      issuer: issuerOf(state),
      ttl: settings.tokenTtl,
      skew: settings.tokenSkew
    })
    return HttpServerResponse.jsonUnsafe(answer, { headers: noStore })
  }, Effect.catch((refusal) => Effect.succeed(respond(refusal))))

export const revoke = (state: State, settings: SettingsFields) =>
  Effect.fnUntraced(function*(request: HttpServerRequest.HttpServerRequest) {
    const given = yield* parameters.ofForm(request)
    const client = yield* clients.authenticate(state, settings, request, given)
    yield* grants.revokeToken(state, client, yield* required(given, "token"))
    return HttpServerResponse.empty({ status: 200, headers: noStore })
  }, Effect.catch((refusal) => Effect.succeed(respond(refusal))))
