/** Tokens in IndexedDB, in pages of Chromium and of Firefox. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { fileURLToPath } from "node:url"
import { bundled } from "./support/bundle.ts"
import * as Chromium from "./support/Chromium.ts"
import * as Firefox from "./support/Firefox.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

/** What pages of both browsers know. */
interface Page {
  readonly goto: (url: string) => Promise<unknown>
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

interface Browser {
  readonly name: string
  readonly make: () => Effect.Effect<{
    readonly context: { readonly newPage: () => Promise<Page> }
    readonly page: Page
  }, never, Scope.Scope>
  readonly effect: typeof Chromium.effect
}

const browsers: ReadonlyArray<Browser> = [{ name: "Chromium", ...Chromium }, { name: "Firefox", ...Firefox }]

/** An origin whose every page runs a program of `test/browser`. */
const serve = Effect.fnUntraced(function*(program: string, settings: unknown = {}) {
  const script = yield* Effect.promise(() => bundled(fileURLToPath(new URL(`./browser/${program}.ts`, import.meta.url))))
  const server = yield* RecordingServer.make
  server.answerWith(({ url }) =>
    url.pathname === "/settings.json"
      ? RecordingServer.json(200, settings)
      : url.pathname === "/program.js"
      ? { status: 200, headers: { "content-type": "text/javascript" }, body: script }
      : {
        status: 200,
        headers: { "content-type": "text/html" },
        body: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>`
      }
  )
  return server.url
})

const inPage = (page: Page, expression: string) => Effect.promise(() => page.evaluate(expression))

for (const browser of browsers) {
  /** A test in which it is as late as in the browser. */
  const live = <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
    browser.effect(title, () => TestClock.withLive(self()))

  describe(`tokens in IndexedDB of ${browser.name}`, () => {
    live(`tokens in IndexedDB of ${browser.name} obey every law of storages, of sharing and of leases, for Promise users too`, () =>
      Effect.gen(function*() {
        const url = yield* serve("laws")
        const { page } = yield* browser.make()
        yield* Effect.promise(() => page.goto(url))
        assert.deepStrictEqual(yield* inPage(page, "run()"), [])
      }))
  })
}
