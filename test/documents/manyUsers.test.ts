/** The programs of docs/many-users.md as a server runs them: each user logs in, calls as nobody else, and logs out. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import type * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { randomUUID } from "node:crypto"
import type { PromiseTokenStorages } from "../../src/promise/tokenStorages.ts"
import type { Sessions } from "../../src/Sessions.ts"
import * as Tokens from "../../src/Tokens.ts"
import { TokenStorages } from "../../src/TokenStorages.ts"
import { namesOf, useApplication, useGuide } from "../support/guides.ts"
import * as Postgres from "../support/Postgres.ts"
import * as RedisServer from "../support/RedisServer.ts"
import { handlerOf } from "../support/webApplication.ts"

const guide = useGuide("docs/many-users.md")

interface Begun {
  readonly url: string
  readonly state: string
  readonly verifier: string
}

/** What a server does for its users, whatever its entry. */
interface Server {
  readonly begin: (user: string) => Promise<Begun & { readonly user?: string }>
  readonly end: (user: string, begun: Begun, callbackUrl: string) => Promise<unknown>
  readonly projectsOf: (user: string) => Promise<ReadonlyArray<string>>
  readonly logout: (user: string) => Promise<unknown>
}

/** Two users log in, and each is logged out alone. */
const useServer = async ({ begin, end, logout, projectsOf }: Server) => {
  const logIn = async (name: string) => {
    const begun = await begin(name)
    const user = begun.user ?? name
    await end(user, begun, await guide.allowed(begun.url))
    return user
  }
  const [alice, bob] = [await logIn("alice"), await logIn("bob")]
  assert.deepStrictEqual(await Promise.all([projectsOf(alice), projectsOf(bob)]), [["shop"], ["shop"]])
  await logout(alice)
  assert.match(await projectsOf(alice).catch(String) as string, /Please log in/)
  assert.deepStrictEqual(await projectsOf(bob), ["shop"])
}

describe("docs/many-users.md", () => {
  it("the web application of docs/many-users.md (effect) serves its login, through an expiry and a logout", () =>
    guide.atSandbox(async (sandbox) => {
      const { AppLive } = await guide.load<{ AppLive: Layer.Layer<never, unknown, HttpRouter.HttpRouter> }>(
        "Web applications",
        "effect"
      )
      await Effect.runPromise(Effect.scoped(
        Effect.flatMap(handlerOf(AppLive), ({ ask }) => Effect.promise(() => useApplication(guide, sandbox, ask)))
      ))
    }))

  it("the web application of docs/many-users.md (promise) logs each user in under a key of their own", () =>
    guide.atSandbox(async () => {
      const program = await guide.load<{
        begin(): Promise<Begun & { readonly user: string }>
        end(begun: Begun & { readonly user: string }, callbackUrl: string): Promise<void>
        projectsOf(user: string): Promise<{ readonly data?: unknown }>
        logout(user: string): Promise<void>
      }>("Web applications", "promise")
      await useServer({
        begin: program.begin,
        end: (user, begun, callbackUrl) => program.end({ ...begun, user }, callbackUrl),
        projectsOf: async (user) => namesOf((await program.projectsOf(user)).data),
        logout: program.logout
      })
    }))

  it("the sessions of docs/many-users.md (effect) are those of their keys", () =>
    guide.atSandbox(async () => {
      type Run<A> = Effect.Effect<A, unknown, Sessions>
      const program = await guide.load<{
        readonly AppLive: Layer.Layer<Sessions, unknown>
        readonly begin: Run<Begun>
        readonly end: (user: string, begun: Begun, callbackUrl: string) => Run<unknown>
        readonly projectsOf: (user: string) => Run<unknown>
        readonly logout: (user: string) => Run<void>
      }>("Sessions by key", "effect")
      const runtime = ManagedRuntime.make(program.AppLive)
      await useServer({
        begin: () => runtime.runPromise(program.begin),
        end: (user, begun, callbackUrl) => runtime.runPromise(program.end(user, begun, callbackUrl)),
        projectsOf: async (user) => namesOf(await runtime.runPromise(program.projectsOf(user))),
        logout: (user) => runtime.runPromise(program.logout(user))
      })
      await runtime.dispose()
    }))

  it("the sessions of docs/many-users.md (promise) are those of their keys, which can be listed", () =>
    guide.atSandbox(async () => {
      const program = await guide.load<
        Omit<Server, "projectsOf"> & {
          projectsOf(user: string): Promise<{ readonly data?: unknown }>
          users(): Promise<ReadonlyArray<string>>
        }
      >("Sessions by key", "promise")
      await useServer({ ...program, projectsOf: async (user) => namesOf((await program.projectsOf(user)).data) })
      assert.deepStrictEqual(await program.users(), ["bob"])
    }))

  it("the job of docs/many-users.md (promise) skips a login that has ended, and its row is gone", () =>
    guide.atSandbox(async (sandbox) => {
      const { job, storages } = await guide.load<{
        readonly storages: PromiseTokenStorages
        job(): Promise<ReadonlyMap<string, number | "logged out">>
      }>("Jobs for all users", "promise")
      const ada = await guide.loggedIn()
      await sandbox.faults.revokeTokens()
      await storages.of("ada").setTokens({ ...ada, expiresAt: 0 })
      await storages.of("bob").setTokens(await guide.loggedIn())
      assert.deepStrictEqual(Array.from(await job()), [["ada", "logged out"], ["bob", 1]])
      assert.deepStrictEqual(await storages.keys(), ["bob"])
    }))

  const layers = [
    { name: "InPostgres", part: Postgres },
    { name: "InRedis", part: RedisServer }
  ] as const

  for (const { name, part } of layers) {
    it.skipIf(!part.isThere)(
      part.titled(`the storages ${name} of docs/many-users.md keep a login by its key`),
      async () => {
        const program = await guide.load<{ readonly [_ in typeof name]: Layer.Layer<TokenStorages, unknown> }>(
          "Many machines",
          "effect"
        )
        const runtime = ManagedRuntime.make(program[name])
        const user = randomUUID()
        const { keys, of } = await runtime.runPromise(TokenStorages)
        const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "access-1" })
        await Effect.runPromise(of(user).set(tokens))
        assert.include(await Effect.runPromise(keys), user)
        assert.isTrue(Tokens.same((await Effect.runPromise(of(user).get))!, tokens))
        await Effect.runPromise(of(user).clear)
        assert.notInclude(await Effect.runPromise(keys), user)
        await runtime.dispose()
      }
    )
  }
})
