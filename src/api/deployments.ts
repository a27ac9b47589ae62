// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as HttpApiSchema from "effect/http-api/HttpApiSchema"
import type * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"
import { BooleanText, DeploymentId, LogEndKind } from "./schemas.ts"

export type { Lines, Unrecognized } from "../internal/contract/codecs.ts"

export interface Deployment {
  readonly id: string
  readonly type: "deployment" | (string & {})
  readonly url: string
  readonly serviceId: string
  readonly foundryVersionId: string
  readonly status: string
  readonly previewDomain: string | null
  readonly envVars?: { readonly [name: string]: Redacted.Redacted<string> }
  readonly portMapping?: {
    readonly http?: number
  }
  readonly createdAt: DateTime.Utc
}

export const Deployment: Schema.Codec<Deployment, unknown> = Schema.Struct({
  id: Schema.String,
  type: codecs.openEnum<"deployment">(),
  url: Schema.String,
  serviceId: Schema.String,
  foundryVersionId: Schema.String,
  status: Schema.String,
  previewDomain: Schema.NullOr(Schema.String),
  envVars: Schema.optionalKey(Schema.Record(Schema.String, codecs.Sensitive)),
  portMapping: Schema.optionalKey(Schema.Struct({ http: Schema.optionalKey(Schema.Finite) })),
  createdAt: codecs.Instant
})

export interface StartedDeployment {
  readonly previewDomain: string
}

export const StartedDeployment: Schema.Codec<StartedDeployment, unknown> = Schema.Struct({
  previewDomain: Schema.String
})

export interface DeploymentLogLine {
  readonly type: "log"
  readonly text: string
  readonly byteStart: number
  readonly byteEnd: number
}

export const DeploymentLogLine: Schema.Codec<DeploymentLogLine, unknown> = Schema.Struct({
  type: Schema.Literal("log"),
  text: Schema.String,
  byteStart: Schema.Finite,
  byteEnd: Schema.Finite
})

export interface DeploymentLogEnd {
  readonly type: "terminal"
  readonly kind: LogEndKind
  readonly code: string
  readonly message: string
  readonly retryable: boolean
  readonly cursor: string | null
  readonly details?: { readonly [name: string]: unknown }
}

export const DeploymentLogEnd: Schema.Codec<DeploymentLogEnd, unknown> = Schema.Struct({
  type: Schema.Literal("terminal"),
  kind: LogEndKind,
  code: Schema.String,
  message: Schema.String,
  retryable: Schema.Boolean,
  cursor: Schema.NullOr(Schema.String),
  details: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
})

export type DeploymentLogRecord = DeploymentLogLine | DeploymentLogEnd | codecs.Unrecognized

export const DeploymentLogRecord: Schema.Codec<DeploymentLogRecord, unknown> = codecs.taggedUnion([
  DeploymentLogLine,
  DeploymentLogEnd
])

/** Versions of a service: to start, to stop, to read the logs of. */
export interface Deployments {
  /**
   * Gets a deployment.
   *
   * `GET /v1/deployments/{deploymentId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      readonly deploymentId: string
    }
  }) => Effect.Effect<
    Deployment,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Deletes a deployment.
   *
   * `DELETE /v1/deployments/{deploymentId}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      readonly deploymentId: string
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.TooManyRequests
    >
  >

  /**
   * Starts a deployment.
   *
   * A 429 may be the compute limit of the plan, which repeating does not lift.
   *
   * `POST /v1/deployments/{deploymentId}/start`, experimental
   */
  readonly start: (request: {
    readonly params: {
      readonly deploymentId: string
    }
  }) => Effect.Effect<
    StartedDeployment,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.TooManyRequests
    >
  >

  /**
   * Stops a deployment.
   *
   * `POST /v1/deployments/{deploymentId}/stop`, experimental
   */
  readonly stop: (request: {
    readonly params: {
      readonly deploymentId: string
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<
      ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.TooManyRequests
    >
  >

  /**
   * Reads a page of the log of a deployment as NDJSON.
   *
   * The page ends in a `terminal` record that has the cursor of the next one. With `Upgrade: websocket` the answer is 101 and the same records come live, for ten minutes at most.
   *
   * `GET /v1/deployments/{deploymentId}/logs`, experimental
   */
  readonly logs: (request: {
    readonly params: {
      readonly deploymentId: string
    }
    readonly query?: {
      readonly tail?: number | undefined
      readonly from_start?: BooleanText | undefined
      readonly cursor?: string | undefined
    } | undefined
  }) => Stream.Stream<
    DeploymentLogRecord,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >
}

/** Versions of a service: to start, to stop, to read the logs of. */
export class DeploymentsGroup extends HttpApiGroup.make("deployments").add(
  HttpApiEndpoint.get("get", "/v1/deployments/:deploymentId", {
    disableCodecs: true,
    params: { deploymentId: DeploymentId },
    success: codecs.data(Deployment),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  }),
  HttpApiEndpoint.delete("delete", "/v1/deployments/:deploymentId", {
    disableCodecs: true,
    params: { deploymentId: DeploymentId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(429)]
  }),
  HttpApiEndpoint.post("start", "/v1/deployments/:deploymentId/start", {
    disableCodecs: true,
    params: { deploymentId: DeploymentId },
    success: codecs.data(StartedDeployment),
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(429)]
  }),
  HttpApiEndpoint.post("stop", "/v1/deployments/:deploymentId/stop", {
    disableCodecs: true,
    params: { deploymentId: DeploymentId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(409), errors.usual(429)]
  }),
  HttpApiEndpoint.get("logs", "/v1/deployments/:deploymentId/logs", {
    disableCodecs: true,
    params: { deploymentId: DeploymentId },
    query: {
      tail: codecs.optional(
        Schema.FiniteFromString.check(
          Schema.isInt(),
          Schema.isGreaterThanOrEqualTo(1),
          Schema.isLessThanOrEqualTo(10000)
        )
      ),
      from_start: codecs.optional(BooleanText),
      cursor: codecs.optional(Schema.String.check(Schema.isPattern(/^\d+$/)))
    },
    success: [HttpApiSchema.Empty(101), codecs.lines(DeploymentLogRecord)],
    error: [errors.usual(401), errors.usual(403), errors.usual(404), errors.usual(429)]
  })
).middleware(Authorization) {
  declare static readonly Client: Deployments
}
