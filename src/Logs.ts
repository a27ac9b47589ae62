/**
 * Logs that are followed: the lines of a build or of a deployment as one stream, whatever happens to the connections that bring them.
 *
 * @since 0.1.0
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { constTrue } from "effect/Function"
import * as Predicate from "effect/Predicate"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import type { BuildLogEnd, BuildLogLine } from "./api/builds.ts"
import type { DeploymentLogEnd, DeploymentLogLine } from "./api/deployments.ts"
import type { Groups } from "./api/groups.ts"
import { FetchError } from "./FetchError.ts"
import type { Unrecognized } from "./internal/wire.ts"

/**
 * The log ended with an error. All lines before it have come.
 *
 * @since 0.1.0
 * @category errors
 */
export class LogsFailed extends Data.TaggedError("LogsFailed")<{
  /** What the API says. */
  readonly message: string
  /** The API's machine-readable code; `unterminated` where an answer ended without saying how. */
  readonly code: string
  /** Whether the API says that asking again may help. It was asked again, until the schedule ended. */
  readonly retryable: boolean
  /** Where the log can be read on from; `undefined` where nothing of it has come. */
  readonly cursor: string | undefined
  /** What else the API says. */
  readonly details: { readonly [name: string]: unknown }
}> {}

/**
 * When to ask again.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * How long to pause after a failure that may pass; it is given the failure. It begins anew with each line and each answer that
   * ends well. Where it ends, the stream fails with that failure. Default: after 250 ms, then after twice as long each time, up to
   * 5 s, ten times.
   */
  readonly schedule?: Schedule.Schedule<unknown, FetchError | LogsFailed> | undefined
  /**
   * How long to pause after an answer that ended well, where more may follow. It begins anew with each line. Where it ends, the
   * stream ends. Default: 250 ms, then twice as long each time, up to 5 s.
   */
  readonly poll?: Schedule.Schedule<unknown, void> | undefined
}

/**
 * How the log of a build is read.
 *
 * @since 0.1.0
 * @category models
 */
export interface BuildOptions extends Options {
  /** The `cursor` of the line after which to begin. The whole log when left away. */
  readonly from?: string | undefined
}

/**
 * How the log of a deployment is read. Without `from`, `fromStart` and `tail` it begins where the API lets it begin.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeploymentOptions extends Options {
  /** Where to begin, in bytes of the log: the `byteEnd` of a line. `fromStart` and `tail` are then not looked at. */
  readonly from?: number | undefined
  readonly fromStart?: boolean | undefined
  /** With how many of the last lines to begin: 1 to 10,000. */
  readonly tail?: number | undefined
  /** Whether to wait for what is still to be logged. Default: `false`, the stream ends with what is there. */
  readonly follow?: boolean | undefined
}

type End = BuildLogEnd | DeploymentLogEnd

/** What differs between logs, for one reading of one of them. */
interface Source<Line, E> {
  readonly name: string
  readonly from: string | undefined
  readonly ask: (cursor: string | undefined) => Stream.Stream<Line | End | Unrecognized, E | FetchError>
  /** The part of a line that has not come yet, where there is one. */
  readonly unseen: (line: Line) => Line | undefined
  readonly cursorAfter: (line: Line) => string
  /** Whether nothing follows an answer that ended well. */
  readonly isLast: (end: End) => boolean
}

const growing = Schedule.min([Schedule.exponential("250 millis"), Schedule.spaced("5 seconds")])

const defaultSchedule = Schedule.upTo(growing, { times: 10 })

/** Pauses as a schedule says, from its beginning after a reset; gives `false` where the schedule has ended. */
const makePauses = <Input>(schedule: Schedule.Schedule<unknown, Input>) => {
  const begin = Schedule.toStepWithSleep(schedule)
  let step: Effect.Success<typeof begin> | undefined
  return {
    reset: () => {
      step = undefined
    },
    next: Effect.fnUntraced(function*(input: Input) {
      step ??= yield* begin
      return yield* Pull.catchDone(Effect.map(step(input), constTrue), () => Effect.succeed(false))
    })
  }
}

const isBroken = <E>(error: E | FetchError): error is FetchError =>
  error instanceof FetchError && (error.reason._tag === "Transport" || error.reason._tag === "Timeout")

const isFailure = (ended: End | FetchError | LogsFailed): ended is FetchError | LogsFailed => "_tag" in ended

const isEnd = (record: { readonly type: string }): record is End => record.type === "terminal"

const isUnrecognized = (record: { readonly type: string }): record is Unrecognized => record.type === "unrecognized"

const read = <Line extends { readonly type: "log" }, E>(
  makeSource: () => Source<Line, E>,
  { poll = growing, schedule = defaultSchedule }: Options
): Stream.Stream<Line, E | FetchError | LogsFailed> =>
  Stream.suspend(() => {
    const source = makeSource()
    const failures = makePauses(schedule)
    const polls = makePauses<void>(poll)
    let cursor = source.from
    /** How the last answer ended; `undefined` before the first. */
    let ended: End | FetchError | LogsFailed | undefined

    const unterminated = (): LogsFailed =>
      new LogsFailed({
        message: `An answer with the log of ${source.name} ended without saying how.`,
        code: "unterminated",
        retryable: true,
        cursor,
        details: {}
      })

    const failed = ({ code, message, retryable, ...rest }: End): LogsFailed =>
      new LogsFailed({ message, code, retryable, cursor, details: "details" in rest ? rest.details ?? {} : {} })

    /** Lets the next answer be asked for, after a pause; or ends the stream. */
    const next: Pull.Pull<void, FetchError | LogsFailed> = Effect.gen(function*() {
      if (ended === undefined) return
      if (isFailure(ended)) {
        if (ended._tag === "LogsFailed" && !ended.retryable) return yield* Effect.fail(ended)
        if (!(yield* failures.next(ended))) return yield* Effect.fail(ended)
        return
      }
      failures.reset()
      if (source.isLast(ended) || !(yield* polls.next())) return yield* Cause.done()
    })

    const receive = (record: Line | End | Unrecognized): Line | undefined => {
      if (isUnrecognized(record)) return undefined
      if (isEnd(record)) {
        cursor = record.cursor ?? cursor
        ended = record.kind === "end" ? record : failed(record)
        return undefined
      }
      const line = source.unseen(record)
      if (line === undefined) return undefined
      cursor = source.cursorAfter(line)
      failures.reset()
      polls.reset()
      return line
    }

    const answer = Stream.suspend(() => {
      ended = undefined
      return source.ask(cursor).pipe(
        // A connection may stay open after the record that ends it.
        Stream.takeUntil(isEnd),
        Stream.map(receive),
        Stream.filter(Predicate.isNotUndefined),
        Stream.catchIf(isBroken, (error) => {
          ended = error
          return Stream.empty
        }),
        Stream.onEnd(Effect.sync(() => {
          ended ??= unterminated()
        }))
      )
    })

    return Stream.flatMap(Stream.fromEffectRepeat(next), () => answer)
  })

/**
 * Streams the log of a build, line by line, until the build has ended.
 *
 * **Details**
 *
 * A connection that breaks is made again after the last line that came, so that each line comes once, and in order. It is closed when the
 * stream is no longer wanted, and read only as fast as the stream is. Ends when the API says that the log has ended; where it ends
 * with an error, as the log of a build that failed does, the lines come first and then a `LogsFailed`. What may pass is tried again:
 * broken connections and errors that the API calls retryable. Other failures are those of `builds.logs`.
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
): Stream.Stream<BuildLogLine, Stream.Error<ReturnType<Groups["builds"]["logs"]>> | LogsFailed> =>
  read(() => ({
    name: `build ${buildId}`,
    from: options.from,
    ask: (cursor) => client.builds.logs({ params: { buildId }, query: { follow: "true", cursor } }),
    unseen: (line: BuildLogLine) => line,
    cursorAfter: ({ cursor }) => cursor,
    isLast: ({ retryable }) => !retryable
  }), options)

/** Without its first bytes. */
const drop = (text: string, bytes: number): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text).subarray(bytes))

/**
 * Streams the log of a deployment, line by line: what is there, or with `follow` also what comes.
 *
 * **Details**
 *
 * The API answers with pages. To follow is to ask for the next one again and again, as `poll` says, for as long as the stream is
 * wanted; it ends by itself only where the API has no next page. A page that breaks is asked for again after the last line that came. Of a line
 * that came in part, the rest comes: lines say by `byteStart` and `byteEnd` which bytes of the log they are, and no byte comes twice. Failures
 * are those of `build`, and of `deployments.logs`.
 *
 * @since 0.1.0
 * @category constructors
 */
export const deployment = (
  client: { readonly deployments: Pick<Groups["deployments"], "logs"> },
  deploymentId: string,
  options: DeploymentOptions = {}
): Stream.Stream<DeploymentLogLine, Stream.Error<ReturnType<Groups["deployments"]["logs"]>> | LogsFailed> =>
  read(() => {
    const { follow = false, from, fromStart, tail } = options
    let seen = from ?? 0
    return {
      name: `deployment ${deploymentId}`,
      from: from === undefined ? undefined : String(from),
      ask: (cursor) =>
        client.deployments.logs({
          params: { deploymentId },
          query: cursor !== undefined
            ? { cursor }
            : { tail, from_start: fromStart === undefined ? undefined : fromStart ? "true" : "false" }
        }),
      unseen: (line: DeploymentLogLine) => {
        const { byteEnd, byteStart, text } = line
        if (byteEnd <= seen) return undefined
        const unseen = byteStart < seen ? { ...line, text: drop(text, seen - byteStart), byteStart: seen } : line
        seen = byteEnd
        return unseen
      },
      cursorAfter: ({ byteEnd }) => String(byteEnd),
      isLast: ({ cursor }) => !follow || cursor === null
    }
  }, options)
