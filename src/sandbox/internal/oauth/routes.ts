/** The authorization server, beside the API. */
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Effect from "effect/Effect"
import { Neighbours } from "../state/Neighbours.ts"
import { Settings } from "../state/settings.ts"
import { Store } from "../state/Store.ts"
import * as accessTokens from "./accessTokens.ts"
import * as authorize from "./authorize.ts"
import * as device from "./device.ts"
import { grantType } from "./deviceGrant.ts"
import { issuerOf } from "./issuer.ts"
import * as tokenEndpoint from "./tokenEndpoint.ts"

const authenticationMethods = ["none", "client_secret_basic", "client_secret_post"]

/** RFC 8414 section 2; what OpenID Connect Discovery 1.0 section 3 requires beside it is there for clients that look for it. */
const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  device_authorization_endpoint: `${issuer}/device_authorization`,
  revocation_endpoint: `${issuer}/revoke`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  scopes_supported: authorize.scopes,
  response_types_supported: ["code"],
  response_modes_supported: ["query"],
  grant_types_supported: ["authorization_code", "refresh_token", grantType],
  token_endpoint_auth_methods_supported: authenticationMethods,
  revocation_endpoint_auth_methods_supported: authenticationMethods,
  code_challenge_methods_supported: ["S256"],
  authorization_response_iss_parameter_supported: true,
  prompt_values_supported: authorize.promptValues,
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: [accessTokens.algorithm]
})

// Clients of OpenID Connect ask for the second one only. Both say the same: without the scope `openid` there are no ID tokens.
const metadataPaths = ["/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"] as const

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  const settings = yield* Settings
  const states = yield* Neighbours
  return [
    HttpRouter.route("GET", "/authorize", authorize.begin(state, settings, states)),
    HttpRouter.route("POST", "/authorize", authorize.decide(state, settings, states)),
    HttpRouter.route("POST", "/token", tokenEndpoint.token(state, settings)),
    HttpRouter.route("POST", "/revoke", tokenEndpoint.revoke(state, settings)),
    HttpRouter.route("POST", "/device_authorization", device.begin(state, settings)),
    HttpRouter.route("GET", "/device", device.ask(state, settings)),
    HttpRouter.route("POST", "/device", device.decide(state, settings)),
    ...metadataPaths.map((path) =>
      HttpRouter.route(
        "GET",
        path,
        Effect.sync(() => HttpServerResponse.jsonUnsafe(metadata(issuerOf(state))))
      )
    ),
    HttpRouter.route(
      "GET",
      "/.well-known/jwks.json",
      Effect.sync(() => HttpServerResponse.jsonUnsafe({ keys: accessTokens.publicKeysOf(states()) }))
    )
  ]
}))
