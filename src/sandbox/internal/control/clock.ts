/** The clock of a sandbox: what all its dates, tokens, leases and slow things are by. */
import * as DateTime from "effect/DateTime"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { controlInvalid } from "../state/SandboxError.ts"
import { latest, type Store } from "../state/Store.ts"
import { isDuration, millisOf } from "./faultProblems.ts"

type State = Store["Service"]

/**
 * The clock of a sandbox: reads, sets, moves and freezes it.
 *
 * **Details**
 *
 * Tokens, codes and leases expire by it, databases and deployments become ready by it, and the `Date` header of every answer shows it. The latency of a
 * fault passes by the `Clock` that the sandbox was started with, also while this one is frozen.
 *
 * @since 0.1.0
 * @category models
 */
export interface SandboxClock {
  /** The time of the sandbox. */
  readonly now: Effect.Effect<Date>
  /**
   * Sets the time, forward or back, between 1970 and the year 8000: a `Date`, milliseconds since the epoch, or a string such as `2026-01-01T00:00:00Z` (UTC
   * without a zone). A frozen clock stays frozen. Existing resources keep their dates. Dies with a `SandboxError` if the time is invalid.
   */
  readonly set: (instant: Instant) => Effect.Effect<void>
  /** Moves the time ahead; a frozen clock stays frozen. Dies with a `SandboxError` past the year 8000, or for a negative duration. */
  readonly advance: (duration: Duration.Input) => Effect.Effect<void>
  /** Stops the clock. */
  readonly freeze: Effect.Effect<void>
  /** Starts the clock again, from where it stopped. */
  readonly resume: Effect.Effect<void>
  /** Whether the clock is frozen: `frozen` over HTTP. */
  readonly isFrozen: Effect.Effect<boolean>
}

export const tooFar =
  "The clock moves ahead only, up to the year 8000: give milliseconds, or a string such as `1 hour`."

const noInstant =
  "The clock must be set between 1970 and the year 8000: give milliseconds since the epoch, or a string such as `2026-01-01T00:00:00Z`."

/** Where a duration leads; undefined where it leads nowhere. */
const after = (state: State, duration: unknown): number | undefined => {
  if (!isDuration(duration)) return undefined
  const at = Math.floor(state.now() + millisOf(duration as Duration.Input))
  return at <= latest ? at : undefined
}

/** A point in time, as `clock.set` takes it. */
export type Instant = DateTime.DateTime | Date | number | string

const isInstant = (input: unknown): input is Instant =>
  typeof input === "string"
    // What is lax about other texts, platforms read differently.
    ? /^\d{4}-\d{2}-\d{2}/.test(input)
    : typeof input === "number" || input instanceof Date || DateTime.isDateTime(input)

/** The point in time that is meant; undefined where it is none. */
const instantOf = (input: unknown): number | undefined => {
  const instant = isInstant(input) ? Option.getOrUndefined(DateTime.make(input)) : undefined
  const at = Math.floor(instant === undefined ? Number.NaN : DateTime.toEpochMillis(instant))
  return at >= 0 && at <= latest ? at : undefined
}

export const problemOfAdvance = (state: State, duration: unknown): string | undefined =>
  after(state, duration) === undefined ? tooFar : undefined

export const problemOfSet = (instant: unknown): string | undefined =>
  instantOf(instant) === undefined ? noInstant : undefined

const orDie = (at: number | undefined, problem: string, then: (at: number) => void): Effect.Effect<void> =>
  at === undefined ? Effect.die(controlInvalid(problem)) : Effect.sync(() => then(at))

export const make = (state: State): SandboxClock => {
  const to = (at: number): void => state.setClock(at, state.isFrozen())
  return {
    now: Effect.sync(() => new Date(state.now())),
    set: (instant) => Effect.suspend(() => orDie(instantOf(instant), noInstant, to)),
    advance: (duration) => Effect.suspend(() => orDie(after(state, duration), tooFar, to)),
    freeze: Effect.sync(() => state.setClock(state.now(), true)),
    resume: Effect.sync(() => state.setClock(state.now(), false)),
    isFrozen: Effect.sync(() => state.isFrozen())
  }
}
