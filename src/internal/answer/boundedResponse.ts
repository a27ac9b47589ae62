/**
 * An answer as the user of an `HttpClient` gets it: its body is read once and up to a limit, and its request is the user's own, without
 * the token.
 */
import * as Effect from "effect/Effect"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Stream from "effect/Stream"
import { transportCause } from "../failure/transportCause.ts"
import { isWithin, mostOfSuccess, readChunks, readEncoded } from "./body.ts"
import { concat } from "./bytes.ts"
import { decodedStream, expectation, isEncoded, type Undecodable } from "./contentCoding.ts"

type Response = HttpClientResponse.HttpClientResponse

const sent = new WeakMap<Response, HttpClientRequest.HttpClientRequest>()

/** The request as it was sent, with its token: for whoever has to take that out of the answer. */
export const sentRequest = (response: Response): HttpClientRequest.HttpClientRequest =>
  sent.get(response) ?? response.request

/** What Effect makes of a body that is all there, whatever the status and the other headers are. */
const whole = (
  { headers }: Response,
  request: HttpClientRequest.HttpClientRequest,
  body: Uint8Array<ArrayBuffer>
): Response => {
  const contentType = headers["content-type"]
  return HttpClientResponse.fromWeb(
    request,
    new globalThis.Response(body, { headers: contentType === undefined ? {} : { "content-type": contentType } })
  )
}

/**
 * The response with a body that is read once: what has been read can be read again, in any form. A stream of it has no limit, since
 * nobody has to hold it; once the body was read in part, the stream fails after that part.
 */
export const boundedResponse = (
  response: Response,
  request: HttpClientRequest.HttpClientRequest,
  bodyLimit: Effect.Effect<number> = mostOfSuccess
): Response => {
  const chunks: Array<Uint8Array> = []
  let state: "unread" | "whole" | "partial" = "unread"

  const failed = (fields: { readonly cause?: unknown; readonly description?: string }) =>
    new HttpClientError.HttpClientError({
      reason: new HttpClientError.DecodeError({ request, response: bounded, ...fields })
    })

  const undecoded = (error: Undecodable) => failed({ description: expectation(error) })

  const readAll = (limit: number): Effect.Effect<boolean, HttpClientError.HttpClientError | Undecodable> => {
    if (isEncoded(response)) {
      return Effect.map(readEncoded(response, limit), (bytes) => {
        chunks.push(bytes)
        return bytes.length <= limit
      })
    }
    if (!isWithin(response, limit)) return readChunks(response, limit, (bytes) => chunks.push(bytes))
    return Effect.map(response.arrayBuffer, (buffer) => {
      chunks.push(new Uint8Array(buffer))
      return true
    })
  }

  // Whoever stops waiting for it has read it in part, and nobody can read it again from its beginning.
  const read = Effect.flatMap(bodyLimit, (limit) =>
    Effect.suspend(() => {
      if (state === "partial") return Effect.fail(failed({ description: "The body was abandoned before its end" }))
      state = "partial"
      return Effect.matchEffect(readAll(limit), {
        onFailure: (error) =>
          Effect.fail(
            // The transport's own error holds the request that was sent.
            error._tag === "Undecodable" ? undecoded(error) : failed({ cause: transportCause(error) })
          ),
        onSuccess: (isWhole) => {
          if (!isWhole) return Effect.fail(failed({ description: `Expected at most ${limit} bytes` }))
          state = "whole"
          return Effect.succeed(concat(chunks))
        }
      })
    })).pipe(Effect.cached, Effect.runSync)

  const form = (name: "arrayBuffer" | "formData" | "json" | "text" | "urlParamsBody") => ({
    value: Effect.flatMap(read, (all) => {
      const read: Effect.Effect<unknown, unknown> = whole(response, request, all)[name]
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
    stream: {
      get: () => {
        if (state === "unread") {
          return Stream.catchTag(decodedStream(response), "Undecodable", (error) => Stream.fail(undecoded(error)))
        }
        const beginning = Stream.fromIterable(chunks)
        return state === "whole"
          ? beginning
          : Stream.concat(beginning, Stream.fail(failed({ description: "The body was read in part" })))
      }
    }
  })
  sent.set(bounded, sentRequest(response))
  return bounded
}
