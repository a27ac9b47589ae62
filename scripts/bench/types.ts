/** What a program costs the compiler, against the published types: time and type instantiations. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { median } from "./median.ts"
import { type Program, programFile, programs } from "./sizes.ts"

export interface TypesRow {
  readonly program: Program
  readonly seconds: number
  readonly instantiations: number
  /** Against the bare program. */
  readonly secondsRatio: number
}

const root = path.resolve(import.meta.dirname, "../..")

const compile = (config: string): { readonly seconds: number; readonly instantiations: number } => {
  const output = execFileSync(
    process.execPath,
    [path.join(root, "node_modules/typescript/bin/tsc"), "-p", config, "--extendedDiagnostics"],
    { encoding: "utf8", cwd: root }
  )
  const read = (label: string): number => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(output)?.[1])
  return { seconds: read("Total time"), instantiations: read("Instantiations") }
}

const configOf = (directory: string, program: Program): string => {
  const file = path.join(directory, `${program}.json`)
  fs.writeFileSync(
    file,
    JSON.stringify({
      extends: path.join(root, "tsconfig.json"),
      compilerOptions: { customConditions: [], noEmit: true, types: [], typeRoots: [] },
      include: [programFile(program)],
      exclude: []
    })
  )
  return file
}

export const measureTypes = (rounds: number): ReadonlyArray<TypesRow> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "bench-types-"))
  try {
    const samples = programs.map((program) => ({
      program,
      config: configOf(directory, program),
      runs: [] as Array<ReturnType<typeof compile>>
    }))
    for (let round = 0; round < rounds; round++) {
      for (const sample of samples) sample.runs.push(compile(sample.config))
    }
    const bare = median(samples[0]!.runs.map(({ seconds }) => seconds))
    return samples.map(({ program, runs }) => {
      const seconds = median(runs.map((run) => run.seconds))
      return { program, seconds, instantiations: runs[0]!.instantiations, secondsRatio: seconds / bare }
    })
  } finally {
    fs.rmSync(directory, { recursive: true })
  }
}
