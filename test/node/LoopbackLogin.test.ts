import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import * as TestConsole from "effect/testing/TestConsole"
import { BrowserOpener } from "../../src/node/BrowserOpener.ts"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as OidcProvider from "../support/OidcProvider.ts"
import * as WaitingLogin from "../support/waitingLogin.ts"
import { scope, see, visit } from "../support/waitingLogin.ts"

describe("LoopbackLogin", () => {
  it.effect("LoopbackLogin logs in at a real authorization server, in a scripted browser", () =>
    Effect.gen(function*() {
      const provider = yield* OidcProvider.make
      const browser = Layer.succeed(BrowserOpener)({
        open: (url) =>
          Effect.promise(() => OidcProvider.browse(url)).pipe(
            Effect.flatMap((url) => visit(url)),
            Effect.asVoid
          )
      })
      const tokens = yield* LoopbackLogin.login({ scope, additionalParams: { prompt: "consent" } }).pipe(
        Effect.provide(OAuth.layer({ clientId: "cli", authBaseUrl: provider.url })),
        Effect.provide([browser, TokenStorage.layerMemory(), NodeHttpClient.layerUndici])
      )
      assert.strictEqual(tokens.workspaceId, OidcProvider.workspaceId)
      assert.isDefined(tokens.refreshToken)
    }))

  it.effect("LoopbackLogin answers the browser with a fixed page that nobody keeps", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, redirectUri, server } = yield* WaitingLogin.make()
      const page = yield* see(`${callbackUrl}&iss=${encodeURIComponent(server.url)}`)
      assert.strictEqual(page.status, 200)
      assert.include(page.body, "Logged in")
      assert.notInclude(page.body, "the-code")
      assert.strictEqual(page.headers["cache-control"], "no-store")
      assert.strictEqual(page.headers["referrer-policy"], "no-referrer")
      yield* Fiber.join(login)
      assert.strictEqual(server.requests[0]!.form.get("redirect_uri"), redirectUri)
      assert.match(redirectUri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/)
    }))

  it.effect("LoopbackLogin ignores requests with a foreign state, other paths and other methods", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, redirectUri, server, state } = yield* WaitingLogin.make()
      const foreign = [
        `${redirectUri}?code=<script>&state=foreign`,
        `${redirectUri}?code=c`,
        `${redirectUri}?error=access_denied&state=foreign`,
        `${redirectUri}?code=c&state=${state}&state=${state}`
      ]
      for (const url of foreign) {
        const page = yield* see(url)
        assert.strictEqual(page.status, 400)
        assert.notInclude(page.body, "script>")
      }
      assert.deepInclude(yield* visit(new URL("/favicon.ico", redirectUri).href), { status: 404 })
      assert.deepInclude(yield* visit(callbackUrl, { method: "POST" }), { status: 404 })
      assert.lengthOf(server.requests, 0)
      yield* visit(callbackUrl)
      yield* Fiber.join(login)
    }))

  it.effect("LoopbackLogin exchanges once, whoever opens the URL again", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, server } = yield* WaitingLogin.make()
      const pages = yield* Effect.all([visit(callbackUrl), visit(callbackUrl), visit(callbackUrl)], {
        concurrency: "unbounded"
      })
      yield* Fiber.join(login)
      assert.lengthOf(server.requests, 1)
      assert.isTrue(pages.some((page) => page !== "refused" && page.status === 200))
    }))

  it.effect("LoopbackLogin says what is wrong with a pasted text, and asks again until it is the URL of this login", () =>
    Effect.gen(function*() {
      const texts = yield* Deferred.make<ReadonlyArray<string>>()
      let next = 0
      const { callbackUrl, login, oneTimeUrl, redirectUri, server, state, url } = yield* WaitingLogin.make({
        pastedUrl: Effect.map(Deferred.await(texts), (texts) => texts[next++]!)
      })
      const whatToDo =
        `Log in at the address above, and paste the whole URL that the browser ends at. It begins with ${redirectUri}`
      const wrong: ReadonlyArray<readonly [text: string, message: string]> = [
        ["", "Nothing was pasted."],
        [" \t ", "Nothing was pasted."],
        ["what?", "That is not the URL that the browser ended at."],
        ["http://", "Invalid callback URL."],
        [url, "This is the URL of the login page, not the callback URL: log in there"],
        [`<${url}>`, "This is the URL of the login page"],
        [oneTimeUrl, "That is not the URL that the browser ended at."],
        [`${redirectUri}?code=secret-of-others&state=foreign`, "That URL is of another login."],
        [`${redirectUri}?error=access_denied&state=foreign`, "That URL is of another login."],
        [`${redirectUri}?state=${state}`, "No authorization code found in callback URL."],
        [`${callbackUrl}&code=another`, "Invalid callback URL: more than one code."]
      ]
      yield* Deferred.succeed(texts, [...wrong.map(([text]) => text), `  "${callbackUrl}"\n`])
      yield* Fiber.join(login)
      const said = yield* TestConsole.errorLines
      assert.lengthOf(said, wrong.length)
      for (const [index, [, message]] of wrong.entries()) {
        assert.include(said[index], message)
        assert.include(said[index], whatToDo)
      }
      assert.notInclude(said.join(), "secret-of-others")
      assert.lengthOf(server.requests, 1)
      assert.strictEqual(yield* visit(redirectUri), "refused")
    }))

  it.effect("LoopbackLogin takes a pasted URL that was broken into lines, of which a prompt takes one at a time", () =>
    Effect.gen(function*() {
      const texts = yield* Deferred.make<ReadonlyArray<string>>()
      let next = 0
      const { callbackUrl, login, server } = yield* WaitingLogin.make({
        pastedUrl: Effect.map(Deferred.await(texts), (texts) => texts[next++]!)
      })
      const lines = callbackUrl.match(/.{1,40}/g)!
      assert.lengthOf(lines, 3)
      yield* Deferred.succeed(texts, [
        "what?",
        "what?",
        "what?",
        "what?",
        `<${lines[0]}`,
        `  ${lines[1]}`,
        `${lines[2]}>`
      ])
      yield* Fiber.join(login)
      assert.strictEqual(server.requests[0]!.form.get("code"), "the-code")
    }))

  it.effect("LoopbackLogin takes a pasted URL of the login that the browser was opened with, without its cookie", () =>
    Effect.gen(function*() {
      const pasted = yield* Deferred.make<string>()
      const { login, oneTimeUrl, server } = yield* WaitingLogin.make({ pastedUrl: Deferred.await(pasted) })
      const { callbackUrl } = yield* WaitingLogin.open(oneTimeUrl)
      yield* Deferred.succeed(pasted, callbackUrl)
      yield* Fiber.join(login)
      assert.strictEqual(server.requests[0]!.form.get("code"), "its-code")
    }))

  it.effect("LoopbackLogin ends with a pasted URL that says that the user refused", () =>
    Effect.gen(function*() {
      const pasted = yield* Deferred.make<string>()
      const { login, redirectUri, state } = yield* WaitingLogin.make({ pastedUrl: Deferred.await(pasted) })
      yield* Deferred.succeed(pasted, `${redirectUri}?error=access_denied&state=${state}`)
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.reason._tag, "CallbackDenied")
    }))

  for (
    const [how, pastedUrl] of [
      ["fails", Effect.fail("end of input")],
      ["throws", Effect.sync(() => JSON.parse("no terminal"))]
    ] as const
  ) {
    it.effect(`LoopbackLogin waits for the redirect when the prompt for a pasted URL ${how}`, () =>
      Effect.gen(function*() {
        const { callbackUrl, login } = yield* WaitingLogin.make({ pastedUrl })
        yield* visit(callbackUrl)
        yield* Fiber.join(login)
      }))
  }

  it.effect("LoopbackLogin says that the user refused, to the program and in the browser", () =>
    Effect.gen(function*() {
      const { login, redirectUri, state } = yield* WaitingLogin.make()
      const page = yield* visit(`${redirectUri}?error=access_denied&error_description=User+cancelled&state=${state}`)
      assert.deepInclude(page, { status: 400 })
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.message, "access_denied: User cancelled")
    }))

  for (const timeout of [0, -5, Number.NaN, "soon" as "1 second"]) {
    it.effect(`LoopbackLogin refuses a timeout of ${timeout}, before a browser is opened`, () =>
      Effect.gen(function*() {
        const { reason } = yield* Effect.flip(WaitingLogin.make({ timeout }))
        assert.deepStrictEqual(reason, { _tag: "ConfigurationInvalid", field: "timeout" })
      }))
  }

  it.effect("LoopbackLogin times out and closes the socket", () =>
    Effect.gen(function*() {
      const { login, redirectUri } = yield* WaitingLogin.make({ timeout: "2 minutes" })
      yield* TestClock.adjust("2 minutes")
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.reason._tag, "LoginTimeout")
      assert.strictEqual(yield* visit(redirectUri), "refused")
    }))

  it.effect("LoopbackLogin closes the socket when it is interrupted", () =>
    Effect.gen(function*() {
      const { login, redirectUri } = yield* WaitingLogin.make()
      yield* Fiber.interrupt(login)
      assert.strictEqual(yield* visit(redirectUri), "refused")
    }))
})
