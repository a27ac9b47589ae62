/**
 * Follows the logs of deployments over WebSockets. Needs Node and the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import type * as Pull from "effect/Pull"
import * as Scope from "effect/Scope"
import * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import { DeploymentLogRecord, DeploymentsGroup } from "../api/deployments.ts"
import type { FetchError } from "../FetchError.ts"
import { isJson, Lines } from "../internal/answer/lines.ts"
import { makeRecords } from "../internal/answer/ndjson.ts"
import * as Silence from "../internal/answer/silence.ts"
import { silence as asSilence } from "../internal/answer/silences.ts"
import { named } from "../internal/call/attempts.ts"
import * as FetchErrors from "../internal/failure/fetchErrors.ts"
import { pathTemplate } from "../internal/call/pathTemplate.ts"
import { userAgent } from "../internal/call/userAgent.ts"
import { LiveSegments } from "../Logs.ts"
import { causeOf, isEnd, openSocket } from "./internal/liveSocket.ts"

type Frames = Effect.Success<ReturnType<typeof Socket.readerBytes>>

const openingBrace = 0x7b
const closingBrace = 0x7d

const readRecords = makeRecords(DeploymentLogRecord)

/** The lines of a frame. A line without a newline also ends with its frame, if it is a record or cannot become one. */
const linesOf = (lines: Lines, frame: Uint8Array): ReadonlyArray<string> => {
  const ended = lines.push(frame)
  if (lines.isEmpty) return ended
  const isWhole = lines.first !== openingBrace || (frame.at(-1) === closingBrace && isJson(lines.rest()))
  return isWhole ? [...ended, lines.take()] : ended
}

/** The records of an open connection, one per line, as on a page. */
const records = (
  frames: Frames,
  silence: Duration.Duration,
  response: HttpClientResponse.HttpClientResponse
): Stream.Stream<DeploymentLogRecord, FetchError> => {
  const { request } = response
  const lines = new Lines()
  const pull = frames.pipe(
    Effect.catch((error): Pull.Pull<never, FetchError> =>
      isEnd(error) ? Cause.done() : Effect.fail(FetchErrors.transport(request, causeOf(error)))
    ),
    Effect.timeoutOrElse({
      duration: silence,
      orElse: () => Effect.fail(asSilence(FetchErrors.silent(request, silence)))
    })
  )
  return Stream.fromPull(Effect.succeed(pull)).pipe(
    Stream.flatMap((frame) => readRecords(response, linesOf(lines, frame))),
    Stream.mapError((failure) => named(failure, { operation: "deployments.logs", isIdempotent: true }))
  ) as Stream.Stream<DeploymentLogRecord, FetchError>
}

const { path: template } = DeploymentsGroup.endpoints.logs

const openSegment: LiveSegments = Effect.fnUntraced(function*({ authorize, baseUrl, cursor, deploymentId }) {
  const path = pathTemplate(template)({ deploymentId })
  const request = HttpClientRequest.get(baseUrl + (typeof path === "string" ? path : template), { headers: userAgent })
  if (typeof path !== "string") {
    return yield* Effect.fail(FetchErrors.invalidRequest(request, FetchErrors.under("params", [path])))
  }
  const scope = yield* Effect.scope
  let frames: Frames | undefined
  /**
   * Opens the connection with the headers that the authorization sets. An answer without an upgrade fails the
   * handshake.
   */
  const next = (request: HttpClientRequest.HttpClientRequest) =>
    openSocket(`${request.url.replace(/^http/, "ws")}?cursor=${encodeURIComponent(cursor)}`, {
      ...request.headers
    }).pipe(
      Effect.flatMap(Socket.readerBytes),
      Effect.provideService(Scope.Scope, scope),
      Effect.mapBoth({
        onFailure: (error) =>
          new HttpClientError.HttpClientError({
            reason: new HttpClientError.TransportError({ request, cause: causeOf(error) })
          }),
        onSuccess: (open) => {
          frames = open
          return HttpClientResponse.fromWeb(request, new Response(null))
        }
      })
    )
  const response = yield* authorize(request, next).pipe(
    Effect.mapError((error) => error._tag === "AuthError" ? error : FetchErrors.transport(request, error))
  )
  const reading = yield* Silence.Silence
  return records(frames!, Silence.limitOr(reading?.limit, Silence.silenceOfConnection), response)
})

/**
 * Follows the logs of deployments over WebSockets instead of polling.
 *
 * **When to use**
 *
 * Use with `Logs.deployment` and `follow`, to get lines without delay.
 *
 * **Details**
 *
 * With it, `Logs.deployment` with `follow` emits each line as it is logged. It starts with a page, and continues over
 * connections of at most ten minutes, each after the last line that arrived. Connections use the URL and the
 * authorization of the client that is given to `Logs.deployment`. If a connection is rejected, for example because the
 * access token has expired, the next lines are requested as a page, which refreshes the session.
 *
 * **Example** (Following a deployment)
 *
 * ```ts
 * import * as Logs from "effect-prisma-management/Logs"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import { LiveLogs, Management } from "effect-prisma-management/node"
 * import * as Console from "effect/Console"
 * import * as Effect from "effect/Effect"
 * import * as Layer from "effect/Layer"
 * import * as Stream from "effect/Stream"
 *
 * const Live = Layer.merge(Management.layerConfig, LiveLogs.layer)
 *
 * export const main = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   const lines = Logs.deployment(client, "cpv_1", { tail: 10, follow: true })
 *   yield* Stream.runForEach(lines, ({ text }) => Console.log(text))
 * }).pipe(Effect.provide(Live))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<never> = Layer.succeed(LiveSegments, openSegment)
