import * as Effect from "effect/Effect"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { page } from "../page.ts"
import * as scm from "../scm.ts"
import { Store } from "../../state/Store.ts"

export const scmInstallations = group(
  "scmInstallations",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const { id } = yield* answer.undeclared(access.findOrForbid(state, "workspace", query.workspaceId))
        const { repository } = query
        const seen = scm.installationsOf(state, id).filter((row) =>
          repository === undefined || scm.seesRepository(row, repository)
        )
        const found = yield* page(seen, query, scm.installationView(state))
        return seen.length > 0
          ? found
          : { ...found, hint: "Install the GitHub App: `POST /v1/scm-installations/install-intents` says where." }
      }),

      createInstallIntent: Effect.fnUntraced(function*({ payload: { repository, workspaceId } }) {
        const { id } = yield* access.findOrForbid(state, "workspace", workspaceId)
        if ((yield* access.caller(state)).userId === null) {
          return yield* Effect.fail(answer.forbidden({
            message: "A service token cannot start an installation.",
            hint: "Use a user's token: the one that the sandbox printed, or one of a login."
          }))
        }
        return {
          type: "install-intent",
          provider: "github",
          workspaceId: id,
          installUrl: scm.beginInstall(state, id, repository),
          ...scm.linkOf(state, id, repository)
        }
      }),

      listRepositories: Effect.fnUntraced(function*({ params, query }) {
        const { repositories } = yield* access.find(state, "scmInstallation", params.installationId)
        const rows = repositories.map((repository, index) => ({ repository, seq: index + 1 }))
        return yield* page(rows, query, ({ repository }) => scm.repositoryView(repository))
      })
    })
  })
)
