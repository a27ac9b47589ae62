/** A login in a process of its own, with a browser in another one, as users have them. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { fileURLToPath } from "node:url"
import * as TokenServer from "../support/TokenServer.ts"
import { agreeing, see, visit } from "../support/waitingLogin.ts"
import { until } from "../support/inTime.ts"

const program = (name: string) => fileURLToPath(new URL(`../support/${name}`, import.meta.url))

const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(os.tmpdir(), "login-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

/** The command, with what it has said so far. */
const command = Effect.fnUntraced(function*(authBaseUrl: string, browser: string) {
  const said = { out: "", error: "", outAt: 0, endedAt: 0, code: undefined as number | null | undefined }
  const child = yield* Effect.acquireRelease(
    Effect.sync(() => {
      const child = spawn(process.execPath, [program("loginCommand.ts"), authBaseUrl], {
        env: { ...process.env, BROWSER: browser }
      })
      child.stdout.on("data", (chunk) => {
        said.out += chunk
        said.outAt = performance.now()
      })
      child.stderr.on("data", (chunk) => said.error += chunk)
      child.on("exit", (code) => {
        said.code = code
        said.endedAt = performance.now()
      })
      return child
    }),
    (child) => Effect.sync(() => child.kill())
  )
  return { said, type: (text: string) => void child.stdin.write(text) }
})

interface BrowserSaid {
  readonly commandLine: ReadonlyArray<string>
  readonly status: number
  readonly page: string
}

/** The command and its browser, when both are at their end. */
const run = Effect.gen(function*() {
  const server = yield* TokenServer.make
  server.answerWith(agreeing)
  const file = path.join(yield* temporaryFolder, "said")
  const lines = () => fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n").slice(0, -1) : []
  const { said } = yield* command(server.url, `"${process.execPath}" "${program("scriptedBrowser.ts")}" "${file}" %s`)
  yield* until(() => said.code !== undefined && lines().length === 2)
  const browser: BrowserSaid = Object.assign({}, ...lines().map((line) => JSON.parse(line)))
  return { server, said, browser }
})

describe("a command that logs in", () => {
  it.effect.skipIf(process.platform !== "linux")(
    "a command that logs in ends with its work, though its last page would stay for two seconds and the browser keeps a connection",
    () =>
      Effect.gen(function*() {
        const { browser, said } = yield* run
        assert.strictEqual(said.out, "logged in\n", said.error)
        assert.strictEqual(said.code, 0)
        assert.isBelow(said.endedAt - said.outAt, 1_500)
        assert.strictEqual(browser.status, 200)
        assert.include(browser.page, "Logged in")
      }),
    30_000
  )

  it.effect.skipIf(process.platform !== "linux")(
    "a command that logs in has nothing on the browser's command line that ends its login from elsewhere",
    () =>
      Effect.gen(function*() {
        const { browser, said, server } = yield* run
        const logins = server.requests
          .filter(({ path }) => path.startsWith("/authorize"))
          .map(({ path }) => new URL(path, server.url).searchParams)
        assert.lengthOf(logins, 1)
        for (const name of ["state", "code_challenge"]) {
          assert.notInclude(browser.commandLine.join(" "), logins[0]!.get(name)!)
          assert.notInclude(said.error, logins[0]!.get(name)!)
        }
        const url = new URL(browser.commandLine.find((argument) => argument.startsWith("http"))!)
        assert.strictEqual(url.search, "")
        assert.strictEqual(yield* visit(url.href), "refused")
      }),
    30_000
  )

  it.effect(
    "a command that logs in takes the URL of a browser on another machine from its input, after the login URL and in broken lines",
    () =>
      Effect.gen(function*() {
        const server = yield* TokenServer.make
        server.answerWith(agreeing)
        const { said, type } = yield* command(server.url, `"${process.execPath}" -e 0`)
        yield* until(() => said.error.includes("\n"))
        const url = /Log in at (\S+)/.exec(said.error)![1]!
        type(`${url}\n`)
        yield* until(() => said.error.includes("This is the URL of the login page"))
        const { headers } = yield* see(url)
        const callbackUrl = headers.location!
        type(`<${callbackUrl.slice(0, 50)}\n  ${callbackUrl.slice(50)}>\n`)
        yield* until(() => said.code !== undefined)
        assert.strictEqual(said.out, "logged in\n", said.error)
        assert.strictEqual(said.code, 0)
      }),
    30_000
  )
})
