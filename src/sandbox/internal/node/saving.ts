/** The powers of a sandbox that keeps its state in a file: each is done when what it changed is saved, as a request is. */
import * as Effect from "effect/Effect"
import * as Predicate from "effect/Predicate"

/** An object of powers, and not a value of a class, such as the token. */
const isGroup = (value: unknown): value is object =>
  Predicate.isObject(value) && Object.getPrototypeOf(value) === Object.prototype

const then = (power: unknown, save: Effect.Effect<void>): unknown => {
  // What it changed is there, also where it failed or was interrupted after that.
  if (Effect.isEffect(power)) return Effect.ensuring(power, save)
  if (Predicate.isFunction(power)) return (...given: ReadonlyArray<unknown>) => then(power(...given), save)
  return isGroup(power)
    ? Object.fromEntries(Object.entries(power).map(([name, value]) => [name, then(value, save)]))
    : power
}

/** The same powers, also those within others, with `save` after each. */
// Each has the type that it had: what it gives and how it fails stays as it is.
export const saving = <A extends object>(powers: A, save: Effect.Effect<void>): A => then(powers, save) as A
