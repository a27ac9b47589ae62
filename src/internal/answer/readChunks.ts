/**
 * Reads a body up to a limit: nobody has to hold what a broken or hostile server sends.
 */
import * as Effect from "effect/Effect"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Stream from "effect/Stream"

/** Gives the bytes of a body to `take`, up to the limit, and says whether those were all. */
export const readChunks = (
  response: HttpClientResponse.HttpClientResponse,
  limit: number,
  take: (bytes: Uint8Array) => void
): Effect.Effect<boolean, HttpClientError.HttpClientError> =>
  Effect.suspend(() => {
    let left = limit
    return response.stream.pipe(
      Stream.runForEachWhile((bytes) =>
        Effect.sync(() => {
          take(bytes.subarray(0, left))
          left -= bytes.length
          return left >= 0
        })
      ),
      Effect.map(() => left >= 0)
    )
  })
