/**
 * An answer as the user of an `HttpClient` gets it: its body is read up to a limit, and its request is the user's own, without the token.
 */
import * as Effect from "effect/Effect"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Stream from "effect/Stream"
import { readChunks } from "./readChunks.ts"
import { bodyLimit, isWithin } from "./body.ts"
import { transportCause } from "../failure/transportCause.ts"

type Response = HttpClientResponse.HttpClientResponse

const concat = (chunks: ReadonlyArray<Uint8Array>): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/** All bytes of a body, or `undefined` where there are more than the limit. */
const readBytes = (
  response: Response,
  limit: number
): Effect.Effect<Uint8Array<ArrayBuffer> | undefined, HttpClientError.HttpClientError> =>
  Effect.suspend(() => {
    if (isWithin(response, limit)) return Effect.map(response.arrayBuffer, (buffer) => new Uint8Array(buffer))
    const chunks: Array<Uint8Array> = []
    return readChunks(response, limit, (bytes) => chunks.push(bytes)).pipe(
      Effect.catchIf(({ reason }) => reason._tag === "EmptyBodyError", () => Effect.succeed(true)),
      Effect.map((isWhole) => isWhole ? concat(chunks) : undefined)
    )
  })

/**
 * The response with a body that is read once: what has been read can be read again, in any form. A stream of it has no limit, since
 * nobody has to hold it.
 */
export const boundedResponse = (response: Response, request: HttpClientRequest.HttpClientRequest): Response => {
  let read: Uint8Array<ArrayBuffer> | undefined
  const failed = (fields: { readonly cause?: unknown; readonly description?: string }) =>
    new HttpClientError.HttpClientError({
      reason: new HttpClientError.DecodeError({ request, response: bounded, ...fields })
    })
  const bytes = Effect.flatMap(bodyLimit, (limit) =>
    readBytes(response, limit).pipe(
      // The transport's own error holds the request that was sent.
      Effect.mapError((error) => failed({ cause: transportCause(error) })),
      Effect.flatMap((all) =>
        all === undefined
          ? Effect.fail(failed({ description: `Expected at most ${limit} bytes` }))
          : Effect.succeed(read = all)
      )
    )).pipe(Effect.cached, Effect.runSync)
  /** What Effect makes of a body that is all there, whatever the status and the other headers are. */
  const whole = (all: Uint8Array<ArrayBuffer>): Response => {
    const contentType = response.headers["content-type"]
    const headers = contentType === undefined ? {} : { "content-type": contentType }
    return HttpClientResponse.fromWeb(request, new globalThis.Response(all, { headers }))
  }
  const form = (name: "arrayBuffer" | "formData" | "json" | "text" | "urlParamsBody") => ({
    value: Effect.flatMap(bytes, (all) => {
      const read: Effect.Effect<unknown, unknown> = whole(all)[name]
      // A parser's error quotes what it stumbled over.
      return Effect.mapError(read, () => failed({ description: `Expected a body that can be read as ${name}` }))
    })
  })
  const bounded: Response = Object.create(response, {
    request: { value: request },
    arrayBuffer: form("arrayBuffer"),
    formData: form("formData"),
    json: form("json"),
    text: form("text"),
    urlParamsBody: form("urlParamsBody"),
    stream: { get: () => read === undefined ? response.stream : Stream.succeed(read) }
  })
  return bounded
}
