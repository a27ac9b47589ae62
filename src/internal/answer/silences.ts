/**
 * What silence of a log is: how long it may last where an answer brings the lines, and that it is no failure.
 */
import type { FetchError } from "../../FetchError.ts"

/** To ask again costs one request, and no line. In milliseconds. */
export const silenceOfAnswer = 60_000

/** To ask again at once, for ever, would be no limit. In milliseconds. */
export const shortest = 1000

const silences = new WeakSet<FetchError>()

/** Marks a failure as no more than silence. */
export const silence = (failure: FetchError): FetchError => {
  silences.add(failure)
  return failure
}

export const isSilence = (failure: FetchError): boolean => silences.has(failure)
