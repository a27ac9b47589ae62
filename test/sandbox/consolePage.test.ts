/** The console of a sandbox in browsers: a person looks at it while a program runs. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as fs from "node:fs"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as axe from "../support/axe.ts"
import * as Chromium from "../support/Chromium.ts"
import * as Firefox from "../support/Firefox.ts"
import * as OAuthWire from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

type Page = Chromium.Session["page"]

const phone = { width: 360, height: 780 }
const desk = { width: 1280, height: 800 }

const open = (page: Page, { url }: Sandbox.Running) =>
  Effect.promise(async () => {
    await page.goto(url)
    await page.getByText("Live", { exact: true }).waitFor()
  })

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const requestRow = (page: Page, text: string | RegExp) => page.locator("#request-list > li").filter({ hasText: text })

const kind = (page: Page, title: string) => page.locator("#contents > details").filter({ hasText: title })

const click = (page: Page, name: string) =>
  Effect.promise(() => page.getByRole("button", { name, exact: true }).click())

const says = (page: Page, role: "alert" | "status", text: string | RegExp) =>
  Effect.promise(() => page.getByRole(role).filter({ hasText: text }).first().waitFor())

/** Some of everything: projects by the hundred, a service with deployments, logins, failures. */
const fill = Effect.fnUntraced(function*(sandbox: Sandbox.Running, projects: number) {
  const { call, ok } = Wire.make(sandbox)
  for (let n = 1; n <= projects; n++) {
    yield* ok("projects.create", { body: { name: `a-project-with-a-rather-long-name-${n}`, region: "us-east-1" } })
  }
  const { data: project } = yield* ok("projects.create", { body: { name: "shop" } })
  const { data: service } = yield* ok("services.create", { body: { projectId: project.id, displayName: "web" } })
  yield* ok("services.createDeployment", { params: { serviceId: service.id }, body: {} })
  yield* call("projects.get", { params: { id: "proj_unknown" } })
  const oauth = OAuthWire.make(sandbox)
  yield* oauth.exchange(yield* oauth.code())
})

describe("the console", () => {
  Chromium.effect(
    "the console shows a program's requests with their answers and what they made, as they come",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve()
        const { call, ok } = Wire.make(sandbox)
        const { errors, page, requests } = yield* Chromium.make()
        yield* open(page, sandbox)
        yield* ok("projects.create", { body: { name: "blog", region: "us-east-1" } })
        yield* sandbox.faults.add({ operation: "me.get", count: 1, status: 503 })
        yield* call("me.get")
        yield* Effect.promise(async () => {
          await requestRow(page, "projects.create").filter({ hasText: "201" }).waitFor()
          await requestRow(page, "me.get").filter({ hasText: "503" }).waitFor()
          await kind(page, "Projects").getByText("blog", { exact: true }).first().waitFor()
          await kind(page, "Databases").getByText("provisioning").waitFor()
          assert.match(await page.locator("#counts").innerText(), /Projects\s+1/)
          const opened = requestRow(page, "projects.create")
          await opened.getByText("Request and answer").click()
          const both = opened.getByRole("region")
          await both.getByText("\"connectionString\": \"<redacted>\"").waitFor()
          for (
            const shown of ["POST /v1/projects", "authorization: <redacted>", "\"region\": \"us-east-1\"", "\n201\n"]
          ) {
            assert.include(await both.innerText(), shown)
          }
          // The newest is first.
          assert.include(await page.locator("#request-list > li").first().innerText(), "me.get")
          await page.getByLabel("Only failures").check()
          await requestRow(page, "projects.create").waitFor({ state: "detached" })
          await requestRow(page, "me.get").waitFor()
        })
        yield* sandbox.advance("3 seconds")
        yield* Effect.promise(() => kind(page, "Databases").getByText("ready").waitFor())
        assert.deepStrictEqual(errors, [])
        assert.deepStrictEqual(requests.filter((url) => !url.startsWith(sandbox.url)), [])
      })
  )

  Chromium.effect(
    "the console without control says how to have it, and has no button that would be refused",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve()
        const { page } = yield* Chromium.make()
        yield* open(page, sandbox)
        yield* Effect.promise(async () => {
          await page.getByText("Start the sandbox with --control").waitFor()
          assert.strictEqual(await page.getByRole("button", { name: "503 once" }).count(), 0)
        })
      })
  )

  Chromium.effect(
    "the console shows names that look like an attack as text, and its policy is not broken",
    () =>
      Effect.gen(function*() {
        const attack = `"><img src=x onerror=alert(1)><script>alert(2)</script>`
        const sandbox = yield* Sandbox.serve()
        const { dialogs, errors, page } = yield* Chromium.make()
        yield* open(page, sandbox)
        yield* Wire.make(sandbox).ok("projects.create", { body: { name: attack } })
        yield* Effect.promise(async () => {
          await fetch(`${sandbox.url}/v1/${encodeURIComponent(attack)}?q=${attack}`)
          await kind(page, "Projects").getByText(attack, { exact: true }).waitFor()
          await requestRow(page, "onerror").first().waitFor()
          assert.strictEqual(await page.locator("img, main script").count(), 0)
        })
        assert.deepStrictEqual(dialogs, [])
        assert.deepStrictEqual(errors, [])
      })
  )

  Chromium.effect(
    "the console adds and removes faults, moves the clock and resets by a click, and says the refusal with its hint",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ control: true })
        const { call, ok } = Wire.make(sandbox)
        const { errors, page } = yield* Chromium.make()
        yield* open(page, sandbox)
        yield* Effect.promise(() => page.getByLabel("Of which operation").fill("projects.create"))
        yield* click(page, "503 once")
        yield* says(page, "status", "Applies to projects.create only.")
        assert.strictEqual((yield* call("me.get")).status, 200)
        assert.strictEqual((yield* call("projects.create", { body: {} })).status, 503)
        yield* click(page, "Cut once")
        yield* Effect.promise(() => page.locator("#faults > li").filter({ hasText: "cut true" }).waitFor())
        const facts = page.locator("#faults > li .facts")
        assert.match(yield* Effect.promise(() => facts.innerText()), /1 left/)
        yield* Effect.promise(() => page.getByRole("button", { name: /^Remove fault_/ }).click())
        yield* Effect.promise(() => page.locator("#faults > li").waitFor({ state: "detached" }))
        yield* click(page, "2 s late")
        yield* Effect.promise(() => facts.waitFor())
        // Until it is removed: there is no count.
        assert.notMatch(yield* Effect.promise(() => facts.innerText()), /left/)
        yield* click(page, "Remove all")
        yield* Effect.promise(() => page.locator("#faults > li").waitFor({ state: "detached" }))
        yield* ok("projects.create", { body: { name: "kept" } })
        yield* Effect.promise(() => page.getByLabel("Of which operation").fill("no.such"))
        yield* click(page, "429 once")
        yield* says(page, "alert", "no.such")
        const before = yield* sandbox.clock.now
        yield* click(page, "+ 1 hour")
        yield* says(page, "status", "ahead by 1 hour")
        assert.strictEqual(Number(yield* sandbox.clock.now) - Number(before), 3_600_000)
        yield* Effect.promise(() => page.getByLabel("Move ahead by").fill("soon"))
        yield* click(page, "Move")
        yield* says(page, "alert", /advance|Send/)
        yield* click(page, "Reset…")
        yield* click(page, "Cancel")
        assert.lengthOf((yield* ok("projects.list")).data, 1)
        yield* click(page, "Reset…")
        yield* click(page, "Reset")
        yield* says(page, "status", "Reset to the initial state")
        assert.lengthOf((yield* ok("projects.list")).data, 0)
        // The browser itself writes a refusal to its console.
        assert.deepStrictEqual(errors.filter((error) => !error.includes("status of 422")), [])
      })
  )

  Chromium.effect("the console takes a snapshot into a file, and restores it", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const { ok } = Wire.make(sandbox)
      yield* ok("projects.create", { body: { name: "kept" } })
      const { page } = yield* Chromium.make()
      yield* open(page, sandbox)
      const file = yield* Effect.promise(async () => {
        const download = page.waitForEvent("download")
        await page.getByRole("button", { name: "Download a snapshot" }).click()
        return await (await download).path()
      })
      assert.include(fs.readFileSync(file, "utf8"), "kept")
      yield* sandbox.reset
      assert.lengthOf((yield* ok("projects.list")).data, 0)
      yield* Effect.promise(() => page.getByLabel("Restore a snapshot").setInputFiles(file))
      yield* says(page, "status", "Restored")
      assert.lengthOf((yield* ok("projects.list")).data, 1)
      const wrong = { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from(`{"no":"snapshot"}`) }
      yield* Effect.promise(() => page.getByLabel("Restore a snapshot").setInputFiles(wrong))
      yield* says(page, "alert", /./)
    }))

  Chromium.effect(
    "axe-core finds nothing wrong with the console, empty or with hundreds of projects, on a phone and on a desk, light and dark",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ control: true, autoApprove: true })
        const { errors, page } = yield* Chromium.make()
        yield* open(page, sandbox)
        const look = (state: string) =>
          Effect.promise(async () => {
            for (const viewport of [phone, desk]) {
              for (const colorScheme of ["light", "dark"] as const) {
                await page.setViewportSize(viewport)
                await page.emulateMedia({ colorScheme })
                const where = `${state} ${viewport.width} ${colorScheme}`
                assert.deepStrictEqual(await axe.violations(page), [], where)
                assert.isFalse(await isTooWide(page), where)
              }
            }
          })
        yield* look("empty")
        yield* fill(sandbox, 200)
        yield* sandbox.faults.add({ operation: "projects.create", status: 503, latency: "2 seconds" })
        yield* Effect.promise(async () => {
          await kind(page, "Projects").getByText("shop", { exact: true }).first().waitFor()
          await requestRow(page, "oauth.token").waitFor()
          await page.getByRole("button", { name: "Show all 200" }).click()
          // What is shown has a bound, however much there is.
          assert.strictEqual(await page.locator("#request-list > li").count(), 200)
          assert.isAtMost(await page.locator("#contents li").count(), 140)
        })
        yield* look("full")
        assert.deepStrictEqual(errors, [])
      })
  )

  Chromium.effect(
    "the console shows another sandbox of its server by the token of that one, and nothing of the first",
    () =>
      Effect.gen(function*() {
        const server = yield* Sandbox.serve({ control: true })
        const other = yield* server.makeSandbox()
        const { page } = yield* Chromium.make()
        yield* open(page, server)
        yield* Wire.make(server).ok("projects.create", { body: { name: "of-the-first" } })
        yield* Wire.make(other).ok("projects.create", { body: { name: "of-the-other" } })
        yield* Effect.promise(() => kind(page, "Projects").getByText("of-the-first").waitFor())
        yield* click(page, "Use a token…")
        yield* Effect.promise(async () => {
          await page.getByLabel("Token", { exact: true }).fill(Redacted.value(other.token))
          await page.keyboard.press("Enter")
          await kind(page, "Projects").getByText("of-the-other").waitFor()
          await kind(page, "Projects").getByText("of-the-first").waitFor({ state: "detached" })
          await requestRow(page, "projects.create").waitFor()
          assert.strictEqual(await page.locator("#request-list > li").count(), 1)
        })
        yield* click(page, "503 once")
        yield* says(page, "status", "503")
        assert.strictEqual((yield* Wire.make(server).call("me.get")).status, 200)
        assert.strictEqual((yield* Wire.make(other).call("me.get")).status, 503)
      })
  )

  Chromium.effect(
    "the console is used by keyboard: every stop has a name and shows that it has the focus",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ control: true })
        const { page } = yield* Chromium.make()
        yield* open(page, sandbox)
        const stops = yield* Effect.promise(async () => {
          const found: Array<string> = []
          while (true) {
            await page.keyboard.press("Tab")
            const stop = await page.evaluate(() => {
              const element = document.activeElement as HTMLInputElement
              const { outlineStyle, outlineWidth } = getComputedStyle(element)
              return {
                isEnd: element === document.body,
                name: (element.labels?.[0]?.textContent ?? element.textContent)?.trim() ?? "",
                shows: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2
              }
            })
            if (stop.isEnd) return found
            assert.isNotEmpty(stop.name)
            assert.isTrue(stop.shows, stop.name)
            found.push(stop.name)
          }
        })
        for (const name of ["Skip to the requests", "Documentation", "Only failures", "Pause", "503 once", "Reset…"]) {
          assert.include(stops, name)
        }
      })
  )

  Chromium.effect(
    "the console goes on by itself when its sandbox is there again, without a request twice",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve()
        const { page } = yield* Chromium.make()
        yield* open(page, sandbox)
        yield* Wire.make(sandbox).ok("me.get")
        yield* Effect.promise(async () => {
          await requestRow(page, "me.get").waitFor()
          await page.context().setOffline(true)
          await page.evaluate(() => dispatchEvent(new Event("offline")))
          await page.context().setOffline(false)
        })
        yield* Wire.make(sandbox).ok("workspaces.list")
        yield* Effect.promise(async () => {
          await requestRow(page, "workspaces.list").waitFor()
          assert.strictEqual(await requestRow(page, "me.get").count(), 1)
        })
      })
  )

  Firefox.effect("the console works in Firefox too", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const { ok } = Wire.make(sandbox)
      const { errors, page } = yield* Firefox.make()
      yield* Effect.promise(async () => {
        await page.goto(sandbox.url)
        await page.waitForFunction(() => document.querySelector("#connection")?.textContent === "Live")
      })
      yield* ok("projects.create", { body: { name: "in-firefox" } })
      yield* Effect.promise(async () => {
        await page.waitForFunction(() =>
          document.querySelector("#request-list")?.textContent?.includes("projects.create")
        )
        await page.waitForFunction(() => document.querySelector("#contents")?.textContent?.includes("in-firefox"))
        await page.evaluate(() => {
          const buttons = Array.from(document.querySelectorAll<HTMLButtonElement>("#controls button"))
          buttons.find(({ textContent }) => textContent === "503 once")!.click()
        })
        await page.waitForFunction(() => document.querySelector("#done")?.textContent?.includes("503"))
      })
      assert.strictEqual((yield* Wire.make(sandbox).call("me.get")).status, 503)
      assert.deepStrictEqual(errors, [])
    }))
})
