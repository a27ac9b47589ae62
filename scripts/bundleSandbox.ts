/**
 * Makes of the sandbox's program one file that needs nothing beside it, neither `effect` nor `@effect/platform-node`: who calls it from another language
 * has neither. What few starts need is a file of its own beside it: the script of the documentation's page, the contract, and what makes certificates.
 * The library takes that last one from here.
 */
import { build, type Plugin } from "esbuild"
import * as fs from "node:fs"
import * as path from "node:path"
import { pathToFileURL } from "node:url"
import { brotliCompressSync } from "node:zlib"
import { dense, type Inlined } from "./inlinePackages.ts"
import { licencesOf } from "./licences.ts"

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

/** What is in CommonJS asks for Node's modules by `require`. */
const requireOf = `import{createRequire as requireBy}from"node:module";const require=requireBy(import.meta.url);`

/** A text as a module that unpacks it: a third of the size, and no file that a program would need a permission to read. */
const packed = (text: string, code: (text: string) => string): string =>
  `import{brotliDecompressSync}from"node:zlib"\n${
    code(`brotliDecompressSync(Buffer.from("${brotliCompressSync(text).toString("base64")}","base64")).toString()`)
  }\n`

/** Its script is in Effect, which does not say whose it is. */
const licenceOfScalar = (): string =>
  `Contains code of @scalar/api-reference:\n\n${
    fs.readFileSync(path.join(import.meta.dirname, "licences/scalar.txt"), "utf8").trim()
  }`

export const bundleSandbox = async (dist: string, inlined: Inlined): Promise<void> => {
  const sandbox = path.join(dist, "sandbox")
  const outdir = path.join(sandbox, "bundled")
  fs.mkdirSync(outdir)
  const certificate = path.join(sandbox, "internal/node/certificate.js")
  fs.renameSync(certificate, path.join(outdir, "certificate.js"))
  fs.writeFileSync(certificate, `export * from "../../bundled/certificate.js"\n`)
  const contract = fs.readFileSync(path.join(dist, "../openapi.json"), "utf8")
  fs.writeFileSync(
    path.join(outdir, "contract.js"),
    packed(contract, (text) => `export const read = async () => ${text}`)
  )
  const scalar: { readonly javascript: string } = await import(
    pathToFileURL(path.join(dist, "../node_modules/effect/dist/http-api/internal/httpApiScalar.js")).href
  )
  fs.writeFileSync(
    path.join(outdir, "httpApiScalar.js"),
    packed(scalar.javascript, (text) => `export const javascript = ${text}`)
  )
  const { metafile } = await build({
    entryPoints: [path.join(sandbox, "bin.js")],
    outdir,
    ...dense,
    platform: "node",
    banner: { js: requireOf },
    metafile: true,
    plugins: [apart]
  })
  // The same program in many files is of no use to anybody.
  for (const file of fs.globSync(path.join(sandbox, "bin.*"))) fs.rmSync(file)
  const inputs = [...Object.keys(metafile.inputs).map((file) => path.resolve(file)), certificate]
  const licences = licencesOf(inputs.flatMap((file) => inlined.get(file) ?? [file]))
  fs.writeFileSync(
    path.join(outdir, "LICENCES.txt"),
    `${[...licences, licenceOfScalar()].join(`\n\n${"-".repeat(80)}\n\n`)}\n`
  )
}
