// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as DateTime from "effect/DateTime"
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"

/** The answer of `agentApprovals.get`. */
export interface AgentApproval {
  /** The id of the approval. */
  readonly id: string

  /** `approved` allows the action once, `approved_window` until `windowExpiresAt`. `consumed` was already used. Poll while it is `pending`. */
  readonly status: "pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed" | (string & {})

  /** The end of the time to decide. */
  readonly expiresAt: DateTime.Utc

  /** When an `approved_window` ends. Null for all other statuses. */
  readonly windowExpiresAt: DateTime.Utc | null

  /** When a person decided. Null before that. */
  readonly decidedAt: DateTime.Utc | null

  /** What to do next, if the API knows. */
  readonly hint?: string
}

export const AgentApproval: Schema.Codec<AgentApproval, unknown> = Schema.Struct({
  id: Schema.String,
  status: codecs.openEnum<"pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed">(),
  expiresAt: codecs.Instant,
  windowExpiresAt: Schema.NullOr(codecs.Instant),
  decidedAt: Schema.NullOr(codecs.Instant),
  hint: Schema.optionalKey(Schema.String)
})

/** Requests of agents that people approve or deny. */
export interface AgentApprovals {
  /**
   * Gets the decision of a person about a request of an agent.
   *
   * Poll until `status` is no longer `pending`. The answer has no `data` around it.
   *
   * Fails with:
   * - `NotFound`: This agent has no such approval.
   *
   * `GET /v1/agent-approvals/{approvalId}`
   */
  readonly get: (request: {
    readonly params: {
      /** The id of the approval, as the rejected call returned it to the agent. */
      readonly approvalId: string
    }
  }) => Effect.Effect<AgentApproval, ApiError.Failure<ApiError.NotFound>>
}

/** Requests of agents that people approve or deny. */
export class AgentApprovalsGroup extends HttpApiGroup.make("agentApprovals").add(
  HttpApiEndpoint.get("get", "/v1/agent-approvals/:approvalId", {
    disableCodecs: true,
    params: { approvalId: Schema.String },
    success: AgentApproval,
    error: errors.usual(404)
  })
).middleware(Authorization) {
  declare static readonly Client: AgentApprovals
}
