/** Which applications may log users in at a sandbox: any, or those that are registered; and to what these are held. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Browser from "./support/browser.ts"
import { assertRefused, type Fields, make, redirectUri } from "./support/oauthWire.ts"

const note = "not registered. This sandbox accepts it anyway"

const webRedirect = "https://app.example/callback"

const web: Sandbox.Client = { id: "web", secret: "a secret: +%", redirectUris: [webRedirect] }

const serve = (options: Sandbox.ServeOptions = {}) => Effect.map(Sandbox.serve(options), make)

type OAuth = ReturnType<typeof make<Sandbox.Running>>

/** A whole login, with what follows it. */
const logIn = Effect.fnUntraced(function*({ code, exchange, post, refresh, statusOf }: OAuth, clientId: string) {
  const client = { client_id: clientId }
  const { body: first, status } = yield* exchange(yield* code(client), client)
  assert.strictEqual(status, 200, JSON.stringify(first))
  const { body: second } = yield* refresh(first.refresh_token, client)
  assert.strictEqual(yield* statusOf(second.access_token), 200)
  assert.strictEqual((yield* post("/revoke", { ...client, token: second.refresh_token })).status, 200)
  assert.strictEqual(yield* statusOf(second.access_token), 401)
})

const codeAt = ({ headers, html }: Browser.Page): string =>
  new URL(headers.get("location") ?? assert.fail(html)).searchParams.get("code") ?? assert.fail("no code")

/** Logs `web` in, with or without its secret. */
const asWeb = Effect.fnUntraced(function*({ authorize, exchange }: OAuth, change: Fields, basic?: string) {
  const code = codeAt(yield* authorize({ client_id: "web", redirect_uri: webRedirect }))
  return yield* exchange(
    code,
    { redirect_uri: webRedirect, client_id: "web", ...change },
    basic === undefined ? {} : { authorization: `Basic ${btoa(basic)}` }
  )
})

/** Holds a sandbox to what `web` is registered as. */
const holdsWeb = Effect.fnUntraced(function*(oauth: OAuth) {
  for (const change of [{}, { client_secret: "wrong" }]) {
    assertRefused(yield* asWeb(oauth, change), "invalid_client", 401)
  }
  assert.strictEqual((yield* asWeb(oauth, { client_secret: "a secret: +%" })).status, 200)
  const basic = "web:a+secret%3A+%2B%25"
  assert.strictEqual((yield* asWeb(oauth, { client_id: undefined }, basic)).status, 200)
  const elsewhere = yield* oauth.authorize({ client_id: "web" })
  assert.strictEqual(elsewhere.status, 400)
  assert.include(elsewhere.html, "not registered for the application")
})

describe("an application that is not registered", () => {
  for (const clientId of ["cmm3lndn701oo0uefvxzo0ivw", "my app", "__proto__", "!~", "x".repeat(255)]) {
    it.effect(`an application ${clientId.slice(0, 30)} that nobody registered logs in, refreshes and logs out at a sandbox`, () =>
      Effect.gen(function*() {
        const oauth = yield* serve()
        const { html, status } = yield* oauth.authorize({ client_id: clientId })
        assert.strictEqual(status, 200)
        assert.include(html, note)
        yield* logIn(oauth, clientId)
      }))
  }

  it.effect("an application that is registered, and the client of the sandbox, are not called unregistered", () =>
    Effect.gen(function*() {
      const { authorize } = yield* serve({ clients: [web] })
      for (const change of [{}, { client_id: "web", redirect_uri: webRedirect }]) {
        const { html, status } = yield* authorize(change)
        assert.strictEqual(status, 200)
        assert.notInclude(html, "registered")
      }
    }))

  it.effect("an application that is not registered goes back to loopback addresses only, and says how it could go elsewhere", () =>
    Effect.gen(function*() {
      const { authorize } = yield* serve({ autoApprove: true })
      for (const redirect of ["http://localhost:1/auth/callback", "http://[::1]:3000/", redirectUri]) {
        const { headers } = yield* authorize({ client_id: "any", redirect_uri: redirect })
        assert.isTrue(headers.get("location")!.startsWith(redirect))
      }
      for (const redirect of [webRedirect, "com.example:/back", "http://localhost.evil.example/"]) {
        const { headers, html, status } = yield* authorize({ client_id: "any", redirect_uri: redirect })
        assert.strictEqual(status, 400)
        assert.isNull(headers.get("location"))
        assert.include(html, "--client")
      }
    }))

  it.effect("an application that is not registered is a public client: it needs PKCE, and has no secret", () =>
    Effect.gen(function*() {
      const { authorize, code, exchange } = yield* serve({ autoApprove: true })
      const plain = yield* authorize({ client_id: "any", code_challenge: undefined, code_challenge_method: undefined })
      assert.include(plain.headers.get("location"), "error=invalid_request")
      const one = yield* code({ client_id: "any" })
      const answer = yield* exchange(one, { client_id: "any", client_secret: "secret" })
      assertRefused(answer, "invalid_client", 401)
      assert.include(answer.body.error_description, "send no client_secret")
      const basic = { authorization: `Basic ${btoa("any:secret")}` }
      assertRefused(yield* exchange(one, { client_id: undefined }, basic), "invalid_client", 401)
      assert.strictEqual((yield* exchange(one, { client_id: "any" })).status, 200)
    }))

  it.effect("an application that is not registered logs in a device, and the page says what it is", () =>
    Effect.gen(function*() {
      const { post, sandbox } = yield* serve()
      const { body: begun } = yield* post("/device_authorization", { client_id: "a-television" })
      const page = yield* Effect.promise(() => Browser.open(begun.verification_uri_complete))
      assert.include(page.html, note)
      yield* post("/device_authorization", { client_id: "another" })
      const { html } = yield* Effect.promise(async () => {
        const { body } = await Effect.runPromise(post("/device_authorization", { client_id: "sandbox" }))
        return await Browser.open(body.verification_uri_complete)
      })
      assert.notInclude(html, "registered")
      const decision = { user_code: begun.user_code, workspace: sandbox.workspaceId, decision: "approve" }
      yield* Effect.promise(async () => {
        const response = await fetch(`${sandbox.url}/device`, { method: "POST", body: new URLSearchParams(decision) })
        assert.include(await response.text(), "logged in")
      })
      const fields = { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code: begun.device_code }
      assertRefused(yield* post("/token", { ...fields, client_id: "another" }), "invalid_grant")
      assert.strictEqual((yield* post("/token", { ...fields, client_id: "a-television" })).status, 200)
    }))

  it.effect("tokens of one application are of no use to another, though nobody registered either", () =>
    Effect.gen(function*() {
      const { code, exchange, post, refresh } = yield* serve({ autoApprove: true })
      const one = yield* code({ client_id: "one" })
      assertRefused(yield* exchange(one, { client_id: "two" }), "invalid_grant")
      const { body } = yield* exchange(one, { client_id: "one" })
      assertRefused(yield* refresh(body.refresh_token, { client_id: "two" }), "invalid_grant")
      assertRefused(yield* post("/revoke", { token: body.refresh_token, client_id: "two" }), "invalid_grant")
      assert.strictEqual((yield* refresh(body.refresh_token, { client_id: "one" })).status, 200)
    }))

  for (const clientId of ["", " ", "x".repeat(256), "caf\u00e9", "a\u0000b"]) {
    it.effect(`a client id that is none is refused: ${JSON.stringify(clientId).slice(0, 20)}`, () =>
      Effect.gen(function*() {
        const { authorize, post } = yield* serve()
        assert.strictEqual((yield* authorize({ client_id: clientId })).status, 400)
        const answer = yield* post("/token", { client_id: clientId, grant_type: "refresh_token" })
        assertRefused(answer, "invalid_client", 401)
        assert.include(answer.body.error_description, "client_id")
      }))
  }
})

describe("strict clients", () => {
  it.effect("with strictClients only registered applications log in, and a refusal says how to register", () =>
    Effect.gen(function*() {
      const { authorize, post } = yield* serve({ strictClients: true, clients: [web] })
      const { headers, html, status } = yield* authorize({ client_id: "any" })
      assert.strictEqual(status, 400)
      assert.isNull(headers.get("location"))
      assert.include(html, "--client")
      for (const at of ["/token", "/revoke", "/device_authorization"]) {
        const answer = yield* post(at, { client_id: "any", token: "a", grant_type: "refresh_token" })
        assertRefused(answer, "invalid_client", 401)
        assert.include(answer.body.error_description, "not registered")
      }
    }))

  it.effect("with strictClients the clients of the sandbox and of @prisma/cli are registered, the latter as the real server has it", () =>
    Effect.gen(function*() {
      const oauth = yield* serve({ strictClients: true })
      yield* logIn(oauth, "sandbox")
      const client = { client_id: "cmm3lndn701oo0uefvxzo0ivw" }
      for (
        const [redirect, status] of [["localhost:51234/auth/callback", 200], ["127.0.0.1:1/auth/callback", 400], [
          "localhost:1/callback",
          400
        ]] as const
      ) {
        const page = yield* oauth.authorize({ ...client, redirect_uri: `http://${redirect}` })
        assert.strictEqual(page.status, status, redirect)
        assert.notInclude(page.html, note)
      }
    }))
})

describe("a registered application", () => {
  it.effect("an application of `clients` is held to its secret and its redirect URIs", () =>
    Effect.gen(function*() {
      yield* holdsWeb(yield* serve({ autoApprove: true, clients: [{ ...web, secret: Redacted.make("a secret: +%") }] }))
    }))

  for (const strictClients of [false, true]) {
    it.effect(`an application that is registered while a sandbox runs is held to what it is, in this sandbox and until a reset (strict: ${strictClients})`, () =>
      Effect.gen(function*() {
        const [one, two] = yield* Effect.all([
          serve({ autoApprove: true, strictClients }),
          serve({ autoApprove: true, strictClients })
        ])
        yield* one.sandbox.registerClient(web)
        yield* one.sandbox.registerClient({ id: "native" })
        yield* holdsWeb(one)
        assert.strictEqual((yield* one.authorize({ client_id: "native" })).status, 302)
        const asWebOf = (oauth: OAuth) => oauth.authorize({ client_id: "web", redirect_uri: webRedirect })
        assert.strictEqual((yield* asWebOf(two)).status, 400)
        yield* one.sandbox.registerClient({ ...web, secret: undefined })
        assert.strictEqual((yield* asWeb(one, {})).status, 200)
        yield* one.sandbox.reset
        assert.strictEqual((yield* asWebOf(one)).status, 400)
      }))
  }

  it.effect("an application is registered by a control route, from other processes of this machine only", () =>
    Effect.gen(function*() {
      const oauth = yield* serve({ autoApprove: true, control: true })
      const send = (body: unknown, headers: Record<string, string> = {}) =>
        Effect.promise(async () => {
          const response = await fetch(`${oauth.sandbox.url}/__sandbox/clients`, {
            method: "POST",
            headers,
            body: JSON.stringify(body)
          })
          return { status: response.status, text: await response.text() }
        })
      assert.strictEqual((yield* send(web, { origin: "http://localhost:3000" })).status, 403)
      assert.strictEqual((yield* send(web)).status, 204)
      yield* holdsWeb(oauth)
      for (
        const wrong of [
          {},
          [],
          { id: 1 },
          { id: "" },
          { id: "a", secret: "" },
          { id: "a", redirectUris: "anywhere" },
          { id: "a", redirectUris: [] },
          { id: "a", redirectUris: ["/callback"] },
          { id: "a", redirectUri: webRedirect }
        ]
      ) {
        const { status, text } = yield* send(wrong)
        assert.strictEqual(status, 422, JSON.stringify(wrong))
        assert.include(JSON.parse(text).error.hint, "redirectUris")
      }
      const closed = yield* Sandbox.serve()
      const response = yield* Effect.promise(() =>
        fetch(`${closed.url}/__sandbox/clients`, { method: "POST", body: JSON.stringify(web) })
      )
      assert.strictEqual(response.status, 404)
    }))

  it.effect("an application that was registered is known after a restart on the same data, as are its logins", () =>
    Effect.gen(function*() {
      const home = yield* Effect.acquireRelease(
        Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-clients-"))),
        (home) => Effect.sync(() => fs.rmSync(home, { recursive: true }))
      )
      const options = { data: path.join(home, "state.json"), autoApprove: true, control: true }
      const secret = { client_secret: "a secret: +%" }
      const { body } = yield* Effect.scoped(Effect.gen(function*() {
        const oauth = yield* serve(options)
        yield* oauth.sandbox.registerClient({ ...web, secret: "another" })
        yield* oauth.sandbox.registerClient({ id: "native" })
        yield* oauth.sandbox.registerClient(web)
        return yield* asWeb(oauth, secret)
      }))
      const { refresh } = yield* serve(options)
      assertRefused(yield* refresh(body.refresh_token, { client_id: "web" }), "invalid_client", 401)
      assert.strictEqual((yield* refresh(body.refresh_token, { client_id: "web", ...secret })).status, 200)
    }))

  const wrong: ReadonlyArray<readonly [what: string, clients: ReadonlyArray<Sandbox.Client>, says: RegExp]> = [
    ["a blank id", [{ id: " " }], /id of a client must be/],
    ["an id beyond ASCII", [{ id: "caf\u00e9" }], /id of a client must be/],
    ["an empty secret", [{ id: "a", secret: "" }], /secret of the client a is empty: .+ omit it/],
    ["no redirect URI", [{ id: "a", redirectUris: [] }], /client a has no redirect URI/],
    [
      "a relative redirect URI",
      [{ id: "a", redirectUris: ["/callback"] }],
      /redirect URI "\/callback" of the client a/
    ],
    ["a redirect URI with a fragment", [{ id: "a", redirectUris: [`${webRedirect}#a`] }], /without a fragment/],
    ["a redirect URI with a password", [{ id: "a", redirectUris: ["https://a:b@app.example/"] }], /user or password/],
    ["a redirect URI that is a program", [{ id: "a", redirectUris: ["javascript:alert(1)"] }], /absolute URL/],
    ["the same id twice", [{ id: "a" }, { id: "b" }, { id: "a" }], /client a is listed more than once/]
  ]
  for (const [what, clients, says] of wrong) {
    it.effect(`an application with ${what} is not registered: the sandbox does not start, and says why`, () =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(Sandbox.serve({ clients }))
        assert.strictEqual(error.reason, "OptionsInvalid")
        assert.match(error.message, says)
        if (clients.length > 1) return
        const { registerClient } = yield* Sandbox.serve()
        assert.match(String(yield* Effect.flip(Effect.sandbox(registerClient(clients[0]!)))), says)
      }))
  }
})
