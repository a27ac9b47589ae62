/**
 * Holds our English to the word list: `npm run check:words`.
 *
 * Reads what users read: the documents, the doc comments of public modules, the strings of `src` (messages, help texts, log lines), the words of
 * the contract, and the examples with their comments. `scripts/words/list.txt` says what not to write, and what to write instead.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { find } from "./words/find.ts"
import { parseList } from "./words/list.ts"
import { type Comments, ofDocument, ofModule } from "./words/prose.ts"

const root = path.resolve(import.meta.dirname, "..")

const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const documents = [
  "*.md",
  "llms.txt",
  "{docs,examples}/**/*.md",
  "examples/**/*.{json,html,tsx}",
  "scripts/overlay/{api,components,operations,patches}.json",
  "scripts/overlay/words/*.json",
  "src/**/*.html"
]
const modules = ["{src,examples}/**/*.ts"]
// Made by `npm run generate` from what is read here.
const generated = /^src\/api\/|^src\/promise\/paths\.ts$|^src\/sandbox\/internal\/console\/files\.ts$/
const ofOthers = /node_modules|\/\.next\/|package-lock\.json$/

const files = (patterns: ReadonlyArray<string>): ReadonlyArray<string> =>
  fs.globSync(patterns, { cwd: root }).filter((file) => !generated.test(file) && !ofOthers.test(file)).sort()

const commentsOf = (file: string): Comments => {
  if (file.startsWith("examples/")) return "all"
  return file.includes("/internal/") ? "published" : "documentation"
}

const list = parseList(read("scripts/words/list.txt"))

const problemsOf = (file: string, prose: string): ReadonlyArray<string> =>
  find(prose, list).map(({ but, line, phrase }) => `${file}:${line}: "${phrase}": write: ${but}`)

const problems = [
  ...files(documents).flatMap((file) => problemsOf(file, ofDocument(read(file)))),
  ...files(modules).flatMap((file) => problemsOf(file, ofModule(read(file), commentsOf(file))))
]

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
