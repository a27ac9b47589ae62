/**
 * Generates `src/api/*`, `src/promise/paths.ts`, `src/promise/internal/idempotentOperations.ts` and `docs/operations.md` from `openapi.json`, and says what changed; and the module
 * with the page of the sandbox's console from the files of that page, and the table of control in `docs/sandbox.md` from the routes of the sandbox. For the tests it says what the API has
 * beyond the published SDK.
 *
 * `--check` writes nothing and fails when a file is not what would be generated. `--published` says that the contract is what the published SDK has: for when
 * its version in package.json was raised, and the types are held to it anew.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { publishedOf } from "./generate/beyond.ts"
import { writeConsole } from "./generate/console.ts"
import { withControl } from "./generate/control.ts"
import { generate, makeFormatter, publishedFile } from "./generate/main.ts"
import { changedDeclarations } from "./generate/report.ts"

const root = path.resolve(import.meta.dirname, "..")
const check = process.argv.includes("--check")

const read = (file: string): string => fs.existsSync(file) ? fs.readFileSync(file, "utf8") : ""

const document = JSON.parse(read(path.join(root, "openapi.json")))
if (process.argv.includes("--published")) {
  fs.writeFileSync(path.join(root, publishedFile), `${JSON.stringify(publishedOf(document), null, 2)}\n`)
}

const contract = await generate(document, {
  warn: (warning) => console.warn(`warning: ${warning}`)
})
const page = "src/sandbox/internal/console/files.ts"
const sandboxGuide = "docs/sandbox.md"
const files = new Map([
  ...contract,
  [page, makeFormatter()(page, await writeConsole(root))],
  [sandboxGuide, withControl(read(path.join(root, sandboxGuide)))]
])
const generatedBefore = fs.globSync("src/api/*.ts", { cwd: root })
const leftOver = generatedBefore.filter((file) => !files.has(file))
const stale = Array.from(files).filter(([file, text]) => read(path.join(root, file)) !== text)

if (check) {
  const wrong = [...stale.map(([file]) => `${file} is out of date`), ...leftOver.map((file) => `${file} is left over`)]
  if (wrong.length > 0) {
    console.error([...wrong, "Run `npm run generate`."].join("\n"))
    process.exit(1)
  }
  console.log(`${files.size} generated files are in sync with openapi.json and the sandbox.`)
} else {
  const report = stale.flatMap(([file, text]) =>
    !file.endsWith(".ts") || file === page
      ? [`Changed: ${file}.`]
      : changedDeclarations(file, read(path.join(root, file)), text)
  )
  for (const [file, text] of stale) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    fs.writeFileSync(path.join(root, file), text)
  }
  for (const file of leftOver) fs.rmSync(path.join(root, file))
  const lines = [...report, ...leftOver.map((file) => `Removed: the group in ${file}.`)]
  console.log(lines.length === 0 ? "Nothing changed." : lines.join("\n"))
}
