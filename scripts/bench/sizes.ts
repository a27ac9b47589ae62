/** What a program weighs in a browser: bundled, minified and compressed by esbuild and gzip, from what is published (`dist`): as one file, and at the start where a bundler makes several. */
import { build } from "esbuild"
import * as path from "node:path"
import { gzipSync } from "node:zlib"

export const programs = ["bare", "one-group", "all-groups", "promise", "promise-all"] as const

export type Program = (typeof programs)[number]

export const programFile = (program: Program): string => path.join(import.meta.dirname, "programs", `${program}.ts`)

export interface SizeRow {
  readonly program: Program
  readonly minified: number
  readonly gzip: number
  /** Where the bundler makes several files: those that are loaded before the program starts. */
  readonly gzipAtStart: number
}

const bundle = (program: Program, splitting: boolean) =>
  build({
    entryPoints: [programFile(program)],
    bundle: true,
    splitting,
    outdir: "bundle",
    minify: true,
    format: "esm",
    platform: "browser",
    metafile: true,
    write: false,
    tsconfigRaw: {}
  })

const gzipOf = (code: Uint8Array): number => gzipSync(code, { level: 9 }).length

type Outputs = Awaited<ReturnType<typeof bundle>>["metafile"]["outputs"]

/** The files that are loaded with the program itself. */
const namesAtStart = (outputs: Outputs): ReadonlySet<string> => {
  const loaded = new Set(Object.keys(outputs).filter((name) => outputs[name]!.entryPoint?.includes("/programs/")))
  for (const name of loaded) {
    for (const { kind, path } of outputs[name]!.imports) if (kind === "import-statement") loaded.add(path)
  }
  return loaded
}

const measure = async (program: Program): Promise<SizeRow> => {
  const { outputFiles: [whole] } = await bundle(program, false)
  const { metafile: { outputs }, outputFiles } = await bundle(program, true)
  const names = namesAtStart(outputs)
  const atStart = outputFiles.filter((file) => names.has(path.relative(process.cwd(), file.path)))
  return {
    program,
    minified: whole!.contents.length,
    gzip: gzipOf(whole!.contents),
    gzipAtStart: atStart.reduce((sum, { contents }) => sum + gzipOf(contents), 0)
  }
}

export const measureSizes = (): Promise<ReadonlyArray<SizeRow>> => Promise.all(programs.map(measure))

/** Of the Promise entry: what all that reads and waits weighs over a client, in bytes. */
export const sizeOfReading = async (): Promise<number> =>
  (await measure("promise-all")).gzip - (await measure("promise")).gzip
