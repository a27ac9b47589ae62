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

/** A variable, without its value, which is never shown. */
export interface EnvironmentVariable {
  /** The id of the variable, with its prefix `envvar_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "environment-variable" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The id of its project. */
  readonly projectId: string

  /** The id of the preview branch that it is for. Null: for all branches of its class. */
  readonly branchId: string | null

  /** Whether it is for the production branch or for preview branches. */
  readonly class: EnvironmentClass

  /** The name of the variable. */
  readonly key: string

  /** Which key its value is encrypted with. The value itself is never shown. */
  readonly valueKid: string

  /** Whether the platform sets it. Callers cannot change such a variable. */
  readonly isManagedBySystem: boolean

  /** When it was created. */
  readonly createdAt: DateTime.Utc

  /** When it last changed. */
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

/** The answer of `environmentVariables.list`. */
export interface EnvironmentVariablePage {
  /** The variables of this page, without their values. */
  readonly data: ReadonlyArray<EnvironmentVariable>

  /** Whether there are more items, and the cursor of the next page. */
  readonly pagination: Pagination
}

export const EnvironmentVariablePage: Schema.Codec<EnvironmentVariablePage, unknown> = Schema.Struct({
  data: Schema.Array(EnvironmentVariable),
  pagination: Pagination
})

/** A part of `CreateEnvironmentVariableInput`. */
export const EnvironmentVariableKey = Schema.String.check(
  Schema.isMinLength(1),
  Schema.isMaxLength(256),
  Schema.isPattern(/^[A-Z_][A-Z0-9_]*$/)
)

/** The input of `environmentVariables.create`. */
export interface CreateEnvironmentVariableInput {
  /** The id of the project that it is for, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly projectId: string

  /** The id of a preview branch: the variable is only for that branch. Omitted: for all branches of its class. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
  readonly branchId?: string | undefined

  /** Whether it is for the production branch or for preview branches. A `branchId` needs `preview`. */
  readonly class: EnvironmentClassInput

  /** The name of the variable. If it already exists here, the answer is 409: change its value with `environmentVariables.update`. 1 to 256 characters. Matches `^[A-Z_][A-Z0-9_]*$`. */
  readonly key: string

  /** The value. A secret: it is stored encrypted and never shown. Not empty. */
  readonly value: string | Redacted.Redacted<string>
}

export const CreateEnvironmentVariableInput: Schema.Codec<CreateEnvironmentVariableInput, unknown> = Schema.Struct({
  projectId: ProjectId,
  branchId: codecs.optional(BranchId),
  class: EnvironmentClassInput,
  key: EnvironmentVariableKey,
  value: codecs.secretInput(Schema.String.check(Schema.isMinLength(1)))
})

/** A parameter of `environmentVariables.get`, `environmentVariables.delete` and `environmentVariables.update`. */
export const EnvironmentVariableId = Schema.String.check(Schema.isPattern(/^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))

/** The input of `environmentVariables.update`. */
export interface UpdateEnvironmentVariableInput {
  /** The new value. A secret: it is stored encrypted and never shown. Running deployments keep the old one. Not empty. */
  readonly value: string | Redacted.Redacted<string>
}

export const UpdateEnvironmentVariableInput: Schema.Codec<UpdateEnvironmentVariableInput, unknown> = Schema.Struct({
  value: codecs.secretInput(Schema.String.check(Schema.isMinLength(1)))
})

/** Environment variables of a project or a branch. Their values are never shown. */
export interface EnvironmentVariables {
  /**
   * Lists the environment variables that the token can see, without their values.
   *
   * Fails with:
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
   *
   * `GET /v1/environment-variables`, experimental
   */
  readonly list: (request?: {
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined

      /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId?: string | undefined

      /** Only the variables for the production branch, or for preview branches. */
      readonly class?: EnvironmentClassInput | undefined

      /** Only the variables with exactly this name. 1 to 256 characters. Matches `^[A-Z_][A-Z0-9_]*$`. */
      readonly key?: string | undefined

      /** Only the variables for the branch with this id, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId?: string | undefined
    } | undefined
  }) => Effect.Effect<EnvironmentVariablePage, ApiError.Failure<ApiError.Unauthorized | ApiError.UnprocessableEntity>>

  /**
   * Creates an environment variable. Its value is never shown again.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The variable already exists here. Change its value with a PATCH.
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
   * - `InternalServerError`: The value could not be encrypted. The caller cannot fix this.
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
   * Fails with:
   * - `NotFound`: The variable does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
   *
   * `GET /v1/environment-variables/{envVarId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly envVarId: string
    }
  }) => Effect.Effect<
    EnvironmentVariable,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>
  >

  /**
   * Deletes an environment variable.
   *
   * Fails with:
   * - `NotFound`: The variable does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
   *
   * `DELETE /v1/environment-variables/{envVarId}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly envVarId: string
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.UnprocessableEntity>>

  /**
   * Gives an environment variable a new value. It is never shown again.
   *
   * Fails with:
   * - `NotFound`: The variable does not exist, or the token cannot see it.
   * - `UnprocessableEntity`: A value of the request is invalid: `message` says which one.
   * - `InternalServerError`: The value could not be encrypted. The caller cannot fix this.
   *
   * `PATCH /v1/environment-variables/{envVarId}`, experimental
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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

/** Environment variables of a project or a branch. Their values are never shown. */
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
