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
  CreatedProject,
  IntegrationId,
  IntegrationPage,
  LogicalId,
  Pagination,
  RegionId,
  WorkspaceId
} from "./schemas.ts"

export interface Workspace {
  readonly id: string
  readonly type: "workspace" | (string & {})
  readonly url: string
  readonly name: string
  readonly createdAt: DateTime.Utc
}

export const Workspace: Schema.Codec<Workspace, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"workspace">(),
  url: Schema.String,
  name: Schema.String,
  createdAt: codecs.Instant
})

export interface WorkspacePage {
  readonly data: ReadonlyArray<Workspace>
  readonly pagination: Pagination
}

export const WorkspacePage: Schema.Codec<WorkspacePage, unknown> = Schema.Struct({
  data: Schema.Array(Workspace),
  pagination: Pagination
})

export interface CreateWorkspaceInput {
  readonly displayName?: string | undefined
}

export const CreateWorkspaceInput: Schema.Codec<CreateWorkspaceInput, unknown> = Schema.Struct({
  displayName: codecs.optional(Schema.String)
})

export interface Subscription {
  readonly planName: string
  readonly usageBlocked: boolean
  readonly upgradeUrl: string
}

export const Subscription: Schema.Codec<Subscription, unknown> = Schema.Struct({
  planName: Schema.String,
  usageBlocked: Schema.Boolean,
  upgradeUrl: Schema.String
})

export interface CreateProjectInWorkspaceInput {
  /** Default: `true`. */
  readonly createDatabase?: boolean | undefined
  readonly name?: string | undefined
  readonly region?: RegionId | undefined
  readonly logicalId?: string | undefined
}

export const CreateProjectInWorkspaceInput: Schema.Codec<CreateProjectInWorkspaceInput, unknown> = Schema.Struct({
  createDatabase: codecs.optional(Schema.Boolean),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  region: codecs.optional(RegionId),
  logicalId: codecs.optional(LogicalId)
})

/** Workspaces, and what is in them. */
export interface Workspaces {
  /**
   * Lists the applications that have access to this workspace.
   *
   * `GET /v1/workspaces/{workspaceId}/integrations`
   */
  readonly listIntegrations: (request: {
    readonly params: {
      readonly workspaceId: string
    }
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<IntegrationPage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Takes the access to this workspace away from an application.
   *
   * `DELETE /v1/workspaces/{workspaceId}/integrations/{clientId}`
   */
  readonly deleteIntegration: (request: {
    readonly params: {
      readonly clientId: string
      readonly workspaceId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Lists the workspaces that the token can see.
   *
   * `GET /v1/workspaces`
   */
  readonly list: (request?: {
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<WorkspacePage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a workspace. A repeated call makes a second one.
   *
   * `POST /v1/workspaces`, experimental
   */
  readonly create: (
    request?: { readonly payload?: CreateWorkspaceInput | undefined }
  ) => Effect.Effect<Workspace, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.PayloadTooLarge>>

  /**
   * Gets a workspace.
   *
   * `GET /v1/workspaces/{id}`
   */
  readonly get: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<Workspace, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Gets the plan of a workspace, and whether its usage is blocked.
   *
   * `GET /v1/workspaces/{id}/subscription`
   */
  readonly subscription: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<Subscription, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Creates a project in this workspace, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
   *
   * A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
   *
   * `POST /v1/workspaces/{workspaceId}/projects`
   */
  readonly createProject: (request: {
    readonly params: {
      readonly workspaceId: string
    }
    readonly payload?: CreateProjectInWorkspaceInput | undefined
  }) => Effect.Effect<
    CreatedProject,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Conflict | ApiError.PayloadTooLarge>
  >
}

/** Workspaces, and what is in them. */
export class WorkspacesGroup extends HttpApiGroup.make("workspaces").add(
  HttpApiEndpoint.get("listIntegrations", "/v1/workspaces/:workspaceId/integrations", {
    disableCodecs: true,
    params: { workspaceId: WorkspaceId },
    query: { cursor: codecs.nullableQuery(Schema.String), limit: codecs.optional(Schema.FiniteFromString) },
    success: IntegrationPage,
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("deleteIntegration", "/v1/workspaces/:workspaceId/integrations/:clientId", {
    disableCodecs: true,
    params: { clientId: IntegrationId, workspaceId: WorkspaceId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.get("list", "/v1/workspaces", {
    disableCodecs: true,
    query: { cursor: codecs.nullableQuery(Schema.String), limit: codecs.optional(Schema.FiniteFromString) },
    success: WorkspacePage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.post("create", "/v1/workspaces", {
    disableCodecs: true,
    payload: CreateWorkspaceInput,
    success: codecs.data(Workspace).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(403), errors.usual(413)]
  }),
  HttpApiEndpoint.get("get", "/v1/workspaces/:id", {
    disableCodecs: true,
    params: { id: WorkspaceId },
    success: codecs.data(Workspace),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.get("subscription", "/v1/workspaces/:id/subscription", {
    disableCodecs: true,
    params: { id: WorkspaceId },
    success: codecs.data(Subscription),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.post("createProject", "/v1/workspaces/:workspaceId/projects", {
    disableCodecs: true,
    params: { workspaceId: WorkspaceId },
    payload: CreateProjectInWorkspaceInput,
    success: codecs.data(CreatedProject).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(409), errors.usual(413)]
  })
).middleware(Authorization) {
  declare static readonly Client: Workspaces
}
