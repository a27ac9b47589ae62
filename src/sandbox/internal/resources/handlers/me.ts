import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import { Store } from "../../state/Store.ts"

const userOf = (state: Store["Service"], id: string | null) => {
  const user = id === null ? undefined : state.users.get(id)
  return user === undefined ? null : { id: user.id, email: user.email, name: user.name }
}

export const me = group(
  "me",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      get: () =>
        Effect.map(access.caller(state), ({ id, name, type, userId, workspaceId }) => ({
          user: userOf(state, userId),
          workspace: { id: workspaceId, name: state.workspaces.get(workspaceId)!.name },
          credential: { type, id, name }
        }))
    })
  })
)
