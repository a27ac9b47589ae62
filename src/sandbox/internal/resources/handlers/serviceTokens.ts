import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { page } from "../page.ts"
import type * as rows from "../../state/rows.ts"
import { Settings } from "../../state/settings.ts"
import { instant, Store } from "../../state/Store.ts"
import * as Workspaces from "../workspaces.ts"

const view = (row: rows.Credential) => ({
  id: row.id,
  type: "serviceToken",
  name: row.name,
  valueHint: row.value.slice(-4),
  createdAt: instant(row.createdAt),
  expiresAt: row.expiresAt === null ? null : instant(row.expiresAt)
})

export const serviceTokens = group(
  "serviceTokens",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const { tokenSkew: skew } = yield* Settings
    const tokensOf = (workspaceId: string) =>
      state.credentials.filter((row) => row.type === "service_token" && row.workspaceId === workspaceId)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ params, query }) {
        // Empty where there is no such workspace, or none that the token can see.
        const found = yield* Effect.option(access.find(state, "workspace", params.workspaceId))
        return yield* page(Option.isSome(found) ? tokensOf(found.value.id) : [], query, view, "newest first")
      }),

      create: Effect.fnUntraced(function*({ params, payload }) {
        const { id } = yield* access.find(state, "workspace", params.workspaceId)
        const row = yield* Workspaces.addToken(state, id, {
          name: payload.name,
          type: "service_token",
          userId: null,
          skew
        })
        return { ...view(row), value: Redacted.make(row.value) }
      }),

      delete: Effect.fnUntraced(function*({ params }) {
        const { id } = yield* access.find(state, "workspace", params.workspaceId)
        const row = tokensOf(id).find((row) => row.id === state.credentials.get(params.serviceTokenId)?.id)
        if (row === undefined) {
          return yield* Effect.fail(
            answer.notFound({
              message: `Service token ${params.serviceTokenId} was not found.`,
              hint: "`GET /v1/workspaces/{workspaceId}/service-tokens` lists those of a workspace."
            })
          )
        }
        state.credentials.remove(row)
      })
    })
  })
)
