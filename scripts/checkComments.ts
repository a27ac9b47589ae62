/** Checks the comments of public names: `npm run check:comments`. Each has a first line, and what a `{@link}` names is there. */
import * as path from "node:path"
import { problemsOf } from "./reference/comments.ts"

const problems = problemsOf(path.resolve(import.meta.dirname, ".."))

for (const { file, line, problem } of problems) console.error(`${file}:${line}: ${problem}`)
if (problems.length > 0) process.exitCode = 1
