import * as Effect from "effect/Effect"
import type { AgentApproval } from "../../../../api/agentApprovals.ts"
import * as answer from "../../protocol/answer.ts"
import type * as rows from "../../state/rows.ts"
import { group } from "../group.ts"
import { instant, Store } from "../../state/Store.ts"

/** How long a person takes, and how long a request stands: milliseconds. */
const deciding = 5_000
const lifetime = 10 * 60_000

const approvalView = (state: Store["Service"], row: rows.AgentApproval): AgentApproval => {
  const askedAt = row.askedAt ?? state.now()
  if (row.askedAt === null) state.agentApprovals.change(row, { askedAt })
  const decided = state.now() >= askedAt + deciding
  return {
    id: row.id,
    status: decided ? row.decision : "pending",
    expiresAt: instant(askedAt + lifetime),
    windowExpiresAt: null,
    decidedAt: decided ? instant(askedAt + deciding) : null,
    ...decided ? undefined : { hint: "Retry in a moment: a person must decide first." }
  }
}

export const agentApprovals = group(
  "agentApprovals",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      get: ({ params }) =>
        Effect.suspend(() => {
          const row = state.agentApprovals.get(params.approvalId)
          return row === undefined
            ? Effect.fail(answer.notFound({
              message: "The approval was not found.",
              hint: "A sandbox has two: `approval_approved` and `approval_denied`."
            }))
            : Effect.succeed(approvalView(state, row))
        })
    })
  })
)
