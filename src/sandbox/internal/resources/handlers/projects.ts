import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { group } from "../group.ts"
import * as access from "../access.ts"
import type { CreateBranchInput } from "../../../../api/projects.ts"
import * as answer from "../../protocol/answer.ts"
import * as closedBody from "../../protocol/closedBody.ts"
import * as branches from "../branches.ts"
import * as cascade from "../cascade.ts"
import * as databases from "../databases.ts"
import { page } from "../page.ts"
import * as Projects from "../projects.ts"
import { Store } from "../../state/Store.ts"
import * as views from "../views.ts"

/** The workspace that an access token is for. */
const recipient = (state: Store["Service"], token: string | Redacted.Redacted<string>) => {
  const credential = access.credentialOf(state, Redacted.isRedacted(token) ? Redacted.value(token) : token)
  return credential === undefined
    ? Effect.fail(answer.notFound({
      message: "The recipientAccessToken is unknown.",
      hint: "Send a token that this sandbox issued."
    }))
    : Effect.succeed(credential.workspaceId)
}

export const projects = group(
  "projects",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visible(state)
        const seen = state.projects.filter((row) =>
          visible(row.workspaceId) && (query.logicalId === undefined || row.logicalId === query.logicalId)
        )
        return yield* page(seen, query, views.project(state))
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const { workspaceId } = payload.workspaceId === undefined
          ? yield* access.caller(state)
          : { workspaceId: (yield* answer.undeclared(access.findOrForbid(state, "workspace", payload.workspaceId))).id }
        return yield* Projects.create(state, workspaceId, payload)
      }),

      get: ({ params }) => Effect.map(access.find(state, "project", params.id), views.project(state)),

      delete: Effect.fnUntraced(function*({ params }) {
        const project = yield* access.find(state, "project", params.id)
        const live = state.services.where("projectId", project.id).length
        if (live > 0) {
          return yield* Effect.fail(answer.badRequest({
            message: `The project still has ${live} ${live === 1 ? "service" : "services"}.`,
            hint: "Delete its services first: `GET /v1/services?projectId=...` lists them."
          }))
        }
        cascade.removeProject(state, project)
      }),

      update: Effect.fnUntraced(function*({ params, payload }) {
        const project = yield* access.findOrForbid(state, "project", params.id)
        return views.project(state)(state.projects.change(project, { name: payload.name ?? project.name }))
      }),

      transfer: Effect.fnUntraced(function*({ params, payload }) {
        const project = yield* access.find(state, "project", params.id)
        yield* Projects.transfer(state, project, yield* recipient(state, payload.recipientAccessToken))
      }),

      listBranches: Effect.fnUntraced(function*({ params, query: { gitName, gitNameContains, ...query } }) {
        const { id } = yield* access.find(state, "project", params.projectId)
        if (gitName !== undefined && gitNameContains !== undefined) {
          return yield* Effect.fail(answer.invalid({
            message: "Invalid query: gitNameContains: Expected no gitNameContains beside a gitName",
            hint: "Send one of them: gitName is the whole name, gitNameContains a part of it."
          }))
        }
        const seen = branches.branchesOf(state, id).filter((row) =>
          (gitName === undefined || row.gitName === gitName)
          && (gitNameContains === undefined || row.gitName.includes(gitNameContains))
        )
        return yield* page(seen, query, views.branch(state))
      }),

      createBranch: Effect.fnUntraced(function*({ params, payload, request }) {
        yield* closedBody.check<CreateBranchInput>(request, ["gitName", "isDefault"])
        const { id } = yield* access.find(state, "project", params.projectId)
        if (branches.branchesOf(state, id).some(({ gitName }) => gitName === payload.gitName)) {
          return yield* Effect.fail(
            answer.conflict({
              message: `The project already has a branch ${payload.gitName}.`,
              hint: "Find it with `GET /v1/projects/{projectId}/branches?gitName=...`."
            })
          )
        }
        const branch = branches.add(state, id, payload.gitName, false)
        return views.branch(state)(payload.isDefault === true ? branches.makeDefault(state, branch) : branch)
      }),

      listDatabases: Effect.fnUntraced(function*({ params, query }) {
        const { id } = yield* access.find(state, "project", params.projectId)
        const seen = state.databases.where("projectId", id)
        return yield* page(seen, query, databases.databaseView(state))
      }),

      createDatabase: Effect.fnUntraced(function*({ params, payload: { fromDatabase, source, ...input } }) {
        const project = yield* access.findOrForbid(state, "project", params.projectId)
        const resolved = yield* databases.resolveSource(
          state,
          source ?? (fromDatabase === undefined
            ? undefined
            : fromDatabase.backupId === undefined
            ? { type: "database", databaseId: fromDatabase.id }
            : { type: "backup", databaseId: fromDatabase.id, backupId: fromDatabase.backupId })
        )
        const { id: branchId } = branches.defaultBranchOf(state, project.id)
        return databases.withApiKeys(databases.add(state, { ...input, project, branchId, source: resolved }))
      })
    })
  })
)
