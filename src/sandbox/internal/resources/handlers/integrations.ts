import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { page } from "../page.ts"
import { Store } from "../../state/Store.ts"
import * as views from "../views.ts"
import * as Workspaces from "../workspaces.ts"

export const integrations = group(
  "integrations",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const { id } = yield* answer.undeclared(access.findOrForbid(state, "workspace", query.workspaceId))
        return yield* page(Workspaces.integrationsOf(state, id), query, views.integration(state))
      }),

      get: ({ params }) => Effect.map(access.find(state, "integration", params.id), views.integration(state)),

      delete: ({ params }) => Effect.map(access.find(state, "integration", params.id), state.integrations.remove)
    })
  })
)
