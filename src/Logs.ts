/**
 * Streams logs: the lines of a build or a deployment as one stream, over as many connections as it takes.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { BuildLogEnd, BuildLogLine } from "./api/builds.ts"
import type { DeploymentLogEnd, DeploymentLogLine } from "./api/deployments.ts"
import type { Groups } from "./api/groups.ts"
import type { AuthError } from "./AuthError.ts"
import type { FetchError } from "./FetchError.ts"
import { at, callSite } from "./internal/failure/callSite.ts"
import type { LogsFailed } from "./internal/answer/logReading.ts"
import { buildQuery, type DeploymentLog, deploymentQuery, ofBuild, ofDeployment } from "./internal/answer/logRules.ts"
import { type Options, readLog } from "./internal/answer/readLog.ts"
import { connectionOf } from "./internal/call/method.ts"
import type { Connection } from "./internal/call/vocabulary.ts"
import { messageTooBig } from "./internal/failure/closeCodes.ts"
import type { Unrecognized } from "./internal/contract/codecs.ts"

export {
  /**
   * The log ended with an error. The stream has already emitted all lines before it.
   *
   * @since 0.1.0
   * @category errors
   */
  LogsFailed
} from "./internal/answer/logReading.ts"
export type { Options } from "./internal/answer/readLog.ts"

export type {
  /**
   * The URL that a client calls, and its authorization.
   *
   * @since 0.1.0
   * @category models
   */
  Connection
} from "./internal/call/vocabulary.ts"

export type {
  /**
   * A log record of a kind that the contract does not know yet.
   *
   * @since 0.1.0
   * @category models
   */
  Unrecognized
} from "./internal/contract/codecs.ts"

/**
 * The options of `build`.
 *
 * @since 0.1.0
 * @category models
 */
export interface BuildOptions extends Options {
  /** The `cursor` of the line to start after. Omitted: the whole log. */
  readonly from?: string | undefined
}

/**
 * The options of `deployment`. Without `from`, `fromStart` and `tail`, the API chooses where the log starts.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeploymentOptions extends Options, DeploymentLog {}

/**
 * Opens a connection that delivers the lines of a deployment as they are logged, after a cursor, until the API closes
 * it. It uses the URL and the authorization of the client that asks for the log.
 *
 * @since 0.1.0
 * @category models
 */
export interface LiveSegments {
  (asked: { readonly deploymentId: string; readonly cursor: string } & Connection): Effect.Effect<
    Stream.Stream<DeploymentLogLine | DeploymentLogEnd | Unrecognized, FetchError>,
    AuthError | FetchError,
    Scope.Scope
  >
}

/**
 * How `deployment` follows a log over one connection. Provided by `node/LiveLogs`. Without it, `deployment` polls for
 * pages.
 *
 * @since 0.1.0
 * @category services
 */
export const LiveSegments = Context.Reference<LiveSegments | undefined>("effect-prisma-management/Logs/LiveSegments", {
  defaultValue: () => undefined
})

/**
 * Streams the log of a build, line by line, until the build has ended.
 *
 * **When to use**
 *
 * Use instead of `client.builds.logs`, which reads one answer and does not resume it.
 *
 * **Details**
 *
 * A broken connection is resumed after the last line: each line arrives once, in order. The log is read only as fast as
 * the stream is consumed, and the connection closes when the stream ends or is interrupted.
 *
 * The stream ends when the API says that the log has ended. If the log ends with an error, as that of a failed build
 * does, the stream fails with `LogsFailed` after the last line. Broken connections and errors that the API marks as
 * retryable are retried. Other failures are those of `builds.logs`.
 *
 * **Example** (Showing the log of a build, and the errors of a deployment)
 *
 * ```ts
 * import * as Logs from "effect-prisma-management/Logs"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Console from "effect/Console"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * export const showBuild = (buildId: string) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     yield* Stream.runForEach(Logs.build(client, buildId), ({ text }) => Console.log(text))
 *   }).pipe(Effect.catchTag("LogsFailed", ({ code, message }) => Console.error(`${message} (${code})`)))
 *
 * export const firstError = (deploymentId: string) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     return yield* Logs.deployment(client, deploymentId, { tail: 100, follow: true }).pipe(
 *       Stream.filter(({ text }) => text.includes("error")),
 *       Stream.runHead
 *     )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const build = (
  client: { readonly builds: Pick<Groups["builds"], "logs"> },
  buildId: string,
  options: BuildOptions = {}
): Stream.Stream<BuildLogLine, Stream.Error<ReturnType<Groups["builds"]["logs"]>> | LogsFailed> => {
  const site = callSite(build)
  return readLog(() => ({
    ...ofBuild<BuildLogLine, BuildLogEnd>(buildId, options.from),
    ask: (cursor) => at(site, () => client.builds.logs({ params: { buildId }, query: buildQuery(cursor) }))
  }), options)
}

/**
 * Streams the log of a deployment, line by line. With `follow`, it continues with new lines as they are logged.
 *
 * **Details**
 *
 * The API sends the log in pages. `follow` polls for the next page, as often as `poll` says, until the stream is
 * interrupted or the API says that there is no next page. If `LiveSegments` is provided, lines arrive over a connection
 * as they are logged instead. If that connection cannot be opened or is no longer authorized, the next page is
 * requested.
 *
 * A page that breaks is requested again after the last line that arrived. If a line arrived in part, the rest of it
 * follows: `byteStart` and `byteEnd` say which bytes of the log a line has, and no byte arrives twice. Fails like
 * `build` and `deployments.logs`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const deployment = (
  client: { readonly deployments: Pick<Groups["deployments"], "logs"> },
  deploymentId: string,
  options: DeploymentOptions = {}
): Stream.Stream<DeploymentLogLine, Stream.Error<ReturnType<Groups["deployments"]["logs"]>> | LogsFailed> => {
  const site = callSite(deployment)
  return Stream.unwrap(Effect.map(LiveSegments, (live) =>
    readLog(() => {
      const connection = connectionOf(client.deployments.logs)
      const { follow = false } = options
      /** A page can hold a line of any length. */
      let isPageNext = false
      const page = (cursor: string | undefined) =>
        at(
          site,
          () => client.deployments.logs({ params: { deploymentId }, query: deploymentQuery(cursor, options) })
        )
      return {
        ...ofDeployment<DeploymentLogLine, DeploymentLogEnd>(deploymentId, options),
        ask: (cursor) => {
          if (live === undefined || connection === undefined || !follow || cursor === undefined || isPageNext) {
            isPageNext = false
            return page(cursor)
          }
          return live({ deploymentId, cursor, ...connection }).pipe(
            Effect.map(Stream.tapError(({ reason }) =>
              Effect.sync(() => {
                isPageNext = reason._tag === "Transport" && reason.code === messageTooBig
              })
            )),
            // Whoever refuses a connection does not say why. A page does, and brings the session new tokens where it needs them.
            Effect.orElseSucceed(() => page(cursor)),
            Stream.unwrap
          )
        }
      }
    }, options)))
}
