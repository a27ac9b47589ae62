/**
 * How a client checks the JSON of an answer: by walking the schema, unless `jit` is provided.
 */
import * as Context from "effect/Context"
import type * as Schema from "effect/Schema"
import { makeCheck } from "./check.ts"

/** Makes the check of a schema that transforms nothing. */
export interface Compile {
  (schema: Schema.Codec<unknown, unknown>): (u: unknown) => boolean
}

export const Compile = Context.Reference<Compile>("effect-prisma-management/internal/Compile", {
  defaultValue: () => makeCheck
})
