/** docs/errors.md names every error class that a program can meet, every reason and every code, and none that there is not. */
import { assert, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import * as ApiError from "../../src/ApiError.ts"
import { root } from "../support/contract.ts"
import { tableAfter } from "../support/documents.ts"
import { errorClasses, literalsOfAlias } from "../support/errorClasses.ts"

const text = fs.readFileSync(path.join(root, "docs/errors.md"), "utf8")

const quoted = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(", ")

/** The first cells of the table of a section, without their quotation marks. */
const first = (section: string, of = text): ReadonlyArray<string> =>
  tableAfter(of, section).map(([cell]) => /^`(.+)`$/.exec(cell!)?.[1] ?? cell!)

/** A section whole: from its heading to the next one of any level. */
const sectionOf = (name: string): string | undefined =>
  new RegExp(`^##+ \`${name}\`\\n([\\s\\S]*?)(?=^##)`, "m").exec(text)?.[0]

const classes = await errorClasses()

/** Those of statuses have a table of their own. */
const isOfStatus = (name: string): boolean =>
  name === "UnexpectedStatus" || Object.values(ApiError.byStatus).some((Class) => Class.name === name)

it("docs/errors.md has every error class that the modules export, with where it is imported from", () => {
  assert.isAbove(classes.length, 20)
  assert.deepStrictEqual(
    tableAfter(text, "## Every error class"),
    classes.map(({ modules, name }) => [`\`${name}\``, quoted(modules)])
  )
})

it("docs/errors.md has every status that has a class, and what comes under no class", () => {
  const statuses = Object.entries(ApiError.byStatus).map(([status, { name }]) => [`\`${name}\``, status])
  assert.deepStrictEqual(
    tableAfter(text, "## Statuses").map(([name, status]) => [name, status]),
    [...statuses, ["`UnexpectedStatus`", "any other"]]
  )
})

it("docs/errors.md has every code of the API that is known", () => {
  assert.sameMembers(Array.from(first("## Codes")), Array.from(literalsOfAlias("src/ApiError.ts", "ApiErrorCode")))
})

it("docs/errors.md has a section for every class that is not a status, with each of its reasons and no other", () => {
  const others = classes.filter(({ name }) => !isOfStatus(name))
  const all = others.flatMap(({ members }) => Object.values(members).flat())
  // As many as there are when a reader of sources finds them: AuthError and FetchError alone have 19.
  assert.isAbove(all.length, 60)
  for (const { members, name } of others) {
    const section = sectionOf(name)
    if (section === undefined) {
      assert.match(text, new RegExp(`^- \`${name}\`: `, "m"), `${name} has no section`)
      continue
    }
    for (const [field, expected] of Object.entries(members)) {
      assert.sameMembers(Array.from(first(`| ${field} |`, section)), Array.from(expected), `${name}.${field}`)
    }
  }
})
