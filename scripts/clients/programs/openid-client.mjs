/** `openid-client` as its examples use it, at the authorization server, with a client id of its own. */
import * as client from "openid-client"
import { decide, login } from "./person.mjs"
import { aside, check, failure, step } from "./steps.mjs"

const { PRISMA_AUTH_URL: url, PRISMA_MANAGEMENT_API_URL: apiUrl } = process.env
const redirectUri = "http://localhost:4712/callback"
const scope = "workspace:admin offline_access"

const discover = (algorithm) =>
  client.discovery(new URL(url), "another-application", undefined, client.None(), {
    algorithm,
    execute: [client.allowInsecureRequests]
  })

const config = await step("discovery (RFC 8414)", () => discover("oauth2"))
await aside("OpenID discovery", () => discover("oidc"))

const begin = async (decision) => {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const page = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    state: expectedState
  })
  return { callback: await login(page, decision), checks: { expectedState, pkceCodeVerifier } }
}

const tokens = await step("login: code, PKCE, `iss`", async () => {
  const { callback, checks } = await begin()
  return client.authorizationCodeGrant(config, callback, checks)
})

const me = (token) => client.fetchProtectedResource(config, token, new URL("/v1/me", apiUrl), "GET")

await aside("a call with the token", async () => check((await me(tokens.access_token)).ok, "refused"))

const refreshed = await step("refresh, with rotation", async () => {
  const next = await client.refreshTokenGrant(config, tokens.refresh_token)
  check(next.refresh_token !== tokens.refresh_token, "the same refresh token")
  return next
})

await aside("401 with a challenge (RFC 6750)", async () => {
  const { cause } = await failure(me("nobody-issued-this"))
  check(Array.isArray(cause) && cause[0].scheme === "bearer", `no challenge: ${cause}`)
})

await aside("revocation (RFC 7009)", async () => {
  await client.tokenRevocation(config, refreshed.refresh_token)
  const { error } = await failure(client.refreshTokenGrant(config, refreshed.refresh_token))
  check(error === "invalid_grant", error)
})

await aside("a person says no", async () => {
  const { callback, checks } = await begin("deny")
  const { error } = await failure(client.authorizationCodeGrant(config, callback, checks))
  check(error === "access_denied", error)
})

await aside("a state of another login, a code twice", async () => {
  const { callback, checks } = await begin()
  await failure(client.authorizationCodeGrant(config, callback, { ...checks, expectedState: client.randomState() }))
  await client.authorizationCodeGrant(config, callback, checks)
  const { error } = await failure(client.authorizationCodeGrant(config, callback, checks))
  check(error === "invalid_grant", error)
})

await aside("device flow (RFC 8628)", async () => {
  const device = await client.initiateDeviceAuthorization(config, { scope })
  const polled = client.pollDeviceAuthorizationGrant(config, device)
  await decide(device.verification_uri_complete)
  check((await me((await polled).access_token)).ok, "refused")
})
