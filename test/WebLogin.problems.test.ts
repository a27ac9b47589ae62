/** What a person sees whose login cannot go on: plain words, a way to log in again, and nothing of the request. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as TestClock from "effect/testing/TestClock"
import type * as TokenStorage from "../src/TokenStorage.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import { origin, served, whoIs } from "./support/webApplication.ts"
import type { Answer, Visitor } from "./support/Visitor.ts"

const tag = "<script>alert(1)</script>\"'><img src=x>"

const ask = (visitor: Visitor, url: string) => Effect.promise(() => visitor.open(url))

/** A page for people, which nothing of a request has got into. */
const isPage = ({ headers, html, status }: Answer, expected: { readonly status: number; readonly words: RegExp }) => {
  assert.strictEqual(status, expected.status, html)
  assert.match(html, expected.words)
  assert.include(html, `<a href="${origin}/auth/login">Log in</a>`)
  assert.notMatch(html, /<script|<img|alert|evil|ConfigurationInvalid|undefined/)
  assert.match(headers.get("content-type")!, /^text\/html/)
  assert.strictEqual(headers.get("cache-control"), "no-store")
  assert.match(headers.get("content-security-policy")!, /default-src 'none'/)
}

const over = { status: 400, words: /This login has ended[^]+log in again/ }

describe("a callback", () => {
  it.effect("of a stranger, without a cookie and with whatever in its URL, is a page with a way to log in", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* served()
      const urls = [
        "/auth/callback",
        "/auth/callback?code=a&state=b",
        `/auth/callback?${new URLSearchParams({ code: tag, state: tag })}`,
        `/auth/callback?${new URLSearchParams({
          error: tag,
          error_description: tag,
          state: tag,
          iss: "https://evil.example"
        })}`,
        "/auth/callback?state=__proto__&code=a",
        "/auth/callback?state=a&state=b&code=a&code=b",
        "/auth/callback?%E0%A4%A"
      ]
      for (const url of urls) isPage(yield* ask(person(), url), over)
      assert.strictEqual(yield* exchanges, 0)
    }))

  it.effect("with another state than that of this browser is a page, and the login can still end", () =>
    Effect.gen(function*() {
      const { person } = yield* served()
      const alice = person()
      const callback = new URL(yield* Effect.promise(() => alice.decide("/auth/login")))
      const forged = new URL(callback)
      const state = callback.searchParams.get("state")!
      for (const wrong of [`${state.slice(0, -1)}!`, state.slice(0, 10), state.toUpperCase(), tag]) {
        forged.searchParams.set("state", wrong)
        isPage(yield* ask(alice, forged.href), over)
      }
      assert.strictEqual((yield* ask(alice, callback.href)).status, 303)
    }))

  it.effect("that another browser has begun is a page: a login cannot be planted", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* served()
      const [attacker, victim] = [person(), person()]
      const callback = yield* Effect.promise(() => attacker.decide("/auth/login"))
      yield* Effect.promise(() => victim.open("/auth/login"))
      isPage(yield* ask(victim, callback), over)
      assert.strictEqual(yield* exchanges, 0)
      assert.match(yield* whoIs(victim), /^sent to/)
    }))

  it.effect("of a person who said no is a page of status 403, and a new login works", () =>
    Effect.gen(function*() {
      const { person } = yield* served()
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login", { decision: "deny" }))
      const url = new URL(callback)
      url.searchParams.set("error_description", tag)
      isPage(yield* ask(alice, url.href), { status: 403, words: /not logged in[^]+cancelled/ })
      assert.deepStrictEqual(Array.from(alice.cookies), [])
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
    }))

  it.effect("that is loaded again is a page, and the person stays logged in", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* served()
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      assert.strictEqual((yield* ask(alice, callback)).status, 303)
      isPage(yield* ask(alice, callback), over)
      assert.strictEqual(yield* exchanges, 1)
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
    }))

  it.effect("that a browser loads twice at once is one exchange and one session", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* served()
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      const answers = yield* Effect.promise(() => Promise.all([alice.open(callback), alice.open(callback)]))
      assert.deepStrictEqual(answers.map(({ status }) => status), [303, 303])
      assert.strictEqual(yield* exchanges, 1)
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
    }))

  it.effect("of a login that took too long is a page, whatever the browser still sends", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* served({ login: { loginTime: "5 minutes" } })
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      yield* TestClock.adjust("5 minutes")
      isPage(yield* ask(alice, callback), over)
      assert.strictEqual(yield* exchanges, 0)
    }))

  it.effect("with a cookie that was changed, or is of another purpose, is a page", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* served()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const session = alice.cookies.get("__Host-prisma")!
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      const [name, value] = Array.from(alice.cookies).find(([name]) => name.includes("-login-"))!
      const before = yield* exchanges
      for (const changed of [`${value.slice(0, -4)}AAAA`, session, "", "sealed.1", "%", tag]) {
        alice.cookies.set(name, changed)
        isPage(yield* ask(alice, callback), over)
      }
      // The other way round, a login that was begun is no session.
      alice.cookies.set("__Host-prisma", value)
      assert.match(yield* whoIs(alice), /^sent to/)
      assert.strictEqual(yield* exchanges, before)
    }))

  it.effect("whose code was used elsewhere is a page, and not a failure of the application", () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* served()
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 400, body: { error: "invalid_grant" } })
      isPage(yield* ask(alice, callback), over)
    }))

  it.effect("at an authorization server that is away is a page of status 503, and works when it is loaded again", () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* served()
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 503 })
      isPage(yield* ask(alice, callback), { status: 503, words: /try again/i })
      assert.strictEqual((yield* ask(alice, callback)).status, 303)
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
    }))

  it.effect("of a client that the server does not know is a page of status 500, and the operator reads why", () => {
    const logged: Array<unknown> = []
    const listening = Logger.layer([Logger.make(({ logLevel, message }) => void logged.push([logLevel, message]))])
    return Effect.gen(function*() {
      const { person, sandbox } = yield* served()
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 401, body: { error: "invalid_client" } })
      isPage(yield* ask(alice, callback), { status: 500, words: /operator/ })
      assert.lengthOf(logged, 1)
      assert.match(String(logged[0]), /^Error,A login failed,[^]*invalid_client/)
    }).pipe(Effect.provide(listening))
  })
})

describe("a storage that is away", () => {
  it.effect("is a page to try again: before a login, and at a logout, after which the person can still log out", () =>
    Effect.gen(function*() {
      const stored = new Map<string, TokenStorage.PromiseTokens>()
      let isAway = false
      const here = async <A>(run: () => A): Promise<A> => {
        if (isAway) throw new Error("postgres://user:secret@db is away")
        return run()
      }
      const { of, keys } = TokenStorages.fromPromise({
        storage: (key) => ({
          getTokens: () => here(() => stored.get(key) ?? null),
          setTokens: (tokens) => here(() => void stored.set(key, tokens)),
          clearTokens: () => here(() => void stored.delete(key))
        }),
        keys: async () => Array.from(stored.keys())
      })
      const storages = { of, keys, check: Effect.asVoid(of("any").get) }
      const { person } = yield* served({ kept: { storages: Layer.succeed(TokenStorages.TokenStorages, storages) } })
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const away = { status: 503, words: /try again/i }
      isAway = true
      isPage(yield* ask(person(), "/auth/login"), away)
      isPage(yield* Effect.promise(() => alice.post("/auth/logout")), away)
      isAway = false
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
      yield* Effect.promise(() => alice.post("/auth/logout"))
      assert.deepStrictEqual([stored.size, alice.cookies.size], [0, 0])
    }))
})

describe("a page of a person who is logged in", () => {
  it.effect("is a page to try again while the authorization server is away, and itself when that is back", () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* served()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* sandbox.faults.expireTokens
      const id = yield* sandbox.faults.add({
        operation: "oauth.token",
        status: 503,
        headers: { "retry-after": "7" }
      })
      const page = yield* ask(alice, "/whoami")
      assert.strictEqual(page.status, 503)
      assert.match(page.html, /Please try again[^]+<a href="[^"]+returnTo=%2Fwhoami">Log in<\/a>/)
      assert.strictEqual(page.headers.get("retry-after"), "7")
      const form = yield* Effect.promise(() => alice.post("/whoami", { "sec-fetch-mode": "navigate" }))
      assert.deepStrictEqual([form.status, /Please try again/.test(form.html)], [503, true])
      const script = yield* Effect.promise(() => alice.post("/whoami", { "sec-fetch-mode": "cors" }))
      assert.deepStrictEqual([script.status, script.html], [503, ""])
      yield* sandbox.faults.remove(id)
      yield* TestClock.adjust("1 minute")
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
    }))

  it.effect("leaves what the API says to the program", () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* served()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* sandbox.faults.add({ operation: "workspaces.list", count: 1, status: 403 })
      const { html, status } = yield* ask(alice, "/whoami")
      assert.deepStrictEqual([status, html], [500, ""])
    }))
})

describe("a begun login", () => {
  it.effect("leaves room for the others: a hundred of them are never more than servers take, and the last ones end", () =>
    Effect.gen(function*() {
      const { person } = yield* served()
      const alice = person()
      const callbacks: Array<string> = []
      for (let tab = 0; tab < 99; tab++) {
        yield* TestClock.adjust("1 second")
        if (tab < 96) yield* ask(alice, "/auth/login?returnTo=/some/page")
        else callbacks.push(yield* Effect.promise(() => alice.decide("/auth/login?returnTo=/some/page")))
        assert.isBelow(alice.cookieHeader.length, 4000)
      }
      for (const callback of callbacks) {
        assert.strictEqual((yield* ask(alice, callback)).location, `${origin}/some/page`)
      }
    }))

  it.effect("is as good in the fourth tab as in the first", () =>
    Effect.gen(function*() {
      const { person } = yield* served()
      const alice = person()
      const callbacks = yield* Effect.promise(() =>
        Promise.all([1, 2, 3, 4].map((tab) => alice.decide(`/auth/login?returnTo=/${tab}`)))
      )
      for (const [index, callback] of callbacks.entries()) {
        assert.strictEqual((yield* ask(alice, callback)).location, `${origin}/${index + 1}`)
      }
    }))
})

describe("an application's own page", () => {
  it.effect("is shown for each problem, and is told what it is, in words and by name", () =>
    Effect.gen(function*() {
      const { person } = yield* served({
        login: {
          page: ({ _tag, loginUrl, status }) => HttpServerResponse.text(`own ${_tag} ${loginUrl}`, { status })
        }
      })
      const alice = person()
      const stranger = yield* ask(alice, "/auth/callback?code=a&state=b")
      assert.deepStrictEqual([stranger.status, stranger.html], [400, `own NotBegun ${origin}/auth/login`])
      const callback = yield* Effect.promise(() => alice.decide("/auth/login", { decision: "deny" }))
      assert.strictEqual((yield* ask(alice, callback)).html, `own Denied ${origin}/auth/login`)
      const api = yield* ask(alice, "/api/whoami")
      assert.deepStrictEqual(
        [api.status, api.html],
        [401, `own Unauthenticated ${origin}/auth/login?returnTo=%2Fapi%2Fwhoami`]
      )
      const foreign = yield* Effect.promise(() => alice.post("/auth/logout", { "sec-fetch-site": "cross-site" }))
      assert.deepStrictEqual([foreign.status, foreign.html], [403, `own CrossSite ${origin}/auth/login`])
    }))

  it.effect("may be an effect of the application's", () =>
    Effect.gen(function*() {
      const { person } = yield* served({
        login: { page: ({ message }) => Effect.succeed(HttpServerResponse.text(message, { status: 418 })) }
      })
      const { html, status } = yield* ask(person(), "/auth/callback")
      assert.deepStrictEqual([status, /log in again/.test(html)], [418, true])
    }))
})
