/** Each folder of `examples/` is a package that works when it is copied: it names what it imports, says how it is started, and can be read in one sitting. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { root } from "../support/contract.ts"

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly scripts: { readonly [name: string]: string }
  readonly dependencies: { readonly [name: string]: string }
  readonly devDependencies: { readonly [name: string]: string }
}

const examples = path.join(root, "examples")

const read = (...file: ReadonlyArray<string>): string => fs.readFileSync(path.join(examples, ...file), "utf8")

const folders = fs.readdirSync(examples).filter((name) => fs.existsSync(path.join(examples, name, "package.json")))

const programs = (folder: string): ReadonlyArray<string> =>
  fs.globSync("**/*.{ts,tsx}", {
    cwd: path.join(examples, folder),
    exclude: ["**/node_modules", ".next", "next-env.d.ts"]
  })

/** The packages that a folder imports, what only types are imported from among them. */
const imported = (folder: string): ReadonlySet<string> =>
  new Set(
    programs(folder).flatMap((file) =>
      Array.from(read(folder, file).matchAll(/ from "([^".][^"]*)"/g), ([, name]) =>
        name!.split("/").slice(0, name!.startsWith("@") ? 2 : 1).join("/"))
    ).filter((name) =>
      !/^(node|cloudflare):/.test(name)
    )
  )

/** What runs without being imported: peers, and what a framework needs. */
const needed = new Set(["effect", "react-dom", "react"])

const ours: Manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))

describe("the examples as packages", () => {
  it("the examples are the six kinds of programs that users write", () => {
    assert.deepStrictEqual(folders, ["ci", "cli", "express", "next", "web", "worker"])
  })

  for (const folder of folders) {
    const manifest: Manifest = JSON.parse(read(folder, "package.json"))

    it(`the example ${folder} depends on what it imports, and on nothing else`, () => {
      const names = imported(folder)
      assert.deepStrictEqual(Array.from(names).filter((name) => !(name in manifest.dependencies)), [])
      const unused = Object.keys(manifest.dependencies).filter((name) => !names.has(name) && !needed.has(name))
      assert.deepStrictEqual(unused, [])
    })

    it(`the example ${folder} has the versions that the tests run with`, () => {
      const all = { ...manifest.dependencies, ...manifest.devDependencies }
      // Next brings its own TypeScript, which may be older.
      const shared = Object.keys(all).filter((name) =>
        name in ours.devDependencies && !(folder === "next" && name === "typescript")
      )
      for (const name of shared) assert.strictEqual(all[name], ours.devDependencies[name], name)
      assert.strictEqual(all["effect-prisma-management"], "^0.2.0")
    })

    it(`the example ${folder} starts with npm start, and against a sandbox with npm run sandbox, as its README says`, () => {
      assert.isTrue(manifest.private)
      assert.isDefined(manifest.scripts["start"])
      assert.match(manifest.scripts["sandbox"]!, /^prisma-management-sandbox exec .*-- /)
      const readme = read(folder, "README.md")
      for (const said of ["npm install", "npm run sandbox", "npm start"]) assert.include(readme, said)
      // Each file that the README names is there.
      for (const [, file] of readme.matchAll(/^\| `([^`]+)` \|/gm)) {
        assert.isTrue(fs.existsSync(path.join(examples, folder, file!)), file)
      }
    })

    it(`the example ${folder} is read in one sitting: no file has 150 lines`, () => {
      const long = programs(folder).filter((file) => read(folder, file).trimEnd().split("\n").length >= 150)
      assert.deepStrictEqual(long, [])
    })
  }

  it("the examples are all in their index, and nothing else is", () => {
    const named = Array.from(read("README.md").matchAll(/\]\(([^)]+)\)/g), ([, target]) => target!.split("/")[0]!)
    const there = fs.readdirSync(examples).filter((name) => name !== "README.md" && name !== "node_modules")
    assert.deepStrictEqual(named.sort(), there.sort())
  })

  it("the web applications of the examples show the same pages, so that one learns the difference of the platforms only", () => {
    assert.strictEqual(read("express/pages.ts"), read("web/pages.ts"))
    assert.strictEqual(read("worker/pages.ts"), read("web/pages.ts"))
  })
})
