/**
 * Installs the packed package into an empty project, imports every entry there, and type-checks a program that uses them.
 */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

const root = path.resolve(import.meta.dirname, "..")
const project = fs.mkdtempSync(path.join(os.tmpdir(), "check-package-"))

const run = (command: string, ...args: ReadonlyArray<string>): string =>
  execFileSync(command, args, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] })

const manifest: {
  readonly name: string
  readonly devDependencies: { readonly [name: string]: string }
} = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))

const versionOf = (name: string): string => `${name}@${manifest.devDependencies[name]}`

/** Every module that the exports map lets in: the named entries, and each file of `dist` that is not internal. */
const entries = (): ReadonlyArray<string> => {
  const dist = path.join(project, "node_modules", manifest.name, "dist")
  const modules = fs.globSync("**/*.js", { cwd: dist })
    .map((file) => file.replace(/\.js$/, "").split(path.sep).join("/"))
    .filter((module) => !/(^|\/)(internal|handlers)\//.test(module) && !/(^|\/)(index|bin)$/.test(module))
  return [manifest.name, `${manifest.name}/sandbox`, ...modules.map((module) => `${manifest.name}/${module}`)]
}

try {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--pack-destination", project], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"]
    }).replace(/^[^[]*/, "")
  ) as ReadonlyArray<{ readonly filename: string; readonly size: number }>
  fs.writeFileSync(
    path.join(project, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "module" })
  )
  run(
    "npm",
    "install",
    "--no-audit",
    "--no-fund",
    `./${packed!.filename}`,
    ...["effect", "@effect/platform-node", "typescript", "@types/node"].map(versionOf)
  )

  const modules = entries()
  fs.writeFileSync(
    path.join(project, "imports.ts"),
    modules.map((module, index) => `import * as module${index} from "${module}"`).join("\n")
      + `\nimport contract from "${manifest.name}/openapi.json" with { type: "json" }\n`
      + `\nconst modules: ReadonlyArray<object> = [${modules.map((_, index) => `module${index}`).join(", ")}]\n`
      + `console.log(modules.length, contract.openapi)\n`
  )
  fs.writeFileSync(
    path.join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        module: "nodenext",
        target: "es2024",
        lib: ["es2024", "dom", "dom.iterable"],
        types: ["node"],
        resolveJsonModule: true,
        verbatimModuleSyntax: true
      }
    })
  )
  run(process.execPath, "node_modules/typescript/bin/tsc", "--noEmit")
  run(process.execPath, "imports.ts")
  for (const inside of ["internal/wire", "sandbox/internal/app"]) {
    const program = `await import("${manifest.name}/${inside}").then(() => process.exit(1), () => {})`
    run(process.execPath, "--input-type=module", "-e", program)
  }
  const help = run(process.execPath, "node_modules/.bin/prisma-management-sandbox", "--help")
  if (!help.includes("--port")) throw new Error(`the binary does not help: ${help}`)
  console.log(`${packed!.filename}: ${modules.length} entries install, type-check (with library checks) and import.`)
} finally {
  fs.rmSync(project, { recursive: true, force: true })
}
