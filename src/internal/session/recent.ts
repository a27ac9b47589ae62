/**
 * What a session knows of its storage without asking: it keeps what it read for a while, where asking is a round trip to another machine.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { AuthError } from "../../AuthError.ts"
import type { Tokens } from "../../Tokens.ts"
import { isWorkerd } from "../config/platform.ts"
import { stopwatch } from "./stopwatch.ts"

type Read = Effect.Effect<Tokens | undefined, AuthError>

export interface Recent {
  /** Reads, and keeps what it read. */
  readonly read: Read
  /** What was read at most `maxAge` ago. Reads at the same time are one. */
  readonly recent: Read
  /** Makes a change: what is kept is what it left, or nothing where that is not known. */
  readonly changing: <A>(
    change: Effect.Effect<A, AuthError>,
    left: (result: A) => Tokens | undefined
  ) => Effect.Effect<A, AuthError>
  /** Asks again before the next call. */
  readonly forget: Effect.Effect<void>
}

/** How long a call waits for a storage that is slow while it has tokens that were good a moment ago. */
const patience = Duration.seconds(1)

export const makeRecent = (get: Read, maxAge: Duration.Duration): Recent => {
  const longest = Duration.toMillis(maxAge)
  if (longest === 0) return { read: get, recent: get, changing: (change) => change, forget: Effect.void }

  let kept: { readonly tokens: Tokens; readonly age: () => number } | undefined
  let reading: Fiber.Fiber<Tokens | undefined, AuthError> | undefined
  let changes = 0

  const keep = (tokens: Tokens | undefined): Effect.Effect<void> =>
    Effect.map(stopwatch, (age) => {
      kept = tokens === undefined ? undefined : { tokens, age }
    })

  // A read that met a change may have seen what was there before. What it saw is as old as its beginning: a process may be stopped meanwhile.
  const read: Read = Effect.flatMap(stopwatch, (age) => {
    const before = changes
    return Effect.tap(get, (tokens) =>
      Effect.sync(() => {
        if (changes === before) kept = tokens === undefined ? undefined : { tokens, age }
      }))
  })

  /** Whoever stops waiting ends nobody else's read. On Workers nobody may wait for what another request began. */
  const shared: Read = isWorkerd ? read : Effect.suspend(() => {
    if (reading !== undefined) return Fiber.join(reading)
    return Effect.flatMap(Effect.forkDetach(read, { startImmediately: true }), (fiber) => {
      reading = fiber
      fiber.addObserver(() => {
        if (reading === fiber) reading = undefined
      })
      return Fiber.join(fiber)
    })
  })

  const recent: Read = Effect.suspend((): Read => {
    const last = kept
    if (last === undefined) return shared
    if (last.age() < longest) return Effect.succeed(last.tokens)
    // A storage that is away stops no call that has good tokens. It is asked again when they are old again.
    const goOn: Read = Effect.suspend(() => kept === last ? Effect.as(keep(last.tokens), last.tokens) : recent)
    return shared.pipe(
      Effect.timeoutOrElse({ duration: patience, orElse: () => goOn }),
      Effect.catch(() => goOn)
    )
  })

  const forget = Effect.sync(() => {
    changes++
    kept = undefined
    reading = undefined
  })

  const changing: Recent["changing"] = (change, left) =>
    Effect.andThen(forget, change).pipe(
      Effect.ensuring(forget),
      Effect.tap((result) => keep(left(result)))
    )

  return { read, recent, changing, forget }
}
