/**
 * Logs that are followed: the lines of a build or of a deployment as one stream, whatever happens to the connections that bring them.
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
   * The log ended with an error. All lines before it have come.
   *
   * @since 0.1.0
   * @category errors
   */
  LogsFailed
} from "./internal/answer/logReading.ts"
export type { Options } from "./internal/answer/readLog.ts"

export type {
  /**
   * Where a client calls, and as whom.
   *
   * @since 0.1.0
   * @category models
   */
  Connection
} from "./internal/call/vocabulary.ts"

export type {
  /**
   * A record of a kind that the contract does not know yet.
   *
   * @since 0.1.0
   * @category models
   */
  Unrecognized
} from "./internal/contract/codecs.ts"

/**
 * How the log of a build is read.
 *
 * @since 0.1.0
 * @category models
 */
export interface BuildOptions extends Options {
  /** The `cursor` of the line after which to begin. The whole log if omitted. */
  readonly from?: string | undefined
}

/**
 * How the log of a deployment is read. Without `from`, `fromStart` and `tail` it begins where the API lets it begin.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeploymentOptions extends Options, DeploymentLog {}

/**
 * Opens a connection on which the lines of a deployment come as they are logged, after the cursor, until the API ends it. It is opened
 * where the client that asks for the log calls, and with what authorizes the calls of that client.
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
 * How `deployment` follows where the platform can hold a connection open: `node/LiveLogs` provides it. Without it, pages are asked for
 * again and again.
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
 * **Details**
 *
 * A broken connection is resumed after the last line, so each line comes once, and in order. The connection is closed when the stream
 * ends or is interrupted, and is read only as fast as the stream is. The stream ends when the API says that the log has ended. If the log
 * ends with an error, as that of a failed build does, the stream fails with `LogsFailed` after the last line. Broken connections and errors
 * that the API calls retryable are retried. Other failures are those of `builds.logs`.
 *
 * **Example** (Showing a build, and which lines of a deployment are errors)
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
 * Streams the log of a deployment, line by line: what is there, or with `follow` also what comes.
 *
 * **Details**
 *
 * The API answers with pages. To follow is to ask for the next one again and again, as `poll` says, for as long as the stream is
 * wanted; it ends by itself only where the API has no next page. Where `LiveSegments` is provided, lines come over a connection instead,
 * as they are logged; what cannot be opened, or no longer authorized, is asked for as a page. A page that breaks is asked for again after
 * the last line that came. Of a line that came in part, the rest comes: lines say by `byteStart` and `byteEnd` which bytes of the log they
 * are, and no byte comes twice. Failures are those of `build`, and of `deployments.logs`.
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
      /** A page takes a line of any length. */
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
