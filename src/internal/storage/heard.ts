/**
 * What a medium tells of changes: one subscription a process, for all keys.
 */
import * as Effect from "effect/Effect"
import * as PubSub from "effect/PubSub"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"

/** How long after a lost subscription another one is tried. */
const betweenSubscriptions = Schedule.spaced("1 second")

/**
 * Subscribes until the scope ends, and gives the changes of a key. `subscribe` makes the keys that are changed from then on. After each
 * subscription every key may have been changed, for nobody was listening before.
 */
export const makeHeard = Effect.fnUntraced(function*(
  subscribe: Effect.Effect<Stream.Stream<string, unknown>, unknown, Scope.Scope>
): Effect.fn.Return<(key: string) => Stream.Stream<void>, never, Scope.Scope> {
  const keys = yield* PubSub.unbounded<string | undefined>()
  const listen = Effect.scoped(Effect.gen(function*() {
    const changed = yield* subscribe
    yield* PubSub.publish(keys, undefined)
    yield* Stream.runForEach(changed, (key) => PubSub.publish(keys, key))
  }))
  const again = Effect.catchCause(listen, () => Effect.void)
  yield* Effect.forkScoped(Effect.repeat(again, betweenSubscriptions))
  return (key) =>
    Stream.fromPubSub(keys).pipe(
      Stream.filter((changed) => changed === undefined || changed === key),
      Stream.map(() => undefined)
    )
})
