/** What the Promise entry has for Node: tokens in a file, and the login of a command-line program, at a real sandbox. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { AuthError, createManagementApiSdk, type RefreshLease } from "../../src/promise/index.ts"
import { fileTokenStorage, loopbackLogin, type LoopbackLoginOptions } from "../../src/promise/node.ts"
import { Sandbox } from "../../src/sandbox/index.ts"
import { node } from "../node/fixtures/processes.ts"
import * as LoopbackServer from "../support/LoopbackServer.ts"

const scope = "workspace:admin offline_access"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(tmpdir(), "promise-node-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true, force: true }))
)

const tokens = {
  workspaceId: "wksp_1",
  accessToken: "access-1",
  refreshToken: "refresh-1",
  expiresAt: 1_800_000_000_000
}

/** A sandbox, a program that keeps its tokens in a file, and its login. */
const atSandbox = Effect.fnUntraced(function*(options: Sandbox.Options = { autoApprove: true }) {
  const sandbox = yield* Sandbox.serve(options)
  const file = path.join(yield* directory, "tokens.json")
  const config = {
    clientId: "sandbox",
    apiBaseUrl: sandbox.url,
    authBaseUrl: sandbox.url,
    tokenStorage: fileTokenStorage({ path: file })
  }
  const login = (options: Partial<LoopbackLoginOptions>) => loopbackLogin(config, { scope, ...options })
  return { config, file, login, sandbox }
})

// As a browser: to the login page, and from there back to the program.
const browse = async (url: string) => (await fetch(url)).text()

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(() => assert.fail("it did not reject"), (error: unknown) => error)

const reasonOf = async (promise: Promise<unknown>): Promise<string> => {
  const error = await rejection(promise)
  assert.instanceOf(error, AuthError)
  return error.reason._tag
}

describe("fileTokenStorage", () => {
  it.effect("a file storage keeps tokens in a private file, which every other one on it sees", () =>
    Effect.gen(function*() {
      const file = path.join(yield* directory, "a", "tokens.json")
      const [one, other] = [fileTokenStorage({ path: file }), fileTokenStorage({ path: path.relative(".", file) })]
      yield* Effect.promise(async () => {
        assert.isNull(await one.getTokens())
        await one.setTokens(tokens)
        assert.deepStrictEqual(await other.getTokens(), tokens)
        assert.strictEqual(fs.statSync(file).mode & 0o777, 0o600)
        await other.clearTokensIfCurrent({ ...tokens, accessToken: "another" })
        assert.deepStrictEqual(await one.getTokens(), tokens)
        await other.clearTokensIfCurrent(tokens)
        assert.isNull(await one.getTokens())
        await one.setTokens({ workspaceId: "wksp_1", accessToken: "alone" })
        assert.deepStrictEqual(await other.getTokens(), { workspaceId: "wksp_1", accessToken: "alone" })
        await other.clearTokens()
        assert.isFalse(fs.existsSync(file))
      })
    }))

  it.effect("a program that wraps the methods of a file storage still has writes that compare and a lock that can be confirmed", () =>
    Effect.gen(function*() {
      const storage = { ...fileTokenStorage({ path: path.join(yield* directory, "tokens.json") }) }
      const newer = { ...tokens, accessToken: "newer" }
      yield* Effect.promise(async () => {
        await storage.setTokens(tokens)
        assert.isTrue(await storage.setTokensIfCurrent(tokens, newer))
        assert.isFalse(await storage.setTokensIfCurrent(tokens, { ...tokens, accessToken: "late" }))
        assert.deepStrictEqual(await storage.getTokens(), newer)
        const isHeld = await storage.withRefreshLock((lease) => (lease as RefreshLease).confirm())
        assert.isTrue(isHeld)
        const [kept, cleared] = [await storage.clearTokensIfCurrent(tokens), await storage.clearTokensIfCurrent(newer)]
        assert.deepStrictEqual<Array<unknown>>([kept, cleared], [false, true])
      })
    }))

  it.effect("the lock of a file storage lets one in at a time, gives the result, and rejects with what its function does", () =>
    Effect.gen(function*() {
      const file = path.join(yield* directory, "tokens.json")
      const [one, other] = [fileTokenStorage({ path: file }), fileTokenStorage({ path: file, lockTimeout: 50 })]
      yield* Effect.promise(async () => {
        const reason = await one.withRefreshLock(() => reasonOf(other.withRefreshLock(async () => "not locked")))
        assert.strictEqual(reason, "StorageFailed")
        assert.strictEqual(await other.withRefreshLock(async () => "free again"), "free again")
        const error = new Error("the program's own")
        assert.strictEqual(await rejection(one.withRefreshLock(() => Promise.reject(error))), error)
      })
    }))

  it.effect("a file storage rejects with an AuthError where there is no such place, and keeps a file that it cannot read", () =>
    Effect.gen(function*() {
      const file = path.join(yield* directory, "tokens.json")
      fs.writeFileSync(file, "{\"not\":\"tokens\"}")
      yield* Effect.promise(async () => {
        const storage = fileTokenStorage({ path: file })
        assert.strictEqual(await reasonOf(storage.getTokens()), "StorageFailed")
        assert.strictEqual(fs.readFileSync(file, "utf8"), "{\"not\":\"tokens\"}")
        const nowhere = fileTokenStorage({ path: " " })
        assert.strictEqual(await reasonOf(nowhere.getTokens()), "ConfigurationInvalid")
        const api = createManagementApiSdk({ clientId: "sandbox", tokenStorage: nowhere })
        assert.strictEqual(await reasonOf(api.client.GET("/v1/workspaces")), "ConfigurationInvalid")
      })
    }))

  it.effect("processes without Effect that share a file refresh its tokens once", () =>
    Effect.gen(function*() {
      const { file, login, sandbox } = yield* atSandbox()
      yield* Effect.promise(() => login({ open: browse }))
      yield* sandbox.faults.expireTokens
      const program = fileURLToPath(new URL("./support/fileProcess.ts", import.meta.url))
      yield* Effect.promise(async () => {
        const children = Array.from({ length: 3 }, () =>
          spawn(node, ["--no-warnings", program, sandbox.url, file], { stdio: ["pipe", "pipe", "inherit"] }))
        const lines = children.map(({ stdout }) =>
          createInterface({ input: stdout })[Symbol.asyncIterator]()
        )
        for (const line of lines) assert.strictEqual((await line.next()).value, "ready")
        for (const { stdin } of children) stdin.write("go\n")
        for (const line of lines) assert.strictEqual((await line.next()).value, "200")
      })
      const refreshes = (yield* sandbox.requests).filter(({ body }) =>
        (body as { readonly grant_type?: string } | undefined)?.grant_type === "refresh_token"
      )
      assert.lengthOf(refreshes, 1)
    }), 60_000)
})

describe("loopbackLogin", () => {
  it.effect("a loopback login of a program without Effect logs its SDK in, made before or after", () =>
    Effect.gen(function*() {
      const { config, login } = yield* atSandbox()
      yield* Effect.promise(async () => {
        await using before = createManagementApiSdk(config)
        assert.strictEqual(await reasonOf(before.client.GET("/v1/workspaces")), "NotLoggedIn")
        await login({ open: browse })
        await using after = createManagementApiSdk(config)
        for (const { client } of [before, after]) {
          assert.strictEqual((await client.GET("/v1/workspaces")).data?.data[0]?.name, "Sandbox")
        }
      })
    }))

  it.effect("a loopback login takes a URL that the user pastes, and asks again after another text", () =>
    Effect.gen(function*() {
      const { config, login } = yield* atSandbox()
      yield* Effect.promise(async () => {
        const { promise: shown, resolve: open } = Promise.withResolvers<string>()
        const asked: Array<AbortSignal> = []
        await login({
          open,
          pastedUrl: async ({ signal }) => {
            asked.push(signal)
            if (asked.length < 3) return "what?"
            return (await fetch(await shown, { redirect: "manual" })).headers.get("location")!
          }
        })
        assert.lengthOf(asked, 3)
        assert.isNotNull(await config.tokenStorage.getTokens())
      })
    }))

  it.effect("a loopback login that is aborted rejects with the reason, closes its socket and stops asking", () =>
    Effect.gen(function*() {
      const { config, login } = yield* atSandbox({})
      yield* Effect.promise(async () => {
        const { promise: shown, resolve: open } = Promise.withResolvers<string>()
        const { promise: stopped, resolve: stop } = Promise.withResolvers<Event>()
        const controller = new AbortController()
        const outcome = rejection(login({
          open,
          signal: controller.signal,
          pastedUrl: ({ signal }) => new Promise(() => signal.addEventListener("abort", stop))
        }))
        const redirectUri = new URL(await shown).searchParams.get("redirect_uri")!
        const reason = new Error("the user left")
        controller.abort(reason)
        assert.strictEqual(await outcome, reason)
        await stopped
        assert.instanceOf(await rejection(fetch(redirectUri)), TypeError)
        assert.isNull(await config.tokenStorage.getTokens())
        assert.strictEqual(await rejection(login({ signal: controller.signal })), reason)
      })
    }))

  it.effect("a loopback login rejects with what opening its page does, with what the user does, and when time is up", () =>
    Effect.gen(function*() {
      const { login } = yield* atSandbox()
      yield* Effect.promise(async () => {
        const error = new Error("no browser here")
        assert.strictEqual(
          await rejection(login({
            open: () => {
              throw error
            }
          })),
          error
        )
        assert.strictEqual(await rejection(login({ open: () => Promise.reject(error) })), error)
        const deny = async (url: string) => {
          const { searchParams } = new URL(url)
          const query = new URLSearchParams({ error: "access_denied", state: searchParams.get("state")! })
          await fetch(`${searchParams.get("redirect_uri")}?${query}`)
        }
        assert.strictEqual(await reasonOf(login({ open: deny })), "CallbackDenied")
        assert.strictEqual(await reasonOf(login({ open: () => {}, timeout: 1 })), "LoginTimeout")
      })
    }))

  it.effect("a loopback login says which option cannot be used", () =>
    Effect.gen(function*() {
      const { config } = yield* atSandbox()
      yield* Effect.promise(async () => {
        const wrong = { ...config, authBaseUrl: "http://auth.example" }
        const error = await rejection(loopbackLogin(wrong, { scope, open: () => {} }))
        assert.deepInclude(error, { reason: { _tag: "ConfigurationInvalid", field: "authBaseUrl" } })
      })
    }))
})

describe("the options of an SDK", () => {
  for (const clientAuthentication of ["basic", "post"] as const) {
    it.effect(`an SDK with a secret authenticates by ${clientAuthentication}, and revokes where it is told to at logout`, () =>
      Effect.gen(function*() {
        const clients = [{ id: "confidential", secret: "the-secret", redirectUris: "loopback" as const }]
        const { config, sandbox } = yield* atSandbox({ autoApprove: true, clients })
        const confidential = {
          ...config,
          clientId: "confidential",
          clientSecret: "the-secret",
          clientAuthentication,
          revocationEndpoint: "revoke"
        }
        yield* Effect.promise(async () => {
          await loopbackLogin(confidential, { scope, open: browse })
          const { accessToken } = (await config.tokenStorage.getTokens())!
          await using api = createManagementApiSdk(confidential)
          await api.logout()
          assert.isNull(await config.tokenStorage.getTokens())
          const me = await fetch(`${sandbox.url}/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } })
          assert.strictEqual(me.status, 401)
        })
        const sent = (yield* sandbox.requests).filter(({ operation }) => /token|revoke/.test(operation ?? ""))
        assert.deepStrictEqual(
          sent.map(({ body, operation }) => [operation, Object.hasOwn(body as object, "client_secret")]),
          [["oauth.token", clientAuthentication === "post"], ["oauth.revoke", clientAuthentication === "post"]]
        )
      }))
  }

  it.effect("an SDK without a redirect URI says so where it needs one", () =>
    Effect.gen(function*() {
      const { url } = yield* LoopbackServer.make(() => {})
      const { config } = yield* atSandbox()
      yield* Effect.promise(async () => {
        await using api = createManagementApiSdk({ ...config, authBaseUrl: url })
        const error = await rejection(api.getLoginUrl({ scope }))
        assert.deepInclude(error, { reason: { _tag: "ConfigurationInvalid", field: "redirectUri" } })
      })
    }))
})
