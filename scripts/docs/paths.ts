/**
 * The paths of this repository that a text names: in a Markdown document all of it but example code, in a module its comments.
 */

/** A path as a text names it, and the line where it does. */
export interface Named {
  readonly path: string
  readonly line: number
}

const folders = String.raw`(?:src|test|scripts|docs|examples|\.ci)`

// What begins with a folder of ours; what has a slash and an extension; what is relative and has one; a name alone that has one.
const mentioned = new RegExp(
  [
    String.raw`(?<![\w./@:~-])${folders}\/[\w./*{},-]*`,
    String.raw`(?<![\w./@:*~-])(?:\.{1,2}\/)*[\w.-]+(?:\/[\w.-]+)+\.(?:ts|md|mjs|html)\b`,
    String.raw`(?<![\w./@:*~-])\.{1,2}\/[\w./-]+\.(?:ts|md|mjs|html)\b`,
    String.raw`(?<![\w./@:*~{,}-])[A-Za-z][\w.-]*\.(?:ts|md)\b`
  ].join("|"),
  "g"
)

const link = /\]\((?!\w+:|#)([^)#\s]+)/g

// Names of packages, and what only an installation or a build has.
const ofOthers = /^(?:effect|effect-prisma-management|node_modules|dist|@[\w-]+)\//

const cleaned = (path: string): string => path.replace(/[.,:;]+$/, "").replace(/\{[^}]*$/, "")

const pathsIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(mentioned), ([path]) => cleaned(path)).filter((path) => !ofOthers.test(path))

/** The lines of a document with those of its example code emptied. Its other fences (maps, commands) name paths too. */
const withoutCode = (lines: ReadonlyArray<string>): ReadonlyArray<string> => {
  let fence: string | undefined
  return lines.map((line) => {
    const [, language] = /^\s*(?:\*\s*)?```(\w*)/.exec(line) ?? []
    if (language !== undefined) fence = fence === undefined ? language : undefined
    return fence === "ts" || fence === "typescript" ? "" : line
  })
}

// A comment as this code writes it: a line of its own, or after code and a space.
const comment = /^\s*(?:\/?\*.*|\/\/.*)|\s\/\/\s.*$/

const commentOf = (line: string): string => comment.exec(line)?.[0] ?? ""

const numbered = (lines: ReadonlyArray<string>, find: (line: string) => ReadonlyArray<string>): ReadonlyArray<Named> =>
  lines.flatMap((text, index) => Array.from(new Set(find(text)), (path) => ({ path, line: index + 1 })))

export const inMarkdown = (text: string): ReadonlyArray<Named> =>
  numbered(withoutCode(text.split("\n")), (line) => [
    ...pathsIn(line),
    ...Array.from(line.matchAll(link), ([, path]) => path!)
  ])

export const inModule = (text: string): ReadonlyArray<Named> =>
  numbered(withoutCode(text.split("\n").map(commentOf)), pathsIn)
