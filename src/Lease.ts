/**
 * Holds the lease that the Alchemy state of a stage is read and written under.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"
import type * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import type { AlchemyState } from "./api/alchemyState.ts"
import { at, type CallSite, callSite } from "./internal/failure/callSite.ts"
import { schedule as pauses } from "./internal/failure/backoff.ts"
import { stopwatch } from "./internal/session/stopwatch.ts"

/**
 * Which lease to take, and how.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** A `ManagementClient`, or the operations of it that a lease needs. */
  readonly client: { readonly alchemyState: Pick<AlchemyState, "acquireLease" | "releaseLease" | "renewLease"> }
  readonly projectId: string
  readonly branchId: string
  readonly stack: string
  readonly stage: string
  /**
   * How long the lease lasts after its process has died. It is renewed every third of this time. Default: 60 seconds.
   * Values outside 30 to 300 seconds count as the nearest of the two.
   */
  readonly duration?: Duration.Input | undefined
  /** Who holds the lease, for other people to read: 1 to 500 characters. */
  readonly holderDescription?: string | undefined
  /** When to try again while another holder has the lease. Omitted: fails with `Conflict` immediately. */
  readonly whenHeld?: Schedule.Schedule<unknown, AcquireError> | undefined
}

/**
 * A lease that is held.
 *
 * @since 0.1.0
 * @category models
 */
export interface Lease {
  /** The id of the lease. A secret: everyone who has it holds the lease. */
  readonly id: Redacted.Redacted<string>
  /** The header to pass to the operations of `client.alchemyState`. */
  readonly headers: { readonly "alchemy-state-lease-id": Redacted.Redacted<string> }
  /** Fails when the lease is lost, and never succeeds. `use` races your effect with it. */
  readonly lost: Effect.Effect<never, LeaseLost>
}

/**
 * How taking a lease fails. `Conflict` means that another holder has it.
 *
 * @since 0.1.0
 * @category errors
 */
export type AcquireError = Effect.Error<ReturnType<AlchemyState["acquireLease"]>>

/**
 * The lease was lost. Another holder may have it now.
 *
 * - `NotHeld`: the API says that it is not held (404 on a renewal).
 * - `RanOut`: it could not be renewed in time. `cause` is why the last renewal failed.
 *
 * @since 0.1.0
 * @category errors
 */
export class LeaseLost extends Data.TaggedError("LeaseLost")<{
  readonly message: string
  readonly reason: { readonly _tag: "NotHeld" } | { readonly _tag: "RanOut" }
  readonly cause?: unknown
}> {}

const betweenTries = () => pauses({ base: "500 millis", factor: 2, cap: "5 seconds" })

const secondsOf = (duration: Duration.Input): number =>
  Math.ceil(
    Duration.toSeconds(
      Duration.clamp(Duration.fromInputUnsafe(duration), {
        minimum: Duration.seconds(30),
        maximum: Duration.seconds(300)
      })
    )
  )

/**
 * Takes a lease, renews it, and releases it when the scope closes.
 *
 * **When to use**
 *
 * Use if the lease has to live as long as a layer or another scope. Stop your work when `lost` fails. `use` does this
 * for you.
 *
 * **Details**
 *
 * A renewal that fails is retried until the lease expires. Only a 404 ends it immediately. Time counts from before each
 * request, so the lease never expires at the API first. Releasing takes at most a third of its time. If it fails, that
 * is only logged: the lease expires by itself.
 *
 * **Gotchas**
 *
 * The request that takes the lease cannot be interrupted: otherwise a lease without a holder could block everyone else.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options): Effect.Effect<Lease, AcquireError, Scope.Scope> => held(options, callSite(make))

const held = (options: Options, site: CallSite): Effect.Effect<Lease, AcquireError, Scope.Scope> =>
  Effect.gen(function*() {
    const { client: { alchemyState }, holderDescription, stack, stage } = options
    const params = { projectId: options.projectId, branchId: options.branchId }
    const ttlSeconds = secondsOf(options.duration ?? "60 seconds")
    const life = ttlSeconds * 1000
    const third = Math.floor(life / 3)
    const lost = yield* Deferred.make<never, LeaseLost>()
    let age = yield* stopwatch
    let isKnown = true

    const acquire = Effect.gen(function*() {
      age = yield* stopwatch
      const payload = { stack, stage, ttlSeconds, holderDescription }
      const { leaseId } = yield* at(site, () => alchemyState.acquireLease({ params, payload }))
      return { id: leaseId, headers: { "alchemy-state-lease-id": leaseId }, lost: Deferred.await(lost) }
    })

    const release = ({ headers }: Lease) =>
      Effect.suspend(() => isKnown ? alchemyState.releaseLease({ params, headers }) : Effect.void).pipe(
        Effect.timeout(third),
        Effect.ignoreCause({ log: "Warn", message: `The lease of ${stack}/${stage} could not be released.` })
      )

    const lose = (reason: LeaseLost["reason"], why: string, cause: unknown) =>
      Effect.fail(new LeaseLost({ message: `The lease of ${stack}/${stage} is lost: ${why}.`, reason, cause }))

    const ranOut = (cause: unknown) => lose({ _tag: "RanOut" }, "it could not be renewed in time", cause)

    const notHeld = (cause: unknown) => {
      isKnown = false
      return lose({ _tag: "NotHeld" }, "the API says that it is no longer held", cause)
    }

    const renew = Effect.fnUntraced(function*({ headers }: Lease) {
      const since = yield* stopwatch
      yield* alchemyState.renewLease({ params, headers, payload: { ttlSeconds } })
      return since
    })

    const beat = Effect.fnUntraced(function*(lease: Lease) {
      yield* Effect.sleep(third - age())
      const left = life - age()
      let failure: unknown
      if (left <= 0) return yield* ranOut(failure)
      const renewed = yield* renew(lease).pipe(
        Effect.timeout(third),
        Effect.tapError((error) => Effect.sync(() => failure = error)),
        Effect.retry({ schedule: betweenTries(), while: ({ _tag }) => _tag !== "NotFound" }),
        Effect.catch((error) => error._tag === "NotFound" ? notHeld(error) : ranOut(error)),
        Effect.timeoutOption(left)
      )
      if (Option.isNone(renewed)) return yield* ranOut(failure)
      age = renewed.value
    })

    const lease = yield* Effect.retry(Effect.acquireRelease(acquire, release), {
      ...(options.whenHeld === undefined ? { times: 0 } : { schedule: options.whenHeld }),
      while: ({ _tag }) => _tag === "Conflict"
    })
    yield* Effect.forkScoped(Deferred.into(Effect.forever(beat(lease)), lost))
    return lease
  })

/**
 * Runs an effect under a lease: takes it, renews it, and releases it however the effect ends.
 *
 * **When to use**
 *
 * Use to read and write the Alchemy state of a stage.
 *
 * **Details**
 *
 * If the lease is lost, the effect is interrupted and this fails with `LeaseLost`. The scope of the effect closes
 * before the lease is released. See `make` for details.
 *
 * **Example** (Writing the output of a stage)
 *
 * ```ts
 * import * as Lease from "effect-prisma-management/Lease"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 * import * as Schedule from "effect/Schedule"
 *
 * const stage = { projectId: "proj_abc123", branchId: "br_abc123", stack: "web", stage: "production" }
 *
 * export const deploy = Effect.gen(function*() {
 *   const client = yield* ManagementClient.ManagementClient
 *   yield* Lease.use({ client, ...stage, whenHeld: Schedule.spaced("5 seconds") }, ({ headers }) =>
 *     client.alchemyState.putOutput({ params: stage, headers, payload: { url: "https://example.com" } }))
 * })
 * ```
 *
 * @since 0.1.0
 * @category combinators
 */
export const use = <A, E, R>(
  options: Options,
  f: (lease: Lease) => Effect.Effect<A, E, R>
): Effect.Effect<A, E | AcquireError | LeaseLost, Exclude<R, Scope.Scope>> =>
  Effect.scoped(Effect.flatMap(held(options, callSite(use)), (lease) => Effect.raceFirst(f(lease), lease.lost)))
