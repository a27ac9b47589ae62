/**
 * Where a deployment ended before its end, what it left, and where to go on.
 */
import * as Data from "effect/Data"
import type * as Redacted from "effect/Redacted"

/**
 * The steps of a deployment, in their order. `check` is of the input, before anything is created; `retire` is what becomes of the deployment that was live
 * before.
 *
 * @since 0.1.0
 * @category models
 */
export type Step = "check" | "create" | "upload" | "start" | "wait" | "promote" | "retire" | "logs"

/**
 * Where to go on: what `resume` takes.
 *
 * @since 0.1.0
 * @category models
 */
export interface Resume {
  /** The first step that is still to be done. */
  readonly step: Exclude<Step, "check">
  /** What was created. When absent, the deployment begins anew. */
  readonly deploymentId?: string | undefined
  /** Where the archive still goes. */
  readonly uploadUrl?: Redacted.Redacted<string> | undefined
  /** Whether the archive may have arrived, although the answer that says so was lost. */
  readonly wasSent?: boolean | undefined
  /** What was live before. */
  readonly previousDeploymentId?: string | null | undefined
  /** The host of the deployment, once the API has named it. */
  readonly previewDomain?: string | null | undefined
  /** The host of the service, once the API has named it. */
  readonly appEndpointDomain?: string | undefined
}

/**
 * What became of what was made.
 *
 * - `NothingMade`: no deployment was created; where its answer was lost there may be one, which is new and does not run.
 * - `Kept`: it is there and does not run (`status`).
 * - `Untouched`: the input was wrong, and what an earlier run made is as it was.
 * - `Deleted`: it was new, and cannot be used any more.
 * - `Stopped`: it was started, and stopped again.
 * - `Live`: it was promoted, and serves.
 * - `Failed`: it may still run. `deploymentId` of the error says which; stop it by hand.
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
  /** Which step failed and why, what became of what was made, and what to do. */
  readonly message: string
  readonly step: Step
  /** Why. */
  readonly cause: E
  /** What was created; `undefined` where nothing was. */
  readonly deploymentId: string | undefined
  readonly cleanUp: CleanUp
  /** Where to go on; `undefined` where the input has to change first. */
  readonly resume: Resume | undefined
  /** The last lines of its log, where it failed to start; at most twenty. */
  readonly log: ReadonlyArray<string>
}> {}
