/** `examples/next` with the packed package, built by both of Next's bundlers, as a person uses it in Chromium. */
import * as fs from "node:fs"
import * as path from "node:path"
import { chromium, type Page } from "playwright-core"
import { freePort } from "../freePort.ts"
import { binaryOfChromium } from "./browsers.ts"
import { build, folderOf, nextVersion, serve } from "./next.ts"
import { nothingToDispose, type Place } from "./place.ts"
import type { Settings } from "./programs/steps.ts"
import { root } from "./project.ts"

const ask = async ({ helper }: Settings, path: string): Promise<string> =>
  (await fetch(`${helper}${path}`, { method: "POST" })).text()

const listed = (page: Page): Promise<ReadonlyArray<string>> => page.getByRole("listitem").allTextContents()

const expect = (found: unknown, expected: unknown): void => {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value))
  if (a !== b) throw new Error(`${a} and not ${b}`)
}

/** What a person does, one after the other. */
const visits = (page: Page, url: string, settings: Settings): { readonly [step: string]: () => Promise<void> } => ({
  login: async () => {
    await page.goto(url)
    await page.getByText("Log in").click()
    await page.getByText("Log out").waitFor()
  },
  list: async () => expect(await listed(page), ["Sandbox"]),
  refresh: async () => {
    await ask(settings, "/expire")
    await page.reload()
    expect(await listed(page), ["Sandbox"])
    expect(await ask(settings, "/grants"), "authorization_code refresh_token")
  },
  logout: async () => {
    await page.getByText("Log out").click()
    await page.getByText("Log in").waitFor()
    await page.reload()
    expect(await page.getByText("Log in").count(), 1)
  }
})

const example = (bundler: string, ...args: ReadonlyArray<string>): Place => ({
  name: "`examples/next`",
  how: `built by ${bundler}, Chromium`,
  isInCi: false,
  entries: ["Promise"],
  start: async (project) => {
    const folder = await folderOf(project)
    const application = `example-${bundler}`
    fs.cpSync(path.join(root, "examples/next"), path.join(folder, application), {
      recursive: true,
      filter: (file) => !/package\.json$|node_modules|\.next/.test(file)
    })
    await build(folder, application, ...args)
    return {
      version: nextVersion(folder),
      run: async (_, { settings }) => {
        const port = await freePort()
        const url = `http://127.0.0.1:${port}`
        const env = { APP_URL: url, PRISMA_API_URL: settings.url, PRISMA_AUTH_URL: settings.url }
        await using _server = await serve(folder, application, env, port)
        const browser = await chromium.launch({
          executablePath: binaryOfChromium(),
          args: ["--no-sandbox", "--disable-gpu"]
        })
        try {
          const answers: Record<string, string> = {}
          for (const [step, visit] of Object.entries(visits(await browser.newPage(), url, settings))) {
            answers[step] = await visit().then(() => "yes", (error: unknown) => String(error))
          }
          return answers
        } finally {
          await browser.close()
        }
      },
      [Symbol.asyncDispose]: nothingToDispose
    }
  }
})

export const examples: ReadonlyArray<Place> = [example("Turbopack"), example("webpack", "--webpack")]
