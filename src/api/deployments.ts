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

/** The answer of `deployments.get`. */
export interface Deployment {
  /** The id of the deployment, with its prefix `cpv_`. */
  readonly id: string

  /** The kind of resource. */
  readonly type: "deployment" | (string & {})

  /** The link to the resource in the API. Reading it needs a token. */
  readonly url: string

  /** The id of its service, with its prefix `cps_`. */
  readonly serviceId: string

  /** The internal id of the platform, for support. Use `id` in calls. */
  readonly foundryVersionId: string

  /** The status: `new`, `provisioning`, `running`, `stopping`, `stopped`, `failed`. New values may be added. */
  readonly status: string

  /** The host name of this deployment alone, whether or not it is live. Null until it is started. */
  readonly previewDomain: string | null

  /** The environment variables that it was created with, by name. The values are always `[redacted]`. */
  readonly envVars?: { readonly [name: string]: Redacted.Redacted<string> }

  /** The ports that it listens on. */
  readonly portMapping?: {
    /** The port that takes HTTP requests. Absent: the platform's default. */
    readonly http?: number
  }

  /** When it was created. */
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

/** The answer of `deployments.start`. */
export interface StartedDeployment {
  /** The host name of this deployment alone. It answers once the deployment is `running`. */
  readonly previewDomain: string
}

export const StartedDeployment: Schema.Codec<StartedDeployment, unknown> = Schema.Struct({
  previewDomain: Schema.String
})

/** A part of `DeploymentLogRecord`. */
export interface DeploymentLogLine {
  /** `log`: a piece of output. */
  readonly type: "log"

  /** What the deployment wrote. */
  readonly text: string

  /** The byte offset where the piece starts in the whole log. */
  readonly byteStart: number

  /** The byte offset where the piece ends in the whole log. */
  readonly byteEnd: number
}

export const DeploymentLogLine: Schema.Codec<DeploymentLogLine, unknown> = Schema.Struct({
  type: Schema.Literal("log"),
  text: Schema.String,
  byteStart: Schema.Finite,
  byteEnd: Schema.Finite
})

/** A part of `DeploymentLogRecord`. */
export interface DeploymentLogEnd {
  /** `terminal`: the last record of an answer. */
  readonly type: "terminal"

  /** `end` if everything requested was sent, `error` if reading failed. */
  readonly kind: LogEndKind

  /** The machine-readable reason. */
  readonly code: string

  /** The reason as text. */
  readonly message: string

  /** Whether continuing with `cursor` can succeed. */
  readonly retryable: boolean

  /** Pass it as `cursor` to continue. Null if nothing follows. */
  readonly cursor: string | null

  /** Details of the reason, by name. Absent if there are none. */
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

/** The answer of `deployments.logs`. */
export type DeploymentLogRecord = DeploymentLogLine | DeploymentLogEnd | codecs.Unrecognized

export const DeploymentLogRecord: Schema.Codec<DeploymentLogRecord, unknown> = codecs.taggedUnion([
  DeploymentLogLine,
  DeploymentLogEnd
])

/** Versions of a service: start them, stop them, read their logs. */
export interface Deployments {
  /**
   * Gets a deployment.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this deployment.
   * - `NotFound`: The deployment does not exist, or the token cannot see it.
   *
   * `GET /v1/deployments/{deploymentId}`, experimental
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly deploymentId: string
    }
  }) => Effect.Effect<
    Deployment,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >

  /**
   * Deletes a deployment.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this deployment.
   * - `NotFound`: The deployment does not exist, or the token cannot see it.
   * - `Conflict`: It is neither `stopped` nor `new`. Stop it, and wait until it is `stopped`.
   *
   * `DELETE /v1/deployments/{deploymentId}`, experimental
   */
  readonly delete: (request: {
    readonly params: {
      /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * A 429 may be the compute limit of the plan, which retrying does not change.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this deployment.
   * - `NotFound`: The deployment does not exist, or the token cannot see it.
   * - `Conflict`: Its code is not uploaded, or it already runs.
   * - `TooManyRequests`: Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit.
   *
   * `POST /v1/deployments/{deploymentId}/start`, experimental
   */
  readonly start: (request: {
    readonly params: {
      /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Fails with:
   * - `Forbidden`: The token may not use this deployment.
   * - `NotFound`: The deployment does not exist, or the token cannot see it.
   * - `Conflict`: It is neither `running` nor `provisioning`.
   *
   * `POST /v1/deployments/{deploymentId}/stop`, experimental
   */
  readonly stop: (request: {
    readonly params: {
      /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * The page ends in a `terminal` record that has the cursor of the next one. With `Upgrade: websocket` the answer is 101 and the same records arrive live, for ten minutes at most.
   *
   * Fails with:
   * - `Forbidden`: The token may not use this deployment.
   * - `NotFound`: The deployment does not exist, or the token cannot see it.
   *
   * `GET /v1/deployments/{deploymentId}/logs`, experimental
   */
  readonly logs: (request: {
    readonly params: {
      /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly deploymentId: string
    }
    readonly query?: {
      /** Start this many lines before the end. From 1 to 10000. */
      readonly tail?: number | undefined

      /** `true` starts with the first line that is kept, and overrides `tail`. */
      readonly from_start?: BooleanText | undefined

      /** Start where another answer ended: `cursor` of its `terminal` record. Overrides `tail` and `from_start`. Matches `^\d+$`. */
      readonly cursor?: string | undefined
    } | undefined
  }) => Stream.Stream<
    DeploymentLogRecord,
    ApiError.Failure<ApiError.Unauthorized | ApiError.Forbidden | ApiError.NotFound | ApiError.TooManyRequests>
  >
}

/** Versions of a service: start them, stop them, read their logs. */
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
