/**
 * Where an observer of calls and sessions is provided. There is none, unless a program asks for it: what listens is a module of its own.
 */
import * as Context from "effect/Context"
import type * as vocabulary from "./vocabulary.ts"

export const Observer = Context.Reference<vocabulary.Observer | undefined>("effect-prisma-management/Observer", {
  defaultValue: () => undefined
})
