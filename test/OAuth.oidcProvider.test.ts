import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { refreshElsewhere } from "./support/elsewhere.ts"
import * as OidcProvider from "./support/OidcProvider.ts"

/** A user who is logged in at a real authorization server. */
const loggedIn = Effect.fnUntraced(function*(scope = "workspace:admin offline_access") {
  const provider = yield* OidcProvider.make
  const context = yield* Layer.build(
    OAuth.layer({
      clientId: "web",
      redirectUri: OidcProvider.redirectUri,
      authBaseUrl: `${provider.url}/`,
      revocationEndpoint: "revoke"
    }).pipe(Layer.provideMerge(TokenStorage.layerMemory()), Layer.provideMerge(NodeHttpClient.layerUndici))
  )
  const services = yield* Effect.provideContext(
    Effect.gen(function*() {
      return {
        oauth: yield* OAuth.OAuth,
        session: yield* Session.Session,
        storage: yield* TokenStorage.TokenStorage,
        client: yield* HttpClient.HttpClient
      }
    }),
    context
  )
  const { oauth, session, client } = services
  const login = yield* oauth.loginUrl({ scope, additionalParams: { prompt: "consent" } })
  const callbackUrl = yield* Effect.promise(() => OidcProvider.browse(login.url))
  const tokens = yield* oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
  const call = Session.authorize(session)(HttpClientRequest.get(`${provider.url}/v1/me`), client.execute).pipe(
    Effect.map(({ status }) => status)
  )
  return { ...services, provider, tokens, call, callbackUrl, login }
})

const value = (tokens: Tokens.Tokens | undefined) =>
  tokens === undefined ? undefined : Redacted.value(tokens.accessToken)

describe("against oidc-provider", () => {
  it.effect("a session against oidc-provider logs in, calls, refreshes before the end and after a 401, logs out", () =>
    Effect.gen(function*() {
      const { call, oauth, provider, session, storage, tokens } = yield* loggedIn()
      assert.strictEqual(tokens.workspaceId, OidcProvider.workspaceId)
      assert.strictEqual(tokens.expiresAt, 3_600_000)
      assert.isDefined(tokens.refreshToken)
      assert.strictEqual(yield* call, 200)

      // In the soft window: this call goes out with the old token, the next one has a new one.
      const changes = yield* Effect.forkChild(Stream.runHead(session.changes), { startImmediately: true })
      yield* TestClock.adjust("59 minutes")
      assert.strictEqual(yield* call, 200)
      yield* Fiber.join(changes)
      const second = yield* session.tokens
      assert.notStrictEqual(value(second), value(tokens))
      assert.notStrictEqual(Redacted.value(second.refreshToken!), Redacted.value(tokens.refreshToken!))

      // Over: the call waits.
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* call, 200)
      const third = yield* session.tokens
      assert.notStrictEqual(value(third), value(second))

      provider.refuse(value(third)!)
      assert.strictEqual(yield* call, 200)
      assert.notStrictEqual(value(yield* session.tokens), value(third))
      assert.lengthOf(provider.tokenRequests, 4)

      const last = yield* session.tokens
      yield* oauth.logout
      assert.isUndefined(yield* storage.get)
      assert.strictEqual((yield* Effect.flip(call)).message, "No tokens available. Please log in first.")

      // Revoked at the server too.
      yield* session.store(last)
      const error = yield* Effect.flip(session.refresh(last))
      assert.isTrue(error.refreshTokenInvalid)
    }))

  it.effect("a session against oidc-provider ends when the refresh token was used elsewhere", () =>
    Effect.gen(function*() {
      const { provider, session, storage, tokens } = yield* loggedIn()
      const newest = yield* session.refresh(tokens)
      // Somebody plays an old pair back: the server detects the reuse and revokes the whole login.
      const played = refreshElsewhere({ clientId: "web", authBaseUrl: provider.url }, tokens)
      assert.deepInclude((yield* Effect.flip(played)).reason, { _tag: "TokenRejected", error: "invalid_grant" })
      assert.isTrue((yield* Effect.flip(session.refresh(newest))).refreshTokenInvalid)
      assert.isUndefined(yield* storage.get)
    }))

  it.effect(
    "a session against oidc-provider answers 1,000 concurrent 401s with one exchange",
    () =>
      Effect.gen(function*() {
        const { call, provider, tokens } = yield* loggedIn()
        provider.refuse(value(tokens)!)
        const before = provider.tokenRequests.length
        const statuses = yield* Effect.all(Array.from({ length: 1000 }, () => call), { concurrency: "unbounded" })
        assert.isTrue(statuses.every((status) => status === 200))
        assert.strictEqual(provider.tokenRequests.length - before, 1)
      }),
    60_000
  )

  it.effect("a session against oidc-provider finishes an exchange whose caller is interrupted when the server has the request", () =>
    Effect.gen(function*() {
      const { call, provider, session, storage, tokens } = yield* loggedIn()
      const refreshed = yield* Effect.forkChild(Stream.runHead(session.changes), { startImmediately: true })
      const sent = yield* Effect.forkChild(provider.nextTokenRequest, { startImmediately: true })
      const caller = yield* Effect.forkChild(session.refresh(tokens), { startImmediately: true })
      yield* Fiber.join(sent)
      assert.isUndefined(caller.pollUnsafe())
      yield* Fiber.interrupt(caller)
      yield* Fiber.join(refreshed)
      const stored = (yield* storage.get)!
      assert.isFalse(Tokens.same(stored, tokens))
      provider.refuse(value(tokens)!)
      assert.strictEqual(yield* call, 200)
      assert.isTrue(Tokens.same((yield* storage.get)!, stored))
    }))

  it.effect("a session against oidc-provider works without offline_access until the API refuses", () =>
    Effect.gen(function*() {
      const { call, provider, storage, tokens } = yield* loggedIn("workspace:admin")
      assert.isUndefined(tokens.refreshToken)
      assert.strictEqual(yield* call, 200)
      provider.refuse(value(tokens)!)
      const error = yield* Effect.flip(call)
      assert.strictEqual(error.message, "No refresh token available. Please log in again.")
      assert.isDefined(yield* storage.get)
    }))

  it.effect("the same callback, twice at once and once more after it, is one exchange with oidc-provider", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, oauth, provider, storage, tokens } = yield* loggedIn()
      const again = oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
      const before = provider.tokenRequests.length
      const both = yield* Effect.all([again, again], { concurrency: "unbounded" })
      assert.deepStrictEqual(both.map(value), [value(tokens), value(tokens)])

      const login2 = yield* oauth.loginUrl({
        scope: "workspace:admin offline_access",
        additionalParams: { prompt: "consent" }
      })
      const callbackUrl2 = yield* Effect.promise(() => OidcProvider.browse(login2.url))
      const twice = oauth.handleCallback({
        callbackUrl: callbackUrl2,
        verifier: login2.verifier,
        expectedState: login2.state
      })
      const [one, other] = yield* Effect.all([twice, twice], { concurrency: "unbounded" })
      assert.strictEqual(value(one), value(other))
      assert.strictEqual(value(yield* storage.get), value(one))
      assert.strictEqual(provider.tokenRequests.length - before, 1)
    }))

  it.effect("a code that oidc-provider redeemed half a minute ago is refused, and says why", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, oauth } = yield* loggedIn()
      yield* TestClock.adjust("31 seconds")
      const error = yield* Effect.flip(
        oauth.handleCallback({ callbackUrl, verifier: login.verifier, expectedState: login.state })
      )
      assert.deepInclude(error.reason, { _tag: "TokenRejected", error: "invalid_grant" })
      assert.isFalse(error.refreshTokenInvalid)
    }))

  it.effect("a wrong verifier is refused by oidc-provider", () =>
    Effect.gen(function*() {
      const { oauth } = yield* loggedIn()
      const login = yield* oauth.loginUrl({ scope: "workspace:admin" })
      const callbackUrl = yield* Effect.promise(() => OidcProvider.browse(login.url))
      const error = yield* Effect.flip(
        oauth.handleCallback({ callbackUrl, verifier: "x".repeat(43), expectedState: login.state })
      )
      assert.deepInclude(error.reason, { _tag: "TokenRejected", error: "invalid_grant" })
    }))
})
