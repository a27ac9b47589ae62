/**
 * When an access token ends.
 */

/** The last millisecond of a `Date` (ECMA-262, Time Values). */
const last = 8.64e15

/** A time in whole milliseconds since the epoch; undefined, which is unknown, where no date is that. */
export const usableExpiry = (millis: number | undefined): number | undefined =>
  millis !== undefined && Math.abs(millis) <= last ? Math.floor(millis) : undefined
