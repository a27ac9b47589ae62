/**
 * The simulation without one of its rules: a copy of it, and of what it runs of the session, in which a text is replaced.
 */
import * as fs from "node:fs/promises"
import * as path from "node:path"
import { pathToFileURL } from "node:url"
import type { Report } from "./simulate.ts"

/** What makes a rule absent: in `file`, which must have `text` exactly once. */
export interface Removal {
  readonly file: string
  readonly text: string
  readonly by: string
}

const here = import.meta.dirname
const tests = path.resolve(here, "../..")
const session = path.resolve(tests, "../src/internal/session")

/** The modules of the session that the simulation runs, and in which rules can be removed. */
const modules = ["machine.ts", "rest.ts"]

const read = async (file: string): Promise<string> => fs.readFile(file, "utf8")

const replaced = (text: string, from: (module: string) => string): string =>
  modules.reduce((text, module) => text.replaceAll(`"${from(module)}"`, `"copy:${module}"`), text)

/** The copies lie as deep as the originals; only the ways to and from the modules of the session change. */
const copy = async (directory: string): Promise<void> => {
  const simulation = path.join(directory, "simulation")
  await fs.mkdir(simulation)
  for (const file of await fs.readdir(here)) {
    const text = replaced(await read(path.join(here, file)), (module) => `../../../src/internal/session/${module}`)
    await fs.writeFile(path.join(simulation, file), text.replaceAll("copy:", "./"))
  }
  for (const module of modules) {
    const text = replaced(await read(path.join(session, module)), (module) => `./${module}`)
      .replaceAll(`"../../`, `"copy:../../../src/`)
      .replaceAll(`"../`, `"copy:../../../src/internal/`)
      .replaceAll(`"./`, `"copy:../../../src/internal/session/`)
    await fs.writeFile(
      path.join(simulation, module),
      modules.reduce((text, module) => text.replaceAll(`copy:${module}`, `./${module}`), text).replaceAll("copy:", "")
    )
  }
}

const remove = async (directory: string, { by, file, text }: Removal): Promise<void> => {
  const name = path.join(directory, "simulation", file)
  const parts = (await read(name)).split(text)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times, not once:\n${text}`)
  await fs.writeFile(name, parts.join(by))
}

/** Runs the simulation with these rules removed. */
export const simulateWithout = async (
  removals: ReadonlyArray<Removal>,
  seed: number,
  runs: number
): Promise<Report> => {
  const directory = await fs.mkdtemp(path.join(tests, ".mutants-"))
  try {
    await copy(directory)
    for (const removal of removals) await remove(directory, removal)
    const url = pathToFileURL(path.join(directory, "simulation", "simulate.ts")).href
    const { simulate }: typeof import("./simulate.ts") = await import(/* @vite-ignore */ url)
    return simulate(seed, runs)
  } finally {
    await fs.rm(directory, { recursive: true })
  }
}
