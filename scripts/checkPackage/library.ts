/**
 * A library that is built on ours and passes all of it on: every value, and what comes of a schema. Its declarations are for a program that
 * has never heard of us, so every type in them has to be in a module that the exports map lets in.
 */
import * as fs from "node:fs"
import * as path from "node:path"

/** A value that an entry offers. */
interface Offered {
  readonly entry: string
  readonly name: string
  readonly isSchema: boolean
}

/** A program that says which values the entries of a package offer. */
export const inventory = (packageName: string, entries: ReadonlyArray<string>): string => `
  const offered = []
  for (const entry of ${JSON.stringify(entries)}) {
    const module = await import("${packageName}" + entry)
    for (const name of Object.keys(module)) {
      const value = module[name]
      offered.push({ entry, name, isSchema: ["object", "function"].includes(typeof value) && value !== null && "ast" in value })
    }
  }
  console.log(JSON.stringify(offered))`

const nameOf = (index: number): string => `value${index}`

/** The library in a folder of its own under `node_modules`, as source. */
export const writeLibrary = (folder: string, packageName: string, offered: ReadonlyArray<Offered>): void => {
  const entries = Array.from(new Set(offered.map(({ entry }) => entry)))
  const lines = offered.flatMap(({ entry, isSchema, name }, index) => {
    const value = `module${entries.indexOf(entry)}.${name}`
    return [
      `export const ${nameOf(index)} = ${value}`,
      ...(isSchema
        ? [
          `export const ${
            nameOf(index)
          }Made = { list: Schema.Array(${value}), value: undefined! as typeof ${value}.Type }`
        ]
        : [])
    ]
  })
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(
    path.join(folder, "index.ts"),
    [
      `import * as Schema from "effect/Schema"`,
      ...entries.map((entry, index) => `import * as module${index} from "${packageName}${entry}"`),
      ...lines
    ].join("\n")
  )
  fs.writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: path.basename(folder), type: "module", exports: "./index.js" })
  )
}

/** A program that uses the library: it compiles if no value of it is `any`. */
export const consumerOf = (library: string, offered: ReadonlyArray<Offered>): string =>
  [
    `import * as library from "${library}"`,
    `type IsAny<A> = 0 extends 1 & A ? true : false`,
    ...offered.map((_, index) => `export const isAny${index}: IsAny<typeof library.${nameOf(index)}> = false`)
  ].join("\n")

/** What the declarations of the library name that nobody can import. */
export const closedNames = (folder: string): ReadonlyArray<string> =>
  fs.readFileSync(path.join(folder, "index.d.ts"), "utf8").match(/import\("[^"]*\/internal\/[^"]*"\)\.\w+/g) ?? []
