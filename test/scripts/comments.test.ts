/** What `npm run check:comments` says of public names without a comment, and of links in comments that lead nowhere. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { problemsOf } from "../../scripts/reference/comments.ts"
import { publicModules } from "../../scripts/reference/publicModules.ts"
import { root } from "../support/contract.ts"

/** A package of its own with these files. */
const inPackage = (files: { readonly [file: string]: string }, use: (directory: string) => void): void => {
  const directory = fs.mkdtempSync(path.join(root, "test", ".examples-"))
  try {
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.join(directory, path.dirname(file)), { recursive: true })
      fs.writeFileSync(path.join(directory, file), text)
    }
    use(directory)
  } finally {
    fs.rmSync(directory, { recursive: true })
  }
}

const manifest = JSON.stringify({
  exports: {
    ".": { "effect-prisma-management:source": "./src/index.ts", default: "./dist/index.js" },
    "./entry": { "effect-prisma-management:source": "./src/entry/index.ts", default: "./dist/entry/index.js" },
    "./*": { "effect-prisma-management:source": "./src/*.ts", default: "./dist/*.js" },
    "./internal/*": null,
    "./*/index": null,
    "./index": null
  }
})

const configuration = JSON.stringify({
  compilerOptions: { module: "NodeNext", noLib: true, types: [], allowImportingTsExtensions: true, noEmit: true }
})

describe("npm run check:comments", () => {
  it("npm run check:comments tells a public name without a first line, of each kind, and a dead link in a comment", () => {
    const files = {
      "package.json": manifest,
      "tsconfig.json": configuration,
      "src/index.ts":
        "/** The modules. */\nexport * as Told from \"./Told.ts\"\nexport * as Untold from \"./Untold.ts\"\n",
      "src/Told.ts": `/** A module. */
import { inside, insideUntold } from "./internal/inside.ts"
export { inside, insideUntold, /** Here. */ insideUntold as named } from "./internal/inside.ts"
export type { Shape } from "./internal/inside.ts"

/** Uses {@link inside}, not {@link gone}. */
export const a = [inside, insideUntold]

/**
 * **Details**
 *
 * Nothing stands before the heading.
 */
export const b = 1

export type C = string

/** With \`listed\`, told here. */
export interface Options {
  /** Told. */
  readonly told?: string
  readonly listed?: string
  readonly untold?: string
  readonly required: string
  /** @deprecated Use \`told\`. */
  readonly old?: string
  run(): void
}
`,
      "src/Untold.ts": "/** This is about the name. */\nexport const d = 1\n",
      "src/entry/index.ts": "export const e = 1\n",
      "src/internal/inside.ts": `/** Told. */
export const inside = 1
export const insideUntold = 2
export interface Shape { readonly size?: number }
export const notPublic = 3
`
    }
    inPackage(files, (directory) => {
      assert.deepStrictEqual(publicModules(directory).map(({ name }) => name), ["", "Told", "Untold", "entry"])
      assert.deepStrictEqual(
        problemsOf(directory).map(({ file, line, problem }) => `${file}:${line}: ${problem}`).sort(),
        [
          "src/Told.ts:14: b has no first line in its comment",
          "src/Told.ts:16: C has no first line in its comment",
          "src/Told.ts:23: Options.untold has no first line in its comment",
          "src/Told.ts:27: Options.run has no first line in its comment",
          "src/Told.ts:3: insideUntold has no first line in its comment",
          "src/Told.ts:4: Shape has no first line in its comment",
          "src/Told.ts:6: the link to gone is dead: nothing here is called so",
          "src/entry/index.ts:1: e has no first line in its comment",
          "src/entry/index.ts:1: the module entry has no first line in its comment",
          "src/internal/inside.ts:4: Shape.size has no first line in its comment"
        ]
      )
    })
  })

  it("npm run check:comments is a part of npm run check, and is about every module that the package exports", () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
    assert.include(scripts["check:static"].split(" && "), "npm run check:comments")
    const modules = publicModules(root)
    for (
      const name of [
        "",
        "Session",
        "api/projects",
        "node",
        "node/Archive",
        "promise",
        "promise/deploy",
        "sandbox/Sandbox"
      ]
    ) {
      assert.isTrue(modules.some((module) => module.name === name), name)
    }
    assert.isEmpty(modules.filter(({ file }) => /\/(?:internal|bundled)\/|\/bin\.ts$/.test(file)))
  })
})
