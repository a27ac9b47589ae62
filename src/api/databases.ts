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

export interface CreateDatabaseInput {
  readonly projectId: string
  readonly region?: DatabaseRegionId | undefined
  readonly name?: string | undefined

  /** Default: `false`. */
  readonly isDefault?: boolean | undefined
  readonly source?: DatabaseSourceInput | undefined
  readonly branchId?: string | null | undefined
  readonly branchGitName?: string | null | undefined
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

/** A new database: the only time its connections carry their connection strings. */
export interface CreatedDatabase {
  readonly id: string
  readonly type: "database" | (string & {})
  readonly url: string
  readonly name: string
  readonly status: DatabaseStatus
  readonly createdAt: DateTime.Utc
  readonly isDefault: boolean
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<InitialConnection>
  readonly project: ResourceReference
  readonly region: NullableNamedReference
  readonly source: DatabaseSource
  readonly branchId: string | null
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

export interface UpdateDatabaseInput {
  readonly name?: string | undefined
  readonly branchId?: string | null | undefined
  readonly branchGitName?: string | null | undefined
  readonly logicalId?: string | undefined
}

export const UpdateDatabaseInput: Schema.Codec<UpdateDatabaseInput, unknown> = Schema.Struct({
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  branchId: codecs.optional(NullableBranchId),
  branchGitName: codecs.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1)))),
  logicalId: codecs.optional(Schema.String)
})

export interface CreateConnectionInDatabaseInput {
  readonly name: string
}

export const CreateConnectionInDatabaseInput: Schema.Codec<CreateConnectionInDatabaseInput, unknown> = Schema.Struct({
  name: Schema.String.check(Schema.isMinLength(3), Schema.isMaxLength(65))
})

export interface Backup {
  readonly id: string
  readonly backupType: "full" | "incremental" | "differential" | (string & {})
  readonly createdAt: DateTime.Utc
  readonly size?: number
  readonly status: "running" | "completed" | "failed" | "unknown" | (string & {})
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

/** The newest backups: there is no cursor to older ones. */
export interface BackupPage {
  readonly data: ReadonlyArray<Backup>
  readonly meta: {
    readonly backupRetentionDays: number
  }
  readonly pagination: {
    readonly hasMore: boolean
    readonly limit: number | null
  }
}

export const BackupPage: Schema.Codec<BackupPage, unknown> = Schema.Struct({
  data: Schema.Array(Backup),
  meta: Schema.Struct({ backupRetentionDays: Schema.Finite }),
  pagination: Schema.Struct({ hasMore: Schema.Boolean, limit: Schema.NullOr(Schema.Finite) })
})

export interface RestoreDatabaseInput {
  readonly source: BackupSourceInput
}

export const RestoreDatabaseInput: Schema.Codec<RestoreDatabaseInput, unknown> = Schema.Struct({
  source: BackupSourceInput
})

export interface RestoredDatabase {
  readonly id: string
  readonly type: "database" | (string & {})
  readonly url: string
  readonly name: string
  readonly status: DatabaseStatus
  readonly createdAt: DateTime.Utc
  readonly isDefault: boolean
  readonly defaultConnectionId: string | null
  readonly connections: ReadonlyArray<Connection>
  readonly project: ResourceReference
  readonly region: NullableNamedReference
  readonly source: BackupSource
  readonly branchId: string | null
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

export interface DatabaseUsage {
  readonly period: {
    readonly start: DateTime.Utc
    readonly end: DateTime.Utc
  }
  readonly metrics: {
    readonly operations: {
      readonly used: number
      readonly unit: "ops" | (string & {})
    }
    readonly storage: {
      readonly used: number
      readonly unit: "GiB" | (string & {})
    }
  }
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
   * `GET /v1/databases`
   */
  readonly list: (request?: {
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly projectId?: string | undefined
      readonly logicalId?: string | undefined
      readonly branchId?: string | undefined
      readonly branchGitName?: string | undefined
    } | undefined
  }) => Effect.Effect<DatabasePage, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden>>

  /**
   * Creates a database in a project. Its connection strings are shown only in this answer.
   *
   * It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
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
   * `GET /v1/databases/{databaseId}`
   */
  readonly get: (request: {
    readonly params: {
      readonly databaseId: string
    }
  }) => Effect.Effect<Database, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound>>

  /**
   * Deletes a database with its data.
   *
   * Refused for the default database of a project: it goes with the project.
   *
   * `DELETE /v1/databases/{databaseId}`
   */
  readonly delete: (request: {
    readonly params: {
      readonly databaseId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound>>

  /**
   * Changes the name, the logical id or the branch of a database.
   *
   * `PATCH /v1/databases/{databaseId}`
   */
  readonly update: (request: {
    readonly params: {
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
      readonly databaseId: string
    }
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<ConnectionPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a connection to this database. Its connection strings are shown only in this answer.
   *
   * Answers 200, not 201.
   *
   * `POST /v1/databases/{databaseId}/connections`
   */
  readonly createConnection: (request: {
    readonly params: {
      readonly databaseId: string
    }
    readonly payload: CreateConnectionInDatabaseInput
  }) => Effect.Effect<CreatedConnection, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Lists the newest backups of a database.
   *
   * There is no cursor: raise `limit` (25 when left out, 100 at most) to see more.
   *
   * `GET /v1/databases/{databaseId}/backups`
   */
  readonly listBackups: (request: {
    readonly params: {
      readonly databaseId: string
    }
    readonly query?: {
      /** Default: `25`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<
    BackupPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Replaces the data of a database by a backup.
   *
   * What was in it is gone.
   *
   * `POST /v1/databases/{targetDatabaseId}/restore`
   */
  readonly restore: (request: {
    readonly params: {
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
   * `GET /v1/databases/{databaseId}/usage`
   */
  readonly usage: (request: {
    readonly params: {
      readonly databaseId: string
    }
    readonly query?: {
      readonly startDate?: string | undefined
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
