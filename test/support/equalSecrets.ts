/**
 * Secrets are equal where their values are. To chai, which looks at what an object shows, each secret is like any other: a test that compares tokens could not fail.
 */
import * as Redacted from "effect/Redacted"
import { chai } from "vitest"

chai.config.deepEqual = (expected, actual) =>
  chai.util.eql(expected, actual, {
    comparator: (one: unknown, other: unknown) =>
      Redacted.isRedacted(one) && Redacted.isRedacted(other) ? Redacted.value(one) === Redacted.value(other) : null
  })
