/** A client that leads into a sandbox without a socket. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpServerRequest from "effect/http/HttpServerRequest"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type * as Scope from "effect/Scope"
import type { ConnectionCut } from "../control/faults.ts"

/** The sandbox as one HTTP effect. */
export type Respond = Effect.Effect<
  HttpServerResponse.HttpServerResponse,
  ConnectionCut,
  HttpServerRequest.HttpServerRequest | Scope.Scope
>

export const inProcess = (respond: Respond): HttpClient.HttpClient =>
  HttpClient.make((request) =>
    respond.pipe(
      Effect.provideService(HttpServerRequest.HttpServerRequest, HttpServerRequest.fromClientRequest(request)),
      Effect.scoped,
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
