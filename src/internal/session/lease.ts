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
 * The refresh lock that an effect runs under, where the lock is a lease: it runs out when its holder does not renew it in time, because
 * the process was stopped or the machine slept.
 *
 * @since 0.1.0
 * @category models
 */
export interface Lease {
  /**
   * Renews the lock, and says whether it is still held. `false`: another process holds it now. A session asks directly before it sends
   * a refresh token, and does not send it without the lock.
   */
  readonly confirm: Effect.Effect<boolean, AuthError>
}

/**
 * How `withRefreshLock` tells the effect that it runs about its lease. A lock that nobody else can take needs none.
 *
 * @since 0.1.0
 * @category services
 */
export const RefreshLease = Context.Reference<Lease>("effect-prisma-management/TokenStorage/RefreshLease", {
  defaultValue: () => ({ confirm: Effect.succeed(true) })
})
