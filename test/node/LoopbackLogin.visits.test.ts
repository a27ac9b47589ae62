/** Who may end a login that waits on this machine: the user's browser, and nobody who sees its command line. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestConsole from "effect/testing/TestConsole"
import { spawn } from "node:child_process"
import * as Chromium from "../support/Chromium.ts"
import * as WaitingLogin from "../support/waitingLogin.ts"
import { agreeing, open, see, visit } from "../support/waitingLogin.ts"
import { until } from "../support/inTime.ts"

/** A visit of another user of this machine. */
const asNobody = (url: string) =>
  Effect.callback<string>((resume) => {
    const program =
      `fetch(process.argv[1], { redirect: "manual" }).then(async (r) => console.log(r.status, await r.text()))`
    const child = spawn(process.execPath, ["-e", program, url], { uid: 65534, gid: 65534, cwd: "/" })
    let said = ""
    child.stdout.on("data", (chunk) => said += chunk)
    child.on("close", () => resume(Effect.succeed(said)))
  })

const isRootOfLinux = process.platform === "linux" && process.getuid?.() === 0

describe("LoopbackLogin's visitors", () => {
  for (
    const headers of [
      { "sec-purpose": "prefetch" },
      { "sec-purpose": "prefetch;prerender" },
      { "purpose": "prefetch" },
      { "x-purpose": "preview" },
      { "x-moz": "prefetch" }
    ]
  ) {
    it.effect(`LoopbackLogin takes a visit with ${JSON.stringify(headers)} for no login`, () =>
      Effect.gen(function*() {
        const { callbackUrl, login, oneTimeUrl, server } = yield* WaitingLogin.make()
        assert.strictEqual((yield* see(callbackUrl, { headers })).status, 503)
        assert.strictEqual((yield* see(oneTimeUrl, { headers })).status, 503)
        assert.lengthOf(server.requests, 0)
        assert.strictEqual((yield* open(oneTimeUrl)).status, 302)
        assert.strictEqual((yield* see(callbackUrl)).status, 200)
        yield* Fiber.join(login)
      }))
  }

  it.effect("LoopbackLogin takes HEAD, OPTIONS and an icon for no login", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, oneTimeUrl, redirectUri, server } = yield* WaitingLogin.make()
      for (const method of ["HEAD", "OPTIONS", "POST", "PUT"]) {
        assert.strictEqual((yield* see(callbackUrl, { method })).status, 404)
        assert.strictEqual((yield* see(oneTimeUrl, { method })).status, 404)
      }
      assert.strictEqual((yield* see(new URL("/favicon.ico", redirectUri).href)).status, 404)
      assert.lengthOf(server.requests, 0)
      assert.strictEqual((yield* open(oneTimeUrl)).status, 302)
      yield* see(callbackUrl)
      yield* Fiber.join(login)
    }))

  it.effect(
    "LoopbackLogin shows the last page again for two seconds after the login, and then listens no more",
    () =>
      Effect.gen(function*() {
        const { callbackUrl, login, server } = yield* WaitingLogin.make()
        yield* see(callbackUrl)
        yield* Fiber.join(login)
        const began = performance.now()
        const again = yield* see(callbackUrl)
        assert.strictEqual(again.status, 200)
        assert.include(again.body, "Logged in")
        let isOpen = true
        while (isOpen) isOpen = (yield* visit(callbackUrl)) !== "refused"
        assert.isAbove(performance.now() - began, 1_500)
        assert.lengthOf(server.requests, 1)
      }),
    10_000
  )

  it.effect("LoopbackLogin sends the browser of the one-time URL to the login page, and knows it when it comes back", () =>
    Effect.gen(function*() {
      const { login, oneTimeUrl, redirectUri, server, state } = yield* WaitingLogin.make()
      assert.strictEqual(new URL(oneTimeUrl).origin, new URL(redirectUri).origin)
      assert.notInclude(oneTimeUrl, state)
      const { callbackUrl, cookie, loginUrl } = yield* open(oneTimeUrl)
      assert.notStrictEqual(loginUrl.searchParams.get("state"), state)
      assert.strictEqual((yield* see(oneTimeUrl, { headers: { cookie: `other=1; ${cookie}` } })).status, 302)
      assert.strictEqual((yield* see(callbackUrl, { headers: { cookie: `other=1; ${cookie}` } })).status, 200)
      yield* Fiber.join(login)
      assert.strictEqual(server.requests[0]!.form.get("code"), "its-code")
    }))

  it.effect("LoopbackLogin believes no callback of the one-time URL's login from a browser without its cookie", () =>
    Effect.gen(function*() {
      const { login, oneTimeUrl, server } = yield* WaitingLogin.make()
      const { callbackUrl, cookie } = yield* open(oneTimeUrl)
      const [name] = cookie.split("=")
      for (const cookie of [undefined, `${name}=`, `${name}=guessed`]) {
        const page = yield* see(callbackUrl, cookie === undefined ? {} : { headers: { cookie } })
        assert.strictEqual(page.status, 403)
        assert.include(page.body, "your terminal")
      }
      assert.lengthOf(server.requests, 0)
      yield* see(callbackUrl, { headers: { cookie } })
      yield* Fiber.join(login)
    }))

  it.effect("LoopbackLogin believes neither of two browsers at the one-time URL, and tells both and the terminal", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, oneTimeUrl, server, url } = yield* WaitingLogin.make()
      const first = yield* open(oneTimeUrl)
      const second = yield* see(oneTimeUrl)
      assert.strictEqual(second.status, 403)
      assert.include(second.body, "Another program has opened this address")
      assert.isUndefined(second.headers.location)
      assert.isUndefined(second.headers["set-cookie"])
      const headers = { cookie: first.cookie }
      assert.strictEqual((yield* see(first.callbackUrl, { headers })).status, 403)
      assert.strictEqual((yield* see(oneTimeUrl, { headers })).status, 403)
      assert.lengthOf(server.requests, 0)
      const said = (yield* TestConsole.errorLines).join("\n")
      assert.include(said, "Two programs have opened the address")
      assert.include(said, url)
      yield* see(callbackUrl)
      yield* Fiber.join(login)
      assert.strictEqual(server.requests[0]!.form.get("code"), "the-code")
    }))

  it.effect("LoopbackLogin tells the second browser when the login has ended in the first", () =>
    Effect.gen(function*() {
      const { login, oneTimeUrl } = yield* WaitingLogin.make()
      const { callbackUrl, cookie } = yield* open(oneTimeUrl)
      yield* see(callbackUrl, { headers: { cookie } })
      yield* Fiber.join(login)
      const page = yield* see(oneTimeUrl)
      assert.strictEqual(page.status, 403)
      assert.include(page.body, "the login has ended in it")
    }))

  it.effect.skipIf(!isRootOfLinux)(
    "LoopbackLogin refuses another user of the machine at the one-time URL, and keeps it for its own (needs root on Linux)",
    () =>
      Effect.gen(function*() {
        const { login, oneTimeUrl } = yield* WaitingLogin.make()
        assert.match(yield* asNobody(oneTimeUrl), /^403 .*belongs to another user/s)
        const { callbackUrl, cookie, status } = yield* open(oneTimeUrl)
        assert.strictEqual(status, 302)
        yield* see(callbackUrl, { headers: { cookie } })
        yield* Fiber.join(login)
      })
  )

  for (const host of ["127.0.0.1", "localhost"]) {
    Chromium.effect(
      `LoopbackLogin logs in with a real browser at the one-time URL of ${host}`,
      () =>
        Effect.gen(function*() {
          const { login, oneTimeUrl, server } = yield* WaitingLogin.make({ redirectUri: `http://${host}/callback` })
          server.answerWith(agreeing)
          const { page } = yield* Chromium.make()
          yield* Effect.promise(() => page.goto(oneTimeUrl))
          assert.include(yield* Effect.promise(() => page.content()), "Logged in")
          assert.strictEqual(new URL(page.url()).hostname, host)
          yield* Effect.promise(() => page.reload())
          assert.include(yield* Effect.promise(() => page.content()), "Logged in")
          yield* Fiber.join(login)
          yield* until(() => server.requests.length === 2)
        })
    )
  }
})
