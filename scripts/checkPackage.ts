/**
 * Packs, looks at what is inside, asks `publint` and `attw` what they think of it, installs it into an empty project, imports every entry there, type-checks and
 * runs a program that uses it: with this Node and with the oldest that the package supports. Installs it alone, without its peers, and runs its binary. A library that passes all of it on is compiled, and
 * what uses that library, with this TypeScript and with the one before.
 */
import { build } from "esbuild"
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"
import { sizeOfReading } from "./bench/sizes.ts"
import { checkAlone } from "./checkPackage/alone.ts"
import { contentsOf, problemsOf, type Size } from "./checkPackage/contents.ts"
import { checkExamples } from "./checkPackage/examples.ts"
import { closedNames, consumerOf, inventory, writeLibrary } from "./checkPackage/library.ts"

const root = path.resolve(import.meta.dirname, "..")
const project = fs.mkdtempSync(path.join(os.tmpdir(), "check-package-"))

/** Against hanging, in milliseconds: a registry or a compiler may be slow, a program of ours ends by itself. */
const limitOf = (command: string, args: ReadonlyArray<string>): number =>
  command === "npm" || args.some((arg) => /\/(bin\/tsc|attw)$/.test(arg)) ? 600_000 : 60_000

const runIn = (cwd: string, command: string, ...args: ReadonlyArray<string>): string => {
  const { error, status, stdout } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    timeout: limitOf(command, args)
  })
  if (status === 0) return stdout
  throw new Error(`${[command, ...args].join(" ")}: ${error?.message ?? `exit code ${status}`}\n${stdout}`)
}

const run = (command: string, ...args: ReadonlyArray<string>): string => runIn(project, command, ...args)

const manifest: {
  readonly name: string
  readonly engines: { readonly node: string }
  readonly exports: { readonly [entry: string]: unknown }
  readonly devDependencies: { readonly [name: string]: string }
} = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"))

const versionOf = (name: string): string => `${name}@${manifest.devDependencies[name]}`

const oldestNode = `node@${manifest.engines.node.replace(">=", "")}`

interface Packed extends Size {
  readonly tarball: string
}

const pack = (): Packed => {
  const said = runIn(root, "npm", "pack", "--json", "--pack-destination", project)
  const [packed] = JSON.parse(said.replace(/^[^[]*/, "")) as ReadonlyArray<
    { readonly filename: string; readonly size: number; readonly unpackedSize: number }
  >
  return { tarball: packed!.filename, packed: packed!.size, unpacked: packed!.unpackedSize }
}

const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** What is in the package, as it was installed. */
const checkContents = (size: Size): void => {
  const contents = contentsOf(path.join(project, "node_modules", manifest.name))
  const problems = problemsOf(contents, size)
  if (problems.length > 0) throw new Error(`What is packed is not what should be:\n${problems.join("\n")}`)
  console.log(
    `${contents.files.length} files, ${inMegabytes(size.packed)} packed, ${inMegabytes(size.unpacked)} unpacked.`
  )
}

/** The sandbox in process, without a package that only it needs: in Node as it is, and bundled as for a browser. */
const checkSandbox = async (): Promise<void> => {
  for (const name of ["jose", "modern-tar", "@peculiar/asn1-x509"]) {
    if (fs.existsSync(path.join(project, "node_modules", name))) {
      throw new Error(`npm installs ${name}, which nobody asked for`)
    }
  }
  const program = path.join(project, "built/sandboxProgram.js")
  const bundle = path.join(project, "built/sandboxBundle.js")
  await build({
    entryPoints: [program],
    outfile: bundle,
    bundle: true,
    platform: "browser",
    format: "esm",
    logLevel: "warning"
  })
  for (const file of [program, bundle]) run(process.execPath, file)
}

const install = (tarball: string): void => {
  fs.writeFileSync(
    path.join(project, "package.json"),
    // A newer npm does not run the script that installs a Node unless it is told to.
    JSON.stringify({ name: "consumer", private: true, type: "module", allowScripts: { node: true } })
  )
  run(
    "npm",
    "install",
    "--no-audit",
    "--no-fund",
    `./${tarball}`,
    oldestNode,
    "typescript-before@npm:typescript@~5.9.0",
    ...["effect", "@effect/platform-node", "typescript", "@types/node"].map(versionOf)
  )
}

/** Every module that the exports map lets in, after the name of the package: its named entries, and each file of `dist` that is not internal. */
const entries = (): ReadonlyArray<string> => {
  const dist = path.join(project, "node_modules", manifest.name, "dist")
  const named = Object.keys(manifest.exports).filter((entry) => !/\*|\.json$/.test(entry) && manifest.exports[entry])
  const modules = fs.globSync("**/*.js", { cwd: dist })
    .map((file) => file.replace(/\.js$/, "").split(path.sep).join("/"))
    .filter((module) => !/(^|\/)(internal|bundled)\//.test(module) && !/(^|\/)(index|bin)$/.test(module))
  return [...named, ...modules.map((module) => `./${module}`)].map((entry) => entry.slice(1))
}

const lint = (tarball: string, entries: ReadonlyArray<string>): void => {
  const bin = (name: string): string => path.join(root, "node_modules/.bin", name)
  run(process.execPath, bin("publint"), "--strict", tarball)
  const options = ["--profile", "esm-only", "--no-definitely-typed", "--no-emoji", "--no-color", "--format", "ascii"]
  const entrypoints = [...entries, "/openapi.json"].map((entry) => `.${entry}`)
  run(process.execPath, bin("attw"), tarball, ...options, "--entrypoints", ...entrypoints)
}

/** As a user compiles who leaves nothing out. */
const strictly = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: "nodenext",
  target: "es2024",
  lib: ["es2024", "dom", "dom.iterable"],
  types: ["node"],
  skipLibCheck: false
}

/** A program that imports every entry, and one that uses what a user does: compiled as a user compiles, without `skipLibCheck`. */
const compile = (entries: ReadonlyArray<string>): void => {
  fs.writeFileSync(
    path.join(project, "imports.ts"),
    entries.map((entry, index) => `import * as module${index} from "${manifest.name}${entry}"`).join("\n")
      + `\nimport contract from "${manifest.name}/openapi.json" with { type: "json" }\n`
      + `\nconst modules: ReadonlyArray<object> = [${entries.map((_, index) => `module${index}`).join(", ")}]\n`
      + `console.log(modules.length, contract.openapi)\n`
  )
  for (const program of ["program.ts", "sandboxProgram.ts"]) {
    fs.copyFileSync(path.join(import.meta.dirname, "checkPackage", program), path.join(project, program))
  }
  fs.writeFileSync(
    path.join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...strictly,
        rootDir: ".",
        outDir: "built",
        resolveJsonModule: true,
        verbatimModuleSyntax: true
      },
      files: ["imports.ts", "program.ts", "sandboxProgram.ts"]
    })
  )
  run(process.execPath, "node_modules/typescript/bin/tsc")
}

/** The library in `node_modules`, its declarations there, and a program that uses it. */
const compileLibrary = (entries: ReadonlyArray<string>): void => {
  const offered = JSON.parse(run(process.execPath, "--input-type=module", "-e", inventory(manifest.name, entries)))
  for (const typescript of ["typescript-before", "typescript"]) {
    const folder = path.join(project, "node_modules", `library-of-${typescript}`)
    const tsc = (file: string, options: object): void => {
      const config = path.join(project, "tsconfig.library.json")
      fs.writeFileSync(config, JSON.stringify({ compilerOptions: { ...strictly, ...options }, files: [file] }))
      run(process.execPath, `node_modules/${typescript}/bin/tsc`, "--project", config)
    }
    writeLibrary(folder, manifest.name, offered)
    tsc(path.join(folder, "index.ts"), { declaration: true })
    fs.rmSync(path.join(folder, "index.ts"))
    const closed = closedNames(folder)
    if (closed.length > 0) {
      throw new Error(`A library of ${typescript} names what it cannot import: ${closed.join(", ")}`)
    }
    const consumer = path.join(project, `consumer-of-${typescript}.ts`)
    fs.writeFileSync(consumer, consumerOf(path.basename(folder), offered))
    tsc(consumer, { noEmit: true })
  }
}

/** The program with what it uses of the package in one file, as a bundler that drops the rest makes it. */
const bundle = () =>
  build({
    entryPoints: [path.join(project, "built/program.js")],
    outfile: path.join(project, "built/bundle.js"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    logLevel: "warning"
  })

/** Each module costs a program time when it starts: the Promise entry loads few, and one more for its engine. */
const checkPromiseEntry = (node: string): void => {
  const program = `
    import { registerHooks } from "node:module"
    let loaded = 0
    registerHooks({ load: (url, context, next) => (loaded++, next(url, context)) })
    const { createManagementApiSdk } = await import("${manifest.name}/promise")
    const atStart = loaded
    const tokenStorage = { getTokens: async () => null, setTokens: async () => {}, clearTokens: async () => {} }
    await createManagementApiSdk({ clientId: "client", tokenStorage }).logout()
    console.log(JSON.stringify([atStart, loaded]))`
  const [atStart, used] = JSON.parse(run(node, "--input-type=module", "-e", program)) as [number, number]
  if (atStart > 20) {
    throw new Error(`The Promise entry loads ${atStart} modules when it is imported, and not at most 20`)
  }
  if (used > 30) throw new Error(`An SDK loads ${used} modules until its first use is over, and not at most 30`)
}

/** All that reads and waits in the Promise entry stays small beside the client itself. */
const checkReadingSize = async (): Promise<void> => {
  const bytes = await sizeOfReading()
  if (bytes > 6 * 1024) throw new Error(`What reads and waits weighs ${bytes} bytes (gzip), and not at most 6 KB`)
}

const checkInstalled = (node: string): void => {
  for (const program of ["imports.js", "program.js", "bundle.js"]) run(node, `built/${program}`)
  checkPromiseEntry(node)
  for (
    const inside of [
      "internal/contract/codecs",
      "promise/internal/engine",
      "promise/bundled/engine",
      "sandbox/bundled/bin",
      "sandbox/internal/server/app"
    ]
  ) {
    const program = `await import("${manifest.name}/${inside}").then(() => process.exit(1), () => {})`
    run(node, "--input-type=module", "-e", program)
  }
  const help = run(node, "node_modules/.bin/prisma-management-sandbox", "--help")
  if (!help.includes("--port")) throw new Error(`the binary does not help: ${help}`)
}

try {
  const { tarball, ...size } = pack()
  install(tarball)
  checkContents(size)
  const modules = entries()
  lint(tarball, modules)
  compile(modules)
  compileLibrary(modules)
  await bundle()
  await checkSandbox()
  await checkReadingSize()
  const nodes = [path.join(project, "node_modules/node/bin/node"), process.execPath]
  const versions = nodes.map((node) => run(node, "--version").trim())
  for (const node of nodes) checkInstalled(node)
  await checkExamples(runIn, project, manifest.name, versionOf)
  await checkAlone(runIn, project, tarball)
  console.log(
    `${tarball}: ${modules.length} entries please publint and attw, install, type-check (with library checks), import and run on ${
      versions.join(" and ")
    }.`
  )
} finally {
  fs.rmSync(project, { recursive: true, force: true })
}
