/**
 * The refresh engine: one exchange at a time, whose result is stored before anybody can be interrupted.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Queue from "effect/Queue"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import * as SynchronizedRef from "effect/SynchronizedRef"
import * as AuthError from "../../AuthError.ts"
import type { Change } from "../../Session.ts"
import { TokenEndpoint } from "../../TokenEndpoint.ts"
import * as Tokens from "../../Tokens.ts"
import { TokenStorage } from "../../TokenStorage.ts"
import { Observer } from "../call/observer.ts"
import { makeFreshness, type Obtained } from "./freshness.ts"
import { merge } from "./merge.ts"
import { guarded } from "./storage.ts"

type Tokens = Tokens.Tokens

interface State {
  /** What the storage should hold in place of `over` and failed to take; `tokens` undefined: it failed to clear. */
  readonly owed: { readonly over: Tokens; readonly tokens: Tokens | undefined } | undefined
  readonly obtained: Obtained | undefined
  /** Tokens whose refresh token was spent for tokens that cannot be used. */
  readonly spent: { readonly tokens: Tokens; readonly error: AuthError.AuthError } | undefined
  /** Until then no refresh is started ahead of time: the last one failed. */
  readonly quietUntil: number
}

/** What a locked step comes to, and the state after it. */
type Step<A> = readonly [outcome: Result.Result<A, AuthError.AuthError>, state: State]

const initial: State = { owed: undefined, obtained: undefined, spent: undefined, quietUntil: 0 }

const quietAfterFailure = Duration.seconds(10)

const notLoggedIn = () => AuthError.make({ _tag: "NotLoggedIn" }, "No tokens available. Please log in first.")

const refreshTokenMissing = () =>
  AuthError.make({ _tag: "RefreshTokenMissing" }, "No refresh token available. Please log in again.")

const orNotLoggedIn = (tokens: Tokens | undefined): Result.Result<Tokens, AuthError.AuthError> =>
  tokens === undefined ? Result.fail(notLoggedIn()) : Result.succeed(tokens)

const isInvalidGrant = ({ reason }: AuthError.AuthError): boolean =>
  reason._tag === "TokenRejected" && reason.error === "invalid_grant"

const refreshTokenInvalid = ({ message, reason }: AuthError.AuthError, cause?: AuthError.AuthError) =>
  AuthError.make(
    { _tag: "RefreshTokenInvalid", description: "description" in reason ? reason.description : undefined },
    message,
    cause
  )

const quietTime = ({ reason }: AuthError.AuthError): number =>
  Duration.toMillis(
    reason._tag === "AuthServerUnavailable" ? reason.retryAfter ?? quietAfterFailure : quietAfterFailure
  )

export const makeSession = Effect.gen(function*() {
  const storage = guarded(yield* TokenStorage)
  const endpoint = yield* TokenEndpoint
  const observer = yield* Observer
  const scope = yield* Effect.scope
  // What the session runs is its own: neither a caller's interruption nor a caller's services reach it.
  const context = yield* Effect.context<never>()
  const state = yield* SynchronizedRef.make(initial)
  const freshness = makeFreshness()
  const listeners = new Set<(change: Change) => void>()

  const publish = (change: Change) =>
    Effect.sync(() => {
      for (const listener of listeners) listener(change)
    })

  const changes = Stream.callback<Change>((queue) =>
    Effect.acquireRelease(
      Effect.sync(() => {
        const listener = (change: Change) => void Queue.offerUnsafe(queue, change)
        listeners.add(listener)
        return listener
      }),
      (listener) => Effect.sync(() => listeners.delete(listener))
    )
  )

  const changed = (_tag: "LoggedIn" | "Refreshed", { workspaceId }: Tokens) => publish({ _tag, workspaceId })

  const loggedOut = (reason: "Logout" | "RefreshTokenInvalid") => publish({ _tag: "LoggedOut", reason })

  const exclusively = <A>(step: (state: State) => Effect.Effect<Step<A>, AuthError.AuthError>) =>
    Effect.flatMap(
      SynchronizedRef.modifyEffect(state, (state) => {
        let done: Step<A> | undefined
        return storage.withRefreshLock(Effect.tap(step(state), (result) => Effect.sync(() => done = result))).pipe(
          // A lock that cannot be released takes nothing back of what was done under it.
          Effect.catch((failure) => done === undefined ? Effect.fail(failure) : Effect.succeed(done))
        )
      }),
      Effect.fromResult
    )

  /** Reads the storage, and first gives it what it is owed. */
  const read = Effect.fnUntraced(function*(
    state: State
  ): Effect.fn.Return<{ readonly stored: Tokens | undefined; readonly state: State }, AuthError.AuthError> {
    const stored = yield* storage.get
    const settled = { ...state, owed: undefined }
    const { owed } = state
    if (owed === undefined || stored === undefined || !Tokens.same(owed.over, stored)) {
      return { stored, state: settled }
    }
    if (owed.tokens !== undefined) {
      yield* storage.set(owed.tokens)
      yield* changed("Refreshed", owed.tokens)
      return { stored: owed.tokens, state: settled }
    }
    if (!(yield* storage.clearIfCurrent(owed.over))) return { stored: yield* storage.get, state: settled }
    yield* loggedOut("RefreshTokenInvalid")
    return { stored: undefined, state: settled }
  })

  const exchange = Effect.fnUntraced(function*(
    stored: Tokens,
    refreshToken: Redacted.Redacted<string>,
    state: State
  ): Effect.fn.Return<Step<Tokens>> {
    const asked = endpoint.refresh(refreshToken)
    const response = yield* Effect.result(observer === undefined ? asked : observer.refresh(asked))
    const now = yield* Clock.currentTimeMillis
    if (Result.isFailure(response)) {
      return isInvalidGrant(response.failure)
        ? yield* refused(stored, response.failure, state)
        : [Result.fail(response.failure), { ...state, quietUntil: now + quietTime(response.failure) }]
    }
    const merged = merge(stored, response.success, now)
    if (Result.isFailure(merged)) return [merged, { ...state, spent: { tokens: stored, error: merged.failure } }]
    const tokens = merged.success
    const written = yield* Effect.result(storage.setInsistently(tokens))
    const obtained = { tokens, at: now }
    if (Result.isFailure(written)) {
      return [Result.fail(written.failure), { ...state, obtained, owed: { over: stored, tokens } }]
    }
    yield* changed("Refreshed", tokens)
    return [merged, { ...initial, obtained }]
  })

  /** Step 7: another process may have been faster; only the tokens that were refused are cleared. */
  const refused = Effect.fnUntraced(function*(
    stored: Tokens,
    refusal: AuthError.AuthError,
    state: State
  ): Effect.fn.Return<Step<Tokens>> {
    const owing = { ...state, owed: { over: stored, tokens: undefined } }
    const current = yield* Effect.result(storage.get)
    if (Result.isFailure(current)) return [Result.fail(current.failure), owing]
    if (current.success === undefined || !Tokens.same(current.success, stored)) {
      return [orNotLoggedIn(current.success), state]
    }
    const cleared = yield* Effect.result(storage.clearIfCurrent(stored))
    if (Result.isFailure(cleared)) return [Result.fail(refreshTokenInvalid(refusal, cleared.failure)), owing]
    if (!cleared.success) return [Result.flatMap(yield* Effect.result(storage.get), orNotLoggedIn), state]
    yield* loggedOut("RefreshTokenInvalid")
    return [Result.fail(refreshTokenInvalid(refusal)), initial]
  })

  const renew = (failed: Tokens) =>
    exclusively(Effect.fnUntraced(function*(before): Effect.fn.Return<Step<Tokens>, AuthError.AuthError> {
      const { state, stored } = yield* read(before)
      if (stored === undefined || !Tokens.same(stored, failed)) return [orNotLoggedIn(stored), state]
      if (stored.refreshToken === undefined) return [Result.fail(refreshTokenMissing()), state]
      if (state.spent !== undefined && Tokens.same(state.spent.tokens, stored)) {
        return [Result.fail(state.spent.error), state]
      }
      return yield* Effect.uninterruptible(exchange(stored, stored.refreshToken, state))
    })).pipe(
      Effect.withSpan("Session.refresh", { root: true }),
      Effect.setContext(context)
    )

  // The last chance for what the storage is owed.
  yield* Effect.addFinalizer(() =>
    Effect.flatMap(SynchronizedRef.get(state), ({ owed }) =>
      owed === undefined
        ? Effect.void
        : Effect.orElseSucceed(
          // `Effect.ignore` would bring the loggers into every bundle.
          exclusively((state) => Effect.map(read(state), ({ state }) => [Result.void, state] as const)),
          () => undefined
        ))
  )

  const flights = new Map<string, Fiber.Fiber<Tokens, AuthError.AuthError>>()

  /** The refresh of these tokens that is under way, else a new one. */
  const flight = (failed: Tokens) =>
    Effect.suspend(() => {
      const key = Redacted.value(failed.accessToken)
      const underWay = flights.get(key)
      if (underWay !== undefined) return Effect.succeed(underWay)
      return Effect.map(Effect.forkIn(renew(failed), scope, { startImmediately: true }), (fiber) => {
        flights.set(key, fiber)
        fiber.addObserver(() => flights.delete(key))
        return fiber
      })
    })

  const refresh = (failed: Tokens): Effect.Effect<Tokens, AuthError.AuthError> =>
    Effect.flatMap(flight(failed), Fiber.join)

  const tokens = Effect.gen(function*(): Effect.fn.Return<Tokens, AuthError.AuthError> {
    const stored = yield* storage.get
    if (stored === undefined) return yield* notLoggedIn()
    const { obtained, owed, quietUntil } = yield* SynchronizedRef.get(state)
    if (owed !== undefined && Tokens.same(owed.over, stored)) return yield* refresh(stored)
    if (stored.refreshToken === undefined) return stored
    const now = yield* Clock.currentTimeMillis
    switch (freshness(stored, obtained, now)) {
      case "fresh":
        return stored
      case "aging": {
        if (now >= quietUntil) yield* flight(stored)
        return stored
      }
      case "ending":
        return yield* refresh(stored)
    }
  })

  /** Runs to the end in the session's scope, whoever stops waiting for it. */
  const toTheEnd = <A>(effect: Effect.Effect<A, AuthError.AuthError>) =>
    Effect.setContext(effect, context).pipe(
      Effect.forkIn(scope, { startImmediately: true }),
      Effect.flatMap(Fiber.join)
    )

  const store = (tokens: Tokens) =>
    toTheEnd(exclusively(Effect.fnUntraced(function*(): Effect.fn.Return<Step<void>, AuthError.AuthError> {
      yield* storage.setInsistently(tokens)
      const at = yield* Clock.currentTimeMillis
      yield* changed("LoggedIn", tokens)
      return [Result.void, { ...initial, obtained: { tokens, at } }]
    }, Effect.uninterruptible)))

  const clear = exclusively(Effect.fnUntraced(
    function*({ owed }): Effect.fn.Return<Step<Tokens | undefined>, AuthError.AuthError> {
      // What cannot be read can still be ended.
      const stored = yield* Effect.orElseSucceed(storage.get, () => undefined)
      yield* storage.clear
      if (stored !== undefined) yield* loggedOut("Logout")
      const last = owed !== undefined && stored !== undefined && Tokens.same(owed.over, stored) ? owed.tokens : stored
      return [Result.succeed(last), initial]
    },
    Effect.uninterruptible
  ))

  const logout = toTheEnd(Effect.flatMap(
    clear,
    (tokens) => tokens === undefined ? Effect.void : endpoint.revoke(tokens)
  ))

  return { tokens, refresh, store, logout, changes }
})
