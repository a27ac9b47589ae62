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
import { type Findings, under } from "../failure/issues.ts"
import { fromSchemaError } from "../failure/schemaIssues.ts"
import { readSuccess } from "./body.ts"
import { whatIsWrong } from "./whatIsWrong.ts"

type Decode = (text: string) => Result.Result<unknown, Findings>

const noJson = Result.fail({ issues: [{ path: "body", message: "Expected JSON" }], more: 0 })

const inBody = ({ issues, more }: Findings): Findings => ({ issues: under("body", issues), more })

/** Decodes the text of a body; fails with what is wrong and where. */
export const makeDecode = (codec: Schema.Codec<unknown, unknown>): Decode => {
  const check = makeCheck(Schema.toEncoded(codec))
  const convert = makeConvert(codec.ast)
  const decode = Schema.decodeUnknownResult(codec)
  // What the short way does not take and nothing is found wrong with, the schema has the last word on: it stops at the first place.
  const otherwise = (body: unknown): ReturnType<Decode> => {
    const found = whatIsWrong(codec.ast, body)
    return found.issues.length > 0
      ? Result.fail(inBody(found))
      : Result.mapError(decode(body), (error) => inBody(fromSchemaError(error)))
  }

  return (text) => {
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      return noJson
    }
    if (convert === undefined || !check(body)) return otherwise(body)
    try {
      return Result.succeed(convert(body))
    } catch {
      // Some of it is converted.
      return otherwise(JSON.parse(text))
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
        : Effect.fail(FetchErrors.invalidResponse(response, decoded.failure.issues, decoded.failure.more))
    })
}
