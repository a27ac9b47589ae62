/** What the authorization server refuses and how, and what its pages show. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Browser from "./support/browser.ts"
import { assertRefused, challenge, type Fields, good, make, redirectUri } from "./support/oauthWire.ts"

const clients: ReadonlyArray<Sandbox.Client> = [
  { id: "sandbox", redirectUris: "loopback" },
  {
    id: "web",
    redirectUris: [
      "https://app.example/callback?a=1",
      "http://127.0.0.1/native",
      "com.example:/back",
      "https://localhost/secure"
    ]
  },
  { id: "other", redirectUris: "loopback" },
  { id: "confidential", secret: "secret", redirectUris: [redirectUri] }
]

const serve = (options: Sandbox.Options = {}) =>
  Effect.map(Sandbox.serve({ clients, autoApprove: true, ...options }), make)

describe("the authorization endpoint", () => {
  const sentBack: ReadonlyArray<readonly [what: string, change: Fields, error: string]> = [
    ["no response type", { response_type: undefined }, "invalid_request"],
    ["an unknown response type", { response_type: "token" }, "unsupported_response_type"],
    ["another response mode", { response_mode: "fragment" }, "invalid_request"],
    ["an unknown scope", { scope: "workspace:admin everything" }, "invalid_scope"],
    ["a public client without PKCE", { code_challenge: undefined }, "invalid_request"],
    ["the method plain", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge without method", { code_challenge_method: undefined }, "invalid_request"],
    ["a challenge that is no hash", { code_challenge: "short" }, "invalid_request"],
    ["a request object", { request: "e30.e30." }, "request_not_supported"],
    ["a request URI", { request_uri: "https://app.example/request" }, "request_uri_not_supported"]
  ]
  for (const [what, change, error] of sentBack) {
    it.effect(`the authorization endpoint sends back ${error} for ${what}`, () =>
      Effect.gen(function*() {
        const { authorize, sandbox } = yield* serve()
        const { headers, status } = yield* authorize(change)
        assert.strictEqual(status, 302)
        const location = new URL(headers.get("location")!)
        assert.strictEqual(location.origin + location.pathname, redirectUri)
        assert.strictEqual(location.searchParams.get("error"), error)
        assert.strictEqual(location.searchParams.get("state"), "a-state")
        assert.strictEqual(location.searchParams.get("iss"), sandbox.url)
        assert.isNull(location.searchParams.get("code"))
      }))
  }

  it.effect("the authorization endpoint sends back when a parameter is repeated, but not when it is the one that says where to", () =>
    Effect.gen(function*() {
      const { authorizeUrl } = yield* serve()
      const doubled = (name: string) => Effect.promise(() => Browser.open(`${authorizeUrl()}&${name}=x`))
      const { headers } = yield* doubled("scope")
      assert.include(headers.get("location"), "error=invalid_request")
      for (const name of ["client_id", "redirect_uri"]) {
        const page = yield* doubled(name)
        assert.strictEqual(page.status, 400)
        assert.isNull(page.headers.get("location"))
      }
    }))

  const redirects: ReadonlyArray<readonly [client: string, redirectUri: string, isAllowed: boolean]> = [
    ["sandbox", "http://127.0.0.1:1/anything", true],
    ["sandbox", "http://localhost:3000/callback?a=b", true],
    ["sandbox", "https://localhost/callback", true],
    ["sandbox", "http://[::1]:80/callback", true],
    ["sandbox", "http://shop.localhost:3000/callback", true],
    ["sandbox", "http://notlocalhost/callback", false],
    ["sandbox", "https://app.example/callback", false],
    ["sandbox", "http://127.0.0.1@evil.example/", false],
    ["sandbox", "http://evil@127.0.0.1/", false],
    ["sandbox", "http://localhost.evil.example/", false],
    ["sandbox", "http://127.0.0.1/callback#fragment", false],
    ["sandbox", "http://127.0.0.1/\r\nset-cookie: a=b", false],
    ["sandbox", "javascript:alert(1)//127.0.0.1", false],
    ["sandbox", "/callback", false],
    ["web", "https://app.example/callback?a=1", true],
    ["web", "com.example:/back", true],
    ["web", "http://127.0.0.1:4711/native", true],
    ["web", "http://127.0.0.1:4711/other", false],
    ["web", "http://localhost:4711/native", false],
    ["web", "https://127.0.0.1:4711/native", false],
    ["web", "https://localhost/secure", true],
    ["web", "https://localhost:4711/secure", false],
    ["web", "https://app.example/callback", false],
    ["web", "https://app.example/callback?a=1&b=2", false],
    ["web", "https://app.example:8443/callback?a=1", false],
    ["web", "https://app.example/callback/../callback?a=1", false]
  ]
  for (const [client, redirectUri, isAllowed] of redirects) {
    it.effect(`the authorization endpoint ${isAllowed ? "sends" : "does not send"} users of ${client} to ${JSON.stringify(redirectUri)}`, () =>
      Effect.gen(function*() {
        const { authorize } = yield* serve()
        const { headers, status } = yield* authorize({ client_id: client, redirect_uri: redirectUri })
        assert.strictEqual(status, isAllowed ? 302 : 400)
        if (isAllowed) assert.isTrue(headers.get("location")!.startsWith(redirectUri))
        else assert.isNull(headers.get("location"))
      }))
  }

  it.effect("the authorization endpoint sends nobody anywhere for an unknown client, or without a redirect URI", () =>
    Effect.gen(function*() {
      const { authorize } = yield* serve({ strictClients: true })
      for (const change of [{ client_id: "nobody" }, { client_id: undefined }, { redirect_uri: undefined }]) {
        const page = yield* authorize(change)
        assert.strictEqual(page.status, 400)
        assert.isNull(page.headers.get("location"))
      }
    }))
})

describe("the consent page", () => {
  it.effect("the consent page works without JavaScript, and cannot be framed, cached or scripted", () =>
    Effect.gen(function*() {
      const { authorize } = yield* serve({ autoApprove: false })
      const { headers, html, status } = yield* authorize()
      assert.strictEqual(status, 200)
      assert.strictEqual(headers.get("x-frame-options"), "DENY")
      assert.strictEqual(headers.get("cache-control"), "no-store")
      assert.match(
        headers.get("content-security-policy")!,
        /^default-src 'none'; style-src 'nonce-\w+'; form-action 'self' http:\/\/127\.0\.0\.1:51234; base-uri 'none'; frame-ancestors 'none'$/
      )
      assert.notMatch(html, /<script| on\w+=| style=/)
      assert.match(html, /<html lang="en">/)
      for (const [, id] of html.matchAll(/<(?:select|input(?! type="hidden")|textarea)[^>]* id="(\w+)"/g)) {
        assert.include(html, `<label for="${id}">`)
      }
      assert.match(html, /<label for="workspace">/)
      assert.include(html, ">Allow</button>")
      assert.include(html, ">Deny</button>")
      assert.notMatch(html, /tabindex/)
    }))

  const attack = `"><script>alert(1)</script><img src=x onerror='alert(1)'>\${1}&amp;`
  for (const name of [...Object.keys(good), "prompt", "login_hint", "x"]) {
    it.effect(`the consent page shows an attack in ${name} as text or not at all`, () =>
      Effect.gen(function*() {
        const { authorizeUrl } = yield* serve({ autoApprove: false })
        const url = `${authorizeUrl({ [name]: undefined })}&${name}=${encodeURIComponent(attack)}`
        const { headers, html } = yield* Effect.promise(() => Browser.open(url))
        assert.notMatch(html, /<script|<img|"><|amp;&/i)
        assert.notMatch(headers.get("location") ?? "", /[<>"\s]/)
      }))
  }

  it.effect("the consent page shows the name of the application as text, whatever the name is", () =>
    Effect.gen(function*() {
      const { authorize } = yield* serve({
        autoApprove: false,
        clients: [{ id: attack, redirectUris: "loopback" }]
      })
      const { html } = yield* authorize({ client_id: attack })
      assert.notMatch(html, /<script|<img/)
      assert.include(html, "&#60;script&#62;")
    }))

  it.effect("the consent page takes one complete decision, within ten minutes, from its own form", () =>
    Effect.gen(function*() {
      const { authorize, sandbox } = yield* serve({ autoApprove: false })
      const send = (form: Record<string, string>, headers?: Record<string, string>) =>
        Effect.promise(() => Browser.send(sandbox.url, form, headers))
      const fields = Browser.fieldsOf(yield* authorize())
      const approval = { ...fields, decision: "approve" }
      for (
        const incomplete of [fields, { ...fields, decision: "perhaps" }, { ...approval, workspace: "wksp_other" }, {
          ...approval,
          request: "authreq_unknown"
        }]
      ) {
        const { headers, status } = yield* send(incomplete)
        assert.strictEqual(status, 400)
        assert.isNull(headers.get("location"))
      }
      assert.strictEqual((yield* send(approval, { "sec-fetch-site": "cross-site" })).status, 400)
      assert.strictEqual((yield* send(approval)).status, 303)
      assert.strictEqual((yield* send(approval)).status, 400)
      const late = { ...Browser.fieldsOf(yield* authorize()), decision: "approve" }
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual((yield* send(late)).status, 400)
    }))
})

describe("the token endpoint", () => {
  const refusals: ReadonlyArray<readonly [what: string, change: Fields, error: string, status?: number]> = [
    ["no grant type", { grant_type: undefined }, "invalid_request"],
    ["an unknown grant type", { grant_type: "password" }, "unsupported_grant_type"],
    ["no code", { code: undefined }, "invalid_request"],
    ["an unknown code", { code: "code_unknown" }, "invalid_grant"],
    ["no redirect URI", { redirect_uri: undefined }, "invalid_request"],
    ["another redirect URI", { redirect_uri: "http://127.0.0.1:1/callback" }, "invalid_grant"],
    ["no verifier", { code_verifier: undefined }, "invalid_request"],
    ["another verifier", { code_verifier: "w".repeat(43) }, "invalid_grant"],
    ["the challenge as the verifier", { code_verifier: challenge }, "invalid_grant"],
    ["a verifier that is too short", { code_verifier: "v" }, "invalid_request"],
    ["no client", { client_id: undefined }, "invalid_client", 401],
    ["a client that is not its own", { client_id: "nobody" }, "invalid_grant"],
    ["another client", { client_id: "other" }, "invalid_grant"],
    ["a confidential client without its secret", { client_id: "confidential" }, "invalid_client", 401],
    ["a wrong secret", { client_id: "confidential", client_secret: "wrong" }, "invalid_client", 401],
    ["a public client with a secret", { client_secret: "secret" }, "invalid_client", 401]
  ]
  for (const [what, change, error, status] of refusals) {
    it.effect(`the token endpoint refuses ${what}: ${error}`, () =>
      Effect.gen(function*() {
        const { code, exchange } = yield* serve()
        assertRefused(yield* exchange(yield* code(), change), error, status)
      }))
  }

  it.effect("the token endpoint asks for Basic authentication where that was tried and failed", () =>
    Effect.gen(function*() {
      const { code, exchange } = yield* serve()
      for (const credentials of ["confidential:wrong", "nobody:secret", "no colon", "confidential:%zz"]) {
        const answer = yield* exchange(yield* code(), { client_id: undefined }, {
          authorization: `Basic ${btoa(credentials)}`
        })
        assertRefused(answer, "invalid_client", 401)
        assert.match(answer.headers.get("www-authenticate")!, /^Basic /)
      }
      const both = yield* exchange(yield* code(), { client_id: "confidential", client_secret: "secret" }, {
        authorization: `Basic ${btoa("confidential:secret")}`
      })
      assertRefused(both, "invalid_request")
    }))

  it.effect("the token endpoint refuses a body that is no form, or repeats a parameter", () =>
    Effect.gen(function*() {
      const { post } = yield* serve()
      assertRefused(yield* post("/token", "{}", { "content-type": "application/json" }), "invalid_request")
      assertRefused(yield* post("/token", ""), "invalid_client", 401)
      assertRefused(yield* post("/token", "client_id=sandbox&grant_type=a&grant_type=b"), "invalid_request")
    }))

  it.effect("the token endpoint refuses an authorization code after a minute", () =>
    Effect.gen(function*() {
      const { code, exchange } = yield* serve()
      const late = yield* code()
      yield* TestClock.adjust("60 seconds")
      assertRefused(yield* exchange(late), "invalid_grant")
    }))

  it.effect("an authorization code that comes back ends its login", () =>
    Effect.gen(function*() {
      const { code, exchange, refresh, statusOf } = yield* serve()
      const used = yield* code()
      const { body: tokens } = yield* exchange(used)
      assert.strictEqual(yield* statusOf(tokens.access_token), 200)
      assertRefused(yield* exchange(used), "invalid_grant")
      assert.strictEqual(yield* statusOf(tokens.access_token), 401)
      assertRefused(yield* refresh(tokens.refresh_token), "invalid_grant")
    }))

  it.effect("an authorization code is good for one of many that present it at once, and then for nobody", () =>
    Effect.gen(function*() {
      const { code, exchange, statusOf } = yield* serve()
      const used = yield* code()
      const answers = yield* Effect.all(Array.from({ length: 20 }, () => exchange(used)), { concurrency: "unbounded" })
      const granted = answers.filter(({ status }) => status === 200)
      assert.lengthOf(granted, 1)
      assert.strictEqual(yield* statusOf(granted[0]!.body.access_token), 401)
    }))

  it.effect("a confidential client may log in without PKCE, unless it began with it, and cannot downgrade", () =>
    Effect.gen(function*() {
      const { code, exchange } = yield* serve()
      const confidential = { client_id: "confidential", client_secret: "secret" }
      const plain = { client_id: "confidential", code_challenge: undefined, code_challenge_method: undefined }
      const without = { ...confidential, code_verifier: undefined }
      assert.strictEqual((yield* exchange(yield* code(plain), without)).status, 200)
      assertRefused(yield* exchange(yield* code(plain), confidential), "invalid_grant")
      assertRefused(yield* exchange(yield* code({ client_id: "confidential" }), without), "invalid_grant")
    }))

  it.effect("the token endpoint answers as RFC 6749 says", () =>
    Effect.gen(function*() {
      const { code, exchange } = yield* serve({ tokenTtl: 7 })
      const { body, headers } = yield* exchange(yield* code({ scope: undefined }))
      assert.strictEqual(headers.get("cache-control"), "no-store")
      assert.hasAllKeys(body, ["access_token", "token_type", "expires_in", "scope"])
      assert.deepInclude(body, { token_type: "Bearer", expires_in: 7, scope: "workspace:admin" })
    }))

  it.effect("a refresh token is refused for another client, for more than was granted, and after 90 days", () =>
    Effect.gen(function*() {
      const { code, exchange, refresh } = yield* serve()
      const { body: { refresh_token: token } } = yield* exchange(yield* code())
      assertRefused(yield* refresh(token, { client_id: "other" }), "invalid_grant")
      assertRefused(yield* refresh(token, { scope: "workspace:admin everything" }), "invalid_scope")
      assertRefused(yield* refresh("refresh_unknown"), "invalid_grant")
      const narrowed = yield* refresh(token, { scope: "workspace:admin" })
      assert.strictEqual(narrowed.body.scope, "workspace:admin")
      yield* TestClock.adjust("90 days")
      assertRefused(yield* refresh(narrowed.body.refresh_token), "invalid_grant")
    }))
})

describe("an access token", () => {
  it.effect("an access token without workspace:admin is refused everywhere, and the answer says why", () =>
    Effect.gen(function*() {
      const { code, exchange, refresh, statusOf } = yield* serve()
      const { body: narrow } = yield* exchange(yield* code({ scope: "offline_access" }))
      assert.strictEqual(yield* statusOf(narrow.access_token), 403)
      const { body: wide } = yield* exchange(yield* code())
      const { body: narrowed } = yield* refresh(wide.refresh_token, { scope: "offline_access" })
      assert.strictEqual(yield* statusOf(narrowed.access_token), 403)
      assert.strictEqual(yield* statusOf(wide.access_token), 200)
    }))

  it.effect("an access token is good until its end although many other logins come and go", () =>
    Effect.gen(function*() {
      const { code, exchange, refresh, statusOf } = yield* serve()
      const { body: kept } = yield* exchange(yield* code())
      yield* TestClock.adjust("3599 seconds")
      yield* exchange(yield* code())
      assert.strictEqual(yield* statusOf(kept.access_token), 200)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* statusOf(kept.access_token), 401)
      yield* TestClock.adjust("80 days")
      yield* exchange(yield* code())
      assert.strictEqual((yield* refresh(kept.refresh_token)).status, 200)
    }))
})

describe("the revocation endpoint", () => {
  it.effect("revocation ends a login by its refresh token, an access token alone, and accepts unknown tokens", () =>
    Effect.gen(function*() {
      const { code, exchange, post, refresh, statusOf } = yield* serve()
      const { body: { access_token, refresh_token } } = yield* exchange(yield* code())
      const revoke = (fields: Fields) => post("/revoke", { client_id: "sandbox", ...fields })
      assertRefused(yield* revoke({}), "invalid_request")
      assertRefused(yield* revoke({ token: refresh_token, client_id: "other" }), "invalid_grant")
      assertRefused(yield* revoke({ token: refresh_token, client_id: "confidential" }), "invalid_client", 401)
      assert.strictEqual((yield* revoke({ token: "unknown" })).status, 200)
      assert.strictEqual((yield* revoke({ token: access_token, token_type_hint: "refresh_token" })).status, 200)
      assert.strictEqual(yield* statusOf(access_token), 401)
      const { body: next } = yield* refresh(refresh_token)
      assert.strictEqual(yield* statusOf(next.access_token), 200)
      assert.strictEqual((yield* revoke({ token: next.refresh_token })).status, 200)
      assert.strictEqual(yield* statusOf(next.access_token), 401)
      assertRefused(yield* refresh(next.refresh_token), "invalid_grant")
    }))
})
