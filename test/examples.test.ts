/** What we show runs: the quickstart, and every example in the README and in the documentation of a public module. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { root } from "./support/contract.ts"

const node = (args: ReadonlyArray<string>, environment: { readonly [name: string]: string } = {}) =>
  promisify(execFile)(process.execPath, Array.from(args), {
    cwd: root,
    env: { PATH: process.env["PATH"], ...environment }
  }).then(
    ({ stderr, stdout }) => ({ code: 0, stdout, stderr }),
    (error: { readonly code: number; readonly stdout: string; readonly stderr: string }) => error
  )

const source = "--conditions=effect-prisma-management:source"

const quickstart = (args: ReadonlyArray<string> = [], environment?: { readonly [name: string]: string }) =>
  node([source, "examples/quickstart.ts", ...args], environment)

describe("the quickstart", () => {
  it("tells what it does, without a secret, and leaves nothing behind", async () => {
    const { code, stderr, stdout } = await quickstart()
    assert.deepStrictEqual({ code, stderr }, { code: 0, stderr: "" })
    assert.match(stdout, /A sandbox of the Management API, and of its login, listens on http:\/\/127\.0\.0\.1:\d+/)
    assert.match(stdout, /Logged in with PKCE.+wksp_[^]+the access token <redacted> ends at 20/)
    assert.match(stdout, /Workspaces that the token can see: .+wksp_/)
    assert.match(stdout, /Created the project quickstart \(proj_/)
    assert.match(stdout, /direct <redacted>, pooled <redacted>/)
    assert.match(stdout, /Read the database back: main/)
    assert.strictEqual(stdout.match(/a page of/g)?.length, 3)
    assert.match(stdout, /NotFound 404 resource-not-found/)
    assert.match(stdout, /Deleted the 5 projects with all that was in them; 0 are left/)
    assert.match(stdout, /The access token is over[^]+answered: oauth token[^]+Session\.changes said: Refreshed/)
    assert.match(stdout, /Logged out\. .+AuthError NotLoggedIn/)
    assert.notMatch(stdout, /postgres(ql)?:\/\/|eyJ|refresh_c?[a-z0-9]{20}/)
  })

  it("on the real API needs a token, and says where to put it", async () => {
    const { code, stderr } = await quickstart(["--live"])
    assert.strictEqual(code, 1)
    assert.match(stderr, /PRISMA_SERVICE_TOKEN/)
  })
})

interface Example {
  readonly origin: string
  readonly code: string
}

const inMarkdown = (file: string): ReadonlyArray<Example> =>
  Array.from(
    fs.readFileSync(path.join(root, file), "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm),
    ([, code], index) => ({
      origin: `${file}, example ${index + 1}`,
      code: code!
    })
  )

const inDocumentation = (file: string): ReadonlyArray<Example> =>
  Array.from(
    fs.readFileSync(path.join(root, file), "utf8").matchAll(/^ \* ```ts\n((?: \*.*\n)*?) \* ```/gm),
    ([, code], index) => ({ origin: `${file}, example ${index + 1}`, code: code!.replace(/^ \* ?/gm, "") })
  )

const modules = fs.globSync("src/**/*.ts", { cwd: root }).filter((file) =>
  !/internal|src\/api\/|promise\/paths/.test(file)
)

const examples = [...inMarkdown("README.md"), ...modules.flatMap(inDocumentation)]

describe("the examples", () => {
  it("in the README show a test file as it is run", () => {
    const [, shown] = /^```typescript\n([\s\S]*?)^```/m.exec(fs.readFileSync(path.join(root, "README.md"), "utf8"))!
    const [, run] = /^\/\*\*.*\n([\s\S]*)/.exec(
      fs.readFileSync(path.join(root, "examples/Customers.test.ts"), "utf8")
    )!
    assert.strictEqual(shown, run)
    assert.isBelow(shown!.split("\n").length, 30)
  })

  it("in the README and the public modules compile, and load", async () => {
    assert.isAbove(examples.length, 10)
    const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    try {
      examples.forEach(({ code, origin }, index) =>
        fs.writeFileSync(path.join(directory, `${index}.ts`), `// ${origin}\n${code}\nexport {}\n`)
      )
      fs.writeFileSync(
        path.join(directory, "tsconfig.json"),
        JSON.stringify({
          extends: "../../tsconfig.json",
          compilerOptions: { noUnusedLocals: false },
          include: ["*.ts"],
          exclude: []
        })
      )
      const compiled = await node(["node_modules/typescript/bin/tsc", "-p", directory])
      assert.strictEqual(
        compiled.stdout.replace(/^test\/\.examples-\w+\/(\d+)\.ts/gm, (_, index) => examples[index]!.origin),
        ""
      )
      const load = `
        const { runPromise } = await import("effect/Effect")
        const results = []
        for (let index = 0; index < ${examples.length}; index++) {
          const { test } = await import(${JSON.stringify(`${directory}/`)} + index + ".ts")
          if (test !== undefined) results.push([index, await runPromise(test)])
        }
        console.log(JSON.stringify(results))`
      const loaded = await node([source, "--input-type=module", "-e", load])
      assert.deepStrictEqual({ code: loaded.code, stderr: loaded.stderr }, { code: 0, stderr: "" })
      const results: ReadonlyArray<readonly [number, unknown]> = JSON.parse(loaded.stdout)
      assert.lengthOf(results, examples.filter(({ code }) => code.includes("export const test =")).length)
      for (const [index, result] of results) {
        assert.deepStrictEqual(
          result,
          JSON.parse(/\/\/ => (.+)$/m.exec(examples[index]!.code)![1]!),
          examples[index]!.origin
        )
      }
    } finally {
      fs.rmSync(directory, { recursive: true })
    }
  })
})
