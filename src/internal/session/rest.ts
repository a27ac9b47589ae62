/**
 * When a token endpoint is left alone after it failed: by everybody for as long as its `Retry-After` says, and else by those who bring the
 * same refresh token, for a moment that grows with each failure. They wait for its end where an answer may have been lost, for within the
 * grace the next sending saves the login; else they have the failure that came before.
 */
import * as Duration from "effect/Duration"
import type { AuthErrorReason } from "../../AuthError.ts"
import { pauseAfter } from "../failure/backoff.ts"
import { limits } from "./machine.ts"

/** How a sending failed, in values that every copy of the package can read. */
export interface Failure {
  readonly reason: AuthErrorReason
  readonly message: string
}

/** A time in which nothing is sent, after a failure. */
export interface Rest extends Failure {
  /** How many failures came one after the other. */
  readonly failures: number
  /** One of them may have been an answer that was lost: whoever asks next may save the login, and is not sent away. */
  readonly mayBeLost: boolean
  readonly millis: number
  /** The milliseconds since the sending that failed, or since the answer that asked for the rest. */
  readonly elapsed: () => number
}

const betweenSendings = { base: "1 second", factor: 2, cap: Duration.millis(limits.rest) } as const

/** How long an answer asks everybody to stay away, in milliseconds. */
export const askedFor = (reason: AuthErrorReason): number =>
  reason._tag === "AuthServerUnavailable" && reason.retryAfter !== undefined
    ? Math.min(limits.retryAfter, Duration.toMillis(reason.retryAfter))
    : 0

/** Refusals: what was sent was not processed, and no answer is lost. */
const isRefusal = (reason: AuthErrorReason): boolean =>
  reason._tag === "TokenRejected" || (reason._tag === "AuthServerUnavailable" && reason.status === 429)

/** How long after its sending a refresh token is not sent again: less than the grace. What did not arrive needs no rest. */
const pauseFor = (reason: AuthErrorReason, failures: number): number => {
  if (reason._tag === "StorageFailed") return 0
  if (reason._tag === "AuthServerUnavailable" && reason.status === undefined) {
    return reason.sent === false ? 0 : pauseAfter(1, betweenSendings)
  }
  // The first repetition is the one that the server forgives: it comes at once.
  const counted = isRefusal(reason) ? failures : failures - 1
  return counted === 0 ? 0 : pauseAfter(counted, betweenSendings)
}

/** What everybody is asked for; `undefined`: nothing. */
export const restOfAll = ({ message, reason }: Failure, answered: () => number): Rest | undefined => {
  const millis = askedFor(reason)
  return millis === 0 ? undefined : { reason, message, failures: 1, mayBeLost: false, millis, elapsed: answered }
}

/** The rest of a refresh token that was sent in vain, after the one that it had before. */
export const restAfter = (before: Rest | undefined, { message, reason }: Failure, sent: () => number): Rest => {
  const failures = (before?.failures ?? 0) + 1
  const mayBeLost = before?.mayBeLost === true || !isRefusal(reason)
  return { reason, message, failures, mayBeLost, millis: pauseFor(reason, failures), elapsed: sent }
}

/** How much of it is left, in whole milliseconds; 0: it is over. */
export const left = (rest: Rest | undefined): number =>
  rest === undefined ? 0 : Math.max(0, Math.ceil(rest.millis - rest.elapsed()))

/** The failure of the next caller, who is told how long the rest is. */
export const failureDuring = (rest: Rest): Failure => {
  const { message, reason } = rest
  return reason._tag === "AuthServerUnavailable"
    ? { reason: { ...reason, retryAfter: Duration.millis(left(rest)) }, message }
    : { reason, message }
}
