/**
 * What a client does with each schema before it decodes with it: nothing, unless `jit` is provided.
 */
import * as Context from "effect/Context"
import { constVoid } from "effect/Function"
import type * as SchemaAST from "effect/SchemaAST"

export const Compile = Context.Reference<(ast: SchemaAST.AST) => void>("effect-prisma-management/internal/Compile", {
  defaultValue: () => constVoid
})
