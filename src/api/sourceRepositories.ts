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

/** A part of `SourceRepositoryPage` and `SourceRepositoryResponse`. */
export interface SourceRepository {
  /** The id of the link between repository and project, with its prefix `srcrepo_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "source-repository" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The number of the repository at GitHub. */
  readonly repoId: number

  /** Where the repository is. */
  readonly provider: "github" | (string & {})

  /** The name of the repository, as `owner/name`. */
  readonly repoFullName: string

  /** The default branch of the repository. */
  readonly defaultBranch: string

  /** Whether the repository is private. */
  readonly isPrivate: boolean

  /** Whether the repository is in use at GitHub, or archived there. */
  readonly status: "active" | "archived" | (string & {})

  /** The id of the project that it is connected to. */
  readonly projectId: string

  /** The id of the installation that reads it, with its prefix `scminstall_`. */
  readonly installationId: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it last changed. */
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

/** The answer of `sourceRepositories.list`. */
export interface SourceRepositoryPage {
  /** The repositories of this page. */
  readonly data: ReadonlyArray<SourceRepository>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const SourceRepositoryPage: Schema.Codec<SourceRepositoryPage, unknown> = Schema.Struct({
  data: Schema.Array(SourceRepository),
  pagination: Pagination
})

/** The input of `sourceRepositories.create`. */
export interface CreateSourceRepositoryInput {
  /** The id of the project to connect, with or without its prefix `proj_`. A project has one repository at most. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId: string

  /** Where the repository is. */
  readonly provider: "github"

  /** The number of the repository at GitHub: `id` in `scmInstallations.listRepositories`. Greater than 0. */
  readonly providerRepositoryId: number

  /** The id of the installation to read it with, with or without its prefix `scminstall_`. Omitted: the API takes the workspace's. Matches `^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly installationId?: string | undefined
}

export const CreateSourceRepositoryInput: Schema.Codec<CreateSourceRepositoryInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  provider: Schema.Literal("github"),
  providerRepositoryId: Schema.Int.check(Schema.isGreaterThan(0)),
  installationId: codecs.optional(ScmInstallationId)
})

/** The answer of `sourceRepositories.create` and `sourceRepositories.get`. */
export interface SourceRepositoryResponse {
  /** The repository and the project that it is connected to. */
  readonly data: SourceRepository

  /** What to do next, if the API knows. Absent when there is nothing to do. */
  readonly hint?: string
}

export const SourceRepositoryResponse: Schema.Codec<SourceRepositoryResponse, unknown> = Schema.Struct({
  data: SourceRepository,
  hint: Schema.optionalKey(Schema.String)
})

/** A parameter of `sourceRepositories.get` and `sourceRepositories.delete`. */
export const SourceRepositoryId = Schema.String.check(Schema.isPattern(/^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** Repositories that are connected to a project. */
export interface SourceRepositories {
  /**
   * Lists the repositories that are connected to a project.
   *
   * Fails with:
   * - `NotFound`: The project does not exist, or the token cannot see it.
   *
   * `GET /v1/source-repositories`, experimental
   */
  readonly list: (request: {
    readonly query: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** The id of the project whose repositories to list, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string
    }
  }) => Effect.Effect<SourceRepositoryPage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Connects a repository to a project.
   *
   * Fails with:
   * - `Forbidden`: The installation is suspended or removed, or the token may not use it.
   * - `NotFound`: The project or installation does not exist, or the token cannot see it.
   * - `Conflict`: The repository or the project is already connected.
   * - `UnprocessableEntity`: The installation may not read this repository.
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
   * Fails with:
   * - `NotFound`: The repository is not connected, or the token cannot see it.
   *
   * `GET /v1/source-repositories/{id}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the link between repository and project, with or without its prefix `srcrepo_`. Matches `^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<SourceRepositoryResponse, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Disconnects a repository from its project.
   *
   * Fails with:
   * - `NotFound`: The repository is not connected, or the token cannot see it.
   *
   * `DELETE /v1/source-repositories/{id}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the link between repository and project, with or without its prefix `srcrepo_`. Matches `^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
