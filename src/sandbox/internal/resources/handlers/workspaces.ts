import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { billingUrl } from "../billing.ts"
import { page } from "../page.ts"
import * as projects from "../projects.ts"
import { Store } from "../../state/Store.ts"
import * as views from "../views.ts"
import * as Workspaces from "../workspaces.ts"

export const workspaces = group(
  "workspaces",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const seen = access.workspacesOf(state, yield* access.caller(state))
        return yield* page(seen, query, views.workspace(state))
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const caller = yield* access.caller(state)
        if (caller.userId === null || !access.isPersonal(caller)) {
          return yield* Effect.fail(answer.forbidden({
            message: "A token for one workspace cannot create another.",
            hint: "Use a user's token."
          }))
        }
        return views.workspace(state)(Workspaces.add(state, payload.displayName ?? "My Workspace", caller.userId))
      }),

      get: ({ params }) => Effect.map(access.find(state, "workspace", params.id), views.workspace(state)),

      subscription: ({ params }) =>
        Effect.map(access.find(state, "workspace", params.id), ({ id }) => ({
          planName: "Sandbox",
          usageBlocked: false,
          upgradeUrl: billingUrl(state, id)
        })),

      createProject: Effect.fnUntraced(function*({ params, payload }) {
        const { id } = yield* answer.undeclared(access.find(state, "workspace", params.workspaceId))
        return yield* projects.create(state, id, payload)
      }),

      listIntegrations: Effect.fnUntraced(function*({ params, query }) {
        const { id } = yield* access.find(state, "workspace", params.workspaceId)
        return yield* page(Workspaces.integrationsOf(state, id), query, views.integration(state))
      }),

      deleteIntegration: Effect.fnUntraced(function*({ params }) {
        const { id } = yield* access.find(state, "workspace", params.workspaceId)
        // What is taken away is the access of an application, which its client id names. The contract's pattern is that of an
        // integration's id, which names it too.
        const ofClient = Workspaces.integrationsOf(state, id).filter((row) =>
          row.clientId === params.clientId || row.id === state.integrations.get(params.clientId)?.id
        )
        if (ofClient.length === 0) {
          return yield* Effect.fail(answer.notFound({
            message: `No application with the client id ${params.clientId} has access to the workspace.`,
            hint: "Use a `client.id` that `GET /v1/workspaces/{workspaceId}/integrations` lists."
          }))
        }
        ofClient.forEach(state.integrations.remove)
      })
    })
  })
)
