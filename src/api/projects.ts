// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import {
  ApiKey,
  Branch,
  CreatedProject,
  DatabaseId,
  DatabasePage,
  DatabaseRegionId,
  DatabaseSource,
  DatabaseSourceInput,
  DirectConnection,
  InitialConnection,
  InitialDatabaseStatus,
  LogicalId,
  NamedReference,
  Pagination,
  ProjectId,
  RegionId,
  ResourceReference
} from "./schemas.ts"

export interface BranchPage {
  readonly data: ReadonlyArray<Branch>
  readonly pagination: Pagination
}

export const BranchPage: Schema.Codec<BranchPage, unknown> = Schema.Struct({
  data: Schema.Array(Branch),
  pagination: Pagination
})

export interface CreateBranchInput {
  readonly gitName: string
  readonly isDefault?: boolean | undefined
}

export const CreateBranchInput: Schema.Codec<CreateBranchInput, unknown> = Schema.Struct({
  gitName: Schema.String.check(Schema.isMinLength(1)),
  isDefault: codecs.optional(Schema.Boolean)
})

export interface Project {
  readonly id: string
  readonly type: "project" | (string & {})
  readonly url: string
  readonly name: string
  readonly logicalId: string | null
  readonly createdAt: DateTime.Utc
  readonly defaultRegion: string | null
  readonly workspace: ResourceReference
}

export const Project: Schema.Codec<Project, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"project">(),
  url: Schema.String,
  name: Schema.String,
  logicalId: Schema.NullOr(Schema.String),
  createdAt: codecs.Instant,
  defaultRegion: Schema.NullOr(Schema.String),
  workspace: ResourceReference
})

export interface ProjectPage {
  readonly data: ReadonlyArray<Project>
  readonly pagination: Pagination
}

export const ProjectPage: Schema.Codec<ProjectPage, unknown> = Schema.Struct({
  data: Schema.Array(Project),
  pagination: Pagination
})

export interface CreateProjectInput {
  /** Default: `true`. */
  readonly createDatabase?: boolean | undefined
  readonly name?: string | undefined
  readonly region?: RegionId | undefined
  readonly logicalId?: string | undefined
  readonly workspaceId?: string | undefined
}

export const CreateProjectInput: Schema.Codec<CreateProjectInput, unknown> = Schema.Struct({
  createDatabase: codecs.optional(Schema.Boolean),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  region: codecs.optional(RegionId),
  logicalId: codecs.optional(LogicalId),
  workspaceId: codecs.optional(Schema.String)
})

export interface UpdateProjectInput {
  readonly name?: string | undefined
  readonly settings?: { readonly [name: string]: unknown } | undefined
}

export const UpdateProjectInput: Schema.Codec<UpdateProjectInput, unknown> = Schema.Struct({
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(256))),
  settings: codecs.optional(Schema.Record(Schema.String, codecs.AnyJson))
})

export interface TransferProjectInput {
  readonly recipientAccessToken: string | Redacted.Redacted<string>
}

export const TransferProjectInput: Schema.Codec<TransferProjectInput, unknown> = Schema.Struct({
  recipientAccessToken: codecs.secretInput(Schema.String)
})

export interface CreateDatabaseInProjectInput {
  readonly region?: DatabaseRegionId | undefined
  readonly name?: string | undefined

  /** Default: `false`. */
  readonly isDefault?: boolean | undefined

  /** @deprecated */
  readonly fromDatabase?: {
    readonly id: string
    readonly backupId?: string | undefined
  } | undefined
  readonly source?: DatabaseSourceInput | undefined
}

export const CreateDatabaseInProjectInput: Schema.Codec<CreateDatabaseInProjectInput, unknown> = Schema.Struct({
  region: codecs.optional(DatabaseRegionId),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  isDefault: codecs.optional(Schema.Boolean),
  fromDatabase: codecs.optional(Schema.Struct({ id: DatabaseId, backupId: codecs.optional(Schema.String) })),
  source: codecs.optional(DatabaseSourceInput)
})

/** A new database with the deprecated `apiKeys` beside its connections. */
export interface CreatedDatabaseWithApiKeys {
  readonly id: string
  readonly type: "database" | (string & {})
  readonly url: string
  readonly name: string
  readonly status: InitialDatabaseStatus
  readonly createdAt: DateTime.Utc
  readonly isDefault: boolean
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<InitialConnection>
  readonly project: ResourceReference
  readonly region: NamedReference
  readonly source: DatabaseSource
  readonly branchId: string | null
  readonly logicalId: string | null

  /** @deprecated */
  readonly apiKeys: ReadonlyArray<ApiKey>

  /** @deprecated */
  readonly connectionString: Redacted.Redacted<string> | null
  readonly directConnection: DirectConnection
}

export const CreatedDatabaseWithApiKeys: Schema.Codec<CreatedDatabaseWithApiKeys, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: InitialDatabaseStatus,
  createdAt: codecs.Instant,
  isDefault: Schema.Boolean,
  defaultConnectionId: Schema.NullOr(Schema.String),
  connections: Schema.Array(InitialConnection),
  project: ResourceReference,
  region: NamedReference,
  source: DatabaseSource,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String),
  apiKeys: Schema.Array(ApiKey),
  connectionString: Schema.NullOr(codecs.Sensitive),
  directConnection: DirectConnection
})

/** Projects, and what is in them. */
export interface Projects {
  /**
   * Lists the branches of a project.
   *
   * `GET /v1/projects/{projectId}/branches`, experimental
   */
  readonly listBranches: (request: {
    readonly params: {
      readonly projectId: string
    }
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly gitName?: string | undefined
      readonly gitNameContains?: string | undefined
    } | undefined
  }) => Effect.Effect<
    BranchPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Creates a branch in a project.
   *
   * `POST /v1/projects/{projectId}/branches`, experimental
   */
  readonly createBranch: (request: {
    readonly params: {
      readonly projectId: string
    }
    readonly payload: CreateBranchInput
  }) => Effect.Effect<
    Branch,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.UnprocessableEntity>
  >

  /**
   * Lists the projects that the token can see.
   *
   * `GET /v1/projects`
   */
  readonly list: (request?: {
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly logicalId?: string | undefined
    } | undefined
  }) => Effect.Effect<ProjectPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a project, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
   *
   * A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
   *
   * `POST /v1/projects`
   */
  readonly create: (
    request?: { readonly payload?: CreateProjectInput | undefined }
  ) => Effect.Effect<
    CreatedProject,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Gets a project.
   *
   * `GET /v1/projects/{id}`
   */
  readonly get: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<Project, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Deletes a project.
   *
   * Refused while it has services. Its databases go with it.
   *
   * `DELETE /v1/projects/{id}`
   */
  readonly delete: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.BadRequest | ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Renames a project or changes its settings.
   *
   * `PATCH /v1/projects/{id}`
   */
  readonly update: (request: {
    readonly params: {
      readonly id: string
    }
    readonly payload?: UpdateProjectInput | undefined
  }) => Effect.Effect<
    Project,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
    >
  >

  /**
   * Hands a project over to the workspace of another person's access token.
   *
   * For partners: the recipient logs in without `offline_access`, and that access token goes here.
   *
   * `POST /v1/projects/{id}/transfer`
   */
  readonly transfer: (request: {
    readonly params: {
      readonly id: string
    }
    readonly payload: TransferProjectInput
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the databases of a project.
   *
   * `GET /v1/projects/{projectId}/databases`
   */
  readonly listDatabases: (request: {
    readonly params: {
      readonly projectId: string
    }
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<DatabasePage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Creates a database in this project. Its connection strings are shown only in this answer.
   *
   * It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
   *
   * `POST /v1/projects/{projectId}/databases`
   */
  readonly createDatabase: (request: {
    readonly params: {
      readonly projectId: string
    }
    readonly payload?: CreateDatabaseInProjectInput | undefined
  }) => Effect.Effect<
    CreatedDatabaseWithApiKeys,
    ApiError.Failure<
      ApiError.BadRequest | ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.PayloadTooLarge
    >
  >
}

/** Projects, and what is in them. */
export class ProjectsGroup extends HttpApiGroup.make("projects").add(
  HttpApiEndpoint.get("listBranches", "/v1/projects/:projectId/branches", {
    disableCodecs: true,
    params: { projectId: ProjectId },
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      gitName: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
      gitNameContains: codecs.optional(Schema.String.check(Schema.isMinLength(1)))
    },
    success: BranchPage,
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  }),
  HttpApiEndpoint.post("createBranch", "/v1/projects/:projectId/branches", {
    disableCodecs: true,
    params: { projectId: ProjectId },
    payload: CreateBranchInput,
    success: codecs.data(Branch).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(422)]
  }),
  HttpApiEndpoint.get("list", "/v1/projects", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      logicalId: codecs.optional(Schema.String)
    },
    success: ProjectPage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.post("create", "/v1/projects", {
    disableCodecs: true,
    payload: CreateProjectInput,
    success: codecs.data(CreatedProject).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(409), errors.usual(413)]
  }),
  HttpApiEndpoint.get("get", "/v1/projects/:id", {
    disableCodecs: true,
    params: { id: ProjectId },
    success: codecs.data(Project),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/projects/:id", {
    disableCodecs: true,
    params: { id: ProjectId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(400), errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.patch("update", "/v1/projects/:id", {
    disableCodecs: true,
    params: { id: ProjectId },
    payload: UpdateProjectInput,
    success: codecs.data(Project),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(413), errors.usual(422)]
  }),
  HttpApiEndpoint.post("transfer", "/v1/projects/:id/transfer", {
    disableCodecs: true,
    params: { id: ProjectId },
    payload: TransferProjectInput,
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
  }),
  HttpApiEndpoint.get("listDatabases", "/v1/projects/:projectId/databases", {
    disableCodecs: true,
    params: { projectId: ProjectId },
    query: { cursor: codecs.nullableQuery(Schema.String), limit: codecs.optional(Schema.FiniteFromString) },
    success: DatabasePage,
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.post("createDatabase", "/v1/projects/:projectId/databases", {
    disableCodecs: true,
    params: { projectId: ProjectId },
    payload: CreateDatabaseInProjectInput,
    success: codecs.data(CreatedDatabaseWithApiKeys).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(400), errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(413)]
  })
).middleware(Authorization) {
  declare static readonly Client: Projects
}
