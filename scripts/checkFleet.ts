/**
 * Runs the fleets of `test/fleet` with the full numbers, on a PostgreSQL and a Redis that they start, and prints what was counted.
 *
 * `FLEET_SEED` repeats a run; arguments go to vitest: `npm run check:fleet -- test/fleet/deaths.test.ts`.
 */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

interface Figure {
  readonly kind: string
  readonly figure: string
  readonly value: string
}

const root = path.resolve(import.meta.dirname, "..")
const seed = process.env["FLEET_SEED"] ?? String(Date.now() % 1_000_000)
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "fleet-figures-"))
const file = path.join(directory, "figures")
fs.writeFileSync(file, "")

const named = process.argv.slice(2)
const vitest = path.join(root, "node_modules/vitest/vitest.mjs")

console.log(`FLEET_SEED=${seed}`)
// One file after the other: the figures are those of one fleet on this machine.
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--no-file-parallelism", ...(named.length === 0 ? ["test/fleet/"] : named)],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, FLEET: "full", FLEET_SEED: seed, FLEET_FIGURES: file }
  }
)

const figures = fs.readFileSync(file, "utf8").split("\n").filter((line) => line !== "").map((line) =>
  JSON.parse(line) as Figure
)
fs.rmSync(directory, { recursive: true })

const kinds = [...new Set(figures.map(({ kind }) => kind))].sort()
const rows = [...new Set(figures.map(({ figure }) => figure))].map((name) => [
  name,
  ...kinds.map((kind) => figures.find((one) => one.figure === name && one.kind === kind)?.value ?? "")
])
console.log(`\nseed ${seed}, ${os.availableParallelism()} processors\n`)
for (const row of [["figure", ...kinds], ["---", ...kinds.map(() => "---")], ...rows]) {
  console.log(`| ${row.join(" | ")} |`)
}
process.exitCode = status ?? 1
