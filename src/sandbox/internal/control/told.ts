/** What a test tells a sandbox, in a program that may have no types, or by HTTP: what is wrong with it is told by name, with what is known. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as issues from "../../../internal/failure/issues.ts"
import { fromSchemaError } from "../../../internal/failure/schemaIssues.ts"
import { listed, unknownField } from "../protocol/unknownField.ts"
import { controlInvalid, type SandboxError } from "../state/SandboxError.ts"

export const problem = (message: string) => Effect.fail(controlInvalid(message))

/** What was meant, or what is wrong with it. `name`: what is read, in a sentence. */
export const attempt = <S extends Schema.ConstraintDecoder<unknown> & { readonly fields: object }>(
  name: string,
  schema: S,
  given: unknown
): Result.Result<S["Type"], string> => {
  const known = Object.keys(schema.fields)
  if (!Predicate.isObject(given)) return Result.fail(`The ${name} must be an object with ${listed(known)}.`)
  const unknown = unknownField(given, known)
  return unknown === undefined
    ? Result.mapError(
      Schema.decodeUnknownResult(schema, { errors: "all" })(given),
      (error) => issues.describe(fromSchemaError(error))
    )
    : Result.fail(unknown)
}

export const read = <S extends Schema.ConstraintDecoder<unknown> & { readonly fields: object }>(
  name: string,
  schema: S,
  given: unknown
): Effect.Effect<S["Type"], SandboxError> =>
  Effect.suspend(() => Result.match(attempt(name, schema, given), { onSuccess: Effect.succeed, onFailure: problem }))
