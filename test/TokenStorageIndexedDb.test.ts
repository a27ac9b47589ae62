/** Tokens in IndexedDB, in pages of Chromium and of Firefox. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { fileURLToPath } from "node:url"
import { bundled } from "./support/bundle.ts"
import * as Chromium from "./support/Chromium.ts"
import * as Firefox from "./support/Firefox.ts"
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
  })
}
