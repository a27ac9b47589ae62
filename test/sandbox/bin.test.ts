/** The binary as a user starts it. */
import { assert, describe, it } from "@effect/vitest"
import { createManagementApiSdk } from "@prisma/management-api-sdk"
import * as Effect from "effect/Effect"
import * as childProcess from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import * as Browser from "./support/browser.ts"
import { run, start } from "./support/binary.ts"

const directory = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "sandbox-bin-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

describe("prisma-management-sandbox", () => {
  it.live("prisma-management-sandbox says where it is, and a curl line that works", () =>
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

  it.live("prisma-management-sandbox serves the published SDK: login, call, refresh, refused on reuse", () =>
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
    it.live(`prisma-management-sandbox keeps its state across restarts, ended by ${signal}`, () =>
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

  it.live("prisma-management-sandbox ends with a message when it cannot start", () =>
    Effect.gen(function*() {
      const home = yield* directory
      const corrupt = path.join(home, "corrupt.json")
      fs.writeFileSync(corrupt, "{\"seq\":")
      const refused = path.join(home, "refused.json")
      fs.writeFileSync(refused, "{\"projects\":[{\"region\":\"mars\"}]}")
      const { url } = yield* start()
      const cases: ReadonlyArray<readonly [args: ReadonlyArray<string>, status: number, says: RegExp]> = [
        [["--port", new URL(url).port], 1, /Something else listens on .+ Name another --port/],
        [["--port", "0", "--data", home], 1, /is a directory, not a file/],
        [["--port", "0", "--data", path.join(home, "none", "state.json")], 1, /state\.json cannot be written/],
        [["--port", "0", "--seed", path.join(home, "none.json")], 2, /none\.json cannot be read\. .+no such file/],
        [["--port", "0", "--seed", refused], 1, /The seed is wrong at projects\[0\]: .+region/],
        [["--port"], 2, /--port <value>' argument missing/],
        [["extra"], 2, /Unexpected argument 'extra'/],
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
        assert.strictEqual(result.stdout, "")
        assert.notInclude(result.stderr, "    at ")
        assert.isAtMost(result.stderr.trimEnd().split("\n").length, 2)
      }
      const help = run("--help")
      assert.strictEqual(help.status, 0)
      assert.match(help.stdout, /--token-ttl/)
    }))
})
