/** The clock of a sandbox: set, frozen, read; and what follows it. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { afterEach, vi } from "vitest"
import * as Authorization from "../../src/Authorization.ts"
import * as ManagementClient from "../../src/ManagementClient.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Client from "../support/client.ts"
import * as OAuthWire from "./support/oauthWire.ts"
import * as Service from "./support/service.ts"
import * as Wire from "./support/wire.ts"

const inProcess = ManagementClient.layer({ baseUrl: "http://localhost" }).pipe(
  Layer.provide(Authorization.layerToken(Client.token)),
  Layer.provide(Client.layerNoRetry),
  Layer.provideMerge(Sandbox.layer({ token: Client.token }))
)

const newYear = "2026-01-01T00:00:00.000Z"

const messageOf = (effect: Effect.Effect<void>) =>
  Effect.map(Effect.exit(effect), (exit) => Exit.isFailure(exit) ? String(Cause.squash(exit.cause)) : "none")

/** Calls of the control routes, and of all else. */
const caller = ({ url }: Sandbox.Running) => (method: string, path: string, body?: unknown) =>
  Effect.promise(async () => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${Client.token}` },
      ...body === undefined ? {} : { body: JSON.stringify(body) }
    })
    const text = await response.text()
    return {
      status: response.status,
      date: response.headers.get("date"),
      body: text === "" ? undefined : JSON.parse(text)
    }
  })

describe("the clock of a sandbox", () => {
  it.effect("the clock of a sandbox is set, stands still, and goes on from there", () =>
    Effect.gen(function*() {
      const { clock } = yield* Sandbox.Sandbox
      const client = yield* ManagementClient.ManagementClient
      const now = Effect.map(clock.now, (date) => date.toISOString())
      assert.strictEqual(yield* now, "1970-01-01T00:00:00.000Z")
      for (
        const input of [
          newYear,
          "2026-01-01",
          "2026-01-01T00:00:00",
          "2026-01-01T02:00:00+02:00",
          Date.parse(newYear),
          new Date(newYear),
          DateTime.makeUnsafe(newYear)
        ]
      ) {
        yield* clock.set(0)
        yield* clock.set(input)
        assert.strictEqual(yield* now, newYear, String(input))
      }
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* now, "2026-01-01T00:00:01.000Z")
      assert.isFalse(yield* clock.isFrozen)
      yield* clock.freeze
      assert.isTrue(yield* clock.isFrozen)
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(yield* now, "2026-01-01T00:00:01.000Z")
      const { createdAt } = yield* client.projects.create()
      assert.strictEqual(DateTime.formatIso(createdAt), "2026-01-01T00:00:01.000Z")
      yield* clock.advance("1 minute")
      yield* clock.freeze
      assert.strictEqual(yield* now, "2026-01-01T00:01:01.000Z")
      yield* clock.set(newYear)
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(yield* now, newYear)
      assert.isTrue(yield* clock.isFrozen)
      yield* clock.resume
      yield* clock.resume
      assert.isFalse(yield* clock.isFrozen)
      yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* now, "2026-01-01T00:00:01.000Z")
    }).pipe(Effect.provide(inProcess)))

  it.effect("what is no point in time is refused, and so is one that no date can be written for", () =>
    Effect.gen(function*() {
      const { advance, clock } = yield* Sandbox.Sandbox
      const wrong = [
        "soon",
        "2026-13-01",
        "",
        Number.NaN,
        -1,
        "1969-12-31",
        "9999-01-01",
        null,
        true,
        [],
        {},
        "yesterday",
        new Date(Number.NaN)
      ]
      for (const instant of wrong) {
        assert.include(yield* messageOf(clock.set(instant as never)), "between 1970 and the year 8000", String(instant))
      }
      for (const duration of ["later", -1, "Infinity", "6000 weeks ago", Number.MAX_SAFE_INTEGER]) {
        assert.include(yield* messageOf(clock.advance(duration as never)), "up to the year 8000", String(duration))
        assert.include(yield* messageOf(advance(duration as never)), "up to the year 8000")
      }
      assert.strictEqual((yield* clock.now).getTime(), 0)
    }).pipe(Effect.provide(inProcess)))

  it.effect("a clock that stands still at a date is how a sandbox starts again after a reset only if it did so before", () =>
    Effect.gen(function*() {
      const { clock, reset } = yield* Sandbox.Sandbox
      yield* clock.set(newYear)
      yield* clock.freeze
      yield* reset
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* clock.now).getTime(), 1000)
    }).pipe(Effect.provide(inProcess)))

  it.effect("every answer says the time of the sandbox in its Date, in process and on a socket, and a fault may say another", () =>
    Effect.gen(function*() {
      const { clock } = yield* Sandbox.Sandbox
      yield* clock.set(newYear)
      const { headers } = yield* HttpClient.get("http://localhost/nowhere")
      assert.strictEqual(headers["date"], "Thu, 01 Jan 2026 00:00:00 GMT")

      const served = yield* Sandbox.serve({ control: true, token: Client.token })
      yield* served.clock.set("2030-05-06T07:08:09Z")
      const ask = caller(served)
      for (const path of ["/v1/me", "/nowhere", "/openapi.json", "/__sandbox/clock", "/.well-known/jwks.json"]) {
        assert.strictEqual(
          (yield* ask("GET", path)).date,
          "Mon, 06 May 2030 07:08:09 GMT",
          path
        )
      }
      const foreign = yield* Effect.promise(() =>
        fetch(`${served.url}/v1/me`, { headers: { origin: "https://evil.example" } })
      )
      assert.deepStrictEqual([foreign.status, foreign.headers.get("date")], [403, "Mon, 06 May 2030 07:08:09 GMT"])
      yield* served.faults.add({ status: 503, headers: { Date: "Tue, 07 May 2030 07:08:09 GMT" } })
      assert.strictEqual((yield* ask("GET", "/v1/me")).date, "Tue, 07 May 2030 07:08:09 GMT")
      // Two sandboxes have two clocks.
      assert.strictEqual((yield* clock.now).toISOString(), newYear)
    }).pipe(Effect.provide(inProcess)))

  it.effect("slow things wait while the clock stands still, and come when it is moved", () =>
    Effect.gen(function*() {
      const service = yield* Service.start
      const { clock } = service.sandbox
      const [first, second] = [yield* service.running, yield* service.running]
      yield* service.promote(first)
      yield* service.promote(second)
      yield* service.stop(first)
      yield* clock.freeze
      const rollback = yield* Effect.forkChild(service.rollback(first))
      while ((yield* service.status(first)) !== "provisioning") yield* Effect.yieldNow
      // Time goes on elsewhere, and the deployment does not.
      yield* TestClock.adjust("1 hour")
      assert.strictEqual(yield* service.status(first), "provisioning")
      assert.isUndefined(rollback.pollUnsafe())
      yield* clock.advance("3 seconds")
      assert.isUndefined(rollback.pollUnsafe())
      yield* clock.advance("1 second")
      assert.strictEqual((yield* Fiber.join(rollback)).status, 200)
      assert.strictEqual(yield* service.live, first.id)
    }))

  it.effect("tokens and leases end by the clock: also when it stands still, and is set", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const { code, exchange, statusOf } = OAuthWire.make(sandbox)
      yield* sandbox.clock.set(newYear)
      yield* sandbox.clock.freeze
      const { body } = yield* exchange(yield* code())
      const claims = JSON.parse(Buffer.from(body.access_token.split(".")[1], "base64url").toString())
      assert.strictEqual(claims.iat, Date.parse(newYear) / 1000)
      assert.strictEqual(claims.exp - claims.iat, body.expires_in)
      yield* TestClock.adjust("2 hours")
      assert.strictEqual(yield* statusOf(body.access_token), 200)
      yield* sandbox.clock.set((claims.exp * 1000) - 1)
      assert.strictEqual(yield* statusOf(body.access_token), 200)
      yield* sandbox.clock.set(claims.exp * 1000)
      assert.strictEqual(yield* statusOf(body.access_token), 401)
    }))

  it.effect("what was made later is still there and can be read when the clock is set back to before it", () =>
    Effect.gen(function*() {
      const service = yield* Service.start
      const { ok, sandbox } = service
      const made = yield* service.running
      yield* service.promote(made)
      yield* ok("services.createDomain", { params: service.service, body: { hostname: "shop.example.com" } })
      yield* sandbox.clock.set(newYear)
      const later = yield* service.running
      yield* sandbox.clock.set(1)
      const { data: [database] } = yield* ok("databases.list")
      const reads: ReadonlyArray<readonly [string, Wire.Call?]> = [
        ["me.get"],
        ["projects.list"],
        ["databases.get", { params: { databaseId: database.id } }],
        ["databases.listBackups", { params: { databaseId: database.id } }],
        ["services.get", { params: service.service }],
        ["services.listDomains", { params: service.service }],
        ["deployments.get", { params: service.at(made) }],
        ["deployments.get", { params: service.at(later) }],
        ["deployments.logs", { params: service.at(later) }]
      ]
      for (const [id, call] of reads) yield* ok(id, call)
    }))
})

describe("the clock by HTTP", () => {
  it.effect("the clock by HTTP is read, set, moved and stopped, and says what it does not take", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ control: true, token: Client.token })
      const ask = caller(sandbox)
      const say = (body: unknown) => ask("POST", "/__sandbox/clock", body)
      assert.deepStrictEqual((yield* ask("GET", "/__sandbox/clock")).body, {
        now: "1970-01-01T00:00:00.000Z",
        frozen: false
      })
      const frozen = { now: newYear, frozen: true }
      assert.deepStrictEqual((yield* say({ set: newYear, freeze: true })).body, frozen)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual((yield* ask("GET", "/__sandbox/clock")).body, frozen)
      assert.deepStrictEqual((yield* say({ advance: "1 second" })).body, {
        now: "2026-01-01T00:00:01.000Z",
        frozen: true
      })
      assert.deepStrictEqual((yield* say({ set: Date.parse(newYear), freeze: false })).body, {
        ...frozen,
        frozen: false
      })
      assert.strictEqual((yield* sandbox.clock.now).toISOString(), newYear)
      yield* say({ freeze: true })
      assert.deepStrictEqual((yield* say({ freeze: false })).body, { ...frozen, frozen: false })
      const wrong = [
        [{}, "needs `advance`, `set` or `freeze`"],
        [{ forward: 1 }, "Unknown field `forward`. Known fields: `advance`, `set`, `freeze`"],
        [{ set: newYear, advance: 1 }, "`advance` or `set`, not both"],
        [{ freeze: "yes" }, "true or false"],
        [{ set: "soon" }, "2026-01-01T00:00:00Z"],
        [{ set: newYear, freeze: 1 }, "true or false"],
        [{ advance: 1e15 }, "year 8000"],
        [[], "object"]
      ] as const
      for (const [body, said] of wrong) {
        const answer = yield* say(body)
        assert.strictEqual(answer.status, 422, JSON.stringify(body))
        assert.include(answer.body.error.message, said)
        assert.isNotEmpty(answer.body.error.hint)
      }
      assert.strictEqual((yield* sandbox.clock.now).toISOString(), newYear)
    }))

  it.effect("a clock that stands still is kept in the state file, and so is one that was set back", () =>
    Effect.gen(function*() {
      const data = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "clock-")), "state.json")
      const at = Effect.fnUntraced(function*(change: (clock: Sandbox.SandboxClock) => Effect.Effect<void>) {
        const { clock, url } = yield* Sandbox.serve({ data, token: Client.token })
        const before = (yield* clock.now).toISOString()
        yield* change(clock)
        // A change is written with the next answer.
        yield* Effect.promise(() => fetch(`${url}/v1/me`).then((response) => response.text()))
        return before
      }, Effect.scoped)
      yield* TestClock.setTime(Date.parse("2026-11-26T00:00:00Z"))
      yield* at((clock) => Effect.andThen(clock.set(newYear), clock.freeze))
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* at((clock) => clock.resume), newYear)
      yield* TestClock.adjust("1 day")
      assert.strictEqual(yield* at(() => Effect.void), "2026-01-02T00:00:00.000Z")
    }))
})

describe("fake timers", () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.live("a sandbox in the process of a test follows Vitest's fake Date", () =>
    Effect.gen(function*() {
      vi.useFakeTimers({ toFake: ["Date"] })
      vi.setSystemTime(new Date(newYear))
      const sandbox = yield* Sandbox.serve({ token: Client.token })
      const client = yield* Client.make(sandbox.url)
      assert.strictEqual(yield* Clock.currentTimeMillis, Date.parse(newYear))
      const { createdAt } = yield* client.projects.create()
      assert.strictEqual(DateTime.formatIso(createdAt), newYear)
      vi.setSystemTime(new Date("2026-02-01T00:00:00Z"))
      assert.strictEqual((yield* caller(sandbox)("GET", "/v1/me")).date, "Sun, 01 Feb 2026 00:00:00 GMT")
      const { data: [database] } = yield* client.databases.list()
      assert.strictEqual(database!.status, "ready")
    }))
})
