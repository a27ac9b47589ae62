/** The programs of docs/storages.md that run in a page: in Chromium, at the origin that they name. */
import { assert, describe } from "@effect/vitest"
import * as Chromium from "../support/Chromium.ts"
import { application, entries, useGuide } from "../support/guides.ts"

const guide = useGuide("docs/storages.md")

describe("a page", () => {
  // What a page of the application has: its program, and what runs it.
  const main = `
    import * as Effect from "effect/Effect"
    import * as ManagedRuntime from "effect/ManagedRuntime"
    const runtime = program.AppLive && ManagedRuntime.make(program.AppLive)
    globalThis.run = (name) => runtime ? runtime.runPromise(program[name]) : program[name]()
    globalThis.watch = () => {
      globalThis.loggedOut = new Promise((done) => runtime
        ? runtime.runFork(program.whenLoggedOut(Effect.sync(done)))
        : program.whenLoggedOut(done))
    }`

  const html = `<!doctype html><meta charset="utf-8"><script type="module" src="/program.js"></script>`

  for (const entry of entries) {
    Chromium.test(`the page of docs/storages.md (${entry}) shares its login with another tab, and hears when that logs out`, () =>
      guide.atSandbox(async (sandbox) => {
        const script = await guide.bundle("In a browser", entry, main, { platform: "browser" })
        await Chromium.use(async ({ context, page }) => {
          await context.route(`${application}/**`, (route) =>
            route.fulfill(
              route.request().url().endsWith("/program.js")
                ? { contentType: "text/javascript", body: script }
                : { contentType: "text/html", body: html }
            ))
          await context.route("https://*.prisma.io/**", async (route) => {
            const request = route.request()
            const answer = await sandbox.fetch(request.url(), {
              method: request.method(),
              headers: request.headers(),
              body: request.postData() ?? undefined,
              redirect: "manual"
            })
            const location = answer.headers.get("location")
            await route.fulfill({
              status: location === null ? answer.status : 200,
              headers: {
                ...Object.fromEntries(answer.headers),
                ...(location === null ? {} : { "content-type": "text/html" })
              },
              body: location === null
                ? await answer.text()
                : `<script>location.replace(${JSON.stringify(location)})</script>`
            })
          })
          await page.goto(`${application}/`)
          await page.evaluate("run('login')")
          await page.waitForURL(/auth\/callback/)
          await page.evaluate("run('callback')")
          const other = await context.newPage()
          await other.goto(`${application}/`)
          await page.evaluate("watch()")
          const named = "run('projects').then((answer) => (answer.data.data ?? answer.data).map(({ name }) => name))"
          assert.deepStrictEqual(await other.evaluate(named), ["shop"])

          await sandbox.faults.expireTokens()
          assert.deepStrictEqual(await Promise.all([page.evaluate(named), other.evaluate(named)]), [["shop"], ["shop"]])
          assert.deepStrictEqual(await guide.grants(), ["authorization_code", "refresh_token"])

          await other.evaluate("run('logout')")
          await page.evaluate("loggedOut")
        })
      }))
  }
})
