/** Services, which the API also calls apps: made, changed, promoted, removed; and their domains and deployments. */
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../ApiError.ts"
import type {
  CreateDeploymentInput,
  CreateServiceInput,
  Promotion,
  PromotionInput,
  Service,
  UpdateServiceInput
} from "../../../api/schemas.ts"
import type { Caller } from "../../../Authorization.ts"
import * as access from "./access.ts"
import * as answer from "../protocol/answer.ts"
import * as deployments from "./deployments.ts"
import * as domains from "./domains.ts"
import { page, type PageQuery } from "./page.ts"
import { defaultBranchOf, onBranch, type PlaceQuery, resolveBranch } from "./projects.ts"
import { defaultRegion } from "./regions.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"
import * as views from "./views.ts"

type State = Store["Service"]

const endpointDomain = (row: rows.Service): string =>
  row.promoted.length === 0 ? "pending.app.sandbox.invalid" : `${row.id.slice("cps_".length)}.app.sandbox.invalid`

export const serviceView = (state: State) => (row: rows.Service): Service => ({
  id: row.id,
  type: "app",
  url: state.url(`/v1/services/${row.id}`),
  name: row.name,
  region: views.region(row.regionId),
  projectId: row.projectId,
  branchId: row.branchId,
  // The promoted one, not the newest.
  latestDeploymentId: state.deployments.get(row.promoted.at(-1) ?? "")?.id ?? null,
  appEndpointDomain: endpointDomain(row),
  createdAt: instant(row.createdAt),
  logicalId: row.logicalId
})

type Fields = Pick<rows.Service, "projectId" | "branchId" | "name" | "logicalId">

/** Names are taken on a branch, logical ids in a project. */
const clash = (state: State, fields: Fields, except?: rows.Service) => {
  const others = state.services.filter(({ id, projectId }) => projectId === fields.projectId && id !== except?.id)
  const byLogicalId = fields.logicalId === null
    ? undefined
    : others.find(({ logicalId }) => logicalId === fields.logicalId)
  const existing = byLogicalId
    ?? others.find(({ branchId, name }) => name === fields.name && branchId === fields.branchId)
  return existing === undefined ? undefined : answer.conflict({
    code: "app:already_exists",
    message: byLogicalId === undefined
      ? `There is a service ${existing.name} on this branch already.`
      : `There is a service with the logicalId ${existing.logicalId} already.`,
    details: {
      existingAppId: existing.id,
      name: existing.name,
      branchGitName: existing.branchId === null ? "" : state.branches.get(existing.branchId)!.gitName,
      conflict: byLogicalId === undefined ? "name" : "logicalId",
      logicalId: existing.logicalId
    }
  })
}

const find = (state: State, id: string) => access.findOrForbid(state, "service", id)

export const list = Effect.fnUntraced(function*(state: State, query: PlaceQuery & PageQuery) {
  const visible = yield* access.visibleProject(state)
  const fits = onBranch(state, query)
  return yield* page(state.services.filter((row) => visible(row) && fits(row)), query, serviceView(state))
})

export const get = (state: State, id: string) => Effect.map(find(state, id), serviceView(state))

export const create = Effect.fnUntraced(function*(state: State, input: CreateServiceInput) {
  const project = yield* access.findOrForbid(state, "project", input.projectId)
  const named = input.branchId !== undefined || input.branchGitName !== undefined
  const fields: Fields = {
    projectId: project.id,
    branchId: named ? yield* resolveBranch(state, project.id, input) : defaultBranchOf(state, project.id).id,
    name: input.displayName,
    logicalId: input.logicalId ?? null
  }
  const taken = clash(state, fields)
  if (taken !== undefined) return yield* Effect.fail(taken)
  return serviceView(state)(
    state.services.put({ ...state.row("cps_"), ...fields, regionId: input.regionId ?? defaultRegion, promoted: [] })
  )
})

export const update = Effect.fnUntraced(function*(state: State, id: string, input: UpdateServiceInput) {
  const service = yield* find(state, id)
  const keepsBranch = input.branchId === undefined && input.branchGitName === undefined
  const fields: Fields = {
    projectId: service.projectId,
    branchId: keepsBranch ? service.branchId : yield* resolveBranch(state, service.projectId, input),
    name: input.displayName ?? service.name,
    logicalId: input.logicalId ?? service.logicalId
  }
  const taken = clash(state, fields, service)
  if (taken !== undefined) return yield* Effect.fail(answer.conflict({ message: taken.message }))
  return serviceView(state)(state.services.change(service, fields))
})

export const removeRow = (state: State, service: rows.Service): void => {
  deployments.deploymentsOf(state, service).forEach((row) => deployments.removeRow(state, row))
  domains.domainsOf(state, service).forEach(state.domains.remove)
  state.services.remove(service)
}

export const remove = (state: State, id: string) => Effect.map(find(state, id), (service) => removeRow(state, service))

/** How many promotions a service remembers. */
const mostPromoted = 100

const makeLive = (state: State, service: rows.Service, deployment: rows.Deployment): Promotion => {
  const promoted = [...service.promoted, deployment.id].slice(-mostPromoted)
  const row = state.services.change(service, { promoted })
  return { appEndpointDomain: endpointDomain(row), reassignedDomains: domains.domainsOf(state, service).length }
}

/** The deployment that an input names, which has to be one of this service and has to run. */
const runningDeployment = Effect.fnUntraced(function*(
  state: State,
  service: rows.Service,
  id: string | undefined
): Effect.fn.Return<rows.Deployment, ApiError.NotFound | ApiError.Conflict> {
  const own = deployments.deploymentsOf(state, service)
  const deployment = id === undefined ? own.at(-1) : own.find((row) => row.id === state.deployments.get(id)?.id)
  if (deployment === undefined) {
    return yield* Effect.fail(answer.notFound({
      message: id === undefined ? "The service has no deployment." : `Deployment ${id} was not found in this service.`
    }))
  }
  const status = deployments.statusOf(state, deployment)
  if (status !== "running") {
    return yield* Effect.fail(answer.conflict({
      message: `The deployment is ${status}, not running.`,
      hint: "Start it, and wait until its status is `running`."
    }))
  }
  return deployment
})

export const promote = Effect.fnUntraced(function*(
  state: State,
  id: string,
  { versionId, deploymentId = versionId }: PromotionInput
): Effect.fn.Return<Promotion, ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict, Caller> {
  const service = yield* find(state, id)
  return makeLive(state, service, yield* runningDeployment(state, service, deploymentId))
})

export const rollback = Effect.fnUntraced(function*(
  state: State,
  id: string,
  { versionId, deploymentId = versionId }: PromotionInput
): Effect.fn.Return<Promotion, ApiError.Forbidden | ApiError.NotFound | ApiError.Conflict, Caller> {
  const service = yield* find(state, id)
  const target = deploymentId ?? service.promoted.at(-2)
  if (target === undefined) {
    return yield* Effect.fail(answer.conflict({ message: "There is no earlier promoted deployment to roll back to." }))
  }
  return makeLive(state, service, yield* runningDeployment(state, service, target))
})

export const listDomains = (state: State, id: string) =>
  Effect.map(find(state, id), (service) => ({
    data: domains.domainsOf(state, service).map(domains.domainView(state)),
    pagination: { hasMore: false, nextCursor: null }
  }))

export const createDomain = Effect.fnUntraced(function*(state: State, id: string, hostname: string) {
  const service = yield* find(state, id)
  return yield* domains.answerAdded(state, yield* domains.add(state, service, hostname))
})

export const listDeployments = Effect.fnUntraced(function*(state: State, id: string, query: PageQuery) {
  const service = yield* find(state, id)
  return yield* page(deployments.deploymentsOf(state, service), query, deployments.summaryView(state))
})

export const createDeployment = (state: State, id: string, input: CreateDeploymentInput) =>
  Effect.map(find(state, id), (service) => deployments.create(state, service, input))
