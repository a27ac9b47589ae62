/**
 * Codecs for values with secrets in them, where they are kept longer than a call takes: the steps of a workflow, the messages of a cluster.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"
import type * as AuthError from "./AuthError.ts"
import { secretsIn } from "./internal/contract/secret.ts"
import type { TokenSealing } from "./TokenSealing.ts"

type Path = ReadonlyArray<PropertyKey>

/** Where a value holds secrets. A value may hold itself. */
const placesOf = (value: unknown, path: Path, around: ReadonlyArray<unknown>): ReadonlyArray<Path> => {
  if (Redacted.isRedacted(value)) return [path]
  if (typeof value !== "object" || value === null || around.includes(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key], [...around, value]))
}

/**
 * The same codec for values without secrets: it fails, and says where, for a value that holds one.
 *
 * **When to use**
 *
 * Where what is encoded is kept in plain, as the result of an activity is in the storage of a workflow engine.
 *
 * **Details**
 *
 * A secret is what is `Redacted`, and what the contract says is one: the plain text of a secret input too.
 *
 * **Example** (A step that stores no secret)
 *
 * ```ts
 * import * as Schema from "effect/Schema"
 * import { CreatedProject } from "effect-prisma-management/api/schemas"
 * import * as Secrets from "effect-prisma-management/Secrets"
 *
 * const Step = Secrets.refused(CreatedProject)
 *
 * export const store = Schema.encodeEffect(Step)
 * ```
 *
 * @since 0.1.0
 * @category schemas
 */
export const refused = <S extends Schema.Constraint>(
  schema: S
): Schema.Codec<S["Type"], Schema.Json, S["DecodingServices"], S["EncodingServices"]> => {
  const { ast } = Schema.toType(schema)
  const message = "A secret may not be stored in plain: omit it, or seal it with Secrets.sealed"
  return Schema.toCodecJson(schema as unknown as Schema.Codec<unknown, unknown>).check(
    Schema.makeFilter((value: unknown) => {
      const places = placesOf(value, [], [])
      if (places.length > 0) return places.map((path) => ({ path, issue: message }))
      return secretsIn(ast, value).length > 0 ? message : undefined
    })
  ) as never
}

/**
 * How a value is sealed: with the key ring of `TokenSealing`, for a place that it cannot be moved from.
 *
 * - `key`: names the place: what was sealed for another does not open.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly sealing: TokenSealing
  readonly key: string
}

/**
 * A codec whose encoded side is a sealed text: secrets and all else in it can be read with the key alone.
 *
 * **When to use**
 *
 * For the result of an activity with a connection string in it. A stored step, or message of a cluster, is otherwise plain text.
 *
 * **Details**
 *
 * Fails, as a schema does, for a text that was changed, truncated, or sealed for another `key` or with a key that is not in the ring.
 *
 * **Example** (A project with its connection strings)
 *
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Redacted from "effect/Redacted"
 * import * as Schema from "effect/Schema"
 * import { ProjectsGroup } from "effect-prisma-management/api/projects"
 * import * as Operation from "effect-prisma-management/Operation"
 * import * as Secrets from "effect-prisma-management/Secrets"
 * import * as TokenSealing from "effect-prisma-management/TokenSealing"
 *
 * const makeStep = Effect.gen(function*() {
 *   const sealing = yield* TokenSealing.make({
 *     keys: { "2026-11": Redacted.make("q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=") },
 *     current: "2026-11"
 *   })
 *   return Secrets.sealed(Operation.success(ProjectsGroup, "create"), { sealing, key: "create-project" })
 * })
 * ```
 *
 * @since 0.1.0
 * @category schemas
 */
export const sealed = <S extends Schema.Constraint>(
  schema: S,
  { key, sealing }: Options
): Schema.Codec<S["Type"], string, S["DecodingServices"], S["EncodingServices"]> => {
  const failed = ({ message }: AuthError.AuthError) => new SchemaIssue.InvalidValue({ message })
  return Schema.String.pipe(Schema.decodeTo(
    Schema.fromJsonString(Schema.toCodecJson(schema as unknown as Schema.Codec<unknown, unknown>)),
    SchemaTransformation.transformEffect({
      decode: (text: string) => Effect.mapError(sealing.open(text, key, `The value of ${key}`), failed),
      encode: (text: string) => Effect.mapError(sealing.seal(text, key), failed)
    })
  )) as never
}
