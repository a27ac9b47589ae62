/**
 * How long a log may be silent: whoever reads one says it, and whatever brings its lines holds to it.
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import { shortest } from "./silences.ts"

/** What the reader of a log asks for; `undefined` where nobody reads a log. */
export const Silence = Context.Reference<{ readonly limit: Duration.Input | undefined } | undefined>(
  "effect-prisma-management/internal/Silence",
  { defaultValue: () => undefined }
)

/** A live connection is ten minutes long at most. */
export const silenceOfConnection = Duration.minutes(11)

/** The limit that is given, else the usual one. */
export const limitOr = (given: Duration.Input | undefined, usual: Duration.Input): Duration.Duration =>
  Duration.max(Duration.fromInputUnsafe(given ?? usual), Duration.millis(shortest))
