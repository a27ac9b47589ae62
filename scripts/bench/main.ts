/**
 * Measures the SDK beside its peers in one run: CPU and wall time a call, import time, bundle size, compile time; and the sandbox
 * under load. Prints a table and writes `scripts/bench/results.json`. `--quick` takes a tenth of the calls, to see that it runs.
 * `--only cold,imports` measures these parts, and keeps what was measured of the others. `--load 600` measures the sandbox under load only, for so
 * many seconds, and `--creates 10000` so many creates with `--data`; both write nothing.
 */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"
import { parseArgs } from "node:util"
import { measureCalls } from "./calls.ts"
import { measureCold } from "./cold.ts"
import { type CreatesResult, measureCreates } from "./creates.ts"
import { measureImports } from "./imports.ts"
import { type LoadResult, measureLoad } from "./load.ts"
import { installPeers } from "./peers.ts"
import { measureSizes } from "./sizes.ts"
import { measureTypes } from "./types.ts"

const { values: { creates, load: loadSeconds, only, quick = false } } = parseArgs({
  options: {
    creates: { type: "string" },
    load: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean" }
  }
})
if (loadSeconds !== undefined && !/^[1-9]\d{0,5}$/.test(loadSeconds)) {
  throw new Error("--load has to be a number of seconds, such as 600.")
}
if (creates !== undefined && !/^[1-9]\d{0,5}$/.test(creates)) {
  throw new Error("--creates has to be a number of projects, such as 10000.")
}

const table = (title: string, head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]!.length)))
  const line = (cells: ReadonlyArray<string>): string =>
    `| ${
      cells.map((cell, column) => column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)).join(
        " | "
      )
    } |`
  const rule = `| ${
    widths.map((width, column) => column === 0 ? "-".repeat(width) : "-".repeat(width - 1) + ":").join(" | ")
  } |`
  return [`### ${title}`, "", line(head), rule, ...rows.map(line), ""].join("\n")
}

const printLoad = (load: LoadResult): void =>
  console.log(table(
    `The sandbox, ${load.clients} clients that log in, read, write and deploy for ${load.seconds.toFixed(0)} s`,
    ["requests a second", "median (ms)", "p99 (ms)", "max (ms)", "errors", "memory at start, middle, end (MB)"],
    [[
      load.requestsPerSecond.toFixed(0),
      load.median.toFixed(1),
      load.p99.toFixed(1),
      load.max.toFixed(1),
      String(load.errors),
      load.memory.map((megabytes) => megabytes.toFixed(0)).join(", ")
    ]]
  ))

const printCreates = ({ file, first, last, max, mean, projects }: CreatesResult): void =>
  console.log(table(
    `${projects} projects created one after the other, with \`--data\``,
    ["mean (ms)", "first tenth, median", "last tenth, median", "max (ms)", "file (MB)"],
    [[mean, first, last, max, file].map((value) => value.toFixed(2))]
  ))

execFileSync(process.execPath, [path.resolve(import.meta.dirname, "../build.ts")], { stdio: "inherit" })

if (loadSeconds !== undefined) {
  printLoad(await measureLoad(Number(loadSeconds)))
  process.exit()
}

if (creates !== undefined) {
  printCreates(await measureCreates(Number(creates)))
  process.exit()
}

const parts = {
  calls: () => {
    installPeers()
    return measureCalls(quick ? 1 : 5, quick ? 0.1 : 1)
  },
  cold: () => measureCold(quick ? 2 : 15),
  imports: () => measureImports(quick ? 3 : 15),
  sizes: () => measureSizes(),
  types: () => measureTypes(quick ? 1 : 5),
  load: () => measureLoad(quick ? 3 : 30)
}

type Results = { [Part in keyof typeof parts]: Awaited<ReturnType<(typeof parts)[Part]>> }

const file = path.join(import.meta.dirname, "results.json")
const results: Partial<Results> & { date?: string } = fs.existsSync(file)
  ? JSON.parse(fs.readFileSync(file, "utf8"))
  : {}

/** Writes what is there: it took long, and what comes after it may fail. */
const keep = (measured: object): void => {
  fs.writeFileSync(file, `${JSON.stringify(Object.assign(results, measured), null, 2)}\n`)
}

const names = Object.keys(parts) as ReadonlyArray<keyof typeof parts>
const chosen = only?.split(",") ?? names
const unknown = chosen.filter((name) => !names.some((part) => part === name))
if (unknown.length > 0) throw new Error(`--only takes ${names.join(", ")}, and not ${unknown.join(", ")}.`)

keep({ date: new Date().toISOString().slice(0, 10) })
for (const name of names) if (chosen.includes(name)) keep({ [name]: await parts[name]() })

const { calls = [], cold = [], imports = [], load, sizes = [], types = [] } = results

const tasks = Array.from(new Set(calls.map(({ task }) => task)))
for (const task of tasks) {
  console.log(table(
    task,
    ["client", "CPU a call (µs)", "to published", "wall a call (µs)", "to published"],
    calls.filter((row) => row.task === task).map((row) => [
      row.subject,
      row.cpu.toFixed(0),
      row.cpuRatio.toFixed(2),
      row.wall.toFixed(0),
      row.wallRatio.toFixed(2)
    ])
  ))
}
console.log(table(
  "Import; of Effect entries what it takes above effect/http-api/HttpApiClient",
  ["entry", "ms"],
  imports.map(({ entry, milliseconds }) => [entry, milliseconds.toFixed(1)])
))
for (const form of ["installed", "one file"]) {
  console.log(table(
    `From start to end of a process that makes one call, ${form}`,
    ["client", "ms", "to published"],
    cold.filter((row) => row.form === form).map(({ milliseconds, ratio, subject }) => [
      subject,
      milliseconds.toFixed(0),
      ratio.toFixed(2)
    ])
  ))
}
console.log(table(
  "Bundle (esbuild, browser)",
  ["program", "minified (KB)", "gzip (KB)", "gzip, at start (KB)"],
  sizes.map(({ gzip, gzipAtStart, minified, program }) => [
    program,
    ...[minified, gzip, gzipAtStart].map((bytes) => (bytes / 1000).toFixed(1))
  ])
))
console.log(table(
  "tsc",
  ["program", "seconds", "to bare", "instantiations"],
  types.map((
    row
  ) => [row.program, row.seconds.toFixed(2), row.secondsRatio.toFixed(2), String(row.instantiations)])
))
if (load !== undefined) printLoad(load)
