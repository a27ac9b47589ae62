/** The Promise entry in Chromium: a page that Vite bundled, on an origin of its own, logs in, calls, refreshes and logs out at a sandbox. */
import { afterAll, assert, beforeAll, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import type { Page } from "playwright-core"
import { build, defaultClientConditions } from "vite"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Chromium from "../support/Chromium.ts"
import { turn } from "../support/inTime.ts"
import * as RecordingServer from "../support/RecordingServer.ts"

let bundled: string

beforeAll(async () => {
  bundled = fs.mkdtempSync(path.join(os.tmpdir(), "browser-page-"))
  await build({
    configFile: false,
    logLevel: "warn",
    root: path.join(import.meta.dirname, "browser"),
    resolve: { conditions: ["effect-prisma-management:source", ...defaultClientConditions] },
    // As users ship it, but with the names of functions: a test looks for one in a stack.
    build: { outDir: bundled, emptyOutDir: true, rolldownOptions: { output: { keepNames: true } } }
  })
})

afterAll(() => fs.rmSync(bundled, { recursive: true }))

const types: { readonly [extension: string]: string } = { ".html": "text/html", ".js": "text/javascript" }

/** A file of the bundle, and the page for every path that is none. */
const fileAt = (pathname: string): RecordingServer.Answer => {
  const found = pathname.startsWith("/assets/") ? pathname : "/index.html"
  return {
    status: 200,
    headers: { "content-type": types[path.extname(found)]! },
    body: fs.readFileSync(path.join(bundled, found), "utf8")
  }
}

/** The page in a browser, and the sandbox that it calls. */
const open = Effect.fnUntraced(function*({ isShared = false } = {}) {
  const sandbox = yield* Sandbox.serve()
  const application = yield* RecordingServer.make
  application.answerWith(({ url }) =>
    url.pathname === "/settings.json"
      ? RecordingServer.json(200, { url: sandbox.url, isShared })
      : fileAt(url.pathname)
  )
  const browser = yield* Chromium.make()
  yield* Effect.promise(() => browser.page.goto(application.url))
  return { ...browser, application, sandbox }
})

interface Outcome {
  readonly value?: unknown
  readonly error?: {
    readonly isAuthError: boolean
    readonly reason: string
    readonly message: string
    readonly stack: string
  }
}

/** What came of the last click. */
const outcome = async (page: Page): Promise<Outcome> => {
  const status = page.getByRole("status").filter({ hasText: "{" })
  await status.waitFor()
  return JSON.parse((await status.textContent())!)
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click()

const click = (page: Page, name: string): Effect.Effect<Outcome> =>
  Effect.promise(async () => {
    await press(page, name)
    return outcome(page)
  })

/** A person begins a login and decides about it: what came of it at the page that handles the callback. */
const logIn = (page: Page, decision: "Allow" | "Deny" = "Allow"): Effect.Effect<Outcome> =>
  Effect.promise(async () => {
    await press(page, "Log in")
    await press(page, decision)
    await page.waitForURL("**/callback?**")
    return outcome(page)
  })

const stored = (page: Page) =>
  Effect.promise(() =>
    page.evaluate(() => ({
      local: Object.fromEntries(Object.entries(localStorage)) as Record<string, string>,
      session: Object.keys(sessionStorage)
    }))
  )

const storedTokens = (page: Page) =>
  Effect.map(
    stored(page),
    ({ local }): { readonly [name: string]: string } => JSON.parse(local["prisma-tokens"]!)
  )

const tokenRequests = (sandbox: Sandbox.Running) =>
  Effect.map(
    sandbox.requests,
    (requests) => requests.filter(({ method, operation }) => operation === "oauth.token" && method === "POST")
  )

/** What the sandbox was asked to give tokens for. */
const grants = (sandbox: Sandbox.Running) =>
  Effect.map(
    tokenRequests(sandbox),
    (requests) => requests.map(({ body }) => (body as { readonly grant_type: string }).grant_type)
  )

const elsewhere = ({ application, requests, sandbox }: Effect.Success<ReturnType<typeof open>>) =>
  requests.filter((url) => ![application.url, sandbox.url].includes(new URL(url).origin) && !url.startsWith("data:"))

const threeLists = [["Sandbox"], ["Sandbox"], ["Sandbox"]]

// Chromium itself writes this of a 401, whatever the page does about it.
const refused = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"

/** A test in whose sandbox it is as late as in Chromium. */
const live = <A, E>(title: string, self: () => Effect.Effect<A, E, Scope.Scope>): void =>
  Chromium.effect(title, () => TestClock.withLive(self()))

describe("a page in Chromium", () => {
  live(
    "a page in Chromium logs in at the consent page, calls, refreshes once for all calls, and logs out",
    () =>
      Effect.gen(function*() {
        const opened = yield* open()
        const { errors, page, sandbox } = opened
        assert.deepStrictEqual(yield* logIn(page), { value: "Logged in" })
        const first = yield* storedTokens(page)
        assert.strictEqual(first["workspaceId"], sandbox.workspaceId)
        assert.deepStrictEqual((yield* stored(page)).session, [])
        assert.deepStrictEqual(yield* click(page, "List workspaces"), { value: ["Sandbox"] })
        assert.deepStrictEqual(errors, [])
        assert.deepStrictEqual(yield* grants(sandbox), ["authorization_code"])

        yield* sandbox.advance("2 hours")
        assert.deepStrictEqual(yield* click(page, "List three times"), { value: threeLists })
        const second = yield* storedTokens(page)
        assert.notStrictEqual(second["accessToken"], first["accessToken"])
        assert.notStrictEqual(second["refreshToken"], first["refreshToken"])
        assert.deepStrictEqual(yield* grants(sandbox), ["authorization_code", "refresh_token"])
        const others = () => errors.filter((error) => error !== refused)

        assert.deepStrictEqual(yield* click(page, "Log out"), {})
        assert.deepStrictEqual(yield* stored(page), { local: {}, session: [] })
        const { error } = yield* click(page, "List workspaces")
        assert.deepInclude(error, { isAuthError: true, reason: "NotLoggedIn" })
        assert.deepStrictEqual(others(), [])
        assert.deepStrictEqual(elsewhere(opened), [])
      })
  )

  live(
    "a page in Chromium keeps its login when it is loaded again, and refreshes before the access token ends",
    () =>
      Effect.gen(function*() {
        const { errors, page, sandbox } = yield* open()
        yield* logIn(page)
        const first = yield* storedTokens(page)
        yield* sandbox.advance("3595 seconds")
        yield* Effect.promise(async () => {
          await page.clock.setSystemTime(Date.now() + 3_595_000)
          await page.goto(new URL("/", page.url()).href)
        })
        assert.deepStrictEqual(yield* click(page, "List workspaces"), { value: ["Sandbox"] })
        assert.notStrictEqual((yield* storedTokens(page))["accessToken"], first["accessToken"])
        assert.deepStrictEqual(yield* grants(sandbox), ["authorization_code", "refresh_token"])
        assert.deepStrictEqual(errors, [])
      })
  )

  live("a page in Chromium is told that the person denied, and has no tokens", () =>
    Effect.gen(function*() {
      const opened = yield* open()
      const { errors, page, sandbox } = opened
      const { error } = yield* logIn(page, "Deny")
      assert.deepInclude(error, { isAuthError: true, reason: "CallbackDenied" })
      assert.match(error!.message, /^access_denied/)
      assert.include(error!.stack, "comeBack")
      assert.deepStrictEqual(yield* stored(page), { local: {}, session: [] })
      assert.deepStrictEqual(yield* grants(sandbox), [])
      assert.deepStrictEqual(errors, [])
      assert.deepStrictEqual(elsewhere(opened), [])
    }))

  live(
    "a page in Chromium whose server no longer has the SDK's files is told so by the call",
    () =>
      Effect.gen(function*() {
        const { page } = yield* open()
        yield* Effect.promise(() => page.route("**/assets/engine-*", (route) => route.abort()))
        const { error } = yield* click(page, "List workspaces")
        assert.isFalse(error!.isAuthError)
        assert.match(error!.message, /^No answer from effect-prisma-management\/promise/)
      })
  )

  live("a page in Chromium finds its own function in the stack of an error", () =>
    Effect.gen(function*() {
      const { page } = yield* open()
      const { error } = yield* click(page, "List workspaces")
      assert.match(error!.stack, /^\s+at async listWorkspaces \(http/m)
    }))

  live("a page in Chromium gets the reason of its signal when it gives up a call", () =>
    Effect.gen(function*() {
      const { errors, page, sandbox } = yield* open()
      yield* logIn(page)
      yield* sandbox.faults.add({ operation: "workspaces.list", latency: "1 hour" })
      const left = yield* Effect.promise(async () => {
        const sent = page.waitForRequest("**/v1/workspaces")
        await press(page, "List and cancel")
        await sent
        await page.keyboard.press("Escape")
        return outcome(page)
      })
      assert.deepStrictEqual<unknown>(left, { error: "the user left" })
      yield* sandbox.faults.clear
      assert.deepStrictEqual(yield* click(page, "List workspaces"), { value: ["Sandbox"] })
      assert.deepStrictEqual(errors, [])
    }))

  Chromium.effect("takes turns with its other tab to refresh, by a lock of the browser", () =>
    Effect.gen(function*() {
      const { application, context, page, sandbox } = yield* open({ isShared: true })
      yield* logIn(page)
      const other = yield* Effect.promise(() => context.newPage())
      const tabs = [page, other]
      yield* Effect.promise(() => other.goto(application.url))
      yield* sandbox.faults.expireTokens
      yield* sandbox.faults.add({ operation: "oauth.token", latency: "5 seconds" })
      // Both need another token before either has one.
      yield* Effect.promise(() =>
        Promise.all(tabs.map((tab) =>
          Promise.all([tab.waitForResponse((response) => response.status() === 401), press(tab, "List three times")])
        ))
      )
      while ((yield* tokenRequests(sandbox)).length < 2) {
        yield* turn
      }
      yield* TestClock.adjust("5 seconds")
      const outcomes = yield* Effect.promise(() =>
        Promise.all(tabs.map(outcome))
      )
      assert.deepStrictEqual(outcomes, [{ value: threeLists }, { value: threeLists }])
      assert.deepStrictEqual(yield* grants(sandbox), ["authorization_code", "refresh_token"])
    }))
})
