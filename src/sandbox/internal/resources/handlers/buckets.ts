import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { Bucket, BucketKey, UpdateBucketInput } from "../../../../api/buckets.ts"
import { group } from "../group.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import * as cascade from "../cascade.ts"
import * as branches from "../branches.ts"
import * as Buckets from "../buckets.ts"
import { isTaken } from "../logicalId.ts"
import { page } from "../page.ts"
import type * as rows from "../../state/rows.ts"
import { instant, Store } from "../../state/Store.ts"
import * as views from "../views.ts"

const providerName = (row: rows.Bucket): string => `sandbox-${row.id.slice("bkt_".length)}`

const bucketView = (state: Store["Service"]) => (row: rows.Bucket): Bucket => ({
  id: row.id,
  type: "bucket",
  url: state.url(`/v1/buckets/${row.id}`),
  name: row.name,
  providerName: providerName(row),
  status: Buckets.statusOf(state, row),
  createdAt: instant(row.createdAt),
  project: views.projectReference(state, row.projectId),
  branchId: row.branchId,
  logicalId: row.logicalId
})

const keyView = (row: rows.BucketKey): BucketKey => ({
  id: row.id,
  type: "bucketKey",
  name: row.name,
  valueHint: row.valueHint,
  role: row.role,
  createdAt: instant(row.createdAt)
})

const logicalIdClash = (logicalId: string | null) =>
  Effect.fail(answer.conflict({
    message: `The branch already has a bucket with the logicalId ${logicalId}.`,
    hint: "Find it with `GET /v1/buckets?logicalId=...`, or choose another one."
  }))

const problemOfUpdate = (payload: UpdateBucketInput) =>
  Object.values(payload).every((value) => value === undefined)
    ? {
      message: "Invalid body: Expected at least one field",
      hint: "Give displayName, logicalId, branchId or branchGitName."
    }
    : payload.displayName === ""
    ? { message: "Invalid body: displayName: Expected at least one character", hint: "Omit it to keep the name." }
    : undefined

export const buckets = group(
  "buckets",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = bucketView(state)
    const find = (id: string) => access.find(state, "bucket", id)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visibleProject(state)
        yield* answer.undeclared(branches.checkQuery(query))
        const fits = branches.onBranch(state, query)
        return yield* page(state.buckets.filter((row) => visible(row) && fits(row)), query, view)
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const problem = branches.problemOfBoth(payload)
        if (problem !== undefined) return yield* Effect.fail(answer.badRequest(problem))
        const { id: projectId } = yield* access.findOrForbid(state, "project", payload.projectId)
        const name = branches.named(payload)
        const branchId = name === undefined ? null : (yield* branches.find(state, projectId, name)).id
        const { logicalId = null } = payload
        if (isTaken(state.buckets, { projectId, branchId, logicalId })) return yield* logicalIdClash(logicalId)
        return view(state.buckets.put({
          ...state.row("bkt_"),
          projectId,
          branchId,
          name: payload.name ?? "My Bucket",
          logicalId
        }))
      }),

      get: ({ params }) => Effect.map(find(params.bucketId), view),

      delete: ({ params }) => Effect.map(find(params.bucketId), (row) => cascade.removeBucket(state, row)),

      update: Effect.fnUntraced(function*({ params, payload }) {
        const { displayName: name, ...placing } = payload
        const problem = branches.problemOfMove(placing) ?? problemOfUpdate(payload)
        if (problem !== undefined) return yield* Effect.fail(answer.invalid(problem))
        const bucket = yield* find(params.bucketId)
        const onto = branches.named(placing)
        const branchId = onto === undefined
          ? bucket.branchId
          : (yield* branches.findOrAdd(state, bucket.projectId, onto)).id
        const { logicalId = bucket.logicalId } = placing
        if (isTaken(state.buckets, { projectId: bucket.projectId, branchId, logicalId }, bucket)) {
          return yield* logicalIdClash(logicalId)
        }
        return view(state.buckets.change(bucket, { branchId, logicalId, name: name ?? bucket.name }))
      }),

      listKeys: Effect.fnUntraced(function*({ params, query }) {
        const bucket = yield* find(params.bucketId)
        return yield* page(state.bucketKeys.where("bucketId", bucket.id), query, keyView)
      }),

      createKey: Effect.fnUntraced(function*({ params, payload }) {
        const bucket = yield* find(params.bucketId)
        const secret = state.secret(40)
        const row = state.bucketKeys.put({
          ...state.row("bkey_"),
          bucketId: bucket.id,
          name: payload.name ?? "My Key",
          role: payload.role,
          valueHint: secret.slice(-4)
        })
        return {
          ...keyView(row),
          secretAccessKey: Redacted.make(secret),
          accessKeyId: state.secret(20).toUpperCase(),
          endpoint: "https://buckets.sandbox.invalid",
          bucketName: providerName(bucket)
        }
      }),

      deleteKey: Effect.fnUntraced(function*({ params }) {
        const bucket = yield* find(params.bucketId)
        const key = state.bucketKeys.get(params.keyId)
        if (key?.bucketId !== bucket.id) {
          return yield* Effect.fail(answer.notFound({
            message: `Key ${params.keyId} was not found in this bucket.`,
            hint: "`GET /v1/buckets/{bucketId}/keys` lists those of a bucket."
          }))
        }
        state.bucketKeys.remove(key)
      })
    })
  })
)
