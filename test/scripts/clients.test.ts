/** The walks of clients: what their table says, and that `docs/clients.md` has what was found. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { isGood, tableOf, withTable } from "../../scripts/clients/table.ts"
import { isEnded, makeSteps, type Step } from "../../scripts/clients/walk.ts"
import { root } from "../support/contract.ts"
import { tableAfter } from "../support/documents.ts"

const row = (answer: string, step = "deploy") => ({ client: "@prisma/cli", version: "8.0.0", step, answer })

const resultsOf = (...answers: ReadonlyArray<string>): ReadonlyArray<string> =>
  tableOf(answers.map((answer) => row(answer))).split("\n").slice(2)

describe("the table of clients", () => {
  it("a step is done, stopped by the client itself, or a no", () => {
    assert.deepStrictEqual(resultsOf("yes", "limit: it asks elsewhere (`cli.js:7`)", "404: a | b\nc"), [
      "| `@prisma/cli` | 8.0.0 | deploy | yes |",
      "| `@prisma/cli` | 8.0.0 | deploy | the client's own limit: it asks elsewhere (`cli.js:7`) |",
      "| `@prisma/cli` | 8.0.0 | deploy | **no**: 404: a \\| b c |"
    ])
    assert.deepStrictEqual(["yes", "limit: x", "no", "Error: x"].map((answer) => isGood(row(answer))), [
      true,
      true,
      false,
      false
    ])
  })

  it("a document gets another table and another day, and keeps the rest", () => {
    const before =
      "# A\n\nWalked on 2026-01-01.\n\n| client | version | step | result |\n|---|---|---|---|\n| old |\n\nThe end.\n"
    const after = withTable(before, tableOf([row("yes")]), "2026-11-26")
    assert.include(after, "Walked on 2026-11-26.")
    assert.include(after, "| deploy | yes |\n\nThe end.\n")
    assert.notInclude(after, "old")
    assert.strictEqual(withTable(after, tableOf([row("yes")]), "2026-11-26"), after)
  })
})

describe("the steps of a walk", () => {
  it("a step that others need ends the walk where it fails, and one that nothing needs does not", async () => {
    const told: Array<Step> = []
    const { aside, step } = makeSteps((one) => told.push(one))
    const ended = await (async () => {
      await aside("first", async () => {
        throw new Error("it is late")
      })
      assert.strictEqual(await step("second", async () => 7), 7)
      await step("third", () => Promise.reject(new Error("it is gone")))
      await step("fourth", async () => 8)
    })().catch((error: unknown) => error)
    assert.isTrue(isEnded(ended))
    assert.deepStrictEqual(told, [
      { step: "first", answer: "it is late" },
      { step: "second", answer: "yes" },
      { step: "third", answer: "it is gone" }
    ])
  })
})

describe("what was found of clients", () => {
  const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")
  const rows = tableAfter(read("docs/clients.md"), "Walked on ")
  const { dependencies } = JSON.parse(read("scripts/clients/package.json"))

  it("docs/clients.md has every client at the version that is installed, and no step that is not done", () => {
    const walked = new Map(rows.map(([client, version]) => [client!.replaceAll("`", ""), version]))
    assert.sameMembers([...walked.keys()], [
      "@distilled.cloud/prisma",
      "@prisma/cli",
      "@prisma/composer",
      "@prisma/compute-sdk",
      "@prisma/management-api-sdk",
      "oauth4webapi",
      "openid-client"
    ])
    for (const [client, version] of walked) assert.strictEqual(dependencies[client], version, client)
    for (const [, , step, result] of rows) assert.match(result!, /^(yes|the client's own limit: .*:\d+`\))$/, step)
  })

  it("no lock file names a host that packages come from", () => {
    const locks = fs.globSync("{,scripts/**/}package-lock.json", {
      cwd: root,
      exclude: (file) => file.includes("node_modules")
    })
    assert.include(locks, "scripts/clients/package-lock.json")
    for (const file of locks) assert.notMatch(read(file), /"resolved": "https?:/, file)
  })
})
