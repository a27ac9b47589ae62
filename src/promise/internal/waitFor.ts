/**
 * Waiting for what takes time, by looking again and again.
 */
import * as Duration from "effect/Duration"
import * as Predicate from "effect/Predicate"
import * as Waits from "../../internal/answer/waits.ts"
import { pauseOf } from "../../internal/failure/pauses.ts"
import type { paths } from "../paths.ts"
import { type Client, read, unusable } from "./refused.ts"
import { checkMillis } from "./millis.ts"
import { after, linked, pause } from "./timing.ts"
import type { AsyncCallOptions } from "./types.ts"

/**
 * The options of `waitFor`.
 *
 * @since 0.1.0
 * @category models
 */
export interface WaitOptions<in A> extends AsyncCallOptions {
  /** How long to wait, in milliseconds; `Infinity` for no limit. Default: 10 minutes. */
  readonly timeout?: number | undefined
  /**
   * Called with the resource whenever its state has changed, and for the first state; also before a `WaitFailure`. It is awaited. If it throws or rejects, the
   * wait rejects with that.
   */
  readonly onChange?: ((resource: A) => unknown) | undefined
}

type Success<Path extends keyof paths> = paths[Path]["get"] extends
  { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never

// An approval comes without anything around it.
type Resource<Path extends keyof paths> = Success<Path> extends { data: infer A } ? A : Success<Path>

/**
 * Waits for a resource by its id, and returns it.
 *
 * @since 0.1.0
 * @category models
 */
export type Wait<A> = (client: Client, id: string, options?: WaitOptions<A>) => Promise<A>

/** The resource of an answer, which nobody has checked yet. */
const resourceOf = <A>({ state }: Waits.Target<A>, body: unknown, path: string, response: Response): A => {
  const { data } = Object(body) as { readonly data?: unknown }
  const resource = (Predicate.isObject(data) ? data : Object(body)) as A
  if (Predicate.isString(state(resource))) return resource
  throw unusable(response, path, "a resource with a state")
}

const wait = <Path extends keyof paths, Parameter extends string>(
  kind: Waits.Kind<Resource<Path>>,
  path: Path & `${string}/{${Parameter}}`,
  parameter: Parameter
): Wait<Resource<Path>> =>
async (client, id, { onChange, signal, timeout = Waits.usualTimeout } = {}) => {
  checkMillis({ method: "GET", url: path }, "timeout", timeout)
  const target = Waits.named(kind, id)
  const timeIsUp = new Error("The time of the wait is over")
  const link = linked(signal)
  const stop = after(timeout, () => link.abort(timeIsUp))
  let seen: Resource<Path> | undefined
  try {
    for (let looks = 1;; looks++) {
      link.signal.throwIfAborted()
      const { data, response } = await read(client, path, {
        params: { path: { [parameter]: id } },
        signal: link.signal
      })
      const resource = resourceOf(target, data, path, response)
      const isChange = seen === undefined || target.state(resource) !== target.state(seen)
      seen = resource
      if (isChange) await onChange?.(resource)
      if (target.isDone(resource)) return resource
      if (kind.isFailed(resource)) throw Waits.failed(target, resource)
      await pause(pauseOf(looks, Waits.pauses), link.signal)
    }
  } catch (error) {
    if (error !== timeIsUp) throw error
    const reason = { _tag: "DeadlinePassed", timeout: Duration.millis(timeout) } as const
    throw Waits.gaveUp(target, seen, reason, `after ${timeout / 1000} s`)
  } finally {
    stop()
    link.letGo()
  }
}

export const waitFor = {
  database: wait(Waits.database, "/v1/databases/{databaseId}", "databaseId"),
  deployment: wait(Waits.deployment, "/v1/deployments/{deploymentId}", "deploymentId"),
  domain: wait(Waits.domain, "/v1/domains/{domainId}", "domainId"),
  build: wait(Waits.build, "/v1/builds/{buildId}", "buildId"),
  approval: wait(Waits.approval, "/v1/agent-approvals/{approvalId}", "approvalId")
}
