/**
 * Tells how much time has passed. The wall clock may be set, and a monotonic one may stand still while the machine sleeps: whichever says
 * more counts.
 */
import * as Effect from "effect/Effect"

/** Starts a watch, which tells the milliseconds since then. */
export const stopwatch: Effect.Effect<() => number> = Effect.clockWith((clock) =>
  Effect.sync(() => {
    const wall = clock.currentTimeMillisUnsafe()
    const monotonic = clock.monotonicTimeNanosUnsafe()
    return () =>
      Math.max(
        clock.currentTimeMillisUnsafe() - wall,
        Number(clock.monotonicTimeNanosUnsafe() - monotonic) / 1_000_000
      )
  })
)
