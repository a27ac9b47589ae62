/** Finds the phrases of the word list in prose. */
import type { Entry } from "./list.ts"

/** A phrase that a file has, where, and what to write instead. */
export interface Find {
  readonly line: number
  readonly phrase: string
  readonly but: string
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length

export const find = (prose: string, list: ReadonlyArray<Entry>): ReadonlyArray<Find> =>
  list
    .flatMap(({ but, not }) =>
      Array.from(prose.matchAll(not), (match) => ({
        line: lineAt(prose, match.index),
        phrase: match[0].replace(/\s+/g, " ").trim(),
        but
      }))
    )
    .sort((a, b) => a.line - b.line)
