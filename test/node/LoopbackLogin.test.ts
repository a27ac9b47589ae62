import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import * as http from "node:http"
import * as LoopbackLogin from "../../src/node/LoopbackLogin.ts"
import { BrowserOpener } from "../../src/node/BrowserOpener.ts"
import * as OAuth from "../../src/OAuth.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as OidcProvider from "../support/OidcProvider.ts"
import * as TokenServer from "../support/TokenServer.ts"

const scope = "workspace:admin offline_access"

interface Page {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

const open = (url: string, method = "GET") =>
  Effect.callback<Page | "refused">((resume) => {
    const request = http.request(url, { method, agent: false }, (response) => {
      let body = ""
      response.on("data", (chunk) => body += chunk)
      response.on(
        "end",
        () => resume(Effect.succeed({ status: response.statusCode!, headers: response.headers, body }))
      )
    })
    request.on("error", () => resume(Effect.succeed("refused")))
    request.end()
  })

/** A login under way: where the browser is sent, and the fiber that waits. */
const begin = Effect.fnUntraced(function*(options?: Partial<LoopbackLogin.Options>) {
  const server = yield* TokenServer.make
  const opened = yield* Deferred.make<string>()
  const context = yield* Layer.build(
    OAuth.layer({ clientId: "cli", authBaseUrl: server.url }).pipe(
      Layer.provideMerge(TokenStorage.layerMemory()),
      Layer.provide(NodeHttpClient.layerUndici),
      Layer.merge(Layer.succeed(BrowserOpener)({ open: (url) => Effect.asVoid(Deferred.succeed(opened, url)) }))
    )
  )
  const login = yield* LoopbackLogin.login({ scope, ...options }).pipe(
    Effect.provideContext(context),
    Effect.forkChild({ startImmediately: true })
  )
  const parameters = new URL(yield* Deferred.await(opened)).searchParams
  const redirectUri = parameters.get("redirect_uri")!
  const state = parameters.get("state")!
  return { server, login, redirectUri, state, callbackUrl: `${redirectUri}?code=the-code&state=${state}` }
})

describe("LoopbackLogin", () => {
  it.effect("LoopbackLogin logs in at a real authorization server, in a scripted browser", () =>
    Effect.gen(function*() {
      const provider = yield* OidcProvider.make
      const browser = Layer.succeed(BrowserOpener)({
        open: (url) =>
          Effect.promise(() => OidcProvider.browse(url)).pipe(
            Effect.flatMap((url) => open(url)),
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

  it.effect("LoopbackLogin answers the browser with a fixed page that nobody keeps, and closes the socket", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, redirectUri, server } = yield* begin()
      const page = yield* open(`${callbackUrl}&iss=${encodeURIComponent(server.url)}`)
      assert.notStrictEqual(page, "refused")
      if (page === "refused") return
      assert.strictEqual(page.status, 200)
      assert.include(page.body, "Logged in")
      assert.notInclude(page.body, "the-code")
      assert.strictEqual(page.headers["cache-control"], "no-store")
      assert.strictEqual(page.headers["referrer-policy"], "no-referrer")
      yield* Fiber.join(login)
      assert.strictEqual(yield* open(redirectUri), "refused")
      assert.strictEqual(server.requests[0]!.form.get("redirect_uri"), redirectUri)
      assert.match(redirectUri, /^http:\/\/127\.0\.0\.1:\d+\/callback$/)
    }))

  it.effect("LoopbackLogin ignores requests with a foreign state, other paths and other methods", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, redirectUri, server, state } = yield* begin()
      const foreign = [
        `${redirectUri}?code=<script>&state=foreign`,
        `${redirectUri}?code=c`,
        `${redirectUri}?error=access_denied&state=foreign`,
        `${redirectUri}?code=c&state=${state}&state=${state}`
      ]
      for (const url of foreign) {
        const page = yield* open(url)
        assert.deepInclude(page, { status: 400 })
        assert.notInclude((page as Page).body, "script>")
      }
      assert.deepInclude(yield* open(new URL("/favicon.ico", redirectUri).href), { status: 404 })
      assert.deepInclude(yield* open(callbackUrl, "POST"), { status: 404 })
      assert.lengthOf(server.requests, 0)
      yield* open(callbackUrl)
      yield* Fiber.join(login)
    }))

  it.effect("LoopbackLogin exchanges once, whoever opens the URL again", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, server } = yield* begin()
      const pages = yield* Effect.all([open(callbackUrl), open(callbackUrl), open(callbackUrl)], {
        concurrency: "unbounded"
      })
      yield* Fiber.join(login)
      assert.lengthOf(server.requests, 1)
      assert.isTrue(pages.some((page) => page !== "refused" && page.status === 200))
    }))

  it.effect("LoopbackLogin takes a pasted URL, after texts that are none", () =>
    Effect.gen(function*() {
      const texts = yield* Deferred.make<ReadonlyArray<string>>()
      let next = 0
      const { callbackUrl, login, redirectUri, server } = yield* begin({
        pastedUrl: Effect.map(Deferred.await(texts), (texts) => texts[next++]!)
      })
      yield* Deferred.succeed(texts, ["", "what?", `${redirectUri}?code=c&state=foreign`, `  ${callbackUrl}\n`])
      yield* Fiber.join(login)
      assert.lengthOf(server.requests, 1)
      assert.strictEqual(yield* open(redirectUri), "refused")
    }))

  it.effect("LoopbackLogin waits for the redirect when nothing can be pasted", () =>
    Effect.gen(function*() {
      const { callbackUrl, login } = yield* begin({ pastedUrl: Effect.fail("end of input") })
      yield* open(callbackUrl)
      yield* Fiber.join(login)
    }))

  it.effect("LoopbackLogin says that the user refused, to the program and in the browser", () =>
    Effect.gen(function*() {
      const { login, redirectUri, state } = yield* begin()
      const page = yield* open(`${redirectUri}?error=access_denied&error_description=User+cancelled&state=${state}`)
      assert.deepInclude(page, { status: 400 })
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.message, "access_denied: User cancelled")
    }))

  it.effect("LoopbackLogin times out and closes the socket", () =>
    Effect.gen(function*() {
      const { login, redirectUri } = yield* begin({ timeout: "2 minutes" })
      yield* TestClock.adjust("2 minutes")
      const error = yield* Effect.flip(Fiber.join(login))
      assert.strictEqual(error.reason._tag, "LoginTimeout")
      assert.strictEqual(yield* open(redirectUri), "refused")
    }))

  it.effect("LoopbackLogin closes the socket when it is interrupted", () =>
    Effect.gen(function*() {
      const { login, redirectUri } = yield* begin()
      yield* Fiber.interrupt(login)
      assert.strictEqual(yield* open(redirectUri), "refused")
    }))
})
