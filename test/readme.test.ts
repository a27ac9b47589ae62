/** The README as its readers use it: what it shows runs, each program as it stands there, against a sandbox. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import { SqlClient } from "effect/sql/SqlClient"
import { execFile } from "node:child_process"
import { randomUUID } from "node:crypto"
import * as fs from "node:fs"
import { tmpdir } from "node:os"
import * as path from "node:path"
import { promisify } from "node:util"
import { freePort } from "../scripts/freePort.ts"
import { Sandbox } from "../src/sandbox/index.ts"
import * as Sessions from "../src/Sessions.ts"
import * as Tokens from "../src/Tokens.ts"
import * as TokenSealing from "../src/TokenSealing.ts"
import * as TokenStorageSql from "../src/TokenStorageSql.ts"
import { root } from "./support/contract.ts"
import { type Example, inMarkdown } from "./support/documents.ts"
import * as Postgres from "./support/Postgres.ts"
import { keysOfExamples, problemsOf, type Setting } from "./support/shownValues.ts"
import { startFile, stop } from "./support/exampleProgram.ts"
import { Visitor } from "./support/Visitor.ts"

const readme = fs.readFileSync(path.join(root, "README.md"), "utf8")

const programs = inMarkdown("README.md", readme)

/** The program of a section. */
const programOf = (heading: string): Example => {
  const [, section] = readme.split(`\n### ${heading}\n`)
  assert.isDefined(section, heading)
  const [program] = inMarkdown(`README.md, ${heading}`, section!)
  return program!
}

const server = programOf("3. How do I serve many users?")
const job = programOf("4. How do I run on many machines?")
const logs = programOf("9. How do I read logs?")

const isOwn = ({ code }: Example): boolean => [server, job, logs].some((own) => own.code === code)

/** A directory inside the repository, so that a program finds its packages and ours; and one for its files. */
const inDirectory = async <A>(use: (directory: string, home: string) => Promise<A>): Promise<A> => {
  const directory = fs.mkdtempSync(path.join(root, "test", ".readme-"))
  const home = fs.mkdtempSync(path.join(tmpdir(), "readme-"))
  try {
    return await use(directory, home)
  } finally {
    for (const made of [directory, home]) fs.rmSync(made, { recursive: true })
  }
}

const source = ["--no-warnings", "--conditions=effect-prisma-management:source"]

/** As the README says: `prisma-management-sandbox exec -- node first.mts`. */
const execIn = (...flags: ReadonlyArray<string>): ReadonlyArray<string> => [
  process.execPath,
  ...source,
  path.join(root, "src/sandbox/bin.ts"),
  "exec",
  "--auto-approve",
  ...flags,
  "--"
]

const browser = path.join(root, "test/support/scriptedBrowser.ts")

/** With a home of its own, and a browser that goes where it is sent. */
const inSandbox = (home: string): Setting => ({
  command: execIn(),
  says: /^(Log in at \S+\n)?$/,
  environment: { HOME: home, BROWSER: `"${process.execPath}" "${browser}" "${path.join(home, "browser")}" %s` }
})

/** The lines that a command prints. */
const outputOf = async (
  [command, ...args]: ReadonlyArray<string>,
  environment: { readonly [name: string]: string }
): Promise<ReadonlyArray<string>> => {
  const { stderr, stdout } = await promisify(execFile)(command!, Array.from(args), {
    env: { PATH: process.env["PATH"], ...environment }
  })
  assert.strictEqual(stderr, "")
  return stdout.trimEnd().split("\n")
}

const variablesOf = ({ url }: { readonly url: string }) => ({
  PRISMA_API_URL: url,
  PRISMA_AUTH_URL: url,
  PRISMA_CLIENT_ID: "sandbox",
  PRISMA_TOKEN_KEYS: keysOfExamples
})

describe("the README", () => {
  it("the README can be read in one sitting: at most 400 lines", () => {
    assert.isAtMost(readme.trimEnd().split("\n").length, 400)
  })

  it("the README has programs that run as they stand there, one after the other, and give what it says", async () => {
    const plain = programs.filter((program) => !isOwn(program))
    assert.isAtLeast(plain.length, 8)
    const problems = await inDirectory((directory, home) => problemsOf(plain, directory, inSandbox(home)))
    assert.deepStrictEqual(problems, [])
  })

  it("the README reads the logs of a deployment, to their end", async () => {
    const lines = await inDirectory(async (directory, home) => {
      const seed = path.join(home, "seed.json")
      fs.writeFileSync(
        seed,
        JSON.stringify({
          projects: [{
            name: "shop",
            services: [{ displayName: "web", deployments: [{ id: "cpv_1", status: "running" }] }]
          }]
        })
      )
      const file = path.join(directory, "logs.mts")
      fs.writeFileSync(file, logs.code)
      return await outputOf([...execIn("--seed", seed), process.execPath, ...source, file], { DEPLOYMENT_ID: "cpv_1" })
    })
    assert.isNotEmpty(lines)
  })

  Postgres.live(
    "the README lists the projects of each user who is logged in, on any machine, with that user's login",
    () =>
      Effect.gen(function*() {
        const database = `readme_${randomUUID().replaceAll("-", "").slice(0, 16)}`
        const asAdmin = (statement: string) =>
          Effect.orDie(Effect.provide(Effect.flatMap(SqlClient, (sql) => sql.unsafe(statement)), Postgres.layer()))
        yield* Effect.acquireRelease(asAdmin(`CREATE DATABASE ${database}`), () => asAdmin(`DROP DATABASE ${database}`))
        const url = new URL(Postgres.url!)
        url.pathname = database

        const sandbox = yield* Sandbox.serve({
          seed: { projects: [{ name: "a" }, { name: "b" }] },
          users: [{ email: "bob@example.com" }]
        })
        const storage = TokenStorageSql.layerKeyed({
          sealing: TokenSealing.make({
            keys: { "2026-11": Redacted.make(keysOfExamples.split(":")[1]!) },
            current: "2026-11"
          })
        }).pipe(
          Layer.provide(Layer.effectDiscard(TokenStorageSql.migrate())),
          Layer.provide(Postgres.layer({ url: Redacted.make(url.href) }))
        )
        yield* Effect.gen(function*() {
          const sessions = yield* Sessions.Sessions
          for (const [key, user] of [["alice", undefined], ["bob", "bob@example.com"]] as const) {
            const login = yield* sandbox.logins.tokens({ user })
            yield* sessions.store(
              key,
              Tokens.make({
                workspaceId: login.workspace_id,
                accessToken: login.access_token,
                refreshToken: login.refresh_token
              })
            )
          }
        }).pipe(
          Effect.provide(Sessions.layer({ clientId: "sandbox", authBaseUrl: sandbox.url })),
          Effect.provide([storage, FetchHttpClient.layer]),
          Effect.scoped
        )
        const lines = yield* Effect.promise(() =>
          inDirectory((directory) => {
            const file = path.join(directory, "job.mts")
            fs.writeFileSync(file, job.code)
            return outputOf([process.execPath, ...source, file], { ...variablesOf(sandbox), DATABASE_URL: url.href })
          })
        )
        assert.deepStrictEqual(lines.toSorted(), ["alice: 2 projects", "bob: 0 projects"])
      }).pipe(Effect.scoped)
  )

  it.live("the README serves two people at once, each their own projects", () =>
    Effect.gen(function*() {
      const sandbox = yield* Sandbox.serve({
        seed: {
          projects: [{ name: "of alice" }],
          workspaces: [{ id: "wksp_other", name: "Other", projects: [{ name: "of bob" }] }]
        }
      })
      const port = yield* Effect.promise(freePort)
      yield* Effect.promise(() =>
        inDirectory(async (directory) => {
          const file = path.join(directory, "server.mts")
          fs.writeFileSync(file, server.code.replaceAll("3000", String(port)))
          const program = startFile(file, [], variablesOf(sandbox))
          await program.until(/listening/i)
          try {
            const visitors = ["alice", "bob"].map(() => new Visitor(fetch, `http://localhost:${port}`))
            const [alice, bob] = visitors as [Visitor, Visitor]
            await Promise.all([alice.logIn("/auth/login"), bob.logIn("/auth/login", "wksp_other")])
            const pages = await Promise.all(visitors.map((visitor) => visitor.open("/")))
            assert.deepStrictEqual(pages.map(({ html }) => JSON.parse(html)), [["of alice"], ["of bob"]])
          } finally {
            await stop(program)
          }
        })
      )
    }).pipe(Effect.scoped))

  it("the README shows a test file as it is run", () => {
    const [, shown] = /^```typescript\n([\s\S]*?)^```/m.exec(readme)!
    const [, run] = /^\/\*\*.*\n([\s\S]*)/.exec(
      fs.readFileSync(path.join(root, "examples/testing/effect.test.ts"), "utf8")
    )!
    assert.strictEqual(shown, run)
  })
})
