/**
 * Debian's Chromium, headless, as a real browser for tests: each with a profile of its own, and a record of what its pages did.
 *
 * It is `/usr/bin/chromium`, or what `CHROMIUM_PATH` names. Where there is none, the tests registered by `effect` and `test` are
 * skipped, and their names say how to get it.
 */
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as fs from "node:fs"
import { type BrowserContext, chromium, type Page } from "playwright-core"

const executable = process.env["CHROMIUM_PATH"] || "/usr/bin/chromium"

export const isMissing = !fs.existsSync(executable)

/** The name of a test that needs Chromium. */
export const named = (title: string): string =>
  isMissing ? `${title} (skipped: needs Chromium; apt-get install chromium, or set CHROMIUM_PATH)` : title

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
]

export interface Options {
  /** Whether pages may run scripts: they may when left away. */
  readonly javaScript?: boolean | undefined
  readonly colorScheme?: "light" | "dark" | undefined
  /** In CSS pixels: 1280 by 720 when omitted. */
  readonly viewport?: { readonly width: number; readonly height: number } | undefined
  /** Names that lead to this machine, as a page of elsewhere could make its own do. */
  readonly namesOfHere?: ReadonlyArray<string> | undefined
}

/** A browser with one empty page, and what all its pages did. */
export interface Session {
  readonly context: BrowserContext
  readonly page: Page
  /** The URLs of all requests, of those that were refused too. */
  readonly requests: ReadonlyArray<string>
  /** The texts of the dialogs that scripts opened. They are dismissed. */
  readonly dialogs: ReadonlyArray<string>
  /** What pages threw, and what they wrote to the console as an error: a refusal by a content security policy is there. */
  readonly errors: ReadonlyArray<string>
  /** What pages wrote to the console as a warning. */
  readonly warnings: ReadonlyArray<string>
  readonly close: () => Promise<void>
}

/** Starts it. Close it, or use `make` or `use`, which do. */
export const launch = async (
  { colorScheme = "light", javaScript = true, namesOfHere = [], viewport }: Options = {}
): Promise<Session> => {
  const names = namesOfHere.map((name) => `MAP ${name} 127.0.0.1`).join(", ")
  // Playwright makes a new profile for each launch, adds --headless, and removes the profile with the process.
  const browser = await chromium.launch({
    executablePath: executable,
    headless: true,
    args: [...args, `--host-resolver-rules=${names}`]
  })
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    colorScheme,
    viewport: viewport ?? { width: 1280, height: 720 }
  })
  const requests: Array<string> = []
  const dialogs: Array<string> = []
  const errors: Array<string> = []
  const warnings: Array<string> = []
  context.on("request", (request) => requests.push(request.url()))
  context.on("dialog", (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  context.on("weberror", (error) => errors.push(error.error().message))
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text())
    if (message.type() === "warning") warnings.push(message.text())
  })
  return { context, page: await context.newPage(), requests, dialogs, errors, warnings, close: () => browser.close() }
}

/** A browser of its own for the scope. */
export const make = (options?: Options): Effect.Effect<Session, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(() => launch(options)),
    (session) => Effect.promise(session.close)
  )

/** The same without Effect. */
export const use = async <A>(run: (session: Session) => Promise<A>, options?: Options): Promise<A> => {
  const session = await launch(options)
  return run(session).finally(session.close)
}

/** `it.effect` for tests that need Chromium. */
export const effect = <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
  it.effect.skipIf(isMissing)(named(title), self)

/** `it` for tests that need Chromium. */
export const test = (title: string, run: () => Promise<void>): void => it.skipIf(isMissing)(named(title), run)
