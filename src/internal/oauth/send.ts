/**
 * Sends a request for tokens and reads the answer to its end, within limits of time and size.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as AuthError from "../../AuthError.ts"
import { Undecodable } from "../answer/contentCoding.ts"
import { isUnsent, watchConnecting } from "../failure/connecting.ts"
import { missing, missingFetch } from "../failure/platform.ts"
import { retryAfter } from "../failure/retryAfter.ts"
import { sourceOf, transportCause } from "../failure/transportCause.ts"
import { userAgent } from "../call/userAgent.ts"
import type { Answer } from "./tokenResponse.ts"

/** A request to a server that gives tokens. */
export interface Request {
  readonly method: "GET" | "POST"
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body?: { readonly text: string; readonly contentType: string } | undefined
}

/** An answer, as whoever sent the request got it. */
interface Received {
  readonly status: number
  readonly headers: { readonly [name: string]: string | undefined }
  /** `undefined` where it is longer than the error of an answer may be. */
  readonly text: string | undefined
}

/**
 * Sends a request once: no redirect is followed, and of the answer no more is read than `errorLimit`. It fails with what the platform says, or
 * with an `Undecodable`.
 */
export interface Transport {
  (request: Request): Effect.Effect<Received, unknown>
}

/** The form of RFC 6749 appendix B. */
export const form = (parameters: { readonly [name: string]: string }): Request["body"] => ({
  text: new URLSearchParams(parameters).toString(),
  contentType: "application/x-www-form-urlencoded"
})

const noAnswer = (message: string): AuthError.AuthError =>
  AuthError.make({ _tag: "AuthServerUnavailable", sent: true }, message)

const networkError = (error: unknown): AuthError.AuthError => {
  const lacking = missingFetch(sourceOf(error))
  if (lacking !== undefined) return lacking
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
      ? `The authorization server's answer is incomplete, or not compressed as it says: ${coding}`
      : `The authorization server's answer is compressed as ${coding}, which this platform cannot decompress. `
        + "Use an HttpClient that does, for example FetchHttpClient.layer."
  )

const failureOf = (error: unknown): AuthError.AuthError =>
  error instanceof Undecodable ? undecodable(error) : networkError(error)

/** Fails with `AuthServerUnavailable` when there is no whole answer in time. */
export const send = (
  transport: Transport,
  request: Request,
  secrets: ReadonlyArray<string>,
  timeout: Duration.Duration = Duration.seconds(10)
): Effect.Effect<Answer, AuthError.AuthError> => {
  const lacking = missing("ReadableStream")
  if (lacking !== undefined) return Effect.fail(lacking)
  watchConnecting()
  return transport({
    ...request,
    headers: { ...request.headers, accept: "application/json", "accept-encoding": "identity", ...userAgent }
  }).pipe(
    Effect.mapError(failureOf),
    Effect.catchDefect((defect) => Effect.fail(networkError(defect))),
    Effect.flatMap(({ headers, status, text }) =>
      text === undefined
        ? Effect.fail(noAnswer("The authorization server's answer did not end"))
        : Effect.map(
          Clock.currentTimeMillis,
          (now): Answer => ({ status, body: text, retryAfter: retryAfter(headers, now), secrets })
        )
    ),
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () =>
        Effect.fail(noAnswer(`The authorization server gave no answer within ${Duration.toSeconds(timeout)} s`))
    })
  )
}
