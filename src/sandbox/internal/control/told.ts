/** What a test tells a sandbox, in a program that may have no types, or by HTTP: what is wrong with it is told by name, with what is known. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"
import * as Schema from "effect/Schema"
import * as issues from "../../../internal/failure/issues.ts"
import { fromSchemaError } from "../../../internal/failure/schemaIssues.ts"
import { listed, unknownField } from "../protocol/unknownField.ts"

/** What is wrong with what a test says. */
export class ToldProblem extends Data.TaggedError("ToldProblem")<{ readonly message: string }> {}

export const problem = (message: string) => Effect.fail(new ToldProblem({ message }))

/** `name`: what is read, in a sentence. */
export const read = <Fields extends Schema.Struct.Fields>(
  name: string,
  schema: Schema.Struct<Fields>,
  given: unknown
) =>
  Effect.suspend(() => {
    const known = Object.keys(schema.fields)
    if (!Predicate.isObject(given)) return problem(`The ${name} has to be an object with ${listed(known)}.`)
    const unknown = unknownField(given, known)
    return unknown === undefined
      ? Effect.mapError(
        Schema.decodeUnknownEffect(schema, { errors: "all" })(given),
        (error) => new ToldProblem({ message: issues.describe(fromSchemaError(error)) })
      )
      : problem(unknown)
  })
