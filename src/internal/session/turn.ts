/**
 * One at a time, in the order in which they came.
 *
 * A queue of native promises, and not a `Semaphore`: on Cloudflare Workers a request cannot wait for the fiber of another request, but
 * for a promise it can. A turn that is not over after the limit is taken to be one that never will be, as that of a request that is gone: it
 * is waited for no longer.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/** Runs an effect when its turn has come. */
export interface Turn {
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R>
}

export const makeTurn = (limit: Duration.Input): Turn => {
  /** Settles when all who came before are done. Undefined: nobody is there, and nobody has to be waited for. */
  let last: Promise<void> | undefined

  return (effect) =>
    Effect.suspend(() => {
      const before = last
      let finish = (): void => {}
      const over = new Promise<void>((resolve) => {
        finish = resolve
      })
      last = over
      const leave = Effect.sync(() => {
        if (last === over) last = undefined
        finish()
      })
      if (before === undefined) return Effect.ensuring(effect, leave)
      // Whoever leaves the queue lets those behind wait for those before.
      const wait = Effect.promise(() => before).pipe(
        Effect.timeoutOption(limit),
        Effect.onInterrupt(() => Effect.sync(() => void before.then(finish)))
      )
      return Effect.flatMap(wait, () => Effect.ensuring(effect, leave))
    })
}
