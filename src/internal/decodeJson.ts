/**
 * Reads a JSON body as what a schema says.
 */
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import type { FetchError } from "../FetchError.ts"
import { makeConvert } from "./convert.ts"
import * as Issues from "./issues.ts"

/** What happens to a schema before it is used: nothing, or a compilation. */
export type Compile = (ast: SchemaAST.AST) => void

type Decode = (u: unknown) => Result.Result<unknown, Schema.SchemaError>

const makeDecode = (
  codec: Schema.Codec<unknown, unknown>,
  compile: Compile
): (u: unknown) => Option.Option<unknown> => {
  const convert = makeConvert(codec.ast)
  const checked = convert === undefined ? codec : Schema.toEncoded(codec)
  compile(checked.ast)
  const decode = Schema.decodeUnknownOption(checked)
  return convert === undefined ? decode : (body) => {
    try {
      return Option.map(decode(body), convert)
    } catch {
      return Option.none()
    }
  }
}

/** Reads the body of a response: a `FetchError` where it breaks off, is no JSON or not what the schema says. */
export const decodeJson = (schema: Schema.Top, compile: Compile) => {
  const codec = schema as Schema.Codec<unknown, unknown>
  const decode = makeDecode(codec, compile)
  // Telling what is wrong costs more than telling that something is, so it is done only for an answer that needs it.
  const explain: Decode = Schema.decodeUnknownResult(codec, { errors: "all" })

  return (response: HttpClientResponse.HttpClientResponse): Effect.Effect<unknown, FetchError> =>
    Effect.matchEffect(response.text, {
      onFailure: (cause) => Effect.fail(Issues.transport(response.request, cause)),
      onSuccess: (text) => {
        let body: unknown
        try {
          body = JSON.parse(text)
        } catch {
          return Effect.fail(Issues.invalidResponse(response, [{ path: "body", message: "Expected JSON" }]))
        }
        const decoded = decode(body)
        if (Option.isSome(decoded)) return Effect.succeed(decoded.value)
        const explained = explain(body)
        return explained._tag === "Success"
          ? Effect.succeed(explained.success)
          : Effect.fail(
            Issues.invalidResponse(response, Issues.under("body", Issues.fromSchemaError(explained.failure)))
          )
      }
    })
}
