/** Who may end a login that waits on this machine: the user's browser, and nobody who sees its command line. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestConsole from "effect/testing/TestConsole"
import { once } from "node:events"
import * as net from "node:net"
import * as Chromium from "../support/Chromium.ts"
import * as OtherUser from "../support/otherUser.ts"
import * as TokenServer from "../support/TokenServer.ts"
import * as WaitingLogin from "../support/waitingLogin.ts"
import { agreeing, open, type Page, see, visit } from "../support/waitingLogin.ts"
import { until } from "../support/inTime.ts"

/** A visit of another user of this machine. */
const asOtherUser = (url: string) =>
  Effect.callback<string>((resume) => {
    const program =
      `fetch(process.argv[1], { redirect: "manual" }).then(async (r) => console.log(r.status, await r.text()))`
    const child = OtherUser.run(program, url)
    let said = ""
    child.stdout.on("data", (chunk) => said += chunk)
    child.on("close", () => resume(Effect.succeed(said)))
  })

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
      const { login, oneTimeUrl, server, url } = yield* WaitingLogin.make()
      const { callbackUrl, cookie } = yield* open(oneTimeUrl)
      const [name] = cookie.split("=")
      for (const cookie of [undefined, `${name}=`, `${name}=guessed`]) {
        const page = yield* see(callbackUrl, cookie === undefined ? {} : { headers: { cookie } })
        assert.strictEqual(page.status, 403)
        assert.include(page.body, "your terminal")
      }
      const said = (yield* TestConsole.errorLines).filter((line) => String(line).includes("cookie"))
      assert.lengthOf(said, 1)
      assert.match(String(said[0]), /must keep cookies\. Log in at /)
      assert.include(String(said[0]), url)
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
      assert.include(second.body, "Another program has already opened this address")
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

  const saying = (page: Page, status: number, title: string, text: string) => {
    assert.strictEqual(page.status, status)
    assert.strictEqual(
      page.body,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`
    )
    assert.deepInclude(page.headers, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "connection": "close"
    })
  }

  it.effect("LoopbackLogin says in each page what it is and what to do now, in fixed words", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, oneTimeUrl, redirectUri } = yield* WaitingLogin.make()
      saying(yield* see(new URL("/other", redirectUri).href), 404, "Not found", "There is nothing here.")
      saying(
        yield* see(`${redirectUri}?code=c&state=foreign`),
        400,
        "Not this login",
        "This is not the login that your terminal waits for."
      )
      const headers = { "sec-purpose": "prefetch" }
      saying(yield* see(oneTimeUrl, { headers }), 503, "Not yet", "Open this page to continue.")
      const first = yield* open(oneTimeUrl)
      saying(
        yield* see(first.callbackUrl),
        403,
        "Not the browser of this login",
        "The login was started in another browser, or this browser blocks cookies. Open the address that your terminal shows, and log in there."
      )
      const openedBefore = [
        403,
        "Opened before",
        "Another program has already opened this address, which works in one browser only. Open the address that your terminal shows, and log in there."
      ] as const
      saying(yield* see(oneTimeUrl), ...openedBefore)
      const withCookie = { headers: { cookie: first.cookie } }
      saying(yield* see(first.callbackUrl, withCookie), ...openedBefore)
      saying(yield* see(oneTimeUrl, withCookie), ...openedBefore)
      const loggedIn = [200, "Logged in", "You can close this page and go back to your terminal."] as const
      saying(yield* see(callbackUrl), ...loggedIn)
      yield* Fiber.join(login)
      saying(yield* see(callbackUrl), ...loggedIn)
      saying(yield* see(first.callbackUrl, withCookie), ...loggedIn)
      saying(yield* see(oneTimeUrl, withCookie), ...loggedIn)
      saying(
        yield* see(oneTimeUrl),
        403,
        "Opened before",
        "Another program has opened this address, and the login has ended in it. If that was not you, log out in your terminal, and log in again."
      )
    }))

  it.effect("LoopbackLogin says in the browser that the login failed, to whoever opens the page again too", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, oneTimeUrl, redirectUri, state } = yield* WaitingLogin.make()
      const failed = [400, "The login failed", "Your terminal says why. You can close this page."] as const
      saying(yield* see(`${redirectUri}?error=access_denied&state=${state}`), ...failed)
      yield* Effect.flip(Fiber.join(login))
      saying(yield* see(callbackUrl), ...failed)
      // Nobody had opened the browser's own address.
      saying(yield* see(oneTimeUrl), ...failed)
    }))

  it.effect("LoopbackLogin sends the browser on with a cookie for this host alone, in the answer to nobody else", () =>
    Effect.gen(function*() {
      const { login, oneTimeUrl } = yield* WaitingLogin.make()
      const { body, headers, status } = yield* see(oneTimeUrl)
      assert.deepStrictEqual([status, body], [302, ""])
      const { port } = new URL(oneTimeUrl)
      assert.match(
        headers["set-cookie"]!.join(),
        new RegExp(`^login-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax$`)
      )
      assert.match(new URL(oneTimeUrl).pathname, /^\/login\/[\w-]{43}$/)
      assert.strictEqual((yield* see(`${oneTimeUrl}x`)).status, 404)
      yield* Fiber.interrupt(login)
    }))

  it.effect("LoopbackLogin ends although somebody has connected and says nothing, and ends that connection", () =>
    Effect.gen(function*() {
      const { login, redirectUri } = yield* WaitingLogin.make()
      const { hostname, port } = new URL(redirectUri)
      const silent = net.connect(Number(port), hostname)
      yield* Effect.promise(() => once(silent, "connect"))
      const closed = once(silent.on("error", () => {}), "close")
      yield* see(redirectUri)
      yield* Fiber.interrupt(login)
      yield* Effect.promise(() => closed)
    }))

  it.effect("LoopbackLogin keeps no process running after its end: not where it listens, nor with who has connected or connects then", () =>
    Effect.gen(function*() {
      const { callbackUrl, login } = yield* WaitingLogin.make()
      const { hostname, port } = new URL(callbackUrl)
      const tenConnect = Effect.acquireRelease(
        Effect.promise(async () => {
          const sockets = Array.from({ length: 10 }, () => net.connect(Number(port), hostname).unref())
          await Promise.all(sockets.map((socket) => once(socket.on("error", () => {}), "connect")))
          return sockets
        }),
        (sockets) => Effect.sync(() => sockets.forEach((socket) => socket.destroy()))
      )
      const running = (kind: string) => process.getActiveResourcesInfo().filter((name) => name === kind).length
      yield* tenConnect
      // The server has seen them when it answers somebody who came later.
      yield* see(new URL("/other", callbackUrl).href)
      const [servers, connections] = [running("TCPServerWrap"), running("TCPSocketWrap")]
      yield* see(callbackUrl)
      yield* Fiber.join(login)
      yield* tenConnect
      yield* see(callbackUrl)
      assert.strictEqual(running("TCPServerWrap"), servers - 1)
      // Those of the tests before may end meanwhile, and one to the authorization server has come.
      assert.isBelow(running("TCPSocketWrap"), connections - 5)
    }))

  it.effect("LoopbackLogin tells a second browser that it is late from the callback of the first on, before the tokens are there", () =>
    Effect.gen(function*() {
      const { login, oneTimeUrl, server } = yield* WaitingLogin.make()
      const isTold = Promise.withResolvers<void>()
      server.answerWith(async () => {
        await isTold.promise
        return TokenServer.tokens(1)
      })
      const { callbackUrl, cookie } = yield* open(oneTimeUrl)
      const first = yield* Effect.forkChild(see(callbackUrl, { headers: { cookie } }))
      yield* until(() => server.requests.length === 1)
      const second = yield* see(oneTimeUrl)
      assert.strictEqual(second.status, 403)
      assert.include(second.body, "the login has ended in it")
      isTold.resolve()
      yield* Fiber.join(login)
      assert.strictEqual((yield* Fiber.join(first)).status, 200)
    }))

  it.effect("LoopbackLogin ends although the browser has left before it was told", () =>
    Effect.gen(function*() {
      const { callbackUrl, login, server } = yield* WaitingLogin.make()
      const hasLeft = Promise.withResolvers<void>()
      server.answerWith(async () => {
        await hasLeft.promise
        return TokenServer.tokens(1)
      })
      const { hostname, pathname, port, search } = new URL(callbackUrl)
      const browser = net.connect(Number(port), hostname)
      browser.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`)
      yield* until(() => server.requests.length === 1)
      browser.destroy()
      // The server has seen it when it answers somebody who came later.
      yield* see(new URL("/other", callbackUrl).href)
      hasLeft.resolve()
      yield* Fiber.join(login)
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

  it.effect.skipIf(!OtherUser.isRootOfLinux)(
    "LoopbackLogin refuses another user of the machine at the one-time URL, and keeps it for its own (needs root on Linux)",
    () =>
      Effect.gen(function*() {
        const { login, oneTimeUrl } = yield* WaitingLogin.make()
        assert.match(yield* asOtherUser(oneTimeUrl), /^403 .*<h1>Not your login<\/h1>.*belongs to another user/s)
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
