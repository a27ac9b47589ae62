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

/** The answer of `projects.listBranches`. */
export interface BranchPage {
  /** The branches of this page, the oldest first, without deleted ones. */
  readonly data: ReadonlyArray<Branch>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const BranchPage: Schema.Codec<BranchPage, unknown> = Schema.Struct({
  data: Schema.Array(Branch),
  pagination: Pagination
})

/** The input of `projects.createBranch`. */
export interface CreateBranchInput {
  /** The name of the git branch. If it is taken in the project, the answer is 409. Not empty. */
  readonly gitName: string

  /** Whether it becomes the default branch instead of the current one. The first branch of a project always does. */
  readonly isDefault?: boolean | undefined
}

export const CreateBranchInput: Schema.Codec<CreateBranchInput, unknown> = Schema.Struct({
  gitName: Schema.String.check(Schema.isMinLength(1)),
  isDefault: codecs.optional(Schema.Boolean)
})

/** The answer of `projects.get` and `projects.update`. */
export interface Project {
  /** The id of the project, with its prefix `proj_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "project" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the project. It does not have to be unique. */
  readonly name: string

  /** The identifier that its creator chose, unique in the workspace. Null if there is none. */
  readonly logicalId: string | null

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** The id of the region of new services by default. Null if there is none. */
  readonly defaultRegion: string | null

  /** The workspace that the project belongs to. */
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

/** The answer of `projects.list`. */
export interface ProjectPage {
  /** The projects of this page. */
  readonly data: ReadonlyArray<Project>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const ProjectPage: Schema.Codec<ProjectPage, unknown> = Schema.Struct({
  data: Schema.Array(Project),
  pagination: Pagination
})

/** The input of `projects.create`. */
export interface CreateProjectInput {
  /** Whether to create a database too, which becomes the default one. Default: `true`. */
  readonly createDatabase?: boolean | undefined

  /** The display name of the project. Omitted: the API chooses one. Not empty. */
  readonly name?: string | undefined

  /** The region of the database, and the project's default one. Omitted: the API chooses. */
  readonly region?: RegionId | undefined

  /** An identifier of your choice to find the project by. If it is taken in the workspace, the answer is 409. Matches `^[a-z0-9][-_a-z0-9]*$`. */
  readonly logicalId?: string | undefined

  /** The id of the workspace to create it in, with or without its prefix `wksp_`. Omitted: the token's workspace. */
  readonly workspaceId?: string | undefined
}

export const CreateProjectInput: Schema.Codec<CreateProjectInput, unknown> = Schema.Struct({
  createDatabase: codecs.optional(Schema.Boolean),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  region: codecs.optional(RegionId),
  logicalId: codecs.optional(LogicalId),
  workspaceId: codecs.optional(Schema.String)
})

/** The input of `projects.update`. */
export interface UpdateProjectInput {
  /** The new display name. Omitted: unchanged. 1 to 256 characters. */
  readonly name?: string | undefined

  /** Settings of the project by name, with any JSON values. Omitted: unchanged. */
  readonly settings?: { readonly [name: string]: unknown } | undefined
}

export const UpdateProjectInput: Schema.Codec<UpdateProjectInput, unknown> = Schema.Struct({
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(256))),
  settings: codecs.optional(Schema.Record(Schema.String, codecs.AnyJson))
})

/** The input of `projects.transfer`. */
export interface TransferProjectInput {
  /** An access token of the workspace that receives the project. A secret: it is never logged or shown. */
  readonly recipientAccessToken: string | Redacted.Redacted<string>
}

export const TransferProjectInput: Schema.Codec<TransferProjectInput, unknown> = Schema.Struct({
  recipientAccessToken: codecs.secretInput(Schema.String)
})

/** The input of `projects.createDatabase`. */
export interface CreateDatabaseInProjectInput {
  /** The region to run in. `inherit` takes the region of the source; without a source, that of the project or of its default database. Default: `"us-east-1"`. */
  readonly region?: DatabaseRegionId | undefined

  /** The display name of the database. Omitted: the API chooses one. Not empty. */
  readonly name?: string | undefined

  /** Whether it becomes the default database of its project. Default: `false`. */
  readonly isDefault?: boolean | undefined

  /** @deprecated Replaced by `source`. */
  readonly fromDatabase?: {
    /** The id of the database to copy, with or without its prefix `db_`. Pass it in `source` as `databaseId`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
    readonly id: string

    /** The id of a backup of that database. Omitted: the database as it is now. Pass it in `source` as `backupId`. */
    readonly backupId?: string | undefined
  } | undefined

  /** What to fill it with: a backup or another database. Omitted: it is empty. */
  readonly source?: DatabaseSourceInput | undefined
}

export const CreateDatabaseInProjectInput: Schema.Codec<CreateDatabaseInProjectInput, unknown> = Schema.Struct({
  region: codecs.optional(DatabaseRegionId),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  isDefault: codecs.optional(Schema.Boolean),
  fromDatabase: codecs.optional(Schema.Struct({ id: DatabaseId, backupId: codecs.optional(Schema.String) })),
  source: codecs.optional(DatabaseSourceInput)
})

/** A new database with its connections and the deprecated `apiKeys`. */
export interface CreatedDatabaseWithApiKeys {
  /** The id of the database, with its prefix `db_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "database" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the database. */
  readonly name: string

  /** Only a `ready` database takes connections. `failure` is final. */
  readonly status: InitialDatabaseStatus

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it is the default database of its project, which can be deleted only with the project. */
  readonly isDefault: boolean

  /** The id of the connection that was created with it. Null if there is none. */
  readonly defaultConnectionId: string | null

  /** Its connections. Their connection strings are shown only in this answer. */
  readonly connections: ReadonlyArray<InitialConnection>

  /** The project that the database is in. */
  readonly project: ResourceReference

  /** The region that it runs in. */
  readonly region: NamedReference

  /** What it was created from: a backup, another database, or nothing. */
  readonly source: DatabaseSource

  /** The id of the branch that the database is on. */
  readonly branchId: string | null

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
  readonly logicalId: string | null

  /** @deprecated Replaced by `connections`. */
  readonly apiKeys: ReadonlyArray<ApiKey>

  /** @deprecated Replaced by `connectionString` of an endpoint in `connections`. A secret, shown only in this answer. */
  readonly connectionString: Redacted.Redacted<string> | null

  /** @deprecated Replaced by `endpoints.direct` of a connection in `connections`. */
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

/** Projects, with their databases and branches. */
export interface Projects {
  /**
   * Lists the branches of a project.
   *
   * Fails with:
   * - `NotFound`: The project does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: `gitName` and `gitNameContains` cannot be combined.
   *
   * `GET /v1/projects/{projectId}/branches`, experimental
   */
  readonly listBranches: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only the branch with exactly this git name. Cannot be combined with `gitNameContains`. Not empty. */
      readonly gitName?: string | undefined

      /** Only branches whose git name contains this text. Case matters. Cannot be combined with `gitName`. Not empty. */
      readonly gitNameContains?: string | undefined
    } | undefined
  }) => Effect.Effect<
    BranchPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Creates a branch in a project.
   *
   * Fails with:
   * - `NotFound`: The project does not exist, or the token cannot see it.
   * - `Conflict`: The project already has a branch with this `gitName`.
   * - `UnprocessableEntity`: The `gitName` is not the name of a git branch.
   *
   * `POST /v1/projects/{projectId}/branches`, experimental
   */
  readonly createBranch: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only the project with exactly this logical id. */
      readonly logicalId?: string | undefined
    } | undefined
  }) => Effect.Effect<ProjectPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a project, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
   *
   * A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
   *
   * Fails with:
   * - `Conflict`: Another project of the workspace already has this `logicalId`.
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
   * Fails with:
   * - `NotFound`: The project does not exist, or the token cannot see it.
   *
   * `GET /v1/projects/{id}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<Project, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Deletes a project.
   *
   * Rejected while it has services. Its databases are deleted too.
   *
   * Fails with:
   * - `BadRequest`: The project still has services. Delete those first.
   * - `NotFound`: The project does not exist, or the token cannot see it.
   *
   * `DELETE /v1/projects/{id}`
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.BadRequest | ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Renames a project or changes its settings.
   *
   * Fails with:
   * - `Forbidden`: The token may not change this project.
   * - `NotFound`: The project does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
   *
   * `PATCH /v1/projects/{id}`
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Transfers a project to the workspace of another person's access token.
   *
   * For partners: the recipient logs in without `offline_access`, and that access token goes here.
   *
   * Fails with:
   * - `NotFound`: The project does not exist, or the token cannot see it.
   * - `Conflict`: The project cannot be transferred: `message` says why.
   *
   * `POST /v1/projects/{id}/transfer`
   */
  readonly transfer: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Fails with:
   * - `NotFound`: The project does not exist, or the token cannot see it.
   *
   * `GET /v1/projects/{projectId}/databases`
   */
  readonly listDatabases: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<DatabasePage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Creates a database in this project. Its connection strings are shown only in this answer.
   *
   * It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
   *
   * Fails with:
   * - `BadRequest`: The region, the source or another field is invalid.
   * - `Forbidden`: The token may not create databases in this project.
   * - `NotFound`: The project, source database or backup does not exist, or the token cannot see it.
   *
   * `POST /v1/projects/{projectId}/databases`
   */
  readonly createDatabase: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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

/** Projects, with their databases and branches. */
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
