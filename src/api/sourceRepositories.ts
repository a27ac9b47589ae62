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
import { Pagination, ProjectId, ScmInstallationId } from "./schemas.ts"

export interface SourceRepository {
  readonly id: string
  readonly type: "source-repository" | (string & {})
  readonly url: string
  readonly repoId: number
  readonly provider: "github" | (string & {})
  readonly repoFullName: string
  readonly defaultBranch: string
  readonly isPrivate: boolean
  readonly status: "active" | "archived" | (string & {})
  readonly projectId: string
  readonly installationId: string
  readonly createdAt: DateTime.Utc
  readonly updatedAt: DateTime.Utc
}

export const SourceRepository: Schema.Codec<SourceRepository, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"source-repository">(),
  url: Schema.String,
  repoId: Schema.Finite,
  provider: codecs.openEnum<"github">(),
  repoFullName: Schema.String,
  defaultBranch: Schema.String,
  isPrivate: Schema.Boolean,
  status: codecs.openEnum<"active" | "archived">(),
  projectId: Schema.String,
  installationId: Schema.String,
  createdAt: codecs.Instant,
  updatedAt: codecs.Instant
})

export interface SourceRepositoryPage {
  readonly data: ReadonlyArray<SourceRepository>
  readonly pagination: Pagination
}

export const SourceRepositoryPage: Schema.Codec<SourceRepositoryPage, unknown> = Schema.Struct({
  data: Schema.Array(SourceRepository),
  pagination: Pagination
})

export interface CreateSourceRepositoryInput {
  readonly projectId: string
  readonly provider: "github"
  readonly providerRepositoryId: number
  readonly installationId?: string | undefined
}

export const CreateSourceRepositoryInput: Schema.Codec<CreateSourceRepositoryInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  provider: Schema.Literal("github"),
  providerRepositoryId: Schema.Int.check(Schema.isGreaterThan(0)),
  installationId: codecs.optional(ScmInstallationId)
})

export interface SourceRepositoryResponse {
  readonly data: SourceRepository
  readonly hint?: string
}

export const SourceRepositoryResponse: Schema.Codec<SourceRepositoryResponse, unknown> = Schema.Struct({
  data: SourceRepository,
  hint: Schema.optionalKey(Schema.String)
})

export const SourceRepositoryId = Schema.String.check(Schema.isPattern(/^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** Repositories that are connected to a project. */
export interface SourceRepositories {
  /**
   * Lists the repositories that are connected to a project.
   *
   * `GET /v1/source-repositories`, experimental
   */
  readonly list: (request: {
    readonly query: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly projectId: string
    }
  }) => Effect.Effect<SourceRepositoryPage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Connects a repository to a project.
   *
   * `POST /v1/source-repositories`, experimental
   */
  readonly create: (
    request: { readonly payload: CreateSourceRepositoryInput }
  ) => Effect.Effect<
    SourceRepositoryResponse,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.UnprocessableEntity
    >
  >

  /**
   * Gets a connected repository.
   *
   * `GET /v1/source-repositories/{id}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<SourceRepositoryResponse, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Disconnects a repository from its project.
   *
   * `DELETE /v1/source-repositories/{id}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>
}

/** Repositories that are connected to a project. */
export class SourceRepositoriesGroup extends HttpApiGroup.make("sourceRepositories").add(
  HttpApiEndpoint.get("list", "/v1/source-repositories", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      projectId: ProjectId
    },
    success: SourceRepositoryPage,
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.post("create", "/v1/source-repositories", {
    disableCodecs: true,
    payload: CreateSourceRepositoryInput,
    success: SourceRepositoryResponse.pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(422)]
  }),
  HttpApiEndpoint.get("get", "/v1/source-repositories/:id", {
    disableCodecs: true,
    params: { id: SourceRepositoryId },
    success: SourceRepositoryResponse,
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/source-repositories/:id", {
    disableCodecs: true,
    params: { id: SourceRepositoryId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404)]
  })
).middleware(Authorization) {
  declare static readonly Client: SourceRepositories
}
