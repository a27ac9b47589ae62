/** A page in Chromium that asks for logins in the background, of a sandbox that approves every login. */
import { assert, describe } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Chromium from "../support/Chromium.ts"
import * as RecordingServer from "../support/RecordingServer.ts"

describe("a page of another site", () => {
  Chromium.effect(
    "a page of another site begins no login by images, frames and scripts, and one by a link",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ autoApprove: true })
        const application = yield* RecordingServer.make
        // Another name of this machine is another site to a browser.
        const site = application.url.replace("127.0.0.1", "localhost")
        const loginUrl = `${sandbox.url}/authorize?${new URLSearchParams({
          response_type: "code",
          client_id: "sandbox",
          redirect_uri: `${application.url}/callback`,
          code_challenge: "a".repeat(43),
          code_challenge_method: "S256"
        })}`
        const url = loginUrl.replaceAll("&", "&amp;")
        application.answerWith({
          status: 200,
          headers: { "content-type": "text/html" },
          body: `<!doctype html><a href="${url}">Log in</a>
${Array.from({ length: 20 }, (_, n) => `<img src="${url}&amp;n=${n}">`).join("")}
<iframe src="${url}"></iframe><object data="${url}"></object><link rel="stylesheet" href="${url}">
<script src="${url}"></script>
<script>done = fetch(${JSON.stringify(loginUrl)}, { mode: "no-cors" }).then(() => "asked", () => "failed")</script>`
        })
        const { page } = yield* Chromium.make()
        const asked = Effect.map(
          sandbox.requests,
          (requests) => requests.filter(({ operation }) => operation === "oauth.authorize").map(({ status }) => status)
        )
        yield* Effect.promise(async () => {
          await page.goto(site, { waitUntil: "load" })
          await page.evaluate("done")
        })
        const inBackground = yield* asked
        assert.isAtLeast(inBackground.length, 24)
        assert.deepStrictEqual([...new Set(inBackground)], [400])
        assert.deepStrictEqual(application.requests.filter(({ url }) => url.pathname === "/callback"), [])
        yield* Effect.promise(async () => {
          await page.getByText("Log in").click()
          await page.waitForURL(`${application.url}/callback**`)
        })
        assert.include(yield* asked, 302)
      })
  )
})
