/**
 * Requests for tokens by an Effect `HttpClient`.
 */
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { readEncoded } from "../answer/body.ts"
import { textOf } from "../answer/contentCoding.ts"
import { errorLimit } from "../answer/limits.ts"
import { withSingleUse, withWirePolicy } from "../call/wirePolicy.ts"
import type { Request, Transport } from "./send.ts"

const requestOf = ({ body, headers, method, url }: Request): HttpClientRequest.HttpClientRequest => {
  const request = HttpClientRequest.make(method)(url, { headers })
  return body === undefined ? request : HttpClientRequest.bodyText(request, body.text, body.contentType)
}

export const overHttpClient = (client: HttpClient.HttpClient): Transport => (request) =>
  Effect.gen(function*() {
    const response = yield* client.execute(withSingleUse(requestOf(request)))
    const { headers, status } = response
    const bytes = yield* readEncoded(response, errorLimit)
    return { status, headers, text: bytes.length > errorLimit ? undefined : textOf(bytes) }
  }).pipe(withWirePolicy)
