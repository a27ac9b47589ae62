/**
 * Reads a body of newline-delimited JSON as a stream of records.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import type { FetchError } from "../../FetchError.ts"
import { undecodable } from "./body.ts"
import { decodedStream, type Undecodable } from "./contentCoding.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { makeDecode } from "./decode.ts"
import { isJson, Lines } from "./lines.ts"
import { limitOr, Silence } from "./silence.ts"
import { silence, silenceOfAnswer } from "./silences.ts"

type Response = HttpClientResponse.HttpClientResponse

/** Reads lines as records: all before the first that is none, and then what is wrong with that. */
export const makeRecords = (schema: Schema.Top) => {
  const decode = makeDecode(schema as Schema.Codec<unknown, unknown>)
  return (response: Response, lines: ReadonlyArray<string>): Stream.Stream<unknown, FetchError> => {
    const records: Array<unknown> = []
    for (const line of lines) {
      const decoded = decode(line)
      if (decoded._tag === "Failure") {
        const { issues, more } = decoded.failure
        return Stream.concat(
          Stream.fromIterable(records),
          Stream.fail(FetchErrors.invalidResponse(response, issues, more))
        )
      }
      records.push(decoded.success)
    }
    return Stream.fromIterable(records)
  }
}

/** The bytes of a body, as long as none of them is longer in coming than the limit. */
const bytesOf = (
  response: Response,
  duration: Duration.Duration
): Stream.Stream<Uint8Array, HttpClientError.HttpClientError | Undecodable | FetchError> => {
  const bytes = decodedStream(response)
  if (!Duration.isFinite(duration)) return bytes
  const orElse = () => Effect.fail(silence(FetchErrors.silent(response.request, duration)))
  return Stream.transformPull(
    bytes,
    (pull) => Effect.succeed(Effect.timeoutOrElse(pull, { duration, orElse }))
  )
}

/** The records of a response, decoded as they arrive. */
export const ndjson = (schema: Schema.Top) => {
  const records = makeRecords(schema)
  return (response: Response): Effect.Effect<Stream.Stream<unknown, FetchError>> =>
    Effect.map(Silence, (reading) => {
      const limit = reading === undefined ? Duration.infinity : limitOr(reading.limit, silenceOfAnswer)
      const lines = new Lines()
      // A line that breaks off is a connection that did: nothing else ends a body without saying so.
      const last = Stream.suspend(() => {
        if (lines.isEmpty) return Stream.empty
        const rest = lines.rest()
        return isJson(rest)
          ? records(response, [rest])
          : Stream.fail(FetchErrors.transport(response.request, undefined, response))
      })
      return bytesOf(response, limit).pipe(
        Stream.mapError((error) => {
          if (error._tag === "FetchError") return error
          return error._tag === "Undecodable"
            ? undecodable(response, error)
            : FetchErrors.transport(response.request, error, response)
        }),
        Stream.flatMap((bytes) => records(response, lines.push(bytes))),
        Stream.concat(last)
      )
    })
}
