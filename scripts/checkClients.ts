/**
 * Walks clients that were written for the real API through the sandbox's binary, and says step by step what came of it. A `no` is a failure.
 *
 * They are installed apart, as `scripts/clients/package-lock.json` has them. `--write` writes the table of `docs/clients.md`; names
 * (`npm run check:clients -- cli composer`) walk these only.
 */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { cli } from "./clients/cli.ts"
import { composer } from "./clients/composer.ts"
import { programs } from "./clients/programs.ts"
import { startSandbox } from "./clients/sandbox.ts"
import { isGood, type Row, tableOf, withTable } from "./clients/table.ts"
import { directory, isEnded, modules, type Step, type Walk } from "./clients/walk.ts"
import { worldEnv } from "./clients/world.ts"
import { installIn } from "./places/commands.ts"

const root = path.resolve(import.meta.dirname, "..")

const walks: ReadonlyArray<Walk> = [cli, composer, ...programs]

/** Whether the clients are there now. */
const install = (): boolean => {
  try {
    installIn(directory)
    return true
  } catch (error) {
    // The log of npm is of no use to whoever reads this.
    const code = /npm error code (\S+)/.exec(String(error))?.[1] ?? String(error).split("\n", 1)[0]
    console.error(
      `The clients cannot be installed (npm ci: ${code}): the npm registry is away, or has not all of them.`
    )
    return false
  }
}

const versionOf = (client: string): string =>
  (JSON.parse(fs.readFileSync(path.join(modules, client, "package.json"), "utf8")) as { readonly version: string })
    .version

/** Walks one client through a sandbox of its own. */
const walked = async ({ client, flags = [], walk }: Walk, place: string): Promise<ReadonlyArray<Row>> => {
  const rows: Array<Row> = []
  const version = versionOf(client)
  const startedAt = performance.now()
  const tell = (step: Step) => {
    rows.push({ client, version, ...step })
    console.log(`${client} ${version}, ${step.step}: ${step.answer}`)
  }
  const own = fs.mkdtempSync(path.join(place, "walk-"))
  try {
    await using sandbox = await startSandbox(flags)
    const { token, url, workspaceId } = sandbox
    await walk({ token, url, workspaceId, directory: own, env: worldEnv(sandbox, own) }, tell)
  } catch (error) {
    // What was told is a row already.
    if (!isEnded(error)) tell({ step: "the walk", answer: String(error) })
  }
  console.log(`${client} ${version}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
  return rows
}

/** Two at a time: the longest first, and the others beside it. */
const walkAll = async (chosen: ReadonlyArray<Walk>, place: string): Promise<ReadonlyArray<Row>> => {
  const rows = new Map<Walk, ReadonlyArray<Row>>()
  const waiting = [...chosen]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      rows.set(next, await walked(next, place))
    }
  }
  await Promise.all([lane(), lane()])
  return chosen.flatMap((walk) => rows.get(walk) ?? [])
}

const write = (rows: ReadonlyArray<Row>): void => {
  const file = path.join(root, "docs/clients.md")
  const day = new Date().toISOString().slice(0, 10)
  fs.writeFileSync(file, withTable(fs.readFileSync(file, "utf8"), tableOf(rows), day))
}

const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith("--"))
const chosen = walks.filter(({ client }) => named.length === 0 || named.some((name) => client.includes(name)))

if (install()) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "check-clients-"))
  try {
    const rows = await walkAll(chosen, place)
    console.log(`\n${tableOf(rows)}\n`)
    const bad = rows.filter((row) => !isGood(row))
    if (args.includes("--write")) write(rows)
    if (bad.length > 0) console.error(`${bad.length} of ${rows.length} steps are not as they have to be.`)
    process.exitCode = bad.length > 0 || rows.length === 0 ? 1 : 0
  } finally {
    fs.rmSync(place, { recursive: true, force: true })
  }
} else {
  process.exitCode = 1
}
