/**
 * Deployments from an archive to a running application: create, upload, start, wait, promote.
 *
 * `run` deploys and gives the deployment, `progress` streams its steps. Both leave nothing running when they fail or are interrupted, and say where to go on.
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
   * A deployment ended before its end.
   *
   * **Details**
   *
   * `step` says where, and `cause` why. `deploymentId` is what was created, `cleanUp` what became of it: nothing is left running, unless `cleanUp` is
   * `Failed`, `Live`, or the deployment was not to be promoted and runs. `resume` goes on, without doing again what was done. `log` has the last
   * lines of a deployment that did not start.
   *
   * @since 0.1.0
   * @category errors
   */
  DeployError
} from "./internal/provision/DeployError.ts"
export type {
  /**
   * What became of what was made.
   *
   * - `NothingMade`: no deployment was created; where its answer was lost there may be one, which is new and does not run.
   * - `Kept`: it is there and does not run (`status`), unless it was not to be promoted and runs.
   * - `Deleted`: it was new, and cannot be used any more.
   * - `Stopped`: it was started, and stopped again.
   * - `Live`: it was promoted, and serves.
   * - `Failed`: it may still run. `deploymentId` of the error says which; stop it by hand.
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
   * The archive cannot be deployed: nothing was created.
   *
   * @since 0.1.0
   * @category errors
   */
  ArchiveUnusable,
  /**
   * The new deployment is live, and the one before could not be stopped.
   *
   * @since 0.1.0
   * @category errors
   */
  PreviousRunning
} from "./internal/provision/plan.ts"
export type { Deployed, Plan, Progress } from "./internal/provision/plan.ts"
export {
  /**
   * The upload URL refused the archive: it is over, was used, or is not what was signed. The URL is in no field.
   *
   * @since 0.1.0
   * @category errors
   */
  UploadRefused
} from "./internal/provision/upload.ts"

/**
 * What is deployed, where, and how long that may take.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends Plan {
  readonly serviceId: string
  /** How it is waited for: when to look, and how long. Default: ten minutes. */
  readonly wait?: Waiting.Options<Deployment> | undefined
  /** How long one try of the upload may take. Default: ten minutes. */
  readonly uploadTimeout?: Duration.Input | undefined
}

/**
 * Of a client, these operations are enough.
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
 * Why a step failed.
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
 * Deploys an archive, and gives the deployment once it runs and, unless `promote` is `false`, is live.
 *
 * **Details**
 *
 * The archive is checked before anything is created. It goes to a presigned URL over the `HttpClient` of the program: without the token of the API,
 * without redirects, and the URL is in no error. A lost answer of a step is looked for before the step is repeated.
 *
 * When it fails, or is interrupted, a deployment that was started is stopped, unless it is live; that takes at most 30 seconds, is not interrupted, and the error says how
 * it ended (`cleanUp`). The deployment that was live before goes on serving until the new one is promoted, and after it unless `previous` says otherwise.
 *
 * Fails with a `DeployError`, whose `cause` is what the step failed with: that of an operation, a `FetchError` or an `UploadRefused` of the upload, a
 * `WaitFailure` or a `WaitTimeout`, an `ArchiveUnusable`, a `PreviousRunning` or a `LogsFailed`.
 *
 * **Example** (Once more where it failed)
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
 * Deploys an archive, and streams what has been done. The last element is `Deployed`.
 *
 * **Details**
 *
 * It deploys while the stream is run. A stream that is interrupted, or of which nobody wants more, ends the deployment, as `run` does.
 *
 * **Example** (Showing how it goes)
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
