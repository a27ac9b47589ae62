/** What sync tells a person without stopping, and what of it a program can do itself. */
import { type StaleSentence, withoutSentence } from "./wordsFixes.ts"

/** A change of one entry of a file of the overlay: an entry of an object by its key, of a list by its value, or sentences. */
export type Fix = { readonly file: string } & (FixOfEntry | { readonly sentences: ReadonlyArray<StaleSentence> })

interface FixOfEntry {
  readonly entry: string
  /** Without either, the entry is removed. */
  readonly renamed?: string
  readonly pointsTo?: string
}

/**
 * - `unnamed`: it has a derived name, good for use, until a person gives it a better one.
 * - `secret`: it is a secret until a person says that it is none.
 * - `looks`: a person should say what it is.
 * - `stale`: an entry of the overlay has nothing any more.
 * - `moved`: it is elsewhere than the overlay says, and was found there.
 * - `dropped`: the document says it, and the client does not.
 */
export type WarningKind = "unnamed" | "secret" | "looks" | "stale" | "moved" | "dropped"

export interface Warning {
  readonly kind: WarningKind
  readonly text: string
  readonly fix?: Fix
}

export type Warn = (kind: WarningKind, text: string, fix?: Fix) => void

export const makeWarnings = () => {
  const warnings: Array<Warning> = []
  const warn: Warn = (kind, text, fix) => {
    if (warnings.every((known) => known.text !== text)) warnings.push({ kind, text, ...(fix && { fix }) })
  }
  return { warnings, warn }
}

export const silent: Warn = () => {}

const withoutComma = (line: string) => line.replace(/,$/, "")

/** The line of an entry: the files of the overlay have a line an entry, which a diff of the fix then shows alone. */
const isLineOf = (line: string, entry: string) => {
  const text = line.trim()
  return text.startsWith(`${JSON.stringify(entry)}:`) || withoutComma(text) === JSON.stringify(entry)
}

/** The text of a file of the overlay after a fix, or the same text where the entry is not. */
export const fixed = (text: string, fix: Fix): string => {
  if ("sentences" in fix) return fix.sentences.reduce(withoutSentence, text)
  const { entry, pointsTo, renamed } = fix
  const lines = text.split("\n")
  const at = lines.findIndex((line) => isLineOf(line, entry))
  if (at < 0) return text
  const line = lines[at]!
  if (renamed !== undefined) lines[at] = line.replace(JSON.stringify(entry), JSON.stringify(renamed))
  else if (pointsTo === undefined) lines.splice(at, 1)
  else lines[at] = line.replace(/"\/paths\/[^"]*"/, JSON.stringify(pointsTo))
  return withGoodCommas(lines.join("\n"))
}

/** A last entry that was removed leaves a comma before the end. */
const withGoodCommas = (text: string) => text.replace(/,(\s*\n\s*[\]}])/g, "$1")

/** The files of the overlay after all fixes of `warnings`: those that change, by name. */
export const fixAll = (
  read: (file: string) => string,
  warnings: ReadonlyArray<Warning>
): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>()
  for (const { fix } of warnings) {
    if (fix === undefined) continue
    const before = texts.get(fix.file) ?? read(fix.file)
    const after = fixed(before, fix)
    // What is no JSON any more would stop the next sync.
    JSON.parse(after)
    if (after !== before) texts.set(fix.file, after)
  }
  return texts
}
