/**
 * How long to pause before something is tried again: each pause is longer than the one before, up to a longest one.
 */
import * as Duration from "effect/Duration"
import * as Schedule from "effect/Schedule"
import { pauseOf } from "./pauses.ts"

/** The pauses of one use. */
export interface Backoff {
  /** The first pause. */
  readonly base: Duration.Input
  /** By how much each pause is longer than the one before. */
  readonly factor: number
  /** The longest pause. */
  readonly cap: Duration.Input
}

/** The pause after so many tries, in milliseconds. */
export const pauseAfter = (tries: number, { base, cap, factor }: Backoff): number =>
  pauseOf(tries, { base: Duration.toMillis(base), cap: Duration.toMillis(cap), factor })

/** The same pauses as a schedule without end. */
export const schedule = ({ base, cap, factor }: Backoff): Schedule.Schedule<unknown> =>
  Schedule.min([Schedule.exponential(base, factor), Schedule.spaced(cap)])
