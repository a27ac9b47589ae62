import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import { Store } from "../../state/Store.ts"
import { user } from "../../state/user.ts"

export const me = group(
  "me",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      get: () =>
        Effect.map(access.caller(state), ({ id, name, type, userId, workspaceId }) => ({
          user: userId === null ? null : user,
          workspace: { id: workspaceId, name: state.workspaces.get(workspaceId)!.name },
          credential: { type, id, name }
        }))
    })
  })
)
