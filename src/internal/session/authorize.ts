/**
 * Sends requests with the access token of a session, once more after a refresh (RFC 6750 section 3.1).
 */
import * as Effect from "effect/Effect"
import type * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Redacted from "effect/Redacted"
import * as AuthError from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { isBearerToken } from "../bearerToken.ts"

/** Where access tokens come from. */
export interface Source {
  readonly tokens: Effect.Effect<Tokens, AuthError.AuthError>
  readonly refresh: (failed: Tokens) => Effect.Effect<Tokens, AuthError.AuthError>
}

const canBeSentAgain = (body: HttpBody.HttpBody): boolean =>
  body._tag !== "Stream" &&
  !(body._tag === "Raw" && typeof body.body === "object" && body.body !== null &&
    (body.body instanceof ReadableStream || Symbol.asyncIterator in body.body))

// Another token of the same grant would lack the same scope.
const lacksScope = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<boolean> =>
  /\binsufficient_scope\b/.test(response.headers["www-authenticate"] ?? "")
    ? Effect.succeed(true)
    : Effect.match(response.text, {
      onSuccess: (text) => text.includes("\"insufficient_scope\""),
      onFailure: () => false
    })

// What stands in a header in spite of this the platform refuses, quoting it.
const withToken = (
  request: HttpClientRequest.HttpClientRequest,
  { accessToken }: Tokens
): Effect.Effect<HttpClientRequest.HttpClientRequest, AuthError.AuthError> =>
  isBearerToken(Redacted.value(accessToken))
    ? Effect.succeed(HttpClientRequest.bearerToken(request, accessToken))
    : Effect.fail(AuthError.make(
      { _tag: "StorageFailed", operation: "read" },
      "The stored access token is not a bearer token (RFC 6750). Please log in again."
    ))

/**
 * A request goes out with the access token. After a 401 the tokens it used are refreshed and it goes out once more, with the same
 * body; what comes then is the answer. A body that can be read only once is not sent again: its 401 is the answer, and the next
 * request finds new tokens.
 */
export const authorize = (source: Source) =>
<E, R>(
  request: HttpClientRequest.HttpClientRequest,
  next: (
    request: HttpClientRequest.HttpClientRequest
  ) => Effect.Effect<HttpClientResponse.HttpClientResponse, E, R>
): Effect.Effect<HttpClientResponse.HttpClientResponse, E | AuthError.AuthError, R> =>
  Effect.flatMap(source.tokens, (tokens) =>
    Effect.flatMap(
      Effect.flatMap(withToken(request, tokens), next),
      (response) => response.status === 401 ? again(source, tokens, response, request, next) : Effect.succeed(response)
    ))

const again = Effect.fnUntraced(function*<E, R>(
  source: Source,
  tokens: Tokens,
  response: HttpClientResponse.HttpClientResponse,
  request: HttpClientRequest.HttpClientRequest,
  next: (
    request: HttpClientRequest.HttpClientRequest
  ) => Effect.Effect<HttpClientResponse.HttpClientResponse, E, R>
): Effect.fn.Return<HttpClientResponse.HttpClientResponse, E | AuthError.AuthError, R> {
  if (yield* lacksScope(response)) return response
  const renewed = yield* source.refresh(tokens)
  if (!canBeSentAgain(request.body)) return response
  return yield* Effect.flatMap(withToken(request, renewed), next)
})
