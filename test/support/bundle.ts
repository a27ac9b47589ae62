/** What a bundler makes of a program for a browser: the program itself, and which files of ours and of Effect are in it. */
import { build, type BuildOptions } from "esbuild"
import { fileURLToPath } from "node:url"

const forBrowsers = { bundle: true, write: false, format: "esm", platform: "browser" } satisfies BuildOptions

/** The files of which something is left in the bundle of a program, whose imports are relative to `src`. */
export const bundledFiles = async (code: string): Promise<ReadonlyArray<string>> => {
  const { metafile } = await build({
    ...forBrowsers,
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("../../src", import.meta.url)), loader: "ts" },
    minify: true,
    metafile: true
  })
  return Object.entries(Object.values(metafile.outputs)[0]!.inputs).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : []
  )
}

/** A program in a file, with all that it imports, as one script. */
export const bundled = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    ...forBrowsers,
    entryPoints: [file],
    conditions: ["effect-prisma-management:source"]
  })
  return outputFiles[0]!.text
}
