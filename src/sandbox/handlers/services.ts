import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import { ManagementApi } from "../../ManagementApi.ts"
import * as access from "../internal/access.ts"
import * as Deployments from "../internal/deployments.ts"
import * as Domains from "../internal/domains.ts"
import { page } from "../internal/page.ts"
import * as Services from "../internal/services.ts"
import { Store } from "../internal/Store.ts"

export const services = HttpApiBuilder.group(
  ManagementApi,
  "services",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const find = (id: string) => access.findOrForbid(state, "service", id)
    return handlers.handleAll({
      list: ({ query }) => Services.list(state, query),

      create: ({ payload }) => Services.create(state, payload),

      get: ({ params }) => Effect.map(find(params.serviceId), Services.serviceView(state)),

      delete: ({ params }) => Effect.map(find(params.serviceId), (row) => Services.remove(state, row)),

      update: ({ params, payload }) => Services.update(state, params.serviceId, payload),

      promote: ({ params, payload }) => Services.promote(state, params.serviceId, payload),

      rollback: ({ params, payload }) => Services.rollback(state, params.serviceId, payload),

      listDomains: ({ params }) =>
        Effect.map(find(params.serviceId), (service) => ({
          data: Domains.domainsOf(state, service).map(Domains.domainView(state)),
          pagination: { hasMore: false, nextCursor: null }
        })),

      createDomain: Effect.fnUntraced(function*({ params, payload }) {
        const service = yield* find(params.serviceId)
        return yield* Domains.answerAdded(state, yield* Domains.add(state, service, payload.hostname))
      }),

      listDeployments: Effect.fnUntraced(function*({ params, query }) {
        const service = yield* find(params.serviceId)
        return yield* page(Deployments.deploymentsOf(state, service), query, Deployments.summaryView(state))
      }),

      createDeployment: ({ params, payload }) =>
        Effect.map(find(params.serviceId), (service) => Deployments.create(state, service, payload))
    })
  })
)
