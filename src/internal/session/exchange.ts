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
import { pauseAfter, schedule } from "../failure/backoff.ts"
import { codeOf, isPermanent } from "../failure/transportCause.ts"
import * as exchanges from "./exchanges.ts"
import { beating, settled } from "./heartbeat.ts"
import { type Event, type Exchange, exchanged, type ExchangeEvent, firstExchange, mostUnsent } from "./machine.ts"
import type { TokenResponse } from "./merge.ts"
import { failureDuring, left } from "./rest.ts"
import { answeredInTime } from "./storage.ts"
import { stopwatch } from "./stopwatch.ts"

/** Exchanges a refresh token: of an endpoint, what is observed. */
export interface Ask {
  (refreshToken: Redacted.Redacted<string>): Effect.Effect<TokenResponse, AuthError.AuthError>
}

const betweenUnsent = { base: "250 millis", factor: 2, cap: "2 seconds" } as const

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

/** Whether a request certainly did not arrive, and may the next time. A certificate that was refused will be refused again. */
const isUnsent = ({ cause, reason }: AuthError.AuthError): boolean =>
  reason._tag === "AuthServerUnavailable" && reason.status === undefined && reason.sent === false
  && !isPermanent(cause instanceof Error ? codeOf(cause) : undefined)

/** Sends what a login or a logout sends once, again where it did not arrive: the network may be back in a moment. */
export const untilSent = <A>(request: Effect.Effect<A, AuthError.AuthError>): Effect.Effect<A, AuthError.AuthError> =>
  Effect.retry(request, { while: isUnsent, times: mostUnsent - 1, schedule: schedule(betweenUnsent) })

/** What a failure of the token endpoint says about the refresh token. Times are those of the exchange's own watch. */
const eventOf = (error: AuthError.AuthError, at: number, now: number): ExchangeEvent => {
  const { cause, reason } = error
  if (reason._tag === "TokenRejected" && reason.error === "invalid_grant") return { _tag: "Refused", error }
  if (reason._tag !== "AuthServerUnavailable" || reason.status !== undefined) return { _tag: "Unanswered", error }
  if (reason.sent === false) return { _tag: isUnsent(error) ? "Unsent" : "Unanswered", error, now }
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
    `The authorization server asked to wait: try again in ${Math.ceil(millis / 1000)} s`
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
  own: Effect.Effect<Event>,
  /** The access token that is to be replaced. */
  accessToken?: string
): Effect.fn.Return<Event> {
  while (true) {
    const before = yield* Clock.currentTimeMillis
    const found = all.find(secret, before, accessToken)
    if (found === "ended") return { _tag: "Refused", error: sessionEnded() }
    if (found === undefined) break
    const result = yield* theirs(found)
    if (result._tag !== "Withheld") return fromResult(result)
    // Whoever made it is gone.
    if (all.find(secret, before, accessToken) === found) break
  }
  const now = yield* Clock.currentTimeMillis
  return yield* beating((heartbeat) => {
    const settle = all.begin(grantType, secret, heartbeat, now, accessToken)
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

/** Until the refresh token may be sent. Fails where the endpoint asked everybody to wait, or refused it a moment ago. */
const rested = (all: exchanges.Exchanges, refreshToken: string): Effect.Effect<void, AuthError.AuthError> =>
  Effect.suspend(() => {
    const found = all.restOf(refreshToken)
    if (found === undefined) return Effect.void
    if (found.of === "everybody") return Effect.fail(askedToWait(left(found.rest)))
    if (found.rest.mayBeLost) return Effect.andThen(Effect.sleep(left(found.rest)), rested(all, refreshToken))
    const { message, reason } = failureDuring(found.rest)
    return Effect.fail(AuthError.make(reason, message))
  })

/** Remembers what the endpoint asked of everybody, for whoever refreshes next. */
export const heed = (all: exchanges.Exchanges, error: AuthError.AuthError): Effect.Effect<void> =>
  Effect.map(stopwatch, (answered) => all.heed(error, answered))

/** What comes of exchanging a refresh token, under the lock of a storage that holds it. */
export const makeExchange = (ask: Ask, all: exchanges.Exchanges) =>
  Effect.fnUntraced(function*(
    refreshToken: Redacted.Redacted<string>,
    isStored: Asked["isStored"],
    accessToken: Redacted.Redacted<string>
  ): Effect.fn.Return<Event> {
    const secret = Redacted.value(refreshToken)
    const awake = rested(all, secret)
    let sent: (() => number) | undefined
    // Another refresh may have been told to wait while this one paused.
    const timed: Ask = (refreshToken) =>
      Effect.andThen(
        awake,
        Effect.flatMap(stopwatch, (elapsed) => {
          sent = elapsed
          return ask(refreshToken)
        })
      )
    const own = Effect.gen(function*(): Effect.fn.Return<Event> {
      const event = yield* Effect.catch(
        Effect.andThen(awake, run({ ask: timed, refreshToken, isStored })),
        (error) => Effect.succeed<Event>({ _tag: "Unanswered", error })
      )
      if (event._tag === "Unanswered" && sent !== undefined) {
        yield* heed(all, event.error)
        all.failed(secret, event.error, sent)
      }
      return event
    })
    return yield* shared(all, "refresh_token", secret, own, Redacted.value(accessToken))
  })
