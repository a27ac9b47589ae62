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

/** The answer of `workspaces.create` and `workspaces.get`. */
export interface Workspace {
  /** The id of the workspace, with its prefix `wksp_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "workspace" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The display name of the workspace. */
  readonly name: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc
}

export const Workspace: Schema.Codec<Workspace, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"workspace">(),
  url: Schema.String,
  name: Schema.String,
  createdAt: codecs.Instant
})

/** The answer of `workspaces.list`. */
export interface WorkspacePage {
  /** The workspaces of this page. */
  readonly data: ReadonlyArray<Workspace>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const WorkspacePage: Schema.Codec<WorkspacePage, unknown> = Schema.Struct({
  data: Schema.Array(Workspace),
  pagination: Pagination
})

/** The input of `workspaces.create`. */
export interface CreateWorkspaceInput {
  /** The display name of the workspace. Omitted: the API chooses one. */
  readonly displayName?: string | undefined
}

export const CreateWorkspaceInput: Schema.Codec<CreateWorkspaceInput, unknown> = Schema.Struct({
  displayName: codecs.optional(Schema.String)
})

/** The answer of `workspaces.subscription`. */
export interface Subscription {
  /** The display name of the plan. */
  readonly planName: string

  /** Whether databases are blocked because a limit of the plan is reached. */
  readonly usageBlocked: boolean

  /** The page where a person changes the plan, for a browser. */
  readonly upgradeUrl: string
}

export const Subscription: Schema.Codec<Subscription, unknown> = Schema.Struct({
  planName: Schema.String,
  usageBlocked: Schema.Boolean,
  upgradeUrl: Schema.String
})

/** The input of `workspaces.createProject`. */
export interface CreateProjectInWorkspaceInput {
  /** Whether to create a database too, which becomes the default one. Default: `true`. */
  readonly createDatabase?: boolean | undefined

  /** The display name of the project. Omitted: the API chooses one. Not empty. */
  readonly name?: string | undefined

  /** The region of the database, and the project's default one. Omitted: the API chooses. */
  readonly region?: RegionId | undefined

  /** An identifier of your choice to find the project by. If it is taken in the workspace, the answer is 409. Matches `^[a-z0-9][-_a-z0-9]*$`. */
  readonly logicalId?: string | undefined
}

export const CreateProjectInWorkspaceInput: Schema.Codec<CreateProjectInWorkspaceInput, unknown> = Schema.Struct({
  createDatabase: codecs.optional(Schema.Boolean),
  name: codecs.optional(Schema.String.check(Schema.isMinLength(1))),
  region: codecs.optional(RegionId),
  logicalId: codecs.optional(LogicalId)
})

/** Workspaces, with their integrations and plan. */
export interface Workspaces {
  /**
   * Lists the applications that have access to this workspace.
   *
   * Fails with:
   * - `NotFound`: The workspace does not exist, or the token cannot see it.
   *
   * `GET /v1/workspaces/{workspaceId}/integrations`
   */
  readonly listIntegrations: (request: {
    readonly params: {
      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<IntegrationPage, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Revokes an application's access to this workspace.
   *
   * Fails with:
   * - `NotFound`: No such application has access to this workspace, or the token cannot see it.
   *
   * `DELETE /v1/workspaces/{workspaceId}/integrations/{clientId}`
   */
  readonly deleteIntegration: (request: {
    readonly params: {
      /** The id of the application whose access ends, as `client.id` of an integration. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly clientId: string

      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<WorkspacePage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a workspace. A repeated call makes a second one.
   *
   * Fails with:
   * - `Forbidden`: Only the token of a person can create workspaces.
   *
   * `POST /v1/workspaces`, experimental
   */
  readonly create: (
    request?: { readonly payload?: CreateWorkspaceInput | undefined }
  ) => Effect.Effect<Workspace, ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.PayloadTooLarge>>

  /**
   * Gets a workspace.
   *
   * Fails with:
   * - `NotFound`: The workspace does not exist, or the token cannot see it.
   *
   * `GET /v1/workspaces/{id}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<Workspace, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Gets the plan of a workspace, and whether its usage is blocked.
   *
   * Fails with:
   * - `NotFound`: The workspace does not exist, or the token cannot see it.
   *
   * `GET /v1/workspaces/{id}/subscription`
   */
  readonly subscription: (request: {
    readonly params: {
      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<Subscription, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Creates a project in this workspace, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
   *
   * A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
   *
   * Fails with:
   * - `Conflict`: Another project of the workspace already has this `logicalId`.
   *
   * `POST /v1/workspaces/{workspaceId}/projects`
   */
  readonly createProject: (request: {
    readonly params: {
      /** The id of the workspace to create the project in, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string
    }
    readonly payload?: CreateProjectInWorkspaceInput | undefined
  }) => Effect.Effect<
    CreatedProject,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Conflict | ApiError.PayloadTooLarge>
  >
}

/** Workspaces, with their integrations and plan. */
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
