/**
 * Checks that every path that a document or a comment names exists: `npm run check:docs`.
 *
 * A path is meant from the root, from `src` or `test`, or from the file that names it. `*` and `{a,b}` name what they match.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { inMarkdown, inModule, type Named } from "./docs/paths.ts"

const root = path.resolve(import.meta.dirname, "..")

const documents = ["*.md", "llms.txt", "{docs,examples,scripts,test}/**/*.md"]
const modules = ["{src,test,scripts,examples}/**/*.ts"]
// Written by a generator from the contract, or the input of tests.
const skipped = /^src\/api\/|^src\/promise\/paths\.ts$|node_modules|\/fixtures\/|\/\.examples-/

const files = (patterns: ReadonlyArray<string>): ReadonlyArray<string> =>
  fs.globSync(patterns, { cwd: root }).filter((file) => !skipped.test(file)).sort()

// A name without a folder is that of any file of ours.
const names: ReadonlySet<string> = new Set(
  fs.globSync([...documents, ...modules], { cwd: root }).map((file) => path.basename(file))
)

// What a script writes is not there before it ran.
const written: ReadonlySet<string> = new Set(fs.readFileSync(path.join(root, ".gitignore"), "utf8").split("\n"))

const exists = (named: string, from: string): boolean =>
  names.has(named) || written.has(named) || [".", "src", "test", path.dirname(from)].some((base) => {
    const pattern = path.join(base, named)
    return /[*{]/.test(named)
      ? fs.globSync(pattern, { cwd: root }).length > 0
      : fs.existsSync(path.join(root, pattern))
  })

const deadIn = (file: string, find: (text: string) => ReadonlyArray<Named>): ReadonlyArray<string> =>
  find(fs.readFileSync(path.join(root, file), "utf8"))
    .filter(({ path }) => !exists(path, file))
    .map(({ line, path }) => `${file}:${line}: ${path} does not exist`)

const dead = [
  ...files(documents).flatMap((file) => deadIn(file, inMarkdown)),
  ...files(modules).flatMap((file) => deadIn(file, inModule))
]

for (const message of dead) console.error(message)
if (dead.length > 0) process.exitCode = 1
