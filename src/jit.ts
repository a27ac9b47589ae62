/**
 * Compiles the schemas of a client to JavaScript when they are first used, so that large answers decode faster.
 *
 * @since 0.1.0
 */
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SchemaJITCompiler from "effect/schema/SchemaJITCompiler"
import { Compile } from "./internal/answer/compile.ts"

/**
 * Makes the clients that it is provided to compile their schemas, and nobody else's, with Effect's `SchemaJITCompiler`.
 *
 * **When to use**
 *
 * In a long-running process that reads long lists. A program that makes a few calls is faster without.
 *
 * **Gotchas**
 *
 * Needs `new Function`. Where a content security policy forbids it, schemas are interpreted as without this layer.
 *
 * **Example** (A client that compiles)
 *
 * ```ts
 * import * as Layer from "effect/Layer"
 * import * as Jit from "effect-prisma-management/jit"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 *
 * const ManagementLive = ManagementClient.layerConfig.pipe(Layer.provide(Jit.layer))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<never> = Layer.succeed(Compile, (schema) => {
  SchemaJITCompiler.enable(schema.ast)
  return Schema.is(schema)
})
