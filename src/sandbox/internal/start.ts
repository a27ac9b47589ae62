/** A sandbox as it is when it starts: a workspace, a token for it, and two approvals to ask for. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as app from "./app.ts"
import { Store } from "./Store.ts"
import * as views from "./views.ts"
import * as Workspaces from "./workspaces.ts"

export const start = Effect.fnUntraced(function*(options: { readonly token?: string | undefined } | undefined) {
  const state = yield* Store.make
  const workspace = Workspaces.add(state, "Sandbox", views.user.id)
  for (const decision of ["approved", "denied"] as const) {
    state.agentApprovals.put({ ...state.row(""), id: `approval_${decision}`, decision, askedAt: null })
  }
  const { value } = Workspaces.addToken(state, workspace.id, {
    name: "Sandbox token",
    type: "management_token",
    userId: views.user.id,
    value: options?.token
  })
  const respond = yield* Effect.provideService(app.make, Store, state)
  return { respond, state, token: Redacted.make(value), workspaceId: workspace.id }
})
