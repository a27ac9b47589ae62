/** The command-line program as a user runs it, each command a process, against a sandbox that starts with the example's own seed. */
import { assert, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { Sandbox } from "../../src/sandbox/index.ts"
import { root } from "../support/contract.ts"
import { run, start } from "../support/exampleProgram.ts"

const read = (file: string): string => fs.readFileSync(path.join(root, "examples", file), "utf8")

const temporary = Effect.acquireRelease(
  Effect.sync(() => fs.mkdtempSync(path.join(tmpdir(), "acme-"))),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const browser = path.join(root, "test/support/scriptedBrowser.ts")

/** A sandbox, and the command of a user of this machine. */
const makeMachine = Effect.gen(function*() {
  const sandbox = yield* Sandbox.serve({ autoApprove: true, seed: JSON.parse(read("cli/seed.json")) })
  const home = yield* temporary
  const environment = {
    PRISMA_CLIENT_ID: "sandbox",
    PRISMA_API_URL: sandbox.url,
    PRISMA_AUTH_URL: sandbox.url,
    XDG_STATE_HOME: home,
    BROWSER: `"${process.execPath}" "${browser}" "${path.join(home, "browser")}" %s`
  }
  const acme = (args: string, others = {}) => run("cli", args.split(" "), { ...environment, ...others })
  return { acme, environment, home, sandbox }
})

type Machine = Effect.Success<typeof makeMachine>

const test = (title: string, use: (machine: Machine) => Effect.Effect<void, never, Scope.Scope>) =>
  it.live(title, () => Effect.flatMap(makeMachine, use))

test("the command-line program says in one line what to do, and tells a script by its exit code", ({ acme }) =>
  Effect.promise(async () => {
    const [out, away, unset, wrong] = await Promise.all([
      acme("projects"),
      acme("login --device", { PRISMA_API_URL: "http://127.0.0.1:1", PRISMA_AUTH_URL: "http://127.0.0.1:1" }),
      acme("whoami", { PRISMA_CLIENT_ID: "" }),
      acme("projects --jsn")
    ])
    assert.deepStrictEqual(out, { code: 3, stdout: "", stderr: "acme: You are not logged in. Run: acme login\n" })
    assert.strictEqual(away.code, 1)
    assert.match(away.stderr, /^acme: Network error .*Check the network.*\n$/)
    assert.strictEqual(unset.code, 1)
    assert.match(unset.stderr, /^acme: PRISMA_CLIENT_ID is .*\n$/)
    assert.strictEqual(wrong.code, 2)
    assert.include(wrong.stderr, "Unrecognized flag: --jsn")
  }))

test("the command-line program logs in with the browser, refreshes, lists, deploys, shows a secret only where it is asked for one, and follows a log until Ctrl+C", ({ acme, environment, home, sandbox }) =>
  Effect.gen(function*() {
    const { code, stderr, stdout } = yield* Effect.promise(() => acme("login --json"))
    assert.strictEqual(code, 0, stderr)
    assert.propertyVal(JSON.parse(stdout).user, "email", "sandbox@example.com")
    assert.match(stderr, /^Log in at http:\S+\n$/)

    // The access token ends. The commands that find it share one refresh.
    yield* sandbox.advance("2 hours")
    const app = path.join(home, "app")
    fs.mkdirSync(app)
    fs.writeFileSync(path.join(app, "server.js"), "require('node:http').createServer().listen(3000)\n")
    const [projects, url, none, deployed, empty] = yield* Effect.promise(() =>
      Promise.all([
        acme("projects"),
        acme("db url db_orders"),
        acme("db url db_none"),
        acme(`deploy ${app} --service cps_web --json`),
        acme(`deploy ${app} --service cps_web --entrypoint other.js`)
      ])
    )
    assert.match(projects.stdout, /^proj_\w+ {2}shop\nproj_\w+ {2}blog\n$/)
    assert.match(url.stdout, /^postgres:\/\/\S+\n$/)
    assert.strictEqual(url.stderr, "The database orders is ready\n")
    assert.strictEqual(none.code, 1)
    assert.match(none.stderr, /^acme: Database db_none was not found\. .*\(request req_\w+\)\n$/)
    const { deploymentId } = JSON.parse(deployed.stdout)
    assert.match(deployed.stderr, /^Created\nUploaded\nStarted\n(?: {2}\w+\n)+Promoted\nPreviousStopped\n$/)
    assert.deepStrictEqual([empty.code, empty.stdout], [1, ""])
    assert.match(empty.stderr, /^acme: The entry point other\.js is not in the directory/)
    const all = [projects, none, deployed, empty].map((ran) => ran.stdout + ran.stderr).join("")
    assert.notMatch(all, /postgres:\/\/|eyJ|refresh_/)
    const exchanges = (yield* sandbox.requests).filter(({ operation }) => operation === "oauth.token")
    assert.lengthOf(exchanges, 2)

    const following = start("cli", ["logs", deploymentId, "--follow", "--json"], environment)
    yield* Effect.promise(() => following.until(/deployment running/))
    following.child.kill("SIGINT")
    const followed = yield* Effect.promise(() => following.ended)
    assert.deepStrictEqual([followed.code, followed.stderr], [130, ""])
    assert.match(JSON.parse(followed.stdout.split("\n")[0]!).text, /deployment new$/)

    yield* sandbox.advance("2 hours")
    const out = yield* Effect.promise(() => acme("logout"))
    assert.deepStrictEqual(out, { code: 0, stdout: "Logged out\n", stderr: "" })
  }))
