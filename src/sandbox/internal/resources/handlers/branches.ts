import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import type { UpdateBranchInput } from "../../../../api/branches.ts"
import * as answer from "../../protocol/answer.ts"
import * as closedBody from "../../protocol/closedBody.ts"
import * as Branches from "../branches.ts"
import * as cascade from "../cascade.ts"
import { Store } from "../../state/Store.ts"
import * as views from "../views.ts"

export const branches = group(
  "branches",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      get: ({ params }) => Effect.map(access.find(state, "branch", params.branchId), views.branch(state)),

      delete: Effect.fnUntraced(function*({ params }) {
        const branch = yield* access.find(state, "branch", params.branchId)
        // First what cannot be changed: to make another branch the default one would not help.
        if (Branches.isProduction(state, branch)) {
          return yield* Effect.fail(answer.invalid({
            message: "The production branch of a project cannot be deleted.",
            hint: "Delete its project instead: the production role never moves to another branch."
          }))
        }
        if (branch.isDefault) {
          return yield* Effect.fail(answer.invalid({
            message: "The default branch of a project cannot be deleted.",
            hint: "Make another branch the default one first."
          }))
        }
        const members = Branches.membersOf(state, branch)
        if (members !== "") {
          return yield* Effect.fail(answer.conflict({
            message: `The branch still has ${members}.`,
            hint: "Delete them, or move them to another branch, first."
          }))
        }
        cascade.removeBranch(state, branch)
      }),

      update: Effect.fnUntraced(function*({ params, payload, request }) {
        yield* closedBody.check<UpdateBranchInput>(request, ["isDefault"])
        const branch = yield* access.find(state, "branch", params.branchId)
        if (payload.isDefault === false && branch.isDefault) {
          return yield* Effect.fail(answer.invalid({
            message: "Invalid body: isDefault: A project must have a default branch",
            hint: "Make another branch the default one instead."
          }))
        }
        return views.branch(state)(payload.isDefault === true ? Branches.makeDefault(state, branch) : branch)
      })
    })
  })
)
