/** What `npm run check:docs` takes for a path of this repository, in a document and in a comment. */
import { assert, describe, it } from "@effect/vitest"
import { execFile } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { promisify } from "node:util"
import { inMarkdown, inModule, type Named } from "../scripts/docs/paths.ts"
import { root } from "./support/contract.ts"

const paths = (named: ReadonlyArray<Named>) => named.map(({ line, path }) => `${line} ${path}`)

describe("the paths that a document names", () => {
  it("the paths that a document names are in its text, its tables, its maps and its links, without the stop after them", () => {
    const text = `See \`test/a.test.ts\`, and src/api/.
| \`npx vitest run test/b.test.ts\` | \`src/{a,b}.ts\` |
\`\`\`
scripts/overlay/*   through .ci/run
\`\`\`
[how](./docs/session.md#refresh), CHANGELOG.md, [elsewhere](https://example.com/docs/x.md), \`sandbox/internal/x.ts\``
    assert.deepStrictEqual(paths(inMarkdown(text)), [
      "1 test/a.test.ts",
      "1 src/api/",
      "2 test/b.test.ts",
      "2 src/{a,b}.ts",
      "4 scripts/overlay/*",
      "4 .ci/run",
      "6 ./docs/session.md",
      "6 CHANGELOG.md",
      "6 sandbox/internal/x.ts"
    ])
  })

  it("the paths that a document names are not those of packages, of addresses and of example code", () => {
    const text = `\`effect-prisma-management/openapi.json\`, effect/Effect.ts, node_modules/effect/src/Effect.ts,
https://api.example.com/v1/docs/index.html, ./state.json, /docs
\`\`\`ts
import { Customers } from "./Nowhere.ts"
\`\`\``
    assert.deepStrictEqual(paths(inMarkdown(text)), [])
  })
})

describe("the paths that a module names", () => {
  it("the paths that a module names are those of its comments, not of its code and of its examples", () => {
    const text = [
      "/** As `./other.ts` does, in `src/node/`. */",
      "import * as Here from \"./here.ts\"",
      "const file = \"test/nowhere.ts\" // scripts/sync.ts",
      "/**",
      " * Read `docs/a.md`.",
      " *",
      " * ```ts",
      " * import * as There from \"./there.ts\"",
      " * ```",
      " */",
      "// test/b.test.ts"
    ].join("\n")
    assert.deepStrictEqual(paths(inModule(text)), [
      "1 ./other.ts",
      "1 src/node/",
      "3 scripts/sync.ts",
      "5 docs/a.md",
      "11 test/b.test.ts"
    ])
  })
})

describe("npm run check:docs", () => {
  const check = (directory: string) =>
    promisify(execFile)(process.execPath, ["--no-warnings", path.join(directory, "scripts/checkDocs.ts")]).then(
      () => "",
      (error: { readonly stderr: string }) => error.stderr
    )

  it("npm run check:docs tells a path that does not exist, where it is named, and takes those that do", async () => {
    const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.join(directory, path.dirname(file)), { recursive: true })
      fs.writeFileSync(path.join(directory, file), text)
    }
    try {
      for (const file of ["scripts/checkDocs.ts", "scripts/docs/paths.ts"]) {
        write(file, fs.readFileSync(path.join(root, file), "utf8"))
      }
      write(".gitignore", "scripts/results.json\n")
      write("README.md", "`src/a.ts`, `a.ts`, `src/*.ts`, `scripts/results.json`\n`src/gone.ts`, `src/gone/*`\n")
      write("src/a.ts", "// As ./b.ts and node/c.ts, not ./gone.ts\n")
      write("src/b.ts", "")
      write("src/node/c.ts", "// ../a.ts and ../gone.ts\n")
      assert.deepStrictEqual(
        await check(directory),
        `README.md:2: src/gone.ts does not exist
README.md:2: src/gone/* does not exist
src/a.ts:1: ./gone.ts does not exist
src/node/c.ts:1: ../gone.ts does not exist
`
      )
    } finally {
      fs.rmSync(directory, { recursive: true })
    }
  })
})
