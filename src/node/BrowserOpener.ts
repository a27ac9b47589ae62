/**
 * Opens a page in the browser of a command-line user.
 *
 * @since 0.1.0
 */
import * as Console from "effect/Console"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { spawn } from "node:child_process"
import { browserCommands, type Command } from "./internal/browserCommands.ts"

/**
 * Opens a page for the user. Replace it in tests, or if the program cannot start a browser.
 *
 * **Gotchas**
 *
 * Every user of a machine can read the command lines of all processes. So print `url`, and open the browser with
 * `oneTimeUrl` if it is set: it leads to the same page, from this machine, and works once.
 *
 * **Example** (Printing the URL on a remote machine)
 *
 * ```ts
 * import * as Console from "effect/Console"
 * import * as Layer from "effect/Layer"
 * import { BrowserOpener } from "effect-prisma-management/node/BrowserOpener"
 *
 * const BrowserOpenerPrint = Layer.succeed(BrowserOpener)({
 *   open: (url) => Console.error(`Open this page on your own machine, then paste the URL you end at:\n${url}`)
 * })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class BrowserOpener extends Context.Service<BrowserOpener, {
  /** Opens the page, or tells the user how to open it. It does not fail. */
  readonly open: (url: string, oneTimeUrl?: string) => Effect.Effect<void>
}>()("effect-prisma-management/node/BrowserOpener") {}

/** Until this ends, a program that fails has not shown the page. */
const secondsToShow = 5

const start = ([command, ...others]: ReadonlyArray<Command>): void => {
  // There is no browser: the user has the URL.
  if (command === undefined) return
  const [program, ...args] = command
  const began = process.uptime()
  const startNext = () => start(others)
  try {
    const browser = spawn(program, args, { stdio: "ignore", detached: true })
    browser.once("error", startNext)
    browser.once("exit", (code) => {
      if (code !== null && code !== 0 && process.uptime() - began < secondsToShow) startNext()
    })
    browser.unref()
  } catch {
    // Windows does not start scripts without a shell.
    startNext()
  }
}

// As a URL is written: without spaces, quotes and control characters.
const webPage = (url: string): string | undefined => {
  const parsed = URL.parse(url)
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed.href : undefined
}

/**
 * Prints the URL to standard error and opens it in the user's browser, if there is a display.
 *
 * **Details**
 *
 * The browser is one of the programs that `$BROWSER` lists (separated by colons, on Windows by semicolons; `%s` is
 * replaced by the URL), or the default browser of the system. No shell reads the URL.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<BrowserOpener> = Layer.succeed(BrowserOpener)({
  open: (url, oneTimeUrl = url) =>
    Effect.andThen(
      Console.error(`Log in at ${url}`),
      Effect.sync(() => {
        const page = webPage(oneTimeUrl)
        if (page !== undefined) start(browserCommands(process, page))
      })
    )
})
