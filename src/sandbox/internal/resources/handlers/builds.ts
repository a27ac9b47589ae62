import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import { ManagementApi } from "../../../../ManagementApi.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import * as Builds from "../builds.ts"
import { page } from "../page.ts"
import { Store } from "../../state/Store.ts"

/** Where a build belongs: the project and the branch that the report names, else the workspace of the token only. */
const placeOf = Effect.fnUntraced(function*(
  state: Store["Service"],
  input: { readonly projectId?: string | undefined; readonly branchId?: string | undefined }
) {
  const branch = input.branchId === undefined ? undefined : yield* access.find(state, "branch", input.branchId)
  const projectId = input.projectId ?? branch?.projectId
  const project = projectId === undefined ? undefined : yield* access.find(state, "project", projectId)
  if (branch !== undefined && branch.projectId !== project?.id) {
    return yield* Effect.fail(answer.notFound({ message: `Branch ${branch.id} was not found in this project.` }))
  }
  return {
    ...project === undefined ? undefined : { projectId: project.id, workspaceId: project.workspaceId },
    ...branch === undefined ? undefined : { branchId: branch.id }
  }
})

const parseCursor = (cursor: string | undefined) =>
  cursor === undefined || /^\d{1,9}$/.test(cursor)
    ? Effect.succeed(Number(cursor ?? 0))
    : answer.undeclared(
      Effect.fail(answer.invalid({ message: "Invalid query: cursor: Expected the cursor of a record" }))
    )

export const builds = HttpApiBuilder.group(
  ManagementApi,
  "builds",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visible(state)
        const place = yield* placeOf(state, query)
        const seen = state.builds.filter((row) =>
          visible(row.workspaceId)
          && (place.projectId === undefined || row.projectId === place.projectId)
          && (place.branchId === undefined || row.branchId === place.branchId)
          && (query.state === undefined || row.state === query.state)
        )
        return yield* page(seen, query, Builds.buildView)
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const place = yield* placeOf(state, payload)
        const workspaceId = place.workspaceId ?? (yield* access.caller(state)).workspaceId
        const { runIdentity } = payload
        const run = runIdentity === undefined
          ? null
          : `${runIdentity.provider}/${runIdentity.repositoryId}/${runIdentity.runId}/${runIdentity.runAttempt}`
        const existing = run === null
          ? undefined
          : state.builds.find((row) => row.run === run && row.workspaceId === workspaceId)
        if (existing !== undefined) return Builds.buildView(existing)
        const repository = state.sourceRepositories.find((row) =>
          String(row.repository.id) === runIdentity?.repositoryId
          && state.projects.get(row.projectId)!.workspaceId === workspaceId
        )
        return Builds.buildView(state.builds.put({
          ...state.row("bld_"),
          projectId: null,
          branchId: null,
          ...place,
          workspaceId,
          source: payload.source,
          state: "pending",
          phase: "queued",
          commitSha: payload.commitSha,
          branchName: payload.branchName,
          run,
          gitRepoId: repository?.id ?? null,
          externalLogUrl: payload.externalLogUrl ?? null,
          deployedUrl: null,
          applicationTopologyContentHash: payload.applicationTopologyContentHash ?? null,
          errorMessage: null,
          failingStep: null,
          startedAt: null,
          finishedAt: null,
          resources: [],
          log: [{
            text: `Build of ${payload.branchName} at ${payload.commitSha} is queued`,
            level: "info",
            step: "queued"
          }]
        }))
      }),

      get: ({ params }) => Effect.map(access.find(state, "build", params.buildId), Builds.buildWithResources),

      update: Effect.fnUntraced(function*({ params, payload: { branchId, projectId, ...payload } }) {
        const build = yield* access.find(state, "build", params.buildId)
        const { workspaceId: _, ...place } = yield* placeOf(state, { branchId, projectId })
        return Builds.buildView(yield* Builds.update(state, build, { ...payload, ...place }))
      }),

      putResource: Effect.fnUntraced(function*({ params: { buildId, ...resource }, payload }) {
        Builds.touch(state, yield* access.find(state, "build", buildId), { ...resource, ...payload })
      }),

      logs: Effect.fnUntraced(function*({ params, query }) {
        const { id } = yield* access.find(state, "build", params.buildId)
        return Builds.logFrom(state, id, yield* parseCursor(query.cursor), query.follow === "true")
      })
    })
  })
)
