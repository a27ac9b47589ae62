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

/**
 * Shows a page to the user. Replace it where no browser can be started, or in tests.
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
  readonly open: (url: string) => Effect.Effect<void>
}>()("effect-prisma-management/node/BrowserOpener") {}

// Each takes the URL as one argument: no shell reads it.
const commandOf = (platform: NodeJS.Platform): readonly [command: string, ...args: ReadonlyArray<string>] => {
  if (platform === "darwin") return ["open"]
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"]
  return ["xdg-open"]
}

const start = (url: string): Effect.Effect<void> =>
  Effect.sync(() => {
    const [command, ...args] = commandOf(process.platform)
    const browser = spawn(command, [...args, url], { stdio: "ignore", detached: true })
    // There is no browser: the user has the URL.
    browser.on("error", () => {})
    browser.unref()
  })

/**
 * Prints the URL to standard error and starts the user's browser, where there is one.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<BrowserOpener> = Layer.succeed(BrowserOpener)({
  open: (url) => Effect.andThen(Console.error(`Log in at ${url}`), /^https?:/.test(url) ? start(url) : Effect.void)
})
