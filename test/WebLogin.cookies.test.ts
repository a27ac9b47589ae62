/** Tokens that browsers carry: what a refresh does to the cookies of requests that are under way, late, or of another process. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as TestClock from "effect/testing/TestClock"
import { type Edition, longer, makeCarried, shortly } from "../src/internal/web/carried.ts"
import * as Tokens from "../src/Tokens.ts"
import { obeysLaws } from "./support/obeysLaws.ts"
import { application, handlerOf, origin, served, whoIs } from "./support/webApplication.ts"
import * as RecordingServer from "./support/RecordingServer.ts"
import { Visitor } from "./support/Visitor.ts"

const inCookies = (tokenTtl = 60) => served({ kept: "cookies", sandbox: { tokenTtl } })

const tokensOf = (visitor: Visitor) => visitor.cookies.get("__Host-prisma")!

describe("tokens in cookies", () => {
  it.effect("are set anew on the answer of the request that refreshed them, and on no other", () =>
    Effect.gen(function*() {
      const { exchanges, person } = yield* inCookies()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const first = tokensOf(alice)
      const fresh = yield* Effect.promise(() => alice.open("/whoami"))
      assert.deepStrictEqual(fresh.cookies, [])
      yield* TestClock.adjust("61 seconds")
      const refreshed = yield* Effect.promise(() => alice.open("/whoami"))
      assert.strictEqual(refreshed.html, "Sandbox")
      assert.lengthOf(refreshed.cookies, 1)
      assert.notStrictEqual(tokensOf(alice), first)
      const after = yield* Effect.promise(() => alice.open("/whoami"))
      assert.deepStrictEqual(after.cookies, [])
      assert.strictEqual(yield* exchanges, 2)
    }))

  it.effect("that two requests bring at the same time are one exchange, and both answers set what came of it", () =>
    Effect.gen(function*() {
      const { ask, exchanges, person } = yield* inCookies()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* TestClock.adjust("61 seconds")
      const tabs = [alice.at(ask), alice.at(ask), alice.at(ask)]
      assert.deepStrictEqual(yield* Effect.forEach(tabs, whoIs, { concurrency: "unbounded" }), [
        "Sandbox",
        "Sandbox",
        "Sandbox"
      ])
      assert.strictEqual(yield* exchanges, 2)
      // Whichever answer the browser reads last, it is logged in.
      yield* TestClock.adjust("61 seconds")
      for (const tab of tabs) assert.strictEqual(yield* whoIs(tab), "Sandbox")
      assert.strictEqual(yield* exchanges, 3)
    }))

  for (const late of ["1 second", "15 seconds", "40 seconds", "50 minutes"] as const) {
    it.effect(`that lag behind by ${late}, since an answer was lost, are served with the newer ones, and replaced`, () =>
      Effect.gen(function*() {
        const { ask, exchanges, person } = yield* inCookies(7200)
        const alice = person()
        yield* Effect.promise(() => alice.logIn("/auth/login"))
        yield* TestClock.adjust("2 hours")
        const lost = alice.at(ask)
        assert.strictEqual(yield* whoIs(lost), "Sandbox")
        yield* TestClock.adjust(late)
        const { cookies, html } = yield* Effect.promise(() => alice.open("/whoami"))
        assert.strictEqual(html, "Sandbox")
        assert.lengthOf(cookies, 1)
        assert.strictEqual(yield* exchanges, 2)
        // And it goes on from there.
        yield* TestClock.adjust("2 hours")
        assert.strictEqual(yield* whoIs(alice), "Sandbox")
      }))
  }

  it.effect("are good for a process that was started anew", () =>
    Effect.gen(function*() {
      const { exchanges, person, sandbox } = yield* inCookies()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const restarted = alice.at((yield* handlerOf(application(sandbox.url, "cookies"))).ask)
      assert.strictEqual(yield* whoIs(restarted), "Sandbox")
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual(yield* whoIs(restarted), "Sandbox")
      assert.strictEqual(yield* exchanges, 2)
    }))

  it.effect("that a second process has refreshed are newer than what the first one remembers", () =>
    Effect.gen(function*() {
      const { ask, person, sandbox } = yield* inCookies()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
      const other = alice.at((yield* handlerOf(application(sandbox.url, "cookies"))).ask)
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual(yield* whoIs(other), "Sandbox")
      const back = other.at(ask)
      const { cookies, html } = yield* Effect.promise(() => back.open("/whoami"))
      assert.deepStrictEqual([html, cookies], ["Sandbox", []])
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual(yield* whoIs(back), "Sandbox")
    }))

  it.effect("that two instances of the application get at the same time, or a moment later, are one exchange of the process", () =>
    Effect.gen(function*() {
      const { ask, exchanges, person, sandbox, second } = yield* inCookies()
      const other = yield* handlerOf(application(sandbox.url, "cookies"))
      const [alice, bob] = [person(), person()]
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* Effect.promise(() => bob.logIn("/auth/login", second))
      yield* TestClock.adjust("61 seconds")
      const late = alice.at(other.ask)
      const tabs = [alice.at(ask), alice.at(other.ask), bob.at(ask), bob.at(other.ask)]
      const names = yield* Effect.forEach(tabs, whoIs, { concurrency: "unbounded" })
      assert.deepStrictEqual(names, ["Sandbox", "Sandbox", "Second", "Second"])
      assert.strictEqual(yield* exchanges, 4)
      yield* TestClock.adjust("15 seconds")
      assert.strictEqual(yield* whoIs(late), "Sandbox")
      assert.strictEqual(yield* exchanges, 4)
    }))

  it.effect("come with an answer that fails, too", () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* inCookies()
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* TestClock.adjust("61 seconds")
      yield* sandbox.faults.add({ operation: "workspaces.list", count: 1, status: 400 })
      const before = tokensOf(alice)
      const { status } = yield* Effect.promise(() => alice.open("/whoami"))
      assert.strictEqual(status, 500)
      assert.notStrictEqual(tokensOf(alice), before)
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
    }))

  it.effect("that were changed, cut or mixed with those of another person are nobody's", () =>
    Effect.gen(function*() {
      const { person, second } = yield* inCookies(3600)
      const [alice, bob] = [person(), person()]
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* Effect.promise(() => bob.logIn("/auth/login", second))
      const [a, b] = [tokensOf(alice), tokensOf(bob)]
      const half = Math.floor(a.length / 2)
      for (
        const changed of [a.slice(0, half), a.slice(0, half) + b.slice(half), `2${a.slice(1)}`, `9.${a}`, "1.", "", "x"]
      ) {
        alice.cookies.set("__Host-prisma", changed)
        assert.strictEqual(yield* whoIs(alice), `sent to ${origin}/auth/login?returnTo=%2Fwhoami`)
      }
      assert.strictEqual(yield* whoIs(bob), "Second")
    }))
})

/** An authorization server whose tokens have the size that a test wants. */
const withTokensOf = Effect.fnUntraced(function*(sizes: ReadonlyArray<number>) {
  const server = yield* RecordingServer.make
  const left = Array.from(sizes)
  let given = 0
  server.answerWith(({ url }) => {
    if (url.pathname === "/v1/workspaces") {
      return RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } })
    }
    const size = left.shift() ?? 0
    return RecordingServer.json(200, {
      access_token: "a".repeat(size),
      refresh_token: `refresh-${++given}`,
      token_type: "Bearer",
      expires_in: 60
    })
  })
  const { ask } = yield* handlerOf(application(server.url, "cookies"))
  const alice = new Visitor(ask, origin)
  const logIn = Effect.promise(async () => {
    const { location } = await alice.open("/auth/login")
    return alice.open(`/auth/callback?code=${given}&state=${new URL(location!).searchParams.get("state")}`)
  })
  return { alice, logIn, server }
})

const names = (visitor: Visitor) => Array.from(visitor.cookies.keys()).sort()

describe("long tokens", () => {
  it.effect("are in several cookies, each of which a browser takes, and in fewer when they are shorter again", () =>
    Effect.gen(function*() {
      const { alice, logIn, server } = yield* withTokensOf([5000, 500, 5000])
      assert.strictEqual((yield* logIn).status, 303)
      assert.deepStrictEqual(names(alice), ["__Host-prisma", "__Host-prisma.1"])
      const tokens = () => server.requests.at(-1)!.headers.authorization!.length
      yield* Effect.promise(() => alice.open("/whoami"))
      assert.strictEqual(tokens(), "Bearer ".length + 5000)
      yield* TestClock.adjust("61 seconds")
      yield* Effect.promise(() => alice.open("/whoami"))
      assert.strictEqual(tokens(), "Bearer ".length + 500)
      assert.deepStrictEqual(names(alice), ["__Host-prisma"])
      yield* TestClock.adjust("61 seconds")
      yield* Effect.promise(() => alice.open("/whoami"))
      assert.deepStrictEqual(names(alice), ["__Host-prisma", "__Host-prisma.1"])
      yield* Effect.promise(() => alice.post("/auth/logout"))
      assert.deepStrictEqual(names(alice), [])
    }))

  it.effect("of which a part is missing are nobody's", () =>
    Effect.gen(function*() {
      const { alice, logIn } = yield* withTokensOf([5000])
      yield* logIn
      alice.cookies.delete("__Host-prisma.1")
      assert.match(yield* whoIs(alice), /^sent to/)
    }))

  it.effect("that no browser takes are one clear error for the operator, and a page for the person", () => {
    const logged: Array<string> = []
    const listening = Logger.layer([Logger.make(({ message }) => void logged.push(String(message)))])
    return Effect.gen(function*() {
      const { alice, logIn } = yield* withTokensOf([9000])
      const { cookies, html, status } = yield* logIn
      assert.strictEqual(status, 500)
      assert.include(html, "The login failed")
      assert.isTrue(cookies.every((header) => header.includes("Max-Age=0")))
      assert.deepStrictEqual(names(alice), [])
      assert.lengthOf(logged, 1)
      assert.match(
        logged[0]!,
        /need \d+ characters of cookies, but browsers and servers accept 7600\. Store them instead/
      )
    }).pipe(Effect.provide(listening))
  })
})

obeysLaws(
  "a storage of tokens that browsers carry",
  Effect.sync(() => makeCarried(() => Effect.void).storages.of("alice"))
)

describe("what a process remembers of tokens in cookies", () => {
  const edition = (user: string, number: number): Edition => ({
    number,
    tokens: Tokens.make({
      workspaceId: user,
      accessToken: `${user}-${number}`,
      refreshToken: `refresh-${user}-${number}`
    })
  })

  it.effect("is gone some minutes after the last request of a browser that has them", () =>
    Effect.gen(function*() {
      const { arrive, storages } = makeCarried(() => Effect.void)
      for (let user = 0; user < 1000; user++) yield* arrive(`user-${user}`, edition(`user-${user}`, 1))
      assert.lengthOf(yield* storages.keys, 1000)
      yield* TestClock.adjust(shortly)
      yield* arrive("late", edition("late", 1))
      assert.deepStrictEqual(yield* storages.keys, ["late"])
    }))

  it.effect("is kept longer where the browser may not have it: newer tokens, and a logout", () =>
    Effect.gen(function*() {
      const { arrive, current, storages } = makeCarried(() => Effect.void)
      for (const user of ["alice", "bob"]) yield* arrive(user, edition(user, 1))
      yield* storages.of("alice").setIfCurrent(edition("alice", 1).tokens, edition("alice", 2).tokens)
      yield* storages.of("bob").clear
      for (const time of [shortly, shortly, longer - 3 * shortly]) {
        yield* TestClock.adjust(time)
        yield* arrive("late", edition("late", 1))
        assert.strictEqual(current("alice")?.number, 2)
      }
      yield* arrive("bob", edition("bob", 1))
      assert.isUndefined(current("bob"))
      yield* TestClock.adjust(shortly)
      yield* arrive("late", edition("late", 1))
      yield* arrive("late", edition("late", 1))
      assert.deepStrictEqual(yield* storages.keys, ["late"])
    }))
})
