/** What answers and pages beside the API's operations lead to. The scenario follows the links of those. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Chromium from "../support/Chromium.ts"
import * as Links from "./support/links.ts"
import * as Wire from "./support/wire.ts"

const login = {
  response_type: "code",
  client_id: "sandbox",
  redirect_uri: "http://127.0.0.1:51234/callback",
  scope: "workspace:admin offline_access",
  code_challenge: createHash("sha256").update("v".repeat(43)).digest("base64url"),
  code_challenge_method: "S256"
}

const query = (parameters: Record<string, string>): string => `?${new URLSearchParams(parameters)}`

describe("links", () => {
  it.effect("no page, discovery document or refusal of a sandbox leads off the machine, and no link to the sandbox to nothing", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true })
      const links = Links.make(sandbox, [new URL(login.redirect_uri).origin])
      const wire = Wire.make(sandbox, links.follow)
      const paths = [
        "/",
        "/.well-known/oauth-authorization-server",
        "/.well-known/jwks.json",
        `/authorize${query(login)}`,
        `/authorize${query({ ...login, client_id: "unknown" })}`,
        `/authorize${query({ ...login, redirect_uri: "https://elsewhere.invalid/" })}`,
        `/authorize${query({ ...login, scope: "wrong" })}`,
        "/device",
        "/device?user_code=WRONG",
        "/github/install",
        "/console/unknown/billing",
        `/console/${sandbox.workspaceId}/billing`,
        "/uploads/unknown",
        "/token",
        "/v1/me",
        "/v1/nothing",
        "/__sandbox/requests"
      ]
      yield* Effect.promise(async () => {
        const form = (path: string, fields: Record<string, string>) =>
          fetch(sandbox.url + path, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) })
        const responses = [
          ...await Promise.all(paths.map((path) => fetch(sandbox.url + path, { redirect: "manual" }))),
          await form("/device_authorization", { client_id: "sandbox" }),
          await form("/token", {}),
          await form("/revoke", {}),
          await form("/authorize", {}),
          await form("/device", {}),
          await form("/github/install", {})
        ]
        for (const response of responses) {
          await links.follow({ headers: response.headers, body: await response.text() })
        }
      })
      yield* wire.refused(404, "projects.get", { params: { id: "unknown" } })
      yield* wire.refused(404, "agentApprovals.get", { params: { approvalId: "unknown" } })
      assert.deepStrictEqual(links.wrong, [])
      assert.includeMembers(links.followed, [
        `${sandbox.url}/authorize`,
        `${sandbox.url}/token`,
        `${sandbox.url}/device`
      ])
    }))

  it.effect("the page that upgradeUrl leads to says what it would be, for each workspace its own", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const { ok } = Wire.make(sandbox)
      const { data: other } = yield* ok("workspaces.create", { body: { displayName: "<b>Other</b>" } })
      for (const [id, name] of [[sandbox.workspaceId, "Sandbox"], [other.id, "&#60;b&#62;Other&#60;/b&#62;"]]) {
        const { data } = yield* ok("workspaces.subscription", { params: { id } })
        const page = yield* Effect.promise(async () => {
          const response = await fetch(data.upgradeUrl)
          return { status: response.status, html: await response.text() }
        })
        assert.strictEqual(page.status, 200)
        assert.include(page.html, `the workspace <strong>${name}</strong>`)
      }
    }))

  it.effect("an endpoint that takes another method says which", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      for (
        const [method, path, allow] of [["GET", "/token", "POST"], ["PUT", "/github/install", "GET, POST"]] as const
      ) {
        const response = yield* Effect.promise(() => fetch(url + path, { method }))
        assert.strictEqual(response.status, 405)
        assert.strictEqual(response.headers.get("allow"), allow)
      }
    }))

  Chromium.effect(
    "no link on a page of a sandbox leads off the machine, in Chromium, the documentation's included",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve()
        const { page } = yield* Chromium.make()
        for (const path of ["/", "/docs", `/authorize${query(login)}`, "/device"]) {
          yield* Effect.promise(async () => {
            await page.goto(sandbox.url + path)
            await page.getByRole("heading").first().waitFor()
            const links = await page.locator("a[href], form[action]").evaluateAll((elements) =>
              elements.filter((element) => element.checkVisibility()).map((element) =>
                element instanceof HTMLAnchorElement ? element.href : (element as HTMLFormElement).action
              )
            )
            assert.deepStrictEqual(links.filter((url) => !url.startsWith(sandbox.url)), [], path)
          })
        }
      })
  )
})
