/**
 * Makes newer tokens of those that were of no use: does what the states of `refreshed` say.
 */
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import type * as Redacted from "effect/Redacted"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { storageFailed } from "../failure/authErrors.ts"
import { pauseAfter } from "../failure/backoff.ts"
import { type Done, type Event, first, limits, refreshed, type State } from "./machine.ts"
import type { GuardedStorage } from "./storage.ts"

/** What a refresh works with. */
export interface Means {
  readonly storage: GuardedStorage
  /** Reads the storage, and first gives it what it is owed. */
  readonly read: Effect.Effect<Tokens | undefined, AuthError>
  readonly exchange: (stored: Tokens, refreshToken: Redacted.Redacted<string>) => Effect.Effect<Event>
  /** Keeps what it came to. */
  readonly settle: (done: Done) => Effect.Effect<void>
}

const betweenWrites = { base: "50 millis", factor: 2, cap: "1 second" } as const

const notRun = () => storageFailed("lock", new Error("withRefreshLock did not run its effect"))

/** How often the storage of another machine is looked at while its lock is waited for. */
const betweenLooks = Duration.millis(300)

/**
 * Runs an effect under the refresh lock of the storage; `undefined` where that was not free in time, or did not answer. While it waits,
 * `instead` may end it.
 */
export const underLock = <A>(
  storage: GuardedStorage,
  effect: Effect.Effect<A, AuthError>,
  instead: Effect.Effect<{ readonly result: A }> = Effect.never
): Effect.Effect<{ readonly result: A } | undefined, AuthError> =>
  Effect.gen(function*() {
    let progress: "waiting" | "running" | "over" | "left" = "waiting"
    const outcome = yield* Deferred.make<A, AuthError>()
    const inside = Effect.suspend(() => {
      // A lock that comes late, or runs what it is given twice.
      if (progress !== "waiting") return Effect.interrupt
      progress = "running"
      return Effect.onExit(effect, (exit) => {
        progress = "over"
        return Deferred.done(outcome, exit)
      })
    })
    const fiber = yield* Effect.forkDetach(
      Effect.catchDefect(
        Effect.suspend(() => storage.withRefreshLock(inside)),
        (defect) => Effect.fail(storageFailed("lock", defect))
      ),
      { startImmediately: true }
    )
    // A lock that cannot be given back, or not in time, takes nothing back of what was done under it.
    const ended = Effect.raceFirst(
      Fiber.await(fiber),
      Effect.andThen(Effect.exit(Deferred.await(outcome)), Effect.sleep(limits.storage))
    )
    const locked = Effect.flatMap(ended, (exit): Effect.Effect<{ readonly result: A }, AuthError> => {
      if (progress !== "waiting") return Effect.map(Deferred.await(outcome), (result) => ({ result }))
      return exit !== undefined && Exit.isFailure(exit) ? Effect.failCause(exit.cause) : Effect.fail(notRun())
    })
    const impatience = Effect.andThen(
      Effect.sleep(limits.lock),
      Effect.suspend(() => progress === "waiting" ? Effect.undefined : Effect.never)
    )
    const leave = Effect.suspend(() => {
      fiber.interruptUnsafe()
      // What runs, and cannot be interrupted, is waited for.
      if (progress === "running") return ended
      progress = "left"
      return Effect.void
    })
    const leaving = Effect.flatMap(instead, (end) => progress === "waiting" ? Effect.succeed(end) : Effect.never)
    return yield* Effect.ensuring(Effect.raceAllFirst([locked, impatience, leaving]), leave)
  })

const failedWith = (error: AuthError): Event => ({ _tag: "Failed", error })

const asked = (changed: Effect.Effect<boolean, AuthError>): Effect.Effect<Event> =>
  Effect.match(changed, {
    onFailure: failedWith,
    onSuccess: (did): Event => did ? { _tag: "Replaced" } : { _tag: "Outdated" }
  })

const lookedUp = (read: Effect.Effect<Tokens | undefined, AuthError>): Effect.Effect<Event> =>
  Effect.match(read, { onFailure: failedWith, onSuccess: (tokens): Event => ({ _tag: "Read", tokens }) })

/** Does what a state under the lock says, and tells what happened. */
const perform = (means: Means, state: Exclude<State, Done | { readonly _tag: "Locking" }>): Effect.Effect<Event> => {
  const { exchange, read, storage } = means
  switch (state._tag) {
    case "Reading":
      return lookedUp(read)
    case "Exchanging":
      return exchange(state.stored, state.stored.refreshToken!)
    case "Writing":
      return Effect.andThen(
        state.tries === 1 ? Effect.void : Effect.sleep(pauseAfter(state.tries - 1, betweenWrites)),
        asked(storage.setIfCurrent(state.stored, state.tokens))
      )
    case "Checking":
    case "Looking":
      return lookedUp(storage.get)
    case "Clearing":
      return asked(storage.clearIfCurrent(state.stored))
  }
}

/** From the lock to the end, or to where the lock has to be taken anew. */
const lockedPart = Effect.fnUntraced(function*(means: Means, failed: Tokens, locking: State): Effect.fn.Return<State> {
  let state = refreshed(failed, locking, { _tag: "Locked" })
  if (state._tag === "Reading") state = refreshed(failed, state, yield* perform(means, state))
  // From here on a refresh token may be spent: whoever interrupts waits until its answer is kept.
  return yield* Effect.uninterruptible(Effect.gen(function*() {
    while (state._tag !== "Done" && state._tag !== "Locking") {
      state = refreshed(failed, state, yield* perform(means, state))
    }
    if (state._tag === "Done") yield* means.settle(state)
    return state
  }))
})

/** Newer tokens than `failed`, and what is left to do. */
export const makeRefresh = (means: Means) =>
  Effect.fnUntraced(function*(failed: Tokens): Effect.fn.Return<Tokens, AuthError> {
    let state: State = first
    while (state._tag !== "Done") {
      const locking: State = state
      const withoutLock = (event: Event): Effect.Effect<State> => {
        const end = refreshed(failed, locking, event)
        return end._tag === "Done" ? Effect.as(means.settle(end), end) : Effect.succeed(end)
      }
      // Of many who wait for one refresh, each would take the lock only to read that it is done.
      const look: Effect.Effect<{ readonly result: State }> = Effect.sleep(betweenLooks).pipe(
        Effect.andThen(lookedUp(means.storage.get)),
        Effect.flatMap((event) => {
          const next = event._tag === "Read" ? refreshed(failed, locking, event) : locking
          return next._tag === "Done" ? Effect.succeed({ result: next }) : look
        })
      )
      const waiting = means.storage.isElsewhere ? look : Effect.never
      state = yield* Effect.matchEffect(underLock(means.storage, lockedPart(means, failed, locking), waiting), {
        onFailure: (error) => withoutLock(failedWith(error)),
        onSuccess: (end) => end === undefined ? withoutLock({ _tag: "Busy" }) : Effect.succeed(end.result)
      })
    }
    return yield* Effect.fromResult(state.outcome)
  })
