/** What a program weighs in a browser: bundled, minified and compressed by esbuild and gzip, from what is published (`dist`): as one file, and at the start where a bundler makes several. */
import { build } from "esbuild"
import * as path from "node:path"
import { gzipSync } from "node:zlib"

export const programs = ["bare", "one-group", "all-groups", "promise"] as const

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

export const measureSizes = (): Promise<ReadonlyArray<SizeRow>> =>
  Promise.all(programs.map(async (program): Promise<SizeRow> => {
    const { outputFiles: [whole] } = await bundle(program, false)
    const { metafile: { outputs }, outputFiles } = await bundle(program, true)
    const later = new Set(
      Object.values(outputs).flatMap(({ imports }) =>
        imports.flatMap(({ kind, path }) => kind === "dynamic-import" ? [path] : [])
      )
    )
    const atStart = outputFiles.filter((file) => !later.has(path.relative(process.cwd(), file.path)))
    return {
      program,
      minified: whole!.contents.length,
      gzip: gzipOf(whole!.contents),
      gzipAtStart: atStart.reduce((sum, { contents }) => sum + gzipOf(contents), 0)
    }
  }))
