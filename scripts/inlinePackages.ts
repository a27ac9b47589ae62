/**
 * Puts packages into the modules of `dist` that pass them on: what only the sandbox needs, or only who packs an archive, is installed by nobody else. Each such
 * file ends with the licences of what is in it.
 */
import { build, type BuildOptions } from "esbuild"
import * as fs from "node:fs"
import * as path from "node:path"
import { commentOf } from "./licences.ts"

/** How code of packages is written into `dist`. */
export const dense = {
  bundle: true,
  format: "esm",
  // The oldest Node that is somewhere still: a program in another language has whichever its machine has. `checkBrowsers` holds browsers to theirs.
  target: "node20",
  mainFields: ["module", "main"],
  // Names stay: they are in stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  logLevel: "warning"
} satisfies BuildOptions

/** Modules that consist of a package, and where they run. */
const modules = [
  { file: "sandbox/internal/oauth/jose", platform: "neutral" },
  { file: "sandbox/internal/node/certificate", platform: "node" },
  { file: "node/internal/archive/tar", platform: "node" }
] as const

/** The files of packages that are inside of a module now: a bundle that has the module has to name their licences too. */
export type Inlined = ReadonlyMap<string, ReadonlyArray<string>>

/** What is in each module, by its path. */
export const inlinePackages = async (dist: string): Promise<Inlined> => {
  const inlined = new Map<string, ReadonlyArray<string>>()
  for (const { file, platform } of modules) {
    const target = path.join(dist, `${file}.js`)
    const { metafile, outputFiles } = await build({
      ...dense,
      entryPoints: [target],
      platform,
      metafile: true,
      write: false
    })
    const inputs = Object.keys(metafile.inputs)
    fs.writeFileSync(target, outputFiles[0]!.text + commentOf(inputs))
    fs.rmSync(`${target}.map`)
    inlined.set(target, inputs)
  }
  return inlined
}
