/** The table of places: what it says of rows, and that docs/places.md has that of the rows that were found. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import type { Row } from "../../scripts/places/place.ts"
import { steps } from "../../scripts/places/programs/steps.ts"
import { differences, resultsFile, sandboxTableOf, tableOf } from "../../scripts/places/table.ts"
import { root } from "../support/contract.ts"

const row = (entry: Row["entry"], answers: Row["answers"], place = "Node"): Row => ({
  place,
  how: "`fetch`",
  version: "24.0.0",
  entry,
  answers
})

const linesOf = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => tableOf(rows).split("\n").slice(2)

describe("the table of places", () => {
  it("a place is a line, with a yes for an entry whose every step is one", () => {
    assert.deepStrictEqual(
      linesOf([row("Effect", { token: "yes", login: "yes" }), row("Promise", { token: "yes", login: "yes" })]),
      ["| Node | 24.0.0 | `fetch` | yes | yes |"]
    )
  })

  it("what is not yes stands there with its step, and an entry that a place does not have is left open", () => {
    assert.deepStrictEqual(
      linesOf([row("Promise", { token: "yes", once: "sent 2", login: "never" })]),
      ["| Node | 24.0.0 | `fetch` |  | all but once (sent 2), login (never) |"]
    )
  })

  it("the binary of the sandbox has a table of its own", () => {
    const rows = [row("Sandbox", { start: "yes", tls: "never" }), row("Effect", { token: "yes" })]
    assert.deepStrictEqual(sandboxTableOf(rows).split("\n").slice(2), [
      "| Node | 24.0.0 | `fetch` | all but tls (never) |"
    ])
    assert.deepStrictEqual(linesOf(rows), ["| Node | 24.0.0 | `fetch` | yes |  |"])
  })

  it("a place that answers otherwise is told, a newer version is not", () => {
    const before = [row("Effect", { token: "yes" }), row("Promise", { token: "yes" })]
    const newer = before.map((row) => ({ ...row, version: "25.0.0" }))
    assert.deepStrictEqual(differences(before, newer), [])
    assert.deepStrictEqual(
      differences(before, [row("Effect", { token: "late" }), row("Effect", { token: "yes" }, "Bun")]),
      [
        "Node, `fetch`, Effect, token: late, and not yes",
        "Bun, `fetch`, Effect, token: yes, and not undefined"
      ]
    )
  })
})

describe("what was found in the places", () => {
  const rows: ReadonlyArray<Row> = JSON.parse(fs.readFileSync(path.join(root, resultsFile), "utf8"))

  it("docs/places.md has the tables of what was found", () => {
    const document = fs.readFileSync(path.join(root, "docs/places.md"), "utf8")
    assert.include(document, `\n${tableOf(rows)}\n`)
    assert.include(document, `\n${sandboxTableOf(rows)}\n`)
  })

  it("the binary of the sandbox made every step on every runtime", () => {
    const ofSandbox = rows.filter(({ entry }) => entry === "Sandbox")
    assert.includeMembers(ofSandbox.map(({ place }) => place), ["Node 20", "Node 24", "Bun", "Deno"])
    for (const { answers, place } of ofSandbox) {
      for (const step of ["start", "call", "login", "documentation", "SIGTERM", "SIGINT", "tls"]) {
        assert.strictEqual(answers[step], "yes", `${place}: ${step}`)
      }
    }
  })

  it("every program made every step: one that does not is no place", () => {
    const ofPrograms = rows.filter(({ entry, place }) => entry !== "Sandbox" && !/^TypeScript|examples/.test(place))
    assert.isAbove(ofPrograms.length, 20)
    for (const { answers, place } of ofPrograms) assert.includeMembers(Object.keys(answers), Array.from(steps), place)
  })
})
