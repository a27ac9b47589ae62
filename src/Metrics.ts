/**
 * Counters and durations of calls and sessions, as Effect's `Metric`.
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Metric from "effect/Metric"
import { type ApiError, isApiError } from "./ApiError.ts"
import type { AuthError } from "./AuthError.ts"
import type { FetchError } from "./FetchError.ts"
import { Observer } from "./internal/call/observer.ts"
import { errorType } from "./internal/failure/errorType.ts"

/**
 * Counts calls, by `prisma.operation` and `outcome`.
 *
 * **Details**
 *
 * `outcome` is `success`, the status of an API error, the tag of the reason of a
 * `FetchError` or `AuthError`, `interrupted`, or `defect`. A failed call also has `error.type`, the class of its error,
 * and `prisma.error.reason` if the class has several reasons. A call counts once, however many attempts it makes. A
 * stream counts when its answer begins.
 *
 * @since 0.1.0
 * @category metrics
 */
export const calls = Metric.counter("prisma.management.calls", {
  description: "Calls of the Management API",
  incremental: true
})

/**
 * Counts attempts after the first, by `prisma.operation` and `reason`: the status or the tag of the reason of the
 * previous attempt.
 *
 * @since 0.1.0
 * @category metrics
 */
export const retries = Metric.counter("prisma.management.retries", {
  description: "Attempts after the first one of a call",
  incremental: true
})

/**
 * Counts exchanges of a refresh token, by `outcome`: `success`, or the tag of the reason of the `AuthError`.
 *
 * @since 0.1.0
 * @category metrics
 */
export const refreshes = Metric.counter("prisma.management.refreshes", {
  description: "Exchanges of a refresh token",
  incremental: true
})

/**
 * Measures the time until the answer of an attempt begins, in seconds.
 *
 * **Details**
 *
 * By `prisma.operation`, `http.request.method`,
 * `server.address`, `server.port` and `http.response.status_code`, or `error.type` and `prisma.error.reason` if there
 * was no answer. Name and boundaries are those of OpenTelemetry's semantic conventions.
 *
 * @since 0.1.0
 * @category metrics
 */
export const requestDuration = Metric.histogram("http.client.request.duration", {
  description: "Duration of HTTP client requests",
  boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  attributes: { unit: "s" }
})

const kindOf = (failure: ApiError | AuthError | FetchError): string =>
  isApiError(failure) ? String(failure.status) : failure.reason._tag

const outcomeOf = (exit: Exit.Exit<unknown, unknown>): string => {
  if (Exit.isSuccess(exit)) return "success"
  const failure = exit.cause.reasons.find(Cause.isFailReason)
  if (failure !== undefined) return kindOf(failure.error as ApiError | AuthError | FetchError)
  return Cause.hasInterruptsOnly(exit.cause) ? "interrupted" : "defect"
}

/** How a call ended that did not fail with one of our errors. */
const errorTypeOf = (exit: Exit.Exit<unknown, unknown>): { readonly [name: string]: string } => {
  if (Exit.isSuccess(exit)) return {}
  const failure = exit.cause.reasons.find(Cause.isFailReason)
  return failure === undefined
    ? { "error.type": outcomeOf(exit) }
    : errorType(failure.error as ApiError | AuthError | FetchError)
}

const count = (metric: Metric.Counter<number>, attributes: { readonly [name: string]: string }): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(metric, attributes), 1)

/**
 * Measures the calls of the clients and the refreshes of the sessions that it is provided to.
 *
 * **When to use**
 *
 * Use to export the metrics of this module, for example with `@effect/opentelemetry`.
 *
 * **Details**
 *
 * Without this layer, no metrics code is bundled.
 *
 * **Example** (Reading the counters)
 *
 * ```ts
 * import * as Authorization from "effect-prisma-management/Authorization"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Metrics from "effect-prisma-management/Metrics"
 * import * as Effect from "effect/Effect"
 * import * as FetchHttpClient from "effect/http/FetchHttpClient"
 * import * as Layer from "effect/Layer"
 * import * as Metric from "effect/Metric"
 *
 * const ManagementLive = ManagementClient.layerConfig.pipe(
 *   Layer.provide(Authorization.layerConfig),
 *   Layer.provide([FetchHttpClient.layer, Metrics.layer])
 * )
 *
 * export const main = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   yield* client.projects.list()
 *   const snapshot = yield* Metric.snapshot
 *   return snapshot.filter(({ id }) => id === "prisma.management.calls")
 * }).pipe(Effect.provide(ManagementLive))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<never> = Layer.fresh(Layer.succeed(Observer, {
  call: ({ operation }, effect) =>
    Effect.onExit(
      effect,
      (exit) => count(calls, { "prisma.operation": operation, outcome: outcomeOf(exit), ...errorTypeOf(exit) })
    ),
  request: ({ method, operation, server }, effect) =>
    Effect.flatMap(
      Clock.currentTimeNanos,
      (start) =>
        Effect.onExit(effect, (exit) =>
          Effect.flatMap(Clock.currentTimeNanos, (end) =>
            Metric.update(
              Metric.withAttributes(requestDuration, {
                "prisma.operation": operation,
                "http.request.method": method,
                "server.address": server["server.address"],
                "server.port": String(server["server.port"]),
                ...(Exit.isSuccess(exit)
                  ? { "http.response.status_code": String(exit.value.status) }
                  : errorTypeOf(exit))
              }),
              Number(end - start) / 1e9
            )))
    ),
  retry: ({ operation }, failure) => count(retries, { "prisma.operation": operation, reason: kindOf(failure) }),
  refresh: (effect) =>
    Effect.onExit(effect, (exit) => count(refreshes, { outcome: outcomeOf(exit), ...errorTypeOf(exit) }))
}))
