/**
 * Secrets are equal where their values are. To chai, which looks at what an object shows, each secret is like any other: a test that compares tokens could not fail.
 */
import * as Redacted from "effect/Redacted"
import { chai } from "vitest"

const equal = (expected: unknown, actual: unknown): boolean =>
  chai.util.eql(expected, actual, {
    comparator: (one: unknown, other: unknown) =>
      Redacted.isRedacted(one) && Redacted.isRedacted(other)
        ? equal(Redacted.value(one), Redacted.value(other))
        : null
  })

chai.config.deepEqual = equal
