/** Runtimes whose programs are processes: Node, Bun, Deno. */
import * as fs from "node:fs"
import * as path from "node:path"
import { install, outputOf } from "./commands.ts"
import { nothingToDispose, type Place, type Runner } from "./place.ts"
import type { Project } from "./project.ts"

/** The last line of its output is what it found. */
const lastLine = (said: string): string => said.trimEnd().split("\n").at(-1)!

interface Options {
  readonly name: string
  readonly how: string
  readonly isInCi?: boolean
  /** The path of the binary. */
  readonly binary: () => string
  /** What stands before the path of the program. */
  readonly args?: ReadonlyArray<string>
  readonly program?: (project: Project, binary: string) => Promise<string>
}

export const processPlace = ({ args = [], binary, how, isInCi = true, name, program }: Options): Place => ({
  name,
  how,
  isInCi,
  start: async (project): Promise<Runner> => {
    const command = binary()
    const cwd = project.directory
    const file = program === undefined ? project.program("main") : await program(project, command)
    const said = await outputOf(command, ["--version"], { cwd })
    return {
      version: /\d[\w.-]*/.exec(said)![0],
      run: async (entry, { settings }) =>
        JSON.parse(lastLine(await outputOf(command, [...args, file, entry, JSON.stringify(settings)], { cwd }))),
      [Symbol.asyncDispose]: nothingToDispose
    }
  }
})

export const ofRuntimes = (...candidates: ReadonlyArray<string>) => (): string => {
  const modules = install("runtimes")
  const found = candidates.map((file) => path.join(modules, file)).find((file) => fs.existsSync(file))
  if (found === undefined) throw new Error(`npm did not bring ${candidates.join(" or ")}`)
  return found
}

const node = (name: string, binary: () => string): Place =>
  processPlace({
    name,
    how: "Effect over `NodeTransport`, Promise over `fetch`",
    binary,
    program: async ({ program }) => program("mainOfNode")
  })

export const bun = ofRuntimes("bun/bin/bun.exe")
export const deno = ofRuntimes("deno/deno", "@deno/linux-x64-glibc/deno")

/** Bun's own bundler, for Bun. */
const builtByBun = async ({ directory, program }: Project, binary: string): Promise<string> => {
  const outfile = path.join(directory, "bun/main.js")
  await outputOf(binary, ["build", "--target=bun", `--outfile=${outfile}`, program("mainOfNode")], { cwd: directory })
  return outfile
}

export const processes: ReadonlyArray<Place> = [
  node("Node 22.19", ofRuntimes("node22/bin/node")),
  processPlace({
    name: "Node 22.19",
    how: "`require()`",
    binary: ofRuntimes("node22/bin/node"),
    program: async ({ program }) => program("mainOfRequire", ".cjs")
  }),
  node("Node 24", () => process.execPath),
  node("Node 26", ofRuntimes("node26/bin/node")),
  processPlace({
    name: "Bun",
    how: "Effect over `NodeTransport`, Promise over `fetch`",
    binary: bun,
    program: async ({ program }) => program("mainOfNode")
  }),
  processPlace({ name: "Bun", how: "`bun build`", binary: bun, program: builtByBun }),
  processPlace({
    name: "Deno",
    how: "Effect over `NodeTransport`, Promise over `fetch`, `--allow-net --allow-env`",
    binary: deno,
    args: ["run", "--no-prompt", "--allow-net", "--allow-env"],
    program: async ({ program }) => program("mainOfNode")
  }),
  processPlace({
    name: "Deno",
    how: "`fetch`, `--allow-net`",
    binary: deno,
    args: ["run", "--no-prompt", "--allow-net"]
  })
]
