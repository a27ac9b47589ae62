/**
 * The error classes that a program can import, and the reasons that each of them has: read from the modules and their sources, so that a
 * document of them can be held to what there is.
 */
import { parseSync, traverse, types } from "@babel/core"
import * as fs from "node:fs"
import * as path from "node:path"
import { root } from "./contract.ts"

/** The fields of a class that say which of several failures it is. */
const telling: ReadonlySet<string> = new Set(["reason", "step", "cleanUp"])

export interface ErrorClass {
  readonly name: string
  /** The modules that export it, as a program names them after the package. */
  readonly modules: ReadonlyArray<string>
  /** What tells its failures apart, by field: the tags, or the strings. */
  readonly members: { readonly [field: string]: ReadonlyArray<string> }
}

const sources = (pattern: RegExp): ReadonlyArray<string> =>
  fs.globSync("src/**/*.ts", { cwd: root }).filter((file) => !pattern.test(file)).sort()

const parsed = (file: string): types.File =>
  parseSync(fs.readFileSync(path.join(root, file), "utf8"), {
    configFile: false,
    parserOpts: { plugins: ["typescript"] }
  }) as types.File

const membersOf = (type: types.TSTypeLiteral): ReadonlyMap<string, types.TSType> =>
  new Map(
    type.members.flatMap((member) =>
      types.isTSPropertySignature(member) && types.isIdentifier(member.key) && member.typeAnnotation
        ? [[member.key.name, (member.typeAnnotation as types.TSTypeAnnotation).typeAnnotation] as const]
        : []
    )
  )

/** The strings of a union of literals, or the tags of one of objects. A name is looked up in the same file. */
const literalsOf = (type: types.TSType, aliases: ReadonlyMap<string, types.TSType>): ReadonlyArray<string> => {
  if (types.isTSUnionType(type)) return type.types.flatMap((one) => literalsOf(one, aliases))
  if (types.isTSLiteralType(type)) return types.isStringLiteral(type.literal) ? [type.literal.value] : []
  if (types.isTSTypeReference(type) && types.isIdentifier(type.typeName)) {
    const alias = aliases.get(type.typeName.name)
    return alias === undefined ? [] : literalsOf(alias, aliases)
  }
  if (!types.isTSTypeLiteral(type)) return []
  const tag = membersOf(type).get("_tag")
  return tag === undefined ? [] : literalsOf(tag, aliases)
}

const aliasesOf = (file: types.File): ReadonlyMap<string, types.TSType> => {
  const aliases = new Map<string, types.TSType>()
  traverse(file, {
    TSTypeAliasDeclaration: ({ node }) => {
      aliases.set(node.id.name, node.typeAnnotation)
    }
  })
  return aliases
}

/** The strings of a type alias of a module. */
export const literalsOfAlias = (file: string, name: string): ReadonlyArray<string> => {
  const aliases = aliasesOf(parsed(file))
  return literalsOf(aliases.get(name)!, aliases)
}

/** What tells the failures of each class of a file apart. */
const tellingIn = (source: string): ReadonlyArray<readonly [string, ErrorClass["members"]]> => {
  const file = parsed(source)
  const aliases = aliasesOf(file)
  const found: Array<readonly [string, ErrorClass["members"]]> = []
  traverse(file, {
    ClassDeclaration: ({ node }) => {
      const fields = node.superTypeParameters?.params[0]
      if (!node.id || !fields || !types.isTSTypeLiteral(fields as types.Node)) return
      const members = Array.from(membersOf(fields as types.TSTypeLiteral)).flatMap(([field, type]) => {
        const literals = telling.has(field) ? literalsOf(type, aliases) : []
        return literals.length === 0 ? [] : [[field, literals] as const]
      })
      found.push([node.id.name, Object.fromEntries(members)])
    }
  })
  return found
}

const moduleOf = (file: string): string => file.replace(/^src\//, "").replace(/(\/index)?\.ts$/, "")

/** Every error class that a public module exports. */
export const errorClasses = async (): Promise<ReadonlyArray<ErrorClass>> => {
  const modules = new Map<string, Array<string>>()
  for (const file of sources(/internal|^src\/api\/|promise\/paths|sandbox\/bin/)) {
    const module: { readonly [name: string]: unknown } = await import(path.join(root, file))
    for (const [name, value] of Object.entries(module).sort(([a], [b]) => a < b ? -1 : 1)) {
      if (typeof value !== "function" || !(value.prototype instanceof Error)) continue
      const known = modules.get(name) ?? []
      modules.set(name, [...known, moduleOf(file)])
    }
  }
  const members = new Map(
    sources(/^src\/api\/|console\/files/).flatMap((file) =>
      fs.readFileSync(path.join(root, file), "utf8").includes("extends ") ? tellingIn(file) : []
    )
  )
  return Array.from(modules, ([name, exporting]) => ({
    name,
    modules: exporting,
    members: members.get(name) ?? {}
  }))
}
