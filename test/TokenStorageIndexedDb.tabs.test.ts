/** Applications that keep their login in IndexedDB, in two tabs of Chromium and of Firefox. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Sandbox } from "../src/sandbox/index.ts"
import { browsers, inAll, inPage, live, openTwice, type Page, serve } from "./browser/browsers.ts"

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

/** The same of both tabs. */
const both = (value: unknown): ReadonlyArray<unknown> => [value, value]

for (const browser of browsers) {
  for (const program of ["session", "sessions", "promise"]) {
    live(browser)(
      `two tabs of ${browser.name} share a login by IndexedDB (${program}): an expiry is one exchange, and a logout is told`,
      () =>
        Effect.gen(function*() {
          const sandbox = yield* Sandbox.serve({ autoApprove: true })
          const url = yield* serve(program, { url: sandbox.url })
          const { other, page } = yield* openTwice(browser, url)
          const tabs = [page, other]

          assert.strictEqual(yield* logIn(page), "in")
          assert.deepStrictEqual(yield* inAll(tabs, "told(1)"), [["LoggedIn"], ["LoggedIn"]])
          assert.deepStrictEqual(yield* inAll(tabs, "list()"), [["Sandbox"], ["Sandbox"]])

          yield* sandbox.faults.expireTokens
          yield* sandbox.faults.add({ operation: "oauth.token", latency: "1 second" })
          assert.deepStrictEqual(
            yield* inAll(tabs, "Promise.all([list(), list(), list()])"),
            both([["Sandbox"], ["Sandbox"], ["Sandbox"]])
          )
          assert.deepStrictEqual(yield* grants(sandbox), ["authorization_code", "refresh_token"])
          assert.deepStrictEqual(yield* inAll(tabs, "told(2)"), both(["LoggedIn", "Refreshed"]))

          assert.strictEqual(yield* inPage(other, "logout()"), "out")
          assert.deepStrictEqual(yield* inAll(tabs, "told(3)"), both(["LoggedIn", "Refreshed", "LoggedOut"]))
          assert.deepStrictEqual(
            yield* inAll(tabs, "list()"),
            both("No tokens available. Please log in first.")
          )
        })
    )
  }
}
