/**
 * Reads a log over answer after answer: what broke is asked for again after the last line that came, so that each line comes once.
 */
import * as Cause from "effect/Cause"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { constTrue } from "effect/Function"
import * as Predicate from "effect/Predicate"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import { type FetchError, isFetchError } from "../../FetchError.ts"
import { schedule as pauses } from "../failure/backoff.ts"
import {
  growing,
  isBroken,
  isTerminal,
  type LogLine,
  type LogsFailed,
  makeReading,
  mostFailures,
  type Rules,
  type Terminal,
  type Unrecognized
} from "./logReading.ts"
import { Silence } from "./silence.ts"
import { isSilence } from "./silences.ts"

/**
 * How to follow a log: when to retry and when to poll.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * The pause after a transient failure, which is the input of the schedule. It restarts with each line and each answer
   * that ends well. If the schedule ends, the stream fails with that failure. Default: 250 ms, then twice as long each
   * time, up to 5 s, ten times.
   */
  readonly schedule?: Schedule.Schedule<unknown, FetchError | LogsFailed> | undefined
  /**
   * The pause after an answer that ended well, if more may follow. It restarts with each line. If the schedule ends,
   * the stream ends. Default: 250 ms, then twice as long each time, up to 5 s.
   */
  readonly poll?: Schedule.Schedule<unknown, void> | undefined
  /**
   * How long a connection may be silent: no line, no blank line, no space. After that it counts as lost, since a
   * sleeping computer or a router drops connections without notice, and the log is requested again after the last line.
   * This is not a failure: a log that is followed may be silent for hours. Default: one minute; eleven minutes over
   * `node/LiveLogs`. At least one second; `Duration.infinity` waits forever.
   */
  readonly silence?: Duration.Input | undefined
}

/** A log as the streams that its answers are. */
export interface Source<Line extends LogLine, End extends Terminal, E> extends Rules<Line, End> {
  readonly ask: (cursor: string | undefined) => Stream.Stream<Line | End | Unrecognized, E | FetchError>
}

const defaultSchedule = Schedule.upTo(pauses(growing), { times: mostFailures })

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

const hasBroken = <E>(error: E | FetchError): error is FetchError => isFetchError(error) && isBroken(error)

/** Reads a log to its end, over as many answers as that takes. */
export const readLog = <Line extends LogLine, End extends Terminal, E>(
  makeSource: () => Source<Line, End, E>,
  { poll = pauses(growing), schedule = defaultSchedule, silence: limit }: Options
): Stream.Stream<Line, E | FetchError | LogsFailed> =>
  Stream.suspend(() => {
    const source = makeSource()
    const reading = makeReading(source)
    const failures = makePauses(schedule)
    const polls = makePauses<void>(poll)

    /** Lets the next answer be asked for, after a pause; or ends the stream. */
    const next: Pull.Pull<void, FetchError | LogsFailed> = Effect.gen(function*() {
      const next = reading.next()
      if (next._tag === "Ask") return
      if (next._tag === "Fail") return yield* Effect.fail(next.error)
      if (next._tag === "AskAgain") {
        if (!(yield* failures.next(next.error))) return yield* Effect.fail(next.error)
        return
      }
      failures.reset()
      if (next._tag === "Done" || !(yield* polls.next())) return yield* Cause.done()
    })

    const receive = (record: Line | End | Unrecognized): Line | undefined => {
      const line = reading.receive(record)
      if (line === undefined) return undefined
      failures.reset()
      polls.reset()
      return line
    }

    const answer = Stream.suspend(() => {
      reading.begin()
      return Stream.provideService(source.ask(reading.cursor()), Silence, { limit }).pipe(
        // A connection may stay open after the record that ends it.
        Stream.takeUntil(isTerminal),
        Stream.map(receive),
        Stream.filter(Predicate.isNotUndefined),
        Stream.catchIf(hasBroken, (error) => {
          reading.broke(error, isSilence(error))
          return Stream.empty
        }),
        Stream.onEnd(Effect.sync(reading.end))
      )
    })

    return Stream.flatMap(Stream.fromEffectRepeat(next), () => answer)
  })
