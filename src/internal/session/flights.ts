/**
 * The refreshes of a session that are under way. Whoever needs the same tokens waits for the same one, and each for so long.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import * as AuthError from "../../AuthError.ts"
import { isWorkerd } from "../config/platform.ts"
import { storageSilent } from "../failure/authErrors.ts"
import { beating, type Heartbeat, makeHeartbeat, settled } from "./heartbeat.ts"

type Outcome<A> = Exit.Exit<A, AuthError.AuthError>

/** A refresh under way. Those who wait have a native promise: on Workers no request can wait for the fiber of another one. */
export interface Flight<A> {
  readonly outcome: Promise<Outcome<A>>
  readonly heartbeat: Heartbeat
}

type Work<A> = Effect.Effect<A, AuthError.AuthError>

/** What a caller is told whose time is over: what the work waits for. */
export interface Late {
  (limit: Duration.Duration): AuthError.AuthError
}

const unavailable = (message: string) => AuthError.make({ _tag: "AuthServerUnavailable" }, message)

export const noAnswer: Late = (limit) =>
  unavailable(`The authorization server gave no answer within ${Duration.toSeconds(limit)} s`)

/** After the server answered: the storage has not taken the new tokens. */
export const notKept: Late = (limit) =>
  storageSilent("write", Duration.toMillis(limit), " The refreshed tokens are kept when it answers. Try again.")

/** Before anything was sent. */
export const notBegun: Late = (limit) =>
  unavailable(
    `A refresh did not start within ${
      Duration.toSeconds(limit)
    } s: another one is running, or the token storage or its lock does not `
      + "answer. Try again."
  )

/** `waitUntil` keeps the request alive that began a flight, until that is over. */
export const makeFlights = <A>(
  scope: Scope.Scope,
  limit: Duration.Duration,
  waitUntil: ((outcome: Promise<unknown>) => void) | undefined
) => {
  const flights = new Map<string, Flight<A>>()

  /** What throws, as `waitUntil` does outside of a request, keeps nothing alive; the flight goes on all the same. */
  const keepAlive = (outcome: Promise<unknown>): void => {
    try {
      waitUntil?.(outcome)
    } catch {
      return
    }
  }

  const forget = (key: string, flight: Flight<A>): void => {
    if (flights.get(key) === flight) flights.delete(key)
  }

  const begin = (key: string, refresh: Work<A>): Effect.Effect<Flight<A>> =>
    Effect.suspend(() => {
      // In a scope that is closed it does not even begin.
      let heartbeat = makeHeartbeat()
      const flying = beating((own) => {
        heartbeat = own
        return refresh
      })
      return Effect.map(Effect.forkIn(flying, scope, { startImmediately: true }), (fiber) => {
        const flight: Flight<A> = { heartbeat, outcome: new Promise((resolve) => fiber.addObserver(resolve)) }
        flights.set(key, flight)
        fiber.addObserver(() => forget(key, flight))
        keepAlive(flight.outcome)
        return flight
      })
    })

  const join = (key: string, refresh: Work<A>): Effect.Effect<Flight<A>> =>
    Effect.suspend(() => {
      const underWay = flights.get(key)
      return underWay === undefined ? begin(key, refresh) : Effect.succeed(underWay)
    })

  /** `None`: the request that began it is gone, and it with that. */
  const landed = (key: string, flight: Flight<A>): Effect.Effect<Option.Option<Outcome<A>>> =>
    Effect.tap(
      settled(flight.outcome, flight.heartbeat),
      (outcome) => Effect.sync(() => Option.isNone(outcome) && forget(key, flight))
    )

  const inTime = (outcome: Work<A>, late: Late): Work<A> =>
    Effect.timeoutOrElse(outcome, { duration: limit, orElse: () => Effect.fail(late(limit)) })

  return {
    /** The flight of this key that is under way, else a new one, which belongs to the session: interrupting a caller ends its wait only. */
    join,

    /**
     * Joins a flight and waits for it. One whose request is gone is followed by another. Where a flight ends with the request that began it,
     * that request waits for as long as it takes.
     */
    take: (key: string, refresh: Work<A>, late: Late): Work<A> => {
      const endsWithRequest = isWorkerd && waitUntil === undefined
      const attempt: Work<A> = Effect.suspend(() => {
        const isOwn = !flights.has(key)
        const outcome = Effect.flatMap(
          join(key, refresh),
          (flight) => Effect.flatMap(landed(key, flight), Option.getOrElse(() => attempt))
        )
        return endsWithRequest && isOwn ? outcome : inTime(outcome, late)
      })
      return attempt
    }
  }
}
