/** What the documents list is what there is: rooms, homes of rules, error classes, commands. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { rooms } from "../scripts/arrows/rooms.ts"
import { rooms as sandboxRooms } from "./sandbox/support/rooms.ts"
import { root } from "./support/contract.ts"
import { tableAfter } from "./support/documents.ts"

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const contributing = read("CONTRIBUTING.md")
const readme = read("README.md")

const quoted = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(", ")

const listed = (names: ReadonlyArray<string>): string => names.length === 0 ? "nothing" : names.join(", ")

/** The files of a room as a reader looks for them: a folder below `src` whole, a module of `src` by its name. */
const placesOf = (files: RegExp, taken: Set<string>): ReadonlyArray<string> => {
  const inRoom = fs.globSync("src/**/*.ts", { cwd: root }).sort().filter((file) => files.test(file) && !taken.has(file))
  for (const file of inRoom) taken.add(file)
  const places = inRoom.filter((file) => file !== "src/index.ts").map((file) => {
    const [, first, second, third] = file.split("/")
    if (second === undefined) return first!
    return first === "internal" && third !== undefined ? `internal/${second}/` : `${first}/`
  })
  return Array.from(new Set(places)).sort((a, b) => Number(b.endsWith("/")) - Number(a.endsWith("/")))
}

describe("CONTRIBUTING", () => {
  it("CONTRIBUTING has the rooms of src as the check of the arrows knows them", () => {
    const taken = new Set<string>()
    const places = rooms.map(({ files }) => placesOf(files, taken))
    // Its modules are what is left: a new one needs no change of the table.
    assert.isTrue(places.at(-1)!.every((place) => !place.endsWith("/")), "the last room is that of single modules")
    const expected = rooms.map(({ mayImport, name, what }, index) => [
      name,
      index === rooms.length - 1 ? "every other module of `src`" : quoted(places[index]!),
      what,
      listed(mayImport)
    ])
    assert.deepStrictEqual(tableAfter(contributing, "### The rooms of `src`"), expected)
  })

  it("CONTRIBUTING has the rooms of the sandbox as their test knows them", () => {
    assert.deepStrictEqual(
      tableAfter(contributing, "The sandbox is a house of its own"),
      Object.entries(sandboxRooms).map(([name, { mayImport, what }]) => [name, what, listed(mayImport)])
    )
  })

  it("CONTRIBUTING says where a rule is decided: each file is there, and has what is named of it", () => {
    const rows = tableAfter(contributing, "## Where is X decided")
    assert.isAbove(rows.length, 15)
    for (const [rule, where] of rows) {
      const homes = Array.from(where!.matchAll(/`([\w/.]+\.(?:ts|json))`(?:: ((?:`\w+`(?:, )?)+))?/g))
      assert.isNotEmpty(homes, rule)
      for (const [, file, names = ""] of homes) {
        const text = read(file!)
        for (const [, name] of names.matchAll(/`(\w+)`/g)) {
          assert.match(text, new RegExp(`^export (const|class) ${name}\\b`, "m"), `${rule}: ${name} of ${file}`)
        }
      }
    }
  })

  it("CONTRIBUTING names scripts of npm that there are, and every script that one runs by hand", () => {
    const { scripts } = JSON.parse(read("package.json"))
    const named = new Set(
      Array.from(contributing.matchAll(/`(?:npm run )?([\w:-]+)(?: [^`]*)?`/g), ([, name]) => name!)
    )
    const byHand = Object.keys(scripts).filter((name) => name !== "prepack")
    assert.deepStrictEqual(byHand.filter((name) => !named.has(name)), [])
    // The README says how the examples are started, too.
    const ofExamples = new Set(
      fs.globSync("examples/*/package.json", { cwd: root }).flatMap((file) =>
        Object.keys(JSON.parse(read(file)).scripts)
      )
    )
    const commands = `${contributing}\n${readme}`.matchAll(/\bnpm run ([\w:-]+)/g)
    assert.deepStrictEqual(
      Array.from(commands, ([, name]) => name!).filter((name) => !(name in scripts) && !ofExamples.has(name)),
      []
    )
  })
})

describe("the README", () => {
  it("the README asks for the version of Node.js that the package does", () => {
    const { engines } = JSON.parse(read("package.json"))
    const [, minor] = /^>=(\d+\.\d+)\.\d+$/.exec(engines.node)!
    assert.include(readme, `Node ${minor} or newer`)
  })
})
