/**
 * The programs of docs/storages.md as a user runs them: each logs in, calls, meets an expiry and logs out, on the real part that keeps its tokens. Those of a page are in
 * `storages.browser.test.ts`.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as HttpRouter from "effect/http/HttpRouter"
import type * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { randomUUID } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import type { ManagementApiUsersSdk } from "../../src/promise/index.ts"
import type { Sandbox } from "../../src/promise/sandbox.ts"
import { serveSandbox } from "../../src/promise/sandboxServer.ts"
import type { PromiseTokenStorages } from "../../src/promise/tokenStorages.ts"
import { Session } from "../../src/Session.ts"
import { Sessions } from "../../src/Sessions.ts"
import * as Tokens from "../../src/Tokens.ts"
import { root } from "../support/contract.ts"
import { entries, namesOf, run, useApplication, useGuide } from "../support/guides.ts"
import * as Postgres from "../support/Postgres.ts"
import * as RedisServer from "../support/RedisServer.ts"
import type { Ask } from "../support/Visitor.ts"
import type { ExtensionContext } from "../support/vscode/index.d.ts"
import { handlerOf } from "../support/webApplication.ts"

const guide = useGuide("docs/storages.md")

describe("a VS Code extension", () => {
  interface Extension {
    activate(context: ExtensionContext): void
  }

  interface Registered {
    readonly commands: Map<string, () => Promise<unknown>>
    readonly handlers: Array<{ handleUri(uri: unknown): Promise<void> }>
    readonly opened: Array<string>
  }

  /** The secrets of an extension, and the windows that share them. */
  const makeSecrets = () => {
    const kept = new Map<string, string>()
    const listeners = new Set<(event: { readonly key: string }) => unknown>()
    const told = (key: string) => listeners.forEach((listener) => listener({ key }))
    const secrets: ExtensionContext["secrets"] = {
      keys: async () => Array.from(kept.keys()),
      get: async (key) => kept.get(key),
      store: async (key, value) => {
        kept.set(key, value)
        told(key)
      },
      delete: async (key) => {
        kept.delete(key)
        told(key)
      },
      onDidChange: (listener) => {
        listeners.add(listener)
        return { dispose: () => listeners.delete(listener) }
      }
    }
    return { kept, listeners, secrets }
  }

  for (const entry of entries) {
    it(`the extension of docs/storages.md (${entry}) logs in, and its windows share one refresh and one secret`, () =>
      guide.atSandbox(async (sandbox) => {
        const vscode = await import(path.join(guide.directory(), "node_modules/vscode/index.js"))
        const registered: Registered = vscode.registered
        const { kept, listeners, secrets } = makeSecrets()
        const globalStorageUri = vscode.Uri.file(path.join(guide.directory(), `extension-${entry}`))
        const open = async () => {
          const context: ExtensionContext = { subscriptions: [], secrets, globalStorageUri }
          const { activate } = await guide.load<Extension>("VS Code extension", entry)
          activate(context)
          return {
            handler: registered.handlers.at(-1)!,
            run: registered.commands.get("prisma.login")!,
            projects: registered.commands.get("prisma.projects")!,
            close: () => Promise.all(context.subscriptions.map(({ dispose }) => dispose()))
          }
        }
        const one = await open()
        const other = await open()

        await one.run()
        await one.handler.handleUri(vscode.Uri.parse(await guide.allowed(registered.opened.at(-1)!)))
        assert.deepStrictEqual(namesOf(await one.projects()), ["shop"])
        assert.lengthOf(Array.from(kept), 1)

        await sandbox.faults.expireTokens()
        const answers = await Promise.all([one.projects(), other.projects(), other.projects()])
        assert.deepStrictEqual(answers.map(namesOf), [["shop"], ["shop"], ["shop"]])
        assert.deepStrictEqual(await guide.grants(), ["authorization_code", "refresh_token"])

        await one.close()
        await other.close()
        assert.strictEqual(listeners.size, 0)
        // What lay beside the secret was the lock.
        assert.deepStrictEqual(fs.readdirSync(globalStorageUri.fsPath), [])
      }))
  }
})

describe("a command line", () => {
  for (const entry of entries) {
    it(`the command of docs/storages.md (${entry}) logs in with the browser once, and keeps its tokens in a private file`, async () => {
      await using server = await serveSandbox({ autoApprove: true, seed: { projects: [{ name: "shop" }] } })
      const command = await guide.command("Node.js CLI", entry)
      const state = path.join(guide.directory(), `state-${entry}`)
      const pages = path.join(guide.directory(), `pages-${entry}`)
      const environment = {
        PRISMA_CLIENT_ID: "sandbox",
        PRISMA_AUTH_URL: server.url,
        PRISMA_API_URL: server.url,
        XDG_STATE_HOME: state,
        BROWSER: `"${process.execPath}" "${path.join(root, "test/support/scriptedBrowser.ts")}" "${pages}" %s`
      }
      assert.deepStrictEqual(await run(command, environment), ["shop"])
      assert.deepStrictEqual(await run(command, environment), ["shop"])
      const logins = fs.readFileSync(pages, "utf8").split("\n").filter((line) => line.includes("commandLine"))
      assert.lengthOf(logins, 1)
      assert.strictEqual(fs.statSync(path.join(state, "my-cli/session/tokens.json")).mode & 0o777, 0o600)
    })
  }
})

describe("a stateless web server", () => {
  it("the server of docs/storages.md (effect) keeps tokens in sealed cookies, through an expiry and a logout", () =>
    guide.atSandbox(async (sandbox) => {
      const { AppLive } = await guide.load<{ AppLive: Layer.Layer<never, unknown, HttpRouter.HttpRouter> }>(
        "Stateless web server",
        "effect"
      )
      await Effect.runPromise(Effect.scoped(
        Effect.flatMap(handlerOf(AppLive), ({ ask }) => Effect.promise(() => useApplication(guide, sandbox, ask)))
      ))
    }))

  it("the server of docs/storages.md (promise) keeps tokens in sealed cookies, through an expiry and a logout", () =>
    guide.atSandbox(async (sandbox) => {
      const { handle } = await guide.load<{ handle: Ask }>("Stateless web server", "promise")
      await useApplication(guide, sandbox, handle)
    }))
})

interface OfUsers {
  readonly AppLive: Layer.Layer<Sessions, unknown>
  readonly projectsOf: (user: string) => Effect.Effect<unknown, unknown, Sessions>
}

interface OfUsersWithPromises {
  readonly api: ManagementApiUsersSdk
  readonly storages: PromiseTokenStorages
  readonly projectsOf: (user: string) => Promise<{ readonly data?: unknown }>
}

/** A server with Effect on two machines. */
const useWithEffect = async (sandbox: Sandbox, heading: string) => {
  const user = randomUUID()
  const machines = await Promise.all([guide.load<OfUsers>(heading, "effect"), guide.load<OfUsers>(heading, "effect")])
  const [one, other] = machines.map(({ AppLive, projectsOf }) => {
    const runtime = ManagedRuntime.make(AppLive)
    return { runtime, projects: () => runtime.runPromise(projectsOf(user)) }
  })
  try {
    const sessions = await one!.runtime.runPromise(Sessions)
    await Effect.runPromise(sessions.store(user, Tokens.make(await guide.loggedIn())))
    assert.deepStrictEqual(namesOf(await other!.projects()), ["shop"])
    await sandbox.faults.expireTokens()
    const answers = await Promise.all([one!.projects(), other!.projects()])
    assert.deepStrictEqual(answers.map(namesOf), [["shop"], ["shop"]])
    assert.deepStrictEqual(await guide.grants(), ["refresh_token"])
    assert.include(await Effect.runPromise(sessions.keys), user)
    await Effect.runPromise(sessions.logout(user))
    assert.notInclude(await Effect.runPromise(sessions.keys), user)
  } finally {
    await one!.runtime.dispose()
    await other!.runtime.dispose()
  }
}

/** A server with promises on two machines, or in one process. */
const useWithPromises = async (sandbox: Sandbox, heading: string, machines = 2) => {
  const user = randomUUID()
  const one = await guide.load<OfUsersWithPromises>(heading, "promise")
  const other = machines === 1 ? one : await guide.load<OfUsersWithPromises>(heading, "promise")
  const projects = async ({ projectsOf }: OfUsersWithPromises) => namesOf((await projectsOf(user)).data)
  try {
    await one.storages.of(user).setTokens(await guide.loggedIn())
    assert.deepStrictEqual(await projects(other), ["shop"])
    await sandbox.faults.expireTokens()
    assert.deepStrictEqual(await Promise.all([projects(one), projects(other)]), [["shop"], ["shop"]])
    assert.deepStrictEqual(await guide.grants(), ["refresh_token"])
    assert.include(await one.storages.keys(), user)
    await other.api.forUser(user).logout()
    assert.notInclude(await one.storages.keys(), user)
    assert.match(await projects(one).catch(String) as string, /Please log in/)
  } finally {
    await Promise.all([one.api.dispose(), other.api.dispose()])
    await Promise.all([one.storages.dispose(), other.storages.dispose()])
  }
}

describe("databases", () => {
  const ofSql = Postgres.isThere ? it : it.skip
  const ofRedis = RedisServer.isThere ? it : it.skip

  ofSql(
    Postgres.titled("the servers of docs/storages.md (effect) share their logins in PostgreSQL"),
    () => guide.atSandbox((sandbox) => useWithEffect(sandbox, "SQL"))
  )

  ofSql(
    Postgres.titled("the servers of docs/storages.md (promise) share their logins in PostgreSQL"),
    () => guide.atSandbox((sandbox) => useWithPromises(sandbox, "SQL"))
  )

  ofRedis(
    RedisServer.titled("the servers of docs/storages.md (effect) share their logins in Redis"),
    () => guide.atSandbox((sandbox) => useWithEffect(sandbox, "Redis"))
  )

  ofRedis(
    RedisServer.titled("the servers of docs/storages.md (promise) share their logins in Redis"),
    () => guide.atSandbox((sandbox) => useWithPromises(sandbox, "Redis"))
  )

  it("the program of docs/storages.md (effect) keeps its login in a key-value store", () =>
    guide.atSandbox(async (sandbox) => {
      const { AppLive, projects } = await guide.load<{
        readonly AppLive: Layer.Layer<Session, unknown>
        readonly projects: Effect.Effect<unknown, unknown, Session>
      }>("Key-value store", "effect")
      const runtime = ManagedRuntime.make(AppLive)
      const session = await runtime.runPromise(Session)
      await Effect.runPromise(session.store(Tokens.make(await guide.loggedIn())))
      await sandbox.faults.expireTokens()
      assert.deepStrictEqual(namesOf(await runtime.runPromise(projects)), ["shop"])
      assert.deepStrictEqual(await guide.grants(), ["refresh_token"])
      await Effect.runPromise(session.logout)
      assert.match(await runtime.runPromise(projects).catch(String) as string, /Please log in/)
      await runtime.dispose()
    }))

  it("the program of docs/storages.md (promise) keeps its logins in a key-value store", () =>
    guide.atSandbox((sandbox) => useWithPromises(sandbox, "Key-value store", 1)))
})
