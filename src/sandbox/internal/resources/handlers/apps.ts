import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as Promotions from "../promotions.ts"
import * as Services from "../services.ts"
import { Store } from "../../state/Store.ts"

/** The deprecated name of services: the same rows by another path. */
export const apps = group(
  "apps",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: ({ query }) => Services.list(state, query),
      create: ({ payload }) => Services.create(state, payload),
      get: ({ params }) => Services.get(state, params.appId),
      delete: ({ params }) => Services.remove(state, params.appId),
      update: ({ params, payload }) => Services.update(state, params.appId, payload),
      promote: ({ params, payload }) => Promotions.promote(state, params.appId, payload),
      rollback: ({ params, payload }) => Promotions.rollback(state, params.appId, payload),
      listDomains: ({ params }) => Services.listDomains(state, params.appId),
      createDomain: ({ params, payload }) => Services.createDomain(state, params.appId, payload.hostname),
      listDeployments: ({ params, query }) => Services.listDeployments(state, params.appId, query),
      createDeployment: ({ params, payload, request }) =>
        Services.createDeployment(state, params.appId, payload, request)
    })
  })
)
