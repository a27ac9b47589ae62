/**
 * Where a deployment ended before its end, what it left, and where to go on.
 */
import * as Data from "effect/Data"
import type * as Redacted from "effect/Redacted"

/**
 * The steps of a deployment, in order. `check` checks the input before anything is created; `retire` stops or deletes
 * the previous deployment.
 *
 * @since 0.1.0
 * @category models
 */
export type Step = "check" | "create" | "upload" | "start" | "wait" | "promote" | "retire" | "logs"

/**
 * What `resume` needs to continue a deployment.
 *
 * @since 0.1.0
 * @category models
 */
export interface Resume {
  /** The first step to run. */
  readonly step: Exclude<Step, "check">
  /** The deployment that was created. Absent: a new one is created. */
  readonly deploymentId?: string | undefined
  /** The upload URL of the archive. */
  readonly uploadUrl?: Redacted.Redacted<string> | undefined
  /** Whether the archive may have been uploaded, although the answer was lost. */
  readonly wasSent?: boolean | undefined
  /** The deployment that was live before. */
  readonly previousDeploymentId?: string | null | undefined
  /** The host of the deployment, once the API has named it. */
  readonly previewDomain?: string | null | undefined
  /** The host of the service, once the API has named it. */
  readonly appEndpointDomain?: string | undefined
}

/**
 * What happened to the deployment that was created.
 *
 * - `NothingMade`: no deployment was created. If the answer of the create was lost, there may be a new one that does
 *   not run.
 * - `Kept`: it exists and does not run (`status`).
 * - `Untouched`: the input was invalid, and what an earlier run created is unchanged.
 * - `Deleted`: it was new and can no longer be used.
 * - `Stopped`: it was started, and is stopped again.
 * - `Live`: it was promoted and serves requests.
 * - `Failed`: it could not be stopped and may still run. Stop the deployment `deploymentId` yourself.
 *
 * @since 0.1.0
 * @category models
 */
export type CleanUp =
  | { readonly _tag: "NothingMade" }
  | { readonly _tag: "Kept"; readonly status: string }
  | { readonly _tag: "Untouched" }
  | { readonly _tag: "Deleted" }
  | { readonly _tag: "Stopped" }
  | { readonly _tag: "Live" }
  | { readonly _tag: "Failed"; readonly message: string; readonly cause: unknown }

export class DeployError<out E = unknown> extends Data.TaggedError("DeployError")<{
  /** Which step failed and why, what happened to the deployment, and what to do. */
  readonly message: string
  readonly step: Step
  /** The failure of the step. */
  readonly cause: E
  /** The deployment that was created. `undefined` if there is none. */
  readonly deploymentId: string | undefined
  readonly cleanUp: CleanUp
  /** What to pass as `resume` to continue. `undefined` if the input has to change first. */
  readonly resume: Resume | undefined
  /** The last lines of its log if it failed to start, at most twenty. */
  readonly log: ReadonlyArray<string>
}> {}
