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
import {
  BackupSource,
  BackupSourceInput,
  BranchFilter,
  Connection,
  ConnectionPage,
  CreatedConnection,
  Database,
  DatabaseId,
  DatabasePage,
  DatabaseRegionId,
  DatabaseSource,
  DatabaseSourceInput,
  DatabaseStatus,
  InitialConnection,
  NullableBranchId,
  NullableNamedReference,
  ProjectId,
  ResourceReference
} from "./schemas.ts"

/** The input of `databases.create`. */
export interface CreateDatabaseInput {
  /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId: string

  /** The region to run in. `inherit` takes the region of the source; without a source, that of the project or of its default database. Default: `"us-east-1"`. */
  readonly region?: DatabaseRegionId | undefined

  /** The display name of the database. Omitted: the API chooses one. Not empty. */
  readonly name?: string | undefined

  /** Whether it becomes the default database of its project. Default: `false`. */
  readonly isDefault?: boolean | undefined

  /** What to fill it with: a backup or another database. Omitted: it is empty. */
  readonly source?: DatabaseSourceInput | undefined

  /** The id of the branch to create it on. Null is rejected. Cannot be combined with `branchGitName`. Default: the project's default branch. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | null | undefined

  /** The git name of the branch to create it on, which is created if it does not exist. Null is rejected. Cannot be combined with `branchId` and `logicalId`. Not empty. */
  readonly branchGitName?: string | null | undefined

  /** An identifier of your choice to find the database by. If it is taken on the branch, the answer is 409. Cannot be combined with `branchGitName`: use `branchId`. */
  readonly logicalId?: string | undefined
}

export const CreateDatabaseInput: Schema.Codec<CreateDatabaseInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  region: codecs.optional(DatabaseRegionId),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  isDefault: codecs.optional(Schema.Boolean),
  source: codecs.optional(DatabaseSourceInput),
  branchId: codecs.optional(NullableBranchId),
  branchGitName: codecs.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1)))),
  logicalId: codecs.optional(Schema.String)
})

/** A new database. The connection strings of its connections are shown only here. */
export interface CreatedDatabase {
  /** The id of the database, with its prefix `db_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "database" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the database. */
  readonly name: string

  /** Only a `ready` database takes connections. `failure` is final. */
  readonly status: DatabaseStatus

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
  readonly region: NullableNamedReference

  /** What it was created from: a backup, another database, or nothing. */
  readonly source: DatabaseSource

  /** The id of the branch that the database is on. */
  readonly branchId: string | null

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
  readonly logicalId: string | null
}

export const CreatedDatabase: Schema.Codec<CreatedDatabase, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: DatabaseStatus,
  createdAt: codecs.Instant,
  isDefault: Schema.Boolean,
  defaultConnectionId: Schema.NullOr(Schema.String),
  connections: Schema.Array(InitialConnection),
  project: ResourceReference,
  region: NullableNamedReference,
  source: DatabaseSource,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String)
})

/** The input of `databases.update`. */
export interface UpdateDatabaseInput {
  /** The new display name. Omitted: unchanged. Not empty. */
  readonly name?: string | undefined

  /** The id of the branch to move it to. Null is rejected. Cannot be combined with `branchGitName` and `logicalId`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | null | undefined

  /** The git name of the branch to move it to, which is created if it does not exist. Null is rejected. Cannot be combined with `branchId` and `logicalId`. Not empty. */
  readonly branchGitName?: string | null | undefined

  /** The new logical id, unique on its branch. Cannot be combined with `branchId` and `branchGitName`: move the database first. */
  readonly logicalId?: string | undefined
}

export const UpdateDatabaseInput: Schema.Codec<UpdateDatabaseInput, unknown> = Schema.Struct({
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  branchId: codecs.optional(NullableBranchId),
  branchGitName: codecs.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1)))),
  logicalId: codecs.optional(Schema.String)
})

/** The input of `databases.createConnection`. */
export interface CreateConnectionInDatabaseInput {
  /** The display name of the connection. 3 to 65 characters. */
  readonly name: string
}

export const CreateConnectionInDatabaseInput: Schema.Codec<CreateConnectionInDatabaseInput, unknown> = Schema.Struct({
  name: Schema.String.check(Schema.isMinLength(3), Schema.isMaxLength(65))
})

/** A part of `BackupPage`. */
export interface Backup {
  /** The id of the backup. Pass it as `backupId`. */
  readonly id: string

  /** `full` holds all data, `incremental` what changed since the previous backup, `differential` what changed since the last full one. */
  readonly backupType: "full" | "incremental" | "differential" | (string & {})

  /** When the backup was made. */
  readonly createdAt: DateTime.Utc

  /** The size in bytes. Absent while it is not known. */
  readonly size?: number

  /** Only a `completed` backup can be restored. */
  readonly status: "running" | "completed" | "failed" | "unknown" | (string & {})

  /** The kind of resource. */
  readonly type?: "backup" | (string & {})
}

export const Backup: Schema.Codec<Backup, unknown> = Schema.Struct({
  id: Schema.String,
  backupType: codecs.openEnum<"full" | "incremental" | "differential">(),
  createdAt: codecs.Instant,
  size: Schema.optionalKey(Schema.Finite),
  status: codecs.openEnum<"running" | "completed" | "failed" | "unknown">(),
  type: Schema.optionalKey(codecs.openEnum<"backup">())
})

/** The newest backups. There is no cursor. */
export interface BackupPage {
  /** The newest backups. There is no cursor: a larger `limit` shows more. */
  readonly data: ReadonlyArray<Backup>

  /** The settings for all backups of this database. */
  readonly meta: {
    /** How long backups are kept, in days. */
    readonly backupRetentionDays: number
  }

  /** Whether there are more than `limit` backups. */
  readonly pagination: {
    /** Whether there are more backups than this answer shows. */
    readonly hasMore: boolean

    /** How many backups this answer shows at most. Null without a limit. */
    readonly limit: number | null
  }
}

export const BackupPage: Schema.Codec<BackupPage, unknown> = Schema.Struct({
  data: Schema.Array(Backup),
  meta: Schema.Struct({ backupRetentionDays: Schema.Finite }),
  pagination: Schema.Struct({ hasMore: Schema.Boolean, limit: Schema.NullOr(Schema.Finite) })
})

/** The input of `databases.restore`. */
export interface RestoreDatabaseInput {
  /** The backup that replaces all data of the database. */
  readonly source: BackupSourceInput
}

export const RestoreDatabaseInput: Schema.Codec<RestoreDatabaseInput, unknown> = Schema.Struct({
  source: BackupSourceInput
})

/** The answer of `databases.restore`. */
export interface RestoredDatabase {
  /** The id of the database, with its prefix `db_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "database" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the database. */
  readonly name: string

  /** Only a `ready` database takes connections. `failure` is final. */
  readonly status: DatabaseStatus

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** Whether it is the default database of its project, which can be deleted only with the project. */
  readonly isDefault: boolean

  /** The id of the connection that was created with it. Null if there is none. */
  readonly defaultConnectionId: string | null

  /** Its connections, without their secrets. */
  readonly connections: ReadonlyArray<Connection>

  /** The project that the database is in. */
  readonly project: ResourceReference

  /** The region that it runs in. */
  readonly region: NullableNamedReference

  /** What it was created from: a backup, another database, or nothing. */
  readonly source: BackupSource

  /** The id of the branch that the database is on. */
  readonly branchId: string | null

  /** The identifier that its creator chose, unique on its branch. Null if there is none. */
  readonly logicalId: string | null
}

export const RestoredDatabase: Schema.Codec<RestoredDatabase, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: DatabaseStatus,
  createdAt: codecs.Instant,
  isDefault: Schema.Boolean,
  defaultConnectionId: Schema.NullOr(Schema.String),
  connections: Schema.Array(Connection),
  project: ResourceReference,
  region: NullableNamedReference,
  source: BackupSource,
  branchId: Schema.NullOr(Schema.String),
  logicalId: Schema.NullOr(Schema.String)
})

/** The answer of `databases.usage`. */
export interface DatabaseUsage {
  /** The period of the figures. */
  readonly period: {
    /** The start of the period. */
    readonly start: DateTime.Utc

    /** The end of the period. */
    readonly end: DateTime.Utc
  }

  /** The usage in the period. */
  readonly metrics: {
    /** The operations that the database ran. */
    readonly operations: {
      /** How many operations ran. */
      readonly used: number

      /** What `used` counts: operations. */
      readonly unit: "ops" | (string & {})
    }

    /** The storage that the data takes. */
    readonly storage: {
      /** How much storage is used, in GiB (1,073,741,824 bytes). */
      readonly used: number

      /** What `used` counts: GiB. */
      readonly unit: "GiB" | (string & {})
    }
  }

  /** When the figures were computed. They may be delayed. */
  readonly generatedAt: DateTime.Utc
}

export const DatabaseUsage: Schema.Codec<DatabaseUsage, unknown> = Schema.Struct({
  period: Schema.Struct({ start: codecs.Instant, end: codecs.Instant }),
  metrics: Schema.Struct({
    operations: Schema.Struct({ used: Schema.Finite, unit: codecs.openEnum<"ops">() }),
    storage: Schema.Struct({ used: Schema.Finite, unit: codecs.openEnum<"GiB">() })
  }),
  generatedAt: codecs.Instant
})

/** Postgres databases with their backups, connections and usage. */
export interface Databases {
  /**
   * Lists the databases that the token can see.
   *
   * Fails with:
   * - `Forbidden`: The token may not see the databases that are asked for.
   *
   * `GET /v1/databases`
   */
  readonly list: (request?: {
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId?: string | undefined

      /** Only what has exactly this logical id. Different branches may have one each. */
      readonly logicalId?: string | undefined

      /** Only what is on the branch with this id; `unassigned` for what is on none. Cannot be combined with `branchGitName`. */
      readonly branchId?: string | undefined

      /** Only what is on the branch with exactly this git name. Cannot be combined with `branchId`. Not empty. */
      readonly branchGitName?: string | undefined
    } | undefined
  }) => Effect.Effect<DatabasePage, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden>>

  /**
   * Creates a database in a project. Its connection strings are shown only in this answer.
   *
   * It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
   *
   * Fails with:
   * - `BadRequest`: A field is invalid, or two cannot be combined: `message` says which.
   * - `Forbidden`: The token may not create databases in this project.
   * - `NotFound`: The project, branch, source database or backup does not exist, or the token cannot see it.
   * - `Conflict`: Another database of the branch already has this `logicalId`.
   *
   * `POST /v1/databases`
   */
  readonly create: (
    request: { readonly payload: CreateDatabaseInput }
  ) => Effect.Effect<
    CreatedDatabase,
    ApiError.Failure<
      | ApiError.BadRequest
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
    >
  >

  /**
   * Gets a database.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this database.
   * - `NotFound`: The database does not exist, or the token cannot see it.
   *
   * `GET /v1/databases/{databaseId}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
  }) => Effect.Effect<Database, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound>>

  /**
   * Deletes a database with its data.
   *
   * Rejected for the default database of a project, which is deleted with the project.
   *
   * Fails with:
   * - `Forbidden`: It is the default database of its project, which is deleted only with the project, or the token may not delete it.
   * - `NotFound`: The database does not exist, or the token cannot see it.
   *
   * `DELETE /v1/databases/{databaseId}`
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound>>

  /**
   * Changes the name, the logical id or the branch of a database.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this database.
   * - `NotFound`: The database does not exist, or the token cannot see it.
   * - `Conflict`: Another database of the branch already has this `logicalId`.
   *
   * `PATCH /v1/databases/{databaseId}`
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
    readonly payload?: UpdateDatabaseInput | undefined
  }) => Effect.Effect<
    Database,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge
    >
  >

  /**
   * Lists the connections of a database, without their secrets.
   *
   * `GET /v1/databases/{databaseId}/connections`
   */
  readonly listConnections: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<ConnectionPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a connection to this database. Its connection strings are shown only in this answer.
   *
   * Answers 200, not 201.
   *
   * Fails with:
   * - `NotFound`: The database does not exist, or the token cannot see it.
   *
   * `POST /v1/databases/{databaseId}/connections`
   */
  readonly createConnection: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
    readonly payload: CreateConnectionInDatabaseInput
  }) => Effect.Effect<CreatedConnection, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Lists the newest backups of a database.
   *
   * There is no cursor: raise `limit` (25 by default, 100 at most) to see more.
   *
   * Fails with:
   * - `NotFound`: The database does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: This database is remote, and has no backups here.
   *
   * `GET /v1/databases/{databaseId}/backups`
   */
  readonly listBackups: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
    readonly query?: {
      /** The maximum number of items per page. From 1 to 100. Default: `25`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<
    BackupPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Replaces the data of a database with a backup.
   *
   * The previous data is lost.
   *
   * Fails with:
   * - `NotFound`: The database, source database or backup does not exist, or the token cannot see it.
   * - `Conflict`: The database is `provisioning` or `recovering`. Wait until it is `ready`.
   * - `UnprocessableEntity`: The source is not a backup, or the backup cannot be restored.
   *
   * `POST /v1/databases/{targetDatabaseId}/restore`
   */
  readonly restore: (request: {
    readonly params: {
      /** The id of the database whose data is replaced, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly targetDatabaseId: string
    }
    readonly payload: RestoreDatabaseInput
  }) => Effect.Effect<
    RestoredDatabase,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.UnprocessableEntity>
  >

  /**
   * Gets how many operations and how much storage a database used.
   *
   * The answer has no `data` around it. A 503 says in `Retry-After` when to ask again.
   *
   * Fails with:
   * - `BadRequest`: A date is invalid, or `endDate` is not after `startDate`.
   * - `NotFound`: The database does not exist, or the token cannot see it.
   * - `InternalServerError`: The figures could not be read.
   *
   * `GET /v1/databases/{databaseId}/usage`
   */
  readonly usage: (request: {
    readonly params: {
      /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly databaseId: string
    }
    readonly query?: {
      /** The start of the period, in ISO 8601, such as `2026-09-01`. `period` of the answer says what was used. */
      readonly startDate?: string | undefined

      /** The end of the period, in ISO 8601, such as `2026-09-30`. `period` of the answer says what was used. */
      readonly endDate?: string | undefined
    } | undefined
  }) => Effect.Effect<
    DatabaseUsage,
    ApiError.Failure<
      | ApiError.BadRequest
      | ApiError.Unauthorized
      | ApiError.NotFound
      | ApiError.InternalServerError
      | ApiError.ServiceUnavailable
    >
  >
}

/** Postgres databases with their backups, connections and usage. */
export class DatabasesGroup extends HttpApiGroup.make("databases").add(
  HttpApiEndpoint.get("list", "/v1/databases", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      projectId: codecs.optional(ProjectId),
      logicalId: codecs.optional(Schema.String),
      branchId: codecs.optional(BranchFilter),
      branchGitName: codecs.optional(Schema.String.check(Schema.isMinLength(1)))
    },
    success: DatabasePage,
    error: [errors.usual(401), errors.usual(403)]
  }),
  HttpApiEndpoint.post("create", "/v1/databases", {
    disableCodecs: true,
    payload: CreateDatabaseInput,
    success: codecs.data(CreatedDatabase).pipe(HttpApiSchema.status(201)),
    error: [
      errors.usual(400),
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(409),
      errors.usual(413)
    ]
  }),
  HttpApiEndpoint.get("get", "/v1/databases/:databaseId", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    success: codecs.data(Database),
    error: [errors.usual(401), errors.usual(403), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/databases/:databaseId", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(403), errors.usual(404)]
  }),
  HttpApiEndpoint.patch("update", "/v1/databases/:databaseId", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    payload: UpdateDatabaseInput,
    success: codecs.data(Database),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(413)]
  }),
  HttpApiEndpoint.get("listConnections", "/v1/databases/:databaseId/connections", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    query: { cursor: codecs.nullableQuery(Schema.String), limit: codecs.optional(Schema.FiniteFromString) },
    success: ConnectionPage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.post("createConnection", "/v1/databases/:databaseId/connections", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    payload: CreateConnectionInDatabaseInput,
    success: codecs.data(CreatedConnection),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.get("listBackups", "/v1/databases/:databaseId/backups", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    query: {
      limit: codecs.optional(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(100))
      )
    },
    success: BackupPage,
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  }),
  HttpApiEndpoint.post("restore", "/v1/databases/:targetDatabaseId/restore", {
    disableCodecs: true,
    params: { targetDatabaseId: DatabaseId },
    payload: RestoreDatabaseInput,
    success: codecs.data(RestoredDatabase),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(422)]
  }),
  HttpApiEndpoint.get("usage", "/v1/databases/:databaseId/usage", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    query: { startDate: codecs.optional(Schema.String), endDate: codecs.optional(Schema.String) },
    success: DatabaseUsage,
    error: [errors.usual(400), errors.usual(401), errors.usual(404), errors.usual(500), errors.usual(503)]
  })
).middleware(Authorization) {
  declare static readonly Client: Databases
}
