/** The documents of all versions of the published SDK, one after the other, as they would have come: `npm run check:contract -- --replay`. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "vitest"
import { readOverlay } from "../../scripts/contract/overlay.ts"
import { replay } from "../../scripts/contract/replay.ts"
import { documentOf } from "../../scripts/generate/declarations.ts"
import { generate } from "../../scripts/generate/main.ts"
import { operationsOf } from "../../scripts/contract/document.ts"
import { root } from "../support/contract.ts"
import { makeSourceCopy } from "./sourceCopy.ts"

const overlay = readOverlay(path.join(root, "scripts/overlay"))

const declarationsIn = (directory: string) =>
  fs.readdirSync(directory).filter((name) => name.endsWith(".d.ts")).map((name) => name.slice(0, -".d.ts".length))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((version) =>
      [version, documentOf(fs.readFileSync(path.join(directory, `${version}.d.ts`), "utf8"), version)] as const
    )

describe("the document of the published SDK", () => {
  const text = fs.readFileSync(path.join(root, "node_modules/@prisma/management-api-sdk/dist/index.d.ts"), "utf8")

  it("is read from its declarations with all operations, and is nothing new to our contract", () => {
    const contract = JSON.parse(fs.readFileSync(path.join(root, "openapi.json"), "utf8"))
    const known = new Set(operationsOf(contract).map(({ key }) => key))
    const [step] = replay([["installed", documentOf(text, "installed")]], overlay)
    const keys = operationsOf(step!.document).map(({ key }) => key)
    assert.isAbove(keys.length, 100)
    assert.deepStrictEqual(keys.filter((key) => !known.has(key)), [])
  })
})

describe.runIf(process.env["CONTRACT_REPLAY"] !== undefined)("all versions of the published SDK", () => {
  it("go through one after the other: no secret is lost, no name changes, and what is generated compiles", async () => {
    using copy = makeSourceCopy()
    const steps = replay(declarationsIn(process.env["CONTRACT_REPLAY"]!), overlay)
    assert.isAbove(steps.length, 10)
    for (const { added, document, moved, name, removed, wrong } of steps) {
      console.log(`${name}: ${operationsOf(document).length} operations, ${added} new, ${removed} gone, ${moved} moved`)
      assert.deepStrictEqual(wrong, [], name)
      for (const [file, text] of await generate(document)) {
        if (file.startsWith("src/api/")) copy.write(file.replace("src/api/", `src/api-${name}/`), text)
      }
    }
    assert.strictEqual(copy.compile("src/api-*/*.ts"), "")
    // Twenty versions are generated and compiled.
  }, 900_000)
})
