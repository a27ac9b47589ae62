/**
 * A session on one storage: tokens for every request, refreshed in time, once. `docs/session.md` says why it is as it is.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as Tracer from "effect/Tracer"
import * as AuthError from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import type { TokenStorage } from "../../TokenStorage.ts"
import { Observer } from "../call/observer.ts"
import { isWorkerd } from "../config/platform.ts"
import { isBearerToken, notBearer } from "../contract/bearerToken.ts"
import { invalidConfiguration, mayEnd } from "../failure/authErrors.ts"
import { type Change, changeBetween, type Known, type Listen, makeChanges } from "./changes.ts"
import { type Ask, makeExchange, untilSent } from "./exchange.ts"
import { isCurrent } from "./current.ts"
import { exchangesOf } from "./exchanges.ts"
import { makeFlights, noAnswer, notBegun, notKept } from "./flights.ts"
import { CurrentHeartbeat } from "./heartbeat.ts"
import { makeFreshness } from "./freshness.ts"
import { limits, notLoggedIn, underWayElsewhere } from "./machine.ts"
import { makeMemory } from "./memory.ts"
import { makeRefresh, underLock } from "./refresh.ts"
import { counted, makeRefreshSpans } from "./refreshSpan.ts"
import { guarded, insistently } from "./storage.ts"
import { makeTurn } from "./turn.ts"

type Tokens = Tokens.Tokens
type AuthError = AuthError.AuthError

/** The token endpoint, as far as a session needs it. */
export interface Endpoint {
  readonly identity?: string | undefined
  readonly refresh: Ask
  readonly revoke: (tokens: Tokens) => Effect.Effect<void, AuthError>
  readonly requests?: { readonly authBaseUrl: string } | undefined
}

/**
 * How a session refreshes its tokens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * Whether tokens that expire soon are refreshed in the background, after the caller has its answer. Default: what the
   * storage says. On Cloudflare Workers this needs `waitUntil`; without it, callers wait.
   */
  readonly refreshAhead?: boolean | undefined
  /**
   * How long a caller waits for a refresh, which continues without it. Default: 10 seconds. On Cloudflare Workers
   * without `waitUntil`, the caller that started the refresh waits until it ends.
   */
  readonly refreshTimeout?: Duration.Input | undefined
  /**
   * Keeps a request alive while its refresh runs: `waitUntil` of Cloudflare Workers and similar platforms. Without it,
   * a refresh there ends with its request, for example when the client disconnects, and the refresh token may be lost.
   */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined
}

/** A session, whose changes are told to listeners. */
export interface Quiet {
  readonly tokens: Effect.Effect<Tokens, AuthError>
  readonly accessToken: Effect.Effect<Redacted.Redacted<string>, AuthError>
  readonly refresh: (failed: Tokens) => Effect.Effect<Tokens, AuthError>
  readonly store: (tokens: Tokens) => Effect.Effect<void, AuthError>
  readonly check: Effect.Effect<void, AuthError>
  readonly logout: Effect.Effect<void, AuthError>
  /** Tells the listener what happens to the session from now on. */
  readonly listen: Listen<Change>
  /** Reads what the storage holds, so that the next `look` can tell what is new. */
  readonly begin: Effect.Effect<void>
  /** Reads what the storage holds, and tells those who listen what is new. */
  readonly look: Effect.Effect<void>
}

export const makeSession = Effect.fnUntraced(function*(
  tokenStorage: TokenStorage["Service"],
  endpoint: Endpoint,
  options: Options = {},
  /** Is told of every change beside those who listen to the session. */
  tell?: (change: Change) => Effect.Effect<void>
): Effect.fn.Return<Quiet, never, Scope.Scope> {
  const observer = yield* Observer
  const scope = yield* Effect.scope
  // What the session runs is its own: neither a caller's interruption nor a caller's services reach it. Only a tracer does, where it has none.
  const context = yield* Effect.context<never>()
  const asOwn = <A, E>(effect: Effect.Effect<A, E>) =>
    Effect.contextWith((caller: Context.Context<never>) => {
      const tracer = Context.getOrUndefined(context, Tracer.Tracer) ?? Context.getOrUndefined(caller, Tracer.Tracer)
      const own = Context.add(context, CurrentHeartbeat, Context.get(caller, CurrentHeartbeat))
      return Effect.setContext(effect, tracer === undefined ? own : Context.add(own, Tracer.Tracer, tracer))
    })
  const spans = makeRefreshSpans(endpoint)
  const freshness = makeFreshness(yield* Random.next)
  const { listen, publish: publishHere } = makeChanges<Change>()
  /** What the storage holds, as those know who listen. */
  let known: Known = "unknown"
  const publish = (change: Change, held: Tokens | undefined) =>
    Effect.suspend(() => {
      known = held
      return tell === undefined ? publishHere(change) : Effect.andThen(publishHere(change), tell(change))
    })
  const memory = yield* makeMemory(publish)
  const storage = guarded(tokenStorage, memory.loggedIn)
  const read = memory.reading(storage)
  const exchanges = exchangesOf(endpoint.identity)
  /** What a caller of the refresh under way is told when its time is over. */
  let late = notBegun
  const ask: Ask = (refreshToken) =>
    Effect.suspend(() => {
      late = noAnswer
      return Effect.tap(endpoint.refresh(refreshToken), () => Effect.sync(() => late = notKept))
    })
  const exchange = makeExchange(
    counted((refreshToken) => observer === undefined ? ask(refreshToken) : observer.refresh(ask(refreshToken))),
    exchanges
  )
  const inTurn = makeTurn(Duration.millis(limits.answer + limits.caller))
  const flights = makeFlights<Tokens>(
    scope,
    Duration.fromInputUnsafe(options.refreshTimeout ?? Duration.millis(limits.caller)),
    options.waitUntil
  )
  // On Workers it would end with the answer of the request that began it, and the refresh token be spent.
  const refreshAhead = (options.refreshAhead ?? storage.refreshAhead) && (!isWorkerd || options.waitUntil !== undefined)

  const refreshOf = makeRefresh({
    storage,
    read,
    exchange: (stored, refreshToken) =>
      Effect.flatMap(memory.held, ({ spent }) =>
        spent !== undefined && Tokens.same(spent.tokens, stored)
          ? Effect.succeed({ _tag: "Unanswered", error: spent.error } as const)
          : exchange(refreshToken, isCurrent(storage.get, stored), stored.accessToken)),
    settle: memory.settle
  })

  const keyOf = ({ accessToken }: Tokens): string => Redacted.value(accessToken)

  const renew = (failed: Tokens, call?: Tracer.Span): Effect.Effect<Tokens, AuthError> =>
    asOwn(spans.traced(
      keyOf(failed),
      call,
      Effect.suspend(() => {
        late = notBegun
        return inTurn(refreshOf(failed))
      })
    ))

  const refresh = (failed: Tokens): Effect.Effect<Tokens, AuthError> =>
    Effect.contextWith((context: Context.Context<never>) =>
      flights.take(
        keyOf(failed),
        renew(failed, spans.waiting(keyOf(failed), context)),
        (limit) => late(limit)
      )
    )

  /** Refreshes while the caller goes on. */
  const ahead = (tokens: Tokens) => flights.join(keyOf(tokens), renew(tokens))

  const tokens = Effect.gen(function*(): Effect.fn.Return<Tokens, AuthError> {
    const stored = yield* storage.recent
    if (stored === undefined) return yield* notLoggedIn()
    const { obtained, owed, quietUntil } = yield* memory.held
    if (owed !== undefined && Tokens.same(owed.over, stored)) return yield* refresh(stored)
    if (stored.refreshToken === undefined) return stored
    const now = yield* Clock.currentTimeMillis
    switch (freshness(stored, obtained, now)) {
      case "fresh":
        return stored
      case "aging": {
        if (now < quietUntil) return stored
        if (refreshAhead) return yield* Effect.as(ahead(stored), stored)
        return yield* Effect.catchIf(refresh(stored), mayEnd, () => Effect.succeed(stored))
      }
      case "ending":
        return yield* refresh(stored)
    }
  })

  /** Runs to the end in the session's scope, whoever stops waiting for it. */
  const toTheEnd = <A>(effect: Effect.Effect<A, AuthError>) =>
    Effect.setContext(effect, context).pipe(
      Effect.forkIn(scope, { startImmediately: true }),
      Effect.flatMap(Fiber.join)
    )

  /** In the session's turn and under the storage's lock. */
  const exclusively = <A>(effect: Effect.Effect<A, AuthError>): Effect.Effect<A, AuthError> =>
    inTurn(Effect.flatMap(
      underLock(storage, Effect.uninterruptible(effect)),
      (done) => done === undefined ? Effect.fail(underWayElsewhere()) : Effect.succeed(done.result)
    ))

  const keep = (tokens: Tokens) =>
    toTheEnd(exclusively(Effect.andThen(storage.setInsistently(tokens), memory.loggedIn(tokens))))

  // What no call could send is told now, not at the next call.
  const store = (given: Tokens) =>
    isBearerToken(Redacted.value(given.accessToken))
      ? keep(Tokens.make(given))
      : Effect.fail(invalidConfiguration("accessToken", `accessToken ${notBearer}`))

  /** What was ended here is not exchanged any more, by whoever still brings it. */
  const endExchanges = Effect.fnUntraced(function*({ accessToken, refreshToken }: Tokens) {
    exchanges.end(Redacted.value(refreshToken ?? accessToken), yield* Clock.currentTimeMillis)
  })

  const clear = exclusively(Effect.gen(function*() {
    // What cannot be read can still be ended.
    const stored = yield* Effect.orElseSucceed(storage.get, () => undefined)
    const { owed } = yield* memory.held
    yield* storage.clear
    yield* memory.forget
    if (stored === undefined) return undefined
    yield* endExchanges(stored)
    yield* publish({ _tag: "LoggedOut", reason: "Logout" }, undefined)
    return owed !== undefined && Tokens.same(owed.over, stored) ? owed.tokens : stored
  }))

  const logout = toTheEnd(Effect.flatMap(
    clear,
    (tokens) => tokens === undefined ? Effect.void : untilSent(endpoint.revoke(tokens))
  ))

  /** In turn, so that what this session changes itself is told once. What cannot be read now is read with the next change. */
  const lookWith = (tellOf: (before: Known, held: Tokens | undefined) => Change | undefined) =>
    inTurn(Effect.gen(function*() {
      const held = yield* storage.get
      const change = tellOf(known, held)
      known = held
      if (change !== undefined) yield* publish(change, held)
    })).pipe(Effect.orElseSucceed(() => undefined))

  // The last chance for what the storage is owed.
  yield* Effect.addFinalizer(() =>
    Effect.flatMap(memory.held, ({ owed }) =>
      owed === undefined
        ? Effect.void
        // `Effect.ignore` would bring the loggers into every bundle.
        : Effect.orElseSucceed(exclusively(insistently(Effect.asVoid(read))), () => undefined))
  )

  const accessToken = Effect.map(tokens, ({ accessToken }) => accessToken)

  return {
    tokens,
    accessToken,
    refresh,
    store,
    check: storage.check,
    logout,
    listen,
    begin: lookWith(() => undefined),
    look: lookWith(changeBetween)
  }
})
