/**
 * Shows a page to the user of a command-line program.
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
 * Shows a page to the user. Replace it where no browser can be started, or in tests.
 *
 * **Gotchas**
 *
 * Every user of a machine can read the command lines of all. So print `url`, and start a browser with `oneTimeUrl` where there is one: it
 * leads to the same page, from this machine, and once.
 *
 * **Example** (A program on a remote machine)
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
  /** Shows the page, or says to the user how to open it: it does not fail. */
  readonly open: (url: string, oneTimeUrl?: string) => Effect.Effect<void>
}>()("effect-prisma-management/node/BrowserOpener") {}

/** Until then, a program that fails has not shown the page. */
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
 * Prints the URL to standard error and starts the user's browser, where there is one: the programs that `$BROWSER` lists (separated by
 * colons, on Windows by semicolons; `%s` stands for the URL), else the one of the system. No shell reads the URL.
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
