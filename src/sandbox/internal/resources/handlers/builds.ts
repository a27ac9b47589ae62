import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import * as Builds from "../builds.ts"
import { page } from "../page.ts"
import { Store } from "../../state/Store.ts"

/** The project and the branch that a report names: a branch is one of the project. */
const placeOf = Effect.fnUntraced(function*(
  state: Store["Service"],
  input: { readonly projectId?: string | undefined; readonly branchId?: string | undefined }
) {
  const branch = input.branchId === undefined ? undefined : yield* access.find(state, "branch", input.branchId)
  const projectId = input.projectId ?? branch?.projectId
  const project = projectId === undefined ? undefined : yield* access.find(state, "project", projectId)
  if (branch !== undefined && branch.projectId !== project?.id) {
    return yield* Effect.fail(answer.notFound({
      message: `Branch ${branch.id} was not found in this project.`,
      hint: "The branch must be in the project of the build."
    }))
  }
  return {
    ...project === undefined ? undefined : { projectId: project.id },
    ...branch === undefined ? undefined : { branchId: branch.id }
  }
})

/** The kind of what a build did something to. A key of a service is none of the API's resources. */
const kinds = {
  project: "project",
  branch: "branch",
  database: "database",
  app: "service",
  deployment: "deployment",
  bucket: "bucket",
  config_variable: "environmentVariable",
  service_key: undefined
} as const

const inWorkspace = (state: Store["Service"], workspaceId: string, projectId: string | undefined) =>
  projectId === undefined || state.projects.get(projectId)?.workspaceId === workspaceId
    ? Effect.void
    : Effect.fail(answer.notFound({
      message: `Project ${projectId} was not found in the workspace of the build.`,
      hint: "A build belongs to the workspace of the token that reports it: use a token of the project's workspace."
    }))

const parseCursor = (cursor: string | undefined) =>
  cursor === undefined || /^\d{1,9}$/.test(cursor)
    ? Effect.succeed(Number(cursor ?? 0))
    : answer.undeclared(
      Effect.fail(answer.invalid({
        message: "Invalid query: cursor: Expected the cursor of a record",
        hint: "Omit it for the whole log."
      }))
    )

export const builds = group(
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
        return yield* page(seen, query, Builds.buildView, "newest first")
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        // The workspace comes from the token, so that a build can be reported before its project is there.
        const { workspaceId } = yield* access.caller(state)
        const place = yield* placeOf(state, payload)
        yield* inWorkspace(state, workspaceId, place.projectId)
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
        const place = yield* placeOf(state, {
          branchId,
          projectId: projectId ?? (branchId === undefined ? undefined : build.projectId ?? undefined)
        })
        yield* inWorkspace(state, build.workspaceId, place.projectId)
        return Builds.buildView(yield* Builds.update(state, build, { ...payload, ...place }))
      }),

      putResource: Effect.fnUntraced(function*({ params: { buildId, ...resource }, payload }) {
        const build = yield* access.find(state, "build", buildId)
        const kind = kinds[resource.resourceType]
        // What was deleted need not be there any more.
        if (kind !== undefined && payload.action !== "deleted") yield* access.find(state, kind, resource.resourceId)
        Builds.touch(state, build, { ...resource, ...payload })
      }),

      logs: Effect.fnUntraced(function*({ params, query }) {
        const { id } = yield* access.find(state, "build", params.buildId)
        return Builds.logFrom(state, id, yield* parseCursor(query.cursor), query.follow === "true")
      })
    })
  })
)
