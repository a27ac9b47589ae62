import * as Effect from "effect/Effect"
import * as HttpApiBuilder from "effect/http-api/HttpApiBuilder"
import * as Redacted from "effect/Redacted"
import type { Bucket, BucketKey } from "../../../../api/buckets.ts"
import { ManagementApi } from "../../../../ManagementApi.ts"
import * as access from "../access.ts"
import * as answer from "../../protocol/answer.ts"
import * as cascade from "../cascade.ts"
import { isTaken } from "../logicalId.ts"
import { page } from "../page.ts"
import { onBranch, resolveBranch } from "../projects.ts"
import type * as rows from "../../state/rows.ts"
import { instant, Store } from "../../state/Store.ts"
import * as views from "../views.ts"

/** How long a bucket is `provisioning`: milliseconds. */
const settlingTime = 2_000

const providerName = (row: rows.Bucket): string => `sandbox-${row.id.slice("bkt_".length)}`

const bucketView = (state: Store["Service"]) => (row: rows.Bucket): Bucket => ({
  id: row.id,
  type: "bucket",
  url: state.url(`/v1/buckets/${row.id}`),
  name: row.name,
  providerName: providerName(row),
  status: state.now() < row.createdAt + settlingTime ? "provisioning" : "ready",
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

const logicalIdClash = (logicalId: string | undefined) =>
  Effect.fail(answer.conflict({
    message: `The project has a bucket with the logicalId ${logicalId} already.`,
    hint: "Find it with `GET /v1/buckets?logicalId=...`, or choose another one."
  }))

export const buckets = HttpApiBuilder.group(
  ManagementApi,
  "buckets",
  Effect.fnUntraced(function*(handlers) {
    const state = yield* Store
    const view = bucketView(state)
    const find = (id: string) => access.find(state, "bucket", id)
    return handlers.handleAll({
      list: Effect.fnUntraced(function*({ query }) {
        const visible = yield* access.visibleProject(state)
        const fits = onBranch(state, query)
        return yield* page(state.buckets.filter((row) => visible(row) && fits(row)), query, view)
      }),

      create: Effect.fnUntraced(function*({ payload }) {
        const { id: projectId } = yield* access.findOrForbid(state, "project", payload.projectId)
        const branchId = yield* resolveBranch(state, projectId, payload)
        if (isTaken(state.buckets, projectId, payload.logicalId)) return yield* logicalIdClash(payload.logicalId)
        return view(state.buckets.put({
          ...state.row("bkt_"),
          projectId,
          branchId,
          name: payload.name ?? "My Bucket",
          logicalId: payload.logicalId ?? null
        }))
      }),

      get: ({ params }) => Effect.map(find(params.bucketId), view),

      delete: ({ params }) => Effect.map(find(params.bucketId), (row) => cascade.removeBucket(state, row)),

      update: Effect.fnUntraced(function*({ params, payload }) {
        const bucket = yield* find(params.bucketId)
        const branchId = (yield* resolveBranch(state, bucket.projectId, payload)) ?? bucket.branchId
        if (isTaken(state.buckets, bucket.projectId, payload.logicalId, bucket)) {
          return yield* logicalIdClash(payload.logicalId)
        }
        const { displayName: name = bucket.name, logicalId = bucket.logicalId } = payload
        return view(state.buckets.change(bucket, { branchId, logicalId, name }))
      }),

      listKeys: Effect.fnUntraced(function*({ params, query }) {
        const bucket = yield* find(params.bucketId)
        return yield* page(state.bucketKeys.filter(({ bucketId }) => bucketId === bucket.id), query, keyView)
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
          return yield* Effect.fail(answer.notFound({ message: `Key ${params.keyId} was not found in this bucket.` }))
        }
        state.bucketKeys.remove(key)
      })
    })
  })
)
