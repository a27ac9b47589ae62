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
import { readText } from "../answer/body.ts"
import { errorLimit } from "../answer/limits.ts"
import { retryAfter } from "../failure/retryAfter.ts"
import { mayHaveSent, transportCause } from "../failure/transportCause.ts"
import { userAgent } from "../call/userAgent.ts"
import { withWirePolicy } from "../call/wirePolicy.ts"
import type { Answer } from "./tokenResponse.ts"

const noAnswer = (message: string): AuthError.AuthError =>
  AuthError.make({ _tag: "AuthServerUnavailable", sent: true }, message)

const networkError = (error: unknown): AuthError.AuthError => {
  const cause = transportCause(error) ?? new Error("The connection failed")
  return AuthError.make(
    { _tag: "AuthServerUnavailable", sent: mayHaveSent(cause) },
    "Network error during token request",
    cause
  )
}

const readBody = (response: HttpClientResponse.HttpClientResponse): Effect.Effect<string, AuthError.AuthError> =>
  Effect.matchEffect(readText(response, errorLimit), {
    onFailure: (error) => Effect.fail(networkError(error)),
    onSuccess: ({ isWhole, text }) =>
      isWhole ? Effect.succeed(text) : Effect.fail(noAnswer("The authorization server's answer has no end"))
  })

/** Fails with `AuthServerUnavailable` when there is no whole answer in time. */
export const send = (
  client: HttpClient.HttpClient,
  request: HttpClientRequest.HttpClientRequest,
  secrets: ReadonlyArray<string>,
  timeout: Duration.Duration = Duration.seconds(10)
): Effect.Effect<Answer, AuthError.AuthError> =>
  client.execute(HttpClientRequest.setHeaders(request, {
    accept: "application/json",
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
