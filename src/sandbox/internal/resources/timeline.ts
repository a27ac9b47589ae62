/** Slow things, moved by the clock: what has come of a timeline. */
import type * as rows from "../state/rows.ts"

/** What has come; the first is there from the start, whatever the clock says that a saved state is read by. */
export const reached = (timeline: rows.Timeline, now: number): rows.Timeline =>
  timeline.filter(({ at }, index) => index === 0 || at <= now)

export const statusAt = (timeline: rows.Timeline, now: number): string => reached(timeline, now).at(-1)!.status

/** Puts what comes next in the place of what would have come: `[status, milliseconds from now]`. */
export const continued = (
  timeline: rows.Timeline,
  now: number,
  next: ReadonlyArray<readonly [status: string, after: number]>
): rows.Timeline => [...reached(timeline, now), ...next.map(([status, after]) => ({ status, at: now + after }))]
