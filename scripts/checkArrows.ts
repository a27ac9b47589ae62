/**
 * Holds the house to its plan: which room may import which, types included, and that no circle of imports ties rooms or files together.
 *
 *     npm run check:arrows
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { circles, type House, risingArrows } from "./arrows/house.ts"
import { importsOf } from "./arrows/imports.ts"
import { rooms } from "./arrows/rooms.ts"

const root = path.resolve(import.meta.dirname, "..")

const house: House = {
  rooms,
  imports: new Map(
    fs.globSync("src/**/*.ts", { cwd: root }).sort().map((file) => [
      file,
      importsOf(file, fs.readFileSync(path.join(root, file), "utf8"))
    ])
  )
}

const problems = [
  ...risingArrows(house),
  ...circles(house).map((circle) => `A circle of imports: ${circle.join(" -> ")}`)
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
