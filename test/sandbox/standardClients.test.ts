/** Logins at a sandbox by `oauth4webapi` and `openid-client`, which know of it what its metadata say: those of OAuth, and those of OpenID. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as oauth from "oauth4webapi"
import * as openid from "openid-client"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Browser from "./support/browser.ts"

const insecure = { [oauth.allowInsecureRequests]: true }

const redirectUri = "http://127.0.0.1:51234/callback"

const scope = "workspace:admin offline_access"

const secret = "a secret: +%"

const confidential: Sandbox.Client = { id: "web", secret, redirectUris: [redirectUri] }

const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"

/** A client as each of the two libraries has it. */
const kinds = [
  { id: "nobody-registered-it", oauth: oauth.None(), openid: openid.None() },
  { id: "web", oauth: oauth.ClientSecretBasic(secret), openid: openid.ClientSecretBasic(secret), how: "Basic" },
  { id: "web", oauth: oauth.ClientSecretPost(secret), openid: openid.ClientSecretPost(secret), how: "form" }
] as const

const serve = Sandbox.serve({ clients: [confidential] })

const modes = [["oauth2", "oauth-authorization-server"], ["oidc", "openid-configuration"]] as const

/** The device login that was begun is allowed by a person. */
const allow = async ({ url, workspaceId }: Sandbox.Running, userCode: string) => {
  const body = new URLSearchParams({ user_code: userCode, decision: "approve", workspace: workspaceId })
  assert.strictEqual((await fetch(`${url}/device`, { method: "POST", body })).status, 200)
}

const meOf = async (response: Response): Promise<string> => (await response.json() as any).data.workspace.id

describe("the metadata of a sandbox", () => {
  it.effect("the metadata of OpenID are those of OAuth, with what OpenID requires, by each name of the machine", () =>
    Effect.gen(function*() {
      const { url } = yield* serve
      for (const base of [url, url.replace("127.0.0.1", "localhost")]) {
        const [first, second] = yield* Effect.promise(() =>
          Promise.all(modes.map(async ([, path]) => await (await fetch(`${base}/.well-known/${path}`)).json() as any))
        )
        assert.deepStrictEqual(first, second)
        assert.strictEqual(first.issuer, base)
        // OpenID Connect Discovery 1.0 section 3
        for (
          const name of ["response_types_supported", "subject_types_supported", "id_token_signing_alg_values_supported"]
        ) {
          assert.isAbove(first[name].length, 0, name)
        }
        for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"]) {
          assert.isTrue(first[name].startsWith(base), name)
        }
        // There are no ID tokens, and nobody is told that there were.
        assert.notInclude(first.scopes_supported, "openid")
      }
    }))

  it.effect("metadata that a client looks for at an issuer with a path are refused, with where they are", () =>
    Effect.gen(function*() {
      const { url } = yield* serve
      for (
        const path of [
          "/.well-known/oauth-authorization-server/v1",
          "/.well-known/openid-configuration/v1",
          "/v1/.well-known/openid-configuration",
          "/.well-known/openid-configuration/"
        ]
      ) {
        const { body, status } = yield* Effect.promise(async () => {
          const response = await fetch(url + path)
          return { status: response.status, body: await response.json() as any }
        })
        assert.strictEqual(status, 404)
        assert.include(body.error.hint, "without a path: see /.well-known/oauth-authorization-server")
      }
    }))

  it.effect("the scope of OpenID is refused, and the refusal says that there are no ID tokens", () =>
    Effect.gen(function*() {
      const { url } = yield* serve
      const location = yield* Effect.promise(async () => {
        const config = await openid.discovery(new URL(url), "any", undefined, openid.None(), {
          execute: [openid.allowInsecureRequests]
        })
        const login = openid.buildAuthorizationUrl(config, { redirect_uri: redirectUri, scope: "openid" })
        return (await Browser.open(login.href)).headers.get("location")!
      })
      const parameters = new URL(location).searchParams
      assert.strictEqual(parameters.get("error"), "invalid_scope")
      assert.include(parameters.get("error_description"), "ID tokens are not issued")
    }))
})

for (const [algorithm] of modes) {
  for (const kind of kinds) {
    const who = `${kind.id}${"how" in kind ? ` (secret by ${kind.how})` : ""}`

    it.effect(`oauth4webapi logs ${who} in by the ${algorithm} metadata of a sandbox, refreshes, calls, revokes, and logs in a device`, () =>
      Effect.gen(function*() {
        const sandbox = yield* serve
        yield* Effect.promise(async () => {
          const issuer = new URL(sandbox.url)
          const server = await oauth.processDiscoveryResponse(
            issuer,
            await oauth.discoveryRequest(issuer, { ...insecure, algorithm })
          )
          const client = { client_id: kind.id }
          const verifier = oauth.generateRandomCodeVerifier()
          const state = oauth.generateRandomState()
          const login = `${server.authorization_endpoint}?${new URLSearchParams({
            ...client,
            redirect_uri: redirectUri,
            response_type: "code",
            scope,
            state,
            code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
            code_challenge_method: "S256"
          })}`
          const callback = oauth.validateAuthResponse(server, client, new URL(await Browser.decide(login)), state)
          const tokens = await oauth.processAuthorizationCodeResponse(
            server,
            client,
            await oauth.authorizationCodeGrantRequest(
              server,
              client,
              kind.oauth,
              callback,
              redirectUri,
              verifier,
              insecure
            )
          )
          const refreshed = await oauth.processRefreshTokenResponse(
            server,
            client,
            await oauth.refreshTokenGrantRequest(server, client, kind.oauth, tokens.refresh_token!, insecure)
          )
          const call = (token: string) =>
            oauth.protectedResourceRequest(token, "GET", new URL(`${sandbox.url}/v1/me`), undefined, null, insecure)
          assert.strictEqual(await meOf(await call(refreshed.access_token)), sandbox.workspaceId)
          await oauth.processRevocationResponse(
            await oauth.revocationRequest(server, client, kind.oauth, refreshed.refresh_token!, insecure)
          )
          const refusal = await call(refreshed.access_token).then(() => undefined, (error: unknown) => error)
          assert.instanceOf(refusal, oauth.WWWAuthenticateChallengeError)
          const begun = await oauth.processDeviceAuthorizationResponse(
            server,
            client,
            await oauth.deviceAuthorizationRequest(server, client, kind.oauth, new URLSearchParams({ scope }), insecure)
          )
          await allow(sandbox, begun.user_code)
          const ofDevice = await oauth.processDeviceCodeResponse(
            server,
            client,
            await oauth.deviceCodeGrantRequest(server, client, kind.oauth, begun.device_code, insecure)
          )
          assert.strictEqual(await meOf(await call(ofDevice.access_token)), sandbox.workspaceId)
        })
      }))

    it.effect(`openid-client logs ${who} in by the ${algorithm} metadata of a sandbox, refreshes, calls, revokes, and logs in a device`, () =>
      Effect.gen(function*() {
        const sandbox = yield* serve
        yield* Effect.promise(async () => {
          const config = await openid.discovery(new URL(sandbox.url), kind.id, undefined, kind.openid, {
            algorithm,
            execute: [openid.allowInsecureRequests]
          })
          const verifier = openid.randomPKCECodeVerifier()
          const state = openid.randomState()
          const login = openid.buildAuthorizationUrl(config, {
            redirect_uri: redirectUri,
            scope,
            state,
            code_challenge: await openid.calculatePKCECodeChallenge(verifier),
            code_challenge_method: "S256"
          })
          const tokens = await openid.authorizationCodeGrant(config, new URL(await Browser.decide(login.href)), {
            pkceCodeVerifier: verifier,
            expectedState: state
          })
          const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!)
          const call = (token: string) =>
            openid.fetchProtectedResource(config, token, new URL(`${sandbox.url}/v1/me`), "GET")
          assert.strictEqual(await meOf(await call(refreshed.access_token)), sandbox.workspaceId)
          await openid.tokenRevocation(config, refreshed.refresh_token!)
          const refusal = await call(refreshed.access_token).then(() => undefined, (error: unknown) => error)
          assert.instanceOf(refusal, openid.WWWAuthenticateChallengeError)
          const begun = await openid.initiateDeviceAuthorization(config, { scope })
          await allow(sandbox, begun.user_code)
          const ofDevice = await openid.genericGrantRequest(config, deviceGrant, { device_code: begun.device_code })
          assert.strictEqual(await meOf(await call(ofDevice.access_token)), sandbox.workspaceId)
        })
      }))
  }
}
