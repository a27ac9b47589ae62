/**
 * How storages behave that were opened on the same place, by two processes or on two machines.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type { AuthError } from "../../../AuthError.ts"
import * as Tokens from "../../../Tokens.ts"
import { RefreshLease } from "../../../TokenStorage.ts"
import { all, countOf, found, type Law, law, type LawBroken, nameOf, pair, type Storage, times, turns } from "./law.ts"

/**
 * Two storages on one place, each opened as if by another process.
 *
 * @since 0.1.0
 * @category models
 */
export interface Shared {
  readonly one: Storage
  readonly other: Storage
}

/**
 * Two storages on one place whose refresh lock is a lease.
 *
 * @since 0.1.0
 * @category models
 */
export interface Leased extends Shared {
  /**
   * Expires the refresh lock that is held, as if its holder had been paused: removes its file, its row, its key.
   */
  readonly expire: Effect.Effect<void>
}

/** Both in turn. */
const nth = ({ one, other }: Shared, index: number): Storage => index % 2 === 0 ? one : other

const changing: ReadonlyArray<Law<Shared>> = [
  law(
    "shows to everybody what one of them set, replaced or cleared",
    ({ one, other }, holds) =>
      Effect.gen(function*() {
        yield* one.set(pair(1))
        yield* found(other, holds, pair(1), "after a login elsewhere")
        yield* other.setIfCurrent(pair(1), pair(2))
        yield* found(one, holds, pair(2), "after a refresh elsewhere")
        yield* one.clear
        yield* found(other, holds, undefined, "after a logout elsewhere")
        yield* other.set(pair(3))
        yield* one.clearIfCurrent(pair(3))
        yield* found(other, holds, undefined, "after its tokens were cleared elsewhere")
      })
  ),

  law(
    "never writes the result of a refresh over a login or a logout of elsewhere",
    ({ one, other }, holds) =>
      Effect.gen(function*() {
        yield* one.set(pair(1))
        yield* one.get
        yield* other.set(pair(2))
        yield* holds(!(yield* one.setIfCurrent(pair(1), pair(3))), "it said that it replaced tokens that were gone")
        yield* found(other, holds, pair(2), "after a refresh that a login elsewhere overtook")
        yield* other.clear
        yield* holds(!(yield* one.setIfCurrent(pair(2), pair(3))), "it said that it replaced tokens after a logout")
        yield* found(other, holds, undefined, "after a refresh that a logout elsewhere overtook")
      })
  ),

  law(
    "lets exactly one of several replace the same tokens",
    (shared, holds) =>
      Effect.gen(function*() {
        yield* shared.one.set(pair(1))
        const replaced = yield* all(times(6, (index) => nth(shared, index).setIfCurrent(pair(1), pair(2 + index))))
        yield* holds(countOf(replaced) === 1, `of six at once, ${countOf(replaced)} replaced the same tokens`)
        const winner = pair(2 + replaced.indexOf(true))
        yield* found(shared.one, holds, winner, "after six that wanted to replace the same tokens")
        yield* found(shared.other, holds, winner, "after six that wanted to replace the same tokens")
      })
  ),

  law("loses no change of those that compare first", (shared, holds) =>
    Effect.gen(function*() {
      const numbers = new Map(times(40, (n) => [nameOf(pair(n)), n]))
      yield* shared.one.set(pair(0))
      // Each of the six loses to the others at most as often as they count up.
      const countUp = Effect.fnUntraced(function*(storage: Storage) {
        for (let attempt = 0; attempt < 40; attempt++) {
          const current = yield* storage.get
          const next = current && numbers.get(nameOf(current))
          yield* holds(next !== undefined, `while others counted up, it held ${nameOf(current)}`)
          if (yield* storage.setIfCurrent(current!, pair(next! + 1))) return
        }
        yield* holds(false, "it did not replace the tokens that it had just read, in forty attempts")
      })
      yield* all(times(6, (index) => Effect.andThen(countUp(nth(shared, index)), countUp(nth(shared, index)))))
      yield* found(shared.one, holds, pair(12), "counted up twelve times")
    })),

  law(
    "lets one of several who clear the same tokens do so, and none of them clear newer ones",
    (shared, holds) =>
      Effect.gen(function*() {
        const { one, other } = shared
        yield* one.set(pair(1))
        const cleared = yield* all(times(6, (index) => nth(shared, index).clearIfCurrent(pair(1))))
        yield* holds(countOf(cleared) === 1, `of six at once, ${countOf(cleared)} cleared the same tokens`)
        yield* one.set(pair(1))
        yield* all<unknown, AuthError>([one.clearIfCurrent(pair(1)), other.set(pair(2))])
        yield* found(one, holds, pair(2), "after a login elsewhere while the old tokens were cleared")
      })
  ),

  law("never shows the half of a change of elsewhere", ({ one, other }, holds) =>
    Effect.gen(function*() {
      const written = times(8, pair)
      const changes = Effect.forEach(written, (tokens) => one.set(tokens))
      const readers = times(30, (index) =>
        Effect.gen(function*() {
          yield* turns(index)
          const tokens = yield* other.get
          yield* holds(
            tokens === undefined || written.some((one) => Tokens.same(one, tokens)),
            `a reader saw ${nameOf(tokens)}`
          )
        }))
      yield* all<unknown, LawBroken | AuthError>([changes, ...readers])
      yield* found(other, holds, written.at(-1), "after the last of the changes")
    }))
]

const locking: ReadonlyArray<Law<Shared>> = [
  law("lets one refresh in at a time, in either storage", (shared, holds) =>
    Effect.gen(function*() {
      let inside = 0
      let most = 0
      const refresh = Effect.gen(function*() {
        most = Math.max(most, ++inside)
        yield* turns(5)
        inside--
      })
      yield* all(times(6, (index) => nth(shared, index).withRefreshLock(refresh)))
      yield* holds(most === 1, `${most} refreshes ran at once`)
    })),

  law(
    "is free for everybody after a refresh that failed or was interrupted",
    ({ one, other }, holds) =>
      Effect.forEach([[one, other], [other, one]] as const, ([holder, next]) =>
        Effect.gen(function*() {
          const isFree = (when: string) =>
            Effect.flatMap(
              Effect.exit(next.withRefreshLock(Effect.succeed("free"))),
              (exit) => holds(Exit.isSuccess(exit) && exit.value === "free", `${when}, nobody else could lock it`)
            )
          yield* Effect.exit(holder.withRefreshLock(Effect.fail("refused")))
          yield* isFree("after a refresh that failed")
          const running = yield* Deferred.make<void>()
          const refresh = yield* Effect.forkChild(
            holder.withRefreshLock(Effect.andThen(Deferred.succeed(running, undefined), Effect.never))
          )
          yield* Effect.raceFirst(Deferred.await(running), Fiber.await(refresh))
          yield* Fiber.interrupt(refresh)
          yield* isFree("after a refresh that was interrupted")
        }))
  ),

  law(
    "lets a logout of elsewhere through while the refresh lock is held",
    ({ one, other }, holds) =>
      Effect.gen(function*() {
        yield* one.set(pair(1))
        yield* one.withRefreshLock(Effect.gen(function*() {
          yield* other.clear
          yield* holds(!(yield* one.setIfCurrent(pair(1), pair(2))), "it replaced tokens after a logout elsewhere")
        }))
        yield* found(one, holds, undefined, "after a refresh that a logout elsewhere overtook")
      })
  )
]

/**
 * The laws of storages that several processes share, in addition to `ofOneProcess`: every operation is atomic for all
 * of them.
 *
 * **Details**
 *
 * The subjects are two storages on the same empty place, which no one else uses: make new ones for each law.
 *
 * @since 0.1.0
 * @category laws
 */
export const ofSharing: ReadonlyArray<Law<Shared>> = [...changing, ...locking]

const confirmed = Effect.flatMap(RefreshLease, ({ confirm }) => confirm)

/**
 * The laws of storages whose refresh lock is a lease, which a paused holder loses to another process.
 *
 * **Details**
 *
 * A lock that ends with the connection or the process of its holder, and that cannot be lost while the holder runs,
 * needs no check here.
 *
 * @since 0.1.0
 * @category laws
 */
export const ofLease: ReadonlyArray<Law<Leased>> = [
  law(
    "says that the lock is held while it is",
    ({ one }, holds) =>
      one.withRefreshLock(Effect.gen(function*() {
        yield* holds(yield* confirmed, "the lock was held, and it said that it was lost")
        yield* holds(yield* confirmed, "asked again, it said that the lock was lost")
      }))
  ),

  law(
    "says that the lock was lost, once another one has taken it over",
    ({ expire, one, other }, holds) =>
      Effect.gen(function*() {
        const after = yield* one.withRefreshLock(
          Effect.andThen(expire, Effect.andThen(other.withRefreshLock(Effect.void), confirmed))
        )
        yield* holds(!after, "another one had taken the lock and given it back, and it said that it still held it")
        const meanwhile = yield* one.withRefreshLock(Effect.gen(function*() {
          const { confirm } = yield* RefreshLease
          yield* expire
          return yield* other.withRefreshLock(confirm)
        }))
        yield* holds(!meanwhile, "another one held the lock, and it said that it still held it")
      })
  ),

  law(
    "leaves the lock to its successor, when who lost it is done",
    ({ expire, one, other }, holds) =>
      Effect.gen(function*() {
        const lost = yield* Deferred.make<void>()
        const taken = yield* Deferred.make<void>()
        const done = yield* Deferred.make<void>()
        let inside = false
        const successor = yield* Effect.forkChild(Effect.andThen(
          Deferred.await(lost),
          other.withRefreshLock(Effect.gen(function*() {
            inside = true
            yield* Deferred.succeed(taken, undefined)
            yield* Deferred.await(done)
            yield* turns(20)
            yield* holds(yield* confirmed, "the successor lost the lock to who was late to give it back")
            inside = false
          }))
        ))
        yield* one.withRefreshLock(
          Effect.andThen(
            expire,
            Effect.andThen(
              Deferred.succeed(lost, undefined),
              Effect.raceFirst(Deferred.await(taken), Fiber.join(successor))
            )
          )
        )
        const third = yield* Effect.forkChild(one.withRefreshLock(Effect.sync(() => inside)), {
          startImmediately: true
        })
        yield* Deferred.succeed(done, undefined)
        yield* Fiber.join(successor)
        yield* holds(!(yield* Fiber.join(third)), "a third one came in while the successor held the lock")
      })
  )
]
