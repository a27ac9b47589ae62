import { assert, describe, it } from "@effect/vitest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import type { AuthErrorReason } from "../src/AuthError.ts"
import * as Session from "../src/Session.ts"
import * as NodeTransport from "../src/node/NodeTransport.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { jwt } from "./support/jwt.ts"
import * as TokenServer from "./support/TokenServer.ts"

const planted = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-0", refreshToken: "refresh-0" })

const layer = (server: TokenServer.TokenServer, client: Layer.Layer<HttpClient.HttpClient>) =>
  Session.layer.pipe(
    Layer.provideMerge(TokenStorage.layerMemoryWith(planted)),
    Layer.provide(TokenEndpoint.layer({ clientId: "client", authBaseUrl: server.url })),
    Layer.provide(client)
  )

const clients = [
  ["fetch", FetchHttpClient.layer],
  ["the Node transport", NodeTransport.layer],
  ["undici", NodeHttpClient.layerUndici],
  ["node:http", NodeHttpClient.layerNodeHttp]
] as const

const unavailable = (status: number, retryAfter?: Duration.Duration): AuthErrorReason => ({
  _tag: "AuthServerUnavailable",
  status,
  retryAfter
})

const oauthError = (error: string, status = 400) =>
  [`${status} ${error}`, TokenServer.json(status, { error, error_description: "because" }), {
    _tag: "TokenRejected",
    error,
    description: "because",
    status
  }] as const

const notJson: AuthErrorReason = { _tag: "TokenResponseInvalid" }

const failures: ReadonlyArray<readonly [name: string, answer: TokenServer.Answer, reason: AuthErrorReason]> = [
  oauthError("invalid_request"),
  oauthError("invalid_client", 401),
  oauthError("unauthorized_client"),
  oauthError("unsupported_grant_type"),
  oauthError("invalid_scope"),
  [
    "429 with Retry-After",
    TokenServer.json(429, { error: "slow_down" }, { "retry-after": "7" }),
    unavailable(429, Duration.seconds(7))
  ],
  ["429 with the body of a refusal", TokenServer.json(429, { error: "invalid_grant" }), unavailable(429)],
  ["500", { status: 500 }, unavailable(500)],
  ["503", TokenServer.json(503, { error: "temporarily_unavailable" }), unavailable(503)],
  ["an HTML page instead of tokens", { status: 200, body: "<html>" }, notJson],
  ["a proxy's 403 page", { status: 403, body: "<html>error 1010</html>" }, notJson],
  ["a 400 without an OAuth error", TokenServer.json(400, { message: "no" }), notJson],
  ["an empty body", { status: 200 }, notJson],
  ["an empty 400", { status: 400 }, notJson],
  ["a JSON array", TokenServer.json(200, []), notJson],
  ["a redirect", { status: 307, headers: { location: "/elsewhere" } }, notJson],
  ["a wrong token_type", TokenServer.tokens(1, { token_type: "DPoP" }), {
    _tag: "TokenResponseInvalid",
    field: "token_type"
  }],
  ["no access token", TokenServer.json(200, { token_type: "Bearer" }), {
    _tag: "TokenResponseInvalid",
    field: "access_token"
  }],
  [
    "an access token that breaks a header",
    TokenServer.tokens(1, { access_token: "a\r\nb: c" }),
    { _tag: "TokenResponseInvalid", field: "access_token" }
  ],
  [
    "a foreign workspace",
    TokenServer.tokens(1, { access_token: jwt({ workspace_id: "wksp_2" }) }),
    { _tag: "WorkspaceMismatch", expected: "wksp_1", actual: "wksp_2" }
  ]
]

const successes: ReadonlyArray<readonly [name: string, answer: TokenServer.Answer, expected: Partial<Tokens.Tokens>]> =
  [
    ["token_type in another case", TokenServer.tokens(1, { token_type: "bEARER" }), { expiresAt: 3_600_000 }],
    ["expires_in as text", TokenServer.tokens(1, { expires_in: "60" }), { expiresAt: 60_000 }],
    ["expires_in that is none", TokenServer.tokens(1, { expires_in: "soon" }), { expiresAt: undefined }],
    ["a negative expires_in", TokenServer.tokens(1, { expires_in: -1 }), { expiresAt: undefined }],
    ["a token without claims", TokenServer.tokens(1, { access_token: jwt({}) }), { workspaceId: "wksp_1" }],
    ["a claim that cannot be read", TokenServer.tokens(1, { access_token: "a.~~~.c" }), { workspaceId: "wksp_1" }],
    ["a missing refresh_token", TokenServer.tokens(1, { refresh_token: undefined }), {
      refreshToken: planted.refreshToken
    }]
  ]

for (const [client, http] of clients) {
  describe(`a refresh by ${client}`, () => {
    for (const [name, answer, reason] of failures) {
      it.effect(`a refresh by ${client} keeps the tokens after ${name}`, () =>
        Effect.gen(function*() {
          const server = yield* TokenServer.make
          server.answerWith(answer)
          yield* Effect.gen(function*() {
            const session = yield* Session.Session
            const error = yield* Effect.flip(session.refresh(planted))
            assert.deepStrictEqual(error.reason, reason)
            assert.isFalse(error.refreshTokenInvalid)
            const storage = yield* TokenStorage.TokenStorage
            assert.isTrue(Tokens.same((yield* storage.get)!, planted))
          }).pipe(Effect.provide(layer(server, http)))
          assert.lengthOf(server.requests, 1)
        }))
    }

    for (const [name, answer, expected] of successes) {
      it.effect(`a refresh by ${client} understands ${name}`, () =>
        Effect.gen(function*() {
          const server = yield* TokenServer.make
          server.answerWith(answer)
          const tokens = yield* Session.Session.use((session) => session.refresh(planted)).pipe(
            Effect.provide(layer(server, http))
          )
          for (const [field, value] of Object.entries(expected)) {
            const actual = tokens[field as keyof Tokens.Tokens]
            assert.strictEqual(
              Redacted.isRedacted(actual) ? Redacted.value(actual) : actual,
              Redacted.isRedacted(value) ? Redacted.value(value) : value
            )
          }
        }))
    }

    it.effect(`a refresh by ${client} clears the tokens after invalid_grant`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        server.answerWith(TokenServer.json(400, { error: "invalid_grant" }))
        yield* Effect.gen(function*() {
          const session = yield* Session.Session
          const error = yield* Effect.flip(session.refresh(planted))
          assert.isTrue(error.refreshTokenInvalid)
          assert.isUndefined(yield* (yield* TokenStorage.TokenStorage).get)
        }).pipe(Effect.provide(layer(server, http)))
      }))

    // By the live clock: the connection is tried five times, with pauses.
    it.live(`a refresh by ${client} says that nobody listens`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        yield* Effect.promise(server.close)
        const error = yield* Session.Session.use((session) => Effect.flip(session.refresh(planted))).pipe(
          Effect.provide(layer(server, http))
        )
        assert.deepInclude(error.reason, { _tag: "AuthServerUnavailable", sent: false })
        assert.strictEqual(error.message, "Network error during token request")
        assert.notInclude(JSON.stringify(error), "refresh-0")
      }))

    for (const end of ["never", "no answer"] as const) {
      it.effect(`a refresh by ${client} gives up after ten seconds: ${end === "never" ? "a body that never ends" : end}`, () =>
        Effect.gen(function*() {
          const server = yield* TokenServer.make
          server.answerWith(end === "never" ? { status: 200, body: "{", end } : () => new Promise(() => {}))
          yield* Effect.gen(function*() {
            const session = yield* Session.Session
            const caller = yield* Effect.forkChild(Effect.flip(session.refresh(planted)), { startImmediately: true })
            if (server.requests.length === 0) yield* server.nextRequest
            yield* TestClock.adjust("10 seconds")
            assert.strictEqual((yield* Fiber.join(caller)).reason._tag, "AuthServerUnavailable")
            // The exchange itself goes on for a minute, and the end of the layer waits for it.
            yield* TestClock.adjust("1 minute")
          }).pipe(Effect.provide(layer(server, http)))
        }))
    }

    it.effect(`a refresh by ${client} gives up on a body without measure`, () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        server.answerWith({ status: 200, end: "flood" })
        const error = yield* Session.Session.use((session) => Effect.flip(session.refresh(planted))).pipe(
          Effect.provide(layer(server, http))
        )
        assert.strictEqual(error.message, "The authorization server's answer did not end")
      }))
  })
}

it.effect("a refresh has nothing of its caller's client options", () =>
  Effect.gen(function*() {
    const server = yield* TokenServer.make
    const tokens = yield* Session.Session.use((session) => session.refresh(planted)).pipe(
      Effect.provideService(FetchHttpClient.RequestInit, { headers: { "x-caller": "1" } }),
      Effect.provide(layer(server, FetchHttpClient.layer))
    )
    assert.strictEqual(Redacted.value(tokens.accessToken), "access-1")
    assert.isUndefined(server.requests[0]!.headers["x-caller"])
  }))
