/** The binary as a user starts it. */
import { assert, describe, it } from "@effect/vitest"
import { createManagementApiSdk } from "@prisma/management-api-sdk"
import * as Effect from "effect/Effect"
import * as childProcess from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { root } from "../support/contract.ts"
import * as Browser from "./support/browser.ts"

const command = [
  "--conditions=effect-prisma-management:source",
  path.join(root, "src/sandbox/bin.ts")
]

const node = path.join(root, "node_modules/.bin/node")

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-bin-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const stop = async (child: childProcess.ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, "exit")
  child.kill(signal)
  await exit
}

/** Starts it on a free port, and waits for all that it says. */
const start = (...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const child = childProcess.spawn(node, [...command, "--port", "0", ...args])
      let text = ""
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString()
        })
      }
      while (!text.includes("Ctrl+C")) {
        await Promise.race([once(child.stdout, "data"), once(child, "exit")])
        if (child.exitCode !== null) throw new Error(text)
      }
      return {
        text,
        url: /API +(\S+)/.exec(text)![1]!,
        token: /Token +(\S+)/.exec(text)![1]!,
        workspaceId: /Workspace +(\S+)/.exec(text)![1]!,
        stop: (signal: NodeJS.Signals) => Effect.promise(() => stop(child, signal)),
        child
      }
    }),
    ({ child }) => Effect.promise(() => stop(child, "SIGKILL"))
  )

const run = (...args: ReadonlyArray<string>) =>
  childProcess.spawnSync(node, [...command, ...args], { encoding: "utf8", timeout: 60_000 })

describe("prisma-management-sandbox", () => {
  it.live("says where it is, and a curl line that works", () =>
    Effect.gen(function*() {
      const { text, token, url, workspaceId } = yield* start("--token", "my-token")
      assert.strictEqual(token, "my-token")
      const line = /^ +(curl .+)$/m.exec(text)![1]!
      const answer = yield* Effect.promise(() =>
        new Promise<string>((resolve, reject) =>
          childProcess.execFile(
            "sh",
            ["-c", `${line} --silent --noproxy '*'`],
            (error, stdout) => error ? reject(error) : resolve(stdout)
          )
        )
      )
      assert.strictEqual(JSON.parse(answer).data[0].id, workspaceId)
      assert.strictEqual((yield* Effect.promise(() => Browser.open(`${url}/docs`))).status, 200)
      assert.strictEqual((yield* Effect.promise(() => Browser.open(`${url}/__sandbox/requests`))).status, 404)
    }))

  it.live("serves the published SDK: login, call, refresh, refused on reuse", () =>
    Effect.gen(function*() {
      const { url, workspaceId } = yield* start("--token-ttl", "60", "--control")
      yield* Effect.promise(async () => {
        let tokens: any = null
        const sdk = createManagementApiSdk({
          clientId: "sandbox",
          redirectUri: "http://127.0.0.1:51234/callback",
          apiBaseUrl: url,
          authBaseUrl: url,
          tokenStorage: {
            getTokens: async () => tokens,
            setTokens: async (given: unknown) => {
              tokens = given
            },
            clearTokens: async () => {
              tokens = null
            }
          }
        })
        const advance = () =>
          fetch(`${url}/__sandbox/clock`, { method: "POST", body: "{\"advance\":\"61 seconds\"}" })
            .then((response) => assert.strictEqual(response.status, 200))
        const { state, url: loginUrl, verifier } = await sdk.getLoginUrl({ scope: "workspace:admin offline_access" })
        await sdk.handleCallback({ callbackUrl: await Browser.decide(loginUrl), verifier, expectedState: state })
        const first = tokens
        assert.strictEqual(first.workspaceId, workspaceId)
        assert.strictEqual((await sdk.client.GET("/v1/me")).response.status, 200)
        assert.strictEqual(tokens, first)
        await advance()
        assert.strictEqual((await sdk.client.GET("/v1/me")).response.status, 200)
        assert.notStrictEqual(tokens.accessToken, first.accessToken)
        const second = tokens
        await advance()
        for (const planted of [first, second]) {
          tokens = planted
          const error = await sdk.client.GET("/v1/me").then(() => assert.fail("was not refused"), (error) => error)
          assert.isTrue(error.refreshTokenInvalid)
        }
      })
    }))

  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    it.live(`keeps its state across restarts, ended by ${signal}`, () =>
      Effect.gen(function*() {
        const home = yield* directory
        const seed = path.join(home, "seed.json")
        fs.writeFileSync(seed, JSON.stringify({ projects: [{ name: "seeded" }] }))
        const args = ["--data", path.join(home, "state.json"), "--seed", seed]
        const call = (sandbox: { readonly url: string; readonly token: string }, init: RequestInit = {}) =>
          Effect.promise(async () => {
            const response = await fetch(`${sandbox.url}/v1/projects`, {
              ...init,
              headers: { "authorization": `Bearer ${sandbox.token}`, "content-type": "application/json" }
            })
            return await response.json() as { data: Array<{ name: string }> }
          })
        const first = yield* start(...args)
        yield* call(first, { method: "POST", body: "{\"name\":\"made\"}" })
        yield* first.stop(signal)
        const second = yield* start(...args)
        assert.strictEqual(second.token, first.token)
        assert.deepStrictEqual((yield* call(second)).data.map(({ name }) => name), ["seeded", "made"])
      }))
  }

  it.live("ends with a message where it cannot start", () =>
    Effect.gen(function*() {
      const home = yield* directory
      const corrupt = path.join(home, "corrupt.json")
      fs.writeFileSync(corrupt, "{\"seq\":")
      const { url } = yield* start()
      const cases: ReadonlyArray<readonly [args: ReadonlyArray<string>, status: number, says: RegExp]> = [
        [["--port", new URL(url).port], 1, /Something else listens/],
        [["--port", "0", "--data", corrupt], 1, /corrupt\.json is no JSON/],
        [["--port", "0", "--seed", corrupt], 2, /corrupt\.json cannot be read as JSON/],
        [["--port", "http"], 2, /--port has to be/],
        [["--token-ttl", "0"], 2, /--token-ttl has to be/],
        [["--token", "a b"], 2, /--token may have/],
        [["--nothing"], 2, /Unknown option '--nothing'/]
      ]
      for (const [args, status, says] of cases) {
        const result = run(...args)
        assert.strictEqual(result.status, status, result.stderr)
        assert.match(result.stderr, says)
        assert.notInclude(result.stderr, "    at ")
      }
      const help = run("--help")
      assert.strictEqual(help.status, 0)
      assert.match(help.stdout, /--token-ttl/)
    }))
})
