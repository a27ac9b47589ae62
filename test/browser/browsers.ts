/** Both browsers as one kind of thing, and the origin whose pages run a program of this directory. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as path from "node:path"
import { bundled } from "../support/bundle.ts"
import * as Chromium from "../support/Chromium.ts"
import * as Firefox from "../support/Firefox.ts"
import * as RecordingServer from "../support/RecordingServer.ts"

/** What pages of both browsers know. */
export interface Page {
  readonly goto: (url: string) => Promise<unknown>
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

interface Tabs {
  readonly context: { readonly newPage: () => Promise<Page> }
  readonly page: Page
}

interface Browser {
  readonly name: string
  readonly make: () => Effect.Effect<Tabs, never, Scope.Scope>
  readonly effect: typeof Chromium.effect
}

export const browsers: ReadonlyArray<Browser> = [{ name: "Chromium", ...Chromium }, { name: "Firefox", ...Firefox }]

/** A test in which it is as late as in the browser. */
export const live =
  ({ effect }: Pick<Browser, "effect">) => <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
    effect(title, () => TestClock.withLive(self()))

const html =
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>`

/** An origin of which every page runs a program. `/wake` answers once `wake` is settled. */
export const serve = Effect.fnUntraced(function*(program: string, settings: unknown = {}, wake?: Promise<void>) {
  const script = yield* Effect.promise(() => bundled(path.join(import.meta.dirname, `${program}.ts`)))
  const server = yield* RecordingServer.make
  server.answerWith(async ({ url }) => {
    switch (url.pathname) {
      case "/wake":
        await wake
        return { status: 204 }
      case "/settings.json":
        return RecordingServer.json(200, settings)
      case "/program.js":
        return { status: 200, headers: { "content-type": "text/javascript" }, body: script }
      default:
        return { status: 200, headers: { "content-type": "text/html" }, body: html }
    }
  })
  return server.url
})

/** Two tabs of a browser at the same page. */
export const openTwice = Effect.fnUntraced(function*(browser: Browser, url: string) {
  const { context, page } = yield* browser.make()
  const other = yield* Effect.promise(() => context.newPage())
  for (const tab of [page, other]) yield* Effect.promise(() => tab.goto(url))
  return { page, other }
})

export const inPage = (page: Page, expression: string): Effect.Effect<unknown> =>
  Effect.promise(() => page.evaluate(expression))

export const inAll = (pages: ReadonlyArray<Page>, expression: string): Effect.Effect<ReadonlyArray<unknown>> =>
  Effect.promise(() => Promise.all(pages.map((page) => page.evaluate(expression))))
