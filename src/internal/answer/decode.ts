/**
 * Reads a JSON body as what a schema says.
 */
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { FetchError } from "../../FetchError.ts"
import { makeCheck } from "./check.ts"
import { makeConvert } from "./convert.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { fromSchemaError } from "../failure/schemaIssues.ts"
import { readSuccess } from "./body.ts"

type Decode = (text: string) => Result.Result<unknown, ReadonlyArray<FetchErrors.Issue>>

const noJson = Result.fail([{ path: "body", message: "Expected JSON" }])

/** Decodes the text of a body; fails with what is wrong and where. */
export const makeDecode = (codec: Schema.Codec<unknown, unknown>): Decode => {
  const check = makeCheck(Schema.toEncoded(codec))
  const convert = makeConvert(codec.ast)
  const decode = Schema.decodeUnknownResult(codec, { errors: "all" })
  // What the short way does not take, the schema has the last word on.
  const bySchema: Decode = (text) =>
    Result.mapError(decode(JSON.parse(text)), (error) => FetchErrors.under("body", fromSchemaError(error)))

  return (text) => {
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      return noJson
    }
    if (convert === undefined || !check(body)) return bySchema(text)
    try {
      return Result.succeed(convert(body))
    } catch {
      return bySchema(text)
    }
  }
}

/** Reads the body of a response: a `FetchError` where it breaks off, is no JSON or not what the schema says. */
export const decodeJson = (schema: Schema.Top) => {
  const decode = makeDecode(schema as Schema.Codec<unknown, unknown>)
  return (response: HttpClientResponse.HttpClientResponse): Effect.Effect<unknown, FetchError> =>
    Effect.flatMap(readSuccess(response), (text) => {
      const decoded = decode(text)
      return decoded._tag === "Success"
        ? Effect.succeed(decoded.success)
        : Effect.fail(FetchErrors.invalidResponse(response, decoded.failure))
    })
}
