/** Many users of one SDK: whose token a call carries, and what their sessions cost each other. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { AuthError } from "../../src/AuthError.ts"
import * as ours from "../../src/promise/index.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import * as Browser from "../sandbox/support/browser.ts"
import * as RecordingServer from "../support/RecordingServer.ts"
import { authError, caught } from "./support/ours.ts"
import { vi } from "vitest"

const page = RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } })

/** The storage of a program: a row for each user. */
const rows = (planted: { readonly [user: string]: ours.Tokens } = {}) => {
  const stored = new Map(Object.entries(planted))
  const opened: Array<string> = []
  return {
    stored,
    opened,
    tokenStorages: (user: string): ours.TokenStorage => {
      opened.push(user)
      return {
        getTokens: async () => stored.get(user) ?? null,
        setTokens: async (tokens) => void stored.set(user, tokens),
        clearTokens: async () => void stored.delete(user)
      }
    }
  }
}

const tokensOf = (user: string, more: Partial<ours.Tokens> = {}): ours.Tokens => ({
  workspaceId: user,
  accessToken: `access-${user}`,
  refreshToken: `refresh-${user}`,
  ...more
})

const users = Array.from({ length: 20 }, (_, index) => `user-${index}`)

/** A server that refreshes for any user, and tells who called as whom. */
const serving = Effect.gen(function*() {
  const server = yield* RecordingServer.make
  server.answerWith(({ body, url }) => {
    if (url.pathname !== "/token") return page
    const user = new URLSearchParams(body).get("refresh_token")!.replace("refresh-", "")
    return RecordingServer.json(200, {
      access_token: `new-${user}`,
      refresh_token: `refresh-${user}`,
      token_type: "Bearer"
    })
  })
  const calls = () => server.requests.filter(({ url }) => url.pathname !== "/token")
  return { server, calls, exchanges: () => server.requests.length - calls().length }
})

const sdk = (
  url: string,
  config: Partial<ours.ManagementApiUsersConfig> & Pick<ours.ManagementApiUsersConfig, "tokenStorages">
) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      ours.createManagementApiSdk({
        clientId: "app",
        redirectUri: "http://127.0.0.1:1/callback",
        apiBaseUrl: url,
        authBaseUrl: url,
        ...config
      })
    ),
    (api) => Effect.promise(() => api.dispose())
  )

const list = (api: ours.ManagementApiUsersSdk, user: string) =>
  Effect.promise(() => api.forUser(user).client.GET("/v1/workspaces", { params: { query: { cursor: user } } }))

describe("forUser", () => {
  it.live("sends each call with the token of its user, from many at once", () =>
    Effect.gen(function*() {
      const { calls, server } = yield* serving
      const { tokenStorages } = rows(Object.fromEntries(users.map((user) => [user, tokensOf(user)])))
      const api = yield* sdk(server.url, { tokenStorages })
      yield* Effect.forEach([...users, ...users, ...users], (user) => list(api, user), { concurrency: "unbounded" })
      assert.lengthOf(calls(), 60)
      for (const { headers, url } of calls()) {
        assert.strictEqual(headers.authorization, `Bearer access-${url.searchParams.get("cursor")}`)
      }
    }))

  it.live("refreshes once a user, however many calls that makes at once, and each goes on as its user", () =>
    Effect.gen(function*() {
      const { calls, exchanges, server } = yield* serving
      const { stored, tokenStorages } = rows(
        Object.fromEntries(users.map((user) => [user, tokensOf(user, { expiresAt: 1 })]))
      )
      const api = yield* sdk(server.url, { tokenStorages })
      yield* Effect.forEach(
        Array.from({ length: 100 }, (_, index) => users[index % 20]!),
        (user) => list(api, user),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(exchanges(), 20)
      for (const { headers, url } of calls()) {
        assert.strictEqual(headers.authorization, `Bearer new-${url.searchParams.get("cursor")}`)
      }
      for (const user of users) assert.strictEqual(stored.get(user)!.accessToken, `new-${user}`)
    }))

  it.live("opens one session a user while it is in use, and anew after it was idle, with what the storage holds then", () =>
    Effect.gen(function*() {
      const { calls, server } = yield* serving
      const { opened, stored, tokenStorages } = rows({ alice: tokensOf("alice"), bob: tokensOf("bob") })
      yield* Effect.acquireRelease(
        Effect.sync(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] })),
        () => Effect.sync(() => vi.useRealTimers())
      )
      const api = yield* sdk(server.url, { tokenStorages })
      yield* Effect.all([list(api, "alice"), list(api, "alice"), list(api, "bob")], { concurrency: "unbounded" })
      yield* Effect.promise(() => vi.advanceTimersByTimeAsync(4 * 60_000))
      yield* list(api, "bob")
      assert.deepStrictEqual(Array.from(opened).sort(), ["alice", "bob"])
      yield* Effect.promise(() => vi.advanceTimersByTimeAsync(10 * 60_000))
      stored.set("alice", tokensOf("alice", { accessToken: "later" }))
      yield* list(api, "alice")
      assert.deepStrictEqual(Array.from(opened).sort(), ["alice", "alice", "bob"])
      assert.strictEqual(calls().at(-1)!.headers.authorization, "Bearer later")
    }))

  it.live("logs two users in at a sandbox, each in a workspace of their own, and one out", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve()
      const second = yield* Effect.promise(async () => {
        const client = ours.createManagementApiClient({ baseUrl: sandbox.url, token: Redacted.value(sandbox.token) })
        return (await client.POST("/v1/workspaces", { body: { displayName: "Second" } })).data!.data.id
      })
      const { stored, tokenStorages } = rows()
      const api = yield* sdk(sandbox.url, { clientId: "sandbox", tokenStorages, revocationEndpoint: "revoke" })
      const logIn = async (user: string, workspace?: string) => {
        const { state, url, verifier } = await api.forUser(user).getLoginUrl({
          scope: "workspace:admin offline_access"
        })
        const consent = await Browser.open(url)
        const answer = await Browser.send(sandbox.url, {
          ...Browser.fieldsOf(consent),
          ...(workspace === undefined ? {} : { workspace }),
          decision: "approve"
        })
        const callback = { callbackUrl: answer.headers.get("location")!, verifier, expectedState: state }
        await api.forUser(user).handleCallback(callback)
        return callback
      }
      const callbacks = yield* Effect.promise(() => Promise.all([logIn("alice"), logIn("bob", second)]))
      const names = () =>
        Promise.all(["alice", "bob"].map(async (user) => {
          const { data } = await api.forUser(user).client.GET("/v1/workspaces")
          return data!.data.map(({ name }) => name).join()
        }))
      assert.deepStrictEqual(yield* Effect.promise(names), ["Sandbox", "Second"])

      // A callback is of the user who began it.
      const error = yield* Effect.promise(() => authError(api.forUser("mallory").handleCallback(callbacks[0]!)))
      assert.strictEqual(error.reason._tag, "CallbackInvalid")
      assert.isFalse(stored.has("mallory"))

      yield* Effect.promise(() => api.forUser("alice").logout())
      assert.deepStrictEqual(Array.from(stored.keys()), ["bob"])
      const loggedOut = yield* Effect.promise(() => authError(api.forUser("alice").client.GET("/v1/workspaces")))
      assert.strictEqual(loggedOut.reason._tag, "NotLoggedIn")
      const { data } = yield* Effect.promise(() => api.forUser("bob").client.GET("/v1/workspaces"))
      assert.deepStrictEqual(data!.data.map(({ name }) => name), ["Second"])
    }))

  it.live("of two SDKs of one program keeps both apart, and a refresh of the same login is one", () =>
    Effect.gen(function*() {
      const { exchanges, server } = yield* serving
      const one = rows({ alice: tokensOf("alice", { expiresAt: 1 }) })
      const other = rows({ alice: tokensOf("bob", { expiresAt: 1 }) })
      const [first, again, second] = yield* Effect.all([
        sdk(server.url, one),
        sdk(server.url, one),
        sdk(server.url, other)
      ])
      yield* Effect.all([list(first, "alice"), list(again, "alice"), list(second, "alice")], {
        concurrency: "unbounded"
      })
      assert.strictEqual(exchanges(), 2)
      assert.strictEqual(one.stored.get("alice")!.accessToken, "new-alice")
      assert.strictEqual(other.stored.get("alice")!.accessToken, "new-bob")
    }))

  it.live("rejects with one clear error for a key that names nobody, and sends nothing", () =>
    Effect.gen(function*() {
      const { server } = yield* serving
      const { opened, tokenStorages } = rows()
      const api = yield* sdk(server.url, { tokenStorages })
      for (const key of ["", "a\nb", "k".repeat(513), undefined as never, "\ud800"]) {
        for (
          const call of [
            () => api.forUser(key).client.GET("/v1/workspaces"),
            () => api.forUser(key).logout(),
            () => api.forUser(key).getLoginUrl({ scope: "a" })
          ]
        ) {
          const error = yield* Effect.promise(() => authError(call()))
          assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "key" })
        }
      }
      assert.deepStrictEqual([opened, server.requests], [[], []])
    }))

  it.live("tells a storage that cannot be given as one that failed, and one that is none as such: of this user alone", () =>
    Effect.gen(function*() {
      const { server } = yield* serving
      const { tokenStorages } = rows({ bob: tokensOf("bob") })
      const api = yield* sdk(server.url, {
        tokenStorages: (user) => {
          if (user === "alice") throw new Error("postgres://user:secret@db is away")
          return user === "carol" ? undefined as never : tokenStorages(user)
        }
      })
      for (const [user, reason] of [["alice", "StorageFailed"], ["carol", "ConfigurationInvalid"]] as const) {
        const error = yield* Effect.promise(() => authError(api.forUser(user).client.GET("/v1/workspaces")))
        assert.strictEqual(error.reason._tag, reason)
        assert.notInclude(error.message, "secret")
      }
      const { data } = yield* list(api, "bob")
      assert.deepStrictEqual(data!.data, [])
    }))

  it.live("has options that are checked, and ends with `dispose`", () =>
    Effect.gen(function*() {
      const { server } = yield* serving
      const { tokenStorages } = rows({ alice: tokensOf("alice") })
      const wrong: ReadonlyArray<readonly [field: string, config: object]> = [
        ["tokenStorages", { tokenStorages: { alice: tokenStorages("alice") } }],
        ["tokenStorage", { tokenStorages, tokenStorage: tokenStorages("alice") }],
        ["tokenStorages", { tokenStorages: () => undefined }],
        ["tokenStorages", { tokenStorages: () => ({ getTokens: async () => null }) }],
        ["idleTimeToLive", { tokenStorages, idleTimeToLive: 0 }],
        ["refreshTimeout", { tokenStorages, refreshTimeout: -1 }],
        ["clientId", { tokenStorages, clientId: " " }]
      ]
      for (const [field, config] of wrong) {
        const api = yield* sdk(server.url, config as never)
        const error = yield* Effect.promise(() => authError(api.forUser("alice").client.GET("/v1/workspaces")))
        assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field })
      }
      const api = yield* sdk(server.url, { tokenStorages })
      yield* list(api, "alice")
      yield* Effect.promise(() => api[Symbol.asyncDispose]())
      const error = yield* Effect.promise(() => authError(api.forUser("alice").client.GET("/v1/workspaces")))
      assert.include(error.message, "disposed")
    }))

  it.live("makes calls again with `retries`, as their user", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const answers = [RecordingServer.json(503, { error: { code: "unavailable", message: "Later." } })]
      server.answerWith(() => answers.pop() ?? page)
      const { tokenStorages } = rows({ alice: tokensOf("alice"), bob: tokensOf("bob") })
      const api = yield* sdk(server.url, { tokenStorages, retries: true })
      const { data } = yield* list(api, "alice")
      assert.deepStrictEqual(data!.data, [])
      assert.deepStrictEqual(
        server.requests.map(({ headers }) => headers.authorization),
        ["Bearer access-alice", "Bearer access-alice"]
      )
    }))

  it.live("ends a caller's wait with its signal, and nobody else's", () =>
    Effect.gen(function*() {
      const server = yield* RecordingServer.make
      const asked = Promise.withResolvers<void>()
      const answer = Promise.withResolvers<RecordingServer.Answer>()
      server.answerWith(({ url }) => {
        if (url.pathname !== "/token") return page
        asked.resolve()
        return answer.promise
      })
      const { tokenStorages } = rows({ alice: tokensOf("alice", { expiresAt: 1 }) })
      const api = yield* sdk(server.url, { tokenStorages })
      const abort = new AbortController()
      yield* Effect.promise(async () => {
        const aborted = caught(api.forUser("alice").client.GET("/v1/workspaces", { signal: abort.signal }))
        const waiting = api.forUser("alice").client.GET("/v1/workspaces")
        await asked.promise
        abort.abort(new Error("enough"))
        assert.strictEqual((await aborted as Error).message, "enough")
        answer.resolve(RecordingServer.json(200, { access_token: "new", token_type: "Bearer" }))
        assert.strictEqual((await waiting).response.status, 200)
      })
      assert.strictEqual(server.requests.at(-1)!.headers.authorization, "Bearer new")
    }))
})

it("an SDK of one user is what it was: no forUser", () => {
  const api = ours.createManagementApiSdk({ clientId: "app", tokenStorage: rows().tokenStorages("alice") })
  assert.isFalse("forUser" in api)
  assert.isFunction(api.getLoginUrl)
  assert.isTrue(AuthError.prototype instanceof Error)
})
