/** What a fault makes of an answer: in the shape of whoever is asked, in pieces, in half, of a while ago. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { once } from "node:events"
import * as net from "node:net"
import { WebSocket } from "undici"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Client from "../support/client.ts"
import { inTime, turn, until } from "../support/inTime.ts"
import * as OAuthWire from "./support/oauthWire.ts"
import * as Service from "./support/service.ts"
import * as Wire from "./support/wire.ts"

const token = Client.token

const inProcess = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken(token)),
  Layer.provide(Client.layerNoRetry),
  Layer.provideMerge(Sandbox.layer({ token }))
)

const bearer = { authorization: `Bearer ${token}` }

/** A request by bytes: what came until the connection ended, and when which part came. */
const raw = (url: string, path: string) =>
  Effect.gen(function*() {
    const parts: Array<string> = []
    let ended = false
    const socket = net.connect(Number(new URL(url).port), "127.0.0.1")
    socket.setNoDelay(true)
    socket.on("data", (part: Buffer) => parts.push(part.toString()))
    socket.on("error", () => {})
    socket.on("close", () => {
      ended = true
    })
    yield* Effect.addFinalizer(() => Effect.sync(() => socket.destroy()))
    yield* Effect.promise(() => once(socket, "connect"))
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`)
    return { text: () => parts.join(""), hasEnded: () => ended, parts, socket }
  })

const bodyOf = (text: string): string => text.slice(text.indexOf("\r\n\r\n") + 4)
const lengthOf = (text: string): number => Number(/content-length: (\d+)/i.exec(text)?.[1])

describe("half a body", () => {
  it.effect("half a body comes with the length of all of it, and then the connection ends, with nothing in the log", () => {
    const logged: Array<unknown> = []
    return Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ token })
      yield* sandbox.faults.add({ operation: "me.get", count: 1, cut: "body" })
      const { hasEnded, text } = yield* raw(sandbox.url, "/v1/me")
      yield* until(hasEnded)
      assert.match(text(), /^HTTP\/1.1 200 OK\r\n/)
      const whole = yield* Effect.promise(() =>
        fetch(`${sandbox.url}/v1/me`, { headers: bearer }).then((it) => it.text())
      )
      assert.strictEqual(lengthOf(text()), whole.length)
      assert.strictEqual(bodyOf(text()), whole.slice(0, Math.floor(whole.length / 2)))
      assert.deepInclude((yield* sandbox.requests)[0], { status: 200, faultId: "fault_1" })
      assert.deepStrictEqual(logged, [])
    }).pipe(Effect.provide(Logger.layer([Logger.make(({ message }) => void logged.push(message))])))
  })

  it.effect("half a body is a failure of our client, which reads again, in process and on a socket", () =>
    Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      const client = yield* ManagementClient.ManagementClient
      yield* faults.add({ operation: "me.get", count: 1, cut: "body" })
      assert.strictEqual((yield* Effect.flip(client.me.get()))._tag, "FetchError")
      yield* client.me.get()

      const served = yield* Sandbox.serve({ token })
      const retrying = yield* Effect.provideContext(
        ManagementClient.ManagementClient,
        yield* Layer.build(
          ManagementClient.layer({ baseUrl: served.url }).pipe(
            Layer.provide(Authorization.layerToken(token)),
            Layer.provide(NodeHttpClient.layerUndici)
          )
        )
      )
      yield* served.faults.add({ operation: "me.get", count: 1, cut: true })
      yield* inTime(retrying.me.get())
      assert.deepStrictEqual((yield* served.requests).map(({ status }) => status), [undefined, 200])
      yield* served.faults.add({ operation: "me.get", count: 1, cut: "body" })
      yield* inTime(retrying.me.get())
      assert.deepStrictEqual((yield* served.requests).map(({ faultId }) => faultId), [
        "fault_1",
        undefined,
        "fault_2",
        undefined
      ])
      // A create is carried out, and the half that came says nothing certain.
      yield* served.faults.add({ operation: "projects.create", count: 1, cut: "body" })
      const error = yield* Effect.flip(inTime(retrying.projects.create()))
      assert.strictEqual(error._tag === "FetchError" ? error.outcome : error._tag, "unknown")
      assert.lengthOf((yield* inTime(retrying.projects.list())).data, 1)
      assert.deepStrictEqual(yield* served.faults.pending, [])
    }).pipe(Effect.provide(inProcess)))

  it.effect("half of an answer that a fault gives, and an answer without a body", () =>
    Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      const chunks = Effect.fnUntraced(function*() {
        const { status, stream } = yield* HttpClient.get("http://localhost/v1/me")
        let text = ""
        const exit = yield* Effect.exit(
          Stream.runForEach(stream, (bytes) => Effect.sync(() => text += new TextDecoder().decode(bytes)))
        )
        return [status, text, Exit.isFailure(exit)]
      })
      yield* faults.add({ count: 1, cut: "body", status: 502, body: "12345678" })
      assert.deepStrictEqual(yield* chunks(), [502, "1234", true])
      yield* faults.add({ count: 1, cut: "body", status: 204 })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(chunks())))
      yield* faults.add({ count: 1, cut: "body" })
      const head = HttpClient.head("http://localhost/v1/me", { headers: bearer })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(head)))
    }).pipe(Effect.provide(inProcess)))
})

describe("a dribble", () => {
  it.effect("a dribble sends the right body a few bytes at a time, with pauses", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ token })
      yield* sandbox.faults.add({
        operation: "me.get",
        status: 200,
        body: "0123456789",
        dribble: { bytes: 4, interval: "1 second" }
      })
      const { text } = yield* raw(sandbox.url, "/v1/me")
      yield* until(() => text().endsWith("0123"))
      assert.strictEqual(lengthOf(text()), 10)
      yield* TestClock.adjust("999 millis")
      yield* turn
      assert.strictEqual(bodyOf(text()), "0123")
      yield* TestClock.adjust("1 millis")
      yield* until(() => bodyOf(text()) === "01234567")
      yield* TestClock.adjust("1 second")
      yield* until(() => bodyOf(text()) === "0123456789")
    }))

  it.effect("a dribble is read by our client, and ends half-way where the body is cut too", () =>
    Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      const client = yield* ManagementClient.ManagementClient
      yield* faults.add({ count: 1, dribble: { bytes: 50, interval: "1 second" } })
      const fiber = yield* Effect.forkChild(client.me.get(), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Fiber.join(fiber)).credential.type, "management_token")
      yield* faults.add({ count: 1, cut: "body", dribble: { bytes: 1, interval: 0 } })
      assert.strictEqual((yield* Effect.flip(inTime(client.me.get())))._tag, "FetchError")
    }).pipe(Effect.provide(inProcess)))

  it.effect("a dribble ends with the client that is gone: a sandbox can be closed", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ token })
      yield* sandbox.faults.add({ dribble: { bytes: 1, interval: "1 hour" } })
      const { socket, text } = yield* raw(sandbox.url, "/v1/me")
      yield* until(() => text().includes("\r\n\r\n{"))
      socket.destroy()
    }))
})

describe("an error of a fault", () => {
  it.effect("an error of a fault is written as OAuth writes one, where the authorization server is asked", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ clients: [{ id: "web", secret: "a-secret" }] })
      const { post } = OAuthWire.make(sandbox)
      const expected = [
        [400, "invalid_request"],
        [401, "invalid_client"],
        [403, "access_denied"],
        [404, "invalid_request"],
        [429, "temporarily_unavailable"],
        [500, "server_error"],
        [503, "temporarily_unavailable"]
      ] as const
      for (const [status, error] of expected) {
        yield* sandbox.faults.add({ operation: "oauth.*", count: 1, status, retryAfter: 3 })
        const answer = yield* post("/token", { grant_type: "refresh_token", client_id: "sandbox" })
        OAuthWire.assertRefused(answer, error, status)
        assert.strictEqual(answer.headers.get("retry-after"), "3")
      }
      yield* sandbox.faults.add({ operation: "oauth.token", rateLimit: { limit: 0, window: "1 minute" } })
      const device = {
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        device_code: "a",
        client_id: "sandbox"
      }
      OAuthWire.assertRefused(yield* post("/token", device), "slow_down", 429)
      yield* sandbox.faults.clear
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 401 })
      const challenged = yield* post("/token", { grant_type: "refresh_token" }, {
        authorization: `Basic ${btoa("web:a")}`
      })
      assert.match(challenged.headers.get("www-authenticate") ?? "", /^Basic /)
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 400, body: { error: "invalid_grant" } })
      assert.deepStrictEqual((yield* post("/token", {})).body, { error: "invalid_grant" })
      // What a fault looked at of a form is still there for whoever answers it.
      yield* sandbox.faults.add({ operation: "oauth.token", where: { clientId: "nobody" }, status: 500 })
      OAuthWire.assertRefused(yield* post("/token", { client_id: "sandbox" }), "invalid_request")
      OAuthWire.assertRefused(yield* post("/token", "{}", { "content-type": "application/json" }), "invalid_request")
    }))

  it.effect("an error of a fault is that of an object store, where an archive is uploaded, and the upload can be made again", () =>
    Effect.gen(function*() {
      const service = yield* Service.start
      const { faults } = service.sandbox
      const made = yield* service.create()
      yield* faults.add({ operation: "uploads.put", count: 1, status: 503 })
      const refused = yield* Service.upload(made)
      assert.strictEqual(refused.status, 503)
      assert.include(yield* Effect.promise(() => refused.text()), "<Code>SlowDown</Code>")
      yield* faults.add({ operation: "uploads.*", count: 1, cut: true })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(Service.upload(made))))
      yield* faults.add({ operation: "uploads.put", count: 1, latency: "1 second" })
      assert.strictEqual((yield* inTime(Service.upload(made))).status, 200)
      assert.deepStrictEqual(yield* faults.pending, [])
    }))

  it.effect("a live log is late or cut, and is whole where a fault could only break a body", () =>
    Effect.gen(function*() {
      const service = yield* Service.start
      const { faults, url } = service.sandbox
      const made = yield* service.running
      /** What is heard of the log: its first record, or how the connection failed. */
      const heard = Effect.scoped(Effect.gen(function*() {
        const socket = yield* Effect.acquireRelease(
          Effect.sync(() =>
            new WebSocket(`${url.replace("http", "ws")}/v1/deployments/${made.id}/logs`, {
              headers: { authorization: `Bearer ${Redacted.value(service.sandbox.token)}` }
            })
          ),
          (socket) => Effect.sync(() => socket.close())
        )
        return yield* Effect.callback<string>((resume) => {
          socket.addEventListener("message", ({ data }) => resume(Effect.succeed(JSON.parse(data as string).type)))
          socket.addEventListener("error", () => resume(Effect.succeed("failed")))
        })
      }))
      yield* faults.add({ operation: "deployments.logs", cut: "body" })
      yield* faults.add({ operation: "deployments.logs", carriedOut: true, status: 500 })
      assert.strictEqual(yield* heard, "log")
      yield* faults.clear
      yield* faults.add({ operation: "deployments.logs", count: 1, cut: true })
      assert.strictEqual(yield* heard, "failed")
      yield* faults.add({ operation: "deployments.logs", count: 1, status: 503 })
      assert.strictEqual(yield* heard, "failed")
      yield* faults.add({ operation: "deployments.logs", count: 1, latency: "5 seconds" })
      assert.strictEqual(yield* inTime(heard), "log")
      assert.deepStrictEqual(yield* faults.pending, [])
    }))
})

it.effect("a log in pages is broken within a line, or comes a few bytes at a time", () =>
  Effect.gen(function*() {
    const service = yield* Service.start
    const { faults, token, url } = service.sandbox
    const made = yield* service.running
    const page = Effect.promise(async () => {
      const response = await fetch(`${url}/v1/deployments/${made.id}/logs`, {
        headers: { authorization: `Bearer ${Redacted.value(token)}` }
      })
      return await response.text().catch(() => "broken")
    })
    const whole = yield* page
    yield* faults.add({ operation: "deployments.logs", count: 1, cut: "body" })
    assert.strictEqual(yield* page, "broken")
    yield* faults.add({ operation: "deployments.logs", count: 1, dribble: { bytes: 7, interval: 10 } })
    assert.strictEqual(yield* inTime(page), whole)
    assert.deepStrictEqual(yield* faults.pending, [])
  }))

describe("a stale read", () => {
  it.effect("a stale read does not see what was just written, until it is old enough", () =>
    Effect.gen(function*() {
      const { faults, requests } = yield* Sandbox.Sandbox
      const client = yield* ManagementClient.ManagementClient
      const names = Effect.map(client.projects.list(), ({ data }) => data.map(({ name }) => name))
      yield* client.projects.create({ payload: { name: "before" } })
      yield* faults.add({ operation: "projects.*", stale: "10 seconds" })
      const { id } = yield* client.projects.create({ payload: { name: "written" } })
      assert.deepStrictEqual(yield* names, ["before"])
      assert.strictEqual((yield* Effect.flip(client.projects.get({ params: { id } })))._tag, "NotFound")
      yield* TestClock.adjust("9 seconds")
      yield* client.projects.update({ params: { id }, payload: { name: "renamed" } })
      assert.deepStrictEqual(yield* names, ["before"])
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(yield* names, ["written", "before"].reverse())
      yield* TestClock.adjust("9 seconds")
      assert.deepStrictEqual(yield* names, ["before", "renamed"])
      assert.strictEqual((yield* requests).at(-1)!.faultId, "fault_1")
      // Another kind of read is as it was, and what was read changed nothing.
      assert.lengthOf((yield* client.databases.list()).data, 2)
      yield* client.projects.delete({ params: { id } })
      assert.deepStrictEqual(yield* names, ["before", "renamed"])
      yield* faults.clear
      assert.deepStrictEqual(yield* names, ["before"])
    }).pipe(Effect.provide(inProcess)))

  it.effect("a stale read catches up after the clock was set back", () =>
    Effect.gen(function*() {
      const { clock, faults } = yield* Sandbox.Sandbox
      const client = yield* ManagementClient.ManagementClient
      const names = Effect.map(client.projects.list(), ({ data }) => data.map(({ name }) => name).toSorted())
      yield* clock.set("2026-01-02")
      yield* faults.add({ operation: "projects.list", stale: "5 seconds" })
      yield* client.projects.create({ payload: { name: "one" } })
      yield* clock.set("2026-01-01")
      assert.deepStrictEqual(yield* names, [])
      yield* clock.advance("5 seconds")
      assert.deepStrictEqual(yield* names, ["one"])
      yield* client.projects.create({ payload: { name: "two" } })
      assert.deepStrictEqual(yield* names, ["one"])
      yield* clock.advance("5 seconds")
      assert.deepStrictEqual(yield* names, ["one", "two"])
    }).pipe(Effect.provide(inProcess)))

  it.effect("a stale read knows who may read now, and links to where the sandbox is", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ token })
      const { call, ok } = Wire.make(sandbox)
      yield* sandbox.faults.add({ stale: "1 hour" })
      const params = { workspaceId: sandbox.workspaceId }
      const { data } = yield* ok("serviceTokens.create", { params, body: { name: "new" } })
      assert.strictEqual((yield* call("projects.list", { token: data.value })).status, 200)
      const { status } = yield* call("serviceTokens.delete", { params: { ...params, serviceTokenId: data.id } })
      assert.strictEqual(status, 204)
      assert.strictEqual((yield* call("projects.list", { token: data.value })).status, 401)
      yield* sandbox.faults.clear
      const { data: project } = yield* ok("projects.create", { body: { name: "shop" } })
      yield* sandbox.faults.add({ stale: "1 hour" })
      const { data: [stale] } = yield* ok("projects.list")
      assert.strictEqual(stale.url, project.url)
      assert.include(stale.url, sandbox.url)
    }))
})

it.effect("a HEAD has the faults of its GET", () =>
  Effect.gen(function*() {
    const { faults } = yield* Sandbox.Sandbox
    yield* faults.add({ operation: "me.get", where: { method: "HEAD" }, status: 500 })
    const statusOf = (method: "GET" | "HEAD") =>
      Effect.map(
        HttpClient.execute(HttpClientRequest.make(method)("http://localhost/v1/me", { headers: bearer })),
        ({ status }) => status
      )
    assert.deepStrictEqual([yield* statusOf("HEAD"), yield* statusOf("GET")], [500, 200])
  }).pipe(Effect.provide(inProcess)))
