/** Services, which the API also calls apps: made, changed, removed; and their domains and deployments. */
import * as Effect from "effect/Effect"
import type * as HttpServerRequest from "effect/http/HttpServerRequest"
import type * as ApiError from "../../../ApiError.ts"
import type { CreateDeploymentInput, CreateServiceInput, Service, UpdateServiceInput } from "../../../api/schemas.ts"
import * as access from "./access.ts"
import * as answer from "../protocol/answer.ts"
import * as closedBody from "../protocol/closedBody.ts"
import * as branches from "./branches.ts"
import * as deployments from "./deployments.ts"
import * as domains from "./domains.ts"
import { page, type PageQuery } from "./page.ts"
import { defaultRegion } from "./regions.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"
import * as views from "./views.ts"

type State = Store["Service"]

export const endpointDomain = (row: rows.Service): string =>
  row.promoted.length === 0 ? "pending.app.sandbox.invalid" : `${row.id.slice("cps_".length)}.app.sandbox.invalid`

/** The promoted one, not the newest: once it is deleted, there is none. */
export const liveDeployment = (state: State, row: rows.Service): rows.Deployment | undefined =>
  state.deployments.get(row.promoted.at(-1) ?? "")

export const serviceView = (state: State) => (row: rows.Service): Service => ({
  id: row.id,
  type: "app",
  url: state.url(`/v1/services/${row.id}`),
  name: row.name,
  region: views.region(row.regionId),
  projectId: row.projectId,
  branchId: row.branchId,
  latestDeploymentId: liveDeployment(state, row)?.id ?? null,
  appEndpointDomain: endpointDomain(row),
  createdAt: instant(row.createdAt),
  logicalId: row.logicalId
})

type Fields = Pick<rows.Service, "projectId" | "branchId" | "name" | "logicalId">

/** Names and logical ids are each taken on a branch. The name is looked at first. */
const clash = (state: State, fields: Fields, except?: rows.Service) => {
  const others = state.services.where("projectId", fields.projectId).filter(({ branchId, id }) =>
    branchId === fields.branchId && id !== except?.id
  )
  const byName = others.find(({ name }) => name === fields.name)
  const existing = byName
    ?? others.find(({ logicalId }) => logicalId !== null && logicalId === fields.logicalId)
  return existing === undefined ? undefined : answer.conflict({
    code: "app:already_exists",
    message: byName === undefined
      ? `This branch already has a service with the logicalId ${existing.logicalId}.`
      : `This branch already has a service ${existing.name}.`,
    details: {
      existingAppId: existing.id,
      name: existing.name,
      branchGitName: existing.branchId === null ? "" : state.branches.get(existing.branchId)!.gitName,
      conflict: byName === undefined ? "logicalId" : "name",
      logicalId: existing.logicalId
    }
  })
}

export const find = (state: State, id: string) => access.findOrForbid(state, "service", id)

export const list = Effect.fnUntraced(function*(state: State, query: branches.PlaceQuery & PageQuery) {
  yield* branches.checkQuery(query)
  const visible = yield* access.visibleProject(state)
  const fits = branches.onBranch(state, query)
  return yield* page(state.services.filter((row) => visible(row) && fits(row)), query, serviceView(state))
})

export const get = (state: State, id: string) => Effect.map(find(state, id), serviceView(state))

/** The branch that an input puts a service on. `null` takes it off its branch; where nothing is said, `otherwise` says. */
const branchFor = (
  state: State,
  projectId: string,
  input: branches.Placing,
  otherwise: () => string | null
): Effect.Effect<string | null, ApiError.NotFound> => {
  const name = branches.named(input)
  if (name !== undefined) return Effect.map(branches.find(state, projectId, name), ({ id }) => id)
  return Effect.sync(() => input.branchId === null || input.branchGitName === null ? null : otherwise())
}

export const create = Effect.fnUntraced(function*(state: State, input: CreateServiceInput) {
  const problem = branches.problemOfNew(input)
  if (problem !== undefined) return yield* Effect.fail(answer.invalid(problem))
  const project = yield* access.findOrForbid(state, "project", input.projectId)
  const fields: Fields = {
    projectId: project.id,
    branchId: yield* branchFor(state, project.id, input, () => branches.defaultBranchOf(state, project.id).id),
    name: input.displayName,
    logicalId: input.logicalId ?? null
  }
  const taken = clash(state, fields)
  if (taken !== undefined) return yield* Effect.fail(taken)
  return serviceView(state)(
    state.services.put({
      ...state.row("cps_"),
      ...fields,
      regionId: input.regionId ?? project.defaultRegion ?? defaultRegion,
      promoted: []
    })
  )
})

export const update = Effect.fnUntraced(function*(state: State, id: string, input: UpdateServiceInput) {
  const problem = branches.problemOfMove(input)
  if (problem !== undefined) return yield* Effect.fail(answer.invalid(problem))
  const service = yield* find(state, id)
  const fields: Fields = {
    projectId: service.projectId,
    branchId: yield* branchFor(state, service.projectId, input, () => service.branchId),
    name: input.displayName ?? service.name,
    logicalId: input.logicalId ?? service.logicalId
  }
  const taken = clash(state, fields, service)
  if (taken !== undefined) {
    return yield* Effect.fail(answer.conflict({
      message: taken.message,
      hint: "Give it another name or logicalId, or move it to another branch."
    }))
  }
  return serviceView(state)(state.services.change(service, fields))
})

/** Its deployments go first, whatever they are doing. */
export const removeRow = (state: State, service: rows.Service): void => {
  deployments.deploymentsOf(state, service).forEach((row) => deployments.removeRow(state, row))
  domains.domainsOf(state, service).forEach(state.domains.remove)
  state.services.remove(service)
  state.tellChange()
}

export const remove = (state: State, id: string) => Effect.map(find(state, id), (service) => removeRow(state, service))

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
  return yield* page(deployments.deploymentsOf(state, service), query, deployments.summaryView(state), "newest first")
})

export const createDeployment = Effect.fnUntraced(function*(
  state: State,
  id: string,
  input: CreateDeploymentInput,
  request: HttpServerRequest.HttpServerRequest
) {
  yield* closedBody.check<CreateDeploymentInput>(request, ["portMapping", "skipCodeUpload"])
  const service = yield* find(state, id)
  const branch = service.branchId === null ? undefined : state.branches.get(service.branchId)
  if (branch === undefined) {
    return yield* Effect.fail(answer.invalid({
      message: "The service is on no branch, and the branch decides the variables of a deployment.",
      hint: "Move it to one first: `PATCH /v1/services/{serviceId}` with a branchId."
    }))
  }
  const live = liveDeployment(state, service)
  if (input.skipCodeUpload === true && live === undefined) {
    return yield* Effect.fail(answer.invalid({
      message: "Invalid body: skipCodeUpload: Expected a service with a promoted deployment, whose archive is taken",
      hint: "Upload an archive, start the deployment and promote it first."
    }))
  }
  return deployments.create(state, service, { branch, input, live })
})
