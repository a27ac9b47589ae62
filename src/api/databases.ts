// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as wire from "../internal/contract/codecs.ts"
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

export const CreateDatabaseInput = Schema.Struct({
  projectId: ProjectId,
  region: wire.optional(DatabaseRegionId),
  name: wire.optional(Schema.String.check(Schema.isMinLength(1))),
  isDefault: wire.optional(Schema.Boolean),
  source: wire.optional(DatabaseSourceInput),
  branchId: wire.optional(NullableBranchId),
  branchGitName: wire.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1)))),
  logicalId: wire.optional(Schema.String)
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

export const CreatedDatabase = Schema.Struct({
  id: Schema.String,
  type: wire.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: DatabaseStatus,
  createdAt: wire.Instant,
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

export const UpdateDatabaseInput = Schema.Struct({
  name: wire.optional(Schema.String.check(Schema.isMinLength(1))),
  branchId: wire.optional(NullableBranchId),
  branchGitName: wire.optional(Schema.NullOr(Schema.String.check(Schema.isMinLength(1)))),
  logicalId: wire.optional(Schema.String)
})

export interface CreateConnectionInDatabaseInput {
  readonly name: string
}

export const CreateConnectionInDatabaseInput = Schema.Struct({
  name: Schema.String.check(Schema.isMinLength(3), Schema.isMaxLength(65))
})

export interface Backup {
  readonly id: string
  readonly backupType: "full" | "incremental" | "differential" | (string & {})
  readonly createdAt: string
  readonly size?: number
  readonly status: "running" | "completed" | "failed" | "unknown" | (string & {})
  readonly type?: "backup" | (string & {})
}

export const Backup = Schema.Struct({
  id: Schema.String,
  backupType: wire.openEnum<"full" | "incremental" | "differential">(),
  createdAt: Schema.String,
  size: Schema.optionalKey(Schema.Finite),
  status: wire.openEnum<"running" | "completed" | "failed" | "unknown">(),
  type: Schema.optionalKey(wire.openEnum<"backup">())
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

export const BackupPage = Schema.Struct({
  data: Schema.Array(Backup),
  meta: Schema.Struct({ backupRetentionDays: Schema.Finite }),
  pagination: Schema.Struct({ hasMore: Schema.Boolean, limit: Schema.NullOr(Schema.Finite) })
})

export interface RestoreDatabaseInput {
  readonly source: BackupSourceInput
}

export const RestoreDatabaseInput = Schema.Struct({ source: BackupSourceInput })

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

export const RestoredDatabase = Schema.Struct({
  id: Schema.String,
  type: wire.openEnum<"database">(),
  url: Schema.String,
  name: Schema.String,
  status: DatabaseStatus,
  createdAt: wire.Instant,
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

export const DatabaseUsage = Schema.Struct({
  period: Schema.Struct({ start: wire.Instant, end: wire.Instant }),
  metrics: Schema.Struct({
    operations: Schema.Struct({ used: Schema.Finite, unit: wire.openEnum<"ops">() }),
    storage: Schema.Struct({ used: Schema.Finite, unit: wire.openEnum<"GiB">() })
  }),
  generatedAt: wire.Instant
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
      cursor: wire.nullableQuery(Schema.String),
      limit: wire.optional(Schema.FiniteFromString),
      projectId: wire.optional(ProjectId),
      logicalId: wire.optional(Schema.String),
      branchId: wire.optional(BranchFilter),
      branchGitName: wire.optional(Schema.String.check(Schema.isMinLength(1)))
    },
    success: DatabasePage,
    error: [wire.Unauthorized, wire.Forbidden]
  }),
  HttpApiEndpoint.post("create", "/v1/databases", {
    disableCodecs: true,
    payload: CreateDatabaseInput,
    success: wire.data(CreatedDatabase).pipe(HttpApiSchema.status(201)),
    error: [wire.BadRequest, wire.Unauthorized, wire.Forbidden, wire.NotFound, wire.Conflict, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.get("get", "/v1/databases/:databaseId", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    success: wire.data(Database),
    error: [wire.Unauthorized, wire.Forbidden, wire.NotFound]
  }),
  HttpApiEndpoint.delete("delete", "/v1/databases/:databaseId", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    success: HttpApiSchema.NoContent,
    error: [wire.Unauthorized, wire.Forbidden, wire.NotFound]
  }),
  HttpApiEndpoint.patch("update", "/v1/databases/:databaseId", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    payload: UpdateDatabaseInput,
    success: wire.data(Database),
    error: [wire.Unauthorized, wire.Forbidden, wire.NotFound, wire.Conflict, wire.PayloadTooLarge]
  }),
  HttpApiEndpoint.get("listConnections", "/v1/databases/:databaseId/connections", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    query: { cursor: wire.nullableQuery(Schema.String), limit: wire.optional(Schema.FiniteFromString) },
    success: ConnectionPage,
    error: wire.Unauthorized
  }),
  HttpApiEndpoint.post("createConnection", "/v1/databases/:databaseId/connections", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    payload: CreateConnectionInDatabaseInput,
    success: wire.data(CreatedConnection),
    error: [wire.Unauthorized, wire.NotFound]
  }),
  HttpApiEndpoint.get("listBackups", "/v1/databases/:databaseId/backups", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    query: {
      limit: wire.optional(
        Schema.FiniteFromString.check(Schema.isInt(), Schema.isGreaterThanOrEqualTo(1), Schema.isLessThanOrEqualTo(100))
      )
    },
    success: BackupPage,
    error: [wire.Unauthorized, wire.NotFound, wire.UnprocessableEntity]
  }),
  HttpApiEndpoint.post("restore", "/v1/databases/:targetDatabaseId/restore", {
    disableCodecs: true,
    params: { targetDatabaseId: DatabaseId },
    payload: RestoreDatabaseInput,
    success: wire.data(RestoredDatabase),
    error: [wire.Unauthorized, wire.NotFound, wire.Conflict, wire.UnprocessableEntity]
  }),
  HttpApiEndpoint.get("usage", "/v1/databases/:databaseId/usage", {
    disableCodecs: true,
    params: { databaseId: DatabaseId },
    query: { startDate: wire.optional(Schema.String), endDate: wire.optional(Schema.String) },
    success: DatabaseUsage,
    error: [wire.BadRequest, wire.Unauthorized, wire.NotFound, wire.InternalServerError, wire.ServiceUnavailable]
  })
).middleware(Authorization) {
  declare static readonly Client: Databases
}
