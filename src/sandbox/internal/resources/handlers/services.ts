import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as Promotions from "../promotions.ts"
import * as Services from "../services.ts"
import { Store } from "../../state/Store.ts"

export const services = group(
  "services",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: ({ query }) => Services.list(state, query),
      create: ({ payload }) => Services.create(state, payload),
      get: ({ params }) => Services.get(state, params.serviceId),
      delete: ({ params }) => Services.remove(state, params.serviceId),
      update: ({ params, payload }) => Services.update(state, params.serviceId, payload),
      promote: ({ params, payload }) => Promotions.promote(state, params.serviceId, payload),
      rollback: ({ params, payload }) => Promotions.rollback(state, params.serviceId, payload),
      listDomains: ({ params }) => Services.listDomains(state, params.serviceId),
      createDomain: ({ params, payload }) => Services.createDomain(state, params.serviceId, payload.hostname),
      listDeployments: ({ params, query }) => Services.listDeployments(state, params.serviceId, query),
      createDeployment: ({ params, payload, request }) =>
        Services.createDeployment(state, params.serviceId, payload, request)
    })
  })
)
