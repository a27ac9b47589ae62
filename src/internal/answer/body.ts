/**
 * Reading a body: all of it or its beginning, never more than a limit. Nobody has to hold what a broken or hostile server sends.
 */
import * as Effect from "effect/Effect"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpIncomingMessage from "effect/http/HttpIncomingMessage"
import * as Stream from "effect/Stream"
import type { FetchError } from "../../FetchError.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { concat } from "./bytes.ts"
import { decodeBytes, expectation, isEncoded, type Undecodable } from "./contentCoding.ts"
import { errorLimit, errorTime, successLimit } from "./limits.ts"

type Response = HttpClientResponse.HttpClientResponse

/** How many bytes of a success are read: what `HttpIncomingMessage.MaxBodySize` says, else `successLimit`. */
export const mostOfSuccess: Effect.Effect<number> = Effect.map(
  HttpIncomingMessage.MaxBodySize,
  // A `ByteSize` is a bigint.
  (size) => size === undefined ? successLimit : Number(size)
)

/** Whether a body is known not to be longer than the limit. What is encoded grows when it is read. */
export const isWithin = ({ headers }: Response, limit: number): boolean =>
  headers["content-encoding"] === undefined
  && Number(headers["content-length"] ?? NaN) <= limit

/** Gives the bytes of a body to `take` until there are more than the limit, and says whether those were all. */
export const readChunks = (
  response: Response,
  limit: number,
  take: (bytes: Uint8Array) => void
): Effect.Effect<boolean, HttpClientError.HttpClientError> =>
  Effect.suspend(() => {
    let left = limit
    return response.stream.pipe(
      Stream.runForEachWhile((bytes) =>
        Effect.sync(() => {
          take(bytes)
          left -= bytes.length
          return left >= 0
        })
      ),
      Effect.map(() => left >= 0),
      Effect.catchIf(({ reason }) => reason._tag === "EmptyBodyError", () => Effect.succeed(true))
    )
  })

/** The text of a body, or its beginning where it is longer than the limit. */
export interface Read {
  readonly text: string
  readonly isWhole: boolean
}

/** Reads the text of a body up to a limit in bytes, unpacked. */
export const readText = (
  response: Response,
  limit: number
): Effect.Effect<Read, HttpClientError.HttpClientError | Undecodable> =>
  Effect.suspend(() => {
    if (isWithin(response, limit)) return Effect.map(response.text, (text) => ({ text, isWhole: true }))
    if (isEncoded(response)) return Effect.map(readEncoded(response, limit), cutTo(limit))
    const decoder = new TextDecoder()
    let text = ""
    let left = limit
    return Effect.map(
      readChunks(response, limit, (bytes) => {
        text += decoder.decode(bytes.subarray(0, left), { stream: true })
        left -= bytes.length
      }),
      (isWhole) => ({ text: isWhole ? text + decoder.decode() : text, isWhole })
    )
  })

/** Reads a body that may be compressed: more than the limit where it is longer, packed or unpacked. */
export const readEncoded = (
  response: Response,
  limit: number
): Effect.Effect<Uint8Array, HttpClientError.HttpClientError | Undecodable> =>
  Effect.suspend(() => {
    const chunks: Array<Uint8Array> = []
    return Effect.flatMap(
      readChunks(response, limit, (bytes) => chunks.push(bytes)),
      (isWhole) =>
        isWhole
          ? decodeBytes(concat(chunks), response.headers["content-encoding"], limit)
          : Effect.succeed(concat(chunks))
    )
  })

const cutTo = (limit: number) => (bytes: Uint8Array): Read => {
  const isWhole = bytes.length <= limit
  return { text: new TextDecoder().decode(isWhole ? bytes : bytes.subarray(0, limit), { stream: !isWhole }), isWhole }
}

/** What a body is that cannot be read as its header says. */
export const undecodable = (response: Response, error: Undecodable): FetchError =>
  FetchErrors.invalidResponse(response, [{ path: "body", message: expectation(error) }])

/** The text of a success. */
export const readSuccess = (response: Response): Effect.Effect<string, FetchError> =>
  Effect.flatMap(mostOfSuccess, (limit) =>
    Effect.matchEffect(readText(response, limit), {
      onFailure: (error) =>
        Effect.fail(
          error._tag === "Undecodable"
            ? undecodable(response, error)
            : FetchErrors.transport(response.request, error, response)
        ),
      onSuccess: ({ isWhole, text }) =>
        isWhole ? Effect.succeed(text) : Effect.fail(
          FetchErrors.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }])
        )
    }))

/** What an error says: the beginning of a body that is too long, nothing of one that breaks off or does not come in time. */
export const readError = (response: Response): Effect.Effect<string> => {
  const read = readText(response, errorLimit)
  // A success that was not declared says nothing by its status: its body is waited for.
  return Effect.match(response.status < 400 ? read : Effect.timeout(read, errorTime), {
    onFailure: () => "",
    onSuccess: ({ text }) => text
  })
}
