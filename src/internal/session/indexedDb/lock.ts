/**
 * The refresh lock of a login, between tabs and workers of an origin, as a lease.
 *
 * The lock is a record of its holder in the database: who holds it is decided by transactions, and by nothing else. A lock of the browser
 * (`navigator.locks`) under the holder's own id only says that the holder is there: whoever waits for it is let in when the holder gives
 * it back, is closed, or crashes. A tab that is frozen keeps both; it is asked whether it runs, and loses the record after three seconds
 * without an answer. It is asked by a message, since the timers of a tab in the background may fire once a minute only.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as AuthError from "../../../AuthError.ts"
import type { TokenStorage } from "../../../TokenStorage.ts"
import { leaseTime, RefreshLease, renewEvery } from "../lease.ts"
import type { Channel } from "./channel.ts"
import { type Database, type Decision, supported } from "./database.ts"

interface Holder {
  /** New for every attempt. */
  readonly id: string
  /** Changes while the holder runs. */
  readonly beat: number
}

const isHolder = (found: unknown): found is Holder =>
  typeof found === "object" && found !== null && "id" in found && "beat" in found &&
  typeof found.id === "string" && typeof found.beat === "number"

/** For how many questions, and for the time of a lease, a holder has to be silent until its lock is taken over. */
const mostUnanswered = 3

const answer = <A>(value: A, write?: Decision<A>["write"]): Decision<A> => ({
  answer: Result.succeed(value),
  ...(write === undefined ? undefined : { write })
})

/** Whose lock may be taken: one that is closed, or one that has not renewed it since. */
interface Over {
  readonly id: string
  readonly beat: number | undefined
}

const unusable = (cause: unknown): AuthError.AuthError =>
  AuthError.make(
    { _tag: "StorageFailed", operation: "lock" },
    "The browser did not give a lock (navigator.locks): the tokens could not be locked. Reload the page.",
    cause
  )

/** The lock of the login `key`. */
export const makeLock = (
  database: Database,
  channel: Channel,
  key: IDBValidKey
): TokenStorage["Service"]["withRefreshLock"] => {
  const change = <A>(decide: (found: unknown) => Decision<A>) => database.change("lock", "locks", key, decide)

  const browserLock = (id: string): string => `${database.name} refresh ${id}`

  /** Shows that this id is there, until the function that it gives is called. */
  const beThere = (id: string): Effect.Effect<() => void, AuthError.AuthError> =>
    Effect.tryPromise({
      try: () =>
        new Promise<() => void>((resolve, reject) => {
          navigator.locks.request(browserLock(id), () => new Promise<void>((end) => resolve(end))).catch(reject)
        }),
      catch: unusable
    })

  /** Ends when the holder has given its lock back, is closed, or has crashed. */
  const gone = ({ id }: Holder): Effect.Effect<Over, AuthError.AuthError> =>
    Effect.tryPromise({
      try: (signal) => navigator.locks.request(browserLock(id), { mode: "shared", signal }, async () => {}),
      catch: unusable
    }).pipe(Effect.as({ id, beat: undefined }))

  /** Ends when the holder does not answer any more, or is another one. */
  const silent = Effect.fnUntraced(function*(holder: Holder): Effect.fn.Return<Over, AuthError.AuthError> {
    let last = holder
    let since = yield* Clock.monotonicTimeNanos
    let unanswered = 0
    while (
      unanswered < mostUnanswered || (yield* Clock.monotonicTimeNanos) - since < Duration.toNanosUnsafe(leaseTime)
    ) {
      yield* Effect.sync(() => channel.post({ asks: holder.id }))
      yield* Effect.sleep(renewEvery)
      const found = yield* database.get("locks", key)
      if (!isHolder(found) || found.id !== holder.id) break
      unanswered++
      if (found.beat === last.beat) continue
      last = found
      since = yield* Clock.monotonicTimeNanos
      unanswered = 0
    }
    return last
  })

  /** Takes the lock, or says who holds it. */
  const take = (id: string, over: Over | undefined): Effect.Effect<Holder | undefined, AuthError.AuthError> =>
    change<Holder | undefined>((found) => {
      const isTaken = isHolder(found) &&
        !(found.id === over?.id && (over.beat === undefined || over.beat === found.beat))
      return isTaken ? answer(found) : answer(undefined, { put: { id, beat: 0 } satisfies Holder })
    })

  const acquire = Effect.fnUntraced(function*(
    id: string,
    restore: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  ): Effect.fn.Return<void, AuthError.AuthError> {
    let holder = yield* take(id, undefined)
    while (holder !== undefined) {
      const over: Over = yield* restore(Effect.raceFirst(gone(holder), silent(holder)))
      holder = yield* take(id, over)
    }
  })

  const renew = (id: string): Effect.Effect<boolean, AuthError.AuthError> =>
    change((found) =>
      isHolder(found) && found.id === id
        ? answer(true, { put: { id, beat: found.beat + 1 } satisfies Holder })
        : answer(false)
    )

  // Not giving it back fails nothing that was done under the lock: the end of the browser's lock says the same.
  const release = (id: string): Effect.Effect<void> =>
    Effect.orElseSucceed(
      change((found) => isHolder(found) && found.id === id ? answer(undefined, "delete") : answer(undefined)),
      () => undefined
    )

  const renewing = (id: string): Effect.Effect<void, never, Scope.Scope> =>
    Effect.gen(function*() {
      const beat = Effect.orElseSucceed(renew(id), () => false)
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(renewEvery), beat)))
      yield* Effect.acquireRelease(
        Effect.sync(() =>
          channel.listen((message) => {
            if ("asks" in message && message.asks === id) Effect.runFork(beat)
          })
        ),
        (stop) => Effect.sync(stop)
      )
    })

  const hold = <A, E, R>(id: string, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.scoped(Effect.andThen(
      renewing(id),
      Effect.provideService(effect, RefreshLease, { confirm: renew(id) })
    )) as Effect.Effect<A, E, R>

  return (effect) =>
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function*() {
        yield* supported
        const id = crypto.randomUUID()
        const leave = yield* beThere(id)
        return yield* acquire(id, restore).pipe(
          Effect.andThen(restore(hold(id, effect))),
          Effect.ensuring(Effect.andThen(release(id), Effect.sync(leave)))
        )
      })
    )
}
