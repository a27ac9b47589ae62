/**
 * The prose of a file: what a person reads of it. Everything else is blotted out, character by character, so that a place in
 * the prose is the same place in the file.
 */

/** Stands for what is not prose. It is neither a word nor white space, so no phrase goes across it. */
const blot = "\0"

const blotted = (text: string): string => text.replace(/[^\n]/g, blot)

/** A phrase may go across the lines of a comment. */
const withoutMargin = (comment: string): string =>
  comment.replace(/^( *)(\/\*\*?|\*\/|\*(?!\/)|\/\/)/gm, (marks) => " ".repeat(marks.length))

const withoutInlineCode = (text: string): string => text.replace(/`[^`\n]+`/g, blotted)

const withoutFences = (text: string): string => text.replace(/^( *(?:\* )?```)[\s\S]*?\1/gm, blotted)

const withoutHoles = (template: string): string => template.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, blotted)

// In this order: a comment in a string is a part of the string, a quotation mark in a comment one of the comment.
const token = new RegExp(
  [
    String.raw`\/\*[\s\S]*?\*\/`,
    String.raw`\/\/[^\n]*(?:\n[ ]*\/\/[^\n]*)*`,
    String.raw`"(?:\\.|[^"\\\n])*"`,
    "`(?:\\\\.|\\$\\{(?:[^{}`]|\\{[^{}]*\\})*\\}|[^`\\\\])*`",
    // A regular expression, for the quotation marks in it.
    String
      .raw`(?<=[=(,:;!&|?{}\[]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])*\/[a-z]*`
  ].join("|"),
  "g"
)

/** Which comments of a module are prose: those of names that another module publishes, all that an editor shows, or all. */
export type Comments = "published" | "documentation" | "all"

const proseOfToken = (text: string, comments: Comments): string => {
  if (text.startsWith("\"")) return text
  if (text.startsWith("`")) return withoutHoles(text)
  const isProse = text.startsWith("/**")
    ? comments !== "published" || text.includes("@category")
    : /^\/[/*]/.test(text) && comments === "all"
  return isProse ? withoutInlineCode(withoutMargin(withoutFences(text))) : blotted(text)
}

export const ofModule = (text: string, comments: Comments): string => {
  let end = 0
  let prose = ""
  for (const match of text.matchAll(token)) {
    prose += blotted(text.slice(end, match.index)) + proseOfToken(match[0], comments)
    end = match.index + match[0].length
  }
  return prose + blotted(text.slice(end))
}

/** All of a document but its inline code: what its examples say in comments and strings is read too. */
export const ofDocument = (text: string): string => withoutInlineCode(text)
