import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import type * as ApiError from "../../../../ApiError.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { backupsOf, findBackup, retentionDays } from "../backups.ts"
import * as Databases from "../databases.ts"
import { isTaken } from "../logicalId.ts"
import { page } from "../page.ts"
import { onBranch, resolveBranch } from "../projects.ts"
import { ManagementApi } from "../../../../ManagementApi.ts"
import { instant, Store } from "../../state/Store.ts"

const logicalIdClash = (logicalId: string | undefined) =>
  Effect.fail(answer.conflict({
    message: `The project has a database with the logicalId ${logicalId} already.`,
    hint: "Find it with `GET /v1/databases?logicalId=...`, or choose another one."
  }))

const parseDate = (
  field: string,
  text: string | undefined,
  otherwise: number
): Effect.Effect<number, ApiError.BadRequest> => {
  const millis = text === undefined ? otherwise : Date.parse(text)
  return Number.isNaN(millis)
    ? Effect.fail(
      answer.badRequest({ message: `Invalid query: ${field}: Expected a date`, hint: "For example 2026-10-01." })
    )
    : Effect.succeed(millis)
}

const startOfMonth = (millis: number): number => DateTime.toEpochMillis(DateTime.startOf(instant(millis), "month"))

export const databases = HttpApiBuilder.group(
  ManagementApi,
  "databases",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = Databases.databaseView(state)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visible(state)
        const fits = onBranch(state, query)
        const seen = state.databases.filter((row) =>
          visible(state.projects.get(row.projectId)!.workspaceId) && fits(row)
        )
        return yield* page(seen, query, view)
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const project = yield* access.findOrForbid(state, "project", payload.projectId)
        const branchId = yield* resolveBranch(state, project.id, payload)
        const source = yield* Databases.resolveSource(state, payload.source)
        if (isTaken(state.databases, project.id, payload.logicalId)) {
          return yield* logicalIdClash(payload.logicalId)
        }
        return Databases.add(state, { ...payload, project, branchId, source }).view
      }),

      get: ({ params }) => Effect.map(access.findOrForbid(state, "database", params.databaseId), view),

      delete: ({ params }) =>
        Effect.map(access.findOrForbid(state, "database", params.databaseId), (row) => Databases.remove(state, row)),

      update: Effect.fnUntraced(function*({ params, payload }) {
        const database = yield* access.findOrForbid(state, "database", params.databaseId)
        const { branchGitName, branchId, logicalId = database.logicalId, name = database.name } = payload
        const keepsBranch = branchId === undefined && branchGitName === undefined
        const onto = keepsBranch ? database.branchId : yield* resolveBranch(state, database.projectId, payload)
        if (isTaken(state.databases, database.projectId, payload.logicalId, database)) {
          return yield* logicalIdClash(payload.logicalId)
        }
        return view(state.databases.change(database, { branchId: onto, logicalId, name }))
      }),

      listConnections: Effect.fnUntraced(function*({ params, query }) {
        const database = yield* answer.undeclared(access.find(state, "database", params.databaseId))
        return yield* page(Databases.connectionsOf(state, database), query, Databases.connectionView(state))
      }),

      createConnection: Effect.fnUntraced(function*({ params, payload }) {
        const database = yield* access.find(state, "database", params.databaseId)
        return Databases.connectionWithSecrets(state, Databases.addConnection(state, database, payload.name))
      }),

      listBackups: Effect.fnUntraced(function*({ params, query: { limit = 25 } }) {
        const backups = backupsOf(state, yield* access.find(state, "database", params.databaseId))
        return {
          data: backups.slice(0, limit),
          meta: { backupRetentionDays: retentionDays },
          pagination: { hasMore: backups.length > limit, limit }
        }
      }),

      restore: Effect.fnUntraced(function*({ params, payload: { source } }) {
        const target = yield* access.find(state, "database", params.targetDatabaseId)
        const origin = yield* access.find(state, "database", source.databaseId)
        const backup = findBackup(state, origin, source.backupId)
        if (backup === undefined) {
          return yield* Effect.fail(answer.notFound({ message: `Backup ${source.backupId} was not found.` }))
        }
        if (backup.status !== "completed") {
          return yield* Effect.fail(
            answer.invalid({ message: "Invalid body: source.backupId: The backup is not completed yet" })
          )
        }
        if (!Databases.isSettled(state, target)) {
          return yield* Effect.fail(
            answer.conflict({ message: "The database is not ready.", hint: "Wait until its status is `ready`." })
          )
        }
        const restored = { type: "backup", databaseId: origin.id, backupId: backup.id } as const
        const row = state.databases.change(target, {
          source: restored,
          readyAt: state.now() + Databases.settlingTime,
          until: "recovering"
        })
        return { ...view(row), source: restored }
      }),

      usage: Effect.fnUntraced(function*({ params, query }) {
        yield* access.find(state, "database", params.databaseId)
        const now = state.now()
        const start = yield* parseDate("startDate", query.startDate, startOfMonth(now))
        const end = yield* parseDate("endDate", query.endDate, now)
        if (end < start) {
          return yield* Effect.fail(
            answer.badRequest({ message: "Invalid query: endDate: Expected a date after startDate" })
          )
        }
        return {
          period: { start: instant(start), end: instant(end) },
          metrics: { operations: { used: 0, unit: "ops" }, storage: { used: 0, unit: "GiB" } },
          generatedAt: instant(now)
        }
      })
    })
  })
)
