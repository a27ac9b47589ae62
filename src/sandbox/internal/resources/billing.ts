/** The page that `upgradeUrl` leads to: what the console of the platform has there. */
import * as Effect from "effect/Effect"
import * as HttpRouter from "effect/http/HttpRouter"
import { respond, shown } from "../pages/page.ts"
import { Store } from "../state/Store.ts"

type State = Store["Service"]

export const billingUrl = (state: State, workspaceId: string): string => state.url(`/console/${workspaceId}/billing`)

const show = (state: State, workspaceId: string) => {
  const workspace = state.workspaces.get(workspaceId)
  return workspace === undefined
    ? respond(state, {
      status: 404,
      title: "Workspace not found",
      body: "<p>It never existed, or this sandbox was restarted or reset.</p>"
    })
    : respond(state, {
      status: 200,
      title: "Billing",
      body: `<p>In the console of the platform, the plan of the workspace <strong>${
        shown(workspace.name)
      }</strong> is changed here.</p>
<p>In a sandbox there is one plan, <strong>Sandbox</strong>. It costs nothing, and nothing can be changed.</p>`
    })
}

export const layer = HttpRouter.addAll(Effect.gen(function*() {
  const state = yield* Store
  return [
    HttpRouter.route(
      "GET",
      "/console/:workspaceId/billing",
      Effect.map(HttpRouter.params, ({ workspaceId = "" }) => show(state, workspaceId))
    )
  ]
}))
