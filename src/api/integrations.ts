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
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly workspaceId: string
    }
  }) => Effect.Effect<IntegrationPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Gets an integration.
   *
   * `GET /v1/integrations/{id}`
   */
  readonly get: (request: {
    readonly params: {
      readonly id: string
    }
  }) => Effect.Effect<Integration, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>

  /**
   * Takes the access to its workspace away from an application.
   *
   * `DELETE /v1/integrations/{id}`
   */
  readonly delete: (request: {
    readonly params: {
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
