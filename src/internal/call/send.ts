/**
 * What all calls of a client have in common: the authorization, the user agent, the trace context.
 */
import type * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import type * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as HttpTraceContext from "effect/http/HttpTraceContext"
import * as Tracer from "effect/Tracer"
import type { AuthError } from "../../AuthError.ts"
import type { FetchError } from "../../FetchError.ts"
import type { ForClient } from "../../Authorization.ts"
import { CallOptions } from "../../CallOptions.ts"
import { RetryPolicy } from "../../RetryPolicy.ts"
import { Compile } from "../answer/compile.ts"
import type { Options, Send } from "./method.ts"
import * as FetchErrors from "../failure/fetchErrors.ts"
import { Authorization } from "../contract/bearer.ts"
import { Observer } from "./observer.ts"
import { userAgent } from "./userAgent.ts"
import { withWirePolicy } from "./wirePolicy.ts"

export type Authorize = HttpApiMiddleware.HttpApiMiddlewareClient<never, AuthError, never>

// The key under which Effect keeps the client side of a middleware.
const authorizationKey = `${Authorization.key}/Client`

export const authorization = (context: Context.Context<ForClient>): Authorize =>
  context.mapUnsafe.get(authorizationKey) as Authorize

/** The request with headers that it does not have yet: a program's own come first. */
const withHeaders = (
  request: HttpClientRequest.HttpClientRequest,
  headers: { readonly [name: string]: string }
): HttpClientRequest.HttpClientRequest =>
  HttpClientRequest.modify(request, { headers: Headers.merge(Headers.fromRecordUnsafe(headers), request.headers) })

/** The W3C and B3 trace context, unless the program turned it off, or nothing is traced. */
const traceContext = (fiber: Fiber.Fiber<unknown, unknown>, span: Tracer.Span): { readonly [name: string]: string } =>
  fiber.getRef(HttpClient.TracerPropagationEnabled) && !fiber.getRef(Tracer.DisablePropagation) &&
    span.spanId !== "noop"
    ? HttpTraceContext.toHeaders(span)
    : {}

/** Sends with the `HttpClient` and the authorization of the context it is made in. */
const makeSend: Effect.Effect<Send, never, HttpClient.HttpClient | ForClient> = Effect.gen(function*() {
  const client = yield* HttpClient.HttpClient
  const authorize = authorization(yield* Effect.context<ForClient>())
  const next = (request: HttpClientRequest.HttpClientRequest) => client.execute(request)

  return ({ endpoint, group }) => {
    const isGuarded = Array.from(endpoint.middlewares).some((middleware) => middleware.key === Authorization.key)
    return (request, span) =>
      Effect.withFiber((fiber) => {
        const outgoing = withHeaders(request, { ...userAgent, ...traceContext(fiber, span) })
        return (isGuarded ? authorize({ endpoint, group, request: outgoing, next }) : next(outgoing)).pipe(
          Effect.catch((error): Effect.Effect<HttpClientResponse.HttpClientResponse, AuthError | FetchError> =>
            error._tag === "AuthError"
              ? Effect.fail(error)
              // A program's own client may take a status for a failure. It is an answer.
              : error.response === undefined
              ? Effect.fail(FetchErrors.transport(request, error))
              : Effect.succeed(error.response)
          ),
          withWirePolicy
        )
      })
  }
})

/** What the methods of a client at a URL share, from the context it is made in. */
export const makeOptions = (baseUrl: string): Effect.Effect<Options, never, HttpClient.HttpClient | ForClient> =>
  Effect.gen(function*() {
    return {
      baseUrl,
      send: yield* makeSend,
      compile: yield* Compile,
      retry: yield* RetryPolicy,
      callOptions: yield* CallOptions,
      observer: yield* Observer
    }
  })
