/**
 * Waits until a database is ready, a deployment runs, a domain is verified, a build has ended, or a person has decided.
 *
 * `database(client, id)` waits and returns the resource; `database.changes(client, id)` streams each change of its
 * state. The other resources work the same way. For anything else, use `until` and `changes`.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { constFalse } from "effect/Function"
import * as Option from "effect/Option"
import * as Pull from "effect/Pull"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import type { Groups } from "./api/groups.ts"
import type { Target } from "./internal/answer/waits.ts"
import * as Waits from "./internal/answer/waits.ts"
import { at, callSite } from "./internal/failure/callSite.ts"
import { schedule as pauses } from "./internal/failure/backoff.ts"

/**
 * When to check, and how long to wait.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<in A> {
  /**
   * When to check again, given the last value seen. If the schedule ends, the wait fails with a `WaitTimeout`. Default:
   * after 500 ms, then after half as long again each time, up to 10 s.
   */
  readonly schedule?: Schedule.Schedule<unknown, A> | undefined
  /** The time limit of the whole wait. Default: 10 minutes. `"Infinity"` waits without a limit. */
  readonly timeout?: Duration.Input | undefined
}

export type {
  /**
   * What to wait for.
   *
   * @since 0.1.0
   * @category models
   */
  Target
} from "./internal/answer/waits.ts"

export {
  /**
   * The resource is in a state from which it cannot reach the target.
   *
   * @since 0.1.0
   * @category errors
   */
  WaitFailure,
  /**
   * The time limit passed before the resource reached the target.
   *
   * @since 0.1.0
   * @category errors
   */
  WaitTimeout
} from "./internal/answer/waits.ts"

type NotThere<A> = Waits.WaitTimeout<A> | Waits.WaitFailure<A>

/**
 * Streams each change of a value's state, until it reaches the target.
 *
 * **Details**
 *
 * Checks immediately, then as the schedule says, and only while the stream is pulled. The last element is the value
 * that reached the target. A value that failed is emitted too, before the `WaitFailure`. The time limit counts from the
 * start of the stream, and interrupts a running check.
 *
 * @since 0.1.0
 * @category generic
 */
export const changes = <A, E, R>(
  look: Effect.Effect<A, E, R>,
  target: Target<A>,
  options?: Options<A>
): Stream.Stream<A, E | NotThere<A>, R> =>
  Stream.unwrap(Effect.gen(function*() {
    const { isDone, isFailed = constFalse, state } = target
    const timeout = Duration.fromInputUnsafe(options?.timeout ?? Waits.usualTimeout)
    const start = yield* Clock.monotonicTimeNanos
    const pause = yield* Schedule.toStepWithSleep(options?.schedule ?? pauses(Waits.pauses))
    let seen: A | undefined

    const giveUp = (reason: Waits.WaitTimeout<A>["reason"], when: string) =>
      Effect.suspend(() => Effect.fail(Waits.gaveUp(target, seen, reason, when)))

    const inTime = (change: Effect.Effect<A, E | NotThere<A>, R>) =>
      Effect.flatMap(Clock.monotonicTimeNanos, (now) =>
        Effect.timeoutOrElse(change, {
          duration: Duration.subtract(timeout, Duration.nanos(now - start)),
          orElse: () => giveUp({ _tag: "DeadlinePassed", timeout }, `after ${Duration.format(timeout)}`)
        }))

    const next = Effect.tap(look, (resource) => Effect.sync(() => seen = resource))

    const changeAfter = Effect.fnUntraced(function*(before: A) {
      let resource = before
      while (state(resource) === state(before) && !isDone(resource) && !isFailed(resource)) {
        yield* Pull.catchDone(pause(resource), () => giveUp({ _tag: "ScheduleEnded" }, "when the schedule ended"))
        resource = yield* next
      }
      return resource
    })

    return Stream.paginate(inTime(next), (change) =>
      Effect.map(change, (resource) => [
        [resource],
        isDone(resource)
          ? Option.none()
          : Option.some(
            isFailed(resource) ? Effect.fail(Waits.failed(target, resource)) : inTime(changeAfter(resource))
          )
      ]))
  }))

/**
 * Checks a value until it reaches the target, and returns it.
 *
 * **When to use**
 *
 * Use to wait for something that has no function in this module.
 *
 * **Details**
 *
 * Checks immediately, then as the schedule says. Fails like the check, with a `WaitFailure` as soon as the target
 * fails, and with a `WaitTimeout` after the time limit, which interrupts a running check. Both carry the last value
 * seen.
 *
 * **Example** (Waiting for your own import)
 *
 * ```ts
 * import * as Waiting from "effect-prisma-management/Waiting"
 * import * as Effect from "effect/Effect"
 * import * as Schedule from "effect/Schedule"
 *
 * let rows = 0
 * const look = Effect.sync(() => ({ rows: rows += 50 }))
 *
 * export const test = Waiting.until(look, {
 *   name: "the import",
 *   state: ({ rows }) => `${rows} rows`,
 *   isDone: ({ rows }) => rows >= 150
 * }, { schedule: Schedule.spaced("10 millis"), timeout: "1 minute" }).pipe(
 *   Effect.map(({ rows }) => rows) // => 150
 * )
 * ```
 *
 * @since 0.1.0
 * @category generic
 */
export const until = <A, E, R>(
  look: Effect.Effect<A, E, R>,
  target: Target<A>,
  options?: Options<A>
): Effect.Effect<A, E | NotThere<A>, R> => Effect.map(Stream.runLast(changes(look, target, options)), Option.getOrThrow)

type Slow = "agentApprovals" | "builds" | "databases" | "deployments" | "domains"

type Resource<Group extends Slow> = Effect.Success<ReturnType<Groups[Group]["get"]>>

// Looked up, so that an editor shows the errors and not this alias.
type Failure<Group extends Slow> = {
  readonly of:
    | Effect.Error<ReturnType<Groups[Group]["get"]>>
    | Waits.WaitTimeout<Resource<Group>>
    | Waits.WaitFailure<Resource<Group>>
}["of"]

/**
 * Waits for a resource by its id, or streams its changes. It needs only `get` of the resource's group.
 *
 * @since 0.1.0
 * @category models
 */
export interface Wait<Group extends Slow, Client = { readonly [Name in Group]: Pick<Groups[Name], "get"> }> {
  (client: Client, id: string, options?: Options<Resource<Group>>): Effect.Effect<Resource<Group>, Failure<Group>>
  /** Streams each change of the resource's state, until it reaches the target. */
  changes(
    client: Client,
    id: string,
    options?: Options<Resource<Group>>
  ): Stream.Stream<Resource<Group>, Failure<Group>>
}

const make = <Client, A, E>(
  kind: Waits.Kind<A>,
  get: (client: Client, id: string) => Effect.Effect<A, E>
) => {
  const wait = (client: Client, id: string, options?: Options<A>) =>
    until(at(callSite(wait), () => get(client, id)), Waits.named(kind, id), options)
  const watch = (client: Client, id: string, options?: Options<A>) =>
    changes(at(callSite(watch), () => get(client, id)), Waits.named(kind, id), options)
  return Object.assign(wait, { changes: watch })
}

/**
 * Waits until a database is `ready`.
 *
 * **Details**
 *
 * A database with status `failure` fails immediately. A new database may refuse its first connections for a moment.
 *
 * **Example** (Creating a database, and showing its progress)
 *
 * ```ts
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Waiting from "effect-prisma-management/Waiting"
 * import * as Console from "effect/Console"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * export const createDatabase = (projectId: string) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     const { id } = yield* client.databases.create({ payload: { projectId } })
 *     return yield* Waiting.database(client, id, { timeout: "2 minutes" })
 *   })
 *
 * export const showProgress = (databaseId: string) =>
 *   Effect.flatMap(ManagementClient.ManagementClient, (client) =>
 *     Stream.runForEach(Waiting.database.changes(client, databaseId), ({ status }) => Console.log(status)))
 * ```
 *
 * @since 0.1.0
 * @category resources
 */
export const database: Wait<"databases"> = make(
  Waits.database,
  (client, databaseId) => client.databases.get({ params: { databaseId } })
)

/**
 * Waits until a deployment is `running`. Start it first.
 *
 * **Details**
 *
 * A deployment that `failed` fails immediately. A stopped deployment is waited for, since it can be started again.
 *
 * @since 0.1.0
 * @category resources
 */
export const deployment: Wait<"deployments"> = make(
  Waits.deployment,
  (client, deploymentId) => client.deployments.get({ params: { deploymentId } })
)

/**
 * Waits until a custom domain is `active`. Set its DNS records first.
 *
 * **Details**
 *
 * `failed` and `removing` fail immediately, with what the API says about the failure.
 *
 * @since 0.1.0
 * @category resources
 */
export const domain: Wait<"domains"> = make(
  Waits.domain,
  (client, domainId) => client.domains.get({ params: { domainId } })
)

/**
 * Waits until a build has `succeeded`.
 *
 * **Details**
 *
 * `failed` and `cancelled` fail immediately, with what the build says about it.
 *
 * @since 0.1.0
 * @category resources
 */
export const build: Wait<"builds"> = make(
  Waits.build,
  (client, buildId) => client.builds.get({ params: { buildId } })
)

/**
 * Waits until a person has approved the request of an agent, once (`approved`) or for a while (`approved_window`).
 *
 * **Details**
 *
 * Waits only while the request is `pending`. Every other state fails immediately: `denied`, `expired`, `consumed`
 * (already used), or one that this package does not know.
 *
 * @since 0.1.0
 * @category resources
 */
export const approval: Wait<"agentApprovals"> = make(
  Waits.approval,
  (client, approvalId) => client.agentApprovals.get({ params: { approvalId } })
)
