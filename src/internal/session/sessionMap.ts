/**
 * Sessions by key: made when first used, closed when nobody has used them for a while.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import type { AuthError } from "../../AuthError.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"
import type { Session } from "./session.ts"

interface Entry {
  readonly session: Session
  readonly scope: Scope.Closeable
  usedAt: number
}

/** How long a key may be: it is a name, and not a document. */
const longestKey = 512

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f]/

const problemOf = (key: unknown): string | undefined => {
  if (typeof key !== "string" || key === "") return "Expected a string that is not empty"
  if (key.length > longestKey) return `Expected at most ${longestKey} characters`
  if (control.test(key) || !key.isWellFormed()) return "Expected no control characters, and well-formed Unicode"
  return undefined
}

/** A key that names an account; an `AuthError` (`ConfigurationInvalid`) where it cannot. */
export const checkKey = (key: string): Effect.Effect<string, AuthError> => {
  const problem = problemOf(key)
  return problem === undefined ? Effect.succeed(key) : Effect.fail(invalidConfiguration("key", `key: ${problem}`))
}

export const makeSessionMap = Effect.fnUntraced(function*(
  open: (key: string) => Effect.Effect<Session, never, Scope.Scope>,
  idle: Duration.Duration
) {
  const scope = yield* Effect.scope
  const context = yield* Effect.context<never>()
  const entries = new Map<string, Entry>()
  let sweeping: Fiber.Fiber<void> | undefined
  yield* Effect.addFinalizer(() => Effect.sync(() => entries.clear()))

  const close = (key: string, { scope }: Entry): Effect.Effect<void> =>
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
        if (now - entry.usedAt >= Duration.toMillis(idle)) yield* close(key, entry)
      }
    }
  }).pipe(Effect.ensuring(Effect.sync(() => sweeping = undefined)))

  const make = Effect.fnUntraced(function*(key: string, usedAt: number): Effect.fn.Return<Entry> {
    const own = yield* Scope.fork(scope)
    const session = yield* Effect.setContext(Scope.provide(open(key), own), context)
    const entry = { session, scope: own, usedAt }
    entries.set(key, entry)
    if (sweeping === undefined && Duration.isFinite(idle)) {
      sweeping = yield* Effect.forkIn(Effect.setContext(sweep, context), scope)
    }
    return entry
  })

  return {
    /** The session of a key, which is in use from now on. */
    get: (key: string): Effect.Effect<Session> =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const entry = entries.get(key)
        if (entry === undefined) return Effect.map(make(key, now), ({ session }) => session)
        entry.usedAt = now
        return Effect.succeed(entry.session)
      }),
    size: (): number => entries.size
  }
})
