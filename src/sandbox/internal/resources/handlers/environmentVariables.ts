import * as Effect from "effect/Effect"
import type {
  CreateEnvironmentVariableInput,
  EnvironmentVariable,
  UpdateEnvironmentVariableInput
} from "../../../../api/environmentVariables.ts"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import * as closedBody from "../../protocol/closedBody.ts"
import * as branches from "../branches.ts"
import { page } from "../page.ts"
import type * as rows from "../../state/rows.ts"
import { instant, Store } from "../../state/Store.ts"

const variableView = (state: Store["Service"]) => (row: rows.EnvironmentVariable): EnvironmentVariable => ({
  id: row.id,
  type: "environment-variable",
  url: state.url(`/v1/environment-variables/${row.id}`),
  projectId: row.projectId,
  branchId: row.branchId,
  class: row.class,
  key: row.key,
  valueKid: row.valueKid,
  isManagedBySystem: false,
  createdAt: instant(row.createdAt),
  updatedAt: instant(row.updatedAt)
})

export const environmentVariables = group(
  "environmentVariables",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = variableView(state)
    const find = (id: string) => access.find(state, "environmentVariable", id)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visibleProject(state)
        const fits = branches.onBranch(state, { projectId: query.projectId, branchId: query.branchId })
        const seen = state.environmentVariables.filter((row) =>
          visible(row)
          && fits({ ...row, logicalId: null })
          && (query.class === undefined || row.class === query.class)
          && (query.key === undefined || row.key === query.key)
        )
        return yield* page(seen, query, view)
      }),

      create: Effect.fnUntraced(function*({ payload, request }) {
        const names = ["projectId", "branchId", "class", "key", "value"] as const
        yield* closedBody.check<CreateEnvironmentVariableInput>(request, names)
        const { id: projectId } = yield* access.find(state, "project", payload.projectId)
        const override = branches.named({ branchId: payload.branchId })
        if (override !== undefined && payload.class === "production") {
          return yield* Effect.fail(answer.invalid({
            message: "Invalid body: branchId: Expected no branchId beside the class production",
            hint: "A variable of one branch overrides that of all previews: its class is preview."
          }))
        }
        const branchId = override === undefined ? null : (yield* branches.find(state, projectId, override)).id
        const existing = state.environmentVariables.where("projectId", projectId).find((row) =>
          row.branchId === branchId && row.class === payload.class && row.key === payload.key
        )
        if (existing !== undefined) {
          return yield* Effect.fail(answer.conflict({
            message: `There is already a variable ${payload.key} for ${payload.class}.`,
            hint: `Give it a new value with \`PATCH /v1/environment-variables/${existing.id}\`.`
          }))
        }
        const fields = state.row("envvar_")
        return view(state.environmentVariables.put({
          ...fields,
          projectId,
          branchId,
          class: payload.class,
          key: payload.key,
          valueKid: state.id("kid_"),
          updatedAt: fields.createdAt
        }))
      }),

      get: ({ params }) => Effect.map(find(params.envVarId), view),

      delete: ({ params }) => Effect.map(find(params.envVarId), state.environmentVariables.remove),

      update: Effect.fnUntraced(function*({ params, request }) {
        yield* closedBody.check<UpdateEnvironmentVariableInput>(request, ["value"])
        const row = yield* find(params.envVarId)
        return view(state.environmentVariables.change(row, { valueKid: state.id("kid_"), updatedAt: state.now() }))
      })
    })
  })
)
