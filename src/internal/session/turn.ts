/**
 * One at a time, in the order in which they came.
 *
 * A queue of native promises, and not a `Semaphore`: on Cloudflare Workers a request cannot wait for the fiber of another request, but
 * for a promise it can. A turn that is not over after the limit is taken to be one that never will be, and so is that of a request which is
 * gone: it is waited for no longer.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { beating, type Heartbeat, settled } from "./heartbeat.ts"

/** Runs an effect when its turn has come. */
export interface Turn {
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R>
}

/** One of the queue. */
interface Place {
  /** Settles when this one and all who came before are done. */
  readonly over: Promise<void>
  readonly heartbeat: Heartbeat
  /** Who is waited for; undefined: its turn has come. */
  before: Place | undefined
}

/** Waits until a place is free. Of one that waited and is gone, the one before it may still have its turn. */
const free = Effect.fnUntraced(function*(place: Place): Effect.fn.Return<void> {
  let waited: Place | undefined = place
  while (waited !== undefined) {
    if (Option.isSome(yield* settled(waited.over, waited.heartbeat))) return
    waited = waited.before
  }
})

export const makeTurn = (limit: Duration.Input): Turn => {
  /** Undefined: nobody is there, and nobody has to be waited for. */
  let last: Place | undefined

  return (effect) =>
    Effect.uninterruptibleMask((restore) =>
      beating((heartbeat) => {
        const before = last
        let finish = (): void => {}
        const over = new Promise<void>((resolve) => {
          finish = resolve
        })
        const place: Place = { over, heartbeat, before }
        last = place
        const leave = Effect.sync(() => {
          if (last === place) last = undefined
          finish()
        })
        if (before === undefined) return Effect.ensuring(restore(effect), leave)
        // Whoever leaves the queue lets those behind wait for those before.
        const wait = restore(Effect.timeoutOption(free(before), limit)).pipe(
          Effect.onInterrupt(() => Effect.sync(() => void before.over.then(finish)))
        )
        return Effect.flatMap(wait, () => {
          place.before = undefined
          return Effect.ensuring(restore(effect), leave)
        })
      })
    )
}
