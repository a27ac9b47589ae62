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
import { BranchId, EnvironmentClass, EnvironmentClassInput, Pagination, ProjectId } from "./schemas.ts"

/** A variable without its value, which is never shown again. */
export interface EnvironmentVariable {
  readonly id: string
  readonly type: "environment-variable" | (string & {})
  readonly url: string
  readonly projectId: string
  readonly branchId: string | null
  readonly class: EnvironmentClass
  readonly key: string
  readonly valueKid: string
  readonly isManagedBySystem: boolean
  readonly createdAt: DateTime.Utc
  readonly updatedAt: DateTime.Utc
}

export const EnvironmentVariable: Schema.Codec<EnvironmentVariable, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"environment-variable">(),
  url: Schema.String,
  projectId: Schema.String,
  branchId: Schema.NullOr(Schema.String),
  class: EnvironmentClass,
  key: Schema.String,
  valueKid: Schema.String,
  isManagedBySystem: Schema.Boolean,
  createdAt: codecs.Instant,
  updatedAt: codecs.Instant
})

export interface EnvironmentVariablePage {
  readonly data: ReadonlyArray<EnvironmentVariable>
  readonly pagination: Pagination
}

export const EnvironmentVariablePage: Schema.Codec<EnvironmentVariablePage, unknown> = Schema.Struct({
  data: Schema.Array(EnvironmentVariable),
  pagination: Pagination
})

export const EnvironmentVariableKey = Schema.String.check(
  Schema.isMinLength(1),
  Schema.isMaxLength(256),
  Schema.isPattern(/^[A-Z_][A-Z0-9_]*$/)
)

export interface CreateEnvironmentVariableInput {
  readonly projectId: string
  readonly branchId?: string | undefined
  readonly class: EnvironmentClassInput
  readonly key: string
  readonly value: string | Redacted.Redacted<string>
}

export const CreateEnvironmentVariableInput: Schema.Codec<CreateEnvironmentVariableInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  branchId: codecs.optional(BranchId),
  class: EnvironmentClassInput,
  key: EnvironmentVariableKey,
  value: codecs.secretInput(Schema.String.check(Schema.isMinLength(1)))
})

export const EnvironmentVariableId = Schema.String.check(Schema.isPattern(/^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

export interface UpdateEnvironmentVariableInput {
  readonly value: string | Redacted.Redacted<string>
}

export const UpdateEnvironmentVariableInput: Schema.Codec<UpdateEnvironmentVariableInput, unknown> = Schema.Struct({
  value: codecs.secretInput(Schema.String.check(Schema.isMinLength(1)))
})

/** Environment variables of a project or a branch: values go in and never come out. */
export interface EnvironmentVariables {
  /**
   * Lists the environment variables that the token can see, without their values.
   *
   * `GET /v1/environment-variables`, experimental
   */
  readonly list: (request?: {
    readonly query?: {
      readonly cursor?: string | null | undefined

      /** Default: `100`. */
      readonly limit?: number | undefined
      readonly projectId?: string | undefined
      readonly class?: EnvironmentClassInput | undefined
      readonly key?: string | undefined
      readonly branchId?: string | undefined
    } | undefined
  }) => Effect.Effect<EnvironmentVariablePage, ApiError.Failure<ApiError.Unauthorized | ApiError.UnprocessableEntity>>

  /**
   * Creates an environment variable. Its value is never shown again.
   *
   * `POST /v1/environment-variables`, experimental
   */
  readonly create: (
    request: { readonly payload: CreateEnvironmentVariableInput }
  ) => Effect.Effect<
    EnvironmentVariable,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.UnprocessableEntity
      | ApiError.InternalServerError
    >
  >

  /**
   * Gets an environment variable, without its value.
   *
   * `GET /v1/environment-variables/{envVarId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      readonly envVarId: string
    }
  }) => Effect.Effect<
    EnvironmentVariable,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Deletes an environment variable.
   *
   * `DELETE /v1/environment-variables/{envVarId}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      readonly envVarId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>>

  /**
   * Gives an environment variable a new value. It is never shown again.
   *
   * `PATCH /v1/environment-variables/{envVarId}`, experimental
   */
  readonly update: (request: {
    readonly params: {
      readonly envVarId: string
    }
    readonly payload: UpdateEnvironmentVariableInput
  }) => Effect.Effect<
    EnvironmentVariable,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity | ApiError.InternalServerError
    >
  >
}

/** Environment variables of a project or a branch: values go in and never come out. */
export class EnvironmentVariablesGroup extends HttpApiGroup.make("environmentVariables").add(
  HttpApiEndpoint.get("list", "/v1/environment-variables", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      projectId: codecs.optional(ProjectId),
      class: codecs.optional(EnvironmentClassInput),
      key: codecs.optional(EnvironmentVariableKey),
      branchId: codecs.optional(BranchId)
    },
    success: EnvironmentVariablePage,
    error: [errors.usual(401), errors.usual(422)]
  }),
  HttpApiEndpoint.post("create", "/v1/environment-variables", {
    disableCodecs: true,
    payload: CreateEnvironmentVariableInput,
    success: codecs.data(EnvironmentVariable).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(422), errors.usual(500)]
  }),
  HttpApiEndpoint.get("get", "/v1/environment-variables/:envVarId", {
    disableCodecs: true,
    params: { envVarId: EnvironmentVariableId },
    success: codecs.data(EnvironmentVariable),
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/environment-variables/:envVarId", {
    disableCodecs: true,
    params: { envVarId: EnvironmentVariableId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(422)]
  }),
  HttpApiEndpoint.patch("update", "/v1/environment-variables/:envVarId", {
    disableCodecs: true,
    params: { envVarId: EnvironmentVariableId },
    payload: UpdateEnvironmentVariableInput,
    success: codecs.data(EnvironmentVariable),
    error: [errors.usual(401), errors.usual(404), errors.usual(422), errors.usual(500)]
  })
).middleware(Authorization) {
  declare static readonly Client: EnvironmentVariables
}
