/**
 * Checks that no link of a document is dead: `npm run check:links`.
 *
 * A link leads to a file or a folder of this repository, to a heading of a document or to a line of a file. An outer address has to be one; it is not fetched.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { type Files, linksIn, problemOf } from "./docs/links.ts"

const root = path.resolve(import.meta.dirname, "..")

const documents = fs.globSync(["*.md", "llms.txt", "{docs,examples,scripts,test,.github}/**/*.md"], { cwd: root })
  .filter((file) => !/node_modules|\/fixtures\/|\/\.examples-/.test(file))
  .sort()

const entriesOf = (folder: string): ReadonlyArray<string> => {
  const absolute = path.join(root, folder)
  return fs.statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true ? fs.readdirSync(absolute) : []
}

const files: Files = {
  kindOf: (file) => {
    const segments = file.split("/").filter((segment) => segment !== "." && segment !== "")
    const isThere = segments.every((name, index) => entriesOf(segments.slice(0, index).join("/")).includes(name))
    if (!isThere) return undefined
    return fs.statSync(path.join(root, file)).isDirectory() ? "folder" : "file"
  },
  textOf: (file) => fs.readFileSync(path.join(root, file), "utf8")
}

const dead = documents.flatMap((file) =>
  linksIn(files.textOf(file)).flatMap(({ line, target }) => {
    const problem = problemOf(file, target, files)
    return problem === undefined ? [] : [`${file}:${line}: the link ${target} is dead: ${problem}`]
  })
)

for (const message of dead) console.error(message)
if (dead.length > 0) process.exitCode = 1
