/**
 * Reads a secret that a program gives, plain or redacted.
 */
import * as Redacted from "effect/Redacted"

/** What is wrong with a secret that `reveal` cannot read. */
export const ofAnotherCopy =
  "is a Redacted of another copy of effect, whose value this copy cannot read: install one version of effect (`npm ls effect`)"

/** The secret; undefined where it is a `Redacted` of another copy of effect, which keeps its value where only that copy finds it. */
export const reveal = (given: string | Redacted.Redacted<string>): string | undefined => {
  if (!Redacted.isRedacted(given)) return given
  try {
    return Redacted.value(given)
  } catch {
    return undefined
  }
}
