/** A client that leads into a sandbox without a socket. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import type { ConnectionCut } from "../control/happening.ts"

/** The sandbox as one HTTP effect. */
export type Respond = Effect.Effect<
  HttpServerResponse.HttpServerResponse,
  ConnectionCut,
  HttpServerRequest.HttpServerRequest | Scope.Scope
>

/** Without the program's spans: what a server writes on its own must not stand on those of its callers. */
export const unseen = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.withTracerEnabled(
    // A program that was given no span needs none: the types cannot say that of an `R`.
    Effect.updateContext(effect, (context: Context.Context<R>) =>
      Context.omit(Tracer.ParentSpan)(context) as Context.Context<R>),
    false
  )

export const inProcess = (respond: Respond): HttpClient.HttpClient =>
  HttpClient.make((request) =>
    respond.pipe(
      Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
      Effect.scoped,
      unseen,
      // In a fiber of its own, as a server would: a caller that must not be interrupted gets its answer.
      Effect.forkChild,
      Effect.flatMap((fiber) => Effect.onInterrupt(Fiber.join(fiber), () => Fiber.interrupt(fiber))),
      Effect.mapBoth({
        onFailure: () =>
          new HttpClientError.HttpClientError({
            reason: new HttpClientError.TransportError({ request, description: "The sandbox cut the connection" })
          }),
        onSuccess: (response) => HttpServerResponse.toClientResponse(response, { request })
      })
    )
  )
