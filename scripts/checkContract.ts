/**
 * `npm run check:contract`: changes our document as the vendor might, each change alone, and holds what sync and the generator make of it to what has to
 * become of it. `npm test` makes all changes of a kind together, in a few seconds.
 */
import { spawnSync } from "node:child_process"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")

const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=verbose", "test/scripts/mutations.test.ts"],
  { cwd: root, stdio: "inherit", env: { ...process.env, CONTRACT: "full" } }
)
process.exitCode = status ?? 1
