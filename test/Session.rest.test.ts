/** When a token endpoint that failed is left alone, and whom that stops. The endpoints are real servers. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as AuthError from "../src/AuthError.ts"
import * as OAuth from "../src/OAuth.ts"
import * as Session from "../src/Session.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenServer from "./support/TokenServer.ts"

const tokensOf = (user: string) =>
  Tokens.make({ workspaceId: "wksp_1", accessToken: `access-${user}`, refreshToken: `refresh-${user}` })

/** A session of a user, as another part of the program, or another copy of the SDK, would make it. */
const sessionOf = (server: TokenServer.TokenServer, user: string, clientId = "client") =>
  Effect.provide(
    Session.make,
    [
      TokenStorage.layerMemoryWith(tokensOf(user)),
      TokenEndpoint.layer({ clientId, authBaseUrl: server.url }).pipe(Layer.provide(FetchHttpClient.layer))
    ]
  )

const refused = (status: number, retryAfter?: string): TokenServer.Answer =>
  TokenServer.json(status, { error: "slow_down" }, retryAfter === undefined ? {} : { "retry-after": retryAfter })

const failure = (session: Session.Session["Service"], user: string) => Effect.flip(session.refresh(tokensOf(user)))

/** What callers have, one after the other, and how many requests that were. */
const calls = Effect.fnUntraced(function*(
  server: TokenServer.TokenServer,
  session: Session.Session["Service"],
  user: string,
  times = 20
) {
  const before = server.requests.length
  const errors: Array<AuthError.AuthError> = []
  for (let call = 0; call < times; call++) errors.push(yield* failure(session, user))
  return { errors, sent: server.requests.length - before }
})

const retryAfterOf = ({ reason }: AuthError.AuthError): number | undefined =>
  reason._tag === "AuthServerUnavailable" && reason.retryAfter !== undefined
    ? Duration.toMillis(reason.retryAfter)
    : undefined

describe("Retry-After of the token endpoint", () => {
  const minutes = [["seconds", "60"], ["an HTTP date", "Thu, 01 Jan 1970 00:01:00 GMT"]] as const
  for (const status of [429, 500, 503]) {
    for (const [form, retryAfter] of minutes) {
      it.effect(`of a ${status} in ${form} stops every refresh of the client until it is over`, () =>
        Effect.gen(function*() {
          const server = yield* TokenServer.make
          server.answerWith(refused(status, retryAfter))
          const first = yield* sessionOf(server, "ada")
          const second = yield* sessionOf(server, "ada")
          const other = yield* sessionOf(server, "grace")
          const { errors, sent } = yield* calls(server, first, "ada")
          assert.strictEqual(sent, 1)
          yield* TestClock.adjust("59 seconds")
          errors.push(...(yield* calls(server, second, "ada")).errors, ...(yield* calls(server, other, "grace")).errors)
          for (const error of errors) assert.strictEqual(error.reason._tag, "AuthServerUnavailable")
          assert.deepStrictEqual([...new Set(errors.map(retryAfterOf))], [60_000, 1_000])
          assert.lengthOf(server.requests, 1)
          server.answerWith(TokenServer.tokens(2))
          yield* TestClock.adjust("1 second")
          assert.strictEqual(Redacted.value((yield* second.refresh(tokensOf("ada"))).accessToken), "access-2")
          assert.lengthOf(server.requests, 2)
        }))
    }
  }

  it.effect("stops no refresh of another client of the same server", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(429, "60"))
      yield* failure(yield* sessionOf(server, "ada"), "ada")
      server.answerWith(TokenServer.tokens(2))
      const other = yield* sessionOf(server, "ada", "another client")
      assert.strictEqual(Redacted.value((yield* other.refresh(tokensOf("ada"))).accessToken), "access-2")
    }))

  it.effect("that is absurd is believed for an hour, and no longer", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(503, "99999999999999999999"))
      const session = yield* sessionOf(server, "ada")
      yield* failure(session, "ada")
      yield* TestClock.adjust("59 minutes")
      assert.strictEqual((yield* calls(server, session, "ada")).sent, 0)
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* calls(server, session, "ada")).sent, 1)
    }))

  it.effect("that is shorter does not shorten one that was told before", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      // Both were under way when the first was told.
      const answers = [refused(429, "60"), refused(429, "10")]
      let release = () => {}
      const both = new Promise<void>((resolve) => release = resolve)
      server.answerWith(async () => {
        const answer = answers.shift()!
        if (answers.length === 0) release()
        await both
        return answer
      })
      const sessions = [yield* sessionOf(server, "ada"), yield* sessionOf(server, "grace")] as const
      yield* Effect.all([failure(sessions[0], "ada"), failure(sessions[1], "grace")], { concurrency: "unbounded" })
      yield* TestClock.adjust("59 seconds")
      assert.strictEqual((yield* calls(server, sessions[1], "grace")).sent, 0)
    }))

  it.effect("is over when so much time has passed, also where the wall clock was set back meanwhile", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(503, "60"))
      const session = yield* sessionOf(server, "ada")
      yield* TestClock.setTime(10 * 3_600_000)
      yield* failure(session, "ada")
      yield* TestClock.setTime(5 * 3_600_000)
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual((yield* calls(server, session, "ada")).sent, 1)
    }))

  it.effect("does not stop a login, and one that a login is told stops refreshes", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(429, "60"))
      const session = yield* sessionOf(server, "ada")
      yield* failure(session, "ada")
      const layer = OAuth.layer({
        clientId: "client",
        redirectUri: "http://localhost/callback",
        authBaseUrl: server.url
      })
        .pipe(Layer.provide([TokenStorage.layerMemory(), FetchHttpClient.layer]))
      const logIn = Effect.gen(function*() {
        const oauth = yield* OAuth.OAuth
        const { state, verifier } = yield* oauth.loginUrl({ scope: "offline_access" })
        const callbackUrl = `/callback?code=code&state=${state}`
        return yield* oauth.handleCallback({ callbackUrl, verifier, expectedState: state })
      }).pipe(Effect.provide(layer))
      server.answerWith(TokenServer.tokens(2))
      assert.strictEqual(Redacted.value((yield* logIn).accessToken), "access-2")
      yield* TestClock.adjust("1 minute")
      server.answerWith(refused(503, "30"))
      assert.strictEqual(retryAfterOf(yield* Effect.flip(logIn)), 30_000)
      const { errors, sent } = yield* calls(server, session, "ada")
      assert.strictEqual(sent, 0)
      assert.strictEqual(retryAfterOf(errors[0]!), 30_000)
    }))

  it.effect("that another refresh is told holds for one that pauses before it sends again", () =>
    Effect.gen(function*() {
      let sent = 0
      const endpointOf = (refresh: TokenEndpoint.TokenEndpoint["Service"]["refresh"]) =>
        Layer.mock(TokenEndpoint.TokenEndpoint)({ identity: "rest-while-pausing", refresh })
      const fails = (fields: object, cause?: unknown) =>
        Effect.fail(AuthError.make({ _tag: "AuthServerUnavailable", ...fields }, "no", cause))
      const unsent = endpointOf(() => {
        sent++
        return fails({ sent: false }, new Error("refused"))
      })
      const told = endpointOf(() => fails({ status: 429, retryAfter: Duration.minutes(1) }))
      const on = (user: string, endpoint: typeof told) =>
        Effect.provide(Session.make, [TokenStorage.layerMemoryWith(tokensOf(user)), endpoint])
      const pausing = yield* Effect.forkChild(failure(yield* on("ada", unsent), "ada"), { startImmediately: true })
      assert.strictEqual(sent, 1)
      yield* failure(yield* on("grace", told), "grace")
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(retryAfterOf(yield* Fiber.join(pausing)), 59_750)
      assert.strictEqual(sent, 1)
    }))
})

describe("a token endpoint that fails without saying when to come again", () => {
  const uncertain: ReadonlyArray<readonly [string, TokenServer.Answer]> = [
    ["a 500", refused(500)],
    ["a 503", refused(503)],
    ["a Retry-After of 0", refused(503, "0")],
    ["a Retry-After that is a date in the past", refused(503, "Thu, 01 Jan 1970 00:00:00 GMT")],
    ["an HTML page", { status: 200, body: "<html>" }]
  ]
  const refusals: ReadonlyArray<readonly [string, TokenServer.Answer]> = [
    ["a 429", refused(429)],
    ["a negative Retry-After", refused(429, "-5")],
    ["a Retry-After that means nothing", refused(429, "soon")],
    ["a refusal of the client", TokenServer.json(401, { error: "invalid_client" })]
  ]
  for (const [what, answer] of refusals) {
    it.effect(`has many calls as one request after ${what}, and each next one a little later`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        const session = yield* sessionOf(server, "ada")
        server.answerWith(answer)
        for (const seconds of [1, 2, 4, 5, 5]) {
          const { errors, sent } = yield* calls(server, session, "ada")
          assert.strictEqual(sent, 1)
          const [first, ...others] = errors
          const { message, reason } = first!
          const told = reason._tag === "AuthServerUnavailable"
            ? { ...reason, retryAfter: Duration.seconds(seconds) }
            : reason
          for (const error of others) assert.deepStrictEqual([error.reason, error.message], [told, message])
          yield* TestClock.adjust(Duration.millis(seconds * 1000 - 1))
          assert.strictEqual((yield* calls(server, session, "ada")).sent, 0, `before ${seconds} s`)
          yield* TestClock.adjust(1)
        }
      }))
  }

  for (const [what, answer] of uncertain) {
    it.effect(`is asked once more at once after ${what}, for an answer may be lost, and then has callers wait a little longer each time`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        const session = yield* sessionOf(server, "ada")
        server.answerWith(answer)
        assert.strictEqual((yield* calls(server, session, "ada", 2)).sent, 2)
        let sent = 2
        for (const seconds of [1, 2, 4, 5, 5]) {
          const callers = yield* Effect.forEach(
            Array.from({ length: 20 }),
            () => Effect.forkChild(failure(session, "ada"), { startImmediately: true })
          )
          yield* TestClock.adjust(Duration.millis(seconds * 1000 - 1))
          assert.lengthOf(server.requests, sent, `before ${seconds} s`)
          yield* TestClock.adjust(1)
          yield* Fiber.joinAll(callers)
          assert.lengthOf(server.requests, ++sent)
        }
      }))
  }

  it.effect("that may have lost an answer before it refused sends nobody away who may save the login", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      const session = yield* sessionOf(server, "ada")
      server.answerWith(refused(504))
      yield* failure(session, "ada")
      server.answerWith(refused(429))
      yield* failure(session, "ada")
      server.answerWith(TokenServer.tokens(2))
      const caller = yield* Effect.forkChild(session.refresh(tokensOf("ada")), { startImmediately: true })
      yield* TestClock.adjust("2 seconds")
      assert.strictEqual(Redacted.value((yield* Fiber.join(caller)).accessToken), "access-2")
    }))

  it.effect("is asked for the refresh token of another user at once", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(429))
      yield* failure(yield* sessionOf(server, "ada"), "ada")
      server.answerWith(TokenServer.tokens(2))
      const other = yield* sessionOf(server, "grace")
      assert.strictEqual(Redacted.value((yield* other.refresh(tokensOf("grace"))).accessToken), "access-2")
    }))

  it.effect("has the pause after a failure begin anew half a minute after the last one", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(429))
      const session = yield* sessionOf(server, "ada")
      yield* failure(session, "ada")
      yield* TestClock.adjust("1 second")
      yield* failure(session, "ada")
      yield* TestClock.adjust("30 seconds")
      yield* failure(session, "ada")
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* calls(server, session, "ada")).sent, 1)
    }))

  it.effect("is asked again within the grace, whenever its failure came", () =>
    Effect.gen(function*() {
      for (const seconds of [0, 3, 9]) {
        const times: Array<number> = []
        const endpoint = Layer.mock(TokenEndpoint.TokenEndpoint)({
          identity: `rest-within-grace-${seconds}`,
          refresh: () =>
            Effect.clockWith((clock) => {
              times.push(clock.currentTimeMillisUnsafe())
              const gone = AuthError.make({ _tag: "AuthServerUnavailable", status: 504 }, "gateway")
              return Effect.delay(Effect.fail(gone), Duration.seconds(seconds))
            })
        })
        const session = yield* Effect.provide(Session.make, [TokenStorage.layerMemoryWith(tokensOf("ada")), endpoint])
        // Somebody asks every half second.
        for (let ask = 0; ask < 60; ask++) {
          yield* Effect.forkChild(Effect.exit(session.refresh(tokensOf("ada"))), { startImmediately: true })
          yield* TestClock.adjust("500 millis")
        }
        yield* TestClock.adjust("20 seconds")
        const pauses = times.slice(1).map((time, index) => time - times[index]!)
        assert.isAbove(pauses.length, 2)
        for (const pause of pauses) assert.isAtMost(pause, 9_500)
      }
    }))

  it.effect("does not fail a call whose access token is still good", () =>
    Effect.gen(function*() {
      const server = yield* TokenServer.make
      server.answerWith(refused(503, "60"))
      const aging = Tokens.make({ ...tokensOf("ada"), expiresAt: 100_000 })
      for (const refreshAhead of [true, false]) {
        const session = yield* Effect.provide(
          Session.makeWith({ refreshAhead }),
          [
            TokenStorage.layerMemoryWith(aging),
            TokenEndpoint.layer({ clientId: "client", authBaseUrl: server.url }).pipe(
              Layer.provide(FetchHttpClient.layer)
            )
          ]
        )
        for (let call = 0; call < 20; call++) {
          assert.strictEqual(Redacted.value(yield* session.accessToken), "access-ada")
        }
      }
      assert.isAtMost(server.requests.length, 1)
    }))
})
