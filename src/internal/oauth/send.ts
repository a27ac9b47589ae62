/**
 * Sends a request for tokens and reads the answer to its end, within limits of time and size.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as AuthError from "../../AuthError.ts"
import { concat, readChunks } from "../answer/body.ts"
import { decodeText, type Undecodable } from "../answer/contentCoding.ts"
import { errorLimit } from "../answer/limits.ts"
import { retryAfter } from "../failure/retryAfter.ts"
import { isUnsent, watchConnecting } from "../failure/connecting.ts"
import { sourceOf, transportCause } from "../failure/transportCause.ts"
import { userAgent } from "../call/userAgent.ts"
import { withWirePolicy } from "../call/wirePolicy.ts"
import type { Answer } from "./tokenResponse.ts"

const noAnswer = (message: string): AuthError.AuthError =>
  AuthError.make({ _tag: "AuthServerUnavailable", sent: true }, message)

const networkError = (error: unknown): AuthError.AuthError => {
  const cause = transportCause(error) ?? new Error("The connection failed")
  return AuthError.make(
    { _tag: "AuthServerUnavailable", sent: !isUnsent(sourceOf(error)) },
    "Network error during token request",
    cause
  )
}

const undecodable = ({ coding, isKnown }: Undecodable): AuthError.AuthError =>
  AuthError.make(
    { _tag: "TokenResponseInvalid" },
    isKnown
      ? `The authorization server's answer is not whole, or not compressed as it says: ${coding}`
      : `The authorization server's answer is compressed as ${coding}, which this platform cannot undo. `
        + "Use an HttpClient that does, for example FetchHttpClient.layer."
  )

const readBody = Effect.fnUntraced(function*(
  response: HttpClientResponse.HttpClientResponse
): Effect.fn.Return<string, AuthError.AuthError> {
  const chunks: Array<Uint8Array> = []
  const isWhole = yield* Effect.mapError(
    readChunks(response, errorLimit, (bytes) => chunks.push(bytes)),
    networkError
  )
  const text = isWhole
    ? yield* Effect.mapError(
      decodeText(concat(chunks), response.headers["content-encoding"], errorLimit),
      undecodable
    )
    : undefined
  return text ?? (yield* noAnswer("The authorization server's answer has no end"))
})

/** Fails with `AuthServerUnavailable` when there is no whole answer in time. */
export const send = (
  client: HttpClient.HttpClient,
  request: HttpClientRequest.HttpClientRequest,
  secrets: ReadonlyArray<string>,
  timeout: Duration.Duration = Duration.seconds(10)
): Effect.Effect<Answer, AuthError.AuthError> => {
  watchConnecting()
  return client.execute(HttpClientRequest.setHeaders(request, {
    accept: "application/json",
    "accept-encoding": "identity",
    ...userAgent
  })).pipe(
    Effect.mapError(networkError),
    Effect.flatMap(Effect.fnUntraced(function*(response) {
      const body = yield* readBody(response)
      const now = yield* Clock.currentTimeMillis
      return { status: response.status, body, retryAfter: retryAfter(response.headers, now), secrets }
    })),
    Effect.catchDefect((defect) => Effect.fail(networkError(defect))),
    withWirePolicy,
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () =>
        Effect.fail(noAnswer(`The authorization server gave no answer within ${Duration.toSeconds(timeout)} s`))
    })
  )
}
