// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { BooleanText, BranchId, LogEndKind, Pagination, ProjectId } from "./schemas.ts"

export type { Lines, Unrecognized } from "../internal/contract/codecs.ts"

/** A part of `Build`, `BuildWithResources` and `UpdateBuildInput`. */
export type BuildStateInput = "pending" | "running" | "succeeded" | "failed" | "cancelled"

export const BuildStateInput: Schema.Codec<BuildStateInput, string> = Schema.Literals([
  "pending",
  "running",
  "succeeded",
  "failed",
  "cancelled"
])

/** A part of `Build` and `BuildWithResources`. */
export type BuildSource = "webhook" | "setup" | "manual" | "ci" | "cli" | (string & {})

export const BuildSource: Schema.Codec<BuildSource, string> = codecs.openEnum<
  "webhook" | "setup" | "manual" | "ci" | "cli"
>()

/** A part of `Build`, `BuildWithResources` and `UpdateBuildInput`. */
export type BuildState = "pending" | "running" | "succeeded" | "failed" | "cancelled" | (string & {})

export const BuildState: Schema.Codec<BuildState, string> = codecs.openEnum<
  "pending" | "running" | "succeeded" | "failed" | "cancelled"
>()

/** A part of `Build` and `BuildWithResources`. */
export type NullableBuildPhase = "queued" | "build" | "deploy" | (string & {}) | null

export const NullableBuildPhase: Schema.Codec<NullableBuildPhase, string | null> = Schema.NullOr(
  codecs.openEnum<"queued" | "build" | "deploy">()
)

/** The answer of `builds.create` and `builds.update`. */
export interface Build {
  /** The id of the build, with its prefix `bld_`. */
  readonly id: string

  /** What started the build: callers report `ci` and `cli`, the platform sets the others. */
  readonly source: BuildSource

  /** The state of the build. `succeeded`, `failed` and `cancelled` are final. */
  readonly state: BuildState

  /** The current phase of the build. Null if none was reported. */
  readonly phase: NullableBuildPhase

  /** The commit to build. */
  readonly commitSha: string

  /** The git branch to build. */
  readonly branchName: string

  /** The repository, if the workspace is connected to it. Null otherwise, even if one was reported. */
  readonly gitRepoId: string | null

  /** The id of the project that it is for. Null until it is known. */
  readonly projectId: string | null

  /** The id of the branch that it is for. Null until it is known. */
  readonly branchId: string | null

  /** The link to the log at the system that runs the build. Null if there is none. */
  readonly externalLogUrl: string | null

  /** Where the result can be reached. Null until it is known. */
  readonly deployedUrl: string | null

  /** The `contentHash` of the topology that it deploys: equal hashes are equal graphs. Null until it is known. */
  readonly applicationTopologyContentHash: string | null

  /** Why it failed, as text. Null unless it failed. */
  readonly errorMessage: string | null

  /** The step that failed, as the build tool reported it. Null unless one was reported. */
  readonly failingStep: string | null

  /** When it was first reported. */
  readonly createdAt: DateTime.Utc

  /** When it was first reported as `running`. Null before that. */
  readonly startedAt: DateTime.Utc | null

  /** When it was first reported as ended. Null before that. */
  readonly finishedAt: DateTime.Utc | null
}

export const Build: Schema.Codec<Build, unknown> = Schema.Struct({
  id: Schema.String,
  source: BuildSource,
  state: BuildState,
  phase: NullableBuildPhase,
  commitSha: Schema.String,
  branchName: Schema.String,
  gitRepoId: Schema.NullOr(Schema.String),
  projectId: Schema.NullOr(Schema.String),
  branchId: Schema.NullOr(Schema.String),
  externalLogUrl: Schema.NullOr(Schema.String),
  deployedUrl: Schema.NullOr(Schema.String),
  applicationTopologyContentHash: Schema.NullOr(Schema.String),
  errorMessage: Schema.NullOr(Schema.String),
  failingStep: Schema.NullOr(Schema.String),
  createdAt: codecs.Instant,
  startedAt: Schema.NullOr(codecs.Instant),
  finishedAt: Schema.NullOr(codecs.Instant)
})

/** The answer of `builds.list`. */
export interface BuildPage {
  /** The builds of this page, the newest first. */
  readonly data: ReadonlyArray<Build>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const BuildPage: Schema.Codec<BuildPage, unknown> = Schema.Struct({
  data: Schema.Array(Build),
  pagination: Pagination
})

/** The run of a CI system. The same run is the same build. */
export interface RunIdentity {
  /** The CI system. */
  readonly provider: "github"

  /** The number of the repository at GitHub: `GITHUB_REPOSITORY_ID`. At most 20 characters. Matches `^[0-9]+$`. */
  readonly repositoryId: string

  /** The number of the workflow run: `GITHUB_RUN_ID`. At most 20 characters. Matches `^[0-9]+$`. */
  readonly runId: string

  /** The attempt of the run, from 1: `GITHUB_RUN_ATTEMPT`. Each attempt is its own build. Greater than 0. */
  readonly runAttempt: number
}

export const RunIdentity: Schema.Codec<RunIdentity, unknown> = Schema.Struct({
  provider: Schema.Literal("github"),
  repositoryId: Schema.String.check(Schema.isMaxLength(20), Schema.isPattern(/^[0-9]+$/)),
  runId: Schema.String.check(Schema.isMaxLength(20), Schema.isPattern(/^[0-9]+$/)),
  runAttempt: Schema.Int.check(Schema.isGreaterThan(0))
})

/** The input of `builds.create`. */
export interface CreateBuildInput {
  /** `ci` for the run of a CI system, `cli` for a deploy by a person or an agent. */
  readonly source: "ci" | "cli"

  /** The commit to build. 1 to 200 characters. */
  readonly commitSha: string

  /** The git branch to build. 1 to 500 characters. */
  readonly branchName: string

  /** The run of a CI system: another call for the same run returns the same build. Omitted: every call creates a build. */
  readonly runIdentity?: RunIdentity | undefined

  /** The link to the log at the system that runs the build. At most 2000 characters. An absolute URL. */
  readonly externalLogUrl?: string | undefined

  /** The id of the project that it is for, with or without its prefix `proj_`. Omit it while the project does not exist. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId?: string | undefined

  /** The id of the branch that it is for, with or without its prefix `br_`. It must belong to the project. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | undefined

  /** The `contentHash` of the topology that it deploys, as given to `applicationTopology.replace`. 1 to 200 characters. */
  readonly applicationTopologyContentHash?: string | undefined
}

export const CreateBuildInput: Schema.Codec<CreateBuildInput, unknown> = Schema.Struct({
  source: Schema.Literals(["ci", "cli"]),
  commitSha: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
  branchName: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500)),
  runIdentity: codecs.optional(RunIdentity),
  externalLogUrl: codecs.optional(Schema.String.check(Schema.isMaxLength(2000), codecs.isUrl)),
  projectId: codecs.optional(ProjectId),
  branchId: codecs.optional(BranchId),
  applicationTopologyContentHash: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)))
})

/** A part of `BuildResource`. */
export type BuildResourceType =
  | "project"
  | "branch"
  | "database"
  | "app"
  | "deployment"
  | "bucket"
  | "service_key"
  | "config_variable"
  | (string & {})

export const BuildResourceType: Schema.Codec<BuildResourceType, string> = codecs.openEnum<
  "project" | "branch" | "database" | "app" | "deployment" | "bucket" | "service_key" | "config_variable"
>()

/** A part of `BuildResource` and `PutBuildResourceInput`. */
export type BuildResourceAction = "created" | "acted_on" | "deleted" | (string & {})

export const BuildResourceAction: Schema.Codec<BuildResourceAction, string> = codecs.openEnum<
  "created" | "acted_on" | "deleted"
>()

/** A resource that a build created, used or deleted. */
export interface BuildResource {
  /** The kind of resource. */
  readonly resourceType: BuildResourceType

  /** The id of the resource, with its prefix. */
  readonly resourceId: string

  /** The strongest action of the build: deleting or creating outweighs using. */
  readonly action: BuildResourceAction

  /** When it was first reported. */
  readonly createdAt: DateTime.Utc
}

export const BuildResource: Schema.Codec<BuildResource, unknown> = Schema.Struct({
  resourceType: BuildResourceType,
  resourceId: Schema.String,
  action: BuildResourceAction,
  createdAt: codecs.Instant
})

/** The answer of `builds.get`. */
export interface BuildWithResources {
  /** The id of the build, with its prefix `bld_`. */
  readonly id: string

  /** What started the build: callers report `ci` and `cli`, the platform sets the others. */
  readonly source: BuildSource

  /** The state of the build. `succeeded`, `failed` and `cancelled` are final. */
  readonly state: BuildState

  /** The current phase of the build. Null if none was reported. */
  readonly phase: NullableBuildPhase

  /** The commit to build. */
  readonly commitSha: string

  /** The git branch to build. */
  readonly branchName: string

  /** The repository, if the workspace is connected to it. Null otherwise, even if one was reported. */
  readonly gitRepoId: string | null

  /** The id of the project that it is for. Null until it is known. */
  readonly projectId: string | null

  /** The id of the branch that it is for. Null until it is known. */
  readonly branchId: string | null

  /** The link to the log at the system that runs the build. Null if there is none. */
  readonly externalLogUrl: string | null

  /** Where the result can be reached. Null until it is known. */
  readonly deployedUrl: string | null

  /** The `contentHash` of the topology that it deploys: equal hashes are equal graphs. Null until it is known. */
  readonly applicationTopologyContentHash: string | null

  /** Why it failed, as text. Null unless it failed. */
  readonly errorMessage: string | null

  /** The step that failed, as the build tool reported it. Null unless one was reported. */
  readonly failingStep: string | null

  /** When it was first reported. */
  readonly createdAt: DateTime.Utc

  /** When it was first reported as `running`. Null before that. */
  readonly startedAt: DateTime.Utc | null

  /** When it was first reported as ended. Null before that. */
  readonly finishedAt: DateTime.Utc | null

  /** What it created, used or deleted, as it reported. */
  readonly resources: ReadonlyArray<BuildResource>
}

export const BuildWithResources: Schema.Codec<BuildWithResources, unknown> = Schema.Struct({
  id: Schema.String,
  source: BuildSource,
  state: BuildState,
  phase: NullableBuildPhase,
  commitSha: Schema.String,
  branchName: Schema.String,
  gitRepoId: Schema.NullOr(Schema.String),
  projectId: Schema.NullOr(Schema.String),
  branchId: Schema.NullOr(Schema.String),
  externalLogUrl: Schema.NullOr(Schema.String),
  deployedUrl: Schema.NullOr(Schema.String),
  applicationTopologyContentHash: Schema.NullOr(Schema.String),
  errorMessage: Schema.NullOr(Schema.String),
  failingStep: Schema.NullOr(Schema.String),
  createdAt: codecs.Instant,
  startedAt: Schema.NullOr(codecs.Instant),
  finishedAt: Schema.NullOr(codecs.Instant),
  resources: Schema.Array(BuildResource)
})

/** A parameter of `builds.get`, `builds.update` and `builds.putResource`. */
export const BuildId = Schema.String.check(Schema.isPattern(/^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** A part of `UpdateBuildInput`. */
export type BuildPhase = "queued" | "build" | "deploy"

export const BuildPhase: Schema.Codec<BuildPhase, string> = Schema.Literals(["queued", "build", "deploy"])

/** The input of `builds.update`. */
export interface UpdateBuildInput {
  /** The current phase of the build. Omitted: unchanged. */
  readonly phase?: BuildPhase | undefined

  /** The state of the build. It cannot change after the build has ended. */
  readonly state?: BuildStateInput | undefined

  /** The step that failed, as the build tool reports it. 1 to 500 characters. */
  readonly failingStep?: string | undefined

  /** Why it failed, as text. 1 to 5000 characters. */
  readonly errorMessage?: string | undefined

  /** The link to the log at the system that runs the build. At most 2000 characters. An absolute URL. */
  readonly externalLogUrl?: string | undefined

  /** The id of the project that it is for. It can be set once: the same value is accepted again, another value is a 409. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId?: string | undefined

  /** The id of the branch that it is for, one of the project. It can be set once: another value is a 409. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | undefined

  /** Where the result can be reached. It can be set once: another value is a 409. At most 2000 characters. An absolute URL. */
  readonly deployedUrl?: string | undefined

  /** The `contentHash` of the topology that it deploys. It can be set once: another value is a 409. 1 to 200 characters. */
  readonly applicationTopologyContentHash?: string | undefined
}

export const UpdateBuildInput: Schema.Codec<UpdateBuildInput, unknown> = Schema.Struct({
  phase: codecs.optional(BuildPhase),
  state: codecs.optional(BuildStateInput),
  failingStep: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500))),
  errorMessage: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(5000))),
  externalLogUrl: codecs.optional(Schema.String.check(Schema.isMaxLength(2000), codecs.isUrl)),
  projectId: codecs.optional(ProjectId),
  branchId: codecs.optional(BranchId),
  deployedUrl: codecs.optional(Schema.String.check(Schema.isMaxLength(2000), codecs.isUrl)),
  applicationTopologyContentHash: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)))
})

/** A part of `BuildResource`. */
export type BuildResourceTypeInput =
  | "project"
  | "branch"
  | "database"
  | "app"
  | "deployment"
  | "bucket"
  | "service_key"
  | "config_variable"

export const BuildResourceTypeInput: Schema.Codec<BuildResourceTypeInput, string> = Schema.Literals([
  "project",
  "branch",
  "database",
  "app",
  "deployment",
  "bucket",
  "service_key",
  "config_variable"
])

/** A part of `BuildResource` and `PutBuildResourceInput`. */
export type BuildResourceActionInput = "created" | "acted_on" | "deleted"

export const BuildResourceActionInput: Schema.Codec<BuildResourceActionInput, string> = Schema.Literals([
  "created",
  "acted_on",
  "deleted"
])

/** The input of `builds.putResource`. */
export interface PutBuildResourceInput {
  /** What the build did to it. A weaker action never replaces a stronger one: `created` remains after `acted_on`. */
  readonly action: BuildResourceActionInput
}

export const PutBuildResourceInput: Schema.Codec<PutBuildResourceInput, unknown> = Schema.Struct({
  action: BuildResourceActionInput
})

/** A part of `BuildLogRecord`. */
export interface BuildLogLine {
  /** `log`: a line of output. */
  readonly type: "log"

  /** The line. */
  readonly text: string

  /** Whether the line reports an error. */
  readonly level: "info" | "error" | (string & {})

  /** What wrote the line: the `runner`, or the command that it ran. */
  readonly source: "runner" | "stdout" | "stderr" | (string & {})

  /** The step that wrote the line. Absent outside steps. */
  readonly step?: string

  /** Pass it as `cursor` to continue after this line. */
  readonly cursor: string
}

export const BuildLogLine: Schema.Codec<BuildLogLine, unknown> = Schema.Struct({
  type: Schema.Literal("log"),
  text: Schema.String,
  level: codecs.openEnum<"info" | "error">(),
  source: codecs.openEnum<"runner" | "stdout" | "stderr">(),
  step: Schema.optionalKey(Schema.String),
  cursor: Schema.String
})

/** A part of `BuildLogRecord`. */
export interface BuildLogEnd {
  /** `terminal`: the last record of an answer. */
  readonly type: "terminal"

  /** `end` if everything was sent, `error` if reading failed. */
  readonly kind: LogEndKind

  /** The machine-readable reason. */
  readonly code: string

  /** The reason as text. */
  readonly message: string

  /** Whether continuing with `cursor` can succeed. */
  readonly retryable: boolean

  /** Pass it as `cursor` to continue. Null if nothing follows. */
  readonly cursor: string | null
}

export const BuildLogEnd: Schema.Codec<BuildLogEnd, unknown> = Schema.Struct({
  type: Schema.Literal("terminal"),
  kind: LogEndKind,
  code: Schema.String,
  message: Schema.String,
  retryable: Schema.Boolean,
  cursor: Schema.NullOr(Schema.String)
})

/** The answer of `builds.logs`. */
export type BuildLogRecord = BuildLogLine | BuildLogEnd | codecs.Unrecognized

export const BuildLogRecord: Schema.Codec<BuildLogRecord, unknown> = codecs.taggedUnion([BuildLogLine, BuildLogEnd])

/** Builds that CI systems and the command line report, with their logs. */
export interface Builds {
  /**
   * Lists the builds that the token can see.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   *
   * `GET /v1/builds`, experimental
   */
  readonly list: (request?: {
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId?: string | undefined

      /** Only the builds for the branch with this id, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId?: string | undefined

      /** Only the builds in this state. */
      readonly state?: BuildStateInput | undefined
    } | undefined
  }) => Effect.Effect<BuildPage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>>

  /**
   * Reports a new build.
   *
   * Safe to repeat only with a `runIdentity`: the same run is then the same build. Without one, every call creates another build.
   *
   * Fails with:
   * - `NotFound`: The project or its branch does not exist, or the token cannot see it.
   *
   * `POST /v1/builds`, experimental
   */
  readonly create: (
    request: { readonly payload: CreateBuildInput }
  ) => Effect.Effect<
    Build,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge | ApiError.TooManyRequests>
  >

  /**
   * Gets a build with the resources that it touched.
   *
   * Fails with:
   * - `NotFound`: The build does not exist, or the token cannot see it.
   *
   * `GET /v1/builds/{buildId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly buildId: string
    }
  }) => Effect.Effect<
    BuildWithResources,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Reports the progress of a build.
   *
   * `projectId`, `branchId`, `deployedUrl` and `applicationTopologyContentHash` can be set once. The state of a build that has ended no longer changes; the other fields do.
   *
   * Fails with:
   * - `NotFound`: The build does not exist, or the token cannot see it.
   * - `Conflict`: `projectId`, `branchId`, `deployedUrl` or `applicationTopologyContentHash` already has another value.
   *
   * `PATCH /v1/builds/{buildId}`, experimental
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly buildId: string
    }
    readonly payload?: UpdateBuildInput | undefined
  }) => Effect.Effect<
    Build,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.TooManyRequests
    >
  >

  /**
   * Records what a build did to a resource.
   *
   * Fails with:
   * - `NotFound`: The build or resource does not exist, or the token cannot see it. Report a deletion before you delete.
   *
   * `PUT /v1/builds/{buildId}/resources/{resourceType}/{resourceId}`, experimental
   */
  readonly putResource: (request: {
    readonly params: {
      /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly buildId: string

      /** The kind of resource. */
      readonly resourceType: BuildResourceTypeInput

      /** The id of the resource, with its prefix. It must belong to the workspace of the token. 1 to 200 characters. */
      readonly resourceId: string
    }
    readonly payload: PutBuildResourceInput
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge | ApiError.TooManyRequests>
  >

  /**
   * Streams the log of a build as NDJSON.
   *
   * Ends in a `terminal` record. With `follow=true` the stream stays open until the build ends; `cursor` continues after a record.
   *
   * Fails with:
   * - `NotFound`: The build does not exist, or the token cannot see it.
   *
   * `GET /v1/builds/{buildId}/logs`, experimental
   */
  readonly logs: (request: {
    readonly params: {
      /** The id of the build, with or without its prefix `bld_`. Not empty. */
      readonly buildId: string
    }
    readonly query?: {
      /** `true` keeps the stream open until the build ends. Omitted or `false`: it ends with the lines so far. */
      readonly follow?: BooleanText | undefined

      /** Start after the record with this cursor. Omitted: start with the first line. */
      readonly cursor?: string | undefined
    } | undefined
  }) => Stream.Stream<
    BuildLogRecord,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>
  >
}

/** Builds that CI systems and the command line report, with their logs. */
export class BuildsGroup extends HttpApiGroup.make("builds").add(
  HttpApiEndpoint.get("list", "/v1/builds", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      projectId: codecs.optional(ProjectId),
      branchId: codecs.optional(BranchId),
      state: codecs.optional(BuildStateInput)
    },
    success: BuildPage,
    error: [errors.usual(401), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.post("create", "/v1/builds", {
    disableCodecs: true,
    payload: CreateBuildInput,
    success: codecs.data(Build).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(404), errors.usual(413), errors.usual(429)]
  }),
  HttpApiEndpoint.get("get", "/v1/builds/:buildId", {
    disableCodecs: true,
    params: { buildId: BuildId },
    success: codecs.data(BuildWithResources),
    error: [errors.usual(401), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.patch("update", "/v1/builds/:buildId", {
    disableCodecs: true,
    params: { buildId: BuildId },
    payload: UpdateBuildInput,
    success: codecs.data(Build),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413), errors.usual(429)]
  }),
  HttpApiEndpoint.put("putResource", "/v1/builds/:buildId/resources/:resourceType/:resourceId", {
    disableCodecs: true,
    params: {
      buildId: BuildId,
      resourceType: BuildResourceTypeInput,
      resourceId: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
    },
    payload: PutBuildResourceInput,
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(413), errors.usual(429)]
  }),
  HttpApiEndpoint.get("logs", "/v1/builds/:buildId/logs", {
    disableCodecs: true,
    params: { buildId: Schema.String.check(Schema.isMinLength(1)) },
    query: { follow: codecs.optional(BooleanText), cursor: codecs.optional(Schema.String) },
    success: codecs.lines(BuildLogRecord),
    error: [errors.usual(401), errors.usual(404), errors.usual(429)]
  })
).middleware(Authorization) {
  declare static readonly Client: Builds
}
