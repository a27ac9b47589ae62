/**
 * Reads the text of a body, up to the limit of a success or of an error.
 */
import * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { readChunks } from "./readChunks.ts"

const defaultLimit = 64 * 1024 * 1024

// More of an error's body than is kept, since its JSON has to be whole to be read.
const errorLimit = 64 * 1024

type Response = HttpClientResponse.HttpClientResponse

/** Whether a body is known not to be longer than the limit. What is encoded grows when it is read. */
export const isWithin = ({ headers }: Response, limit: number): boolean =>
  headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit

const read = (
  response: Response,
  limit: number,
  onExcess: (text: string) => Effect.Effect<string, FetchError>
): Effect.Effect<string, FetchError> =>
  Effect.suspend(() => {
    if (isWithin(response, limit)) {
      return Effect.mapError(response.text, (error) => FetchErrors.transport(response.request, error))
    }
    const decoder = new TextDecoder()
    let text = ""
    return readChunks(response, limit, (bytes) => {
      text += decoder.decode(bytes, { stream: true })
    }).pipe(
      Effect.mapError((error) => FetchErrors.transport(response.request, error)),
      Effect.flatMap((isWhole) => isWhole ? Effect.succeed(text + decoder.decode()) : onExcess(text))
    )
  })

/** How many bytes of a success are read: at most 64 MiB, or what `HttpIncomingMessage.MaxBodySize` says. */
export const bodyLimit: Effect.Effect<number> = Effect.map(
  HttpIncomingMessage.MaxBodySize,
  // A `ByteSize` is a bigint.
  (size) => size === undefined ? defaultLimit : Number(size)
)

/** The text of a success. */
export const readText = (response: Response): Effect.Effect<string, FetchError> =>
  Effect.flatMap(bodyLimit, (limit) =>
    read(
      response,
      limit,
      () =>
        Effect.fail(
          FetchErrors.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }])
        )
    ))

/** What an error says: the beginning of a body that is too long, nothing of one that breaks off. */
export const readErrorText = (response: Response): Effect.Effect<string> =>
  Effect.orElseSucceed(read(response, errorLimit, Effect.succeed), () => "")
