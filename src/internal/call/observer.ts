/**
 * Who is told how calls and sessions go. Nobody, unless a program asks for it: what listens is a module of its own.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import type { AuthError } from "../../AuthError.ts"
import type { FailedAttempt } from "../../RetryPolicy.ts"
import type { Call, Failure } from "./attempts.ts"

/** Wraps what it observes; results and failures stay what they are. */
export interface Observer {
  /** A call with all its attempts. */
  readonly call: <A, E>(call: Call, effect: Effect.Effect<A, E>) => Effect.Effect<A, E>
  /** One attempt, until its answer begins. */
  readonly request: <E extends Failure>(
    call: Call,
    effect: Effect.Effect<HttpClientResponse.HttpClientResponse, E>
  ) => Effect.Effect<HttpClientResponse.HttpClientResponse, E>
  /** Another attempt is about to be made. */
  readonly retry: (failed: FailedAttempt, failure: Failure) => Effect.Effect<void>
  /** A refresh token is exchanged. */
  readonly refresh: <A>(effect: Effect.Effect<A, AuthError>) => Effect.Effect<A, AuthError>
}

export const Observer = Context.Reference<Observer | undefined>("effect-prisma-management/Observer", {
  defaultValue: () => undefined
})
