/**
 * Two people, each in a Chromium profile of their own, at a web application of `examples/`, which runs as its user starts it, against a
 * sandbox.
 */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type { Page } from "playwright-core"
import { freePort } from "../../scripts/freePort.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Chromium from "./Chromium.ts"
import { type Environment, start, stop } from "./exampleProgram.ts"

/** What an application is told of where it is: its redirect URI, and the URLs of the sandbox. */
export type Start = (environment: Environment, port: number) => Effect.Effect<unknown, never, Scope.Scope>

/** A program of `examples/` that listens. */
export const program = (folder: string, environment: Environment): Start => (given) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const started = start(folder, [], { ...given, ...environment })
      await started.until(/listening/i)
      return started
    }),
    (started) => Effect.promise(() => stop(started))
  )

/** The application at a sandbox that knows two workspaces. */
const application = Effect.fnUntraced(function*(start: Start) {
  const sandbox = yield* Sandbox.serve()
  const second = yield* Effect.promise(async () => {
    const response = await fetch(`${sandbox.url}/v1/workspaces`, {
      method: "POST",
      headers: { authorization: `Bearer ${Redacted.value(sandbox.token)}`, "content-type": "application/json" },
      body: JSON.stringify({ displayName: "Second" })
    })
    return (await response.json() as { readonly data: { readonly id: string } }).data.id
  })
  const port = yield* Effect.promise(freePort)
  const url = `http://127.0.0.1:${port}`
  yield* start({
    PRISMA_CLIENT_ID: "sandbox",
    PRISMA_API_URL: sandbox.url,
    PRISMA_AUTH_URL: sandbox.url,
    PRISMA_REDIRECT_URI: `${url}/auth/callback`
  }, port)
  return { sandbox, second, url }
})

const heading = (page: Page) => page.textContent("h1")

const projects = (page: Page) => page.locator("li").allTextContents()

/** Goes to the application, is sent to log in, and decides at the consent page. */
const logIn = async (page: Page, url: string, workspace?: string): Promise<void> => {
  await page.goto(url)
  if (workspace !== undefined) await page.selectOption("#workspace", workspace)
  await page.click("button[value=approve]")
  await page.waitForURL(`${url}/`)
}

const create = async (page: Page, name: string): Promise<void> => {
  await page.fill("input[name=name]", name)
  await page.click("text=Create")
  await page.waitForSelector(`li:has-text("${name}")`)
}

/** What two people do at once, and what each of them sees. */
export const useAtOnce = (start: Start) =>
  Effect.gen(function*() {
    const { sandbox, second, url } = yield* application(start)
    const browser = yield* Chromium.make()
    const other = yield* Effect.promise(() => browser.context.browser()!.newContext())
    const alice = browser.page
    const bob = yield* Effect.promise(() => other.newPage())
    yield* Effect.promise(async () => {
      await Promise.all([logIn(alice, url), logIn(bob, url, second)])
      assert.deepStrictEqual([await heading(alice), await heading(bob)], ["Projects of Sandbox", "Projects of Second"])
      await Promise.all([create(alice, "of alice <b>"), create(bob, "of bob")])
      assert.include(await projects(alice), "of alice <b>")
      assert.deepStrictEqual(await projects(bob), ["of bob"])
    })
    // The access tokens end; nobody notices.
    yield* sandbox.advance("2 hours")
    yield* Effect.promise(async () => {
      await Promise.all([alice.reload(), bob.reload()])
      assert.deepStrictEqual([await heading(alice), await heading(bob)], ["Projects of Sandbox", "Projects of Second"])

      // A second tab of the same person, and a login in it.
      const tab = await browser.context.newPage()
      await tab.goto(`${url}/auth/login`)
      await tab.click("button[value=approve]")
      await tab.waitForURL(`${url}/`)
      await alice.reload()
      assert.strictEqual(await heading(alice), "Projects of Sandbox")

      await alice.click("text=Log out")
      await alice.waitForURL(`${sandbox.url}/**`)
      await bob.reload()
      assert.deepStrictEqual(await projects(bob), ["of bob"])
      await tab.goto(url)
      assert.isTrue(tab.url().startsWith(sandbox.url))

      // A stranger at the callback, and somebody who says no.
      const answer = await tab.goto(`${url}/auth/callback?code=a&state=%3Cb%3E`)
      assert.strictEqual(answer!.status(), 400)
      assert.include(await heading(tab), "This login has ended")
      await tab.click("a[href$=\"/auth/login\"]")
      await tab.click("button[value=deny]")
      await tab.waitForURL(`${url}/auth/callback**`)
      assert.include(await heading(tab), "You are not logged in")
    })
    const revoked = (yield* sandbox.requests).filter(({ operation }) => operation === "oauth.revoke")
    // That of the login before the second one, and that of the logout.
    assert.lengthOf(revoked, 2)
  })
