/**
 * How long a log may be silent: whoever reads one says it, and whatever brings its lines holds to it.
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import type { FetchError } from "../../FetchError.ts"

/** What the reader of a log asks for; `undefined` where nobody reads a log. */
export const Silence = Context.Reference<{ readonly limit: Duration.Input | undefined } | undefined>(
  "effect-prisma-management/internal/Silence",
  { defaultValue: () => undefined }
)

/** To ask again costs one request, and no line. */
export const silenceOfAnswer = Duration.minutes(1)

/** A live connection is ten minutes long at most. */
export const silenceOfConnection = Duration.minutes(11)

/** What is asked for again at once has been silent for this long at least. */
export const shortest = Duration.seconds(1)

/** The limit that is given, else the usual one. To ask again at once, for ever, would be none. */
export const limitOr = (given: Duration.Input | undefined, usual: Duration.Duration): Duration.Duration =>
  given === undefined ? usual : Duration.max(Duration.fromInputUnsafe(given), shortest)

const silences = new WeakSet<FetchError>()

/** Marks a failure as no more than silence. */
export const silence = (failure: FetchError): FetchError => {
  silences.add(failure)
  return failure
}

export const isSilence = (failure: FetchError): boolean => silences.has(failure)
