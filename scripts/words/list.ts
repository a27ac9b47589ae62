/** The list of phrases that our English does not have: `scripts/words/list.txt`. */

/** A kind of phrase, and what to write instead. */
export interface Entry {
  readonly not: RegExp
  readonly but: string
}

const spaces = / /g

const patternOf = (not: string): RegExp => {
  // `Else` begins a sentence; `else` may stand in one.
  const flags = /^[A-Z]/.test(not) ? "g" : "gi"
  const start = /^[\w(]/.test(not) ? String.raw`(?<!\w)` : ""
  return new RegExp(`${start}(?:${not.replace(spaces, String.raw`\s+`)})(?!\\w)`, flags)
}

const entryOf = (line: string, index: number): ReadonlyArray<Entry> => {
  if (line.trim() === "" || line.startsWith("#")) return []
  const [, not, but] = /^(.+?) -> (.+)$/.exec(line) ?? []
  if (not === undefined) throw new Error(`line ${index + 1} of the word list is not \`not -> but\`: ${line}`)
  return [{ not: patternOf(not), but: but! }]
}

export const parseList = (text: string): ReadonlyArray<Entry> => text.split("\n").flatMap(entryOf)
