/** Many sandboxes on one server: each test has a state, faults, a clock and a log of its own, and no request of one reaches another. */
import { assert, describe, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import { createRemoteJWKSet, jwtVerify } from "jose"
import * as childProcess from "node:child_process"
import { once } from "node:events"
import * as http from "node:http"
import { gzipSync } from "node:zlib"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import { inProcess } from "../../src/sandbox/internal/server/inProcess.ts"
import { start } from "../../src/sandbox/internal/server/sandboxes.ts"
import { root } from "../support/contract.ts"
import * as Binary from "./support/binary.ts"
import * as Browser from "./support/browser.ts"
import * as OAuthWire from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

/** Two isolated sandboxes beside the first one. */
const three = Effect.gen(function*() {
  const first = yield* Sandbox.serve({ control: true, autoApprove: true })
  const a = yield* first.makeSandbox({ autoApprove: true })
  const b = yield* first.makeSandbox({ autoApprove: true })
  return { first, a, b }
})

const bearer = ({ token }: Sandbox.Running) => ({ authorization: `Bearer ${Redacted.value(token)}` })

const control = (
  sandbox: Sandbox.Running,
  method: string,
  at: string,
  body?: unknown,
  headers: Record<string, string> = bearer(sandbox)
) =>
  Effect.promise(async () => {
    const response = await fetch(`${sandbox.url}/__sandbox/${at}`, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      ...body === undefined ? undefined : { body: JSON.stringify(body) }
    })
    const text = await response.text()
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) }
  })

/** A login at a sandbox, as its own application. */
const loggedIn = Effect.fnUntraced(function*(sandbox: Sandbox.Running) {
  const wire = OAuthWire.make(sandbox)
  const own = { client_id: sandbox.clientId }
  const { body } = yield* wire.exchange(yield* wire.code(own), own)
  return { wire, accessToken: body.access_token as string, refreshToken: body.refresh_token as string }
})

const operationsOf = (sandbox: Sandbox.Running) =>
  Effect.map(sandbox.requests, (requests) => requests.map(({ operation }) => operation))

describe("many tests on one server", () => {
  it.live(
    "twenty test files at once, in four processes, have each a state, faults, a clock and a log of their own",
    () =>
      Effect.gen(function*() {
        const binary = yield* Binary.start("--control")
        const program = path.join(root, "test/sandbox/support/isolatedProgram.ts")
        const ended = yield* Effect.promise(async () => {
          const children = Array.from({ length: 4 }, (_, n) =>
            childProcess.spawn(
              path.join(root, "node_modules/.bin/node"),
              [program, binary.url, ...Array.from({ length: 5 }, (_, m) => `p${5 * n + m}`)],
              { stdio: ["pipe", "pipe", "inherit"] }
            ))
          await Promise.all(children.map(({ stdout }) => once(stdout, "data")))
          return await Promise.all(children.map(async (child) => {
            const exit = once(child, "exit")
            child.stdin.end("go\n")
            return (await exit)[0] as number
          }))
        })
        assert.deepStrictEqual(ended, [0, 0, 0, 0])
        const [left, requests] = yield* Effect.promise(() =>
          Promise.all(
            ["sandboxes", "requests"].map(async (at) => await (await fetch(`${binary.url}/__sandbox/${at}`)).json())
          )
        )
        // What each asked with the token of the sandbox that it had ended came to the first one, and was refused.
        assert.deepStrictEqual(left, { data: [] })
        assert.deepStrictEqual((requests as any).data.map(({ status }: any) => status), Array(20).fill(401))
      }),
    120_000
  )

  it.effect("projects, resets, faults and the clock of one sandbox are not another's", () =>
    Effect.gen(function*() {
      const { a, b, first } = yield* three
      assert.isUndefined(first.id)
      const listed = yield* control(first, "GET", "sandboxes", undefined, {})
      assert.deepStrictEqual(listed.body.data.map(({ id }: { readonly id: string }) => id), [a.id, b.id])
      const wires = [first, a, b].map((sandbox) => Wire.make(sandbox))
      for (const [n, wire] of wires.entries()) yield* wire.ok("projects.create", { body: { name: `p${n}` } })
      yield* a.faults.add({ operation: "projects.list", status: 418 })
      yield* a.advance("1 day")
      const names = (wire: Wire.Wire) =>
        Effect.map(wire.ok("projects.list"), ({ data }) => data.map(({ name }: { readonly name: string }) => name))
      yield* Effect.promise(() => fetch(`${a.url}/v1/projects`, { headers: bearer(a) })).pipe(
        Effect.map(({ status }) => assert.strictEqual(status, 418))
      )
      assert.deepStrictEqual(yield* names(wires[2]!), ["p2"])
      yield* a.reset
      assert.deepStrictEqual(yield* Effect.forEach(wires, names), [["p0"], [], ["p2"]])
      const { data } = yield* wires[2]!.ok("projects.create", { body: {} })
      yield* wires[1]!.refused(404, "projects.get", { params: { id: data.id } })
      yield* wires[0]!.refused(404, "projects.get", { params: { id: data.id } })
    }))

  it.effect("control acts on the sandbox whose token comes with it, and without one on the first", () =>
    Effect.gen(function*() {
      const { a, b, first } = yield* three
      for (const sandbox of [first, a, b]) yield* Wire.make(sandbox).ok("me.get")
      yield* control(a, "POST", "reset")
      assert.deepStrictEqual(yield* Effect.forEach([first, a, b], operationsOf), [["me.get"], [], ["me.get"]])
      yield* control(first, "POST", "reset", undefined, {})
      assert.deepStrictEqual(yield* Effect.forEach([first, a, b], operationsOf), [[], [], ["me.get"]])
      const unknown = yield* control(b, "POST", "reset", undefined, { authorization: "Bearer of-nobody" })
      assert.strictEqual(unknown.status, 401)
      assert.match(unknown.body.error.hint, /make a new one for this test/)
      yield* Wire.make(first).ok("me.get")
      for (const authorization of ["Bearer", `${bearer(b).authorization} x`, "Token of-nobody"]) {
        assert.strictEqual((yield* control(b, "POST", "reset", undefined, { authorization })).status, 401)
      }
      assert.deepStrictEqual(yield* operationsOf(first), ["me.get"])
      assert.deepStrictEqual(yield* operationsOf(b), ["me.get"])
    }))

  it.effect("a sandbox made by HTTP says what it takes to use it, and ends by its own token or the first one's", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve({ control: true })
      const make = (body?: unknown) => control(first, "POST", "sandboxes", body, {})
      const [one, two] = [yield* make(), yield* make({ token: "its-token", workspace: "second" })]
      assert.deepStrictEqual([one.status, Object.keys(one.body)], [
        201,
        ["id", "url", "token", "clientId", "workspaceId"]
      ])
      assert.deepInclude(two.body, { url: first.url, token: "its-token", workspaceId: "wksp_second" })
      const all = yield* control(first, "GET", "sandboxes")
      assert.deepStrictEqual(all.body.data.map(({ id }: any) => id), [one.body.id, two.body.id])
      assert.notInclude(JSON.stringify(all.body), "its-token")
      const asTwo = { authorization: "Bearer its-token" }
      const own = yield* control(first, "GET", "sandboxes", undefined, asTwo)
      assert.deepStrictEqual(own.body.data.map(({ id }: any) => id), [two.body.id])
      const others = yield* control(first, "DELETE", `sandboxes/${one.body.id}`, undefined, asTwo)
      assert.deepStrictEqual([others.status, others.body.error.code], [404, "resource-not-found"])
      assert.strictEqual((yield* control(first, "DELETE", `sandboxes/${two.body.id}`, undefined, asTwo)).status, 204)
      assert.strictEqual((yield* control(first, "DELETE", `sandboxes/${one.body.id}`)).status, 204)
      assert.strictEqual((yield* control(first, "DELETE", `sandboxes/${one.body.id}`)).status, 404)
      assert.deepStrictEqual((yield* control(first, "GET", "sandboxes")).body, { data: [] })
    }))

  it.effect("what one sandbox has as its token or its application, another is refused", () =>
    Effect.gen(function*() {
      const { a, b, first } = yield* three
      yield* a.registerClient({ id: "web" })
      for (
        const [body, expected] of [
          [{ token: Redacted.value(a.token) }, /Another sandbox on this server has this token/],
          [{ clients: [{ id: "web" }] }, /registered in another sandbox/],
          [{ clients: [{ id: a.clientId }] }, /registered in another sandbox/],
          [{ control: true }, /Unknown option "control". Known options: token, workspace/],
          [{ tokenTtl: "60" }, /tokenTtl must be a number/],
          [{ workspace: "no id" }, /is not a workspace id/],
          [[], /options must be an object/]
        ] as const
      ) {
        const { body: { error }, status } = yield* control(first, "POST", "sandboxes", body)
        assert.deepStrictEqual([status, error.code], [422, "validation-error"])
        assert.match(error.message, expected)
        assert.isNotEmpty(error.hint)
      }
      const taken = yield* control(b, "POST", "clients", { id: "web" })
      assert.deepStrictEqual([taken.status, (yield* control(a, "POST", "clients", { id: "web" })).status], [422, 204])
      assert.deepStrictEqual((yield* Effect.exit(b.registerClient({ id: "web" })))._tag, "Failure")
      yield* a.reset
      assert.strictEqual((yield* control(b, "POST", "clients", { id: "web" })).status, 204)
    }))

  it.effect("who has the token for control makes a sandbox, and whose it is controls it by its own token", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve({ controlToken: "for-control" })
      assert.strictEqual((yield* control(first, "POST", "sandboxes", {}, {})).status, 403)
      assert.strictEqual((yield* control(first, "POST", "sandboxes", {})).status, 403)
      const refused = yield* Effect.flip(Sandbox.makeOn(first.url, { controlToken: "another" }))
      assert.deepStrictEqual(refused.reason, "ServerUnusable")
      assert.match(refused.message, /The control token is wrong/)
      const own = yield* Sandbox.makeOn(first.url, { controlToken: Redacted.make("for-control") })
      yield* Wire.make(own).ok("me.get")
      yield* Wire.make(first).ok("me.get")
      yield* own.reset
      assert.deepStrictEqual([yield* operationsOf(own), yield* operationsOf(first)], [[], ["me.get"]])
    }).pipe(Effect.provide(FetchHttpClient.layer)))

  it.effect("there are as many sandboxes as there may be, and a clear no to the next", () =>
    Effect.gen(function*() {
      const { makeSandbox, respond, running } = yield* start({ control: true }, { most: 1 })
      yield* Effect.scoped(makeSandbox())
      yield* makeSandbox()
      const error = yield* Effect.flip(makeSandbox())
      assert.deepStrictEqual(error.reason, "TooMany")
      assert.match(error.message, /This server already has 1 sandbox\..*DELETE/)
      const answer = yield* inProcess(respond).execute(
        HttpClientRequest.post("http://localhost/__sandbox/sandboxes").pipe(
          HttpClientRequest.bearerToken(running.token)
        )
      )
      assert.strictEqual(answer.status, 409)
    }))
})

describe("requests with what two sandboxes gave out", () => {
  it.effect("a code, a refresh token, a device code and a token of one are refused with the application of another", () =>
    Effect.gen(function*() {
      const { a, b } = yield* three
      const { accessToken, refreshToken, wire } = yield* loggedIn(a)
      const other = { client_id: b.clientId }
      const code = yield* wire.code({ client_id: a.clientId })
      OAuthWire.assertRefused(yield* wire.exchange(code, other), "invalid_grant")
      OAuthWire.assertRefused(yield* wire.refresh(refreshToken, other), "invalid_grant")
      OAuthWire.assertRefused(yield* wire.post("/revoke", { token: accessToken, ...other }), "invalid_grant")
      const basic = { authorization: `Basic ${btoa(`${b.clientId}:`)}` }
      const byHeader = yield* wire.refresh(refreshToken, { client_id: undefined }, basic)
      OAuthWire.assertRefused(byHeader, "invalid_grant")
      const device = yield* wire.post("/device_authorization", { client_id: a.clientId })
      const grant = {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        device_code: device.body.device_code as string
      }
      OAuthWire.assertRefused(yield* wire.post("/token", { ...grant, ...other }), "invalid_grant")
      assert.strictEqual((yield* wire.post("/token", { ...grant, client_id: a.clientId })).status, 200)
      // None of that did anything.
      assert.strictEqual((yield* wire.refresh(refreshToken, { client_id: a.clientId })).status, 200)
      assert.strictEqual(yield* wire.statusOf(accessToken), 200)
      assert.deepStrictEqual(yield* operationsOf(b), [])
    }))

  it.effect("a person decides in the sandbox of the login, for its workspaces", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve()
      const [a, b] = [yield* first.makeSandbox(), yield* first.makeSandbox()]
      const wire = OAuthWire.make(a)
      const page = yield* wire.authorize({ client_id: a.clientId })
      const form = Browser.fieldsOf(page)
      assert.strictEqual(form["workspace"], a.workspaceId)
      const decide = (workspace: string) =>
        Effect.promise(() => Browser.send(a.url, { ...form, workspace, decision: "approve" }))
      assert.match((yield* decide(b.workspaceId)).html, /form is incomplete/)
      assert.strictEqual((yield* decide(a.workspaceId)).status, 303)
      const { body } = yield* wire.post("/device_authorization", { client_id: a.clientId })
      const asked = yield* Effect.promise(() => Browser.open(`${a.url}/device?user_code=${body.user_code}`))
      assert.include(asked.html, a.workspaceId)
      assert.notInclude(asked.html, b.workspaceId)
      const shown = yield* Effect.promise(() => Browser.open(body.verification_uri_complete))
      assert.include(shown.html, a.workspaceId)
    }))

  it.effect("a login with the first sandbox's client id that may be meant for an isolated one names that one's client id", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve({ control: true })
      const wire = OAuthWire.make(first)
      const html = (change: Record<string, string> = {}) => Effect.map(wire.authorize(change), ({ html }) => html)
      const note = "To log in to an isolated one, use its own client id"
      assert.notInclude(yield* html(), note)
      const a = yield* first.makeSandbox()
      assert.include(yield* html(), note)
      assert.notInclude(yield* html({ client_id: a.clientId }), note)
      for (const [kind, given] of [["next", { clientId: "sandbox" }], ["tokens", { clientId: "sandbox" }]] as const) {
        const { body, status } = yield* control(a, "POST", "logins", { [kind]: given })
        assert.strictEqual(status, 422)
        assert.include(body.error.message, `The client id of this one is ${a.clientId}.`)
      }
      assert.strictEqual((yield* control(first, "POST", "logins", { next: { clientId: "sandbox" } }, {})).status, 204)
    }))

  it.effect("users, decisions and keys of one sandbox are not another's, and tokens at once are of its own application", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve({ control: true })
      const [a, b] = yield* Effect.forEach(
        ["ada@example.com", "bob@example.com"],
        (email) => first.makeSandbox({ users: [{ email }] })
      )
      yield* a!.logins.next({ user: "ada@example.com", decision: "deny" })
      const elsewhere = yield* control(b!, "POST", "logins", { next: { user: "ada@example.com" } })
      assert.strictEqual(elsewhere.status, 422)
      assert.include(elsewhere.body.error.message, "Known users: sandbox@example.com, bob@example.com.")
      const wire = OAuthWire.make(first)
      for (const other of [first, b!]) {
        assert.strictEqual((yield* wire.authorize({ client_id: other.clientId })).status, 200)
      }
      const { headers } = yield* wire.authorize({ client_id: a!.clientId })
      assert.strictEqual(new URL(headers.get("location")!).searchParams.get("error"), "access_denied")
      const asked = yield* Effect.forEach([first, a!, b!], (sandbox) => sandbox.logins.tokens())
      yield* b!.rotateKeys({ drop: true })
      assert.deepStrictEqual(yield* Effect.forEach(asked, ({ access_token }) => wire.statusOf(access_token)), [
        200,
        200,
        401
      ])
      for (const [n, sandbox] of [first, a!, b!].entries()) {
        const { status } = yield* wire.refresh(asked[n]!.refresh_token!, { client_id: sandbox.clientId })
        assert.strictEqual(status, 200, String(n))
      }
    }))

  it.effect("tokens that one sandbox expires or revokes are refused there, and those of others go on", () =>
    Effect.gen(function*() {
      const { a, b } = yield* three
      const [ofA, ofB] = [yield* loggedIn(a), yield* loggedIn(b)]
      yield* a.faults.revokeTokens
      assert.deepStrictEqual([yield* ofA.wire.statusOf(ofA.accessToken), yield* ofB.wire.statusOf(ofB.accessToken)], [
        401,
        200
      ])
      // The one that was refused is in the log of its sandbox.
      assert.deepStrictEqual((yield* a.requests).at(-1)!.status, 401)
      OAuthWire.assertRefused(yield* ofA.wire.refresh(ofA.refreshToken, { client_id: a.clientId }), "invalid_grant")
    }))

  it.live("one issuer has the keys of all sandboxes", () =>
    Effect.gen(function*() {
      const { a, b, first } = yield* three
      const keys = createRemoteJWKSet(new URL(`${first.url}/.well-known/jwks.json`))
      for (const sandbox of [first, a, b]) {
        const { accessToken } = yield* loggedIn(sandbox)
        const { payload } = yield* Effect.promise(() => jwtVerify(accessToken, keys, { issuer: first.url }))
        assert.strictEqual(payload["workspace_id"], sandbox.workspaceId)
      }
    }))

  it.effect("links that a sandbox gave out lead into it without a token", () =>
    Effect.gen(function*() {
      const { a, b, first } = yield* three
      const wire = Wire.make(a)
      const { data: project } = yield* wire.ok("projects.create", { body: {} })
      const { data: service } = yield* wire.ok("services.create", {
        body: { projectId: project.id, displayName: "web" }
      })
      const { data: deployment } = yield* wire.ok("services.createDeployment", {
        params: { serviceId: service.id },
        body: { portMapping: { http: 3000 } }
      })
      const put = (url: string) => Effect.promise(() => fetch(url, { method: "PUT", body: gzipSync("app") }))
      assert.strictEqual((yield* put(deployment.uploadUrl.replace(/signature=\w+/, "signature=x"))).status, 403)
      assert.strictEqual((yield* put(deployment.uploadUrl)).status, 200)
      const { data: intent } = yield* wire.ok("scmInstallations.createInstallIntent", {
        body: { provider: "github", workspaceId: a.workspaceId, repository: "acme/shop" }
      })
      const installed = yield* Effect.promise(() => Browser.open(intent.installUrl))
      assert.match(installed.html, /acme\/shop/)
      const billing = yield* Effect.promise(() => Browser.open(`${a.url}/console/${a.workspaceId}/billing`))
      assert.strictEqual(billing.status, 200)
      for (const other of [first, b]) {
        const operations = yield* operationsOf(other)
        assert.deepStrictEqual(operations.filter((operation) => operation !== "uploads.put"), [])
      }
      assert.deepStrictEqual((yield* operationsOf(a)).slice(-3), [
        "scmInstallations.createInstallIntent",
        "github.install",
        "console.billing"
      ])
    }))

  it.effect("by the name that begins with its id everything is a sandbox's, and nothing another's", () =>
    Effect.gen(function*() {
      const { a, b, first } = yield* three
      const { port } = new URL(first.url)
      const ask = (id: string, at: string, headers: Record<string, string> = {}) =>
        Effect.promise(async () => {
          const request = http.get({
            port,
            host: "127.0.0.1",
            path: at,
            headers: { host: `${id}.localhost:${port}`, ...headers }
          })
          const [response] = await once(request, "response") as [http.IncomingMessage]
          return { status: response.statusCode!, body: JSON.parse((await response.toArray()).join("")) }
        })
      const id = a.clientId
      const metadata = yield* ask(id, "/.well-known/oauth-authorization-server")
      assert.strictEqual(metadata.body.issuer, `http://${id}.localhost:${port}`)
      assert.strictEqual((yield* ask(id, "/v1/me", bearer(a))).status, 200)
      assert.strictEqual((yield* ask(id, "/v1/me", bearer(b))).status, 401)
      assert.deepStrictEqual(yield* operationsOf(a), ["oauth.metadata", "me.get", "me.get"])
      assert.deepStrictEqual(yield* operationsOf(first), [])
    }))
})

describe("a snapshot of another sandbox on the same server", () => {
  it.effect("its logins, tokens and applications stay with the sandbox that has them, and its resources come", () =>
    Effect.gen(function*() {
      const { a, first } = yield* three
      yield* a.registerClient({ id: "web" })
      const { accessToken, refreshToken, wire } = yield* loggedIn(a)
      yield* Wire.make(a).ok("projects.create", { body: { name: "shared" } })
      const snapshot = yield* a.snapshot
      const other = yield* first.makeSandbox({ import: snapshot })
      const restored = yield* first.makeSandbox()
      yield* restored.restore(snapshot)
      for (const sandbox of [other, restored]) {
        const { data } = yield* Wire.make(sandbox).ok("projects.list")
        assert.deepStrictEqual(data.map(({ name }: { readonly name: string }) => name), ["shared"])
        yield* sandbox.reset
      }
      const before = (yield* a.requests).length
      assert.strictEqual(yield* wire.statusOf(accessToken), 200)
      assert.strictEqual((yield* wire.refresh(refreshToken, { client_id: a.clientId })).status, 200)
      assert.lengthOf(yield* a.requests, before + 2)
      // Once it has ended, what was its is nobody's.
      yield* other.faults.revokeTokens
      yield* restored.faults.revokeTokens
      assert.strictEqual(yield* wire.statusOf(accessToken), 200)
      assert.strictEqual((yield* control(other, "POST", "clients", { id: "web" })).status, 422)
    }))

  it.effect("a seed with a service token that another sandbox has is refused", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve()
      const seed = { serviceTokens: [{ name: "ci", value: "token-of-ci" }] }
      yield* first.makeSandbox({ seed })
      const error = yield* Effect.flip(first.makeSandbox({ seed }))
      assert.match(error.message, /service token of another sandbox on this server/)
      yield* first.makeSandbox({ seed: { serviceTokens: [{ name: "ci", value: "another-token" }] } })
    }))
})

describe("a sandbox on a server of another process", () => {
  it.live("all powers of a sandbox do over HTTP what they do in process", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve({ control: true })
      const other = yield* Sandbox.makeOn(first.url, { users: [{ email: "ada@example.com", name: "Ada" }] })
      const own = yield* Sandbox.makeOn(first.url)
      const wire = Wire.make(own)
      yield* own.clock.freeze
      assert.deepStrictEqual([yield* own.clock.isFrozen, yield* other.clock.isFrozen], [true, false])
      yield* own.clock.set(new Date("2030-01-01T00:00:00Z"))
      yield* own.clock.advance(Duration.hours(1))
      assert.strictEqual((yield* own.clock.now).toISOString(), "2030-01-01T01:00:00.000Z")
      yield* own.clock.resume
      assert.isFalse(yield* own.clock.isFrozen)
      assert.isBelow((yield* other.clock.now).getTime(), Date.UTC(2030, 0))

      const id = yield* own.faults.add({ operation: "me.get", latency: Duration.millis(1), status: 503, count: 2 })
      yield* wire.refused(503, "me.get")
      assert.deepInclude((yield* own.faults.pending)[0], { id, hits: 1, left: 1 })
      yield* own.faults.remove(id)
      yield* wire.ok("me.get")
      assert.match(String(yield* Effect.flip(Effect.sandbox(own.faults.remove("fault_none")))), /fault_none/)

      const { access_token } = yield* other.logins.tokens({ user: "ada@example.com" })
      yield* other.logins.next({ user: "ada@example.com", decision: "deny" })
      assert.strictEqual((yield* other.logins.pending)[0]?.decision, "deny")
      assert.deepStrictEqual(yield* own.logins.pending, [])
      yield* other.logins.clear
      assert.deepStrictEqual(yield* other.logins.pending, [])
      assert.strictEqual(yield* OAuthWire.make(own).statusOf(access_token), 200)
      assert.strictEqual((yield* other.requests).at(-1)?.operation, "me.get")
      const kid = yield* other.rotateKeys({ drop: true })
      assert.match(kid, /^key_/)
      assert.strictEqual(yield* OAuthWire.make(own).statusOf(access_token), 401)
      yield* own.registerClient({ id: "web", secret: Redacted.make("its-secret") })
      const refused = yield* OAuthWire.make(own).post("/token", { client_id: "web", client_secret: "x" })
      OAuthWire.assertRefused(refused, "invalid_client", 401)
      yield* own.reset
      assert.deepStrictEqual(yield* own.requests, [])
    }).pipe(Effect.provide(FetchHttpClient.layer)))
})

describe("a sandbox that has ended", () => {
  it.effect("nothing of a sandbox that has ended reaches the first one", () =>
    Effect.gen(function*() {
      const first = yield* Sandbox.serve({ control: true, autoApprove: true })
      const ended = yield* Effect.scoped(first.makeSandbox({ autoApprove: true }))
      const wire = OAuthWire.make(ended)
      const own = { client_id: ended.clientId }
      const page = yield* wire.authorize(own)
      assert.deepStrictEqual([page.status, /has ended/.test(page.html)], [400, true])
      OAuthWire.assertRefused(yield* wire.exchange("code_x", own), "invalid_client", 401)
      OAuthWire.assertRefused(yield* wire.post("/device_authorization", own), "invalid_client", 401)
      assert.strictEqual(yield* wire.statusOf(Redacted.value(ended.token)), 401)
      assert.strictEqual((yield* control(ended, "POST", "reset")).status, 401)
      assert.deepStrictEqual(yield* operationsOf(first), ["me.get"])
    }))

  it.live("a log that is followed ends with its sandbox", () =>
    Effect.gen(function*() {
      const { first } = yield* three
      const text = yield* Effect.scoped(Effect.gen(function*() {
        const sandbox = yield* first.makeSandbox()
        const wire = Wire.make(sandbox)
        const { data: { id: projectId } } = yield* wire.ok("projects.create", { body: {} })
        const { data: build } = yield* wire.ok("builds.create", {
          body: {
            source: "ci",
            commitSha: "abc123",
            branchName: "main",
            projectId,
            runIdentity: { provider: "github", repositoryId: "1", runId: "1", runAttempt: 1 }
          }
        })
        return yield* Effect.promise(() =>
          fetch(`${sandbox.url}/v1/builds/${build.id}/logs?follow=true`, { headers: bearer(sandbox) })
        )
      }))
      assert.match(yield* Effect.promise(() => text.text()), /terminal/)
    }))
})
