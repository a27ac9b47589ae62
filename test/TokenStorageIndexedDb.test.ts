/** Tokens in IndexedDB, in pages of Chromium and of Firefox. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { AuthError } from "../src/AuthError.ts"
import * as PromiseStorage from "../src/promise/TokenStorageIndexedDb.ts"
import * as TokenStorageIndexedDb from "../src/TokenStorageIndexedDb.ts"
import { browsers, inPage, live, openTwice, serve } from "./browser/browsers.ts"
import * as Chromium from "./support/Chromium.ts"

for (const browser of browsers) {
  const open = (program: string, wake?: Promise<void>) =>
    Effect.flatMap(serve(program, {}, wake), (url) => openTwice(browser, url))

  describe(`tokens in IndexedDB of ${browser.name}`, () => {
    live(browser)(
      `tokens in IndexedDB of ${browser.name} obey every law of storages, of sharing and of leases, for Promise users too`,
      () =>
        Effect.gen(function*() {
          const url = yield* serve("laws")
          const { page } = yield* browser.make()
          yield* Effect.promise(() => page.goto(url))
          assert.deepStrictEqual(yield* inPage(page, "run()"), [])
        })
    )

    live(browser)(
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

    live(browser)(
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

    live(browser)(
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

    live(browser)(
      `a tab of ${browser.name} says what to do where IndexedDB is full, refused, silent or foreign, and shows no token`,
      () =>
        Effect.gen(function*() {
          const { other, page } = yield* open("database")
          const said = [yield* inPage(page, "set()")]
          yield* inPage(page, `write("{")`)
          for (const expression of ["get()", "set()", "get()"]) said.push(yield* inPage(page, expression))
          yield* inPage(page, `write('{"version":2}')`)
          for (const expression of ["set()", "clear()", "get()"]) said.push(yield* inPage(page, expression))
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
            "nothing",
            "tokens",
            "StorageFailed: The login in IndexedDB has version 2, but this release reads version 1. Update effect-prisma-management. "
            + "Or: Log out to remove it, then log in again.",
            "nothing",
            "nothing",
            `StorageFailed: The tokens ${place} written (QuotaExceededError). There is no space left for the data of this site: free some.`,
            `StorageFailed: The tokens ${place} read (SecurityError). The browser denies access to it, as in some private windows: allow this site `
            + "to store data, or use another window.",
            `StorageFailed: The IndexedDB database "a login" did not answer within 4 seconds: the tokens could not be cleared. Close other tabs `
            + "of this application, or reload the page."
          ])
        })
    )

    live(browser)(
      `a tab of ${browser.name} that stands while it holds the refresh lock loses it, and knows when it wakes`,
      () =>
        Effect.gen(function*() {
          const { promise, resolve: wake } = Promise.withResolvers<void>()
          const { other, page } = yield* open("lock", promise)
          assert.strictEqual(yield* inPage(page, "hold()"), "held")
          const stopped = yield* Effect.forkChild(inPage(page, "stop()"), { startImmediately: true })
          assert.strictEqual(yield* inPage(other, "enter()"), "entered")
          wake()
          assert.strictEqual(yield* Fiber.join(stopped), "woken")
          assert.isFalse(yield* inPage(page, "isHeld()"))
        })
    )
  })
}

describe("tokens in IndexedDB", () => {
  live(Chromium)(
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
      assert.strictEqual(error.message, "indexedDB is missing: only browsers have it. Use another storage here.")
      const storage = PromiseStorage.make()
      for (const run of [storage.getTokens, storage.clearTokens, () => storage.withRefreshLock(async () => {})]) {
        const refusal = yield* Effect.flip(
          Effect.tryPromise({ try: async () => run(), catch: (error) => error as AuthError })
        )
        assert.strictEqual(refusal.message, error.message)
      }
    }))
})
