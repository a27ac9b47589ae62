/**
 * Deployments from an archive to a running application, for programs without Effect: create, upload, start, wait, promote.
 *
 * @since 0.1.0
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import type { DeployError } from "../internal/provision/DeployError.ts"
import { deploy as deployWith } from "../internal/provision/deploy.ts"
import type * as plan from "../internal/provision/plan.ts"
import { upload, type UploadRefused } from "../internal/provision/upload.ts"
import { platformFetch } from "./internal/client.ts"
import { run } from "./internal/provision/calls.ts"
import { type CallFailure, operationsOf } from "./internal/provision/deployments.ts"
import type { AsyncCallOptions, ManagementApiClient } from "./internal/types.ts"

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
} from "../internal/provision/DeployError.ts"
export type { CleanUp, Resume, Step } from "../internal/provision/DeployError.ts"
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
} from "../internal/provision/plan.ts"
export type { Deployed, Plan, Progress } from "../internal/provision/plan.ts"
export {
  /**
   * The upload URL refused the archive: it is over, was used, or is not what was signed. The URL is in no field.
   *
   * @since 0.1.0
   * @category errors
   */
  UploadRefused
} from "../internal/provision/upload.ts"

/**
 * Why a step failed.
 *
 * @since 0.1.0
 * @category errors
 */
export type DeployCause = CallFailure | UploadRefused | plan.ArchiveUnusable | plan.PreviousRunning

/**
 * What is deployed, where, and how long that may take.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeployOptions extends plan.Plan, AsyncCallOptions {
  readonly serviceId: string
  /** Is told each step when it is done, and waited for. If it throws or rejects, the deployment ends, is cleaned up, and rejects with that. */
  readonly onProgress?: ((progress: plan.Progress) => unknown) | undefined
  /** How long it is waited until the deployment runs, in milliseconds. Default: ten minutes. */
  readonly timeout?: number | undefined
  /** How long one try of the upload may take, in milliseconds. Default: ten minutes. */
  readonly uploadTimeout?: number | undefined
  /** Uploads the archive. By default the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * Deploys an archive, and gives the deployment once it runs and, unless `promote` is `false`, is live.
 *
 * **Details**
 *
 * The archive is checked before anything is created. It goes to a presigned URL: without the token of the API, without redirects, and the URL is in no
 * error. A lost answer of a step is looked for before the step is repeated.
 *
 * When it fails, or `signal` aborts it, a deployment that was started is stopped, unless it is live; that takes at most 30 seconds, and is waited for. The
 * deployment that was live before goes on serving until the new one is promoted, and after it unless `previous` says otherwise.
 *
 * Rejects with a `DeployError`, whose `cause` is what the step failed with, and with the reason of `signal`.
 *
 * **Example** (Showing how it goes)
 *
 * ```ts
 * import { createManagementApiClient } from "effect-prisma-management/promise"
 * import { deploy } from "effect-prisma-management/promise/deploy"
 *
 * const client = createManagementApiClient({ token: "your-access-token" })
 *
 * export const release = (serviceId: string, archive: Uint8Array, signal: AbortSignal) =>
 *   deploy(client, {
 *     serviceId,
 *     archive,
 *     portMapping: { http: 3000 },
 *     previous: "stop",
 *     signal,
 *     onProgress: (step) => console.log(step._tag)
 *   })
 * ```
 *
 * @since 0.1.0
 * @category deploying
 */
export const deploy = async (client: ManagementApiClient, options: DeployOptions): Promise<plan.Deployed> => {
  const { fetch, onProgress, serviceId, signal, timeout = 600_000, uploadTimeout = 600_000 } = options
  const tell = (progress: plan.Progress): Effect.Effect<void> =>
    onProgress === undefined ? Effect.void : Effect.promise(async () => void (await onProgress(progress)))

  const deploying: Effect.Effect<plan.Deployed, DeployError<DeployCause>, HttpClient.HttpClient> = Effect.flatMap(
    HttpClient.HttpClient,
    (httpClient) =>
      deployWith(
        operationsOf(
          client,
          serviceId,
          (url, archive, wasSent) =>
            upload(httpClient, url, archive, { timeout: Duration.millis(uploadTimeout), wasSent }),
          { timeout }
        ),
        options,
        tell
      )
  )
  return await run(
    deploying.pipe(
      Effect.tap((deployed) => tell({ _tag: "Deployed", ...deployed })),
      Effect.provide(FetchHttpClient.layer),
      Effect.provideService(FetchHttpClient.Fetch, fetch ?? platformFetch)
    ),
    signal
  )
}
