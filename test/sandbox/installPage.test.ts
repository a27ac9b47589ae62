/** A person installs the GitHub App at the page that an install intent leads to. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Chromium from "../support/Chromium.ts"
import * as Browser from "./support/browser.ts"
import * as Wire from "./support/wire.ts"

const at = Effect.fnUntraced(function*(options: Sandbox.ServeOptions = {}) {
  const sandbox = yield* Sandbox.serve(options)
  const wire = Wire.make(sandbox)
  const { workspaceId } = sandbox
  /** A program asks where to send its user. */
  const intend = (repository?: string, of = workspaceId) =>
    Effect.map(
      wire.ok("scmInstallations.createInstallIntent", { body: { provider: "github", workspaceId: of, repository } }),
      ({ data }) => data
    )
  /** What a program polls for: the repositories that the installation of an account sees. */
  const seen = Effect.fnUntraced(function*(account: string, of = workspaceId) {
    const { data } = yield* wire.ok("scmInstallations.list", { query: { workspaceId: of } })
    const found = data.find(({ accountLogin }: { accountLogin: string }) => accountLogin === account)
    if (found === undefined) return undefined
    const page = yield* wire.ok("scmInstallations.listRepositories", { params: { installationId: found.id } })
    return page.data.map(({ fullName, isPrivate }: { fullName: string; isPrivate: boolean }) =>
      `${fullName} ${isPrivate ? "private" : "public"}`
    ) as ReadonlyArray<string>
  })
  const open = (url: string) => Effect.promise(() => Browser.open(url))
  const send = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    Effect.promise(async () => {
      const response = await fetch(new URL("/github/install", url), {
        method: "POST",
        headers,
        body: new URLSearchParams({ state: new URL(url).searchParams.get("state")!, decision: "approve", ...form })
      })
      return { status: response.status, html: await response.text() }
    })
  return { sandbox, wire, intend, seen, open, send }
})

describe("the install page", () => {
  it.effect("an install intent leads to a page of the sandbox, and what a person names there is found and connected", () =>
    Effect.gen(function*() {
      const { intend, open, sandbox, seen, send, wire } = yield* at()
      const { alreadyLinked, installUrl } = yield* intend("acme/web")
      assert.isFalse(alreadyLinked)
      assert.strictEqual(new URL(installUrl).origin, sandbox.url)
      const page = yield* open(installUrl)
      assert.strictEqual(page.status, 200)
      assert.match(page.html, /name="account" value="acme"/)
      assert.include(page.html, "\nacme/web</textarea>")
      assert.isUndefined(yield* seen("acme"))
      const answer = yield* send(installUrl, { account: "acme", private: "acme/web\r\napi", public: " docs " })
      assert.strictEqual(answer.status, 200)
      assert.deepStrictEqual(yield* seen("acme"), ["acme/web private", "acme/api private", "acme/docs public"])

      const { data: [installation] } = yield* wire.ok("scmInstallations.list", {
        query: { workspaceId: sandbox.workspaceId, repository: "ACME/Docs" }
      })
      assert.strictEqual(installation.accountLogin, "acme")
      const { data: repositories } = yield* wire.ok("scmInstallations.listRepositories", {
        params: { installationId: installation.id }
      })
      const { data: project } = yield* wire.ok("projects.create", { body: { name: "shop" } })
      const { data: connected } = yield* wire.ok("sourceRepositories.create", {
        body: { projectId: project.id, provider: "github", providerRepositoryId: repositories[0].id }
      })
      assert.strictEqual(connected.repoFullName, "acme/web")
      assert.strictEqual(connected.installationId, installation.id)
    }))

  it.effect("an installation that is there sees more after another visit, and each repository once", () =>
    Effect.gen(function*() {
      const { intend, sandbox, seen, send, wire } = yield* at()
      for (const form of [{ account: "acme", private: "web" }, { account: "Acme", private: "WEB", public: "docs" }]) {
        const { installUrl } = yield* intend()
        assert.strictEqual((yield* send(installUrl, form)).status, 200)
      }
      assert.deepStrictEqual(yield* seen("acme"), ["acme/web private", "Acme/docs public"])
      const { data } = yield* wire.ok("scmInstallations.list", { query: { workspaceId: sandbox.workspaceId } })
      assert.lengthOf(data, 2)
    }))

  it.effect("an intent says whether the app is installed for the account of the repository, and whether it sees that", () =>
    Effect.gen(function*() {
      const { intend, send } = yield* at()
      assert.include(yield* intend("sandbox-org/web"), {
        alreadyLinked: true,
        accountLogin: "sandbox-org",
        hint: "The app is already installed."
      })
      const missing = yield* intend("Sandbox-Org/other")
      assert.isTrue(missing.alreadyLinked)
      assert.match(missing.hint, /cannot see the repository/)
      yield* send(missing.installUrl, { account: "sandbox-org", private: "other" })
      assert.strictEqual((yield* intend("sandbox-org/OTHER")).hint, "The app is already installed.")
      for (const repository of ["sandbox-organization/web", "nobody/web", "web", "", "sandbox-org/web/x"]) {
        const { alreadyLinked, hint } = yield* intend(repository)
        assert.isFalse(alreadyLinked, repository)
        assert.isUndefined(hint)
      }
    }))

  it.effect("an intent is finished or denied once, and is over after an hour of the sandbox's clock", () =>
    Effect.gen(function*() {
      const { intend, open, sandbox, seen, send } = yield* at()
      const form = { account: "acme", private: "web" }
      const [finished, denied, late] = [yield* intend(), yield* intend(), yield* intend()]
      assert.strictEqual((yield* send(finished.installUrl, form)).status, 200)
      assert.strictEqual((yield* send(denied.installUrl, { ...form, decision: "deny" })).status, 200)
      yield* sandbox.advance(Duration.minutes(59))
      assert.strictEqual((yield* open(late.installUrl)).status, 200)
      yield* sandbox.advance(Duration.minutes(1))
      for (const { installUrl } of [finished, denied, late]) {
        for (const answer of [yield* open(installUrl), yield* send(installUrl, { ...form, private: "again" })]) {
          assert.strictEqual(answer.status, 400)
          assert.match(answer.html, /expired/)
        }
      }
      assert.deepStrictEqual(yield* seen("acme"), ["acme/web private"])
    }))

  it.effect("an intent installs the app in its own workspace only, and its state cannot be guessed or taken from elsewhere", () =>
    Effect.gen(function*() {
      const { intend, open, sandbox, seen, send, wire } = yield* at()
      const { data: other } = yield* wire.ok("workspaces.create", { body: { displayName: "Other" } })
      const { installUrl } = yield* intend(undefined, other.id)
      const state = new URL(installUrl).searchParams.get("state")!
      assert.isAtLeast(state.length, 32)
      for (const guess of ["", other.id, state.slice(1), `${state}0`]) {
        assert.strictEqual((yield* open(`${sandbox.url}/github/install?state=${guess}`)).status, 400)
      }
      const form = { account: "acme", private: "web" }
      const fromElsewhere = yield* send(installUrl, form, { "sec-fetch-site": "cross-site" })
      assert.strictEqual(fromElsewhere.status, 400)
      assert.isUndefined(yield* seen("acme", other.id))
      assert.strictEqual((yield* send(installUrl, form)).status, 200)
      assert.deepStrictEqual(yield* seen("acme", other.id), ["acme/web private"])
      assert.isUndefined(yield* seen("acme"))
      assert.notInclude(JSON.stringify(yield* sandbox.requests), state)
    }))

  it.effect("what is no name on GitHub is said on the page, which keeps what was entered, and the intent stays", () =>
    Effect.gen(function*() {
      const { intend, seen, send } = yield* at()
      const { installUrl } = yield* intend()
      const wrong: ReadonlyArray<readonly [form: Record<string, string>, problem: RegExp]> = [
        [{ account: "", private: "web" }, /must be a GitHub name/],
        [{ account: "a--b", private: "web" }, /must be a GitHub name/],
        [{ account: "-a", private: "web" }, /must be a GitHub name/],
        [{ account: "a".repeat(40), private: "web" }, /must be a GitHub name/],
        [{ account: "acme" }, /Enter a repository/],
        [{ account: "acme", private: "other/web" }, /other\/web is not the name of a repository of acme/],
        [{ account: "acme", private: "acme/web/x" }, /is not the name/],
        [{ account: "acme", public: ".." }, /is not the name/],
        [{ account: "acme", public: "https://github.com/acme/web" }, /is not the name/],
        [{ account: "acme", private: "a b" }, /is not the name/],
        [{ account: "acme", private: "web", public: "WEB" }, /is listed twice/],
        [{ account: "acme", private: Array.from({ length: 101 }, (_, n) => `r${n}`).join("\n") }, /at most/],
        [{ account: "acme", private: "web", decision: "maybe" }, /Decide/]
      ]
      for (const [form, problem] of wrong) {
        const answer = yield* send(installUrl, form)
        assert.strictEqual(answer.status, 400)
        assert.match(answer.html, /<p role="alert">/)
        assert.match(answer.html.replaceAll("&#39;", "'"), problem)
        assert.include(answer.html, `value="${form["account"]}"`)
      }
      assert.isUndefined(yield* seen("acme"))
      yield* send(installUrl, { account: "acme", private: "web" })
      assert.deepStrictEqual(yield* seen("acme"), ["acme/web private"])
    }))

  it.effect("where every login is approved at once, opening the page installs what the program asked for", () =>
    Effect.gen(function*() {
      const { intend, open, seen } = yield* at({ autoApprove: true })
      for (const repository of ["acme/web", undefined, "no name"]) {
        const { installUrl } = yield* intend(repository)
        const page = yield* open(installUrl)
        assert.strictEqual(page.status, 200)
        assert.include(page.html, repository === "acme/web" ? "acme/web" : "sandbox-org/web")
        assert.strictEqual((yield* open(installUrl)).status, 400)
      }
      assert.deepStrictEqual(yield* seen("acme"), ["acme/web private"])
      assert.lengthOf((yield* seen("sandbox-org"))!, 3)
    }))

  it.effect("two sandboxes know nothing of each other's intents", () =>
    Effect.gen(function*() {
      const [one, two] = [yield* at(), yield* at()]
      const { installUrl } = yield* one.intend()
      const elsewhere = installUrl.replace(one.sandbox.url, two.sandbox.url)
      assert.strictEqual((yield* two.send(elsewhere, { account: "acme", private: "web" })).status, 400)
      assert.isUndefined(yield* two.seen("acme"))
    }))

  it.effect("intents and installed repositories are there after a restart", () =>
    Effect.gen(function*() {
      const directory = yield* Effect.acquireRelease(
        Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-"))),
        (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
      )
      const data = path.join(directory, "state.json")
      const url = yield* Effect.scoped(Effect.gen(function*() {
        const { intend, send } = yield* at({ data })
        yield* send((yield* intend()).installUrl, { account: "acme", private: "web" })
        return (yield* intend()).installUrl as string
      }))
      yield* Effect.scoped(Effect.gen(function*() {
        const { sandbox, seen, send } = yield* at({ data })
        yield* send(`${sandbox.url}/github/install${new URL(url).search}`, { account: "acme", private: "api" })
        assert.deepStrictEqual(yield* seen("acme"), ["acme/web private", "acme/api private"])
      }))
    }))
})

describe("repositories of a seed", () => {
  it.effect("a seed names repositories, by their name alone or with what they are, and a reset brings them back", () =>
    Effect.gen(function*() {
      const { intend, sandbox, seen, send } = yield* at({
        seed: {
          repositories: ["acme/web", { fullName: "acme/docs", isPrivate: false, defaultBranch: "trunk" }, "other/x"]
        }
      })
      const all = ["acme/web private", "acme/docs public"]
      assert.deepStrictEqual(yield* seen("acme"), all)
      assert.deepStrictEqual(yield* seen("other"), ["other/x private"])
      yield* send((yield* intend()).installUrl, { account: "acme", private: "more" })
      assert.lengthOf((yield* seen("acme"))!, 3)
      yield* sandbox.reset
      assert.deepStrictEqual(yield* seen("acme"), all)
    }))

  it.effect("a seed whose repository is none is an error that says where", () =>
    Effect.gen(function*() {
      for (
        const [repositories, where] of [
          ["acme/web", "at repositories:"],
          [[1], "at repositories[0]:"],
          [["acme/web", "web"], "at repositories[1]: \"web\" is not `owner/name`"],
          [
            [{ fullName: "acme/web", private: true }],
            "at repositories[0].private: unknown field. Known fields: fullName,"
          ],
          [[{}], "at repositories[0]:"]
        ] as const
      ) {
        const error = yield* Effect.flip(Effect.scoped(Sandbox.serve({ seed: { repositories } as any })))
        assert.strictEqual(error.reason, "SeedInvalid")
        assert.include(error.message, where)
      }
    }))
})

/** A browser at the install page. */
const inBrowser = Effect.fnUntraced(function*(options: Chromium.Options = {}, repository?: string) {
  const here = yield* at()
  const session = yield* Chromium.make(options)
  const { installUrl } = yield* here.intend(repository)
  yield* Effect.promise(() => session.page.goto(installUrl))
  return { ...here, ...session }
})

describe("the install page in Chromium", () => {
  for (const javaScript of [true, false]) {
    Chromium.effect(
      `a person names repositories by keyboard and installs the app${javaScript ? "" : ", without JavaScript"}`,
      () =>
        Effect.gen(function*() {
          const { errors, page, seen } = yield* inBrowser({ javaScript })
          yield* Effect.promise(async () => {
            await page.keyboard.press("Tab")
            await page.keyboard.type("acme")
            await page.keyboard.press("Tab")
            await page.keyboard.type("web")
            await page.keyboard.press("Enter")
            await page.keyboard.type("api")
            await page.keyboard.press("Tab")
            await page.keyboard.type("docs")
            await page.keyboard.press("Tab")
            await page.keyboard.press("Enter")
            await page.getByRole("heading", { name: "The GitHub App is installed" }).waitFor()
          })
          assert.deepStrictEqual(yield* seen("acme"), ["acme/web private", "acme/api private", "acme/docs public"])
          assert.deepStrictEqual(errors, [])
        })
    )

    Chromium.effect(
      `a person denies with nothing entered${javaScript ? "" : ", without JavaScript"}`,
      () =>
        Effect.gen(function*() {
          const { page, seen } = yield* inBrowser({ javaScript })
          yield* Effect.promise(async () => {
            await page.getByRole("button", { name: "Deny" }).click()
            await page.getByRole("heading", { name: "The GitHub App was not installed" }).waitFor()
          })
          assert.isUndefined(yield* seen(""))
        })
    )
  }

  for (const colorScheme of ["light", "dark"] as const) {
    Chromium.effect(
      `the install page labels all that a person fills in, in ${colorScheme} colours`,
      () =>
        Effect.gen(function*() {
          const { page } = yield* inBrowser({ colorScheme }, "acme/web")
          yield* Effect.promise(async () => {
            for (const label of ["Account", "Private repositories", "Public repositories"]) {
              assert.strictEqual(await page.getByLabel(label).count(), 1, label)
            }
            assert.strictEqual(await page.getByLabel("Private repositories").inputValue(), "acme/web")
            const described = await page.getByLabel("Private repositories").evaluate((element) =>
              document.getElementById(element.getAttribute("aria-describedby")!)?.textContent
            )
            assert.match(described!, /one repository a line/)
          })
        })
    )
  }

  Chromium.effect(
    "hostile names of workspaces, repositories and what is entered are text: nothing runs, nothing is added",
    () =>
      Effect.gen(function*() {
        const attacks = [
          `"><script>alert(1)</script>`,
          `</textarea><img src=x onerror=alert(1)>`,
          `acme/</title></style><svg/onload=alert(1)>`,
          `' onfocus='alert(1)' autofocus='`,
          "\u202e`${alert(1)}"
        ]
        const { dialogs, intend, page, requests, sandbox, wire } = yield* inBrowser()
        for (const attack of attacks) {
          const { data: workspace } = yield* wire.ok("workspaces.create", { body: { displayName: attack } })
          const { installUrl } = yield* intend(attack, workspace.id)
          yield* Effect.promise(async () => {
            await page.goto(installUrl)
            await page.getByLabel("Account").fill(attack)
            await page.getByLabel("Private repositories").fill(attack)
            await page.getByRole("button", { name: "Install" }).click()
            await page.getByRole("alert").waitFor()
            assert.strictEqual(await page.getByLabel("Account").inputValue(), attack)
            await page.getByLabel("Account").fill("acme")
            await page.getByRole("button", { name: "Install" }).click()
            await page.getByRole("alert").getByText("is not the name").waitFor()
            const elements = await page.evaluate(() =>
              Array.from(document.querySelectorAll("body *"), ({ attributes, tagName }) =>
                [
                  tagName,
                  ...Array.from(attributes, ({ name }) => name).filter((name) => name.startsWith("on"))
                ].join(" "))
            )
            for (const element of elements) {
              assert.match(element, /^(MAIN|H1|P|STRONG|SMALL|CODE|FORM|INPUT|LABEL|TEXTAREA|BUTTON|FOOTER)$/, attack)
            }
          })
        }
        assert.deepStrictEqual(dialogs, [])
        assert.deepStrictEqual(
          requests.filter((url) => !url.startsWith(sandbox.url)),
          []
        )
      })
  )
})
