/** Which web pages may call a sandbox, and by which names it is called. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as http from "node:http"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Chromium from "../support/Chromium.ts"
import * as RecordingServer from "../support/RecordingServer.ts"

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
}

/** With headers that `fetch` would not send. */
const send = (url: string, method: string, headers: Record<string, string>): Effect.Effect<Answer> =>
  Effect.callback((resume) => {
    http.request(url, { method, headers }, (response) => {
      response.resume()
      resume(Effect.succeed({ status: response.statusCode!, headers: response.headers }))
    }).on("error", (error) => resume(Effect.die(error))).end()
  })

const ofHere = [
  "http://localhost:3000",
  "http://localhost",
  "https://localhost:8443",
  "http://127.0.0.1:5173",
  "http://[::1]:3000",
  "http://shop.app.localhost:3000"
]

const ofElsewhere = [
  "https://evil.example",
  "http://localhost.evil.example",
  "http://notlocalhost",
  "http://127.0.0.1.evil.example",
  "http://evil.example:80/127.0.0.1",
  "http://127.0.0.1@evil.example",
  "file://",
  "null",
  ""
]

/** The same as some of these to whoever looks for their route, and nothing at all. */
const disguised = ["/%76%31/me", "/%74oken", "/v1/../v1/me", "/nowhere"]

const shared = ["/v1/me", "/v1/projects", "/token", "/revoke", "/.well-known/oauth-authorization-server"]

describe("a page of this machine", () => {
  for (const origin of ofHere) {
    it.effect(`a page at ${origin} may call the API and read its answers`, () =>
      Effect.gen(function*() {
        const { token, url } = yield* Sandbox.serve()
        for (const path of shared) {
          const asked = "authorization,content-type,x-team"
          const preflight = yield* send(url + path, "OPTIONS", {
            origin,
            "access-control-request-method": "PATCH",
            "access-control-request-headers": asked
          })
          assert.strictEqual(preflight.status, 204)
          assert.deepInclude(preflight.headers, {
            "access-control-allow-origin": origin,
            "access-control-allow-headers": asked,
            "vary": "origin"
          })
          assert.match(preflight.headers["access-control-allow-methods"]!, /\bPATCH\b.*\bDELETE\b/)
        }
        const { headers, status } = yield* send(`${url}/v1/me`, "GET", {
          origin,
          authorization: `Bearer ${Redacted.value(token)}`
        })
        assert.strictEqual(status, 200)
        assert.strictEqual(headers["access-control-allow-origin"], origin)
        assert.match(headers["access-control-expose-headers"]!, /x-request-id, retry-after/)
        assert.isUndefined(headers["access-control-allow-credentials"])
      }))
  }

  it.effect("the pages and the control routes of a sandbox have no CORS headers", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ control: true })
      for (const path of ["/authorize", "/docs", "/__sandbox/requests", "/__sandbox/faults"]) {
        for (const method of ["OPTIONS", "GET"]) {
          const { headers } = yield* send(url + path, method, {
            origin: "http://localhost:3000",
            "access-control-request-method": "GET"
          })
          assert.isUndefined(headers["access-control-allow-origin"], path)
        }
      }
      const { status } = yield* send(`${url}/__sandbox/reset`, "POST", { origin: "http://localhost:3000" })
      assert.strictEqual(status, 403)
    }))

  Chromium.effect(
    "a page of this machine logs in, reads, writes, and reads the exposed headers, in Chromium",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ token: "my-token" })
        const page = yield* pageAt("127.0.0.1")
        yield* sandbox.faults.add({ operation: "me.get", count: 1, status: 503, retryAfter: 7 })
        const seen = yield* Effect.promise(() =>
          page.evaluate(async (url) => {
            const call = async (method: string, path: string, body?: unknown) => {
              const response = await fetch(url + path, {
                method,
                headers: {
                  authorization: "Bearer my-token",
                  "content-type": "application/json",
                  traceparent: "00-0-0-01"
                },
                ...body === undefined ? undefined : { body: JSON.stringify(body) }
              })
              const text = await response.text()
              return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) }
            }
            const form = (path: string, fields: Record<string, string>) =>
              fetch(url + path, { method: "POST", body: new URLSearchParams(fields) })
            const busy = await call("GET", "/v1/me")
            const made = await call("POST", "/v1/projects", { name: "from a page" })
            const path = `/v1/projects/${made.body.data.id}`
            const missing = await call("GET", "/v1/projects/proj_doesnotexist")
            return {
              retryAfter: busy.headers.get("retry-after"),
              requestId: missing.headers.get("x-request-id"),
              code: missing.body.error.code,
              statuses: [
                busy.status,
                made.status,
                (await call("PATCH", path, { name: "renamed" })).status,
                (await call("DELETE", path)).status,
                (await form("/token", { grant_type: "refresh_token", client_id: "sandbox", refresh_token: "x" }))
                  .status,
                (await form("/revoke", { client_id: "sandbox", token: "x" })).status,
                (await fetch(`${url}/.well-known/oauth-authorization-server`)).status
              ]
            }
          }, sandbox.url)
        )
        assert.match(seen.requestId!, /^req_/)
        assert.deepInclude(seen, {
          retryAfter: "7",
          code: "resource-not-found",
          statuses: [503, 201, 200, 204, 400, 200, 200]
        })
      })
  )
})

/** A page of an application, at a name that leads to this machine. */
const pageAt = Effect.fnUntraced(function*(name: string) {
  const application = yield* RecordingServer.make
  application.answerWith({ status: 200, headers: { "content-type": "text/html" }, body: "<h1>Application</h1>" })
  const { page } = yield* Chromium.make({ namesOfHere: ["evil.example"] })
  yield* Effect.promise(() => page.goto(application.url.replace("127.0.0.1", name)))
  return page
})

describe("a page of elsewhere", () => {
  for (const origin of ofElsewhere) {
    it.effect(`a page at ${JSON.stringify(origin)} is refused, and changes nothing`, () =>
      Effect.gen(function*() {
        const { token, url } = yield* Sandbox.serve()
        for (const path of [...shared, ...disguised]) {
          for (const method of ["OPTIONS", "GET", "POST"]) {
            const { headers, status } = yield* send(url + path, method, {
              origin,
              authorization: `Bearer ${Redacted.value(token)}`,
              ...method === "OPTIONS" ? { "access-control-request-method": "POST" } : undefined
            })
            assert.strictEqual(status, 403, `${method} ${path}`)
            assert.isUndefined(headers["access-control-allow-origin"])
          }
        }
        const all = yield* send(`${url}/v1/projects`, "GET", { authorization: `Bearer ${Redacted.value(token)}` })
        assert.strictEqual(all.headers["vary"], "origin")
      }))
  }

  Chromium.effect(
    "a page of elsewhere reads and changes nothing in Chromium, even when its own name leads here",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ token: "my-token" })
        const page = yield* pageAt("evil.example")
        const attempt = (base: string) =>
          Effect.promise(() =>
            page.evaluate((url) => {
              const headers = { authorization: "Bearer my-token" }
              const status = (path: string, init: RequestInit) =>
                fetch(url + path, init).then((response) => response.status, () => "refused")
              return Promise.all([
                status("/v1/projects", { headers }),
                status("/v1/projects", { method: "POST", headers }),
                status("/.well-known/oauth-authorization-server", {}),
                status("/token", { method: "POST", body: new URLSearchParams({ client_id: "sandbox" }) })
              ])
            }, base)
          )
        assert.deepStrictEqual(yield* attempt(sandbox.url), ["refused", "refused", "refused", "refused"])
        const rebound = sandbox.url.replace("127.0.0.1", "evil.example")
        const shown = yield* Effect.promise(async () => (await page.goto(`${rebound}/docs`))!.status())
        assert.strictEqual(shown, 403)
        assert.deepStrictEqual(yield* attempt(rebound), [403, 403, 403, 403])
        assert.lengthOf(yield* sandbox.requests, 0)
      })
  )
})

describe("the name in the URL", () => {
  it.effect("a sandbox on loopback answers only to the names of this machine, whatever is asked for", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve()
      const port = new URL(url).port
      for (const path of [...shared, "/authorize", "/docs", "/openapi.json", "/nowhere"]) {
        for (
          const host of [
            "evil.example",
            `evil.example:${port}`,
            "127.0.0.1.evil.example",
            "localhost.",
            "notlocalhost",
            "0.0.0.0"
          ]
        ) {
          assert.strictEqual((yield* send(url + path, "GET", { host })).status, 403, `${path} at ${host}`)
        }
      }
      for (
        const host of [
          "localhost",
          `localhost:${port}`,
          "LOCALHOST",
          "127.0.0.1",
          "127.1.2.3:1",
          `[::1]:${port}`,
          "shop.localhost"
        ]
      ) {
        assert.strictEqual((yield* send(`${url}/openapi.json`, "GET", { host })).status, 200, host)
      }
    }))

  it.effect("a sandbox that listens for other machines answers to any name, and its own pages may call it", () =>
    Effect.gen(function*() {
      const { url } = yield* Sandbox.serve({ host: "0.0.0.0" })
      const host = `sandbox:${new URL(url).port}`
      const own = { host, origin: `http://${host}` }
      assert.strictEqual((yield* send(`${url}/openapi.json`, "GET", own)).status, 200)
      assert.strictEqual((yield* send(`${url}/openapi.json`, "GET", { ...own, origin: "http://other" })).status, 403)
    }))
})
