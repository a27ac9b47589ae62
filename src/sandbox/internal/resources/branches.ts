/**
 * Branches of projects: which one is the default, which one is production, and how what is put on a branch names it.
 *
 * The rules are those of the published SDK's comments (`@prisma/management-api-sdk` 1.80.0).
 */
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../ApiError.ts"
import * as answer from "../protocol/answer.ts"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

export const branchesOf = (state: State, projectId: string): Array<rows.Branch> =>
  state.branches.where("projectId", projectId)

export const defaultBranchOf = (state: State, projectId: string): rows.Branch =>
  branchesOf(state, projectId).find(({ isDefault }) => isDefault)!

/** The first branch of a project is the production one, for ever: the default flag moves, this role never does. */
export const isProduction = (state: State, { id, projectId }: rows.Branch): boolean =>
  branchesOf(state, projectId)[0]?.id === id

export const makeDefault = (state: State, branch: rows.Branch): rows.Branch => {
  const updatedAt = state.now()
  state.branches.change(defaultBranchOf(state, branch.projectId), { isDefault: false, updatedAt })
  return state.branches.change(branch, { isDefault: true, updatedAt })
}

export const add = (state: State, projectId: string, gitName: string, isDefault: boolean): rows.Branch => {
  const fields = state.row("br_")
  return state.branches.put({ ...fields, projectId, gitName, isDefault, updatedAt: fields.createdAt })
}

/** How an input says on which branch a thing is to be. */
export interface Placing {
  readonly branchId?: string | null | undefined
  readonly branchGitName?: string | null | undefined
  readonly logicalId?: string | undefined
}

type Named = { readonly branchId: string } | { readonly branchGitName: string }

/** The branch that an input names, by id or by Git name. */
export const named = ({ branchGitName, branchId }: Placing): Named | undefined =>
  typeof branchId === "string" ? { branchId } : typeof branchGitName === "string" ? { branchGitName } : undefined

export const find = (
  state: State,
  projectId: string,
  name: Named
): Effect.Effect<rows.Branch, ApiError.NotFound> =>
  Effect.suspend(() => {
    const id = "branchId" in name ? state.branches.get(name.branchId)?.id : undefined
    const found = branchesOf(state, projectId).find((row) =>
      "branchId" in name ? row.id === id : row.gitName === name.branchGitName
    )
    return found === undefined
      ? Effect.fail(answer.notFound({
        message: `Branch ${"branchId" in name ? name.branchId : name.branchGitName} was not found in this project.`,
        hint: "Create it first: `POST /v1/projects/{projectId}/branches`."
      }))
      : Effect.succeed(found)
  })

/** For the operations that create a branch which is named by its Git name and not there yet. */
export const findOrAdd = (
  state: State,
  projectId: string,
  name: Named
): Effect.Effect<rows.Branch, ApiError.NotFound> =>
  "branchGitName" in name
    ? Effect.catch(
      find(state, projectId, name),
      () => Effect.sync(() => add(state, projectId, name.branchGitName, false))
    )
    : find(state, projectId, name)

const both = (place: "body" | "query") => ({
  message: `Invalid ${place}: branchGitName: Expected no branchGitName beside a branchId`,
  hint: "Both name a branch: send one of them."
})

const hasBoth = ({ branchGitName, branchId }: Placing): boolean =>
  typeof branchId === "string" && typeof branchGitName === "string"

/** What is wrong with where a new thing is to be; the branch of a logical id is named by its id. */
export const problemOfNew = (input: Placing) =>
  hasBoth(input) ? both("body") : input.logicalId !== undefined && typeof input.branchGitName === "string"
    ? {
      message: "Invalid body: logicalId: Expected no logicalId beside a branchGitName",
      hint: "Pass branchId instead of branchGitName."
    }
    : undefined

/** Also off every branch, by null. */
const moves = ({ branchGitName, branchId }: Placing): boolean => branchId !== undefined || branchGitName !== undefined

/** What is wrong with where a thing is to be moved. */
export const problemOfMove = (input: Placing) =>
  hasBoth(input) ? both("body") : input.logicalId !== undefined && moves(input)
    ? {
      message: `Invalid body: logicalId: Expected no logicalId beside a ${
        input.branchId === undefined ? "branchGitName" : "branchId"
      }`,
      hint: "Move it first, then set its logicalId in a second request."
    }
    : undefined

export const problemOfBoth = (input: Placing) => hasBoth(input) ? both("body") : undefined

/** The filters that the lists of things on branches share. */
export interface PlaceQuery {
  readonly projectId?: string | undefined
  readonly logicalId?: string | undefined
  readonly branchId?: string | undefined
  readonly branchGitName?: string | undefined
}

export const checkQuery = (query: PlaceQuery): Effect.Effect<void, ApiError.UnprocessableEntity> =>
  hasBoth(query) ? Effect.fail(answer.invalid(both("query"))) : Effect.void

/** Whether a row fits these filters. */
export const onBranch = (state: State, query: PlaceQuery) => {
  const projectId = query.projectId === undefined ? undefined : state.projects.get(query.projectId)?.id ?? null
  const branchId = query.branchId === undefined || query.branchId === "unassigned"
    ? undefined
    : state.branches.get(query.branchId)?.id ?? ""
  return (
    row: { readonly projectId: string; readonly branchId: string | null; readonly logicalId: string | null }
  ): boolean =>
    (projectId === undefined || row.projectId === projectId)
    && (query.logicalId === undefined || row.logicalId === query.logicalId)
    && (query.branchId !== "unassigned" || row.branchId === null)
    && (branchId === undefined || row.branchId === branchId)
    && (query.branchGitName === undefined
      || (row.branchId !== null && state.branches.get(row.branchId)?.gitName === query.branchGitName))
}

const members = ["service", "database", "bucket"] as const

/** What keeps a branch from being deleted, counted: what is on it for itself, and would be lost. */
export const membersOf = (state: State, branch: rows.Branch): string => {
  const tables = { service: state.services, database: state.databases, bucket: state.buckets }
  return members.flatMap((member) => {
    const count = tables[member].all().filter(({ branchId }) => branchId === branch.id).length
    return count === 0 ? [] : [`${count} ${member}${count === 1 ? "" : "s"}`]
  }).join(", ")
}
