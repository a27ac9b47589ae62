/**
 * Whether a write may have happened: what a program is told that stops waiting for one. A write that may be sent twice is none: whoever needs
 * it makes it again.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type * as Tracer from "effect/Tracer"
import { isUnsent } from "../failure/connecting.ts"
import { retryAfter } from "../failure/retryAfter.ts"
import { outcomeOfStatus } from "../failure/transient.ts"
import { sourceOf } from "../failure/transportCause.ts"
import type { Call, Sent } from "./vocabulary.ts"

type Next = (
  request: HttpClientRequest.HttpClientRequest
) => Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError>

const isRefused = ({ headers, status }: HttpClientResponse.HttpClientResponse): boolean =>
  outcomeOfStatus(status, retryAfter(headers, 0)) === "notProcessed"

/** From the sending on it may have happened, until an answer, or a connection that never stood, says that it did not. */
export const watched = (sent: Sent, next: Next): Next => (request) =>
  Effect.suspend(() => {
    sent.mayHaveHappened = true
    return next(request)
  }).pipe(
    Effect.tap((response) =>
      Effect.sync(() => {
        if (isRefused(response)) sent.mayHaveHappened = false
      })
    ),
    Effect.tapError((error) =>
      Effect.sync(() => {
        if (isUnsent(sourceOf(error))) sent.mayHaveHappened = false
      })
    )
  )

/** Where the program stops waiting (a time-out of its own, a race, a signal), nobody has the error that would say it. */
export const orUnknown = <A, E>(
  { method, operation }: Call,
  span: Tracer.Span,
  sent: Sent,
  call: Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.onInterrupt(call, () =>
    Effect.suspend(() => {
      if (!sent.mayHaveHappened) return Effect.void
      return Effect.andThen(
        Effect.map(
          Clock.currentTimeNanos,
          (now) => span.event("prisma.outcome_unknown", now, { "prisma.operation": operation })
        ),
        Effect.annotateLogs(
          Effect.logWarning(
            "The call was interrupted after it was sent: its outcome is unknown. Check whether it happened before you repeat it."
          ),
          { operation, method }
        )
      )
    }))
