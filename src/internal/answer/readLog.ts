/**
 * Reads a log over answer after answer: what broke is asked for again after the last line that came, so that each line comes once.
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { constTrue } from "effect/Function"
import * as Predicate from "effect/Predicate"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import type { BuildLogEnd } from "../../api/builds.ts"
import type { DeploymentLogEnd } from "../../api/deployments.ts"
import { FetchError } from "../../FetchError.ts"
import type { Options } from "../../Logs.ts"
import { printable } from "../failure/text.ts"
import type { Unrecognized } from "../contract/codecs.ts"

export class LogsFailed extends Data.TaggedError("LogsFailed")<{
  /** What the API says. */
  readonly message: string
  /** The API's machine-readable code, on one line; `unterminated` where an answer ended without saying how. */
  readonly code: string
  /** Whether the API says that asking again may help. It was asked again, until the schedule ended. */
  readonly retryable: boolean
  /** Where the log can be read on from; `undefined` where nothing of it has come. */
  readonly cursor: string | undefined
  /** What else the API says. */
  readonly details: { readonly [name: string]: unknown }
}> {}

type End = BuildLogEnd | DeploymentLogEnd

/** What differs between logs, for one reading of one of them. */
export interface Source<Line, E> {
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

/** Reads a log to its end, over as many answers as that takes. */
export const readLog = <Line extends { readonly type: "log" }, E>(
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
      new LogsFailed({
        message: printable(message),
        code: printable(code),
        retryable,
        cursor,
        details: "details" in rest ? rest.details ?? {} : {}
      })

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
