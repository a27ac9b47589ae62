/** The binary as a user starts it. */
import { assert, describe, it } from "@effect/vitest"
import { createManagementApiSdk } from "@prisma/management-api-sdk"
import * as Effect from "effect/Effect"
import { decodeJwt } from "jose"
import * as childProcess from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import * as Browser from "./support/browser.ts"
import { contract, root } from "../support/contract.ts"
import { run, start } from "./support/binary.ts"
import * as OAuth from "./support/oauthWire.ts"

const shell = (script: string): Promise<string> =>
  new Promise((resolve, reject) =>
    childProcess.execFile(
      "sh",
      ["-euc", script],
      { env: { PATH: process.env["PATH"] } },
      (error, stdout) => error ? reject(error) : resolve(stdout)
    )
  )

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
      const answer = yield* Effect.promise(() => shell(`${line} --silent --noproxy '*'`))
      assert.strictEqual(JSON.parse(answer).data[0].id, workspaceId)
      assert.strictEqual((yield* Effect.promise(() => Browser.open(`${url}/docs`))).status, 200)
      assert.strictEqual((yield* Effect.promise(() => Browser.open(`${url}/__sandbox/requests`))).status, 404)
    }))

  const odd = ["--token", "it's$(not)`a`\"word\"\\!*#~"]
  for (
    const [whose, args] of [["a token of its own", []], ["a token that a shell would read otherwise", odd]] as const
  ) {
    it.live(`prisma-management-sandbox ends with lines to paste into a shell, with ${whose}`, () =>
      Effect.gen(function*() {
        const { text, url, workspaceId } = yield* start("--workspace", "cmine12345", ...args)
        assert.strictEqual(workspaceId, "wksp_cmine12345")
        const lines = text.slice(text.indexOf("export ")).trimEnd()
        assert.lengthOf(lines.split("\n"), 7)
        const script = `${lines}
          curl --silent --noproxy '*' -H "Authorization: Bearer $PRISMA_SERVICE_TOKEN" "$PRISMA_API_URL/v1/me"
          echo
          env | grep ^PRISMA_`
        const [answer, ...variables] = (yield* Effect.promise(() => shell(script))).trimEnd().split("\n")
        assert.strictEqual(JSON.parse(answer!).data.workspace.id, workspaceId)
        const set = Object.fromEntries(variables.map((line) => /^(\w+)=(.*)$/.exec(line)!.slice(1)))
        const token = set["PRISMA_SERVICE_TOKEN"]
        if (args.length > 0) assert.strictEqual(token, args[1])
        else assert.strictEqual(decodeJwt(token!).sub, `workspace:${workspaceId}`)
        assert.deepStrictEqual(set, {
          PRISMA_API_URL: url,
          PRISMA_AUTH_BASE_URL: url,
          PRISMA_AUTH_URL: url,
          PRISMA_CLIENT_ID: "sandbox",
          PRISMA_MANAGEMENT_API_URL: url,
          PRISMA_SERVICE_TOKEN: token,
          PRISMA_WORKSPACE_ID: workspaceId
        })
      }))
  }

  it.live("prisma-management-sandbox registers the applications of --client, and with --strict-clients takes no others", () =>
    Effect.gen(function*() {
      const { url } = yield* start(
        "--auto-approve",
        "--strict-clients",
        "--client",
        "web,s3cret,https://app.example/a,https://app.example/b",
        "--client",
        "spa,https://spa.example/",
        "--client",
        "native"
      )
      const { authorize, exchange } = OAuth.make({ url })
      const status = (client_id: string, redirect_uri: string) =>
        Effect.map(authorize({ client_id, redirect_uri }), ({ status }) => status)
      for (const redirect of ["https://app.example/a", "https://app.example/b"]) {
        const client = { client_id: "web", redirect_uri: redirect }
        const { headers } = yield* authorize(client)
        const code = new URL(headers.get("location")!).searchParams.get("code")!
        OAuth.assertRefused(yield* exchange(code, client), "invalid_client", 401)
        assert.strictEqual((yield* exchange(code, { ...client, client_secret: "s3cret" })).status, 200)
      }
      assert.strictEqual(yield* status("web", "https://app.example/c"), 400)
      assert.strictEqual(yield* status("spa", "https://spa.example/"), 302)
      assert.strictEqual(yield* status("spa", OAuth.redirectUri), 400)
      assert.strictEqual(yield* status("native", OAuth.redirectUri), 302)
      assert.strictEqual(yield* status("any", OAuth.redirectUri), 400)
    }))

  it.live("prisma-management-sandbox lets a shell log in as the second user of --user, by denial, by approval and with tokens at once", () =>
    Effect.gen(function*() {
      const { url, said } = yield* start(
        "--control",
        "--user",
        "ada@example.com,Ada Lovelace",
        "--user",
        "bob@example.com",
        "--token-skew=-86400",
        "--refresh-token-ttl",
        "30"
      )
      assert.match(said(), /__sandbox  \(lists the control routes: .*\bfaults clock clients logins keys\b/)
      const before = Math.floor(Date.now() / 1000)
      const { authorize, exchange, refresh } = OAuth.make({ url })
      const control = (body: string) =>
        Effect.promise(() => shell(`curl --silent --noproxy '*' ${url}/__sandbox/logins --data '${body}'`))
      const back = Effect.map(authorize(), ({ headers }) => new URL(headers.get("location")!).searchParams)
      yield* control(`{ "next": { "user": "ada@example.com", "decision": "deny" } }`)
      yield* control(`{ "next": { "user": "ada@example.com" } }`)
      assert.strictEqual((yield* back).get("error"), "access_denied")
      const { body } = yield* exchange((yield* back).get("code")!)
      const { workspace_id } = JSON.parse(yield* control(`{ "tokens": { "user": "ada@example.com" } }`))
      const claims = decodeJwt(body.access_token)
      assert.strictEqual(claims["workspace_id"], workspace_id)
      assert.strictEqual(claims.exp! - claims.iat!, 3600)
      // A day behind.
      assert.isBelow(claims.iat!, before - 3600)
      assert.strictEqual((yield* refresh(body.refresh_token)).status, 200)
      yield* Effect.promise(() =>
        shell(`curl --silent --noproxy '*' ${url}/__sandbox/clock --data '{"advance":"1 minute"}'`)
      )
      OAuth.assertRefused(yield* refresh(body.refresh_token), "invalid_grant")
      const me = yield* Effect.promise(() =>
        shell(`curl --silent --noproxy '*' -H 'Authorization: Bearer ${body.access_token}' ${url}/v1/me`)
      )
      assert.deepInclude(JSON.parse(me).data.user, { email: "ada@example.com", name: "Ada Lovelace" })
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

  /** What is wrong: the arguments, of which `home` is a directory with broken files in it. */
  const wrong: ReadonlyArray<readonly [args: (home: string) => ReadonlyArray<string>, status: number, says: RegExp]> = [
    [(home) => ["--data", home], 1, /is a directory, not a file/],
    [(home) => ["--data", path.join(home, "corrupt.json", "state.json")], 1, /state\.json cannot be written/],
    [(home) => ["--data", path.join(home, "corrupt.json")], 1, /corrupt\.json is not JSON/],
    [(home) => ["--seed", path.join(home, "none.json")], 2, /none\.json cannot be read\. .+no such file/],
    [(home) => ["--seed", path.join(home, "refused.json")], 1, /The seed is wrong at projects\[0\]: .+region/],
    [(home) => ["--seed", path.join(home, "corrupt.json")], 2, /corrupt\.json cannot be read as JSON/],
    [() => ["--port"], 2, /--port <value>' argument missing/],
    [() => ["extra"], 2, /Unexpected argument 'extra'/],
    [() => ["serve"], 2, /Unexpected argument 'serve': omit it/],
    [() => ["--port", "99999"], 2, /--port takes one value, but was given more than once/],
    [() => ["-p", "99999"], 2, /--port takes one value/],
    [() => ["--token", "a", "--control", "--token=b"], 2, /--token takes one value/],
    [() => ["--token-ttl", "0"], 2, /--token-ttl\) must be a whole number/],
    [() => ["--refresh-token-ttl", "a day"], 2, /--refresh-token-ttl\) must be a whole number/],
    [() => ["--token-skew=0.5"], 2, /--token-skew\) must be a whole number/],
    [() => ["--user", "ada,Ada"], 2, /Invalid users\[0\]: The email "ada" is not an email address/],
    [() => ["--token", "a b"], 2, /The token must be ASCII letters/],
    [() => ["--workspace", "my-workspace"], 2, /"my-workspace" is not a workspace id/],
    [() => ["--client", "web,secret,app"], 2, /The redirect URI "app" of the client web/],
    [
      () => ["--client", "app,com.example.app:callback"],
      2,
      /may be a secret or a redirect URI\. Write `app,,<redirect URI>`/
    ],
    [() => ["--client", "web,ab:/cd"], 2, /may be a secret or a redirect URI/],
    [() => ["--nothing"], 2, /Unknown option '--nothing'\. Known options: --port, --host, /],
    [() => ["--allow-hosts=a"], 2, /Unknown option '--allow-hosts'\. Did you mean --allow-host\?/],
    [() => ["--control=yes"], 2, /'--control' does not take an argument/],
    [() => ["--public-url=sandbox"], 2, /The public URL \(publicUrl\) "sandbox"/],
    [() => ["exec", "npm", "test"], 2, /exec takes its command after `--`/],
    [() => ["--", "npm", "test"], 2, /A command after `--` needs exec/],
    [() => ["exec", "--json", "--", "true"], 2, /--json cannot be used with exec/]
  ]

  const assertEnds = (args: ReadonlyArray<string>, status: number, says: RegExp) => {
    const result = run(...args)
    assert.strictEqual(result.status, status, result.stderr)
    assert.match(result.stderr, says)
    assert.strictEqual(result.stdout, "")
    assert.notInclude(result.stderr, "    at ")
    assert.isAtMost(result.stderr.trimEnd().split("\n").length, 2)
  }

  for (const [args, status, says] of wrong) {
    it.live(`prisma-management-sandbox ends with a message when it cannot start: ${args("a-directory").join(" ")}`, () =>
      Effect.gen(function*() {
        const home = yield* directory
        fs.writeFileSync(path.join(home, "corrupt.json"), "{\"seq\":")
        fs.writeFileSync(path.join(home, "refused.json"), "{\"projects\":[{\"region\":\"mars\"}]}")
        assertEnds(["--port", "0", ...args(home)], status, says)
      }))
  }

  it("prisma-management-sandbox takes -p for --port, and says of either what a port is", () => {
    for (const flag of ["-p", "--port"]) {
      assertEnds([flag, "http"], 2, /--port must be a whole number from 0 to 65535/)
    }
  })

  it.live("prisma-management-sandbox ends with a message when another program has its port", () =>
    Effect.gen(function*() {
      const { url } = yield* start()
      assertEnds(["-p", new URL(url).port], 1, /Another program already listens on .+ Choose another --port/)
    }))

  it("prisma-management-sandbox -h lists each flag that it takes, and --version says which versions it has", () => {
    const { status, stdout } = run("-h")
    assert.strictEqual(status, 0)
    const source = fs.readFileSync(path.join(root, "src/sandbox/bin.ts"), "utf8")
    const taken = Array.from(source.matchAll(/^ {2}"([\w-]+)": \{ type: /gm), ([, name]) => `--${name}`)
    assert.isAbove(taken.length, 20)
    for (const flag of taken) assert.match(stdout, new RegExp(`^ {2}(-\\w, )?${flag}\\b`, "m"))
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
    for (const flag of ["--version", "-v"]) {
      const said = run(flag).stdout
      assert.strictEqual(said, `prisma-management-sandbox ${version} (contract of ${contract.info.version})\n`)
    }
  })
})
