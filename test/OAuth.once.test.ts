/** A callback that is handled more than once: one exchange, and for whom. */
import { assert, describe, it } from "@effect/vitest"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import * as OAuth from "../src/OAuth.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import { until } from "./support/inTime.ts"
import * as TokenServer from "./support/TokenServer.ts"
import { makeTracer } from "./support/tracer.ts"

const redirectUri = "https://app.example/callback"
const callback: OAuth.CallbackOptions = { callbackUrl: "?code=c&state=s", expectedState: "s", verifier: "v" }

/** An application, and its authorization server, which gives another pair each time. */
const application = Effect.fnUntraced(function*(replace: Partial<TokenStorage.TokenStorage["Service"]> = {}) {
  const server = yield* TokenServer.make
  let pairs = 0
  const answer = () => TokenServer.tokens(++pairs)
  server.answerWith(answer)
  const layer = OAuth.layer({ clientId: "client", redirectUri, authBaseUrl: server.url }).pipe(
    Layer.provideMerge(
      Layer.effect(
        TokenStorage.TokenStorage,
        Effect.map(TokenStorage.TokenStorage, (storage) => ({ ...storage, ...replace }))
      ).pipe(Layer.provide(TokenStorage.layerMemory()))
    ),
    Layer.provide(NodeHttpClient.layerUndici)
  )
  const oauth = yield* Effect.provide(OAuth.OAuth, yield* Layer.build(layer))
  const handle = (more?: Partial<OAuth.CallbackOptions>) =>
    Effect.map(
      oauth.handleCallback({ ...callback, ...more }),
      ({ accessToken }) => Redacted.value(accessToken)
    )
  return { answer, handle, oauth, server }
})

describe("a callback that is handled twice", () => {
  it.effect("is one exchange, at once and half a minute long; then the server decides", () =>
    Effect.gen(function*() {
      const { handle, server } = yield* application()
      assert.deepStrictEqual(yield* Effect.all([handle(), handle()], { concurrency: "unbounded" }), [
        "access-1",
        "access-1"
      ])
      yield* TestClock.adjust("29999 millis")
      assert.strictEqual(yield* handle(), "access-1")
      assert.lengthOf(server.requests, 1)
      yield* TestClock.adjust("1 milli")
      assert.strictEqual(yield* handle(), "access-2")
    }))

  it.effect("is another one with another code, verifier or redirect URI: who has the code alone gets nothing", () =>
    Effect.gen(function*() {
      const { handle, server } = yield* application()
      yield* handle()
      const others = [
        { callbackUrl: "?code=d&state=s" },
        { verifier: "w" },
        { redirectUri: "https://app.example/elsewhere" }
      ]
      for (const other of others) yield* handle(other)
      assert.deepStrictEqual(
        server.requests.map(({ form }) => [form.get("code"), form.get("code_verifier"), form.get("redirect_uri")]),
        [
          ["c", "v", redirectUri],
          ["d", "v", redirectUri],
          ["c", "w", redirectUri],
          ["c", "v", "https://app.example/elsewhere"]
        ]
      )
    }))

  it.effect("is refused after a logout, and the server is not asked", () =>
    Effect.gen(function*() {
      const { handle, oauth, server } = yield* application()
      yield* handle()
      yield* oauth.logout
      const { message, reason } = yield* Effect.flip(handle())
      assert.strictEqual(reason._tag, "TokenRejected")
      assert.strictEqual(message, "The session of this refresh token was logged out")
      assert.lengthOf(server.requests.filter(({ form }) => form.get("grant_type") === "authorization_code"), 1)
    }))

  for (
    const [what, failure, words] of [
      ["was not answered", TokenServer.json(503, {}), "Token request failed with status 503"],
      ["was refused", TokenServer.json(400, { error: "invalid_grant" }), "invalid_grant"]
    ] as const
  ) {
    it.effect(`asks again where its exchange ${what}`, () =>
      Effect.gen(function*() {
        const { answer, handle, server } = yield* application()
        server.answerWith(failure)
        assert.strictEqual((yield* Effect.flip(handle())).message, words)
        server.answerWith(answer)
        assert.strictEqual(yield* handle(), "access-1")
        assert.lengthOf(server.requests, 2)
      }))
  }
})

describe("a login that takes too long", () => {
  it.effect("says whether its code is spent: what it still waits for, the storage or the server", () =>
    Effect.gen(function*() {
      let isStoring = false
      const set = () =>
        Effect.suspend(() => {
          isStoring = true
          return Effect.never
        })
      const { handle, server } = yield* application({ set })
      // An exchange goes on for a minute, and the end of the layer waits for it.
      yield* Effect.addFinalizer(() => TestClock.adjust("1 minute"))
      let respond: (answer: TokenServer.Answer) => void = () => {}
      server.answerWith(() => new Promise((resolve) => respond = resolve))
      const begin = Effect.gen(function*() {
        const asked = server.requests.length
        const caller = yield* Effect.forkChild(Effect.flip(handle()), { startImmediately: true })
        yield* until(() => server.requests.length > asked)
        return caller
      })

      const stored = yield* begin
      yield* TestClock.adjust("7 seconds")
      respond(TokenServer.tokens(1))
      yield* until(() => isStoring)
      yield* TestClock.adjust("3 seconds")
      const { message, reason } = yield* Fiber.join(stored)
      assert.deepStrictEqual(reason, { _tag: "StorageFailed", operation: "write" })
      assert.strictEqual(
        message,
        "The token storage could not be written: it did not answer within 10 s. The user is logged in when it answers; "
          + "the same callback can be handled again, without another login, to wait for it."
      )

      // Nobody knows of its exchange any more.
      yield* TestClock.adjust("1 minute")
      const asking = yield* begin
      yield* TestClock.adjust("10 seconds")
      assert.strictEqual(
        (yield* Fiber.join(asking)).message,
        "The authorization server gave no answer within 10 s"
      )
    }))
})

describe("what a login says", () => {
  it.effect("of a redirect URI that cannot be one, of its own or for one login", () =>
    Effect.gen(function*() {
      const { handle, oauth, server } = yield* application()
      const error = yield* Effect.flip(handle({ redirectUri: "/relative" }))
      assert.deepStrictEqual([error.reason._tag, error.message], [
        "ConfigurationInvalid",
        "redirectUri: Expected an absolute URL"
      ])
      const login = yield* oauth.loginUrl({ scope: "s", redirectUri: "https://app.example/elsewhere" })
      assert.strictEqual(new URL(login.url).searchParams.get("redirect_uri"), "https://app.example/elsewhere")
      assert.lengthOf(server.requests, 0)
    }))

  it.effect("to a tracer: the names of its two steps", () =>
    Effect.gen(function*() {
      const { spans, tracer } = makeTracer()
      const { handle, oauth } = yield* application()
      yield* Effect.withTracer(Effect.andThen(oauth.loginUrl({ scope: "s" }), handle()), tracer)
      assert.includeMembers(spans.map(({ name }) => name), ["OAuth.loginUrl", "OAuth.handleCallback"])
    }))

  const callbacks = [
    ["http://[", "Invalid callback URL", { _tag: "CallbackInvalid" }],
    ["?code=c&code=d&state=s", "Invalid callback URL: more than one code", {
      _tag: "CallbackInvalid",
      parameter: "code"
    }],
    ["?response_type=code&client_id=c&code=c&state=s", undefined, undefined],
    ["?response_type=code&client_id=c&error=no&state=s", "no", { _tag: "CallbackDenied", error: "no" }],
    ["?response_type=code&state=s", "No authorization code found in callback URL", {
      _tag: "CallbackInvalid",
      parameter: "code"
    }],
    ["?error=no&error_description=it+was+s-e-c-r-e-t&state=s-e-c-r-e-t", "no: it was <redacted>", {
      _tag: "CallbackDenied",
      error: "no",
      description: "it was <redacted>"
    }]
  ] as const
  for (const [callbackUrl, message, reason] of callbacks) {
    it.effect(`of the callback ${callbackUrl}: ${message ?? "nothing"}`, () =>
      Effect.gen(function*() {
        const { handle } = yield* application()
        const expectedState = /state=([^&]*)/.exec(callbackUrl)?.[1] ?? "s"
        const result = yield* Effect.result(handle({ callbackUrl, expectedState }))
        if (result._tag === "Success") assert.isUndefined(message)
        else assert.deepStrictEqual<unknown>([result.failure.message, result.failure.reason], [message, reason])
      }))
  }
})
