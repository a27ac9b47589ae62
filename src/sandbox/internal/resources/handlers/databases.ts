import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type * as ApiError from "../../../../ApiError.ts"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import { backupsOf, findBackup, retentionDays } from "../backups.ts"
import * as Databases from "../databases.ts"
import * as branches from "../branches.ts"
import { isTaken } from "../logicalId.ts"
import { page } from "../page.ts"
import { instant, Store } from "../../state/Store.ts"

const logicalIdClash = (logicalId: string | null) =>
  Effect.fail(answer.conflict({
    message: `The branch already has a database with the logicalId ${logicalId}.`,
    hint: "Find it with `GET /v1/databases?logicalId=...`, or choose another one."
  }))

/** Every database is on a branch: none can be taken off. */
const problemOfNull = ({ branchGitName, branchId }: branches.Placing) =>
  branchId !== null && branchGitName !== null ? undefined : {
    message: `Invalid body: ${branchId === null ? "branchId" : "branchGitName"}: Expected a branch, not null`,
    hint:
      "Every database is on a branch. Omit branchId to use the project's default branch, or to keep the current one."
  }

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

export const databases = group(
  "databases",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = Databases.databaseView(state)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visible(state)
        yield* answer.undeclared(branches.checkQuery(query))
        const fits = branches.onBranch(state, query)
        const seen = state.databases.filter((row) =>
          visible(state.projects.get(row.projectId)!.workspaceId) && fits(row)
        )
        return yield* page(seen, query, view)
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const problem = problemOfNull(payload) ?? branches.problemOfNew(payload)
        if (problem !== undefined) return yield* Effect.fail(answer.badRequest(problem))
        const project = yield* access.findOrForbid(state, "project", payload.projectId)
        const source = yield* Databases.resolveSource(state, payload.source)
        const name = branches.named(payload)
        const { id: branchId } = name === undefined
          ? branches.defaultBranchOf(state, project.id)
          : yield* branches.findOrAdd(state, project.id, name)
        const { logicalId = null } = payload
        if (isTaken(state.databases, { projectId: project.id, branchId, logicalId })) {
          return yield* logicalIdClash(logicalId)
        }
        return Databases.add(state, { ...payload, project, branchId, source }).view
      }),

      get: ({ params }) => Effect.map(access.findOrForbid(state, "database", params.databaseId), view),

      delete: Effect.fnUntraced(function*({ params }) {
        const database = yield* access.findOrForbid(state, "database", params.databaseId)
        if (database.isDefault) {
          return yield* Effect.fail(answer.forbidden({
            message: "The default database of a project cannot be deleted.",
            hint: "Create another one with `isDefault: true` first, or delete the project."
          }))
        }
        Databases.remove(state, database)
      }),

      update: Effect.fnUntraced(function*({ params, payload }) {
        const problem = problemOfNull(payload) ?? branches.problemOfMove(payload)
        if (problem !== undefined) return yield* answer.undeclared(Effect.fail(answer.invalid(problem)))
        const database = yield* access.findOrForbid(state, "database", params.databaseId)
        const { logicalId = database.logicalId, name = database.name } = payload
        const onto = branches.named(payload)
        const branchId = onto === undefined
          ? database.branchId
          : (yield* branches.findOrAdd(state, database.projectId, onto)).id
        if (isTaken(state.databases, { projectId: database.projectId, branchId, logicalId }, database)) {
          return yield* logicalIdClash(logicalId)
        }
        return view(state.databases.change(database, { branchId, logicalId, name }))
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
          return yield* Effect.fail(answer.notFound({
            message: `Backup ${source.backupId} was not found.`,
            hint: "`GET /v1/databases/{databaseId}/backups` lists those of a database."
          }))
        }
        if (backup.status !== "completed") {
          return yield* Effect.fail(
            answer.invalid({
              message: "Invalid body: source.backupId: The backup is not completed yet",
              hint: "Wait until its status is `completed`, or restore an older one."
            })
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
            answer.badRequest({
              message: "Invalid query: endDate: Expected a date after startDate",
              hint: "Omit startDate for the beginning of this month, and endDate for now."
            })
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
