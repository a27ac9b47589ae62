/** What a bundler makes of a program for a browser: the program itself, and which files of ours and of Effect are in it. */
import { build, type BuildOptions } from "esbuild"
import { fileURLToPath } from "node:url"

const forBrowsers = { bundle: true, write: false, format: "esm", platform: "browser" } satisfies BuildOptions

const bundle = async (code: string) => {
  const { metafile } = await build({
    ...forBrowsers,
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("../../src", import.meta.url)), loader: "ts" },
    splitting: true,
    outdir: "bundle",
    minify: true,
    metafile: true
  })
  return metafile.outputs
}

type Outputs = Awaited<ReturnType<typeof bundle>>

const filesOf = (outputs: ReadonlyArray<Outputs[string]>): ReadonlyArray<string> =>
  outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => bytesInOutput > 0 ? [file] : [])
  )

/** What is loaded of the outputs with the program, and by what it then imports in these ways. */
const loadedFrom = (outputs: Outputs, kinds: ReadonlyArray<string>): ReadonlyArray<string> => {
  const [entry] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "<stdin>")!
  const loaded = new Set([entry])
  for (const file of loaded) {
    for (const { kind, path } of outputs[file]!.imports) if (kinds.includes(kind)) loaded.add(path)
  }
  return filesOf(Array.from(loaded, (file) => outputs[file]!))
}

/** The files of which something is left in the bundle of a program, whose imports are relative to `src`. */
export const bundledFiles = async (code: string): Promise<ReadonlyArray<string>> =>
  loadedFrom(await bundle(code), ["import-statement", "dynamic-import"])

/** Those of them that the program has to load before it starts. */
export const filesAtStart = async (code: string): Promise<ReadonlyArray<string>> =>
  loadedFrom(await bundle(code), ["import-statement"])

/** A program in a file, with all that it imports, as one script. */
export const bundled = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    ...forBrowsers,
    entryPoints: [file],
    conditions: ["effect-prisma-management:source"]
  })
  return outputFiles[0]!.text
}
