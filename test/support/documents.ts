/**
 * The examples of the documentation: fenced code of Markdown documents and of doc comments, and whole programs.
 *
 * `shows` counts the `// =>` of a text, so that a test can tell that each stands in an example that runs.
 *
 * And their tables, which tests hold to what they are about.
 */
import { assert } from "@effect/vitest"

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

export const shows = (text: string): number => text.match(/\/\/ => /g)?.length ?? 0

/** The rows of the table that follows a heading or a sentence, cell by cell. */
export const tableAfter = (text: string, before: string): ReadonlyArray<ReadonlyArray<string>> => {
  const [, table] = /^\|.*\n\|[-:| ]+\n((?:\|.*\n)+)/m.exec(text.slice(text.indexOf(before))) ?? []
  assert.include(text, before)
  assert.isDefined(table, `no table after ${before}`)
  // An escaped bar is part of its cell.
  return table!.trimEnd().split("\n").map((row) => row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()))
}
