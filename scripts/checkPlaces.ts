/**
 * Runs one program through both entries of the packed package in every place where users may have it, and the binary of the sandbox on every runtime.
 * Compares what came of it with `scripts/places/results.json`. `--write` writes that, and the tables of `docs/places.md`.
 *
 * Without arguments it runs what CI runs. `--all` runs all places; names (`npm run check:places -- Deno WebKit`) run these.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { examples } from "./places/example.ts"
import { nexts } from "./places/next.ts"
import { entryNames, nothingToDispose, type Place, type Row, type Runner } from "./places/place.ts"
import { pages } from "./places/pages.ts"
import { processes } from "./places/processes.ts"
import { makeProject, type Project, root } from "./places/project.ts"
import { sandboxes } from "./places/sandboxes.ts"
import { differences, resultsFile, sandboxTableOf, tableOf } from "./places/table.ts"
import { compilers } from "./places/typescript.ts"
import { workers } from "./places/workers.ts"
import { makeWorld } from "./places/world.ts"

const places: ReadonlyArray<Place> = [
  ...processes,
  ...workers,
  ...pages,
  ...nexts,
  ...examples,
  ...compilers,
  ...sandboxes
]

/** What came of a place that could not be made ready, or of its program. */
const failed = (error: unknown) => ({ runs: String(error) })

const runnerOf = (place: Place, project: Project): Promise<Runner> =>
  place.start(project).catch((error: unknown) => ({
    version: "none",
    run: async () => failed(error),
    [Symbol.asyncDispose]: nothingToDispose
  }))

const found = async (place: Place, project: Project): Promise<ReadonlyArray<Row>> => {
  const { entries = entryNames, how, name } = place
  await using runner = await runnerOf(place, project)
  const rows: Array<Row> = []
  for (const entry of entries) {
    await using world = await makeWorld()
    const answers = await runner.run(entry, world).catch(failed)
    rows.push({ place: name, how, version: runner.version, entry, answers: { ...answers } })
  }
  return rows
}

const write = (rows: ReadonlyArray<Row>): void => {
  fs.writeFileSync(path.join(root, resultsFile), `${JSON.stringify(rows, undefined, 2)}\n`)
  const document = path.join(root, "docs/places.md")
  const text = fs.readFileSync(document, "utf8")
  fs.writeFileSync(
    document,
    text.replace(/\| place \| version \|[^]*?\n(?=\n)/, `${tableOf(rows)}\n`)
      .replace(/\| runtime \| version \|[^]*?\n(?=\n)/, `${sandboxTableOf(rows)}\n`)
  )
}

const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith("--"))
const chosen = places.filter(({ isInCi, name }) =>
  named.length > 0
    ? named.some((one) => name.toLowerCase().startsWith(one.toLowerCase()))
    : isInCi || args.includes("--all")
)

const results = path.join(root, resultsFile)
const known = (): ReadonlyArray<Row> => fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, "utf8")) : []

const order = places.map(({ how, name }) => `${name}, ${how}`)
const at = ({ how, place }: Row): number => order.indexOf(`${place}, ${how}`)

/** What is known of all places, these rows the newest. */
const together = (rows: ReadonlyArray<Row>): ReadonlyArray<Row> => {
  const others = known().filter((row) => !rows.some(({ how, place }) => how === row.how && place === row.place))
  return [...others, ...rows].filter((row) => at(row) !== -1).sort((a, b) => at(a) - at(b))
}

const project = await makeProject()
const rows: Array<Row> = []
try {
  for (const place of chosen) {
    const startedAt = performance.now()
    rows.push(...await found(place, project))
    if (args.includes("--write")) write(together(rows))
    console.log(`${place.name}, ${place.how}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  }
} finally {
  for (const directory of fs.globSync(`${project.directory}*`)) fs.rmSync(directory, { recursive: true, force: true })
}

console.log(`\n${tableOf(rows)}\n\n${sandboxTableOf(rows)}\n`)
const different = args.includes("--write") ? [] : differences(known(), rows)
if (different.length > 0) {
  throw new Error(`This differs from ${resultsFile}; --write writes what is right now:\n${different.join("\n")}`)
}
