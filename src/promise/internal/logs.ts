/**
 * Logs as async iterators: each line once, whatever happens to the connections that bring them.
 */
import { isFetchError } from "../../FetchError.ts"
import {
  growing,
  isBroken,
  isTerminal,
  type LogLine,
  makeReading,
  mostFailures,
  type Rules,
  type Terminal
} from "../../internal/answer/logReading.ts"
import {
  buildQuery,
  type DeploymentLog,
  deploymentQuery,
  ofBuild,
  ofDeployment
} from "../../internal/answer/logRules.ts"
import { isSilence, shortest, silenceOfAnswer } from "../../internal/answer/silences.ts"
import { pauseOf } from "../../internal/failure/pauses.ts"
import type { components } from "../paths.ts"
import { type Asked, recordsOf } from "./logRecords.ts"
import type { Client } from "./refused.ts"
import { checkMillis } from "./millis.ts"
import { pause } from "./timing.ts"
import type { AsyncCallOptions } from "./types.ts"

/**
 * A line of a build's log.
 *
 * @since 0.1.0
 * @category models
 */
export type BuildLogLine = components["schemas"]["BuildLogLine"]

/**
 * A line of a deployment's log.
 *
 * @since 0.1.0
 * @category models
 */
export type DeploymentLogLine = components["schemas"]["DeploymentLogLine"]

type BuildLogEnd = components["schemas"]["BuildLogEnd"]
type DeploymentLogEnd = components["schemas"]["DeploymentLogEnd"]

interface Options extends AsyncCallOptions {
  /**
   * How long a connection may be silent, in milliseconds. Then it counts as broken, and the log is resumed after the last line. This is no failure, since a
   * followed log may be silent for hours. Default: one minute. At least one second; `Infinity` for no limit.
   */
  readonly silence?: number | undefined
}

/**
 * The options of `logs.build`.
 *
 * @since 0.1.0
 * @category models
 */
export interface BuildLogOptions extends Options {
  /** The `cursor` of the line to start after. The whole log if omitted. */
  readonly from?: string | undefined
}

/**
 * The options of `logs.deployment`. Without `from`, `fromStart` and `tail`, the API decides where it starts.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeploymentLogOptions extends Options, DeploymentLog {}

interface Log extends Pick<Asked, "path" | "fields"> {
  /** The parameters with which to ask for what comes after a cursor. */
  readonly paramsAfter: (cursor: string | undefined) => object
}

/** Reads a log to its end, over as many answers as that takes. */
async function* readLog<Line extends LogLine, End extends Terminal>(
  client: Client,
  rules: Rules<Line, End>,
  { fields, paramsAfter, path }: Log,
  { signal, silence = silenceOfAnswer }: Options
): AsyncGenerator<Line, void, undefined> {
  checkMillis({ method: "GET", url: path }, "silence", silence)
  const limit = Math.max(silence, shortest)
  const reading = makeReading(rules)
  let failures = 0
  let polls = 0
  for (;;) {
    const next = reading.next()
    if (next._tag === "Done") return
    if (next._tag === "Fail") throw next.error
    if (next._tag === "AskAgain") {
      if (failures === mostFailures) throw next.error
      await pause(pauseOf(++failures, growing), signal)
    }
    if (next._tag === "Poll") {
      failures = 0
      await pause(pauseOf(++polls, growing), signal)
    }
    signal?.throwIfAborted()
    reading.begin()
    try {
      const params = paramsAfter(reading.cursor())
      for await (const record of recordsOf<Line, End>(client, { path, params, fields, limit, signal })) {
        const line = reading.receive(record)
        if (line !== undefined) {
          failures = polls = 0
          yield line
          signal?.throwIfAborted()
        }
        // A connection may stay open after the record that ends it.
        if (isTerminal(record)) break
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!(isFetchError(error) && isBroken(error))) throw error
      reading.broke(error, isSilence(error))
    }
    reading.end()
  }
}

const build = (
  client: Client,
  buildId: string,
  options: BuildLogOptions = {}
): AsyncGenerator<BuildLogLine, void, undefined> =>
  readLog(client, ofBuild<BuildLogLine, BuildLogEnd>(buildId, options.from), {
    path: "/v1/builds/{buildId}/logs",
    fields: { text: "string", cursor: "string" },
    paramsAfter: (cursor) => ({ path: { buildId }, query: buildQuery(cursor) })
  }, options)

const deployment = (
  client: Client,
  deploymentId: string,
  options: DeploymentLogOptions = {}
): AsyncGenerator<DeploymentLogLine, void, undefined> =>
  readLog(client, ofDeployment<DeploymentLogLine, DeploymentLogEnd>(deploymentId, options), {
    path: "/v1/deployments/{deploymentId}/logs",
    fields: { text: "string", byteStart: "number", byteEnd: "number" },
    paramsAfter: (cursor) => ({ path: { deploymentId }, query: deploymentQuery(cursor, options) })
  }, options)

export const logs = { build, deployment }
