/**
 * Mutates a folder of `src`, and tells which mutants no test notices: `npm run mutate -- session`. `scripts/mutate/README.md` has the
 * figures, and the mutants that nobody could notice.
 *
 * Results are kept in `.mutate`, so that the next run tries only what has changed. More arguments name files: `npm run mutate -- session
 * turn.ts`.
 */
import { Stryker } from "@stryker-mutator/core"
import * as fs from "node:fs"
import * as path from "node:path"
import { folders } from "./mutate/folders.ts"
import { forgetStatic } from "./mutate/forgetStatic.ts"
import { report } from "./mutate/report.ts"

const [name = "", ...files] = process.argv.slice(2)
const folder = folders[name]
if (folder === undefined) {
  console.error(`Usage: npm run mutate -- ${Object.keys(folders).join("|")} [file ...]`)
  process.exit(2)
}

const root = path.resolve(import.meta.dirname, "..")
process.chdir(root)
process.env["MUTATE_FOLDER"] = name

const mutate = fs.globSync([...folder.mutate]).filter((file) =>
  files.length === 0 || files.includes(path.basename(file))
)

const incrementalFile = `.mutate/${name}.json`
forgetStatic(incrementalFile)

const results = await new Stryker({
  mutate,
  testRunner: "standing",
  plugins: [path.join(root, "scripts/mutate/plugin.ts")],
  vitest: { configFile: "scripts/mutate/vitest.config.ts", related: false, pool: "threads" },
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 5_000,
  dryRunTimeoutMinutes: 20,
  incremental: true,
  incrementalFile,
  tempDirName: ".mutate/tmp",
  ignorePatterns: [".mutate"],
  // Both read TypeScript by its API, which TypeScript 7 does not have. Vite strips the types.
  tsconfigFile: "none",
  disableTypeChecks: false,
  reporters: ["progress-append-only"],
  // They would come through the plugin that ours stands before.
  warnings: { unknownOptions: false, slow: false, preprocessorErrors: true, unserializableOptions: true },
  allowConsoleColors: false
}).runMutationTest()

const { score, unnamed } = report(results)
if (score < 0.85 || unnamed > 0) process.exitCode = 1
