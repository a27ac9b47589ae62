/**
 * Makes of the sandbox's program one file that needs nothing beside it, neither `effect` nor `@effect/platform-node`: who calls it from another language
 * has neither. What few starts need is a file of its own beside it: the script of the documentation's page, the contract, and what makes certificates.
 * That last one is also put into the library, which then needs no package for it.
 */
import { build, type BuildOptions, type Plugin } from "esbuild"
import * as fs from "node:fs"
import * as path from "node:path"
import { commentOf, licencesOf } from "./licences.ts"

/** What is loaded when it is first needed, by the end of its path. */
const later = ["/http-api/internal/httpApiScalar.js", "/internal/node/contract.js", "/internal/node/certificate.js"]

/** What only some platforms have, as `cloudflare:sockets` of the PostgreSQL driver. Whoever imports it minds that it is missing. */
const isOfPlatform = (name: string): boolean => /^[a-z@]/.test(name) && !/^(node:|effect(\/|$)|@effect\/)/.test(name)

const apart: Plugin = {
  name: "apart",
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /./ }, async ({ kind, path: name, pluginData, ...options }) => {
      if (pluginData === apart || kind !== "dynamic-import") return undefined
      if (isOfPlatform(name)) return { path: name, external: true }
      const found = await resolve(name, { ...options, kind, pluginData: apart })
      return later.some((end) => found.path.endsWith(end))
        ? { path: `./${path.basename(found.path)}`, external: true }
        : found
    })
  }
}

const shared: BuildOptions = {
  bundle: true,
  format: "esm",
  platform: "node",
  // The oldest Node that is somewhere still: a program in another language has whichever its machine has.
  target: "node20",
  mainFields: ["module", "main"],
  // Names stay: they are in stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  metafile: true,
  logLevel: "warning"
}

/** What is in CommonJS asks for Node's modules by `require`. */
const requireOf = `import{createRequire as requireBy}from"node:module";const require=requireBy(import.meta.url);`

/** The certificates of the library: the same file, with the library that encodes them inside. */
const makeCertificate = async (file: string): Promise<ReadonlyArray<string>> => {
  const { metafile, outputFiles } = await build({ ...shared, entryPoints: [file], metafile: true, write: false })
  const inputs = Object.keys(metafile.inputs)
  fs.writeFileSync(file, outputFiles[0]!.text + commentOf(inputs))
  fs.rmSync(`${file}.map`)
  return inputs
}

export const bundleSandbox = async (dist: string): Promise<void> => {
  const sandbox = path.join(dist, "sandbox")
  const outdir = path.join(sandbox, "bundled")
  fs.mkdirSync(outdir)
  const certificate = path.join(sandbox, "internal/node/certificate.js")
  const encoders = await makeCertificate(certificate)
  fs.copyFileSync(certificate, path.join(outdir, "certificate.js"))
  const contract = fs.readFileSync(path.join(dist, "../openapi.json"), "utf8")
  fs.writeFileSync(
    path.join(outdir, "contract.js"),
    `const text = ${JSON.stringify(contract)}\nexport const read = async () => text\n`
  )
  const scalar = path.join(dist, "../node_modules/effect/dist/http-api/internal/httpApiScalar.js")
  fs.copyFileSync(scalar, path.join(outdir, "httpApiScalar.js"))
  const { metafile } = await build({
    ...shared,
    entryPoints: [path.join(sandbox, "bin.js")],
    outdir,
    banner: { js: requireOf },
    metafile: true,
    plugins: [apart]
  })
  // The same program in many files is of no use to anybody.
  for (const file of fs.globSync(path.join(sandbox, "bin.*"))) fs.rmSync(file)
  fs.writeFileSync(
    path.join(outdir, "LICENCES.txt"),
    `${licencesOf([...Object.keys(metafile.inputs), ...encoders]).join(`\n\n${"-".repeat(80)}\n\n`)}\n`
  )
}
