/**
 * Makes few files of the Promise entry for Node, where each module costs a program time when it starts: what is loaded with it, and what it loads
 * when that is first needed, as the engine. They are beside the modules, for which a bundler asks. They share the error classes, and what is
 * `Redacted`, with the rest of the package.
 */
import { decode, encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec"
import { build, type Plugin } from "esbuild"
import * as fs from "node:fs"
import * as path from "node:path"
import { commentOf } from "./licences.ts"

/** Of these a program may have only one copy: classes that it asks for with `instanceof`, what they are made of, and the values of secrets. */
const shared = [/\/dist\/(AuthError|FetchError)\.js$/, /\/node_modules\/effect\/dist\/(Data|Redacted)\.js$/]

/** What is loaded later shares the classes of statuses too: their module would cost every program that starts. */
const sharedLater = [...shared, /\/dist\/ApiError\.js$/]

/** The file of each module, and what it shares with the rest of the package. */
const files = [
  ["index", shared],
  ["internal/engine", shared],
  ["internal/users", shared],
  ["internal/retries", shared],
  ["internal/apiErrors", sharedLater]
] as const

const nameOf = (file: string, from: string): string =>
  file.includes("/node_modules/effect/")
    ? `effect/${path.basename(file, ".js")}`
    : path.relative(from, file)

const outside = (outdir: string, shared: ReadonlyArray<RegExp>): Plugin => ({
  name: "outside",
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /./ }, async ({ path: name, ...options }) => {
      if (options.pluginData === outside || options.kind === "entry-point") return undefined
      if (options.kind === "dynamic-import") return { path: `./${path.basename(name)}`, external: true }
      const found = await resolve(name, { ...options, pluginData: outside })
      return shared.some((one) => one.test(found.path))
        ? { path: nameOf(found.path, outdir), external: true, sideEffects: false }
        : found
    })
  }
})

/**
 * Source maps lead to `src`, which is in the package. Of the packages inside there is no source that they could lead to: with their texts, the maps would be a third
 * of the package, so what is of them is not mapped.
 */
const onlyOurs = (text: string): string => {
  const map: { sources: Array<string>; sourcesContent?: unknown; mappings: string } = JSON.parse(text)
  const ours = map.sources.filter((source) => !source.includes("node_modules/"))
  const places = map.sources.map((source) => ours.indexOf(source))
  const lines = decode(map.mappings).map((line) =>
    line.map((segment): SourceMapSegment => {
      if (segment.length === 1 || places[segment[1]] === -1) return [segment[0]]
      return [segment[0], places[segment[1]]!, segment[2], segment[3]]
    })
  )
  return JSON.stringify({ version: 3, sources: ours, names: [], mappings: encode(lines) })
}

export const bundlePromise = async (dist: string): Promise<void> => {
  const outdir = path.join(dist, "promise/bundled")
  for (const [entry, shared] of files) {
    const { metafile, outputFiles } = await build({
      entryPoints: [path.join(dist, "promise", `${entry}.js`)],
      outfile: path.join(outdir, `${path.basename(entry)}.js`),
      bundle: true,
      format: "esm",
      platform: "node",
      target: "es2024",
      // Names stay: they are in stack traces.
      minifySyntax: true,
      minifyWhitespace: true,
      // Node prints the line of an error that nobody catches.
      lineLimit: 160,
      sourcemap: true,
      sourcesContent: false,
      metafile: true,
      write: false,
      plugins: [outside(outdir, shared)]
    })
    fs.mkdirSync(outdir, { recursive: true })
    for (const { path: file, text } of outputFiles) {
      fs.writeFileSync(file, file.endsWith(".js") ? text + commentOf(Object.keys(metafile.inputs)) : onlyOurs(text))
    }
  }
}
