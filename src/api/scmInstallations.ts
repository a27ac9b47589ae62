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

/** A part of `ScmInstallationPage`. */
export interface ScmInstallation {
  /** The id of the installation here, with its prefix `scminstall_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "scm-installation" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** Where the repositories are. */
  readonly provider: "github" | (string & {})

  /** The number of the installation at GitHub. */
  readonly installationId: number

  /** The number of the account at GitHub. */
  readonly accountId: number

  /** The name of the account at GitHub. */
  readonly accountLogin: string

  /** Whether the account belongs to a person or an organization. */
  readonly accountType: "user" | "organization" | (string & {})

  /** Whether the account suspended it. If so, its repositories cannot be connected. */
  readonly suspended: boolean

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it last changed. */
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

/** The answer of `scmInstallations.list`. */
export interface ScmInstallationPage {
  /** The installations of this page. It may be empty. */
  readonly data: ReadonlyArray<ScmInstallation>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination

  /** What to do next, such as installing the GitHub App. Absent when there is nothing to do. */
  readonly hint?: string
}

export const ScmInstallationPage: Schema.Codec<ScmInstallationPage, unknown> = Schema.Struct({
  data: Schema.Array(ScmInstallation),
  pagination: Pagination,
  hint: Schema.optionalKey(Schema.String)
})

/** The input of `scmInstallations.createInstallIntent`. */
export interface CreateInstallIntentInput {
  /** Where the repositories are. */
  readonly provider: "github"

  /** The id of the workspace that gets the installation, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly workspaceId: string

  /** The wanted repository, as `owner/name`: `hint` names an installation that already has it. */
  readonly repository?: string | undefined
}

export const CreateInstallIntentInput: Schema.Codec<CreateInstallIntentInput, unknown> = Schema.Struct({
  provider: Schema.Literal("github"),
  workspaceId: WorkspaceId,
  repository: codecs.optional(Schema.String)
})

/** The answer of `scmInstallations.createInstallIntent`. */
export interface InstallIntent {
  /** The kind of resource. */
  readonly type: "install-intent" | (string & {})

  /** Where the repositories are. */
  readonly provider: "github" | (string & {})

  /** The id of the workspace that it is for, with its prefix `wksp_`. */
  readonly workspaceId: string

  /** The page where a person installs the GitHub App, for a browser. It works once, and for a limited time. */
  readonly installUrl: string

  /** Whether an installation was found and linked immediately, so the page is not needed. Absent: no. */
  readonly alreadyLinked?: boolean

  /** The GitHub account of the installation that was found. Absent if there is none. */
  readonly accountLogin?: string

  /** What to do next, such as giving an installation access to the repository. Absent when there is nothing to do. */
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

/** A part of `ScmRepositoryPage`. */
export interface ScmRepository {
  /** The number of the repository at GitHub. Pass it as `providerRepositoryId`. */
  readonly id: number

  /** The kind of resource. */
  readonly type: "scm-repository" | (string & {})

  /** The name of the repository, as `owner/name`. */
  readonly fullName: string

  /** The default branch of the repository. */
  readonly defaultBranch: string

  /** Whether the repository is private. */
  readonly isPrivate: boolean
}

export const ScmRepository: Schema.Codec<ScmRepository, unknown> = Schema.Struct({
  id: Schema.Finite,
  type: codecs.openEnum<"scm-repository">(),
  fullName: Schema.String,
  defaultBranch: Schema.String,
  isPrivate: Schema.Boolean
})

/** The answer of `scmInstallations.listRepositories`. */
export interface ScmRepositoryPage {
  /** The repositories of this page that the installation may read. */
  readonly data: ReadonlyArray<ScmRepository>

  /** Whether there are more items, and the cursor of the next page. */
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
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** The id of the workspace whose installations to list, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string

      /** Only the installations that may read this repository, as `owner/name`. */
      readonly repository?: string | undefined
    }
  }) => Effect.Effect<ScmInstallationPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Gets the URL where a person installs the GitHub App for a workspace.
   *
   * Fails with:
   * - `Forbidden`: Only the token of a person can start an installation.
   * - `NotFound`: The workspace does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
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
   * Fails with:
   * - `NotFound`: The installation does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: GitHub refused to list the repositories.
   *
   * `GET /v1/scm-installations/{installationId}/repositories`, experimental
   */
  readonly listRepositories: (request: {
    readonly params: {
      /** The id of the installation, with or without its prefix `scminstall_`. Matches `^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly installationId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page. From 1 to 100. Default: `100`. */
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
