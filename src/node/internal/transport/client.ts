/**
 * An `HttpClient` on undici's dispatchers. A request whose fiber has no scope and no span to make goes the short way; any other goes through
 * Effect's own `HttpClient.make`, which knows both.
 */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import type * as Undici from "@effect/platform-node/Undici"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import { constTrue } from "effect/Function"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import type * as HttpClientRequest from "effect/http/HttpClientRequest"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Url from "effect/http/Url"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import { CallOptions } from "../../../CallOptions.ts"
import type { Choose } from "./dispatchers.ts"
import { Exchange, type Options, start } from "./exchange.ts"
import { interrupted, transportError } from "./failures.ts"
import { isOlder } from "./globalDispatcher.ts"
import { legacyHandler } from "./legacyHandler.ts"
import { outgoing } from "./requestBody.ts"

type Request = HttpClientRequest.HttpClientRequest
type Answer = Effect.Effect<HttpClientResponse.HttpClientResponse, HttpClientError.HttpClientError>
type AnyFiber = Fiber.Fiber<unknown, unknown>

/** Goes on at once where the value is there. */
const then = <A, E, B, E2>(
  value: A | Effect.Effect<A, E>,
  next: (value: A) => Effect.Effect<B, E2>
): Effect.Effect<B, E | E2> => Effect.isEffect(value) ? Effect.flatMap(value, next) : next(value)

// Effect's spans and `HttpClient.withScope` are Effect's: only it knows which requests have one.
const isPlain = (fiber: AnyFiber, request: Request): boolean =>
  Context.getOrUndefined(fiber.context, Scope.Scope) === undefined
  && (fiber.getRef(HttpClient.TracerDisabledWhen)(request) || fiber.getRef(Tracer.DisablePropagation))

const millis = (duration: Duration.Input | undefined): number =>
  duration === undefined ? 0 : Duration.toMillis(Duration.fromInputUnsafe(duration))

/** undici's limits, in milliseconds, where 0 is none. The time until the headers is of the calls: `CallOptions`, `Effect.timeout`. */
const limitsOf = (context: Context.Context<never>, silence: number): Options => {
  const calls = Context.getOrUndefined(context, CallOptions)
  // A call that is allowed to take longer than an answer may be silent has said how long it waits.
  const longest = calls === undefined ? silence : Math.max(silence, millis(calls.attemptTimeout ?? calls.timeout))
  return { headersTimeout: 0, bodyTimeout: Number.isFinite(longest) ? longest : 0 }
}

const standIn =
  "The provided dispatcher cannot send requests: this runtime (Bun) replaces undici. Provide none, or use FetchHttpClient.layer of effect/http"

/** With a code, which is what a `FetchError` tells of its cause. */
const noDispatch = (request: Request): HttpClientError.HttpClientError =>
  transportError(request, {
    description: standIn,
    cause: Object.assign(new Error(standIn), { code: "ERR_METHOD_NOT_IMPLEMENTED" })
  })

/** Upgrades are few, and Effect hands over their connections. */
const upgrade = (dispatcher: Undici.Dispatcher, request: Request): Answer =>
  Effect.flatMap(
    Effect.provideService(NodeHttpClient.makeUndici, NodeHttpClient.Dispatcher, dispatcher),
    (client) => client.execute(request)
  )

/** `overFetch` sends where the runtime has no undici of its own. */
export const makeClient = (
  choose: Choose,
  silence: number,
  overFetch: HttpClient.HttpClient
): HttpClient.HttpClient => {
  const dispatcherFor = (request: Request, fiber: AnyFiber) => {
    const chosen = choose(fiber.context)
    if (Effect.isEffect(chosen)) {
      return Effect.mapError(chosen, (cause) => transportError(request, { cause, description: cause.message }))
    }
    return typeof chosen.dispatch === "function"
      ? chosen
      : Effect.fail(noDispatch(request))
  }

  // The span of a request is made before it comes here.
  const byFetch = (request: Request): Answer =>
    Effect.provideService(overFetch.execute(request), HttpClient.TracerDisabledWhen, constTrue)

  const exchange = (request: Request, url: URL, fiber: AnyFiber, signal?: AbortSignal): Answer =>
    then(
      dispatcherFor(request, fiber),
      (dispatcher): Answer =>
        dispatcher === undefined ?
          byFetch(request) :
          then(outgoing(request, dispatcher), (out) =>
            Effect.callback((resume) => {
              const exchange = new Exchange(request, url, out, resume)
              const handler = isOlder(dispatcher) ? legacyHandler(exchange) : exchange
              const options = { ...fiber.getRef(NodeHttpClient.UndiciOptions), ...limitsOf(fiber.context, silence) }
              start(exchange, dispatcher, handler, options, signal)
              return Effect.sync(() => exchange.abort(interrupted()))
            }))
    )

  const withSpans = HttpClient.make((request, url, signal, fiber) => exchange(request, url, fiber, signal))

  return HttpClient.makeWith((requested) =>
    Effect.flatMap(requested, (request) =>
      Effect.withFiber((fiber) => {
        if (request.headers["upgrade"] !== undefined) {
          return then(
            dispatcherFor(request, fiber),
            (dispatcher): Answer => dispatcher === undefined ? byFetch(request) : upgrade(dispatcher, request)
          )
        }
        if (!isPlain(fiber, request)) return withSpans.execute(request)
        const url = Url.make(request.url, request.urlParams, Option.getOrUndefined(request.hash))
        return Result.isSuccess(url)
          ? exchange(request, url.success, fiber)
          : Effect.fail(
            new HttpClientError.HttpClientError({
              reason: new HttpClientError.InvalidUrlError({ request, cause: url.failure })
            })
          )
      })), Effect.succeed as HttpClient.HttpClient.Preprocess<never, never>)
}
