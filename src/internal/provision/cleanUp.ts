/**
 * What becomes of a deployment that does not go on: nothing is left running, and what is live is never stopped.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { CleanUp } from "./DeployError.ts"

/** What of the API a clean-up needs. */
export interface CleanUpOperations<E> {
  readonly get: (deploymentId: string) => Effect.Effect<{ readonly status: string }, E>
  readonly live: Effect.Effect<{ readonly latestDeploymentId: string | null }, E>
  readonly stop: (deploymentId: string) => Effect.Effect<void, E>
  readonly remove: (deploymentId: string) => Effect.Effect<void, E>
}

/** How long a clean-up takes at most. */
export const longestCleanUp = "30 seconds"

const between = Effect.sleep("500 millis")

const tagOf = (failure: unknown): unknown =>
  typeof failure === "object" && failure !== null && "_tag" in failure ? failure._tag : undefined

/** Another try ends no better: nobody lets us. */
const isFinal = (failure: unknown): boolean =>
  ["AuthError", "Unauthorized", "Forbidden"].some((tag) => tag === tagOf(failure))

export const isRunning = (status: string): boolean => status === "running" || status === "provisioning"

/** Done, or why it is not yet. */
type Settled = Result.Result<CleanUp, unknown>

/** One look, and one step towards its end; `wasStopped` says whether an earlier one asked for that. */
const look = Effect.fnUntraced(function*<E>(
  { get, live, remove, stop }: CleanUpOperations<E>,
  deploymentId: string,
  { isUseless, wasStopped }: { readonly isUseless: boolean; readonly wasStopped: boolean }
): Effect.fn.Return<Settled, E> {
  const status = yield* Effect.catchIf(
    Effect.map(get(deploymentId), ({ status }) => status),
    (failure) => tagOf(failure) === "NotFound",
    () => Effect.succeed(undefined)
  )
  if (status === undefined) return Result.succeed({ _tag: "Deleted" })
  if (status === "new" && isUseless) {
    yield* remove(deploymentId)
    return Result.succeed({ _tag: "Deleted" })
  }
  if (status === "stopping") return Result.fail("It is stopping.")
  if (!isRunning(status)) return Result.succeed(wasStopped ? { _tag: "Stopped" } : { _tag: "Kept", status })
  // Somebody may have promoted it meanwhile, and an answer that says so may be lost.
  if ((yield* live).latestDeploymentId === deploymentId) return Result.succeed({ _tag: "Live" })
  yield* stop(deploymentId)
  return Result.fail("It was asked to stop.")
})

/**
 * Leaves nothing running: stops what runs, waits until that is so, and deletes what is new and of no use any more. What fails is tried again until the
 * time is over, and never fails the program: it is told.
 */
export const cleanUp = <E>(
  operations: CleanUpOperations<E>,
  deploymentId: string,
  isUseless: boolean
): Effect.Effect<CleanUp> =>
  Effect.suspend(() => {
    let wasStopped = false
    let last: unknown
    const watched = {
      ...operations,
      stop: (id: string) =>
        Effect.suspend(() => {
          wasStopped = true
          return operations.stop(id)
        })
    }
    const settle = Effect.gen(function*() {
      while (true) {
        const seen = yield* Effect.result(look(watched, deploymentId, { isUseless, wasStopped }))
        if (Result.isSuccess(seen)) {
          if (Result.isSuccess(seen.success)) return seen.success.success
          last = seen.success.failure
        } else {
          last = seen.failure
          if (isFinal(last)) return failed("it cannot be stopped", last)
        }
        yield* between
      }
    })
    return Effect.timeoutOrElse(settle, {
      duration: longestCleanUp,
      orElse: () => Effect.sync(() => failed(`it did not stop within ${longestCleanUp}`, last))
    })
  })

const failed = (message: string, cause: unknown): CleanUp => ({ _tag: "Failed", message, cause })
