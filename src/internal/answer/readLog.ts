/**
 * Reads a log over answer after answer: what broke is asked for again after the last line that came, so that each line comes once.
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { constTrue } from "effect/Function"
import * as Predicate from "effect/Predicate"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import { type FetchError, isFetchError } from "../../FetchError.ts"
import { details } from "./details.ts"
import { isSilence, Silence } from "./silence.ts"
import { schedule as pauses } from "../failure/backoff.ts"
import { printable } from "../failure/text.ts"

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
  /**
   * How long a connection may be silent: no line, no blank line, no space. Then it counts as lost, and the log is asked for again after the
   * last line that came: a sleeping computer or a router forgets connections without a word. A log that is followed may be silent for
   * hours, so this is not a failure there. Default: one minute; eleven minutes over `node/LiveLogs`. At least one second;
   * `Duration.infinity` waits for ever.
   */
  readonly silence?: Duration.Input | undefined
}

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

/** The record that ends an answer. */
interface Terminal {
  readonly type: "terminal"
  readonly kind: string
  readonly code: string
  readonly message: string
  readonly retryable: boolean
  readonly cursor: string | null
  readonly details?: { readonly [name: string]: unknown } | null
}

interface LogLine {
  readonly type: "log"
}

/** A kind of record that the contract does not know yet. */
interface Unrecognized {
  readonly type: "unrecognized"
}

/** What differs between logs, for one reading of one of them. */
export interface Source<Line extends LogLine, End extends Terminal, E> {
  readonly name: string
  readonly from: string | undefined
  readonly ask: (cursor: string | undefined) => Stream.Stream<Line | End | Unrecognized, E | FetchError>
  /** The part of a line that has not come yet, where there is one. */
  readonly unseen: (line: Line) => Line | undefined
  readonly cursorAfter: (line: Line) => string
  /** Whether lines may be long in coming. */
  readonly isFollowed: boolean
  /** Whether nothing follows an answer that ended well. */
  readonly isLast: (end: End) => boolean
}

const growing = pauses({ base: "250 millis", factor: 2, cap: "5 seconds" })

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
  isFetchError(error) && (error.reason._tag === "Transport" || error.reason._tag === "Timeout")

const isFailure = (ended: Terminal | FetchError | LogsFailed): ended is FetchError | LogsFailed => "_tag" in ended

const isTerminal = <Line extends LogLine, End extends Terminal>(record: Line | End | Unrecognized): record is End =>
  record.type === "terminal"

const isUnrecognized = <Line extends LogLine>(record: Line | Unrecognized): record is Unrecognized =>
  record.type === "unrecognized"

/** Reads a log to its end, over as many answers as that takes. */
export const readLog = <Line extends LogLine, End extends Terminal, E>(
  makeSource: () => Source<Line, End, E>,
  { poll = growing, schedule = defaultSchedule, silence: limit }: Options
): Stream.Stream<Line, E | FetchError | LogsFailed> =>
  Stream.suspend(() => {
    const source = makeSource()
    const failures = makePauses(schedule)
    const polls = makePauses<void>(poll)
    let cursor = source.from
    /** How the last answer ended; `undefined` before the first. */
    let ended: End | FetchError | LogsFailed | "silent" | undefined

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
        details: details(rest.details ?? {})
      })

    /** Lets the next answer be asked for, after a pause; or ends the stream. */
    const next: Pull.Pull<void, FetchError | LogsFailed> = Effect.gen(function*() {
      if (ended === undefined || ended === "silent") return
      if (isFailure(ended)) {
        if (ended._tag === "LogsFailed" && !ended.retryable) return yield* Effect.fail(ended)
        if (!(yield* failures.next(ended))) return yield* Effect.fail(ended)
        return
      }
      failures.reset()
      if (source.isLast(ended) || !(yield* polls.next())) return yield* Cause.done()
    })

    const receive = (record: Line | End | Unrecognized): Line | undefined => {
      if (isTerminal<Line, End>(record)) {
        cursor = record.cursor ?? cursor
        ended = record.kind === "end" ? record : failed(record)
        return undefined
      }
      if (isUnrecognized(record)) return undefined
      const line = source.unseen(record)
      if (line === undefined) return undefined
      cursor = source.cursorAfter(line)
      failures.reset()
      polls.reset()
      return line
    }

    const answer = Stream.suspend(() => {
      ended = undefined
      return Stream.provideService(source.ask(cursor), Silence, { limit }).pipe(
        // A connection may stay open after the record that ends it.
        Stream.takeUntil(isTerminal),
        Stream.map(receive),
        Stream.filter(Predicate.isNotUndefined),
        Stream.catchIf(isBroken, (error) => {
          ended = source.isFollowed && isSilence(error) ? "silent" : error
          return Stream.empty
        }),
        Stream.onEnd(Effect.sync(() => {
          ended ??= unterminated()
        }))
      )
    })

    return Stream.flatMap(Stream.fromEffectRepeat(next), () => answer)
  })
