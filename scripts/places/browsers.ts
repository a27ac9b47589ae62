/** Debian's browsers, each opened at a page that reports by itself. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import { chromium } from "playwright-core"
import { launch } from "puppeteer-core"
import { outputOf } from "./commands.ts"

export interface Browser {
  readonly name: string
  readonly version: () => Promise<string>
  /** Opens a page. It is closed with the browser. */
  readonly open: (url: string) => Promise<AsyncDisposable>
}

const binaryOf = (name: string, variable: string, ...files: ReadonlyArray<string>): string => {
  const file = [process.env[variable] ?? "", ...files].find((file) => file !== "" && fs.existsSync(file))
  if (file === undefined) throw new Error(`${name} is missing: install Debian's package, or set ${variable}`)
  return file
}

const versionOf = async (binary: string, ...args: ReadonlyArray<string>): Promise<string> =>
  /\d+[\d.]*/.exec(await outputOf(binary, args, { cwd: "/" }))?.[0] ?? "unknown"

export const binaryOfChromium = () => binaryOf("Chromium", "CHROMIUM_PATH", "/usr/bin/chromium")

export const ofChromium: Browser = {
  name: "Chromium",
  version: () => versionOf(binaryOfChromium(), "--version"),
  open: async (url) => {
    const browser = await chromium.launch({
      executablePath: binaryOfChromium(),
      args: ["--no-sandbox", "--disable-gpu"]
    })
    const page = await browser.newPage()
    await page.goto(url)
    return { [Symbol.asyncDispose]: () => browser.close() }
  }
}

const binaryOfFirefox = () => binaryOf("Firefox", "FIREFOX_PATH", "/usr/bin/firefox-esr")

export const ofFirefox: Browser = {
  name: "Firefox",
  version: () => versionOf(binaryOfFirefox(), "--version"),
  open: async (url) => {
    const browser = await launch({ browser: "firefox", executablePath: binaryOfFirefox(), timeout: 100_000 })
    const page = await browser.newPage()
    await page.goto(url)
    return { [Symbol.asyncDispose]: () => browser.close() }
  }
}

/** Ends what was started, and all that it started. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const ended = once(child, "exit")
  process.kill(-child.pid!, "SIGKILL")
  await ended
}

const webkit = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"

/** WebKitGTK, the engine of Safari, in a browser of its own project. */
export const ofWebKit: Browser = {
  name: "WebKit",
  version: async () =>
    versionOf("xvfb-run", "--auto-servernum", binaryOf("WebKit", "WEBKIT_PATH", webkit), "--version"),
  open: async (url) => {
    const binary = binaryOf("WebKit", "WEBKIT_PATH", webkit)
    const child = spawn("xvfb-run", ["--auto-servernum", binary, "--private", url], {
      detached: true,
      stdio: "ignore",
      // Without a sandbox of its own: whoever runs this is often root, in a container.
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" }
    })
    await once(child, "spawn")
    return { [Symbol.asyncDispose]: () => end(child) }
  }
}
