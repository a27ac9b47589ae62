/** What a sandbox remembers has a bound, however long it runs and whoever calls it; and what is asked often is found without a look at all. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as TestClock from "effect/testing/TestClock"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as History from "../../src/sandbox/internal/control/history.ts"
import * as accessTokens from "../../src/sandbox/internal/oauth/accessTokens.ts"
import * as deviceGrant from "../../src/sandbox/internal/oauth/deviceGrant.ts"
import * as grants from "../../src/sandbox/internal/oauth/grants.ts"
import * as Builds from "../../src/sandbox/internal/resources/builds.ts"
import * as Deployments from "../../src/sandbox/internal/resources/deployments.ts"
import { credentialOf } from "../../src/sandbox/internal/resources/access.ts"
import * as Workspaces from "../../src/sandbox/internal/resources/workspaces.ts"
import * as Past from "../../src/sandbox/internal/server/past.ts"
import type { Branch, Build, Service } from "../../src/sandbox/internal/state/rows.ts"
import { Store } from "../../src/sandbox/internal/state/Store.ts"
import * as Table from "../../src/sandbox/internal/state/Table.ts"
import { random } from "../support/random.ts"
import { saved } from "./support/savedBefore.ts"

const client = { id: "sandbox", redirectUris: "loopback" } as const
const request = {
  clientId: "sandbox",
  redirectUri: "http://127.0.0.1/",
  scopes: ["offline_access"],
  state: null,
  challenge: null
}

const make = Effect.gen(function*() {
  const state = yield* Store.make()
  const workspace = Workspaces.add(state, "Sandbox", "usr_sandbox")
  const login = () => grants.approve(state, grants.addRequest(state, request), workspace)
  const use = (code: string) =>
    grants.useCode(state, client, { code, redirectUri: request.redirectUri, challenge: undefined })
  const refresh = (token: string) => grants.useRefreshToken(state, client, { token, scopes: undefined })
  return { login, refresh, state, use, workspace }
})

describe("logins without end", () => {
  it.effect("of logins that nobody goes on with, a sandbox keeps the last ten thousand, and none after a minute", () =>
    Effect.gen(function*() {
      const { login, state, use } = yield* make
      const first = login()
      for (let n = 0; n < 12_000; n++) login()
      const last = login()
      assert.strictEqual(state.grants.size(), 10_000)
      assert.strictEqual(state.authorizationCodes.size(), 10_000)
      assert.strictEqual(state.authorizationRequests.size(), 1_000)
      assert.strictEqual((yield* Effect.flip(use(first))).error, "invalid_grant")
      assert.isDefined((yield* use(last)).refreshToken)
      yield* TestClock.adjust("61 seconds")
      login()
      assert.strictEqual(state.grants.size(), 2)
      assert.strictEqual(state.authorizationCodes.size(), 2)
    }))

  it.effect("of the tokens of a login that is refreshed without end, a sandbox keeps the last fifty, and of another login all", () =>
    Effect.gen(function*() {
      const { login, refresh, state, use } = yield* make
      const other = (yield* use(login())).refreshToken!
      const { grant, refreshToken } = yield* use(login())
      let token = refreshToken!
      for (let n = 0; n < 500; n++) token = (yield* refresh(token)).refreshToken!
      assert.strictEqual(state.refreshTokens.size(), 51)
      yield* refresh(other)
      // The one before comes back late: the login is over, and nothing of it is kept.
      const used = state.refreshTokens.where("grantId", grant.id).find(({ usedAt }) => usedAt !== null)!.id
      yield* TestClock.adjust("1 minute")
      yield* Effect.flip(refresh(used))
      assert.strictEqual((yield* Effect.flip(refresh(token))).error, "invalid_grant")
    }))

  it.effect("a login that is revoked, or whose time is over, leaves nothing", () =>
    Effect.gen(function*() {
      const { login, state, use } = yield* make
      const { grant } = yield* use(login())
      grants.revoke(state, grant)
      const counts = () => [state.grants, state.authorizationCodes, state.refreshTokens].map((table) => table.size())
      assert.deepStrictEqual(counts(), [0, 0, 0])
      yield* use(login())
      yield* TestClock.adjust("100 days")
      yield* use(login())
      assert.deepStrictEqual(counts(), [1, 1, 1])
    }))

  it.effect("of logins that devices have begun, and tokens that end by themselves, a sandbox keeps a number", () =>
    Effect.gen(function*() {
      const { state, workspace } = yield* make
      for (let n = 0; n < 1_500; n++) deviceGrant.add(state, client, { scopes: [], interval: 5_000 })
      assert.strictEqual(state.deviceAuthorizations.size(), 1_000)
      const token = { name: "ci", type: "service_token", userId: null } as const
      const lasting = yield* Workspaces.addToken(state, workspace.id, { ...token, value: "lasting" })
      for (let n = 0; n < 60_000; n++) {
        yield* Workspaces.addToken(state, workspace.id, { ...token, value: `token ${n}`, expiresAt: 60_000 })
      }
      assert.isAtMost(state.credentials.size(), 55_001)
      yield* TestClock.adjust("2 minutes")
      yield* Workspaces.addToken(state, workspace.id, { ...token, value: "new", expiresAt: 240_000 })
      assert.strictEqual(state.credentials.size(), 2)
      assert.strictEqual(state.credentials.get(lasting.id), lasting)
    }))
})

const challenge = "a".repeat(43)
const loginPath = `/authorize?${new URLSearchParams({
  response_type: "code",
  client_id: "sandbox",
  redirect_uri: "http://127.0.0.1:51234/callback",
  code_challenge: challenge,
  code_challenge_method: "S256"
})}`

describe("a login that a page asks for", () => {
  const cross = { "sec-fetch-site": "cross-site" }
  const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" }
  const cases: ReadonlyArray<readonly [by: string, headers: { readonly [name: string]: string }, isBegun: boolean]> = [
    ["an image", { ...cross, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }, false],
    ["an image of a page on another port", {
      "sec-fetch-site": "same-site",
      "sec-fetch-mode": "no-cors",
      "sec-fetch-dest": "image"
    }, false],
    ["a script's request", { ...cross, "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }, false],
    ["a frame", { ...cross, ...navigation, "sec-fetch-dest": "iframe" }, false],
    ["an object", { ...cross, ...navigation, "sec-fetch-dest": "object" }, false],
    ["a page that is fetched ahead", { ...cross, ...navigation, "sec-purpose": "prefetch;prerender" }, false],
    ["an image, as older browsers say it", { ...cross, "sec-fetch-mode": "no-cors" }, false],
    ["a link or a redirect", { ...cross, ...navigation }, true],
    ["a link on another port", { "sec-fetch-site": "same-site", ...navigation, "sec-fetch-user": "?1" }, true],
    ["a person who types the address", { "sec-fetch-site": "none", ...navigation }, true],
    ["a program", {}, true],
    ["Node's fetch, which says its mode only", { "sec-fetch-mode": "cors" }, true]
  ]
  for (const autoApprove of [false, true]) {
    for (const [by, headers, isBegun] of cases) {
      it.effect(`a login is ${isBegun ? "" : "not "}begun by ${by}, where ${autoApprove ? "all are approved" : "a person is asked"}`, () =>
        Effect.gen(function*() {
          const response = yield* HttpClient.get(`http://localhost${loginPath}`, { headers })
          assert.strictEqual(response.status, isBegun ? autoApprove ? 302 : 200 : 400)
          const text = yield* response.text
          if (!isBegun) {
            assert.include(text, "A page requested this login in the background. Navigate the browser here instead")
          }
        }).pipe(Effect.provide(Sandbox.layer({ autoApprove }))))
    }
  }
})

describe("the request log", () => {
  it.effect("the request log keeps five hundred requests, and fewer where they are large", () =>
    Effect.gen(function*() {
      const { requests } = yield* Sandbox.Sandbox
      const send = (text: string, headers: { readonly [name: string]: string } = {}) =>
        HttpClient.execute(HttpClientRequest.bodyText(
          HttpClientRequest.post("http://localhost/v1/projects", {
            headers: { authorization: "Bearer token", ...headers }
          }),
          text,
          "application/json"
        ))
      for (let n = 0; n < 600; n++) yield* send(`{"region":"${n}"}`)
      assert.lengthOf(yield* requests, 500)
      assert.deepStrictEqual((yield* requests).at(-1)!.body, { region: "599" })
      const large = "x".repeat(16_000)
      for (let n = 0; n < 300; n++) yield* send(`{"region":"${large}"}`, { "x-large": large })
      const kept = JSON.stringify(yield* requests).length
      assert.isAbove(kept, 3_500_000)
      assert.isBelow(kept, 4_500_000)
      assert.strictEqual((yield* requests).at(-1)!.status, 422)
    }).pipe(Effect.provide(Sandbox.layer({ token: "token" }))))
})

describe("faults without end", () => {
  it.effect("a sandbox takes a thousand faults, then says that they have to be cleared", () =>
    Effect.gen(function*() {
      const { faults, url } = yield* Sandbox.serve({ control: true })
      for (let n = 0; n < 1_000; n++) yield* faults.add({ operation: "projects.create", status: 503 })
      const post = (body: unknown) =>
        Effect.promise(async () => {
          const response = await fetch(`${url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(body) })
          return [response.status, await response.text()] as const
        })
      const [status, text] = yield* post({ operation: "me.get", status: 503 })
      assert.strictEqual(status, 422)
      assert.include(text, "There are already 1000 faults: clear them first.")
      assert.strictEqual((yield* post({ operation: "me.get", status: 503, clear: true }))[0], 200)
      assert.strictEqual((yield* post({ operation: "me.get", status: 503 }))[0], 200)
    }))
})

describe("a stale read", () => {
  it.effect("stale reads load what was there once, until something is another; and their clock goes on", () =>
    Effect.gen(function*() {
      const { login, state, use } = yield* make
      const history = History.make(state, 5_000)
      const past = yield* Effect.provideService(Past.make(state, Store), Store, state)
      const read = Effect.suspend(() => {
        history.keep()
        return past.at(history.read(), (store) =>
          Effect.sync(() => ({
            loads: store.loads(),
            now: store.now(),
            credentials: store.credentials.size(),
            workspaces: store.workspaces.size()
          })))
      })
      const begun = { loads: 1, now: 0, credentials: 0, workspaces: 1 }
      for (let n = 0; n < 3; n++) assert.deepStrictEqual(yield* read, begun)
      yield* TestClock.adjust("6 seconds")
      for (let n = 0; n < 3; n++) assert.deepStrictEqual(yield* read, { ...begun, now: 1_000 })
      // A token is good from when it is there, and a workspace is seen when it is old enough.
      yield* accessTokens.addKey(state)
      const issued = yield* use(login())
      yield* accessTokens.issue(state, issued, { issuer: "http://localhost", ttl: 4 })
      Workspaces.add(state, "Other", "usr_sandbox")
      const seen = { ...begun, loads: 2, now: 1_000, credentials: 1 }
      for (let n = 0; n < 2; n++) assert.deepStrictEqual(yield* read, seen)
      yield* TestClock.adjust("4 seconds")
      // Nothing was changed, but the token is over.
      for (let n = 0; n < 2; n++) {
        assert.deepStrictEqual(yield* read, { ...seen, loads: 3, now: 5_000, credentials: 0 })
      }
      yield* TestClock.adjust("1 second")
      const after = yield* read
      assert.deepStrictEqual([after.loads, after.now, after.workspaces], [4, 6_000, 2])
    }))
})

describe("a history without end", () => {
  it.effect("a build keeps ten thousand lines, and the last thousand resources that it touched", () =>
    Effect.gen(function*() {
      const { state } = yield* make
      const build = state.builds.put(saved().tables.builds![0] as Build)
      const row = () => state.builds.get(build.id)!
      for (let n = 0; n < 10_050; n++) yield* Builds.update(state, row(), { errorMessage: `line ${n}` })
      assert.lengthOf(row().log, 10_000)
      for (let n = 0; n < 1_005; n++) {
        Builds.touch(state, row(), { resourceType: "app", resourceId: `cps_${n}`, action: "created" })
      }
      assert.lengthOf(row().resources, 1_000)
      assert.strictEqual(row().resources.at(-1)!.resourceId, "cps_1004")
    }))

  it.effect("a deployment that is started and stopped without end keeps the end of its log, and where it goes on", () =>
    Effect.gen(function*() {
      const { state } = yield* make
      const service = state.services.put({ ...saved().tables.services![0], promoted: [] } as unknown as Service)
      const branch = saved().tables.branches![0] as Branch
      const { id } = Deployments.create(state, service, { branch, input: { skipCodeUpload: true }, live: undefined })
      const row = () => state.deployments.get(id)!
      let seen = 0
      for (let n = 0; n < 400; n++) {
        yield* Deployments.start(state, row())
        state.advance(4_000)
        yield* Deployments.stop(state, row())
        state.advance(2_000)
        const lines = Deployments.linesOf(row(), state.now()).filter(({ byteStart }) => byteStart >= seen)
        assert.lengthOf(lines, n === 0 ? 5 : 4)
        assert.strictEqual(lines[0]!.byteStart, seen)
        seen = lines.at(-1)!.byteEnd
      }
      const all = Deployments.linesOf(row(), state.now())
      assert.isAtMost(all.length, 1_000)
      assert.strictEqual(all.at(-1)!.byteEnd, seen)
    }))
})

describe("an index of a table", () => {
  interface Thing extends Table.Row {
    readonly colour: string | null
  }
  const colours = ["red", "green", null]

  it("an index finds what a look at every row finds, in the same order, whatever has changed", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const next = random(seed)
      const table = Table.make<Thing>("thing_", () => {})
      let seq = 0
      const check = () => {
        for (const colour of colours) {
          assert.deepStrictEqual(
            table.where("colour", colour),
            table.filter((row) => row.colour === colour),
            `seed ${seed}`
          )
        }
      }
      for (let step = 0; step < 60; step++) {
        const rows = table.all()
        const row = rows[next(rows.length)]
        const colour = colours[next(colours.length)]!
        const action = next(8)
        // Some are made anew under an id that is there.
        const id = row !== undefined && next(3) === 0 ? row.id : `thing_${seq + 1}`
        if (row === undefined || action < 4) table.put({ id, seq: ++seq, createdAt: 0, colour })
        else if (action < 6) table.change(row, { colour })
        else if (action === 6) table.remove(row)
        else table.replace(rows.filter(() => next(2) === 0))
        // From some step on there is an index.
        if (step > seed % 60) check()
        assert.strictEqual(table.size(), table.all().length)
        assert.isTrue(table.all().every((row, index, all) => index === 0 || all[index - 1]!.seq < row.seq))
        assert.strictEqual(table.first(), table.all()[0])
      }
    }
  })

  it.effect("a request with one of ten thousand tokens looks at no other of them", () =>
    Effect.gen(function*() {
      const { state, workspace } = yield* make
      const token = { name: "ci", type: "service_token", userId: null } as const
      let looks = 0
      for (let n = 0; n < 10_000; n++) {
        const row = yield* Workspaces.addToken(state, workspace.id, { ...token, value: `token ${n}` })
        const { value } = row
        state.credentials.put(
          Object.defineProperty({ ...row }, "value", { enumerable: true, get: () => (looks++, value) })
        )
      }
      const values = state.credentials.all().map(({ value }) => value)
      credentialOf(state, values[0]!)
      looks = 0
      for (const value of values.slice(0, 100)) assert.isDefined(credentialOf(state, value))
      assert.isAtMost(looks, 100)
    }))
})
