/**
 * The token storage as the session uses it: what throws is a typed failure like any other, and what does not answer is one after a limit.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import type { AuthError } from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import type { TokenStorage } from "../../TokenStorage.ts"
import { isSilent, mayEnd, storageFailed, type StorageOperation, storageSilent } from "../failure/authErrors.ts"
import { schedule } from "../failure/backoff.ts"
import { limits } from "./machine.ts"
import { makeRecent } from "./recent.ts"

type Tokens = Tokens.Tokens

const typed = (operation: StorageOperation) => <A>(effect: Effect.Effect<A, AuthError>): Effect.Effect<A, AuthError> =>
  Effect.catchDefect(effect, (defect) => Effect.fail(storageFailed(operation, defect)))

/**
 * Waits for an operation until the limit of storages is over. What cannot be interrupted, as a promise cannot, is not waited for either.
 * `afterLimit` says what becomes of the operation.
 */
const inTime = <A>(
  operation: StorageOperation,
  effect: Effect.Effect<A, AuthError>,
  afterLimit: (fiber: Fiber.Fiber<A, AuthError>) => void,
  rest?: string
): Effect.Effect<A, AuthError> =>
  Effect.flatMap(Effect.forkDetach(typed(operation)(effect), { startImmediately: true }), (fiber) => {
    const exit = fiber.pollUnsafe()
    if (exit !== undefined) return exit
    let isOver = (): void => {}
    const watch = Effect.andThen(Effect.sleep(limits.storage), Effect.sync(() => isOver()))
    return Effect.flatMap(Effect.forkDetach(watch, { startImmediately: true }), (watch) =>
      // Not a race of fibers: it would cost more than many a storage.
      Effect.callback<A, AuthError>((resume) => {
        isOver = () => {
          resume(Effect.fail(storageSilent(operation, limits.storage, rest)))
          afterLimit(fiber)
        }
        fiber.addObserver((exit) => {
          watch.interruptUnsafe()
          resume(exit)
        })
        return Effect.sync(() => {
          watch.interruptUnsafe()
          afterLimit(fiber)
        })
      }))
  })

/** For what changes nothing: whoever does not wait for it any more does not need it. */
export const answeredInTime = <A>(
  operation: StorageOperation,
  effect: Effect.Effect<A, AuthError>
): Effect.Effect<A, AuthError> => inTime(operation, effect, (fiber) => fiber.interruptUnsafe())

// Short: other processes wait for the lock meanwhile.
const untilWritten = { schedule: schedule({ base: "50 millis", factor: 2, cap: "1 second" }), times: 3 }

/** For what is lost where it is not written. A storage that does not answer, or can never take it, is not asked again. */
export const insistently = <A>(write: Effect.Effect<A, AuthError>): Effect.Effect<A, AuthError> =>
  Effect.retry(write, { ...untilWritten, while: (error) => mayEnd(error) && !isSilent(error) })

/** The methods of a storage, and what a session adds to them. */
export interface GuardedStorage extends Omit<TokenStorage["Service"], "set" | "check" | "maxAge"> {
  /** What was read at most `maxAge` of the storage ago. */
  readonly recent: Effect.Effect<Tokens | undefined, AuthError>
  /** Whether it is on another machine: what it says may be kept. */
  readonly isElsewhere: boolean
  readonly check: Effect.Effect<void, AuthError>
  /** The only copy of the tokens of a login is worth a few tries. */
  readonly setInsistently: (tokens: Tokens) => Effect.Effect<void, AuthError>
}

/** What the last login or logout wants the storage to hold: its tokens, or what they were refreshed to; or nothing. */
interface Wanted {
  tokens: Tokens | undefined
}

/**
 * A change that did not end within its limit goes on, for it may be the only copy of tokens. It may end after a later login or logout, whose
 * outcome is then made good. `loggedIn` is told of a login whose tokens came late, and that nothing has followed.
 */
export const guarded = (
  storage: TokenStorage["Service"],
  loggedIn: (tokens: Tokens) => Effect.Effect<void>
): GuardedStorage => {
  let wanted: Wanted | undefined
  const maxAge = Duration.fromInputUnsafe(storage.maxAge ?? 0)
  const { changing, forget, read, recent } = makeRecent(answeredInTime("read", storage.get), maxAge)

  const makeGood = (landed: Tokens | undefined): Effect.Effect<unknown, AuthError> => {
    const tokens = wanted?.tokens
    if (landed !== undefined) {
      return tokens === undefined ? storage.clearIfCurrent(landed) : storage.setIfCurrent(landed, tokens)
    }
    return tokens === undefined ? Effect.void : Effect.flatMap(
      storage.get,
      (stored) => stored === undefined ? storage.set(tokens) : Effect.void
    )
  }

  /** A change to `next`; `decides`: by a login or a logout. */
  const change = <A>(
    operation: "write" | "clear",
    run: () => Effect.Effect<A, AuthError>,
    next: Tokens | undefined,
    decides: boolean,
    rest = " It may still be, if the storage answers."
  ): Effect.Effect<A, AuthError> =>
    Effect.suspend(() => {
      if (decides) wanted = { tokens: next }
      const own = wanted
      let isLate = false
      const landed = (did: A): Effect.Effect<unknown> => {
        if (!isLate || did === false) return Effect.void
        const told = decides && next !== undefined ? loggedIn(next) : Effect.void
        const settled = own === wanted ? told : Effect.orElseSucceed(typed(operation)(makeGood(next)), () => undefined)
        return Effect.ensuring(settled, forget)
      }
      const late = () => {
        isLate = true
      }
      return inTime(operation, Effect.tap(Effect.suspend(run), landed), late, rest)
    })

  const lateLogin = " If it still answers, the user is logged in."

  return {
    get: read,
    recent,
    isElsewhere: !Duration.isZero(maxAge),
    setIfCurrent: (current, next) =>
      Effect.tap(
        changing(
          change("write", () => storage.setIfCurrent(current, next), next, false),
          (did) => did ? next : undefined
        ),
        (did) =>
          Effect.sync(() => {
            if (did && wanted?.tokens !== undefined && Tokens.same(wanted.tokens, current)) wanted.tokens = next
          })
      ),
    setInsistently: (tokens) =>
      changing(insistently(change("write", () => storage.set(tokens), tokens, true, lateLogin)), () => tokens),
    clear: changing(change("clear", () => storage.clear, undefined, true), () => undefined),
    clearIfCurrent: (tokens) =>
      changing(change("clear", () => storage.clearIfCurrent(tokens), undefined, false), () => undefined),
    check: storage.check === undefined ? Effect.void : answeredInTime("write", storage.check),
    withRefreshLock: storage.withRefreshLock,
    refreshAhead: storage.refreshAhead,
    changes: storage.changes
  }
}
