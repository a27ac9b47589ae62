/**
 * What is deployed, what is told of it, and what of the API it needs.
 */
import * as Data from "effect/Data"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Stream from "effect/Stream"
import type { FetchError, Issue } from "../../FetchError.ts"
import type { CleanUpOperations } from "./cleanUp.ts"
import type { Resume } from "./DeployError.ts"
import { invalidOptions, oneOf } from "./options.ts"
import type { UploadFailure } from "./upload.ts"

/** What is seen of a deployment. */
export interface Seen {
  readonly status: string
  readonly previewDomain: string | null
}

/** What of the API a deployment needs. */
export interface Operations<E> extends CleanUpOperations<E> {
  readonly create: (input: {
    readonly portMapping?: { readonly http?: number | null | undefined } | undefined
    readonly skipCodeUpload?: boolean
  }) => Effect.Effect<{ readonly id: string; readonly uploadUrl: Redacted.Redacted<string> | null }, E>
  readonly upload: (
    url: Redacted.Redacted<string>,
    archive: Uint8Array,
    wasSent: boolean
  ) => Effect.Effect<void, UploadFailure>
  readonly get: (deploymentId: string) => Effect.Effect<Seen, E>
  readonly start: (deploymentId: string) => Effect.Effect<unknown, E>
  /** Whenever its status is another one, until it runs. */
  readonly changes: (deploymentId: string) => Stream.Stream<Seen, E>
  readonly promote: (deploymentId: string) => Effect.Effect<{ readonly appEndpointDomain: string }, E>
  readonly live: Effect.Effect<
    { readonly latestDeploymentId: string | null; readonly appEndpointDomain: string },
    E
  >
  readonly log: (deploymentId: string, tail: number) => Stream.Stream<{ readonly text: string }, E>
}

/**
 * What to deploy, and how far.
 *
 * @since 0.1.0
 * @category models
 */
export interface Plan {
  /**
   * The application as a tar.gz: its files under `bundle/`, and a `compute.manifest.json` that names the entry point.
   * At most 256 MiB. `"previous"` deploys the archive of the live deployment again; if there is none, this fails at the
   * step `create`.
   */
  readonly archive: Uint8Array | "previous"
  /** The port that the application listens on. Omitted: the port of the previous deployment. */
  readonly portMapping?: { readonly http?: number | null | undefined } | undefined
  /** Whether to make the deployment live. Default: `true`. */
  readonly promote?: boolean | undefined
  /**
   * What to do with the previous live deployment after the new one is live: `"keep"` leaves it running, `"stop"` stops
   * it (a rollback starts it again), `"delete"` stops and deletes it. Default: `"keep"`.
   */
  readonly previous?: "keep" | "stop" | "delete" | undefined
  /** How many of the last lines of the log to emit at the end, as `Log`: 1 to 10,000. Omitted: none. */
  readonly logs?: number | undefined
  /** The `resume` of a `DeployError`: continues that deployment. */
  readonly resume?: Resume | undefined
}

/**
 * A step that is done. The last one is `Deployed`.
 *
 * @since 0.1.0
 * @category models
 */
export type Progress =
  | { readonly _tag: "Created"; readonly deploymentId: string }
  | { readonly _tag: "Uploaded"; readonly deploymentId: string; readonly bytes: number }
  | { readonly _tag: "Started"; readonly deploymentId: string }
  | { readonly _tag: "StatusChanged"; readonly deploymentId: string; readonly status: string }
  | { readonly _tag: "Promoted"; readonly deploymentId: string; readonly appEndpointDomain: string }
  | { readonly _tag: "PreviousStopped" | "PreviousDeleted"; readonly deploymentId: string }
  | { readonly _tag: "Log"; readonly deploymentId: string; readonly text: string }
  | ({ readonly _tag: "Deployed" } & Deployed)

/**
 * A deployment that runs.
 *
 * @since 0.1.0
 * @category models
 */
export interface Deployed {
  readonly deploymentId: string
  /** The host of this deployment, whatever is live. */
  readonly previewDomain: string | null
  /** The host of the service, which leads to this deployment. `null` if it was not promoted. */
  readonly appEndpointDomain: string | null
  /** The deployment that was live before. `null` if there was none, or nothing was promoted. */
  readonly previousDeploymentId: string | null
}

export class ArchiveUnusable extends Data.TaggedError("ArchiveUnusable")<{
  readonly message: string
  readonly reason: "Empty" | "NotGzip" | "TooLarge"
  /** The size in bytes. */
  readonly size: number
}> {}

export class PreviousRunning extends Data.TaggedError("PreviousRunning")<{
  readonly message: string
  readonly deploymentId: string
  readonly cause: unknown
}> {}

/** The largest archive, in bytes: beyond it, uploads that fit into memory and into a presigned URL's time get rare. */
const largestArchive = 256 * 1024 * 1024

/** What is wrong with an archive, before anything is created. */
const archiveProblem = ({ archive }: Plan): ArchiveUnusable | undefined => {
  if (archive === "previous") return undefined
  const unusable = (reason: ArchiveUnusable["reason"], message: string) =>
    new ArchiveUnusable({ message, reason, size: archive.length })
  if (archive.length === 0) return unusable("Empty", "The archive is empty.")
  // RFC 1952 section 2.3.1
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) return unusable("NotGzip", "The archive is not compressed with gzip.")
  if (archive.length > largestArchive) {
    return unusable(
      "TooLarge",
      `The archive has ${archive.length} bytes, more than ${largestArchive}: leave files out.`
    )
  }
  return undefined
}

const isLogs = (logs: unknown): boolean =>
  logs === undefined || (typeof logs === "number" && Number.isInteger(logs) && logs >= 1 && logs <= 10_000)

/** What is wrong with options, which types do not hold everywhere: one that is misspelled may stop or delete what is live. */
const optionIssues = ({ archive, logs, previous, promote }: Plan): ReadonlyArray<Issue> => {
  const archiveMessage = typeof archive === "string"
    ? "Expected the bytes of a tar.gz, and not its path"
    : "Expected the bytes of a tar.gz (Uint8Array) or \"previous\""
  return [
    ...(archive === "previous" || archive instanceof Uint8Array ? [] : [{ path: "archive", message: archiveMessage }]),
    ...oneOf("previous", previous, ["keep", "stop", "delete"]),
    ...(promote === undefined || typeof promote === "boolean"
      ? []
      : [{ path: "promote", message: "Expected true or false" }]),
    ...(isLogs(logs) ? [] : [{ path: "logs", message: "Expected a whole number from 1 to 10000" }])
  ]
}

/** What is wrong with a plan, before anything is created or goes on. */
export const problemOf = (plan: Plan, begin: Resume["step"]): ArchiveUnusable | FetchError | undefined => {
  const issues = optionIssues(plan)
  if (issues.length > 0) return invalidOptions("/v1/services/{serviceId}/deployments", issues)
  return begin === "create" || begin === "upload" ? archiveProblem(plan) : undefined
}

/** Is told what happened, and waited for. */
export type Tell = (progress: Progress) => Effect.Effect<void>
