/** Many users behind one client: whose token a call carries, and what their sessions cost each other. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { execFile } from "node:child_process"
import * as path from "node:path"
import { promisify } from "node:util"
import * as Authorization from "../src/Authorization.ts"
import * as AuthError from "../src/AuthError.ts"
import * as ManagementClient from "../src/ManagementClient.ts"
import * as Pagination from "../src/Pagination.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Sessions from "../src/Sessions.ts"
import * as TokenEndpoint from "../src/TokenEndpoint.ts"
import * as TokenStorage from "../src/TokenStorage.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenStorages from "../src/TokenStorages.ts"
import { root } from "./support/contract.ts"
import * as RecordingServer from "./support/RecordingServer.ts"

const page = RecordingServer.json(200, { data: [], pagination: { nextCursor: null, hasMore: false } })

const users = Array.from({ length: 20 }, (_, index) => `user-${index}`)

const tokensOf = (user: string, more?: Partial<Parameters<typeof Tokens.make>[0]>) =>
  Tokens.make({ workspaceId: user, accessToken: `access-${user}`, refreshToken: `refresh-${user}`, ...more })

const plantedBy = (make: (user: string) => Tokens.Tokens) =>
  TokenStorages.layerMemoryWith(Object.fromEntries(users.map((user) => [user, make(user)])))

const application = (url: string, storages: Layer.Layer<TokenStorages.TokenStorages>) =>
  ManagementClient.layer({ baseUrl: url }).pipe(
    Layer.provide(Authorization.layerSessions),
    Layer.provideMerge(Sessions.layer({ clientId: "client", authBaseUrl: url })),
    Layer.provideMerge(storages),
    Layer.provide(FetchHttpClient.layer)
  )

const list = (user: string) =>
  Effect.flatMap(ManagementClient.ManagementClient, (client) => client.workspaces.list({ query: { cursor: user } }))

/** Answers calls, and refreshes of any user; remembers who asked as whom. */
const serving = Effect.gen(function*() {
  const server = yield* RecordingServer.make
  server.answerWith(({ body, url }) => {
    if (url.pathname !== "/token") return page
    const user = new URLSearchParams(body).get("refresh_token")!.replace("refresh-", "")
    return RecordingServer.json(200, {
      access_token: `new-${user}`,
      refresh_token: `refresh-${user}`,
      token_type: "Bearer",
      expires_in: 3600
    })
  })
  const calls = () => server.requests.filter(({ url }) => url.pathname !== "/token")
  return { server, calls, exchanges: () => server.requests.length - calls().length }
})

describe("the calls of many users", () => {
  it.effect("go out with the token of the one whose call it is, from one client and many fibers at once", () =>
    Effect.gen(function*() {
      const { calls, server } = yield* serving
      yield* Effect.forEach(
        [...users, ...users, ...users],
        (user) => list(user).pipe(Sessions.as(user)),
        { concurrency: "unbounded" }
      ).pipe(Effect.provide(application(server.url, plantedBy((user) => tokensOf(user)))))
      assert.lengthOf(calls(), 60)
      for (const { headers, url } of calls()) {
        assert.strictEqual(headers.authorization, `Bearer access-${url.searchParams.get("cursor")}`)
      }
    }))

  it.effect("refresh once a user, however many calls a user makes at once", () =>
    Effect.gen(function*() {
      const { calls, exchanges, server } = yield* serving
      const planted = plantedBy((user) => tokensOf(user, { expiresAt: 1 }))
      yield* TestClock.adjust("1 second")
      yield* Effect.forEach(
        Array.from({ length: 100 }, (_, index) => users[index % 20]!),
        (user) => list(user).pipe(Sessions.as(user)),
        { concurrency: "unbounded" }
      ).pipe(Effect.provide(application(server.url, planted)))
      assert.strictEqual(exchanges(), 20)
      for (const { headers, url } of calls()) {
        assert.strictEqual(headers.authorization, `Bearer new-${url.searchParams.get("cursor")}`)
      }
    }))

  it.effect("are those of the inner `as`, of streams too, and of fibers that are forked inside", () =>
    Effect.gen(function*() {
      const { calls, server } = yield* serving
      yield* Effect.gen(function*() {
        const client = yield* ManagementClient.ManagementClient
        yield* Pagination.items(client.workspaces.list).pipe(
          Sessions.as("user-1"),
          Stream.runDrain,
          Sessions.as("user-2")
        )
        yield* Effect.forkChild(client.workspaces.list()).pipe(Effect.flatMap(Fiber.join), Sessions.as("user-3"))
        yield* Sessions.as(client.workspaces.list(), "user-4")
      }).pipe(Effect.provide(application(server.url, plantedBy((user) => tokensOf(user)))))
      assert.deepStrictEqual(
        calls().map(({ headers }) => headers.authorization),
        ["user-1", "user-3", "user-4"].map((user) => `Bearer access-${user}`)
      )
    }))

  it.effect("outside of any `as` are nobody's: nothing is sent, and the failure says what to write", () =>
    Effect.gen(function*() {
      const { server } = yield* serving
      const error = yield* list("user-1").pipe(
        Effect.flip,
        Effect.provide(application(server.url, plantedBy((user) => tokensOf(user))))
      )
      assert.deepStrictEqual(AuthError.isAuthError(error) && error.reason, { _tag: "NotLoggedIn" })
      assert.include(error.message, ".pipe(Sessions.as(key))")
      assert.lengthOf(server.requests, 0)
    }))

  it.effect("of a client with a token of its own never look at `as`", () =>
    Effect.gen(function*() {
      const { calls, server } = yield* serving
      const own = ManagementClient.layer({ baseUrl: server.url }).pipe(
        Layer.provide([Authorization.layerToken("service-token"), FetchHttpClient.layer])
      )
      yield* list("user-1").pipe(
        Effect.provide(own),
        Sessions.as("user-1"),
        Effect.provide(application(server.url, plantedBy((user) => tokensOf(user))))
      )
      assert.deepStrictEqual(calls().map(({ headers }) => headers.authorization), ["Bearer service-token"])
    }))
})

describe("a key", () => {
  it.effect("that is empty, ten kilobytes long or has control characters is refused by name", () =>
    Effect.gen(function*() {
      const { server } = yield* serving
      yield* Effect.gen(function*() {
        const sessions = yield* Sessions.Sessions
        const characters = "key: Expected no control characters, and well-formed Unicode"
        const bad = [
          ["", "key: Expected a string that is not empty"],
          [5 as never, "key: Expected a string that is not empty"],
          ["x".repeat(513), "key: Expected at most 512 characters"],
          ["a\nb", characters],
          ["\u0000", characters],
          ["\ud800", characters]
        ] as const
        for (const [key, message] of bad) {
          for (
            const use of [
              sessions.get(key),
              sessions.logout(key),
              sessions.store(key, tokensOf("user-1")),
              list("user-1").pipe(Sessions.as(key))
            ]
          ) {
            const error = yield* Effect.flip(use as Effect.Effect<unknown, AuthError.AuthError>)
            assert.deepStrictEqual(error.reason, { _tag: "ConfigurationInvalid", field: "key" })
            assert.strictEqual(error.message, message)
          }
        }
        yield* sessions.get("x".repeat(512))
      }).pipe(Effect.provide(application(server.url, TokenStorages.layerMemory())))
      assert.lengthOf(server.requests, 0)
    }))
})

describe("a login of one of many", () => {
  it.effect("is stored under the key that is known before, or that its tokens tell, and ends with its own logout", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({ autoApprove: true })
      const redirectUri = "http://127.0.0.1/callback"
      const logIn = Effect.fnUntraced(function*(key: Sessions.CallbackOptions["key"]) {
        const sessions = yield* Sessions.Sessions
        const { state, url, verifier } = yield* sessions.loginUrl({ scope: "workspace:admin offline_access" })
        const response = yield* Effect.promise(() => fetch(url, { redirect: "manual" }))
        return yield* sessions.handleCallback({
          callbackUrl: response.headers.get("location")!,
          expectedState: state,
          verifier,
          key
        })
      })
      yield* Effect.gen(function*() {
        const sessions = yield* Sessions.Sessions
        const seen: Array<Sessions.Change> = []
        yield* Effect.forkChild(Stream.runForEach(sessions.changes, (change) => Effect.sync(() => seen.push(change))), {
          startImmediately: true
        })
        const alice = yield* logIn("alice")
        const told = yield* logIn((tokens) => Effect.succeed(tokens.workspaceId))
        assert.deepStrictEqual([alice.key, told.key], ["alice", sandbox.workspaceId])
        assert.deepStrictEqual(Array.from(yield* sessions.keys), ["alice", sandbox.workspaceId])
        const client = yield* ManagementClient.ManagementClient
        yield* client.me.get().pipe(Sessions.as("alice"))
        yield* sessions.logout("alice")
        const error = yield* Effect.flip(client.me.get().pipe(Sessions.as("alice")))
        assert.deepInclude(error, { _tag: "AuthError" })
        yield* client.me.get().pipe(Sessions.as(sandbox.workspaceId))
        assert.deepStrictEqual(Array.from(yield* sessions.keys), [sandbox.workspaceId])
        assert.deepStrictEqual(
          seen.map(({ change, key }) => [key, change._tag]),
          [["alice", "LoggedIn"], [sandbox.workspaceId, "LoggedIn"], ["alice", "LoggedOut"]]
        )
      }).pipe(Effect.provide(
        ManagementClient.layer({ baseUrl: sandbox.url }).pipe(
          Layer.provide(Authorization.layerSessions),
          Layer.provideMerge(Sessions.layer({ clientId: "sandbox", authBaseUrl: sandbox.url, redirectUri })),
          Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer])
        )
      ))
    }))

  it.effect("is over after its logout: the same callback does not bring it back", () =>
    Effect.gen(function*() {
      for (const scope of ["workspace:admin offline_access", "workspace:admin"]) {
        const sandbox = yield* Sandbox.serve({ autoApprove: true })
        yield* Effect.gen(function*() {
          const sessions = yield* Sessions.Sessions
          const { state, url, verifier } = yield* sessions.loginUrl({ scope })
          const response = yield* Effect.promise(() => fetch(url, { redirect: "manual" }))
          const callback = {
            callbackUrl: response.headers.get("location")!,
            expectedState: state,
            verifier,
            key: "alice"
          }
          yield* sessions.handleCallback(callback)
          yield* sessions.handleCallback(callback)
          yield* sessions.logout("alice")
          assert.deepInclude(yield* Effect.flip(sessions.handleCallback(callback)), { _tag: "AuthError" })
          assert.deepStrictEqual(Array.from(yield* sessions.keys), [])
        }).pipe(Effect.provide(
          Sessions.layer({ clientId: "sandbox", authBaseUrl: sandbox.url, redirectUri: "http://127.0.0.1/callback" })
            .pipe(
              Layer.provide([TokenStorages.layerMemory(), FetchHttpClient.layer])
            )
        ))
      }
    }))
})

describe("sessions that are not used", () => {
  const withSessions = <A, E>(
    use: (sessions: Sessions.Sessions["Service"], scope: Scope.Closeable) => Effect.Effect<A, E>,
    endpoint: Partial<TokenEndpoint.TokenEndpoint["Service"]> = {}
  ) =>
    Effect.gen(function*() {
      const scope = yield* Scope.make()
      const sessions = yield* Sessions.make({ clientId: "client", idleTimeToLive: "1 minute" }).pipe(
        Scope.provide(scope),
        Effect.provide([
          Layer.mock(TokenEndpoint.TokenEndpoint)(endpoint),
          plantedBy((user) => tokensOf(user))
        ])
      )
      return yield* use(sessions, scope)
    })

  it.effect("are closed after a while, and made anew when they are used again; those in use stay", () =>
    withSessions((sessions, scope) =>
      Effect.gen(function*() {
        const first = yield* sessions.get("user-1")
        const other = yield* sessions.get("user-2")
        for (let half = 0; half < 4; half++) {
          yield* TestClock.adjust("30 seconds")
          assert.strictEqual(yield* sessions.get("user-2"), other)
        }
        const anew = yield* sessions.get("user-1")
        assert.notStrictEqual(anew, first)
        assert.strictEqual(Redacted.value(yield* anew.accessToken), "access-user-1")
        yield* Scope.close(scope, Exit.void)
      })
    ))

  it.effect("are closed after a while each time that they were made anew", () =>
    withSessions((sessions) =>
      Effect.gen(function*() {
        let last = yield* sessions.get("user-1")
        for (let time = 0; time < 3; time++) {
          yield* TestClock.adjust("59 seconds")
          assert.strictEqual(yield* sessions.get("user-1"), last)
          yield* TestClock.adjust("5 minutes")
          const anew = yield* sessions.get("user-1")
          assert.notStrictEqual(anew, last)
          last = anew
        }
      })
    ))

  it.effect("can be kept for longer than they are open: each use opens what was closed", () =>
    withSessions((sessions) =>
      Effect.gen(function*() {
        const kept = yield* sessions.get("user-1")
        const { accessToken } = yield* kept.tokens
        yield* TestClock.adjust("5 minutes")
        const refreshed = yield* kept.refresh(yield* kept.tokens)
        assert.notStrictEqual(Redacted.value(refreshed.accessToken), Redacted.value(accessToken))
        yield* TestClock.adjust("5 minutes")
        yield* kept.logout
        assert.deepInclude(yield* Effect.flip(kept.tokens), { _tag: "AuthError" })
      }), {
      refresh: () =>
        Effect.succeed({ accessToken: Redacted.make("newer"), refreshToken: undefined, expiresIn: undefined }),
      revoke: () => Effect.void
    }))

  it.effect("are not closed while somebody listens to them", () =>
    withSessions((sessions) =>
      Effect.gen(function*() {
        const session = yield* sessions.get("user-1")
        const seen = yield* Effect.forkChild(Stream.runCollect(Stream.take(session.changes, 1)), {
          startImmediately: true
        })
        yield* TestClock.adjust("10 minutes")
        yield* session.logout
        assert.strictEqual(yield* sessions.get("user-1"), session)
        assert.deepStrictEqual(Array.from(yield* Fiber.join(seen)), [{ _tag: "LoggedOut", reason: "Logout" }])
      }), { revoke: () => Effect.void }))

  it.effect("are one of a key, wherever its first caller is held up", () =>
    Effect.gen(function*() {
      // Effect's scheduler lets others on after so many operations: the first caller is held up in the middle of the opening.
      for (let operations = 2000; operations < 2050; operations++) {
        yield* withSessions((sessions, scope) =>
          Effect.gen(function*() {
            let late: Effect.Effect<unknown, unknown> = sessions.get("user-1")
            for (let operation = 0; operation < operations; operation++) {
              const next = late
              late = Effect.suspend(() => next)
            }
            const first = yield* Effect.forkChild(late, { startImmediately: true })
            const second = yield* Effect.forkChild(sessions.get("user-1"), { startImmediately: true })
            assert.strictEqual(yield* Fiber.join(first), yield* Fiber.join(second))
            yield* Scope.close(scope, Exit.void)
          })
        )
      }
    }))

  it.effect("have the storage of their key, which is made once for as long as they are open", () =>
    Effect.gen(function*() {
      const made: Array<string> = []
      const full = TokenStorage.failed("write", new Error("disk full"))
      const sessions = yield* Sessions.make({ clientId: "client", idleTimeToLive: "1 minute" }).pipe(
        Effect.provideService(TokenStorages.TokenStorages, {
          of: (key) => {
            made.push(key)
            const check = Effect.fail(full)
            return TokenStorage.make({ get: Effect.undefined, set: () => Effect.void, clear: Effect.void, check })
          },
          keys: Effect.succeed([])
        }),
        Effect.provide(Layer.mock(TokenEndpoint.TokenEndpoint)({}))
      )
      const session = yield* sessions.get("user-1")
      for (let use = 0; use < 3; use++) assert.strictEqual(yield* Effect.flip(session.check!), full)
      assert.deepStrictEqual(made, ["user-1"])
      yield* TestClock.adjust("5 minutes")
      yield* Effect.flip(session.check!)
      assert.deepStrictEqual(made, ["user-1", "user-1"])
    }))

  it.effect("end with their layer: what was under way is interrupted, what is asked later fails", () =>
    withSessions((sessions, scope) =>
      Effect.gen(function*() {
        yield* sessions.get("user-1")
        yield* Scope.close(scope, Exit.void)
        const exit = yield* Effect.exit(Effect.flatMap(sessions.get("user-1"), (session) => session.logout))
        assert.isTrue(Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause))
      })
    ))

  it("take at most 16 KiB each with their storage, and leave nothing when they are idle or disposed", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      "--conditions=effect-prisma-management:source",
      path.join(root, "test/support/sessionCost.ts")
    ])
    const { closed, idle, open } = JSON.parse(/^cost (.*)$/m.exec(stdout)![1]!)
    assert.isAtMost(open, 16)
    // KiB a session: what a collection leaves of a thousand of them is not told to the byte.
    assert.isBelow(idle, 1)
    assert.isBelow(closed, 1)
  })
})
