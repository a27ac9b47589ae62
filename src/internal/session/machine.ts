/**
 * The refresh as a state machine: what follows what, and nothing that happens. `docs/session.md` has it as a table; `refresh.ts` and
 * `exchange.ts` do what its states say; the simulation in `test/session/simulation.test.ts` runs it against a server that rotates.
 *
 * It is two machines. `refreshed` goes from the tokens that a caller could not use to newer ones. `exchanged` is its one step that leaves
 * the process: a refresh token is sent.
 */
import * as Result from "effect/Result"
import * as AuthError from "../../AuthError.ts"
import * as Tokens from "../../Tokens.ts"
import { merge, type TokenResponse } from "./merge.ts"

type AuthError = AuthError.AuthError
type Tokens = Tokens.Tokens

/** Times, in milliseconds. */
export const limits = {
  /** How long the lock of the storage is waited for. */
  lock: 30_000,
  /** How long the storage may take for one operation, and to give its lock back. */
  storage: 5_000,
  /** How long a caller waits for a refresh. The refresh goes on without it. */
  caller: 10_000,
  /** How long an answer to a refresh token is waited for. */
  answer: 60_000,
  /** How much time may pass between the confirmation of the lock and the sending. */
  jump: 2_000,
  /** Until when after the first sending a cut one is repeated: well within the server's grace of ten seconds. */
  resend: 5_000,
  /** The longest `Retry-After` of a token endpoint that is believed: a login must not be out of use for a day by one bad header. */
  retryAfter: 60 * 60_000,
  /** The longest time after a sending in vain in which the refresh token is not sent again: well within the grace. */
  rest: 5_000,
  /** How long the result of an exchange is kept for whoever brings the same refresh token. */
  shared: 30_000
} as const

/** How often a refresh that found its lock lost begins anew. */
export const mostRounds = 5

/** How often tokens are written that the storage does not take. */
export const mostWrites = 4

/** How often a refresh token is sent that certainly did not arrive. */
export const mostUnsent = 5

/** How a refresh ends. */
export interface Done {
  readonly _tag: "Done"
  readonly outcome: Result.Result<Tokens, AuthError>
  /** What the storage should hold in place of `over` and did not take; `tokens` undefined: it did not clear. */
  readonly owed?: { readonly over: Tokens; readonly tokens: Tokens | undefined }
  /** The refresh token of these was spent for tokens that cannot be used. */
  readonly spent?: Tokens
  /** What to tell those who listen. */
  readonly change?: "Refreshed" | "RefreshTokenInvalid"
}

/** Each state says what is done in it. */
export type State =
  /** Wait for the storage's lock. */
  | { readonly _tag: "Locking"; readonly round: number }
  /** Read the storage, under the lock. */
  | { readonly _tag: "Reading"; readonly round: number }
  /** Exchange the refresh token of `stored`. */
  | { readonly _tag: "Exchanging"; readonly stored: Tokens; readonly round: number }
  /** Write `tokens` over `stored`, and over nothing else. */
  | { readonly _tag: "Writing"; readonly stored: Tokens; readonly tokens: Tokens; readonly tries: number }
  /** Read the storage once more: the refresh token was refused. */
  | { readonly _tag: "Checking"; readonly stored: Tokens; readonly refusal: AuthError }
  /** Clear `stored`, and nothing else. */
  | { readonly _tag: "Clearing"; readonly stored: Tokens; readonly refusal: AuthError }
  /** Read the storage: somebody else has changed it. */
  | { readonly _tag: "Looking" }
  | Done

export type Event =
  | { readonly _tag: "Locked" }
  /** Somebody else holds the lock for longer than is waited. */
  | { readonly _tag: "Busy" }
  | { readonly _tag: "Read"; readonly tokens: Tokens | undefined }
  /** The storage failed, in whatever was asked of it. */
  | { readonly _tag: "Failed"; readonly error: AuthError }
  | { readonly _tag: "Answered"; readonly response: TokenResponse; readonly now: number }
  /** `invalid_grant` (RFC 6749 section 5.2). */
  | { readonly _tag: "Refused"; readonly error: AuthError }
  | { readonly _tag: "Unanswered"; readonly error: AuthError }
  /** Nothing was sent: the lock was lost, or time has passed. */
  | { readonly _tag: "Withheld" }
  /** The storage held `stored`, and does what was asked of it. */
  | { readonly _tag: "Replaced" }
  /** The storage holds something else. */
  | { readonly _tag: "Outdated" }

export const notLoggedIn = () => AuthError.make({ _tag: "NotLoggedIn" }, "No tokens available. Please log in first.")

const refreshTokenMissing = () =>
  AuthError.make({ _tag: "RefreshTokenMissing" }, "No refresh token available. Please log in again.")

export const underWayElsewhere = () =>
  AuthError.make(
    { _tag: "AuthServerUnavailable" },
    `A refresh is running elsewhere: its lock was not free within ${limits.lock / 1000} s. Try again.`
  )

const lockLost = () =>
  AuthError.make(
    { _tag: "StorageFailed", operation: "lock" },
    "The refresh lock was lost each time before the refresh token was sent. Is the storage slower than two seconds?"
  )

const refreshTokenInvalid = ({ message, reason }: AuthError, cause?: AuthError) =>
  AuthError.make(
    { _tag: "RefreshTokenInvalid", description: "description" in reason ? reason.description : undefined },
    message,
    cause
  )

const done = (outcome: Result.Result<Tokens, AuthError>, more?: Omit<Done, "_tag" | "outcome">): Done => ({
  _tag: "Done",
  outcome,
  ...more
})

/** What the storage holds is the answer. */
const answerWith = (tokens: Tokens | undefined): Done =>
  done(tokens === undefined ? Result.fail(notLoggedIn()) : Result.succeed(tokens))

export const first: State = { _tag: "Locking", round: 1 }

/** Whether somebody else has refreshed, logged in or logged out. */
const isOther = (failed: Tokens, tokens: Tokens | undefined): boolean =>
  tokens === undefined || !Tokens.same(tokens, failed)

const onRead = (failed: Tokens, tokens: Tokens | undefined, round: number): State => {
  if (tokens === undefined || isOther(failed, tokens)) return answerWith(tokens)
  return tokens.refreshToken === undefined
    ? done(Result.fail(refreshTokenMissing()))
    : { _tag: "Exchanging", stored: tokens, round }
}

const onAnswer = (stored: Tokens, response: TokenResponse, now: number): State => {
  const merged = merge(stored, response, now)
  return Result.isFailure(merged)
    ? done(merged, { spent: stored })
    : { _tag: "Writing", stored, tokens: merged.success, tries: 1 }
}

/** What follows an event in a state; the same state where the event cannot happen in it. `failed`: the tokens that were of no use. */
export const refreshed = (failed: Tokens, state: State, event: Event): State => {
  switch (state._tag) {
    case "Locking":
      if (event._tag === "Locked") return { _tag: "Reading", round: state.round }
      if (event._tag === "Busy") return done(Result.fail(underWayElsewhere()))
      if (event._tag === "Read") return isOther(failed, event.tokens) ? answerWith(event.tokens) : state
      return event._tag === "Failed" ? done(Result.fail(event.error)) : state
    case "Reading":
      if (event._tag === "Read") return onRead(failed, event.tokens, state.round)
      return event._tag === "Failed" ? done(Result.fail(event.error)) : state
    case "Exchanging":
      if (event._tag === "Answered") return onAnswer(state.stored, event.response, event.now)
      if (event._tag === "Refused") return { _tag: "Checking", stored: state.stored, refusal: event.error }
      if (event._tag === "Unanswered") return done(Result.fail(event.error))
      if (event._tag !== "Withheld") return state
      return state.round < mostRounds ? { _tag: "Locking", round: state.round + 1 } : done(Result.fail(lockLost()))
    case "Writing":
      if (event._tag === "Replaced") return done(Result.succeed(state.tokens), { change: "Refreshed" })
      if (event._tag === "Outdated") return { _tag: "Looking" }
      if (event._tag !== "Failed") return state
      return state.tries < mostWrites
        ? { ...state, tries: state.tries + 1 }
        : done(Result.fail(event.error), { owed: { over: state.stored, tokens: state.tokens } })
    case "Checking": {
      const owed = { over: state.stored, tokens: undefined }
      if (event._tag === "Failed") return done(Result.fail(event.error), { owed })
      if (event._tag !== "Read") return state
      return event.tokens === undefined || !Tokens.same(event.tokens, state.stored)
        ? answerWith(event.tokens)
        : { _tag: "Clearing", stored: state.stored, refusal: state.refusal }
    }
    case "Clearing":
      if (event._tag === "Replaced") {
        return done(Result.fail(refreshTokenInvalid(state.refusal)), { change: "RefreshTokenInvalid" })
      }
      if (event._tag === "Outdated") return { _tag: "Looking" }
      return event._tag === "Failed"
        ? done(Result.fail(refreshTokenInvalid(state.refusal, event.error)), {
          owed: { over: state.stored, tokens: undefined }
        })
        : state
    case "Looking":
      if (event._tag === "Read") return answerWith(event.tokens)
      return event._tag === "Failed" ? done(Result.fail(event.error)) : state
    case "Done":
      return state
  }
}

/** How far the exchange of a refresh token is. Times are in milliseconds. */
export type Exchange =
  /**
   * Renew the lock, read the storage again, and look how much time that took: who held the lock before and stood may have written its
   * answer meanwhile. `sentAt`: when the token was first sent, if it was.
   */
  | { readonly _tag: "Confirming"; readonly sentAt: number | undefined; readonly unsent: number }
  /** Send the refresh token, at once. */
  | { readonly _tag: "Sending"; readonly sentAt: number | undefined; readonly unsent: number }
  | { readonly _tag: "Ended"; readonly event: Event }

export type ExchangeEvent =
  /** The lock is held, and the storage holds what is to be exchanged; `took`: the time since both were asked, on whichever clock says more. */
  | { readonly _tag: "Confirmed"; readonly took: number }
  /** Another holds the lock, or the storage holds something else, or one of both does not say. */
  | { readonly _tag: "Lost" }
  | { readonly _tag: "Answered"; readonly response: TokenResponse; readonly now: number }
  | { readonly _tag: "Refused"; readonly error: AuthError }
  /** Refused for another reason, unavailable, or silent for a minute. */
  | { readonly _tag: "Unanswered"; readonly error: AuthError }
  /** The request certainly did not arrive; it is `now`. */
  | { readonly _tag: "Unsent"; readonly error: AuthError; readonly now: number }
  /** The connection broke after the request was sent at `at`; it is `now`. */
  | { readonly _tag: "Cut"; readonly error: AuthError; readonly at: number; readonly now: number }

export const firstExchange: Exchange = { _tag: "Confirming", sentAt: undefined, unsent: 0 }

const ended = (event: Event): Exchange => ({ _tag: "Ended", event })

/** Early enough to be forgiven, if the server has the refresh token already. Without a sending, it is the time since the exchange began. */
const isEarly = (sentAt: number | undefined, now: number): boolean => now - (sentAt ?? 0) <= limits.resend

/** What follows an event of an exchange; the same state where the event cannot happen in it. */
export const exchanged = (state: Exchange, event: ExchangeEvent): Exchange => {
  if (state._tag === "Confirming") {
    if (event._tag === "Lost") return ended({ _tag: "Withheld" })
    if (event._tag === "Unanswered") return ended(event)
    if (event._tag !== "Confirmed") return state
    return event.took > limits.jump ? ended({ _tag: "Withheld" }) : { ...state, _tag: "Sending" }
  }
  if (state._tag === "Ended") return state
  switch (event._tag) {
    case "Answered":
    case "Refused":
    case "Unanswered":
      return ended(event)
    case "Unsent":
      return state.unsent + 1 < mostUnsent && isEarly(state.sentAt, event.now)
        ? { _tag: "Confirming", sentAt: state.sentAt, unsent: state.unsent + 1 }
        : ended({ _tag: "Unanswered", error: event.error })
    case "Cut":
      return state.sentAt === undefined && isEarly(event.at, event.now)
        ? { _tag: "Confirming", sentAt: event.at, unsent: state.unsent }
        : ended({ _tag: "Unanswered", error: event.error })
    default:
      return state
  }
}
