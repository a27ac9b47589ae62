/** Which deployment of a service is live: promoted, or rolled back to. */
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../ApiError.ts"
import type { Promotion, PromotionInput } from "../../../api/schemas.ts"
import type { Caller } from "../../../Authorization.ts"
import * as answer from "../protocol/answer.ts"
import * as deployments from "./deployments.ts"
import * as domains from "./domains.ts"
import * as services from "./services.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

/** How many promotions a service remembers. */
const mostPromoted = 100

const makeLive = (state: State, service: rows.Service, deployment: rows.Deployment): Promotion => {
  const before = services.liveDeployment(state, service)
  const promoted = [...service.promoted.filter((id) => id !== deployment.id), deployment.id].slice(-mostPromoted)
  const row = state.services.change(service, { promoted })
  return {
    appEndpointDomain: services.endpointDomain(row),
    reassignedDomains: before === undefined || before.id === deployment.id
      ? 0
      : domains.domainsOf(state, service).length
  }
}

/** The deployment of an id, which has to be one of this service. */
const find = (
  state: State,
  service: rows.Service,
  id: string
): Effect.Effect<rows.Deployment, ApiError.NotFound> => {
  const deployment = state.deployments.get(id)
  return deployment?.serviceId === service.id ? Effect.succeed(deployment) : Effect.fail(answer.notFound({
    message: `Deployment ${id} was not found in this service.`,
    hint: "`GET /v1/services/{serviceId}/deployments` lists those of a service."
  }))
}

export const promote = Effect.fnUntraced(function*(
  state: State,
  id: string,
  { versionId, deploymentId = versionId }: PromotionInput
): Effect.fn.Return<
  Promotion,
  ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict | ApiError.UnprocessableEntity,
  Caller
> {
  const service = yield* services.find(state, id)
  if (deploymentId === undefined) {
    return yield* Effect.fail(answer.invalid({
      message: "Invalid body: deploymentId: Expected the id of a deployment",
      hint: "Send the id of the deployment to make live."
    }))
  }
  const deployment = yield* find(state, service, deploymentId)
  const status = deployments.statusOf(state, deployment)
  if (status !== "running") {
    return yield* Effect.fail(answer.conflict({
      message: `The deployment is ${status}, not running.`,
      hint: "Start it, and wait until its status is `running`."
    }))
  }
  return makeLive(state, service, deployment)
})

/** The deployment that was live before, of those that are still there. */
const previous = (state: State, service: rows.Service): string | undefined =>
  service.promoted.slice(0, -1).findLast((id) => state.deployments.get(id) !== undefined)

/** Waits until a deployment that is on its way runs: until then what is live goes on serving. */
const running = Effect.fnUntraced(function*(
  state: State,
  service: rows.Service,
  id: string
): Effect.fn.Return<
  { readonly service: rows.Service; readonly deployment: rows.Deployment },
  ApiError.NotFound | ApiError.Conflict
> {
  while (true) {
    // Taken before the deployment is read: what happens meanwhile is not missed.
    const change = state.change()
    const now = state.now()
    const deployment = yield* find(state, service, id)
    const status = deployments.statusOf(state, deployment)
    // Somebody may have promoted another one meanwhile.
    if (status === "running") return { service: state.services.get(service.id)!, deployment }
    if (status !== "provisioning") {
      return yield* Effect.fail(answer.conflict({
        message: `The deployment did not start: it is ${status}.`,
        hint: "Its log says why: `GET /v1/deployments/{deploymentId}/logs`."
      }))
    }
    const next = deployment.timeline.find(({ at }) => at > now)?.at ?? now
    yield* state.until(next, change)
  }
})

export const rollback = Effect.fnUntraced(function*(
  state: State,
  id: string,
  { versionId, deploymentId = versionId }: PromotionInput
): Effect.fn.Return<Promotion, ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict, Caller> {
  const service = yield* services.find(state, id)
  const targetId = deploymentId ?? previous(state, service)
  if (targetId === undefined) {
    return yield* Effect.fail(answer.conflict({
      message: "There is no earlier promoted deployment to roll back to.",
      hint: "Send the deploymentId to make live."
    }))
  }
  const target = yield* find(state, service, targetId)
  if (!["running", "provisioning"].includes(deployments.statusOf(state, target))) {
    yield* deployments.start(state, target)
  }
  const now = yield* running(state, service, target.id)
  return makeLive(state, now.service, now.deployment)
})
