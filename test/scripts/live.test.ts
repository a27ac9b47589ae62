/** check:live as its owner starts it, with a sandbox in the place of the real servers. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as childProcess from "node:child_process"
import { once } from "node:events"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import * as readline from "node:readline"
import { text } from "node:stream/consumers"
import { countsOf, tableOf } from "../../scripts/live/table.ts"
import { start } from "../sandbox/support/binary.ts"
import { root } from "../support/contract.ts"

type Sandbox = Effect.Success<ReturnType<typeof start>>

const node = path.join(root, "node_modules/.bin/node")
const browser = path.join(root, "test/support/scriptedBrowser.ts")

/** Starts it for a sandbox, with a browser that follows. */
const ask = ({ token, url }: Pick<Sandbox, "token" | "url">, ...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), "check-live-test-"))
      const child = childProcess.spawn(
        node,
        ["--conditions=effect-prisma-management:source", path.join(root, "scripts/checkLive.ts"), ...args],
        {
          env: {
            PATH: process.env["PATH"],
            HOME: directory,
            BROWSER: `${node} ${browser} ${path.join(directory, "visits")} %s`,
            PRISMA_SERVICE_TOKEN: token,
            PRISMA_MANAGEMENT_API_URL: url,
            PRISMA_AUTH_URL: url,
            PRISMA_CLIENT_ID: "sandbox"
          }
        }
      )
      return { child, directory, table: text(child.stdout), exit: once(child, "close") }
    }),
    ({ child, directory, exit }) =>
      Effect.promise(async () => {
        if (child.exitCode === null && child.kill("SIGKILL")) await exit
        fs.rmSync(directory, { recursive: true, force: true })
      })
  )

/** The same, to its end. */
const asked = Effect.fnUntraced(function*(sandbox: Pick<Sandbox, "token" | "url">, ...args: ReadonlyArray<string>) {
  const { child, exit, table } = yield* ask(sandbox, ...args)
  return yield* Effect.promise(async () => {
    const [said, complaints, [code]] = await Promise.all([table, text(child.stderr), exit])
    return { table: said, said: complaints, code: code as number }
  })
})

const call = ({ token, url }: Sandbox, method: string, place: string, body?: unknown) =>
  Effect.promise(async () => {
    const response = await fetch(url + place, {
      method,
      headers: { "authorization": `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? undefined : { body: JSON.stringify(body) })
    })
    return response.json()
  })

const namesOf = (sandbox: Sandbox, place: string): Effect.Effect<ReadonlyArray<string>> =>
  Effect.map(call(sandbox, "GET", place), ({ data }) => data.map(({ name }: { readonly name: string }) => name))

const nothingLeft = Effect.fnUntraced(function*(sandbox: Sandbox) {
  assert.deepStrictEqual(yield* namesOf(sandbox, "/v1/projects"), [])
  const tokens = yield* namesOf(sandbox, `/v1/workspaces/${sandbox.workspaceId}/service-tokens`)
  assert.deepStrictEqual(tokens.filter((name) => name.startsWith("test-")), [])
})

const startReal = start("--control", "--auto-approve")

describe("check:live", () => {
  it.live("check:live asks a sandbox everything: each answer is the sandbox's own, and nothing is left", () =>
    Effect.gen(function*() {
      const real = yield* startReal
      const { code, said, table } = yield* asked(real, "--login", "--lasting", "--domain", "example.com")
      assert.strictEqual(code, 0, said)
      assert.match(table, /: \d\d the same, 0 not, 0 without an answer/, table)
      assert.notInclude(table, real.token)
      yield* nothingLeft(real)
    }))

  it.live("check:live asks nothing that an owner has not allowed", () =>
    Effect.gen(function*() {
      const real = yield* startReal
      const { code, table } = yield* asked(real, "--only", "build", "--only", "four domains", "--only", "refresh")
      assert.strictEqual(code, 0)
      for (const needed of ["--login", "--domain", "--lasting"]) assert.include(table, `not asked: needs ${needed}`)
      const { data } = yield* call(real, "GET", "/v1/builds")
      assert.deepStrictEqual(data, [])
    }))

  it.live("check:live says what it would do, and sends nothing to a server elsewhere without --yes", () =>
    Effect.gen(function*() {
      const elsewhere = { url: "https://api.prisma.invalid", token: "a-token" }
      for (const args of [[], ["--clean"]]) {
        const { code, said, table } = yield* asked(elsewhere, ...args)
        assert.strictEqual(code, 2)
        assert.include(said, "api.prisma.invalid is not on this machine: say --yes")
        assert.strictEqual(table, "")
      }
    }))

  it.live("check:live that is stopped tells what it has, and removes what it made", () =>
    Effect.gen(function*() {
      const real = yield* startReal
      const { child, exit, table } = yield* ask(real, "--only", "Deployments")
      const code = yield* Effect.promise(async () => {
        for await (const line of readline.createInterface({ input: child.stderr })) {
          // The first answer: by then there is a project with a service.
          if (line.startsWith("a start before")) child.kill("SIGINT")
        }
        return (await exit)[0] as number
      })
      assert.strictEqual(code, 130)
      assert.include(yield* Effect.promise(() => table), "| a start before the upload |")
      yield* nothingLeft(real)
    }))

  it.live("check:live finds by its name what was made when the answer was lost", () =>
    Effect.gen(function*() {
      const real = yield* startReal
      const lost = { operation: "projects.create", count: 1, carriedOut: true, cut: true }
      yield* Effect.promise(() => fetch(`${real.url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(lost) }))
      const { code, table } = yield* asked(real, "--only", "a second lease")
      assert.strictEqual(code, 0)
      assert.include(table, "no answer: POST /v1/projects was not answered")
      yield* nothingLeft(real)
    }))

  it.live("check:live --clean removes what other runs have left, and nothing of the owner's", () =>
    Effect.gen(function*() {
      const real = yield* startReal
      const own = ["test-live-frontend", "test-live-run-frontend-app", "test-live-1", "test-of-mine", "live"]
      for (const name of ["test-live-run-0123456789ab-project", ...own]) {
        yield* call(real, "POST", "/v1/projects", { name, createDatabase: false })
      }
      const { code, table } = yield* asked(real, "--clean")
      assert.strictEqual(code, 0)
      assert.include(table, "Removes test-live-run-0123456789ab-project.")
      const left = yield* namesOf(real, "/v1/projects")
      assert.sameMembers([...left], own)
    }))

  it.live("two runs of check:live at one server remove each their own", () =>
    Effect.gen(function*() {
      const real = yield* startReal
      const both = yield* Effect.all([1, 2].map(() => asked(real, "--only", "Alchemy state")), { concurrency: 2 })
      for (const { code, table } of both) {
        assert.strictEqual(code, 0)
        assert.match(table, /: \d+ the same, 0 not, 0 without an answer/, table)
      }
      yield* nothingLeft(real)
    }))
})

describe("the table of check:live", () => {
  const row = (real: string, sandbox: string) => ({ question: "a", section: "Errors", real, sandbox })

  it("answers are the same or not; what was not asked or not answered is neither", () => {
    const rows = [
      row("404", "404"),
      row("404", "200"),
      row("not asked: needs --login", "x"),
      row("no answer: a", "no answer: a")
    ]
    assert.strictEqual(countsOf(rows), "1 the same, 1 not, 2 without an answer")
    const ends = tableOf(rows).split("\n").slice(2).map((line) => line.split(" | ").at(-1))
    assert.deepStrictEqual(ends, ["same |", "**not** |", " |", " |"])
  })

  it("a text of a server does not break the table", () => {
    assert.include(tableOf([row("a | b\nc", "x")]), "| a \\| b c |")
  })
})
