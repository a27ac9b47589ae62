/** Which requests a fault happens to, and what can be asked of it afterwards. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as OAuthWire from "./support/oauthWire.ts"

const token = "test-token"

type Method = "GET" | "HEAD" | "POST" | "DELETE"

/** A request in process: its status, its headers, and its body as JSON. */
const send = Effect.fnUntraced(function*(method: Method, path: string, bearer = token, body?: unknown) {
  const request = HttpClientRequest.make(method)(`http://localhost${path}`, {
    headers: { authorization: `Bearer ${bearer}` }
  })
  const { headers, status, text } = yield* HttpClient.execute(
    body === undefined ? request : HttpClientRequest.bodyText(request, JSON.stringify(body), "application/json")
  )
  const said = yield* text
  return { status, headers, body: said === "" ? undefined : JSON.parse(said) }
})

const statusOf = (method: Method, path: string, bearer?: string, body?: unknown) =>
  Effect.map(send(method, path, bearer, body), ({ status }) => status)

/** The statuses of so many requests of the same kind. */
const statuses = (times: number, path = "/v1/me") =>
  Effect.forEach(Array.from({ length: times }), () => statusOf("GET", path))

const test = <A, E>(
  effect: Effect.Effect<A, E, Sandbox.Sandbox | HttpClient.HttpClient>,
  options: Sandbox.Options = {}
) => effect.pipe(Effect.provide(Sandbox.layer({ token, ...options })))

const messageOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.exit(effect), (exit) => {
    assert.isTrue(Exit.isFailure(exit))
    return Exit.isFailure(exit) ? String(Cause.squash(exit.cause)) : ""
  })

describe("which requests", () => {
  it.effect("a fault begins after some requests, happens to each n-th, and ends with its count", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      yield* faults.add({ operation: "me.get", after: 2, count: 1, status: 500 })
      assert.deepStrictEqual(yield* statuses(5), [200, 200, 500, 200, 200])
      yield* faults.add({ operation: "me.get", every: 3, count: 2, status: 500 })
      assert.deepStrictEqual(yield* statuses(10), [200, 200, 500, 200, 200, 500, 200, 200, 200, 200])
      yield* faults.add({ operation: "me.get", after: 1, every: 2, count: 1, status: 500 })
      assert.deepStrictEqual(yield* statuses(4), [200, 200, 500, 200])
      assert.deepStrictEqual(yield* faults.pending, [])
    })))

  it.effect("a fault with a probability happens to the same requests with the same seed, and after a reset", () =>
    test(Effect.gen(function*() {
      const { faults, reset } = yield* Sandbox.Sandbox
      const hit = Effect.fnUntraced(function*(seed?: number | string) {
        yield* faults.clear
        yield* faults.add({ probability: 0.5, status: 500, ...seed === undefined ? undefined : { seed } })
        return (yield* statuses(60)).join()
      })
      const seven = yield* hit(7)
      assert.include(seven, "200")
      assert.include(seven, "500")
      assert.strictEqual(yield* hit(7), seven)
      assert.notStrictEqual(yield* hit(8), seven)
      assert.strictEqual(yield* hit("seven"), yield* hit("seven"))
      yield* reset
      const first = yield* hit()
      // The next one has another number, and with it another seed.
      assert.notStrictEqual(yield* hit(), first)
      yield* reset
      assert.strictEqual(yield* hit(), first)
    })))

  it.effect("a fault happens to all operations of a group, and to no other", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      yield* faults.add({ operation: "projects.*", status: 500 })
      assert.strictEqual(yield* statusOf("GET", "/v1/projects"), 500)
      assert.strictEqual(yield* statusOf("POST", "/v1/projects", token, {}), 500)
      assert.strictEqual(yield* statusOf("GET", "/v1/workspaces"), 200)
      yield* faults.clear
      yield* faults.add({ operation: "oauth.*", status: 503 })
      for (const path of ["/.well-known/oauth-authorization-server", "/.well-known/jwks.json", "/authorize"]) {
        assert.strictEqual(yield* statusOf("GET", path), 503, path)
      }
      assert.strictEqual(yield* statusOf("GET", "/v1/me"), 200)
    })))

  it.effect("a fault aims by path and by method", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      const { body: { data: project } } = yield* send("POST", "/v1/projects", token, { name: "shop" })
      const paths = [
        "/v1/projects",
        `/v1/projects/${project.id}`,
        `/v1/projects/${project.id}/databases`,
        "/v1/me",
        "/docs"
      ]
      const hitBy = Effect.fnUntraced(function*(where: Sandbox.FaultWhere) {
        yield* faults.clear
        yield* faults.add({ where, status: 599 })
        return (yield* Effect.filter(paths, (path) => Effect.map(statusOf("GET", path), (status) => status === 599)))
          .map((path) => path.replace(project.id, "ID"))
      })
      const under = ["/v1/projects/ID", "/v1/projects/ID/databases"]
      assert.deepStrictEqual(yield* hitBy({ path: "/v1/projects/{projectId}" }), ["/v1/projects/ID"])
      assert.deepStrictEqual(yield* hitBy({ path: "/v1/projects/*" }), under)
      assert.deepStrictEqual(yield* hitBy({ path: "/v1/projects*" }), ["/v1/projects", ...under])
      assert.deepStrictEqual(yield* hitBy({ path: "*/databases" }), ["/v1/projects/ID/databases"])
      assert.deepStrictEqual(yield* hitBy({ path: "/v1/*/{id}/data*s" }), ["/v1/projects/ID/databases"])
      assert.deepStrictEqual(yield* hitBy({ path: "/docs" }), ["/docs"])
      assert.deepStrictEqual(yield* hitBy({ path: "*" }), paths.map((path) => path.replace(project.id, "ID")))
      assert.deepStrictEqual(yield* hitBy({ method: "GET", path: "/v1/{any}" }), ["/v1/projects", "/v1/me"])
      assert.deepStrictEqual(yield* hitBy({ method: "POST" }), [])
      yield* faults.clear
      yield* faults.add({ operation: "projects.*", where: { method: "DELETE" }, status: 500 })
      assert.strictEqual(yield* statusOf("GET", "/v1/projects"), 200)
      assert.strictEqual(yield* statusOf("DELETE", `/v1/projects/${project.id}`), 500)
    })))

  it.effect("a fault of every path does not happen to those who wait for the sandbox, and is not over by them", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      yield* faults.add({ where: { path: "*" }, count: 1, status: 503 })
      for (const method of ["GET", "HEAD"] as const) {
        assert.strictEqual(yield* statusOf(method, "/"), 200)
        assert.strictEqual(yield* statusOf(method, "/?verbose=1"), 200)
        assert.strictEqual(yield* statusOf(method, "/__sandbox/health"), 200)
      }
      assert.deepStrictEqual((yield* faults.pending).map(({ hits, left }) => [hits, left]), [[0, 1]])
      assert.strictEqual(yield* statusOf("GET", "/docs"), 503)
    })))

  it.effect("a fault of a token, or of a workspace, happens to that caller only", () =>
    test(Effect.gen(function*() {
      const { faults, workspaceId } = yield* Sandbox.Sandbox
      const create = Effect.map(
        send("POST", `/v1/workspaces/${workspaceId}/service-tokens`, token, { name: "ci" }),
        ({ body }): string => body.data.value
      )
      const [one, two] = [yield* create, yield* create]
      // They begin the same, as JWTs of one key do.
      assert.strictEqual(one.slice(0, 20), two.slice(0, 20))
      const id = yield* faults.add({ where: { token: one }, status: 500 })
      assert.strictEqual(yield* statusOf("GET", "/v1/me", one), 500)
      assert.strictEqual(yield* statusOf("GET", "/v1/me", two), 200)
      const [pending] = yield* faults.pending
      assert.notInclude(JSON.stringify(pending), one)
      assert.include(JSON.stringify(pending), "redacted")
      yield* faults.remove(id)
      yield* faults.add({ where: { token: Redacted.make(two) }, count: 1, status: 500 })
      assert.strictEqual(yield* statusOf("GET", "/v1/me", one), 200)
      assert.strictEqual(yield* statusOf("GET", "/v1/me", two), 500)

      const { body: { data: other } } = yield* send("POST", "/v1/workspaces", token, { name: "other" })
      for (
        const [workspace, status] of [[workspaceId, 500], [workspaceId.replace("wksp_", ""), 500], [
          other?.id ?? "wksp_other",
          200
        ]] as const
      ) {
        yield* faults.add({ where: { workspaceId: workspace }, status: 500 })
        assert.strictEqual(yield* statusOf("GET", "/v1/me", one), status, workspace)
        yield* faults.clear
      }
      // Nobody's.
      yield* faults.add({ where: { workspaceId }, status: 500 })
      assert.strictEqual(yield* statusOf("GET", "/v1/me", "unknown"), 401)
    })))

  it.effect("a fault of an application happens to its logins: their calls, and their requests to the authorization server", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({
        autoApprove: true,
        clients: [{ id: "one" }, { id: "two", secret: "a-secret" }]
      })
      const { code, exchange, refresh, statusOf } = OAuthWire.make(sandbox)
      const basic = { authorization: `Basic ${btoa("two:a-secret")}` }
      const loggedIn = (id: string, headers: Record<string, string> = {}) =>
        Effect.flatMap(
          code({ client_id: id }),
          (code) => exchange(code, { client_id: id === "two" ? undefined : id }, headers)
        )
      const one = (yield* loggedIn("one")).body
      const two = (yield* loggedIn("two", basic)).body
      const { faults } = sandbox
      yield* faults.add({ where: { clientId: "two" }, status: 500 })
      yield* faults.add({ operation: "oauth.*", where: { clientId: "two" }, status: 500 })
      assert.strictEqual(yield* statusOf(one.access_token), 200)
      assert.strictEqual(yield* statusOf(two.access_token), 500)
      assert.strictEqual((yield* refresh(one.refresh_token, { client_id: "one" })).status, 200)
      assert.strictEqual((yield* refresh(two.refresh_token, { client_id: undefined }, basic)).status, 500)
      const authorize = (client_id: string) =>
        Effect.promise(() =>
          fetch(OAuthWire.make(sandbox).authorizeUrl({ client_id }), { redirect: "manual" }).then(({ status }) =>
            status
          )
        )
      assert.deepStrictEqual([yield* authorize("one"), yield* authorize("two")], [302, 500])
      yield* faults.clear

      // The workspace of a refresh is that of its login.
      yield* faults.add({ operation: "oauth.token", where: { workspaceId: "wksp_other" }, status: 500 })
      assert.strictEqual((yield* refresh(two.refresh_token, { client_id: undefined }, basic)).status, 200)
      yield* faults.clear
      yield* faults.add({
        operation: "oauth.token",
        where: { workspaceId: sandbox.workspaceId },
        count: 1,
        status: 500
      })
      assert.strictEqual((yield* loggedIn("one")).status, 500)
      assert.deepStrictEqual(yield* faults.pending, [])

      // A login that only begins says its workspace by either name.
      yield* faults.add({ operation: "oauth.*", where: { workspaceId: sandbox.workspaceId }, status: 503 })
      const begin = (given: Record<string, string>) =>
        Effect.promise(() =>
          fetch(OAuthWire.make(sandbox).authorizeUrl({ client_id: "one", ...given }), { redirect: "manual" })
            .then(({ status }) => status)
        )
      const beginOnDevice = (given: Record<string, string>) =>
        Effect.promise(() =>
          fetch(`${sandbox.url}/device_authorization`, {
            method: "POST",
            body: new URLSearchParams({ client_id: "one", ...given })
          }).then(({ status }) => status)
        )
      for (const name of ["workspace", "workspace_id"]) {
        const given = { [name]: sandbox.workspaceId }
        assert.deepStrictEqual([yield* begin(given), yield* beginOnDevice(given)], [503, 503], name)
      }
      assert.deepStrictEqual([yield* begin({}), yield* beginOnDevice({})], [302, 200])
    }))

  it.effect("a request takes the first fault that happens to it, and those behind do not count it", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      yield* faults.add({ operation: "me.get", every: 2, count: 2, status: 500 })
      yield* faults.add({ operation: "me.get", after: 1, count: 2, status: 502 })
      assert.deepStrictEqual(yield* statuses(6), [200, 500, 502, 500, 502, 200])
    })))
})

describe("a rate limit", () => {
  it.effect("a rate limit lets a number of requests pass in a window, and answers the others with how long to wait", () =>
    test(Effect.gen(function*() {
      const { clock, faults } = yield* Sandbox.Sandbox
      yield* faults.add({ operation: "me.get", rateLimit: { limit: 2, window: "10 seconds" } })
      const me = send("GET", "/v1/me")
      assert.deepStrictEqual([(yield* me).status, (yield* me).status], [200, 200])
      yield* TestClock.adjust("2500 millis")
      const refused = yield* me
      assert.strictEqual(refused.status, 429)
      assert.strictEqual(refused.headers["retry-after"], "8")
      assert.strictEqual(refused.body.error.code, "rate-limit-exceeded")
      assert.isNotEmpty(refused.body.error.hint)
      assert.strictEqual(yield* statusOf("GET", "/v1/projects"), 200)
      // Who waits as long as it is told is let through, also by the clock of the sandbox alone.
      yield* clock.advance("8 seconds")
      assert.deepStrictEqual(yield* statuses(3), [200, 200, 429])
      // Also after the clock was set back.
      yield* clock.set(0)
      assert.deepStrictEqual(yield* statuses(3), [200, 200, 429])
    })))

  it.effect("a rate limit answers as it is told, is that of one caller where it says so, and ends with its count", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      yield* faults.add({
        where: { token },
        rateLimit: { limit: 1, window: 1_000 },
        count: 1,
        status: 503,
        retryAfter: 0,
        body: { down: true }
      })
      assert.strictEqual(yield* statusOf("GET", "/v1/me", "another"), 401)
      assert.strictEqual(yield* statusOf("GET", "/v1/me"), 200)
      const refused = yield* send("GET", "/v1/me")
      assert.deepStrictEqual([refused.status, refused.headers["retry-after"], refused.body], [503, "0", { down: true }])
      assert.strictEqual(yield* statusOf("GET", "/v1/me"), 200)
      yield* faults.add({ rateLimit: { limit: 0, window: "1 hour" } })
      assert.strictEqual(yield* statusOf("GET", "/v1/me"), 429)
    })))
})

describe("what is told of faults", () => {
  it.effect("a fault has an id: on what is left, on the request it happened to, and on the answer", () =>
    test(Effect.gen(function*() {
      const { faults, requests, reset, restore, snapshot } = yield* Sandbox.Sandbox
      const first = yield* faults.add({ operation: "me.get", count: 2, latency: 0 })
      const second = yield* faults.add({ operation: "projects.list", status: 500 })
      assert.deepStrictEqual([first, second], ["fault_1", "fault_2"])
      const late = yield* send("GET", "/v1/me")
      assert.deepStrictEqual([late.status, late.headers["x-sandbox-fault"]], [200, first])
      assert.strictEqual((yield* send("GET", "/v1/projects")).headers["x-sandbox-fault"], second)
      assert.isUndefined((yield* send("GET", "/v1/workspaces")).headers["x-sandbox-fault"])
      assert.deepStrictEqual((yield* requests).map(({ faultId }) => faultId), [first, second, undefined])
      assert.deepStrictEqual(yield* faults.pending, [
        { id: first, fault: { operation: "me.get", count: 2, latency: 0 }, hits: 1, left: 1 },
        { id: second, fault: { operation: "projects.list", status: 500 }, hits: 1, left: undefined }
      ])
      yield* send("GET", "/v1/me")
      assert.deepStrictEqual((yield* faults.pending).map(({ id }) => id), [second])
      // One that is over is no error, and one that never was is.
      yield* faults.remove(first)
      assert.include(
        yield* messageOf(faults.remove("fault_3")),
        "Unknown fault fault_3: the active faults are fault_2."
      )
      yield* faults.remove(second)
      assert.deepStrictEqual(yield* faults.pending, [])
      // A cut connection has no answer, and its request says why.
      const cut = yield* faults.add({ count: 1, cut: true })
      assert.isTrue(Exit.isFailure(yield* Effect.exit(send("GET", "/v1/me"))))
      assert.deepInclude((yield* requests).at(-1), { status: undefined, faultId: cut })
      // Who removes one late removes none of those that were added since.
      yield* reset
      const next = yield* faults.add({ latency: 0 })
      assert.strictEqual(next, "fault_4")
      yield* faults.remove(first)
      yield* restore(yield* snapshot)
      assert.strictEqual(yield* faults.add({ latency: 0 }), "fault_5")
      yield* faults.remove(next)
      assert.deepStrictEqual((yield* faults.pending).map(({ id }) => id), ["fault_5"])
    })))

  it.effect("what is left of faults is JSON, whatever the durations were", () =>
    test(Effect.gen(function*() {
      const { faults } = yield* Sandbox.Sandbox
      yield* faults.add({ latency: { seconds: 1 }, dribble: { bytes: 1, interval: 1_000_000n } })
      yield* faults.add({ rateLimit: { limit: 1, window: [60, 0] } })
      yield* faults.add({ stale: "5 seconds" })
      assert.deepStrictEqual((yield* faults.pending).map(({ fault }) => JSON.parse(JSON.stringify(fault))), [
        { latency: 1000, dribble: { bytes: 1, interval: 1 } },
        { rateLimit: { limit: 1, window: 60_000 } },
        { stale: "5 seconds" }
      ])
    })))
})

describe("a fault that makes no sense", () => {
  const wrong: ReadonlyArray<readonly [fault: unknown, said: RegExp]> = [
    [{ stauts: 500 }, /Unknown field `stauts`. Known fields: `operation`, `where`, .*`status`/],
    [{ status: 500, where: { tokn: "a" } }, /Unknown field `where.tokn`. Known fields: `path`, `method`/],
    [{ rateLimit: { limit: 1, windw: 1 } }, /Unknown field `rateLimit.windw`. Known fields: `limit`, `window`/],
    [{ dribble: { bytes: 1, pause: 1 } }, /Unknown field `dribble.pause`/],
    [{ dribble: { bytes: 1 } }, /is missing its `interval`/],
    [{ rateLimit: { limit: 1 } }, /is missing its `window`/],
    [{ rateLimit: { limit: -1, window: 1 } }, /limit/],
    [{ rateLimit: { limit: 1, window: 0 } }, /window/],
    [{ rateLimit: 5 }, /rateLimit must be an object with limit, window/],
    [{ status: 500, operation: "projects.guess" }, /Unknown operation projects.guess. The group has .*projects.create/],
    [{ status: 500, operation: "guess.*" }, /The groups are .*projects/],
    [{ status: 500, operation: "*" }, /The groups are/],
    [{ status: 500, where: { path: "v1/projects" } }, /path must be/],
    [{ status: 500, where: { path: "/v1/projects?limit=1" } }, /without a query/],
    [{ status: 500, where: { path: "/v1/project" } }, /No request has this path/],
    [{ status: 500, where: { path: "/v2/*" } }, /No request has this path/],
    [{ status: 500, operation: "projects.get", where: { path: "/v1/projects" } }, /No request has this path/],
    [{ status: 500, where: { path: "/v1/a{id}" } }, /whole segment/],
    [{ status: 500, where: { method: "get" } }, /one of GET/],
    [{ status: 500, where: { token: "two words" } }, /bearer token/],
    [{ status: 500, where: { token: "a" }, operation: "oauth.token" }, /has no bearer token/],
    [{ status: 500, where: { workspaceId: "" } }, /workspaceId/],
    [{ status: 500, where: { path: "/__sandbox/clock" } }, /have no faults/],
    [{ status: 500, where: { path: "/" } }, /`\/` tells .* it has no faults/],
    [{ status: 500, operation: "projects.list", where: { method: "POST" } }, /does not use this method/],
    [{ status: 500, operation: "me.*", where: { method: "DELETE" } }, /does not use this method/],
    [{ latency: {} }, /latency must be a duration/],
    [{ latency: { secnds: 5 } }, /latency must be a duration/],
    [{ latency: [1] }, /latency must be a duration/],
    [{ latency: null }, /latency must be a duration/],
    [{ status: 500, after: -1 }, /after/],
    [{ status: 500, every: 0 }, /every/],
    [{ status: 500, probability: 0 }, /probability/],
    [{ status: 500, probability: 1.5 }, /probability/],
    [{ status: 500, seed: 1 }, /seed needs a probability/],
    [{ rateLimit: { limit: 1, window: 1 }, every: 2 }, /omit every/],
    [{ cut: true, status: 500 }, /has no answer/],
    [{ cut: "head" }, /cut must be/],
    [{ cut: false }, /does nothing/],
    [{ status: 204, body: "text" }, /has no body/],
    [{ status: 500, body: 1n }, /JSON/],
    [{ status: 500, headers: { "Content-Length": "7" } }, /sets the header Content-Length itself/],
    [{ latency: 1, body: "text" }, /need a status/],
    [{ stale: 0 }, /stale/],
    [{ stale: "1 second", status: 500 }, /answered as usual/],
    [{ stale: "1 second", operation: "projects.create" }, /Only reads/],
    [{ stale: "1 second", operation: "oauth.*" }, /Only reads/],
    [{ stale: "1 second", operation: "builds.logs" }, /Only reads/],
    [{ stale: "1 second", where: { method: "POST" } }, /Only reads/],
    [{ dribble: { bytes: 1, interval: 1 }, carriedOut: true }, /carried out anyway/],
    [null, /fault must be an object/],
    [[], /fault must be an object/]
  ]

  it.effect("a fault that makes no sense is refused with what is wrong and what there is, in a program and over HTTP", () =>
    Effect.gen(function*() {
      const { faults, url } = yield* Sandbox.serve({ control: true })
      for (const [fault, said] of wrong) {
        const what = JSON.stringify(fault, (_, value) => typeof value === "bigint" ? "bigint" : value)
        assert.match(yield* messageOf(faults.add(fault as Sandbox.Fault)), said, what)
        if (what.includes("bigint") || fault === null || Array.isArray(fault)) continue
        const answer = yield* Effect.promise(async () => {
          const response = await fetch(`${url}/__sandbox/faults`, { method: "POST", body: what })
          return { status: response.status, body: (await response.json()) as any }
        })
        assert.strictEqual(answer.status, 422, what)
        assert.match(answer.body.error.message, said, what)
        assert.isNotEmpty(answer.body.error.hint)
      }
      assert.deepStrictEqual(yield* faults.pending, [])
    }))
})

describe("faults by HTTP", () => {
  it.effect("faults by HTTP are those of a program: added, listed, removed, met", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true, token })
      const ask = (method: string, path: string, body?: unknown) =>
        Effect.promise(async () => {
          const response = await fetch(sandbox.url + path, {
            method,
            headers: { authorization: `Bearer ${token}` },
            ...body === undefined ? {} : { body: JSON.stringify(body) }
          })
          const text = await response.text()
          return {
            status: response.status,
            headers: response.headers,
            body: text === "" ? undefined : JSON.parse(text)
          }
        })
      const fault = { operation: "me.get", where: { token }, count: 2, status: 500, latency: "1 millis" }
      yield* sandbox.faults.add({ operation: "projects.list", latency: 1 })
      assert.deepStrictEqual((yield* ask("POST", "/__sandbox/faults", { ...fault, latency: 0 })).body, {
        id: "fault_2"
      })
      const me = yield* ask("GET", "/v1/me")
      assert.deepStrictEqual([me.status, me.headers.get("x-sandbox-fault")], [500, "fault_2"])
      assert.deepStrictEqual((yield* ask("GET", "/__sandbox/faults")).body, {
        data: [
          { id: "fault_1", fault: { operation: "projects.list", latency: 1 }, hits: 0 },
          { id: "fault_2", fault: { ...fault, latency: 0, where: { token: "<redacted>" } }, hits: 1, left: 1 }
        ]
      })
      assert.deepStrictEqual(
        (yield* ask("GET", "/__sandbox/faults")).body,
        JSON.parse(JSON.stringify({ data: yield* sandbox.faults.pending }))
      )
      assert.strictEqual((yield* ask("DELETE", "/__sandbox/faults/fault_1")).status, 204)
      assert.deepStrictEqual((yield* sandbox.faults.pending).map(({ id }) => id), ["fault_2"])
      const unknown = yield* ask("DELETE", "/__sandbox/faults/fault_9")
      assert.deepStrictEqual([unknown.status, unknown.body.error.code], [404, "resource-not-found"])
      assert.include(unknown.body.error.message, "fault_2")
      const { body: { data: received } } = yield* ask("GET", "/__sandbox/requests")
      assert.deepStrictEqual(received.map(({ faultId }: { readonly faultId: string }) => faultId), ["fault_2"])
      assert.strictEqual((yield* ask("DELETE", "/__sandbox/faults")).status, 204)
      assert.strictEqual((yield* ask("GET", "/v1/me")).status, 200)
      // What ends tokens is no fault: nothing of one beside it would mean anything.
      const mixed = yield* ask("POST", "/__sandbox/faults", { tokens: "expired", operation: "me.get", count: 1 })
      assert.strictEqual(mixed.status, 422)
      assert.include(mixed.body.error.message, "without operation, count")
      assert.strictEqual((yield* ask("POST", "/__sandbox/faults", { clear: false })).status, 422)
      assert.deepStrictEqual((yield* ask("POST", "/__sandbox/faults", { clear: true, status: 500 })).body, {
        id: "fault_3"
      })
    }))

  it.effect("two sandboxes have faults of their own", () =>
    Effect.gen(function*() {
      const make = Effect.map(Sandbox.serve({ token }), (sandbox) => ({
        ...sandbox,
        me: Effect.promise(() =>
          fetch(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status)
        )
      }))
      const [one, two] = [yield* make, yield* make]
      assert.deepStrictEqual(
        [yield* one.faults.add({ status: 500 }), yield* two.faults.add({ count: 1, status: 502 })],
        [
          "fault_1",
          "fault_1"
        ]
      )
      assert.deepStrictEqual([yield* one.me, yield* two.me, yield* two.me], [500, 502, 200])
      yield* one.clock.freeze
      assert.lengthOf(yield* two.faults.pending, 0)
    }))
})
