// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { Integration, IntegrationId, IntegrationPage, WorkspaceId } from "./schemas.ts"

/** Applications that have access to a workspace. */
export interface Integrations {
  /**
   * Lists the applications that have access to a workspace.
   *
   * `GET /v1/integrations`
   */
  readonly list: (request: {
    readonly query: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** The id of the workspace whose integrations to list, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string
    }
  }) => Effect.Effect<IntegrationPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Gets an integration.
   *
   * Fails with:
   * - `NotFound`: The integration does not exist, or the token cannot see it.
   *
   * `GET /v1/integrations/{id}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the integration, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<Integration, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Revokes an application's access to its workspace.
   *
   * Fails with:
   * - `NotFound`: The integration does not exist, or the token cannot see it.
   *
   * `DELETE /v1/integrations/{id}`
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the integration, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly id: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>
}

/** Applications that have access to a workspace. */
export class IntegrationsGroup extends HttpApiGroup.make("integrations").add(
  HttpApiEndpoint.get("list", "/v1/integrations", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      workspaceId: WorkspaceId
    },
    success: IntegrationPage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.get("get", "/v1/integrations/:id", {
    disableCodecs: true,
    params: { id: IntegrationId },
    success: codecs.data(Integration),
    error: [errors.usual(401), errors.usual(404)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/integrations/:id", {
    disableCodecs: true,
    params: { id: IntegrationId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404)]
  })
).middleware(Authorization) {
  declare static readonly Client: Integrations
}
