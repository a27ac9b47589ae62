/** Logins of a web application at a sandbox: who a request is, in whichever tab and browser, with the tokens in a storage and in cookies. */
import { assert, describe, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import * as Sessions from "../src/Sessions.ts"
import * as TokenSealing from "../src/TokenSealing.ts"
import {
  application,
  handlerOf,
  inStorage,
  type Kept,
  keys,
  origin,
  sandboxOf,
  served,
  whoIs
} from "./support/webApplication.ts"
import { Visitor } from "./support/Visitor.ts"

const ways: ReadonlyArray<readonly [name: string, kept: () => Kept]> = [
  ["tokens in a storage", inStorage],
  ["tokens in cookies", () => "cookies"]
]

/** The session of a browser, as it would be copied. */
const sessionCookie = (visitor: Visitor) => visitor.cookies.get("__Host-prisma")

describe.each(ways)("with %s", (way, kept) => {
  it.effect(`two people are logged in at once, each as themselves, with ${way}`, () =>
    Effect.gen(function*() {
      const { person, second } = yield* served({ kept: kept() })
      const [alice, bob] = [person(), person()]
      const answers = yield* Effect.promise(() =>
        Promise.all([alice.logIn("/auth/login"), bob.logIn("/auth/login", second)])
      )
      for (const { location, status } of answers) assert.deepStrictEqual([status, location], [303, `${origin}/`])
      const names = yield* Effect.forEach([alice, bob, alice, bob], whoIs, { concurrency: "unbounded" })
      assert.deepStrictEqual(names, ["Sandbox", "Second", "Sandbox", "Second"])
    }))

  it.effect(`cookies are for this host, for no script and for no request of another site, with ${way}`, () =>
    Effect.gen(function*() {
      const { person } = yield* served({ kept: kept() })
      const alice = person()
      const begun = yield* Effect.promise(() => alice.open("/auth/login"))
      const ended = yield* Effect.promise(() => alice.logIn("/auth/login"))
      assert.lengthOf(begun.cookies, 1)
      for (const header of [...begun.cookies, ...ended.cookies]) {
        assert.match(header, /^__Host-prisma/)
        for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) assert.include(header, attribute)
        assert.notInclude(header, "Domain")
      }
      assert.match(begun.cookies[0]!, /Max-Age=600/)
    }))

  it.effect(`several tabs log in at once, and each ends at its own page, with ${way}`, () =>
    Effect.gen(function*() {
      const { person } = yield* served({ kept: kept() })
      const alice = person()
      const tabs = ["/one", "/two?a=1&b=2", "/three#part"]
      const callbacks: Array<string> = []
      for (const tab of tabs) {
        callbacks.push(yield* Effect.promise(() => alice.decide(`/auth/login?returnTo=${encodeURIComponent(tab)}`)))
      }
      for (const [index, callback] of Array.from(callbacks.entries()).reverse()) {
        const { location } = yield* Effect.promise(() => alice.open(callback))
        assert.strictEqual(location, `${origin}${tabs[index]}`)
        assert.strictEqual(yield* whoIs(alice), "Sandbox")
      }
      assert.deepStrictEqual(Array.from(alice.cookies.keys()), ["__Host-prisma"])
    }))

  it.effect(`a login leaves nothing of the session before it: its cookie is good for nothing, with ${way}`, () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* served({ kept: kept() })
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const before = person()
      before.cookies.set("__Host-prisma", sessionCookie(alice)!)
      assert.strictEqual(yield* whoIs(before), "Sandbox")
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      assert.notStrictEqual(sessionCookie(alice), sessionCookie(before))
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
      assert.strictEqual(yield* whoIs(before), `sent to ${origin}/auth/login?returnTo=%2Fwhoami`)
      const revoked = (yield* sandbox.requests).filter(({ operation }) => operation === "oauth.revoke")
      assert.lengthOf(revoked, 1)
    }))

  it.effect(`a logout ends the session everywhere, also for a cookie that was copied, with ${way}`, () =>
    Effect.gen(function*() {
      const { person, sandbox, second } = yield* served({ kept: kept() })
      const [alice, bob] = [person(), person()]
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* Effect.promise(() => bob.logIn("/auth/login", second))
      const copy = person()
      copy.cookies.set("__Host-prisma", sessionCookie(alice)!)
      const { location, status } = yield* Effect.promise(() => alice.post("/auth/logout"))
      assert.deepStrictEqual([status, location], [303, `${origin}/`])
      assert.deepStrictEqual(Array.from(alice.cookies), [])
      assert.match(yield* whoIs(alice), /^sent to/)
      assert.match(yield* whoIs(copy), /^sent to/)
      assert.strictEqual(yield* whoIs(bob), "Second")
      const revoked = (yield* sandbox.requests).filter(({ operation }) => operation === "oauth.revoke")
      assert.lengthOf(revoked, 1)
    }))

  it.effect(`another site can log nobody out, with ${way}`, () =>
    Effect.gen(function*() {
      const { person } = yield* served({ kept: kept() })
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const foreign: ReadonlyArray<Record<string, string>> = [
        { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
        { "sec-fetch-site": "same-site", origin: "https://other.app.example" },
        { origin: "https://evil.example" },
        { origin: "null" }
      ]
      for (const headers of foreign) {
        const { html, status } = yield* Effect.promise(() => alice.post("/auth/logout", headers))
        assert.strictEqual(status, 403)
        assert.include(html, "another website")
        assert.strictEqual(yield* whoIs(alice), "Sandbox")
      }
      const { status } = yield* Effect.promise(() => alice.open("/auth/logout"))
      assert.strictEqual(status, 404)
      assert.strictEqual(yield* whoIs(alice), "Sandbox")
      yield* Effect.promise(() => alice.post("/auth/logout", { origin }))
      assert.match(yield* whoIs(alice), /^sent to/)
    }))

  it.effect(`a login ends at a path of the application, and nowhere else, with ${way}`, () =>
    Effect.gen(function*() {
      const { person } = yield* served({ kept: kept() })
      const elsewhere = [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/auth/login",
        "/auth/callback?code=a",
        "/.//evil.example",
        `/${"a".repeat(3000)}`,
        `/${"ü".repeat(1500)}`,
        ""
      ]
      const ends = yield* Effect.forEach(
        elsewhere,
        (path) => Effect.promise(() => person().logIn(`/auth/login?returnTo=${encodeURIComponent(path)}`)),
        { concurrency: 4 }
      )
      for (const [index, { location }] of ends.entries()) {
        assert.strictEqual(new URL(location!).origin, origin, elsewhere[index])
        assert.isTrue(location!.startsWith(`${origin}/`))
        assert.notMatch(location!, /auth|aaa|%C3/)
      }
    }))

  it.effect(`whoever is not logged in is sent to log in and comes back, with ${way}`, () =>
    Effect.gen(function*() {
      const { person } = yield* served({ kept: kept() })
      const alice = person()
      const { location, status } = yield* Effect.promise(() => alice.open("/whoami?tab=2"))
      assert.deepStrictEqual([status, location], [302, `${origin}/auth/login?returnTo=%2Fwhoami%3Ftab%3D2`])
      const end = yield* Effect.promise(() => alice.logIn(location!))
      assert.strictEqual(end.location, `${origin}/whoami?tab=2`)
    }))

  it.effect(`a script, a POST and a route of \`required\` get a 401, and no login page, with ${way}`, () =>
    Effect.gen(function*() {
      const { person } = yield* served({ kept: kept() })
      const alice = person()
      const answers = yield* Effect.promise(() =>
        Promise.all([
          alice.open("/whoami", { headers: { "sec-fetch-mode": "cors" } }),
          alice.open("/whoami", { method: "POST" }),
          alice.open("/api/whoami")
        ])
      )
      for (const { html, status } of answers) {
        assert.strictEqual(status, 401)
        assert.include(html, `${origin}/auth/login`)
      }
    }))

  it.effect(`an expired token is refreshed once for all requests of a person, with ${way}`, () =>
    Effect.gen(function*() {
      const { exchanges, person, second } = yield* served({ kept: kept(), sandbox: { tokenTtl: 60 } })
      const [alice, bob] = [person(), person()]
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* Effect.promise(() => bob.logIn("/auth/login", second))
      const logins = yield* exchanges
      yield* TestClock.adjust("61 seconds")
      const names = yield* Effect.forEach([alice, bob, alice, bob, alice, bob], whoIs, { concurrency: "unbounded" })
      assert.deepStrictEqual(names, ["Sandbox", "Second", "Sandbox", "Second", "Sandbox", "Second"])
      assert.strictEqual((yield* exchanges) - logins, 2)
    }))

  it.effect(`a session that the authorization server has ended is a login again, in the middle of a request too, with ${way}`, () =>
    Effect.gen(function*() {
      const { person, sandbox } = yield* served({ kept: kept(), sandbox: { tokenTtl: 60 } })
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* sandbox.faults.add({ operation: "oauth.token", status: 400, body: { error: "invalid_grant" } })
      // Before its end is known: the API refuses it in the middle of the request.
      yield* sandbox.faults.add({ operation: "workspaces.list", count: 1, status: 401 })
      assert.strictEqual(yield* whoIs(alice), `sent to ${origin}/auth/login?returnTo=%2Fwhoami`)
      assert.strictEqual(yield* whoIs(alice), `sent to ${origin}/auth/login?returnTo=%2Fwhoami`)
      const { status } = yield* Effect.promise(() => alice.open("/api/whoami"))
      assert.strictEqual(status, 401)
    }))

  it.effect(`a key ring that rotates logs nobody out, also in the middle of a login, with ${way}`, () =>
    Effect.gen(function*() {
      const { sandbox } = yield* sandboxOf()
      const shared = kept()
      const withRing = (current: "old" | "new", ...kids: ReadonlyArray<"old" | "new">) =>
        handlerOf(application(sandbox.url, shared, {
          sealing: TokenSealing.make({ keys: Object.fromEntries(kids.map((kid) => [kid, keys[kid]])), current })
        }))
      const before = yield* withRing("old", "old")
      const during = yield* withRing("new", "old", "new")
      const after = yield* withRing("new", "new")

      const alice = new Visitor(before.ask, origin)
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const stayedAway = alice.at(after.ask)
      assert.strictEqual(yield* whoIs(alice.at(during.ask)), "Sandbox")
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      const { status } = yield* Effect.promise(() => alice.at(during.ask).open(callback))
      assert.strictEqual(status, 303)

      // Whoever comes back while both keys are there has a cookie of the new one.
      const bob = new Visitor(before.ask, origin)
      yield* Effect.promise(() => bob.logIn("/auth/login"))
      const bobDuring = bob.at(during.ask)
      yield* TestClock.adjust("4 days")
      assert.strictEqual(yield* whoIs(bobDuring), "Sandbox")
      assert.match(sessionCookie(bobDuring)!, /sealed\.1\.new\./)
      assert.strictEqual(yield* whoIs(bobDuring.at(after.ask)), "Sandbox")
      // A key that is gone opens nothing.
      assert.strictEqual(yield* whoIs(stayedAway), `sent to ${origin}/auth/login?returnTo=%2Fwhoami`)
    }))

  it.effect(`two logins of one origin, with names of their own, keep out of each other's way, with ${way}`, () =>
    Effect.gen(function*() {
      const { ask, person, sandbox, second } = yield* served({ kept: kept() })
      const other = yield* handlerOf(application(sandbox.url, kept(), { cookieName: "admin" }))
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const admin = alice.at(other.ask)
      assert.match(yield* whoIs(admin), /^sent to/)
      yield* Effect.promise(() => admin.logIn("/auth/login", second))
      assert.strictEqual(yield* whoIs(admin), "Second")
      const both = admin.at(ask)
      assert.strictEqual(yield* whoIs(both), "Sandbox")
      both.cookies.set("__Host-prisma", both.cookies.get("__Host-admin")!)
      assert.match(yield* whoIs(both), /^sent to/)
    }))
})

describe("the storage of an application", () => {
  it.effect("two instances of an application on one storage serve the same person, and a logout at one is one at both", () =>
    Effect.gen(function*() {
      const kept = inStorage()
      const { ask, person, sandbox } = yield* served({ kept })
      const other = yield* handlerOf(application(sandbox.url, kept))
      const alice = person()
      const callback = yield* Effect.promise(() => alice.decide("/auth/login"))
      // Any instance ends what another one began.
      const there = alice.at(other.ask)
      yield* Effect.promise(() => there.open(callback))
      assert.strictEqual(yield* whoIs(there.at(ask)), "Sandbox")
      const copy = there.at(ask)
      yield* Effect.promise(() => there.post("/auth/logout"))
      assert.match(yield* whoIs(copy), /^sent to/)
    }))

  it.effect("a session is kept under a random key, and cleared from the storage by a logout and by the next login", () =>
    Effect.gen(function*() {
      const { person, services } = yield* served()
      const { keys } = Context.get(services, Sessions.Sessions)
      const [alice, bob] = [person(), person()]
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      yield* Effect.promise(() => bob.logIn("/auth/login"))
      const before = yield* keys
      assert.lengthOf(before, 2)
      for (const key of before) assert.match(key, /^[\w-]{43}$/)
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const after = yield* keys
      assert.lengthOf(after, 2)
      assert.lengthOf(after.filter((key) => before.includes(key)), 1)
      yield* Effect.promise(() => alice.post("/auth/logout"))
      yield* Effect.promise(() => bob.post("/auth/logout"))
      assert.deepStrictEqual(yield* keys, [])
    }))

  it.effect("a cookie says nothing of its session to whoever reads it, and a person who does not come back for a month is logged out", () =>
    Effect.gen(function*() {
      const { person, services } = yield* served()
      const { keys } = Context.get(services, Sessions.Sessions)
      const alice = person()
      yield* Effect.promise(() => alice.logIn("/auth/login"))
      const [key] = yield* keys
      for (const part of sessionCookie(alice)!.split(".")) {
        assert.notInclude(Buffer.from(part, "base64url").toString("latin1"), key!)
      }
      yield* TestClock.adjust("31 days")
      assert.match(yield* whoIs(alice), /^sent to/)
    }))
})
