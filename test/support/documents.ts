/**
 * The examples of the documentation: fenced code of Markdown documents and of doc comments, and whole programs.
 *
 * `shows` counts the `// =>` of a text, so that a test can tell that each stands in an example that runs.
 *
 * And their tables, which tests hold to what they are about.
 */
import { assert } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"

export interface Example {
  /** Where it stands, for messages. */
  readonly origin: string
  readonly code: string
  /** Where its relative imports are meant from. */
  readonly directory?: string
}

const numbered = (file: string, codes: Iterable<string>): ReadonlyArray<Example> =>
  Array.from(codes, (code, index) => ({ origin: `${file}, example ${index + 1}`, code }))

/** The fenced code of a language. */
export const fenced = (file: string, text: string, language: string): ReadonlyArray<Example> =>
  numbered(
    file,
    Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm")), ([, code]) => code!)
  )

export const inMarkdown = (file: string, text: string): ReadonlyArray<Example> => fenced(file, text, "ts")

export const inDocComments = (file: string, text: string): ReadonlyArray<Example> =>
  numbered(
    file,
    Array.from(
      text.matchAll(/^ *\* ```ts\n((?: *\*.*\n)*?) *\* ```/gm),
      ([, code]) => code!.replace(/^ *\* ?/gm, "")
    )
  )

/** Makes a directory one from which examples of extensions find `vscode`, which only VS Code has. */
export const withVsCode = (directory: string): void =>
  fs.cpSync(path.join(import.meta.dirname, "vscode"), path.join(directory, "node_modules/vscode"), { recursive: true })

/** The program of a section of a guide, by its heading, for an entry: the one that follows "With Effect" or "With promises". */
export const programOf = (text: string, heading: string, entry: "effect" | "promise"): string => {
  const [, section] = text.split(new RegExp(`^## ${heading}$`, "m"))
  assert.isDefined(section, `no section ${heading}`)
  const [own] = section!.split(/^## /m)
  const label = entry === "effect" ? "With Effect" : "With promises"
  const [, code] = new RegExp(`^${label}[\\s\\S]*?^\`\`\`ts\n([\\s\\S]*?)^\`\`\``, "m").exec(own!) ?? []
  assert.isDefined(code, `no program ${label} in ${heading}`)
  return code!
}

export const shows = (text: string): number => text.match(/\/\/ => /g)?.length ?? 0

/** The rows of the table that follows a heading or a sentence, cell by cell. */
export const tableAfter = (text: string, before: string): ReadonlyArray<ReadonlyArray<string>> => {
  const [, table] = /^\|.*\n\|[-:| ]+\n((?:\|.*\n)+)/m.exec(text.slice(text.indexOf(before))) ?? []
  assert.include(text, before)
  assert.isDefined(table, `no table after ${before}`)
  // An escaped bar is part of its cell.
  return table!.trimEnd().split("\n").map((row) => row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()))
}
