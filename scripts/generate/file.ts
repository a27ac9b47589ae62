/** Writes a generated file: what it is, what it imports, what it says. */
import type { Code, Reference } from "./code.ts"

export const header =
  `// Generated from openapi.json by \`npm run generate\`. Do not edit: change the contract, not this file.\n`

/** Packages first, then from far to near. */
const byModule = (a: string, b: string): number =>
  Number(a.startsWith(".")) - Number(b.startsWith(".")) || (a.toLowerCase() < b.toLowerCase() ? -1 : 1)

const importFrom = (from: string, references: ReadonlyArray<Reference>): string => {
  const [{ isType, kind, name }] = references as [Reference]
  if (kind === "namespace") return `import ${isType ? "type " : ""}* as ${name} from "${from}"`
  const names = references.map(({ isType, name }) => `${isType ? "type " : ""}${name}`)
  return `import { ${names.join(", ")} } from "${from}"`
}

const writeImports = (references: ReadonlyArray<Reference>): string => {
  const byFrom = Map.groupBy(references, ({ from }) => from)
  return Array.from(byFrom).sort(([a], [b]) => byModule(a, b)).map(([from, references]) =>
    importFrom(from, references.toSorted((a, b) => a.name < b.name ? -1 : 1))
  ).join("\n")
}

/** Types of rooms below that what is public names: they are public with it, else the declarations of a program could not name them. */
const exportsOf = (text: string): string => {
  const names = [
    ...(/\bcodecs\.lines\(/.test(text) ? ["Lines"] : []),
    ...(/\bcodecs\.Unrecognized\b/.test(text) ? ["Unrecognized"] : [])
  ]
  return names.length === 0 ? "" : `export type { ${names.join(", ")} } from "../internal/contract/codecs.ts"\n\n`
}

/** The file with `body`. `isLocal` says of a shape that the body itself defines it; all others are in the file of shared shapes. */
export const writeFile = (body: Code, isLocal: (shape: string) => boolean): string => {
  const references = Array.from(body.references.values())
    .filter(({ kind, name }) => kind !== "shape" || !isLocal(name))
    .map((reference) => reference.kind === "shape" ? { ...reference, from: "./schemas.ts" } : reference)
  return `${header}${writeImports(references)}\n\n${exportsOf(body.text)}${body.text}`
}
