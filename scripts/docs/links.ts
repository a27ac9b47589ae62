/**
 * The links of a Markdown document, the anchors that links to it may have, and what is wrong with a link.
 *
 * Text is read as GitHub reads it: what stands in code is no link, and a heading is an anchor.
 */
import * as path from "node:path"

export interface Link {
  readonly target: string
  readonly line: number
}

/** The files that links lead to. A path is from the root of the repository, with `/` between folders. */
export interface Files {
  /** What is there under exactly this name: upper and lower case count, as they do on the servers that show a document. */
  readonly kindOf: (path: string) => "file" | "folder" | undefined
  readonly textOf: (path: string) => string
}

const emptied = (text: string): string => text.replaceAll(/[^\n]/g, " ")

/** The document with its code and its comments emptied, and each line where it was. */
const withoutCode = (text: string): string => {
  let fence: string | undefined
  const lines = text.split("\n").map((line) => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (mark === undefined) return fence === undefined ? line : ""
    if (fence === undefined) fence = mark
    else if (mark.startsWith(fence)) fence = undefined
    return ""
  })
  return lines.join("\n").replaceAll(/<!--[\s\S]*?-->/g, emptied)
}

// It ends in its paragraph.
const codeSpan = /(?<!`)(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?[^`]\1(?!`)/g

// The text of a link may have an image in it, and a target may have a pair of brackets.
const inline = /\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g
const definition = /^ {0,3}\[([^\]\n]+)\]:\s*<?([^\s>]+)>?/gm
const reference = /\[([^\]\n]+)\]\[([^\]\n]*)\]/g
const autolink = /<((?:https?|mailto):[^\s<>]*)>/g
const attribute = /<[a-z][^>]*?\s(?:href|src)="([^"]*)"[^>]*>/gi

const named = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, " ")

export const linksIn = (text: string): ReadonlyArray<Link> => {
  const words = withoutCode(text).replaceAll(codeSpan, emptied)
  const lineAt = (index: number): number => words.slice(0, index).split("\n").length
  const found = (pattern: RegExp, target: (match: RegExpMatchArray) => string | undefined): ReadonlyArray<Link> =>
    Array.from(words.matchAll(pattern)).flatMap((match) => {
      const to = target(match)
      return to === undefined ? [] : [{ target: to, line: lineAt(match.index) }]
    })
  const definitions = new Map(Array.from(words.matchAll(definition), ([, name, target]) => [named(name!), target!]))
  return [
    ...found(inline, ([, pointed, plain]) => pointed ?? plain),
    ...found(definition, ([, , target]) => target),
    ...found(autolink, ([, target]) => target),
    ...found(attribute, ([, target]) => target),
    // One that is defined was found where it is defined.
    ...found(reference, ([all, shown, name]) => definitions.has(named(name === "" ? shown! : name!)) ? undefined : all)
  ].sort((a, b) => a.line - b.line)
}

/** What GitHub makes of the text of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/<[^>]*>/g, "")
    .trim().toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-")

export const anchorsOf = (text: string): ReadonlySet<string> => {
  const words = withoutCode(text)
  const seen = new Map<string, number>()
  const headings = Array.from(
    words.matchAll(/^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$|^(\S.*)\n(?:=+|-{3,})\s*$/gm),
    (match) => {
      const anchor = anchorOf(match[1] ?? match[2]!)
      const count = seen.get(anchor) ?? 0
      seen.set(anchor, count + 1)
      return count === 0 ? anchor : `${anchor}-${count}`
    }
  )
  const own = Array.from(words.matchAll(/<[a-z][^>]*?\s(?:id|name)="([^"]+)"/gi), ([, id]) => id!)
  return new Set([...headings, ...own])
}

const problemOfUrl = (target: string): string | undefined => {
  const url = URL.canParse(target) ? new URL(target) : undefined
  if (url === undefined) return "is not a URL"
  if (url.protocol === "mailto:") return undefined
  if (url.protocol !== "https:" && url.protocol !== "http:") return `has the scheme ${url.protocol}`
  return url.protocol === "http:" && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
    ? "is http: write https"
    : undefined
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const problemOfAnchor = (file: string, anchor: string, files: Files): string | undefined => {
  if (/\.(?:md|txt)$/.test(file)) {
    return anchorsOf(files.textOf(file)).has(anchor) ? undefined : `${file} has no heading #${anchor}`
  }
  const [, from, to = from] = /^L(\d+)(?:-L(\d+))?$/.exec(anchor) ?? []
  if (from === undefined) return `#${anchor} is not a line of ${file}`
  const lines = files.textOf(file).split("\n").length
  return Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= lines
    ? undefined
    : `${file} has ${lines} lines`
}

/** What is wrong with a link of the document `from`. Where an outer address leads is not asked. */
export const problemOf = (from: string, target: string, files: Files): string | undefined => {
  if (target.startsWith("[")) return "is defined nowhere"
  if (target === "") return "is empty"
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return problemOfUrl(target)
  const [, encodedPath = "", encodedAnchor] = /^([^#]*)(?:#(.*))?$/s.exec(target)!
  const [to, anchor] = [decoded(encodedPath), decoded(encodedAnchor ?? "")]
  if (to === undefined || anchor === undefined) return "is not encoded well"
  if (to.startsWith("/")) return "begins with /: write it from the document"
  const file = to === "" ? from : path.posix.join(path.posix.dirname(from), to)
  if (file.startsWith("../")) return "leads out of the repository"
  const kind = files.kindOf(file.replace(/\/$/, ""))
  if (kind === undefined) return `${file} does not exist`
  if (encodedAnchor === undefined) return undefined
  if (kind === "folder") return `${file} is a folder, and has no #${anchor}`
  return problemOfAnchor(file, anchor, files)
}
