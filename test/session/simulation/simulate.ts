/**
 * Many runs, each from its own number: a violation comes again with the same seed and the number of its run.
 */
import { type Counts, Violation } from "./invariants.ts"
import { World } from "./world.ts"

export interface Report {
  readonly counts: Counts
  readonly violation: { readonly seed: number; readonly run: number; readonly violation: Violation } | undefined
}

const seedOf = (seed: number, run: number): number => Math.imul(seed, 0x9e3779b1) ^ Math.imul(run, 0x85ebca6b)

export const simulate = (seed: number, runs: number, first = 0): Report => {
  const counts: Counts = new Map()
  const { stackTraceLimit } = Error
  // Errors are values here, and their stacks would take most of the time.
  Error.stackTraceLimit = 0
  try {
    for (let run = first; run < first + runs; run++) {
      try {
        new World(seedOf(seed, run), counts).run()
      } catch (violation) {
        if (violation instanceof Violation) return { counts, violation: { seed, run, violation } }
        throw violation
      }
    }
    return { counts, violation: undefined }
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** What happens in one run, line by line. */
export const traceOf = (seed: number, run: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  try {
    new World(seedOf(seed, run), new Map(), (line) => lines.push(line)).run()
  } catch (violation) {
    if (!(violation instanceof Violation)) throw violation
    lines.push(violation.message)
  }
  return lines
}
