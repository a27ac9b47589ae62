/** The device logins of a sandbox (RFC 8628) as programs and persons see them that know nothing of this package. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Browser from "./support/browser.ts"

const grantType = "urn:ietf:params:oauth:grant-type:device_code"

type Json = { readonly [name: string]: any }

const serve = Effect.fnUntraced(function*(options: Sandbox.Options = {}) {
  const sandbox = yield* Sandbox.serve(options)
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    Effect.promise(async () => {
      const response = await fetch(sandbox.url + path, { method: "POST", headers, body: new URLSearchParams(form) })
      return { status: response.status, text: await response.text() }
    })
  const json = (path: string, form: Record<string, string>) =>
    Effect.map(post(path, form), ({ status, text }) => ({ status, body: JSON.parse(text) as Json }))
  const begin = (form: Record<string, string> = {}) =>
    Effect.map(json("/device_authorization", { client_id: "sandbox", ...form }), ({ body }) => body)
  const ask = (begun: Json, form: Record<string, string> = {}) =>
    json("/token", { grant_type: grantType, client_id: "sandbox", device_code: begun["device_code"], ...form })
  const decide = (begun: Json, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    post(
      "/device",
      { user_code: begun["user_code"], decision: "approve", workspace: sandbox.workspaceId, ...form },
      headers
    )
  return { ask, begin, decide, json, sandbox }
})

const error = ({ body }: { readonly body: Json }): string => body["error"]

describe("device logins of a sandbox", () => {
  it.effect("the sandbox announces device logins, and its device endpoint takes the scopes that it announces", () =>
    Effect.gen(function*() {
      const { json, sandbox } = yield* serve()
      const metadata: Json = yield* Effect.promise(async () =>
        (await fetch(`${sandbox.url}/.well-known/oauth-authorization-server`)).json() as Promise<Json>
      )
      assert.strictEqual(metadata["device_authorization_endpoint"], `${sandbox.url}/device_authorization`)
      assert.include(metadata["grant_types_supported"], grantType)
      const begin = (form: Record<string, string>) => json("/device_authorization", form)
      assert.strictEqual(error(yield* begin({})), "invalid_client")
      assert.strictEqual(error(yield* begin({ client_id: "sandbox", scope: "everything" })), "invalid_scope")
      const { body } = yield* begin({ client_id: "sandbox", scope: metadata["scopes_supported"].join(" ") })
      assert.deepInclude(body, { expires_in: 600, interval: 5, verification_uri: `${sandbox.url}/device` })
    }))

  it.effect("a device that asks too early is slowed down, by five seconds more each time", () =>
    Effect.gen(function*() {
      const { ask, begin } = yield* serve()
      const begun = yield* begin()
      const asked: Array<string> = []
      for (const seconds of [0, 5, 4, 10, 9, 15]) {
        yield* TestClock.adjust(`${seconds} seconds`)
        asked.push(error(yield* ask(begun)))
      }
      const pending = "authorization_pending"
      assert.deepStrictEqual(asked, [pending, pending, "slow_down", pending, "slow_down", pending])
    }))

  it.effect("no device is slowed down by a clock that stands still, or that was set back", () =>
    Effect.gen(function*() {
      const { ask, begin, sandbox: { clock } } = yield* serve()
      const pending = "authorization_pending"
      yield* clock.set("2026-01-02")
      const later = yield* begin()
      yield* clock.freeze
      for (let n = 0; n < 3; n++) assert.strictEqual(error(yield* ask(later)), pending)
      yield* clock.resume
      for (const expected of [pending, "slow_down"]) assert.strictEqual(error(yield* ask(later)), expected)
      yield* clock.set("2026-01-01")
      for (const expected of [pending, "slow_down"]) assert.strictEqual(error(yield* ask(later)), expected)
    }))

  it.effect("a device code is good for one grant, of its own client, and until it is over", () =>
    Effect.gen(function*() {
      const clients = ["sandbox", "other"].map((id) => ({ id, redirectUris: "loopback" as const }))
      const { ask, begin, decide, json } = yield* serve({ clients })
      const begun = yield* begin({ scope: "workspace:admin offline_access" })
      yield* decide(begun)
      assert.strictEqual(error(yield* ask(begun, { client_id: "other" })), "invalid_grant")
      const { body, status } = yield* ask(begun)
      assert.strictEqual(status, 200)
      assert.strictEqual(body["scope"], "workspace:admin offline_access")
      const refreshed = yield* json("/token", {
        grant_type: "refresh_token",
        client_id: "sandbox",
        refresh_token: body["refresh_token"]
      })
      assert.strictEqual(refreshed.status, 200)
      assert.strictEqual(error(yield* ask(begun)), "invalid_grant")
      assert.strictEqual(error(yield* ask({ device_code: "unknown" })), "invalid_grant")

      const late = yield* begin()
      yield* decide(late)
      yield* TestClock.adjust("10 minutes")
      assert.strictEqual(error(yield* ask(late)), "expired_token")
    }))

  it.effect("a person enters the code in either case and without its hyphen, sees it again, and decides once", () =>
    Effect.gen(function*() {
      const { ask, begin, decide, sandbox } = yield* serve()
      const begun = yield* begin()
      const open = (query = "") => Effect.promise(() => Browser.open(`${sandbox.url}/device${query}`))
      assert.include((yield* open()).html, "name=\"user_code\" required")
      assert.include((yield* open("?user_code=WRNG-CODE")).html, "No device is waiting with this code")
      const entered = begun["user_code"].toLowerCase().replace("-", "")
      const page = yield* open(`?user_code=${entered}`)
      assert.match(page.html, new RegExp(`<strong[^>]*>${begun["user_code"]}</strong>`))
      assert.include(page.html, "Manage everything in the workspace")
      assert.include(page.headers.get("content-security-policy")!, "form-action 'self';")

      assert.include((yield* decide(begun, {}, { "sec-fetch-site": "cross-site" })).text, "sent from another page")
      assert.include((yield* decide(begun, { workspace: "wksp_foreign" })).text, "incomplete")
      assert.include((yield* decide(begun, { decision: "deny" })).text, "The device was denied")
      assert.include((yield* decide(begun)).text, "No device is waiting with this code")
      assert.strictEqual(error(yield* ask(begun)), "access_denied")
    }))

  it.effect("the request log of a sandbox shows neither device codes nor user codes", () =>
    Effect.gen(function*() {
      const { ask, begin, decide, sandbox } = yield* serve()
      const begun = yield* begin()
      yield* ask(begun)
      yield* Effect.promise(() => Browser.open(begun["verification_uri_complete"]))
      yield* decide(begun)
      const log = yield* sandbox.requests
      assert.deepStrictEqual(
        log.map(({ operation }) => operation),
        ["oauth.deviceAuthorization", "oauth.token", "oauth.device", "oauth.device"]
      )
      assert.notInclude(JSON.stringify(log), begun["user_code"])
      assert.notInclude(JSON.stringify(log), begun["device_code"])
    }))
})
