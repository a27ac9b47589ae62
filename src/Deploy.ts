/**
 * Deploys an archive: creates a deployment, uploads, starts, waits and promotes.
 *
 * `run` returns the deployment, `progress` streams its steps. If they fail or are interrupted, they stop what they
 * started, and the error has what `resume` needs to continue.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Queue from "effect/Queue"
import * as Stream from "effect/Stream"
import type { Deployment } from "./api/deployments.ts"
import type { Groups } from "./api/groups.ts"
import type { FetchError } from "./FetchError.ts"
import { at, type CallSite, callSite } from "./internal/failure/callSite.ts"
import type { DeployError } from "./internal/provision/DeployError.ts"
import {
  type ArchiveUnusable,
  type Deployed,
  type Operations,
  type Plan,
  type PreviousRunning,
  type Progress
} from "./internal/provision/plan.ts"
import { deploy } from "./internal/provision/deploy.ts"
import { upload, type UploadRefused } from "./internal/provision/upload.ts"
import * as Logs from "./Logs.ts"
import * as Waiting from "./Waiting.ts"

export {
  /**
   * A deployment failed.
   *
   * **Details**
   *
   * `step` says which step failed, and `cause` why. `deploymentId` is the deployment that was created, `cleanUp` what
   * happened to it. Nothing is left running, unless `cleanUp` is `Failed` or `Live`, or the deployment was not to be
   * promoted and runs. Pass `resume` to `run` to continue without repeating what was done. `log` has the last lines of
   * a deployment that did not start.
   *
   * @since 0.1.0
   * @category errors
   */
  DeployError
} from "./internal/provision/DeployError.ts"
export type {
  /**
   * What happened to the deployment that was created.
   *
   * - `NothingMade`: no deployment was created. If the answer of the create was lost, there may be a new one that does
   *   not run.
   * - `Kept`: it exists and does not run (`status`), unless it was not to be promoted and runs.
   * - `Deleted`: it was new and can no longer be used.
   * - `Stopped`: it was started, and is stopped again.
   * - `Live`: it was promoted and serves requests.
   * - `Failed`: it could not be stopped and may still run. Stop the deployment `deploymentId` yourself.
   *
   * @since 0.1.0
   * @category models
   */
  CleanUp,
  Resume,
  Step
} from "./internal/provision/DeployError.ts"
export {
  /**
   * The archive cannot be deployed. Nothing was created.
   *
   * @since 0.1.0
   * @category errors
   */
  ArchiveUnusable,
  /**
   * The new deployment is live, but the previous one could not be stopped.
   *
   * @since 0.1.0
   * @category errors
   */
  PreviousRunning
} from "./internal/provision/plan.ts"
export type { Deployed, Plan, Progress } from "./internal/provision/plan.ts"
export {
  /**
   * The upload URL rejected the archive: the URL has expired, was already used, or was signed for other content. No
   * field holds the URL.
   *
   * @since 0.1.0
   * @category errors
   */
  UploadRefused
} from "./internal/provision/upload.ts"

/**
 * What to deploy, where, and the time limits.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends Plan {
  readonly serviceId: string
  /** How to wait for the deployment: when to check, and for how long. Default: ten minutes. */
  readonly wait?: Waiting.Options<Deployment> | undefined
  /** The time limit of one attempt of the upload. Default: ten minutes. */
  readonly uploadTimeout?: Duration.Input | undefined
}

/**
 * The operations of a client that a deployment needs.
 *
 * @since 0.1.0
 * @category models
 */
export interface Client {
  readonly services: Pick<Groups["services"], "createDeployment" | "get" | "promote">
  readonly deployments: Pick<Groups["deployments"], "delete" | "get" | "logs" | "start" | "stop">
}

/**
 * How the calls of a deployment fail.
 *
 * @since 0.1.0
 * @category errors
 */
export type CallFailure =
  | Effect.Error<ReturnType<Client["services"]["createDeployment" | "get" | "promote"]>>
  | Effect.Error<ReturnType<Client["deployments"]["delete" | "get" | "start" | "stop"]>>
  | Stream.Error<ReturnType<typeof Waiting.deployment.changes>>
  | Stream.Error<ReturnType<typeof Logs.deployment>>

/**
 * Why a step of a deployment failed.
 *
 * @since 0.1.0
 * @category errors
 */
export type Cause = CallFailure | FetchError | UploadRefused | ArchiveUnusable | PreviousRunning

const operationsOf = (
  client: Client,
  { serviceId, uploadTimeout = "10 minutes", wait }: Options,
  httpClient: HttpClient.HttpClient,
  site: CallSite
): Operations<CallFailure> => {
  const by = <A>(make: () => A): A => at(site, make)
  const service = { params: { serviceId } }
  const of = (deploymentId: string) => ({ params: { deploymentId } })
  const timeout = Duration.fromInputUnsafe(uploadTimeout)
  return {
    create: (payload) => Effect.suspend(() => by(() => client.services.createDeployment({ ...service, payload }))),
    upload: (url, archive, wasSent) => upload(httpClient, url, archive, { timeout, wasSent }),
    get: (id) => Effect.suspend(() => by(() => client.deployments.get(of(id)))),
    start: (id) => Effect.suspend(() => by(() => client.deployments.start(of(id)))),
    changes: (id) => by(() => Waiting.deployment.changes(client, id, wait)),
    promote: (deploymentId) =>
      Effect.suspend(() => by(() => client.services.promote({ ...service, payload: { deploymentId } }))),
    live: Effect.suspend(() => by(() => client.services.get(service))),
    stop: (id) => Effect.suspend(() => by(() => client.deployments.stop(of(id)))),
    remove: (id) => Effect.suspend(() => by(() => client.deployments.delete(of(id)))),
    log: (id, tail) => by(() => Logs.deployment(client, id, { tail }))
  }
}

const deployWith = (
  client: Client,
  options: Options,
  tell: (progress: Progress) => Effect.Effect<void>,
  site: CallSite
) =>
  Effect.flatMap(
    HttpClient.HttpClient,
    (httpClient) => deploy(operationsOf(client, options, httpClient, site), options, tell)
  )

/**
 * Deploys an archive and returns the deployment once it runs and, unless `promote` is `false`, is live.
 *
 * **When to use**
 *
 * Use to deploy in one step. To show the progress, use `progress`. `Archive.fromDirectory` of
 * `effect-prisma-management/node` packs a directory.
 *
 * **Details**
 *
 * The archive is checked before anything is created. The upload uses the `HttpClient` of the program and a presigned
 * URL: it sends no token of the API and follows no redirects, and the URL never appears in an error. If the answer of a
 * step is lost, the result is looked up before the step is repeated.
 *
 * After a failure or an interruption, a deployment that was started is stopped, unless it is live. This takes at most
 * 30 seconds and cannot be interrupted. `cleanUp` of the error says how it ended. The previous deployment keeps serving
 * until the new one is promoted, and longer unless `previous` says otherwise.
 *
 * Fails with a `DeployError`. Its `cause` is the failure of the step: that of an operation, `FetchError` or
 * `UploadRefused` of the upload, `WaitFailure`, `WaitTimeout`, `ArchiveUnusable`, `PreviousRunning` or `LogsFailed`.
 *
 * **Example** (Resuming after a failure)
 *
 * ```ts
 * import * as Deploy from "effect-prisma-management/Deploy"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Effect from "effect/Effect"
 *
 * export const release = (serviceId: string, archive: Uint8Array) =>
 *   Effect.gen(function*() {
 *     const client = yield* ManagementClient.ManagementClient
 *     const options = { serviceId, archive, portMapping: { http: 3000 }, previous: "stop" } as const
 *     return yield* Deploy.run(client, options).pipe(
 *       Effect.catchTag("DeployError", (error) =>
 *         error.resume === undefined ? Effect.fail(error) : Deploy.run(client, { ...options, resume: error.resume }))
 *     )
 *   })
 * ```
 *
 * @since 0.1.0
 * @category deploying
 */
export const run = (
  client: Client,
  options: Options
): Effect.Effect<Deployed, DeployError<Cause>, HttpClient.HttpClient> =>
  deployWith(client, options, () => Effect.void, callSite(run))

/**
 * Deploys an archive and streams the steps that are done. The last element is `Deployed`.
 *
 * **Details**
 *
 * It deploys while the stream runs. If the stream is interrupted, or its consumer stops early, the deployment is
 * cleaned up as in `run`.
 *
 * **Example** (Showing progress)
 *
 * ```ts
 * import * as Deploy from "effect-prisma-management/Deploy"
 * import * as ManagementClient from "effect-prisma-management/ManagementClient"
 * import * as Console from "effect/Console"
 * import * as Effect from "effect/Effect"
 * import * as Stream from "effect/Stream"
 *
 * export const release = (serviceId: string, archive: Uint8Array) =>
 *   Effect.flatMap(ManagementClient.ManagementClient, (client) =>
 *     Stream.runForEach(Deploy.progress(client, { serviceId, archive, logs: 100 }), (step) =>
 *       Console.log(step._tag === "Log" ? step.text : step._tag)))
 * ```
 *
 * @since 0.1.0
 * @category deploying
 */
export const progress = (
  client: Client,
  options: Options
): Stream.Stream<Progress, DeployError<Cause>, HttpClient.HttpClient> => {
  const site = callSite(progress)
  return Stream.callback<Progress, DeployError<Cause>, HttpClient.HttpClient>((queue) =>
    deployWith(client, options, (progress) => Effect.asVoid(Queue.offer(queue, progress)), site).pipe(
      Effect.flatMap((deployed) => Queue.offer(queue, { _tag: "Deployed", ...deployed })),
      Effect.andThen(Queue.end(queue))
    )
  )
}
