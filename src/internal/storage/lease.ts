/**
 * A lock between machines, as a lease in a medium that all of them see: renewed while it is held, lost by whoever does not renew it.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import type { AuthError } from "../../AuthError.ts"
import { pauseAfter } from "../failure/backoff.ts"
import { RefreshLease, renewEvery } from "../session/lease.ts"

/** Pauses between tries to take a lease that is held. An exchange takes a few hundred milliseconds. */
const tries = { base: "50 millis", factor: 2, cap: "500 millis" } as const

/** What the medium does for one owner. */
export interface Lease {
  /** Takes the lease where nobody has it, and says whether it did. */
  readonly acquire: Effect.Effect<boolean, AuthError>
  /** Renews it, and says whether it is still this owner's. */
  readonly renew: Effect.Effect<boolean, AuthError>
  /** Gives it back, if it is this owner's. */
  readonly release: Effect.Effect<void, AuthError>
}

// At random, or those who wait would look at the same times, and one of them always last.
const pause = (tried: number): Effect.Effect<void> =>
  Effect.flatMap(Random.next, (random) => Effect.sleep(Duration.millis(pauseAfter(tried, tries) * (0.5 + random / 2))))

// A renewal that fails is tried again in a second; whoever sends a refresh token asks before.
const renewing = ({ renew }: Lease): Effect.Effect<never> =>
  Effect.forever(Effect.andThen(Effect.sleep(renewEvery), Effect.ignore(renew)))

/** Runs an effect while its owner has the lease, which is waited for until somebody interrupts. */
export const withLease = <A, E, R>(
  makeLease: Effect.Effect<Lease>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E | AuthError, R> =>
  Effect.flatMap(makeLease, (lease) => {
    const acquire = (tried: number): Effect.Effect<void, AuthError> =>
      Effect.flatMap(lease.acquire, (held) => held ? Effect.void : Effect.andThen(pause(tried), acquire(tried + 1)))
    // Not giving it back fails nothing that was done under it: it runs out. Whoever is interrupted may have taken it.
    const release = Effect.ignore(lease.release)
    return Effect.uninterruptibleMask((restore) =>
      Effect.andThen(
        Effect.onInterrupt(restore(acquire(1)), () => release),
        Effect.flatMap(Effect.forkChild(renewing(lease)), (fiber) =>
          restore(Effect.provideService(effect, RefreshLease, { confirm: lease.renew })).pipe(
            Effect.ensuring(Effect.andThen(Fiber.interrupt(fiber), release))
          ))
      )
    )
  })
