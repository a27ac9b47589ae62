/** What the plugin and the worker that it keeps say to each other: a trial, that a test has ended, a verdict. */

/** A mutant, and the tests that cover it. */
export interface Trial {
  readonly mutant: string
  /** Whether it is where code runs once, when its module is loaded. */
  readonly isStatic: boolean
  /** How often code that can be mutated may run before it counts as endless. */
  readonly hitLimit: number | undefined
  /** By file. */
  readonly files: ReadonlyArray<{ readonly path: string; readonly names: RegExp }>
}

/** What became of it. */
export interface Verdict {
  readonly tests: number
  readonly failed: { readonly id: string; readonly message: string } | undefined
  readonly isEndless: boolean
}

/** What the worker finds of Stryker in its globals. */
export interface Instrumented {
  activeMutant?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
}

/** The name of the channel of a process. */
export const channelName = "mutants"

/** Stryker's separator of the names of suites and tests. */
export const separator = " > "

export const post = (channel: BroadcastChannel, message: Trial | Verdict | "alive" | "end"): void => {
  // A rule for windows, which have an origin.
  // eslint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(message)
}
