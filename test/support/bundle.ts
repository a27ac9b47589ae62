/** Which files of ours and of Effect a program brings into a browser. */
import { build } from "esbuild"
import { fileURLToPath } from "node:url"

/** The files of which something is left in the bundle of a program, whose imports are relative to `src`. */
export const bundledFiles = async (code: string): Promise<ReadonlyArray<string>> => {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("../../src", import.meta.url)), loader: "ts" },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    metafile: true,
    platform: "browser"
  })
  return Object.entries(Object.values(metafile.outputs)[0]!.inputs).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : []
  )
}
