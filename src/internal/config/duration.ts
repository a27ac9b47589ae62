import * as Duration from "effect/Duration"
import * as Option from "effect/Option"

/** A time that a program gave; `undefined` where it is none: zero, negative, a text that says none. */
export const positive = (given: Duration.Input): Duration.Duration | undefined =>
  Option.getOrUndefined(Option.filter(Duration.fromInput(given), Duration.isPositive))
