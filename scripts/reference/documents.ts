/**
 * The documents of the site: the guides as they are in the repository, and a page for each example with its code. Links between them are as they were; a link to
 * anything else of the repository leads to where its source is shown.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { linksIn } from "../docs/links.ts"

/** A document with its title, as TypeDoc reads it. */
export interface Page {
  /** From the folder that all documents are written to. */
  readonly file: string
  readonly title: string
  readonly category: "Guides" | "Examples"
  readonly text: string
}

/** Where a link of the document `from` leads on the site. */
export type Resolve = (from: string, target: string) => string

/** The text of the document `from` with the links of the site. */
export const withLinks = (from: string, text: string, resolve: Resolve): string => {
  const targets = new Set(
    linksIn(text).map(({ target }) => target).filter((target) => !/^(?:[a-z]+:|#|\[)/i.test(target))
  )
  return text.replaceAll(
    /(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\s(?:href|src)=")([^\s()<>"]+)/gm,
    (all, before: string, target: string) => targets.has(target) ? `${before}${resolve(from, target)}` : all
  )
}

/** TypeDoc leaves code out of the anchor of a heading, and out of the list of headings: there it is text. */
export const withPlainHeadings = (text: string): string => {
  let isCode = false
  return text.split("\n").map((line) => {
    if (/^\s*(?:`{3,}|~{3,})/.test(line)) isCode = !isCode
    return isCode || !/^#{1,6} /.test(line)
      ? line
      : line.replaceAll(/`([^`]+)`/g, (_, code: string) => code.replaceAll(/[\\*_{}[\]<>#|@~]/g, "\\$&"))
  }).join("\n")
}

const titleOf = (text: string, otherwise: string): string =>
  /^# (.+)$/m.exec(text)?.[1]?.replaceAll("`", "") ?? otherwise

const languages: { readonly [extension: string]: string } = {
  ".css": "css",
  ".html": "html",
  ".js": "javascript",
  ".json": "json",
  ".mjs": "javascript",
  ".ts": "ts",
  ".tsx": "tsx",
  ".yaml": "yaml",
  ".yml": "yaml"
}

const isShown = (file: string): boolean =>
  (path.extname(file) in languages || path.basename(file) === "Dockerfile") &&
  !/(?:^|\/)(?:package-lock|tsconfig)/.test(file)

/** What the comment at the top of a file says, which may stand below a line on its origin. */
export const commentOf = (code: string): string =>
  /^(?:\/\/.*\n)*\/\*\*([\s\S]*?)\*\//.exec(code)?.[1]?.replaceAll(/^\s*\* ?/gm, "").trim() ?? ""

const codeOf = (file: string, code: string): string => {
  const language = languages[path.extname(file)] ?? "dockerfile"
  const shown = code.replace(/^\/\*\*[\s\S]*?\*\/\n/, "").trim()
  const fence = /^`{3,}/m.test(shown) ? "````" : "```"
  const said = commentOf(code)
  return `${said === "" ? "" : `${said}\n\n`}${fence}${language}\n${shown}\n${fence}\n`
}

const exampleOf = (root: string, name: string, files: ReadonlyArray<string>): Page => {
  const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")
  const readme = files.find((file) => path.basename(file) === "README.md")
  const programs = files.filter(isShown).map((file) => `## \`${file}\`\n\n${codeOf(file, read(file))}`)
  const introduction = readme === undefined ? `# ${name}\n` : read(readme)
  return {
    file: `examples/${name}/README.md`,
    title: titleOf(introduction, name),
    category: "Examples",
    text: [introduction, ...programs].join("\n")
  }
}

/** A page for each folder of `examples`, and one for each program that stands there alone, with its test. */
export const examplesOf = (root: string): ReadonlyArray<Page> => {
  const files = fs.globSync("examples/**/*", { cwd: root, exclude: (name) => name === "node_modules" })
    .filter((file) => fs.statSync(path.join(root, file)).isFile()).sort()
  const nameOf = (file: string): string => {
    const [, first = "", ...rest] = file.split("/")
    return rest.length > 0 ? first : first.replace(/(?:\.test)?\.\w+$/, "")
  }
  return Array.from(Map.groupBy(files, nameOf), ([name, files]) => exampleOf(root, name, files))
    .filter(({ text }) => text.includes("\n```"))
}

/** All documents below `docs`, and what else of the root a reader of the site asks for. */
export const guidesOf = (root: string): ReadonlyArray<Page> =>
  fs.globSync(["docs/**/*.md", "CHANGELOG.md", "SECURITY.md"], { cwd: root }).sort().map((file) => {
    const text = fs.readFileSync(path.join(root, file), "utf8")
    return { file, title: titleOf(text, path.basename(file, ".md")), category: "Guides", text }
  })

const frontmatter = ({ category, title }: Page): string =>
  `---\ntitle: ${JSON.stringify(title)}\ncategory: ${category}\n---\n\n`

/** Writes the documents into a folder, and gives their paths. */
export const writePages = (folder: string, pages: ReadonlyArray<Page>, resolve: Resolve): ReadonlyArray<string> =>
  pages.map((page) => {
    const file = path.join(folder, page.file)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, frontmatter(page) + withPlainHeadings(withLinks(page.file, page.text, resolve)))
    return file
  })
