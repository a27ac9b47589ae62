/**
 * What all requests of a client have in common: the authorization, the user agent, the trace context.
 */
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type { AuthError } from "../../AuthError.ts"
import { CallOptions } from "../../CallOptions.ts"
import type { FetchError } from "../../FetchError.ts"
import { RetryPolicy } from "../../RetryPolicy.ts"
import { watchConnecting } from "../failure/connecting.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { missing, missingFetch } from "../failure/platform.ts"
import { sourceOf } from "../failure/transportCause.ts"
import { type Authorize, ForClient } from "./authorize.ts"
import { Observer } from "./observer.ts"
import { watched } from "./sent.ts"
import { traceContext } from "./traceContext.ts"
import { serverOf } from "./traced.ts"
import { userAgent } from "./userAgent.ts"
import type { Send, Shared } from "./vocabulary.ts"
import { withSingleUse, withWirePolicy } from "./wirePolicy.ts"

/** The request with headers that it does not have yet: a program's own come first. */
const withHeaders = (
  request: HttpClientRequest.HttpClientRequest,
  headers: { readonly [name: string]: string }
): HttpClientRequest.HttpClientRequest => {
  for (const name in headers) {
    if (request.headers[name] === undefined) {
      return HttpClientRequest.modify(request, {
        headers: Headers.merge(Headers.fromRecordUnsafe(headers), request.headers)
      })
    }
  }
  return request
}

const makeSend = (client: HttpClient.HttpClient, authorize: Authorize): Send => {
  const next = (request: HttpClientRequest.HttpClientRequest) => client.execute(withSingleUse(request))
  return (request, span, withB3, sent) =>
    Effect.withFiber((fiber) => {
      const lacking = missing("ReadableStream")
      if (lacking !== undefined) return Effect.fail(lacking)
      return authorize(
        withHeaders(withHeaders(request, userAgent), traceContext(fiber, span, withB3)),
        sent === undefined ? next : watched(sent, next)
      ).pipe(
        Effect.catch((error): Effect.Effect<HttpClientResponse.HttpClientResponse, AuthError | FetchError> =>
          error._tag === "AuthError"
            ? Effect.fail(error)
            // A program's own client may take a status for a failure. It is an answer.
            : error.response === undefined
            ? Effect.fail(missingFetch(sourceOf(error)) ?? FetchErrors.transport(request, error))
            : Effect.succeed(error.response)
        ),
        withWirePolicy
      )
    })
}

/** What the methods of a client at a URL share, from the context it is made in. */
export const makeShared = Effect.fnUntraced(function*(
  baseUrl: string
): Effect.fn.Return<Shared, never, HttpClient.HttpClient | ForClient> {
  watchConnecting()
  const client = yield* HttpClient.HttpClient
  const authorize = yield* ForClient
  return {
    baseUrl,
    server: serverOf(baseUrl),
    authorize,
    send: makeSend(client, authorize),
    sendPublic: makeSend(client, (request, next) => next(request)),
    retry: yield* RetryPolicy,
    callOptions: yield* CallOptions,
    observer: yield* Observer
  }
})
