/**
 * What the packed package holds: exactly these things at its top, nothing that only its repository needs, no source map that leads nowhere, no module that asks
 * for a package which nobody installs, and the licences of all that is inside.
 */
import * as fs from "node:fs"
import { isBuiltin } from "node:module"
import * as path from "node:path"

/** All that is at the top of the package. */
export const topLevel = [
  "AGENTS.md",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "dist",
  "docs",
  "examples",
  "llms.txt",
  "openapi.json",
  "package.json",
  "src"
]

/** What stays in the repository. A test of an example shows how to write one. */
const unwanted =
  /^(?!examples\/).*\.test\.|\.tsbuildinfo$|(^|\/)(node_modules|coverage|\.next|\.wrangler)\/|(^|\/)(package-lock\.json|\.env.*|\.dev\.vars|\.npmrc)$/

/** Bytes. It is a limit against surprises: what is inside, and why, is in docs/places.md. */
const largest = { packed: 4_000_000, unpacked: 14_000_000 }

/** A package as it is unpacked: its files, each by its path with `/`. */
export interface Contents {
  readonly files: ReadonlyArray<string>
  readonly read: (file: string) => string
  /** What npm installs with it, or what its user has beside it. */
  readonly installed: ReadonlyArray<string>
}

export interface Size {
  readonly packed: number
  readonly unpacked: number
}

const sorted = (names: Iterable<string>): ReadonlyArray<string> => Array.from(new Set(names)).sort()

/** Which files are there that should not be, and which are missing. */
export const problemsOfList = (files: ReadonlyArray<string>): ReadonlyArray<string> => {
  const top = sorted(files.map((file) => file.split("/")[0]!))
  return [
    ...top.filter((name) => !topLevel.includes(name)).map((name) =>
      `${name} is in the package, and is none of its parts`
    ),
    ...topLevel.filter((name) => !top.includes(name)).map((name) => `${name} is missing`),
    ...files.filter((file) => unwanted.test(file)).map((file) => `${file} is of use in the repository only`)
  ]
}

const problemsOfMap = (file: string, { files, read }: Contents): ReadonlyArray<string> => {
  const { sources, sourcesContent = [] }: {
    readonly sources: ReadonlyArray<string>
    readonly sourcesContent?: ReadonlyArray<string | null>
  } = JSON.parse(read(file))
  const from = path.posix.dirname(file)
  return [
    ...sources.filter((source) => !files.includes(path.posix.join(from, source)))
      .map((source) => `${file} leads to ${source}, which is not in the package`),
    ...sourcesContent.some((text) => text !== null) ? [`${file} repeats sources that are in the package`] : []
  ]
}

const problemsOfMaps = (contents: Contents): ReadonlyArray<string> => {
  const { files, read } = contents
  const lost = files.filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file)).flatMap((file) => {
    // What is inside of a bundle may name maps of its own: the last one is that of the file.
    const [, map] = Array.from(read(file).matchAll(/^\/\/# sourceMappingURL=(\S+)$/gm)).at(-1) ?? []
    return map === undefined || files.includes(path.posix.join(path.posix.dirname(file), map))
      ? []
      : [`${file} names ${map}, which is not in the package`]
  })
  return [...lost, ...files.filter((file) => file.endsWith(".map")).flatMap((file) => problemsOfMap(file, contents))]
}

const packageOf = (name: string): string => /^(@[^/]+\/)?[^/]+/.exec(name)![0]

/** The packages that a module asks for. Of what is bundled only what it imports at once: it minds what is missing later. */
const importsOf = (text: string, isBundled: boolean): ReadonlyArray<string> => {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "")
  const atOnce = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"';]*?from\s*)?["']([a-z@][^"':]*)["']/gm
  const names = [atOnce, ...isBundled ? [] : [/\bimport\(\s*["']([a-z@][^"':]*)["']\s*\)/g]]
    .flatMap((pattern) => Array.from(code.matchAll(pattern), ([, name]) => packageOf(name!)))
  return sorted(names)
}

const problemsOfImports = ({ files, installed, read }: Contents): ReadonlyArray<string> =>
  files.filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file)).flatMap((file) =>
    importsOf(read(file), file.includes("/bundled/"))
      .filter((name) => !installed.includes(name) && !isBuiltin(name))
      .map((name) => `${file} imports ${name}, which nobody installs with the package`)
  )

/** Files with the code of others. The sandbox's program has the licences of all of it beside it. */
const inlined =
  /^dist\/(promise\/bundled\/.+|sandbox\/internal\/oauth\/jose|sandbox\/bundled\/certificate|node\/internal\/archive\/tar)\.js$/

const problemsOfLicences = ({ files, read }: Contents): ReadonlyArray<string> => [
  ...files.filter((file) => inlined.test(file) && !read(file).includes("/*! Contains code of"))
    .map((file) => `${file} says nothing of the licences of what is inside`),
  ...["effect", "jose", "@scalar/api-reference"]
    .filter((name) => !read("dist/sandbox/bundled/LICENCES.txt").includes(`Contains code of ${name}`))
    .map((name) => `dist/sandbox/bundled/LICENCES.txt says nothing of ${name}`)
]

/** All that is wrong with what is packed. */
export const problemsOf = (contents: Contents, { packed, unpacked }: Size): ReadonlyArray<string> => [
  ...problemsOfList(contents.files),
  ...problemsOfMaps(contents),
  ...problemsOfImports(contents),
  ...problemsOfLicences(contents),
  ...packed > largest.packed ? [`It is ${packed} bytes packed, more than ${largest.packed}`] : [],
  ...unpacked > largest.unpacked ? [`It is ${unpacked} bytes unpacked, more than ${largest.unpacked}`] : []
]

/** A package that is installed in a folder. */
export const contentsOf = (folder: string): Contents => {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8")
  )
  return {
    files: fs.globSync("**/*", { cwd: folder })
      .map((file) => file.split(path.sep).join("/"))
      .filter((file) => !file.startsWith("node_modules/") && fs.statSync(path.join(folder, file)).isFile()),
    read: (file) => fs.readFileSync(path.join(folder, file), "utf8"),
    installed: [...Object.keys(dependencies), ...Object.keys(peerDependencies)]
  }
}
