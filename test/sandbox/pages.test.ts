/** The pages of a sandbox in Chromium: a person decides about a login, and reads the documentation. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { Sandbox } from "../../src/sandbox/index.ts"
import { bodyOf, operations } from "../support/contract.ts"
import * as Chromium from "../support/Chromium.ts"
import * as RecordingServer from "../support/RecordingServer.ts"

const verifier = "v".repeat(43)

const good = {
  response_type: "code",
  client_id: "sandbox",
  redirect_uri: "http://127.0.0.1:51234/callback",
  scope: "workspace:admin offline_access",
  state: "a-state",
  code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  code_challenge_method: "S256"
}

/** A sandbox, an application where the browser ends, and a browser that was sent to log in. */
const atLogin = Effect.fnUntraced(function*(
  browser: Chromium.Options = {},
  change: Record<string, string> = {},
  options: Sandbox.Options = {}
) {
  const sandbox = yield* Sandbox.serve(options)
  const application = yield* RecordingServer.make
  application.answerWith({ status: 200, headers: { "content-type": "text/html" }, body: "<h1>Back</h1>" })
  const redirectUri = `${application.url}/callback`
  const session = yield* Chromium.make(browser)
  const query = new URLSearchParams({ ...good, redirect_uri: redirectUri, ...change })
  yield* Effect.promise(() => session.page.goto(`${sandbox.url}/authorize?${query}`))
  /** With which parameters the browser came back. */
  const callback = Effect.promise(async () => {
    await session.page.waitForURL(`${application.url}/**`)
    return new Map(application.requests.find(({ url }) => url.pathname === "/callback")!.url.searchParams)
  })
  const exchange = (code: string) =>
    Effect.promise(async () => {
      const response = await fetch(`${sandbox.url}/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "authorization_code",
          client_id: "sandbox",
          redirect_uri: redirectUri,
          code_verifier: verifier,
          code
        })
      })
      return await response.json() as { readonly access_token: string; readonly scope: string }
    })
  return { ...session, sandbox, callback, exchange }
})

/** What has the focus, by the words that a screen reader says, and whether it shows. */
const focused = ({ page }: Pick<Chromium.Session, "page">) =>
  Effect.promise(() =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return {
        name: element.labels?.[0]?.textContent ?? element.textContent,
        shows: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2
      }
    })
  )

const press = ({ page }: Pick<Chromium.Session, "page">, ...keys: ReadonlyArray<string>) =>
  Effect.forEach(keys, (key) => Effect.promise(() => page.keyboard.press(key)))

describe("the consent page", () => {
  for (const javaScript of [true, false]) {
    const how = javaScript ? "by keyboard" : "by keyboard, without JavaScript"

    Chromium.effect(
      `the consent page lets a person allow ${how}, and the application gets its tokens`,
      () =>
        Effect.gen(function*() {
          const login = yield* atLogin({ javaScript })
          yield* press(login, "Tab", "Tab", "Enter")
          const parameters = yield* login.callback
          assert.strictEqual(parameters.get("state"), "a-state")
          assert.strictEqual(parameters.get("iss"), login.sandbox.url)
          assert.strictEqual((yield* login.exchange(parameters.get("code")!)).scope, "workspace:admin offline_access")
          assert.deepStrictEqual(login.errors, [])
        })
    )

    Chromium.effect(`the consent page lets a person deny ${how}`, () =>
      Effect.gen(function*() {
        const login = yield* atLogin({ javaScript })
        yield* press(login, "Tab", "Tab", "Tab", "Space")
        const parameters = yield* login.callback
        assert.strictEqual(parameters.get("error"), "access_denied")
        assert.strictEqual(parameters.get("state"), "a-state")
        assert.isFalse(parameters.has("code"))
      }))
  }

  for (const colorScheme of ["light", "dark"] as const) {
    Chromium.effect(
      `the consent page names all that can have the focus, and shows where it is, in ${colorScheme} colours`,
      () =>
        Effect.gen(function*() {
          const login = yield* atLogin({ colorScheme })
          for (const name of ["Workspace", "Allow", "Deny"]) {
            yield* press(login, "Tab")
            assert.deepStrictEqual(yield* focused(login), { name, shows: true })
          }
          yield* Effect.promise(async () => {
            for (
              const locator of [login.page.getByLabel("Workspace"), login.page.getByRole("button", { name: "Allow" })]
            ) {
              assert.strictEqual(await locator.count(), 1)
            }
          })
        })
    )
  }

  const users = [{ id: "ada", email: "ada@example.com", name: "Ada Lovelace" }, {
    email: `${"a-long-name.".repeat(6)}of-bob@example.com`
  }]
  for (
    const [how, viewport] of [["a large", { width: 1280, height: 720 }], ["a small", {
      width: 320,
      height: 480
    }]] as const
  ) {
    Chromium.effect(
      `the consent page lets a person choose who they are by keyboard, without JavaScript, on ${how} screen: another account, then allow`,
      () =>
        Effect.gen(function*() {
          const login = yield* atLogin({ javaScript: false, viewport }, {}, { users })
          const { page } = login
          const named = (name: string | RegExp) => page.getByRole("button", { name })
          const fits = Effect.promise(async () => {
            assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width)
          })
          yield* Effect.promise(async () => {
            await page.getByRole("heading", { name: "Choose an account" }).waitFor()
            for (
              const name of [
                "Sandbox sandbox@example.com",
                "Ada Lovelace ada@example.com",
                /^a-long-name.*of-bob/,
                "Deny"
              ]
            ) {
              assert.strictEqual(await named(name).count(), 1, String(name))
            }
          })
          yield* fits
          yield* press(login, "Tab", "Enter")
          yield* Effect.promise(async () => {
            await page.getByText("You are Sandbox").waitFor()
            await page.getByLabel("Workspace").focus()
            await named("Use another account").waitFor()
          })
          yield* fits
          // Allow, deny, and then this one.
          yield* press(login, "Tab", "Tab", "Tab", "Enter")
          yield* Effect.promise(() => page.getByRole("heading", { name: "Choose an account" }).waitFor())
          yield* press(login, "Tab", "Tab", "Space")
          yield* Effect.promise(() => page.getByText("You are Ada Lovelace").waitFor())
          yield* press(login, "Tab", "Tab", "Enter")
          const { access_token } = yield* login.exchange((yield* login.callback).get("code")!)
          const claims = JSON.parse(Buffer.from(access_token.split(".")[1]!, "base64url").toString())
          assert.strictEqual(claims.sub, "usr_ada")
          assert.deepStrictEqual(login.errors, [])
        })
    )
  }

  const attacks = [
    `"><script>alert(1)</script>`,
    `' onmouseover='alert(1)' autofocus onfocus='alert(1)`,
    `</title></style><img src=x onerror=alert(1)>`,
    "javascript:alert(1)",
    `http://127.0.0.1:1/"><svg/onload=alert(1)>`,
    "\u202e`${alert(1)}\u0000"
  ]
  const expected = "HTML HEAD META META TITLE STYLE BODY MAIN H1"

  for (const name of [...Object.keys(good), "prompt", "login_hint"]) {
    Chromium.effect(
      `the consent page in Chromium shows an attack in ${name} as text, or refuses it: nothing runs, nothing is added`,
      () =>
        Effect.gen(function*() {
          const { dialogs, page, requests, sandbox } = yield* atLogin()
          yield* Effect.promise(async () => {
            for (const attack of attacks) {
              const query = new URLSearchParams({ ...good, [name]: attack })
              const answer = await page.request.get(`${sandbox.url}/authorize?${query}`, { maxRedirects: 0 })
              const location = answer.headers()["location"]
              if (location !== undefined) {
                assert.match(location, /^http:\/\/127\.0\.0\.1:51234\/callback\?[^<>"'`\s]*$/)
                continue
              }
              await page.goto(`${sandbox.url}/authorize?${query}`)
              await page.mouse.move(400, 300)
              const elements = await page.evaluate(() =>
                Array.from(document.querySelectorAll("*"), ({ attributes, tagName }) =>
                  [
                    tagName,
                    ...Array.from(attributes, (attribute) => attribute.name).filter((name) => name.startsWith("on"))
                  ]
                    .join(" "))
              )
              assert.strictEqual(elements.slice(0, 9).join(" "), expected, attack)
              const allowed = /^(P|STRONG|UL|LI|SMALL|CODE|FORM|INPUT|LABEL|SELECT|OPTION|BUTTON|FOOTER)$/
              for (const element of elements.slice(9)) assert.match(element, allowed, attack)
            }
          })
          assert.deepStrictEqual(dialogs, [])
          assert.deepStrictEqual(requests.filter((url) => !url.startsWith(sandbox.url)), [])
        })
    )
  }

  Chromium.effect(
    "the consent page shows an application that is named like an attack by that name",
    () =>
      Effect.gen(function*() {
        const attack = attacks[0]!
        const sandbox = yield* Sandbox.serve({ clients: [{ id: attack, redirectUris: "loopback" }] })
        const { dialogs, page } = yield* Chromium.make()
        const query = new URLSearchParams({ ...good, client_id: attack })
        yield* Effect.promise(async () => {
          await page.goto(`${sandbox.url}/authorize?${query}`)
          assert.strictEqual(await page.locator("strong").textContent(), attack)
          assert.strictEqual(await page.locator("script").count(), 0)
        })
        assert.deepStrictEqual(dialogs, [])
      })
  )
})

describe("the documentation", () => {
  Chromium.effect(
    "the documentation lists every group and its operations, says what a property is, calls this sandbox, and asks nothing of another server",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ token: "my-token" })
        const { errors, page, requests } = yield* Chromium.make()
        yield* Effect.promise(async () => {
          await page.goto(`${sandbox.url}/docs`)
          await page.getByRole("heading", { name: "Prisma Management API" }).waitFor()
          const text = await page.locator("body").innerText()
          for (const group of new Set(operations.map(({ group }) => group))) assert.include(text, group)
          await page.locator("a, button").filter({ hasText: "projects" }).first().click()
          for (const { group, id } of operations) {
            if (group === "projects") await page.getByText(id, { exact: true }).first().waitFor({ state: "attached" })
          }
          assert.include(text, sandbox.url)
          assert.notInclude(text, "api.prisma.io")
          await page.goto(`${sandbox.url}/docs#tag/projects/POST/v1/projects`)
          await page.reload()
          const create = operations.find(({ id }) => id === "projects.create")!
          await page.getByText(bodyOf(create)!.properties!["name"]!.description!).first().waitFor()
          await page.goto(`${sandbox.url}/docs#tag/me/GET/v1/me`)
          await page.reload()
          await page.getByRole("button", { name: /Test Request.*\/v1\/me\)/ }).first().click()
          await page.getByRole("button", { name: /^Send/ }).first().click()
          await page.getByText("management_token").first().waitFor()
        })
        assert.deepStrictEqual(requests.filter((url) => !/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(url)), [])
        assert.deepStrictEqual(errors, [])
        assert.isTrue(
          (yield* sandbox.requests).some(({ operation, status }) => operation === "me.get" && status === 200)
        )
      })
  )
})
