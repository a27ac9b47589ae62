/**
 * Puts packages into the modules of `dist` that pass them on: what only the sandbox needs, or only who packs an archive, is installed by nobody else. Each such
 * file ends with the licences of what is in it.
 */
import { build } from "esbuild"
import * as fs from "node:fs"
import * as path from "node:path"
import { commentOf } from "./licences.ts"

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
      entryPoints: [target],
      bundle: true,
      format: "esm",
      platform,
      mainFields: ["module", "main"],
      // The sandbox's program runs on the oldest Node that is somewhere still, browsers are held to theirs by `checkBrowsers`.
      target: "node20",
      // Names stay: they are in stack traces.
      minifySyntax: true,
      minifyWhitespace: true,
      lineLimit: 160,
      logLevel: "warning",
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
