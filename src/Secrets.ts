/**
 * Codecs for values with secrets that are stored or sent elsewhere: steps of a workflow, messages of a cluster.
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

/** Where a value holds secrets. A value may contain itself. */
const placesOf = (value: unknown, path: Path, around: ReadonlyArray<unknown>): ReadonlyArray<Path> => {
  if (Redacted.isRedacted(value)) return [path]
  if (typeof value !== "object" || value === null || around.includes(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key], [...around, value]))
}

/**
 * Makes a codec that fails for values that hold a secret, and says where.
 *
 * **When to use**
 *
 * Use if encoded values are stored as plain text, as a workflow engine stores the results of activities.
 *
 * **Details**
 *
 * Secrets are `Redacted` values and what the contract marks as secret, even if it is a plain string in an input.
 *
 * **Example** (Storing a step without secrets)
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
  const message = "A secret must not be stored as plain text: omit it, or seal it with Secrets.sealed"
  return Schema.toCodecJson(schema as unknown as Schema.Codec<unknown, unknown>).check(
    Schema.makeFilter((value: unknown) => {
      const places = placesOf(value, [], [])
      if (places.length > 0) return places.map((path) => ({ path, issue: message }))
      return secretsIn(ast, value).length > 0 ? message : undefined
    })
  ) as never
}

/**
 * How to seal a value: with a key ring of `TokenSealing`, for one place.
 *
 * - `key`: names the place. A value that was sealed for another place does not open.
 *
 * @since 0.1.0
 * @category options
 */
export interface Options {
  readonly sealing: TokenSealing
  readonly key: string
}

/**
 * Makes a codec that encodes to encrypted text. Only a holder of the key can read it.
 *
 * **When to use**
 *
 * Use for the result of an activity that contains a connection string. Otherwise, stored steps and cluster messages are
 * plain text.
 *
 * **Details**
 *
 * Decoding fails if the text was changed, truncated, or sealed for another `key` or with a key that is not in the ring.
 *
 * **Example** (Storing a project with its connection strings)
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
