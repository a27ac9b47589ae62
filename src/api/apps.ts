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
import {
  BranchFilter,
  CreatedDeployment,
  CreateDeploymentInput,
  CreateDomainInput,
  CreateServiceInput,
  DeploymentPage,
  Domain,
  DomainPage,
  ProjectId,
  Promotion,
  PromotionInput,
  Service,
  ServiceAlreadyExistsBody,
  ServiceId,
  ServicePage,
  UpdateServiceInput
} from "./schemas.ts"

/**
 * Deprecated: use `services`, the new name of apps.
 *
 * @deprecated Use `services`.
 */
export interface Apps {
  /**
   * Lists the apps that the token can see. Deprecated: use `services.list`.
   *
   * Fails with:
   * - `Forbidden`: The token may not see the services that are asked for.
   * - `UnprocessableEntity`: A filter is invalid, or two cannot be combined: `message` says which.
   *
   * `GET /v1/apps`, experimental
   *
   * @deprecated Use `services.list`.
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
  }) => Effect.Effect<
    ServicePage,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.UnprocessableEntity | ApiError.TooManyRequests
    >
  >

  /**
   * Creates an app in a project. Deprecated: use `services.create`.
   *
   * Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the existing one.
   *
   * Fails with:
   * - `Forbidden`: The token may not create services in this project.
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: Another service of the branch already has this name or `logicalId`. The error names it.
   * - `UnprocessableEntity`: A field is missing or not valid, or two cannot be combined: `message` says which.
   *
   * `POST /v1/apps`, experimental
   *
   * @deprecated Use `services.create`.
   */
  readonly create: (
    request: { readonly payload: CreateServiceInput }
  ) => Effect.Effect<
    Service,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
    >
  >

  /**
   * Gets an app. Deprecated: use `services.get`.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, or the token cannot see it.
   *
   * `GET /v1/apps/{appId}`, experimental
   *
   * @deprecated Use `services.get`.
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
  }) => Effect.Effect<
    Service,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Deletes an app. Deprecated: use `services.delete`.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, or the token cannot see it.
   * - `Conflict`: One of its deployments cannot be deleted, or one was created in the meantime.
   *
   * `DELETE /v1/apps/{appId}`, experimental
   *
   * @deprecated Use `services.delete`.
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.TooManyRequests
    >
  >

  /**
   * Changes the name, the logical id or the branch of an app. Deprecated: use `services.update`.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, or the token cannot see it.
   * - `Conflict`: Another service of the branch already has this `logicalId`.
   * - `UnprocessableEntity`: A field is invalid, or two cannot be combined: `message` says which.
   *
   * `PATCH /v1/apps/{appId}`, experimental
   *
   * @deprecated Use `services.update`.
   */
  readonly update: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
    readonly payload?: UpdateServiceInput | undefined
  }) => Effect.Effect<
    Service,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
    >
  >

  /**
   * Makes a deployment the live one of its app. Deprecated: use `services.promote`.
   *
   * A 429 may be the compute limit of the plan, which retrying does not change.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service or deployment does not exist, or the token cannot see it.
   * - `Conflict`: The deployment is not running. Start it, and wait until it is `running`.
   * - `UnprocessableEntity`: An id is invalid, or `deploymentId` is missing.
   * - `TooManyRequests`: Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit.
   *
   * `POST /v1/apps/{appId}/promote`, experimental
   *
   * @deprecated Use `services.promote`.
   */
  readonly promote: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
    readonly payload?: PromotionInput | undefined
  }) => Effect.Effect<
    Promotion,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
    >
  >

  /**
   * Makes an earlier deployment the live one of its app again. Deprecated: use `services.rollback`.
   *
   * A 429 may be the compute limit of the plan, which retrying does not change.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service or deployment does not exist, the token cannot see it, or the code of the deployment was deleted.
   * - `Conflict`: The deployment cannot run: it has no code, or it is being stopped or deleted.
   * - `UnprocessableEntity`: An id is invalid, or `deploymentId` is missing.
   * - `TooManyRequests`: Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit.
   *
   * `POST /v1/apps/{appId}/rollback`, experimental
   *
   * @deprecated Use `services.rollback`.
   */
  readonly rollback: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
    readonly payload?: PromotionInput | undefined
  }) => Effect.Effect<
    Promotion,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
    >
  >

  /**
   * Lists all custom domains of an app. Deprecated: use `services.listDomains`.
   *
   * There is only one page.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, or the token cannot see it.
   *
   * `GET /v1/apps/{appId}/domains`, experimental
   *
   * @deprecated Use `services.listDomains`.
   */
  readonly listDomains: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
  }) => Effect.Effect<
    DomainPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Adds a custom domain to an app. Deprecated: use `services.createDomain`.
   *
   * Answers 201 if the domain is new, and 200 if it already existed. A 429 may be the number of domains that a service can have, which retrying does not change.
   *
   * Fails with:
   * - `BadRequest`: The host name is invalid, or its CNAME record does not point to the platform.
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, or the token cannot see it.
   * - `Conflict`: Another service has this host name.
   * - `UnprocessableEntity`: The service has no live deployment. Promote one first.
   * - `TooManyRequests`: Too many requests, or the service has reached its limit of domains (3 unless agreed otherwise), which retrying does not change.
   *
   * `POST /v1/apps/{appId}/domains`, experimental
   *
   * @deprecated Use `services.createDomain`.
   */
  readonly createDomain: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
    readonly payload: CreateDomainInput
  }) => Effect.Effect<
    Domain,
    ApiError.Failure<
      | ApiError.BadRequest
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.Conflict
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
    >
  >

  /**
   * Lists the deployments of an app. Deprecated: use `services.listDeployments`.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, or the token cannot see it.
   *
   * `GET /v1/apps/{appId}/deployments`, experimental
   *
   * @deprecated Use `services.listDeployments`.
   */
  readonly listDeployments: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
    readonly query?: {
      /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
      readonly cursor?: string | null | undefined

      /** The maximum number of items per page: 1 to 100. Default: `100`. */
      readonly limit?: number | undefined
    } | undefined
  }) => Effect.Effect<
    DeploymentPage,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Creates a deployment of an app. Deprecated: use `services.createDeployment`.
   *
   * Send the code to `uploadUrl`, then start it. The URL is presigned: anyone who has it can upload.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this service.
   * - `NotFound`: The service does not exist, the token cannot see it, or its branch is deleted.
   * - `UnprocessableEntity`: A field is invalid, the service is on no branch, or `skipCodeUpload` is set and no deployment is live.
   * - `InternalServerError`: The environment variables of the branch could not be read. The caller cannot fix this.
   *
   * `POST /v1/apps/{appId}/deployments`, experimental
   *
   * @deprecated Use `services.createDeployment`.
   */
  readonly createDeployment: (request: {
    readonly params: {
      /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly appId: string
    }
    readonly payload?: CreateDeploymentInput | undefined
  }) => Effect.Effect<
    CreatedDeployment,
    ApiError.Failure<
      | ApiError.Unauthorized
      | ApiError.Forbidden
      | ApiError.NotFound
      | ApiError.PayloadTooLarge
      | ApiError.UnprocessableEntity
      | ApiError.TooManyRequests
      | ApiError.InternalServerError
    >
  >
}

/**
 * Deprecated: use `services`, the new name of apps.
 *
 * @deprecated Use `services`.
 */
export class AppsGroup extends HttpApiGroup.make("apps").add(
  HttpApiEndpoint.get("list", "/v1/apps", {
    disableCodecs: true,
    query: {
      cursor: codecs.nullableQuery(Schema.String),
      limit: codecs.optional(Schema.FiniteFromString),
      projectId: codecs.optional(ProjectId),
      logicalId: codecs.optional(Schema.String),
      branchId: codecs.optional(BranchFilter),
      branchGitName: codecs.optional(Schema.String.check(Schema.isMinLength(1)))
    },
    success: ServicePage,
    error: [errors.usual(401), errors.usual(403), errors.usual(422), errors.usual(429)]
  }),
  HttpApiEndpoint.post("create", "/v1/apps", {
    disableCodecs: true,
    payload: CreateServiceInput,
    success: codecs.data(Service).pipe(HttpApiSchema.status(201)),
    error: [
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.nested(409, ServiceAlreadyExistsBody),
      errors.usual(413),
      errors.usual(422),
      errors.usual(429)
    ]
  }),
  HttpApiEndpoint.get("get", "/v1/apps/:appId", {
    disableCodecs: true,
    params: { appId: ServiceId },
    success: codecs.data(Service),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/apps/:appId", {
    disableCodecs: true,
    params: { appId: ServiceId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(429)]
  }),
  HttpApiEndpoint.patch("update", "/v1/apps/:appId", {
    disableCodecs: true,
    params: { appId: ServiceId },
    payload: UpdateServiceInput,
    success: codecs.data(Service),
    error: [
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(409),
      errors.usual(413),
      errors.usual(422),
      errors.usual(429)
    ]
  }),
  HttpApiEndpoint.post("promote", "/v1/apps/:appId/promote", {
    disableCodecs: true,
    params: { appId: ServiceId },
    payload: PromotionInput,
    success: codecs.data(Promotion),
    error: [
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(409),
      errors.usual(413),
      errors.usual(422),
      errors.usual(429)
    ]
  }),
  HttpApiEndpoint.post("rollback", "/v1/apps/:appId/rollback", {
    disableCodecs: true,
    params: { appId: ServiceId },
    payload: PromotionInput,
    success: codecs.data(Promotion),
    error: [
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(409),
      errors.usual(413),
      errors.usual(422),
      errors.usual(429)
    ]
  }),
  HttpApiEndpoint.get("listDomains", "/v1/apps/:appId/domains", {
    disableCodecs: true,
    params: { appId: ServiceId },
    success: DomainPage,
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.post("createDomain", "/v1/apps/:appId/domains", {
    disableCodecs: true,
    params: { appId: ServiceId },
    payload: CreateDomainInput,
    success: [codecs.data(Domain), codecs.data(Domain).pipe(HttpApiSchema.status(201))],
    error: [
      errors.usual(400),
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(409),
      errors.usual(413),
      errors.usual(422),
      errors.usual(429)
    ]
  }).annotate(codecs.Idempotent, true),
  HttpApiEndpoint.get("listDeployments", "/v1/apps/:appId/deployments", {
    disableCodecs: true,
    params: { appId: ServiceId },
    query: { cursor: codecs.nullableQuery(Schema.String), limit: codecs.optional(Schema.FiniteFromString) },
    success: DeploymentPage,
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.post("createDeployment", "/v1/apps/:appId/deployments", {
    disableCodecs: true,
    params: { appId: ServiceId },
    payload: CreateDeploymentInput,
    success: codecs.data(CreatedDeployment).pipe(HttpApiSchema.status(201)),
    error: [
      errors.usual(401),
      errors.usual(403),
      errors.usual(404),
      errors.usual(413),
      errors.usual(422),
      errors.usual(429),
      errors.usual(500)
    ]
  })
).middleware(Authorization) {
  declare static readonly Client: Apps
}
