/** The page of the sandbox's console as a module: its markup, its style and its script, each from files that an editor knows. */
import { build } from "esbuild"
import * as fs from "node:fs"
import * as path from "node:path"

const folder = "src/sandbox/internal/console/page"

/** Browsers of some years ago: what the page asks for beyond that is its style's, which does without. */
const target = ["chrome109", "firefox115", "safari16.4"]

const scriptOf = async (root: string): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${folder}/main.ts`],
    bundle: true,
    write: false,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    target
  })
  // The names of its files say nothing to a browser.
  return outputFiles[0]!.text.replace(/^\/\/ src\/.*\n/gm, "")
}

/** One line of the text a line of the module, so that a change of the page is one of few lines here. */
const linesOf = (text: string): string => text.trimEnd().split("\n").map((line) => JSON.stringify(line)).join(",\n")

const constant = (name: string, what: string, text: string): string =>
  `/** ${what} */\nexport const ${name} = [\n${linesOf(text)}\n].join("\\n")\n`

/** `src/sandbox/internal/console/files.ts`, unformatted. */
export const writeConsole = async (root: string): Promise<string> => {
  const read = (name: string): string => fs.readFileSync(path.join(root, folder, name), "utf8")
  return [
    "/** The page of the console. Made by `npm run generate` from the folder `page` beside it: edit that. */\n",
    constant("markup", "With `{nonce}` where its policy wants one.", read("index.html")),
    constant("style", "Its style.", read("style.css")),
    constant("script", "Its script.", await scriptOf(root))
  ].join("\n")
}
