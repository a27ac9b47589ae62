/**
 * What a medium tells of changes: one subscription a process, for all keys.
 */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { heard } from "../session/heard.ts"

/** How long after a lost subscription another one is tried. */
const betweenSubscriptions = Schedule.spaced("1 second")

/**
 * Subscribes until the scope ends, and gives the changes of a key. `subscribe` makes the keys that are changed from then on. After each
 * subscription every key may have been changed, for nobody was listening before. A change costs only those who listen to its key: a process
 * may have thousands of sessions.
 */
export const makeHeard = Effect.fnUntraced(function*(
  subscribe: Effect.Effect<Stream.Stream<string, unknown>, unknown, Scope.Scope>
): Effect.fn.Return<(key: string) => Stream.Stream<void>, never, Scope.Scope> {
  const listeners = new Map<string, Set<(change: void) => void>>()
  const tell = (key: string): void => listeners.get(key)?.forEach((listener) => listener())
  const listen = Effect.scoped(Effect.gen(function*() {
    const changed = yield* subscribe
    for (const key of listeners.keys()) tell(key)
    yield* Stream.runForEach(changed, (key) => Effect.sync(() => tell(key)))
  }))
  const again = Effect.catchCause(listen, () => Effect.void)
  yield* Effect.forkScoped(Effect.repeat(again, betweenSubscriptions))
  return (key) =>
    heard((listener) => {
      const others = listeners.get(key) ?? new Set()
      listeners.set(key, others.add(listener))
      return () => {
        others.delete(listener)
        if (others.size === 0 && listeners.get(key) === others) listeners.delete(key)
      }
    })
})
