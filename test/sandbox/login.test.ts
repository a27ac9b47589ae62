/** Whole logins at a sandbox: of the client of this package, and of the published SDK as one that knows nothing of it. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import { AuthError as SdkAuthError, createManagementApiSdk } from "@prisma/management-api-sdk"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Tokens from "../../src/Tokens.ts"
import { refreshElsewhere } from "../support/elsewhere.ts"
import { application, logIn, redirectUri, served, services } from "./support/application.ts"
import * as Browser from "./support/browser.ts"

const value = (tokens: Tokens.Tokens | undefined) => Redacted.value(tokens!.accessToken)

describe("the client of this package over a socket", () => {
  it.effect("our client logs in to a served sandbox by PKCE, calls, refreshes when the token expires, and logs out", () =>
    Effect.gen(function*() {
      const { client, oauth, sandbox, session, storage } = yield* served({ tokenTtl: 60 })
      const first = yield* logIn(oauth)
      assert.strictEqual(first.workspaceId, sandbox.workspaceId)
      assert.strictEqual(first.expiresAt, 60_000)
      const me = yield* client.me.get()
      assert.strictEqual(me.credential.type, "oauth")
      assert.strictEqual(me.workspace?.id, sandbox.workspaceId)
      assert.isNotNull(me.user)

      yield* TestClock.adjust("61 seconds")
      yield* client.me.get()
      const second = (yield* storage.get)!
      assert.notStrictEqual(value(second), value(first))
      assert.notStrictEqual(Redacted.value(second.refreshToken!), Redacted.value(first.refreshToken!))

      yield* oauth.logout
      assert.isUndefined(yield* storage.get)
      const status = yield* Effect.promise(async () =>
        (await fetch(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${value(second)}` } })).status
      )
      assert.strictEqual(status, 401)
      yield* session.store(second)
      assert.isTrue((yield* Effect.flip(session.refresh(second))).refreshTokenInvalid)
    }))

  it.effect("one reuse of a refresh token within ten seconds is forgiven, and the tokens of the first use stay good", () =>
    Effect.gen(function*() {
      const { client, oauth, sandbox, session } = yield* served()
      const first = yield* logIn(oauth)
      const second = yield* session.refresh(first)
      yield* TestClock.adjust("10 seconds")
      const third = yield* refreshElsewhere({ clientId: "sandbox", authBaseUrl: sandbox.url }, first)
      assert.notStrictEqual(Redacted.value(third.accessToken), value(second))
      yield* client.me.get()
      yield* session.refresh(second)
      yield* client.me.get()
    }))

  for (const [when, wait, reuses] of [["after ten seconds", "11 seconds", 1], ["twice", "1 second", 2]] as const) {
    it.effect(`a login ends when a refresh token comes back ${when}`, () =>
      Effect.gen(function*() {
        const { client, oauth, sandbox, session, storage } = yield* served()
        const first = yield* logIn(oauth)
        yield* session.refresh(first)
        yield* TestClock.adjust(wait)
        const reuse = refreshElsewhere({ clientId: "sandbox", authBaseUrl: sandbox.url }, first)
        for (let forgiven = 1; forgiven < reuses; forgiven++) yield* reuse
        assert.deepInclude((yield* Effect.flip(reuse)).reason, { _tag: "TokenRejected", error: "invalid_grant" })
        // The tokens of the one who was honest are over as well: the access token at once, the refresh token too.
        const failure = yield* Effect.flip(client.me.get())
        assert.strictEqual(failure._tag, "AuthError")
        assert.isUndefined(yield* storage.get)
      }))
  }

  it.effect("a login without offline_access has no refresh token", () =>
    Effect.gen(function*() {
      const { client, oauth } = yield* served()
      assert.isUndefined((yield* logIn(oauth, "workspace:admin")).refreshToken)
      yield* client.me.get()
      yield* TestClock.adjust("1 hour")
      const failure = yield* Effect.flip(client.me.get())
      assert.include(String(failure.message), "No refresh token available")
    }))

  it.effect("our client learns that the person denied the login", () =>
    Effect.gen(function*() {
      const { oauth } = yield* served()
      const login = yield* oauth.loginUrl({ scope: "workspace:admin" })
      const callbackUrl = yield* Effect.promise(() => Browser.decide(login.url, "deny"))
      const error = yield* Effect.flip(
        oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
      )
      assert.deepInclude(error.reason, { _tag: "CallbackDenied", error: "access_denied" })
    }))

  for (const clientAuthentication of ["basic", "post"] as const) {
    it.effect(`our client authenticates with a secret: ${clientAuthentication}`, () =>
      Effect.gen(function*() {
        const secret = "s:e%c r+é&t"
        const { client, oauth, session } = yield* served(
          { clients: [{ id: "my app", secret, redirectUris: [redirectUri] }] },
          { clientId: "my app", clientSecret: secret, clientAuthentication }
        )
        yield* session.refresh(yield* logIn(oauth))
        yield* client.me.get()
        yield* oauth.logout
      }))
  }

  it.effect("access tokens are JWTs that the published keys verify", () =>
    Effect.gen(function*() {
      const { oauth, sandbox } = yield* served()
      const tokens = yield* logIn(oauth)
      const metadata = yield* Effect.promise(async () =>
        await (await fetch(`${sandbox.url}/.well-known/oauth-authorization-server`)).json() as Record<string, string>
      )
      assert.strictEqual(metadata["issuer"], sandbox.url)
      const { payload, protectedHeader } = yield* Effect.promise(() =>
        jwtVerify(value(tokens), createRemoteJWKSet(new URL(metadata["jwks_uri"]!)), {
          issuer: sandbox.url,
          audience: sandbox.url,
          typ: "at+jwt",
          currentDate: new Date(0)
        })
      )
      assert.strictEqual(protectedHeader.alg, "ES256")
      assert.deepInclude(payload, { workspace_id: sandbox.workspaceId, sub: "usr_sandbox", iat: 0, exp: 3600 })
      assert.isString(payload.jti)
      const jwks = yield* Effect.promise(async () => await (await fetch(metadata["jwks_uri"]!)).text())
      assert.notInclude(jwks, "\"d\"")
    }))

  it.effect("a login may call the server localhost", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const url = sandbox.url.replace("127.0.0.1", "localhost")
      const context = yield* Layer.build(application(url).pipe(Layer.provide(NodeHttpClient.layerUndici)))
      const { client, oauth } = yield* Effect.provideContext(services, context)
      const tokens = yield* logIn(oauth)
      assert.strictEqual((yield* client.me.get()).credential.type, "oauth")
      assert.strictEqual(JSON.parse(atob(value(tokens).split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/"))).iss, url)
    }))

  it.effect("a login sees only the workspace that it was given access to", () =>
    Effect.gen(function*() {
      const { client, oauth, sandbox } = yield* served()
      const other = yield* Effect.promise(async () => {
        const response = await fetch(`${sandbox.url}/v1/workspaces`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${Redacted.value(sandbox.token)}`,
            "content-type": "application/json"
          },
          body: "{\"displayName\":\"Other\"}"
        })
        return (await response.json() as { data: { id: string } }).data.id
      })
      yield* logIn(oauth)
      assert.deepStrictEqual((yield* client.workspaces.list()).data.map(({ id }) => id), [sandbox.workspaceId])
      assert.strictEqual((yield* Effect.flip(client.workspaces.get({ params: { id: other } })))._tag, "NotFound")
      assert.strictEqual((yield* Effect.flip(client.workspaces.create()))._tag, "Forbidden")
    }))
})

describe("the client of this package in process", () => {
  it.effect("our client logs in without a socket where every login is approved", () =>
    Effect.gen(function*() {
      const { client, oauth, session } = yield* services
      const login = yield* oauth.loginUrl({ scope: "workspace:admin offline_access" })
      const response = yield* HttpClient.get(login.url)
      const tokens = yield* oauth.handleCallback({
        callbackUrl: response.headers["location"]!,
        verifier: login.verifier,
        expectedState: login.state
      })
      yield* client.me.get()
      yield* TestClock.adjust("2 hours")
      yield* client.me.get()
      assert.isFalse(Tokens.same(yield* session.tokens, tokens))
    }).pipe(Effect.provide(
      application("http://localhost").pipe(Layer.provideMerge(Sandbox.layer({ autoApprove: true })))
    )))
})

describe("the published SDK over a socket", () => {
  const foreign = Effect.fnUntraced(function*() {
    const sandbox = yield* Sandbox.serve({ tokenTtl: 60 })
    let tokens: any = null
    const sdk = createManagementApiSdk({
      clientId: "sandbox",
      redirectUri,
      apiBaseUrl: sandbox.url,
      authBaseUrl: sandbox.url,
      tokenStorage: {
        getTokens: async () => tokens,
        setTokens: async (given: unknown) => {
          tokens = given
        },
        clearTokens: async () => {
          tokens = null
        }
      }
    })
    yield* Effect.promise(async () => {
      const { state, url, verifier } = await sdk.getLoginUrl({ scope: "workspace:admin offline_access" })
      await sdk.handleCallback({ callbackUrl: await Browser.decide(url), verifier, expectedState: state })
    })
    return {
      sandbox,
      sdk,
      tokens: () => tokens,
      plant: (given: unknown) => {
        tokens = given
      },
      call: Effect.promise(() => sdk.client.GET("/v1/me"))
    }
  })

  it.effect("the published SDK logs in, calls, and refreshes when the token expires", () =>
    Effect.gen(function*() {
      const { call, sandbox, tokens } = yield* foreign()
      const first = tokens()
      assert.strictEqual(first.workspaceId, sandbox.workspaceId)
      assert.strictEqual((yield* call).data?.data.workspace?.id, sandbox.workspaceId)
      yield* TestClock.adjust("60 seconds")
      assert.strictEqual((yield* call).response.status, 200)
      assert.notStrictEqual(tokens().accessToken, first.accessToken)
      assert.notStrictEqual(tokens().refreshToken, first.refreshToken)
    }))

  it.effect("the published SDK is refused when it reuses a refresh token, and so is the holder of the newer one", () =>
    Effect.gen(function*() {
      const { plant, sdk, tokens } = yield* foreign()
      const first = tokens()
      yield* TestClock.adjust("60 seconds")
      yield* Effect.promise(() => sdk.client.GET("/v1/me"))
      const second = tokens()
      yield* TestClock.adjust("60 seconds")
      for (const planted of [first, second]) {
        plant(planted)
        const error = yield* Effect.flip(Effect.tryPromise({
          try: () => sdk.client.GET("/v1/me"),
          catch: (error) => error
        }))
        assert.instanceOf(error, SdkAuthError)
        assert.isTrue((error as SdkAuthError).refreshTokenInvalid)
        assert.isNull(tokens())
      }
    }))
})
