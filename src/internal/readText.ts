/**
 * Reads the text of a body, up to a limit: nobody has to hold what a broken or hostile server sends.
 */
import * as ByteSize from "effect/ByteSize"
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as Stream from "effect/Stream"
import type { FetchError } from "../FetchError.ts"
import * as Issues from "./issues.ts"

const defaultLimit = 64 * 1024 * 1024

// More of an error's body than is kept, since its JSON has to be whole to be read.
const errorLimit = 64 * 1024

type Response = HttpClientResponse.HttpClientResponse

/** A length that says how long the text will be: what is encoded grows when it is read. */
const knownLength = ({ headers }: Response): number | undefined =>
  headers["content-encoding"] === undefined && headers["content-length"] !== undefined
    ? Number(headers["content-length"])
    : undefined

const read = (
  response: Response,
  limit: number,
  onExcess: (text: string) => Effect.Effect<string, FetchError>
): Effect.Effect<string, FetchError> =>
  Effect.suspend(() => {
    const length = knownLength(response)
    if (length !== undefined && length <= limit) {
      return Effect.mapError(response.text, (error) => Issues.transport(response.request, error))
    }
    const decoder = new TextDecoder()
    let left = limit
    let text = ""
    return response.stream.pipe(
      Stream.takeWhile(() => left >= 0),
      Stream.runForEach((bytes) =>
        Effect.sync(() => {
          text += decoder.decode(bytes.subarray(0, Math.max(0, left)), { stream: true })
          left -= bytes.length
        })
      ),
      Effect.mapError((error) => Issues.transport(response.request, error)),
      Effect.flatMap(() => left < 0 ? onExcess(text) : Effect.succeed(text + decoder.decode()))
    )
  })

/** The text of a success: at most 64 MiB, or what `HttpIncomingMessage.MaxBodySize` says. */
export const readText = (response: Response): Effect.Effect<string, FetchError> =>
  Effect.flatMap(HttpIncomingMessage.MaxBodySize, (size) => {
    const limit = size === undefined ? defaultLimit : ByteSize.toNumberUnsafe(size)
    return read(
      response,
      limit,
      () =>
        Effect.fail(Issues.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }]))
    )
  })

/** What an error says: the beginning of a body that is too long, nothing of one that breaks off. */
export const readErrorText = (response: Response): Effect.Effect<string> =>
  Effect.orElseSucceed(read(response, errorLimit, Effect.succeed), () => "")
