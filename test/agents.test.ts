/**
 * What is written for assistants: `AGENTS.md` and `llms.txt`. `test/examples.test.ts` compiles and runs their programs; here is what they name, held
 * to what a user installs.
 */
import { assert, describe, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { root } from "./support/contract.ts"
import { tableAfter } from "./support/documents.ts"

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const agents = read("AGENTS.md")
const llms = read("llms.txt")

/** What a user installs, but for what a build makes. */
const packed: ReadonlySet<string> = new Set(
  JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
      shell: process.platform === "win32"
    })
  )[0].files.map((file: { readonly path: string }) => file.path)
)

/** The module that an import of the package leads to. */
const moduleOf = (specifier: string): string | undefined => {
  const [, name = ""] = /^effect-prisma-management\/?(.*)$/.exec(specifier)!
  if (/internal/.test(name)) return undefined
  return [`src/${name}.ts`, path.join("src", name, "index.ts"), name].find((file) =>
    fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile()
  )
}

describe.each([["AGENTS.md", agents], ["llms.txt", llms]])("%s", (file, text) => {
  it(`${file} is in the package, with every document that it names`, () => {
    const named = new Set([
      file,
      ...Array.from(text.matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, path]) => path!),
      ...Array.from(text.matchAll(/`((?:docs\/)?[\w-]+\.(?:md|json))`/g), ([, path]) => path!)
    ])
    // That one is for engineers, in the repository.
    named.delete("CONTRIBUTING.md")
    assert.isAbove(named.size, 3)
    assert.deepStrictEqual(Array.from(named).filter((path) => !packed.has(path)), [])
  })

  it(`${file} names modules that the package has`, () => {
    const named = Array.from(text.matchAll(/effect-prisma-management(?:\/\w+)*(?:\.json)?(?=[`"])/g), ([name]) => name)
    assert.isAbove(named.length, 3)
    assert.deepStrictEqual(named.filter((name) => moduleOf(name) === undefined), [])
  })
})

describe("AGENTS.md", () => {
  it("AGENTS.md is short, and says first for whom it is", () => {
    assert.isAtMost(agents.trimEnd().split("\n").length, 200)
    assert.match(agents.split("\n").slice(0, 4).join(), /\*\*application\*\*.+CONTRIBUTING\.md/)
  })

  it("AGENTS.md has ten tasks, each with a program", () => {
    const [, tasks] = /^## Ten tasks\n([\s\S]*?)^## /m.exec(agents)!
    assert.deepStrictEqual(
      Array.from(tasks!.matchAll(/^(\d+)\. [^\n]+\n```ts\n/gm), ([, number]) => Number(number)),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    )
  })

  it("AGENTS.md says of each entry point what it has", async () => {
    for (const [entry, what] of tableAfter(agents, "## Entry points")) {
      const specifier = entry!.replaceAll("`", "")
      const [types, values] = [[], []] as [Array<string>, Array<string>]
      for (const [, name] of what!.matchAll(/`(\w+)`/g)) {
        ;(/^[A-Z].*(Page|Input)$|^Project$/.test(name!) ? types : values).push(name!)
      }
      const module: object = await import(path.join(root, moduleOf(specifier)!))
      const source = read(moduleOf(specifier)!)
      const elsewhere = new Set(["layer", "serve", "deploy", "deviceLogin"])
      assert.deepStrictEqual(values.filter((name) => !(name in module) && !elsewhere.has(name)), [], specifier)
      assert.deepStrictEqual(types.filter((name) => !source.includes(`export interface ${name} `)), [], specifier)
    }
  })
})

describe("the documents", () => {
  // What a module re-exports, and what a service has, is in its file by its name too.
  const textOf = (module: string): string | undefined =>
    [`src/${module}.ts`, `src/node/${module}.ts`].filter((file) => fs.existsSync(path.join(root, file))).map(read)[0]

  it("the documents name members of our modules that those have", () => {
    const files = fs.globSync(["README.md", "AGENTS.md", "llms.txt", "docs/*.md"], { cwd: root }).sort()
    const unknown = files.flatMap((file) =>
      Array.from(read(file).matchAll(/`([A-Z]\w+)\.([a-z]\w*)/g)).flatMap(([, module, member]) => {
        const text = textOf(module!)
        return text === undefined || new RegExp(`\\b${member}\\b`).test(text) ? [] : [`${file}: ${module}.${member}`]
      })
    )
    assert.deepStrictEqual(unknown, [])
  })
})

describe("llms.txt", () => {
  it("llms.txt has a title, a summary, and then lists of links with a sentence each (llmstxt.org)", () => {
    assert.match(llms, /^# effect-prisma-management\n\n> [^\n]+\n\n/)
    const sections = llms.split(/^## /m).slice(1)
    assert.isAbove(sections.length, 2)
    for (const section of sections) assert.match(section, /^[^\n]+\n\n(?:- \[[^\]]+\]\([^)]+\): [^\n]+\n)+\n?$/)
  })

  it("llms.txt leads to every guide", () => {
    assert.deepStrictEqual(fs.globSync("docs/*.md", { cwd: root }).filter((file) => !llms.includes(`](${file})`)), [])
  })
})
