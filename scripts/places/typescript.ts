/** Compilers: the programs' types, as users have them who leave nothing out. */
import * as fs from "node:fs"
import * as path from "node:path"
import { install, outputOf } from "./commands.ts"
import { type EntryName, nothingToDispose, type Place } from "./place.ts"
import { root } from "./project.ts"

const strictly = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: false,
  target: "es2022",
  lib: ["es2024", "dom", "dom.iterable"],
  types: ["node"]
}

const resolutions = {
  bundler: { module: "preserve", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" }
}

const programs: { readonly [entry in EntryName]?: string } = { Effect: "effect", Promise: "promise" }

const typescript = (
  modules: () => string,
  name: string,
  resolution: keyof typeof resolutions,
  isInCi: boolean
): Place => ({
  name,
  how: `\`${resolution}\``,
  isInCi,
  start: async ({ directory }) => {
    const tsc = path.join(modules(), "bin/tsc")
    return {
      version: /\d[\w.-]*/.exec(await outputOf(process.execPath, [tsc, "--version"], { cwd: directory }))![0],
      run: async (entry) => {
        const config = path.join(directory, `tsconfig.${name}.${resolution}.${entry}.json`)
        const compilerOptions = { ...strictly, ...resolutions[resolution] }
        fs.writeFileSync(config, JSON.stringify({ compilerOptions, files: [`programs/${programs[entry]}.ts`] }))
        return {
          compiles: await outputOf(process.execPath, [tsc, "--project", config], { cwd: directory, timeout: 300_000 })
            .then(() => "yes", ({ message }: Error) => message)
        }
      },
      [Symbol.asyncDispose]: nothingToDispose
    }
  }
})

const before = () => path.join(install("typescript"), "typescript")
const current = () => path.join(root, "node_modules/typescript")

// Those that CI leaves out are what check:package compiles, or slow.
export const compilers: ReadonlyArray<Place> = [
  typescript(before, "TypeScript 5.9", "bundler", false),
  typescript(before, "TypeScript 5.9", "nodenext", false),
  typescript(current, "TypeScript 7", "bundler", true),
  typescript(current, "TypeScript 7", "nodenext", false)
]
