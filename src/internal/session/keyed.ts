/**
 * What a program has one of for each of its keys: made when first used, closed when nobody has used it for a while.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import type { AuthError } from "../../AuthError.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"
import { isWellFormed } from "../failure/text.ts"

interface Entry<A> {
  readonly value: A
  readonly scope: Scope.Closeable
  /** How many use it at this moment. */
  users: number
  usedAt: number
}

/** How long a key may be: it is a name, and not a document. */
const longestKey = 512

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f]/

const problemOf = (key: unknown): string | undefined => {
  if (typeof key !== "string" || key === "") return "Expected a string that is not empty"
  if (key.length > longestKey) return `Expected at most ${longestKey} characters`
  if (control.test(key) || !isWellFormed(key)) return "Expected no control characters, and well-formed Unicode"
  return undefined
}

/** A key that names an account; an `AuthError` (`ConfigurationInvalid`) where it cannot. */
export const checkKey = (key: string): Effect.Effect<string, AuthError> => {
  const problem = problemOf(key)
  return problem === undefined ? Effect.succeed(key) : Effect.fail(invalidConfiguration("key", `key: ${problem}`))
}

export const makeKeyed = Effect.fnUntraced(function*<A>(
  open: (key: string) => Effect.Effect<A, never, Scope.Scope>,
  idle: Duration.Duration
) {
  const scope = yield* Effect.scope
  const context = yield* Effect.context<never>()
  const entries = new Map<string, Entry<A>>()
  let sweeping: Fiber.Fiber<void> | undefined
  yield* Effect.addFinalizer(() => Effect.sync(() => entries.clear()))

  const close = (key: string, { scope }: Entry<A>): Effect.Effect<void> =>
    Effect.suspend(() => {
      entries.delete(key)
      return Scope.close(scope, Exit.void)
    })

  /** Closes what is idle, for as long as there is anything: an empty map keeps no process alive. */
  const sweep: Effect.Effect<void> = Effect.gen(function*() {
    while (entries.size > 0) {
      yield* Effect.sleep(idle)
      const now = yield* Clock.currentTimeMillis
      for (const [key, entry] of entries) {
        if (entry.users === 0 && now - entry.usedAt >= Duration.toMillis(idle)) yield* close(key, entry)
      }
    }
  }).pipe(Effect.ensuring(Effect.sync(() => sweeping = undefined)))

  const take = (entry: Entry<A>, now: number): Entry<A> => {
    entry.users++
    entry.usedAt = now
    return entry
  }

  const make = Effect.fnUntraced(function*(key: string, now: number): Effect.fn.Return<Entry<A>> {
    const child = yield* Scope.fork(scope)
    const value = yield* Effect.setContext(Scope.provide(open(key), child), context)
    // Another caller may have made it meanwhile.
    const other = entries.get(key)
    if (other !== undefined) {
      take(other, now)
      yield* Scope.close(child, Exit.void)
      return other
    }
    const entry = take({ value, scope: child, users: 0, usedAt: now }, now)
    entries.set(key, entry)
    if (sweeping === undefined && Duration.isFinite(idle)) {
      sweeping = yield* Effect.forkIn(Effect.setContext(sweep, context), scope)
    }
    return entry
  })

  const taken = (key: string): Effect.Effect<Entry<A>> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const entry = entries.get(key)
      return entry === undefined ? make(key, now) : Effect.succeed(take(entry, now))
    })

  const left = (entry: Entry<A>): Effect.Effect<void> =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      entry.users--
      entry.usedAt = now
    })

  return {
    /** What is of a key, for whoever uses it by and by: it may be closed meanwhile. */
    opened: (key: string): Effect.Effect<A> =>
      Effect.uninterruptible(Effect.flatMap(taken(key), (entry) => Effect.as(left(entry), entry.value))),
    /** Uses what is of a key. What is in use is not closed. */
    using: <B, E>(key: string, use: (value: A) => Effect.Effect<B, E>): Effect.Effect<B, E> =>
      Effect.acquireUseRelease(taken(key), ({ value }) => use(value), left),
    /** What is of a key, open until the scope closes. */
    held: (key: string): Effect.Effect<A, never, Scope.Scope> =>
      Effect.map(Effect.acquireRelease(taken(key), left), ({ value }) => value)
  }
})
