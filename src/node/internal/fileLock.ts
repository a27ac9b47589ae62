/**
 * A lock between processes: waits for it, and shows while it is held that its holder lives.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { futimesSync } from "node:fs"
import * as AuthError from "../../AuthError.ts"
import * as LockHolder from "./lockHolder.ts"
import * as LockProtocol from "./lockProtocol.ts"

export interface FileLock {
  readonly withLock: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | AuthError.AuthError, R>
}

const heartbeatEvery = Duration.seconds(2)

/** How long a holder of which nobody can tell whether it lives has to be silent until its lock is taken over. */
export const patience = Duration.seconds(15)

const firstPause = Duration.millis(5)
const longestPause = Duration.millis(50)

const failed = (message: string, cause?: unknown): AuthError.AuthError =>
  AuthError.make({ _tag: "StorageFailed", operation: "lock" }, message, cause)

// Times are compared by what was seen of them, on the monotonic clock: neither a jump of the wall clock nor another host's
// clock makes a living holder look dead.
const makeIsStale = () => {
  const seenSince = new Map<string, bigint>()
  return (holder: LockProtocol.Found, now: bigint): boolean => {
    const life = LockHolder.lifeOf(holder)
    if (life !== "unknown") return life === "dead"
    const seen = `${holder.id} ${holder.heartbeat}`
    const since = seenSince.get(seen)
    if (since === undefined) seenSince.set(seen, now)
    return since !== undefined && now - since >= Duration.toNanosUnsafe(patience)
  }
}

// Sleeps on the clock of the program; what the file system is told is only ever compared with what it was told before.
const heartbeat = (held: LockProtocol.Held): Effect.Effect<void> =>
  Effect.sleep(heartbeatEvery).pipe(
    Effect.andThen(Effect.ignore(Effect.try({
      try: () => futimesSync(held.file, new Date(), new Date()),
      catch: (cause) => cause
    }))),
    Effect.forever
  )

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

  const attempt = Effect.clockWith((clock) =>
    Effect.try({
      try: () => {
        const now = clock.monotonicTimeNanosUnsafe()
        options.prepare()
        return LockProtocol.run(
          LockProtocol.attempt(options.path, LockHolder.self(), (holder) => isStale(holder, now))
        )
      },
      catch: (cause) =>
        failed(`The ${options.name} lock ${options.path} cannot be used: ${(cause as Error).message}`, cause)
    })
  )

  const tooLate = (holder: LockHolder.Holder | undefined) => {
    const holds = holder === undefined ? "others hold it in turn" : `${LockHolder.nameOf(holder)} holds it`
    const waited = Duration.format(options.timeout)
    return failed(`The ${options.name} lock ${options.path} was not free within ${waited}: ${holds}.`)
  }

  const acquire = Effect.fnUntraced(function*(pause: (duration: Duration.Duration) => Effect.Effect<void>) {
    const deadline = (yield* Clock.monotonicTimeNanos) + Duration.toNanosUnsafe(options.timeout)
    for (let next = firstPause;; next = Duration.min(Duration.times(next, 2), longestPause)) {
      const result = yield* attempt
      if ("held" in result) return result.held
      const left = Duration.nanos(deadline - (yield* Clock.monotonicTimeNanos))
      if (Duration.isLessThanOrEqualTo(left, Duration.zero)) return yield* tooLate(result.heldBy)
      yield* pause(Duration.min(next, left))
    }
  })

  // Not taking it back fails nothing that was done under the lock; whoever waits is told who holds it.
  const release = (held: LockProtocol.Held): Effect.Effect<void> =>
    Effect.ignore(
      Effect.try({
        try: () => LockProtocol.run(LockProtocol.release(held, LockHolder.self())),
        catch: (cause) => cause
      })
    )

  const whileBeating = <A, E, R>(held: LockProtocol.Held, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(
      Effect.forkChild(heartbeat(held)),
      (beating) => Effect.ensuring(effect, Fiber.interrupt(beating))
    )

  return {
    withLock: (effect) =>
      Effect.uninterruptibleMask((restore) =>
        Effect.flatMap(
          acquire((duration) => restore(Effect.sleep(duration))),
          (held) => Effect.ensuring(whileBeating(held, restore(effect)), release(held))
        )
      )
  }
}
