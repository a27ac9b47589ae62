/**
 * The refreshes of a session that are under way. Whoever needs the same tokens waits for the same one, and each for so long.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import * as AuthError from "../../AuthError.ts"
import { isWorkerd } from "../config/platform.ts"

type Outcome<A> = Exit.Exit<A, AuthError.AuthError>

/** A refresh under way. Those who wait have a native promise: on Workers no request can wait for the fiber of another one. */
export interface Flight<A> {
  readonly outcome: Promise<Outcome<A>>
}

export const makeFlights = <A>(scope: Scope.Scope, limit: Duration.Duration) => {
  const flights = new Map<string, Flight<A>>()

  const begin = (key: string, fiber: Fiber.Fiber<A, AuthError.AuthError>): Flight<A> => {
    const flight: Flight<A> = { outcome: new Promise((resolve) => fiber.addObserver(resolve)) }
    flights.set(key, flight)
    fiber.addObserver(() => {
      if (flights.get(key) === flight) flights.delete(key)
    })
    return flight
  }

  return {
    /** The flight of this key that is under way, else a new one, which belongs to the session: interrupting a caller ends its wait only. */
    join: (key: string, refresh: Effect.Effect<A, AuthError.AuthError>): Effect.Effect<Flight<A>> =>
      Effect.suspend(() => {
        const underWay = flights.get(key)
        return underWay === undefined
          ? Effect.map(Effect.forkIn(refresh, scope, { startImmediately: true }), (fiber) => begin(key, fiber))
          : Effect.succeed(underWay)
      }),

    /** Waits for a flight: each caller for its own ten seconds. */
    wait: (key: string, flight: Flight<A>): Effect.Effect<A, AuthError.AuthError> =>
      Effect.promise(() => flight.outcome).pipe(
        Effect.flatMap((exit) => exit),
        Effect.timeoutOrElse({
          duration: limit,
          orElse: () => {
            // Its request may be gone, and it with that.
            if (isWorkerd && flights.get(key) === flight) flights.delete(key)
            return Effect.fail(AuthError.make(
              { _tag: "AuthServerUnavailable" },
              `The authorization server gave no answer within ${Duration.toSeconds(limit)} s`
            ))
          }
        })
      )
  }
}
