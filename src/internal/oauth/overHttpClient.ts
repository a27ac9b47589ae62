/**
 * Requests for tokens by an Effect `HttpClient`.
 */
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { concat, readChunks } from "../answer/body.ts"
import { decodeText } from "../answer/contentCoding.ts"
import { errorLimit } from "../answer/limits.ts"
import { withWirePolicy } from "../call/wirePolicy.ts"
import type { Request, Transport } from "./send.ts"

const requestOf = ({ body, headers, method, url }: Request): HttpClientRequest.HttpClientRequest => {
  const request = HttpClientRequest.make(method)(url, { headers })
  return body === undefined ? request : HttpClientRequest.bodyText(request, body.text, body.contentType)
}

export const overHttpClient = (client: HttpClient.HttpClient): Transport => (request) =>
  Effect.gen(function*() {
    const response = yield* client.execute(requestOf(request))
    const { headers, status } = response
    const chunks: Array<Uint8Array> = []
    const isWhole = yield* readChunks(response, errorLimit, (bytes) => chunks.push(bytes))
    const text = isWhole ? yield* decodeText(concat(chunks), headers["content-encoding"], errorLimit) : undefined
    return { status, headers, text }
  }).pipe(withWirePolicy)
