/** What `docs/migration.md` says of the packages that it leads away from: its programs of both sides run, and its lists are whole. */
import { assert, describe, it } from "@effect/vitest"
import { execFile, execFileSync, spawnSync } from "node:child_process"
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { promisify } from "node:util"
import { root } from "./support/contract.ts"
import { type Example, fenced, inMarkdown, tableAfter } from "./support/documents.ts"
import { makeRealWorld } from "./support/realWorld.ts"
import { problemsOf } from "./support/shownValues.ts"

const document = fs.readFileSync(path.join(root, "docs/migration.md"), "utf8")

const examples = inMarkdown("docs/migration.md", document).map(({ code }) => code)

const inDirectory = async <A>(within: string, use: (directory: string) => Promise<A>): Promise<A> => {
  const directory = fs.mkdtempSync(path.join(root, within, ".examples-"))
  try {
    return await use(directory)
  } finally {
    fs.rmSync(directory, { recursive: true })
  }
}

describe("the migration from the published SDK", () => {
  const hasPerl = spawnSync("perl", ["-v"]).status === 0

  it.skipIf(!hasPerl)(
    `the migration from the published SDK is the command that it shows, for a program that it shows${
      hasPerl ? "" : " (needs perl)"
    }`,
    () => {
      const [, expression] = /perl -pi -e '(.+)'/.exec(document)!
      const before = examples.findIndex((code) => code.includes("\"@prisma/management-api-sdk\""))
      const after = execFileSync("perl", ["-p", "-e", expression!], { input: examples[before]!, encoding: "utf8" })
      assert.strictEqual(after, examples[before + 1])
    }
  )

  it("the migration from the published SDK says of each of its exports what it is here", () => {
    const declarations = path.join(
      path.dirname(createRequire(import.meta.url).resolve("@prisma/management-api-sdk")),
      "index.d.ts"
    )
    const [, exported] = /^export \{ (.+) \};/m.exec(fs.readFileSync(declarations, "utf8"))!
    const names = tableAfter(document, "### Export by export").map(([name]) => name!).join(" ").match(/[\w$]+/g)!
    assert.deepStrictEqual(exported!.split(", ").filter((name) => !names.includes(name)), [])
  })

  interface Program {
    readonly begin: () => Promise<{ readonly url: string }>
    readonly end: (callbackUrl: string, begun: object) => Promise<unknown>
    readonly names: () => Promise<ReadonlyArray<string> | undefined>
    readonly logout: () => Promise<void>
  }

  it("the migration from the published SDK has a login before and after, and the two do the same", () =>
    inDirectory("test", async (directory) => {
      const logins = examples.filter((code) => code.includes("export const begin"))
      assert.lengthOf(logins, 2)
      const world = await makeRealWorld()
      try {
        for (const [index, code] of logins.entries()) {
          fs.writeFileSync(path.join(directory, `${index}.ts`), code)
          const program: Program = await import(path.join(directory, `${index}.ts`))
          const begun = await program.begin()
          const { headers } = await fetch(begun.url, { redirect: "manual" })
          await program.end(headers.get("location")!, begun)
          assert.deepStrictEqual(await program.names(), ["blog"])
          await program.logout()
          const refused = await program.names().then(() => assert.fail("Nothing was rejected"), (error: Error) => error)
          assert.include(refused.message, "No tokens available. Please log in first.")
        }
      } finally {
        await world.close()
      }
    }))
})

const peers = "scripts/bench/peers"

// They have an effect of their own, and `npm run bench` installs them.
describe.skipIf(!fs.existsSync(path.join(root, peers, "node_modules/@distilled.cloud/prisma")))(
  "the migration from @distilled.cloud/prisma",
  () => {
    const theirs: ReadonlyArray<Example> = fenced("docs/migration.md", document, "typescript")

    it("the migration from @distilled.cloud/prisma shows programs that compile with it", () =>
      inDirectory(peers, async (directory) => {
        theirs.forEach(({ code }, index) => fs.writeFileSync(path.join(directory, `${index}.ts`), code))
        fs.writeFileSync(
          path.join(directory, "tsconfig.json"),
          JSON.stringify({ extends: path.join(root, "tsconfig.json"), include: ["*.ts"], exclude: [] })
        )
        const compiled = await promisify(execFile)(
          process.execPath,
          ["node_modules/typescript/bin/tsc", "-p", directory],
          { cwd: root }
        ).catch((error: { readonly stdout: string }) => error)
        assert.strictEqual(compiled.stdout, "")
      }))

    it("the migration from @distilled.cloud/prisma shows what its programs do", () =>
      inDirectory(peers, async (directory) => {
        assert.lengthOf(theirs, 4)
        assert.deepStrictEqual(await problemsOf(theirs, directory), [])
      }))
  }
)
