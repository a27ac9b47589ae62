/**
 * The mutants that live and are right to: why nobody could notice each. `npm run mutate` lists those that are not here.
 */

export const reasons = {
  same: "Both ways come to the same: the case is handled once more further on, or cannot occur there.",
  speed: "It only saves work: a value that is kept, a step that is left out where it would change nothing.",
  types: "The types exclude it: no program that compiles comes there, and what it gives is not read.",
  workers: "It runs on Cloudflare Workers only: `test/workers/workers.test.ts` covers it, in a process of its own.",
  time: "It moves a limit by a millisecond or a repetition, in a range that the documentation leaves open."
} as const

export interface Named {
  /** The end of its path. */
  readonly file: string
  /** Part of the line on which it begins. */
  readonly line: string
  /** What stands there instead; every mutant of the line where it is omitted. */
  readonly to?: string
  readonly reason: keyof typeof reasons
  /** What is special about this one. */
  readonly because: string
}

export const named: ReadonlyArray<Named> = []
