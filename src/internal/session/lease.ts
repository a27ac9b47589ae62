/**
 * What a refresh knows about the lock that it runs under.
 */
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { AuthError } from "../../AuthError.ts"

/** How long a lease is good without being renewed: the grace of a refresh token is longer. */
export const leaseTime = Duration.seconds(3)

/** How often whoever holds a lease renews it. */
export const renewEvery = Duration.seconds(1)

/**
 * The lease of the refresh lock that an effect runs under. It expires if its holder does not renew it, because the
 * process was paused or the machine slept.
 *
 * @since 0.1.0
 * @category models
 */
export interface Lease {
  /**
   * Renews the lock, and returns whether it is still held. `false`: another process holds it now. A session checks this
   * right before it sends a refresh token, and does not send it without the lock.
   */
  readonly confirm: Effect.Effect<boolean, AuthError>
}

/**
 * Passes the lease from `withRefreshLock` to the effect that it runs. A lock that cannot be taken away needs none.
 *
 * @since 0.1.0
 * @category services
 */
export const RefreshLease = Context.Reference<Lease>("effect-prisma-management/TokenStorage/RefreshLease", {
  defaultValue: () => ({ confirm: Effect.succeed(true) })
})
