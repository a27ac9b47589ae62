/**
 * A lock between processes, as a lease: it is renewed while it is held, and lost by whoever does not renew it.
 */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import type * as Scope from "effect/Scope"
import type { AuthError } from "../../AuthError.ts"
import * as AuthErrors from "../../AuthError.ts"
import { pauseAfter } from "../../internal/failure/backoff.ts"
import { leaseTime, renewEvery } from "../../internal/session/lease.ts"
import * as LockHolder from "./lockHolder.ts"
import * as LockProtocol from "./lockProtocol.ts"

/** A lock that is held. */
export interface Lease {
  /** Renews the lock, and says whether it is still held. Throws where the file system fails. */
  readonly renew: () => boolean
}

export interface FileLock {
  /** Fails where something else lies in the place of the lock. Waits for nobody. */
  readonly look: Effect.Effect<void, AuthError>
  readonly withLock: <A, E, R>(use: (lease: Lease) => Effect.Effect<A, E, R>) => Effect.Effect<A, E | AuthError, R>
}

/** Pauses between looks at a lock that is held: short at first, since most holds are. */
const looks = { base: "5 millis", factor: 2, cap: "50 millis" } as const

const failed = (message: string, cause?: unknown): AuthError =>
  AuthErrors.make({ _tag: "StorageFailed", operation: "lock" }, message, cause)

// A holder that is known to be dead is not waited for. Times are compared by what was seen of them, on the monotonic clock: neither a jump of the wall clock nor another host's
// clock makes a holder look silent.
const makeIsStale = () => {
  const patience = Duration.toNanosUnsafe(leaseTime)
  const seen = new Map<string, { readonly since: bigint; readonly last: bigint }>()
  return (holder: LockProtocol.Found, now: bigint): boolean => {
    if (LockHolder.lifeOf(holder) === "dead") return true
    const beat = `${holder.id} ${holder.heartbeat}`
    const since = seen.get(beat)?.since ?? now
    // The holders of a lock and of the claims on it are looked at in turn: none of them makes the others be forgotten.
    for (const [other, { last }] of seen) if (now - last > patience) seen.delete(other)
    seen.set(beat, { since, last: now })
    return now - since >= patience
  }
}

// Sleeps on the clock of the program; what the file system is told is only ever compared with what it was told before.
const renewing = (lease: Lease): Effect.Effect<void> =>
  Effect.sleep(renewEvery).pipe(
    Effect.andThen(Effect.ignore(Effect.try(lease.renew))),
    Effect.forever
  )

const leaseOf = (held: LockProtocol.Held): Lease => ({ renew: () => LockProtocol.renew(held) })

// Not giving it back fails nothing that was done under the lock; it runs out, since nobody renews it.
const release = (held: LockProtocol.Held): Effect.Effect<void> =>
  Effect.ignore(Effect.try(() => LockProtocol.run(LockProtocol.release(held, LockHolder.self()))))

/** Why a lock is not to be had: somebody holds it, or the file system fails. */
export class NotFree extends Data.TaggedError("NotFree")<{
  readonly holder?: string
  readonly cause?: unknown
}> {}

/**
 * The lock in the file `path` until the scope closes, for a program that keeps it as long as it runs. A holder that lives is not waited for, not even where it
 * is stopped. One on another host, or in another container, lives if it renews the lock.
 */
export const hold = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Lease, NotFree, Scope.Scope> {
  const isSilent = makeIsStale()
  const attempt = Effect.clockWith((clock) =>
    Effect.try({
      try: () => {
        const now = clock.monotonicTimeNanosUnsafe()
        const isStale = (holder: LockProtocol.Found) => LockHolder.lifeOf(holder) !== "alive" && isSilent(holder, now)
        return LockProtocol.run(LockProtocol.attempt(path, LockHolder.self(), isStale))
      },
      catch: (cause) => new NotFree({ cause })
    })
  )
  const acquire = Effect.gen(function*() {
    let seen: LockProtocol.Found | undefined
    while (true) {
      const result = yield* attempt
      if ("held" in result) return result.held
      const { heldBy } = result
      const hasRenewed = heldBy !== undefined && heldBy.id === seen?.id && heldBy.heartbeat !== seen.heartbeat
      if (heldBy !== undefined && (hasRenewed || LockHolder.lifeOf(heldBy) === "alive")) {
        return yield* new NotFree({ holder: LockHolder.nameOf(heldBy) })
      }
      seen = heldBy
      yield* Effect.interruptible(Effect.sleep(looks.cap))
    }
  })
  const lease = leaseOf(yield* Effect.acquireRelease(acquire, release))
  yield* Effect.forkScoped(renewing(lease))
  return lease
})

/**
 * The lock in the file `path`; `prepare` makes its directory. Fails with an `AuthError` (`StorageFailed`, operation `lock`) after
 * `timeout`, naming the holder.
 */
export const make = (options: {
  readonly name: string
  readonly path: string
  readonly prepare: () => void
  readonly timeout: Duration.Duration
}): FileLock => {
  const isStale = makeIsStale()

  const using = <A>(use: () => A): Effect.Effect<A, AuthError> =>
    Effect.try({
      try: use,
      catch: (cause) =>
        failed(`The ${options.name} lock ${options.path} cannot be used: ${(cause as Error).message}`, cause)
    })

  const attempt = Effect.clockWith((clock) =>
    using(() => {
      const now = clock.monotonicTimeNanosUnsafe()
      options.prepare()
      return LockProtocol.run(LockProtocol.attempt(options.path, LockHolder.self(), (holder) => isStale(holder, now)))
    })
  )

  const tooLate = (holder: LockHolder.Holder | undefined) => {
    const holds = holder === undefined ? "others hold it in turn" : `${LockHolder.nameOf(holder)} holds it`
    const waited = Duration.format(options.timeout)
    return failed(`The ${options.name} lock ${options.path} was not free within ${waited}: ${holds}.`)
  }

  const acquire = Effect.fnUntraced(function*(pause: (duration: Duration.Duration) => Effect.Effect<void>) {
    const deadline = (yield* Clock.monotonicTimeNanos) + Duration.toNanosUnsafe(options.timeout)
    for (let look = 1;; look++) {
      const result = yield* attempt
      if ("held" in result) return result.held
      const left = Duration.nanos(deadline - (yield* Clock.monotonicTimeNanos))
      if (Duration.isLessThanOrEqualTo(left, Duration.zero)) return yield* tooLate(result.heldBy)
      // At random, or those who wait would look at the same times, and one of them always last.
      const longest = pauseAfter(look, looks)
      yield* pause(Duration.min(Duration.millis(longest / 2 + (yield* Random.next) * longest / 2), left))
    }
  })

  const whileRenewing = <A, E, R>(lease: Lease, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(
      Effect.forkChild(renewing(lease)),
      (fiber) => Effect.ensuring(effect, Fiber.interrupt(fiber))
    )

  return {
    look: using(() => void LockProtocol.read(options.path)),
    withLock: (use) =>
      Effect.uninterruptibleMask((restore) =>
        Effect.flatMap(
          acquire((duration) => restore(Effect.sleep(duration))),
          (held) => {
            const lease = leaseOf(held)
            return Effect.ensuring(whileRenewing(lease, restore(use(lease))), release(held))
          }
        )
      )
  }
}
