import * as Effect from "effect/Effect"
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import * as Stream from "effect/Stream"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as Deployments from "../deployments.ts"
import * as liveLog from "../liveLog.ts"
import { Store } from "../../state/Store.ts"

export const deployments = group(
  "deployments",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const find = (id: string) => access.findOrForbid(state, "deployment", id)
    return handlers.handleAll({
      get: ({ params }) => Effect.map(find(params.deploymentId), Deployments.deploymentView(state)),

      delete: ({ params }) => Effect.flatMap(find(params.deploymentId), (row) => Deployments.remove(state, row)),

      start: ({ params }) => Effect.flatMap(find(params.deploymentId), (row) => Deployments.start(state, row)),

      stop: ({ params }) => Effect.flatMap(find(params.deploymentId), (row) => Deployments.stop(state, row)),

      logs: Effect.fnUntraced(function*({ params, query, request }) {
        const row = yield* find(params.deploymentId)
        if (!liveLog.isAskedFor(request)) return Stream.fromIterable(Deployments.logPage(state, row, query))
        const isOpen = yield* liveLog.serve(state, row, request, String(Deployments.beginOf(state, row, query)))
        // The server has answered 101 by itself: this answer is for the log of requests.
        return HttpServerResponse.empty({ status: isOpen ? 101 : 204 })
      })
    })
  })
)
