/** What a refusal of the API says in `WWW-Authenticate` (RFC 6750 section 3), as a client that knows nothing of this package reads it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as http from "node:http"
import * as oauth from "oauth4webapi"
import { Sandbox } from "../../src/sandbox/index.ts"
import { operations } from "../support/contract.ts"
import { make } from "./support/oauthWire.ts"

const insecure = { [oauth.allowInsecureRequests]: true }

const realm = "Prisma Management API"

/** The challenges of an answer, as `oauth4webapi` reads them. */
const challenges = (response: Response) =>
  Effect.promise(async () => {
    const answered = oauth.protectedResourceRequest("a", "GET", new URL("http://localhost"), undefined, undefined, {
      ...insecure,
      [oauth.customFetch]: async () => response
    })
    const error = await answered.then(() => assert.fail("there was no challenge"), (error: unknown) => error)
    assert.instanceOf(error, oauth.WWWAuthenticateChallengeError)
    return Array.from(error.cause, ({ parameters, scheme }) => ({ scheme, parameters: { ...parameters } }))
  })

const request = (url: string, init: RequestInit = {}) => Effect.promise(() => fetch(url, init))

type Challenge = { readonly scheme: string; readonly parameters: { readonly [name: string]: string | undefined } }

const invalid: Challenge = {
  scheme: "bearer",
  parameters: { realm, error: "invalid_token", error_description: "The access token is unknown, expired or revoked" }
}

const missing: Challenge = { scheme: "bearer", parameters: { realm } }

describe("a 401 of the API", () => {
  it.effect("a 401 of the API says that a bearer token is needed, and names an error only where one was sent", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      const me = (authorization?: string) =>
        request(`${url}/v1/me`, authorization === undefined ? {} : { headers: { authorization } })
      for (const other of [undefined, "", "Bearer", "Bearer  ", "Basic c2FuZGJveDp4", "Bearerx", "Negotiate"]) {
        const response = yield* me(other)
        assert.strictEqual(response.status, 401)
        assert.deepStrictEqual(yield* challenges(response), [missing], other)
      }
      for (const bad of ["Bearer wrong", "bearer wrong", "BEARER a.b.c"]) {
        assert.deepStrictEqual(yield* challenges(yield* me(bad)), [invalid], bad)
      }
    }))

  it.effect("a 401 of every operation asks for a bearer token", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      const open: Array<string> = []
      for (const { id, method, path } of operations) {
        const response = yield* request(url + path.replace(/\{[^}]+\}/g, "a1"), { method: method.toUpperCase() })
        yield* Effect.promise(() => response.text())
        if (response.status !== 401) open.push(id)
        else assert.strictEqual(response.headers.get("www-authenticate"), `Bearer realm="${realm}"`, id)
      }
      // These are for everybody; the second one refuses what it is sent.
      assert.deepStrictEqual(open.sort(), ["alchemyState.version", "githubActions.exchangeToken"])
    }))

  it.effect("a 401 asks for a bearer token where the exchange of GitHub's token, a fault or the end of a login is its reason", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const { code, exchange } = make(sandbox)
      const exchanged = yield* request(`${sandbox.url}/v1/auth/github-actions/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: "not.a.token" })
      })
      assert.strictEqual(exchanged.status, 401)
      assert.deepStrictEqual(yield* challenges(exchanged), [missing])
      const { body: { access_token: ended } } = yield* exchange(yield* code())
      const as = (token: string) => request(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
      yield* sandbox.faults.expireTokens
      assert.deepStrictEqual(yield* challenges(yield* as(ended)), [invalid])
      yield* sandbox.faults.add({ count: 1, status: 401 })
      assert.deepStrictEqual(yield* challenges(yield* as(Redacted.value(sandbox.token))), [invalid])
      yield* sandbox.faults.add({ count: 1, status: 401, headers: { "WWW-Authenticate": "DPoP algs=\"ES256\"" } })
      const own = yield* as("wrong")
      assert.strictEqual(own.headers.get("www-authenticate"), "DPoP algs=\"ES256\"")
    }))

  it.effect("a token without its scope is told so, and which scope that is", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const { code, exchange } = make(sandbox)
      const { body } = yield* exchange(yield* code({ scope: "offline_access" }))
      const narrow = { authorization: `Bearer ${body.access_token}` }
      const response = yield* request(`${sandbox.url}/v1/me`, { headers: narrow })
      assert.strictEqual(response.status, 403)
      const [challenge] = yield* challenges(response)
      assert.deepInclude(challenge!.parameters, { error: "insufficient_scope", scope: "workspace:admin", realm })
    }))

  /** How an upgrade to a WebSocket is refused, which browsers do not show. */
  const upgrade = (url: string, headers: http.OutgoingHttpHeaders) =>
    Effect.promise(() =>
      new Promise<http.IncomingMessage>((resolve, reject) =>
        http.get(url, {
          headers: {
            "connection": "Upgrade",
            "upgrade": "websocket",
            "sec-websocket-version": "13",
            "sec-websocket-key": btoa("0123456789abcdef"),
            ...headers
          }
        }, (response) => resolve(response.resume()))
          .on("upgrade", () => reject(new Error("it was upgraded")))
          .on("error", reject)
      )
    )

  it.effect("an upgrade to a WebSocket is refused with the same challenges, on a connection that nobody uses again", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const { code, exchange } = make(sandbox)
      const { body } = yield* exchange(yield* code({ scope: "offline_access" }))
      const logs = `${sandbox.url}/v1/deployments/cpv_a1/logs`
      const cases = [
        [{}, 401, /^Bearer realm="[^"]+"$/],
        [{ authorization: "Bearer wrong" }, 401, /^Bearer realm="[^"]+", error="invalid_token", error_description="/],
        [{ authorization: `Bearer ${body.access_token}` }, 403, /error="insufficient_scope"/]
      ] as const
      for (const [headers, status, says] of cases) {
        const refused = yield* upgrade(logs, headers)
        assert.strictEqual(refused.statusCode, status)
        assert.match(refused.headers["www-authenticate"]!, says)
        assert.strictEqual(refused.headers.connection, "close")
      }
    }))

  it.effect("a page of this machine may read the challenge of a 401", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      const { headers } = yield* request(`${url}/v1/me`, { headers: { origin: "http://localhost:3000" } })
      assert.include(headers.get("access-control-expose-headers"), "www-authenticate")
      assert.match(headers.get("www-authenticate")!, /^Bearer /)
    }))

  it.effect("a 401 of the authorization server asks for no bearer token", () =>
    Effect.gen(function*() {
      const { post } = make(yield* Sandbox.serve({ strictClients: true }))
      for (const path of ["/token", "/revoke", "/device_authorization"]) {
        const { headers, status } = yield* post(path, { client_id: "any" })
        assert.strictEqual(status, 401)
        assert.isNull(headers.get("www-authenticate"))
      }
    }))

  it.effect("a client that validates access tokens by itself finds those of a sandbox good", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const { code, exchange } = make(sandbox)
      const { body } = yield* exchange(yield* code())
      const claims = yield* Effect.promise(async () => {
        const issuer = new URL(sandbox.url)
        const found = await oauth.discoveryRequest(issuer, { ...insecure, algorithm: "oauth2" })
        const server = await oauth.processDiscoveryResponse(issuer, found)
        const headers = { authorization: `Bearer ${body.access_token}` }
        const now = { [oauth.clockSkew]: -Math.floor(Date.now() / 1000) }
        return await oauth.validateJwtAccessToken(
          server,
          new Request("http://localhost/v1/me", { headers }),
          sandbox.url,
          { ...insecure, ...now }
        )
      })
      assert.deepInclude(claims, { client_id: "sandbox", workspace_id: sandbox.workspaceId })
    }))
})
