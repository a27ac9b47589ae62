/** Logins of a sandbox that a test decides, or has the tokens of at once: as real clients, and as programs that know of control only. */
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as oauth4webapi from "oauth4webapi"
import * as openid from "openid-client"
import * as DeviceLogin from "../../src/DeviceLogin.ts"
import * as OAuth from "../../src/OAuth.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import { at, redirectUri } from "./support/application.ts"
import * as Browser from "./support/browser.ts"
import * as OAuthWire from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

const first = "sandbox@example.com"
const ada = "ada@example.com"
const bob = "bob@example.com"

const scope = "workspace:admin offline_access"

const users: ReadonlyArray<Sandbox.User> = [{ id: "ada", email: ada, name: "Ada" }, { id: "bob", email: bob }]

const serve = (options: Sandbox.Options = {}) => Sandbox.serve({ users, control: true, ...options })

/** Where a login is sent at once: nobody is asked. */
const sentTo = async (url: URL | string): Promise<string> => {
  const { headers, html, status } = await Browser.open(String(url))
  assert.strictEqual(status, 302, html)
  return headers.get("location")!
}

const emailOf = async ({ url }: Sandbox.Running, token: string): Promise<string> => {
  const response = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json() as any).data.user.email
}

/** Control as another program has it. */
const control = ({ url }: Sandbox.Running) => (method: string, path: string, body?: unknown) =>
  Effect.promise(async () => {
    const response = await fetch(`${url}/__sandbox/${path}`, {
      method,
      ...body === undefined ? undefined : { body: JSON.stringify(body) }
    })
    const text = await response.text()
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
  })

describe("a login that a test decides", () => {
  it.effect("ends for our client as it was told, in the order in which it was told, once each, without a page", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      yield* sandbox.logins.next({ user: ada })
      yield* sandbox.logins.next({ user: bob, decision: "deny" })
      yield* sandbox.logins.next({ user: "usr_bob", decision: "approve" })
      const { client, oauth } = yield* at(sandbox.url)
      const logIn = Effect.gen(function*() {
        const login = yield* oauth.loginUrl({ scope })
        const callbackUrl = yield* Effect.promise(() => sentTo(login.url))
        return yield* oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
      })
      yield* logIn
      assert.strictEqual((yield* client.me.get()).user?.email, ada)
      assert.deepInclude((yield* Effect.flip(logIn)).reason, { _tag: "CallbackDenied", error: "access_denied" })
      yield* logIn
      assert.strictEqual((yield* client.me.get()).user?.email, bob)
      const { url } = yield* oauth.loginUrl({ scope })
      assert.strictEqual((yield* Effect.promise(() => Browser.open(url))).status, 200)
    }))

  it.effect("ends for openid-client and oauth4webapi as two users at once, one denied and one approved", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      yield* sandbox.logins.next({ clientId: "one", user: ada })
      yield* sandbox.logins.next({
        clientId: "two",
        user: bob,
        error: "server_error",
        errorDescription: "Later, please."
      })
      yield* sandbox.logins.next({ clientId: "two", user: bob })
      yield* Effect.promise(async () => {
        const issuer = new URL(sandbox.url)
        // The decisions for the second client are told after that for the first one, and it comes first.
        const insecure = { [oauth4webapi.allowInsecureRequests]: true }
        const server = await oauth4webapi.processDiscoveryResponse(
          issuer,
          await oauth4webapi.discoveryRequest(issuer, { ...insecure, algorithm: "oauth2" })
        )
        const client = { client_id: "two" }
        const verifier = oauth4webapi.generateRandomCodeVerifier()
        const loginUrl = `${server.authorization_endpoint}?${new URLSearchParams({
          ...client,
          redirect_uri: redirectUri,
          response_type: "code",
          scope,
          code_challenge: await oauth4webapi.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256"
        })}`
        const failed = new URL(await sentTo(loginUrl))
        assert.throws(
          () => oauth4webapi.validateAuthResponse(server, client, failed, oauth4webapi.skipStateCheck),
          oauth4webapi.AuthorizationResponseError
        )
        assert.strictEqual(failed.searchParams.get("error"), "server_error")
        assert.strictEqual(failed.searchParams.get("error_description"), "Later, please.")

        const config = await openid.discovery(issuer, "one", undefined, openid.None(), {
          execute: [openid.allowInsecureRequests]
        })
        const pkceCodeVerifier = openid.randomPKCECodeVerifier()
        const login = openid.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope,
          code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
          code_challenge_method: "S256"
        })
        const ofOne = await openid.authorizationCodeGrant(config, new URL(await sentTo(login)), { pkceCodeVerifier })
        assert.strictEqual(await emailOf(sandbox, ofOne.access_token), ada)

        const callback = oauth4webapi.validateAuthResponse(
          server,
          client,
          new URL(await sentTo(loginUrl)),
          oauth4webapi.skipStateCheck
        )
        const ofTwo = await oauth4webapi.processAuthorizationCodeResponse(
          server,
          client,
          await oauth4webapi.authorizationCodeGrantRequest(
            server,
            client,
            oauth4webapi.None(),
            callback,
            redirectUri,
            verifier,
            insecure
          )
        )
        assert.strictEqual(await emailOf(sandbox, ofTwo.access_token), bob)
        const refreshed = await openid.refreshTokenGrant(config, ofOne.refresh_token!)
        assert.strictEqual(await emailOf(sandbox, refreshed.access_token), ada)
      })
      assert.deepStrictEqual(yield* sandbox.logins.pending, [])
    }))

  /** A login on a device in process, which asks once after a second: it is decided when it begins. */
  const deviceLogin = Effect.gen(function*() {
    const shown = yield* Deferred.make<void>()
    const login = yield* Effect.forkChild(
      DeviceLogin.login({ scope, show: () => Deferred.succeed(shown, undefined) }).pipe(
        Effect.provide(
          OAuth.layer({ clientId: "sandbox", authBaseUrl: "http://localhost" }).pipe(
            Layer.provideMerge(TokenStorage.layerMemory())
          )
        )
      ),
      { startImmediately: true }
    )
    yield* Deferred.await(shown)
    yield* TestClock.adjust("1 second")
    return yield* Fiber.join(login)
  })

  it.effect("ends on a device as it was told: approved, denied, and with an error of RFC 8628", () =>
    Effect.gen(function*() {
      const { logins, requests } = yield* Sandbox.Sandbox
      yield* logins.next({ user: bob })
      yield* logins.next({ decision: "deny" })
      yield* logins.next({ error: "expired_token" })
      const { accessToken } = yield* deviceLogin
      const me = yield* HttpClient.execute(
        HttpClientRequest.get("http://localhost/v1/me").pipe(HttpClientRequest.bearerToken(accessToken))
      )
      assert.strictEqual(((yield* me.json) as any).data.user.email, bob)
      assert.deepInclude((yield* Effect.flip(deviceLogin)).reason, { error: "access_denied" })
      assert.strictEqual((yield* Effect.flip(deviceLogin)).reason._tag, "LoginTimeout")
      assert.deepStrictEqual(
        (yield* requests).filter(({ operation }) => operation === "oauth.token").map(({ status }) => status),
        [200, 400, 400]
      )
    }).pipe(Effect.provide(Sandbox.layer({ users }))))

  it.effect("is one that waits on a device too, and not one of another application, or one that is over", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      const { post } = OAuthWire.make(sandbox)
      const begin = (client_id: string) => Effect.map(post("/device_authorization", { client_id }), ({ body }) => body)
      const ask = (client_id: string, { device_code }: { readonly device_code: string }) =>
        post("/token", { grant_type: "urn:ietf:params:oauth:grant-type:device_code", client_id, device_code })
      const over = yield* begin("tv")
      yield* TestClock.adjust("10 minutes")
      const [one, other] = [yield* begin("tv"), yield* begin("lamp")]
      yield* sandbox.logins.next({ clientId: "tv", user: ada })
      OAuthWire.assertRefused(yield* ask("tv", over), "expired_token")
      OAuthWire.assertRefused(yield* ask("lamp", one), "invalid_grant")
      OAuthWire.assertRefused(yield* ask("lamp", other), "authorization_pending")
      const { body } = yield* ask("tv", one)
      assert.strictEqual(yield* Effect.promise(() => emailOf(sandbox, body.access_token)), ada)
      assert.deepStrictEqual(yield* sandbox.logins.pending, [])
      OAuthWire.assertRefused(yield* ask("tv", one), "invalid_grant")
    }))

  it.effect("an error of the one flow waits for a login of that flow", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      const wire = OAuthWire.make(sandbox)
      yield* sandbox.logins.next({ error: "expired_token" })
      yield* sandbox.logins.next({ error: "consent_required" })
      const back = new URL((yield* wire.authorize()).headers.get("location")!).searchParams
      assert.strictEqual(back.get("error"), "consent_required")
      assert.strictEqual((yield* wire.authorize()).status, 200)
      const { body: begun } = yield* wire.post("/device_authorization", { client_id: "sandbox" })
      const asked = yield* wire.post("/token", {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        client_id: "sandbox",
        device_code: begun.device_code
      })
      OAuthWire.assertRefused(asked, "expired_token")
    }))

  it.effect("goes before autoApprove and login_hint, takes the workspace it names, and else the one that the login asks for", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve({ autoApprove: true })
      const wire = OAuthWire.make(sandbox)
      const api = Wire.make(sandbox)
      const { data: { id: second } } = yield* api.ok("workspaces.create", { body: { displayName: "Second" } })
      const meOf = (change: OAuthWire.Fields) =>
        Effect.gen(function*() {
          const { body } = yield* wire.exchange(yield* wire.code(change))
          const { data } = yield* api.ok("me.get", { token: body.access_token })
          return [data.user.email, data.workspace.id]
        })
      const ofAda = (yield* sandbox.logins.tokens({ user: ada })).workspace_id
      yield* sandbox.logins.next({ user: ada })
      assert.deepStrictEqual(yield* meOf({ login_hint: bob, workspace: second }), [ada, ofAda])
      yield* sandbox.logins.next({ workspace: second })
      assert.deepStrictEqual(yield* meOf({}), [first, second])
      yield* sandbox.logins.next({ user: first })
      assert.deepStrictEqual(yield* meOf({ workspace: second }), [first, second])
      yield* sandbox.logins.next({})
      assert.deepStrictEqual(yield* meOf({ login_hint: ada }), [ada, ofAda])
    }))

  it.effect("is not used up by a request that is refused, is forgotten by clear and by a reset, and is another's in another sandbox", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([serve(), serve()])
      const wire = OAuthWire.make(one)
      yield* one.logins.next({ user: ada, decision: "deny" })
      yield* wire.authorize({ scope: "everything" })
      const told = {
        user: "usr_ada",
        decision: "deny",
        error: "access_denied",
        errorDescription: "The user denied the access."
      }
      assert.deepStrictEqual(yield* one.logins.pending, [told] as ReadonlyArray<unknown>)
      assert.strictEqual((yield* OAuthWire.make(two).authorize()).status, 200)
      for (const forget of [one.logins.clear, one.reset]) {
        yield* one.logins.next({ user: bob })
        yield* forget
        assert.deepStrictEqual(yield* one.logins.pending, [])
        assert.strictEqual((yield* wire.authorize()).status, 200)
      }
    }))
})

describe("tokens at once", () => {
  it.effect("work for our session, which refreshes them, for two users at once", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      for (const user of [ada, bob]) {
        const { client, session } = yield* at(sandbox.url)
        const given = yield* sandbox.logins.tokens({ user, expiresIn: 60 })
        assert.deepInclude(given, { token_type: "Bearer", expires_in: 60, scope, user_id: `usr_${user.split("@")[0]}` })
        yield* session.store(Tokens.make({
          workspaceId: given.workspace_id,
          accessToken: given.access_token,
          refreshToken: given.refresh_token
        }))
        assert.strictEqual((yield* client.me.get()).user?.email, user)
        yield* TestClock.adjust("61 seconds")
        assert.strictEqual((yield* client.me.get()).user?.email, user)
        assert.notStrictEqual(Redacted.value((yield* session.tokens)!.accessToken), given.access_token)
      }
    }))

  it.effect("are for the workspace, the client and the scopes that are asked for", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      const { refresh, statusOf } = OAuthWire.make(sandbox)
      const { workspace_id } = yield* sandbox.logins.tokens({ user: bob })
      const given = yield* sandbox.logins.tokens({ workspace: workspace_id, clientId: "web" })
      assert.deepInclude(given, { workspace_id, user_id: "usr_bob" })
      OAuthWire.assertRefused(yield* refresh(given.refresh_token!), "invalid_grant")
      assert.strictEqual((yield* refresh(given.refresh_token!, { client_id: "web" })).status, 200)
      const narrow = yield* sandbox.logins.tokens({ scopes: ["offline_access"] })
      assert.strictEqual(yield* statusOf(narrow.access_token), 403)
      assert.notProperty(yield* sandbox.logins.tokens({ scopes: ["workspace:admin"] }), "refresh_token")
    }))
})

describe("logins by control", () => {
  it.effect("are decided and given by HTTP as in process, in the same JSON", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      const ask = control(sandbox)
      const wire = OAuthWire.make(sandbox)
      assert.strictEqual((yield* ask("POST", "logins", { next: { user: ada, decision: "deny" } })).status, 204)
      assert.deepStrictEqual((yield* ask("GET", "logins")).body.data, yield* sandbox.logins.pending)
      const back = new URL((yield* wire.authorize()).headers.get("location")!).searchParams
      assert.strictEqual(back.get("error"), "access_denied")
      assert.deepStrictEqual((yield* ask("GET", "logins")).body.data, [])
      yield* ask("POST", "logins", { next: { user: ada } })
      assert.strictEqual((yield* ask("DELETE", "logins")).status, 204)
      assert.strictEqual((yield* wire.authorize()).status, 200)
      const { body, status } = yield* ask("POST", "logins", { tokens: { user: bob } })
      assert.strictEqual(status, 200)
      assert.deepStrictEqual(Object.keys(body), Object.keys(yield* sandbox.logins.tokens({ user: bob })))
      assert.strictEqual(yield* Effect.promise(() => emailOf(sandbox, body.access_token)), bob)
      assert.strictEqual((yield* wire.refresh(body.refresh_token)).status, 200)
      assert.strictEqual((yield* ask("POST", "logins", { tokens: {} })).body.user_id, "usr_sandbox")
      const index = (yield* ask("GET", "../__sandbox")).body.data
      for (const path of ["/__sandbox/logins", "/__sandbox/keys"]) {
        assert.isTrue(index.some((route: { path: string }) => route.path === path), path)
      }
    }))

  const wrong: ReadonlyArray<readonly [kind: "next" | "tokens", given: unknown, says: RegExp]> = [
    [
      "next",
      { usr: ada },
      /Unknown field `usr`. Known fields: `decision`, `user`, `workspace`, `error`, `errorDescription`/
    ],
    [
      "next",
      { user: "eve@example.com" },
      /user "eve@example.com": .+ Known users: sandbox@example.com, ada@example.com, bob/
    ],
    [
      "next",
      { workspace: "wksp_none" },
      /workspace "wksp_none": .+ Known workspaces: wksp_\w+ \(sandbox@example.com\), wksp_/
    ],
    ["next", { user: ada, workspace: "theirs" }, /ada@example.com has no such workspace. Their workspaces: wksp_/],
    ["next", { decision: "perhaps" }, /decision: Expected "approve" \| "deny"/],
    ["next", { error: "teapot" }, /error: Expected "access_denied" \|.+"temporarily_unavailable"/],
    ["next", { decision: "approve", error: "access_denied" }, /need `decision: "deny"`/],
    ["next", { errorDescription: "\"quoted\"", decision: "deny" }, /errorDescription: .+without a double quote/],
    ["next", { clientId: "" }, /clientId "": The client_id must be 1 to 255/],
    ["next", { user: 1 }, /user: Expected string/],
    ["next", [], /must be an object with decision/],
    ["tokens", { user: "eve@example.com" }, /user "eve@example.com": .+ Known users: sandbox@example.com/],
    ["tokens", { scope: "workspace:admin" }, /Unknown field `scope`. Known fields: `user`, .+`scopes`/],
    ["tokens", { scopes: ["everything"] }, /Unknown scope "everything". Known scopes: workspace:admin, offline_access/],
    ["tokens", { expiresIn: 0 }, /expiresIn: It must be a whole number of seconds, from 1 to 31536000/],
    ["tokens", { expiresIn: 1.5 }, /expiresIn/],
    ["tokens", { user: ada, workspace: "theirs" }, /ada@example.com has no such workspace/]
  ]
  it.effect("a body that is not JSON, or has neither next nor tokens, is refused with what to send", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      const bodies = [
        ["", "The body must have either `next` or `tokens`."],
        ["user=ada", "The body must be JSON."],
        ["{}", "The body must have either `next` or `tokens`."],
        ["{\"next\":{},\"tokens\":{}}", "The body must have either `next` or `tokens`."],
        ["{\"nxt\":{}}", "Unknown field `nxt`. Known fields: `next`, `tokens`."],
        ["[]", "The body must be an object with next, tokens."]
      ] as const
      for (const [body, message] of bodies) {
        const { error, status } = yield* Effect.promise(async () => {
          const response = await fetch(`${sandbox.url}/__sandbox/logins`, { method: "POST", body })
          return { status: response.status, ...await response.json() as { readonly error: Record<string, string> } }
        })
        assert.deepStrictEqual([status, error["message"]], [422, message], body)
        assert.include(error["hint"], "\"next\"")
      }
    }))

  it.effect("that make no sense are refused by name with what is known, by HTTP as in process, and change nothing", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve()
      const ask = control(sandbox)
      const theirs = (yield* sandbox.logins.tokens({ user: bob })).workspace_id
      for (const [kind, given, says] of wrong) {
        const replaced = JSON.parse(JSON.stringify(given).replace("theirs", theirs))
        const { body, status } = yield* ask("POST", "logins", { [kind]: replaced })
        assert.strictEqual(status, 422, JSON.stringify(given))
        assert.match(body.error.message, says)
        assert.include(body.error.hint, "\"next\"")
        const effect: Effect.Effect<unknown> = sandbox.logins[kind](replaced)
        assert.match(String(yield* Effect.flip(Effect.sandbox(effect))), says)
      }
      for (const body of [{}, { next: {}, tokens: {} }, { login: {} }, []]) {
        const answer = yield* ask("POST", "logins", body)
        assert.strictEqual(answer.status, 422, JSON.stringify(body))
        assert.include(answer.body.error.hint, "\"tokens\"")
      }
      assert.deepStrictEqual(yield* sandbox.logins.pending, [])
    }))

  it.effect("have a client that is registered, where only such log in", () =>
    Effect.gen(function*() {
      const sandbox = yield* serve({ strictClients: true })
      const says = String(yield* Effect.flip(Effect.sandbox(sandbox.logins.tokens({ clientId: "web" }))))
      assert.include(says, "clientId \"web\": The application is not registered")
      yield* sandbox.registerClient({ id: "web" })
      yield* sandbox.logins.tokens({ clientId: "web" })
    }))
})
