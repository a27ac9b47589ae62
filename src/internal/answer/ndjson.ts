/**
 * Reads a body of newline-delimited JSON as a stream of records.
 */
import * as Effect from "effect/Effect"
import * as Ndjson from "effect/encoding/Ndjson"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { FetchError } from "../../FetchError.ts"
import { undecodable } from "./body.ts"
import { decodedStream } from "./contentCoding.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { fromSchemaError } from "../failure/schemaIssues.ts"

const maxLineBytes = 1024 * 1024

/** The records of a response, decoded one by one as they arrive. */
export const ndjson = (schema: Schema.Top) => {
  const decode = Schema.decodeUnknownEffect(schema, { errors: "all" }) as (
    u: unknown
  ) => Effect.Effect<unknown, Schema.SchemaError>
  return (response: HttpClientResponse.HttpClientResponse): Effect.Effect<Stream.Stream<unknown, FetchError>> =>
    Effect.succeed(
      decodedStream(response).pipe(
        Stream.pipeThroughChannel(Ndjson.decode({ ignoreEmptyLines: true, maxLineBytes })),
        Stream.mapError((error) =>
          error._tag === "Undecodable"
            ? undecodable(response, error)
            // A line that breaks off is a connection that did: nothing else ends a body without saying so.
            : Ndjson.isNdjsonError(error) && !error.unterminated
            ? FetchErrors.invalidResponse(response, [{
              path: "body",
              message: "Expected a line of JSON, of at most 1 MiB"
            }])
            : FetchErrors.transport(response.request, error, response)
        ),
        Stream.mapEffect((record) =>
          Effect.mapError(
            decode(record),
            (error) => FetchErrors.invalidResponse(response, FetchErrors.under("body", fromSchemaError(error)))
          )
        )
      )
    )
}
