import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { page } from "../page.ts"
import * as scm from "../scm.ts"
import { Store } from "../../state/Store.ts"

export const sourceRepositories = group(
  "sourceRepositories",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = scm.sourceRepositoryView(state)
    const connectedTo = (id: string) => state.sourceRepositories.where("projectId", id)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const { id } = yield* access.find(state, "project", query.projectId)
        return yield* page(connectedTo(id), query, view)
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const project = yield* access.findOrForbid(state, "project", payload.projectId)
        const installations = payload.installationId === undefined
          ? scm.installationsOf(state, project.workspaceId)
          : [yield* access.findOrForbid(state, "scmInstallation", payload.installationId)]
        const found = installations
          .flatMap(({ id, repositories }) => repositories.map((repository) => ({ installationId: id, repository })))
          .find(({ repository }) => repository.id === payload.providerRepositoryId)
        if (found === undefined) {
          return yield* Effect.fail(answer.invalid({
            message: `The installation cannot see repository ${payload.providerRepositoryId}.`,
            hint: "`GET /v1/scm-installations/{installationId}/repositories` lists those that an installation can see."
          }))
        }
        const linked = state.sourceRepositories.find(({ projectId, repository }) =>
          repository.id === found.repository.id && state.projects.get(projectId)!.workspaceId === project.workspaceId
        )
        if (linked !== undefined) {
          return yield* Effect.fail(answer.conflict({
            message: `${found.repository.fullName} is already connected to a project.`,
            hint: `Disconnect it there first: \`DELETE /v1/source-repositories/${linked.id}\`.`
          }))
        }
        const [other] = connectedTo(project.id)
        if (other !== undefined) {
          return yield* Effect.fail(answer.conflict({
            message: `The project is already connected to ${other.repository.fullName}.`,
            hint: "A project has one repository: disconnect it first."
          }))
        }
        return {
          data: view(state.sourceRepositories.put({ ...state.row("srcrepo_"), projectId: project.id, ...found }))
        }
      }),

      get: ({ params }) =>
        Effect.map(access.find(state, "sourceRepository", params.id), (row) => ({ data: view(row) })),

      delete: ({ params }) =>
        Effect.map(access.find(state, "sourceRepository", params.id), state.sourceRepositories.remove)
    })
  })
)
