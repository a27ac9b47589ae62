/** `oauth4webapi` as its examples use it, at the authorization server, with a client id of its own. */
import * as oauth from "oauth4webapi"
import { decide, login } from "./person.mjs"
import { aside, check, failure, step } from "./steps.mjs"

const { PRISMA_AUTH_URL: url, PRISMA_MANAGEMENT_API_URL: apiUrl } = process.env
const client = { client_id: "an-application-of-mine" }
const redirectUri = "http://127.0.0.1:4711/callback"
const scope = "workspace:admin offline_access"
const insecure = { [oauth.allowInsecureRequests]: true }
const none = oauth.None()

const server = await step("discovery (RFC 8414)", async () => {
  const answer = await oauth.discoveryRequest(new URL(url), { algorithm: "oauth2", ...insecure })
  return oauth.processDiscoveryResponse(new URL(url), answer)
})

await aside("OpenID discovery", async () => {
  const answer = await oauth.discoveryRequest(new URL(url), insecure)
  return oauth.processDiscoveryResponse(new URL(url), answer)
})

/** A login, up to where the browser comes back to. */
const begin = async (decision) => {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const page = new URL(server.authorization_endpoint)
  page.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: "code",
    scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state
  })
  return { callback: await login(page, decision), state, verifier }
}

const exchange = async (parameters, verifier) =>
  oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(server, client, none, parameters, redirectUri, verifier, insecure)
  )

const tokens = await step("login: code, PKCE, `iss`", async () => {
  const { callback, state, verifier } = await begin()
  return exchange(oauth.validateAuthResponse(server, client, callback, state), verifier)
})

const me = (token) => oauth.protectedResourceRequest(token, "GET", new URL("/v1/me", apiUrl), undefined, null, insecure)

await aside("a call with the token", async () => check((await me(tokens.access_token)).ok, "refused"))

await aside("a JWT access token (RFC 9068)", async () => {
  const request = new Request(new URL("/v1/me", apiUrl), {
    headers: { authorization: `Bearer ${tokens.access_token}` }
  })
  const claims = await oauth.validateJwtAccessToken(server, request, url, insecure)
  check(claims.client_id === client.client_id, "another client")
})

const refresh = async (token) =>
  oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(server, client, none, token, insecure)
  )

const refreshed = await step("refresh, with rotation", async () => {
  const next = await refresh(tokens.refresh_token)
  check(next.refresh_token !== tokens.refresh_token, "the same refresh token")
  return next
})

await aside("401 with a challenge (RFC 6750)", async () => {
  const { cause } = await failure(me("nobody-issued-this"))
  check(Array.isArray(cause) && cause[0].scheme === "bearer", `no challenge: ${cause}`)
})

await aside("revocation (RFC 7009)", async () => {
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, client, none, refreshed.refresh_token, insecure)
  )
  const { error } = await failure(refresh(refreshed.refresh_token))
  check(error === "invalid_grant", error)
})

await aside("a person says no", async () => {
  const { callback, state } = await begin("deny")
  const { error } = await failure((async () => oauth.validateAuthResponse(server, client, callback, state))())
  check(error === "access_denied", error)
})

await aside("a code twice, a wrong verifier", async () => {
  const { callback, state, verifier } = await begin()
  const parameters = oauth.validateAuthResponse(server, client, callback, state)
  await exchange(parameters, verifier)
  const again = await failure(exchange(parameters, verifier))
  const other = await begin()
  const wrong = await failure(
    exchange(
      oauth.validateAuthResponse(server, client, other.callback, other.state),
      oauth.generateRandomCodeVerifier()
    )
  )
  check(again.error === "invalid_grant" && wrong.error === "invalid_grant", `${again.error} ${wrong.error}`)
})

await aside("device flow (RFC 8628)", async () => {
  const device = await oauth.processDeviceAuthorizationResponse(
    server,
    client,
    await oauth.deviceAuthorizationRequest(server, client, none, { scope }, insecure)
  )
  const poll = async () =>
    oauth.processDeviceCodeResponse(
      server,
      client,
      await oauth.deviceCodeGrantRequest(server, client, none, device.device_code, insecure)
    )
  const pending = await failure(poll())
  check(pending.error === "authorization_pending", pending.error)
  await decide(device.verification_uri_complete)
  check((await me((await poll()).access_token)).ok, "refused")
})
