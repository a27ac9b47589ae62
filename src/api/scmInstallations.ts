// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { Pagination, ScmInstallationId, WorkspaceId } from "./schemas.ts"

export interface ScmInstallation {
  readonly id: string
  readonly type: "scm-installation" | (string & {})
  readonly url: string
  readonly provider: "github" | (string & {})
  readonly installationId: number
  readonly accountId: number
  readonly accountLogin: string
  readonly accountType: "user" | "organization" | (string & {})
  readonly suspended: boolean
  readonly createdAt: DateTime.Utc
  readonly updatedAt: DateTime.Utc
}

export const ScmInstallation: Schema.Codec<ScmInstallation, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"scm-installation">(),
  url: Schema.String,
  provider: codecs.openEnum<"github">(),
  installationId: Schema.Finite,
  accountId: Schema.Finite,
  accountLogin: Schema.String,
  accountType: codecs.openEnum<"user" | "organization">(),
  suspended: Schema.Boolean,
  createdAt: codecs.Instant,
  updatedAt: codecs.Instant
})

export interface ScmInstallationPage {
  readonly data: ReadonlyArray<ScmInstallation>
  readonly pagination: Pagination
  readonly hint?: string
}

export const ScmInstallationPage: Schema.Codec<ScmInstallationPage, unknown> = Schema.Struct({
  data: Schema.Array(ScmInstallation),
  pagination: Pagination,
  hint: Schema.optionalKey(Schema.String)
})

export interface CreateInstallIntentInput {
  readonly provider: "github"
  readonly workspaceId: string
  readonly repository?: string | undefined
}

export const CreateInstallIntentInput: Schema.Codec<CreateInstallIntentInput, unknown> = Schema.Struct({
  provider: Schema.Literal("github"),
  workspaceId: WorkspaceId,
  repository: codecs.optional(Schema.String)
})

export interface InstallIntent {
  readonly type: "install-intent" | (string & {})
  readonly provider: "github" | (string & {})
  readonly workspaceId: string
  readonly installUrl: string
  readonly alreadyLinked?: boolean
  readonly accountLogin?: string
  readonly hint?: string
}

export const InstallIntent: Schema.Codec<InstallIntent, unknown> = Schema.Struct({
  type: codecs.openEnum<"install-intent">(),
  provider: codecs.openEnum<"github">(),
  workspaceId: Schema.String,
  installUrl: Schema.String,
  alreadyLinked: Schema.optionalKey(Schema.Boolean),
  accountLogin: Schema.optionalKey(Schema.String),
  hint: Schema.optionalKey(Schema.String)
})

export interface ScmRepository {
  readonly id: number
  readonly type: "scm-repository" | (string & {})
  readonly fullName: string
  readonly defaultBranch: string
  readonly isPrivate: boolean
}

export const ScmRepository: Schema.Codec<ScmRepository, unknown> = Schema.Struct({
  id: Schema.Finite,
  type: codecs.openEnum<"scm-repository">(),
  fullName: Schema.String,
  defaultBranch: Schema.String,
  isPrivate: Schema.Boolean
})

export interface ScmRepositoryPage {
  readonly data: ReadonlyArray<ScmRepository>
  readonly pagination: Pagination
}

export const ScmRepositoryPage: Schema.Codec<ScmRepositoryPage, unknown> = Schema.Struct({
  data: Schema.Array(ScmRepository),
  pagination: Pagination
})

/** Installations of the GitHub App. */
export interface ScmInstallations {
  /**
   * Lists the GitHub App installations of a workspace.
   *
   * `GET /v1/scm-installations`, experimental
   */
  readonly list: (request: {
    readonly query: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly workspaceId: string
      readonly repository?: string | undefined
    }
  }) => Effect.Effect<ScmInstallationPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Gets the URL where a person installs the GitHub App for a workspace.
   *
   * `POST /v1/scm-installations/install-intents`, experimental
   */
  readonly createInstallIntent: (
    request: { readonly payload: CreateInstallIntentInput }
  ) => Effect.Effect<
    InstallIntent,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
    >
  >

  /**
   * Lists the repositories that a GitHub App installation can see.
   *
   * `GET /v1/scm-installations/{installationId}/repositories`, experimental
   */
  readonly listRepositories: (request: {
    readonly params: {
      readonly installationId: string
    }
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<
    ScmRepositoryPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >
}

/** Installations of the GitHub App. */
export class ScmInstallationsGroup extends HttpApiGroup.make("scmInstallations").add(
  HttpApiEndpoint.get("list", "/v1/scm-installations", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      workspaceId: WorkspaceId,
      repository: codecs.optional(Schema.String)
    },
    success: ScmInstallationPage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.post("createInstallIntent", "/v1/scm-installations/install-intents", {
    disableCodecs: true,
    payload: CreateInstallIntentInput,
    success: codecs.data(InstallIntent).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(422), errors.usual(429)]
  }),
  HttpApiEndpoint.get("listRepositories", "/v1/scm-installations/:installationId/repositories", {
    disableCodecs: true,
    params: { installationId: ScmInstallationId },
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(
        Schema.FiniteFromString.check(
          Schema.isInt(),
          Schema.isGreaterThanOrEqualTo(1),
          Schema.isLessThanOrEqualTo(100)
        )
      )
    },
    success: ScmRepositoryPage,
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  })
).middleware(Authorization) {
  declare static readonly Client: ScmInstallations
}
