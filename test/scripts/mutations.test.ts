/**
 * Documents as the vendor might make them of ours: what goes through, what is told and what is refused. All changes of a kind are made together, which takes
 * seconds; `CONTRACT=full` (`npm run check:contract`) makes each alone too, and compiles what is generated of those that go through.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "vitest"
import { readOverlay } from "../../scripts/contract/overlay.ts"
import { ContractError, ContractErrors, sync } from "../../scripts/contract/sync.ts"
import { generate } from "../../scripts/generate/main.ts"
import { checkGenerated } from "../../scripts/generate/model.ts"
import { green } from "./mutations/green.ts"
import { type Accepted, contract, type Mutation, root, vendor } from "./mutations/mutation.ts"
import { refused } from "./mutations/refused.ts"
import { warned } from "./mutations/warned.ts"
import { makeSourceCopy } from "./sourceCopy.ts"

const overlay = readOverlay(path.join(root, "scripts/overlay"))

const changed = (mutations: ReadonlyArray<Mutation>) => {
  const document = vendor()
  for (const { change } of mutations) change(document)
  return document
}

const refusalsOf = (mutations: ReadonlyArray<Mutation>): ReadonlyArray<ContractError> => {
  try {
    sync(changed(mutations), overlay, contract)
  } catch (error) {
    if (error instanceof ContractErrors) return error.errors
    if (error instanceof ContractError) return [error]
    throw error
  }
  return []
}

const synced = (mutations: ReadonlyArray<Mutation>) => {
  const { document, warnings } = sync(changed(mutations), overlay, contract)
  checkGenerated(document)
  return { document, told: warnings.filter(({ kind }) => kind !== "unnamed").map(({ text }) => text) }
}

const holds = ({ holds, name, told = [] }: Accepted, made: ReturnType<typeof synced>) => {
  for (const warning of told) {
    assert.isTrue(made.told.some((text) => warning.test(text)), `${name}: ${warning} in ${made.told.join("\n")}`)
  }
  if (holds !== undefined) assert.isTrue(holds(made.document), name)
}

describe("a newer document of the vendor", () => {
  it("is made by at least 100 changes, each of which is named once", () => {
    const names = [...green, ...warned, ...refused].map(({ name }) => name)
    assert.isAtLeast(names.length, 100)
    assert.strictEqual(new Set(refused.map(({ name }) => name)).size, refused.length)
  })

  it("is refused with the pointer of each thing that the client cannot express, all at once", () => {
    const found = refusalsOf(refused)
    for (const { name, pointer, problem } of refused) {
      const here = found.filter((error) => error.pointer === pointer)
      assert.isTrue(
        here.some(({ message }) => problem.test(message)),
        `${name}: ${pointer}: ${here.join() || "nothing is said of it"}`
      )
    }
    const expected = new Set(refused.map(({ pointer }) => pointer))
    assert.deepStrictEqual(found.filter(({ pointer }) => !expected.has(pointer)).map(String), [])
  })

  it("goes through with all that is new, and what is generated of it compiles", async () => {
    const made = synced(green)
    for (const mutation of green) holds(mutation, made)
    const files = await generate(made.document)
    using copy = makeSourceCopy()
    for (const [file, text] of files) copy.write(file, text)
    copy.write("program.ts", fs.readFileSync(path.join(root, "test/scripts/fixtures/unwritten.ts"), "utf8"))
    assert.strictEqual(copy.compile("src", "test/api.types.ts", "program.ts"), "")
    const [known, unknown, refused] = copy.run("program.ts").split("\n")
    assert.strictEqual(known, "501 not-implemented: The sandbox does not implement widgets.list yet.")
    assert.strictEqual(unknown, "501 not-implemented: The sandbox does not implement regions.northern yet.")
    assert.match(refused!, /^401 /)
  })

  it("goes through with all that is gone or elsewhere, which is told at once", () => {
    const made = synced(warned)
    for (const mutation of warned) holds(mutation, made)
  })

  it("keeps each name from one sync to the next", () => {
    const { document } = synced(green)
    const { document: again, changes } = sync(changed(green), overlay, document)
    assert.deepStrictEqual(again, document)
    assert.deepStrictEqual(changes, { ...changes, added: [], removed: [], moved: [], changed: [], api: [] })
  })
})

describe.runIf(process.env["CONTRACT"] === "full")("each change alone", () => {
  it.each(refused)("$name is refused", ({ pointer, problem, ...mutation }) => {
    const found = refusalsOf([mutation])
    assert.isNotEmpty(found)
    for (const error of found) assert.strictEqual(error.pointer, pointer)
    assert.isTrue(found.some(({ message }) => problem.test(message)), found.join())
  })

  it.each(green)("$name goes through unaided", (mutation) => {
    const document = vendor()
    // What stands on an operation that another change adds is made with it.
    mutation.change(document)
    holds(mutation, synced([mutation]))
  })

  it.each(warned)("$name goes through and is told", (mutation) => holds(mutation, synced([mutation])))

  it("what is generated of each is formatted and written", async () => {
    for (const mutation of green) assert.isAbove((await generate(synced([mutation]).document)).size, 0, mutation.name)
  }, 900_000)
})

// The file that the mutations start from is the one that users have.
it("the mutations are made of our own document", () => {
  assert.deepStrictEqual(contract, JSON.parse(fs.readFileSync(path.join(root, "openapi.json"), "utf8")))
})
