/** The keys and lifetimes of a sandbox's tokens, and clocks that differ: as clients meet them. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Tokens from "../../src/Tokens.ts"
import { logIn, served } from "./support/application.ts"
import * as OAuth from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

const value = (tokens: Tokens.Tokens) => Redacted.value(tokens.accessToken)

const isVerified = ({ url }: Sandbox.Running, token: string) =>
  Effect.promise(() =>
    jwtVerify(token, createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`)), { currentDate: new Date(0) })
      .then(() => true, () => false)
  )

describe("keys that are rotated", () => {
  it.effect("sign what comes from then on, and the one before verifies what it has signed", () =>
    Effect.gen(function*() {
      const { client, oauth, sandbox, session } = yield* served()
      const first = yield* logIn(oauth)
      const kid = yield* sandbox.rotateKeys()
      yield* client.me.get()
      assert.isTrue(yield* isVerified(sandbox, value(first)))
      const second = yield* session.refresh(first)
      assert.strictEqual(decodeProtectedHeader(value(second)).kid, kid)
      assert.notStrictEqual(decodeProtectedHeader(value(first)).kid, kid)
      assert.isTrue(yield* isVerified(sandbox, value(second)))
    }))

  it.effect("are gone with drop: our session goes on by a refresh, the printed token and service tokens are good, and a reset has the first key again", () =>
    Effect.gen(function*() {
      const { client, oauth, sandbox, storage } = yield* served()
      const wire = Wire.make(sandbox)
      const { data: service } = yield* wire.ok("serviceTokens.create", {
        params: { workspaceId: sandbox.workspaceId },
        body: { name: "ci" }
      })
      const first = yield* logIn(oauth)
      yield* sandbox.rotateKeys({ drop: true })
      assert.isFalse(yield* isVerified(sandbox, value(first)))
      yield* wire.refused(401, "me.get", { token: value(first) })
      yield* client.me.get()
      const second = (yield* storage.get)!
      assert.notStrictEqual(value(second), value(first))
      assert.isTrue(yield* isVerified(sandbox, value(second)))
      yield* wire.ok("me.get")
      yield* wire.ok("me.get", { token: service.value })
      yield* sandbox.reset
      assert.isTrue(yield* isVerified(sandbox, Redacted.value(sandbox.token)))
    }))

  it.effect("are rotated by control, told by name what is wrong, and not without end", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([Sandbox.serve({ control: true }), Sandbox.serve()])
      const keys = ({ url }: Sandbox.Running) =>
        Effect.promise(async () =>
          (await (await fetch(`${url}/.well-known/jwks.json`)).json() as any).keys as ReadonlyArray<any>
        )
      const rotate = (body: unknown) =>
        Effect.promise(async () => {
          const response = await fetch(`${one.url}/__sandbox/keys`, { method: "POST", body: JSON.stringify(body) })
          return { status: response.status, body: await response.json() as any }
        })
      const { body: { kid } } = yield* rotate({})
      assert.deepStrictEqual((yield* keys(one)).map((key) => key.kid).slice(1), [kid])
      const dropped = yield* rotate({ drop: true })
      assert.deepStrictEqual((yield* keys(one)).map((key) => key.kid), [dropped.body.kid])
      assert.lengthOf(yield* keys(two), 1)
      for (const wrong of [{ drop: "yes" }, { dropped: true }, []]) {
        const { body, status } = yield* rotate(wrong)
        assert.strictEqual(status, 422, JSON.stringify(wrong))
        assert.include(body.error.hint, "\"drop\": true")
        const inProcess: Effect.Effect<unknown> = one.rotateKeys(wrong as { drop: boolean })
        assert.include(String(yield* Effect.flip(Effect.sandbox(inProcess))), body.error.message)
      }
      for (let n = 0; n < 101; n++) yield* two.rotateKeys()
      assert.lengthOf(yield* keys(two), 100)
    }))
})

describe("the lifetime of refresh tokens", () => {
  it.effect("is refreshTokenTtl from each refresh on, and 90 days when omitted", () =>
    Effect.gen(function*() {
      for (const [options, days] of [[{ refreshTokenTtl: 86_400 }, 1], [{}, 90]] as const) {
        const { code, exchange, refresh, sandbox } = OAuth.make(yield* Sandbox.serve({ ...options, autoApprove: true }))
        const { body: first } = yield* exchange(yield* code())
        yield* TestClock.adjust(`${days * 24 * 60 - 1} minutes`)
        const { body: second } = yield* refresh(first.refresh_token)
        yield* TestClock.adjust(`${days * 24 * 60 - 1} minutes`)
        const { body: third } = yield* refresh(second.refresh_token)
        const { refresh_token: another } = yield* sandbox.logins.tokens()
        yield* TestClock.adjust(`${days * 24 * 60} minutes`)
        for (const token of [third.refresh_token, another!]) {
          OAuth.assertRefused(yield* refresh(token), "invalid_grant")
        }
      }
    }))
})

describe("tokens of a server whose clock differs", () => {
  for (const [which, tokenSkew] of [["ahead", 7200], ["behind", -7200], ["a little behind", -30]] as const) {
    it.effect(`are good for their lifetime where that clock is ${which}: our session goes on, and refreshes once it is over`, () =>
      Effect.gen(function*() {
        yield* TestClock.setTime(Date.UTC(2026, 0))
        const { client, oauth, sandbox, storage } = yield* served({ tokenSkew, tokenTtl: 600 })
        const first = yield* logIn(oauth)
        const now = Date.UTC(2026, 0) / 1000
        const { exp, iat } = decodeJwt(value(first))
        assert.deepStrictEqual([iat, exp], [now + tokenSkew, now + tokenSkew + 600])
        yield* client.me.get()
        for (let n = 1; n <= 3; n++) {
          yield* TestClock.adjust("10 minutes")
          yield* client.me.get()
        }
        assert.notStrictEqual(value((yield* storage.get)!), value(first))
        // At the login, and once in ten minutes.
        assert.deepStrictEqual(
          (yield* sandbox.requests).filter(({ operation }) => operation === "oauth.token").map(({ at }) => at / 1000),
          [0, 600, 1200, 1800].map((seconds) => now + seconds)
        )
        const service = yield* Wire.make(sandbox).ok("serviceTokens.create", {
          params: { workspaceId: sandbox.workspaceId },
          body: { name: "ci" }
        })
        assert.strictEqual(decodeJwt(service.data.value).iat, now + 30 * 60 + tokenSkew)
      }))
  }

  it.effect("are good for a session that knows of their end only what their claims say", () =>
    Effect.gen(function*() {
      for (const tokenSkew of [-7200, 7200]) {
        const { client, sandbox, session } = yield* served({ tokenSkew, tokenTtl: 600 })
        const { access_token, refresh_token, workspace_id } = yield* sandbox.logins.tokens()
        yield* session.store(Tokens.make({
          workspaceId: workspace_id,
          accessToken: access_token,
          refreshToken: refresh_token
        }))
        for (let n = 0; n < 3; n++) {
          assert.strictEqual((yield* client.me.get()).workspace?.id, workspace_id)
          yield* TestClock.adjust("10 minutes")
        }
      }
    }))

  const wrong: ReadonlyArray<readonly [options: Sandbox.Options, says: RegExp]> = [
    [{ tokenTtl: 0 }, /tokenTtl, --token-ttl\) must be a whole number of seconds, from 1 to 31536000/],
    [{ refreshTokenTtl: 0 }, /refreshTokenTtl, --refresh-token-ttl\) must be a whole number/],
    [{ refreshTokenTtl: Number.NaN }, /refreshTokenTtl/],
    [{ tokenSkew: 0.5 }, /tokenSkew, --token-skew\) must be a whole number of seconds, from -31536000 to 31536000/],
    [{ tokenSkew: -1e9 }, /tokenSkew/]
  ]
  it.effect("have lifetimes and a skew that are whole numbers of seconds, and a refusal names the option", () =>
    Effect.gen(function*() {
      for (const [options, says] of wrong) {
        const error = yield* Effect.flip(Sandbox.serve(options))
        assert.strictEqual(error.reason, "OptionsInvalid")
        assert.match(error.message, says)
      }
    }))
})
