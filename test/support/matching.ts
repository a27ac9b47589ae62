/** Texts that a regular expression matches, for the patterns of a contract that gains new ones every week. */
import { regularExpression } from "../../scripts/contract/patterns.ts"
import type { Random } from "./random.ts"

type Make = (next: Random) => string

const characters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
const plain = "abcdefghijklmnopqrstuvwxyz0123456789"

/** One of the characters that a class, or an escape, matches: a letter or a digit where there is one. */
const oneOf = (source: string): Make => {
  const pattern = regularExpression(`^${source}$`)
  const all = [...plain, ...characters].filter((character) => pattern.test(character))
  const usual = all.filter((character) => plain.includes(character))
  const candidates = usual.length > 0 ? usual : all
  return (next) => candidates[next(candidates.length)] ?? ""
}

const nothing: Make = () => ""

/** Reads what patterns of a contract are made of: alternatives, groups, classes, escapes and how often. */
const read = (pattern: string): Make => {
  let at = 0

  const alternatives = (): Make => {
    const all = [sequence()]
    while (pattern[at] === "|") {
      at++
      all.push(sequence())
    }
    return (next) => all[next(all.length)]!(next)
  }

  const sequence = (): Make => {
    const parts: Array<Make> = []
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") parts.push(repeated(atom()))
    return (next) => parts.map((part) => part(next)).join("")
  }

  const group = (): Make => {
    const look = /^\?<?[=!]/.exec(pattern.slice(at))
    at += /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(pattern.slice(at))?.[0].length ?? 0
    const inner = alternatives()
    at++
    return look === null ? inner : nothing
  }

  const atom = (): Make => {
    const character = pattern[at++]!
    if (character === "(") return group()
    if (character === "^" || character === "$") return nothing
    if (character === ".") return oneOf(".")
    const source = /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.)/is.exec(
      pattern.slice(at - 1)
    )?.[0]
    if (source === undefined) return () => character
    at += source.length - 1
    return source === "\\b" || source === "\\B" ? nothing : oneOf(source)
  }

  const repeated = (make: Make): Make => {
    const found = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(pattern.slice(at))
    if (found === null) return make
    at += found[0].length
    const [sign, least, comma, most] = found
    const from = sign.startsWith("+") ? 1 : Number(least ?? 0)
    const to = sign.startsWith("?") ? 1 : least !== undefined && comma === "" ? from : most ? Number(most) : from + 8
    return (next) => Array.from({ length: from + next(to - from + 1) }, () => make(next)).join("")
  }

  return alternatives()
}

/** A text that the pattern matches and that `fits`, or `undefined` where none was found. */
export const matching = (pattern: string, next: Random, fits: (text: string) => boolean): string | undefined => {
  const make = read(pattern)
  return Array.from({ length: 50 }, () => make(next)).find(fits)
}
