/** A person's first minute with the sandbox, in Chromium: every page that it shows, on a phone and on a desk, in both colour schemes. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as axe from "../support/axe.ts"
import * as Chromium from "../support/Chromium.ts"
import { operations } from "../support/contract.ts"

const workspaceId = "wksp_cfirstminute"
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

/** A program asks where its user installs the GitHub App, and the user goes there. */
const atInstall = async (page: Page, url: string): Promise<void> => {
  const response = await fetch(`${url}/v1/scm-installations/install-intents`, {
    method: "POST",
    headers: { authorization: "Bearer my-token", "content-type": "application/json" },
    body: JSON.stringify({ provider: "github", workspaceId, repository: "acme/web" })
  })
  const { data } = await response.json() as { readonly data: { readonly installUrl: string } }
  await page.goto(data.installUrl)
}

/** What a person sees, by how they get there. */
const pages: { readonly [name: string]: (page: Page, url: string) => Promise<unknown> } = {
  "the page at the root": (page, url) => page.goto(url),
  "the billing page": (page, url) => page.goto(`${url}/console/${workspaceId}/billing`),
  "the install page": atInstall,
  "the install page that says what is wrong": async (page, url) => {
    await atInstall(page, url)
    await page.getByLabel("Public repositories").fill("other/web")
    await page.getByRole("button", { name: "Install" }).click()
    await page.getByRole("alert").waitFor()
  },
  "the page of an app that was installed": async (page, url) => {
    await atInstall(page, url)
    await page.getByRole("button", { name: "Install" }).click()
    await page.getByText("The GitHub App is installed").waitFor()
  },
  "the page of an app that was not installed": async (page, url) => {
    await atInstall(page, url)
    await page.getByRole("button", { name: "Deny" }).click()
    await page.getByText("The GitHub App was not installed").waitFor()
  },
  "the page of an installation that cannot go on": (page, url) => page.goto(`${url}/github/install`),
  "the consent page": (page, url) => page.goto(login(url)),
  "the page of a login that cannot go on": (page, url) => page.goto(login(url, "https://evil.example/")),
  "the page that asks for the code of a device": (page, url) => page.goto(`${url}/device`),
  "the page that knows no such code": (page, url) => page.goto(`${url}/device?user_code=BCDF-GHJK`),
  "the page that asks about a device": atDevice,
  "the page of a device that was let in": async (page, url) => {
    await atDevice(page, url)
    await page.getByRole("button", { name: "Allow" }).click()
    await page.getByText("The device is logged in").waitFor()
  },
  "the page of a device that was turned away": async (page, url) => {
    await atDevice(page, url)
    await page.getByRole("button", { name: "Deny" }).click()
    await page.getByText("The device was denied").waitFor()
  },
  "the documentation": async (page, url) => {
    await page.goto(`${url}/docs`)
    await page.getByRole("heading", { name: "Prisma Management API" }).waitFor()
  },
  "an operation in the documentation": async (page, url) => {
    await page.goto(`${url}/docs#tag/projects/POST/v1/projects`)
    await page.getByRole("heading", { name: "projects.create" }).waitFor()
  }
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe("a person's first minute", () => {
  for (const [name, open] of Object.entries(pages)) {
    Chromium.effect(
      `axe-core finds nothing wrong with ${name}, which fits a phone and a desk`,
      () =>
        Effect.gen(function*() {
          const { url } = yield* Sandbox.serve({ token: "my-token", workspace: workspaceId })
          for (const viewport of [phone, desk]) {
            for (const colorScheme of ["light", "dark"] as const) {
              const { errors, page, warnings } = yield* Chromium.make({ viewport, colorScheme })
              yield* Effect.promise(async () => {
                await open(page, url)
                assert.deepStrictEqual(await axe.violations(page), [], `${viewport.width} pixels, ${colorScheme}`)
                assert.isFalse(await isTooWide(page), `${viewport.width} pixels`)
              })
              const said = errors.filter((text) => !/status of 400/.test(text))
              assert.deepStrictEqual([...said, ...warnings], [])
            }
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
    "the list of the documentation has every operation by its id, on one line",
    () =>
      Effect.gen(function*() {
        const { url } = yield* Sandbox.serve()
        const { page } = yield* Chromium.make({ viewport: desk })
        yield* Effect.promise(async () => {
          for (const group of new Set(operations.map(({ group }) => group))) {
            const ids = operations.filter((operation) => operation.group === group).map(({ id }) => id)
            await page.goto(`${url}/docs#tag/${group}`)
            await page.reload()
            for (const id of ids) {
              const link = page.getByRole("navigation").getByRole("link", { name: id }).first()
              await link.waitFor()
              const { height } = (await link.boundingBox())!
              assert.isBelow(height, 45, id)
            }
          }
        })
      })
  )
})
