/**
 * Finds in a program what a browser of the minimum may not have.
 */
import { parseAsync, traverse, type types } from "@babel/core"
import type { Newer } from "./newer.ts"

/** One use of something: what, and where. */
export interface Use {
  readonly name: string
  /** From 1. */
  readonly line: number
}

const nameOf = (property: types.Node, computed: boolean): string | undefined => {
  if (property.type === "Identifier" && !computed) return property.name
  return property.type === "StringLiteral" ? property.value : undefined
}

/** Uses in a module or a script, in their order. */
export const usesOf = async (code: string, { globals, members, statics }: Newer): Promise<ReadonlyArray<Use>> => {
  const names = { globals: new Set(globals), members: new Set(members), statics: new Set(statics) }
  const uses: Array<Use> = []
  const ast = (await parseAsync(code, { babelrc: false, configFile: false, sourceType: "module" }))!
  const found = (name: string, { loc }: types.Node) => uses.push({ name, line: loc?.start.line ?? 0 })
  traverse(ast, {
    Identifier(path) {
      const { name } = path.node
      if (!names.globals.has(name) || !path.isReferencedIdentifier() || path.scope.hasBinding(name, true)) return
      if (path.parentPath?.isUnaryExpression({ operator: "typeof" })) return
      found(name, path.node)
    },
    "MemberExpression|OptionalMemberExpression"(path) {
      const { node } = path
      if (node.type !== "MemberExpression" && node.type !== "OptionalMemberExpression") return
      const member = nameOf(node.property, node.computed)
      if (member === undefined) return
      const { object } = node
      const owner = object.type === "Identifier" && !path.scope.hasBinding(object.name, true) ? object.name : undefined
      // A class or a namespace of the platform: what it has is told one by one.
      if (owner !== undefined && /^([A-Z]\w*|globalThis)$/.test(owner)) {
        if (names.statics.has(`${owner}.${member}`)) found(`${owner}.${member}`, node)
        if (owner === "globalThis" && names.globals.has(member)) found(member, node)
        return
      }
      // A field of the program's own may have any name: what is newer is called.
      const { parent } = path
      const isCalled = (parent.type === "CallExpression" || parent.type === "OptionalCallExpression")
        && parent.callee === node
      if (isCalled && names.members.has(member)) found(member, node)
    }
  })
  return uses
}
