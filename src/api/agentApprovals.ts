// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
import type * as Effect from "effect/Effect"
import * as HttpApiEndpoint from "effect/http-api/HttpApiEndpoint"
import * as HttpApiGroup from "effect/http-api/HttpApiGroup"
import * as Schema from "effect/Schema"
import type * as ApiError from "../ApiError.ts"
import { Authorization } from "../internal/contract/bearer.ts"
import * as codecs from "../internal/contract/codecs.ts"
import * as errors from "../internal/contract/errorCodecs.ts"

export interface AgentApproval {
  readonly id: string
  readonly status: "pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed" | (string & {})
  readonly expiresAt: string
  readonly windowExpiresAt: string | null
  readonly decidedAt: string | null
  readonly hint?: string
}

export const AgentApproval: Schema.Codec<AgentApproval, unknown> = Schema.Struct({
  id: Schema.String,
  status: codecs.openEnum<"pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed">(),
  expiresAt: Schema.String,
  windowExpiresAt: Schema.NullOr(Schema.String),
  decidedAt: Schema.NullOr(Schema.String),
  hint: Schema.optionalKey(Schema.String)
})

/** What agents ask for and people decide about. */
export interface AgentApprovals {
  /**
   * Gets how far a person has decided about what an agent asked for.
   *
   * Ask again until `status` is no longer `pending`. The answer has no `data` around it.
   *
   * `GET /v1/agent-approvals/{approvalId}`
   */
  readonly get: (request: {
    readonly params: {
      readonly approvalId: string
    }
  }) => Effect.Effect<AgentApproval, ApiError.Failure<ApiError.NotFound>>
}

/** What agents ask for and people decide about. */
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
