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
import { IntegrationId, Pagination, WorkspaceId } from "./schemas.ts"

/** A part of `ServiceTokenPage`. */
export interface ServiceToken {
  /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "serviceToken" | (string & {})

  /** The display name of the token. */
  readonly name: string

  /** A part of the token, to tell tokens apart. */
  readonly valueHint: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it expires. Null or absent: never. */
  readonly expiresAt?: DateTime.Utc | null
}

export const ServiceToken: Schema.Codec<ServiceToken, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"serviceToken">(),
  name: Schema.String,
  valueHint: Schema.String,
  createdAt: codecs.Instant,
  expiresAt: Schema.optionalKey(Schema.NullOr(codecs.Instant))
})

/** The answer of `serviceTokens.list`. */
export interface ServiceTokenPage {
  /** The tokens of this page, the newest first, without their values. */
  readonly data: ReadonlyArray<ServiceToken>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const ServiceTokenPage: Schema.Codec<ServiceTokenPage, unknown> = Schema.Struct({
  data: Schema.Array(ServiceToken),
  pagination: Pagination
})

/** The input of `serviceTokens.create`. */
export interface CreateServiceTokenInput {
  /** The display name of the token. 1 to 256 characters. */
  readonly name: string
}

export const CreateServiceTokenInput: Schema.Codec<CreateServiceTokenInput, unknown> = Schema.Struct({
  name: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(256))
})

/** A new token. Its value is shown only here. */
export interface CreatedServiceToken {
  /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "serviceToken" | (string & {})

  /** The display name of the token. */
  readonly name: string

  /** A part of the token, to tell tokens apart. */
  readonly valueHint: string

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it expires. Null or absent: never. */
  readonly expiresAt?: DateTime.Utc | null

  /** The token, for calls to send as `Bearer`. A secret. Store it: it is not shown again. */
  readonly value: Redacted.Redacted<string>
}

export const CreatedServiceToken: Schema.Codec<CreatedServiceToken, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"serviceToken">(),
  name: Schema.String,
  valueHint: Schema.String,
  createdAt: codecs.Instant,
  expiresAt: Schema.optionalKey(Schema.NullOr(codecs.Instant)),
  value: codecs.Sensitive
})

/** Tokens for machines. Their values are shown once. */
export interface ServiceTokens {
  /**
   * Lists the service tokens of a workspace, without their values.
   *
   * `GET /v1/workspaces/{workspaceId}/service-tokens`
   */
  readonly list: (request: {
    readonly params: {
      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page. From 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<ServiceTokenPage, ApiError.Failure<ApiError.Unauthorized>>

  /**
   * Creates a service token. Its `value` is shown only in this answer.
   *
   * Fails with:
   * - `NotFound`: The workspace does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: The name is missing, empty or too long.
   *
   * `POST /v1/workspaces/{workspaceId}/service-tokens`
   */
  readonly create: (request: {
    readonly params: {
      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string
    }
    readonly payload: CreateServiceTokenInput
  }) => Effect.Effect<
    CreatedServiceToken,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Revokes a service token.
   *
   * Fails with:
   * - `NotFound`: The token does not exist in this workspace, or the caller cannot see it.
   *
   * `DELETE /v1/workspaces/{workspaceId}/service-tokens/{serviceTokenId}`
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly workspaceId: string

      /** The id of the token, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly serviceTokenId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound>>
}

/** Tokens for machines. Their values are shown once. */
export class ServiceTokensGroup extends HttpApiGroup.make("serviceTokens").add(
  HttpApiEndpoint.get("list", "/v1/workspaces/:workspaceId/service-tokens", {
    disableCodecs: true,
    params: { workspaceId: WorkspaceId },
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
    success: ServiceTokenPage,
    error: errors.usual(401)
  }),
  HttpApiEndpoint.post("create", "/v1/workspaces/:workspaceId/service-tokens", {
    disableCodecs: true,
    params: { workspaceId: WorkspaceId },
    payload: CreateServiceTokenInput,
    success: codecs.data(CreatedServiceToken).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/workspaces/:workspaceId/service-tokens/:serviceTokenId", {
    disableCodecs: true,
    params: { workspaceId: WorkspaceId, serviceTokenId: IntegrationId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404)]
  })
).middleware(Authorization) {
  declare static readonly Client: ServiceTokens
}
