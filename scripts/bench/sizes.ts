/** What a program weighs in a browser: bundled, minified and compressed by esbuild and gzip, from what is published (`dist`). */
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
}

export const measureSizes = (): Promise<ReadonlyArray<SizeRow>> =>
  Promise.all(programs.map(async (program): Promise<SizeRow> => {
    const { outputFiles } = await build({
      entryPoints: [programFile(program)],
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      write: false,
      tsconfigRaw: {}
    })
    const code = outputFiles[0]!.contents
    return { program, minified: code.length, gzip: gzipSync(code, { level: 9 }).length }
  }))
