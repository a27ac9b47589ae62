/** Tokens in IndexedDB, in pages of Chromium and of Firefox. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { fileURLToPath } from "node:url"
import { bundled } from "./support/bundle.ts"
import * as Chromium from "./support/Chromium.ts"
import * as Firefox from "./support/Firefox.ts"
import type { AuthError } from "../src/AuthError.ts"
import * as PromiseStorage from "../src/promise/TokenStorageIndexedDb.ts"
import * as TokenStorageIndexedDb from "../src/TokenStorageIndexedDb.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

/** What pages of both browsers know. */
interface Page {
  readonly goto: (url: string) => Promise<unknown>
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

interface Browser {
  readonly name: string
  readonly make: () => Effect.Effect<
    {
      readonly context: { readonly newPage: () => Promise<Page> }
      readonly page: Page
    },
    never,
    Scope.Scope
  >
  readonly effect: typeof Chromium.effect
}

const browsers: ReadonlyArray<Browser> = [{ name: "Chromium", ...Chromium }, { name: "Firefox", ...Firefox }]

/** An origin whose every page runs a program of `test/browser`. */
const serve = Effect.fnUntraced(function*(program: string, settings: unknown = {}) {
  const script = yield* Effect.promise(() =>
    bundled(fileURLToPath(new URL(`./browser/${program}.ts`, import.meta.url)))
  )
  const server = yield* RecordingServer.make
  server.answerWith(({ url }) =>
    url.pathname === "/settings.json"
      ? RecordingServer.json(200, settings)
      : url.pathname === "/program.js"
      ? { status: 200, headers: { "content-type": "text/javascript" }, body: script }
      : {
        status: 200,
        headers: { "content-type": "text/html" },
        body:
          `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>`
      }
  )
  return server.url
})

/** A person logs in whom the authorization server knows. */
const logIn = (page: Page): Effect.Effect<unknown> =>
  Effect.promise(async () => {
    const { headers } = await fetch(String(await page.evaluate("begin()")), { redirect: "manual" })
    return page.evaluate(`end(${JSON.stringify(headers.get("location"))})`)
  })

/** What the sandbox was asked to give tokens for. */
const grants = (sandbox: Sandbox.Running) =>
  Effect.map(
    sandbox.requests,
    (requests) =>
      requests.flatMap(({ body, method, operation }) =>
        operation === "oauth.token" && method === "POST" ? [(body as { readonly grant_type: string }).grant_type] : []
      )
  )

const inAll = (pages: ReadonlyArray<Page>, expression: string) =>
  Effect.promise(() => Promise.all(pages.map((page) => page.evaluate(expression))))

const inPage = (page: Page, expression: string) => Effect.promise(() => page.evaluate(expression))

for (const browser of browsers) {
  /** A test in which it is as late as in the browser. */
  const live = <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
    browser.effect(title, () => TestClock.withLive(self()))

  describe(`tokens in IndexedDB of ${browser.name}`, () => {
    live(
      `tokens in IndexedDB of ${browser.name} obey every law of storages, of sharing and of leases, for Promise users too`,
      () =>
        Effect.gen(function*() {
          const url = yield* serve("laws")
          const { page } = yield* browser.make()
          yield* Effect.promise(() => page.goto(url))
          assert.deepStrictEqual(yield* inPage(page, "run()"), [])
        })
    )

    for (const program of ["session", "sessions", "promise"]) {
      live(
        `two tabs of ${browser.name} share a login by IndexedDB (${program}): an expiry is one exchange, and a logout is told`,
        () =>
          Effect.gen(function*() {
            const sandbox = yield* Sandbox.serve({ autoApprove: true })
            const url = yield* serve(program, { url: sandbox.url })
            const { context, page } = yield* browser.make()
            const other = yield* Effect.promise(() => context.newPage())
            const tabs = [page, other]
            for (const tab of tabs) yield* Effect.promise(() => tab.goto(url))

            assert.strictEqual(yield* logIn(page), "in")
            assert.deepStrictEqual(yield* inAll(tabs, "told(1)"), [["LoggedIn"], ["LoggedIn"]])
            assert.deepStrictEqual(yield* inAll(tabs, "list()"), [["Sandbox"], ["Sandbox"]])

            yield* sandbox.faults.expireTokens
            yield* sandbox.faults.add({ operation: "oauth.token", latency: "1 second" })
            assert.deepStrictEqual(
              yield* inAll(tabs, "Promise.all([list(), list(), list()])"),
              Array(2).fill(Array(3).fill(["Sandbox"]))
            )
            assert.deepStrictEqual(yield* grants(sandbox), ["authorization_code", "refresh_token"])
            assert.deepStrictEqual(yield* inAll(tabs, "told(2)"), Array(2).fill(["LoggedIn", "Refreshed"]))

            assert.strictEqual(yield* inPage(other, "logout()"), "out")
            assert.deepStrictEqual(yield* inAll(tabs, "told(3)"), Array(2).fill(["LoggedIn", "Refreshed", "LoggedOut"]))
            assert.deepStrictEqual(
              yield* inAll(tabs, "list()"),
              Array(2).fill("No tokens available. Please log in first.")
            )
          })
      )
    }

    /** Two tabs that run a program. */
    const open = Effect.fnUntraced(function*(program: string) {
      const url = yield* serve(program)
      const { context, page } = yield* browser.make()
      const other = yield* Effect.promise(() => context.newPage())
      for (const tab of [page, other]) yield* Effect.promise(() => tab.goto(url))
      return { page, other, context }
    })

    live(
      `a tab of ${browser.name} gets the refresh lock at once when the one that holds it is closed`,
      () =>
        Effect.gen(function*() {
          const { other, page } = yield* open("lock")
          assert.strictEqual(yield* inPage(page, "hold()"), "held")
          const entered = yield* Effect.forkChild(inPage(other, "enter()"), { startImmediately: true })
          yield* Effect.promise(() => page.close())
          assert.strictEqual(yield* Fiber.join(entered), "entered")
        })
    )

    live(
      `a tab of ${browser.name} keeps the refresh lock while its timers wait, as those in the background do`,
      () =>
        Effect.gen(function*() {
          const { other, page } = yield* open("lock")
          assert.strictEqual(yield* inPage(page, "hold()"), "held")
          yield* inPage(page, "stopTimers(), 0")
          const entered = yield* Effect.forkChild(inPage(other, "enter()"), { startImmediately: true })
          // It is asked once a second, and would have lost the lock after three.
          while (Number(yield* inPage(page, "beats()")) < 5) {
            assert.isUndefined(entered.pollUnsafe())
          }
          assert.isTrue(yield* inPage(page, "isHeld()"))
          yield* Effect.promise(() => page.close())
          assert.strictEqual(yield* Fiber.join(entered), "entered")
        })
    )

    live(
      `a tab of ${browser.name} goes on after its database was deleted, or taken by a newer version of the package`,
      () =>
        Effect.gen(function*() {
          const { other, page } = yield* open("database")
          assert.strictEqual(yield* inPage(page, "set()"), "nothing")
          assert.strictEqual(yield* inPage(other, "get()"), "tokens")
          assert.strictEqual(yield* inPage(other, "remove()"), "removed")
          assert.strictEqual(yield* inPage(page, "get()"), "nothing")
          assert.strictEqual(yield* inPage(page, "set()"), "nothing")
          assert.strictEqual(yield* inPage(other, "upgrade()"), 2)
          assert.strictEqual(
            yield* inPage(page, "get()"),
            `StorageFailed: The tokens in the IndexedDB database "a login" could not be read (VersionError). A newer version of this `
              + "application made it: reload the page."
          )
        })
    )

    live(
      `a tab of ${browser.name} says what to do where IndexedDB is full, refused, silent or foreign, and shows no token`,
      () =>
        Effect.gen(function*() {
          const { other, page } = yield* open("database")
          const said = [yield* inPage(page, "set()")]
          yield* inPage(page, `write("{")`)
          for (const expression of ["get()", "set()", "clear()", "get()"]) said.push(yield* inPage(page, expression))
          yield* inPage(page, "fill()")
          said.push(yield* inPage(page, "set()"))
          yield* inPage(other, "refuse()")
          said.push(yield* inPage(other, "get()"))
          yield* inPage(other, "hang()")
          said.push(yield* inPage(other, "clear()"))
          const place = `in the IndexedDB database "a login" could not be`
          assert.deepStrictEqual(said, [
            "nothing",
            "StorageFailed: The login in IndexedDB is truncated or foreign: it is not JSON. Log out to remove it, then log in again.",
            "StorageFailed: The login in IndexedDB is truncated or foreign: it is not JSON. Log out to remove it, then log in again.",
            "nothing",
            "nothing",
            `StorageFailed: The tokens ${place} written (QuotaExceededError). There is no space left for the data of this site: free some.`,
            `StorageFailed: The tokens ${place} read (SecurityError). The browser refuses it here, as in some private windows: allow this site `
            + "to keep data, or use another window.",
            `StorageFailed: The IndexedDB database "a login" did not answer within 5 seconds: the tokens could not be cleared. Close other tabs `
            + "of this application, or reload the page."
          ])
        })
    )
  })
}

describe("tokens in IndexedDB", () => {
  const live = <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
    Chromium.effect(title, () => TestClock.withLive(self()))

  live(
    "a tab that is frozen while it holds the refresh lock loses it, and knows when it wakes",
    () =>
      Effect.gen(function*() {
        const url = yield* serve("lock")
        const { context, page } = yield* Chromium.make()
        const other = yield* Effect.promise(() => context.newPage())
        for (const tab of [page, other]) yield* Effect.promise(() => tab.goto(url))
        assert.strictEqual(yield* inPage(page, "hold()"), "held")
        const devtools = yield* Effect.promise(() => context.newCDPSession(page))
        const become = (state: "frozen" | "active") =>
          Effect.promise(() => devtools.send("Page.setWebLifecycleState", { state }))
        yield* become("frozen")
        assert.strictEqual(yield* inPage(other, "enter()"), "entered")
        yield* become("active")
        assert.isFalse(yield* inPage(page, "isHeld()"))
      })
  )

  live(
    "a page that is not served from https or localhost is told that navigator.locks is missing, and what to do",
    () =>
      Effect.gen(function*() {
        const url = new URL(yield* serve("database"))
        url.hostname = "my-app.example"
        const { page } = yield* Chromium.make({ namesOfHere: [url.hostname] })
        yield* Effect.promise(() => page.goto(url.href))
        assert.strictEqual(
          yield* inPage(page, "make()"),
          "ConfigurationInvalid: navigator.locks is missing, so tabs cannot take turns to refresh: serve the page from https or localhost."
        )
      })
  )

  it.effect("tokens in IndexedDB are refused on Node, with a word about why, and nothing is done before", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(TokenStorageIndexedDb.make())
      assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "storage" })
      assert.strictEqual(error.message, "indexedDB is missing: it is there in browsers only. Use another storage here.")
      const storage = PromiseStorage.make()
      for (const run of [storage.getTokens, storage.clearTokens, () => storage.withRefreshLock(async () => {})]) {
        const refusal = yield* Effect.flip(
          Effect.tryPromise({ try: async () => run(), catch: (error) => error as AuthError })
        )
        assert.strictEqual(refusal.message, error.message)
      }
    }))
})
