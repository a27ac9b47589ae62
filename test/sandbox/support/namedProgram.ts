/** Logs in at a sandbox by names that are not `localhost`, with `oauth4webapi`: in a network where these lead to an address of its own. */
import * as Effect from "effect/Effect"
import * as oauth from "oauth4webapi"
import { Sandbox } from "../../../src/sandbox/index.ts"

const insecure = { [oauth.allowInsecureRequests]: true }
const client = { client_id: "sandbox" }
const redirectUri = "http://127.0.0.1:51234/callback"

const login = async (url: string) => {
  const issuer = new URL(url)
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure })
  )
  const verifier = oauth.generateRandomCodeVerifier()
  const authorize = new URL(server.authorization_endpoint!)
  authorize.search = String(
    new URLSearchParams({
      response_type: "code",
      client_id: client.client_id,
      redirect_uri: redirectUri,
      scope: "workspace:admin offline_access",
      state: "state",
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256"
    })
  )
  const { headers } = await fetch(authorize, { redirect: "manual" })
  const callback = oauth.validateAuthResponse(server, client, new URL(headers.get("location")!), "state")
  const tokens = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), callback, redirectUri, verifier, insecure)
  )
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token!, insecure)
  )
  const status = async (path: string, token?: string) =>
    (await fetch(url + path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })).status
  return {
    token: tokens.token_type,
    refreshed: refreshed.token_type,
    call: await status("/v1/me", refreshed.access_token),
    control: [await status("/__sandbox/requests"), await status("/__sandbox/requests", "s3cret")]
  }
}

const main = Effect.scoped(Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve({
    host: "0.0.0.0",
    allowHosts: ["api.sandbox.test"],
    autoApprove: true,
    controlToken: "s3cret"
  })
  const { port } = new URL(sandbox.url)
  return yield* Effect.promise(async () => ({
    "sandbox": await login(`http://sandbox:${port}`),
    "api.sandbox.test": await login(`http://api.sandbox.test:${port}`),
    "evil.test": (await fetch(`http://evil.test:${port}/v1/me`)).status
  }))
}))

console.log(JSON.stringify(await Effect.runPromise(main)))
