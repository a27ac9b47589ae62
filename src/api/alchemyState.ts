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

/** The input of `alchemyState.acquireLease`. */
export interface AcquireLeaseInput {
  /** The name of the stack. 1 to 200 characters. */
  readonly stack: string

  /** The name of the stage. 1 to 200 characters. */
  readonly stage: string

  /** How long the lease lasts from now, in seconds: 60 if omitted. Values below 30 count as 30, values above 300 as 300. Greater than 0. */
  readonly ttlSeconds?: number | undefined

  /** Who takes the lease, as text. It is shown to others who try to take the lease. 1 to 500 characters. */
  readonly holderDescription?: string | undefined
}

export const AcquireLeaseInput: Schema.Codec<AcquireLeaseInput, unknown> = Schema.Struct({
  stack: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
  stage: Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(200)),
  ttlSeconds: codecs.optional(Schema.Int.check(Schema.isGreaterThan(0))),
  holderDescription: codecs.optional(Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(500)))
})

/** The answer of `alchemyState.acquireLease` and `alchemyState.renewLease`. */
export interface Lease {
  /** The id to send as `alchemy-state-lease-id` with every read and write. A secret: anyone who has it holds the lease. */
  readonly leaseId: Redacted.Redacted<string>

  /** When the lease expires unless it is renewed. */
  readonly expiresAt: DateTime.Utc
}

export const Lease: Schema.Codec<Lease, unknown> = Schema.Struct({
  leaseId: codecs.Sensitive,
  expiresAt: codecs.Instant
})

/** A secret: anyone who has it holds the lease. */
export const LeaseId = codecs.secretInput(
  Schema.String.check(Schema.isPattern(/^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$/))
)

/** The input of `alchemyState.renewLease`. */
export interface RenewLeaseInput {
  /** How long the lease lasts from now, in seconds: 60 if omitted. Values below 30 count as 30, values above 300 as 300. Greater than 0. */
  readonly ttlSeconds?: number | undefined
}

export const RenewLeaseInput: Schema.Codec<RenewLeaseInput, unknown> = Schema.Struct({
  ttlSeconds: codecs.optional(Schema.Int.check(Schema.isGreaterThan(0)))
})

/** The answer of `alchemyState.version`. */
export interface AlchemyStateVersion {
  /** The version of the state protocol. */
  readonly version: number
}

export const AlchemyStateVersion: Schema.Codec<AlchemyStateVersion, unknown> = Schema.Struct({ version: Schema.Finite })

/** The state of Alchemy stacks, read and written under a lease. */
export interface AlchemyState {
  /**
   * Takes the lease that the state of a stage is read and written under.
   *
   * It lasts `ttlSeconds`: 60 by default, from 30 to 300. A 409 means that another holder has it. The lease id is a capability: keep it secret.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: Another holder has the lease. `message` names the holder. Try again later: there is no queue.
   *
   * `POST /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease`, experimental
   */
  readonly acquireLease: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
    readonly payload: AcquireLeaseInput
  }) => Effect.Effect<
    Lease,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Releases a lease.
   *
   * Fails with:
   * - `NotFound`: The lease is lost: it is expired, replaced or released. Or the project or branch does not exist.
   *
   * `DELETE /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease`, experimental
   */
  readonly releaseLease: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<void, ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.PayloadTooLarge>>

  /**
   * Renews a lease.
   *
   * It lasts `ttlSeconds` from now: 60 by default, from 30 to 300. A 404 means that it was lost.
   *
   * Fails with:
   * - `NotFound`: The lease is lost: it is expired, replaced or released. Or the project or branch does not exist.
   *
   * `PATCH /v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease`, experimental
   */
  readonly renewLease: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
      /** The id of the project, with or without its prefix `proj_`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. */
      readonly branchId: string
    }
  }) => Effect.Effect<AlchemyStateVersion, ApiError.Failure>

  /**
   * Lists the names of the stacks that have state on a branch.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks`, experimental
   */
  readonly listStacks: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string
    }
  }) => Effect.Effect<
    ReadonlyArray<string>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the names of the stages of a stack.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages`, experimental
   */
  readonly listStages: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    ReadonlyArray<string>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the fully qualified names of the resources of a stage.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources`, experimental
   */
  readonly listResources: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    ReadonlyArray<string>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Gets the state of a resource.
   *
   * `null` if there is none.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}`, experimental
   */
  readonly getResource: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string

      /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
      readonly fqn: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    unknown,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Writes the state of a resource, and returns it.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `PUT /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}`, experimental
   */
  readonly putResource: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string

      /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
      readonly fqn: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `DELETE /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}`, experimental
   */
  readonly deleteResource: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string

      /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
      readonly fqn: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Lists the state of the resources that were replaced.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/replaced-resources`, experimental
   */
  readonly listReplacedResources: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    ReadonlyArray<unknown>,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Gets the output of a stage.
   *
   * `null` if there is none.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `GET /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/output`, experimental
   */
  readonly getOutput: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    unknown,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >

  /**
   * Writes the output of a stage, and returns it.
   *
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder.
   *
   * `PUT /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/output`, experimental
   */
  readonly putOutput: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string

      /** The name of the stage. 1 to 200 characters. */
      readonly stage: string
    }
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
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
   * Fails with:
   * - `NotFound`: The project or branch does not exist, or the token cannot see it.
   * - `Conflict`: The lease is not valid for this stack, or another stage of the stack has a lease.
   *
   * `DELETE /v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}`, experimental
   */
  readonly deleteStack: (request: {
    readonly params: {
      /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly projectId: string

      /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly branchId: string

      /** The name of the stack. 1 to 200 characters. */
      readonly stack: string
    }
    readonly query?: {
      /** Delete the state of this stage only. Omitted: of all stages, none of which may have another lease. 1 to 200 characters. */
      readonly stage?: string | undefined
    } | undefined
    readonly headers: {
      /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
      readonly "alchemy-state-lease-id": string | Redacted.Redacted<string>
    }
  }) => Effect.Effect<
    void,
    ApiError.Failure<ApiError.Unauthorized | ApiError.NotFound | ApiError.Conflict | ApiError.PayloadTooLarge>
  >
}

/** The state of Alchemy stacks, read and written under a lease. */
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
