import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as Domains from "../domains.ts"
import { Store } from "../../state/Store.ts"

export const domains = group(
  "domains",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = Domains.domainView(state)
    const find = (id: string) => access.findOrForbid(state, "domain", id)
    return handlers.handleAll({
      get: ({ params }) => Effect.map(find(params.domainId), view),

      delete: ({ params }) => Effect.map(find(params.domainId), state.domains.remove),

      retry: ({ params }) => Effect.flatMap(find(params.domainId), (row) => Effect.map(Domains.retry(state, row), view))
    })
  })
)
