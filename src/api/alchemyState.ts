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
import { BranchId, ProjectId } from "./schemas.ts"

export interface AcquireLeaseInput {
  readonly stack: string
  readonly stage: string
  readonly ttlSeconds?: number | undefined
  readonly holderDescription?: string | undefined
}

export const AcquireLeaseInput: Schema.Codec<AcquireLeaseInput, unknown> = Schema.Struct({
  stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
  stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
  ttlSeconds: codecs.optional(Schema.Int.check(Schema.isGreaterThan(0))),
  holderDescription: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500)))
})

export interface Lease {
  readonly leaseId: Redacted.Redacted<string>
  readonly expiresAt: DateTime.Utc
}

export const Lease: Schema.Codec<Lease, unknown> = Schema.Struct({
  leaseId: codecs.Sensitive,
  expiresAt: codecs.Instant
})

/** Whoever has it holds the lease: it is a capability. */
export const LeaseId = codecs.secretInput(
  Schema.String.check(Schema.isPattern(/^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))
)

export interface RenewLeaseInput {
  readonly ttlSeconds?: number | undefined
}

export const RenewLeaseInput: Schema.Codec<RenewLeaseInput, unknown> = Schema.Struct({
  ttlSeconds: codecs.optional(Schema.Int.check(Schema.isGreaterThan(0)))
})

export interface AlchemyStateVersion {
  readonly version: number
}

export const AlchemyStateVersion: Schema.Codec<AlchemyStateVersion, unknown> = Schema.Struct({ version: Schema.Finite })

/** State of Alchemy stacks, read and written under a lease. */
export interface AlchemyState {
  /**
   * Takes the lease that the state of a stage is read and written under.
   *
   * It lasts `ttlSeconds`: 60 by default, from 30 to 300. A 409 means that someone else holds it. The lease id is a capability: keep it secret.
   *
   * `POST /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease`, experimental
   */
  readonly acquireLease: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
    readonly payload: AcquireLeaseInput
  }) => Effect.Effect<
    Lease,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Gives a lease back.
   *
   * `DELETE /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease`, experimental
   */
  readonly releaseLease: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Keeps a lease from running out.
   *
   * It lasts `ttlSeconds` from now: 60 by default, from 30 to 300. A 404 means that it was lost.
   *
   * `PATCH /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease`, experimental
   */
  readonly renewLease: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
    readonly payload?: RenewLeaseInput | undefined
  }) => Effect.Effect<Lease, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Gets the version of the state protocol.
   *
   * Needs no token. The answer has no `data` around it, as with all of the Alchemy state.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/version`, experimental
   */
  readonly version: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
  }) => Effect.Effect<AlchemyStateVersion, ApiError.Failure>

  /**
   * Lists the names of the stacks that have state on a branch.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks`, experimental
   */
  readonly listStacks: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
    }
  }) => Effect.Effect<
    ReadonlyArray<string>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the names of the stages of a stack.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages`, experimental
   */
  readonly listStages: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    ReadonlyArray<string>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the fully qualified names of the resources of a stage.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources`, experimental
   */
  readonly listResources: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    ReadonlyArray<string>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Gets the state of a resource.
   *
   * `null` where it has none.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}`, experimental
   */
  readonly getResource: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
      readonly fqn: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    unknown,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Writes the state of a resource, and answers it.
   *
   * `PUT /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}`, experimental
   */
  readonly putResource: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
      readonly fqn: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
    readonly payload: unknown
  }) => Effect.Effect<
    unknown,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Deletes the state of a resource.
   *
   * `DELETE /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}`, experimental
   */
  readonly deleteResource: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
      readonly fqn: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the state of the resources that were replaced.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/replaced-resources`, experimental
   */
  readonly listReplacedResources: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    ReadonlyArray<unknown>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Gets the output of a stage.
   *
   * `null` where it has none.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/output`, experimental
   */
  readonly getOutput: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    unknown,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Writes the output of a stage, and answers it.
   *
   * `PUT /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/output`, experimental
   */
  readonly putOutput: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
      readonly stage: string
    }
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
    readonly payload: unknown
  }) => Effect.Effect<
    unknown,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Deletes the state of a stack, or only that of one stage of it.
   *
   * `DELETE /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}`, experimental
   */
  readonly deleteStack: (request: {
    readonly params: {
      readonly projectId: string
      readonly branchId: string
      readonly stack: string
    }
    readonly query?: {
      readonly stage?: string | undefined
    } | undefined
    readonly headers: {
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >
}

/** State of Alchemy stacks, read and written under a lease. */
export class AlchemyStateGroup extends HttpApiGroup.make("alchemyState").add(
  HttpApiEndpoint.post("acquireLease", "/v1/projects/:projectId/branches/:branchId/alchemy-state/lease", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    payload: AcquireLeaseInput,
    success: codecs.data(Lease).pipe(HttpApiSchema.status(201)),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
  }),
  HttpApiEndpoint.delete("releaseLease", "/v1/projects/:projectId/branches/:branchId/alchemy-state/lease", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    headers: { "alchemy-state-lease-id": LeaseId },
    success: HttpApiSchema.NoContent,
    error: [errors.usual(401), errors.usual(404), errors.usual(413)]
  }),
  HttpApiEndpoint.patch("renewLease", "/v1/projects/:projectId/branches/:branchId/alchemy-state/lease", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    headers: { "alchemy-state-lease-id": LeaseId },
    payload: RenewLeaseInput,
    success: codecs.data(Lease),
    error: [errors.usual(401), errors.usual(404), errors.usual(413)]
  }).annotate(codecs.Idempotent, true),
  HttpApiEndpoint.get("listStacks", "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks", {
    disableCodecs: true,
    params: { projectId: ProjectId, branchId: BranchId },
    success: Schema.Array(Schema.String),
    error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
  }),
  HttpApiEndpoint.get(
    "listStages",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: Schema.Array(Schema.String),
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.get(
    "listResources",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/resources",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: Schema.Array(Schema.String),
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.get(
    "getResource",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/resources/:fqn",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        fqn: Schema.String.check(Schema.isMinLength(1))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: Schema.Unknown,
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.put(
    "putResource",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/resources/:fqn",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        fqn: Schema.String.check(Schema.isMinLength(1))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      payload: codecs.AnyJson,
      success: Schema.Unknown,
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.delete(
    "deleteResource",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/resources/:fqn",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        fqn: Schema.String.check(Schema.isMinLength(1))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: HttpApiSchema.NoContent,
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.get(
    "listReplacedResources",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/replaced-resources",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: Schema.Array(Schema.Unknown),
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.get(
    "getOutput",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/output",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: Schema.Unknown,
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.put(
    "putOutput",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack/stages/:stage/output",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
        stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
      },
      headers: { "alchemy-state-lease-id": LeaseId },
      payload: codecs.AnyJson,
      success: Schema.Unknown,
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  ),
  HttpApiEndpoint.delete(
    "deleteStack",
    "/v1/projects/:projectId/branches/:branchId/alchemy-state/state/stacks/:stack",
    {
      disableCodecs: true,
      params: {
        projectId: ProjectId,
        branchId: BranchId,
        stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))
      },
      query: { stage: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200))) },
      headers: { "alchemy-state-lease-id": LeaseId },
      success: HttpApiSchema.NoContent,
      error: [errors.usual(401), errors.usual(404), errors.usual(409), errors.usual(413)]
    }
  )
).middleware(Authorization).add(
  HttpApiEndpoint.get("version", "/v1/projects/:projectId/branches/:branchId/alchemy-state/version", {
    disableCodecs: true,
    params: { projectId: Schema.String, branchId: Schema.String },
    success: AlchemyStateVersion
  })
) {
  declare static readonly Client: AlchemyState
}
