/**
 * The logs of deployments over WebSockets. Needs Node and the package `@effect/platform-node`.
 *
 * @since 0.1.0
 */
import * as NodeWS from "@effect/platform-node/NodeWS"
import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClientError from "effect/http/HttpClientError"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import type * as Pull from "effect/Pull"
import * as Schema from "effect/Schema"
import * as Scope from "effect/Scope"
import * as Socket from "effect/socket/Socket"
import * as Stream from "effect/Stream"
import { DeploymentLogRecord, DeploymentsGroup } from "../api/deployments.ts"
import type { FetchError } from "../FetchError.ts"
import { named } from "../internal/call/attempts.ts"
import * as FetchErrors from "../internal/failure/fetchErrors.ts"
import { fromSchemaError } from "../internal/failure/schemaIssues.ts"
import { pathTemplate } from "../internal/call/pathTemplate.ts"
import { userAgent } from "../internal/call/userAgent.ts"
import { LiveSegments } from "../Logs.ts"

type Lines = Effect.Success<ReturnType<typeof Socket.readerString>>

// A segment is ten minutes long at most: a connection that is silent for longer is none.
const silence = Duration.minutes(11)

/** A close that says no more than that all was sent. */
const isEnd = ({ reason }: Socket.SocketError): boolean =>
  reason._tag === "SocketCloseError" && (reason.code === 1000 || reason.code === 1005)

/** A socket that is gone with its scope. */
const openSocket = (url: string, headers: { readonly [name: string]: string }) =>
  Socket.fromWebSocket(Effect.acquireRelease(
    Effect.sync(() => new NodeWS.WebSocket(url, { headers })),
    (socket) =>
      Effect.sync(() => {
        socket.close(1000)
        // An other side that does not answer the close would hold the process for half a minute.
        socket.terminate()
      })
  ))

/** The records of an open connection, a line each, as on a page. */
const records = (lines: Lines, response: HttpClientResponse.HttpClientResponse) => {
  const { request } = response
  const broken = (issues: ReadonlyArray<FetchErrors.Issue>) => FetchErrors.invalidResponse(response, issues)
  const decode = Schema.decodeUnknownEffect(DeploymentLogRecord, { errors: "all" })
  const read = (line: string) =>
    Effect.try({
      try: (): unknown => JSON.parse(line),
      catch: () => broken([{ path: "body", message: "Expected a line of JSON" }])
    }).pipe(
      Effect.flatMap((record) =>
        Effect.mapError(decode(record), (error) => broken(FetchErrors.under("body", fromSchemaError(error))))
      )
    )
  const pull = lines.pipe(
    Effect.catch((error): Pull.Pull<never, FetchError> =>
      isEnd(error) ? Cause.done() : Effect.fail(FetchErrors.transport(request, error))
    ),
    Effect.timeoutOrElse({ duration: silence, orElse: () => Effect.fail(FetchErrors.timeout(request, silence, true)) })
  )
  return Stream.fromPull(Effect.succeed(pull)).pipe(
    Stream.flatMap((frame) => Stream.fromIterable(frame.split("\n").filter((line) => line.trim() !== ""))),
    Stream.mapEffect(read),
    Stream.mapError((failure) => named(failure, { operation: "deployments.logs", isIdempotent: true }))
  )
}

const { path: template } = DeploymentsGroup.endpoints.logs

const openSegment: LiveSegments = Effect.fnUntraced(function*({ authorize, baseUrl, cursor, deploymentId }) {
  const path = pathTemplate(template)({ deploymentId })
  const request = HttpClientRequest.get(baseUrl + (typeof path === "string" ? path : template), { headers: userAgent })
  if (typeof path !== "string") {
    return yield* Effect.fail(FetchErrors.invalidRequest(request, FetchErrors.under("params", [path])))
  }
  const scope = yield* Effect.scope
  let lines: Lines | undefined
  /** Opens the connection with the headers that the authorization has set. An answer stands for the handshake's. */
  const next = (request: HttpClientRequest.HttpClientRequest) =>
    openSocket(`${request.url.replace(/^http/, "ws")}?cursor=${encodeURIComponent(cursor)}`, {
      ...request.headers
    }).pipe(
      Effect.flatMap(Socket.readerString),
      Effect.provideService(Scope.Scope, scope),
      Effect.mapBoth({
        onFailure: (cause) =>
          new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) }),
        onSuccess: (open) => {
          lines = open
          return HttpClientResponse.fromWeb(request, new Response(null))
        }
      })
    )
  const response = yield* authorize(request, next).pipe(
    Effect.mapError((error) => error._tag === "AuthError" ? error : FetchErrors.transport(request, error))
  )
  return records(lines!, response)
})

/**
 * Follows the logs of deployments over WebSockets.
 *
 * **Details**
 *
 * `Logs.deployment` with `follow` then has each line as it is logged. It begins with a page, and goes on over connections of ten minutes
 * at most, each after the last line that came. A connection goes where the client calls that is given to `Logs.deployment`, and is
 * authorized as its calls are; one that is refused, for example because the access token has ended, is asked for as a page, which
 * refreshes the session.
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
