/**
 * Makes the site of the reference in `site/`: `npm run docs`.
 *
 * `--out FOLDER` makes it elsewhere. It has a page for each name of each public module, the guides, and the examples with their code. What TypeDoc warns of, and a dead link, is a failure.
 */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { parseArgs } from "node:util"
import { Application, OptionDefaults } from "typedoc"
import { examplesOf, guidesOf, type Resolve, withLinks, withPlainHeadings, writePages } from "./documents.ts"
import { deadLinks } from "./htmlLinks.ts"
import { describeModules, shortenPaths } from "./modules.ts"
import { mendPages } from "./pageEnd.ts"
import { isBarrel, publicModules } from "./publicModules.ts"
import { declared, resolveDeclared } from "./sourceLinks.ts"

const root = path.resolve(import.meta.dirname, "../..")
const read = (file: string): string => fs.readFileSync(path.join(root, file), "utf8")

const { repository }: { readonly repository?: { readonly url: string } } = JSON.parse(read("package.json"))
const source = (repository?.url ?? "https://github.com/OWNER/effect-prisma-management")
  .replace(/^git\+/, "").replace(/\.git$/, "")

const modules = publicModules(root).filter(({ file }) => !isBarrel(read(file)))
const pages = [...guidesOf(root), ...examplesOf(root)]
const pictures = fs.globSync("docs/**/*.{svg,png}", { cwd: root })
const files = new Set(["README.md", ...pictures, ...pages.map(({ file }) => file)])

const resolve: Resolve = (from, target) => {
  const [to = "", anchor] = target.split("#")
  const file = path.posix.join(path.posix.dirname(from), to).replace(/\/$/, "")
  const relative = (page: string): string =>
    path.posix.relative(path.posix.dirname(from), page) + (anchor === undefined ? "" : `#${anchor.replace(/--+/, "-")}`)
  // A folder of examples, or a file in it, is the page with all of its code.
  const [, example] = /^examples\/([^/.]+)/.exec(file) ?? []
  const page = [file, `${file}/README.md`, `examples/${example}/README.md`].find((page) => files.has(page))
  if (page !== undefined) return relative(page)
  if (modules.some((module) => module.file === file)) return declared(file, anchor)
  return `${source}/blob/main/${file}${anchor === undefined ? "" : `#${anchor}`}`
}

const optionsFor = (staged: string) => ({
  name: "effect-prisma-management",
  plugin: ["typedoc-plugin-missing-exports"],
  entryPoints: modules.map(({ file }) => path.join(root, file)),
  readme: path.join(staged, "README.md"),
  projectDocuments: Array.from(writePages(staged, pages, resolve)),
  tsconfig: path.join(root, "tsconfig.build.json"),
  basePath: root,
  customCss: path.join(import.meta.dirname, "site.css"),
  lightHighlightTheme: "github-light-high-contrast" as const,
  darkHighlightTheme: "github-dark-high-contrast" as const,
  disableGit: true,
  sourceLinkTemplate: `${source}/blob/main/{path}#L{line}`,
  // `npm run check:types` does it, with the compiler of the package.
  skipErrorChecking: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeExternals: true,
  placeInternalsInOwningModule: true,
  // A method of a type that is told, named by a type of its own.
  intentionallyNotExported: ["src/Waiting.ts:Wait.changes"],
  // What is inferred of Effect's own types is deeper than anybody reads.
  maxTypeConversionDepth: 7,
  useFirstParagraphOfCommentAsSummary: true,
  includeHierarchySummary: false,
  searchInComments: true,
  searchInDocuments: true,
  navigation: { includeCategories: true, includeGroups: false, includeFolders: false },
  // A module's page lists what is in it.
  navigationLeaves: modules.map(({ name }) => name),
  navigationLinks: { GitHub: source },
  categorizeByGroup: false,
  categoryOrder: ["Guides", "Examples", "Effect", "Promise", "Node.js", "Sandbox", "Operations and shapes", "*"],
  hideGenerator: true,
  headings: { readme: false },
  blockTags: [...OptionDefaults.blockTags, "@constant", "@description"] as Array<`@${string}`>,
  highlightLanguages: [
    ...OptionDefaults.highlightLanguages,
    "console",
    "dockerfile",
    "http",
    "ini",
    "python",
    "sh",
    "sql"
  ],
  validation: { notExported: true, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: false }
})

/** Makes the site, and says what is wrong with it. */
const make = async (out: string): Promise<ReadonlyArray<string>> => {
  const staged = fs.mkdtempSync(path.join(os.tmpdir(), "reference-"))
  try {
    fs.writeFileSync(
      path.join(staged, "README.md"),
      withPlainHeadings(withLinks("README.md", read("README.md"), resolve))
    )
    for (const file of pictures) {
      fs.mkdirSync(path.join(staged, path.dirname(file)), { recursive: true })
      fs.copyFileSync(path.join(root, file), path.join(staged, file))
    }
    const app = await Application.bootstrapWithPlugins(optionsFor(staged))
    describeModules(app, root, modules)
    shortenPaths(app, root)
    resolveDeclared(app, root)
    mendPages(app)
    const project = await app.convert()
    if (project === undefined) return ["TypeDoc could not read the source."]
    app.validate(project)
    await app.generateDocs(project, out)
    return [
      ...(app.logger.hasErrors() || app.logger.hasWarnings() ? ["TypeDoc warned: see above."] : []),
      ...deadLinks(out)
    ]
  } finally {
    fs.rmSync(staged, { recursive: true })
  }
}

const { values: { out } } = parseArgs({ options: { out: { type: "string", default: path.join(root, "site") } } })
const problems = await make(path.resolve(out))
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
