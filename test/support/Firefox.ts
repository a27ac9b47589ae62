/**
 * Debian's Firefox, headless, as a second real browser for tests: each with a profile of its own. WebDriver BiDi drives it, for Playwright drives
 * none but its own build.
 *
 * It is `/usr/bin/firefox-esr`, or what `FIREFOX_PATH` names. Where there is none, the tests registered by `effect` are skipped, and
 * their names say how to get it.
 */
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as fs from "node:fs"
import { type BrowserContext, launch as launchBrowser, type Page } from "puppeteer-core"

const executable = process.env["FIREFOX_PATH"] || "/usr/bin/firefox-esr"

export const isMissing = !fs.existsSync(executable)

/** The name of a test that needs Firefox. */
export const named = (title: string): string =>
  isMissing ? `${title} (skipped: needs Firefox; apt-get install firefox-esr, or set FIREFOX_PATH)` : title

/** A browser with one empty page. */
export interface Session {
  readonly context: BrowserContext
  readonly page: Page
  /** What pages threw. */
  readonly errors: ReadonlyArray<string>
}

/** A browser of its own for the scope. */
export const make = (): Effect.Effect<Session, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(async () => {
        // Puppeteer makes a new profile for each launch, and removes it with the process. Firefox is slow to start where others work.
        const browser = await launchBrowser({ browser: "firefox", executablePath: executable, timeout: 100_000 })
        const context = browser.defaultBrowserContext()
        const page = await context.newPage()
        const errors: Array<string> = []
        page.on("pageerror", (error) => errors.push(String(error)))
        return { browser, context, page, errors }
      }),
      ({ browser }) => Effect.promise(() => browser.close())
    ),
    ({ context, errors, page }) => ({ context, errors, page })
  )

/** `it.effect` for tests that need Firefox. */
export const effect = <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
  it.effect.skipIf(isMissing)(named(title), self)
