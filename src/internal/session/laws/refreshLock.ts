/**
 * How the refresh lock of a storage behaves, as one process sees it.
 */
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type { AuthError } from "../../../AuthError.ts"
import { all, found, type Law, law, type LawBroken, pair, type Storage, times, turns } from "./law.ts"

export const refreshLock: ReadonlyArray<Law<Storage>> = [
  law<Storage>(
    "lets one refresh in at a time, and gives each its own result",
    (storage, holds) =>
      Effect.gen(function*() {
        let inside = 0
        let most = 0
        const refresh = (index: number) =>
          Effect.gen(function*() {
            most = Math.max(most, ++inside)
            yield* turns(5)
            inside--
            return index
          })
        const results = yield* all(times(5, (index) => storage.withRefreshLock(refresh(index))))
        yield* holds(most === 1, `${most} refreshes ran at once`)
        yield* holds(results.every((result, index) => result === index), `the results were ${results.join(", ")}`)
      })
  ),

  law<Storage>("passes a refresh's own failure on, and is free after it", (storage, holds) =>
    Effect.gen(function*() {
      const refused = yield* Effect.exit(storage.withRefreshLock(Effect.fail("refused" as const)))
      yield* holds(
        Exit.isFailure(refused) && Cause.squash(refused.cause) === "refused",
        "a refresh that was refused did not fail so"
      )
      const broken = yield* Effect.exit(storage.withRefreshLock(Effect.die("broken")))
      yield* holds(Exit.isFailure(broken), "a refresh that died was a success")
      yield* holds((yield* storage.withRefreshLock(Effect.succeed("free"))) === "free", "the lock gave another result")
    })),

  law<Storage>(
    "is free after a refresh that was interrupted, and never runs one that was interrupted while it waited",
    (
      storage,
      holds
    ) =>
      Effect.gen(function*() {
        const running = yield* Deferred.make<void>()
        const first = yield* Effect.forkChild(
          storage.withRefreshLock(Effect.andThen(Deferred.succeed(running, undefined), Effect.never))
        )
        yield* Deferred.await(running)
        yield* Effect.yieldNow
        let ran = false
        const second = yield* Effect.forkChild(
          storage.withRefreshLock(Effect.sync(() => {
            ran = true
          })),
          { startImmediately: true }
        )
        yield* Fiber.interrupt(second)
        yield* Fiber.interrupt(first)
        yield* holds(
          (yield* storage.withRefreshLock(Effect.succeed("free"))) === "free",
          "the lock gave another result"
        )
        yield* holds(!ran, "a refresh whose caller was gone ran")
      })
  ),

  law<Storage>(
    "is read by others, and read and written by the refresh, while the lock is held",
    (storage, holds) =>
      Effect.gen(function*() {
        yield* storage.set(pair(1))
        const inside = yield* Deferred.make<void>()
        const read = yield* Deferred.make<void>()
        const refresh = Effect.gen(function*() {
          yield* found(storage, holds, pair(1), "inside the lock")
          yield* Deferred.succeed(inside, undefined)
          yield* Deferred.await(read)
          yield* storage.set(pair(2))
        })
        const others = Effect.gen(function*() {
          yield* Deferred.await(inside)
          yield* found(storage, holds, pair(1), "read while another held the lock")
          yield* Deferred.succeed(read, undefined)
        })
        yield* all<unknown, LawBroken | AuthError>([storage.withRefreshLock(refresh), others])
        yield* found(storage, holds, pair(2), "after a refresh")
      })
  )
]
