/**
 * The lease that the Alchemy state of a stage is read and written under, held for as long as a scope lives.
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
  /** A `ManagementClient`, or as much of it. */
  readonly client: { readonly alchemyState: Pick<AlchemyState, "acquireLease" | "releaseLease" | "renewLease"> }
  readonly projectId: string
  readonly branchId: string
  readonly stack: string
  readonly stage: string
  /**
   * How long the lease outlives a process that died; while it lives, the lease is renewed each third of this time. Default: 60
   * seconds. The API takes 30 to 300, and so does this: what is outside counts as the nearest.
   */
  readonly duration?: Duration.Input | undefined
  /** Who holds it, for people who look: 1 to 500 characters. */
  readonly holderDescription?: string | undefined
  /** When to try again while someone else holds the lease. Left away, that is a `Conflict` at once. */
  readonly whenHeld?: Schedule.Schedule<unknown, AcquireError> | undefined
}

/**
 * A lease that is held.
 *
 * @since 0.1.0
 * @category models
 */
export interface Lease {
  /** Whoever has it holds the lease. */
  readonly id: Redacted.Redacted<string>
  /** For the operations of `client.alchemyState`. */
  readonly headers: { readonly "alchemy-state-lease-id": Redacted.Redacted<string> }
  /** Fails when the lease is lost; never succeeds. `use` races your effect with it. */
  readonly lost: Effect.Effect<never, LeaseLost>
}

/**
 * How taking a lease fails. `Conflict`: someone else holds it.
 *
 * @since 0.1.0
 * @category errors
 */
export type AcquireError = Effect.Error<ReturnType<AlchemyState["acquireLease"]>>

/**
 * The lease is no longer held: someone else may hold it now.
 *
 * - `NotHeld`: the API says so (404 on a renewal).
 * - `RanOut`: it could not be renewed in time; `cause` is why the last renewal failed.
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
 * Takes a lease, renews it, and gives it back when the scope closes.
 *
 * **When to use**
 *
 * Where the lease lives as long as a layer or another scope. What is done under it has to end when `lost` fails: `use` sees to
 * that by itself.
 *
 * **Details**
 *
 * A renewal that fails is tried again as long as the lease lasts; only a 404 ends it at once. The time is counted from before each
 * request, so that the lease does not end at the API before it ends here. Giving it back takes a third of its time at most, and a
 * failure there is only logged, since the lease runs out by itself.
 *
 * **Gotchas**
 *
 * The request that takes the lease is not interrupted: a lease that nobody knows of would keep everybody waiting.
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
        Effect.ignoreCause({ log: "Warn", message: `The lease of ${stack}/${stage} could not be given back.` })
      )

    const lose = (reason: LeaseLost["reason"], why: string, cause: unknown) =>
      Effect.fail(new LeaseLost({ message: `The lease of ${stack}/${stage} is lost: ${why}.`, reason, cause }))

    const ranOut = (cause: unknown) => lose({ _tag: "RanOut" }, "it could not be renewed in time", cause)

    const notHeld = (cause: unknown) => {
      isKnown = false
      return lose({ _tag: "NotHeld" }, "the API does not know it any more", cause)
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
 * Runs an effect under a lease: takes it, renews it meanwhile, and gives it back however the effect ends.
 *
 * **Details**
 *
 * Fails with `LeaseLost`, and interrupts the effect, as soon as the lease is known to be lost. What the effect adds to its scope is
 * closed before the lease is given back. `make` has the other details.
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
