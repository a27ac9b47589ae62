/**
 * Sessions by key: made when first used, closed when nobody has used them for a while.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { AuthError } from "../../AuthError.ts"
import { invalidConfiguration } from "../failure/authErrors.ts"
import type { Session } from "./streamed.ts"
import { isWellFormed } from "../failure/text.ts"

interface Entry {
  /** What users get. */
  readonly session: Session
  readonly own: Session
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
        if (entry.users === 0 && now - entry.usedAt >= Duration.toMillis(idle)) yield* close(key, entry)
      }
    }
  }).pipe(Effect.ensuring(Effect.sync(() => sweeping = undefined)))

  const take = (entry: Entry, now: number): Entry => {
    entry.users++
    entry.usedAt = now
    return entry
  }

  const make = Effect.fnUntraced(function*(key: string, now: number): Effect.fn.Return<Entry> {
    const child = yield* Scope.fork(scope)
    const own = yield* Effect.setContext(Scope.provide(open(key), child), context)
    // Another caller may have made it meanwhile.
    const other = entries.get(key)
    if (other !== undefined) {
      take(other, now)
      yield* Scope.close(child, Exit.void)
      return other
    }
    const entry = take({ session: facade(key), own, scope: child, users: 0, usedAt: now }, now)
    entries.set(key, entry)
    if (sweeping === undefined && Duration.isFinite(idle)) {
      sweeping = yield* Effect.forkIn(Effect.setContext(sweep, context), scope)
    }
    return entry
  })

  const taken = (key: string): Effect.Effect<Entry> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const entry = entries.get(key)
      return entry === undefined ? make(key, now) : Effect.succeed(take(entry, now))
    })

  const left = (entry: Entry): Effect.Effect<void> =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      entry.users--
      entry.usedAt = now
    })

  /** What is in use is not closed. */
  const using = <A>(
    key: string,
    use: (session: Session) => Effect.Effect<A, AuthError>
  ): Effect.Effect<A, AuthError> => Effect.acquireUseRelease(taken(key), ({ own }) => use(own), left)

  /** A session that its user may keep for ever: each use opens what was closed meanwhile. Getters: a thousand of them take little. */
  const facade = (key: string): Session => ({
    get tokens() {
      return using(key, ({ tokens }) => tokens)
    },
    get accessToken() {
      return using(key, ({ accessToken }) => accessToken)
    },
    get refresh(): Session["refresh"] {
      return (failed) => using(key, ({ refresh }) => refresh(failed))
    },
    get store(): Session["store"] {
      return (tokens) => using(key, ({ store }) => store(tokens))
    },
    get check() {
      return using(key, ({ check }) => check)
    },
    get logout() {
      return using(key, ({ logout }) => logout)
    },
    get changes() {
      return Stream.unwrap(Effect.map(Effect.acquireRelease(taken(key), left), ({ own }) => own.changes))
    }
  })

  return {
    /** The session of a key. */
    get: (key: string): Effect.Effect<Session> =>
      Effect.uninterruptible(Effect.flatMap(taken(key), (entry) => Effect.as(left(entry), entry.session)))
  }
})
