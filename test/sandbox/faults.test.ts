/** What goes wrong on request, in process and by the control routes. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import * as http from "node:http"
import * as os from "node:os"
import * as ApiError from "../../src/ApiError.ts"
import * as Authorization from "../../src/Authorization.ts"
import * as CallOptions from "../../src/CallOptions.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import * as OAuth from "../../src/OAuth.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as TokenStorage from "../../src/TokenStorage.ts"
import * as Client from "../support/client.ts"
import { inTime, turn } from "../support/inTime.ts"

const inProcess = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken("test-token")),
  Layer.provide(Client.layerNoRetry),
  Layer.provideMerge(Sandbox.layer({ token: "test-token" }))
)

const both = Effect.all({ client: ManagementClient.ManagementClient, sandbox: Sandbox.Sandbox })

describe("a fault", () => {
  it.effect("a fault happens to as many requests for its operation as it says", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      yield* sandbox.faults.add({ operation: "projects.create", count: 2, status: 503 })
      assert.lengthOf((yield* client.projects.list()).data, 0)
      for (let n = 0; n < 2; n++) {
        assert.deepInclude(yield* Effect.flip(client.projects.create()), { _tag: "UnexpectedStatus", status: 503 })
      }
      yield* client.projects.create()
      assert.lengthOf((yield* client.projects.list()).data, 1)
    }).pipe(Effect.provide(inProcess)))

  it.effect("a fault without an operation happens to all until it is cleared, and faults come in the order they were added", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      yield* sandbox.faults.add({ count: 1, status: 401 })
      yield* sandbox.faults.add({ status: 429, retryAfter: 7 })
      assert.strictEqual((yield* Effect.flip(client.me.get()))._tag, "Unauthorized")
      for (const call of [client.me.get(), client.projects.list(), client.workspaces.list()]) {
        const error = yield* Effect.flip(call as Effect.Effect<unknown, ManagementClientError>)
        assert.strictEqual(error.status, 429)
        assert.strictEqual(Duration.toSeconds(error.retryAfter!), 7)
      }
      yield* sandbox.faults.clear
      yield* client.me.get()
    }).pipe(Effect.provide(inProcess)))

  it.effect("a fault answers any body with any status", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* both
      const answers = (fault: Sandbox.Fault) =>
        Effect.gen(function*() {
          yield* sandbox.faults.add({ ...fault, count: 1 })
          const response = yield* HttpClient.get("http://localhost/v1/me")
          return [response.status, response.headers["content-type"], yield* response.text]
        })
      const html = { body: "<h1>502</h1>", headers: { "content-type": "text/html" } }
      assert.deepStrictEqual(yield* answers({ status: 502, ...html }), [502, "text/html", "<h1>502</h1>"])
      assert.deepStrictEqual(yield* answers({ status: 599, body: "no" }), [599, "text/plain; charset=utf-8", "no"])
      assert.deepStrictEqual(yield* answers({ status: 200, body: [1] }), [200, "application/json", "[1]"])
      assert.deepStrictEqual(yield* answers({ status: 200, body: "" }), [200, "text/plain; charset=utf-8", ""])
      assert.deepStrictEqual((yield* answers({ status: 204 })).slice(0, 1), [204])
      const [status, , body] = yield* answers({ status: 404 })
      assert.strictEqual(status, 404)
      assert.strictEqual(JSON.parse(body as string).error.code, "resource-not-found")
    }).pipe(Effect.provide(inProcess)))

  it.effect("a fault with a status alone has the usual code of the error class of its status", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      for (const [status, { usualCode }] of Object.entries(ApiError.byStatus)) {
        yield* sandbox.faults.add({ status: Number(status), count: 1 })
        assert.deepInclude(yield* Effect.flip(client.me.get()), { status: Number(status), code: usualCode })
      }
      for (const [status, code] of [[418, "client-error"], [507, "internal-server-error"]] as const) {
        yield* sandbox.faults.add({ status, count: 1 })
        const response = yield* HttpClient.get("http://localhost/v1/me")
        const { error } = (yield* response.json) as { readonly error: { readonly [field: string]: string } }
        assert.deepInclude(error, { code, message: "This answer was injected by a fault." })
        assert.isNotEmpty(error.hint)
      }
    }).pipe(Effect.provide(inProcess)))

  it.effect("a fault with a latency makes an answer late", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      yield* sandbox.faults.add({ count: 1, latency: "5 seconds" })
      const fiber = yield* Effect.forkChild(client.me.get(), { startImmediately: true })
      yield* TestClock.adjust("4999 millis")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 millis")
      assert.strictEqual((yield* Fiber.join(fiber)).credential.type, "management_token")
    }).pipe(Effect.provide(inProcess)))

  it.effect("a late answer ends with the client that gives up: a served sandbox does not wait for it", () =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const sandbox = yield* Scope.provide(Sandbox.serve({ token: Client.token }), scope)
      const client = yield* Client.make(sandbox.url)
      yield* sandbox.faults.add({ latency: "1 hour" })
      const fiber = yield* Effect.forkChild(client.me.get(), { startImmediately: true })
      while ((yield* sandbox.requests).length === 0) yield* turn
      yield* Fiber.interrupt(fiber)
      const before = yield* Clock.currentTimeMillis
      yield* inTime(Scope.close(scope, Exit.void))
      assert.isBelow((yield* Clock.currentTimeMillis) - before, 60_000)
    }))

  it.effect("a fault cuts the connection, in process and on a socket", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      yield* sandbox.faults.add({ count: 1, cut: true })
      assert.strictEqual((yield* Effect.flip(client.me.get()))._tag, "FetchError")
      yield* client.me.get()

      const served = yield* Sandbox.serve({ token: Client.token })
      const overSocket = yield* Client.make(served.url)
      yield* served.faults.add({ operation: "projects.create", count: 1, cut: true })
      const error = yield* Effect.flip(overSocket.projects.create())
      assert.strictEqual(error._tag, "FetchError")
      assert.lengthOf((yield* overSocket.projects.list()).data, 0)
    }).pipe(Effect.provide(inProcess)))

  it.effect("after a lost answer, a create is not sent again, and a write that is safe to repeat is", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ token: Client.token })
      const context = yield* Layer.build(
        ManagementClient.layer({ baseUrl: sandbox.url }).pipe(
          Layer.provide(Authorization.layerToken(sandbox.token)),
          Layer.provide(NodeHttpClient.layerUndici)
        )
      )
      const client = yield* Effect.provideContext(ManagementClient.ManagementClient, context)
      yield* sandbox.faults.add({ operation: "projects.create", count: 1, carriedOut: true, cut: true })
      const error = yield* Effect.flip(client.projects.create({ payload: { name: "lost" } }))
      assert.include(error.message, "may have been processed")
      const { data: [project, ...others] } = yield* client.projects.list()
      assert.strictEqual(project?.name, "lost")
      assert.lengthOf(others, 0)

      const { id: serviceId } = yield* client.services.create({
        payload: { projectId: project!.id, displayName: "web" }
      })
      yield* sandbox.faults.add({ operation: "services.createDomain", count: 1, carriedOut: true, cut: true })
      const fiber = yield* Effect.forkChild(
        client.services.createDomain({ params: { serviceId }, payload: { hostname: "shop.example.com" } }),
        { startImmediately: true }
      )
      while (fiber.pollUnsafe() === undefined) {
        yield* TestClock.adjust("1 second")
        yield* Effect.promise(() => new Promise(setImmediate))
      }
      yield* Fiber.join(fiber)
      const received = (yield* sandbox.requests).filter(({ operation }) => operation === "services.createDomain")
      assert.deepStrictEqual(received.map(({ status }) => status), [undefined, 200])
      assert.lengthOf((yield* client.services.listDomains({ params: { serviceId } })).data, 1)
    }))

  it.effect("a fault can come after the operation was carried out: late, or with the status of a gateway", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      const create = client.projects.create({ payload: { createDatabase: false } })
      const count = Effect.map(client.projects.list(), ({ data }) => data.length)
      yield* sandbox.faults.add({ operation: "projects.create", count: 1, carriedOut: true, status: 504 })
      assert.deepInclude(yield* Effect.flip(create), { _tag: "UnexpectedStatus", status: 504 })
      assert.strictEqual(yield* count, 1)
      yield* sandbox.faults.add({ operation: "projects.create", count: 1, carriedOut: true, latency: "1 hour" })
      const fiber = yield* Effect.forkChild(create.pipe(CallOptions.provide({ timeout: "5 seconds" }), Effect.flip), {
        startImmediately: true
      })
      yield* TestClock.adjust("5 seconds")
      const error = yield* Fiber.join(fiber)
      assert.strictEqual(error._tag === "FetchError" ? error.reason._tag : error._tag, "Timeout")
      assert.strictEqual(yield* count, 2)
    }).pipe(Effect.provide(inProcess)))

  it.effect("a fault that makes no sense is a defect", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* both
      const senseless: ReadonlyArray<Sandbox.Fault> = [
        { status: 42 },
        { count: 0, status: 500 },
        { latency: "soon" as never },
        { latency: -1 },
        { retryAfter: 0.5 },
        { status: 500, headers: { "a b": "c" } },
        { status: 500, headers: { a: "b\r\nc: d" } },
        { status: 500, operation: "projects.guess" as never },
        // They would do nothing, to every request.
        {},
        { operation: "me.get", count: 1 },
        { body: "Down", headers: { a: "b" } }
      ]
      for (const fault of senseless) {
        assert.isTrue(Exit.isFailure(yield* Effect.exit(sandbox.faults.add(fault))), JSON.stringify(fault))
      }
    }).pipe(Effect.provide(inProcess)))
})

interface ManagementClientError {
  readonly status: number
  readonly retryAfter?: Duration.Duration
}

describe("tokens that end", () => {
  const login = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
    Layer.provide(Authorization.layerSession),
    Layer.provideMerge(OAuth.layer({
      clientId: "sandbox",
      redirectUri: "http://127.0.0.1/callback",
      authBaseUrl: "http://localhost"
    })),
    Layer.provideMerge(TokenStorage.layerMemory()),
    Layer.provide(Client.layerNoRetry),
    Layer.provideMerge(Sandbox.layer({ autoApprove: true }))
  )

  const loggedIn = Effect.gen(function*() {
    const oauth = yield* OAuth.OAuth
    const { state, url, verifier } = yield* oauth.loginUrl({ scope: "workspace:admin offline_access" })
    const { headers } = yield* HttpClient.get(url)
    yield* oauth.handleCallback({ callbackUrl: headers["location"]!, verifier, expectedState: state })
    return yield* both
  })

  const exchanges = ({ requests }: Sandbox.Running) =>
    Effect.map(
      requests,
      (all) => all.filter(({ operation }) => operation === "oauth.token").map(({ status }) => status)
    )

  it.effect("tokens are refreshed after they expired, after a 401, and when the clock of the sandbox was moved", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* loggedIn
      yield* sandbox.faults.expireTokens
      yield* client.me.get()
      yield* sandbox.faults.add({ operation: "me.get", count: 1, status: 401 })
      yield* client.me.get()
      yield* sandbox.advance("1 hour")
      yield* client.me.get()
      assert.deepStrictEqual(yield* exchanges(sandbox), [200, 200, 200, 200])
    }).pipe(Effect.provide(login)))

  it.effect("tokens that expired, or were revoked, stay so when the clock is set back", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* loggedIn
      const statusOf = (token: string) =>
        Effect.map(
          HttpClient.get("http://localhost/v1/me", { headers: { authorization: `Bearer ${token}` } }),
          ({ status }) => status
        )
      yield* sandbox.clock.set("2026-01-01")
      const expired = (yield* sandbox.logins.tokens({})).access_token
      assert.strictEqual(yield* statusOf(expired), 200)
      yield* sandbox.faults.expireTokens
      yield* sandbox.clock.set("2025-12-31T23:30:00Z")
      assert.strictEqual(yield* statusOf(expired), 401)
      // Also after the state was kept, and put back.
      yield* sandbox.restore(yield* sandbox.snapshot)
      assert.strictEqual(yield* statusOf(expired), 401)
      const revoked = (yield* sandbox.logins.tokens({})).access_token
      assert.strictEqual(yield* statusOf(revoked), 200)
      yield* sandbox.faults.revokeTokens
      yield* sandbox.clock.set("2025-12-31T23:00:00Z")
      assert.strictEqual(yield* statusOf(revoked), 401)
    }).pipe(Effect.provide(login)))

  it.effect("revoked tokens end the session, and a token endpoint that is down does not", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* loggedIn
      yield* sandbox.faults.expireTokens
      yield* sandbox.faults.add({ operation: "oauth.token", count: 1, status: 502, body: "<h1>Bad gateway</h1>" })
      assert.strictEqual((yield* Effect.flip(client.me.get()))._tag, "AuthError")
      yield* client.me.get()
      yield* sandbox.faults.revokeTokens
      assert.strictEqual((yield* Effect.flip(client.me.get()))._tag, "AuthError")
      assert.isUndefined(yield* Effect.flatMap(TokenStorage.TokenStorage, (storage) => storage.get))
      assert.deepStrictEqual(yield* exchanges(sandbox), [200, 502, 200, 400])
    }).pipe(Effect.provide(login)))
})

describe("reset", () => {
  it.effect("a reset brings back the start: state, faults, clock, requests", () =>
    Effect.gen(function*() {
      const { client, sandbox } = yield* both
      yield* client.projects.create()
      yield* sandbox.faults.add({ status: 500 })
      yield* sandbox.advance("1 day")
      yield* sandbox.reset
      assert.lengthOf(yield* sandbox.requests, 0)
      assert.lengthOf((yield* client.projects.list()).data, 0)
      const { createdAt } = yield* client.projects.create()
      assert.strictEqual(createdAt.epochMilliseconds, 0)
    }).pipe(Effect.provide(inProcess)))
})

describe("the control routes", () => {
  const serve = Effect.fnUntraced(function*(options: Sandbox.ServeOptions = { control: true }) {
    const sandbox = yield* Sandbox.serve({ token: "test-token", ...options })
    const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      Effect.promise(async () => {
        const response = await fetch(sandbox.url + path, {
          method,
          headers: { "content-type": "application/json", ...headers },
          ...body === undefined ? {} : { body: JSON.stringify(body) }
        })
        const text = await response.text()
        return { status: response.status, text, json: (): any => JSON.parse(text) }
      })
    const me = send("GET", "/v1/me", undefined, { authorization: "Bearer test-token" })
    return { sandbox, send, me }
  })

  const routes = [
    ["POST", "/__sandbox/faults"],
    ["POST", "/__sandbox/clock"],
    ["POST", "/__sandbox/clients"],
    ["POST", "/__sandbox/reset"],
    ["GET", "/__sandbox/requests"]
  ] as const

  it.effect("the control routes do not exist unless they are asked for", () =>
    Effect.gen(function*() {
      const { send } = yield* serve({})
      for (const [method, path] of routes) assert.strictEqual((yield* send(method, path)).status, 404)
    }))

  it.effect("the control routes add faults and clear them, and say what is wrong with one", () =>
    Effect.gen(function*() {
      const { me, send } = yield* serve()
      const fault = { operation: "me.get", count: 1, status: 503, retryAfter: 3, body: { a: 1 } }
      const added = yield* send("POST", "/__sandbox/faults", fault)
      assert.deepStrictEqual([added.status, added.json()], [200, { id: "fault_1" }])
      assert.deepStrictEqual((yield* me).json(), { a: 1 })
      assert.strictEqual((yield* me).status, 200)
      yield* send("POST", "/__sandbox/faults", { status: 500 })
      assert.strictEqual((yield* me).status, 500)
      yield* send("POST", "/__sandbox/faults", { clear: true })
      assert.strictEqual((yield* me).status, 200)
      assert.strictEqual((yield* send("POST", "/__sandbox/faults", { tokens: "revoked" })).status, 204)
      assert.strictEqual((yield* me).status, 200)
      for (
        const wrong of [
          { status: "500" },
          { operation: "a.b", status: 500 },
          { stauts: 500 },
          [],
          "x",
          { cut: 1 },
          {},
          { operation: "me.get" }
        ]
      ) {
        const answer = yield* send("POST", "/__sandbox/faults", wrong)
        assert.strictEqual(answer.status, 422, JSON.stringify(wrong))
        assert.strictEqual(answer.json().error.code, "validation-error")
      }
    }))

  it.effect("the control routes can lose the answer of what was carried out", () =>
    Effect.gen(function*() {
      const { send } = yield* serve()
      const authorization = { authorization: "Bearer test-token" }
      const fault = { operation: "projects.create", count: 1, carriedOut: true, cut: true }
      assert.strictEqual((yield* send("POST", "/__sandbox/faults", fault)).status, 200)
      assert.isTrue(Exit.isFailure(yield* Effect.exit(send("POST", "/v1/projects", { name: "lost" }, authorization))))
      const { data } = (yield* send("GET", "/v1/projects", undefined, authorization)).json()
      assert.deepStrictEqual(data.map(({ name }: { name: string }) => name), ["lost"])
    }))

  it.effect("the control routes move the clock, and reset", () =>
    Effect.gen(function*() {
      const { send } = yield* serve()
      const authorization = { authorization: "Bearer test-token" }
      const created = (yield* send("POST", "/v1/projects", {}, authorization)).json().data
      const moved = yield* send("POST", "/__sandbox/clock", { advance: "1 hour" })
      assert.deepStrictEqual(moved.json(), { now: "1970-01-01T01:00:00.000Z", frozen: false })
      const database = yield* send("GET", `/v1/databases/${created.database.id}`, undefined, authorization)
      assert.strictEqual(database.json().data.status, "ready")
      for (
        const wrong of [{ advance: "later" }, { advance: -1 }, {}, { advance: null }, { advance: "Infinity" }, {
          advance: 1e15
        }]
      ) {
        assert.strictEqual((yield* send("POST", "/__sandbox/clock", wrong)).status, 422)
      }
      assert.strictEqual((yield* send("POST", "/__sandbox/reset")).status, 204)
      assert.strictEqual((yield* send("GET", `/v1/projects/${created.id}`, undefined, authorization)).status, 404)
    }))

  it.effect("the control routes tell what was received, without its secrets", () =>
    Effect.gen(function*() {
      const { sandbox, send } = yield* serve()
      const secret = "s3cret"
      yield* send("POST", "/v1/environment-variables", { key: "A", value: secret }, {
        authorization: `Bearer ${secret}`,
        cookie: secret,
        "alchemy-state-lease-id": secret,
        "x-own": "shown"
      })
      yield* Effect.promise(() =>
        fetch(`${sandbox.url}/token`, {
          method: "POST",
          body: new URLSearchParams({
            grant_type: "refresh_token",
            refresh_token: secret,
            client_secret: secret,
            code: secret,
            code_verifier: secret
          })
        }).then((response) => response.text())
      )
      yield* send("GET", `/v1/me?state=${secret}&a=b`)
      yield* send("POST", "/v1/projects", { nested: [{ token: secret, recipientAccessToken: secret }] })
      yield* send("PUT", "/nowhere", `broken ${secret}`)
      const { json, text } = yield* send("GET", "/__sandbox/requests")
      assert.notInclude(text, secret)
      const { data } = json()
      assert.lengthOf(data, 5)
      assert.deepInclude(data[0], { operation: "environmentVariables.create", method: "POST", status: 401 })
      assert.strictEqual(data[0].headers["x-own"], "shown")
      assert.deepInclude(data[1], { operation: "oauth.token", url: "/token" })
      assert.strictEqual(data[1].body.grant_type, "refresh_token")
      assert.strictEqual(data[2].url, "/v1/me?state=<redacted>&a=b")
    }))

  it.effect("the control routes are closed to pages of elsewhere and to other names of this machine", () =>
    Effect.gen(function*() {
      const { sandbox } = yield* serve()
      const status = (headers: Record<string, string>) =>
        Effect.promise(() =>
          new Promise<number>((resolve, reject) => {
            const request = http.request(`${sandbox.url}/__sandbox/reset`, { method: "POST", headers }, (response) => {
              response.resume()
              resolve(response.statusCode!)
            })
            request.on("error", reject).end()
          })
        )
      assert.strictEqual(yield* status({}), 204)
      assert.strictEqual(yield* status({ host: "localhost:1" }), 204)
      for (
        const headers of [
          { host: "evil.example" },
          { host: "127.0.0.1.evil.example" },
          { origin: "https://evil.example" },
          { origin: "null" },
          { "sec-fetch-site": "cross-site" },
          // A tunnel or a forwarded port of this machine, by its own name.
          { "x-forwarded-for": "203.0.113.7" },
          { "x-forwarded-host": "shared.example" },
          { forwarded: "for=203.0.113.7" }
        ]
      ) {
        assert.strictEqual(yield* status(headers as Record<string, string>), 403, JSON.stringify(headers))
      }
    }))

  const address = Object.values(os.networkInterfaces()).flat()
    .find((entry) => entry?.family === "IPv4" && !entry.internal)?.address

  it.effect.skipIf(address === undefined)(
    "the control routes are closed to other machines",
    () =>
      Effect.gen(function*() {
        const { sandbox } = yield* serve({ control: true, host: "0.0.0.0" })
        const port = new URL(sandbox.url).port
        const status = yield* Effect.promise(() =>
          new Promise<number>((resolve, reject) => {
            http.request(
              { host: address, port, method: "POST", path: "/__sandbox/reset", headers: { host: "localhost" } },
              (response) => {
                response.resume()
                resolve(response.statusCode!)
              }
            ).on("error", reject).end()
          })
        )
        assert.strictEqual(status, 403)
      })
  )
})
