/** A program's own folder: the packed package installed as users install it, and the program beside it. */
import { transform } from "esbuild"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { runIn } from "./commands.ts"

export const root = path.resolve(import.meta.dirname, "../..")

export interface Project {
  readonly directory: string
  /** The packed package. */
  readonly tarball: string
  /** The path of a program, as JavaScript, without anything bundled. */
  readonly program: (name: string, ending?: ".js" | ".cjs") => string
}

interface Manifest {
  readonly devDependencies: { readonly [name: string]: string }
}

const manifest: Manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))

const pack = (directory: string): string => {
  const said = runIn(root, "npm", "pack", "--json", "--pack-destination", directory)
  const [packed] = JSON.parse(said.replace(/^[^[]*/, "")) as ReadonlyArray<{ readonly filename: string }>
  return path.join(directory, packed!.filename)
}

/** The programs, without their types. */
const writePrograms = async (directory: string): Promise<void> => {
  const programs = path.join(import.meta.dirname, "programs")
  fs.mkdirSync(directory)
  for (const file of fs.readdirSync(programs)) {
    fs.copyFileSync(path.join(programs, file), path.join(directory, file))
    if (!file.endsWith(".ts")) continue
    const { code } = await transform(fs.readFileSync(path.join(programs, file), "utf8"), {
      loader: "ts",
      target: "es2022"
    })
    fs.writeFileSync(
      path.join(directory, file.replace(/\.ts$/, ".js")),
      code.replace(/(from "\.\/\w+)\.ts"/g, "$1.js\"")
    )
  }
}

export const makeProject = async (): Promise<Project> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "check-places-"))
  const tarball = pack(directory)
  fs.writeFileSync(
    path.join(directory, "package.json"),
    JSON.stringify({ name: "program", private: true, type: "module" })
  )
  const versions = ["effect", "@effect/platform-node", "@types/node"].map((name) =>
    `${name}@${manifest.devDependencies[name]}`
  )
  runIn(directory, "npm", "install", "--no-audit", "--no-fund", tarball, ...versions)
  await writePrograms(path.join(directory, "programs"))
  return { directory, tarball, program: (name, ending = ".js") => path.join(directory, "programs", `${name}${ending}`) }
}
