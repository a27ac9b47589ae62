import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as databases from "../databases.ts"
import { page } from "../page.ts"
import { Store } from "../../state/Store.ts"

export const connections = group(
  "connections",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query: { databaseId, ...query } }) {
        const visible = yield* access.visible(state)
        const only = databaseId === undefined ? undefined : state.databases.get(databaseId)?.id ?? ""
        const seen = state.connections.filter((row) =>
          visible(state.projects.get(state.databases.get(row.databaseId)!.projectId)!.workspaceId)
          && (only === undefined || row.databaseId === only)
        )
        return yield* page(seen, query, databases.connectionView(state))
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const database = yield* access.find(state, "database", payload.databaseId)
        return databases.connectionWithSecrets(state, databases.addConnection(state, database, payload.name))
      }),

      get: ({ params }) => Effect.map(access.find(state, "connection", params.id), databases.connectionView(state)),

      delete: ({ params }) => Effect.map(access.find(state, "connection", params.id), state.connections.remove),

      rotate: ({ params }) =>
        Effect.map(access.find(state, "connection", params.id), (row) => databases.connectionWithSecrets(state, row))
    })
  })
)
