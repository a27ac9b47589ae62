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

export type BuildStateInput = "pending" | "running" | "succeeded" | "failed" | "cancelled"

export const BuildStateInput: Schema.Codec<BuildStateInput, string> = Schema.Literals([
  "pending",
  "running",
  "succeeded",
  "failed",
  "cancelled"
])

export type BuildSource = "webhook" | "setup" | "manual" | "ci" | "cli" | (string & {})

export const BuildSource: Schema.Codec<BuildSource, string> = codecs.openEnum<
  "webhook" | "setup" | "manual" | "ci" | "cli"
>()

export type BuildState = "pending" | "running" | "succeeded" | "failed" | "cancelled" | (string & {})

export const BuildState: Schema.Codec<BuildState, string> = codecs.openEnum<
  "pending" | "running" | "succeeded" | "failed" | "cancelled"
>()

export type NullableBuildPhase = "queued" | "build" | "deploy" | (string & {}) | null

export const NullableBuildPhase: Schema.Codec<NullableBuildPhase, string | null> = Schema.NullOr(
  codecs.openEnum<"queued" | "build" | "deploy">()
)

export interface Build {
  readonly id: string
  readonly source: BuildSource
  readonly state: BuildState
  readonly phase: NullableBuildPhase
  readonly commitSha: string
  readonly branchName: string
  readonly gitRepoId: string | null
  readonly projectId: string | null
  readonly branchId: string | null
  readonly externalLogUrl: string | null
  readonly deployedUrl: string | null
  readonly applicationTopologyContentHash: string | null
  readonly errorMessage: string | null
  readonly failingStep: string | null
  readonly createdAt: DateTime.Utc
  readonly startedAt: DateTime.Utc | null
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

export interface BuildPage {
  readonly data: ReadonlyArray<Build>
  readonly pagination: Pagination
}

export const BuildPage: Schema.Codec<BuildPage, unknown> = Schema.Struct({
  data: Schema.Array(Build),
  pagination: Pagination
})

/** Which run of a CI system reports: the same run is the same build. */
export interface RunIdentity {
  readonly provider: "github"
  readonly repositoryId: string
  readonly runId: string
  readonly runAttempt: number
}

export const RunIdentity: Schema.Codec<RunIdentity, unknown> = Schema.Struct({
  provider: Schema.Literal("github"),
  repositoryId: Schema.String.check(Schema.isMaxLength(20), Schema.isPattern(/^[0-9]+$/)),
  runId: Schema.String.check(Schema.isMaxLength(20), Schema.isPattern(/^[0-9]+$/)),
  runAttempt: Schema.Int.check(Schema.isGreaterThan(0))
})

export interface CreateBuildInput {
  readonly source: "ci" | "cli"
  readonly commitSha: string
  readonly branchName: string
  readonly runIdentity?: RunIdentity | undefined
  readonly externalLogUrl?: string | undefined
  readonly projectId?: string | undefined
  readonly branchId?: string | undefined
  readonly applicationTopologyContentHash?: string | undefined
}

export const CreateBuildInput: Schema.Codec<CreateBuildInput, unknown> = Schema.Struct({
  source: Schema.Literals(["ci", "cli"]),
  commitSha: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
  branchName: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500)),
  runIdentity: codecs.optional(RunIdentity),
  externalLogUrl: codecs.optional(Schema.String.check(Schema.isMaxLength(2000))),
  projectId: codecs.optional(ProjectId),
  branchId: codecs.optional(BranchId),
  applicationTopologyContentHash: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)))
})

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

export type BuildResourceAction = "created" | "acted_on" | "deleted" | (string & {})

export const BuildResourceAction: Schema.Codec<BuildResourceAction, string> = codecs.openEnum<
  "created" | "acted_on" | "deleted"
>()

/** Something that a build created, acted on or deleted. */
export interface BuildResource {
  readonly resourceType: BuildResourceType
  readonly resourceId: string
  readonly action: BuildResourceAction
  readonly createdAt: DateTime.Utc
}

export const BuildResource: Schema.Codec<BuildResource, unknown> = Schema.Struct({
  resourceType: BuildResourceType,
  resourceId: Schema.String,
  action: BuildResourceAction,
  createdAt: codecs.Instant
})

export interface BuildWithResources {
  readonly id: string
  readonly source: BuildSource
  readonly state: BuildState
  readonly phase: NullableBuildPhase
  readonly commitSha: string
  readonly branchName: string
  readonly gitRepoId: string | null
  readonly projectId: string | null
  readonly branchId: string | null
  readonly externalLogUrl: string | null
  readonly deployedUrl: string | null
  readonly applicationTopologyContentHash: string | null
  readonly errorMessage: string | null
  readonly failingStep: string | null
  readonly createdAt: DateTime.Utc
  readonly startedAt: DateTime.Utc | null
  readonly finishedAt: DateTime.Utc | null
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

export const BuildId = Schema.String.check(Schema.isPattern(/^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export type BuildPhase = "queued" | "build" | "deploy"

export const BuildPhase: Schema.Codec<BuildPhase, string> = Schema.Literals(["queued", "build", "deploy"])

export interface UpdateBuildInput {
  readonly phase?: BuildPhase | undefined
  readonly state?: BuildStateInput | undefined
  readonly failingStep?: string | undefined
  readonly errorMessage?: string | undefined
  readonly externalLogUrl?: string | undefined
  readonly projectId?: string | undefined
  readonly branchId?: string | undefined
  readonly deployedUrl?: string | undefined
  readonly applicationTopologyContentHash?: string | undefined
}

export const UpdateBuildInput: Schema.Codec<UpdateBuildInput, unknown> = Schema.Struct({
  phase: codecs.optional(BuildPhase),
  state: codecs.optional(BuildStateInput),
  failingStep: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500))),
  errorMessage: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(5000))),
  externalLogUrl: codecs.optional(Schema.String.check(Schema.isMaxLength(2000))),
  projectId: codecs.optional(ProjectId),
  branchId: codecs.optional(BranchId),
  deployedUrl: codecs.optional(Schema.String.check(Schema.isMaxLength(2000))),
  applicationTopologyContentHash: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)))
})

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

export type BuildResourceActionInput = "created" | "acted_on" | "deleted"

export const BuildResourceActionInput: Schema.Codec<BuildResourceActionInput, string> = Schema.Literals([
  "created",
  "acted_on",
  "deleted"
])

export interface PutBuildResourceInput {
  readonly action: BuildResourceActionInput
}

export const PutBuildResourceInput: Schema.Codec<PutBuildResourceInput, unknown> = Schema.Struct({
  action: BuildResourceActionInput
})

export interface BuildLogLine {
  readonly type: "log"
  readonly text: string
  readonly level: "info" | "error" | (string & {})
  readonly source: "runner" | "stdout" | "stderr" | (string & {})
  readonly step?: string
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

export interface BuildLogEnd {
  readonly type: "terminal"
  readonly kind: LogEndKind
  readonly code: string
  readonly message: string
  readonly retryable: boolean
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

export type BuildLogRecord = BuildLogLine | BuildLogEnd | codecs.Unrecognized

export const BuildLogRecord: Schema.Codec<BuildLogRecord, unknown> = codecs.taggedUnion([BuildLogLine, BuildLogEnd])

/** What CI and the command line build, as they report it, with logs. */
export interface Builds {
  /**
   * Lists the builds that the token can see.
   *
   * `GET /v1/builds`, experimental
   */
  readonly list: (request?: {
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly projectId?: string | undefined
      readonly branchId?: string | undefined
      readonly state?: BuildStateInput | undefined
    } | undefined
  }) => Effect.Effect<BuildPage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>>

  /**
   * Reports a new build.
   *
   * Safe to repeat only with a `runIdentity`: the same run is then the same build. Without one, every call makes another.
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
   * `GET /v1/builds/{buildId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      readonly buildId: string
    }
  }) => Effect.Effect<
    BuildWithResources,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Reports how a build goes on.
   *
   * `projectId`, `branchId`, `deployedUrl` and `applicationTopologyContentHash` can be set once. The state of a build that has ended no longer changes; the other fields do.
   *
   * `PATCH /v1/builds/{buildId}`, experimental
   */
  readonly update: (request: {
    readonly params: {
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
   * `PUT /v1/builds/{buildId}/resources/{resourceType}/{resourceId}`, experimental
   */
  readonly putResource: (request: {
    readonly params: {
      readonly buildId: string
      readonly resourceType: BuildResourceTypeInput
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
   * `GET /v1/builds/{buildId}/logs`, experimental
   */
  readonly logs: (request: {
    readonly params: {
      readonly buildId: string
    }
    readonly query?: {
      readonly follow?: BooleanText | undefined
      readonly cursor?: string | undefined
    } | undefined
  }) => Stream.Stream<
    BuildLogRecord,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.TooManyRequests>
  >
}

/** What CI and the command line build, as they report it, with logs. */
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
