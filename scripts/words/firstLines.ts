/**
 * The first lines of public names: what an editor's pop-up shows. Each public name has a doc comment whose first line is a sentence of its own.
 */

/** A public name of a module without a first line, and where it is. */
export interface Missing {
  readonly name: string
  readonly line: number
  readonly why: string
}

const longest = 240

const declaration = /^export (?:declare )?(?:abstract )?(?:const|class|interface|type|function|namespace) (\w+)/

/** The first paragraph of the doc comment that ends at this line. */
const firstParagraph = (lines: ReadonlyArray<string>, end: number): string | undefined => {
  if (!lines[end]?.trimEnd().endsWith("*/")) return undefined
  let start = end
  while (start >= 0 && !lines[start]!.trimStart().startsWith("/*")) start--
  if (!lines[start]?.trimStart().startsWith("/**")) return undefined
  const text = lines.slice(start, end + 1).join("\n").replace(/^\s*\/\*\*|\*\/\s*$/g, "").replace(/^\s*\* ?/gm, "")
  return text.trim().split(/\n\s*\n|\n(?=@)/)[0]!.replace(/\s+/g, " ")
}

const problemOf = (paragraph: string | undefined): string | undefined => {
  if (paragraph === undefined) return "has no doc comment"
  if (paragraph === "" || paragraph.startsWith("@") || paragraph.startsWith("**")) return "has no first line"
  if (!/^[A-Z`{0-9]/.test(paragraph)) return "has a first line that does not begin like a sentence"
  if (!/[.:?!]\)?$/.test(paragraph)) return "has a first line that does not end like a sentence"
  return paragraph.length > longest ? `has a first line of more than ${longest} characters` : undefined
}

/** The names that a module declares itself, with the line before each. */
const declared = (lines: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  lines.forEach((line, index) => {
    const name = declaration.exec(line)?.[1]
    // Of a type and a value with one name, or of overloads, the first has the documentation.
    if (name !== undefined && !found.has(name)) found.set(name, index - 1)
  })
  return found
}

// A comment in the braces may have braces of its own.
const reexport = /^export (?:type )?\{((?:\/\*[\s\S]*?\*\/|[^}])*)\}(?: from "([^"]+)")?/gm

// The names of openapi-typescript's own form.
const generated = "./paths.ts"

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length

/** `read` gives the text of a module that this one names. */
export const missingIn = (text: string, read: (path: string) => string): ReadonlyArray<Missing> => {
  const lines = text.split("\n")
  const ofDeclarations = Array.from(declared(lines), ([name, end]) => ({
    name,
    line: end + 2,
    why: problemOf(firstParagraph(lines, end))
  }))
  const ofReexports = Array.from(text.matchAll(reexport)).flatMap((match) => {
    const [all, names, from] = match
    if (from === generated) return []
    const inner = all.split("\n")
    const outer = from?.startsWith(".") ? read(from).split("\n") : lines
    return Array.from(names!.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/(?:type )?(\w+)(?: as (\w+))?/g)).map(
      ([, name, as]) => {
        const own = inner.findIndex((line) => new RegExp(`^\\s*(?:type )?${name}\\b`).test(line))
        const where = declared(outer).get(name!)
        const documented = firstParagraph(inner, own - 1) ??
          (where === undefined ? undefined : firstParagraph(outer, where))
        return { name: as ?? name!, line: lineAt(text, match.index) + Math.max(own, 0), why: problemOf(documented) }
      }
    )
  })
  return [...ofDeclarations, ...ofReexports].flatMap(({ line, name, why }) =>
    why === undefined ? [] : [{ name, line, why }]
  )
}
