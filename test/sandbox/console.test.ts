/** What the console of a sandbox reads: its state, and what happens in it as it happens. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { request } from "undici"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Events from "./support/events.ts"
import * as OAuthWire from "./support/oauthWire.ts"
import * as Wire from "./support/wire.ts"

const stateOf = ({ url }: Pick<Sandbox.Running, "url">, headers: Record<string, string> = {}) =>
  Effect.promise(async () => {
    const response = await request(`${url}/__sandbox/state`, { headers })
    const text = await response.body.text()
    return { status: response.statusCode, text, json: JSON.parse(text) }
  })

const isAnswered = ({ data, name }: Events.Event) => name === "request" && data.status !== undefined

describe("the state that the console shows", () => {
  it.effect("the state of a sandbox has all counts, the newest of many, and whose each is", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const { ok } = Wire.make(sandbox)
      const projects: Array<string> = []
      for (let n = 1; n <= 30; n++) {
        const { data } = yield* ok("projects.create", { body: { name: `project-${n}`, region: "us-east-1" } })
        projects.push(data.id)
      }
      const { json } = yield* stateOf(sandbox)
      assert.strictEqual(json.counts.projects, 30)
      assert.strictEqual(json.counts.databases, 30)
      assert.strictEqual(json.counts.workspaces, 1)
      assert.lengthOf(json.newest.projects, 20)
      assert.deepInclude(json.newest.projects[0], { id: projects[29], name: "project-30" })
      assert.strictEqual(json.newest.projects[0].workspace.id, sandbox.workspaceId)
      assert.deepInclude(json.newest.databases[0], { status: "provisioning", region: "us-east-1" })
      assert.strictEqual(json.newest.databases[0].project.name, "project-30")
      yield* sandbox.advance("3 seconds")
      assert.strictEqual((yield* stateOf(sandbox)).json.newest.databases[0].status, "ready")
    }))

  it.effect("the state says when the next thing changes by itself, by the clock of the sandbox", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      assert.isNull((yield* stateOf(sandbox)).json.nextChangeAt)
      yield* Wire.make(sandbox).ok("projects.create", { body: { name: "shop" } })
      const { json } = yield* stateOf(sandbox)
      assert.strictEqual(Date.parse(json.nextChangeAt) - Date.parse(json.now), 3_000)
      yield* sandbox.advance("3 seconds")
      assert.isNull((yield* stateOf(sandbox)).json.nextChangeAt)
    }))

  it.effect("the state shows logins and when their tokens end, and no token, code or password", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true, tokenTtl: 60 })
      const oauth = OAuthWire.make(sandbox)
      const code = yield* oauth.code()
      assert.strictEqual((yield* stateOf(sandbox)).json.newest.logins[0].status, "no tokens yet")
      const { body } = yield* oauth.exchange(code)
      yield* Wire.make(sandbox).ok("projects.create", { body: { name: "shop", createDatabase: true } })
      const { json, text } = yield* stateOf(sandbox)
      const [login] = json.newest.logins
      assert.deepInclude(login, { clientId: "sandbox", status: "active" })
      assert.strictEqual(Date.parse(login.accessTokenEndsAt) - Date.parse(json.now), 60_000)
      assert.strictEqual(Date.parse(login.refreshTokenEndsAt) - Date.parse(json.now), 90 * 86_400_000)
      for (const secret of [Redacted.value(sandbox.token), code, body.access_token, body.refresh_token, "postgres"]) {
        assert.notInclude(text, secret)
      }
      yield* sandbox.advance("61 seconds")
      assert.strictEqual((yield* stateOf(sandbox)).json.newest.logins[0].status, "active")
      yield* sandbox.advance("91 days")
      assert.strictEqual((yield* stateOf(sandbox)).json.newest.logins[0].status, "over")
    }))

  it.effect("the state is for this machine and the sandbox's own page without control, for who has its token, and for nobody else", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([
        Sandbox.serve({ token: "token-of-one" }),
        Sandbox.serve({ token: "token-of-two" })
      ])
      const ofPage = { "origin": one.url, "sec-fetch-site": "same-origin" }
      for (const headers of [{}, { "sec-fetch-site": "none" }, ofPage]) {
        assert.strictEqual((yield* stateOf(one, headers)).status, 200, JSON.stringify(headers))
      }
      const strangers: ReadonlyArray<Record<string, string>> = [
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site", "origin": two.url },
        { "origin": two.url },
        { "origin": "null" },
        { "x-forwarded-for": "203.0.113.7" }
      ]
      for (const headers of strangers) {
        const { json, status } = yield* stateOf(one, headers)
        assert.strictEqual(status, 403, JSON.stringify(headers))
        assert.isNotEmpty(json.error.hint)
        const bearer = (token: string) => ({ ...headers, authorization: `Bearer ${token}` })
        assert.strictEqual((yield* stateOf(one, bearer("token-of-one"))).status, 200)
        for (const token of ["token-of-two", "token-of-on"]) {
          const wrong = yield* stateOf(one, bearer(token))
          assert.strictEqual(wrong.status, 401, token)
          assert.isNotEmpty(wrong.json.error.hint)
        }
      }
    }))
})

describe("the state of several sandboxes", () => {
  it.effect("the state is that of the sandbox whose token comes, of the first one without, and a token of control shows that one from elsewhere", () =>
    Effect.gen(function*() {
      const server = yield* Sandbox.serve({ controlToken: "token-of-control" })
      const other = yield* server.makeSandbox({ users: [{ email: "ada@example.com" }] })
      yield* Wire.make(server).ok("projects.create", { body: { name: "of-the-first" } })
      const elsewhere = { "x-forwarded-for": "203.0.113.7" }
      const namesOf = (headers: Record<string, string>) =>
        Effect.map(stateOf(server, headers), ({ json, text }) => {
          assert.isDefined(json.newest, text)
          return [json.counts.users, json.newest.projects.map(({ name }: { readonly name: string }) => name)]
        })
      assert.deepStrictEqual(yield* namesOf({}), [1, ["of-the-first"]])
      const ofControl = { authorization: "Bearer token-of-control" }
      assert.deepStrictEqual(yield* namesOf({ ...elsewhere, ...ofControl }), [1, ["of-the-first"]])
      const ofOther = { authorization: `Bearer ${Redacted.value(other.token)}` }
      assert.deepStrictEqual(yield* namesOf({ ...elsewhere, ...ofOther }), [2, []])
    }))
})

describe("the events that the console follows", () => {
  it.effect("the events tell of a request when it comes and when it is answered, without its secrets, and to its own sandbox only", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([Sandbox.serve(), Sandbox.serve()])
      const [ofOne, ofTwo] = yield* Effect.all([Events.open(one.url), Events.open(two.url)])
      yield* OAuthWire.make(one).authorize({ state: "s3cretcanary" })
      yield* Wire.make(two).ok("projects.create", { body: { name: "two" } })
      const seen = yield* ofOne.until(isAnswered)
      assert.notInclude(JSON.stringify(seen), "s3cretcanary")
      const requests = seen.filter(({ name }) => name === "request").map(({ data }) => data)
      assert.isNotEmpty(requests)
      for (const { method, number, operation } of requests) {
        assert.deepStrictEqual([number, method, operation], [1, "GET", "oauth.authorize"])
      }
      assert.deepInclude(requests.at(-1), { status: 200, duration: 0, isLost: false })
      const others = yield* ofTwo.until(isAnswered)
      assert.deepInclude(others.at(-1)!.data, { operation: "projects.create", status: 201 })
    }))

  it.effect("the events go on after the last one that a reader names, and begin anew for one of another sandbox", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const { ok } = Wire.make(sandbox)
      const numbersOf = (events: ReadonlyArray<Events.Event>) =>
        Array.from(new Set(events.filter(({ name }) => name === "request").map(({ data }) => data.number)))
      yield* ok("me.get")
      yield* ok("me.get")
      const isLast = (number: number) => (event: Events.Event) => isAnswered(event) && event.data.number === number
      const first = yield* Effect.scoped(Effect.flatMap(Events.open(sandbox.url), ({ until }) => until(isLast(2))))
      assert.deepStrictEqual(numbersOf(first), [1, 2])
      assert.strictEqual(first[0]!.name, "cleared")
      const { id } = first.at(-1)!
      yield* ok("me.get")
      const after = (last: string) =>
        Effect.scoped(
          Effect.flatMap(Events.open(sandbox.url, { "last-event-id": last }), ({ until }) => until(isLast(3)))
        )
      const rest = yield* after(id)
      assert.deepStrictEqual(numbersOf(rest), [3])
      assert.notInclude(rest.map(({ name }) => name), "cleared")
      for (const unknown of ["elsewhere-1", `${id.split("-")[0]}-999999`, "-", "x", `${id}9999999999999999999`]) {
        const all = yield* after(unknown)
        assert.strictEqual(all[0]!.name, "cleared", unknown)
        assert.deepStrictEqual(numbersOf(all), [1, 2, 3], unknown)
      }
    }))

  it.effect("the events tell of what is done in process too: a clock that is moved, a reset, and a request that was cut", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const events = yield* Events.open(sandbox.url)
      yield* events.until(({ name }) => name === "changed")
      yield* sandbox.advance("1 hour")
      assert.deepStrictEqual((yield* events.until(() => true)).map(({ name }) => name), ["changed"])
      yield* sandbox.faults.add({ count: 1, cut: true })
      const outcome = yield* Effect.promise(() => fetch(`${sandbox.url}/v1/me`).then(() => "answered", () => "cut"))
      assert.strictEqual(outcome, "cut")
      const lost = yield* events.until(({ data, name }) => name === "request" && data.isLost)
      assert.deepInclude(lost.at(-1)!.data, { operation: "me.get", isLost: true })
      assert.isUndefined(lost.at(-1)!.data.status)
      yield* sandbox.reset
      yield* events.until(({ name }) => name === "cleared")
    }))

  it.effect("the events say every 15 seconds that they are still there", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const events = yield* Events.open(sandbox.url)
      yield* events.until(({ name }) => name === "changed")
      yield* TestClock.adjust("15 seconds")
      assert.match((yield* events.block)!, /^:/)
    }))

  it.effect("the events end with the sandbox, which does not wait for who reads them", () =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const sandbox = yield* Scope.provide(Sandbox.serve(), scope)
      const readers = yield* Effect.all([Events.open(sandbox.url), Events.open(sandbox.url)])
      // The clock of this test stands still: a server that waited for its connections would wait for ever.
      yield* Scope.close(scope, Exit.void)
      yield* Effect.forEach(readers, ({ toEnd }) => toEnd)
    }))

  it.effect("the events have a hundred readers at most, and room again when one leaves", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      yield* Effect.scoped(Effect.gen(function*() {
        for (let n = 0; n < 100; n++) yield* Events.open(sandbox.url)
        const { body, statusCode } = yield* Effect.promise(() => request(`${sandbox.url}/__sandbox/events`))
        assert.strictEqual(statusCode, 429)
        const { error } = yield* Effect.promise(() => body.json() as Promise<any>)
        assert.isNotEmpty(error.hint)
      }))
      const isFree = Effect.promise(async () => {
        const { body, statusCode } = await request(`${sandbox.url}/__sandbox/events`)
        body.on("error", () => {}).destroy()
        return statusCode === 200
      })
      // The server hears of those who left a moment after they did.
      while (!(yield* isFree));
    }))
})
