/**
 * Sends a refresh token, once a process: does what the states of `exchanged` say.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import { RefreshLease } from "../../TokenStorage.ts"
import { pauseAfter } from "../failure/backoff.ts"
import * as exchanges from "./exchanges.ts"
import { beating, settled } from "./heartbeat.ts"
import { type Event, type Exchange, exchanged, type ExchangeEvent, firstExchange, limits } from "./machine.ts"
import type { TokenResponse } from "./merge.ts"
import { answeredInTime } from "./storage.ts"
import { stopwatch } from "./stopwatch.ts"

/** Exchanges a refresh token: of an endpoint, what is observed. */
export interface Ask {
  (refreshToken: Redacted.Redacted<string>): Effect.Effect<TokenResponse, AuthError.AuthError>
}

const betweenUnsent = { base: "250 millis", factor: 2, cap: "1 second" } as const

/** What is asked, and of whom, for one exchange. */
interface Asked {
  readonly ask: Ask
  readonly refreshToken: Redacted.Redacted<string>
  /** Whether the storage still holds the tokens that are exchanged. */
  readonly isStored: Effect.Effect<boolean, AuthError.AuthError>
}

/** Directly before the sending: the lock is renewed, and the storage read once more. */
const confirm = Effect.fnUntraced(function*({ isStored }: Asked): Effect.fn.Return<ExchangeEvent> {
  const took = yield* stopwatch
  const lease = yield* RefreshLease
  const held = yield* Effect.result(
    answeredInTime("lock", Effect.flatMap(lease.confirm, (isHeld) => isHeld ? isStored : Effect.succeed(false)))
  )
  if (Result.isFailure(held)) return { _tag: "Unanswered", error: held.failure }
  return held.success ? { _tag: "Confirmed", took: took() } : { _tag: "Lost" }
})

/** What a failure of the token endpoint says about the refresh token. Times are those of the exchange's own watch. */
const eventOf = (error: AuthError.AuthError, at: number, now: number): ExchangeEvent => {
  const { cause, reason } = error
  if (reason._tag === "TokenRejected" && reason.error === "invalid_grant") return { _tag: "Refused", error }
  if (reason._tag !== "AuthServerUnavailable" || reason.status !== undefined) return { _tag: "Unanswered", error }
  if (reason.sent === false) return { _tag: "Unsent", error, now }
  // Without a cause nothing broke: there was no answer, and it may still come.
  return cause === undefined ? { _tag: "Unanswered", error } : { _tag: "Cut", error, at, now }
}

const send = Effect.fnUntraced(function*(
  { ask, refreshToken }: Asked,
  elapsed: () => number
): Effect.fn.Return<ExchangeEvent> {
  const at = elapsed()
  const answer = yield* Effect.result(ask(refreshToken))
  return Result.isFailure(answer)
    ? eventOf(answer.failure, at, elapsed())
    : { _tag: "Answered", response: answer.success, now: yield* Clock.currentTimeMillis }
})

const run = Effect.fnUntraced(function*(asked: Asked): Effect.fn.Return<Event> {
  const elapsed = yield* stopwatch
  let state: Exchange = firstExchange
  while (state._tag !== "Ended") {
    if (state._tag === "Confirming") {
      if (state.unsent > 0) yield* Effect.sleep(pauseAfter(state.unsent, betweenUnsent))
      state = exchanged(state, yield* confirm(asked))
    } else {
      state = exchanged(state, yield* send(asked, elapsed))
    }
  }
  return state.event
})

const toResult = (event: Event): exchanges.Result => {
  if (event._tag === "Answered") {
    const { accessToken, expiresIn, refreshToken } = event.response
    return {
      _tag: "Answered",
      at: event.now,
      accessToken: Redacted.value(accessToken),
      refreshToken: refreshToken && Redacted.value(refreshToken),
      expiresIn: expiresIn && Duration.toMillis(expiresIn)
    }
  }
  return event._tag === "Refused" || event._tag === "Unanswered"
    ? { _tag: event._tag, reason: event.error.reason, message: event.error.message }
    : { _tag: "Withheld" }
}

const fromResult = (result: exchanges.Result): Event => {
  if (result._tag === "Withheld") return result
  if (result._tag !== "Answered") return { _tag: result._tag, error: AuthError.make(result.reason, result.message) }
  const { accessToken, expiresIn, refreshToken } = result
  return {
    _tag: "Answered",
    now: result.at,
    response: {
      accessToken: Redacted.make(accessToken),
      refreshToken: refreshToken === undefined ? undefined : Redacted.make(refreshToken),
      expiresIn: expiresIn === undefined ? undefined : Duration.millis(expiresIn)
    }
  }
}

const sessionEnded = (): AuthError.AuthError => AuthError.make(exchanges.ended.reason, exchanges.ended.message)

const askedToWait = (millis: number): AuthError.AuthError =>
  AuthError.make(
    { _tag: "AuthServerUnavailable", retryAfter: Duration.millis(millis) },
    `The authorization server asked to be left alone for another ${Math.ceil(millis / 1000)} s`
  )

/** What came of the exchange that another caller of this process makes, or has made. It ends, as each of its steps does in its time. */
const theirs = ({ heartbeat, result }: exchanges.Begun): Effect.Effect<exchanges.Result> =>
  Effect.map(
    settled(result, heartbeat),
    (reveal) => Option.isSome(reveal) ? reveal.value() : { _tag: "Withheld" }
  )

/** One that another caller of this process makes, or has made, or the one that `own` makes. */
export const shared = Effect.fnUntraced(function*(
  all: exchanges.Exchanges,
  grantType: exchanges.GrantType,
  secret: string,
  own: Effect.Effect<Event>
): Effect.fn.Return<Event> {
  while (true) {
    const before = yield* Clock.currentTimeMillis
    const found = all.find(secret, before)
    if (found === "ended") return { _tag: "Refused", error: sessionEnded() }
    if (found === undefined) break
    const result = yield* theirs(found)
    if (result._tag !== "Withheld") return fromResult(result)
    // Whoever made it is gone.
    if (all.find(secret, before) === found) break
  }
  const now = yield* Clock.currentTimeMillis
  return yield* beating((heartbeat) => {
    const settle = all.begin(grantType, secret, heartbeat, now)
    let event: Event = { _tag: "Withheld" }
    return own.pipe(
      Effect.tap((own) => Effect.sync(() => event = own)),
      Effect.ensuring(
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Effect.sync(() => {
            // The session was ended meanwhile: nobody may have its tokens.
            if (!settle(toResult(event), now)) event = { _tag: "Refused", error: sessionEnded() }
          }))
      ),
      Effect.flatMap(() => Effect.succeed(event))
    )
  })
})

/** What comes of exchanging a refresh token, under the lock of a storage that holds it. */
export const makeExchange = (ask: Ask, all: exchanges.Exchanges) =>
  Effect.fnUntraced(function*(
    refreshToken: Redacted.Redacted<string>,
    isStored: Asked["isStored"]
  ): Effect.fn.Return<Event> {
    const own = Effect.gen(function*(): Effect.fn.Return<Event> {
      const left = all.quietUntil() - (yield* Clock.currentTimeMillis)
      // More than that is left only where the clock was set back.
      if (left > 0 && left <= limits.retryAfter) return { _tag: "Unanswered", error: askedToWait(left) }
      const event = yield* run({ ask, refreshToken, isStored })
      if (event._tag === "Unanswered" && event.error.reason._tag === "AuthServerUnavailable") {
        const { retryAfter } = event.error.reason
        const now = yield* Clock.currentTimeMillis
        if (retryAfter !== undefined) {
          all.keepQuietUntil(now + Math.min(limits.retryAfter, Duration.toMillis(retryAfter)))
        }
      }
      return event
    })
    return yield* shared(all, "refresh_token", Redacted.value(refreshToken), own)
  })
