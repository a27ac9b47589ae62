/** What the published SDK's guide shows compiles with our Promise entry, and runs against a sandbox: the text itself, not a copy of it. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { promisify } from "node:util"
import { Sandbox } from "../../src/sandbox/index.ts"
import { root } from "../support/contract.ts"
import * as Guide from "./support/guide.ts"

const directory = Effect.acquireRelease(
  Effect.sync(Guide.makeDirectory),
  (directory) => Effect.sync(() => fs.rmSync(directory, { recursive: true }))
)

const node = (args: ReadonlyArray<string>, env: { readonly [name: string]: string } = {}) =>
  Effect.promise(() =>
    promisify(execFile)(process.execPath, Array.from(args), {
      cwd: root,
      env: { PATH: process.env["PATH"], ...env },
      timeout: 60_000
    }).then(
      ({ stderr, stdout }) => ({ code: 0, stdout, stderr }),
      (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error
    )
  )

const block = {
  SIMPLE: Guide.blockWith("const { data: workspaces, error }"),
  CUSTOMIZED: Guide.blockWith("X-Custom-Header"),
  CREATE: Guide.blockWith("const api = createManagementApiSdk"),
  LOGIN: Guide.blockWith("utm_source"),
  CALLBACK: Guide.blockWith("window.location.href\n"),
  CALLS: Guide.blockWith("name: 'production'"),
  CANCEL: Guide.blockWith("new AbortController()"),
  LOGOUT: Guide.blockWith("api.logout()"),
  EDITOR: Guide.blockWith("context.secrets.get('refreshToken')"),
  COMMAND_LINE: Guide.blockWith("homedir()"),
  WEB_SERVER: Guide.blockWith("app.get('/callback'"),
  AUTH_ERROR: Guide.blockWith("error.refreshTokenInvalid"),
  FETCH_ERROR: Guide.blockWith("error instanceof FetchError"),
  TYPES: Guide.blockWith("components['schemas']['Workspace']")
}

describe("the guide of the published SDK", () => {
  it("the guide of the published SDK has the blocks that these tests know", () => {
    assert.lengthOf(Guide.blocks, 16)
  })

  it.effect("the guide of the published SDK compiles in strict mode with ours, all of it, and with the published SDK, most of it", () =>
    Effect.gen(function*() {
      const project = yield* directory
      for (const subject of ["published", "ours"] as const) Guide.write(path.join(project, subject), subject)
      fs.writeFileSync(
        path.join(project, "tsconfig.json"),
        JSON.stringify({
          extends: "../../tsconfig.json",
          // What `strict` does not ask for, the guide does not give.
          compilerOptions: {
            exactOptionalPropertyTypes: false,
            noUncheckedIndexedAccess: false,
            noUnusedLocals: false,
            noUnusedParameters: false
          },
          include: ["*/*.ts"],
          exclude: []
        })
      )
      const { stdout } = yield* node(["node_modules/typescript/bin/tsc", "-p", project, "--pretty", "false"])
      const errors = Array.from(
        stdout.matchAll(/^\S*\.examples-guide-\w+\/(\w+\/\d+\.ts)\(\d+,\d+\): error (.*)$/gm),
        ([, file, error]) => `${file} ${error}`
      )
      const inWorkspace =
        `TS2345: Argument of type '"/v1/workspaces/{workspaceId}/projects"' is not assignable to parameter of type 'PathsWithMethod<paths, "post">'.`
      const nullable = "TS2322: Type 'string | null' is not assignable to type 'string'."
      assert.deepStrictEqual(
        errors.sort(),
        [
          `published/${block.SIMPLE}.ts ${inWorkspace}`,
          `published/${block.CALLBACK}.ts ${nullable}`,
          `published/${block.CALLBACK}.ts ${nullable}`,
          `published/${block.CALLS}.ts ${inWorkspace}`
        ].sort()
      )
    }))
})

interface Program {
  readonly name: string
  readonly env?: { readonly [name: string]: string }
  readonly node?: ReadonlyArray<string>
}

const fetchJson = (url: string, init?: RequestInit): Effect.Effect<any> =>
  Effect.promise(async () => (await fetch(url, init)).json())

/** A sandbox as the guide has it in mind, and a project with a database in it. */
const start = Effect.fnUntraced(function*(subject: Guide.Subject) {
  const token = "your-access-token"
  const sandbox = yield* Sandbox.serve({
    token,
    autoApprove: true,
    clients: [{
      id: "your-oauth-client-id",
      redirectUris: ["https://your-app.com/auth/callback", "http://127.0.0.1/callback"]
    }]
  })
  const create = (path: string, body: object) =>
    fetchJson(`${sandbox.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body)
    })
  const { data: project } = yield* create("/v1/projects", { name: "first" })
  const { data: database } = yield* create(`/v1/projects/${project.id}/databases`, { name: "second" })
  const program = yield* directory
  Guide.write(program, subject, {
    "'project-id'": `'${project.id}'`,
    "'workspace-id'": `'${sandbox.workspaceId}'`,
    "'database-id'": `'${database.id}'`,
    "// ... handle successful login": "res.send('Logged in.')"
  })
  const run = ({ env, name, node: options = [] }: Program) =>
    Effect.map(
      node(
        [
          "--conditions=effect-prisma-management:source",
          "--disable-warning=ExperimentalWarning",
          ...options,
          "test/promise/support/guideProgram.ts",
          program,
          Guide.specifiers[subject],
          name
        ],
        {
          SANDBOX: sandbox.url,
          ...Object.fromEntries(Object.entries(block).map(([name, number]) => [name, String(number)])),
          ...env
        }
      ),
      ({ code, stderr, stdout }) => {
        assert.strictEqual(code, 0, stderr)
        const lines = stdout.trimEnd().split("\n")
        return { result: JSON.parse(lines.pop()!), said: lines, complained: stderr.trimEnd() }
      }
    )
  return { sandbox, run, home: program }
})

const called = {
  workspaces: 1,
  project: "first",
  newProject: "My Project",
  newDatabase: "production",
  errors: [null, null]
}

describe.each(["published", "ours"] as const)("the programs of the guide, %s", (subject) => {
  const isOurs = subject === "ours"

  it.live(`the guide's programs (${subject}) call with a token`, () =>
    Effect.gen(function*() {
      const { run } = yield* start(subject)
      assert.deepStrictEqual((yield* run({ name: "simple" })).result, {
        ...called,
        newProject: "My New Project",
        newDatabase: "my-new-db-instance"
      })
    }))

  it.live(`the guide's programs (${subject}) send headers of their own to a server of their own`, () =>
    Effect.gen(function*() {
      const { run, sandbox } = yield* start(subject)
      assert.deepStrictEqual((yield* run({ name: "customized" })).result, { status: 200 })
      const { headers } = (yield* sandbox.requests).at(-1)!
      assert.strictEqual(headers["x-custom-header"], "value")
    }))

  it.live(`the guide's programs (${subject}) log in in a browser, come back another day, call and log out`, () =>
    Effect.gen(function*() {
      const { home, run, sandbox } = yield* start(subject)
      const storage = ["--experimental-webstorage", `--localstorage-file=${home}/storage.db`]
      const first = yield* run({ name: "browser", node: storage })
      assert.deepStrictEqual(first, {
        result: { isSent: true, stored: sandbox.workspaceId, left: 0, canCancel: true },
        said: ["Login successful!"],
        complained: ""
      })
      const authorize = (yield* sandbox.requests).find(({ operation }) => operation === "oauth.authorize")!
      assert.include(authorize.url, "utm_source=my-app&utm_medium=login")
      const second = yield* run({ name: "returning", node: storage })
      assert.deepStrictEqual(second.result, { ...called, left: null })
    }))

  it.live(`the guide's programs (${subject}) log in in an editor, with its secrets as the storage`, () =>
    Effect.gen(function*() {
      const { run } = yield* start(subject)
      assert.deepStrictEqual((yield* run({ name: "editor" })).result, {
        login: "done",
        stored: ["accessToken", "refreshToken", "workspaceId"],
        workspaces: 1,
        left: null
      })
    }))

  it.live(`the guide's programs (${subject}) log in on the command line, with a file as the storage`, () =>
    Effect.gen(function*() {
      const { run } = yield* start(subject)
      const home = fs.mkdtempSync(path.join(os.tmpdir(), "guide-"))
      yield* Effect.addFinalizer(() => Effect.sync(() => fs.rmSync(home, { recursive: true })))
      // The guide makes no directory: its storage fails then, and the code of the login is spent.
      const without = yield* run({ name: "commandLine", env: { HOME: home } })
      assert.deepInclude(
        without.result.login,
        isOurs
          ? { name: "AuthError", message: "The token storage could not be written: ENOENT." }
          : { name: "Error" }
      )
      fs.mkdirSync(path.join(home, ".prisma"))
      assert.deepStrictEqual((yield* run({ name: "commandLine", env: { HOME: home } })).result, {
        login: "done",
        stored: ["accessToken", "refreshToken", "workspaceId"],
        workspaces: 1,
        left: null,
        tokenPath: path.join(home, ".prisma", "credentials.json")
      })
    }))

  it.live(`the guide's programs (${subject}) log in on a web server that keeps nothing itself`, () =>
    Effect.gen(function*() {
      const { run } = yield* start(subject)
      const { result } = yield* run({ name: "webServer" })
      const { forged, ...answer } = result
      assert.deepStrictEqual(
        answer,
        isOurs
          ? { status: 200, said: "Logged in.", isLoggedIn: true }
          // The published SDK refuses the `req.url` of its guide, for it is relative.
          : { status: 500, said: "{\"name\":\"AuthError\",\"message\":\"Invalid callback URL\"}", isLoggedIn: false }
      )
      assert.strictEqual(forged[0], 500)
      assert.include(forged[1], "AuthError")
    }))

  it.live(`the guide's programs (${subject}) say what went wrong with a login`, () =>
    Effect.gen(function*() {
      const { run } = yield* start(subject)
      assert.deepStrictEqual(yield* run({ name: "authError" }), {
        result: { page: "" },
        said: [],
        complained: "Auth error: access_denied: User cancelled"
      })
    }))

  it.live(`the guide's programs (${subject}) say what went wrong with the network`, () =>
    Effect.gen(function*() {
      const { run } = yield* start(subject)
      const full = yield* run({ name: "fetchError" })
      assert.deepStrictEqual(full.result, { result: "done" })
      assert.match(full.complained, /^Network error: .+\nCause: /)
      const simple = yield* run({ name: "fetchError", env: { CLIENT: "simple" } })
      assert.deepStrictEqual(simple.result, { result: "done" })
      if (isOurs) assert.match(simple.complained, /^Network error: .+\nCause: /)
      // The published simple client throws a `TypeError`, which the guide's program does not expect.
      else assert.strictEqual(simple.complained, "")
    }))
})
