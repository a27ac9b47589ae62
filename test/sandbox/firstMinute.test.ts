/** A person's first minute with the sandbox, in Chromium: every page that it shows, on a phone and on a desk, in both colour schemes. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as axe from "../support/axe.ts"
import * as Chromium from "../support/Chromium.ts"
import { operations } from "../support/contract.ts"

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 800 }

type Page = Chromium.Session["page"]

const login = (url: string, redirectUri = "http://127.0.0.1:51234/callback"): string =>
  `${url}/authorize?${new URLSearchParams({
    response_type: "code",
    client_id: "sandbox",
    redirect_uri: redirectUri,
    scope: "workspace:admin offline_access",
    state: "a-state",
    code_challenge: "a".repeat(43),
    code_challenge_method: "S256"
  })}`

const deviceCode = async (url: string): Promise<string> => {
  const response = await fetch(`${url}/device_authorization`, {
    method: "POST",
    body: new URLSearchParams({ client_id: "sandbox", scope: "workspace:admin" })
  })
  const { user_code: code } = await response.json() as { readonly user_code: string }
  return code
}

const atDevice = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/device?user_code=${await deviceCode(url)}`)
}

const installUrl = async ({ token, url, workspaceId }: Sandbox.Running): Promise<string> => {
  const response = await fetch(`${url}/v1/scm-installations/install-intents`, {
    method: "POST",
    headers: { "authorization": `Bearer ${Redacted.value(token)}`, "content-type": "application/json" },
    body: JSON.stringify({ workspaceId, provider: "github" })
  })
  const { data } = await response.json() as { readonly data: { readonly installUrl: string } }
  return data.installUrl
}

/** What a person sees, by how they get there. */
const pages: { readonly [name: string]: (page: Page, sandbox: Sandbox.Running) => Promise<unknown> } = {
  "the first page": (page, { url }) => page.goto(url),
  "the consent page": (page, { url }) => page.goto(login(url)),
  "the page of a login that cannot go on": (page, { url }) => page.goto(login(url, "https://evil.example/")),
  "the page that asks for the code of a device": (page, { url }) => page.goto(`${url}/device`),
  "the page that knows no such code": (page, { url }) => page.goto(`${url}/device?user_code=BCDF-GHJK`),
  "the page that asks about a device": (page, { url }) => atDevice(page, url),
  "the page of a device that was let in": async (page, { url }) => {
    await atDevice(page, url)
    await page.getByRole("button", { name: "Allow" }).click()
    await page.getByText("The device is logged in").waitFor()
  },
  "the page of a device that was turned away": async (page, { url }) => {
    await atDevice(page, url)
    await page.getByRole("button", { name: "Deny" }).click()
    await page.getByText("The device was denied").waitFor()
  },
  "the page that installs the GitHub App": async (page, sandbox) => page.goto(await installUrl(sandbox)),
  "the page that says why the GitHub App is not installed yet": async (page, sandbox) => {
    await page.goto(await installUrl(sandbox))
    await page.getByLabel("Account").fill("acme")
    await page.getByRole("button", { name: "Install" }).click()
    await page.getByRole("alert").waitFor()
  },
  "the page of a GitHub App that was installed": async (page, sandbox) => {
    await page.goto(await installUrl(sandbox))
    await page.getByLabel("Account").fill("acme")
    await page.getByLabel("Private repositories").fill("web")
    await page.getByRole("button", { name: "Install" }).click()
    await page.getByText("The GitHub App is installed").waitFor()
  },
  "the billing page": (page, { url, workspaceId }) => page.goto(`${url}/console/${workspaceId}/billing`),
  "the documentation": async (page, { url }) => {
    await page.goto(`${url}/docs`)
    await page.getByRole("heading", { name: "Prisma Management API" }).waitFor()
  },
  "an operation in the documentation": async (page, { url }) => {
    await page.goto(`${url}/docs#tag/projects/POST/v1/projects`)
    await page.getByRole("heading", { name: "projects.create", exact: true }).waitFor()
  },
  "a call in the documentation": async (page, { url }) => {
    await page.goto(`${url}/docs#tag/me/GET/v1/me`)
    await page.getByRole("button", { name: /Test Request.*\/v1\/me\)/ }).first().click()
    await page.getByRole("button", { name: /^Send/ }).first().click()
    await page.getByText("management_token").first().waitFor()
  }
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

// Both widths, and both colour schemes.
const screens = [
  { viewport: phone, colorScheme: "dark" },
  { viewport: desk, colorScheme: "light" }
] as const

describe("a person's first minute", () => {
  for (const [name, open] of Object.entries(pages)) {
    Chromium.effect(
      `axe-core finds nothing wrong with ${name}, which fits a phone and a desk`,
      () =>
        Effect.gen(function*() {
          const sandbox = yield* Sandbox.serve()
          for (const screen of screens) {
            const { errors, page, warnings } = yield* Chromium.make(screen)
            yield* Effect.promise(async () => {
              await open(page, sandbox)
              assert.deepStrictEqual(await axe.violations(page), [], JSON.stringify(screen))
              assert.isFalse(await isTooWide(page), JSON.stringify(screen))
            })
            const said = errors.filter((text) => !/status of 400/.test(text))
            assert.deepStrictEqual([...said, ...warnings], [])
          }
        })
    )
  }

  Chromium.effect(
    "the documentation makes a call without being told a token, and its console is clean",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve()
        const { errors, page, requests, warnings } = yield* Chromium.make({ viewport: desk })
        yield* Effect.promise(async () => {
          await page.goto(`${sandbox.url}/docs#tag/projects/GET/v1/projects`)
          await page.getByRole("button", { name: /Test Request/ }).first().waitFor()
          await page.getByRole("button", { name: /Test Request.*\/v1\/projects\)/ }).first().click()
          await page.getByRole("button", { name: /^Send/ }).first().click()
          await page.getByText("pagination").first().waitFor()
        })
        assert.deepStrictEqual(
          (yield* sandbox.requests).flatMap(({ operation, status }) =>
            operation === undefined ? [] : [[operation, status]]
          ),
          [["projects.list", 200]]
        )
        assert.deepStrictEqual([...errors, ...warnings], [])
        assert.deepStrictEqual(requests.filter((url) => !url.startsWith(sandbox.url) && !/^(data|blob):/.test(url)), [])
      })
  )

  Chromium.effect(
    "the list of the documentation has operations by their ids, the longest one on one line",
    () =>
      Effect.gen(function*() {
        const { url } = yield* Sandbox.serve()
        const { page } = yield* Chromium.make({ viewport: desk })
        yield* Effect.promise(async () => {
          await page.goto(`${url}/docs`)
          const list = page.locator(".t-doc__sidebar")
          for (const shown of ["projects", "alchemyState"]) {
            await list.getByText(shown, { exact: true }).click()
            for (const { id } of operations.filter(({ group }) => group === shown)) {
              const name = list.getByText(id, { exact: true })
              await name.waitFor()
              assert.isBelow((await name.boundingBox())!.height, 30, id)
            }
          }
        })
      })
  )
})
