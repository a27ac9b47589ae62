/** What `npm run check:arrows` takes for an import, for an arrow that rises and for a circle. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { circles, type House, risingArrows } from "../../scripts/arrows/house.ts"
import { importsOf } from "../../scripts/arrows/imports.ts"
import { rooms } from "../../scripts/arrows/rooms.ts"
import { root } from "../support/contract.ts"

const cellar = { name: "cellar", files: /^src\/cellar\//, what: "What all stand on.", mayImport: [] }
const attic = { name: "attic", files: /^src\/attic\//, what: "What stands on the cellar.", mayImport: ["cellar"] }

/** A house of files, by their paths with what they contain. */
const house = (files: { readonly [file: string]: string }): House => ({
  rooms: [cellar, attic],
  imports: new Map(Object.entries(files).map(([file, text]) => [file, importsOf(file, text)]))
})

describe("an import", () => {
  it("an import is seen in every form that the formatter writes, types included", () => {
    const text = [
      "import * as A from \"./a.ts\"",
      "import { b } from \"./b.ts\"",
      "import type { C } from \"./c.ts\"",
      "import { type D, d } from \"../d.ts\"",
      "import \"./e.ts\"",
      "export * as F from \"./f.ts\"",
      "export {",
      "  /** Says what it is. */",
      "  g",
      "} from \"./g.ts\"",
      "export type { H } from \"./h.ts\"",
      "const i = () => import(\"./i.ts\")"
    ].join("\n")
    assert.deepStrictEqual(
      importsOf("src/attic/file.ts", text),
      ["a", "b", "c", "../d", "e", "f", "g", "h", "i"].map((name) => path.posix.join("src/attic", `${name}.ts`))
    )
  })

  it("an import of a package, or in the example of a comment, is none of ours", () => {
    const text = [
      "import * as Effect from \"effect/Effect\"",
      "/**",
      " * import * as A from \"./a.ts\"",
      " */"
    ].join("\n")
    assert.deepStrictEqual(importsOf("src/file.ts", text), [])
  })

  it("every import of src is seen: as many as its lines have paths behind from", () => {
    for (const file of fs.globSync("src/**/*.ts", { cwd: root })) {
      const text = fs.readFileSync(path.join(root, file), "utf8")
      const expected = text.replace(/^ *\*.*$/gm, "").match(/\bfrom "\.|\bimport\("\.|^import "\./gm)?.length ?? 0
      assert.strictEqual(importsOf(file, text).length, expected, file)
    }
  })
})

describe("an arrow", () => {
  it("an arrow down, and one inside a room, are right", () => {
    assert.deepStrictEqual(
      risingArrows(house({
        "src/attic/a.ts": "import { b } from \"./b.ts\"\nimport { c } from \"../cellar/c.ts\"",
        "src/attic/b.ts": "",
        "src/cellar/c.ts": ""
      })),
      []
    )
  })

  it("an arrow up is told with both files and rooms, also when only a type goes along it", () => {
    assert.deepStrictEqual(
      risingArrows(house({
        "src/attic/a.ts": "",
        "src/cellar/c.ts": "import type { A } from \"../attic/a.ts\""
      })),
      ["src/cellar/c.ts imports src/attic/a.ts: cellar may not import attic. (cellar: What all stand on.)"]
    )
  })

  it("an arrow from a file that is in no room is told, so that a new folder gets one", () => {
    assert.deepStrictEqual(
      risingArrows(house({ "src/garden/a.ts": "" })),
      ["src/garden/a.ts is in no room: give it one in scripts/arrows/rooms.ts"]
    )
  })
})

describe("a circle", () => {
  it("a circle that a type import closes is told once, with the files on it", () => {
    const found = circles(house({
      "src/attic/a.ts": "import { b } from \"./b.ts\"",
      "src/attic/b.ts": "import { c } from \"./c.ts\"",
      "src/attic/c.ts": "import type { A } from \"./a.ts\"",
      "src/attic/d.ts": "import { a } from \"./a.ts\""
    }))
    assert.deepStrictEqual(found, [["src/attic/a.ts", "src/attic/b.ts", "src/attic/c.ts", "src/attic/a.ts"]])
  })

  it("a circle of a file with itself is one, and two ways to one file are none", () => {
    assert.deepStrictEqual(circles(house({ "src/attic/a.ts": "import * as self from \"./a.ts\"" })), [
      ["src/attic/a.ts", "src/attic/a.ts"]
    ])
    assert.deepStrictEqual(
      circles(house({
        "src/attic/a.ts": "import { b } from \"./b.ts\"\nimport { c } from \"./c.ts\"",
        "src/attic/b.ts": "import { c } from \"./c.ts\"",
        "src/attic/c.ts": ""
      })),
      []
    )
  })
})

describe("the plan of the house", () => {
  it("the plan of the house itself has no circle: whom a room may import may not import it", () => {
    const mayImport = new Map(rooms.map((room) => [room.name, room.mayImport]))
    for (const { mayImport: below, name } of rooms) {
      for (const other of below) {
        assert.isDefined(mayImport.get(other), `${name} may import ${other}, which is no room`)
        assert.notInclude(mayImport.get(other) ?? [], name, `${name} and ${other} may import each other`)
      }
    }
  })
})
