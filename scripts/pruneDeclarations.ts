/**
 * Removes the declarations that nobody can reach: what is in a folder called `internal` is closed by the exports map, so a compiler asks only for what
 * the declarations of public modules name.
 */
import * as fs from "node:fs"
import * as path from "node:path"

const isClosed = (file: string): boolean => /(^|\/)(internal|bundled)\//.test(file)

/** The declarations that one names, by `from` and `import()`. A path in a comment keeps a file too many, never one too few. */
const namedBy = (file: string): ReadonlyArray<string> =>
  Array.from(
    fs.readFileSync(file, "utf8").matchAll(/["'](\.\.?\/[^"']+)\.[jt]s["']/g),
    ([, name]) => path.join(path.dirname(file), `${name}.d.ts`)
  )

export const pruneDeclarations = (dist: string): void => {
  const all = fs.globSync("**/*.d.ts", { cwd: dist }).map((file) => file.split(path.sep).join("/"))
  const reached = new Set(all.filter((file) => !isClosed(file)).map((file) => path.join(dist, file)))
  // A set that grows while it is walked is walked to its end.
  for (const file of reached) for (const named of namedBy(file)) if (fs.existsSync(named)) reached.add(named)
  for (const file of all.map((file) => path.join(dist, file))) {
    if (reached.has(file)) continue
    fs.rmSync(file)
    fs.rmSync(`${file}.map`, { force: true })
  }
}
