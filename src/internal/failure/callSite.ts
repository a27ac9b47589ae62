/**
 * Where a program makes a call: the one line of a stack that leads from an error to its cause.
 */

/** A stack that V8 makes text of only where it is read. */
export interface CallSite {
  readonly stack?: string
}

const nowhere: CallSite = {}

/** Of a call that a module of ours makes for a program, while it is made. */
let given: CallSite | undefined

/** Makes calls as if they were made there: by whoever asked for a list, a log, a wait. */
export const at = <A>(site: CallSite, make: () => A): A => {
  const before = given
  given = site
  try {
    return make()
  } finally {
    given = before
  }
}

/** Effect's own frames between a program and its client. */
const ofEffect = /[\\/]effect[\\/](?:src|dist)[\\/]/

const hasStacks = typeof Error.captureStackTrace === "function"

/**
 * The frame that called the function; `frames` where others may stand between. A program that wants none of it sets `Error.stackTraceLimit` to 0.
 */
export const callSite = (called: (...args: never) => unknown, frames = 1): CallSite => {
  if (given !== undefined) return given
  const limit = Error.stackTraceLimit
  if (!hasStacks || limit === 0) return nowhere
  const site: CallSite = {}
  Error.stackTraceLimit = frames
  Error.captureStackTrace(site, called)
  Error.stackTraceLimit = limit
  return site
}

/** The frame as a line of a stack; empty where it is not known. */
export const frameOf = ({ stack }: CallSite): string => {
  const frame = stack?.split("\n").find((line) => /^\s+at /.test(line) && !ofEffect.test(line))
  return frame === undefined ? "" : `\n${frame}`
}
