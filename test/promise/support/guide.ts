/** The guide of the published SDK as programs: each of its TypeScript blocks is a module, with nothing changed but what it imports. */
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { root } from "../../support/contract.ts"

const published = "@prisma/management-api-sdk"

export const specifiers = { published, ours: "effect-prisma-management/promise" } as const

export type Subject = keyof typeof specifiers

const readme = path.join(
  path.dirname(createRequire(import.meta.url).resolve(published)),
  "..",
  "README.md"
)

/** In the order of the guide. */
export const blocks: ReadonlyArray<string> = Array.from(
  fs.readFileSync(readme, "utf8").matchAll(/^```typescript\n([\s\S]*?)^```/gm),
  ([, code]) => code!
)

/** The number of the one block that says this; the guide may change. */
export const blockWith = (text: string): number => {
  const found = blocks.flatMap((block, index) => block.includes(text) ? [index + 1] : [])
  if (found.length !== 1) throw new Error(`${found.length} blocks of the guide have ${text}`)
  return found[0]!
}

/** What blocks use and do not have: of the package what they do not import, of the program around them what came before. */
const ofThePackage: { readonly [name: string]: string } = {
  AuthError: "AuthError",
  TokenStorage: "type TokenStorage",
  Tokens: "type Tokens"
}

const ofTheProgram = ["api", "app", "callbackUrl", "client", "context", "expectedState", "verifier"]

/** Without what stands in quotes and comments. */
const bare = (block: string): string => block.replace(/'[^'\n]*'/g, "''").replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, "")

const namesOf = (declarations: Iterable<RegExpMatchArray>): ReadonlyArray<string> =>
  Array.from(declarations).flatMap(([, names]) =>
    names!.replace(/[{}]/g, "").split(",").map((name) => name.replace(/\btype\b/, "").split(":").at(-1)!.trim())
  )

const missing = (block: string, names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const code = bare(block)
  const declared = namesOf(code.matchAll(/^ *(?:import|import type|const|interface|type) (\{[^}]*\}|\w+)/gm))
  return names.filter((name) => new RegExp(`(?<![.\\w])${name}(?![\\w:])`).test(code) && !declared.includes(name))
}

/** The names that a program may have of a block. */
const valuesOf = (block: string): ReadonlyArray<string> => namesOf(bare(block).matchAll(/^const (\{[^}]*\}|\w+)/gm))

const importOf = (names: ReadonlyArray<string>, from: string): string =>
  names.length === 0 ? "" : `import { ${names.join(", ")} } from "${from}"\n`

/** What is put before a block, so that its names are known. */
export const preludeOf = (block: string, specifier: string): string =>
  importOf(missing(block, Object.keys(ofThePackage)).map((name) => ofThePackage[name]!), specifier)
  + importOf(missing(block, ofTheProgram), "./given.ts")

const moduleOf = (block: string, specifier: string, replaced: { readonly [text: string]: string }): string => {
  const text = Object.entries(replaced).reduce((text, [from, to]) => text.replaceAll(from, to), block)
  return preludeOf(block, specifier)
    + text.replaceAll(`'${published}'`, `'${specifier}'`)
    + `\nexport { ${valuesOf(block).join(", ")} }\n`
}

/** What the guide takes for granted, as a module: whoever loads a block sets `globalThis.given` before. */
const givenOf = (specifier: string): string => `
import type { ManagementApiClient, ManagementApiSdk } from "${specifier}"
import type { Express } from "express"

interface SecretStorage {
  get(key: string): PromiseLike<string | undefined>
  store(key: string, value: string): PromiseLike<void>
  delete(key: string): PromiseLike<void>
}

interface Given {
  api: ManagementApiSdk
  client: ManagementApiClient
  app: Express
  context: { secrets: SecretStorage }
  callbackUrl: string
  verifier: string
  expectedState: string
}

export const { ${ofTheProgram.join(", ")} } = (globalThis as unknown as { given: Given }).given
`

/** Writes the program: a module a block, `1.ts` and so on. `replaced` is for ids that no server gives out. */
export const write = (
  directory: string,
  subject: Subject,
  replaced: { readonly [text: string]: string } = {}
): void => {
  const specifier = specifiers[subject]
  fs.mkdirSync(directory, { recursive: true })
  fs.writeFileSync(path.join(directory, "given.ts"), givenOf(specifier))
  blocks.forEach((block, index) =>
    fs.writeFileSync(path.join(directory, `${index + 1}.ts`), moduleOf(block, specifier, replaced))
  )
}

/** A directory of its own inside the package, so that the program imports the package by its name. */
export const makeDirectory = (): string => fs.mkdtempSync(path.join(root, "test", ".examples-guide-"))
