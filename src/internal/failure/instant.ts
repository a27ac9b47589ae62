/**
 * What a point in time is: whole milliseconds since the epoch, in the range of dates (ECMA-262 section 21.4.1.1). Storages keep it in a
 * column of whole numbers, or as a date.
 */
const longest = 8.64e15

/** The point in time, or `undefined` where it is none: no number, or beyond the range of dates. */
export const instant = (millis: number | undefined): number | undefined =>
  typeof millis === "number" && Math.abs(millis) <= longest ? Math.round(millis) : undefined
