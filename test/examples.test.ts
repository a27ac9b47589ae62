/** What we show runs: the quickstart, and every example in a document, in the documentation of a public module and in `examples/`. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { root } from "./support/contract.ts"
import { type Example, fenced, inDocComments, inMarkdown, shows, withVsCode } from "./support/documents.ts"
import { instrument, problemsOf } from "./support/shownValues.ts"

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
  it("the quickstart tells what it does, without a secret, and leaves nothing behind", async () => {
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
    assert.match(stdout, /The access token has expired[^]+answered: oauth token[^]+Session\.changes said: Refreshed/)
    assert.match(stdout, /Logged out\. .+AuthError NotLoggedIn/)
    assert.notMatch(stdout, /postgres(ql)?:\/\/|eyJ|refresh_c?[a-z0-9]{20}/)
  })

  it("the quickstart on the real API needs a token, and says where to put it", async () => {
    const { code, stderr } = await quickstart(["--live"])
    assert.strictEqual(code, 1)
    assert.match(stderr, /PRISMA_SERVICE_TOKEN/)
  })
})

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const find = (...patterns: ReadonlyArray<string>): ReadonlyArray<string> => fs.globSync(patterns, { cwd: root }).sort()

const documents = find("README.md", "AGENTS.md", "CONTRIBUTING.md", "docs/**/*.md", "llms.txt")
const modules = find("src/**/*.ts").filter((file) => !/internal|src\/api\/|promise\/paths/.test(file))
const programs = find("examples/**/*.ts").filter((file) => shows(read(file)) > 0)

const examples: ReadonlyArray<Example> = [
  ...documents.flatMap((file) => inMarkdown(file, read(file))),
  ...modules.flatMap((file) => inDocComments(file, read(file)))
]

/** A directory inside the repository, so that an example finds its packages and ours. */
const inDirectory = async <A>(use: (directory: string) => Promise<A>): Promise<A> => {
  const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
  withVsCode(directory)
  try {
    return await use(directory)
  } finally {
    fs.rmSync(directory, { recursive: true })
  }
}

describe("the examples", () => {
  it("docs/sandbox.md shows test files as they are run", () => {
    const shown = Array.from(read("docs/sandbox.md").matchAll(/^```typescript\n([\s\S]*?)^```/gm), ([, code]) => code)
    const files = ["examples/testing/effect.test.ts", "examples/testing/promise.test.ts", "examples/Customers.test.ts"]
    assert.deepStrictEqual(shown, files.map((file) => /^\/\*\*.*\n([\s\S]*)/.exec(read(file))![1]))
    for (const code of shown) assert.isBelow(code!.split("\n").length, 30)
  })

  it("the examples in the documents and the public modules compile", () =>
    inDirectory(async (directory) => {
      assert.isAbove(examples.length, 10)
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
    }), 300_000) // More than 200 programs: a minute and a half on two busy processors.

  it("the examples in the documents, the public modules and the programs have each value that they show with // =>", async () => {
    const all = [
      // Those of the README need a sandbox: `test/readme.test.ts` runs them.
      ...examples.filter(({ origin }) => !origin.startsWith("README.md")),
      ...programs.map((file) => ({ origin: file, code: read(file), directory: path.join(root, path.dirname(file)) }))
    ]
    assert.isAbove(all.reduce((sum, { code }) => sum + shows(code), 0), 5)
    assert.deepStrictEqual(await inDirectory((directory) => problemsOf(all, directory)), [])
  })

  it("the examples hold every // => of the documents and of the sources, so that none stands where nothing runs it", () => {
    const outside = (file: string, shown: number): ReadonlyArray<string> => {
      const examples = /\.(md|txt)$/.test(file)
        // What is called `typescript` is not run here: `test/migration.test.ts` runs programs of another package.
        ? [...inMarkdown(file, read(file)), ...fenced(file, read(file), "typescript")]
        : inDocComments(file, read(file))
      const run = examples.reduce((sum, { code }) => sum + shows(code), 0)
      return run === shown ? [] : [`${file}: ${shown - run} outside of an example`]
    }
    const files = [...documents, "CHANGELOG.md", ...find("src/**/*.ts")]
    assert.deepStrictEqual(files.flatMap((file) => outside(file, shows(read(file)))), [])
    assert.isEmpty(find("src/**/*.ts").filter((file) => !modules.includes(file) && shows(read(file)) > 0))
  })
})

describe("a value that an example shows", () => {
  const problems = (code: string) => inDirectory((directory) => problemsOf([{ origin: "an example", code }], directory))

  const right = `import * as Effect from "effect/Effect"
import * as Console from "effect/Console"
const list = [1, 2]
list.map((n) => n * 2) // => [2, 4]
const first = list[0] // => 1
;[list.length, first] // => [2, 1]
export const test = Effect.gen(function*() {
  const { n } = yield* Effect.succeed({ n: 1 }) // => { n: 1 }
  for (const one of list) one > 0 // => true
  yield* Effect.succeed(undefined) // => undefined
  yield* Console.log(n + 1) // => 2
  console.log(n) // => 1
  return { n, list } // => { n: 1, list: [1, 2] }
}).pipe(
  Effect.map(({ n }) => n + 1), // => 2
  Effect.map(String)
)`

  it("a value that an example shows is found in statements, declarations, what is logged, generators, loops, returns and steps of a pipe, and may be right", async () => {
    assert.lengthOf(instrument({ origin: "an example", code: right }).shown, 10)
    assert.deepStrictEqual(await problems(right), [])
  })

  it("a value that an example shows is told with its line and what it is, when it is wrong, wherever it stands", async () => {
    const lines = right.split("\n")
    const wrong = lines.map((line) => line.replace(/\/\/ => .*/, "// => \"wrong\"")).join("\n")
    assert.deepStrictEqual(
      (await problems(wrong)).map((problem) => problem.replace("an example, line ", "")),
      [
        "4: shows \"wrong\", but it is [ 2, 4 ]",
        "5: shows \"wrong\", but it is 1",
        "6: shows \"wrong\", but it is [ 2, 1 ]",
        "8: shows \"wrong\", but it is { n: 1 }",
        "9: shows \"wrong\", but it is true",
        "9: shows \"wrong\", but it is true",
        "10: shows \"wrong\", but it is undefined",
        "11: shows \"wrong\", but it is 2",
        "12: shows \"wrong\", but it is 1",
        "13: shows \"wrong\", but it is { n: 1, list: [ 1, 2 ] }",
        "15: shows \"wrong\", but it is 2"
      ]
    )
  })

  it("a value that an example shows is a problem when nothing runs it", async () => {
    assert.deepStrictEqual(await problems("export const later = () => {\n  return 1 // => 1\n}"), [
      "an example, line 2: \"// => 1\" is not reached: let the module run it, or an effect that it exports as `test`"
    ])
  })

  it("a value that an example shows has to be an expression, after one", () => {
    const instrumented = (code: string) => () => instrument({ origin: "an example", code })
    assert.throws(instrumented("f() // => <redacted>"), "an example, line 1: \"<redacted>\" is not an expression")
    assert.throws(instrumented("type A = 1\n// => 1"), "an example, line 2: no expression ends before \"// => 1\"")
  })
})
