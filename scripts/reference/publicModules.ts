/**
 * The modules that a program can import, as the exports of package.json say. The check of the comments and the site are about these.
 */
import * as fs from "node:fs"
import * as path from "node:path"

export interface PublicModule {
  /** As a program imports it, without the name of the package: `Session`, `node/Archive`, `promise`. The main entry is the empty text. */
  readonly name: string
  /** From the root of the repository. */
  readonly file: string
}

const condition = "effect-prisma-management:source"

const specificity = (pattern: string): number => pattern.indexOf("*") < 0 ? Infinity : pattern.indexOf("*")

/** What a pattern of the exports has for its star, or `undefined` where it does not fit. */
const starOf = (pattern: string, name: string): string | undefined => {
  const [before, after] = pattern.split("*")
  if (after === undefined) return pattern === name ? "" : undefined
  return name.startsWith(before!) && name.endsWith(after) && name.length >= before!.length + after.length
    ? name.slice(before!.length, name.length - after.length)
    : undefined
}

export const publicModules = (root: string): ReadonlyArray<PublicModule> => {
  const { exports }: {
    readonly exports: { readonly [name: string]: null | string | { readonly [name: string]: string } }
  } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))
  // As Node does it: the pattern with the longest text before its star decides.
  const patterns = Object.keys(exports).sort((a, b) => specificity(b) - specificity(a) || b.length - a.length)
  const fileOf = (name: string): string | undefined => {
    for (const pattern of patterns) {
      const star = starOf(pattern, name)
      if (star === undefined) continue
      const target = exports[pattern]
      return target === null || typeof target !== "object" ? undefined : target[condition]?.replace("*", star).slice(2)
    }
    return undefined
  }
  const files = fs.globSync("src/**/*.ts", { cwd: root }).sort()
  const names = [
    ...Object.keys(exports).filter((name) => !name.includes("*")),
    ...files.map((file) => `.${file.slice("src".length, -".ts".length)}`)
  ]
  const byFile = new Map(
    names.flatMap((name) => {
      const file = fileOf(name)
      return file === undefined || !files.includes(file) ? [] : [[file, name.slice(2)] as const]
    }).reverse()
  )
  return Array.from(byFile, ([file, name]) => ({ file, name })).sort((a, b) => a.name < b.name ? -1 : 1)
}

/** Whether all that a module has are other modules by name: the entries `.`, `node` and `sandbox`. */
export const isBarrel = (text: string): boolean =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, "").split("\n").every((line) => line === "" || line.startsWith("export * as "))
