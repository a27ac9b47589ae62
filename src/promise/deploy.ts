/**
 * Deploys an archive, for programs without Effect: create, upload, start, wait, promote.
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
import { fetchOf } from "./internal/ownFetches.ts"
import { run } from "./internal/provision/calls.ts"
import { type CallFailure, operationsOf } from "./internal/provision/deployments.ts"
import type { AsyncCallOptions, ManagementApiClient } from "./internal/types.ts"

export {
  /**
   * A deployment failed. `step` tells where, and `cause` why.
   *
   * **Details**
   *
   * `deploymentId` is the deployment that was created, and `cleanUp` tells what happened to it. Nothing is left running, unless `cleanUp` is `Failed` or
   * `Live`, or the deployment was not to be promoted and runs. `resume` continues without repeating finished steps. `log` has the last lines of a deployment
   * that did not start.
   *
   * @since 0.1.0
   * @category errors
   */
  DeployError
} from "../internal/provision/DeployError.ts"
export type { CleanUp, Resume, Step } from "../internal/provision/DeployError.ts"
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
} from "../internal/provision/plan.ts"
export type { Deployed, Plan, Progress } from "../internal/provision/plan.ts"
export {
  /**
   * The upload URL refused the archive: it has expired, was already used, or does not match its signature. No field has the URL.
   *
   * @since 0.1.0
   * @category errors
   */
  UploadRefused
} from "../internal/provision/upload.ts"

/**
 * The cause of a `DeployError`.
 *
 * @since 0.1.0
 * @category errors
 */
export type DeployCause = CallFailure | UploadRefused | plan.ArchiveUnusable | plan.PreviousRunning

/**
 * The options of `deploy`.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeployOptions extends plan.Plan, AsyncCallOptions {
  /** The service to deploy to. */
  readonly serviceId: string
  /** Called after each step, and awaited. If it throws or rejects, the deployment is cleaned up, and `deploy` rejects with that. */
  readonly onProgress?: ((progress: plan.Progress) => unknown) | undefined
  /** How long to wait until the deployment runs, in milliseconds. Default: ten minutes. */
  readonly timeout?: number | undefined
  /** The time limit of one attempt to upload, in milliseconds. Default: ten minutes. */
  readonly uploadTimeout?: number | undefined
  /** Uploads the archive. Default: the `fetch` that the client was made with, or the platform's. It gets neither the token nor the middleware of the client. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

/**
 * Deploys an archive to a service, and returns the deployment once it runs and is live.
 *
 * **Details**
 *
 * - `promote: false` returns it once it runs, without making it live.
 * - The archive is checked before anything is created. It is uploaded to a presigned URL, without the token of the API and without redirects. No error has
 *   the URL.
 * - If the answer to a step is lost, the result is looked up before the step is repeated.
 * - If the deployment fails or `signal` aborts it, the started deployment is stopped, unless it is live. This takes at most 30 seconds, and is awaited.
 * - The previous deployment serves until the new one is promoted, and keeps running unless `previous` says otherwise.
 *
 * Rejects with a `DeployError` that carries the `cause`, and with the reason of `signal`.
 *
 * **Example** (Deploy, and show each step)
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
      Effect.provideService(FetchHttpClient.Fetch, fetch ?? fetchOf(client) ?? platformFetch)
    ),
    signal
  )
}
