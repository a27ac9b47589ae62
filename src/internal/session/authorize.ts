/**
 * Sends requests with the access token of a session, once more after a refresh (RFC 6750 section 3.1).
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as AuthError from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { isBearerToken } from "../contract/bearerToken.ts"
import { errorLimit } from "../answer/limits.ts"
import { boundedResponse } from "../answer/boundedResponse.ts"
import { canBeSentAgain } from "../call/repeatable.ts"

/** Where access tokens come from. */
export interface Source {
  readonly tokens: Effect.Effect<Tokens, AuthError.AuthError>
  readonly refresh: (failed: Tokens) => Effect.Effect<Tokens, AuthError.AuthError>
}

/** What is sent with an access token, whichever HTTP client sends it, and what its answer says of the token. */
export interface Exchange<A, E, R> {
  readonly send: (accessToken: string) => Effect.Effect<A, E, R>
  readonly status: (answer: A) => number
  /** The header `WWW-Authenticate` (RFC 6750 section 3). */
  readonly challenge: (answer: A) => string | null | undefined
  /** The body, which whoever gets the answer can read all the same. */
  readonly text: (answer: A) => Effect.Effect<string, unknown>
  readonly canBeSentAgain: boolean
}

// A body that does not come is not waited for: the refresh is what the caller needs.
const longestLook = Duration.seconds(1)

// Another token of the same grant would lack the same scope.
const lacksScope = <A>({ challenge, text }: Exchange<A, unknown, unknown>, answer: A): Effect.Effect<boolean> =>
  /\binsufficient_scope\b/.test(challenge(answer) ?? "")
    ? Effect.succeed(true)
    : text(answer).pipe(
      Effect.timeoutOption(longestLook),
      Effect.match({
        onSuccess: (text) => Option.isSome(text) && text.value.includes("\"insufficient_scope\""),
        onFailure: () => false
      })
    )

// What stands in a header in spite of this the platform refuses, quoting it.
const bearer = ({ accessToken }: Tokens): Effect.Effect<string, AuthError.AuthError> => {
  const token = Redacted.value(accessToken)
  return isBearerToken(token)
    ? Effect.succeed(token)
    : Effect.fail(AuthError.make(
      { _tag: "StorageFailed", operation: "read" },
      "The stored access token cannot be sent: it has spaces, line breaks or characters beyond ASCII. Please log in again."
    ))
}

const again = Effect.fnUntraced(function*<A, E, R>(
  source: Source,
  exchange: Exchange<A, E, R>,
  tokens: Tokens,
  answer: A
): Effect.fn.Return<A, E | AuthError.AuthError, R> {
  if (yield* lacksScope(exchange, answer)) return answer
  const renewed = yield* source.refresh(tokens)
  if (!exchange.canBeSentAgain) return answer
  return yield* Effect.flatMap(bearer(renewed), exchange.send)
})

/**
 * A request goes out with the access token. After a 401 the tokens it used are refreshed and it goes out once more, with the same
 * body; what comes then is the answer. A body that can be read only once is not sent again: its 401 is the answer, and the next
 * request finds new tokens.
 */
export const withTokens = <A, E, R>(
  source: Source,
  exchange: Exchange<A, E, R>
): Effect.Effect<A, E | AuthError.AuthError, R> =>
  Effect.flatMap(source.tokens, (tokens) =>
    Effect.flatMap(
      Effect.flatMap(bearer(tokens), exchange.send),
      (answer) => exchange.status(answer) === 401 ? again(source, exchange, tokens, answer) : Effect.succeed(answer)
    ))

/** `withTokens` for requests of Effect's `HttpClient`. */
export const authorize = (source: Source) =>
<E, R>(
  request: HttpClientRequest.HttpClientRequest,
  next: (
    request: HttpClientRequest.HttpClientRequest
  ) => Effect.Effect<HttpClientResponse.HttpClientResponse, E, R>
): Effect.Effect<HttpClientResponse.HttpClientResponse, E | AuthError.AuthError, R> =>
  withTokens(source, {
    send: (accessToken) =>
      Effect.map(
        next(HttpClientRequest.bearerToken(request, accessToken)),
        (response) =>
          response.status === 401 ? boundedResponse(response, request, Effect.succeed(errorLimit)) : response
      ),
    status: ({ status }) => status,
    challenge: ({ headers }) => headers["www-authenticate"],
    text: (response) => response.text,
    canBeSentAgain: canBeSentAgain(request.body)
  })
